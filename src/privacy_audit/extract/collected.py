"""Where readers of a page put what they find until the page ends."""

from __future__ import annotations

from collections.abc import Iterable

from privacy_audit.extract import bounds
from privacy_audit.extract.bounds import Bounds
from privacy_audit.model import Picture, Segment


class Marked:
    """Marked properties, found when their elements end, told in the order in which these begin."""

    def __init__(self, limits: Bounds) -> None:
        self._room = limits.aside()
        self._numbers: list[int] = []

    def add(self, number: int, segments: Iterable[Segment]) -> None:
        """Take in what an element says."""
        if not self._room.is_full:
            for segment in segments:
                self._room.add(segment)
            self._numbers += [number] * (len(self._room.segments) - len(self._numbers))

    def in_order(self) -> list[Segment]:
        """All of them."""
        order = sorted(range(len(self._numbers)), key=self._numbers.__getitem__)
        return [self._room.segments[index] for index in order]


class Pictures:
    """The pictures of one source: one more than a page may have, so that it shows when there are too many."""

    def __init__(self) -> None:
        self.found: list[Picture] = []

    def add(self, pictures: Iterable[Picture]) -> None:
        """Take them in, as far as there is room."""
        if len(self.found) <= bounds.PICTURES:
            self.found += pictures
