"""The proxy between the browser and the world, asked byte by byte over real sockets on loopback."""

from __future__ import annotations

import asyncio
import base64
import socket
from collections.abc import Awaitable, Callable
from typing import TypeVar

import pytest

from privacy_audit.model import Status
from privacy_audit.sources.browser.gate import Dial, Limits, Streams, dial
from privacy_audit.sources.browser.heads import BadHead, read, request_of, to_browser, to_server
from privacy_audit.sources.browser.proxy import USER, Proxy, proxy
from privacy_audit.sources.guard import Endpoint, Resolve, system_resolve
from tests.web_server import Server, Visit, answer, serve

Result = TypeVar("Result")
PUBLIC = "93.184.215.14"
"""Stands for a server of the public web: what is dialled there is led to a test's own server."""


def endpoint(address: str, port: int) -> Endpoint:
    return Endpoint(family=socket.AF_INET, where=(address, port))


def resolve(host: str, port: int) -> tuple[Endpoint, ...]:
    """Names under example are public, `private.example` is not, `both.example` is both."""
    match host:
        case "private.example":
            return (endpoint("10.0.0.1", port),)
        case "both.example":
            return (endpoint(PUBLIC, port), endpoint("10.0.0.1", port))
        case _ if host.endswith(".example"):
            return (endpoint(PUBLIC, port),)
        case _:
            return system_resolve(host, port)


def leading_to(server: Server, dialled: list[Endpoint] | None = None) -> Dial:
    """Dials a test's server for the public address, and notes what it was given."""

    async def to_server(found: Endpoint) -> Streams:
        if dialled is not None:
            dialled.append(found)
        is_public = found.where[0] == PUBLIC
        return await dial(endpoint("127.0.0.1", server.port) if is_public else found)

    return to_server


def known(running: Proxy) -> str:
    token = base64.b64encode(f"{USER}:{running.password}".encode()).decode()
    return f"Proxy-Authorization: Basic {token}\r\n"


async def said(running: Proxy, request: str, more: bytes = b"") -> bytes:
    """Everything the proxy sends back until it closes the connection."""
    reader, writer = await asyncio.open_connection("127.0.0.1", running.port)
    writer.write(request.encode() + b"\r\n" + more)
    try:
        return await asyncio.wait_for(reader.read(-1), 10)
    except ConnectionResetError:  # closed with something of ours unread
        return b""
    finally:
        writer.close()


def with_proxy(
    use: Callable[[Proxy], Awaitable[Result]],
    allow_private: bool = False,
    resolve: Resolve = resolve,
    dial: Dial = dial,
    limits: Limits = Limits(),  # noqa: B008
) -> Result:
    async def used() -> Result:
        async with proxy(allow_private, resolve, dial, limits) as running:
            return await use(running)

    return asyncio.run(used())


def page(visit: Visit) -> None:
    visit.send(answer(body=b"hello", Content_Type="text/plain"))


# --- who may use it, and for what ---


@pytest.mark.parametrize(
    "header", ["", "Proxy-Authorization: Basic cHJpdmFjeS1hdWRpdDo=\r\n", "Authorization: Basic eDp5\r\n"]
)
def test_without_the_password_nobody_gets_anything(header: str) -> None:
    with serve(page) as server:
        asked = f"GET http://127.0.0.1:{server.port}/ HTTP/1.1\r\n{header}"
        received = with_proxy(lambda running: said(running, asked), allow_private=True)
    assert received.startswith(b"HTTP/1.1 407 ")
    assert server.visits == []


NOT_REQUESTS = (
    "GET / HTTP/1.1",
    "GET https://site.example/ HTTP/1.1",
    "GET ftp://site.example/ HTTP/1.1",
    "GET file:///etc/passwd HTTP/1.1",
    "GET http://user:word@site.example/ HTTP/1.1",
    "GET http://site.example/",
    "GET http://site.example/ HTTP/2.0",
    "get http://site.example/ HTTP/1.1",
    "CONNECT site.example:0 HTTP/1.1",
    "CONNECT user@site.example:443 HTTP/1.1",
    "CONNECT [::1 HTTP/1.1",
    "",
)


@pytest.mark.parametrize("line", NOT_REQUESTS)
def test_what_is_no_request_to_a_proxy_is_not_answered(line: str) -> None:
    dialled: list[Endpoint] = []
    with serve(page) as server:
        received = with_proxy(
            lambda running: said(running, f"{line}\r\n{known(running)}"), dial=leading_to(server, dialled)
        )
    assert (received, dialled) == (b"", [])


@pytest.mark.parametrize(
    "head", [b"GET http://a.example/ HTTP/1.1\r\nA: b\r\n folded: c\r\n\r\n", b"x\r\nbare\r\n\r\n"]
)
def test_a_head_that_can_be_read_in_two_ways_is_none(head: bytes) -> None:
    with pytest.raises(BadHead):
        read(head)


