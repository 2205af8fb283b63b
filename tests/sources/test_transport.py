"""What `requests` carries, and what is kept out of its hands."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import requests

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
