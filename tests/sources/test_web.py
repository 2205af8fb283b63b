"""Fetching a page, against real sockets on loopback."""

from __future__ import annotations

import gzip
import json
import random
import re
import shutil
import socket
import ssl
import struct
import subprocess
import time
import tracemalloc
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import pytest
import trustme

from privacy_audit.model import Gap, Page, PictureFile, Status
from privacy_audit.sources import Options, open_target
from privacy_audit.sources.address import parse
from privacy_audit.sources.body import Body
from privacy_audit.sources.deadline import Deadline
from privacy_audit.sources.fetch import Question, fetch
from privacy_audit.sources.guard import Endpoint, Resolve
from privacy_audit.sources.options import PAGE_BYTES
from privacy_audit.sources.web import open_step, open_web
from tests.cli.program import PROGRAM, environment
from tests.web_server import Handler, Server, Visit, answer, serve

PAGE = answer(body=b"<p>Zalo 0912 345 678</p>", Content_Type="text/html; charset=utf-8")

CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/html\r\n\r\n"


def mask(text: str) -> str:
    return re.sub(r"0\d{9}", "09•• ••• •78", text)


OPTIONS = Options(mask=mask, allow_private=True, timeout=5)
QUICK = Options(mask=mask, allow_private=True, timeout=0.4)


def always(content: bytes) -> Handler:
    return lambda visit: visit.send(content)


def opened(url: str, options: Options = OPTIONS) -> list[Page | PictureFile | Gap]:
    return list(open_target(url, options))


def page_of(content: bytes, options: Options = OPTIONS) -> Page:
    with serve(always(content)) as server:
        [page] = opened(server.url(), options)
    assert isinstance(page, Page)
    return page


def gap_of(content: bytes, options: Options = OPTIONS) -> Gap:
    with serve(always(content)) as server:
        [gap] = opened(server.url(), options)
    assert isinstance(gap, Gap)
    return gap


def leading_to(server: Server, asked: list[tuple[str, int]] | None = None) -> Resolve:
    """A resolver that sends every name to a server, and notes what it was asked."""

    def resolve(host: str, port: int) -> tuple[Endpoint, ...]:
        if asked is not None:
            asked.append((host, port))
        return (Endpoint(family=socket.AF_INET, where=("127.0.0.1", server.port)),)

    return resolve


# --- what becomes a page ---


def test_an_answer_becomes_a_page() -> None:
    with serve(always(PAGE)) as server:
        found = opened(server.url("/0912345678?q=a b#top"))
    assert found == [
        Page(
            name=server.url("/09•• ••• •78?q=a b"),
            body=b"<p>Zalo 0912 345 678</p>",
            content_type="text/html",
            charset="utf-8",
            asked=server.url("/0912345678?q=a%20b"),
            url=server.url("/0912345678?q=a%20b"),
            status_code=200,
            headers={"content-type": "text/html; charset=utf-8", "content-length": "24"},
        )
    ]


@pytest.mark.parametrize("status", [201, 300, 304, 400, 401, 403, 404, 410, 429, 500, 503, 999])
def test_every_status_becomes_a_page(status: int) -> None:
    assert page_of(answer(status, b"<p>x</p>", Content_Type="text/html")).status_code == status


@pytest.mark.parametrize("status", [400, 403, 500])
def test_a_refusal_with_a_picture_is_a_page_without_body(status: int) -> None:
    page = page_of(answer(status, b"\x89PNG\r\n\x1a\n", Content_Type="image/png"))
    assert (page.status_code, page.body, page.content_type) == (status, b"", "image/png")


def test_one_step_gives_the_page_with_what_is_missing_or_where_it_leads_or_a_gap() -> None:
    def handler(visit: Visit) -> None:
        cut = answer(body=b"<p>x</p>", length=100, Content_Type="text/html")
        visit.send({"/a": PAGE, "/b": cut, "/c": answer(302, Location="/0912345678")}.get(visit.path, b""))

    with serve(handler) as server:
        page, nothing = open_step(parse(server.url("/a")), OPTIONS)
        half, missing = open_step(parse(server.url("/b")), OPTIONS)
        onwards = open_step(parse(server.url("/c")), OPTIONS)
        gap, _ = open_step(parse(server.url("/0912345678")), OPTIONS)
    assert isinstance(page, Page)
    assert (page.body, nothing) == (b"<p>Zalo 0912 345 678</p>", ())
    assert isinstance(half, Page)
    assert (half.body, [one.code for one in missing]) == (b"<p>x</p>", ["cut-short"])
    assert onwards == (parse(server.url("/0912345678")), ())
    assert isinstance(gap, Gap)
    assert (gap.name, gap.code) == (server.url("/09•• ••• •78"), "connection")
    assert [visit.path for visit in server.visits] == ["/a", "/b", "/c", "/0912345678"]


