"""Bank accounts, cards and payment codes: what is none comes first."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from privacy_audit.detectors.bank_account import REASONS, find
from privacy_audit.detectors.bank_account.banks import words
from privacy_audit.detectors.context import rows_of
from privacy_audit.detectors.preparing import read
from privacy_audit.model import Part
from privacy_audit.text import fold
from tests.detectors.samples import content, only, reasons_in, seconds_of_long, table, told, written

CONFIRMED, LIKELY, POSSIBLE = "confirmed", "likely", "possible"
PAYLOAD = "00020101021238570010A00000072701270006970403011200110123456780208QRIBFTTA53037045802VN63044F52"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0071000123456",
        "SĐT 0912345678",
        "Momo: 0912345678",
        "Vietcombank hotline 1900545413",
        "Chi nhánh VietinBank: 0225 3842 124",
        "lợi nhuận của Vietcombank đạt 12.345.678 triệu đồng",
        "cổ phiếu VCB 12345678",
        "VCB năm 2024",
        "tài khoản có 1.500.000 đồng",
        "tài khoản Facebook 100012345678901",
        "Tài khoản: nguyenvana 12345678",
        "số dư 123456789",
        "Mã giao dịch 12345678901 Techcombank",
        "CCCD 031091012345 làm thẻ BIDV",
        "BIDV ngày 12.03.2024",
        "Thẻ thành viên 9704 1234 5678 9012 345",
        "Số thẻ thử 4111 1111 1111 1111",
        "size 36-37-38-39-40, cọc 50%",
        "GB00WEST12345698765432",
        "1234 5678 1234 5678",
        "BIDV – khớp lệnh 4567890 cp",
        "Agribank Hải Phòng – 0225 3842 123\nTechcombank – 1800 588 822",
        "Mã giao dịch: FT25309876543 Techcombank. Số tham chiếu 123456789012",
        "gói 5 mb 12345678",
    ],
)
def test_what_is_no_account(text: str) -> None:
    assert told(find, content(text)) == []


@pytest.mark.parametrize(
    ("text", "value", "certainty", "bank"),
    [
        ("STK: 0071000123456 Vietcombank", "0071000123456", CONFIRMED, "Vietcombank"),
        ("stk 123456789 acb chủ tk Nguyễn Văn A", "123456789", CONFIRMED, "ACB"),
        ("Số tài khoản: 1234 5678 9012 tại BIDV", "123456789012", CONFIRMED, "BIDV"),
        ("so tai khoan 1 9 0 2 1 3 5 7 9 2 4 6 8 0 Techcombank", "19021357924680", CONFIRMED, "Techcombank"),
        ("Ủng hộ: MB Bank 999988886666", "999988886666", CONFIRMED, "MB"),
        ("CK vào 0350123456789 (mb)", "0350123456789", CONFIRMED, "MB"),
        ("Vietcombank 0071000123456", "0071000123456", LIKELY, "Vietcombank"),
        ("123456789 (BIDV)", "123456789", LIKELY, "BIDV"),
        ("ngân hàng TMCP Á Châu - 12345678", "12345678", LIKELY, "ACB"),
        ("Agribank 3205.205.123456", "3205205123456", LIKELY, "Agribank"),
        ("MB 0912345678 NGUYEN VAN A", "0912345678", CONFIRMED, "MB"),
        ("0912345678 - Vietcombank", "0912345678", POSSIBLE, "Vietcombank"),
        ("STK 0912345678", "0912345678", LIKELY, None),
        ("Hoàn tiền vào: VIB – 025704060987654\nMã đơn: DH2411", "025704060987654", LIKELY, "VIB"),
        ("Eximbank: 100114851234567. Số dư 31/12/2023: 23.456.789đ", "100114851234567", LIKELY, "Eximbank"),
        ("tài khoản 46010001234567 ngân hàng BIDV", "46010001234567", CONFIRMED, "BIDV"),
        ("thủ quỹ Thuỷ Tiên – Exim 1402 1484 9012 345", "140214849012345", LIKELY, "Eximbank"),
        ("9988776655443 mbank nha", "9988776655443", LIKELY, "MB"),
        ("ck mbb 0399887766001", "0399887766001", CONFIRMED, "MB"),
        ("Account number: 12345678", "12345678", LIKELY, None),
        ("CK: 0123456789", "0123456789", POSSIBLE, None),
    ],
)
def test_accounts_by_the_words_beside_them(text: str, value: str, certainty: str, bank: str | None) -> None:
    found = only(find, content(text))
    assert (found.value.reveal(), found.certainty, found.attributes.get("bank")) == (value, certainty, bank)


@pytest.mark.parametrize(
    ("text", "value", "bank"),
    [
        ("https://img.vietqr.io/image/vietcombank-0071000123456-compact.png", "0071000123456", "Vietcombank"),
        (
            "https://img.vietqr.io/image/970407-19031234567890-qr_only.png?x=1",
            "19031234567890",
            "Techcombank",
        ),
        ("https://vietqr.net/portal/transfer/970422/6868123456789", "6868123456789", "MB"),
        ("https://qr.sepay.vn/img?acc=0071000123456&bank=VCB", "0071000123456", "Vietcombank"),
        (PAYLOAD, "001101234567", "Sacombank"),
    ],
)
def test_payment_codes(text: str, value: str, bank: str) -> None:
    found = only(find, content(text, part=Part.LINK))
    assert (found.value.reveal(), found.certainty, found.attributes["bank"]) == (value, CONFIRMED, bank)
    assert "payment-code" in found.reasons


@pytest.mark.parametrize(
    ("text", "value", "certainty", "kind"),
    [
        ("Thẻ Visa 4012 8888 8888 1881", "4012888888881881", CONFIRMED, "card"),
        ("Số thẻ: 9704 1234 5678 9015", "9704123456789015", CONFIRMED, "card"),
        ("Số thẻ: 9704 1234 5678 9018", "9704123456789018", LIKELY, "card"),
        ("4012 8888 8888 1881", "4012888888881881", POSSIBLE, "card"),
        ("IBAN DE89 3704 0044 0532 0130 00", "DE89370400440532013000", CONFIRMED, "iban"),
        ("GB82WEST12345698765432", "GB82WEST12345698765432", LIKELY, "iban"),
    ],
)
def test_cards_and_international_accounts(text: str, value: str, certainty: str, kind: str) -> None:
    found = only(find, content(text))
    assert (found.value.reveal(), found.certainty, found.attributes["type"]) == (value, certainty, kind)


def test_a_list_of_banks_goes_on_under_its_label() -> None:
    of = content("STK: VCB 0071000123456, BIDV 12345678901234, MB 0912345678")
    assert told(find, of) == [
        ("0071000123456", CONFIRMED),
        ("12345678901234", CONFIRMED),
        ("0912345678", CONFIRMED),
    ]


def test_a_bank_at_the_end_of_its_line_belongs_to_that_line() -> None:
    of = content("• 0451000333444 – Vietcombank\n• 2111 0000 567 890 – BIDV\n• 10876543210 – VietinBank")
    assert [(one.value.reveal(), one.attributes["bank"]) for one in find(read(of))] == [
        ("0451000333444", "Vietcombank"),
        ("21110000567890", "BIDV"),
        ("10876543210", "VietinBank"),
    ]


def test_on_a_list_of_accounts_a_code_counts_in_any_letters() -> None:
    of = content("tai khoan nhan tien:\nvietinbank 107004567890\ntpb 04321098765\nvib 601704060123456")
    assert [value for value, _ in told(find, of)] == ["107004567890", "04321098765", "601704060123456"]


def test_what_data_call_an_account_is_one() -> None:
    of = content("1029384756", part=Part.EMBEDDED_JSON, locator="$.payment.acc", label="accountid")
    assert told(find, of) == [("1029384756", LIKELY)]


def test_bare_digits_in_data_are_no_account() -> None:
    assert told(find, content("1029384756", part=Part.EMBEDDED_JSON, locator="$.payment.ref")) == []


def test_a_telephone_before_an_account_is_none() -> None:
    of = content("☎ 0912345678 (Zalo)\n🏦 VIB 012345678910 · SHB 1011223344")
    assert told(find, of) == [("012345678910", LIKELY), ("1011223344", LIKELY)]


def test_a_label_may_stand_in_the_cells_before() -> None:
    of = content("Ngân hàng", "Quân đội (MB)", "Số tài khoản", "0987654321")
    assert told(find, of) == [("0987654321", CONFIRMED)]


def test_the_head_of_a_column_is_a_label() -> None:
    of = table(("Họ tên", "Số tài khoản", "Ngân hàng"), ("Vũ Thảo", "1234567890", "BIDV"))
    assert told(find, of) == [("1234567890", CONFIRMED)]


def test_the_quick_look_overlooks_no_phrase() -> None:
    silent = {"other", "phone", "wallet", "card", "card-weak"}
    package = "privacy_audit.detectors.bank_account"
    listed = [row[1] for row in rows_of(package, "words.tsv")] + [
        row[2] for row in rows_of(package, "banks.tsv")
    ]
    for phrase in map(fold, ",".join(listed).split(",")):
        (label, *_) = words().all_in(f"1 {phrase.strip()} 2")
        assert label.code in silent or words().may_be_in(f"1 {phrase.strip()} 2", 0, 60)


def test_only_the_last_two_digits_are_shown() -> None:
    assert only(find, content("STK 0071000123456")).masked == "•••••••••••56"


@given(before=st.text(max_size=30), groups=st.lists(st.integers(1000, 9999), min_size=2, max_size=4))
@settings(max_examples=60, deadline=None)
def test_a_span_holds_its_value(before: str, groups: list[int]) -> None:
    for span, value in written(find, content(f"{before} STK: {' '.join(map(str, groups))} VCB")):
        assert span == value


@pytest.mark.parametrize("piece", ["1234567 stk ", "1 2 3 4 5 6 ", "vietqr/", "AB12 ", "a000000727", "1"])
def test_hostile_text_takes_linear_time(piece: str) -> None:
    assert seconds_of_long(find, piece) < 10


def test_every_reason_has_a_sentence() -> None:
    assert reasons_in(
        find, "STK 12345678 VCB", PAYLOAD, "Thẻ Visa 4012 8888 8888 1881", "GB82WEST12345698765432"
    ) <= set(REASONS)
