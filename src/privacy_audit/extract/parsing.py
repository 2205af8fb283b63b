"""The one pass of the parser over a page: what it reports goes through BeautifulSoup to a walk.

The page is handed to the parser in pieces, and nothing holds the whole of it, so that memory does not grow
with it. The parser is stopped when the page has more parts than any real one: what was told until then is a
whole, well-formed beginning.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from bs4.builder import LXMLTreeBuilder  # type: ignore[attr-defined]  # exported by a computed list
from lxml import etree  # type: ignore[import-untyped]  # it brings no types

from privacy_audit.extract.bounds import Bounds
from privacy_audit.extract.soup import Soup
from privacy_audit.extract.walker import Walker

_ELEMENT = 4
"""An element weighs as much as four attributes, texts or comments."""
_NAMES = ("class", "id")
_NAMES_LENGTH = 4_000
"""Characters of all class names of an element, or of its id. They are read again for each element inside,
and say nothing to people; real ones stay below one thousand."""
_NO_ATTRIBUTES: dict[str, str] = {}
_CDATA = "[CDATA["
"""How a comment begins that is none: drawings, formulas, feeds and XHTML write text so."""
_LARGE, _PIECES = 1_000, 60
"""A text is told when so many characters of it were read at once, or so many pieces of fewer."""
_UNTOLD = 4_500_000
"""Bytes behind which the parser must have told of something: whatever it reads there, it holds in memory. The
largest pictures that stand in a page themselves have 4 MB."""


class _Enough(Exception):
    """The page has had all the parts it may have."""


class _Builder(LXMLTreeBuilder):  # type: ignore[misc]
    """Hands the pieces of a page to the parser until the parts are used up; the rest is not even read."""

    def __init__(self, pieces: Iterable[str], limits: Bounds) -> None:
        super().__init__(multi_valued_attributes=None)
        self._pieces, self._parts = pieces, limits.parts
        self._untold = 0

    def feed(self, markup: Any) -> None:
        parser = self.parser_for("utf-8")
        try:
            for piece in self._pieces:
                encoded = piece.encode("utf-8", "replace")
                self._expect(len(encoded))
                parser.feed(encoded)
            parser.close()
        except (_Enough, etree.LxmlError):
            return  # what was told until then is closed by the caller

    def start(self, name: Any, attrs: Any) -> None:
        self._use(_ELEMENT + len(attrs))
        # HTML knows no namespaces, so what the library does about them is left out.
        self.soup.handle_starttag(name, None, None, _own(attrs) if attrs else _NO_ATTRIBUTES)

    def end(self, name: Any) -> None:
        self.soup.handle_endtag(name)

    def data(self, data: Any) -> None:
        self._use(1)
        self.soup.hear(data)
        if len(data) > _LARGE or len(self.soup.current_data) > _PIECES:
            self.soup.endData()

    def comment(self, text: Any) -> None:
        if text.startswith(_CDATA):
            self.data(_unwrapped(text))
            return
        self._use(_ELEMENT)
        super().comment(text)

    def pi(self, target: Any, data: Any) -> None:
        self._use(_ELEMENT)
        super().pi(target, data or "")

    def _expect(self, size: int) -> None:
        """So many bytes are handed to the parser; too many in vain are enough."""
        self._untold += size
        if self._untold > _UNTOLD:
            self._parts.exceeded = True
            raise _Enough

    def _use(self, weight: int) -> None:
        self._untold = 0
        if not self._parts.take(weight):
            raise _Enough


def _unwrapped(text: str) -> str:
    """What a section of character data holds; the parser ends it early, at the end of a tag in it."""
    held = text.removeprefix(_CDATA)
    return held.removesuffix("]]") if held.endswith("]]") else held.rpartition("<")[0] or held


def _own(attrs: Mapping[str, str]) -> dict[str, str]:
    own = dict(attrs)
    for name in _NAMES:
        if name in own and len(own[name]) > _NAMES_LENGTH:
            own[name] = own[name][:_NAMES_LENGTH]
    return own


def parse(pieces: Iterable[str], walker: Walker, limits: Bounds) -> None:
    """Tell the walker of a page, as far as the parts last; a broken page is told as a browser reads it."""
    Soup(_Builder(pieces, limits), walker, limits)
