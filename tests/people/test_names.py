"""Names of people in a line: what is none, then what is one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy_audit.people.names import names_in, whole_line_name
from privacy_audit.people.positions import position_in


def told(text: str) -> list[tuple[str, str, bool]]:
    """Each name as written, its initials, and whether the line is about it."""
    return [(text[name.start : name.end], name.initials, name.heads) for name in names_in(text)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Trường THPT Nguyễn Trãi",
        "Trường Tiểu học Lê Văn Tám",
        "12 Lê Lợi, quận 1",
        "Số 12A/3 Trần Phú",
        "Đường Nguyễn Huệ",
        "Phường Trần Hưng Đạo",
        "Hồ Chí Minh",
        "Chủ tịch Hồ Chí Minh",
        "Công Ty Cổ Phần",
        "CÔNG AN XÃ",
        "Phòng Đào Tạo",
        "Đoàn Thanh Niên",
        "Hồ Sơ Dự Tuyển",
        "Hà Nội",
        "Thái Bình",
        "Văn Phòng Ủy Ban",
        "Le Monde",
        "Do you know Van Gogh",
        "Mai Smith",
        "Tác giả: Nguyễn Văn An",
        "Ảnh: Trần Bình",
        "nguyễn văn an",
        "Nguyễn",
        "Contact Us",
    ],
)
def test_streets_schools_offices_writers_and_words_are_no_people(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nguyễn Văn An", [("Nguyễn Văn An", "N.V.A.", True)]),
        ("NGUYỄN THỊ BÍCH HẰNG", [("NGUYỄN THỊ BÍCH HẰNG", "N.T.B.H.", True)]),
        ("Nguyen Van An", [("Nguyen Van An", "N.V.A.", True)]),
        ("Le Thi Hoa", [("Le Thi Hoa", "L.T.H.", True)]),
        ("1. Nguyễn Văn An - Hiệu trưởng - 0912 345 678", [("Nguyễn Văn An", "N.V.A.", True)]),
        ("Họ và tên: Đỗ Quốc Bảo", [("Đỗ Quốc Bảo", "Đ.Q.B.", True)]),
        ("ThS.BS Hoàng Mai Anh", [("Hoàng Mai Anh", "H.M.A.", True)]),
        ("Hiệu Trưởng Nguyễn Văn An", [("Nguyễn Văn An", "N.V.A.", True)]),
        ("Trần Thị Bích Phó Hiệu Trưởng", [("Trần Thị Bích", "T.T.B.", True)]),
        ("GVCN: Cô Phạm Thị Dung 0987654321", [("Phạm Thị Dung", "P.T.D.", True)]),
        ("thầy Vũ Hoàng (0912 345 678)", [("Vũ Hoàng", "V.H.", True)]),
        ("Mr. John Smith", [("John Smith", "J.S.", True)]),
        ("Ông Trần Bình, Bộ trưởng. Ảnh: Lê Hoa", [("Trần Bình", "T.B.", False)]),
        ("Hiệu trưởng Trần Thị Bích thăm trường", [("Trần Thị Bích", "T.T.B.", False)]),
        (
            "Sáng nay ông Lê Văn Cường và bà Hồ Thị Lan đã đến",
            [("Lê Văn Cường", "L.V.C.", False), ("Hồ Thị Lan", "H.T.L.", False)],
        ),
    ],
)
def test_names_are_told_with_titles_labels_and_positions_around(
    text: str, expected: list[tuple[str, str, bool]]
) -> None:
    assert told(text) == expected


def test_names_that_the_page_marks_are_taken_in_any_language() -> None:
    assert [name.initials for name in names_in("Anna Müller, Sales", frozenset(("anna muller",)))] == ["A.M."]
    assert names_in("Anna Müller, Sales") == ()


def test_a_whole_line_may_be_a_name_of_another_country() -> None:
    for text in (
        "Contact Us",
        "Our Team",
        "Head Office",
        "anna müller",
        "Anna",
        "Anna Müller writes",
        "Hà Nội",
    ):
        assert whole_line_name(text) is None
    found = whole_line_name("Anna Müller")
    assert found is not None
    assert found.initials == "A.M."


def test_the_longest_position_is_told() -> None:
    assert position_in("Ban giám hiệu") == ""
    assert position_in("PHÓ HIỆU TRƯỞNG phụ trách chuyên môn") == "phó hiệu trưởng"
    assert position_in("Phó Chủ tịch UBND") == "phó chủ tịch ubnd"
    assert position_in("Deputy director") == "deputy director"


@given(st.text(max_size=300))
def test_no_text_breaks_it_and_names_stand_where_they_are_said_to(text: str) -> None:
    for name in names_in(text):
        assert 0 <= name.start < name.end <= len(text)
        assert text[name.start : name.end].strip()


def test_long_lines_of_capitals_take_no_time() -> None:
    assert len(names_in("Nguyễn Văn An, " * 2_000)) == 2_000
    assert names_in("Nguyễn " * 20_000) == ()