def test_a_head_without_end_is_given_up() -> None:
    with serve(page) as server:
        received = with_proxy(
            lambda running: said(running, "GET http://site.example/ HTTP/1.1\r\nA: " + "x" * 400_000),
            dial=leading_to(server),
        )
    assert received == b""


# --- what is dialled ---

REFUSED = (
    "10.0.0.1", "127.0.0.1", "localhost", "2130706433", "0x7f000001", "169.254.169.254", "[::1]",
    "[::ffff:127.0.0.1]", "0.0.0.0", "private.example", "both.example",
)  # fmt: skip


@pytest.mark.parametrize("host", REFUSED)
def test_an_address_of_the_local_network_is_not_dialled(host: str) -> None:
    dialled: list[Endpoint] = []

    async def ask(running: Proxy) -> tuple[bytes, bytes]:
        plain = await said(running, f"GET http://{host}:9/ HTTP/1.1\r\n{known(running)}")
        tunnel = await said(running, f"CONNECT {host}:9 HTTP/1.1\r\n{known(running)}")
        [why] = running.gate.problems.values()
        assert (why.status, why.code) == (Status.REFUSED, "private-address")
        assert running.gate.refused == (host.strip("[]"),) or host == "[::ffff:127.0.0.1]"
        assert running.gate.contacted == {}
        return plain, tunnel

    with serve(page) as server:
        plain, tunnel = with_proxy(ask, dial=leading_to(server, dialled))
    assert plain == b""
    assert tunnel.startswith(b"HTTP/1.1 502 ")
    assert dialled == []


def test_exactly_the_judged_address_is_dialled_however_the_name_changes() -> None:
    answers = [endpoint(PUBLIC, 80), endpoint("10.0.0.1", 80)]
    dialled: list[Endpoint] = []

    async def ask(running: Proxy) -> list[bytes]:
        asked = f"GET http://changing.example/ HTTP/1.1\r\n{known(running)}"
        return [await said(running, asked) for _ in range(3)]

    with serve(page) as server:
        received = with_proxy(
            ask, resolve=lambda host, port: (answers.pop(0),), dial=leading_to(server, dialled)
        )
    assert [one[:15] for one in received] == [b"HTTP/1.1 200 Sa"] * 3
    assert dialled == [endpoint(PUBLIC, 80)] * 3


def test_the_local_network_is_dialled_when_that_is_allowed() -> None:
    async def ask(running: Proxy) -> tuple[bytes, dict[str, None]]:
        asked = f"GET http://localhost:{server.port}/ HTTP/1.1\r\n{known(running)}"
        return await said(running, asked), running.gate.contacted

    with serve(page) as server:
        received, contacted = with_proxy(ask, allow_private=True)
    assert received.endswith(b"\r\n\r\nhello")
    assert contacted == {"localhost": None}


def test_the_proxy_leads_nobody_to_itself() -> None:
    async def ask(running: Proxy) -> bytes:
        await said(running, f"GET http://127.0.0.1:{running.port}/ HTTP/1.1\r\n{known(running)}")
        assert running.proofs == {"http"}
        return await said(running, f"CONNECT localhost:{running.port} HTTP/1.1\r\n{known(running)}")

    def to_ipv4(host: str, port: int) -> tuple[Endpoint, ...]:
        return (endpoint("127.0.0.1", port),)

    assert with_proxy(ask, allow_private=True, resolve=to_ipv4).startswith(b"HTTP/1.1 502 ")


@pytest.mark.parametrize(("host", "code"), [("nowhere.invalid", "dns"), ("127.0.0.1", "connection")])
def test_what_cannot_be_reached_is_noted_with_its_reason(host: str, code: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]

    def nothing(host: str, port: int) -> tuple[Endpoint, ...]:
        return system_resolve(host, port) if host == "127.0.0.1" else ()

    async def ask(running: Proxy) -> str:
        await said(running, f"CONNECT {host}:{port} HTTP/1.1\r\n{known(running)}")
        return running.gate.problems[host, port].code

    assert with_proxy(ask, allow_private=True, resolve=nothing) == code


# --- what is passed on ---


def test_the_server_gets_its_own_path_and_nothing_that_was_meant_for_the_proxy() -> None:
    request = (
        "POST http://Site.example:8080/a?b=c HTTP/1.1\r\nHost: other.example\r\nX-Own: 1\r\n"
        "Proxy-Connection: keep-alive\r\nUpgrade: h2c\r\nConnection: keep-alive\r\nContent-Length: 0\r\n"
    )
    with serve(page) as server:
        with_proxy(lambda running: said(running, request + known(running)), dial=leading_to(server))
    [visit] = server.visits
    assert visit.path == "/a?b=c"
    assert visit.headers == {
        "host": "site.example:8080", "x-own": "1", "content-length": "0", "connection": "close",
    }  # fmt: skip


