"""Numbers that stand alone in a cell or under a key: whose telephone it is, and what is an id."""

from __future__ import annotations

import json

import pytest

from privacy_audit.extract import extract
from privacy_audit.extract.bounds import Allowance
from privacy_audit.extract.loading import load
from privacy_audit.extract.numbers import is_mailbox, is_reached_by, stands_for_somebody
from privacy_audit.model import Exposure, Kind, Page
from privacy_audit.scan import scan_content

NUMBER = "+84912345678"
IDENTITY = "031185012345"


def found_in(body: str, content_type: str, *, of_the_web: bool = False) -> tuple[Exposure, ...]:
    address = "https://lop.example.com/a.json" if of_the_web else None
    status = 200 if of_the_web else None
    page = Page(name="lop", body=body.encode(), content_type=content_type, url=address, status_code=status)
    return tuple(scan_content(extract(page)))


def told(exposures: tuple[Exposure, ...]) -> list[tuple[str, str, str]]:
    return [(one.kind.value, one.certainty.value, one.reveal()) for one in exposures]


def table(text: str) -> list[tuple[str, str, str]]:
    return told(found_in(text, "text/csv"))


def document(value: object, *, of_the_web: bool = False) -> list[tuple[str, str, str]]:
    body = value if isinstance(value, str) else json.dumps(value)
    return told(found_in(body, "application/json", of_the_web=of_the_web))


# --- names and forms ---


@pytest.mark.parametrize(
    "key",
    [
        "Mã", "Mã KH", "ma_hang", "maKH", "id", "ID khách", "orderId", "contact_id", "userid", "Order No",
        "Số hóa đơn", "Mã vận đơn", "Đơn hàng", "SKU", "Barcode", "Serial", "IMEI", "token", "accessToken",
        "Mã số thuế", "MST", "MSSV", "STK", "Tài khoản", "Số tiền", "retweet_count", "viewCount", "file_path",
        "tracking number", "Số báo danh", "BHXH", "timestamp", "phone model", "verification code",
    ],
)  # fmt: skip
@pytest.mark.parametrize("value", ["0912345678", "84912345678", IDENTITY])
def test_what_stands_under_a_name_of_ids_is_an_id(key: str, value: str) -> None:
    assert not stands_for_somebody(value, key)
    assert not is_reached_by(value, key)


@pytest.mark.parametrize(
    "value",
    [
        "", "0", "912345678", "1234567890", "0123456789", "0412345678", "09123456789", "091234567", "0.912345678",
        "100012345678901", "1620134400", "1620134400123", "2021-05-04", "03/05/1990", "IMG_0912345678.jpg",
        "DH-0912345678", "0912345678a", "84.212.10.1", "031485012345", "0912345678-1", "12:34:56", "٠٩١٢٣٤٥٦٧٨",
    ],
)  # fmt: skip
def test_other_digits_stand_for_nobody(value: str) -> None:
    assert not stands_for_somebody(value, "")
    assert not stands_for_somebody(value, "Ghi chú")


@pytest.mark.parametrize(
    "value",
    [
        "0912345678", "84912345678", "+84912345678", "0912.345.678", "0912-345-678", "09.12.34.56.78",
        "02253842124", "01234567890", "0912345678/0987654321", "0912345678;0987654321", '="0912345678"',
        "'0912345678", "0912345678(mẹ)", IDENTITY,
    ],
)  # fmt: skip
@pytest.mark.parametrize("key", ["", "Ghi chú", "Tên", "Mẹ", "Má", "value", "rows"])
def test_a_number_that_stands_alone_stands_for_somebody(value: str, key: str) -> None:
    assert stands_for_somebody(value, key)


@pytest.mark.parametrize("value", ["Lan", "lan@example.com", "1620134400", "2021-05-04", "12", "12.500.000"])
@pytest.mark.parametrize("key", ["dt", "Contact", "Liên hệ", "SĐT"])
def test_not_all_that_stands_under_a_way_to_reach_somebody_is_a_telephone(value: str, key: str) -> None:
    assert not is_reached_by(value, key)


@pytest.mark.parametrize(
    "key", ["Ghi chú", "dto", "usd", "details", "Ngày", "dtype", "contactId", "ID liên hệ", "phoneType"]
)
def test_other_names_call_nothing_a_telephone(key: str) -> None:
    assert not is_reached_by("0912345678", key)


@pytest.mark.parametrize(
    "value", ["0912345678", "912345678", "(0225) 3842 124", "+84 912 345 678", "1900 1234", "+4930123456"]
)
def test_where_the_column_says_telephone_other_forms_count_too(value: str) -> None:
    assert is_reached_by(value, "ĐT mẹ")


@pytest.mark.parametrize(
    "text", ["lan", "@media", "@scope/pkg@1.2.3", "lodash@4.17.21", "Gọi lan@example.com"]
)
def test_other_texts_are_no_mailbox(text: str) -> None:
    assert not is_mailbox(text)


# --- tables ---


@pytest.mark.parametrize(
    "heading",
    [
        "ĐT", "Dt", "dt", "Số ĐT", "so dt", "di động", "Cell", "Liên hệ", "Contact", "SDT Bố", "đt mẹ",
        "Zalo/SĐT", "Số liên lạc", "SĐT phụ huynh", "Điện thoại mẹ", "Phone", "parent_sdt", "SĐT đơn hàng",
    ],
)  # fmt: skip
def test_a_column_that_says_how_somebody_is_reached_holds_telephones(heading: str) -> None:
    assert table(f"Họ tên,{heading}\nLan,0912345678\n") == [("phone", "confirmed", NUMBER)]


