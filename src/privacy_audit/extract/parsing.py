"""The one parse of a page, ended when the page has more parts than any real one.

The builder of BeautifulSoup makes objects for whatever the parser reports: of 10 MB that are nothing but
tags, 3 GB. Stopping it from inside leaves a whole, well-formed beginning of the page.
"""

from __future__ import annotations

import warnings
from typing import Any

from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning
from bs4.builder import LXMLTreeBuilder  # type: ignore[attr-defined]  # exported by a computed list

from privacy_audit.extract.bounds import Allowance

_ELEMENT = 4
"""An element weighs as much as four attributes, texts or comments."""

_NAMES = ("class", "id")
_NAMES_LENGTH = 4_000
"""Characters of all class names of an element, or of its id. They are read again for each element inside,
and say nothing to people; real ones stay below one thousand."""


class _Enough(Exception):
    """The page has had all the parts it may have."""


class _Builder(LXMLTreeBuilder):  # type: ignore[misc]
    """Builds until the parts are used up; the rest of the page is not even read."""

    def __init__(self, parts: Allowance) -> None:
        super().__init__()
        self._parts = parts

    def feed(self, markup: Any) -> None:
        try:
            super().feed(markup)
        except _Enough:
            return  # what was built until then is closed by the caller

    def start(self, tag: Any, attrs: Any, nsmap: Any = None) -> None:
        self._use(_ELEMENT + len(attrs))
        long = {
            name: attrs[name][:_NAMES_LENGTH] for name in _NAMES if len(attrs.get(name, "")) > _NAMES_LENGTH
        }
        super().start(tag, {**attrs, **long} if long else attrs, nsmap or {})

    def data(self, data: Any) -> None:
        self._use(1)
        super().data(data)

    def comment(self, text: Any) -> None:
        self._use(_ELEMENT)
        super().comment(text)

    def pi(self, target: Any, data: Any) -> None:
        self._use(_ELEMENT)
        super().pi(target, data)

    def _use(self, weight: int) -> None:
        if not self._parts.take(weight):
            raise _Enough


def parse(markup: str, parts: Allowance) -> BeautifulSoup:
    """A page as elements; `parts` says how many, and whether there were more."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        warnings.simplefilter("ignore", UserWarning)
        return BeautifulSoup(markup, builder=_Builder(parts))