def test_one_step_over_tls_trusts_what_the_system_trusts(authority: trustme.CA) -> None:
    with serve(always(PAGE), tls_server(authority, "127.0.0.1")) as server:
        page, _ = open_step(parse(server.url()), OPTIONS)
    assert isinstance(page, Page)


def test_one_step_looks_names_up_as_it_is_told_and_ends_at_the_deadline() -> None:
    with serve(slow_body) as server:
        gap, _ = open_step(parse("http://example.com/"), QUICK, leading_to(server))
    assert isinstance(gap, Gap)
    assert (gap.code, server.visits[0].headers["host"]) == ("timeout", "example.com")


@pytest.mark.parametrize(
    "content_type",
    [
        "text/html",
        "application/xhtml+xml",
        "application/json",
        "application/ld+json",
        "text/plain",
        "text/xml",
    ],
)
def test_readable_types_are_read(content_type: str) -> None:
    assert page_of(answer(body=b"<p>", Content_Type=content_type)).content_type == content_type


@pytest.mark.parametrize(
    ("content_type", "body", "kind"),
    [
        ("image/svg+xml", b"<svg>", "image/svg+xml"),
        ("video/mp4", b"", "video/mp4"),
        ("application/pdf", b"%PDF-", "application/pdf"),
        ("application/octet-stream", b"PK\x03\x04", "application/zip"),
    ],
)
def test_other_types_are_a_gap(content_type: str, body: bytes, kind: str) -> None:
    gap = gap_of(answer(body=body, Content_Type=content_type))
    assert (gap.status, gap.code, gap.values["type"]) == (Status.UNSUPPORTED, "unsupported", kind)


@pytest.mark.parametrize(
    ("content_type", "body", "kind"),
    [
        ("image/png", b"", "image/png"),
        ("nonsense", b"\x89PNG\r\n\x1a\n", "image/png"),
        ("text/html", b"\xff\xd8\xff\xe0", "image/jpeg"),
    ],
)
def test_a_picture_is_a_gap_that_says_what_it_is(content_type: str, body: bytes, kind: str) -> None:
    gap = gap_of(answer(body=body, Content_Type=content_type))
    assert (gap.status, gap.code, gap.values["type"]) == (Status.UNSUPPORTED, "picture-by-address", kind)


def test_a_page_without_a_type_is_told_by_its_look() -> None:
    assert page_of(answer(body=b"<html><p>x</p>")).content_type == "text/html"
    assert page_of(answer(body=b"Zalo 0912 345 678")).content_type == "text/plain"


def test_a_charset_is_passed_on_as_it_was_said() -> None:
    assert (
        page_of(answer(body=b"<p>", Content_Type="text/html; charset=Windows-1258")).charset == "windows-1258"
    )
    assert page_of(answer(body=b"<p>", Content_Type='text/html; charset="x-wrong"')).charset == "x-wrong"
    assert page_of(answer(body=b"<p>", Content_Type="text/html")).charset is None


def test_of_two_types_the_first_counts() -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Type: image/png\r\n\r\n"
    page = page_of(head + b"<p>x</p>")
    assert (page.content_type, page.charset) == ("text/html", "utf-8")


def test_cookies_are_neither_kept_nor_sent() -> None:
    def handler(visit: Visit) -> None:
        visit.send(answer(302, Location="/b", Set_Cookie="id=1") if visit.path == "/a" else PAGE)

    with serve(handler) as server:
        [page] = opened(server.url("/a"))
    assert isinstance(page, Page)
    assert "set-cookie" not in page.headers
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nSet-Cookie: a=1\r\nSet-Cookie2: b=1\r\n\r\n"
    assert page_of(head + b"<p>x</p>").headers == {"content-type": "text/html"}
    assert [visit.path for visit in server.visits] == ["/a", "/b"]
    assert not any("cookie" in visit.headers for visit in server.visits)


# --- what is asked ---


