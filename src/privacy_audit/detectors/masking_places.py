"""Where in a reading something is masked, and with what: findings that touch are one stretch."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from privacy_audit.detectors.covering import covered
from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.model import Kind, Value

_REACH = 64
# Letters and signs right before a mailbox, read from its beginning.
_GLUED = re.compile(r"[^\W\d_][\w.+-]{0,62}")


class Masked(Value, gc=False):
    """A stretch of a reading with what is shown instead. Stretches never overlap."""

    start: int
    end: int
    mask: str


class Places:
    """Stretches in order, looked up by place."""

    def __init__(self, masks: Iterable[Masked]) -> None:
        self.all = tuple(masks)
        self._ends = [mask.end for mask in self.all]

    def at(self, offset: int) -> Masked | None:
        """The stretch that holds an offset."""
        index = bisect_right(self._ends, offset)
        return self.all[index] if index < len(self.all) and self.all[index].start <= offset else None

    def within(self, start: int, end: int) -> Iterator[Masked]:
        """Those that touch a stretch."""
        for index in range(bisect_right(self._ends, start), len(self.all)):
            if self.all[index].start >= end:
                return
            yield self.all[index]


def merged(reading: Reading, findings: tuple[Finding, ...]) -> Iterator[Masked]:
    """Findings that touch the same characters become one stretch, shown by the longest of them."""
    start, end, longest = 0, 0, ""
    shown = 0
    begins = ((_begin(reading, finding), finding) for finding in findings)
    for begin, finding in sorted(begins, key=lambda one: (one[0], -one[1].end)):
        length = finding.end - finding.start
        if begin >= end:
            if end:
                yield Masked(start=start, end=end, mask=covered(longest))
            start, longest, shown = begin, finding.masked, length
        elif length > shown:
            longest, shown = finding.masked, length
        end = max(end, finding.end)
    if end:
        yield Masked(start=start, end=end, mask=covered(longest))


def _begin(reading: Reading, finding: Finding) -> int:
    """Where a mask begins: letters with marks before a mailbox may be part of its name."""
    if finding.kind is not Kind.EMAIL:
        return finding.start
    glued = _GLUED.match(reading.text[max(0, finding.start - _REACH) : finding.start][::-1])
    return finding.start - (glued.end() if glued else 0)
