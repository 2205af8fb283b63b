"""What is read out: digits one by one, abbreviations in full, nothing that an ear cannot follow."""

from __future__ import annotations

import pytest

from privacy_audit.guide.outreach.speech import amount, sayable, seconds, spoken
from privacy_audit.outreach import Rate, Spoken

COMMITTEE = Spoken(written="UBND", text={"vi": "Ủy ban nhân dân", "en": "People's Committee"})


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("Không trả tiền.", "vi", "Không trả tiền."),
        ("gọi 113.", "vi", "gọi một một ba."),
        ("call 113.", "en", "call one one three."),
        ("số 0912345678", "vi", "số không chín một hai, ba bốn năm, sáu bảy tám"),
        ("số 02253456789", "vi", "số không hai hai năm, ba bốn năm, sáu bảy tám chín"),
        ("số 12345", "vi", "số một hai ba bốn năm"),
        ("số 0225 345 6789.", "vi", "số không hai hai năm, ba bốn năm, sáu bảy tám chín."),
        ("số (0225) 345-6789.", "vi", "số không hai hai năm, ba bốn năm, sáu bảy tám chín."),
        ("+84 225 345 678", "vi", "không hai hai năm, ba bốn năm, sáu bảy tám"),
        ("+84 (0225) 345-678", "vi", "không hai hai năm, ba bốn năm, sáu bảy tám"),
        ("UBND phường 5", "vi", "Ủy ban nhân dân phường năm"),
        ("UBNDX", "vi", "UBNDX"),
        ("Phòng A (tầng 2)", "vi", "Phòng A, tầng hai"),
    ],
)
def test_it_is_said_as_people_say_it(text: str, language: str, said: str) -> None:
    assert spoken(text, language, [COMMITTEE]) == said


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("Không trả tiền.", "vi", 3),
        ("Báo công an nơi gần nhất", "vi", 6),
        ("Zalo", "vi", 2),
        ("mạng nghe khuya", "vi", 3),
        ("UBND", "vi", 4),
        ("Do not pay.", "en", 3),
        ("UBND", "en", 4),
        ("", "vi", 0),
    ],
)
def test_syllables_and_words_are_counted(text: str, language: str, number: int) -> None:
    assert amount(text, language) == number


def test_seconds_are_rounded_up() -> None:
    rate = Rate(language="vi", per_minute=180, sources=())
    assert seconds("một " * 90, "vi", rate) == 30
    assert seconds("một " * 91, "vi", rate) == 31


@pytest.mark.parametrize(
    ("text", "can"),
    [
        ("số 1 phố Demo", True),
        ("Tầng 2. Hỏi bác Ba", True),
        ("congan@example.vn", False),
        ("https://example.vn", False),
        ("www.example.vn", False),
        ("xem example.vn", False),
    ],
)
def test_addresses_of_the_web_are_not_read_out(text: str, can: bool) -> None:
    assert sayable(text) is can


def test_a_long_row_of_digits_ends_soon() -> None:
    assert spoken("1" * 100_000, "vi").startswith("một một")
    assert spoken("1 " * 50_000, "vi").startswith("một")
