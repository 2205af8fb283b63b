"""Postal addresses: what is none, what is one, where it ends, how it is masked."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from privacy_audit.detectors.address import address_key, find
from privacy_audit.detectors.address.vietnam_units import (
    Rank,
    Unit,
    every_key,
    key_of,
    units_of,
    written_like,
)
from privacy_audit.detectors.preparing import read
from privacy_audit.detectors.reading import Finding
from privacy_audit.model import Certainty, Content, Kind, Page, Part, Segment
from privacy_audit.text import fold

REAL_PAGES = Path(__file__).resolve().parents[2] / "../shared/real-pages"


def found_in(*texts: str, label: str | None = None) -> list[Finding]:
    """The addresses of a content with these texts as segments."""
    segments = tuple(Segment(text=text, part=Part.TEXT, label=label) for text in texts)
    return list(find(read(Content(name="test", segments=segments))))


def values_in(*texts: str, label: str | None = None) -> list[str]:
    return [finding.value.reveal() for finding in found_in(*texts, label=label)]


# --- what is no address -----------------------------------------------------------------------

NO_ADDRESS = (
    "tắc đường Nguyễn Trãi, Hà Nội",
    "ngày 12/3 tại Hà Nội",
    "Sáng 12/3, Hà Nội có mưa",
    "sáng 20/11 Nguyễn Trãi (quận Thanh Xuân) kẹt cứng",
    "Từ 1/7/2025 Hà Nội có 126 phường, xã",
    "Ngày 5 tháng 10 Trần Hưng Đạo, Hà Nội",
    "Hà Nội, ngày 5 tháng 3 năm 2024",
    "Năm 2020 Nguyễn Trãi, Hà Nội",
    "lúc 8 giờ 30 Lê Lợi, Huế đông người",
    "12 tỷ đồng ở Hải Phòng",
    "Giá 500 nghìn, ship Hà Nội",
    "5 người ở Hà Nội",
    "12% Hà Nội",
    "Mai 12 tuổi, Hà Nội",
    "24 Hà Nội",
    "Quận 1",
    "Quận 1, TP.HCM",
    "Phường 5, Quận 3, TP.HCM",
    "phường Lê Chân, Hải Phòng",
    "Sống tại Hải Phòng",
    "Đến từ An Lão, Hải Phòng",
    "Địa chỉ: Quận 1, TP.HCM",
    "Địa chỉ email: a@example.com",
    "Quê quán: xã An Lão, Hải Phòng",
    "Nơi ở: TP. Hồ Chí Minh, Việt Nam",
    "(sinh năm 1984; trú tại xã Kim Chung, huyện Đông Anh)",
    "Hà Nội thắng 2-1 Hải Phòng",
    "Hà Nội FC 3 - 0 Hải Phòng",
    "1 Hà Nội, 2 Hải Phòng, 3 Đà Nẵng",
    "1. Nguyễn Văn An, Hà Nội",
    "1 Nguyễn Văn An, Hải Phòng",
    "10 Nguyễn Quang Hải, 8 Đỗ Hùng Dũng (Hà Nội)",
    "Đoàn Hà Nội có 12 HCV, TP.HCM 10 HCV, Hải Phòng 8 HCV",
    "SEA Games 31 Việt Nam, Hà Nội",
    "Xe buýt 32 Giáp Bát, Hà Nội",
    "Tuyến metro số 3 Nhổn - Ga Hà Nội",
    "Top 10 Quán Ngon Hà Nội",
    "20 học sinh Trường THPT Ngô Quyền, Hải Phòng",
    "Lớp 12 Trần Phú, Hải Phòng",
    "Bài 5: Hà Nội",
    "ID 4672302 VnExpress, Hà Nội",
    "Số 12/2024/QĐ-UBND, Hải Phòng",
    "Phòng 1203",
    "Tầng 5 Vincom, Hà Nội",
    "Chung cư HH2 Linh Đàm, Hoàng Mai, Hà Nội",
    "Bán nhà 50m2 Lạch Tray, Ngô Quyền, Hải Phòng",
    "Nhà 4 tầng phố Lạch Tray, quận Ngô Quyền, Hải Phòng giá 3 tỷ",
    "Quốc lộ 1A đoạn qua huyện An Lão, Hải Phòng",
    "km425, đoạn qua địa bàn huyện Diễn Châu, xảy ra va chạm",
    "Vụ cháy tại thôn Đông, xã An Quang, huyện An Lão làm 3 người chết",
    "Cư dân khu phố 5, phường An Phú, TP Thủ Đức phản ánh tình trạng ngập",
    "Người dân tổ 3, phường Đồng Tâm, TP Yên Bái sơ tán",
    "Hotline 1900 1234, Hà Nội",
    "The 12 Best Streets, Hanoi, Vietnam",
    "in 2019 Springfield Street Fair, Chicago, IL 60605",
    "Born 1980 in Cambridge, MA 02139",
    "Zip 60605",
)


@pytest.mark.parametrize("text", NO_ADDRESS)
def test_text_that_only_looks_like_an_address_yields_none(text: str) -> None:
    assert values_in(text) == []


def test_a_menu_of_provinces_yields_none() -> None:
    assert values_in("12", "Hà Nội", "Tin theo khu vực", "5", "TP Hồ Chí Minh", "Đà Nẵng", "Hải Phòng") == []


@pytest.mark.parametrize(
    "text",
    [
        "Kassel, Hessen, Germany",
        "Mumbai, India, India",
        "Austin",
        "01234",
        "11211 Brooklyn, New York",
        "Hải Phòng, Việt Nam",
        "phường Lê Chân, Hải Phòng",
    ],
)
def test_a_labelled_place_without_a_street_is_no_address(text: str) -> None:
    assert values_in(text, label="address") == []


# --- what is one ------------------------------------------------------------------------------


class Row(NamedTuple):
    """A text, the address in it (None: all of it), its mask, form and certainty."""

    text: str
    value: str | None
    masked: str
    form: str | None
    certainty: Certainty


LIKELY, CONFIRMED, POSSIBLE = Certainty.LIKELY, Certainty.CONFIRMED, Certainty.POSSIBLE

VIETNAMESE = (
    # today's two levels
    Row(
        "Địa chỉ: 12 Lạch Tray, phường Lê Chân, Hải Phòng",
        "12 Lạch Tray, phường Lê Chân, Hải Phòng",
        "•••, phường Lê Chân, Hải Phòng",
        "new",
        CONFIRMED,
    ),
    Row(
        "Số 12, Lê Lợi, Phường Hồng Bàng, TP Hải Phòng",
        None,
        "•••, Phường Hồng Bàng, TP Hải Phòng",
        "new",
        LIKELY,
    ),
    Row(
        "ĐỊA CHỈ: 12 LÊ LỢI, PHƯỜNG LÊ CHÂN, HẢI PHÒNG",
        "12 LÊ LỢI, PHƯỜNG LÊ CHÂN, HẢI PHÒNG",
        "•••, PHƯỜNG LÊ CHÂN, HẢI PHÒNG",
        "new",
        CONFIRMED,
    ),
    Row("Thôn Văn Tràng 1, xã An Lão, TP. Hải Phòng", None, "•••, xã An Lão, TP. Hải Phòng", "new", LIKELY),
    # with a district
    Row(
        "Địa chỉ: 12/34/5 Lạch Tray, P. Lạch Tray, Q. Ngô Quyền, TP. Hải Phòng",
        "12/34/5 Lạch Tray, P. Lạch Tray, Q. Ngô Quyền, TP. Hải Phòng",
        "•••, P. Lạch Tray, Q. Ngô Quyền, TP. Hải Phòng",
        "old",
        CONFIRMED,
    ),
    Row("7 Lê Lợi - Ba Đình - Hà Nội", None, "•••, Ba Đình, Hà Nội", "old", LIKELY),
    Row("12 Lê Lợi Ba Đình Hà Nội", None, "•••, Ba Đình, Hà Nội", "old", LIKELY),
    Row("12/34/5 KP 3, P. Tân Phong, Q.7, TP.HCM", None, "•••, P. Tân Phong, Q.7, TP.HCM", "old", LIKELY),
    Row(
        "ship về 123/45 Cách Mạng Tháng 8, Phường 10, Quận 3, TPHCM nhé",
        "123/45 Cách Mạng Tháng 8, Phường 10, Quận 3, TPHCM",
        "•••, Phường 10, Quận 3, TPHCM",
        "old",
        CONFIRMED,
    ),
    Row(
        "Xóm 4, thôn Đông, xã An Quang, huyện An Lão, Hải Phòng",
        None,
        "•••, xã An Quang, huyện An Lão, Hải Phòng",
        "old",
        LIKELY,
    ),
    Row("12 Lê Lợi - Xã Bình Trưng - Đồng Tháp", None, "•••, Xã Bình Trưng, Đồng Tháp", "new", LIKELY),
    Row("15A đường 3/2, P.12, Q.10", None, "•••, P.12, Q.10", "old", LIKELY),
    Row("12 đường số 7, P. Tân Phú, Q.7", None, "•••, P. Tân Phú, Q.7", "old", LIKELY),
    # alleys
    Row(
        "mình ở số 12 ngõ 34 Nguyễn Trãi, Thanh Xuân, Hà Nội nha mọi người",
        "số 12 ngõ 34 Nguyễn Trãi, Thanh Xuân, Hà Nội",
        "•••, Thanh Xuân, Hà Nội",
        "old",
        CONFIRMED,
    ),
    Row("Số 5 ngách 34 ngõ 12 đường Trần Phú", None, "•••", None, POSSIBLE),
    Row("Kiệt 82, đường Hùng Vương, Huế", None, "•••, Huế", "new", LIKELY),
    Row("K12/5 Ông Ích Khiêm, Hải Châu, Đà Nẵng", None, "•••, Hải Châu, Đà Nẵng", "old", LIKELY),
    Row(
        "Nhà em ở 45 hẻm 12 Trần Văn Đang P.11 Q.3",
        "45 hẻm 12 Trần Văn Đang P.11 Q.3",
        "•••, P.11, Q.3",
        "old",
        CONFIRMED,
    ),
    Row("🏠 ngõ 68 Cầu Giấy", "ngõ 68 Cầu Giấy", "•••", None, LIKELY),
    # hamlets, flats, plots
    Row("Đ/c: SN 15, tổ 3, TDP Hoàng Mai", "SN 15, tổ 3, TDP Hoàng Mai", "•••", None, LIKELY),
    Row(
        "B12/5 ấp 2, xã Vĩnh Lộc A, huyện Bình Chánh, TP.HCM",
        None,
        "•••, xã Vĩnh Lộc A, huyện Bình Chánh, TP.HCM",
        "old",
        LIKELY,
    ),
    Row(
        "số nhà 17 thôn 3 xã Kim Chung huyện Đông Anh",
        None,
        "•••, xã Kim Chung, huyện Đông Anh",
        "old",
        LIKELY,
    ),
    Row(
        "Căn hộ 1203, tòa B, chung cư Hoàng Huy, phường Lê Chân, Hải Phòng",
        None,
        "•••, phường Lê Chân, Hải Phòng",
        "new",
        LIKELY,
    ),
    Row("P.1203, tòa CT2, KĐT Văn Khê, Hà Đông, Hà Nội", None, "•••, Hà Đông, Hà Nội", "old", LIKELY),
    Row("Địa chỉ: Lô 22 KĐT Our City", "Lô 22 KĐT Our City", "•••", None, LIKELY),
    # without marks, in lower case, in English order
    Row(
        "dia chi: so 12 duong le loi, phuong may to, quan ngo quyen, hai phong",
        "so 12 duong le loi, phuong may to, quan ngo quyen, hai phong",
        "•••, quan ngo quyen, hai phong",
        "old",
        CONFIRMED,
    ),
    Row("12 To Hien Thanh, Hai Ba Trung, Ha Noi", None, "•••, Hai Ba Trung, Ha Noi", "old", LIKELY),
    Row("45/67 lê văn sỹ p13 q3 hcm", None, "•••, p13, q3, hcm", "old", LIKELY),
    Row(
        "12 Lach Tray St., Ngo Quyen Dist., Hai Phong", None, "•••, Ngo Quyen Dist., Hai Phong", "old", LIKELY
    ),
    Row(
        "Address: 25 Nguyen Hue Street, Ben Nghe Ward, District 1, Ho Chi Minh City, Vietnam",
        "25 Nguyen Hue Street, Ben Nghe Ward, District 1, Ho Chi Minh City, Vietnam",
        "•••, Ben Nghe Ward, District 1, Ho Chi Minh City",
        "old",
        CONFIRMED,
    ),
    # names that begin like a word for a level
    Row("Số 8 Xã Đàn, Đống Đa, Hà Nội", None, "•••, Đống Đa, Hà Nội", "old", LIKELY),
    Row(
        "45 Bà Huyện Thanh Quan, Phường Võ Thị Sáu, Quận 3",
        None,
        "•••, Phường Võ Thị Sáu, Quận 3",
        "old",
        LIKELY,
    ),
    Row("12 Lý Thường Kiệt, Hoàn Kiếm, Hà Nội", None, "•••, Hoàn Kiếm, Hà Nội", "old", LIKELY),
    # only a province vouches
    Row("📍 12 Lạch Tray, Hải Phòng", "12 Lạch Tray, Hải Phòng", "•••, Hải Phòng", None, CONFIRMED),
    Row("(45 Lạch Tray, Hải Phòng)", "45 Lạch Tray, Hải Phòng", "•••, Hải Phòng", None, POSSIBLE),
)

FOREIGN = (
    Row("400 S. State Street, Chicago, IL 60605", None, "•••, Chicago, IL", "foreign", LIKELY),
    Row(
        "32 Vassar Street, Room 32-G524, Cambridge, MA 02139, USA. (Work)",
        "32 Vassar Street, Room 32-G524, Cambridge, MA 02139, USA",
        "•••, Cambridge, MA, USA",
        "foreign",
        LIKELY,
    ),
    Row(
        "665 3rd St. Suite 207 San Francisco, CA 94107 U.S.A.",
        None,
        "•••, San Francisco, CA, U.S.A.",
        "foreign",
        LIKELY,
    ),
    Row("10 Example Street, London SW1A 2AA", None, "•••, London", "foreign", LIKELY),
    Row("Musterstraße 12a, 50667 Köln", None, "•••, Köln", "foreign", LIKELY),
    Row("12 rue de l'Exemple, 75001 Paris", None, "•••, Paris", "foreign", LIKELY),
)

LABELLED = (
    Row(
        "665 3rd St., Suite 207, San Francisco, CA 94107, U.S.A.",
        None,
        "•••, San Francisco, CA, U.S.A.",
        "foreign",
        CONFIRMED,
    ),
    Row(
        "141 Havemeyer St, 11211 Brooklyn, New York, US",
        None,
        "•••, Brooklyn, New York, US",
        "foreign",
        CONFIRMED,
    ),
    Row("North Street, Brighton, United Kingdom", None, "•••, Brighton, United Kingdom", "foreign", LIKELY),
    Row("Kaiserstr. 12, 34117 Kassel", None, "•••, Kassel", "foreign", CONFIRMED),
    Row("12 Lạch Tray, Ngô Quyền, Hải Phòng, VN", None, "•••, Ngô Quyền, Hải Phòng", "old", CONFIRMED),
)


def _check(row: Row, label: str | None = None) -> None:
    (finding,) = found_in(row.text, label=label)
    assert finding.kind is Kind.ADDRESS
    assert finding.value.reveal() == (row.value or row.text)
    assert finding.masked == row.masked
    assert finding.attributes.get("form") == row.form
    assert finding.certainty is row.certainty


@pytest.mark.parametrize("row", VIETNAMESE, ids=lambda row: row.text)
def test_a_vietnamese_address_is_found_whole_and_masked_to_its_units(row: Row) -> None:
    _check(row)


@pytest.mark.parametrize("row", FOREIGN, ids=lambda row: row.text)
def test_an_address_of_another_country_is_found_by_its_postal_code(row: Row) -> None:
    _check(row)


@pytest.mark.parametrize("row", LABELLED, ids=lambda row: row.text)
def test_what_markup_calls_an_address_is_one_when_it_has_a_street(row: Row) -> None:
    _check(row, label="address")


# --- lines, neighbours, overlaps --------------------------------------------------------------


def test_an_address_over_segments_behind_its_label_is_one_line() -> None:
    assert values_in("Địa chỉ", "12 Lạch Tray", "phường Lê Chân", "Hải Phòng") == [
        "12 Lạch Tray, phường Lê Chân, Hải Phòng"
    ]


def test_a_street_line_and_a_city_line_are_one_address() -> None:
    assert values_in("400 S. State Street", "Chicago, IL 60605") == ["400 S. State Street, Chicago, IL 60605"]


def test_two_addresses_of_one_text_are_two_findings() -> None:
    text = "Nhà: 12 Lạch Tray, Lê Chân, Hải Phòng. Cửa hàng: 5 Trần Phú, Hải Châu, Đà Nẵng"
    first, second = found_in(text)
    assert first.value.reveal() == "12 Lạch Tray, Lê Chân, Hải Phòng"
    assert first.attributes == {"form": "old"}
    assert second.value.reveal() == "5 Trần Phú, Hải Châu, Đà Nẵng"
    assert second.attributes == {"form": "old", "type": "organisation"}
    assert second.reasons == ("address-pattern", "address-units", "address-office")


@pytest.mark.parametrize(
    "text",
    [
        "Trụ sở: 5 Trần Hưng Đạo, phường Hồng Bàng, Hải Phòng",
        "Công ty TNHH ABC, 12 Điện Biên Phủ, Hồng Bàng, Hải Phòng",
        "Văn phòng đại diện: Tầng 5, tòa nhà ABC, 12 Lạch Tray, Ngô Quyền, Hải Phòng",
        "UBND phường Lê Chân - 12 Hồ Sen, Lê Chân, Hải Phòng",
        "12 Lạch Tray, Hải Phòng (Công ty TNHH ABC)",
    ],
)
def test_words_around_tell_the_address_of_an_organisation(text: str) -> None:
    (finding,) = found_in(text)
    assert finding.attributes["type"] == "organisation"


def test_the_home_of_somebody_who_works_at_a_company_is_a_home() -> None:
    (finding,) = found_in("Làm ở công ty ABC, nhà ở 12 Lạch Tray, Lê Chân, Hải Phòng")
    assert "type" not in finding.attributes


def test_a_finding_never_shows_its_value() -> None:
    (finding,) = found_in("Địa chỉ: 12 Lạch Tray, phường Lê Chân, Hải Phòng")
    assert "Tray" not in repr(finding)


# --- the units --------------------------------------------------------------------------------


def test_both_eras_are_known() -> None:
    lach_tray, le_chan = units_of(key_of("Lạch Tray")), units_of(key_of("Lê Chân"))
    assert lach_tray == (Unit("Lạch Tray", True, "p", Rank.WARD, "31"),)
    assert Unit("Lê Chân", False, "p", Rank.WARD, "31") in le_chan
    assert Unit("Lê Chân", True, "q", Rank.DISTRICT, "31") in le_chan


def test_the_table_holds_63_and_34_provinces() -> None:
    provinces = {unit for key in every_key() for unit in units_of(key) if unit.rank is Rank.PROVINCE}
    assert len({unit.province for unit in provinces if not unit.old}) == 34
    short = {
        "Hanoi",
        "HN",
        "HCM",
        "TPHCM",
        "HCMC",
        "Sài Gòn",
        "Saigon",
        "SG",
        "Haiphong",
        "HP",
        "Danang",
        "Cantho",
        "BRVT",
    }
    short |= {"Thừa Thiên Huế", "TT Huế"}
    assert len({unit.name for unit in provinces if unit.old} - short) == 63


def test_a_name_with_other_marks_is_another_name() -> None:
    assert not written_like("Cẩm Giàng", "Cẩm Giang")
    assert written_like("Cam Giang", "Cẩm Giang")
    assert written_like("Khánh Hoà", "Khánh Hòa")
    assert written_like("Qui Nhơn", "Quy Nhơn")


def test_ordinary_text_never_reads_the_table() -> None:
    code = (
        "from privacy_audit.detectors.address import vietnam_units as units\n"
        "from privacy_audit.detectors.address import find\n"
        "from privacy_audit.detectors.preparing import read\n"
        "from privacy_audit.model import Content, Part, Segment\n"
        "text = 'Bức ảnh có 12 lượt thích, 3 bình luận, đăng ngày 12/3/2024. Giá 250.000 đồng.'\n"
        "assert not list(find(read(Content(name='x', segments=(Segment(text=text, part=Part.TEXT),)))))\n"
        "assert units._table.cache_info().currsize == 0\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


# --- laws -------------------------------------------------------------------------------------

_UNITS = tuple(unit for key in every_key() for unit in units_of(key))
_LEVELS = {
    "p": "Phường",
    "s": "Xã",
    "r": "Thị trấn",
    "k": "Đặc khu",
    "q": "Quận",
    "h": "Huyện",
    "x": "Thị xã",
    "d": "TP",
}
_STREETS = (
    "Lê Lợi",
    "Nguyễn Trãi",
    "Cách Mạng Tháng 8",
    "Lý Thường Kiệt",
    "Trường Chinh",
    "Giải Phóng",
    "Nguyễn Văn Cừ",
)
_NUMBERS = ("12", "5A", "12/34", "12/34/5", "123B", "7")


_WARDS = {
    old: [u for u in _UNITS if u.rank is Rank.WARD and u.old is old and u.province != "46"]
    for old in (True, False)
}
_NUMBERS_OF_PROVINCES = sorted({unit.province for unit in _UNITS})
_DISTRICTS = {
    number: [u for u in _UNITS if u.rank is Rank.DISTRICT and u.province == number]
    for number in _NUMBERS_OF_PROVINCES
}
# The provinces under their own names: with a space, which most short names of the table lack.
_PROVINCES = {
    (old, number): [
        u
        for u in _UNITS
        if u.rank is Rank.PROVINCE and u.old is old and u.province == number and " " in u.name
    ]
    for old in (True, False)
    for number in _NUMBERS_OF_PROVINCES
}


@st.composite
def addresses(draw: st.DrawFn) -> str:
    """A house in a real ward of either era, in one of several writings."""
    old = draw(st.booleans())
    ward = draw(
        st.sampled_from([u for u in _UNITS if u.rank is Rank.WARD and u.old is old and u.province != "46"])
    )
    parts = [f"{_LEVELS[ward.level]} {ward.name}"]
    if old:
        district = draw(st.sampled_from(_DISTRICTS[ward.province]))
        parts.append(f"{_LEVELS[district.level]} {district.name}")
    parts.append(draw(st.sampled_from(_PROVINCES[old, ward.province])).name)
    head = draw(st.sampled_from(("{} {}", "Số {} {}", "số nhà {}, đường {}", "{} phố {}", "SN {} đường {}")))
    street = head.format(draw(st.sampled_from(_NUMBERS)), draw(st.sampled_from(_STREETS)))
    written = draw(st.sampled_from((", ", " - ", ","))).join([street, *parts])
    return fold(written).title() if draw(st.booleans()) else written


@given(
    addresses(),
    st.sampled_from(("", "Địa chỉ: ", "Nhà mình ở ", "Ghé chơi: ")),
    st.sampled_from(("", " nhé", ".", "\n0912 345 678")),
)
@settings(max_examples=150, deadline=None)
def test_an_address_of_real_units_is_found_with_its_true_place(address: str, before: str, after: str) -> None:
    text = before + address + after
    (finding,) = found_in(text)
    assert text[finding.start : finding.end] == address
    assert finding.value.reveal() == address
    assert finding.certainty is not Certainty.POSSIBLE
    assert finding.masked.startswith("•••, ")


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_text_is_read_and_offsets_stay_inside(text: str) -> None:
    _check_offsets(text)


@given(
    st.lists(
        st.sampled_from(
            ("12", "12/34", " ", ", ", "\n", "Lê Lợi", "ngõ", "Địa chỉ:", "P.", "Q.1", "phường", "Hải Phòng", "thôn", "A",
             "Street", "IL 60605", "75001 Paris", "tòa", "-", "(", "📍", "Ba Đình", "xã", "số", "KĐT", "Việt Nam", ".")
        ),
        max_size=30,
    )
)  # fmt: skip
@settings(max_examples=150, deadline=None)
def test_pieces_of_addresses_in_any_order_are_read_and_offsets_stay_inside(pieces: list[str]) -> None:
    _check_offsets(" ".join(pieces))


def _check_offsets(text: str) -> None:
    content = Content(name="test", segments=(Segment(text=text, part=Part.TEXT),))
    reading = read(content)
    end = 0
    for finding in find(reading):
        assert end <= finding.start < finding.end <= len(reading.text)
        assert finding.value.reveal()
        end = finding.end


HOSTILE = (
    "1 A, ", "12 Lê Lợi ", "Địa chỉ: ", "1/2/", "thôn A ", "1 A P. \n", "9", "a", " ", "\n", "1 A A A A A A A\n",
    "1 Hà Đông ", "12 Main Street, Chicago, IL 60605 ", "IL 60605 ", "SW1A 2AA A ", "12 rue a a 75001 Pa ",
    "khu A ", "p.1 q.2 ", "số 1 ", "1 a p1 ", "nha em o 12 a ", "東京都", "東京都新宿区1-", "서울 구로 ", "1-1 A A-ku ", "S1.", "A-1",
)  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_long_hostile_text_takes_time_in_proportion_to_its_length(unit: str) -> None:
    found_in("12 Lê Lợi, Ba Đình, Hà Nội")
    text = unit * (100_000 // len(unit))
    begin = time.process_time()
    found_in(text)
    assert time.process_time() - begin < 3, "measured 0.01 to 1 second; more means that a pattern runs away"


# --- real pages -------------------------------------------------------------------------------


def _manifest() -> list[tuple[str, str, str | None, list[str]]]:
    if not REAL_PAGES.is_dir():
        return []
    import yaml

    entries = yaml.safe_load((REAL_PAGES / "MANIFEST.yaml").read_text(encoding="utf-8"))["entries"]
    return [
        (e["id"], e["file"], (e.get("served_as") or {}).get("url"), e["must_yield"].get("addresses") or [])
        for e in entries
        if e["file"].startswith("pages/")
    ]


@pytest.mark.skipif(not REAL_PAGES.is_dir(), reason="the real pages are not beside the checkout")
@pytest.mark.parametrize(("name", "file", "url", "wanted"), _manifest(), ids=lambda value: str(value)[:24])
def test_a_real_page_yields_the_addresses_of_its_manifest(
    name: str, file: str, url: str | None, wanted: list[str]
) -> None:
    from privacy_audit.extract import extract

    content = extract(Page(name=name, body=(REAL_PAGES / file).read_bytes(), url=url))
    keys = {address_key(finding.value.reveal()) for finding in find(read(content))}
    assert keys == {address_key(address) for address in wanted}
