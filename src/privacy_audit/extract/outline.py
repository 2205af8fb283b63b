"""The running text of a page in lines as they are laid out, made while the page is parsed."""

from __future__ import annotations

from bs4 import Tag

from privacy_audit.extract import bounds, drawings, styles
from privacy_audit.extract.bounds import Bounds
from privacy_audit.extract.effects import OTHERWISE, Effects
from privacy_audit.extract.lines import Line
from privacy_audit.extract.names import listed
from privacy_audit.extract.places import attribute, decoded, place_of
from privacy_audit.extract.sheets import NOTHING
from privacy_audit.extract.styles import is_unseen
from privacy_audit.extract.tree import Element
from privacy_audit.model import Part, Segment

# Elements after and before which a line ends; everything else flows in the line.
_BLOCKS = listed(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html iframe legend li main "
    "listing marquee menu nav noscript ol optgroup option p plaintext pre section select summary table tbody "
    "td textarea tfoot th thead tr ul video br template xmp"
)
# Elements of whose inside nobody is told: code, what is drawn, and the title (read apart).
_SILENT = listed("script style svg title")
# Elements that begin a feed (RSS, Atom), and those of one that stand in lines of their own.
_FEEDS = listed("rss feed rdf:rdf")
_OF_FEEDS = listed("channel entry item title subtitle description content summary author name email link id")
# Elements whose text a browser does not show: it knows how to show something better, or nothing yet.
_HIDDEN = listed("noscript template datalist object canvas audio annotation annotation-xml")
# Elements before which a paragraph ends in HTML, and that the parser still takes for its inside.
_END_PARAGRAPH = listed(
    """address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre search section summary table ul"""
)
_HEADINGS = listed("h1 h2 h3 h4 h5 h6")
_OF_PHRASES = _HEADINGS | listed("p pre legend summary button")
"""Elements that hold nothing but what flows in the line: also elements that nobody has defined."""


class Walk:
    """The state of one walk over a page: its running text becomes lines, each with its place."""

    def __init__(self, limits: Bounds) -> None:
        self.limits = limits
        self.lines, self.lines_unseen = limits.running(), limits.waiting()
        self.shown, self.unseen = Line(), Line()
        self.effects = Effects(self.shown, limits)
        self.hidden: list[Element] = []
        self.holders: list[Element] = []
        self.parted: list[Element] = []
        """Those of the holders before and after which a line ends only if no number goes on."""
        self.parted_in: Element | None = None
        """Where the line stands that may go on."""
        self.last_closed = self.last_line = ""
        self.drawings = 0
        self.is_feed = False
        self.lines_of: frozenset[str] = frozenset()
        """Elements that have lines of their own where the walk is: in a drawing, in a feed."""

    def note(self, tag: Element) -> bool:
        return tag.name == "style"

    def is_silent(self, name: str) -> bool:
        if name in _SILENT:
            return name != "title" or not self.is_feed  # in a feed, each thing has one
        return name == "desc" and self.drawings > 0

    def open(self, tag: Element) -> None:
        name = tag.name
        if self.hidden and _ends(self.hidden[-1], tag):
            self.flush_hidden()
            self.hidden.pop()
        said = styles.placing(tag) if "style" in tag.attrs else {}
        drawn = self.effects.sheets.drawn(tag) if self.effects.sheets.rules else NOTHING
        if self.has_lines(tag, said):
            self.begin_line(tag, is_beside="-" in name or drawn.is_beside or styles.is_beside(said))
        elif name in _FEEDS:
            self.is_feed, self.lines_of = True, _OF_FEEDS
        elif name == "a" and self.last_closed == "a" and self.shown.pieces:
            self.shown.add(" ")  # neighbouring links are drawn apart: page numbers are no phone
        elif name == "tspan" and drawings.is_apart(tag):
            self.shown.add(" ")
        if (name in _HIDDEN and _hides(tag)) or (tag.attrs and is_unseen(tag)):
            self.hidden.append(tag)
        if (drawn is not NOTHING or said or name in OTHERWISE) and not self.hidden:
            self.effects.begin(tag, said, drawn)
        self.last_closed = ""

    def has_lines(self, tag: Element, said: dict[str, str]) -> bool:
        """Whether lines end before and after an element, of which its inline style says that."""
        name = tag.name
        if name in _BLOCKS:
            return not said or not styles.is_in_line(said)
        if tag.parent is None or (self.lines_of and name in self.lines_of):
            return True
        return "-" in name and self.holders[-1].name not in _OF_PHRASES

    def begin_line(self, tag: Element, *, is_beside: bool) -> None:
        """End a line before an element, unless it may be drawn beside the line, and a number goes on."""
        if is_beside or (tag.name == "template" and is_shadow_root(tag)):
            self.part()
            self.parted.append(tag)
        else:
            self.flush()
        self.holders.append(tag)

    def end_line(self, tag: Element) -> None:
        if self.parted and self.parted[-1] is tag:
            self.parted.pop()
            self.part()
        else:
            self.flush()
        if len(self.holders) > 1:
            self.holders.pop()

    def close(self, tag: Element) -> None:
        if self.effects.open:
            self.effects.end(tag)
        if tag is self.holders[-1]:
            self.end_line(tag)
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
        if tag.name == "style" and not self.hidden:
            self.effects.sheets.read(tag)
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
            if self.hidden:
                self.unseen.add(piece)
            else:
                self.show(piece)
        if not text.isspace():
            self.last_closed = ""

    def show(self, piece: str) -> None:
        """Put a piece into the line, or into a new one if it does not go on there."""
        if self.parted_in is not None and not piece.isspace():
            if not self.shown.goes_on(piece):
                self.flush()
            self.parted_in = None
        self.shown.add(piece, "" if self.effects.gone else None)

    def comment(self, text: str) -> None:
        return

    def instruction(self, text: str, around: Element) -> None:
        if self.hidden:
            self.string(text, around)

    def part(self) -> None:
        """The line ends here, unless what comes goes on with a number or a mailbox."""
        if self.shown.pieces and self.parted_in is None:
            self.parted_in = self.holders[-1]
        self.flush_hidden()

    def flush(self) -> None:
        if self.shown.pieces:
            around, self.parted_in = self.parted_in or self.holders[-1], None
            line = self.shown.taken()
            self.keep(line.text, around, hidden=False)
            if line.drawn:
                self.keep(line.drawn, around, hidden=False)
        self.flush_hidden()

    def flush_hidden(self) -> None:
        if self.unseen.pieces:
            self.keep(self.unseen.taken().text, self.holders[-1], hidden=True)

    def keep(self, text: str, around: Element, *, hidden: bool) -> None:
        room = self.lines_unseen if hidden else self.lines
        if text and not room.is_full and self.is_new(text):
            place = place_of(around)
            room.add(Segment(text=decoded(text), part=Part.TEXT, locator=place, hidden=hidden))

    def is_new(self, text: str) -> bool:
        """Whether a line is not the same as the one before, or was not told often enough yet."""
        if text != self.last_line:
            self.last_line, self.limits.repeated.left = text, bounds.REPEATED
        return self.limits.repeated.take()


def is_shadow_root(tag: Tag) -> bool:
    """Whether a template is shown: a browser puts what is in it where it stands.

    `shadowmode` is how Chromium writes it into a page saved as one file (Chromium 131, 22 November 2026).
    """
    names = ("shadowrootmode", "shadowmode")
    return any(attribute(tag, name).strip().lower() in ("open", "closed") for name in names)


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
