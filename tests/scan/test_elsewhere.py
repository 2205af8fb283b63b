"""Where a redirect ends, and pages in frames: another page never passes for the one that was asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from privacy_audit.catalog import Library
from privacy_audit.checklist import Catalog
from privacy_audit.detectors import masked_text
from privacy_audit.model import Kind, Look, Page
from privacy_audit.scan import scan
from privacy_audit.sight.moved import is_elsewhere, led_to, says_gone, signs_in
from privacy_audit.sources import Options
from tests import pagelib

BODY = "<title>Trang</title><p>Xin chào các bạn, đây là trang của tôi và gia đình."
FRAME = '<iframe src="https://example.com/a"></iframe>'


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return Library().catalog()


@pytest.mark.parametrize(
    ("asked", "final", "expected"),
    [
        ("example.vn/lan", "example.vn/lan", False),
        ("example.vn/lan", "www.example.vn/lan/", False),
        ("m.example.vn/lan", "example.vn/Lan", False),
        ("example.vn/lan.html", "example.vn/lan", False),
        ("example.vn/lan/index.php", "example.vn/lan", False),
        ("example.vn//lan", "example.vn/lan", False),
        ("example.vn/lan?utm_source=zalo&fbclid=x", "example.vn/lan", False),
        ("example.vn/lan", "example.vn/lan?ref=home&hl=vi", False),
        ("example.vn/?id=1", "example.vn/?id=1&ten=lan", False),
        ("example.vn/", "example.vn/vi", False),
        ("example.vn/", "example.vn/trang-chu", False),
        ("example.vn/lan", "example.com/lan", True),
        ("example.vn/lan", "lan.example.vn/lan", True),
        ("example.vn/lan", "example.vn/", True),
        ("example.vn/lan", "example.vn/lan/cu", True),
        ("example.vn/lan", "example.vn/hoa", True),
        ("example.vn/xem?id=1", "example.vn/xem", True),
        ("example.vn/xem?id=1", "example.vn/xem?id=2", True),
        ("example.vn/xem?t=1", "example.vn/xem", True),
        ("example.vn/xem?ref=zalo", "example.vn/xem", False),
        ("example.vn/xem?id=5&utm_source=a", "example.vn/xem?id=5&utm_source=b", False),
        ("example.vn/xem?id=5&id=6", "example.vn/xem?id=5&id=6", False),
        ("example.vn/x?fbclid", "example.vn/x", False),
        ("example.vn/xem?ref=GV01", "example.vn/xem?ref=GV02", True),
        ("example.vn/xem?m=gv01", "example.vn/xem?m=gv02", True),
        ("example.vn/xem?src=lan", "example.vn/xem?src=hoa", True),
        ("example.vn/xem?si=lan", "example.vn/xem?si=hoa", True),
        ("example.vn/xem?refid=5", "example.vn/xem?refid=6", True),
        ("example.vn/?src=lan", "example.vn/", True),
        ("example.vn/x?lan", "example.vn/x?hoa", True),
        ("example.vn/xem?id=5", "example.vn/xem?id=5&id=6", True),
        ("example.vn/gioi-thieu", "example.vn/me", True),
    ],
)
def test_only_another_form_of_an_address_is_the_same_page(asked: str, final: str, expected: bool) -> None:
    assert is_elsewhere(asked, final) is expected


@pytest.mark.parametrize(
    ("final", "login", "gone"),
    [
        ("example.vn/blog/in-logins", False, False),
        ("example.vn/khoa-cas-tro", False, False),
        ("example.vn/bai-404-loi", False, False),
        ("example.vn/Account/Login?ReturnUrl=x", True, False),
        ("example.vn/user-login.aspx", True, False),
        ("example.vn/dang-nhap", True, False),
        ("example.vn/cas/x", True, False),
        ("example.vn/cgi-sys/suspendedpage.cgi", False, True),
        ("example.vn/error/404", False, True),
        ("example.vn/account-suspended", False, True),
        ("example.vn/sso/login;jsessionid=1", True, False),
        ("example.vn/error-404.html", False, True),
    ],
)
def test_what_an_address_is_for(final: str, login: bool, gone: bool) -> None:
    assert (signs_in(final), says_gone(final)) == (login, gone)


@pytest.mark.parametrize(
    ("asked", "final", "expected"),
    [
        ("http://example.vn/lan", "https://www.example.vn/lan/", ("seen", "seen")),
        ("https://example.vn/", "https://example.vn/web/guest/home", ("seen", "seen")),
        ("https://example.vn/lan", "https://example.vn/hoa", ("partly-seen", "led-elsewhere")),
        ("https://example.vn/lan", "https://example.com/", ("partly-seen", "led-elsewhere")),
        ("https://example.vn/", "https://example.com/", ("partly-seen", "led-elsewhere")),
        ("https://example.vn/lan", "https://example.vn/", ("not-found", "sent-to-home")),
        ("https://example.vn/lan", "https://example.vn/vi/?utm_source=x", ("not-found", "sent-to-home")),
        ("https://example.vn/?p=12", "https://example.vn/", ("not-found", "sent-to-home")),
        ("https://example.vn/lan", "https://example.vn/Account/Login?x=y", ("login-wall", "login-wall")),
        ("https://example.vn/", "https://example.vn/account-suspended", ("not-found", "not-found")),
        ("http://example.vn:80/lan", "https://example.vn/lan", ("seen", "seen")),
        ("https://example.vn:8080/lan", "https://example.vn:8080/lan", ("seen", "seen")),
        ("https://example.vn:8080/lan", "https://example.vn:9090/lan", ("partly-seen", "led-elsewhere")),
        ("https://example.vn/gioi-thieu", "https://example.vn/me", ("partly-seen", "led-elsewhere")),
        ("https://example.vn/xem?ma=5", "https://example.vn/gv", ("partly-seen", "led-elsewhere")),
        ("https://example.vn/?src=lan", "https://example.vn/", ("partly-seen", "led-elsewhere")),
        ("https://example.vn/gv/cas", "https://example.vn/giao-vien/cas", ("partly-seen", "led-elsewhere")),
        ("https://example.vn/x", "https://example.vn/sso/lan", ("partly-seen", "led-elsewhere")),
        (
            "https://example.vn/phong/404",
            "https://example.vn/phong-ban/404/",
            ("partly-seen", "led-elsewhere"),
        ),
        ("https://example.vn/phong/404", "https://example.vn/error/404", ("partly-seen", "led-elsewhere")),
        ("https://example.vn/lan", "https://example.vn/gv/404", ("not-found", "not-found")),
    ],
)
def test_a_page_behind_a_redirect_is_told(asked: str, final: str, expected: tuple[str, str]) -> None:
    page = Page(name="shown", body=BODY.encode(), asked=asked, url=final, status_code=200)
    _, found = pagelib.look(page, {}, pagelib.page_rules())
    assert (found.status.value, found.code) == expected
    assert found.values == ({"address": "shown"} if found.code == "led-elsewhere" else {})


@pytest.mark.parametrize(
    ("final", "expected"),
    [("https://example.vn/doc/7", "seen"), ("https://example.com/lan", "led-elsewhere")],
)
def test_a_page_that_names_the_address_is_the_one_on_its_own_site_alone(final: str, expected: str) -> None:
    body = f'<link rel="canonical" href="https://example.vn/lan">{BODY}'.encode()
    page = Page(name="x", body=body, asked="https://example.vn/lan", url=final, status_code=200)
    assert pagelib.look(page, {}, pagelib.page_rules())[1].code == expected


def test_a_page_where_people_sign_in_is_a_wall_wherever_it_lies() -> None:
    body = BODY + '<form><input type="password"></form>'
    page = Page(
        name="x", body=body.encode(), asked="https://a.vn/x", url="https://a.vn/cas/y", status_code=200
    )
    assert pagelib.look(page, {}, pagelib.page_rules())[1].code == "login-wall"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("5", None),
        ("", None),
        ("0; url=", None),
        ("11; url=/lan", None),
        ("1800;url=https://example.vn/het-phien", None),
        ("0; url=javascript:x()", None),
        ("0; url=mailto:lan@example.com", None),
        ("x; url=/lan", None),
        ("0; url=http://[1", None),
        ("0; url=/lan", "https://example.vn/lan"),
        ("0;URL='https://example.com/lan'", "https://example.com/lan"),
        ('3, url="lan"', "https://example.vn/gv/lan"),
        ("10 /lan", "https://example.vn/lan"),
        ("; url=/lan", "https://example.vn/lan"),
        (" 0.5 ; url = /lan ", "https://example.vn/lan"),
        ("0;/lan", "https://example.vn/lan"),
    ],
)
def test_where_a_refresh_leads(said: str, expected: str | None) -> None:
    assert led_to(said, "https://example.vn/gv/") == expected


REFRESH = '<meta http-equiv="Refresh" content="{}">'


@pytest.mark.parametrize(
    ("head", "header", "expected"),
    [
        ("", "", "seen"),
        (REFRESH.format("300"), "", "seen"),
        (REFRESH.format("300; url=/hoa"), "", "seen"),
        (REFRESH.format("0; url=/lan?utm_source=x"), "", "seen"),
        (f"<noscript>{REFRESH.format('0; url=/hoa')}</noscript>", "", "seen"),
        (f"<template>{REFRESH.format('0; url=/hoa')}</template>", "", "seen"),
        (f"<!-- {REFRESH.format('0; url=/hoa')} -->", "", "seen"),
        (REFRESH.format("0; url=/hoa"), "", "leads-on"),
        (REFRESH.format("0; url=https://example.com/lan"), "", "leads-on"),
        ("", "5; url=/hoa", "leads-on"),
    ],
)
def test_a_page_that_leads_on_by_itself_was_not_what_a_visitor_sees(
    head: str, header: str, expected: str
) -> None:
    page = Page(
        name="x",
        body=(head + BODY).encode(),
        asked="https://example.vn/lan",
        url="https://example.vn/lan",
        status_code=200,
        headers={"refresh": header} if header else {},
    )
    assert pagelib.look(page, {}, pagelib.page_rules())[1].code == expected


def test_a_saved_page_that_leads_on_is_told_too(tmp_path: Path, catalog: Catalog) -> None:
    look = scanned(tmp_path, BODY + REFRESH.format("0; url=https://example.vn/lan"), catalog)
    assert (look.sight.status.value, look.sight.code) == ("partly-seen", "leads-on")


PARTS = """MIME-Version: 1.0
Snapshot-Content-Location: https://example.vn/lan
Content-Type: multipart/related; boundary=x

