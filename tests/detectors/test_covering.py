"""The net under the detectors: what it leaves readable first, then what it covers, and how long it takes."""

from __future__ import annotations

import time
from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy_audit.detectors import masked_text
from privacy_audit.detectors.masking.cover import Cover, blanked, together
from privacy_audit.detectors.masking.covering import covered, covers

PIECES = st.lists(
    st.sampled_from(
        ["0912345678", "lan@example.com", "2024-11-22", "20241122", "_153000", " ", "-", ".", "/", "123", "9",
         "•", "••", "@", "x.vn", '"', "http://", "1234567890123456", "%40", "ă", "0987 654 321"]
    ),
    max_size=9,
).map("".join)  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "",
        "html > body > p:nth-of-type(12) > a:nth-of-type(34)",
        "X.list[10][11][12][13].phone",
        "2024-11-22",
        "22/11/2024 15:30",
        "20241122_153000",
        "//127.0.0.1:43567/",
        "//localhost:43567/12345",
        "192.168.100.200",
        "09•• ••• •78",
        "+1•••••••••84",
        "•••, phường Bến Nghé, Quận 1",
        "t••••@example.com",
        "@thao.vu",
        "icon@2x.png",
        "react@18.2.0",
        "12345678",
        "look at example.com",
        "look at) example.com",
        "o9lzeAsbTB",
        "o9I2EA5b78",
    ],
)
def test_what_everybody_may_read_stays(text: str) -> None:
    assert covered(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("123456789", "•••••••89"),
        ("2009-12-34-5678", "••••••••••78"),
        ("2024-11-22-0912345678", "••••••••••••••••78"),
        ("20240912345678", "••••••••••••78"),
        ("20240912-345678", "••••••••••••78"),
        ("091.234.56.78", "••••••••78"),
        ("//localhost:09123/45678", "//localhost:••••••••78"),
        ("//localhost:43567/12345678901", "//localhost:43567/•••••••••01"),
        ("09I2EA5b78", "••••••••78"),
        ("thao (at) example.com", "t••••@example.com"),
        ("thao [a] example.com", "t••••@example.com"),
        ("thao a còng example.com", "t••••@example.com"),
        ("thao.vu at example.com", "t••••@example.com"),
        ("u0912345678.example.com", "u••••••••78.example.com"),
        ("lan@example", "lan@example"),
        ("lan@example.com", "l••••@example.com"),
        ("lan@0912345678.vn", "l••••@••••••••78.vn"),
        ("lan@example.com@example.vn", "l••••@example.vn"),
        ("lan@example.com@x", "l••••@example.com@x"),
        ("lan@example.com, nam@example.vn", "l••••@example.com, n••••@example.vn"),
        ('"lan vu"@example.com', '"••••@example.com'),
    ],
)
def test_what_may_be_a_value_is_covered(text: str, shown: str) -> None:
    assert covered(text) == shown


def test_only_in_names_do_long_ids_stay() -> None:
    text = "/7571863205253778710/1234560912345678"
    assert [text[one.start : one.end] for one in covers(text, is_name=True)] == ["1234560912345678"]
    assert [text[one.start : one.end] for one in covers(text)] == [text[1:]]


@given(PIECES | st.text(alphabet=st.characters(), max_size=80))
def test_covering_twice_changes_nothing_more(text: str) -> None:
    assert covered(covered(text)) == covered(text)


@pytest.mark.parametrize(
    "hostile", ["1", "1 ", "12-", "a@", "a@a.bc@", '"a"@', "2024-11-22", "//a:1", "09••", "1234567890123456 "]
)
def test_long_hostile_text_is_read_in_time(hostile: str) -> None:
    begun = time.perf_counter()
    covers((hostile * 200_000)[:200_000], is_name=True)
    assert time.perf_counter() - begun < 1.5


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("https://www.meetup.com/es/events/248885422", "https://www.meetup.com/es/events/248885422"),
        ("https://www.kickstarter.com/projects/1452363698/x", "https://www.kickstarter.com/projects/1452363698/x"),
        ("https://www.facebook.com/profile.php?id=100000000000001", "https://www.facebook.com/profile.php?id=100000000000001"),
        ("https://example.com/p84912345678q", "https://example.com/p•••••••••78q"),
        ("https://example.com/001199012345", "https://example.com/••••••••••45"),
        ("912345678.html", "•••••••78.html"),
    ],
)  # fmt: skip
def test_the_address_of_a_page_keeps_its_ids_and_hides_numbers(name: str, shown: str) -> None:
    assert masked_text(name) == shown


STRETCHES = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 12)).map(
        lambda one: Cover(start=one[0], end=one[0] + one[1], mask="•" * one[1])
    ),
    max_size=8,
)


def places(covers: Iterable[Cover]) -> set[int]:
    """Every place that is covered."""
    return {place for cover in covers for place in range(cover.start, cover.end)}


@given(STRETCHES)
def test_stretches_together_hide_the_same_and_never_overlap(stretches: list[Cover]) -> None:
    joined = together(stretches)
    assert places(joined) == places(stretches)
    assert all(one.end <= other.start for one, other in pairwise(joined))
    assert together(joined) == joined


def test_of_stretches_that_overlap_the_mask_of_the_longest_is_shown() -> None:
    one, two, three = (
        Cover(start=start, end=end, mask=f"{start}") for start, end in ((0, 3), (2, 7), (6, 9))
    )
    assert together((three, one, two)) == (Cover(start=0, end=9, mask="2"),)
    assert together((Cover(start=0, end=3, mask="a"), Cover(start=2, end=5, mask="b"))) == (
        Cover(start=0, end=5, mask="a"),
    )


@given(STRETCHES, st.integers(0, 20), st.integers(0, 30))
def test_a_part_of_a_text_is_blanked_where_it_is_covered_and_nowhere_else(
    stretches: list[Cover], begin: int, length: int
) -> None:
    text = blanked("a" * length, sorted(stretches, key=lambda one: one.start), begin)
    covered_places = places(stretches)
    assert text == "".join("\x00" if begin + place in covered_places else "a" for place in range(length))
