"""The only way out of the browser: a proxy on loopback that judges every host like any other request.

The browser resolves no name and dials nothing but this proxy. Each host is looked up once and judged by
the guard; what is dialled is exactly the address that was judged. Whoever has not the password, other
programs of this computer and the browser's own services, gets nothing. One proxy serves one page.
"""

from __future__ import annotations

import asyncio
import base64
import hmac
import secrets
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, closing, suppress

from privacy_audit.sources.browser.gate import HEAD_BYTES, Dial, Gate, Limits, Streams, dial
from privacy_audit.sources.browser.heads import (
    BadHead,
    Request,
    read,
    request_of,
    status_of,
    to_browser,
    to_server,
)
from privacy_audit.sources.deadline import NotFetched
from privacy_audit.sources.guard import Resolve, system_resolve

LOOPBACK = "127.0.0.1"
USER = "privacy-audit"
_PIECE = 64 * 1024
_ANNOUNCEMENTS = 20
"""Answers that may come before the answer: 100 and 103 do, once or twice (RFC 9110, 15.2; RFC 8297)."""


class Proxy:
    """A running proxy. Made by `proxy`; what the page reached is noted in its `gate`."""

    def __init__(self, gate: Gate) -> None:
        self.gate = gate
        self.password = secrets.token_urlsafe(24)
        self.port = 0
        self.proofs: set[str] = set()
        """The ways, http and https, on which the browser has shown that it goes through here."""
        self._connections: set[asyncio.Task[None]] = set()

    def accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Begin to serve one connection: one request, or one tunnel."""
        task = asyncio.ensure_future(self._serve(reader, writer))
        self._connections.add(task)
        task.add_done_callback(self._connections.discard)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with closing(writer), suppress(OSError, BadHead, asyncio.IncompleteReadError, NotFetched):
            await self._served(reader, writer)

    async def _served(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = read(await _head(reader))
        request = request_of(head)
        if not self._is_known(head.first("proxy-authorization")):
            challenge = b'Proxy-Authenticate: Basic realm="privacy-audit"\r\n'
            await _answer(writer, b"407 Proxy Authentication Required", challenge)
        elif (request.address.host, request.address.port) == (LOOPBACK, self.port):
            await self._prove(request, writer)
        elif request.is_tunnel:
            await self._tunnel(request, reader, writer)
        else:
            await self._pass_on(request, reader, writer)

    def _is_known(self, authorization: str | None) -> bool:
        token = base64.b64encode(f"{USER}:{self.password}".encode()).decode()
        return hmac.compare_digest((authorization or "").encode(), f"Basic {token}".encode())

    async def _prove(self, request: Request, writer: asyncio.StreamWriter) -> None:
        """Note that the browser takes this way. Our own port leads nowhere else, for any page."""
        self.proofs.add(request.address.scheme)
        await _answer(writer, b"403 Forbidden" if request.is_tunnel else b"200 OK")

    async def _tunnel(
        self, request: Request, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        try:
            server = await self.gate.connected((request.address.host, request.address.port))
        except NotFetched:
            await _answer(writer, b"502 Bad Gateway")
            raise
        with closing(server[1]):
            writer.write(b"HTTP/1.1 200 Connected\r\n\r\n")
            await self._both_ways((reader, writer), server)

    async def _pass_on(
        self, request: Request, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        """One question in clear text. A refused one is closed unanswered: no page of ours is shown."""
        from_server, to_the_server = await self.gate.connected((request.address.host, request.address.port))
        with closing(to_the_server):
            to_the_server.write(to_server(request))
            asking = asyncio.ensure_future(self._copy(reader, to_the_server))
            try:
                writer.write(await self._answer_head(from_server))
                await self._copy(from_server, writer)
            finally:
                asking.cancel()

    async def _answer_head(self, reader: asyncio.StreamReader) -> bytes:
        """The head of the answer, behind the announcements that may come before it."""
        for _ in range(_ANNOUNCEMENTS):
            received = await _head(reader)
            self.gate.spend(len(received))
            head = read(received)
            match status_of(head):
                case 101 | 407:  # no other protocol was asked for; only we may ask for the password
                    raise BadHead
                case status if status >= 200:
                    return to_browser(head)
        raise BadHead

    async def _both_ways(self, browser: Streams, server: Streams) -> None:
        """Carry bytes until one side has ended."""
        ways = (self._copy(browser[0], server[1]), self._copy(server[0], browser[1]))
        tasks = {asyncio.ensure_future(way) for way in ways}
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _copy(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while piece := await reader.read(_PIECE):
            self.gate.spend(len(piece))
            writer.write(piece)
            await writer.drain()

    async def close(self) -> None:
        """Cut every connection."""
        for task in self._connections:
            task.cancel()
        await asyncio.gather(*self._connections, return_exceptions=True)
        await self.gate.close()


@asynccontextmanager
async def proxy(
    allow_private: bool = False,
    resolve: Resolve = system_resolve,
    dial: Dial = dial,
    limits: Limits = Limits(),  # noqa: B008  # immutable
) -> AsyncIterator[Proxy]:
    """Run a proxy on a free port of loopback until the block ends."""
    gate = Gate(allow_private, resolve, dial, limits)
    running = Proxy(gate)
    async with AsyncExitStack() as stack:
        stack.push_async_callback(running.close)
        server = await asyncio.start_server(running.accept, LOOPBACK, 0, limit=HEAD_BYTES)
        stack.callback(server.close)
        running.port = server.sockets[0].getsockname()[1]
        gate.own = (LOOPBACK, running.port)
        yield running


async def _head(reader: asyncio.StreamReader) -> bytes:
    try:
        return await reader.readuntil(b"\r\n\r\n")
    except asyncio.LimitOverrunError:
        raise BadHead from None


async def _answer(writer: asyncio.StreamWriter, status: bytes, header: bytes = b"") -> None:
    """An answer of the proxy itself."""
    always = b"Content-Type: text/html\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    writer.write(b"HTTP/1.1 " + status + b"\r\n" + header + always)
    await writer.drain()
