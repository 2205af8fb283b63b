"""Where a redirect ends, and pages in frames: another page never passes for the one that was asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from privacy_audit.catalog import Library
from privacy_audit.checklist import Catalog
from privacy_audit.detectors import masked_text
from privacy_audit.model import Look, Page
from privacy_audit.scan import scan
from privacy_audit.sight.moved import is_elsewhere, says_gone, signs_in
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