@pytest.mark.parametrize(("language", "first"), [("vi", "vi-VN"), ("en", "en-US"), ("fr", "en-US")])
def test_a_page_is_asked_for_like_a_browser_does(language: str, first: str) -> None:
    with serve(always(PAGE)) as server:
        opened(server.url("/a"), Options(mask=mask, allow_private=True, language=language))
    [visit] = server.visits
    assert visit.headers["accept-language"].split(",")[0] == first
    assert visit.headers["user-agent"].startswith("Mozilla/5.0 (")
    assert not re.search(r"bot|crawl|spider|facebookexternalhit", visit.headers["user-agent"], re.I)
    assert sorted(visit.headers) == [
        "accept",
        "accept-encoding",
        "accept-language",
        "connection",
        "host",
        "user-agent",
    ]


def written_to(listening: socket.socket) -> bytes:
    """The question that the next visitor writes; the answer is an empty page."""
    visitor, _ = listening.accept()
    with visitor:
        asked = b""
        while not asked.endswith(b"\r\n\r\n"):
            asked += visitor.recv(4096)
        visitor.sendall(answer(Content_Type="text/html"))
    return asked


def test_a_question_is_written_exactly_so() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening, ThreadPoolExecutor() as pool:
        asked = pool.submit(written_to, listening)
        opened(
            f"http://127.0.0.1:{listening.getsockname()[1]}/a?b=c#d", Options(mask=mask, allow_private=True)
        )
        assert asked.result(5).decode().split("\r\n") == [
            "GET /a?b=c HTTP/1.1",
            f"Host: 127.0.0.1:{listening.getsockname()[1]}",
            "User-Agent: Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
            "Chrome/142.0.0.0 Safari/537.36 privacy-audit",
            "Accept: text/html,application/xhtml+xml,application/json;q=0.9,text/*;q=0.8,*/*;q=0.1",
            "Accept-Language: vi-VN,vi;q=0.9,en;q=0.5",
            "Accept-Encoding: gzip, deflate",
            "Connection: close",
            "",
            "",
        ]


def test_neither_proxy_nor_netrc_nor_login_of_the_environment_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login thao password secret", encoding="utf-8")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with serve(always(PAGE)) as server:
        [page] = opened(server.url())
    assert isinstance(page, Page)
    assert "authorization" not in server.visits[0].headers


def test_the_host_header_names_the_host_that_was_asked_for() -> None:
    with serve(always(PAGE)) as server:
        for url in ("http://example.com/a", "http://Example.com:8080/a", "http://[2606:4700::1]:81/"):
            list(open_web(url, OPTIONS, leading_to(server)))
    assert [visit.headers["host"] for visit in server.visits] == [
        "example.com",
        "example.com:8080",
        "[2606:4700::1]:81",
    ]


# --- private addresses ---


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "0.0.0.0",
        "10.0.0.1",
        "100.64.0.1",
        "169.254.169.254",
        "2130706433",
        "１２７.0.0.1",
    ],
)
def test_private_addresses_are_refused(host: str) -> None:
    with serve(always(PAGE)) as server:
        [gap] = opened(f"http://{host}:{server.port}/", Options(mask=mask))
    assert isinstance(gap, Gap)
    assert (gap.status, gap.code) == (Status.REFUSED, "private-address")
    assert server.visits == []


def test_a_name_that_leads_to_this_machine_is_refused() -> None:
    with serve(always(PAGE)) as server:
        [gap] = open_web("http://example.com/", Options(mask=mask), leading_to(server))
    assert isinstance(gap, Gap)
    assert (gap.code, gap.values["host"]) == ("private-address", "example.com")
    assert server.visits == []


class Disguised(str):
    """An address of this machine that calls itself a public one, to reach a server of the test."""

    __slots__ = ()

    def __str__(self) -> str:
        return "8.8.8.8"


def test_a_redirect_to_a_private_address_is_refused() -> None:
    with serve(always(answer(302, Location="http://127.0.0.1:9/"))) as server:

        def resolve(host: str, port: int) -> tuple[Endpoint, ...]:
            where = "127.0.0.1" if host == "127.0.0.1" else Disguised("127.0.0.1")
            return (Endpoint(family=socket.AF_INET, where=(where, server.port)),)

        [gap] = open_web("http://example.com/", Options(mask=mask), resolve)
    assert isinstance(gap, Gap)
    assert (gap.status, gap.code, gap.values["host"]) == (Status.REFUSED, "private-address", "127.0.0.1")
    assert [visit.headers["host"] for visit in server.visits] == ["example.com"]


def test_a_name_is_looked_up_once_and_exactly_that_address_is_dialled() -> None:
    asked: list[tuple[str, int]] = []
    with serve(always(PAGE)) as server:
        [page] = open_web("http://rebinding.example/", OPTIONS, leading_to(server, asked))
    assert isinstance(page, Page)
    assert asked == [("rebinding.example", 80)]


