"""Text with its personal values masked: the words around a finding, and the names of targets."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from privacy_audit.detectors.covering import Cover, blanked, covered, covers
from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.model import Kind, Value
from privacy_audit.text import clean

EXCERPT = 80
_AROUND = 80
_FURTHER = 300
"""So far beyond what is shown is looked for the rest of what may be a value."""
_REACH = 64
# Letters and signs right before a mailbox, read from its beginning.
_GLUED = re.compile(r"[^\W\d_][\w.+-]{0,62}")
_TAIL = 9
"""So many last digits tell one telephone number from another."""


class Masked(Value):
    """A stretch of a reading with what is shown instead. Stretches never overlap."""

    start: int
    end: int
    mask: str


class Masker(Value):
    """A reading with everything that was found in it, `masks` in order."""

    reading: Reading
    masks: tuple[Masked, ...]
    ends: tuple[int, ...]
    numbers: dict[str, str]
    """The masks of the telephone numbers that were found, by their last digits."""

    def excerpt(self, finding: Finding) -> str:
        """At most 80 characters of the segment around a finding, cleaned, every value masked."""
        begin, end = self.reading.bounds_at(finding.start)
        own = self._own(finding)
        before = self._shown(max(begin, own.start - _AROUND), own.start, begin, own.start)
        after = self._shown(own.end, min(end, own.end + _AROUND), own.end, end)
        return _fitted(_edge(before), clean(own.mask, EXCERPT), _edge(after))

    def _own(self, finding: Finding) -> Masked:
        """The stretch that a finding is shown as; of a readable one, what it says."""
        index = bisect_right(self.ends, finding.start)
        if index < len(self.masks) and self.masks[index].start <= finding.start:
            return self.masks[index]
        shown = self._shown(finding.start, finding.end, finding.start, finding.end)
        return Masked(start=finding.start, end=finding.end, mask=shown)

    def _shown(self, start: int, end: int, least: int, most: int) -> str:
        """A stretch with its values masked; of a value that crosses its edge nothing is shown.

        What may be a value is looked for somewhat further than is shown, from `least` to `most`.
        """
        pieces: list[str] = []
        position = start
        for masked in self._masks(max(least, start - _FURTHER), min(most, end + _FURTHER)):
            if position < masked.end and masked.start < end:
                pieces += (self.reading.text[position : max(position, masked.start)], masked.mask)
                position = masked.end
        return "".join((*pieces, self.reading.text[position:end]))

    def _masks(self, start: int, end: int) -> tuple[Masked, ...]:
        """All masks in a stretch of one segment: what was found, and what may be a value."""
        found = tuple(self._within(start, end))
        text = self.reading.text[start:end].replace("\n", " ")
        spans = ((max(mask.start - start, 0), min(mask.end, end) - start) for mask in found)
        suspected = _suspected(self.numbers, covers(blanked(text, spans)), start)
        return tuple(sorted((*found, *suspected), key=lambda mask: mask.start))

    def _within(self, start: int, end: int) -> Iterator[Masked]:
        for index in range(bisect_right(self.ends, start), len(self.masks)):
            if self.masks[index].start >= end:
                return
            yield self.masks[index]


READABLE = (Kind.WORKPLACE, Kind.OTHER_ACCOUNT)
"""Kinds that stay readable in excerpts; other values inside them are masked as everywhere."""


def masker(reading: Reading, findings: Iterable[Finding]) -> Masker:
    """What must be masked in a reading: all findings, also those that lost."""
    everything = tuple(finding for finding in findings if finding.kind not in READABLE)
    masks = tuple(_merged(reading, everything))
    numbers = {one.value.reveal()[-_TAIL:]: one.masked for one in everything if one.kind is Kind.PHONE}
    return Masker(reading=reading, masks=masks, ends=tuple(mask.end for mask in masks), numbers=numbers)


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
    return clean(start + mask + end, EXCERPT)


def _edge(shown: str) -> str:
    """Clean, with the blanks at its ends as they were."""
    if shown.isspace() or not shown:
        return " "[: len(shown)]
    return " " * shown[0].isspace() + clean(shown) + " " * shown[-1].isspace()


def _from_blank(words: str) -> str:
    first, blank, rest = words.partition(" ")
    return rest if blank and len(first) < 20 else words


def _to_blank(words: str) -> str:
    rest, blank, last = words.rpartition(" ")
    return rest if blank and len(last) < 20 else words
