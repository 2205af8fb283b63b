"""How much of one page is read: bounds that no real page meets and that no hostile page gets past.

Measured on recorded pages (at most 0.5 MB, 3,300 tags, 600 segments, 21,000 characters) and on an export
of a messenger (5 MB, 143,000 elements, 43,000 segments, 1.6 million characters). What is beyond a bound
is left out, and `Bounds.cut` says so; it never happens silently.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from msgspec.structs import replace

from privacy_audit.model import Segment

Thing = TypeVar("Thing")

PARTS = 1_000_000
"""Nodes of the parsed page: an element counts four, its attributes, texts and comments one each. A
part takes about a microsecond; the export has 690,000."""
LINES = 80_000
"""Segments of running text; each becomes a line with its place."""
REPEATED = 20_000
"""Times that one and the same line is told when it stands again and again with nothing between."""
CHARACTERS = 5_000_000
"""Characters of running text: a thousand pages of a book."""
LONGEST = 250_000
"""Characters of one segment. What has no line end for so long was not written for people."""
ASIDES = 20_000
"""Segments of each source beside the running text: attributes, links, marked data, embedded data, …"""
ASIDE_CHARACTERS = 1_000_000
"""Characters of each of those."""
TITLE = 2_000
"""Characters of the title; networks cut theirs at a few hundred."""
PICTURES = 4_000
"""Addresses of pictures; a feed of two hundred posts has about a thousand."""
LINKS = 20_000
"""Links that are looked at; the longest lists of members have some thousand."""
COMMENTS = 2_000
"""Comments that are read as hidden text."""
SCRIPTS = 1_000
"""Scripts in which data is looked for."""
VALUES = 200_000
"""Values in all data of a page together; about 10 microseconds each."""
DATA = 3_000_000
"""Characters of one JSON document; whole pages have 1.5 MB (YouTube, 2021)."""
STEPS = 2_000_000
"""Nodes visited to read marked properties. Each visits its inside, so nested ones would be quadratic."""
KEPT = 50_000
"""Elements that are kept with what is inside them, because a reader looks into them when the page is read."""
FRAMES = 100
"""Documents that stand in an attribute of the page (`srcdoc`) and are read with it; a page has one or two."""
FRAMED = 1_000_000
"""Characters of all of them."""
FRAMED_DEEP = 2
"""So many of them inside each other are read."""
SHEETS = 4_000_000
"""Characters of style sheets that stand in a page; the largest of real ones have one million."""
COMPARED = 10_000_000
"""Times that a rule of a style sheet is compared with an element that has one of its names: each a quarter of
a microsecond each. Real pages come to half a million."""
STYLED = 1_000_000
"""Characters that style sheets put beside elements: a rule may put a thousand beside each of thousands."""
DEPTH = 1_000
"""Elements around another that are told apart; what is nested deeper flows together. Browsers nest 512."""

_NUMBER = 40
# What may be the beginning of a number that goes on behind a cut.
_NUMBER_SIGNS = "0123456789 .()/·+-_\u2010\u2011\u2012\u2013\u2014"


class Allowance:
    """So much of one thing is read on a page; `exceeded` once there was more."""

    def __init__(self, most: int) -> None:
        self.left = most
        self.exceeded = False

    def take(self, amount: int = 1) -> bool:
        """Use some of it; False when there is not enough left."""
        if amount > self.left:
            self.exceeded = True
            return False
        self.left -= amount
        return True

    def first(self, things: Iterable[Thing]) -> Iterator[Thing]:
        """As many things as are left."""
        for thing in things:
            if not self.take():
                return
            yield thing


class Room:
    """The segments of one source, in the order in which they come, as far as there is room for them."""

    def __init__(self, bounds: Bounds, count: Allowance, characters: Allowance) -> None:
        self.segments: list[Segment] = []
        self.is_full = False
        """Whether what comes now is left out."""
        self._bounds, self._count, self._characters = bounds, count, characters
        self._texts: set[str] = set()

    def add(self, segment: Segment) -> None:
        """Take a segment in, shortened if it is too long."""
        if self.is_full or not self._count.take():
            self.is_full = True
            return
        text = self._bounds.shortened(segment.text, LONGEST)
        if not self._characters.take(len(text)):
            self.is_full = True
        elif text:
            self.segments.append(segment if text is segment.text else replace(segment, text=text))

    def add_new(self, segments: Iterable[Segment]) -> None:
        """Take in those whose text is not there yet; nothing is even looked at when there is no room."""
        if self.is_full:
            return
        for segment in segments:
            if segment.text not in self._texts:
                self._texts.add(segment.text)
                self.add(segment)


class Bounds:
    """What is left of each bound while one page is read; lives only inside `extract`."""

    def __init__(self) -> None:
        self.parts = Allowance(PARTS)
        self.lines = Allowance(LINES)
        self.characters = Allowance(CHARACTERS)
        self.pictures = Allowance(PICTURES)
        self.links = Allowance(LINKS)
        self.comments = Allowance(COMMENTS)
        self.scripts = Allowance(SCRIPTS)
        self.values = Allowance(VALUES)
        self.steps = Allowance(STEPS)
        self.kept = Allowance(KEPT)
        self.repeated = Allowance(REPEATED)
        self.frames = Allowance(FRAMES)
        self.framed = Allowance(FRAMED)
        self.sheets = Allowance(SHEETS)
        self.compared = Allowance(COMPARED)
        self.styled = Allowance(STYLED)
        self._shortened = False
        self._asides: list[Allowance] = []

    @property
    def cut(self) -> bool:
        """Whether anything of the page was left out."""
        named = (one for one in vars(self).values() if isinstance(one, Allowance))
        return self._shortened or any(one.exceeded for one in (*named, *self._asides))

    def text(self, segments: Iterable[Segment]) -> Iterator[Segment]:
        """Running text, as far as there is room for it."""
        return _within(segments, self.running())

    def beside(self, segments: Iterable[Segment]) -> Iterator[Segment]:
        """The segments of one other source: each has room of its own, so that none takes all of it."""
        return _within(segments, self.aside())

    def running(self) -> Room:
        """Room for the running text."""
        return Room(self, self.lines, self.characters)

    def waiting(self) -> Room:
        """Room for running text that is to be read behind other text; never more than that has itself."""
        return self._room(LINES, CHARACTERS)

    def aside(self) -> Room:
        """Room for one source beside the running text."""
        return self._room(ASIDES, ASIDE_CHARACTERS)

    def shortened(self, text: str, most: int) -> str:
        """A text that is not too long; a value at the cut goes with what is cut off."""
        if len(text) <= most:
            return text
        self._shortened = True
        whole = text[:most].rpartition(" ")[0] or text[:most]
        return whole[:-_NUMBER] + whole[-_NUMBER:].rstrip(_NUMBER_SIGNS)

    def _room(self, count: int, characters: int) -> Room:
        allowances = Allowance(count), Allowance(characters)
        self._asides += allowances
        return Room(self, *allowances)


def _within(segments: Iterable[Segment], room: Room) -> Iterator[Segment]:
    for segment in segments:
        room.add(segment)
        if room.is_full:
            return
        yield from room.segments
        room.segments.clear()
