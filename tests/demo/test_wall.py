"""The page for the projector: what it says at each stage, and what its server answers to whom."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import pairwise
from typing import NamedTuple

import pytest

from privacy_audit.catalog import Library
from privacy_audit.demo.loopback import loopback
from privacy_audit.demo.people import PEOPLE
from privacy_audit.demo.scenes import Show, settings_closed
from privacy_audit.demo.showing import scanned
from privacy_audit.demo.wall import Place, wall_page
from privacy_audit.demo.wall_site import POLICY, wall_site
from privacy_audit.report.gaps import saying
from privacy_audit.sources.browser import find_browser
from privacy_audit.words import Words

PROJECTOR, PHONE = (1280, 720), (360, 640)
needs_browser = pytest.mark.skipif(
    find_browser() is None or find_spec("playwright") is None,
    reason="left out: no Chrome, Edge, Chromium or Brave is installed here, or no playwright",
)


@pytest.fixture(scope="module")
def shows() -> dict[str, Show]:
    """Everybody, scanned and judged at every stage."""
    catalog, say = Library().catalog(), saying(Words("en"))
    return {person.id: scanned(person, catalog, say) for person in PEOPLE}


@pytest.fixture(scope="module")
def show(shows: dict[str, Show]) -> Show:
    return shows["student"]


@pytest.fixture(scope="module")
def address(show: Show) -> Iterator[str]:
    with loopback(wall_site(show, Place(language="en", stage="open"))) as root:
        yield root


class Reply(NamedTuple):
    status: int
    headers: dict[str, str]
    body: str


def ask(address: str, sent: str) -> Reply:
    """Send text as it is, `PLACE` replaced by the server's name, and read until it closes."""
    place = address.removeprefix("http://")
    host, _, port = place.partition(":")
    heard = b""
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall(sent.replace("PLACE", place).encode("latin-1"))
        while more := connection.recv(65536):
            heard += more
    head, _, body = heard.decode("utf-8", "replace").partition("\r\n\r\n")
    first, *lines = head.split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    return Reply(int(first.split()[1]), headers, body)


def get(address: str, path: str) -> Reply:
    return ask(address, f"GET {path} HTTP/1.1\r\nHost: PLACE\r\n\r\n")


# --- what it says ----------------------------------------------------------------------------


@pytest.mark.parametrize("name", [person.id for person in PEOPLE])
def test_the_score_of_everybody_falls_by_a_quarter_and_more_at_each_step(
    shows: dict[str, Show], name: str
) -> None:
    scores = [scene.points for scene in shows[name].scenes]
    assert scores[0] > 70
    assert scores[2] < 10
    assert all(later < earlier * 0.75 for earlier, later in pairwise(scores))


def test_a_page_says_score_bars_kinds_and_settings(show: Show) -> None:
    page = wall_page(show, Place(language="en", stage="middle", page=1))
    earlier, now = (Words("en").points(scene.points) for scene in show.scenes[:2])
    assert re.findall(r"<b>([\d.]+)</b>", page) == [now, earlier, now]
    assert '<li class="gone"><i>✓</i>E-mail address: not found any more</li>' in page
    assert "<i>!</i><b>Phone number</b>: 09•• ••• •21</li>" in page
    assert settings_closed(show.scenes[1], show.catalog) == (9, 14)
    assert "Settings closed: 9 of 14" in page


def test_every_kind_keeps_its_place_until_all_are_gone(show: Show) -> None:
    lists = [wall_page(show, Place(language="en", stage=scene.stage)) for scene in show.scenes]
    assert [page.count("<li>") + page.count("<li class") for page in lists] == [8, 8, 8]
    assert [page.count('<li class="gone">') for page in lists] == [0, 6, 8]


def test_no_value_of_the_profile_stands_unmasked_outside_its_frame(shows: dict[str, Show]) -> None:
    for name, secret in (
        ("student", "0987 654 321"),
        ("shop-owner", "0011223344556"),
        ("doctor", "bs.giadinh@"),
    ):
        for page in (0, 1):
            assert secret not in wall_page(shows[name], Place(language="vi", stage="open", page=page))


def test_the_next_stage_has_the_focus_and_the_last_has_none(show: Show) -> None:
    focused = re.compile(r'<a href="([^"]+)" autofocus>')
    pages = [wall_page(show, Place(language="vi", stage=scene.stage)) for scene in show.scenes]
    assert [focused.findall(page) for page in pages] == [["/vi/middle/0"], ["/vi/closed/0"], []]


# --- what it answers -------------------------------------------------------------------------