def test_a_second_request_on_a_connection_never_reaches_another_host() -> None:
    def keeps_alive(visit: Visit) -> None:
        visit.send(answer(body=b"hello", Connection="keep-alive"))

    async def ask(running: Proxy) -> bytes:
        request = f"GET http://site.example/one HTTP/1.1\r\n{known(running)}"
        second = f"GET http://private.example/two HTTP/1.1\r\n{known(running)}\r\n".encode()
        received = await said(running, request, second)
        assert running.gate.contacted == {"site.example": None}
        return received

    with serve(keeps_alive) as server:
        received = with_proxy(ask, dial=leading_to(server))
    assert received == b"HTTP/1.1 200 Said\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello"
    assert [visit.path for visit in server.visits] == ["/one"]


@pytest.mark.parametrize(
    "received",
    [
        answer(407, Proxy_Authenticate='Basic realm="give me the password"'),
        answer(101, Upgrade="h2c"),
        b"HTTP/1.1 100 Go on\r\n\r\n" * 30,
        b"nonsense\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nA\r\n\r\n",
    ],
)
def test_an_answer_that_would_lead_the_browser_astray_is_not_passed_on(received: bytes) -> None:
    with serve(lambda visit: visit.send(received)) as server:
        got = with_proxy(
            lambda running: said(running, f"GET http://site.example/ HTTP/1.1\r\n{known(running)}"),
            dial=leading_to(server),
        )
    assert got == b""


def test_announcements_before_the_answer_are_left_out() -> None:
    early = b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n"
    with serve(lambda visit: visit.send(early + answer(body=b"hello"))) as server:
        got = with_proxy(
            lambda running: said(running, f"GET http://site.example/ HTTP/1.1\r\n{known(running)}"),
            dial=leading_to(server),
        )
    assert got == b"HTTP/1.1 200 Said\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello"


def test_a_tunnel_carries_bytes_both_ways() -> None:
    with serve(page) as server:
        received = with_proxy(
            lambda running: said(
                running, f"CONNECT site.example:443 HTTP/1.1\r\n{known(running)}", b"GET /in HTTP/1.1\r\n\r\n"
            ),
            dial=leading_to(server),
        )
    assert received == b"HTTP/1.1 200 Connected\r\n\r\n" + answer(body=b"hello", Content_Type="text/plain")
    assert [visit.path for visit in server.visits] == ["/in"]


def test_the_head_that_is_written_is_the_one_that_was_judged() -> None:
    request = request_of(read(b"GET http://a.example\\@b.example/ HTTP/1.1\r\n\r\n".replace(b"\\@b", b"/b")))
    assert to_server(request) == b"GET /b.example/ HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\n\r\n"
    head = read(b"HTTP/1.1 200 OK\r\nkeep-alive: 5\r\nProxy-Authenticate: Basic\r\nA: b\r\n\r\n")
    assert to_browser(head) == b"HTTP/1.1 200 OK\r\nA: b\r\nConnection: close\r\n\r\n"


# --- limits ---


def endless(visit: Visit) -> None:
    visit.send(b"HTTP/1.1 200 OK\r\n\r\n")
    visit.drip(b"x" * 50_000, pause=0.001)


@pytest.mark.parametrize(
    ("limits", "reached"),
    [
        (Limits(bytes=500_000), 1),
        (Limits(places=2), 2),
        (Limits(connections=3), 3),
    ],
)
def test_a_page_gets_no_more_than_the_limits(limits: Limits, reached: int) -> None:
    serving = endless if limits.bytes < 1_000_000 else page

    async def ask(running: Proxy) -> int:
        for number in range(5):
            received = await said(running, f"GET http://n{number}.example/ HTTP/1.1\r\n{known(running)}")
            assert len(received) < 600_000
        assert running.gate.is_exhausted
        return len(running.gate.contacted)

    with serve(serving) as server:
        assert with_proxy(ask, dial=leading_to(server), limits=limits) == reached


def test_closing_the_proxy_cuts_every_connection() -> None:
    async def ask() -> tuple[bytes, int]:
        async with proxy(False, resolve, leading_to(server)) as running:
            reader, writer = await asyncio.open_connection("127.0.0.1", running.port)
            writer.write(f"CONNECT site.example:443 HTTP/1.1\r\n{known(running)}\r\n".encode())
            await reader.readuntil(b"\r\n\r\n")
            writer.write(b"GET / HTTP/1.1\r\n\r\n")
            await reader.readexactly(100)
            port = running.port
        rest = await asyncio.wait_for(reader.read(-1), 5)
        writer.close()
        return rest[:0], port

    with serve(endless) as server:
        _, port = asyncio.run(ask())
    with pytest.raises(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        pass
