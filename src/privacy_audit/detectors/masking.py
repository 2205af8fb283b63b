"""Text with its personal values masked: the words around a finding, and the names of targets."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property

from privacy_audit.detectors.covering import Cover, blanked, covered, covers
from privacy_audit.detectors.leftovers import leftovers
from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.model import Kind, Value
from privacy_audit.text import clean, is_still

EXCERPT = 80
_AROUND = 80
_FURTHER = 300
"""So far beyond what is shown is looked for the rest of what may be a value; longer no side of it is."""
_REACH = 64
# Letters and signs right before a mailbox, read from its beginning.
_GLUED = re.compile(r"[^\W\d_][\w.+-]{0,62}")
_TAIL = 9
"""So many last digits tell one telephone number from another."""


class Masked(Value, gc=False):
    """A stretch of a reading with what is shown instead. Stretches never overlap."""

    start: int
    end: int
    mask: str


class _Places:
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


class Masker:
    """A reading with everything that was found in it, `masks` in order.

    `numbers` are the masks of the telephone numbers that were found, by their last digits.
    """

    def __init__(self, reading: Reading, findings: tuple[Finding, ...]) -> None:
        hidden = tuple(finding for finding in findings if finding.kind not in READABLE)
        self.reading = reading
        self.masks = tuple(_merged(reading, hidden))
        self.numbers = {one.value.reveal()[-_TAIL:]: one.masked for one in hidden if one.kind is Kind.PHONE}
        self._findings = findings
        self._found = _Places(self.masks)

    def masks_within(self, start: int, end: int) -> Iterator[Masked]:
        """The masks that touch a stretch, in order."""
        return self._found.within(start, end)

    @cached_property
    def _everything(self) -> _Places:
        """What was found, and what may be a value: looked for at the first excerpt, once for all of them."""
        stretches = _surroundings(self.reading, self._findings)
        suspected = (mask for start, end in stretches for mask in self._suspects(start, end))
        return _Places(sorted((*self.masks, *suspected), key=lambda mask: mask.start))

    def _suspects(self, start: int, end: int) -> Iterator[Masked]:
        spans = (
            (max(mask.start, start) - start, min(mask.end, end) - start)
            for mask in self._found.within(start, end)
        )
        text = blanked(self.reading.text[start:end].replace("\n", " "), spans)
        covered = covers(text)
        rest = blanked(text, ((cover.start, cover.end) for cover in covered)) if covered else text
        return _suspected(self.numbers, (*covered, *leftovers(rest)), start)

    def excerpt(self, finding: Finding) -> str:
        """At most 80 characters of the segment around a finding, cleaned, every value masked."""
        begin, end = self.reading.bounds_at(finding.start)
        own = self._found.at(finding.start) or self._readable(finding)
        before = self._shown(max(begin, own.start - _AROUND), own.start)
        after = self._shown(own.end, min(end, own.end + _AROUND))
        mask = _tidy(own.mask)
        before += " " * (self._is_parted(own.start) and not before[-1:].isspace())
        after = " " * (own.end < end and self._is_parted(own.end) and not after[:1].isspace()) + after
        if is_still(f"{before}{mask}{after}"):
            return _fitted(_spaced(before), mask, _spaced(after))
        return _tidy(_fitted(_edge(before), mask, _edge(after)))

    def _is_parted(self, offset: int) -> bool:
        """Whether a sign that is not shown parts two values that touch at an offset."""
        if offset <= 0 or offset >= len(self.reading.text):
            return False
        one, other = self._everything.at(offset - 1), self._everything.at(offset)
        if one is None or other is None or one is other:
            return False
        last, first = (self.reading.span_in_segment(at, at + 1) for at in (offset - 1, offset))
        return first[0] > last[1] and self.reading.text[offset - 1] != "\n" != self.reading.text[offset]

    def _readable(self, finding: Finding) -> Masked:
        """What a finding says whose words stay readable."""
        shown = self._shown(finding.start, finding.end)
        return Masked(start=finding.start, end=finding.end, mask=shown)

    def _shown(self, start: int, end: int) -> str:
        """A stretch with its values masked; of a value that crosses its edge nothing is shown."""
        pieces: list[str] = []
        written, position = self.reading.as_written, start
        for masked in self._everything.within(start, end):
            glued = masked.start == position > start and self._is_parted(position)
            pieces += (written(position, max(position, masked.start)), " " * glued + masked.mask)
            position = masked.end
        return "".join((*pieces, written(position, end)))


READABLE = (Kind.WORKPLACE, Kind.OTHER_ACCOUNT)
"""Kinds that stay readable in excerpts; other values inside them are masked as everywhere."""


def masker(reading: Reading, findings: Iterable[Finding]) -> Masker:
    """What must be masked in a reading: all findings, also those that lost."""
    return Masker(reading, tuple(findings))


def _surroundings(reading: Reading, findings: tuple[Finding, ...]) -> Iterator[tuple[int, int]]:
    """The stretches around findings in which what an excerpt shows begins and ends, in order.

    What may be a value is looked for somewhat further than is shown, but not in another segment.
    """
    first = last = -1
    for finding in sorted(findings, key=lambda one: one.start):
        begin, end = reading.bounds_at(finding.start)
        start = max(begin, finding.start - _AROUND - _FURTHER)
        if start > last:
            if last >= 0:
                yield first, last
            first = start
        last = max(last, min(end, finding.end + _AROUND + _FURTHER))
    if last >= 0:
        yield first, last


def _suspected(numbers: dict[str, str], suspects: Iterable[Cover], shift: int) -> Iterator[Masked]:
    """What may be a value, masked like the telephone number that it repeats, if it does."""
    for cover in suspects:
        mask = numbers.get(cover.digits[-_TAIL:], cover.mask)
        yield Masked(start=cover.start + shift, end=cover.end + shift, mask=mask)


def masked_original(masker: Masker, original: str) -> str:
    """The one text of a reading as it was given, with its values masked, and what may be a value too."""
    reading = masker.reading
    bare = blanked(reading.text.replace("\n", " "), ((mask.start, mask.end) for mask in masker.masks))
    suspected = _suspected(masker.numbers, covers(bare, is_name=reading.is_name), 0)
    pieces: list[str] = []
    position = 0
    for masked in sorted((*masker.masks, *suspected), key=lambda mask: mask.start):
        start, end = reading.span_in_segment(masked.start, masked.end)
        pieces += (original[position:start], masked.mask)
        position = end
    return "".join((*pieces, original[position:]))


def _merged(reading: Reading, findings: tuple[Finding, ...]) -> Iterator[Masked]:
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


def _fitted(before: str, mask: str, after: str) -> str:
    """As much on both sides as fits; an ellipsis, at a blank if there is one, where it was cut."""
    room = EXCERPT - len(mask)
    right = min(len(after), max(room // 2, room - len(before)))
    left = min(len(before), room - right)
    start = (
        before if left == len(before) else "…" + _from_blank(before[len(before) - left + 1 :] if left else "")
    )
    end = after if right == len(after) else _to_blank(after[: right - 1] if right else "") + "…"
    shown = f"{start}{mask}{end}".strip()
    return shown if len(shown) <= EXCERPT else shown[: EXCERPT - 1] + "…"


def _spaced(shown: str) -> str:
    """What needs no cleaning, with its blanks made one, those at its ends too."""
    joined = " ".join(shown.split())
    if not joined:
        return " " * bool(shown)
    return f"{' ' * shown[0].isspace()}{joined}{' ' * shown[-1].isspace()}"


def _edge(shown: str) -> str:
    """Clean, with the blanks at its ends as they were."""
    if shown.isspace() or not shown:
        return " "[: len(shown)]
    return " " * shown[0].isspace() + _tidy(shown, _FURTHER) + " " * shown[-1].isspace()


def _tidy(shown: str, limit: int = EXCERPT) -> str:
    """Clean and short enough; most stretches of a page need no more than their blanks made one."""
    joined = " ".join(shown.split())
    return joined if len(joined) <= limit and is_still(joined) else clean(shown, limit)


def _from_blank(words: str) -> str:
    first, blank, rest = words.partition(" ")
    return rest if blank and len(first) < 20 else words


def _to_blank(words: str) -> str:
    rest, blank, last = words.rpartition(" ")
    return rest if blank and len(last) < 20 else words
