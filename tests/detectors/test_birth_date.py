"""Birth dates: the dates that are none come first, then every way to write one."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from privacy_audit.detectors.birth_date import REASONS, find
from privacy_audit.detectors.birth_date.dates import date_at
from privacy_audit.detectors.reading import read
from privacy_audit.model import Part
from privacy_audit.text import fold
from tests.detectors.samples import content, only, table, told

CONFIRMED, LIKELY, POSSIBLE = "confirmed", "likely", "possible"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12/03/1985",
        "Đăng ngày 12/03/2024",
        "Ngày cấp: 12/03/2021",
        "Ngày sinh 31/02/1985",
        "học sinh ngày 12/3/2024",
        "Sinh viên khóa 2020",
        "Nam sinh 2005 đạt giải nhất",
        "giấy khai sinh ngày 12/3/1985",
        "hy sinh ngày 12/3/1972",
        "tuyển sinh 2024",
        "Thứ năm, 2/11/2023",
        "Mừng sinh nhật shop 12/12 giảm giá 50%",
        "Chúc mừng sinh nhật!\n12 tháng 3, 2024",
        "kỷ niệm ngày sinh Chủ tịch Hồ Chí Minh 19/5/1890",
        "Einstein, born 14 March 1879 – 18 April 1955",
        "(sinh ngày 19/5/1930 - mất 2/9/1999)",
        "Ông (1940 - 2001) là nhà báo",
        "Nguyễn Văn A (SN 1985, trú tại Hải Phòng)",
        "dành cho học sinh sinh năm 2010",
        "SN 12/3 Lê Lợi",
        "newborn 12/3/1985",
    ],
)
def test_what_is_no_birth_date(text: str) -> None:
    assert told(find, content(text)) == []


@pytest.mark.parametrize(
    ("text", "value", "certainty"),
    [
        ("Ngày sinh: 12/03/1985", "1985-03-12", CONFIRMED),
        ("ngay sinh 12.3.85", "1985-03-12", CONFIRMED),
        ("sinh ngày 12 tháng 3 năm 1985 tại Hải Phòng", "1985-03-12", CONFIRMED),
        ("Ngày sinh: Ngày 12 tháng 3 năm 1985", "1985-03-12", CONFIRMED),
        ("Ngày, tháng, năm sinh: 12-03-1985", "1985-03-12", CONFIRMED),
        ("SN 12/3/1985", "1985-03-12", CONFIRMED),
        ("Ngày sinh: 12031985", "1985-03-12", CONFIRMED),
        ("DOB: 1985-03-12", "1985-03-12", CONFIRMED),
        ("Date of birth (dd/mm/yyyy): 12/03/1985", "1985-03-12", CONFIRMED),
        ("DOB 03/25/1985", "1985-03-25", CONFIRMED),
        ("Born March 12, 1985", "1985-03-12", CONFIRMED),
        ("I was born on 12th of March 1985", "1985-03-12", CONFIRMED),
        ("born in London on 12 March 1985", "1985-03-12", CONFIRMED),
        ("sinh tại Hải Phòng, ngày 12/3/1985", "1985-03-12", CONFIRMED),
        ("Lý Văn Bình – 022088003579 – 05/10/1988", "1988-10-05", CONFIRMED),
        ("Đào Linh – Nữ – 14/02/2001", "2001-02-14", LIKELY),
        ("Tăng Mỹ Hạnh | 03.09.1991 | Nữ", "1991-09-03", LIKELY),
        ("Sinh nhật: 12/3", "--03-12", LIKELY),
        ("🎂 12/03", "--03-12", LIKELY),
        ("12/3 là sinh nhật mình", "--03-12", LIKELY),
        ("March 12 is my birthday", "--03-12", LIKELY),
        ("sinh tháng 3/1985", "1985-03", LIKELY),
        ("Tiệc sinh nhật 12/03/2024", "2024-03-12", POSSIBLE),
        ("Năm sinh: 1985", "1985", POSSIBLE),
        ("mình sinh năm 1985", "1985", POSSIBLE),
        ("em sn 1995", "1995", POSSIBLE),
    ],
)
def test_birth_dates_under_their_names(text: str, value: str, certainty: str) -> None:
    assert told(find, content(text)) == [(value, certainty)]


def test_data_that_name_it_are_enough() -> None:
    of = content("1985-03-12T00:00:00Z", part=Part.JSON_LD, label="birthdate")
    assert told(find, of) == [("1985-03-12", CONFIRMED)]


def test_a_label_below_its_date_counts() -> None:
    of = content("12 tháng 3", "Ngày sinh", "1985", "Năm sinh")
    assert told(find, of) == [("--03-12", LIKELY), ("1985", LIKELY)]


def test_the_head_of_a_column_is_a_label() -> None:
    of = table(("Họ tên", "Ngày sinh", "Ngày vào Đảng"), ("Vũ Thảo", "12/03/1985", "03/02/2010"))
    assert told(find, of) == [("1985-03-12", CONFIRMED)]


def test_a_table_made_of_text_has_columns_too() -> None:
    of = content("STT | Họ tên | Ngày sinh\n1 | Vũ Thảo | 12/03/1985\n2 | Đỗ Lan | 01/02/1990")
    assert told(find, of) == [("1985-03-12", CONFIRMED), ("1990-02-01", CONFIRMED)]


@pytest.mark.parametrize(
    ("text", "masked", "precision"),
    [
        ("Ngày sinh: 12/03/1985", "••/••/1985", "full"),
        ("Sinh nhật: 12/3", "••/••", "day-month"),
        ("sinh tháng 3/1985", "••/1985", "month"),
        ("Năm sinh: 1985", "1985", "year"),
    ],
)
def test_the_mask_shows_the_year_only(text: str, masked: str, precision: str) -> None:
    found = only(find, content(text))
    assert (found.masked, found.attributes) == (masked, {"precision": precision})


@given(day=st.dates(min_value=date(1930, 1, 1), max_value=date(2020, 1, 1)), before=st.text(max_size=20))
@settings(max_examples=60, deadline=None)
def test_a_span_reads_as_its_value(day: date, before: str) -> None:
    reading = read(content(f"{before} ngày sinh: {day:%d/%m/%Y}"))
    for found in find(reading):
        read_again = date_at(fold(reading.text[found.start : found.end]), 0)
        assert read_again is not None
        assert read_again.value == found.value.reveal()


@pytest.mark.parametrize(
    "piece", ["sinh 1 b 12 ", "12/03/1985 ", "ngay sinh ", "sn1 ", "1|2|3\n", "a | b | 12/3/1985\n"]
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    text = (piece * 400_000)[:400_000]
    begun = time.perf_counter()
    for _ in find(read(content(text))):
        pass
    assert time.perf_counter() - begun < 10


def test_every_reason_has_a_sentence() -> None:
    texts = ("DOB: 1985-03-12", "🎂 12/03", "Linh – Nữ – 14/02/2001", "022088003579 – 05/10/1988")
    codes = {reason for text in texts for found in find(read(content(text))) for reason in found.reasons}
    assert codes - {"pattern", "valid"} <= set(REASONS)
