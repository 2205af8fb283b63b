"""Other spellings of a value that was found: what is none of them first; and the way back from decoded text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy_audit.detectors.masking.decoded import views, words_with_codes
from privacy_audit.detectors.masking.known import Known
from privacy_audit.detectors.reading import Finding
from privacy_audit.model import Certainty, Kind, Secret


def known(kind: Kind, value: str) -> Known:
    """One value that was found."""
    finding = Finding(
        kind=kind, start=0, end=1, value=Secret(value), masked="•••", certainty=Certainty.CONFIRMED
    )
    return Known((finding,))


FOUND = {
    "account": known(Kind.BANK_ACCOUNT, "12345678"),
    "plate": known(Kind.VEHICLE_PLATE, "29A12345"),
    "home": known(Kind.ADDRESS, "12 Nguyễn Trãi, Thanh Xuân, Hà Nội"),
    "room": known(Kind.ADDRESS, "Chung cư Hoa Mai, Thanh Xuân, Hà Nội"),
    "mailbox": known(Kind.EMAIL, "thao.vu@example.com"),
    "birth": known(Kind.BIRTH_DATE, "1985-04-03"),
    "year": known(Kind.BIRTH_DATE, "1985"),
}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("account", "123456789"),
        ("account", "012345678"),
        ("account", "1234 và rồi 5678"),
        ("plate", "129A12345"),
        ("plate", "29A123456"),
        ("home", "12 Nguyễn Trãiên"),
        ("home", "112 Nguyễn Trãi"),
        ("home", "Nguyễn Trãi"),
        ("home", "Thanh Xuân, Hà Nội"),
        ("room", "Chung cư Hoa Mai"),
        ("mailbox", "thao vu"),
        ("mailbox", "thao.vu và những người khác ở example.com"),
        ("birth", "04/03/1986"),
        ("birth", "tháng 4 năm 1985"),
        ("birth", "1985"),
        ("year", "1985"),
    ],
)
def test_what_is_no_spelling_of_a_value_stays(name: str, text: str) -> None:
    assert list(FOUND[name].spellings(text)) == []


@pytest.mark.parametrize(
    ("name", "text", "piece"),
    [
        ("account", "số 1234.5678 nhé", "1234.5678"),
        ("plate", "xe 29 a - 123.45", "29 a - 123.45"),
        ("home", "/12-nguyen-trai/", "12-nguyen-trai"),
        ("home", "ở 12, NGUYỄN TRÃI nhé", "12, NGUYỄN TRÃI"),
        ("mailbox", "thao.vu (a còng) example.com", "thao.vu (a còng) example.com"),
        ("birth", "hẹn 3/4 nhé", "3/4"),
        ("birth", "pass 03041985", "03041985"),
        ("birth", "April 3, 1985", "April 3, 1985"),
    ],
)
def test_another_spelling_is_found_where_it_stands(name: str, text: str, piece: str) -> None:
    assert [text[one.start : one.end] for one in FOUND[name].spellings(text)] == [piece]


CODED = st.lists(
    st.sampled_from(["a", "9", " ", "%40", "%2540", "=40", "=3D40", "&#64;", "&nbsp;", "+", "ă", "%C4%83", "&", "\x00"]),
    max_size=12,
).map("".join)  # fmt: skip


@given(CODED)
def test_every_place_of_a_view_leads_back_into_the_text(text: str) -> None:
    for begin, end in words_with_codes(text):
        for view in views(text[begin:end]):
            spans = [view.original(at, at + 1) for at in range(len(view.text))]
            assert all(0 <= start < stop <= end - begin for start, stop in spans)
            assert spans == sorted(spans)


def test_nothing_is_decoded_where_nothing_is_coded() -> None:
    assert views("C++ và 50% ?id=45&p=2") == ()
    assert [view.text for view in views("a%2540b")] == ["a@b"]
    assert [view.text for view in views("?t=84=2D91")] == ["?t=84=2D91", "?t 84-91"]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("không có gì", []),
        ("gọi a%40b nhé", ["a%40b"]),
        ("a+b\x00c+d", ["a+b", "c+d"]),
        ("a+b" + "x" * 398 + "+c", ["a+b" + "x" * 398 + "+c"]),
        ("%40" + "x" * 800 + "%40b", ["%40" + "x" * 800 + "%40b"]),
        ("%40" + "x" * 801 + "%40b", ["%40" + "x" * 400, "x" * 400 + "%40b"]),
        ("y" * 401 + "%40b", ["y" * 400 + "%40b"]),
    ],
)
def test_a_word_with_codes_goes_on_as_long_as_they_stand_near_each_other(
    text: str, pieces: list[str]
) -> None:
    assert [text[begin:end] for begin, end in words_with_codes(text)] == pieces
