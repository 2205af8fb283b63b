"""One end of time for a whole page, and the one way in which fetching it fails."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress

from privacy_audit.model import Status, Value


class NotFetched(Exception):
    """A page that could not be fetched; becomes a `Gap` before it leaves `sources`."""

    def __init__(self, status: Status, code: str, **values: str) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.values = values


class Deadline(Value):
    """A moment of the monotonic clock, in seconds."""

    moment: float

    @classmethod
    def after(cls, seconds: float) -> Deadline:
        """The moment that many seconds from now."""
        return cls(moment=time.monotonic() + seconds)

    def remaining(self) -> float:
        """Seconds that are left; 0.0 when time is up."""
        return max(0.0, self.moment - time.monotonic())

    def check(self) -> None:
        """Raise `NotFetched`, code `timeout`, when time is up."""
        if not self.remaining():
            raise NotFetched(Status.UNREACHABLE, "timeout")


@contextmanager
def shut_at(deadline: Deadline, connected: socket.socket) -> Iterator[None]:
    """Shut a connection down at the deadline, whatever is being read from it.

    A socket's own timeout begins anew with every byte, so a server that drips never meets it. The
    second handle on the connection stays valid when TLS takes the first one over.
    """

    def shut() -> None:
        with suppress(OSError):  # the other side was faster
            handle.shutdown(socket.SHUT_RDWR)

    with closing(connected.dup()) as handle:
        timer = threading.Timer(deadline.remaining(), shut)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()
