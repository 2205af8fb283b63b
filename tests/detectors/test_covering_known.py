"""Other spellings of a value that was found: what is none of them first; and the way back from decoded text."""

from __future__ import annotations

import cProfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy_audit.detectors.masking.decoded import views, words_with_codes
from privacy_audit.detectors.masking.known import Known
from privacy_audit.detectors.reading import Finding
from privacy_audit.model import Certainty, Kind, Secret


def found(kind: Kind, value: str) -> Finding:
    """A value that was found."""
    return Finding(
        kind=kind, start=0, end=1, value=Secret(value), masked="•••", certainty=Certainty.CONFIRMED
    )


def known(kind: Kind, value: str) -> Known:
    """One value that was found."""
    return Known((found(kind, value),))


FOUND = {
    "account": known(Kind.BANK_ACCOUNT, "12345678"),
    "plate": known(Kind.VEHICLE_PLATE, "29A12345"),
    "home": known(Kind.ADDRESS, "12 Nguyễn Trãi, Thanh Xuân, Hà Nội"),
    "cyrillic": known(Kind.EMAIL, "лан@example.com"),
    "host": known(Kind.EMAIL, "lan@пример.рф"),
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
        ("mailbox", "thao vu, thao vu, thao vu và những người khác ở example.com"),
        ("cyrillic", "xem example.com nhé"),
        ("host", "chị lan ở đây"),
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


RELATIVE = Known(
    (
        Finding(
            kind=Kind.RELATIONS,
            start=0,
            end=1,
            value=Secret("Vợ tôi là Trần Thị Quỳnh"),
            masked="Vợ tôi là T.T.Q.",
            certainty=Certainty.CONFIRMED,
        ),
    )
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Vợ tôi đi chợ", "Vợ tôi đi chợ"),
        ("Trần Thị Quỳnhh", "Trần Thị Quỳnhh"),
        ("Trần Thị Quỳnh, gọi nhé", "T.T.Q., gọi nhé"),
        ("TRAN THI QUYNH, gọi nhé", "T.T.Q., gọi nhé"),
        ("ảnh tran-thi-quynh.jpg", "ảnh T.T.Q..jpg"),
    ],
)
def test_the_name_of_a_relative_is_hidden_wherever_it_stands_again(text: str, shown: str) -> None:
    for one in reversed(list(RELATIVE.spellings(text))):
        text = text[: one.start] + one.mask + text[one.end :]
    assert text == shown


def test_of_a_directory_the_first_three_hundred_values_are_looked_for() -> None:
    listed = Known(found(Kind.BANK_ACCOUNT, f"1234{number}") for number in range(5000, 5301))
    assert {one.start for one in listed.spellings("12345299 1234.5000")} == {0, 9}
    assert list(listed.spellings("1234.5300")) == []


@pytest.mark.parametrize(
    ("name", "host", "repeated"),
    [
        ("an", "x{}.example.vn", "an "),
        ("an{}", "example.vn", "example.vn "),
        ("an", "x{}.example.vn", "x7.example.vn "),
    ],
)
def test_three_hundred_mailboxes_make_little_work_where_one_of_their_parts_is_repeated(
    name: str, host: str, repeated: str
) -> None:
    text = repeated * (20_000 // len(repeated)) + "x7.example.vn an7 (a còng) example.vn"
    listed = Known(found(Kind.EMAIL, f"{name.format(number)}@{host.format(number)}") for number in range(300))
    profile = cProfile.Profile()
    profile.enable()
    covers = list(listed.spellings(text))
    profile.disable()
    assert len(covers) < 3
    assert sum(entry.callcount for entry in profile.getstats()) < 5 * len(text)


@pytest.mark.parametrize(
    "text", ["an example.vn", "an an an an example.vn", "an example.vn example.vn example.vn"]
)
def test_a_mailbox_is_found_whichever_of_its_parts_stands_more_often(text: str) -> None:
    listed = known(Kind.EMAIL, "an@example.vn")
    assert [text[one.start : one.end] for one in listed.spellings(text)] == ["an example.vn"]


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
