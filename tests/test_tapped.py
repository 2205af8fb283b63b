"""Numbers that a page hands to its scripts: first what is none, then what is told of it."""

from __future__ import annotations

import pytest

from privacy_audit import scan_html
from privacy_audit.extract import extract
from privacy_audit.model import Page, Part, Segment


def segments(markup: str) -> list[Segment]:
    content = extract(Page(name="page", body=markup.encode(), content_type="text/html"))
    return [one for one in content.segments if one.part is Part.ATTRIBUTE]


def phones(markup: str) -> list[str]:
    return sorted(one.reveal() for one in scan_html(markup) if str(one.kind) == "phone")


@pytest.mark.parametrize(
    "markup",
    [
        "<a onclick=\"goTo('0912345')\">x</a>",
        '<a onclick="load(1234567890)">x</a>',
        '<a href="javascript:void(0)">x</a>',
        '<a href="/0912345678">x</a>',
        '<div data-raw="1712345678901">x</div>',
        '<div data-id="a0912345678">x</div>',
        '<form><input type="hidden" name="csrf" value="0912345678"></form>',
    ],
)
def test_other_numbers_of_scripts_are_not_read(markup: str) -> None:
    assert segments(markup) == []


@pytest.mark.parametrize(
    "markup",
    [
        '<div data-price="0912345678">x</div>',
        '<div class="item" data-raw="0912345678">x</div>',
        "<a onclick=\"track('0912345678')\">x</a>",
    ],
)
def test_a_number_that_nothing_calls_a_telephone_is_none(markup: str) -> None:
    assert [one.label for one in segments(markup)] == [None]
    assert phones(markup) == []


@pytest.mark.parametrize(
    ("markup", "value"),
    [
        ('<button class="js-show-phone" data-raw="0903111222">Hiện</button>', "+84903111222"),
        ('<button class="show" data-raw="0903111222">Bấm để hiện số 0903 111 ***</button>', "+84903111222"),
        ('<span data-number-full="0912345678">0912 345 ***</span>', "+84912345678"),
        ('<a data-phone="0987654321" data-id="8849123456">Hiện số</a>', "+84987654321"),
        ("<a onclick=\"window.location='sms:0912345678?body=Xin%20chao'\">SMS</a>", "+84912345678"),
        ("<a onclick=\"location.href='tel:0903111222'\">Gọi</a>", "+84903111222"),
        ("<div onclick=\"callNow('0987.654.321')\">☎</div>", "+84987654321"),
        ("<div onclick=\"showPhone('0987654321')\">☎</div>", "+84987654321"),
        ("<a href=\"javascript:goi('0903 111 222')\">Xem số</a>", "+84903111222"),
        ('<form><input type="tel" value="0912345678"></form>', "+84912345678"),
        ('<form><input name="sdt" value="0987654321"></form>', "+84987654321"),
        ('<form><input type="tel" name="dt" value="0912345678"></form>', "+84912345678"),
        ('<form><input type="tel" id="lien_lac" value="0912 345 678"></form>', "+84912345678"),
    ],
)
def test_a_number_that_is_dialled_or_shown_when_somebody_taps_is_found(markup: str, value: str) -> None:
    assert phones(markup) == [value]


@pytest.mark.parametrize("name", ["otp", "card_number", "so_cccd", "stk", "gia_price", "customer-id", "qty"])
def test_what_a_field_for_digits_is_named_for_is_no_telephone(name: str) -> None:
    assert phones(f'<form><input type="tel" name="{name}" value="0912345678"></form>') == []


def test_each_text_is_told_once() -> None:
    markup = '<a data-raw="0912345678">x</a>' * 2
    assert [(one.text, one.locator) for one in segments(markup)] == [("0912345678", "body > a @data-raw")]
