"""Birth dates on lists, in chats and of few digits; before them what is born and is nobody."""

from __future__ import annotations

import pytest

from privacy_audit.detectors.birth_date import find
from tests.detectors.samples import content, seconds_of_long, told

CONFIRMED, LIKELY, POSSIBLE = "confirmed", "likely", "possible"


@pytest.mark.parametrize(
    "text",
    [
        # houses, counts and groups
        "SN 96 Lê Lợi, Hải Phòng",
        "nhà em SN 96, Lê Lợi",
        "sn 96, ngõ 5 Lê Lợi",
        "Em sn 96.000đ",
        "Mình là Tòng, sinh năm 99 tuổi",
        "Các bạn sinh năm 99, 98 tham gia",
        "hội sinh năm 99, vui vẻ",
        "Anh N.V.T. (sn 96)",
        # lists of other things
        "Sinh nhật tháng 3: liên hoan\n- Tiệc: 28/03\n- Lan: 03/04",
        "Ưu đãi sinh nhật tháng 3\n- Giảm 10%: 03/03\n- Tặng quà: 05/03",
        "Lịch trực tháng 3\n- Chị Duyên: 03/03\n- Anh Toại: 11/03",
        "- Lê Văn An – 1999 – 12 bàn thắng\n- Đỗ Bá – 2004 – 9 bàn",
        "Lê Văn An – 1998 – 001099012121",
        # chats
        "Hà: ngày thi của em?\nLan: 2/9/1993",
        "Hà: ngày sinh của em?\nHà: 2/9/1993",
        "Hà: cho chị ngày sinh nhé\nLan: hẹn 2/9/1993",
        "Hà: cho chị ngày sinh nhé\nLan: 2/9/2025",
        "2/9/1993\n052194004567",
        # horoscopes and names
        "Người tuổi Tân Sửu (1961) gặp may",
        "Nam mạng Tân Sửu, tuổi Tân Sửu (1961)",
        "Phùng Văn Sửu tuổi Tân Sửu (1962)",
        "Em là Nguyễn Thị Lan 2003 nghìn lượt",
        "NS Trần Lực 1985, diễn viên",
        # animals, songs, channels, courts, statistics
        "bán chó con corgi sinh ngày 12/10/2025",
        "corgi puppy “Mochi”, born 12/10/2025",
        "“Born in the U.S.A.” came out on June 4, 1984",
        "Mục tiêu trước sinh nhật kênh 02.9.2026",
        "sinh nhật fanpage 12/3",
        "the most common birthday is September 9",
        "In 2026, people born in 1960 turn 66.",
        "bản Hẹo, phường Chiềng Sinh, thành phố Sơn La. Toà án thụ lý ngày 02/5/2025",
        "Lê Văn Sinh, ngày 12/3/1985 nhập ngũ",
        "sinh tại Hải Phòng, kết hôn ngày 12/3/2010",
        "Cháu Lê Bảo An (31/02/2019)",
    ],
)
def test_what_is_no_birth_date(text: str) -> None:
    assert told(find, content(text)) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Em nữ sn 96, cao 1m58", [("1996", POSSIBLE)]),
        ("mình sinh năm 99, quê Huế", [("1999", POSSIBLE)]),
        ("Mình là Tòng, sinh năm 02", [("2002", POSSIBLE)]),
        ("Ngô Lan (sn 96) mới về", [("1996", POSSIBLE)]),
        ("Âu Dương Thành – ns 1968 – hộ chiếu", [("1968", POSSIBLE)]),
        ("Lê Văn An – 1999 – 001099012121", [("1999", LIKELY)]),
        (
            "1. Lê An – 1999 – CCCD 001099012121\n2. Đỗ Hà – 2004 – 001204034343",
            [("1999", LIKELY), ("2004", LIKELY)],
        ),
        ("bố con Phùng Văn Sửu tuổi Tân Sửu (1961); mẹ", [("1961", LIKELY)]),
        ("con là Phùng Thị Mão 1987. Cụ tổ", [("1987", POSSIBLE)]),
        ("Cháu Tiến Đạt (5/8/2019) nằm viện", [("2019-08-05", LIKELY)]),
        ("Sếp: ngày sinh của em?\nLan: Cao Lệ Lan\nLan: 2/9/1993 ạ", [("1993-09-02", LIKELY)]),
        ("[09:15] Lan: 2/9/1993\n[09:16] Lan: 052193004567", [("1993-09-02", CONFIRMED)]),
        (
            "Sinh nhật tháng 3 phòng mình 🎉\n- Chị Mỹ Duyên: 03/03\n- Anh Toại: 11/03\nLIÊN HOAN NGÀY 28/03",
            [("--03-03", LIKELY), ("--03-11", LIKELY)],
        ),
        (
            "Sinh nhật tháng 12:\n1. Đỗ Lan (12/12)\n2. 25/12 – Vũ Bình",
            [("--12-12", LIKELY), ("--12-25", LIKELY)],
        ),
    ],
)
def test_lists_chats_and_few_digits_tell_a_birth(text: str, values: list[tuple[str, str]]) -> None:
    assert told(find, content(text)) == values


def test_who_has_a_pet_has_a_birth_date_of_their_own() -> None:
    assert told(find, content("Mình nuôi mèo, sinh ngày 12/3/1995")) == [("1995-03-12", CONFIRMED)]


@pytest.mark.parametrize(
    "piece",
    [
        "sinh nhật tháng 3\n- An: 3/3\n",
        "A: ngày sinh 1\nB: x\n",
        "em sn 96, ",
        "Aa Aa Aa tuổi Tân Sửu (1961) ",
        "An An – 1999 – ",
        "em là An An 1999 ",
        "corgi sinh 1 ",
    ],
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    assert seconds_of_long(find, piece) < 10