def test_the_next_address_is_dialled_when_the_first_is_closed() -> None:
    with serve(always(PAGE)) as server, socket.create_server(("127.0.0.1", 0)) as other:
        closed = other.getsockname()[1]
        other.close()
        both = tuple(
            Endpoint(family=socket.AF_INET, where=("127.0.0.1", port)) for port in (closed, server.port)
        )
        [page] = open_web("http://example.com/", OPTIONS, lambda host, port: both)
    assert isinstance(page, Page)


# --- redirects ---


def counting(last: int) -> Handler:
    def handler(visit: Visit) -> None:
        number = int(visit.path[1:])
        visit.send(PAGE if number == last else answer(302, Location=f"/{number + 1}"))

    return handler


def test_five_redirects_are_followed() -> None:
    with serve(counting(last=5)) as server:
        [page] = opened(server.url("/0"))
    assert isinstance(page, Page)
    assert (page.asked, page.url) == (server.url("/0"), server.url("/5"))


def test_more_redirects_are_not() -> None:
    with serve(counting(last=6)) as server:
        [gap] = opened(server.url("/0"))
    assert isinstance(gap, Gap)
    assert (gap.status, gap.code, gap.values["limit"]) == (Status.UNREACHABLE, "too-many-redirects", "5")
    assert len(server.visits) == 6


@pytest.mark.parametrize(
    ("location", "status", "code"),
    [
        ("file:///etc/passwd", Status.REFUSED, "redirect-scheme"),
        ("intent://scan/#Intent;end", Status.REFUSED, "redirect-scheme"),
        ("javascript:alert(1)", Status.REFUSED, "redirect-scheme"),
        ("x" * 40 + "://example.com/", Status.REFUSED, "redirect-scheme"),
        ("https://thao:secret@example.com/", Status.REFUSED, "redirect-credentials"),
        ("http://[", Status.UNREACHABLE, "bad-redirect"),
        ("http://exa mple/", Status.UNREACHABLE, "bad-redirect"),
    ],
)
def test_redirects_that_are_not_followed(location: str, status: Status, code: str) -> None:
    gap = gap_of(answer(302, Location=location))
    assert (gap.status, gap.code) == (status, code)
    scheme = "?" if location.startswith("x") else location.split(":")[0]
    assert gap.values.get("scheme") == (scheme if code == "redirect-scheme" else None)


def test_a_redirect_without_a_destination_is_a_page() -> None:
    assert page_of(answer(302, b"<p>x", Content_Type="text/html")).status_code == 302


def test_the_body_of_a_redirect_is_not_read() -> None:
    def handler(visit: Visit) -> None:
        if visit.path == "/a":
            visit.send(answer(302, length=10**12, Location="/b", Content_Encoding="gzip"))
            visit.drip(b"x" * 1000)
        visit.send(PAGE)

    with serve(handler) as server:
        began = time.monotonic()
        [page] = opened(server.url("/a"))
    assert isinstance(page, Page)
    assert time.monotonic() - began < 1


# --- time ---


