"""A content in portions, so that memory and time per character stay the same however long it is.

Ordinary pages are one portion: what stands in one segment may explain what stands in the next. A longer
content is cut between two segments, or inside one that is too long itself, at the end of a line if there
is one near. Every portion also shows what stands right before and after its own stretch, so that nothing
is lost at a cut; what begins outside its own stretch belongs to the neighbour.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from privacy_audit.model import Content, Segment

PORTION = 250_000
"""Characters that are read together; the longest recorded pages have 21,000."""
SEGMENTS = 3_000
"""Segments that are read together: each takes about a kilobyte meanwhile, however short it is. The longest
recorded pages have 600, and 250,000 characters of the export of a messenger 6,700."""
MARGIN = 500
"""Characters on both sides of a portion that are read with it: more than any value with its label has."""
NUMBERS = 1_200_000
"""Numbers on a page: each may be the house of an address, about 2 microseconds. The export of a
messenger (5 MB of lines that begin with date and time) has 300,000."""
IN_VAIN = 10
"""Portions of a page that hold more places which only look like a value than are looked at closely; half a
second each. Only pages that are made for it have one."""
FINDINGS = 10_000
"""Values on a page, each time that they stand there: about 300 microseconds each."""

_NEAR = 2_000
"""So far before the end of a portion the end of a line or a blank is looked for."""
# Digits as `0`, everything else as a blank.
_DIGITS = bytes(48 if 48 <= code < 58 else 32 for code in range(256))


class Place(NamedTuple):
    """A place in a content: the index of a segment, and an offset into its text."""

    segment: int
    offset: int


class Portion(NamedTuple):
    """A stretch of a content with its margins. What begins from `begin` to before `end` is its own."""

    content: Content
    first: Place
    """Where in the whole content the text of this one begins."""
    begin: Place
    end: Place

    def place(self, segment: int, offset: int) -> Place:
        """The place in the whole content of an offset into a segment of this one."""
        shift = self.first.offset if segment == 0 else 0
        return Place(self.first.segment + segment, shift + offset)

    def owns(self, place: Place) -> bool:
        """Whether what begins there belongs to this portion and to no neighbour."""
        return self.begin <= place < self.end


def in_portions(content: Content) -> Iterator[Portion]:
    """The content in portions; the content itself if it is no longer than one."""
    segments = content.segments
    begin = Place(0, 0)
    for end in _cuts(segments):
        first, last = _before(segments, begin), _after(segments, end)
        yield Portion(_stretch(content, first, last), first, begin, end)
        begin = end
    end = Place(len(segments), 0)
    first = _before(segments, begin)
    yield Portion(_stretch(content, first, end) if begin > (0, 0) else content, first, begin, end)


def _cuts(segments: tuple[Segment, ...]) -> Iterator[Place]:
    """Where one portion ends and the next begins."""
    characters = begin = 0
    for index, segment in enumerate(segments):
        length = len(segment.text)
        if index - begin >= SEGMENTS or (characters and characters + length > PORTION):
            yield Place(index, 0)
            characters, begin = 0, index
        offset = 0
        while length - offset > PORTION:
            offset = _good_cut(segment.text, offset + PORTION)
            yield Place(index, offset)
            begin = index
        characters += length - offset


def _good_cut(text: str, latest: int) -> int:
    """The last end of a line before a place, else the last blank, else the place itself."""
    earliest = latest - min(_NEAR, PORTION // 2)
    return max(text.rfind("\n", earliest, latest), 0) or max(text.rfind(" ", earliest, latest), 0) or latest


def _before(segments: tuple[Segment, ...], place: Place) -> Place:
    """The place a margin earlier, or the beginning."""
    index, offset, left = place.segment, place.offset, MARGIN
    while offset < left and index > 0:
        left -= offset + 1
        index -= 1
        offset = len(segments[index].text)
    return Place(index, max(offset - max(left, 0), 0))


def _after(segments: tuple[Segment, ...], place: Place) -> Place:
    """The place a margin later, or the end."""
    index, offset, left = place.segment, place.offset, MARGIN
    while index < len(segments) and len(segments[index].text) - offset < left:
        left -= len(segments[index].text) - offset + 1
        index, offset = index + 1, 0
    return Place(index, offset + max(left, 0) if index < len(segments) else 0)


def _stretch(content: Content, first: Place, last: Place) -> Content:
    """The content from one place to another, its outer segments shortened."""
    segments = content.segments[first.segment : last.segment + 1]
    end = len(segments) - 1 if last.segment < len(content.segments) else None
    kept = (
        _cut(segment, first.offset if index == 0 else 0, last.offset if index == end else None)
        for index, segment in enumerate(segments)
    )
    return replace(content, segments=tuple(kept))


def _cut(segment: Segment, begin: int, end: int | None) -> Segment:
    """A segment from one offset to another; only that stretch of its text is copied."""
    return replace(segment, text=segment.text[begin:end]) if begin or end is not None else segment


def numbers_in(text: str) -> int:
    """How many numbers stand in a text in normal form."""
    signs = text.encode("latin-1", "replace").translate(_DIGITS)
    return signs.count(b" 0") + signs.startswith(b"0")
