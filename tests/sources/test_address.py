"""Web addresses: what is one, and the one form it takes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy_audit.sources.address import (
    Address,
    BadAddress,
    Fault,
    join,
    parse,
    shown,
    shown_name,
    shown_target,
)

NOT_ADDRESSES = (
    ("facebook.com/thao", Fault.SCHEME),
    ("//facebook.com/thao", Fault.SCHEME),
    ("ftp://example.com/", Fault.SCHEME),
    ("file:///etc/passwd", Fault.SCHEME),
    ("javascript:alert(1)", Fault.SCHEME),
    ("", Fault.SCHEME),
    ("https:", Fault.FORM),
    ("https:///path", Fault.FORM),
    ("https:example.com", Fault.FORM),
    ("https://", Fault.FORM),
    ("https://:443/", Fault.FORM),
    ("https://example.com:0/", Fault.FORM),
    ("https://example.com:65536/", Fault.FORM),
    ("https://example.com:abc/", Fault.FORM),
    ("https://exa mple.com/", Fault.FORM),
    ("https://exam\nple.com/", Fault.FORM),
    ("https://example.com\\@evil.example/", Fault.CREDENTIALS),
    ("https://example.com\\.evil.example/", Fault.FORM),
    ("https://exa%6dple.com/", Fault.FORM),
    ("https://[::1/", Fault.FORM),
    ("https://[::g]/", Fault.FORM),
    ("https://[v1.a:b]/", Fault.FORM),
    ("https://[fe80::1%25eth0]/", Fault.FORM),
    ("https://./", Fault.FORM),
    ("https://" + "a" * 254 + "/", Fault.FORM),
    ("https://" + "ữ" * 254 + "/", Fault.FORM),
    ("https://\u200d\u200d.com/", Fault.FORM),
    ("https://thao@example.com/", Fault.CREDENTIALS),
    ("https://thao:secret@example.com/", Fault.CREDENTIALS),
    ("https://@example.com/", Fault.CREDENTIALS),
)

ADDRESSES = (
    ("https://example.com", "https://example.com/"),
    ("  https://example.com/a  ", "https://example.com/a"),
    ("HTTPS://Example.COM/A", "https://example.com/A"),
    ("https://example.com./", "https://example.com/"),
    ("https://example.com:443/", "https://example.com/"),
    ("http://example.com:80/", "http://example.com/"),
    ("http://example.com:443/", "http://example.com:443/"),
    ("https://example.com?q=1", "https://example.com/?q=1"),
    ("https://example.com/a#b", "https://example.com/a"),
    ("https://example.com/a b", "https://example.com/a%20b"),
    ("https://example.com/Thảo", "https://example.com/Th%E1%BA%A3o"),
    ("https://example.com/%C3%A9%2F", "https://example.com/%C3%A9%2F"),
    ("https://example.com/?q=Thảo&x=%20", "https://example.com/?q=Th%E1%BA%A3o&x=%20"),
    ("https://TrườngHọc.vn/", "https://xn--trnghc-4zb1470d9da.vn/"),
    ("https://faß.example/", "https://xn--fa-hia.example/"),
    ("http://[::1]:8080/a", "http://[::1]:8080/a"),
    ("http://[0:0:0:0:0:0:0:1]/", "http://[::1]/"),
    ("http://１２７.0.0.1/", "http://127.0.0.1/"),
    ("https://_dmarc.example.com/", "https://_dmarc.example.com/"),
    ("https://XX.example.XX./", "https://xx.example.xx/"),
    ("https://example.com/a\ud800", "https://example.com/a%EF%BF%BD"),
    ("https://example.com/?q=\udcff", "https://example.com/?q=%EF%BF%BD"),
)


@pytest.mark.parametrize(("text", "fault"), NOT_ADDRESSES)
def test_what_is_no_address_says_why(text: str, fault: Fault) -> None:
    with pytest.raises(BadAddress) as caught:
        parse(text)
    assert caught.value.fault is fault


@pytest.mark.parametrize(
    ("text", "scheme"),
    [
        ("facebook.com/thao", ""),
        ("FTP://example.com/", "ftp"),
        ("intent://x", "intent"),
        ("a" * 40 + "://x", ""),
    ],
)
def test_a_scheme_that_is_not_one_of_the_web_is_told_and_nothing_else_of_the_text(
    text: str, scheme: str
) -> None:
    with pytest.raises(BadAddress) as caught:
        parse(text)
    assert (caught.value.scheme, str(caught.value)) == (scheme, "scheme")
    with pytest.raises(BadAddress) as caught:
        parse("https://example.com:0/")
    assert (caught.value.scheme, str(caught.value)) == ("", "form")


@pytest.mark.parametrize(("text", "url"), ADDRESSES)
def test_an_address_takes_one_form(text: str, url: str) -> None:
    assert parse(text).url == url
    assert parse(url).url == url


@given(st.text(max_size=60))
def test_an_address_is_plain_ascii_whatever_was_written(text: str) -> None:
    try:
        address = parse("https://example.com/" + text)
    except BadAddress:
        return
    assert re.fullmatch(r"/[!-~]*", address.path)
    assert parse(address.url) == address


REDIRECTS = (
    ("/login", "https://example.com/login"),
    ("b", "https://example.com/a/b"),
    ("../c", "https://example.com/c"),
    ("?next=1", "https://example.com/a/page?next=1"),
    ("//other.example/x", "https://other.example/x"),
    ("http://other.example", "http://other.example/"),
    ("/Th\u00e1\u00ba\u00a3o", "https://example.com/Th%E1%BA%A3o"),
    ("/Th\xe3o", "https://example.com/Th%EF%BF%BDo"),
    ("/Thữ/x", "https://example.com/Th?/x"),
)


@pytest.mark.parametrize(("location", "url"), REDIRECTS)
def test_a_redirect_leads_on_from_the_address(location: str, url: str) -> None:
    assert join(parse("https://example.com/a/page"), location).url == url


@pytest.mark.parametrize(
    "location", ["file:///etc/passwd", "javascript:alert(1)", "https://[", "https://a@b/"]
)
def test_a_redirect_may_not_lead_elsewhere(location: str) -> None:
    with pytest.raises(BadAddress):
        join(parse("https://example.com/"), location)


def mask(text: str) -> str:
    return re.sub(r"\d{8,}|\w+@\w+", "••", text)


def test_values_are_masked_however_often_they_are_quoted() -> None:
    assert shown("https://zalo.me/0912345678", mask) == "https://zalo.me/••"
    assert shown("https://example.com/?m=thao%2540example.com", mask) == "https://example.com/?m=••.com"


def test_an_address_is_unquoted_three_times_at_most() -> None:
    assert shown("https://example.com/%252530", mask) == "https://example.com/0"
    assert shown("https://example.com/%25252530", mask) == "https://example.com/%30"


def test_a_name_is_shown_up_to_three_hundred_characters_of_the_first_twelve_hundred() -> None:
    assert shown_name("a" * 300, mask) == "a" * 300
    assert shown_name("a" * 301, mask) == "a" * 299 + "…"
    assert shown_name("x" * 1196 + "abcd", lambda text: text.replace("x", "")) == "abcd"
    assert shown_name("x" * 1197 + "abcd", lambda text: text.replace("x", "")) == "ab…"


def test_a_target_is_shown_masked_whatever_it_is() -> None:
    assert shown_target("https://zalo.me/%30912345678", mask) == "https://zalo.me/••"
    assert shown_target("saved/0912345678.html", mask) == "saved/••.html"
    assert shown_target("saved/50%30.html", mask) == "saved/50%30.html"
    assert shown_target("-", mask) == "-"


def test_a_long_address_does_not_show_a_value_cut_in_two() -> None:
    text = shown("https://example.com/" + "a" * 275 + "0912345678", mask)
    assert text == "https://example.com/" + "a" * 275 + "••"


def test_nothing_shown_speaks_to_a_terminal() -> None:
    assert shown("https://example.com/%1b[31m\u202e", mask) == "https://example.com/[31m"


def test_an_address_does_not_show_itself_in_a_traceback() -> None:
    assert repr(parse("https://zalo.me/0912345678")) == "Address(https://•••)"
    assert isinstance(parse("https://zalo.me/0912345678"), Address)
    assert parse("https://zalo.me/0912345678").__rich_repr__() == [("scheme", "https")]
