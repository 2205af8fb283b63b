"""Other spellings of a value that was found: what is none of them first; and the way back from decoded text."""

from __future__ import annotations

import cProfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy_audit.detectors.masking.cover import spliced
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
    "account": (Kind.BANK_ACCOUNT, "12345678"),
    "plate": (Kind.VEHICLE_PLATE, "29A12345"),
    "home": (Kind.ADDRESS, "12 Nguyễn Trãi, Thanh Xuân, Hà Nội"),
    "short home": (Kind.ADDRESS, "12 Lê, Phú Nhuận, Hồ Chí Minh"),
    "six letters": (Kind.ADDRESS, "1 Lê Lợi, Phú Nhuận, Hồ Chí Minh"),
    "digits": (Kind.ADDRESS, "123456, Phú Nhuận"),
    "cyrillic": (Kind.EMAIL, "лан@example.com"),
    "host": (Kind.EMAIL, "lan@пример.рф"),
    "room": (Kind.ADDRESS, "Chung cư Hoa Mai, Thanh Xuân, Hà Nội"),
    "mailbox": (Kind.EMAIL, "thao.vu@example.com"),
    "birth": (Kind.BIRTH_DATE, "1985-04-03"),
    "year": (Kind.BIRTH_DATE, "1985"),
}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("account", "123456789"),
        ("account", "012345678"),
        ("account", "1234 và rồi 5678"),
        ("account", "1234 .-  5678"),
        ("account", "123456789a"),
        ("plate", "129A12345"),
        ("plate", "29A123456"),
        ("home", "12 Nguyễn Trãiên"),
        ("home", "112 Nguyễn Trãi"),
        ("home", "Nguyễn Trãi"),
        ("home", "Thanh Xuân, Hà Nội"),
        ("room", "Chung cư Hoa Mai"),
        ("digits", "123456"),
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
    assert list(known(*FOUND[name]).spellings(text)) == []


@pytest.mark.parametrize(
    ("name", "text", "piece"),
    [
        ("account", "số 1234.5678 nhé", "1234.5678"),
        ("account", "số 1234 .- 5678 nhé", "1234 .- 5678"),
        ("account", "12345678a", "12345678"),
        ("short home", "ở 12-le-phu-nhuan nhé", "12-le-phu-nhuan"),
        ("six letters", "ở 1-le-loi nhé", "1-le-loi"),
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
    assert [text[one.start : one.end] for one in known(*FOUND[name]).spellings(text)] == [piece]


def test_a_spelling_is_found_as_often_as_it_stands() -> None:
    text = "số 1234.5678, lại 1234 5678"
    pieces = [text[one.start : one.end] for one in known(*FOUND["account"]).spellings(text)]
    assert pieces == ["1234.5678", "1234 5678"]


@pytest.mark.parametrize(
    ("name", "text", "mask"),
    [
        ("home", "12-nguyen-trai", "•••"),
        ("birth", "hẹn 3/4 nhé", "••/••"),
        ("birth", "April 3, 1985", "•••"),
        ("account", "1234.5678", "•••"),
    ],
)
def test_a_spelling_is_shown_like_what_was_found_a_home_and_a_day_without_year_in_bullets(
    name: str, text: str, mask: str
) -> None:
    assert [one.mask for one in known(*FOUND[name]).spellings(text)] == [mask]


def relative(value: str, masked: str) -> Known:
    """Somebody of the family who was found, with the initials that are shown."""
    found = Finding(
        kind=Kind.RELATIONS,
        start=0,
        end=1,
        value=Secret(value),
        masked=masked,
        certainty=Certainty.CONFIRMED,
    )
    return Known((found,))


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
    assert spliced(text, relative("Vợ tôi là Trần Thị Quỳnh", "Vợ tôi là T.T.Q.").spellings(text)) == shown


@pytest.mark.parametrize(
    ("value", "masked", "text", "shown"),
    [
        ("Trần Thị Quỳnh", "T.T.Q.", "chị tran-thi-quynh", "chị T.T.Q."),
        ("con Đỗ Đức Duy Anh", "con Đ.Đ.D.A.", "chị Anh, em do-duc-duy-anh", "chị Anh, em Đ.Đ.D.A."),
        ("con Thị Thuỳ Trang", "con T.T.T.", "em thi-thuy-trang", "em T.T.T."),
    ],
)
def test_the_name_begins_where_the_mask_shows_initials(
    value: str, masked: str, text: str, shown: str
) -> None:
    assert spliced(text, relative(value, masked).spellings(text)) == shown


def test_of_a_directory_the_first_three_hundred_values_are_looked_for() -> None:
    listed = Known(found(Kind.BANK_ACCOUNT, f"1234{number}") for number in range(5000, 5301))
    assert {one.start for one in listed.spellings("12345299 1234.5000")} == {0, 9}
    assert list(listed.spellings("1234.5300")) == []


def test_numbers_and_mailboxes_are_counted_together() -> None:
    accounts = [found(Kind.BANK_ACCOUNT, f"1234{number}") for number in range(5000, 5150)]
    mails = [found(Kind.EMAIL, f"an{number}@example.vn") for number in range(100, 251)]
    listed = Known((*accounts, *mails))
    assert [one.start for one in listed.spellings("an249 (a còng) example.vn")] == [0]
    assert list(listed.spellings("an250 (a còng) example.vn")) == []


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
    ("text", "piece"),
    [
        ("an example.vn", "an example.vn"),
        ("an an an an example.vn", "an example.vn"),
        ("an example.vn an an", "an example.vn"),
        ("an (a còng) example.vn, an an", "an (a còng) example.vn"),
        ("an example.vn example.vn example.vn", "an example.vn"),
        ("example.vn an example.vn", "an example.vn"),
    ],
)
def test_a_mailbox_is_found_whichever_of_its_parts_stands_more_often(text: str, piece: str) -> None:
    listed = known(Kind.EMAIL, "an@example.vn")
    assert [text[one.start : one.end] for one in listed.spellings(text)] == [piece]


def test_a_mailbox_ends_at_the_first_of_two_hosts() -> None:
    listed = known(Kind.EMAIL, "lan@a.vn")
    text = "lan a.vn a.vn"
    assert [text[one.start : one.end] for one in listed.spellings(text)] == ["lan a.vn"]


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
