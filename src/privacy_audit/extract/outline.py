"""The running text of a page in lines as they are laid out, made while the page is parsed."""

from __future__ import annotations

import re

from bs4 import Tag

from privacy_audit.extract import bounds, drawings
from privacy_audit.extract.bounds import Bounds
from privacy_audit.extract.names import listed
from privacy_audit.extract.places import attribute, decoded, place_of
from privacy_audit.extract.tree import Element
from privacy_audit.model import Part, Segment

# Elements after and before which a line ends; everything else flows in the line.
_BLOCKS = listed(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html iframe legend li main "
    "marquee menu nav noscript ol optgroup option p pre section select summary table tbody td textarea "
    "tfoot th thead tr ul video br template"
)
# Elements of whose inside nobody is told: code, what is drawn, and the title (read apart).
_SILENT = listed("script style svg title")
# Elements that begin a feed (RSS, Atom), and those of one that stand in lines of their own.
_FEEDS = listed("rss feed rdf:rdf")
_OF_FEEDS = listed("channel entry item title subtitle description content summary author name email link id")
# Elements whose text a browser does not show: it knows how to show something better, or nothing yet.
_HIDDEN = listed("noscript template datalist object canvas audio annotation annotation-xml")
# A run of blanks, for which one stands in the line.
_BLANKS = re.compile(r"\s{2,}")
_LOOSE = 50_000
"""Characters beyond the bound of a line that are collected before its blanks are looked at."""
# Inline styles that may take an element out of sight: a quick look before they are taken apart.
_UNSEEN = re.compile(r"none|hidden", re.I)
_STYLE = 2_000
"""Characters of an inline style that are looked at."""
# Elements before which a paragraph ends in HTML, and that the parser still takes for its inside.
_END_PARAGRAPH = listed(
    """address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre search section summary table ul"""
)
_HEADINGS = listed("h1 h2 h3 h4 h5 h6")


class Walk:
    """The state of one walk over a page: its running text becomes lines, each with its place."""

    def __init__(self, limits: Bounds) -> None:
        self.limits = limits
        self.lines, self.lines_unseen = limits.running(), limits.waiting()
        self.shown, self.unseen = _Line(), _Line()
        self.hidden: list[Element] = []
        self.holders: list[Element] = []
        self.last_closed = self.last_line = ""
        self.drawings = 0
        self.is_feed = False
        self.lines_of: frozenset[str] = frozenset()
        """Elements that have lines of their own where the walk is: in a drawing, in a feed."""

    def note(self, tag: Element) -> bool:
        return False

    def is_silent(self, name: str) -> bool:
        if name in _SILENT:
            return name != "title" or not self.is_feed  # in a feed, each thing has one
        return name == "desc" and self.drawings > 0

    def open(self, tag: Element) -> None:
        name = tag.name
        if self.hidden and _ends(self.hidden[-1], tag):
            self.flush_hidden()
            self.hidden.pop()
        if name in _BLOCKS or "-" in name or tag.parent is None or (self.lines_of and name in self.lines_of):
            self.flush()
            self.holders.append(tag)
        elif name in _FEEDS:
            self.is_feed, self.lines_of = True, _OF_FEEDS
        elif name == "a" and self.last_closed == "a" and self.shown.pieces:
            self.shown.add(" ")  # neighbouring links are drawn apart: page numbers are no phone
        elif name == "tspan" and drawings.is_apart(tag):
            self.shown.add(" ")
        if (name in _HIDDEN and _hides(tag)) or (tag.attrs and is_unseen(tag)):
            self.hidden.append(tag)
        self.last_closed = ""

    def close(self, tag: Element) -> None:
        if tag is self.holders[-1]:
            self.flush()
            if len(self.holders) > 1:
                self.holders.pop()
        if self.hidden and self.hidden[-1] is tag:
            self.flush_hidden()
            self.hidden.pop()
        self.last_closed = tag.name

    def open_silent(self, tag: Element) -> None:
        if tag.name == drawings.NAME:
            self.drawings, self.lines_of = self.drawings + 1, drawings.LINES
            if tag.attrs and is_unseen(tag):
                self.hidden.append(tag)

    def close_silent(self, tag: Element) -> None:
        if tag.name == drawings.NAME:
            self.drawings -= 1
            if not self.drawings:
                self.lines_of = _OF_FEEDS if self.is_feed else frozenset()
            if self.hidden and self.hidden[-1] is tag:
                self.flush_hidden()
                self.hidden.pop()

    def caption(self, text: str, name: str, around: Element) -> None:
        if drawings.tells(text):
            place = f"{place_of(around)} > {name}"
            said = " ".join(decoded(text).split())
            self.lines_unseen.add(Segment(text=said, part=Part.TEXT, locator=place, hidden=True))

    def drawn(self, tag: Element) -> None:
        return

    def reread(self, text: str, around: Element) -> None:
        return

    def string(self, text: str, around: Element) -> None:
        if around.name == "head":
            return
        pieces = text.split("\n") if around.name in ("pre", "textarea") else (text,)
        for index, piece in enumerate(pieces):
            if index:
                self.flush()
            (self.unseen if self.hidden else self.shown).add(piece)
        if not text.isspace():
            self.last_closed = ""

    def comment(self, text: str) -> None:
        return

    def instruction(self, text: str, around: Element) -> None:
        if self.hidden:
            self.string(text, around)

    def flush(self) -> None:
        if self.shown.pieces:
            self.keep(self.shown.taken(), hidden=False)
        self.flush_hidden()

    def flush_hidden(self) -> None:
        if self.unseen.pieces:
            self.keep(self.unseen.taken(), hidden=True)

    def keep(self, text: str, *, hidden: bool) -> None:
        room = self.lines_unseen if hidden else self.lines
        if text and not room.is_full and self.is_new(text):
            place = place_of(self.holders[-1])
            room.add(Segment(text=decoded(text), part=Part.TEXT, locator=place, hidden=hidden))

    def is_new(self, text: str) -> bool:
        """Whether a line is not the same as the one before, or was not told often enough yet."""
        if text != self.last_line:
            self.last_line, self.limits.repeated.left = text, bounds.REPEATED
        return self.limits.repeated.take()


