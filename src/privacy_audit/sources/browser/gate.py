"""Where the browser may go: every host judged once, dialled where it was judged, counted and noted."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor

from privacy_audit.model import Status, Value
from privacy_audit.sources.deadline import Deadline, NotFetched
from privacy_audit.sources.guard import Endpoint, Resolve, judged_endpoints

HEAD_BYTES = 256 * 1024
"""All headers of a request or an answer; browsers stop at this size."""
_LOOK_UP_SECONDS = 10.0
_DIAL_SECONDS = 6.0
_TRIED_ENDPOINTS = 6
_LOOK_UPS_AT_ONCE = 8

Place = tuple[str, int]
"""A host and a port."""
Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]
Dial = Callable[[Endpoint], Awaitable[Streams]]
"""Connect to an address that was judged. Raises `OSError`."""


class Limits(Value):
    """What one page may use. Heavy real pages load 30 MB from 100 hosts over 400 connections."""

    bytes: int = 150 * 1024 * 1024
    """Of all connections together, both ways."""
    places: int = 300
    """Hosts, each port counted for itself."""
    connections: int = 3000


async def dial(endpoint: Endpoint) -> Streams:
    """Connect to one address, looking nothing up."""
    connecting = socket.socket(endpoint.family, socket.SOCK_STREAM)
    try:
        connecting.setblocking(False)
        await asyncio.get_running_loop().sock_connect(connecting, endpoint.where)
        return await asyncio.open_connection(sock=connecting, limit=HEAD_BYTES)
    except BaseException:  # cancelling included: the socket must not be left open
        connecting.close()
        raise


class Gate:
    """What one page may reach, and what it has reached."""

    def __init__(self, allow_private: bool, resolve: Resolve, dial: Dial, limits: Limits) -> None:
        self.contacted: dict[str, None] = {}
        """The hosts that were connected to, in that order."""
        self.problems: dict[Place, NotFetched] = {}
        """Why a place was not connected to."""
        self.is_exhausted = False
        """Whether the page wanted more than the limits give."""
        self.own: Place | None = None
        """Where nobody is led: the address of the proxy itself."""
        self._allow_private = allow_private
        self._resolve = resolve
        self._dial = dial
        self._limits = limits
        self._judged: dict[Place, asyncio.Task[tuple[Endpoint, ...]]] = {}
        self._threads = ThreadPoolExecutor(_LOOK_UPS_AT_ONCE)
        self._connections = 0
        self._bytes = 0
        self._last = time.monotonic()

    @property
    def refused(self) -> tuple[str, ...]:
        """The hosts that the guard kept the page from."""
        found = (host for (host, _), why in self.problems.items() if why.code == "private-address")
        return tuple(dict.fromkeys(found))

    def quiet_for(self) -> float:
        """Seconds since the last byte went through."""
        return time.monotonic() - self._last

    def spend(self, number: int) -> None:
        """Count bytes that went through. Raises `NotFetched` when there were too many."""
        self._bytes += number
        self._last = time.monotonic()
        if self._bytes > self._limits.bytes:
            self._exhaust()

    def _exhaust(self) -> None:
        self.is_exhausted = True
        raise NotFetched(Status.REFUSED, "browser-limit")

    async def connected(self, place: Place) -> Streams:
        """A connection to a place. Raises `NotFetched`, and notes why."""
        self._connections += 1
        if self._connections > self._limits.connections or self._bytes > self._limits.bytes:
            self._exhaust()
        try:
            streams = await self._dialled(await self._endpoints(place))
        except NotFetched as problem:
            self.problems.setdefault(place, problem)
            raise
        self.contacted.setdefault(place[0])
        self._last = time.monotonic()
        return streams

    async def _endpoints(self, place: Place) -> tuple[Endpoint, ...]:
        """What may be dialled for a place, judged once: a name cannot change its mind on the way."""
        if place not in self._judged:
            if len(self._judged) >= self._limits.places:
                self._exhaust()
            self._judged[place] = asyncio.ensure_future(self._judge(place))
        return await asyncio.shield(self._judged[place])

    async def _judge(self, place: Place) -> tuple[Endpoint, ...]:
        def judge() -> tuple[Endpoint, ...]:
            return judged_endpoints(
                *place,
                allow_private=self._allow_private,
                deadline=Deadline.after(_LOOK_UP_SECONDS),
                resolve=self._resolve,
            )

        return await asyncio.get_running_loop().run_in_executor(self._threads, judge)

    async def _dialled(self, endpoints: tuple[Endpoint, ...]) -> Streams:
        code = "connection"
        for endpoint in endpoints[:_TRIED_ENDPOINTS]:
            if endpoint.where[:2] == self.own:
                continue  # a name that leads back to this proxy
            try:
                return await asyncio.wait_for(self._dial(endpoint), _DIAL_SECONDS)
            except TimeoutError:
                code = "timeout"
            except OSError:
                code = "connection"
        raise NotFetched(Status.UNREACHABLE, code)

    async def close(self) -> None:
        """Give up the look-ups that still run."""
        for task in self._judged.values():
            task.cancel()
        await asyncio.gather(*self._judged.values(), return_exceptions=True)
        self._threads.shutdown(wait=False, cancel_futures=True)
