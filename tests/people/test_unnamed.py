"""Names and addresses of pages are covered in a title; what is named after somebody stays."""

from __future__ import annotations

import pytest

from privacy_audit.people.unnamed import unnamed

STAYS = [
    "",
    "Tập huấn cán bộ năm 2026",
    "UBND phường Lê Chân",
    "UBND TP.HCM",
    "CÔNG AN QUẬN LÊ CHÂN",
    "Sở Thông tin và Truyền thông Hải Phòng",
    "Trường THPT Nguyễn Bỉnh Khiêm",
    "Lớp 1.2 - đợt 3.",
    "Training of 20.11.2026",
]
COVERED = [
    ("Tập huấn cho chị Nguyễn Thị Lan", "Tập huấn cho chị •••"),
    ("Người lập: Vũ Thị Thảo", "Người lập: •••"),
    ("By Mr John Smith", "By Mr •••"),
    ("https://example.com/lan.nguyen", "•••"),
    ("Xem www.example.vn/abc nhé", "Xem ••• nhé"),
    ("facebook.com/lan.nguyen.hp", "•••"),
    ("tập huấn example.vn", "tập huấn •••"),
]


@pytest.mark.parametrize("text", STAYS)
def test_what_is_no_person_and_no_page_stays(text: str) -> None:
    assert unnamed(text) == text


@pytest.mark.parametrize(("text", "expected"), COVERED)
def test_names_and_pages_are_covered(text: str, expected: str) -> None:
    assert unnamed(text) == expected


def test_a_long_text_takes_no_long_time() -> None:
    assert unnamed("a." * 5_000)
