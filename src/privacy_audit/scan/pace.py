"""How fast one server is asked: several at once, each with a gap between two questions."""

from __future__ import annotations

import ipaddress
import threading
import time
from urllib.parse import urlsplit

PAGES = 1.0
"""Seconds from one page to the next of the same host."""
PICTURES = 0.2
"""Seconds from one picture to the next of the same host; a browser asks for them all at once."""


class Pace:
    """The next moment at which each host may be asked. One's own computer needs no courtesy."""

    def __init__(self) -> None:
        self._next: dict[str, float] = {}
        self._lock = threading.Lock()

    def wait(self, url: str, gap: float) -> None:
        """Wait until it is this question's turn."""
        host = _host(url)
        if not host or _is_own(host):
            return
        with self._lock:
            now = time.monotonic()
            turn = max(now, self._next.get(host, now))
            self._next[host] = turn + gap
        time.sleep(turn - now)


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def _is_own(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
