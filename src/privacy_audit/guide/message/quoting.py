"""The words around a sign as they stand in the message, with personal values masked and wallets shortened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from privacy_audit.detectors import DETECTORS, masked_text
from privacy_audit.detectors.masking.excerpts import everywhere, masker
from privacy_audit.detectors.preparing import read
from privacy_audit.guide.message.wallets import alike
from privacy_audit.model import Content, Part, Segment
from privacy_audit.text import clean

AROUND = 40
"""Characters that are shown on each side of a sign."""
LONGEST = 160
_REACH = 400
"""So far on both sides is looked for values, so that none is cut where it could not be told."""
_ENDS = 4
# The beginning of an address: without it no terminal makes the quote a link that opens by a click.
_SCHEME = re.compile(r"\bhttps?\s?:\s?//\s?", re.IGNORECASE)

Mask = tuple[int, int, str]


def quote(text: str, start: int, end: int) -> str:
    """What stands at a place, with some words around it, on one line."""
    begin = max(0, start - _REACH)
    near = text[begin : min(len(text), end + _REACH)]
    first, last = _bounds(near, start - begin, min(end, start + LONGEST) - begin)
    shown = "".join(_masked(near, first, last))
    cut_before = "…" if begin + first > 0 else ""
    cut_after = "…" if begin + last < len(text) else ""
    return cut_before + clean(masked_text(_SCHEME.sub("", shown)), LONGEST + 2 * AROUND).strip() + cut_after


def _bounds(near: str, start: int, end: int) -> tuple[int, int]:
    """A stretch somewhat wider than a sign, cut at blanks where there are any."""
    first, last = max(0, start - AROUND), min(len(near), end + AROUND)
    if first:
        blank = near.find(" ", first, start)
        first = blank + 1 if blank >= 0 else first
    if last < len(near):
        blank = near.rfind(" ", end, last)
        last = blank if blank >= 0 else last
    return first, last


def _masked(near: str, first: int, last: int) -> Iterator[str]:
    """The stretch with its values masked; of a value that crosses its edge the mask is shown whole."""
    position = first
    for start, end, mask in _all_masks(near):
        if end > position and start < last:
            yield near[position : max(position, start)]
            yield mask
            position = end
    yield near[position:last]


@lru_cache(maxsize=16)
def _all_masks(near: str) -> tuple[Mask, ...]:
    """Kept for the next sign: in a short message all of them stand in the same stretch."""
    return tuple(sorted(_masks(near)))


def _masks(near: str) -> Iterator[Mask]:
    for begin, end in alike(near):
        yield begin, end, f"{near[begin : begin + _ENDS]}…{near[end - _ENDS : end]}"
    content = Content(name="", segments=(Segment(text=near, part=Part.TEXT),))
    reading = read(content, is_name=True)
    found = masker(reading, chain.from_iterable(find(reading) for find in DETECTORS))
    for cover in everywhere(found, is_name=False):
        yield *reading.span_in_segment(cover.start, cover.end), cover.mask
