"""Birth dates: the dates that are none come first, then every way to write one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from privacy_audit.detectors.birth_date import REASONS, find
from privacy_audit.detectors.birth_date.dates import date_at
from privacy_audit.detectors.overlaps import resolve
from privacy_audit.detectors.preparing import read
from privacy_audit.model import Content, Part, Segment
from privacy_audit.text import fold
from tests.detectors.samples import content, only, seconds_of_long, table, told

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
        "Cầu thủ ghi bàn sinh năm 2001 là vua phá lưới",
        "Tử vi ngày 12/12/2024 cho tuổi Giáp Tý",
        "12-12-1985 tuổi Giáp Tý",
        "Nhà thơ sinh năm 1936, mất năm 1999",
        "Trường tròn 60 tuổi ngày 20/11",
        "The club turned 25 on 3 March",
        "It turned 100 in March 2024",
        "NS Trần Lực 1985",
        "anh Nguyễn Hữu H. (SN 1977), trú tại Hải Phòng",
        "chị N.T. M., sinh năm 1980, quê Hải Phòng",
        "team 2k7 khối A1",
        "Shop mở từ 2k19, sale 9.9",
        "giá 2k5 một cái",
        "Kỷ niệm ngày thành lập (28/10/1930 - 28/10/2025)",
        "Lễ phát động Tháng An Toàn (28/10/2019 - 30/11/2019)",
        "Lê Văn Cường (28/10/1955 – 03/01/2025) là nhà báo",
        "Trận Việt Nam (2009) là một kỷ niệm",
        "Sách của Trần Văn Kha (2009)",
        "The 2009 edition, born in print",
        "Lễ Giáng sinh năm 2024",
        "- Trần Văn Kha, 14/02/2025, ca sáng\n- Lê Bá Lộc, 15/02/2025, ca chiều",
        "Ngày vào Đảng:\n- Trần Văn Kha, 14/02/1995, xã An Đồng\n- Lê Bá Lộc, 30/11/1998, xã An Đồng",
        "- Trần Văn Kha, 14/02/1995, phường Lạch Tray",
        "- Công ty Hoa Mai, 12/03/2015, phường Lạch Tray\n- Công ty Bình Minh, 15/04/2016, phường Đằng Giang",
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
        ("turning 40 on 17 January!", "--01-17", LIKELY),
        ("Mum turns 60 this Saturday, May 3rd", "--05-03", LIKELY),
        ("tròn 5 tuổi hôm 3/11, cả nhà vui", "--11-03", LIKELY),
        ("anh toan 12-12-1984 tuoi giap ty", "1984-12-12", LIKELY),
        ("Bé Na (01/02/2017, tuổi Bính Thân)", "2017-02-01", LIKELY),
        ("Nữ tuổi Nhâm Thân 20/10/1992", "1992-10-20", LIKELY),
        ("NS: 12/08/1993", "1993-08-12", CONFIRMED),
        ("Nguyễn Thị Thu sinh năm 1990", "1990", POSSIBLE),
        ("Tin buồn: cụ ông Vũ Văn Độ, sinh năm 1938, đã từ trần ngày 04/01/2025", "1938", POSSIBLE),
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


def test_an_english_date_in_a_column_is_whole() -> None:
    of = table(("Volunteer", "Born"), ("Hua Linh", "31 May 2003"), ("Ton Vy", "January 7, 2002"))
    assert told(find, of) == [("2003-05-31", CONFIRMED), ("2002-01-07", CONFIRMED)]


def test_a_table_with_an_id_has_heads() -> None:
    path = "#danh-sach > tr{} > td:nth-of-type(2)"
    segments = (
        Segment(text="Năm sinh", part=Part.TEXT, locator=path.format("")),
        Segment(text="1977", part=Part.TEXT, locator=path.format(":nth-of-type(2)")),
    )
    assert told(find, Content(name="page", segments=segments)) == [("1977", LIKELY)]


def test_a_roster_of_names_with_homes_gives_dates_and_years() -> None:
    dates = "- Vũ Bảo Hân, 09/03/2003, số 3 ngõ 5 Phố Ví Dụ\n- Lã Văn Vũ, 27/01/2003, lan@example.com"
    years = "Lê Văn A Dơ, 1977, bản Pá Khôm\nTòng Thị Ban, 1965, thôn 3"
    assert told(find, content(dates)) == [("2003-03-09", LIKELY), ("2003-01-27", LIKELY)]
    assert told(find, content(years)) == [("1977", LIKELY), ("1965", LIKELY)]


def test_a_row_of_a_table_without_heads_gives_the_year() -> None:
    of = table(("1", "Lò Văn Ún", "1951", "bản Pom, xã Nậm Tăm"), ("2", "Giàng A Páo", "1948", "bản Lò"))
    assert told(find, of) == [("1951", LIKELY), ("1948", LIKELY)]


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
    "piece",
    [
        *("sinh 1 b 12 ", "12/03/1985 ", "ngay sinh ", "sn1 ", "1|2|3\n", "a | b | 12/3/1985\n"),
        *(
            "- An An, 01/02/1990, xã A\n",
            "Aa Aa ",
            "An An, 1990, ",
            "tuoi ty ",
            "tan sinh 1 ",
            "turning 40 on ",
            "a – sinh – b\n",
            "a – ngày sinh – b\n1 – 2 – 3\n",
            "sinh nhật bé ",
            "A B (1951 – 2026) tin buồn ",
        ),
    ],
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    assert seconds_of_long(find, piece) < 10


def test_every_reason_has_a_sentence() -> None:
    texts = (
        "12-12-1984 tuổi Giáp Tý",
        "- An An, 1990, xã A\n- An An, 1991, xã A",
        "DOB: 1985-03-12",
        "🎂 12/03",
        "Linh – Nữ – 14/02/2001",
        "022088003579 – 05/10/1988",
    )
    codes = {reason for text in texts for found in find(read(content(text))) for reason in found.reasons}
    assert codes - {"pattern", "valid"} <= set(REASONS)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Trần Văn Hùng (SN 1991, trú tại Hải Phòng)", [("1991", "possible")]),
        ("Đồng Văn Thắng (SN 1985), ngụ Lê Chân", [("1985", "possible")]),
        ("sn 14/3 nha mn", [("--03-14", "possible")]),
        ("bd: 9.12", [("--12-09", "possible")]),
        ("ms 2k7 | Hải Phòng", [("2007", "possible")]),
        ("hn ~ 2k5er ~ ib", [("2005", "possible")]),
        ("Born 1987.", [("1987", "possible")]),
        ("Bé chào đời lúc 5h10 ngày 17/11/2024", [("2024-11-17", "confirmed")]),
        ("Cáo phó: Ông Lê Văn Cường (28/10/1955 – 03/01/2025)", [("1955-10-28", "likely")]),
        ("In loving memory of Dorothy Vance (28/10/1951 - 02/05/2024)", [("1951-10-28", "likely")]),
        ("Em Hoàng Bảo Châu (2009) - lớp 10 Văn", [("2009", "likely")]),
    ],
)
def test_years_and_days_as_young_people_families_and_newspapers_write_them(
    text: str, values: list[tuple[str, str]]
) -> None:
    assert told(find, content(text)) == values


def test_a_column_of_a_table_with_tabs_is_headed() -> None:
    table_of_text = "STT\tHọ tên\tNgày sinh\tNơi ở\n1\tVũ Gia Hân\t11/02/2013\tLê Chân"
    assert told(find, content(table_of_text)) == [("2013-02-11", "confirmed")]


def test_of_a_birthday_and_its_party_the_first_counts() -> None:
    assert told(find, content("Con tròn 5 tuổi 12/03/2020 - 12/03/2025 🎂")) == [("2020-03-12", "possible")]


def test_who_is_on_a_list_by_parents_is_a_child() -> None:
    names = "1. Trần Gia Bảo - 06/05/2015 - con bố Lực\n2. Lê Ngọc Hà - 19/10/2015 - con mẹ Thuỷ"
    assert told(find, content(names)) == [("2015-05-06", "likely"), ("2015-10-19", "likely")]


ROWS = (
    "STT – Họ tên – Ngày sinh – Phụ huynh\n1 – Cao Bảo An – 02/06/2017 – Thu\n2 – Lê Minh – 19/10/2017 – Sĩ",
    "STT | Họ tên | Ngày sinh | Lớp\n1 | Cao Bảo An | 02/06/2017 | 3A\n2 | Lê Minh | 19/10/2017 | 3A | nghỉ",
    "Tên, Lớp, Ngày sinh (dd/mm)\nCao Bảo An, 3A, 02/06/2017\nLê Minh, 3A, 19/10/2017",
    "No\tName\tDOB\n1\tBao An\t02/06/2017\n2\tMinh\t19/10/2017",
    "Name - Born - Class\nBao An - 02/06/2017 - 3A\nMinh - 19/10/2017 - 3A",
)


@pytest.mark.parametrize(
    "text",
    [
        "STT – Họ tên – Ngày thi – Điểm\n1 – Lê Văn An – 12/03/2010 – 9",
        "Chị mua, bán, học sinh, sinh viên\n12/03/2010, a, b, c",
        "Ngày sinh – Họ tên\n12/03/2010 – An",
        "Xuân Diệu (1916 – 1985) là nhà thơ",
        "Lê Văn An (1951 – 2026)",
        "sinh nhật Google là 27/9",
        "Xem bói: sinh năm 1990 mệnh Thổ, sinh năm 1991 cũng mệnh Thổ",
        "người sinh năm 1990 hợp màu đỏ",
        "Tử vi 2026: sinh năm 1988 gặp may",
    ],
)
def test_other_columns_poets_and_horoscopes_are_nobodys_birth(text: str) -> None:
    assert told(find, content(text)) == []


@pytest.mark.parametrize("text", ROWS)
def test_rows_below_a_line_of_heads_are_read_with_any_sign(text: str) -> None:
    found = [finding.value.reveal() for finding in resolve(find(read(content(text))))]
    assert found == ["2017-06-02", "2017-10-19"]


def test_of_two_lists_with_other_heads_both_are_read() -> None:
    lists = "No - Name - DOB\n1 - An - 02/06/2017\n\nSTT - Họ tên - Ngày sinh\n1 - Minh - 19/10/2017"
    found = [finding.value.reveal() for finding in resolve(find(read(content(lists))))]
    assert found == ["2017-06-02", "2017-10-19"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Năm sinh – Họ tên – Lớp\n2010 – An – 7A", [("2010", "likely")]),
        ("Tin buồn: ông Bế Văn Quân (1951 – 2026) từ trần", [("1951", "likely")]),
        ("sinh nhật vợ tao Ngọc Điệp là 20 tháng 11", [("--11-20", "likely")]),
        ("sinh nhật bé Na vào ngày 12/3 nhé", [("--03-12", "likely")]),
        ("Mình sinh năm 1990 mệnh Thổ", [("1990", "possible")]),
        ("Lê Văn An, sinh năm 1990, mệnh Thổ", [("1990", "possible")]),
    ],
)
def test_heads_notices_and_birthdays_of_the_family_tell_a_birth(
    text: str, values: list[tuple[str, str]]
) -> None:
    assert told(find, content(text)) == values
