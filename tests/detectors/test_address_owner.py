"""An office's address apart from a home: by the words around and by the place on the page."""

from __future__ import annotations

import pytest

from privacy_audit import scan_html
from privacy_audit.detectors.address import REASONS, find
from privacy_audit.detectors.preparing import read
from privacy_audit.detectors.reading import Finding
from privacy_audit.model import Content, Kind, Part, Segment
from privacy_audit.words import Words


def only(text: str, part: Part = Part.TEXT, locator: str = "", containers: tuple[str, ...] = ()) -> Finding:
    segment = Segment(
        text=text, part=part, locator=locator, label="address" if part is Part.JSON_LD else None
    )
    (finding,) = find(read(Content(name="test", segments=(segment,), containers=containers)))
    return finding


HOMES = (
    "Nhà riêng: 12 Lạch Tray, Gia Viên, Hải Phòng",
    "Chủ tiệm tóc Salon Mây, ở số 33 ngõ 5 Lạch Tray, phường Gia Viên, Hải Phòng",
    "Làm ở công ty ABC, nhà ở 12 Lạch Tray, Lê Chân, Hải Phòng",
    "Giám đốc công ty ABC, trú tại 12 Lạch Tray, Lê Chân, Hải Phòng",
    "Trọ giá rẻ 12/8 ngõ 109 Quan Nhân, Thanh Xuân, Hà Nội",
    "Công ty ABC ship về 12 Lạch Tray, Lê Chân, Hải Phòng",
)


@pytest.mark.parametrize("text", HOMES)
def test_a_home_is_a_home_also_beside_a_company(text: str) -> None:
    assert "type" not in only(text).attributes


OFFICES = (
    "Cty TNHH ABC - 12 Lạch Tray, Ngô Quyền, Hải Phòng",
    "Nhà hàng Biển Xanh, 12 Lạch Tray, Ngô Quyền, Hải Phòng",
    "Showroom: 12 Lạch Tray, Ngô Quyền, Hải Phòng",
    "UBND phường Gia Viên - 12 Lạch Tray, Gia Viên, Hải Phòng",
    "Trường THPT Ngô Quyền, 12 Lạch Tray, Hải Phòng",
    "Bệnh viện Bạch Vân, số 12 Lạch Tray, Ngô Quyền, Hải Phòng",
    "Lô C5-2, KCN Tràng Duệ, X. Lê Lợi, H. An Dương, HP",
)


@pytest.mark.parametrize("text", OFFICES)
def test_an_office_is_told_by_its_words(text: str) -> None:
    finding = only(text)
    assert finding.attributes["type"] == "organisation"
    assert "address-office" in finding.reasons


HOME_LINE = "số 15 ngõ 27 đường Hoa Mai, phường Gia Viên, Hải Phòng"
BLOCKS = (
    "Công ty Hoa Lư\nĐịa chỉ: {line}\nĐiện thoại: 0225 3 123 456",
    "Công ty Hoa Lư\nMã số thuế 0201234567\nĐịa chỉ: {line}",
    "CÔNG TY TNHH HOA LƯ\n{line}",
    "Trường Tiểu học Hoa Lư\nHotline: 0912 345 678\n{line}",
    "Trường Tiểu học Hoa Lư\n\nĐịa chỉ: {line}",
    "Công ty Hoa Lư có trụ sở ở {line}",
    "Quán em ở {line}",
    "Ở công ty Hoa Lư, {line}",
    "Bác sĩ Mây – Phòng khám Nhi\n{line}",
    "Cửa hàng Nam Sinh\n{line}",
    "Nam Hà: cửa hàng giày\n{line}",
    "Showroom Hoa Lư\nÔ tô mới, {line}",
    "Student Union Office\n{line}",
)


@pytest.mark.parametrize("block", BLOCKS)
def test_the_block_of_an_organisation_holds_its_own_address(block: str) -> None:
    assert only(block.format(line=HOME_LINE)).attributes.get("type") == "organisation"


