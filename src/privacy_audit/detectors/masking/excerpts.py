"""Text with its personal values masked: the words around a finding, and the names of targets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from privacy_audit.detectors.masking.cover import Cover, Places, blanked, together
from privacy_audit.detectors.masking.fitting import FURTHER, edge, fitted, spaced, tidy
from privacy_audit.detectors.masking.found import merged
from privacy_audit.detectors.masking.known import Known
from privacy_audit.detectors.masking.suspects import suspects
from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.model import Kind
from privacy_audit.text import is_still

_AROUND = 80
_TAIL = 9
"""So many last digits tell one telephone number from another."""


class Masker:
    """A reading with everything that was found in it, `masks` in order.

    `numbers` are the masks of the telephone numbers that were found, by their last digits.
    """

    def __init__(self, reading: Reading, findings: tuple[Finding, ...]) -> None:
        hidden = tuple(finding for finding in findings if finding.kind not in READABLE)
        self.reading = reading
        self.masks = tuple(merged(reading, hidden))
        self.numbers = {one.value.reveal()[-_TAIL:]: one.masked for one in hidden if one.kind is Kind.PHONE}
        self.known = Known(hidden)
        self._findings = findings
        self._found = Places(self.masks)

    def masks_within(self, start: int, end: int) -> Iterator[Cover]:
        """The masks that touch a stretch, in order."""
        return self._found.within(start, end)

    @cached_property
    def _everything(self) -> Places:
        """What was found, and what may be a value: looked for at the first excerpt, once for all of them."""
        stretches = _surroundings(self.reading, self._findings)
        suspected = (mask for start, end in stretches for mask in self._suspects(start, end))
        return Places(together((*self.masks, *suspected)))

    def _suspects(self, start: int, end: int) -> Iterator[Cover]:
        text = self.reading.text[start:end].replace("\n", " ")
        text = blanked(text, self._found.within(start, end), start)
        return _suspected(self.numbers, suspects(text, self.known), start)

    def excerpt(self, finding: Finding) -> str:
        """At most 80 characters of the segment around a finding, cleaned, every value masked."""
        begin, end = self.reading.bounds_at(finding.start)
        own = self._found.at(finding.start) or self._readable(finding)
        before = self._shown(max(begin, own.start - _AROUND), own.start)
        after = self._shown(own.end, min(end, own.end + _AROUND))
        mask = tidy(own.mask)
        before += " " * (self._is_parted(own.start) and not before[-1:].isspace())
        after = " " * (own.end < end and self._is_parted(own.end) and not after[:1].isspace()) + after
        if is_still(f"{before}{mask}{after}"):
            return fitted(spaced(before), mask, spaced(after))
        return tidy(fitted(edge(before), mask, edge(after)))

    def _is_parted(self, offset: int) -> bool:
        """Whether a sign that is not shown parts two values that touch at an offset."""
        if offset <= 0 or offset >= len(self.reading.text):
            return False
        one, other = self._everything.at(offset - 1), self._everything.at(offset)
        if one is None or other is None or one is other:
            return False
        last, first = (self.reading.span_in_segment(at, at + 1) for at in (offset - 1, offset))
        return first[0] > last[1] and self.reading.text[offset - 1] != "\n" != self.reading.text[offset]

    def _readable(self, finding: Finding) -> Cover:
        """What a finding says whose words stay readable."""
        shown = self._shown(finding.start, finding.end)
        return Cover(start=finding.start, end=finding.end, mask=shown)

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
        start = max(begin, finding.start - _AROUND - FURTHER)
        if start > last:
            if last >= 0:
                yield first, last
            first = start
        last = max(last, min(end, finding.end + _AROUND + FURTHER))
    if last >= 0:
        yield first, last


def _suspected(numbers: dict[str, str], suspects: Iterable[Cover], shift: int) -> Iterator[Cover]:
    """What may be a value, masked like the telephone number that it repeats, if it does."""
    for cover in suspects:
        mask = numbers.get(cover.digits[-_TAIL:], cover.mask)
        yield Cover(start=cover.start + shift, end=cover.end + shift, mask=mask)


def everywhere(masker: Masker, *, is_name: bool) -> tuple[Cover, ...]:
    """What was found in a reading of one text, and what may be a value in it, in order."""
    text = blanked(masker.reading.text.replace("\n", " "), masker.masks)
    suspected = _suspected(masker.numbers, suspects(text, masker.known, is_name=is_name), 0)
    return together((*masker.masks, *suspected))


def masked_original(masker: Masker, original: str) -> str:
    """The one text of a reading as it was given, with its values masked, and what may be a value too."""
    pieces: list[str] = []
    position = 0
    for cover in everywhere(masker, is_name=masker.reading.is_name):
        start, end = masker.reading.span_in_segment(cover.start, cover.end)
        pieces += (original[position:start], cover.mask)
        position = end
    return "".join((*pieces, original[position:]))
