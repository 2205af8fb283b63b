"""Short messages are counted as a telecom counts them (3GPP TS 23.038 and 23.040)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy_audit.guide.outreach.telecom import (
    BASIC,
    EXTENSION,
    SmsCount,
    capacity,
    count_sms,
    without_marks,
)

# What looks alike and counts differently comes first.
COUNTS = [
    ("", SmsCount(alphabet="gsm-7", units=0, messages=1)),
    ("a" * 160, SmsCount(alphabet="gsm-7", units=160, messages=1)),
    ("a" * 161, SmsCount(alphabet="gsm-7", units=161, messages=2)),
    ("a" * 306, SmsCount(alphabet="gsm-7", units=306, messages=2)),
    ("a" * 307, SmsCount(alphabet="gsm-7", units=307, messages=3)),
    ("[" * 80, SmsCount(alphabet="gsm-7", units=160, messages=1)),
    ("[" * 81, SmsCount(alphabet="gsm-7", units=162, messages=2)),
    # An escaped character is not split: 152 places, then one that needs two, leave a place empty.
    ("a" * 152 + "[" + "a" * 152, SmsCount(alphabet="gsm-7", units=306, messages=3)),
    ("€", SmsCount(alphabet="gsm-7", units=2, messages=1)),
    ("é", SmsCount(alphabet="gsm-7", units=1, messages=1)),
    ("ê", SmsCount(alphabet="ucs-2", units=1, messages=1)),
    ("“", SmsCount(alphabet="ucs-2", units=1, messages=1)),
    ("`", SmsCount(alphabet="ucs-2", units=1, messages=1)),
    ("ấ" * 70, SmsCount(alphabet="ucs-2", units=70, messages=1)),
    ("ấ" * 71, SmsCount(alphabet="ucs-2", units=71, messages=2)),
    ("ấ" * 134, SmsCount(alphabet="ucs-2", units=134, messages=2)),
    ("ấ" * 135, SmsCount(alphabet="ucs-2", units=135, messages=3)),
    ("a" * 69 + "ấ", SmsCount(alphabet="ucs-2", units=70, messages=1)),
    # A picture sign is a pair of units, and not split between parts either.
    ("🙂" * 35, SmsCount(alphabet="ucs-2", units=70, messages=1)),
    ("a" * 66 + "🙂" + "a" * 66, SmsCount(alphabet="ucs-2", units=134, messages=3)),
]


@pytest.mark.parametrize(("text", "count"), COUNTS)
def test_a_text_is_counted_to_the_last_place(text: str, count: SmsCount) -> None:
    assert count_sms(text) == count


def test_the_alphabet_has_the_places_of_the_standard() -> None:
    assert len(BASIC) == 127  # and the escape
    assert len(EXTENSION) == 10
    assert not BASIC & EXTENSION


@pytest.mark.parametrize(
    ("alphabet", "messages", "places"),
    [("gsm-7", 1, 160), ("gsm-7", 2, 306), ("ucs-2", 1, 70), ("ucs-2", 2, 134)],
)
def test_so_many_messages_hold_so_many_places(alphabet: str, messages: int, places: int) -> None:
    assert capacity(alphabet, messages) == places  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Khong chuyen tien.", "Khong chuyen tien."),
        ("Không chuyển tiền, đừng sợ. ĐỪNG!", "Khong chuyen tien, dung so. DUNG!"),
        ("“Thám tử tư” – ảnh ghép…", '"Tham tu tu" - anh ghep...'),
        ("Ưu tiên: Ỷ lại, nghĩa, ngoại ô", "Uu tien: Y lai, nghia, ngoai o"),
    ],
)
def test_marks_are_taken_off(text: str, plain: str) -> None:
    assert without_marks(text) == plain


@given(
    st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạằẳẵặấầẩẫậèéẻẽẹếềểễệ “”–….,!?0123456789", max_size=400)
)
def test_vietnamese_without_marks_goes_in_the_alphabet_of_telephones(text: str) -> None:
    assert count_sms(without_marks(text)).alphabet == "gsm-7"


@given(st.text(max_size=500), st.text(max_size=50))
def test_more_text_never_costs_less(text: str, more: str) -> None:
    assert count_sms(text + more).messages >= count_sms(text).messages


@given(st.text(max_size=500))
def test_the_messages_hold_the_text(text: str) -> None:
    count = count_sms(text)
    assert count.units <= capacity(count.alphabet, count.messages)
