"""The connections of the room's server: at most so many, each for a short time, refused in few words.

The server's library waits without end for a request to begin and takes any number of connections. Here each
has a deadline, and where there are too many, the one that says nothing for longest is closed.
"""

from __future__ import annotations

import asyncio
import sys
from http import HTTPStatus
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from privacy_audit.room.gate import STRICT
from privacy_audit.room.limits import Limits


def protocol(limits: Limits) -> type[H11Protocol]:
    """The protocol for one server: its connections know of each other, and of no others."""
    idle: dict[H11Protocol, None] = {}

    class Bounded(H11Protocol):
        _timers: tuple[asyncio.TimerHandle, ...] = ()

        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            super().connection_made(transport)
            idle[self] = None
            if len(self.connections) > limits.connections:
                oldest = next(iter(idle))
                del idle[oldest]
                oldest.transport.abort()
            first = self.loop.call_later(limits.request, self._too_slow)
            self._timers = (first, self.loop.call_later(limits.whole, transport.abort))

        def connection_lost(self, exc: Exception | None) -> None:
            for timer in self._timers:
                timer.cancel()
            idle.pop(self, None)
            super().connection_lost(exc)

        def handle_events(self) -> None:
            super().handle_events()
            # Asked whole, with its form: until then a slow one is the first to make place for others.
            if self.cycle is not None and self.conn.their_state in (h11.DONE, h11.MUST_CLOSE, h11.CLOSED):
                idle.pop(self, None)

        def send_400_response(self, msg: str) -> None:
            problem = sys.exception()
            hint = problem.error_status_hint if isinstance(problem, h11.RemoteProtocolError) else 400
            self._refuse(HTTPStatus(hint))

        def _too_slow(self) -> None:
            if self.cycle is None and not self.transport.is_closing():
                self._refuse(HTTPStatus.REQUEST_TIMEOUT)

        def _refuse(self, status: HTTPStatus) -> None:
            if self.conn.our_state not in (h11.IDLE, h11.SEND_RESPONSE):
                self.transport.abort()
                return
            said = status.phrase.encode()
            headers: list[Any] = [(b"content-type", b"text/plain; charset=utf-8"), *STRICT]
            headers.append((b"content-length", str(len(said)).encode()))
            events = (
                h11.Response(status_code=status, headers=headers, reason=said),
                h11.Data(data=said),
                h11.EndOfMessage(),
            )
            for event in events:
                self.transport.write(self.conn.send(event) or b"")
            self.transport.close()

    return Bounded
