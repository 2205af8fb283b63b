"""Numbers of personal documents: what is none comes first, then every document."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from privacy_audit.detectors.context import lexicon, rows_of
from privacy_audit.detectors.national_id import REASONS, find
from privacy_audit.detectors.national_id.structure import has_identity_form, has_tax_form
from privacy_audit.model import Part
from privacy_audit.text import fold
from tests.detectors.samples import content, only, reasons_in, seconds_of_long, table, told, written

CONFIRMED, LIKELY, POSSIBLE = "confirmed", "likely", "possible"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "012345678",
        "0123456789",
        "999091012345",
        "031991012345",
        "Mã đơn hàng 031091012345",
        "Mã vận đơn: 031091012345",
        "vé số 079300123456 trúng thưởng",
        "STK 031091012345 Vietinbank",
        "Serial: 031091012345",
        "031091012345VN",
        "SP031091012345",
        "https://example.com/p/031091012345",
        "phạt 500.000.000 đồng nếu mua bán CCCD, 500.000.000 đồng",
        "chứng minh rằng 123456789 là số",
        "CCCD. Gọi 0912 345 678",
        "SĐT: 0912345678",
        "CCCD của em hết hạn năm 2024",
        "MST: 0101243150",
        "Công ty ABC, mã số thuế 0101243150-001",
        "SSN 000-12-3456",
        "hộ chiếu hạng C12",
        "passport photo 4x6 12345678",
        "1 2 3 4 5 6 7 8 9 10 11 12",
        "BHXH 0123456789",
        "Thẻ BHYT: DN4010123456789",
        "cc: phòng kế toán; lô hàng 036200667788",
        "CCCD của bạn cho mã đơn hàng 031091012345",
        "order 548123976 - passport photo",
        "FT24256098 – passport fee",
        "phạt CMND, 123.456.789 đồng",
        "hộ chiếu của Kim: 123456789",
        "mã kiện 031091012345",
        "kiện hàng số: 031091012345",
        "gửi 031091012345-02 rồi nhé",
        "passport on the ferry, cabin no. 221908",
        "mã HC B1234567",
        "Huy chương HC1234567",
        "Tủ HC: C1234567 giá 2tr",
        "HC 123456789",
        "STT | Hàng | Mã\n1 | Áo | B1234567\n2 | Quần | C7654321",
        "corgi, VKA pedigree no. 025071234567",
        "mèo Anh, microchip 025071234567",
    ],
)
def test_what_is_no_document(text: str) -> None:
    assert told(find, content(text)) == []


@pytest.mark.parametrize(
    ("text", "value", "certainty", "kind"),
    [
        ("CCCD: 031091012345", "031091012345", CONFIRMED, "cccd"),
        ("Số căn cước công dân của tôi là 031 091 012 345 cấp tại HP", "031091012345", CONFIRMED, "cccd"),
        ("so can cuoc: 031.091.012.345", "031091012345", CONFIRMED, "cccd"),
        ("CCCD031091012345", "031091012345", CONFIRMED, "cccd"),
        ("031091012345 (CCCD)", "031091012345", CONFIRMED, "cccd"),
        ("Số 031091012345, cấp ngày 12/03/2021", "031091012345", CONFIRMED, "cccd"),
        ("CCCD cấp ngày 12/03/2021: 031091012345", "031091012345", CONFIRMED, "cccd"),
        ("CĂN CƯỚC CÔNG DÂN\nSố / No.: 031091012345", "031091012345", CONFIRMED, "cccd"),
        ("CCCD 999091012345", "999091012345", LIKELY, "cccd"),
        ("ID: 031091012345", "031091012345", LIKELY, "cccd"),
        ("031091012345", "031091012345", POSSIBLE, "cccd"),
        ("CMND 031234567", "031234567", CONFIRMED, "cmnd"),
        ("số CMND cũ: 912 345 678", "912345678", LIKELY, "cmnd"),
        ("Châu Lợi – ns 06.02.1970 – HC B1234567", "B1234567", LIKELY, "passport"),
        ("HC: C12345678\n", "C12345678", LIKELY, "passport"),
        ("hộ chiếu: P00345678", "P00345678", CONFIRMED, "passport"),
        ("passport: B1234567", "B1234567", CONFIRMED, "passport"),
        ("Hộ chiếu số C12345678", "C12345678", CONFIRMED, "passport"),
        ("Passport No. 123456789", "123456789", LIKELY, "passport"),
        ("MST cá nhân: 8123456786", "8123456786", LIKELY, "tax-code"),
        ("mã số thuế: 031091012345", "031091012345", CONFIRMED, "cccd"),
        ("Nam: CC 036200667788", "036200667788", CONFIRMED, "cccd"),
        ("Số CC: 036 200 667 788", "036200667788", CONFIRMED, "cccd"),
        ("gui cccd de lam hop dong nhe: 001 188 034 567", "001188034567", CONFIRMED, "cccd"),
        ("CMND: 031.234.567", "031234567", CONFIRMED, "cmnd"),
        ("number is NXR4P7C19 (Dutch passport), expires 03/2031", "NXR4P7C19", LIKELY, "passport"),
        ("C4VX81T3K is my German passport.", "C4VX81T3K", LIKELY, "passport"),
        ("548123976 (UK passport)", "548123976", LIKELY, "passport"),
        ("hộ chiếu Hàn Quốc: M12345678", "M12345678", LIKELY, "passport"),
        ("Lost passport on the ferry: no. N2219087", "N2219087", CONFIRMED, "passport"),
        ("passport of my wife, number: N2219087", "N2219087", CONFIRMED, "passport"),
        ("GPLX số 310123456789", "310123456789", CONFIRMED, "driving-licence"),
        ("SSN: 123-45-6789", "123456789", CONFIRMED, "ssn"),
    ],
)
def test_documents_under_their_names(text: str, value: str, certainty: str, kind: str) -> None:
    found = only(find, content(text))
    assert (found.value.reveal(), found.certainty, found.attributes) == (value, certainty, {"type": kind})


@pytest.mark.parametrize("head", ["Passport", "Hộ chiếu", "Số hộ chiếu", "HC", "PP No.", "Passport number"])
def test_a_column_of_passports_is_read(head: str) -> None:
    of_text = f"No. | Name | Born | {head}\n1 | An | 05-JUL-1976 | C5566778\n2 | Hà | 14-FEB-2002 | P01234567"
    cells = (("Name", head), ("An", "C5566778"), ("Hà", "P01234567"))
    expected = [("C5566778", CONFIRMED), ("P01234567", CONFIRMED)]
    assert told(find, content(of_text)) == expected
    assert told(find, content(of_text.replace(" | ", "\t"))) == expected
    assert told(find, table(*cells)) == expected


def test_a_list_goes_on_under_the_label_of_its_first_number() -> None:
    of = content("CCCD: 031091012345, 031191012346 và 999091012347")
    assert told(find, of) == [
        ("031091012345", CONFIRMED),
        ("031191012346", CONFIRMED),
        ("999091012347", LIKELY),
    ]


def test_a_second_passport_in_the_sentence_is_found() -> None:
    of = content("My passport is K0123456 and my wife's is P01234567, please.")
    assert told(find, of) == [("K0123456", CONFIRMED), ("P01234567", CONFIRMED)]


def test_the_head_of_a_column_is_a_label() -> None:
    of = table(("Họ tên", "Số CMND"), ("Vũ Thảo", "031234567"), ("Đỗ Lan", "912345678"))
    assert told(find, of) == [("031234567", CONFIRMED), ("912345678", LIKELY)]


def test_a_key_of_data_is_a_label() -> None:
    of = content("031091012345", part=Part.EMBEDDED_JSON, locator="__DATA__.user.soCccd")
    assert told(find, of) == [("031091012345", CONFIRMED)]


@pytest.mark.parametrize(
    ("text", "part", "locator", "value"),
    [
        ("031091012345", Part.EMBEDDED_JSON, "$.kyc.idNumber", "031091012345"),
        ("031234567", Part.ATTRIBUTE, "form > input @value[so_cmnd]", "031234567"),
        ("031091012345", Part.ATTRIBUTE, "li @data-cccd", "031091012345"),
        ("C7654321", Part.EMBEDDED_JSON, "$.passportNumber", "C7654321"),
    ],
)
def test_names_that_a_page_gives_are_labels(text: str, part: Part, locator: str, value: str) -> None:
    of = content(text, part=part, locator=locator, label="identifier")
    assert told(find, of) == [(value, CONFIRMED)]


def test_bare_digits_in_data_are_ids() -> None:
    assert told(find, content("031091012345", part=Part.EMBEDDED_JSON, locator="__DATA__.id")) == []


def test_a_page_that_speaks_of_identity_numbers_makes_a_bare_one_likely() -> None:
    of = content("Danh sách số căn cước của lớp", "Vũ Thảo", "Hà Nội", "2B", "031191012346 ")
    found = only(find, of)
    assert (found.certainty, found.reasons) == (
        LIKELY,
        ("pattern", "valid", "id-province", "context-document"),
    )


def test_the_quick_look_overlooks_no_phrase() -> None:
    words = lexicon("privacy_audit.detectors.national_id")
    for _, listed in rows_of("privacy_audit.detectors.national_id", "words.tsv"):
        for phrase in map(fold, listed.split(", ")):
            (label, *_) = words.all_in(f"1 {phrase} 2")
            assert label.code == "other" or words.may_be_in(f"1 {phrase} 2", 0, 60)


def test_only_the_last_two_digits_are_shown() -> None:
    assert only(find, content("CCCD: 031091012345")).masked == "••••••••••45"


@pytest.mark.parametrize(
    ("digits", "fits"),
    [
        ("031091012345", True),
        ("096303012345", True),
        ("003091012345", False),
        ("031491012345", False),
        ("031391012345", False),
        ("031091000000", False),
    ],
)
def test_the_form_of_an_identity_number(digits: str, fits: bool) -> None:
    assert has_identity_form(digits) is fits


def test_the_check_digit_of_a_tax_code() -> None:
    assert [has_tax_form(f"010124315{digit}") for digit in range(3)] == [True, False, False]


@given(before=st.text(max_size=30), number=st.integers(0, 999999))
@settings(max_examples=60, deadline=None)
def test_a_span_holds_its_value(before: str, number: int) -> None:
    for span, value in written(find, content(f"{before} CCCD: 031 091 {number:06}")):
        assert span == value


@pytest.mark.parametrize("piece", ["0123456789 ", "CCCD 1", "passport ", "031091012345-", "1"])
def test_hostile_text_takes_linear_time(piece: str) -> None:
    assert seconds_of_long(find, piece) < 10


def test_every_reason_has_a_sentence() -> None:
    assert reasons_in(
        find, "CCCD: 031091012345", "MST cá nhân: 8123456786", "căn cước. \n\n\n\n 031091012345"
    ) <= set(REASONS)
