"""Whatever is sent: the right status, the strict headers, no word of ours about the inside, and it goes on."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from privacy_audit.room.limits import Limits
from privacy_audit.room.markup import POLICY
from privacy_audit.room.seats import POSTS
from privacy_audit.room.server import Room
from tests.room.hall import answer, get, join, post, room, session_of, talk, wall_cookie

SHORT = Limits(connections=40, request=0.6, form=0.6, whole=1.5)
SCRIPT = "%3Cscript%3Ealert(1)%3C%2Fscript%3E"
STRICT = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
    "connection": "close",
}
GOOD = "topic=zalo%2Ffind-by-phone&phase=before&choice=on"


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    with room(tmp_path_factory.mktemp("hostile") / "a.session", limits=SHORT) as opened:
        yield opened


def form(
    body: str, path: str = "/answer", extra: str = "", kind: str = "application/x-www-form-urlencoded"
) -> str:
    headers = f"Content-Type: {kind}\r\n" if kind else ""
    length = len(body.encode("latin-1"))
    return f"POST {path} HTTP/1.1\r\nHost: PLACE\r\nCookie: SEAT\r\n{headers}{extra}Content-Length: {length}\r\n\r\n{body}"


def plain(first: str, extra: str = "", host: str = "Host: PLACE\r\n") -> str:
    return f"{first}\r\n{host}{extra}\r\n"


HOSTILE: dict[str, tuple[str, int]] = {
    # addresses
    "an unknown page": (plain("GET /etc/passwd HTTP/1.1"), 404),
    "a way up": (plain("GET /../../../../etc/passwd HTTP/1.1"), 404),
    "an encoded way up": (plain("GET /j/%2e%2e%2f%2e%2e%2fetc HTTP/1.1"), 404),
    "a script as code": (plain(f"GET /j/{SCRIPT} HTTP/1.1"), 404),
    "digits of another script": (plain("GET /j/%D9%A1%D9%A2%D9%A3%D9%A4%D9%A5%D9%A6%D9%A7%D9%A8 HTTP/1.1"), 404),
    "an address elsewhere": (plain("GET http://example.com/ HTTP/1.1"), 404),
    "scripts as language and phone": (plain(f"GET /?lang={SCRIPT}&on={SCRIPT} HTTP/1.1"), 200),
    "the same setting twice": (plain("GET /?lang=vi&lang=en&on=ios&on=x HTTP/1.1"), 200),
    "a long address": (plain(f"GET /{'a' * 600} HTTP/1.1"), 414),
    "a long query": (plain(f"GET /?{'a' * 600} HTTP/1.1"), 414),
    "an endless address": (plain(f"GET /{'a' * 20_000} HTTP/1.1"), 414),
    # methods
    "PUT": (plain("PUT / HTTP/1.1"), 405),
    "DELETE": (plain("DELETE /answer HTTP/1.1"), 405),
    "TRACE": (plain("TRACE / HTTP/1.1"), 405),
    "OPTIONS": (plain("OPTIONS * HTTP/1.1"), 405),
    "CONNECT": (plain("CONNECT example.com:443 HTTP/1.1"), 405),
    "a made-up method": (plain("BREW / HTTP/1.1"), 405),
    "small letters": (plain("get / HTTP/1.1"), 405),
    "a form for a page without one": (form(GOOD, "/"), 405),
    "a page that is only a form": (plain("GET /join HTTP/1.1"), 405),
    # names of the host
    "another name, as in rebinding": (plain("GET / HTTP/1.1", host="Host: attacker.example\r\n"), 421),
    "the name without the port": (plain("GET / HTTP/1.1", host="Host: 127.0.0.1\r\n"), 421),
    "no name": (plain("GET / HTTP/1.1", host=""), 400),
    "no name, old version": (plain("GET / HTTP/1.0", host=""), 421),
    "two names": (plain("GET / HTTP/1.1", "Host: attacker.example\r\n"), 400),
    "a name in a form": (form(GOOD).replace("Host: PLACE", "Host: attacker.example"), 421),
    # headers
    "endless headers": (plain("GET / HTTP/1.1", f"X: {'a' * 20_000}\r\n"), 431),
    "very many headers": (plain("GET / HTTP/1.1", "X: a\r\n" * 5000), 431),
    "a header over two lines": (plain("GET / HTTP/1.1", "X: a\r\n b\r\n"), 200),
    "a header without a name": (plain("GET / HTTP/1.1", ": a\r\n"), 400),
    "a zero byte in a header": (plain("GET / HTTP/1.1", "X: a\x00b\r\n"), 400),
    "no HTTP at all": ("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 400),
    "an unknown version": (plain("GET / HTTP/9.9"), 505),
    "an upgrade": (plain("GET / HTTP/1.1", "Connection: Upgrade\r\nUpgrade: websocket\r\n"), 200),
    "odd languages": (plain("GET / HTTP/1.1", f"Accept-Language: {',;q=,' * 900}\r\n"), 200),
    "a language with a script": (plain("GET / HTTP/1.1", "Accept-Language: <script>,vi;q=<b>\r\n"), 200),
    # cookies
    "a made-up seat": (form(GOOD).replace("SEAT", f"seat={'0' * 32}-{'0' * 24}"), 403),
    "a script as seat": (form(GOOD).replace("SEAT", "seat=<script>alert(1)</script>"), 403),
    "a broken cookie": (form(GOOD).replace("SEAT", "seat==;;; =; \x01"), 403),
    "no cookie": (form(GOOD).replace("Cookie: SEAT\r\n", ""), 403),
    # forms
    "JSON": (form("{}", kind="application/json"), 415),
    "several parts": (form("--x\r\n\r\n--x--", kind="multipart/form-data; boundary=x"), 415),
    "no kind": (form(GOOD, kind=""), 415),
    "a form from another page": (form(GOOD, extra="Origin: http://attacker.example\r\n"), 403),
    "nothing": (form(""), 400),
    "a missing field": (form("topic=zalo%2Ffind-by-phone&phase=before"), 400),
    "a field twice": (form(GOOD + "&choice=off"), 400),
    "an unknown field": (form(GOOD + "&admin=1"), 400),
    "very many fields": (form("&".join(f"a{number}=1" for number in range(200))), 400),
    "no field at all": (form("&&&&"), 400),
    "an unknown choice": (form(GOOD.replace("on", "maybe")), 400),
    "an unknown question": (form(GOOD.replace("find-by-phone", "of-my-own")), 400),
    "an unknown phase": (form(GOOD.replace("before", "never")), 400),
    "a script as choice": (form(GOOD.replace("choice=on", f"choice={SCRIPT}")), 400),
    "a script as question": (form(GOOD.replace("zalo%2Ffind-by-phone", SCRIPT)), 400),
    "a script as phase": (form(GOOD.replace("before", SCRIPT)), 400),
    "a script as language": (form(GOOD + f"&lang={SCRIPT}"), 400),
    "a script as phone": (form(GOOD + f"&on={SCRIPT}"), 400),
    "a script at the door": (form(f"code={SCRIPT}", "/join").replace("Cookie: SEAT\r\n", ""), 403),
    "bytes that are no text": (form(GOOD.replace("on", "%ff%fe")), 400),
    "bytes beyond ASCII": (form(GOOD.replace("on", "\xff")), 400),
    "a large form": (form("choice=" + "a" * 3000), 413),
    "a very large form": (form("choice=" + "a" * 150_000), 413),
    "a length below zero": (form(GOOD).replace("Content-Length: 49", "Content-Length: -1"), 400),
    "two lengths": (form(GOOD, extra="Content-Length: 5\r\n"), 400),
    "broken pieces": (
        plain("POST /answer HTTP/1.1", "Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n")
        + "zz\r\n",
        400,
    ),
    "many pieces": (
        plain("POST /answer HTTP/1.1", "Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n")
        + "1\r\na\r\n" * 4000
        + "0\r\n\r\n",
        413,
    ),
    # slowness: whoever sends nothing more is told so
    "half a request": ("GET / HTTP/1.1\r\nHost: PL", 408),
    "half a form": (form(GOOD).replace("Content-Length: 49", "Content-Length: 490"), 408),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused_in_few_words(opened: Room, name: str, capfd: pytest.CaptureFixture[str]) -> None:
    sent, status = HOSTILE[name]
    place = opened.hall.place
    if "SEAT" in sent:
        sent = sent.replace("SEAT", join(opened))
    reply = talk(place, sent.replace("PLACE", place).encode("latin-1"))
    assert reply is not None
    assert reply.status == status, reply.text
    assert {name: reply.headers.get(name) for name in STRICT} == STRICT
    assert "server" not in reply.headers
    assert "alert(1)" not in reply.text
    assert "Traceback" not in reply.text
    assert "raise " not in reply.text
    assert opened.hall.session.tallies == {}
    assert capfd.readouterr() == ("", "")


def test_of_several_requests_on_one_connection_the_first_is_answered(opened: Room) -> None:
    place = opened.hall.place
    sent = plain("GET / HTTP/1.1").replace("PLACE", place) * 50
    reply = talk(place, sent.encode())
    assert reply is not None
    assert (reply.status, reply.raw.count(b"HTTP/1.1 ")) == (200, 1)


def test_a_trickle_is_cut_off(opened: Room) -> None:
    host, port = opened.hall.place.split(":")
    began = time.monotonic()
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\n")
        with pytest.raises(ConnectionError):
            while time.monotonic() - began < 10:
                connection.sendall(b"X: a\r\n")
                time.sleep(0.05)
    assert get(opened.hall.place, "/").status == 200


def test_idle_connections_make_place_for_people(opened: Room) -> None:
    host, port = opened.hall.place.split(":")
    idle = [socket.create_connection((host, int(port)), timeout=10) for _ in range(150)]
    try:
        assert get(opened.hall.place, "/").status == 200
    finally:
        for connection in idle:
            connection.close()


def test_a_flood_from_one_seat_stops_that_seat_alone(tmp_path: Path) -> None:
    with room(tmp_path / "a.session") as opened:
        phone, other = join(opened), join(opened)
        sent = [answer(opened, phone, ("on", "off")[number % 2]).status for number in range(POSTS + 5)]
        assert sent[:POSTS] == [303] * POSTS
        assert 429 in sent[POSTS:]
        assert answer(opened, other, "on").status == 303
        assert sum(opened.hall.session.tally("zalo/find-by-phone").counts("before").values()) == 2


def test_a_flood_of_joins_keeps_nobody_out(tmp_path: Path) -> None:
    with room(tmp_path / "a.session") as opened:
        phone = join(opened)
        for _ in range(opened.hall.seats.most + 30):
            join(opened)
        assert len(opened.hall.seats) == opened.hall.seats.most
        assert answer(opened, phone, "on").status == 303
        assert answer(opened, join(opened), "on").status == 303


def test_what_the_officer_typed_is_text_on_every_page(tmp_path: Path) -> None:
    title = '"><script>alert(1)</script>'
    with room(tmp_path / "a.session", session_of(title=title)) as opened:
        pages = (
            ("/", ""),
            (opened.hall.link.partition(opened.hall.place)[2], ""),
            ("/wall", wall_cookie(opened)),
        )
        for path, cookie in pages:
            shown = get(opened.hall.place, path, Cookie=cookie)
            assert (shown.status, shown.text.count("&lt;script&gt;alert")) == (200, 1), path
            assert "<script>alert" not in shown.text
        assert post(opened.hall.place, "/join", {"code": "1"}).text.count("&lt;script&gt;alert") == 1