def slow_headers(visit: Visit) -> None:
    visit.send(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    visit.drip(b"a")


def slow_interim(visit: Visit) -> None:
    visit.drip(b"HTTP/1.1 100 Continue\r\n\r\n", 0.01)


def slow_body(visit: Visit) -> None:
    visit.send(answer(length=1_000_000, Content_Type="text/html"))
    visit.drip(b"<p>")


def slow_body_without_length(visit: Visit) -> None:
    visit.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    visit.drip(b"<p>")


def slow_chunks(visit: Visit) -> None:
    visit.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n")
    visit.drip(b"1\r\na\r\n")


def slow_trailers(visit: Visit) -> None:
    visit.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n")
    visit.drip(b"X: y\r\n")


def slow_packed_body(visit: Visit) -> None:
    visit.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n")
    visit.drip(gzip.compress(b""))


def slow_redirects(visit: Visit) -> None:
    time.sleep(0.25)
    visit.send(answer(302, Location="/next"))


def silence(visit: Visit) -> None:
    visit.closing.wait(3)


SLOW = (
    slow_headers,
    slow_interim,
    slow_body,
    slow_body_without_length,
    slow_chunks,
    slow_trailers,
    slow_packed_body,
    slow_redirects,
    silence,
)


@pytest.mark.parametrize("handler", SLOW)
def test_a_slow_server_ends_at_the_deadline(handler: Handler) -> None:
    with serve(handler) as server:
        began = time.monotonic()
        [gap] = opened(server.url(), QUICK)
        took = time.monotonic() - began
    assert isinstance(gap, Gap)
    assert (gap.status, gap.code, gap.values["seconds"]) == (Status.UNREACHABLE, "timeout", "0.4")
    assert 0.35 < took < 0.9


def test_a_slow_handshake_ends_at_the_deadline() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        began = time.monotonic()
        [gap] = opened(f"https://127.0.0.1:{silent.getsockname()[1]}/", QUICK)
    assert isinstance(gap, Gap)
    assert gap.code == "timeout"
    assert time.monotonic() - began < 0.9


def test_a_slow_look_up_ends_at_the_deadline() -> None:
    def resolve(host: str, port: int) -> tuple[Endpoint, ...]:
        time.sleep(2)
        return ()

    began = time.monotonic()
    [gap] = open_web("http://example.com/", QUICK, resolve)
    assert isinstance(gap, Gap)
    assert gap.code == "timeout"
    assert time.monotonic() - began < 0.9


# --- size ---


def test_an_endless_body_is_cut_at_the_limit() -> None:
    def handler(visit: Visit) -> None:
        visit.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        visit.drip(b"<p>0123456789" * 10_000, pause=0)

    with serve(handler) as server:
        page, gap = opened(server.url())
    assert isinstance(page, Page)
    assert len(page.body) == PAGE_BYTES
    assert isinstance(gap, Gap)
    assert (gap.status, gap.code, gap.values["limit"]) == (Status.PARTLY_SEEN, "too-large", "10")


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress])
def test_a_bomb_is_cut_at_the_limit(pack: Callable[[bytes], bytes]) -> None:
    packing = "gzip" if pack is gzip.compress else "deflate"
    bomb = answer(body=pack(b"a" * 3 * PAGE_BYTES), Content_Type="text/html", Content_Encoding=packing)
    assert len(bomb) < 200_000
    with serve(always(bomb)) as server:
        page, gap = opened(server.url())
    assert isinstance(page, Page)
    assert len(page.body) == PAGE_BYTES
    assert isinstance(gap, Gap)
    assert gap.code == "too-large"


def test_packed_emptiness_without_end_is_cut_at_the_limit() -> None:
    def handler(visit: Visit) -> None:
        visit.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n")
        visit.send(gzip.compress(b"<p>x</p>"))
        visit.drip(bytes(1_000_000), pause=0)

    with serve(handler) as server:
        page, gap = opened(server.url())
    assert isinstance(page, Page)
    assert page.body == b"<p>x</p>"
    assert isinstance(gap, Gap)
    assert gap.code == "too-large"


@pytest.mark.parametrize(
    "head",
    [
        b"X-A: " + b"a" * 70_000 + b"\r\n",
        b"".join(b"X-%d: a\r\n" % number for number in range(200)),
        b"".join(b"X-%d: %s\r\n" % (number, b"a" * 60_000) for number in range(6)),
    ],
)
def test_headers_have_a_limit(head: bytes) -> None:
    gap = gap_of(b"HTTP/1.1 200 OK\r\n" + head + b"Content-Length: 0\r\n\r\n")
    assert (gap.status, gap.code) == (Status.UNREACHABLE, "bad-answer")