WORK = (
    "Làm việc tại Công ty Hoa Lư",
    "Lam viec tai Cong ty Hoa Lu",
    "Giáo viên tại Trường THCS Hoa Lư",
    "Ủy ban nhân dân phường Mẫu",
    "Trường Tiểu học Hoa Lư",
    "Works at Hoa Lu Company",
)
LIVING = (
    "Sống tại ",
    "Ở ",
    "Quê quán: ",
    "Đến từ ",
    "Lives in ",
    "From ",
    "Song tai ",
    "Hiện ở ",
    "Sống tại\n",
)


@pytest.mark.parametrize("work", WORK)
@pytest.mark.parametrize("living", LIVING)
def test_a_line_that_says_where_somebody_lives_is_a_home_below_any_work(work: str, living: str) -> None:
    assert "type" not in only(f"{work}\n{living}{HOME_LINE}").attributes
    assert "type" not in only(f"{work}\nSinh ngày 12/03/1966\n{living}{HOME_LINE}").attributes


PERSONAL = (
    "Làm việc tại Công ty Hoa Lư\n{line}",
    "Giám đốc Công ty Hoa Lư\nĐịa chỉ: {line}",
    "Kế toán trưởng, Công ty Hoa Lư\n{line}",
    "Trường Tiểu học Hoa Lư\nSinh ngày 12/03/1966\nĐịa chỉ: {line}",
    "Trường Tiểu học Hoa Lư\nNữ\n{line}",
)


@pytest.mark.parametrize("lines", PERSONAL)
def test_where_somebody_works_says_nothing_about_the_next_line(lines: str) -> None:
    assert "type" not in only(lines.format(line=HOME_LINE)).attributes


def test_words_of_living_make_a_home_in_a_footer_too() -> None:
    assert "type" not in only(f"Sống tại {HOME_LINE}", locator="body > footer > p").attributes


def test_the_lines_of_a_profile_are_read_as_a_page_shows_them() -> None:
    page = (
        "<div><div><span>Làm việc tại </span><a>Ủy ban nhân dân phường Mẫu</a></div>"
        f"<div><span>Sống tại </span><a>{HOME_LINE}</a></div></div>"
    )
    (found,) = [one for one in scan_html(page) if one.kind is Kind.ADDRESS]
    assert "type" not in found.attributes


@pytest.mark.parametrize(
    "locator",
    ["body > footer > p:nth-of-type(2)", "body > address", "html > body > main > address > p", "footer > p"],
)
def test_the_footer_and_the_publishers_address_are_an_office(locator: str) -> None:
    assert only("12 Lạch Tray, Ngô Quyền, Hải Phòng", locator=locator).attributes["type"] == "organisation"


@pytest.mark.parametrize("locator", ["body > p", "body > addresses > p", "body > div > p:nth-of-type(2)"])
def test_other_places_on_the_page_say_nothing(locator: str) -> None:
    assert "type" not in only("12 Lạch Tray, Ngô Quyền, Hải Phòng", locator=locator).attributes


def test_data_about_a_restaurant_hold_its_address_and_data_about_a_person_a_home() -> None:
    text = "12 Lạch Tray, Ngô Quyền, Hải Phòng"
    restaurant = only(text, Part.JSON_LD, "0.address", ("json-ld:Restaurant",))
    person = only(text, Part.JSON_LD, "0.address", ("json-ld:Person",))
    assert restaurant.attributes["type"] == "organisation"
    assert "type" not in person.attributes


def test_every_reason_has_a_sentence() -> None:
    texts = (*HOMES, *OFFICES, "12 Example Road, Newtown NSW 2042", "서울특별시 구로구 디지털로 123")
    used = {reason for text in texts for reason in only(text).reasons}
    assert used <= set(REASONS)
    assert all(Words("en")(sentence) for sentence in REASONS.values())


@pytest.mark.parametrize(
    ("label", "is_office"),
    [("Địa chỉ", True), ("Trụ sở", True), ("Nhà riêng", False), ("Nơi ở hiện nay", False)],
)
def test_in_a_footer_a_label_that_says_home_makes_it_one(label: str, is_office: bool) -> None:
    page = f"<footer><p>{label}: số 12 ngõ 34 Lê Lợi, phường Máy Tơ, quận Ngô Quyền, Hải Phòng</p></footer>"
    (found,) = [one for one in scan_html(page) if one.kind is Kind.ADDRESS]
    assert (found.attributes.get("type") == "organisation") == is_office
