"""Relations by classes of wording: apposition, both parents, wishes, picture signs between fields."""

from __future__ import annotations

import pytest

from privacy_audit.detectors import relations
from tests.detectors.identity_readings import reading_of, values

NO_TIES = (
    "mẹ Nguyễn Thị Thảo của Minh tuổi mới",
    "mother Hoa Tran of Minh came",
    "Vợ em, anh Nguyễn Văn An nói",
    "Con bố Mẹ Lan",
    "Chúc bố của bé vui",
    "Mẹ của bé Bin và Hà Nội",
    "Your kids Club",
    "your wife Monday",
    "Looking for a nanny for my son, Monday to Friday",
    "Có con gái lớn rồi: vui lắm",
    "Twin boys, the best",
    "10 năm làm ở cô con gái: vui",
)
TIES = {
    "mẹ Nguyễn Thị Thảo của mình tuổi mới": ["mẹ Nguyễn Thị Thảo"],
    "mother Hoa Tran of minh": ["mother Hoa Tran"],
    "chồng em, anh Nguyễn Văn An, đi biển": ["chồng em, anh Nguyễn Văn An"],
    "Con trai bố Dũng mẹ Lan.": ["Con trai bố Dũng", "Lan"],
    "con gai cua bo Dung va me Lan": ["con gai cua bo Dung", "Lan"],
    "Chúc bố của Bin và Na mạnh khỏe": ["bố của Bin", "Na"],
    "Now a stay-at-home mother of Gia Bao (born 2020).": ["a stay-at-home mother of Gia Bao"],
    "Proud father of 2: Ken & Zin.": ["Proud father of 2: Ken", "Zin"],
    "Happy birthday! Your grandkids Ellie, Jake and Rosie love you": [
        "Your grandkids Ellie",
        "Jake",
        "Rosie",
    ],
    "Có con gái: Phạm Hồng Anh": ["con gái: Phạm Hồng Anh"],
    "Designer ✨ in a relationship with Hoàng Phúc ✨ Hà Nội": ["in a relationship with Hoàng Phúc"],
    "Twin boys, Sam and Leo, born 2016": ["Twin boys, Sam", "Leo"],
}


@pytest.mark.parametrize("text", NO_TIES)
def test_other_people_days_and_wishes_without_names_are_left(text: str) -> None:
    assert values(relations.find, reading_of(text)) == []


@pytest.mark.parametrize(("text", "expected"), TIES.items())
def test_a_tie_is_found_as_written(text: str, expected: list[str]) -> None:
    assert values(relations.find, reading_of(text)) == expected
