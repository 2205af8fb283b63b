"""Promise 3 for all spellings: what was found once stays hidden however else the page, a link or a name writes it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape, unescape
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, quote_plus, unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from privacy_audit import scan_html
from privacy_audit.audit import judge
from privacy_audit.catalog import Library
from privacy_audit.detectors import masked_text
from privacy_audit.model import Exposure
from privacy_audit.record.recording import record_audit
from privacy_audit.record.shapes import to_json
from privacy_audit.report.document import Look
from privacy_audit.report.gaps import saying
from privacy_audit.report.material import Material
from privacy_audit.report.rows import audit_rows
from privacy_audit.scan import scan
from privacy_audit.sources import Options
from privacy_audit.text import fold
from privacy_audit.words import Words
from tests.report.rendering import render_html, render_markdown, render_terminal

CALL = "Gọi 0987 654 321"
"""Another value, so that there is always an excerpt."""


class Value(NamedTuple):
    """A value as it is found, what of it may not be read, and how else it may be written beside."""

    found: str
    cores: tuple[str, ...]
    spellings: tuple[str, ...]


VALUES = {
    "phone": Value(
        "Zalo 0912 345 678",
        ("912345678",),
        ("0912345678", "+84 912 345 678", "84-912-345-678", "0912.345.678", "0912 34 56 78", "09I2E45678", "o9l2 345 678"),
    ),
    "mailbox": Value(
        "Thư thao.vu@example.com",
        ("thaovu",),
        ("thao.vu@example.com", "thao.vu a-còng example.com", "thao.vu a còng example.com", "thao.vu(at)example.com",
         "thao.vu [at] example.com", "thao.vu at example.com", "thao.vu@[127.0.0.1]", "thao.vu=40example.com",
         "thao.vu a cong example chấm com", "THAO.VU@EXAMPLE.COM"),
    ),
    "birth date": Value(
        "Sinh ngày 03/04/1985",
        ("0304", "april3", "3april", "3rdapril", "19850403", "030485", "03thang04", "3thang4"),
        ("April 3, 1985", "3rd April 1985", "3 April 1985", "1985/04/03", "1985-04-03", "ngày 03 tháng 04 năm 1985",
         "3 tháng 4 năm 1985", "03-04-1985", "03.04.85", "03041985", "3/4/1985"),
    ),
    "plate": Value(
        "Biển số xe 29A-123.45",
        ("a12345",),
        ("29A 12345", "29A12345", "29A-123.45", "29a-12345", "29 A 123.45"),
    ),
    "identity": Value(
        "CCCD 001199012345",
        ("1199012345",),
        ("001 199 012 345", "0011 9901 2345", "001.199.012.345", "001-199-012-345"),
    ),
    "account": Value(
        "STK 12345678 Vietcombank",
        ("345678",),
        ("1234 5678", "1234.5678", "12 34 56 78", "123-456-78"),
    ),
    "home": Value(
        "Địa chỉ: 12 Nguyễn Trãi, phường Thanh Xuân, Hà Nội",
        ("12nguyentrai",),
        ("12 Nguyễn Trãi", "12 Nguyen Trai", "12-nguyen-trai", "số 12 Nguyễn Trãi", "12, Nguyễn Trãi", "12 NGUYỄN TRÃI"),
    ),
    "alley": Value(
        "Địa chỉ: hẻm 34/5 Nguyễn Trãi, phường Bến Thành, Quận 1",
        ("345nguyentrai",),
        ("hẻm 34/5 Nguyễn Trãi", "hem 34/5 Nguyen Trai", "hem-34-5-nguyen-trai", "34/5 Nguyễn Trãi"),
    ),
}  # fmt: skip


def _quoted_printable(text: str) -> str:
    return "".join(one if one.isalnum() and one.isascii() else "".join(f"={byte:02X}" for byte in one.encode())
                   for one in text)  # fmt: skip


CODES: dict[str, Callable[[str], str]] = {
    "plain": str,
    "percent": quote,
    "percent twice": lambda text: quote(quote(text)),
    "plus": quote_plus,
    "quoted-printable": _quoted_printable,
    "entities": lambda text: "".join(one if one.isalnum() else f"&#{ord(one)};" for one in text),
}
PLACES: dict[str, Callable[[str], str]] = {
    "behind": lambda text: f"<p>{CALL}, {escape(text)} nhé</p>",
    "before": lambda text: f"<p>Ghi: {escape(text)} {CALL}</p>",
    "link": lambda text: f"<a href='https://example.vn/x?t={escape(text)}&z=0987654321'>Gọi</a>",
    "link in words": lambda text: f"<p>{CALL} xem https://example.vn/{escape(text)} nhé</p>",
    "map": lambda text: f"<p>{CALL} xem https://www.google.com/maps/dir//{escape(text)}/ nhé</p>",
    "title": lambda text: f"<p title='{escape(text)} {CALL}'>x</p>",
    "alternative text": lambda text: f"<img src=/a.jpg width=300 height=300 alt='{escape(text)} {CALL}'>",
    "id": lambda text: f"<div id='{escape(text)}'><p>{CALL}</p></div>",
}


def decoded(text: str) -> str:
    """A text with everything decoded that anybody can decode."""
    for _ in range(3):
        text = unescape(unquote(text))
    return unquote(text + " " + re.sub("=(?=[0-9A-F]{2})", "%", text) + " " + text.replace("+", " "))


def readable(text: str, value: Value) -> list[str]:
    """What of a value can be read in a text, whatever stands between its letters."""
    bare = re.sub("[^a-z0-9]", "", fold(decoded(text)))
    return [core for core in value.cores if core in bare]


def shown(exposure: Exposure) -> Iterator[str]:
    """Everything that a report prints of an exposure."""
    yield exposure.masked
    yield from exposure.attributes.values()
    for place in exposure.where:
        yield from (place.excerpt or "", place.locator)


def page(value: Value, text: str, place: str) -> str:
    return f"<!doctype html><html lang=vi><body><p>{value.found}</p>{PLACES[place](text)}"


NEITHER = [
    "phiên bản 1.2.3", "giá 1.250.000 đồng", "mã đề 12A1", "năm 1985", "từ 1985 đến 1990", "tháng 4 năm 1985",
    "lớp 12A1 năm 2024", "ngày 22/11/2024", "10 quán ăn ngon", "node@18.2.0", "look at home", "câu 29A", "tỉ số 3-2",
    "Quận 1", "zalo/find-by-phone", "https://www.google.com/maps/place/Chợ+Bến+Thành/", "C++ và a+b", "24 Hours",
    "chương 12 Angry Men", "giảm 50%", "?id=45&p=2",
]  # fmt: skip


@pytest.mark.parametrize("text", NEITHER)
def test_what_is_no_value_stays_readable_beside_one(text: str) -> None:
    [found] = [one for one in scan_html(f"<p>{CALL}, {text} nhé</p>") if one.kind == "phone"]
    assert found.where[0].excerpt == f"Gọi 09•• ••• •21, {text} nhé"


@pytest.mark.parametrize(
    "name",
    [
        "v1.2.3.html", "IMG_20241122_153000.jpg", "PXL_20201201_095433123.jpg", "12A1 2024.html", "10 Cách Nấu Ăn.html",
        "24 Hours.html", "Screenshot 2024-11-22 at 15.30.00.png", "https://example.vn/news/2005/04/03/tin.html",
        "https://www.google.com/maps/place/Quận+1,+Hồ+Chí+Minh", "https://www.google.com/maps/search/quán+cà+phê",
        "ISO 9001 at work.vn", "https://example.vn/?id=40&b=2024", "cv+anh+2024.pdf", "tin-29A-1234.html",
        "ngo-12-phut-trong-noi.html", "top-12-nguyen-nhan.html",
    ],
)  # fmt: skip
def test_what_is_no_value_stays_in_a_name(name: str) -> None:
    assert masked_text(name) == name


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("https://www.google.com/maps/place/12+Nguyen+Trai,+Thanh+Xuan,+Ha+Noi/@20.99,105.81",
         "https://www.google.com/maps/place/•••, Thanh+Xuan, Ha+Noi/@•••••••81"),
        ("https://maps.google.com/?q=12%20Nguyen%20Trai", "https://maps.google.com/?q=•••"),
        ("https://www.google.com/maps/dir//12+Nguyen+Trai", "https://www.google.com/maps/dir//•••"),
        ("https://www.google.com/maps/dir/5+Le+Loi/12+nguyen+trai/", "https://www.google.com/maps/dir/•••/•••/"),
        ("https://example.vn/12%20Nguyen%20Trai", "https://example.vn/•••"),
        ("12 Nguyễn Trãi.html", "•••.html"),
        ("thao.vu=40example.com", "t••••@example.com"),
        ("thao.vu%2540example.com", "t••••@example.com"),
        ("thao.vu a-còng example.com", "t••••@example.com"),
        ("thao.vu@[127.0.0.1]", "t••••@[127.0.0.1]"),
        ("thao.vu&#64;example.com", "t••••@example.com"),
        ("0912&nbsp;345&nbsp;678", "09•• ••• •78"),
        ("sinh+ngay+03/04/1985", "sinh+ngay+••/••/1985"),
        ("sinh_03_04_1985.html", "sinh_••/••/1985.html"),
        ("sinh 3rd April 1985.html", "sinh ••/••/1985.html"),
        ("29A12345.html", "29••••••.html"),
        ("anh 29A 12345.jpg", "anh 29••••••.jpg"),
        ("hẻm 34/5 Nguyễn Trãi.html", "hẻm •••.html"),
        ("hem-34-5-nguyen-trai.html", "•••.html"),
        ("https://example.vn/#12 Nguyễn Trãi", "https://example.vn/#•••"),
        ("số 5 ngõ 12.html", "số •••.html"),
        ("09I2E45678.html", "••••••••78.html"),
    ],
)  # fmt: skip
def test_a_value_in_a_name_is_masked_in_every_spelling(name: str, masked: str) -> None:
    assert masked_text(name) == masked


CASES = [(name, text) for name, value in VALUES.items() for text in value.spellings]


@pytest.mark.parametrize(("name", "text"), CASES)
def test_no_other_spelling_of_a_value_is_readable_beside_another(name: str, text: str) -> None:
    value = VALUES[name]
    for code in CODES:
        found = scan_html("".join(page(value, CODES[code](text), place) for place in PLACES))
        assert len(found) >= 2
        assert [(code, line) for one in found for line in shown(one) if readable(line, value)] == []


UNLABELLED = [case for case in CASES if case[0] in ("phone", "mailbox", "plate", "identity")]
"""What is known without a word beside it."""
NAMES = ("{}", "{}.html", "anh {}.jpg", "anh_{}_2.jpg", "{}/trang.html",
         "https://example.vn/{}", "https://example.vn/?a=1&t={}", "https://example.vn/#{}")  # fmt: skip


@pytest.mark.parametrize(("name", "text"), UNLABELLED)
def test_no_name_of_a_target_shows_a_value_in_any_code(name: str, text: str) -> None:
    names = [one.format(CODES[code](text)) for one in NAMES for code in CODES]
    assert [(one, masked_text(one)) for one in names if readable(masked_text(one), VALUES[name])] == []


WORDS = st.text(alphabet="abc xyz ăđ ,.:;-_/()", max_size=10)


@given(st.sampled_from(CASES), st.sampled_from(sorted(CODES)), st.sampled_from(sorted(PLACES)), WORDS, WORDS)
@settings(max_examples=100, deadline=None)
def test_nor_with_words_around_it(
    case: tuple[str, str], code: str, place: str, before: str, after: str
) -> None:
    value, text = VALUES[case[0]], f"{before} {CODES[code](case[1])} {after}"
    assert [
        line for one in scan_html(page(value, text, place)) for line in shown(one) if readable(line, value)
    ] == []


def test_no_format_of_a_report_shows_a_spelling(tmp_path: Path) -> None:
    file = tmp_path / "trang.html"
    pieces = [
        PLACES[place](CODES[code](text))
        for value in VALUES.values()
        for text in value.spellings
        for place, code in (("behind", "plain"), ("link in words", "percent"), ("link", "plus"))
    ]
    found = "".join(f"<p>{value.found}</p>" for value in VALUES.values())
    file.write_text(f"<!doctype html><html lang=vi><body>{found}{''.join(pieces)}", encoding="utf-8")
    catalog, words = Library().catalog(), Words("vi")
    seen = scan([str(file)], catalog, Options(mask=masked_text), lambda _: None)
    run = judge(
        catalog,
        networks=[],
        level=None,
        platform=None,
        answers=[],
        looks=seen.looks,
        exposures=seen.exposures,
    )
    record = record_audit(run, catalog, b"k" * 32, saying(words))
    written = {
        "json": to_json(record).decode(),
        "terminal": render_terminal(record, catalog, words, Look(width=100)),
        "html": render_html(record, catalog, words),
        "markdown": render_markdown(record, catalog, words),
        "csv": audit_rows(Material(record=record, catalog=catalog, words=words)),
    }
    lines = [(kind, line) for kind, text in written.items() for line in re.split(r"[\n\"<>|]", text)]
    assert len(lines) > 500
    assert [(*one, name) for one in lines for name, value in VALUES.items() if readable(one[1], value)] == []
