"""Telephone numbers: what is none comes first, then every way in which one is written."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from privacy_audit.detectors import detect
from privacy_audit.detectors.digits import Group
from privacy_audit.detectors.phone import REASONS, find, vietnam
from privacy_audit.detectors.phone.forms import may_begin_number, quick_look
from privacy_audit.detectors.preparing import read
from privacy_audit.model import Content, Exposure, Kind, Part, Segment

CONFIRMED, LIKELY, POSSIBLE = "confirmed", "likely", "possible"
MOBILE, LANDLINE, ORGANISATION = {"type": "mobile"}, {"type": "landline"}, {"type": "organisation"}


def content(
    text: str,
    part: Part = Part.TEXT,
    label: str | None = None,
    language: str | None = None,
    url: str | None = None,
) -> Content:
    segment = Segment(text=text, part=part, label=label)
    return Content(name="page", url=url, language=language, segments=(segment,))


def phones(of: Content) -> list[Exposure]:
    return [exposure for exposure in detect(of, 0) if exposure.kind is Kind.PHONE]


def values(of: Content) -> list[str]:
    return [phone.reveal() for phone in phones(of)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "giá 1.200.000đ",
        "35.000.000",
        "84.912.345.678 đ",
        "$84912345678",
        "09/2014 - 10/2016",
        "03/2015 - 05/2019",
        "2020/12/01 09:54",
        "2024-01-02 09:12:34",
        "02.12.2022",
        "09.12.2014 56",
        "07/18/2024 (2010 - 2024)",
        "2 805 members",
        "1222907250383245320",
        "1612345678",
        "20.8449, 106.6881",
        "0.912345678",
        "0.0912345678, 1",
        "M0.912 34.5 678",
        "Mã đơn hàng: 0912345678",
        "Mã vận đơn 0912345678",
        "ISBN 978-0-912345-67-8",
        "0-912345-67-8",
        "STK: 0912345678 MB Bank",
        "Số tài khoản ngân hàng MB: 0912345678",
        "Chuyển khoản: 0912345678 - VPBank",
        "Mã sinh viên 0912345678",
        "MST: 0312345678",
        "CCCD 031091012345",
        "031091012345",
        "079 091 012 345",
        "9704 0912 3456 7890",
        "+62 ***-***-*68",
        "091234567*",
        "0912345678***",
        "a0912345678f9",
        "SP0912345678",
        "e29b-41d4-a716-0912345678",
        "công an 113, cứu hoả 114, trẻ em 111, số 311",
        "gọi 113",
        "tel:311",
        "1800-1850",
        "1900 1975",
        "[09,12,34,56,78,90,12,34]",
        "09 12 34 56 78 90 12 34 56",
        "https://shop.example.vn/sp/0912345678",
        "https://twitter.example/x/status/1222907250383245320",
        "zalo.me/4130943281478123",
        "t.me/joinchat/0912345678abc",
        "hotel:0912",
        "0101234567",
        "12 345 678 90",
        "+84 912 345",
        # amounts, counts, scores, times
        "mức phạt 18.000.000 - 20.000.000 đồng",
        "2.350.000.000 đồng",
        "12.345.678.900",
        "0912345678 lượt xem",
        "Lượt xem: 0.912.345.678",
        "$0912345678",
        "dài 84 912 345 678 mm",
        "25-23 25-20 18-25 15-12",
        "09:12:34.5678",
        "giải đặc biệt 09123 45678 12345",
        # orders, documents, accounts
        "Đơn hàng #0912345678",
        "tracking no 0912 345 678",
        "SPXVN0912345678",
        "ISBN-10: 0912345678",
        "ISBN 978-604-912-345-6",
        "DOI 10.1234/vjst.0912.345678",
        "0912345678 - MB Bank - NGUYEN VAN A",
        "Vietcombank: 0912345678",
        "TK 0912 345 678 ngân hàng ACB",
        "hoá đơn số 0912345678",
        "Nghị định 15/2020/NĐ-CP, số 0912/2020/QĐ-UBND",
        # machines
        "build 84.912.345.678",
        "tool-0.9.12-345678",
        "Chrome/91.0.4472.124",
        "192.168.100.200",
        "0912345678abcdef",
        "0x0912345678",
        "if (a < 0912345678 && b > 10)",
        "id=0912345678",
        "#0912345678 là mã bài",
        "@0912345678",
        "user_84903111222",
        "/posts/0912345678",
        "M 10.5 20.3 L 30.2 40.1 50.9 60.7",
        "10°46'36.9\"N 106°42'03.2\"E",
        # words
        "một hai ba bốn năm sáu bảy tám chín mười",
        "có hay không? Ba năm sau, bảy người chín việc",
        "Điện thoại iPhone 15 giá 15.000.000",
        "điện thoại: 15.000.000",
    ],
)
def test_other_numbers_are_no_phones(text: str) -> None:
    assert values(content(text)) == []


@pytest.mark.parametrize("part", [Part.EMBEDDED_JSON, Part.ATTRIBUTE, Part.LINK, Part.IMAGE])
@pytest.mark.parametrize(
    "text",
    [
        "0912345678",
        "84912345678",
        '"id":"0912345678"',
        '"uid": 84912345678',
        "/0912345678.html",
        "1234567890",
    ],
)
def test_bare_digits_made_for_machines_are_ids(text: str, part: Part) -> None:
    assert values(content(text, part)) == []


@pytest.mark.parametrize(
    ("text", "value", "certainty"),
    [
        ("0912345678", "+84912345678", LIKELY),
        ("0912 345 678", "+84912345678", LIKELY),
        ("0912.345.678", "+84912345678", LIKELY),
        ("0912-345-678", "+84912345678", LIKELY),
        ("09123.45678", "+84912345678", LIKELY),
        ("0912.34.56.78", "+84912345678", LIKELY),
        ("0912–345–678", "+84912345678", LIKELY),
        ("+84 912 345 678", "+84912345678", LIKELY),
        ("+84 (0)912 345 678", "+84912345678", LIKELY),
        ("(+84) 912 345 678", "+84912345678", LIKELY),
        ("0084 912 345 678", "+84912345678", LIKELY),
        ("84912345678", "+84912345678", LIKELY),
        ("84.912.345.678", "+84912345678", POSSIBLE),
        ("0 9 1 2 3 4 5 6 7 8", "+84912345678", LIKELY),
        ("０９１２ ３４５ ６７８", "+84912345678", LIKELY),
        ("0\u200b912\u00a0345\u00a0678", "+84912345678", LIKELY),
        ("gọi (0912) 345 678", "+84912345678", CONFIRMED),
        ("SĐT: 0912345678", "+84912345678", CONFIRMED),
        ("sdt0912345678", "+84912345678", CONFIRMED),
        ("Zalo0912345678", "+84912345678", CONFIRMED),
        ("ĐT 0912 345 678", "+84912345678", CONFIRMED),
        ("LH anh Nam 0912345678", "+84912345678", CONFIRMED),
        ("alo 0912.345.678 nhé", "+84912345678", CONFIRMED),
        ("Điện thoại\n0912345678", "+84912345678", CONFIRMED),
        ("0912345678 (Zalo)", "+84912345678", CONFIRMED),
        ("0912 * 345 * 678", "+84912345678", POSSIBLE),
        ("0912x345x678", "+84912345678", POSSIBLE),
        ("0912 🌸 345 🌸 678", "+84912345678", POSSIBLE),
        ("0912\n345\n678", "+84912345678", POSSIBLE),
        ("o9l2.345.678", "+84912345678", POSSIBLE),
        ("Zalo O9I2 345 678", "+84912345678", LIKELY),
        ("không chín một hai ba bốn năm sáu bảy tám", "+84912345678", LIKELY),
        ("khong chin mot hai ba bon nam sau bay tam", "+84912345678", LIKELY),
        ("không9 một 2 ba bốn 5678", "+84912345678", LIKELY),
        ("09 mười hai 345 678", "+84912345678", LIKELY),
        ("01234567890", "+84834567890", LIKELY),
        ("0168 345 6789", "+84383456789", LIKELY),
        ("+ 84 912 345 678", "+84912345678", LIKELY),
        ("+84 0912 345 678", "+84912345678", LIKELY),
        ("84-912-345-678", "+84912345678", LIKELY),
        ("[0912] [345] [678]", "+84912345678", LIKELY),
        ("0-9-1-2-3-4-5-6-7-8", "+84912345678", LIKELY),
        ("0 9 1 2  3 4 5  6 7 8", "+84912345678", POSSIBLE),
        ("0912~345~678", "+84912345678", POSSIBLE),
        ("0912:345:678", "+84912345678", POSSIBLE),
        ("0912…345…678", "+84912345678", LIKELY),
        ("0️⃣9️⃣1️⃣2️⃣ 3️⃣4️⃣5️⃣ 6️⃣7️⃣8️⃣", "+84912345678", LIKELY),
        ("⓪⑨①②③④⑤⑥⑦⑧", "+84912345678", LIKELY),
        ("𝟎𝟗𝟏𝟐 𝟑𝟒𝟓 𝟔𝟕𝟖", "+84912345678", LIKELY),
        ("🅾912345678", "+84912345678", POSSIBLE),
        ("o9o3.lll.222", "+84903111222", POSSIBLE),
        ("(o9l2) 345-678", "+84912345678", POSSIBLE),
        ("+84 9l2 345 67B", "+84912345678", POSSIBLE),
        ("không chín, một hai ba, bốn năm sáu, bảy tám nhé", "+84912345678", LIKELY),
        ("khongchinmothaibabonnamsaubaytam", "+84912345678", LIKELY),
        ("ko chín 1 hai 345 sáu bảy tám", "+84912345678", LIKELY),
        ("o chin mot hai ba bon nam sau bay tam", "+84912345678", LIKELY),
        ("không chín mươi mốt hai ba bốn năm sáu bảy tám", "+84912345678", LIKELY),
        ("0912 ba bốn năm 678", "+84912345678", LIKELY),
        ("cộng tám tư chín một hai ba bốn năm sáu bảy tám", "+84912345678", LIKELY),
        ("zero nine one two three four five six seven eight", "+84912345678", LIKELY),
        ("đt0912345678", "+84912345678", CONFIRMED),
        ("Mob.: 0912 345 678", "+84912345678", CONFIRMED),
        ("ib 0912345678", "+84912345678", CONFIRMED),
        ("call/zalo: 0912345678", "+84912345678", CONFIRMED),
        ("viber 0912345678", "+84912345678", CONFIRMED),
        ("hotline 0912 345 678", "+84912345678", CONFIRMED),
        ("đặt hàng 0912345678", "+84912345678", CONFIRMED),
        ("0912345678 gặp chị Lan", "+84912345678", CONFIRMED),
        ("SĐT 912345678", "+84912345678", CONFIRMED),
        ("01221234567", "+84771234567", LIKELY),
    ],
)
def test_vietnamese_mobiles_are_found(text: str, value: str, certainty: str) -> None:
    assert [(one.reveal(), one.certainty.value, one.attributes) for one in phones(content(text))] == [
        (value, certainty, MOBILE)
    ]


@pytest.mark.parametrize(
    ("text", "value", "certainty", "attributes"),
    [
        ("(024) 3512 1234", "+842435121234", LIKELY, LANDLINE),
        ("02435121234", "+842435121234", LIKELY, LANDLINE),
        ("028 7301 2345", "+842873012345", LIKELY, LANDLINE),
        ("Điện thoại: 0225.3842124", "+842253842124", CONFIRMED, LANDLINE),
        ("+84-24-3512-1234", "+842435121234", LIKELY, LANDLINE),
        ("Tổng đài (024) 3512 1234", "+842435121234", CONFIRMED, ORGANISATION),
        ("Văn phòng, tel. (024) 3512 1234", "+842435121234", CONFIRMED, ORGANISATION),
        ("Tổng đài 1900 1234", "+8419001234", CONFIRMED, ORGANISATION),
        ("hotline 18001234", "+8418001234", CONFIRMED, ORGANISATION),
        ("(0225) 3 842 124", "+842253842124", LIKELY, LANDLINE),
        ("Tuyển sinh 2024-2025: 1900 6868", "+8419006868", LIKELY, ORGANISATION),
        ("miễn phí 1800 6688", "+8418006688", LIKELY, ORGANISATION),
        ("(04) 3512 1234", "+842435121234", LIKELY, LANDLINE),
        ("(08) 3512 1234", "+842835121234", LIKELY, LANDLINE),
        ("(031) 3842 124", "+842253842124", LIKELY, LANDLINE),
        ("(033) 3842 124", "+842033842124", LIKELY, LANDLINE),
        ("033 3842 124", "+84333842124", LIKELY, MOBILE),
        ("ĐT: 0313842124", "+842253842124", CONFIRMED, LANDLINE),
        ("0511 3842 124", "+842363842124", LIKELY, LANDLINE),
        ("+84 4 3512 1234", "+842435121234", LIKELY, LANDLINE),
        ("043.5121234", "+842435121234", LIKELY, LANDLINE),
        ("08.38291234", "+842838291234", LIKELY, LANDLINE),
        ("031.3842124", "+842253842124", LIKELY, LANDLINE),
        ("0320 3842 124", "+842203842124", LIKELY, LANDLINE),
        ("NR: 0313.842.124", "+842253842124", CONFIRMED, LANDLINE),
        ("(0225) 3.842.124", "+842253842124", LIKELY, LANDLINE),
        ("(84-225) 3842124", "+842253842124", LIKELY, LANDLINE),
        ("(024) 3512 1234 - máy lẻ 102", "+842435121234", LIKELY, LANDLINE),
        ("080.43162", "+848043162", LIKELY, ORGANISATION),
        ("069.2345678", "+84692345678", LIKELY, ORGANISATION),
        ("không hai hai lăm ba tám bốn hai một hai bốn", "+842253842124", LIKELY, LANDLINE),
    ],
)
def test_landlines_and_switchboards_are_told_apart(
    text: str, value: str, certainty: str, attributes: dict[str, str]
) -> None:
    assert [(one.reveal(), one.certainty.value, one.attributes) for one in phones(content(text))] == [
        (value, certainty, attributes)
    ]


@pytest.mark.parametrize("part", [Part.LINK, Part.TEXT])
@pytest.mark.parametrize(
    ("link", "value"),
    [
        ("tel:0912345678", "+84912345678"),
        ("tel:+84-912-345-678", "+84912345678"),
        ("TEL:(024)35121234", "+842435121234"),
        ("tel:%2B84912345678", "+84912345678"),
        ("sms:0912345678?body=alo", "+84912345678"),
        ("https://zalo.me/0912345678", "+84912345678"),
        ("https://zalo.me/%30912345678", "+84912345678"),
        ("https://zalo.me/84912345678", "+84912345678"),
        ("https://wa.me/84912345678", "+84912345678"),
        ("https://api.whatsapp.com/send?text=hi&phone=84912345678", "+84912345678"),
        ("https://t.me/+84912345678", "+84912345678"),
        ("viber://chat?number=%2B84912345678", "+84912345678"),
        ("tel:3127474300", "+13127474300"),
        ("whatsapp://send?phone=84912345678", "+84912345678"),
        ("viber://add?number=84912345678", "+84912345678"),
        ("https://wa.me/447400345678", "+447400345678"),
    ],
)
def test_links_that_reach_a_phone_confirm_it(link: str, value: str, part: Part) -> None:
    assert [(one.reveal(), one.certainty.value) for one in phones(content(link, part))] == [
        (value, CONFIRMED)
    ]


@pytest.mark.parametrize(
    "text", ["SĐT: 0912345678 - 0987654321", "0912345678/0987654321", "0912345678 0987654321"]
)
def test_two_numbers_side_by_side_are_two(text: str) -> None:
    assert values(content(text)) == ["+84912345678", "+84987654321"]


@pytest.mark.parametrize(
    "text",
    [
        "SĐT 0912345678,0987654321",
        "0912345678.0987654321",
        "0912345678;0987654321",
        "0912345678-0987654321",
    ],
)
def test_two_numbers_without_a_blank_are_two(text: str) -> None:
    assert values(content(text)) == ["+84912345678", "+84987654321"]


@pytest.mark.parametrize(
    "text",
    [
        "0912 345 678 - 12 ngõ 5 Lạch Tray",
        "0912 345 678 - 12h trưa",
        "0912345678 / 5 người",
        "0912 345 678 – 78",
        "0912 345 678 / 12.5 km",
        "(84.912.345.678)/79",
    ],
)
def test_what_only_follows_a_number_is_no_second_one(text: str) -> None:
    assert values(content(text)) == ["+84912345678"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0912 345 678 – 79", ["+84912345678", "+84912345679"]),
        ("0912 345 678 - 13 (giờ hành chính)", ["+84912345678", "+84912345613"]),
        ("0989.222.333/334/335, xe 7 chỗ", ["+84989222333", "+84989222334", "+84989222335"]),
        ("0912345678/9", ["+84912345678", "+84912345679"]),
        ("(0225) 3842124 - 3842125", ["+842253842124", "+842253842125"]),
        ("(0225) 3842.124 hoặc 125", ["+842253842124", "+842253842125"]),
        ("0904/555/666 – 0225/3842/124", ["+84904555666", "+842253842124"]),
    ],
)
def test_a_second_number_may_be_written_short(text: str, expected: list[str]) -> None:
    assert values(content(text)) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("(312) 747-4300", "+13127474300"),
        ("312.747.9884", "+13127479884"),
        ("707-555-9990", "+17075559990"),
        ("+1 (617) 253 5702", "+16172535702"),
        ("+49 221 1642 1411", "+4922116421411"),
        ("0049 221 1642 1411", "+4922116421411"),
        ("+442079460958", "+442079460958"),
    ],
)
def test_numbers_of_other_countries_show_themselves_by_their_shape(text: str, value: str) -> None:
    assert values(content(text)) == [value]


@pytest.mark.parametrize(
    ("language", "url", "text", "expected"),
    [
        ("de", None, "0221 1642 1411", ["+4922116421411"]),
        ("vi", None, "0221 1642 1411", []),
        ("en", "https://example.de/kontakt", "T 0221 1642 1411", ["+4922116421411"]),
        ("de", None, "09/2014 - 10/2016", []),
        ("de", None, "+84 912 345 678", ["+84912345678"]),
        ("en", "https://example.gov/", "Phone 312 747 9884", ["+13127479884"]),
        ("en", None, "312 747 9884", []),
        ("en", None, "Daisy, 77 Oak Road, Manchester M14 5TP, 07400 345678", ["+447400345678"]),
        ("en", None, "Daisy, 77 Oak Road, 07400 345678", []),
        ("en", "https://example.co.nz/", "Call 03-3316005x3456 before 6:30", ["+6433316005"]),
        ("en", "https://example.com.au/", "1800-10-10 22", ["+611800101022"]),
        ("en", "https://example.com.au/", "order no 1800 101 022", []),
    ],
)
def test_national_numbers_belong_to_the_region_of_the_page(
    language: str, url: str | None, text: str, expected: list[str]
) -> None:
    assert values(content(text, language=language, url=url)) == expected


@pytest.mark.parametrize(
    ("text", "label", "value"),
    [
        ("+1 415 555 100", "telephone", "+1415555100"),
        ("Tel.: +1 415 555 100", None, "+1415555100"),
        ("Phone 555-1234", None, "+5551234"),
        ("ĐT: 35121234", None, "+35121234"),
    ],
)
def test_what_the_page_calls_a_phone_is_possible_though_no_country_has_it(
    text: str, label: str | None, value: str
) -> None:
    assert [(one.reveal(), one.certainty.value) for one in phones(content(text, label=label))] == [
        (value, POSSIBLE)
    ]


def test_a_label_of_the_markup_confirms_a_number_for_machines() -> None:
    labelled = content("(718) 963-0420", Part.EMBEDDED_JSON, label="telephone")
    assert [(one.reveal(), one.certainty.value) for one in phones(labelled)] == [("+17189630420", CONFIRMED)]


def test_a_key_named_phone_confirms_a_number_for_machines() -> None:
    assert values(content('"phone":"0912345678","id":"0987654321"', Part.EMBEDDED_JSON)) == ["+84912345678"]


@pytest.mark.parametrize(
    ("locator", "part"),
    [
        ("#ad > button @data-phone", Part.ATTRIBUTE),
        ("X.owner.mobilePhone", Part.EMBEDDED_JSON),
        ("ld[0].contacts[0].so_dien_thoai", Part.JSON_LD),
    ],
)
def test_the_name_of_an_attribute_or_key_confirms(locator: str, part: Part) -> None:
    segment = Segment(text="0912345678", part=part, locator=locator)
    found = phones(Content(name="page", segments=(segment,)))
    assert [(one.reveal(), one.certainty.value) for one in found] == [("+84912345678", CONFIRMED)]


@pytest.mark.parametrize(
    ("head", "expected"), [("SĐT", ["+84912345678"]), ("Mã tra cứu", []), ("Số tài khoản", [])]
)
def test_the_head_of_a_column_says_what_its_numbers_are(head: str, expected: list[str]) -> None:
    cells = (
        ("tr", "Họ tên"),
        ("tr", head),
        ("tr:nth-of-type(2)", "Lan"),
        ("tr:nth-of-type(2)", "0912345678"),
    )
    segments = tuple(
        Segment(text=text, part=Part.TEXT, locator=f"table > {row} > td" + ":nth-of-type(2)" * (number % 2))
        for number, (row, text) in enumerate(cells)
    )
    assert values(Content(name="page", segments=segments)) == expected


def test_the_number_of_a_student_below_a_head_of_telephones_is_none() -> None:
    students = "MSSV;HO TEN;SDT\n20210345;Dang Quoc Thai;0912345678\n20210346;Ho Y;0987654321"
    assert values(content(students)) == ["+84912345678", "+84987654321"]


def test_every_reason_has_its_sentence() -> None:
    texts = (
        "SĐT 0912345678",
        "o9l2.345.678",
        "0912~345~678",
        "0912 345 678/79",
        "tel:0912345678",
        "(04) 3512 1234",
    )
    codes = {code for text in texts for finding in find(read(content(text))) for code in finding.reasons}
    assert codes == set(REASONS)


def test_a_number_may_not_cross_from_one_segment_to_the_next() -> None:
    segments = tuple(Segment(text=text, part=Part.TEXT) for text in ("0912", "345", "678"))
    assert values(Content(name="page", segments=segments)) == []


def test_a_label_may_stand_in_the_segment_before() -> None:
    segments = tuple(Segment(text=text, part=Part.TEXT) for text in ("Điện thoại", "0912345678"))
    assert [one.certainty.value for one in phones(Content(name="page", segments=segments))] == [CONFIRMED]


PREFIXES = ["32", "39", "52", "55", "59", "70", "76", "79", "81", "87", "89", "90", "96", "99"]
SHAPES = [
    "{0}{1}{2}",
    "{0} {1} {2}",
    "{0}.{1}.{2}",
    "{0}-{1}-{2}",
    "({0}) {1} {2}",
    "{0} - {1} - {2}",
    "{0}/{1}/{2}",
]
COUNTRY = ["0", "+84", "+84 ", "+84.", "0084 ", "+84 (0)"]


@given(
    st.sampled_from(PREFIXES),
    st.from_regex(r"[0-9]{7}", fullmatch=True),
    st.sampled_from(SHAPES),
    st.sampled_from(COUNTRY),
    st.sampled_from(["", "Zalo: ", "gọi ngay ", "em bán hàng, ", "(", "👉 "]),
    st.sampled_from(["", " nhé", ".", ", cảm ơn", ")", "\nHải Phòng"]),
)
def test_every_mobile_in_every_shape_is_found_where_it_stands(
    prefix: str, rest: str, shape: str, country: str, before: str, after: str
) -> None:
    bracketed = "(" in shape and country != "0"
    written = (SHAPES[1] if bracketed else shape).format(
        (country if "(" not in shape or bracketed else "0") + prefix + rest[:1], rest[1:4], rest[4:]
    )
    text = before + written + after
    found = phones(content(text))
    assert [one.reveal() for one in found] == ["+84" + prefix + rest]
    assert found[0].start is not None
    assert found[0].end is not None
    shown = text[found[0].start : found[0].end]
    assert shown.strip("()") == written.strip("()")


@given(
    st.text(alphabet=st.characters(), max_size=80)
    | st.text(alphabet="0123456789+-.() zaloSĐT:/%@x\n", max_size=80)
)
def test_no_text_breaks_the_detector_and_all_places_are_true(text: str) -> None:
    reading = read(content(text))
    for finding in find(reading):
        assert 0 <= finding.start < finding.end <= len(reading.text)
        start, end = reading.span_in_segment(finding.start, finding.end)
        assert 0 <= start < end <= len(text)


@pytest.mark.parametrize(
    "hostile",
    ["0 ", "a@", "(", "09 ", "00 ", "84 ", "1234567890", "0x", "+", "+84", "không ", "0 ba ", "o ", "tel:", "viber://a",
     "whatsapp.com/send?", "sdt ", "o9l", "9l ", "không chín ", "0912345678/12", "0912345678 - 12", "84 9l", "0 chin ",
     "cong tam tu ", "0~", "[0912]", "1.", "-312-", "0912345678 ", "0912345678-", "0\n", "%30", "%25", "a\u0300", "🌸0", "1.", "\ud800"],
)  # fmt: skip
def test_long_hostile_text_is_read_in_time(hostile: str) -> None:
    reading = read(content((hostile * 200_000)[:200_000]))
    begun = time.process_time()
    for _ in find(reading):
        pass
    assert time.process_time() - begun < 2.5


@settings(deadline=None, max_examples=5)
@given(st.integers(0, 1000))
def test_random_digits_are_read_in_linear_time(seed: int) -> None:
    draw = random.Random(seed)
    text = "".join(draw.choice("0123456789 .-()+") for _ in range(20_000))
    begun = time.process_time()
    for _ in find(read(content(text))):
        pass
    assert time.process_time() - begun < 1


@given(
    st.from_regex(r"(?:0|84|840|0084)[1-9][0-9]{6,9}|1[89]00[0-9]{4,6}", fullmatch=True),
    st.sampled_from(((10,), (3, 4, 3), (4, 3, 3), (2, 4, 4), (4, 7))),
    st.booleans(),
)
def test_the_quick_look_passes_over_no_number_of_the_closer_look(
    digits: str, sizes: tuple[int, ...], called_phone: bool
) -> None:
    if vietnam.number(sizes, digits, called_phone=called_phone):
        assert may_begin_number(digits, 0)
        assert quick_look(digits, Group(start=0, end=len(digits), digits=digits))(digits, (len(digits),))
