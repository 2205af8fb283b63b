"""robots.txt: what a site asks programs not to read (RFC 9309)."""

from __future__ import annotations

import pytest

from privacy_audit.sources.address import parse
from privacy_audit.sources.options import Options
from privacy_audit.sources.robots import LIMIT, LONGEST_DELAY, Rules, rules_of, sitemap_of
from tests.web_server import Server, Visit, answer, serve

OPTIONS = Options(mask=str, allow_private=True, timeout=5)


def rules(reply: bytes, calls: list[str] | None = None, options: Options = OPTIONS) -> Rules:
    """The rules of a server that answers every question alike."""

    def handle(visit: Visit) -> None:
        if calls is not None:
            calls.append(visit.path)
        visit.send(reply)

    with serve(handle) as server:
        return rules_of(parse(server.url("/a/b")), options, lambda: None)


def text(content: str) -> bytes:
    return answer(200, content.encode(), Content_Type="text/plain")


def test_it_lies_at_the_root_of_the_server() -> None:
    calls: list[str] = []
    rules(text(""), calls)
    assert calls == ["/robots.txt"]


@pytest.mark.parametrize("status", [500, 503])
def test_a_server_that_fails_closes_everything(status: int) -> None:
    found = rules(answer(status))
    assert (found.reached, found.allows("http://x/")) == (False, False)


def test_a_server_that_cannot_be_reached_or_may_not_be_asked_closes_everything() -> None:
    address = parse("http://127.0.0.1:9/")
    assert not rules_of(address, OPTIONS, lambda: None).allows("http://127.0.0.1:9/")
    assert not rules(text(""), options=Options(mask=str)).reached


def test_why_a_server_could_not_be_asked_is_known_unless_it_is_about_the_file_alone() -> None:
    nobody = rules_of(parse("http://127.0.0.1:9/"), OPTIONS, lambda: None)
    forbidden = rules(text(""), options=Options(mask=str))
    elsewhere = rules(answer(301, Location="http://127.0.0.1:9/robots.txt"))
    odd = rules(answer(301, Location="ftp://x/robots.txt"))
    found = [one.problem.code if one.problem else None for one in (nobody, forbidden, elsewhere, odd)]
    assert found == ["connection", "private-address", None, None]
    assert not any(one.reached for one in (nobody, forbidden, elsewhere, odd))
    assert rules(answer(503)).problem is None


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 429])
def test_a_file_that_is_not_there_closes_nothing(status: int) -> None:
    found = rules(answer(status, b"User-agent: *\nDisallow: /"))
    assert (found.reached, found.allows("http://x/a")) == (True, True)


def test_our_own_group_comes_before_that_for_all() -> None:
    found = rules(
        text("User-agent: *\nDisallow: /\n\nUser-agent: Privacy-Audit\nDisallow: /b\nAllow: /b/c\n")
    )
    assert [found.allows(f"http://x{path}") for path in ("/a", "/b", "/b/c/d")] == [True, False, True]


def test_groups_for_others_do_not_concern_us_and_wildcards_hold() -> None:
    found = rules(
        text("User-agent: GPTBot\nDisallow: /\n\nUser-agent: *\nDisallow: /*.php$\nDisallow: /x*y\n")
    )
    assert [found.allows(f"http://x{path}") for path in ("/a", "/a.php", "/a.php?b", "/x/1/y")] == [
        True, False, True, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "delay"),
    [
        ("", 0.0),
        ("Crawl-delay: -1", 0.0),
        ("Crawl-delay: nan", 0.0),
        ("Crawl-delay: soon", 0.0),
        ("Crawl-delay: 2.5", 2.5),
        ("Crawl-delay: 86400", LONGEST_DELAY),
    ],
)
def test_a_delay_is_kept_within_reason(line: str, delay: float) -> None:
    assert rules(text(f"User-agent: *\n{line}\n")).delay == delay


def test_no_more_than_the_limit_is_read() -> None:
    long = "User-agent: *\nDisallow: /early\n" + "#" * LIMIT + "\nDisallow: /late\n"
    found = rules(text(long))
    assert [found.allows(f"http://x{path}") for path in ("/early", "/late")] == [False, True]


@pytest.mark.parametrize("content", ["\ufeffUser-agent: *\nDisallow: /a", "User-agent:*\r\nDisallow:/a\r\n"])
def test_marks_and_line_ends_of_any_kind_are_read(content: str) -> None:
    assert not rules(text(content)).allows("http://x/a")


@pytest.mark.parametrize(
    "body", [b"", b"\x00\xff\xfe" * 50, b"<html><body>Page</body></html>", b"Disallow: /"]
)
def test_what_is_no_robots_txt_closes_nothing(body: bytes) -> None:
    assert rules(answer(200, body, Content_Type="text/html")).allows("http://x/")


def test_redirects_are_followed_politely() -> None:
    waited: list[None] = []

    def handle(visit: Visit) -> None:
        lead = {"/robots.txt": "/r2", "/r2": "/r3"}.get(visit.path)
        visit.send(answer(301, Location=lead) if lead else text("User-agent: *\nDisallow: /a"))

    with serve(handle) as server:
        found = rules_of(parse(server.url("/")), OPTIONS, lambda: waited.append(None))
    assert not found.allows("http://x/a")
    assert len(waited) == 3


def test_redirects_in_a_circle_close_nothing() -> None:
    assert rules(answer(301, Location="/robots.txt")).allows("http://x/a")


def _sitemap(body: bytes, status: int = 200) -> tuple[tuple[str, ...], bool]:
    def handle(visit: Visit) -> None:
        visit.send(answer(status, body, Content_Type="text/xml"))

    with serve(handle) as server:
        found = sitemap_of(parse(_url(server)), OPTIONS, lambda: None)
        return found.addresses, found.is_index


def _url(server: Server) -> str:
    return server.url("/sitemap.xml")


def test_a_sitemap_is_read_without_its_markup_and_hostile_ones_are_just_text() -> None:
    assert _sitemap(b"", 404) == ((), False)
    bomb = b'<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c SYSTEM "file:///etc/passwd">]><urlset><loc>&c;</loc></urlset>'
    assert _sitemap(bomb) == (("&c;",), False)
    body = b"<urlset><url><loc> http://x/a?b=1&amp;c=2 </loc></url><loc><![CDATA[http://x/d]]></loc></urlset>"
    assert _sitemap(body) == (("http://x/a?b=1&c=2", "http://x/d"), False)
    assert _sitemap(b"<sitemapindex><loc>http://x/s</loc></sitemapindex>") == (("http://x/s",), True)