def headed(size: int) -> bytes:
    """A page whose headers have so many bytes, with the `: ` and the line end of each."""
    names = [b"X-%d" % number for number in range(5)]
    rest = size - len(b"Content-Type: text/html\r\n") - sum(len(name) + 4 for name in names)
    sizes = [rest // 5] * 4 + [rest - rest // 5 * 4]
    lines = b"".join(name + b": " + b"a" * long + b"\r\n" for name, long in zip(names, sizes, strict=True))
    return b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + lines + b"\r\n<p>x</p>"


def test_headers_of_a_quarter_of_a_megabyte_are_read_and_not_one_byte_more() -> None:
    assert page_of(headed(256 * 1024)).body == b"<p>x</p>"
    assert gap_of(headed(256 * 1024 + 1)).code == "bad-answer"


def test_an_announcement_is_not_kept_however_long_it_is() -> None:
    content = b"HTTP/1.1 103 Early\r\nLink: " + b"a" * 20_000_000 + b"\r\n\r\n" + PAGE
    tracemalloc.start()
    try:
        page = page_of(content)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert page.body == b"<p>Zalo 0912 345 678</p>"
    assert peak < 10_000_000


def received(content: bytes, limit: int) -> Body:
    """What is read of a body when there is such a limit."""
    question = Question(accept="*/*", limit=limit, is_wanted=lambda declared: True)
    with serve(always(content)) as server:
        return fetch([parse(server.url())], question, OPTIONS, Deadline.after(5)).body


@pytest.mark.parametrize("packing", ["identity", "gzip"])
def test_a_body_of_just_the_limit_is_whole_and_one_of_a_byte_more_is_cut(packing: str) -> None:
    def packed(count: int) -> bytes:
        body = bytes(range(256)) * 4
        return answer(
            body=gzip.compress(body[:count]) if packing == "gzip" else body[:count], Content_Encoding=packing
        )

    assert received(packed(1000), 1000) == Body(content=(bytes(range(256)) * 4)[:1000])
    assert received(packed(1001), 1000) == Body(content=(bytes(range(256)) * 4)[:1000], cut="too-large")


def test_what_was_unpacked_before_a_packed_body_breaks_is_kept() -> None:
    text = random.Random(1).randbytes(60_000).hex().encode()
    stream = zlib.compressobj(wbits=31)
    broken = stream.compress(text) + stream.flush(zlib.Z_FULL_FLUSH) + b"\x07" * 2000  # no kind of block
    body = received(answer(body=broken, Content_Encoding="gzip"), 200_000)
    assert body.cut == "cut-short"
    assert len(body.content) > 10_000
    assert text.startswith(body.content)


# --- packing ---


@pytest.mark.parametrize(
    ("packing", "packed"),
    [
        ("identity", b"<p>x</p>"),
        ("gzip", gzip.compress(b"<p>x</p>", mtime=0)),
        ("X-GZIP", gzip.compress(b"<p>x</p>", mtime=0)),
        ("gzip", gzip.compress(b"<p>x", mtime=0) + gzip.compress(b"</p>", mtime=0)),
        ("gzip", gzip.compress(b"<p>x</p>", mtime=0) + b"whatever"),
        ("deflate", zlib.compress(b"<p>x</p>")),
        ("deflate", zlib.compress(b"<p>x</p>", wbits=-15)),
    ],
)
def test_packed_bodies_are_unpacked(packing: str, packed: bytes) -> None:
    page = page_of(answer(body=packed, Content_Type="text/html", Content_Encoding=packing))
    assert page.body == b"<p>x</p>"


@pytest.mark.parametrize(
    ("packing", "status", "code"),
    [
        ("br", Status.UNSUPPORTED, "encoding"),
        ("zstd", Status.UNSUPPORTED, "encoding"),
        ("gzip, gzip", Status.UNSUPPORTED, "encoding"),
        ("gzip", Status.UNSUPPORTED, "encoding"),
        ("deflate", Status.UNSUPPORTED, "encoding"),
    ],
)
def test_what_cannot_be_unpacked_is_a_gap(packing: str, status: Status, code: str) -> None:
    gap = gap_of(answer(body=b"\x07\x07<p>x</p>", Content_Type="text/html", Content_Encoding=packing))
    assert (gap.status, gap.code) == (status, code)


CUT_SHORT = (
    answer(body=b"<p>x</p>", length=100, Content_Type="text/html"),
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n<p>\r\n9\r\nx</p>",
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n<p>x</p>\r\nno\r\n",
    answer(body=gzip.compress(b"<p>x</p>", mtime=0)[:-4], Content_Type="text/html", Content_Encoding="gzip"),
)


def test_a_chunk_that_breaks_off_and_cannot_be_unpacked_is_a_gap() -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
    gap = gap_of(head + b"9\r\nno")
    assert (gap.status, gap.code) == (Status.UNSUPPORTED, "encoding")


def test_a_connection_that_is_reset_in_the_body_is_a_gap() -> None:
    def handler(visit: Visit) -> None:
        visit.send(answer(body=b"<p>", length=100_000, Content_Type="text/html"))
        visit.closing.wait(0.1)  # the head has to arrive before the reset
        visit.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    with serve(handler) as server:
        [gap] = opened(server.url())
    assert isinstance(gap, Gap)
    assert (gap.status, gap.code) == (Status.UNREACHABLE, "connection")


@pytest.mark.parametrize("content", CUT_SHORT)
def test_a_page_that_breaks_off_is_kept_and_said(content: bytes) -> None:
    with serve(always(content)) as server:
        page, gap = opened(server.url())
    assert isinstance(page, Page)
    assert page.body == b"<p>x</p>"
    assert isinstance(gap, Gap)
    assert (gap.status, gap.code) == (Status.PARTLY_SEEN, "cut-short")


# --- servers that are not there or speak something else ---


def test_a_closed_port_is_unreachable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    [gap] = opened(f"http://127.0.0.1:{port}/0912345678")
    assert gap == Gap(
        name=f"http://127.0.0.1:{port}/09•• ••• •78",
        status=Status.UNREACHABLE,
        code="connection",
        values={"host": "127.0.0.1", "seconds": "5"},
    )


def test_a_name_that_does_not_exist_is_unreachable() -> None:
    [gap] = opened("http://0912345678.invalid/", Options(mask=mask))
    assert isinstance(gap, Gap)
    assert (gap.status, gap.code, gap.values["host"]) == (Status.UNREACHABLE, "dns", "09•• ••• •78.invalid")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "connection"),
        (b"SSH-2.0-OpenSSH_9.6\r\n", "bad-answer"),
        (b"<html>no headers</html>", "bad-answer"),
        (b"HTTP/1.1 nothing\r\n\r\n", "bad-answer"),
        (b"HTTP/1.1 103 Early\r\n\r\n", "connection"),
        (b"HTTP/1.1 101 Switching\r\n\r\n", "bad-answer"),
        (b"HTTP/1.1 103 Early\r\n\r\n" * 50, "bad-answer"),
        (CHUNKED + b"-5\r\n<p>Zalo\r\n0\r\n\r\n", "connection"),
        (CHUNKED + b"-1\r\n<p>Zalo\r\n0\r\n\r\n", "connection"),
        (b"HTTP/1.1 1000 Many\r\n\r\n", "bad-answer"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\n<p>x", "bad-answer"),
        (
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/html\r\n\r\nzz\r\n",
            "connection",
        ),
    ],
)
def test_what_is_no_answer_is_a_gap(content: bytes, code: str) -> None:
    gap = gap_of(content)
    assert (gap.status, gap.code) == (Status.UNREACHABLE, code)


