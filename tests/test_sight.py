"""How much of a page was seen: invented pages first, then every recorded page, by address and as a file."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy_audit.extract import extract
from privacy_audit.model import Page, Status
from privacy_audit.sight import recognise, sight
from tests import pagelib

NETWORKS = pagelib.networks()
RULES = pagelib.page_rules()
MEANS = {
    "readable": Status.SEEN,
    "partial": Status.PARTLY_SEEN,
    "js_shell": Status.SCRIPT_SHELL,
    "login_wall": Status.LOGIN_WALL,
    "challenge": Status.CHALLENGE,
    "consent": Status.CONSENT,
    "not_found": Status.NOT_FOUND,
}
LINH = "dogialinh.vd"


@pytest.mark.parametrize(
    ("name", "asked", "final", "status", "expected"),
    [
        # What must not pass for a view of the profile comes first.
        ("facebook-login.html", f"https://www.facebook.com/{LINH}", None, 200, "login-wall"),
        ("facebook-closed.html", f"https://www.facebook.com/{LINH}", None, 200, "login-wall"),
        ("facebook-profile.html", "https://www.facebook.com/somebody.else", None, 200, "script-shell"),
        ("facebook-profile.html", f"https://www.facebook.com/{LINH}", "https://www.facebook.com/login/?next=x", 200, "login-wall"),
        ("facebook-profile.html", f"https://www.facebook.com/{LINH}", "https://www.facebook.com/", 200, "login-wall"),
        ("facebook-profile.html", f"https://www.facebook.com/{LINH}", None, 404, "not-found"),
        ("facebook-profile.html", f"https://www.facebook.com/{LINH}", None, 503, "unreachable"),
        ("instagram-login.html", f"https://www.instagram.com/{LINH}/", None, 200, "login-wall"),
        ("instagram-missing.html", f"https://www.instagram.com/{LINH}/", None, 200, "not-found"),
        ("instagram-og.html", f"https://www.instagram.com/{LINH}/", "https://www.instagram.com/accounts/login/", 200, "login-wall"),
        ("instagram-og.html", f"https://www.instagram.com/{LINH}/", "https://www.instagram.com/challenge/", 200, "challenge"),
        ("tiktok-missing.html", f"https://www.tiktok.com/@{LINH}", None, 200, "not-found"),
        ("tiktok-puzzle.html", f"https://www.tiktok.com/@{LINH}", None, 200, "challenge"),
        ("zalo-generic.html", "https://zalo.me/0912345678", None, 200, "script-shell"),
        ("telegram-missing.html", "https://t.me/dogialinh_vd", None, 200, "not-found"),
        ("linkedin-999.html", "https://www.linkedin.com/in/do-gia-linh", None, 999, "challenge"),
        ("linkedin-999.html", "https://www.linkedin.com/in/do-gia-linh", None, 200, "login-wall"),
        ("linkedin-other.html", "https://www.linkedin.com/in/do-gia-linh", None, 200, "login-wall"),
        ("x-shell.html", "https://x.com/dogialinh_vd", None, 200, "script-shell"),
        ("reddit-blocked.html", "https://www.reddit.com/user/dogialinh", None, 403, "challenge"),
        ("reddit-blocked.html", "https://www.reddit.com/user/dogialinh", None, 200, "challenge"),
        ("snapchat-missing.html", "https://www.snapchat.com/add/dogialinh", None, 200, "not-found"),
        ("youtube-consent.html", "https://www.youtube.com/@dogialinh", None, 200, "consent"),
        ("youtube-consent.html", "https://www.youtube.com/@dogialinh", "https://consent.youtube.com/m?continue=x", 200, "consent"),
        ("spa-shell.html", "https://example.vn/thanh-vien/12", None, 200, "script-shell"),
        ("intranet-login.html", "https://example.vn/can-bo/12", None, 200, "login-wall"),
        ("missing-soft.html", "https://example.vn/can-bo/12", None, 200, "not-found"),
        ("challenge-soft.html", "https://example.com/can-bo/12", None, 200, "challenge"),
        ("personal-site.html", "https://example.vn/can-bo/12", "https://example.vn/", 200, "not-found"),
        ("personal-site.html", "https://example.vn/linh", None, 401, "challenge"),
        ("personal-site.html", "https://example.vn/linh", None, 403, "challenge"),
        # What a stranger does see.
        ("facebook-profile.html", f"https://www.facebook.com/{LINH}", None, 200, "partly-seen"),
        ("facebook-profile.html", f"https://www.facebook.com/{LINH}", None, 403, "partly-seen"),
        ("instagram-og.html", f"https://www.instagram.com/{LINH}/", None, 200, "partly-seen"),
        ("tiktok-profile.html", f"https://www.tiktok.com/@{LINH}", None, 200, "partly-seen"),
        ("zalo-name.html", "https://zalo.me/0912345678", None, 200, "partly-seen"),
        ("personal-site.html", "https://example.vn/linh", None, 200, "seen"),
        ("personal-site.html", "https://example.vn/", None, 200, "seen"),
    ],
)  # fmt: skip
def test_an_invented_page_has_the_status_it_should(
    name: str, asked: str, final: str | None, status: int, expected: str
) -> None:
    _, found = pagelib.look(pagelib.invented(name, asked, final, status), NETWORKS, RULES)
    assert found.status.value == expected, found.code


CHECK = "<title>Just a moment...</title><p>Checking your browser before accessing the site</p>"
BOX = '<h1>Example</h1><div class="g-recaptcha"></div><button>Gửi</button>'


@pytest.mark.parametrize(
    ("status", "body", "headers", "code"),
    [
        (403, "<h1>403 Forbidden</h1>", {}, "site-refused"),
        (403, "", {}, "site-refused"),
        (403, "<h1>Access Denied</h1><p>You have been blocked.</p>", {}, "site-refused"),
        (405, "<h1>Method not allowed</h1>", {}, "site-refused"),
        (429, "<h1>Too Many Requests</h1>", {}, "site-busy"),
        (429, "<h1>Rate limit exceeded</h1>", {}, "site-busy"),
        (401, "<h1>Unauthorized</h1>", {}, "site-password"),
        (999, "", {}, "challenge"),
        (403, "", {"cf-mitigated": "challenge"}, "challenge"),
        (403, CHECK, {}, "challenge"),
        (429, CHECK, {}, "challenge"),
        (403, BOX, {}, "challenge"),
        (403, "<h1>Captcha</h1>", {}, "challenge"),
    ],
)
def test_that_robots_are_looked_for_is_only_said_where_the_page_shows_it(
    status: int, body: str, headers: dict[str, str], code: str
) -> None:
    url = "https://xa.example/can-bo"
    page = Page(name="x", body=body.encode(), asked=url, url=url, status_code=status, headers=headers)
    _, found = pagelib.look(page, NETWORKS, RULES)
    assert (found.status, found.code, found.values) == (Status.CHALLENGE, code, {"status": str(status)})


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("facebook-login.html", "login-wall"),
        ("facebook-profile.html", "partly-seen"),
        ("instagram-og.html", "partly-seen"),
        ("instagram-login.html", "login-wall"),
        ("youtube-consent.html", "consent"),
        ("spa-shell.html", "script-shell"),
        ("personal-site.html", "seen"),
    ],
)
def test_a_saved_file_tells_by_itself_what_it_is(name: str, expected: str) -> None:
    _, found = pagelib.look(pagelib.invented(name), NETWORKS, RULES)
    assert found.status.value == expected, found.code


@pytest.mark.parametrize(
    "body", [b"", b" \n\t ", b"\x89PNG\r\n\x1a\n....", b"%PDF-1.7 ...", b"PK\x03\x04...."]
)
def test_what_is_no_page_is_unsupported(body: bytes) -> None:
    _, found = pagelib.look(Page(name="file", body=body), NETWORKS, RULES)
    assert found.status is Status.UNSUPPORTED


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.com/dogialinh", None),
        ("https://notfacebook.com/dogialinh", None),
        ("https://facebook.com.example.com/dogialinh", None),
        ("not an address", None),
        ("https://www.facebook.com/groups/vidu", ("facebook", "group", "vidu")),
        ("https://www.facebook.com/login", ("facebook", "other", "")),
        ("https://www.facebook.com/l.nguyen", ("facebook", "profile", "l.nguyen")),
        ("https://m.facebook.com/profile.php?id=100012345", ("facebook", "profile", "100012345")),
        ("https://WWW.Facebook.com/people/Do-Gia-Linh/100012345/", ("facebook", "profile", "100012345")),
        ("https://www.instagram.com/dogialinh.vd/?hl=vi", ("instagram", "profile", "dogialinh.vd")),
        ("https://www.instagram.com/p/AbCdEf123/", ("instagram", "post", "AbCdEf123")),
        ("https://www.tiktok.com/@dogialinh.vd", ("tiktok", "profile", "dogialinh.vd")),
        ("https://zalo.me/0912345678", ("zalo", "profile", "0912345678")),
        ("https://zalo.me/g/abcdef123", ("zalo", "group", "abcdef123")),
        ("https://t.me/s/dogialinh_vd", ("telegram", "profile", "dogialinh_vd")),
        ("https://t.me/+84912345678", ("telegram", "other", "84912345678"[2:])),
        ("https://vn.linkedin.com/in/đỗ-gia-linh", ("linkedin", "profile", "đỗ-gia-linh")),
        ("https://vn.linkedin.com/in/%C4%91%E1%BB%97-gia-linh", ("linkedin", "profile", "đỗ-gia-linh")),
        ("https://www.youtube.com/@dogialinh/about", ("youtube", "profile", "dogialinh")),
        ("https://twitter.com/home", ("x", "other", "")),
        ("https://x.com/dogialinh", ("x", "profile", "dogialinh")),
        ("https://www.threads.net/@dogialinh.vd", ("threads", "profile", "dogialinh.vd")),
        ("https://www.pinterest.com/dogialinh/", ("pinterest", "profile", "dogialinh")),
        ("https://www.xing.com/profile/Gia_Linh", ("xing", "profile", "Gia_Linh")),
        ("https://linktr.ee/dogialinh", ("linktree", "profile", "dogialinh")),
    ],
)
def test_an_address_is_recognised_with_its_handle(url: str, expected: tuple[str, str, str] | None) -> None:
    found = recognise(url, NETWORKS)
    assert (found and (found[0].id, found[1].kind, found[2])) == expected


def test_the_phone_number_of_a_zalo_address_is_marked_as_personal() -> None:
    found = recognise("https://zalo.me/0912345678", NETWORKS)
    assert found
    assert found[1].secret == "phone"


@given(st.text(max_size=60))
def test_a_profile_that_the_page_does_not_name_is_never_seen(words: str) -> None:
    url = "https://www.instagram.com/dogialinh.vd/"
    body = f"<html><body><p>{words.replace('<', ' ')}</p></body></html>".encode()
    page = Page(name="page", body=body, asked=url, url=url, status_code=200)
    found = recognise(url, NETWORKS)
    assert found
    if "dogialinh" not in words:
        assert not sight(page, extract(page), found[0], found[1], RULES).status.was_seen


@pytest.mark.skipif(not pagelib.entries(), reason=pagelib.LEFT_OUT)
@pytest.mark.parametrize("as_file", [False, True], ids=["address", "file"])
@pytest.mark.parametrize("entry", pagelib.entries(), ids=lambda entry: str(entry["id"]))
def test_a_recorded_page_has_the_status_of_the_manifest(entry: dict[str, Any], as_file: bool) -> None:
    _, found = pagelib.look(pagelib.recorded(entry, as_file=as_file), NETWORKS, RULES)
    assert found.status is MEANS[entry["expected_status"]], found.code
