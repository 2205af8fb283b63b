"""A stretch of a text with what is shown instead of it, and what is done with many of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from privacy_audit.model import Value


class Cover(Value, gc=False):
    """A stretch of a text with what is shown instead. `digits` are those of a number, else none."""

    start: int
    end: int
    mask: str
    digits: str = ""


class Places:
    """Stretches in order, none overlapping another, looked up by place."""

    def __init__(self, covers: Iterable[Cover]) -> None:
        self.all = tuple(covers)
        self._ends = [cover.end for cover in self.all]

    def at(self, offset: int) -> Cover | None:
        """The stretch that holds an offset."""
        index = bisect_right(self._ends, offset)
        return self.all[index] if index < len(self.all) and self.all[index].start <= offset else None

    def within(self, start: int, end: int) -> Iterator[Cover]:
        """Those that touch a stretch."""
        for index in range(bisect_right(self._ends, start), len(self.all)):
            if self.all[index].start >= end:
                return
            yield self.all[index]


def together(covers: Iterable[Cover]) -> tuple[Cover, ...]:
    """Stretches in order, those that overlap as one, shown like the longest of them."""
    joined: list[Cover] = []
    longest = 0
    for cover in sorted(covers, key=_place):
        length = cover.end - cover.start
        if not joined or cover.start >= joined[-1].end:
            joined.append(cover)
            longest = length
            continue
        last = joined[-1]
        shown, longest = (cover, length) if length > longest else (last, longest)
        joined[-1] = Cover(
            start=last.start, end=max(last.end, cover.end), mask=shown.mask, digits=shown.digits
        )
    return tuple(joined)


def _place(cover: Cover) -> tuple[int, int]:
    return cover.start, -cover.end


def blanked(text: str, covers: Iterable[Cover], begin: int = 0) -> str:
    """A stretch of a longer text with `\\x00` for all that is covered of it, of the same length.

    It begins at `begin` of the text in which the covers stand, in order; they may cross its ends.
    """
    pieces: list[str] = []
    position = 0
    for cover in covers:
        start, end = max(position, cover.start - begin), min(len(text), cover.end - begin)
        pieces += (text[position:start], "\x00" * (end - start))
        position = max(position, end)
    return "".join((*pieces, text[position:])) if pieces else text


def spliced(text: str, covers: Iterable[Cover]) -> str:
    """A text with the masks of covers in their places, in order."""
    pieces: list[str] = []
    position = 0
    for cover in covers:
        pieces += (text[position : cover.start], cover.mask)
        position = cover.end
    return "".join((*pieces, text[position:]))