@pytest.mark.parametrize("number", ["100 Continue", "102 Processing", "103 Early Hints"])
def test_an_answer_that_only_announces_another_is_skipped(number: str) -> None:
    announced = f"HTTP/1.1 {number}\r\n \r\nX\r\nLink: </a.css>; rel=preload\r\n\r\n".encode()
    assert page_of(announced + announced + PAGE).body == b"<p>Zalo 0912 345 678</p>"


def test_a_chunk_of_negative_size_ends_the_page_where_it_was() -> None:
    with serve(always(CHUNKED + b"8\r\n<p>Zalo \r\n-1\r\n" + b"x" * 1000)) as server:
        [page, gap] = opened(server.url())
    assert isinstance(page, Page)
    assert (page.body, isinstance(gap, Gap) and gap.code) == (b"<p>Zalo ", "cut-short")


@pytest.mark.parametrize(
    ("content_type", "charset"),
    [
        ("text/html", None),
        ("text/html; charset=", None),
        ("text/html; charset*=utf-8''utf-8", None),
        ("text/html; charset*=utf-8''%00%ff; charset*0*=x''a; charset*1=b", None),
        ("text/html; mycharset=utf-8", None),
        ("text/html;charset=UTF-8", "utf-8"),
        ("text/html; boundary=x; Charset = 'windows-1258'", "windows-1258"),
        ('text/html; charset="utf-8"; q=1', "utf-8"),
    ],
)
def test_the_charset_is_read_from_the_header_and_odd_forms_of_it_are_not(
    content_type: str, charset: str | None
) -> None:
    page = page_of(answer(body=b"<p>x</p>", Content_Type=content_type))
    assert (page.content_type, page.charset) == ("text/html", charset)


# --- TLS ---