class _Line:
    """The pieces of a line that has not ended. What goes on far beyond a bound is not collected."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._length = 0
        self._is_full = False

    def add(self, piece: str) -> None:
        """Put a piece at the end."""
        if self._is_full:
            return
        self.pieces.append(piece)
        self._length += len(piece)
        if self._length > bounds.LONGEST + _LOOSE:
            self._tighten()

    def taken(self) -> str:
        """The whole line with single blanks; nothing is left."""
        text = " ".join("".join(self.pieces).split())
        self.pieces.clear()
        self._length, self._is_full = 0, False
        return text

    def _tighten(self) -> None:
        """One blank for each run of them: they may be all that makes it long."""
        tight = _BLANKS.sub(" ", "".join(self.pieces))
        self.pieces, self._length = [tight], len(tight)
        self._is_full = self._length > bounds.LONGEST + 2  # also without the blanks at both ends


def is_shadow_root(tag: Tag) -> bool:
    """Whether a template is shown: a browser puts what is in it where it stands."""
    return attribute(tag, "shadowrootmode").strip().lower() in ("open", "closed")


def _hides(tag: Tag) -> bool:
    """Whether an element that can do so keeps its inside from being seen."""
    match tag.name:
        case "template":
            return not is_shadow_root(tag)
        case "object":
            return "data" in tag.attrs  # without anything else to show, its inside is shown
        case _:
            return True


def _ends(hidden: Tag, tag: Tag) -> bool:
    """Whether a hidden element ends in HTML before one that begins; the parser leaves it open."""
    match hidden.name:
        case "p":
            return tag.name in _END_PARAGRAPH
        case "button":
            return tag.name == "button"
        case name:
            return name in _HEADINGS and tag.name in _HEADINGS and tag.parent is hidden


def is_unseen(tag: Tag) -> bool:
    """Whether an element hides itself by attribute or inline style."""
    if "hidden" in tag.attrs:
        return str(tag.attrs["hidden"]).lower() != "until-found"
    style = tag.attrs.get("style")
    if style is None or _UNSEEN.search(str(style), 0, _STYLE) is None:
        return False
    said = declared(tag)
    return (
        said.get("display") == "none"
        or said.get("visibility") == "hidden"
        or said.get("content-visibility") == "hidden"
    )


def declared(tag: Tag) -> dict[str, str]:
    """What an inline style says, lower case: of each property what holds, the last or an important one."""
    first, *rest = str(tag.attrs.get("style") or "")[:_STYLE].lower().split("/*")
    plain = first + "".join(one.partition("*/")[2] for one in rest)
    held: dict[str, str] = {}
    for one in sorted(plain.split(";"), key=lambda said: "!" in said):
        name, _, value = one.partition(":")
        if value:
            held[name.strip()] = value.partition("!")[0].strip()
    return held
