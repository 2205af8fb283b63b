"""The same thing at several places is one exposure."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from privacy_audit.model import Certainty, Exposure, Kind
from privacy_audit.pictures.likeness import SAME
from privacy_audit.scan.joining import PLACES, VALUES, Joiner, Printed, merged, surest
from tests.scan.samples import exposure


def told(exposures: tuple[Exposure, ...]) -> list[tuple[str, Certainty, list[int]]]:
    """Value, certainty and targets of each."""
    return [(one.reveal(), one.certainty, [place.target for place in one.where]) for one in exposures]


def test_different_values_stay_apart_and_so_do_different_kinds_of_the_same_value() -> None:
    found = merged((exposure("a"), exposure("b"), exposure("a", kind=Kind.BANK_ACCOUNT)))
    assert [(one.kind, one.reveal()) for one in found] == [
        (Kind.PHONE, "a"),
        (Kind.PHONE, "b"),
        (Kind.BANK_ACCOUNT, "a"),
    ]


def test_the_same_value_on_several_pages_is_one_exposure_with_all_places() -> None:
    found = merged(
        (
            exposure("a", 0, Certainty.LIKELY, type="mobile"),
            exposure("b", 0, Certainty.LIKELY),
            exposure("a", 1, Certainty.CONFIRMED, type="landline", x="y"),
            exposure("a", 0, Certainty.POSSIBLE),
        )
    )
    assert told(found) == [("a", Certainty.CONFIRMED, [0, 1]), ("b", Certainty.LIKELY, [0])]
    assert found[0].attributes == {"type": "mobile", "x": "y"}


def test_what_only_the_person_sees_counts_once_another_place_shows_it_to_all() -> None:
    alone = merged((exposure("a", 0, audience="only-you"), exposure("a", 1, audience="only-you")))
    assert alone[0].attributes == {"audience": "only-you"}
    for pair in (
        (exposure("a", 0, audience="only-you"), exposure("a", 1)),
        (exposure("a", 1), exposure("a", 0, audience="only-you")),
    ):
        assert merged(pair)[0].attributes == {}


def test_of_many_places_the_first_are_told_and_one_of_each_target_and_their_number() -> None:
    many = [exposure("a", 0, page=f"page {number}") for number in range(PLACES + 30)]
    found = merged((*many, exposure("a", 7, page="elsewhere")))[0]
    assert len(found.where) == PLACES + 1
    assert found.where[-1].target == 7
    assert found.attributes["places"] == str(PLACES + 31)


def test_a_place_that_comes_twice_is_counted_once() -> None:
    found = merged((exposure("a", 0), exposure("a", 0)))[0]
    assert (len(found.where), found.attributes) == (1, {})


def test_beyond_the_room_values_are_counted_and_known_ones_still_joined() -> None:
    joiner = Joiner()
    joiner.add(exposure(str(number)) for number in range(VALUES + 3))
    joiner.add([exposure("0", 1)])
    found = joiner.exposures()
    assert len(found) == VALUES
    assert joiner.left_out() == {Kind.PHONE: 3}
    assert [place.target for place in found[0].where] == [0, 1]


def photo(name: str, target: int = 0) -> Exposure:
    return exposure(name, target, kind=Kind.PHOTO, page=name)


def joined_photos(first: int, second: int) -> list[str]:
    """The values that remain of two photos with these hashes."""
    joiner = Joiner()
    joiner.add((photo("a", 0), photo("b", 1)))
    prints = (Printed(value="a", hash=first), Printed(value="b", hash=second))
    return [one.reveal() for one in joiner.exposures(prints)]


def test_photos_that_differ_in_more_bits_are_two() -> None:
    assert joined_photos(0, (1 << (SAME + 1)) - 1) == ["a", "b"]
    assert joined_photos(0, 2**64 - 1) == ["a", "b"]


@given(st.integers(0, 2**64 - 1), st.sets(st.integers(0, 63), max_size=SAME))
def test_photos_that_differ_in_a_few_bits_are_one_whichever_bits_they_are(first: int, bits: set[int]) -> None:
    second = first
    for bit in bits:
        second ^= 1 << bit
    assert joined_photos(first, second) == ["a"]


def test_a_photo_on_two_targets_is_one_exposure_with_both_places() -> None:
    joiner = Joiner()
    joiner.add((photo("https://a.example/1.jpg", 0), photo("https://b.example/9.jpg", 1)))
    prints = [
        Printed(value="https://a.example/1.jpg", hash=5),
        Printed(value="https://b.example/9.jpg", hash=4),
    ]
    assert told(joiner.exposures(prints)) == [("https://a.example/1.jpg", Certainty.LIKELY, [0, 1])]


def test_of_a_list_of_too_many_the_surest_are_kept_in_their_order() -> None:
    many = tuple(exposure(str(number), certainty=Certainty.POSSIBLE) for number in range(1_200))
    kept = surest((*many, exposure("sure", certainty=Certainty.CONFIRMED)))
    assert len(kept) == 1_000
    assert kept[-1].reveal() == "sure"
    assert kept[0].reveal() == "0"