def test_every_link_and_frame_leads_to_a_page_of_the_same_server(address: str) -> None:
    first = get(address, "/")
    assert (first.status, first.headers["location"]) == (302, "/en/open/0")
    todo, seen = {first.headers["location"]}, set[str]()
    while todo:
        path = todo.pop()
        seen.add(path)
        reply = get(address, path)
        assert reply.status == 200, path
        if path.startswith(("/vi/", "/en/")):
            todo |= set(re.findall(r'(?:href|src)="(/[^"]*)"', reply.body)) - seen
    assert len(seen) == 2 * 3 * 2 + 3 * 2


def test_the_page_may_be_framed_by_nobody_and_the_profile_by_the_page_alone(address: str) -> None:
    page, profile = get(address, "/vi/open/0"), get(address, "/pages/open/thunghiem.vidu")
    assert page.headers["content-security-policy"] == POLICY
    assert page.headers["x-frame-options"] == "DENY"
    assert "frame-ancestors 'self'" in profile.headers["content-security-policy"]
    assert profile.headers["x-frame-options"] == "SAMEORIGIN"
    for headers in (page.headers, profile.headers):
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "script-src" not in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["cache-control"] == "no-store"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["x-content-type-options"] == "nosniff"
        assert "server" not in headers
        assert "set-cookie" not in headers


HOSTILE = {
    "an unknown page": ("GET /etc/passwd HTTP/1.1\r\nHost: PLACE\r\n\r\n", 404),
    "a way up": ("GET /pages/open/../../../site.py HTTP/1.1\r\nHost: PLACE\r\n\r\n", 404),
    "a way up to pictures": ("GET /pictures/../site.py HTTP/1.1\r\nHost: PLACE\r\n\r\n", 404),
    "a script as language": ("GET /<script>/open/0 HTTP/1.1\r\nHost: PLACE\r\n\r\n", 404),
    "a question behind the path": ("GET /vi/open/0?x=<script> HTTP/1.1\r\nHost: PLACE\r\n\r\n", 404),
    "a name that leads here": ("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", 421),
    "the right name, another port": ("GET / HTTP/1.1\r\nHost: 127.0.0.1:1\r\n\r\n", 421),
    "no name": ("GET / HTTP/1.1\r\n\r\n", 421),
    "a long address": (f"GET /{'a' * 300} HTTP/1.1\r\nHost: PLACE\r\n\r\n", 414),
    "an endless address": (f"GET /{'a' * 70_000} HTTP/1.1\r\n\r\n"[:65_538], 414),
    "a form": ("POST / HTTP/1.1\r\nHost: PLACE\r\nContent-Length: 3\r\n\r\na=b", 405),
    "PUT": ("PUT / HTTP/1.1\r\nHost: PLACE\r\n\r\n", 405),
    "a made-up method": ("BREW / HTTP/1.1\r\nHost: PLACE\r\n\r\n", 405),
    "too many headers": ("GET / HTTP/1.1\r\n" + "X: y\r\n" * 101 + "\r\n", 431),
    "no request": ("\x00\x01 <script> \r\n\r\n", 400),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_is_asked_gets_its_status_strict_headers_and_nothing_of_what_was_sent(
    address: str, name: str
) -> None:
    sent, status = HOSTILE[name]
    reply = ask(address, sent)
    assert reply.status == status
    assert reply.headers["content-security-policy"].startswith("default-src 'none'")
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert "<" not in reply.body
    assert get(address, "/vi/open/0").status == 200


def test_head_gives_the_headers_alone(address: str) -> None:
    reply = ask(address, "HEAD /vi/open/0 HTTP/1.1\r\nHost: PLACE\r\n\r\n")
    assert (reply.status, reply.body) == (200, "")
    assert int(reply.headers["content-length"]) > 1000


# --- in a browser ----------------------------------------------------------------------------


@needs_browser
def test_it_fits_the_projector_and_a_phone_and_enter_goes_on(show: Show, address: str) -> None:
    from playwright.sync_api import sync_playwright

    complaints: list[str] = []
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=str(find_browser()), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": PROJECTOR[0], "height": PROJECTOR[1]})
        page.on("console", lambda message: complaints.append(message.text))
        page.goto(f"{address}/vi/open/0")
        frame = page.frame_locator("iframe")
        assert frame.locator("img.avatar").evaluate("image => image.naturalWidth") == 320
        for stage in ("open", "middle", "closed"):
            page.wait_for_url(f"**/vi/{stage}/0")
            assert page.evaluate("document.documentElement.scrollHeight") <= PROJECTOR[1]
            page.keyboard.press("Enter")
        page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
        for path in ("/vi/open/1", "/en/middle/0"):
            page.goto(address + path)
            assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
        browser.close()
    assert complaints == []


def test_what_is_on_another_page_than_the_one_in_the_frame_names_it(shows: dict[str, Show]) -> None:
    official = shows["official"]
    here, there = (wall_page(official, Place(language="en", stage="middle", page=page)) for page in (0, 1))
    title = official.person.pages[1].title["en"]
    assert f"09•• ••• •78 → {title}" in here
    assert "09•• ••• •78</li>" in there
