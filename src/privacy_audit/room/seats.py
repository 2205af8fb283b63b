"""Seats: one random number per phone, and how often it may answer.

A number carries a check made with the room's secret, so a phone keeps its seat when the program was
killed and started again, although no seat is ever written down. Someone who fills the room with seats
harms nobody: the one that was longest silent makes place, and comes back when it speaks again.
"""

from __future__ import annotations

import hmac
import re
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from hashlib import sha256

Clock = Callable[[], float]
"""Seconds from some beginning, never going back."""
MOST_SEATS = 1_000
SPARE = 20
"""Seats beside two for each person: phones that lost theirs."""
POSTS, POSTS_PER_SECOND = 20, 1
"""What one seat may send at once, and how fast it may go on."""
# Thirty-two digits at random, a dash, the check: what `issue` makes.
_SEAT = re.compile(r"([0-9a-f]{32})-([0-9a-f]{24})\Z")


class Bucket:
    """Lets `most` through at once, then so many a second."""

    def __init__(self, most: float, per_second: float, clock: Clock = time.monotonic) -> None:
        self._most, self._per_second, self._clock = most, per_second, clock
        self._left, self._then = most, clock()

    def take(self) -> bool:
        """Whether one more is let through."""
        now = self._clock()
        self._left = min(self._most, self._left + (now - self._then) * self._per_second)
        self._then = now
        if self._left < 1:
            return False
        self._left -= 1
        return True


class Seats:
    """The seats of one session, at most `most` in memory."""

    def __init__(self, key: str, most: int, clock: Clock = time.monotonic) -> None:
        self._key, self._clock, self.most = key, clock, most
        self._taken: OrderedDict[str, Bucket] = OrderedDict()

    def __len__(self) -> int:
        return len(self._taken)

    def issue(self) -> str:
        """A new seat, as it stands in the cookie."""
        number = secrets.token_hex(16)
        self._seat(number)
        return f"{number}-{self._check(number)}"

    def number(self, cookie: str | None) -> str | None:
        """The seat's number if the cookie is one of ours, None otherwise."""
        found = _SEAT.match(cookie or "")
        if not found or not hmac.compare_digest(found[2], self._check(found[1])):
            return None
        self._seat(found[1])
        return found[1]

    def may_post(self, number: str) -> bool:
        """Whether this seat may send one more answer now."""
        return self._seat(number).take()

    def _seat(self, number: str) -> Bucket:
        if number not in self._taken:
            self._taken[number] = Bucket(POSTS, POSTS_PER_SECOND, self._clock)
        self._taken.move_to_end(number)
        while len(self._taken) > self.most:
            self._taken.popitem(last=False)
        return self._taken[number]

    def _check(self, number: str) -> str:
        return derived(self._key, f"seat {number}")[:24]


def derived(key: str, purpose: str) -> str:
    """Sixty-four hexadecimal digits that only who knows the key can make, others for each purpose."""
    return hmac.new(key.encode(), purpose.encode(), sha256).hexdigest()


def seats_for(people: int) -> int:
    """How many phones may take part in a room of so many people, and answer one question."""
    return min(people * 2 + SPARE, MOST_SEATS)
