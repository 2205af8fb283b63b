"""What `requests` carries, and what is kept out of its hands."""

from __future__ import annotations

import socket
import ssl
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import requests
import trustme

from privacy_audit.sources import body
from privacy_audit.sources.address import parse
from privacy_audit.sources.connection import answer_of
from privacy_audit.sources.deadline import Deadline
from privacy_audit.sources.guard import Endpoint
from privacy_audit.sources.transport import PinnedAdapter, question
from tests.web_server import Server, answer, serve

HEADERS = {"User-Agent": "test", "Accept-Encoding": "gzip", "Connection": "close"}


@contextmanager
def asked(server: Server, url: str) -> Iterator[requests.Response]:
    """Ask a server as if it were the one of an address."""
    there = Endpoint(family=socket.AF_INET, where=("127.0.0.1", server.port))
    with answer_of(parse(url), (there,), HEADERS, Deadline.after(5), None) as response:
        yield response


def test_an_answer_comes_through_requests_with_its_body_unread() -> None:
    with (
        serve(lambda visit: visit.send(answer(body=b"<p>x</p>"))) as server,
        asked(server, "http://example.com/a") as response,
    ):
        assert isinstance(response, requests.Response)
        assert isinstance(response.connection, PinnedAdapter)
        assert (response.status_code, response.raw.tell()) == (200, 0)
        assert (response.request.method, response.request.url) == ("GET", "http://example.com/a")
        assert response.raw.read() == b"<p>x</p>"


def test_a_cookie_is_not_read() -> None:
    with (
        serve(lambda visit: visit.send(answer(Set_Cookie="id=1"))) as server,
        asked(server, "http://example.com/") as response,
    ):
        assert response.headers["Set-Cookie"] == "id=1"
        assert not response.cookies


def test_a_connection_is_used_once_and_no_other_is_opened() -> None:
    address = parse("http://example.com/")
    with serve(lambda visit: visit.send(answer())) as server:
        connected = socket.create_connection(("127.0.0.1", server.port))
        adapter = PinnedAdapter(address, connected, None)
        adapter.send(question(address, HEADERS), stream=True, timeout=5).close()
        with pytest.raises(requests.ConnectionError):
            adapter.send(question(address, HEADERS), stream=True, timeout=5)
        adapter.close()
    assert len(server.visits) == 1


@pytest.mark.parametrize(
    "path",
    [
        "/a/../b/./c",
        "//a//b",
        "/100%",
        "/%C3%A9%?q=%2f%",
        "/[a]?b[]=1&c={}|^",
        "/?",
        "/?a=b?c",
        "/;a=1,2",
        "/%7Ea~",
    ],
)
def test_a_path_is_asked_for_as_the_address_has_it(path: str) -> None:
    url = parse("http://example.com" + path)
    with serve(lambda visit: visit.send(answer())) as server, asked(server, url.url):
        pass
    assert [visit.path for visit in server.visits] == [url.path]


def test_tls_is_spoken_in_the_context_that_was_given() -> None:
    authority, mine = trustme.CA(), ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    authority.configure_trust(mine)
    theirs = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("example.com").configure_cert(theirs)
    with serve(lambda visit: visit.send(answer(body=b"<p>x</p>")), theirs) as server:
        there = Endpoint(family=socket.AF_INET, where=("127.0.0.1", server.port))
        url = parse("https://example.com/")
        with answer_of(url, (there,), HEADERS, Deadline.after(5), mine) as response:
            assert response.raw.read() == b"<p>x</p>"


@contextmanager
def full() -> Iterator[Endpoint]:
    """An address at which nobody picks up: its queue is full, so whoever dials waits."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(0)
        waiting = [socket.socket() for _ in range(3)]
        for one in waiting:
            one.setblocking(False)
            one.connect_ex(listening.getsockname())
        yield Endpoint(family=socket.AF_INET, where=listening.getsockname())
        for one in waiting:
            one.close()


def test_an_address_that_does_not_pick_up_leaves_time_for_the_next() -> None:
    with serve(lambda visit: visit.send(answer(body=b"<p>x</p>"))) as server, full() as busy:
        there = Endpoint(family=socket.AF_INET, where=("127.0.0.1", server.port))
        with answer_of(
            parse("http://example.com/"), (busy, there), HEADERS, Deadline.after(1), None
        ) as response:
            assert response.raw.read() == b"<p>x</p>"


@pytest.mark.parametrize("packing", ["gzip", "deflate"])
def test_no_more_is_unpacked_at_once_than_there_is_room_for(packing: str) -> None:
    stream = zlib.compressobj(9, zlib.DEFLATED, 31 if packing == "gzip" else 15)
    bomb = stream.compress(b"a" * 1_000_000) + stream.flush()
    for room in (1, 1000, 999_999, 1_000_000):
        assert body._Inflater(packing).unpack(bomb, room) == b"a" * room
    room = 1_500_000 if packing == "gzip" else 1_000_000  # only gzip goes on behind its end
    assert body._Inflater(packing).unpack(bomb + bomb, 1_500_000) == b"a" * room


@pytest.mark.parametrize("first", [b"\x08", b"\x00"])
@pytest.mark.parametrize("length", [8, 31])
def test_deflate_without_a_header_may_begin_like_one(first: bytes, length: int) -> None:
    stored = length.to_bytes(2, "little") + (0xFFFF - length).to_bytes(2, "little") + b"x" * length
    packed = first + stored + b"\x01\0\0\xff\xff"
    assert body._Inflater("deflate").unpack(packed, 1000) == b"x" * length
