"""Documents of data archives: letters put right, JSON and tables as what people wrote, entries with dates."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy_audit.extract.dates import date_of
from privacy_audit.extract.decode import decode
from privacy_audit.extract.documents import content_of
from privacy_audit.extract.labels import label_for
from privacy_audit.extract.misread import undone
from privacy_audit.model import Content, Page, Part
from tests.sources.archives import misread

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


def content(
    document: object, starts_at: str | None = None, content_type: str = "application/json"
) -> Content:
    body = document if isinstance(document, bytes) else json.dumps(document).encode()
    page = Page(name="a.zip › x/Phone Numbers.csv", body=body, content_type=content_type, starts_at=starts_at)
    found = content_of(page)
    assert found is not None
    return found


def said(found: Content) -> list[tuple[str | None, str, str]]:
    return [(segment.label, segment.text, segment.locator) for segment in found.segments]


# --- letters ---


@pytest.mark.parametrize(
    "text",
    [
        '{"a": "plain"}',
        '{"a": "caf\\u00e9 \\u00e0 la carte"}',  # real Latin-1
        '{"a": "\\u1ea1n \\u00e0"}',
        '{"a": "\\\\u00c3\\\\u00a0"}',  # a text about escapes
        '{"a": "\\u00c3"}',
        '{"a": "\\u00ed\\u00a0\\u0080"}',  # half of a pair is no UTF-8
        '{"a": "\\u00c0\\u0080"}',  # longer than need be is no UTF-8
    ],
)
def test_what_was_not_misread_stays_as_it_is(text: str) -> None:
    assert undone(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "S\\u00e1\\u00bb\\u0091 \\u00c4\\u0091i\\u00e1\\u00bb\\u0087n tho\\u00e1\\u00ba\\u00a1i",
            "Số điện thoại",
        ),
        ("\\u00F0\\u009F\\u0098\\u008A", "😊"),
        ("\\\\\\u00c3\\u00a0", "\\\\à"),
        ("\\u00c3\\u00a0\\u00e9", "àé"),
    ],
)
def test_misread_letters_are_put_right(text: str, expected: str) -> None:
    assert undone(text) == expected


@given(TEXTS)
def test_any_text_comes_back_from_facebooks_way_of_writing(text: str) -> None:
    assert json.loads(undone(json.dumps({"post": misread(text)}))) == {"post": text}


def test_only_documents_of_pure_ascii_are_put_right() -> None:
    escaped = b'{"a": "\\u00c3\\u00a0", "b": "%s"}'
    ascii_page = Page(name="a.json", body=escaped % b"x", content_type="application/json")
    other_page = Page(name="a.json", body=escaped % "ờ".encode(), content_type="application/json")
    text_page = Page(name="a.txt", body=b"\\u00c3\\u00a0", content_type="text/plain")
    assert json.loads(decode(ascii_page))["a"] == "à"
    assert json.loads(decode(other_page))["a"] == "Ã\xa0"
    assert decode(text_page) == "\\u00c3\\u00a0"


@pytest.mark.parametrize("unit", ["\\u00c3\\u00a0", "\\", "\\u00c3", "\\\\u00c3", "\\u00f0"])
def test_long_runs_are_read_in_time(unit: str) -> None:
    begin = time.perf_counter()
    undone(unit * 200_000)
    assert time.perf_counter() - begin < 2


# --- JSON ---


def test_what_nobody_wrote_is_passed_over() -> None:
    found = content(
        {
            "id": "100012345678901",
            "fbid": 912345678,
            "uri": "posts/media/0912345678.jpg",
            "token": "0912345678",
            "signed": "https://cdn.example.com/a.jpg?sig=0912345678",
            "masked": "+84 *** ***78".replace(" ", ""),
            "on": True,
            "none": None,
        }
    )
    assert said(found) == []


def test_what_people_wrote_is_text_and_the_rest_is_for_machines() -> None:
    found = content(
        {
            "post": "0912345678",
            "anything": "Gọi 0912 345 678",
            "field": "lan@example.com",
            "link": "https://zalo.me/0912345678",
            "html": "<p>Xin <b>chào</b> &amp;amp; hẹn</p>",
        }
    )
    assert [(segment.part, segment.text) for segment in found.segments] == [
        (Part.TEXT, "0912345678"),
        (Part.TEXT, "Gọi 0912 345 678"),
        (Part.EMBEDDED_JSON, "lan@example.com"),
        (Part.LINK, "https://zalo.me/0912345678"),
        (Part.TEXT, "Xin chào & hẹn"),
    ]


@pytest.mark.parametrize(
    "document",
    [
        {"Phone Number": {"href": "", "value": "0912345678"}},
        {"label_values": [{"label": "Phone number", "value": "0912345678"}]},
        {"Số điện thoại": {"value": "0912345678"}},
        {"phoneNumber": "0912345678"},
        {"telephoneNumber": "0912345678"},
        {"phone_numbers": [{"phone_type": "MOBILE", "phone_number": "0912345678"}]},
        {"phone": {"number": "0912345678"}},
        {"phone_number": 84912345678},
    ],
)
def test_keys_around_a_value_say_what_it_is(document: object) -> None:
    labels = [segment.label for segment in content(document).segments if "12345678" in segment.text]
    assert labels == ["telephone"]


@pytest.mark.parametrize(
    "key",
    ["phone_model", "phoneType", "email_verified", "phone country code", "ip_address", "headline number"],
)
def test_keys_about_a_phone_hold_none(key: str) -> None:
    assert label_for(key) not in ("telephone", "email", "address")


def test_an_entry_says_where_it_stands_and_when_it_was_made() -> None:
    found = content(
        [{"x": 1}, {"timestamp": 1620134400, "data": [{"post": "Xin chào"}, {"update_timestamp": 9}]}]
    )
    assert said(found) == [(None, "Xin chào", "$[1].data[0].post · 2021-05-04")]


def test_a_part_counts_on_from_where_it_begins() -> None:
    found = content([{"content": "một hai"}, {"content": "ba bốn"}], "$.chats.list[3].messages[1200]")
    assert [locator for *_, locator in said(found)] == [
        "$.chats.list[3].messages[1200].content",
        "$.chats.list[3].messages[1201].content",
    ]
    assert said(content({"Chat": ["một hai"]}, "$.Direct Message")) == [
        (None, "một hai", "$.Direct Message.Chat[0]")
    ]


def test_keys_that_may_be_personal_are_hidden() -> None:
    found = content({"0912345678": {"lan@example.com": {"12 Lê Lợi": {"Profile Info": "một hai"}}}})
    assert said(found) == [
        (None, "0912345678", "$.•"),
        (None, "lan@example.com", "$.•.•"),
        (None, "một hai", "$.•.•.•.Profile Info"),
    ]


def test_the_same_words_are_told_once_but_each_place_of_a_number() -> None:
    found = content(["Xin chào", "Xin chào", "Gọi 0912 345 678", "Gọi 0912 345 678"])
    assert [text for _, text, _ in said(found)] == ["Xin chào", "Gọi 0912 345 678", "Gọi 0912 345 678"]


def test_a_document_in_each_line_is_a_list() -> None:
    assert [locator for *_, locator in said(content(b'{"a": "x y"}\n\n{"a": "z y"}\n'))] == [
        "$[0].a",
        "$[1].a",
    ]


@pytest.mark.parametrize(
    "page",
    [
        Page(name="a", body=b'{"a": "x y"}', status_code=200),
        Page(name="a", body=b"[Zalo] 0912 345 678"),
        Page(name="a", body=b"<p>", content_type="text/html"),
        Page(name="a", body=b"x", content_type="text/plain"),
        Page(name="a", body=b'{"broken', content_type="application/json"),
    ],
)
def test_pages_and_broken_documents_are_left_to_others(page: Page) -> None:
    assert content_of(page) is None


def test_depth_and_number_of_values_are_bounded_and_said() -> None:
    assert content(b'{"a":' * 200 + b'"x y"' + b"}" * 200).cut
    assert content([0] * 300_000).cut


# --- dates ---


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ({}, ""),
        ({"timestamp": 0}, ""),
        ({"timestamp": True}, ""),
        ({"timestamp": "0912345678"}, ""),
        ({"birth_date": "1990-01-02"}, ""),
        ({"update_timestamp": 1620134400}, ""),
        ({"timezone": "2021-05-04"}, ""),
        ({"date": "soon"}, ""),
        ({"timestamp": 10**400}, ""),
        ({"time": float("nan")}, ""),
        ({"timestamp": 1620134400}, "2021-05-04"),
        ({"timestamp_ms": 1620134400123}, "2021-05-04"),
        ({"creation_timestamp": "1620134400"}, "2021-05-04"),
        ({"photoTakenTime": {"timestamp": "1620134400"}}, "2021-05-04"),
        ({"created_at": "Tue May 04 13:20:00 +0000 2021"}, "2021-05-04"),
        ({"createdAt": "2021-05-04T13:20:00.000Z"}, "2021-05-04"),
        ({"date_unixtime": "1620134400"}, "2021-05-04"),
        ({"Date": "2021-05-04 13:20:00"}, "2021-05-04"),
        ({"Connected On": "04 May 2021"}, "2021-05-04"),
    ],
)
def test_the_date_beside_an_entry(entry: dict[str, object], expected: str) -> None:
    assert date_of(entry) == expected


# --- tables ---


def table(text: str, starts_at: str | None = None) -> Content:
    return content(text.encode(), starts_at, "text/csv")


def test_cells_have_their_column_and_line() -> None:
    found = table("Date,Email Address,Note\n2021-05-04,lan@example.com,một hai\n,,\n2021-05-05,,ba bốn\n")
    assert said(found) == [
        ("email", "lan@example.com", "line 2, Email Address · 2021-05-04"),
        ("description", "một hai", "line 2, Note · 2021-05-04"),
        ("description", "ba bốn", "line 4, Note · 2021-05-05"),
    ]


def test_a_column_of_numbers_is_what_the_file_says() -> None:
    assert said(table("Extension,Number,Type\n,0912345678,Mobile\n")) == [
        ("telephone", "0912345678", "line 2, Number")
    ]


def test_a_note_before_the_heading_is_no_heading() -> None:
    found = table('Notes:\n"Some are missing, sorry"\n\nFirst Name,Company\nLan Anh,Công ty Ví Dụ\n')
    assert said(found)[1:] == [
        (None, "Lan Anh", "line 5, First Name"),
        ("worksfor", "Công ty Ví Dụ", "line 5, Company"),
    ]


def test_a_table_without_heading_and_with_other_separators_is_read() -> None:
    assert said(table("một hai;0912 345 678\nba bốn;0987 654 321\n")) == [
        (None, "một hai", "line 1"),
        (None, "0912 345 678", "line 1"),
        (None, "ba bốn", "line 2"),
        (None, "0987 654 321", "line 2"),
    ]


def test_a_part_of_a_table_counts_on() -> None:
    found = table('Who,Message\nLan,"một\nhai"\nLan,ba bốn\n', "line 1200")
    assert [locator for *_, locator in said(found)] == ["line 1200, Message", "line 1202, Message"]


def test_a_broken_table_is_read_so_far_and_said() -> None:
    found = table('Who,Message\nLan,một hai\nLan,"' + "x " * 100_000)
    assert [text for _, text, _ in said(found)] == ["một hai"]
    assert found.cut


def test_a_part_of_a_text_counts_on() -> None:
    found = content(b"one two\n\nthree four\n", "line 500", "text/plain")
    assert said(found) == [(None, "one two", "line 500"), (None, "three four", "line 502")]


@given(
    st.binary(max_size=200), st.sampled_from(["application/json", "text/csv", "text/tab-separated-values"])
)
def test_no_bytes_make_a_document_fail(body: bytes, content_type: str) -> None:
    for begin in (None, "$.a[3]", "line 7", "junk"):
        content_of(Page(name="a", body=body, content_type=content_type, starts_at=begin))