--x
Content-Type: text/html; charset=utf-8
Content-ID: <page@mhtml.blink>
Content-Location: https://example.vn/lan

{page}
--x
Content-Type: text/html; charset=utf-8
Content-ID: <own@mhtml.blink>
Content-Location: https://example.vn/khung

<p>Số của tôi là 0912 345 678<iframe src="cid:inner@mhtml.blink"></iframe>
--x
Content-Type: text/html; charset=utf-8
Content-ID: <inner@mhtml.blink>

<p>Số của mẹ tôi là 0987 654 321
--x
Content-Type: text/html; charset=utf-8
Content-ID: <other@mhtml.blink>
Content-Location: https://example.com/khung

<p>Số khác 0903 111 222
--x--
"""


@pytest.mark.parametrize(
    ("frames", "gaps"),
    [
        ("", []),
        ('<iframe src="cid:own@mhtml.blink"></iframe>', []),
        ('<iframe src="cid:own@mhtml.blink"></iframe><iframe src="cid:other@mhtml.blink"></iframe>', ["1"]),
        ('<iframe src="cid:lost@mhtml.blink"></iframe>' + FRAME, ["1", "1"]),
        ('<iframe src="cid:other@mhtml.blink" hidden></iframe>', []),
    ],
)
def test_frames_that_a_saved_page_brings_with_it_are_read_and_only_the_others_are_told(
    tmp_path: Path, catalog: Catalog, frames: str, gaps: list[str]
) -> None:
    (tmp_path / "lan.mhtml").write_text(PARTS.format(page=BODY + frames), encoding="utf-8")
    found = scan([str(tmp_path / "lan.mhtml")], catalog, Options(mask=masked_text), lambda name: None)
    [look] = found.looks
    assert look.pages == 3
    assert [(gap.code, gap.values["count"]) for gap in look.gaps] == [("frames-unseen", one) for one in gaps]
    phones = sorted(one.reveal() for one in found.exposures if one.kind is Kind.PHONE)
    assert phones == ["+84912345678", "+84987654321"]


def scanned(folder: Path, markup: str, catalog: Catalog) -> Look:
    (folder / "lan.html").write_text(markup, encoding="utf-8")
    options = Options(mask=masked_text)
    return scan([str(folder / "lan.html")], catalog, options, lambda name: None).looks[0]


@pytest.mark.parametrize(
    ("markup", "status", "code", "gaps"),
    [
        (BODY, "seen", "seen", []),
        (BODY + '<iframe src="/x" width="1" height="1"></iframe>', "seen", "seen", []),
        (BODY + FRAME, "seen", "seen", [("frames-unseen", {"count": "1"}, True)]),
        (FRAME, "unsupported", "frames-only", []),
    ],
)
def test_pages_in_frames_are_told_and_the_page_counts_as_seen(
    tmp_path: Path,
    catalog: Catalog,
    markup: str,
    status: str,
    code: str,
    gaps: list[tuple[str, dict[str, str], bool]],
) -> None:
    look = scanned(tmp_path, markup, catalog)
    assert (look.sight.status.value, look.sight.code) == (status, code)
    assert [(gap.code, gap.values, gap.beside) for gap in look.gaps] == gaps
