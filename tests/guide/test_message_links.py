"""Where links lead, judged by their letters; nothing is opened."""

from __future__ import annotations

import pytest

from privacy_audit.catalog import Library
from privacy_audit.guide.message.links import app_files, links, registrable, verdict_on

RULES = Library().message_rules()

HOSTS = [
    # an organisation's own domain, and unknown ones, are no look-alikes
    ("vietcombank.com.vn", "own"),
    ("www.vietcombank.com.vn", "own"),
    ("vcbdigibank.vietcombank.com.vn", "own"),
    ("thuedientu.gdt.gov.vn", "own"),
    ("dichvucong.gov.vn", "own"),
    ("zalo.me", "own"),
    ("example.com", "link"),
    ("vietnamnet.vn", "link"),
    ("momotaro.example.com", "link"),
    ("tuoitre.vn", "link"),
    # another's name in it, one letter changed, letters that look alike, the name in front of another domain
    ("vietcombank-digibank.top", "look-alike"),
    ("vietcombank.com.vn-login.cc", "look-alike"),
    ("vietcornbank.com", "look-alike"),
    ("vietcombamk.com", "look-alike"),
    ("techc0mbank.net", "look-alike"),
    ("vietcоmbank.com", "look-alike"),  # a Cyrillic o
    ("xn--vietcombnk-ibb.com", "look-alike"),
    ("toaan-gov.com", "look-alike"),
    ("bhxh-hotro.example", "look-alike"),
    # numbers, shorteners, odd endings, an ending of Viet Nam that is none
    ("45.77.12.9", "odd-link"),
    ("45.77.12.9:8080", "odd-link"),
    ("bit.ly", "odd-link"),
    ("qua-tang.icu", "odd-link"),
    ("nhanqua.com.vn-abc.com", "odd-link"),
]


@pytest.mark.parametrize(("host", "verdict"), HOSTS)
def test_a_host_is_judged_by_its_letters(host: str, verdict: str) -> None:
    assert verdict_on(host, RULES) == verdict


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        ("Em về rồi nhé.Anh ngủ sớm đi.ok", []),
        ("gửi về an@example.com nhé", []),
        ("xem tại ghn.vn.", ["ghn.vn"]),
        ("HTTPS://Example.COM/a?b=c và http://45.77.12.9/x", ["example.com", "45.77.12.9"]),
        ("http://vietcombank.com.vn@evil.top/x", ["evil.top"]),
    ],
)
def test_links_are_found_with_and_without_scheme(text: str, hosts: list[str]) -> None:
    assert [link.host for link in links(text, RULES)] == hosts


@pytest.mark.parametrize(
    ("host", "own"),
    [
        ("a.b.vietcombank.com.vn", "vietcombank.com.vn"),
        ("a.tpb.vn", "tpb.vn"),
        ("a.b.example.com", "example.com"),
    ],
)
def test_the_registered_part_of_a_host_has_three_labels_below_com_vn(host: str, own: str) -> None:
    assert registrable(host) == own


@pytest.mark.parametrize(
    ("text", "number"),
    [("apk", 0), ("x.apkx", 0), ("vneid.apk", 1), ("http://a.cc/b.APK", 1), ("file apk", 1)],
)
def test_files_of_apps_are_found(text: str, number: int) -> None:
    assert len(list(app_files(text))) == number
