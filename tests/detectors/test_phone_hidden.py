"""Telephone numbers that are half hidden or of another country: first what is none, then what is one."""

from __future__ import annotations

import pytest

from privacy_audit.detectors import region_of
from privacy_audit.detectors.phone import find
from privacy_audit.detectors.preparing import read
from privacy_audit.model import Content, Part, Segment


def content(*segments: Segment | str) -> Content:
    made = (Segment(text=one, part=Part.TEXT) if isinstance(one, str) else one for one in segments)
    return Content(name="test", segments=tuple(made))


def values_in(*segments: Segment | str) -> list[str]:
    whole = content(*segments)
    return sorted({one.value.reveal() for one in find(read(whole, region_of(whole)))})


def attribute(text: str, name: str = "data-raw") -> Segment:
    return Segment(text=text, part=Part.ATTRIBUTE, locator=f"body > button @{name}")


@pytest.mark.parametrize(
    "text",
    [
        "Mã lô SO98B12Z34 hết hạn",
        "OLSBOSLBOS là mã giảm giá",
        "O9B4-S7Z-81l2",
        "CC 036200667788\nNam: Vietcombank",
        "Nam: CC 031185012345",
        "Weight 2.4 lb, Tracking 9405 5036 9930 0312 3456 78",
        "please quote ticket no. 0387-114-225",
        "Điện thoại, vd: 0900 000 000",
        "khu Lê Linh gạch một hai ba bốn năm sáu bảy tám chín",
    ],
)
def test_codes_and_documents_are_no_numbers_in_disguise(text: str) -> None:
    assert values_in(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("nhắn mình nha: O9l2.B4S.67B", "+84912845678"),
        ("sdt: 09B7 6S4 32l", "+84987654321"),
        ("zalo e nè o9o3.lll.2Z2", "+84903111222"),
        ("không chín một hai 345 678", "+84912345678"),
        ("ko chín một hai, ba bốn năm, sáu lẻ tám", "+84912345608"),
        ("thợ nước (0 912 gạch 345 gạch 678) làm kỹ lắm", "+84912345678"),
    ],
)
def test_letters_stand_for_digits_where_groups_or_words_tell_of_a_telephone(text: str, value: str) -> None:
    assert values_in(text) == [value]


def test_an_attribute_is_a_telephone_if_the_page_shows_its_beginning() -> None:
    assert values_in("Bấm để hiện số 0903 111 ***", attribute("0903111222")) == ["+84903111222"]
    assert values_in("Gọi 0903.111.xxx", attribute("0903111222")) == ["+84903111222"]
    assert values_in("Bấm để hiện số 0912 345 ***", attribute("0903111222")) == []
    assert values_in("Bấm để hiện số", attribute("0903111222")) == []


VIETNAMESE = "Nhà hàng Bếp Quê, 12 Foundry Lane, Newtown NSW 2042, đặt bàn"


@pytest.mark.parametrize(
    ("texts", "region"),
    [
        (("Gumleaf Ceramics, 12 Foundry Lane, Newtown NSW 2042",), "AU"),
        (("Brisbane QLD, Australia",), "AU"),
        (("Call us", "tel:+61255501234"), "AU"),
        ((VIETNAMESE,), "VN"),
        (("VIC won 3011 votes",), "VN"),
        (("He was a SA 80 fan",), "VN"),
    ],
)
def test_an_australian_page_shows_itself_by_its_places(texts: tuple[str, ...], region: str) -> None:
    assert region_of(content(*texts)) == region


def test_national_numbers_of_an_australian_page_are_read_as_such_only() -> None:
    texts = ("12 Foundry Lane, Newtown NSW 2042", "(02) 5550 1234", "Owner: mob 0491 570 156")
    assert values_in(*texts) == ["+61255501234", "+61491570156"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Call Solange in France: 05 53 12 34 56", "+33553123456"),
        ("Anh Tư, 88 Hopkins Street, Footscray VIC 3011, (03) 5550 4321", "+61355504321"),
        ("Ring me on 07733 900123, I live at 10 High Street, Leeds LS1 4AP", "+447733900123"),
        ("Số tôi là 0553 123 456", "+84553123456"),
        ("Tel. 0341 5550188, post@example.de", "+493415550188"),
        ("연락처 010-5550-1239", "+821055501239"),
    ],
)
def test_groups_and_the_country_beside_them_tell_whose_number_it_is(text: str, value: str) -> None:
    assert values_in(text) == [value]


def test_the_old_and_the_new_form_of_one_number_are_both_found() -> None:
    text = "Máy bàn hồi đó (08) 3930 1234, giờ là 028 3930 1234"
    found = find(read(content(text)))
    assert [(text[one.start : one.end], one.value.reveal()) for one in found] == [
        ("(08) 3930 1234", "+842839301234"),
        ("028 3930 1234", "+842839301234"),
    ]
