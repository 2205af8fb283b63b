"""How one gets in: the digits on the wall, the picture beside them, the wall's page; and who only guesses.

The picture holds a pass that nobody can guess, so whoever scans it is never kept waiting. The digits are
eight, for who must type them; how many of them may be tried is limited for everybody together, since behind
one address can stand a whole hall.
"""

from __future__ import annotations

import re
import time

from privacy_audit.room.seats import Clock, derived

AT_ONCE = 60
"""Wrong digits that are looked at without a pause: a hall mistypes."""
SHORTEST, LONGEST = 0.5, 8.0
"""Seconds until one more is looked at, at first and at last."""
DOUBLING = 100
"""After so many wrong ones in a row the pause doubles. However somebody guesses, in eight hours at most
57,660 of 100,000,000 codes are looked at, 1 in 1,700; without a break fewer than 5,000, 1 in 20,000.
`tests/room/test_joining.py` counts them."""
# What `pass_of` makes: twenty-four hexadecimal digits, 96 bits.
_PASS = re.compile(r"[0-9a-f]{24}\Z")


def digits_of(secret: str) -> str:
    """The eight digits on the wall, the same after a restart."""
    return f"{int(derived(secret, 'join')[:15], 16) % 10**8:08}"


def pass_of(secret: str) -> str:
    """What the picture on the wall holds, the same after a restart."""
    return derived(secret, "pass")[:24]


def wall_key_of(secret: str) -> str:
    """What the browser of the projector keeps, the same after a restart."""
    return derived(secret, "wall")[:32]


def is_pass(typed: str) -> bool:
    """Whether this has the form of a pass."""
    return _PASS.match(typed) is not None


class Guesses:
    """Wrong digits of everybody together: how many may still be looked at. Right ones cost nothing."""

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._clock, self._then = clock, clock()
        self._left = float(AT_ONCE)
        self.wrong = 0
        """Since the room was last quiet, until which the pause does not shrink."""

    def may_look(self) -> bool:
        """Whether digits are compared now. If not, right ones are refused like wrong ones."""
        now = self._clock()
        self._left = min(AT_ONCE, self._left + (now - self._then) / self._pause())
        self._then = now
        if self._left >= AT_ONCE:
            self.wrong = 0
        return self._left >= 1

    def missed(self) -> None:
        """These were wrong."""
        self._left -= 1
        self.wrong += 1

    @property
    def are_many(self) -> bool:
        """Whether somebody seems to guess."""
        return self.wrong >= AT_ONCE

    def _pause(self) -> float:
        return min(SHORTEST * 2.0 ** (self.wrong // DOUBLING), LONGEST)
