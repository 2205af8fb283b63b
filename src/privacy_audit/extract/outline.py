"""One parse and one walk over a page: its text in blocks, and its elements sorted for the readers.

The walk keeps its own stack: a page nested a hundred thousand deep must not exhaust Python's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from bs4 import BeautifulSoup, Comment, Tag
from bs4.element import CData, NavigableString

from privacy_audit.extract.bounds import Bounds
from privacy_audit.extract.names import listed
from privacy_audit.extract.parsing import parse

# Elements after and before which a line ends; everything else flows in the line.
_BLOCKS = listed(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html iframe legend li main "
    "marquee menu nav noscript ol optgroup option p pre section select summary table tbody td textarea "
    "tfoot th thead tr ul video br template"
)
# Elements whose text nobody is shown: code, drawings, and the head's own (read apart).
_SILENT = listed("script style svg math title head object canvas audio")
_HIDDEN = frozenset(("noscript", "template", "datalist"))
# Inline styles that take an element out of sight.
_UNSEEN = re.compile(r"display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden", re.I)


class Block(NamedTuple):
    """A line of text as it is laid out, with the element that holds it."""

    text: str
    tag: Tag
    hidden: bool


class Outline(NamedTuple):
    """A page taken apart. `named` has the elements by name, `attributed` all that carry attributes."""

    soup: BeautifulSoup
    blocks: tuple[Block, ...]
    named: dict[str, list[Tag]]
    attributed: tuple[Tag, ...]
    comments: tuple[str, ...]


def outline(markup: str, bounds: Bounds) -> Outline:
    """Parse a page, as far as the bounds allow, and walk it once."""
    return Walk().over(parse(markup, bounds.parts))


class Walk:
    """The state of one walk over a page."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.named: dict[str, list[Tag]] = defaultdict(list)
        self.attributed: list[Tag] = []
        self.comments: list[str] = []
        self.shown: list[str] = []
        self.unseen: list[str] = []
        self.hidden: list[Tag] = []
        self.holders: list[Tag] = []
        self.last_closed = ""

    def over(self, soup: BeautifulSoup) -> Outline:
        self.holders.append(soup)
        stack: list[tuple[Tag, Iterator[object]]] = [(soup, iter(soup.contents))]
        while stack:
            tag, children = stack[-1]
            for child in children:
                if isinstance(child, Tag):
                    self.note(child)
                    if child.name in _SILENT and child.name != "head":
                        continue
                    self.open(child)
                    stack.append((child, iter(child.contents)))
                    break
                self.string(child, tag)
            else:
                stack.pop()
                self.close(tag)
        return Outline(soup, tuple(self.blocks), self.named, tuple(self.attributed), tuple(self.comments))

    def note(self, tag: Tag) -> None:
        self.named[tag.name].append(tag)
        if tag.attrs:
            self.attributed.append(tag)

    def open(self, tag: Tag) -> None:
        name = tag.name
        if name in _BLOCKS or "-" in name:
            self.flush()
            self.holders.append(tag)
        elif name == "a" and self.last_closed == "a" and self.shown:
            self.shown.append(" ")  # neighbouring links are drawn apart: page numbers are no phone
        if name in _HIDDEN or (tag.attrs and is_unseen(tag)):
            self.hidden.append(tag)
        self.last_closed = ""

    def close(self, tag: Tag) -> None:
        if tag is self.holders[-1]:
            self.flush()
            if len(self.holders) > 1:
                self.holders.pop()
        if self.hidden and self.hidden[-1] is tag:
            self.flush_hidden()
            self.hidden.pop()
        self.last_closed = tag.name

    def string(self, node: object, parent: Tag) -> None:
        if type(node) is NavigableString or type(node) is CData:
            if parent.name != "head":
                self.text(str(node), parent)
        elif isinstance(node, Comment):
            self.comments.append(str(node))
        elif isinstance(node, NavigableString) and self.hidden:
            self.text(str(node), parent)  # the text of <template>

    def text(self, text: str, parent: Tag) -> None:
        pieces = text.split("\n") if parent.name in ("pre", "textarea") else (text,)
        for index, piece in enumerate(pieces):
            if index:
                self.flush()
            (self.unseen if self.hidden else self.shown).append(piece)
        if not text.isspace():
            self.last_closed = ""

    def flush(self) -> None:
        if self.shown:
            self.keep("".join(self.shown), hidden=False)
            self.shown.clear()
        self.flush_hidden()

    def flush_hidden(self) -> None:
        if self.unseen:
            self.keep("".join(self.unseen), hidden=True)
            self.unseen.clear()

    def keep(self, text: str, *, hidden: bool) -> None:
        if joined := " ".join(text.split()):
            self.blocks.append(Block(joined, self.holders[-1], hidden))


def is_unseen(tag: Tag) -> bool:
    """Whether an element hides itself by attribute or inline style."""
    if "hidden" in tag.attrs:
        return str(tag.attrs["hidden"]).lower() != "until-found"
    style = tag.attrs.get("style")
    return bool(style and _UNSEEN.search(str(style)[:2000]))
