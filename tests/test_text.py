"""The normal form with its way back, the folding, the cleaner and the masks."""

from __future__ import annotations

import re
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy_audit.text import (
    CONTROL,
    INVISIBLE,
    clean,
    edited,
    fold,
    is_still,
    join,
    mask_digits,
    mask_email,
    mask_phone,
    normalise,
    unquote,
)

ANYTHING = st.text(alphabet=st.characters(), max_size=60)
VIETNAMESE = st.text(alphabet="Đđiệnthoạilàưởngxãquỳnhữ 0912345678.,-", max_size=40)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Zalo 0912 345 678",
        "Chị Thảo ở phường Lê Chân",
        "a\nb",
        "Привет",
        "東京",
        "5 < 6 & 7 > 2",
        "– “x”",
    ],
)
def test_text_in_normal_form_stays_as_it_is(text: str) -> None:
    assert normalise(text).text == text


@pytest.mark.parametrize(
    ("original", "expected"),
    [
        ("０９１２　３４５", "0912 345"),
        ("⓪⑨①②", "0912"),
        ("0️⃣9️⃣1️⃣", "091"),
        ("𝟎𝟗𝟏𝟐", "0912"),
        ("٠٩١٢", "0912"),
        ("09\u200b12\u00ad345", "0912345"),
        ("0912\u00a0345", "0912 345"),
        ("a\tb\r\nc\rd", "a b\nc\nd"),
        ("a\x1cb\x1dc\x1ed\x1fe", "a\nb\nc\nd\ne"),
        ("\ud8000912\udfff", "0912"),
        ("\x1b[31m0912\x07", "[31m0912"),
        ("e\u0323\u0302", "ệ"),
        ("ﬁn ①", "fin 1"),
    ],
)
def test_other_writings_become_plain(original: str, expected: str) -> None:
    assert normalise(original).text == unicodedata.normalize("NFC", expected)


@given(VIETNAMESE)
def test_composed_and_decomposed_text_read_the_same(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    assert normalise(decomposed).text == normalise(unicodedata.normalize("NFC", text)).text


@given(ANYTHING, st.data())
def test_a_span_of_the_original_reads_as_the_span_of_the_normal_form(text: str, data: st.DataObject) -> None:
    normal = normalise(text)
    if not normal.text:
        return
    start = data.draw(st.integers(0, len(normal.text) - 1))
    end = data.draw(st.integers(start + 1, len(normal.text)))
    first, last = normal.original(start, end)
    assert 0 <= first < last <= len(text)
    assert normal.text[start:end] in normalise(text[first:last]).text


@given(ANYTHING)
def test_the_normal_form_has_nothing_invisible(text: str) -> None:
    normal = normalise(text).text
    assert not INVISIBLE.search(normal)
    assert not CONTROL.search(normal)


@pytest.mark.parametrize(
    ("original", "expected", "span"),
    [
        ("zalo.me/0912", "zalo.me/0912", (8, 12)),
        ("zalo.me/%30%39%31%32", "zalo.me/0912", (8, 20)),
        ("zalo.me/%2530%39%31%32", "zalo.me/0912", (8, 22)),
        ("100% zalo/0912", "100% zalo/0912", (10, 14)),
    ],
)
def test_a_quoted_address_is_read_with_its_places(
    original: str, expected: str, span: tuple[int, int]
) -> None:
    reading = unquote(original)
    place = reading.text.index("0912")
    assert (reading.text, reading.original(place, place + 4)) == (expected, span)


@given(st.text(alphabet="%0123456789ABCDEFabcdef zé/", max_size=60))
def test_no_quoting_breaks_the_reading(text: str) -> None:
    reading = unquote(text)
    if reading.text:
        first, last = reading.original(0, len(reading.text))
        assert 0 <= first < last <= len(text)


def test_an_address_is_unquoted_three_times_at_most() -> None:
    assert unquote("%252530").text == "0"
    assert unquote("%25252530").text == "%30"


def test_a_text_without_quoted_bytes_is_read_like_any_other() -> None:
    assert unquote("zalo.me/０９") == normalise("zalo.me/０９")


def test_what_was_unquoted_and_is_odd_as_well_keeps_its_place() -> None:
    reading = unquote("x/%30%EF%BC%99\u200b1")
    assert (reading.text, reading.original(2, 3)) == ("x/091", (2, 5))
    assert (reading.original(3, 4), reading.original(4, 5)) == ((5, 14), (15, 16))


def test_a_character_for_a_character_needs_no_note_of_its_place() -> None:
    assert normalise("a０９b").edits == ()
    assert normalise("a\u200bb").edits == ((1, 1, 1, 2),)


def test_an_edited_text_leads_back_through_what_it_was_read_from() -> None:
    normal = normalise("a\u200bb cd e")
    reading = edited(normal.text, [(0, 2, "x"), (3, 5, "yz!")], normal)
    assert (reading.text, reading.before) == ("x yz! e", normal)
    assert reading.edits == ((0, 1, 0, 2), (2, 5, 3, 5))
    assert [reading.original(*span) for span in ((0, 1), (2, 3), (2, 5), (6, 7))] == [
        (0, 3),
        (4, 6),
        (4, 6),
        (7, 8),
    ]


@pytest.mark.parametrize(
    ("original", "expected"),
    [
        ("\u2011", "-"),
        ("a\u2002b", "a b"),
        ("\u00b4", "\u00b4"),
        ("\u00a8", "\u00a8"),
        ("㎏ №", "kg No"),
        ("q\u0307\u0323", "q\u0323\u0307"),
        ("ｶ", "カ"),
        ("\uffda", "\u1173"),
    ],
)
def test_compatibility_characters_become_plain_unless_nothing_visible_is_left(
    original: str, expected: str
) -> None:
    assert normalise(original).text == expected


def test_folding_takes_capitals_and_marks_away() -> None:
    assert fold("Địa chỉ: ĐƯỜNG Lạch Tray") == "dia chi: duong lach tray"


@given(ANYTHING | VIETNAMESE | st.text(alphabet="Đường 🌸東“?”", max_size=60))
def test_a_text_folds_as_its_characters_do(text: str) -> None:
    assert fold(text) == "".join(map(fold, text))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Nhé 🌸, Đông?", "nhe 🌸, dong?"),
        ("Ћирилица Ș ø", "ћирилица s ø"),
        ("東京 " * 50 + "Địa", "東京 " * 50 + "dia"),
        ("ỲỸỴỶÝ ươƯƠ ðÐ", "yyyyy uouo dd"),
        ("東京 " * 100 + "Địa", "東京 " * 100 + "dia"),
        ("İzmir Ș", "izmir s"),
        ("Đường? " * 50 + "東京?", "duong? " * 50 + "東京?"),
        ("東" + "Đường? " * 50 + "Ș", "東" + "duong? " * 50 + "s"),
    ],
)
def test_characters_of_other_scripts_stay_when_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(ANYTHING)
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    ("dirty", "expected"),
    [
        ("một\nhai\tba", "một hai ba"),
        ("a\rb\u2028c", "a b c"),
        ("a\x1eb\x1fc", "a b c"),
        ("\x1b]0;title\x07x", "]0;titlex"),
        ("\u202egnp.exe", "gnp.exe"),
        ("a" + "\u0301\u0300" * 50, "á\u0300\u0301\u0300"),
    ],
)
def test_cleaning_leaves_one_harmless_line(dirty: str, expected: str) -> None:
    assert clean(dirty) == expected