def test_a_zero_that_a_spreadsheet_took_away_is_put_back_where_the_column_says_telephone() -> None:
    assert table("Họ tên,ĐT bố\nLan,912345678\n") == [("phone", "confirmed", NUMBER)]
    assert table("Họ tên,Điểm\nLan,912345678\n") == []


@pytest.mark.parametrize(
    "text", ["Lan,0912345678\n", "Họ tên,\nLan,0912345678\n", "Họ tên,Bố\nLan,0912345678\n"]
)
def test_a_column_that_says_nothing_still_holds_telephones(text: str) -> None:
    assert table(text) == [("phone", "likely", NUMBER)]


def test_ids_in_a_table_are_no_telephones() -> None:
    text = "Mã đơn,SKU,Mã KH,MST,Tên\n0912345678,0987654321,0903111222,0312345678,Lan\n"
    assert table(text) == []


@pytest.mark.parametrize(
    "heading", ["CCCD", "so cccd", "CCCD bố", "Số định danh", "Mã định danh", "Căn cước"]
)
def test_a_column_of_identity_numbers_is_called_so(heading: str) -> None:
    assert table(f"Họ tên,{heading}\nLan,031185012345\nHoa,034186067890\n") == [
        ("national-id", "confirmed", "031185012345"),
        ("national-id", "confirmed", "034186067890"),
    ]


def test_words_under_words_are_a_row_and_no_second_heading() -> None:
    assert table("Lan,0912345678\nHoa,không có\nMai,0987654321\n") == [
        ("phone", "likely", NUMBER),
        ("phone", "likely", "+84987654321"),
    ]
    page = Page(name="a", body="Lan,0912345678\nHoa,nhà riêng\n".encode(), content_type="text/csv")
    assert [segment.text for segment in extract(page).segments] == ["0912345678", "nhà riêng"]


def test_a_row_with_more_columns_than_are_read_is_said_and_the_next_row_read() -> None:
    wide = "x," * 600 + "0912345678"
    page = Page(name="a", body=f"{wide}\nLan,0987654321\n".encode(), content_type="text/csv")
    content = extract(page)
    assert content.cut
    assert [segment.text for segment in content.segments] == ["0987654321"]
    just = Page(name="a", body=("x," * 499 + "0912345678\n").encode(), content_type="text/csv")
    assert not extract(just).cut
    assert [segment.text for segment in extract(just).segments] == ["0912345678"]


# --- JSON ---


@pytest.mark.parametrize("of_the_web", [False, True])
@pytest.mark.parametrize(
    "value",
    [
        {"id": "0912345678"},
        {"orderId": "0912345678", "token": "0987654321"},
        {"orders": {"0912345678": {"sum": "12"}}},
        {"items": [{"sku": "0912345678", "barcode": "0987654321"}]},
        {"dt": 1620134400, "contact_id": "0912345678"},
        {"@media print": {"a": "b"}, "lodash@4.17.21": {}},
    ],
)
def test_ids_in_a_document_are_no_telephones(value: object, of_the_web: bool) -> None:
    assert document(value, of_the_web=of_the_web) == []


@pytest.mark.parametrize("of_the_web", [False, True])
@pytest.mark.parametrize(
    ("value", "certainty"),
    [
        ({"name": "Lan", "contact": "0912345678"}, "confirmed"),
        ({"ten": "Lan", "dt": "0912345678"}, "confirmed"),
        ({"sdt_phu_huynh": "0912345678"}, "confirmed"),
        ({"rows": [["Lan", "0912345678"]]}, "likely"),
        ({"text": "0912345678"}, "likely"),
        ({"contacts": {"0912345678": {"note": "xin chào"}}}, "likely"),
        ('{"phone":"0912345678","phone":"không có gì"}', "confirmed"),
    ],
)
def test_a_number_in_a_document_is_found(value: object, certainty: str, of_the_web: bool) -> None:
    assert document(value, of_the_web=of_the_web) == [("phone", certainty, NUMBER)]


@pytest.mark.parametrize("of_the_web", [False, True])
def test_a_mailbox_that_is_a_key_is_found_and_hidden_in_the_path(of_the_web: bool) -> None:
    body = json.dumps({"contacts": {"lan@example.com": {"note": "xin chào"}}})
    (email,) = found_in(body, "application/json", of_the_web=of_the_web)
    assert (email.kind, email.reveal()) == (Kind.EMAIL, "lan@example.com")
    assert [one.locator for one in email.where] == ["$.contacts.•"]


def test_ids_in_the_scripts_of_a_page_are_no_telephones() -> None:
    page = '<script type="application/json">{"rows":["0912345678"],"x":{"0987654321":{}}}</script><p>Xin chào'
    assert told(found_in(page, "text/html")) == []


def test_words_in_the_scripts_of_a_page_are_read() -> None:
    page = '<script type="application/json">{"text":"0912345678","lienHe":"0987654321"}</script><p>Xin chào'
    assert sorted(told(found_in(page, "text/html"))) == [
        ("phone", "confirmed", "+84987654321"),
        ("phone", "likely", NUMBER),
    ]


# --- keys that stand there twice ---


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"a":1,"b":2}', {"a": 1, "b": 2}),
        ('{"a":1,"a":2}', {"a": 2, "a_": [1]}),
        ('{"a":1,"a":2,"a":3}', {"a": 3, "a_": [1, 2]}),
        ('{"a":1,"a_":9,"a":2}', {"a": 2, "a_": [1, 9]}),
        ('{"a":1,"a_":8,"a":2,"a_":9}', {"a": 2, "a_": [1, 9], "a__": [8]}),
        ('[{"a":{"b":1,"b":2}}]', [{"a": {"b": 2, "b_": [1]}}]),
    ],
)
def test_every_value_of_a_key_is_kept(text: str, expected: object) -> None:
    assert load(text, Allowance(100)) == expected