def tls_server(authority: trustme.CA, *names: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names).configure_cert(context)
    return context


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> trustme.CA:
    """An authority that the system trusts, as far as `SSL_CERT_FILE` says what it trusts."""
    made = trustme.CA()
    made.cert_pem.write_to_path(str(tmp_path / "authority.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    return made


def test_a_trusted_certificate_opens_the_page_and_the_name_is_asked_for(authority: trustme.CA) -> None:
    with serve(always(PAGE), tls_server(authority, "example.com")) as server:
        [page] = open_web("https://example.com/a", OPTIONS, leading_to(server))
    assert isinstance(page, Page)
    assert page.url == "https://example.com/a"
    assert server.names == ["example.com"]
    assert server.visits[0].headers["host"] == "example.com"


def test_a_numeric_address_may_have_a_certificate(authority: trustme.CA) -> None:
    with serve(always(PAGE), tls_server(authority, "127.0.0.1")) as server:
        [page] = opened(server.url())
    assert isinstance(page, Page)


def test_a_numeric_address_of_ipv6_may_have_one_too(authority: trustme.CA) -> None:
    with serve(always(PAGE), tls_server(authority, "2606:4700::1")) as server:
        [page] = open_web("https://[2606:4700::1]/", OPTIONS, leading_to(server))
    assert isinstance(page, Page)


def test_only_the_system_says_who_is_trusted(
    authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundle = str(tmp_path / "authority.pem")
    monkeypatch.delenv("SSL_CERT_FILE")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", bundle)
    monkeypatch.setenv("CURL_CA_BUNDLE", bundle)
    monkeypatch.setattr("requests.adapters.DEFAULT_CA_BUNDLE_PATH", bundle)
    with serve(always(PAGE), tls_server(authority, "example.com")) as server:
        [gap] = open_web("https://example.com/", OPTIONS, leading_to(server))
    assert isinstance(gap, Gap)
    assert gap.code == "tls"


def test_a_certificate_of_another_name_is_not_trusted(authority: trustme.CA) -> None:
    with serve(always(PAGE), tls_server(authority, "other.example")) as server:
        [gap] = open_web("https://example.com/", OPTIONS, leading_to(server))
    assert isinstance(gap, Gap)
    assert (gap.status, gap.code) == (Status.UNREACHABLE, "tls")


def test_a_certificate_of_an_unknown_authority_is_not_trusted(authority: trustme.CA) -> None:
    with serve(always(PAGE), tls_server(trustme.CA(), "example.com")) as server:
        [gap] = open_web("https://example.com/", OPTIONS, leading_to(server))
    assert isinstance(gap, Gap)
    assert (gap.status, gap.code) == (Status.UNREACHABLE, "tls")
    assert server.visits == []


def test_a_server_without_tls_is_not_spoken_to_in_the_clear() -> None:
    with serve(always(PAGE)) as server:
        [gap] = opened(f"https://127.0.0.1:{server.port}/", QUICK)
    assert isinstance(gap, Gap)
    assert gap.code in ("tls", "timeout")
    assert server.visits == []


def test_a_slow_body_over_tls_ends_at_the_deadline(authority: trustme.CA) -> None:
    with serve(slow_body, tls_server(authority, "127.0.0.1")) as server:
        began = time.monotonic()
        [gap] = opened(server.url(), QUICK)
    assert isinstance(gap, Gap)
    assert gap.code == "timeout"
    assert time.monotonic() - began < 0.9


# --- the machine's own hosts file and authority, with the real program ---


@cache
def with_hosts(hosts: Path) -> tuple[str, ...]:
    """The words before a command that see another hosts file; none where that cannot be."""
    unshare = shutil.which("unshare")
    if unshare is None or not Path("/etc/hosts").exists():
        return ()
    script = f"mount --bind '{hosts}' /etc/hosts && exec \"$@\""
    words = (unshare, "--user", "--map-root-user", "--mount", "sh", "-c", script, "sh")
    works = subprocess.run([*words, "true"], capture_output=True, check=False).returncode == 0
    return words if works else ()


@pytest.mark.parametrize(
    ("arguments", "status", "visits"),
    [(("--allow-private",), "seen", ["/ho-so"]), ((), "refused", [])],
)
def test_hosts_file_and_authority_of_the_machine_count_and_open_nothing_private(
    authority: trustme.CA, tmp_path: Path, arguments: tuple[str, ...], status: str, visits: list[str]
) -> None:
    (tmp_path / "hosts").write_text("127.0.0.1 trang.example\n", encoding="utf-8")
    before = with_hosts(tmp_path / "hosts")
    if not before:
        pytest.skip("left out: this machine lets nobody lay another hosts file over its own")
    body = ("<html lang=vi><title>Minh Họa</title><p>ĐT: 0912 345 678</p>" + "<p>Thích đi bộ. " * 40).encode()
    page = always(answer(body=body, Content_Type="text/html; charset=utf-8"))
    with serve(page, tls_server(authority, "trang.example")) as server:
        ended = subprocess.run(
            [*before, *PROGRAM, "scan", server.url("/ho-so", "trang.example"), "--format", "json", *arguments],
            env=environment(tmp_path, SSL_CERT_FILE=str(tmp_path / "authority.pem")),
            stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=False,
        )  # fmt: skip
    found = json.loads(ended.stdout)
    assert found["targets"][0]["status"] == status, ended.stderr
    assert [visit.path for visit in server.visits] == visits
    assert [one["masked"] for one in found["exposures"]] == ["09•• ••• •78"] * len(visits)