@pytest.mark.parametrize(
    ("dirty", "expected"), [("abcde", "abcde"), ("abcdef", "abcd…"), ("abc  de", "abc…")]
)
def test_what_is_longer_than_the_limit_is_cut_with_an_ellipsis(dirty: str, expected: str) -> None:
    assert clean(dirty, 4 if " " in dirty else 5) == expected


def test_two_thousand_characters_are_shown_unless_more_are_asked_for() -> None:
    assert clean("a" * 2000) == "a" * 2000
    assert clean("a" * 2001) == "a" * 1999 + "…"


def test_of_what_nobody_sees_four_times_the_limit_is_looked_through() -> None:
    assert clean("\u200b" * 7 + "ab", 2) == "a"
    assert clean("\u200b" * 8 + "ab", 2) == ""


@pytest.mark.parametrize(("characters", "still"), [("a\u0301", False), ("\x1b", False), ("Đường 🌸 ①", True)])
def test_whether_cleaning_changes_characters_is_told_at_a_glance(characters: str, still: bool) -> None:
    assert is_still(characters) is still


@given(ANYTHING, st.integers(1, 40))
def test_cleaning_twice_changes_nothing(text: str, limit: int) -> None:
    assert clean(clean(text, limit), limit) == clean(text, limit)


@given(ANYTHING, st.integers(1, 40))
def test_clean_text_is_short_and_holds_nothing_that_acts(text: str, limit: int) -> None:
    cleaned = clean(text, limit)
    assert len(cleaned) <= limit
    assert not re.search(r"[\n\r\t\x00-\x1f\x7f-\x9f]", cleaned)
    assert not INVISIBLE.search(cleaned)
    assert not CONTROL.search(cleaned)


@pytest.mark.parametrize("hostile", ["a\u0300\u0316", "\u0300\u0316", "０", "\ud800", "%25", "\u200b"])
def test_long_hostile_text_is_read_in_time(hostile: str) -> None:
    text = (hostile * 200_000)[:200_000]
    begun = time.perf_counter()
    normalise(text)
    unquote(text)
    clean(text, 80)
    assert time.perf_counter() - begun < 2


def test_joined_texts_know_their_parts() -> None:
    joined = join(("Zalo", "", "０９１２"))
    assert (joined.text, joined.begins) == ("Zalo\n\n0912", (0, 5, 6))
    assert [joined.part_at(offset) for offset in (0, 4, 5, 6, 9)] == [0, 0, 1, 2, 2]
    assert joined.parts == (normalise("Zalo"), normalise(""), normalise("０９１２"))


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("+84912345678", "09•• ••• •78"),
        ("+842435121234", "02•••••••34"),
        ("+8418001234", "18••••34"),
        ("+8419001234", "19••••34"),
        ("+17075559990", "+17•••••••90"),
        ("+5551234", "+55•••34"),
    ],
)
def test_a_phone_shows_its_first_two_and_last_two_digits(number: str, masked: str) -> None:
    assert mask_phone(number) == masked


def test_an_email_shows_one_letter_and_its_host() -> None:
    assert mask_email("thao.vu@example.com") == "t••••@example.com"
    assert mask_email('"thao@vu"@example.com') == '"••••@example.com'


def test_an_id_shows_its_last_two_digits() -> None:
    assert mask_digits("031091012345") == "••••••••••45"


def test_a_short_number_hides_how_short_it_is() -> None:
    assert [mask_digits(digits) for digits in ("1", "123", "123456", "1234567")] == [
        "••••1",
        "••••23",
        "••••56",
        "•••••67",
    ]
