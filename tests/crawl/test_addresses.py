"""Addresses of a site: what belongs to it, in one form each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy_audit.crawl.addresses import (
    is_calendar,
    is_document,
    is_endless,
    is_page,
    may_show_people,
    shape,
    spot,
)
from privacy_audit.sources.address import parse

HOME = parse("https://www.xa.example/")


@pytest.mark.parametrize(
    "url",
    [
        "https://sub.xa.example/",
        "https://xa.example.org/",
        "https://notxa.example/",
        "https://xa.example:8443/",
        "mailto:a@xa.example",
        "https://user@xa.example/",
        "http://[::1/",
        "javascript:alert(1)",
    ],
)
def test_other_hosts_ports_and_schemes_are_not_of_the_site(url: str) -> None:
    assert spot(url, HOME) is None


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("http://xa.example", "https://www.xa.example/"),
        ("https://WWW.XA.example/a?b=2&a=1#top", "https://www.xa.example/a?a=1&b=2"),
        ("https://xa.example/a/../noi-bo/x", "https://www.xa.example/noi-bo/x"),
        ("https://xa.example/a/%2e%2E/noi-bo/x", "https://www.xa.example/noi-bo/x"),
        ("https://xa.example//noi-bo///x", "https://www.xa.example/noi-bo/x"),
        ("https://xa.example/a;jsessionid=1A2B?utm_source=x&fbclid=y", "https://www.xa.example/a"),
    ],
)
def test_all_forms_of_an_address_are_asked_for_at_the_sites_door(url: str, asked: str) -> None:
    place = spot(url, HOME)
    assert place is not None
    assert place.address.url == asked


@given(st.text(alphabet="ab./%2eE?&=;#", max_size=30))
def test_the_form_of_an_address_is_final(path: str) -> None:
    first = spot("https://xa.example/" + path, HOME)
    assert first is not None
    second = spot(first.address.url, HOME)
    assert second == first


def test_files_are_no_pages_and_pictures_are_neither() -> None:
    assert [is_page(path) for path in ("/a", "/a.html", "/a.php?x=b.pdf", "/v1.2/", "/a.pdf", "/a.JPG")] == [
        True, True, True, True, False, False,
    ]  # fmt: skip
    assert [is_document(path) for path in ("/a", "/a.jpg", "/a.PDF?v=1", "/ds.xlsx")] == [
        False, False, True, True,
    ]  # fmt: skip


@pytest.mark.parametrize("ending", ["css", "js", "mjs", "woff2", "map", "exe", "svg", "heif", "mp3"])
def test_what_tells_of_nobody_or_is_no_text_is_no_page(ending: str) -> None:
    assert (is_page(f"/a.{ending}"), is_document(f"/a.{ending}")) == (False, False)


@pytest.mark.parametrize("ending", ["json", "xml", "rss", "atom", "csv", "tsv", "txt", "ics", "vcf"])
def test_data_and_texts_are_read_as_pages_are(ending: str) -> None:
    assert (is_page(f"/can-bo.{ending}"), is_document(f"/can-bo.{ending}")) == (True, False)


@pytest.mark.parametrize("ending", ["docm", "xlsm", "tgz", "accdb", "eml"])
def test_what_another_program_opens_is_a_document(ending: str) -> None:
    assert (is_page(f"/can-bo.{ending}"), is_document(f"/can-bo.{ending}")) == (False, True)


@pytest.mark.parametrize("path", ["/a/b/a/b/a/b", "/x" * 13, "/" + "a" * 600, "/a?" + "&".join("abcdefgh")])
def test_addresses_that_machines_make_without_end_are_told(path: str) -> None:
    assert is_endless(path)
    assert not is_endless("/gioi-thieu/co-cau?page=2&id=7")


def test_days_and_months_are_told_from_other_numbers() -> None:
    for path in ("/tin/2", "/can-bo?id=12", "/tin-tuc/hoi-nghi-2026", "/p?page=3"):
        assert not is_calendar(path)
    for path in ("/lich?thang=2&nam=2026", "/2026/05/12/", "/events?date=2026-05-01", "/calendar/2026"):
        assert is_calendar(path)
    assert shape("/can-bo/12?b=1&a=2") == shape("/can-bo/345?a=9&b=8") == "/can-bo/0?a&b"


def test_what_promises_people_is_told_by_address_or_by_the_words_of_the_link() -> None:
    for path, text in (("/tin-tuc", "Tin tức"), ("/stafford", ""), ("/teamwork", "")):
        assert not may_show_people(path, text)
    for path, text in (
        ("/lien-he", ""),
        ("/node/12", "Cơ cấu tổ chức"),
        ("/our-team.html", ""),
        ("/a", "Liên hệ"),
    ):
        assert may_show_people(path, text)
