"""The narrow part of a Vietnamese address, taken apart."""

from __future__ import annotations

from typing import NamedTuple


class Detail(NamedTuple):
    """One part of the head. `what`: house, alley, street, name, hamlet, flat, quarter, other.

    `name` is a street without any word for it: the weakest of all.
    """

    what: str
    start: int
    end: int


class Head(NamedTuple):
    """The details in order; `end` is where the last one ends."""

    details: tuple[Detail, ...]
    end: int
    marked: bool
    """Whether a word such as `số nhà` stands before the house number."""

    def has(self, *kinds: str) -> bool:
        """Whether a detail is one of these."""
        return any(detail.what in kinds for detail in self.details)
