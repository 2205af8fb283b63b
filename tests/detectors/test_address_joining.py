"""The old and the new name of one home, and other writings of it: one key, both names."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy_audit.detectors.address import address_key, find, joined_names
from privacy_audit.detectors.address.vietnam_wards import Ward, province_of_today, ward_of_today
from privacy_audit.detectors.preparing import read
from privacy_audit.detectors.reading import Finding
from privacy_audit.model import Content, Part, Segment


def found_in(text: str) -> list[Finding]:
    return list(find(read(Content(name="test", segments=(Segment(text=text, part=Part.TEXT),)))))


DIFFERENT = (
    ("12 Lạch Tray, phường Gia Viên, Hải Phòng", "14 Lạch Tray, phường Gia Viên, Hải Phòng"),
    ("12 Lạch Tray, phường Gia Viên, Hải Phòng", "12 Lê Lợi, phường Gia Viên, Hải Phòng"),
    ("12 Lê Lợi, phường Gia Viên, Hải Phòng", "12 Lê Lợi, phường Lê Chân, Hải Phòng"),
    ("12/34 Lê Lợi, Hải Phòng", "1234 Lê Lợi, Hải Phòng"),
    ("ngõ 12 Lê Lợi, Hải Phòng", "12 Lê Lợi, Hải Phòng"),
    ("12 Lê Lợi, Hải Phòng", "12 Lê Lợi, Huế"),
    ("Căn hộ A-1203, tòa B, 12 Lê Lợi, Hải Phòng", "Căn hộ A-1204, tòa B, 12 Lê Lợi, Hải Phòng"),
    ("Xóm 3, thôn Đông, xã An Hồng, huyện An Dương", "Xóm 4, thôn Đông, xã An Hồng, huyện An Dương"),
)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_homes_have_two_keys(one: str, other: str) -> None:
    assert address_key(one) != address_key(other)


SAME = (
    # the old ward went whole into the new one
    (
        "12 Lê Văn Sỹ, P.13, Q.3, TP.HCM",
        "12 đường Lê Văn Sỹ, phường Nhiêu Lộc, Thành phố Hồ Chí Minh, Việt Nam",
    ),
    (
        "số 5 ngõ 12 phố Kim Ngưu, phường Thanh Nhàn, quận Hai Bà Trưng, Hà Nội",
        "5 ngõ 12 Kim Ngưu, P. Bạch Mai, HN",
    ),
    (
        "Xóm 3, thôn Đông, xã An Hồng, huyện An Dương, Hải Phòng",
        "xóm 3, thôn Đông, phường Hồng An, Hải Phòng",
    ),
    # a district that was joined before
    ("Số 8, đường Thảo Điền, phường Thảo Điền, Quận 2, TP.HCM", "8 Thảo Điền, phường An Khánh, TP.HCM"),
    # a group that only one of them tells
    ("Số 9, tổ 3, đường Thảo Điền, phường Thảo Điền, Quận 2, TP.HCM", "9 Thảo Điền, phường An Khánh, TP.HCM"),
    # a ward that was divided: its largest part
    ("12 Lạch Tray, phường Lạch Tray, quận Ngô Quyền, Hải Phòng", "12 Lạch Tray, phường Gia Viên, Hải Phòng"),
    # spellings
    ("12 Lạch Tray, Hải Phòng", "12 lach tray - hai phong, Việt Nam"),
    ("Số nhà 12, Lê Lợi, P. Gia Viên, TP. Hải Phòng", "12 đường Lê Lợi, phường Gia Viên, Hải Phòng"),
    (
        "665 3rd St. Suite 207 San Francisco, CA 94107 U.S.A.",
        "665 3rd St., Suite 207, San Francisco, CA 94107",
    ),
)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_writings_of_one_home_have_one_key(one: str, other: str) -> None:
    assert address_key(one) == address_key(other)


@given(st.text(max_size=80))
def test_any_text_has_a_key(text: str) -> None:
    assert address_key(text) == address_key(text)


def test_the_old_form_tells_the_name_of_today_where_that_is_sure() -> None:
    (sure,) = found_in("12 Lê Văn Sỹ, P.13, Q.3, TP.HCM")
    assert sure.attributes == {"form": "old", "also_known_as": "•••, Phường Nhiêu Lộc, Hồ Chí Minh"}
    (divided,) = found_in("12 Lạch Tray, phường Lạch Tray, quận Ngô Quyền, Hải Phòng")
    assert divided.attributes == {"form": "old"}
    (district,) = found_in("5 Trần Phú, Hải Châu, Đà Nẵng")
    assert district.attributes == {"form": "old"}


def test_two_names_on_one_page_are_told_together() -> None:
    old, new = found_in(
        "12 Lạch Tray, phường Lạch Tray, quận Ngô Quyền, Hải Phòng\nNay: 12 Lạch Tray, phường Gia Viên, Hải Phòng"
    )
    assert joined_names((old, new)) == {"form": "old", "also_known_as": "•••, phường Gia Viên, Hải Phòng"}
    assert joined_names((new, old)) == {
        "form": "new",
        "also_known_as": "•••, phường Lạch Tray, quận Ngô Quyền, Hải Phòng",
    }
    assert joined_names((new,)) == {"form": "new"}
    assert joined_names(()) == {}


def test_a_ward_is_followed_into_today() -> None:
    assert ward_of_today("31", "An Dương", "An Hồng") == Ward("Phường Hồng An", "hongan", "31", True)
    assert ward_of_today("31", "Ngô Quyền", "Lạch Tray") == Ward("Phường Gia Viên", "giavien", "31", False)
    assert ward_of_today("31", None, "An Hồng") == Ward("Phường Hồng An", "hongan", "31", True)
    assert ward_of_today("31", "Ngô Quyền", "Không Có") is None
    assert ward_of_today("99", "Ngô Quyền", "Lạch Tray") is None
    assert province_of_today("31") == "Hải Phòng"


def test_an_address_without_old_units_never_reads_the_table_of_wards() -> None:
    code = (
        "from privacy_audit.detectors.address import find, vietnam_wards\n"
        "from privacy_audit.detectors.preparing import read\n"
        "from privacy_audit.model import Content, Part, Segment\n"
        "segment = Segment(text='12 Lê Lợi, phường Gia Viên, Hải Phòng', part=Part.TEXT)\n"
        "assert len(list(find(read(Content(name='x', segments=(segment,)))))) == 1\n"
        "assert vietnam_wards._lines.cache_info().currsize == 0\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
