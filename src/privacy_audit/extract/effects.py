"""The open elements that are drawn otherwise than their text is written: backwards, not at all, with more."""

from __future__ import annotations

import re
from typing import NamedTuple

from bs4 import Tag

from privacy_audit.extract import styles
from privacy_audit.extract.bounds import Bounds
from privacy_audit.extract.lines import Line
from privacy_audit.extract.names import listed
from privacy_audit.extract.places import attribute
from privacy_audit.extract.sheets import Drawn, Sheets
from privacy_audit.extract.tree import Element

_ABOVE = listed("rt rp rtc")
"""Elements that are drawn above the line, small, or not at all."""
OTHERWISE = _ABOVE | {"bdo", "img"}
"""Elements that may be drawn otherwise by their name alone."""
# What a picture shows that stands in a mailbox or a number in place of a sign of it.
_SIGNS = re.compile(r"(?:@|[(+]?[0-9][0-9 .()-]{0,20})\Z")


class _Effect(NamedTuple):
    tag: Element
    after: str
    is_gone: bool
    is_reversed: bool


class Effects:
    """What such elements do to the line of a page."""

    def __init__(self, line: Line, limits: Bounds) -> None:
        self.sheets = Sheets(limits)
        self._line = line
        self.open: list[_Effect] = []
        """Those that are open and end with something, the innermost last."""
        self.gone = 0
        """How many of them are not drawn at all."""
        self._is_reversed = False

    def begin(self, tag: Element, said: dict[str, str], drawn: Drawn) -> None:
        """An element begins, of which its inline style and the style sheets say that."""
        is_gone = drawn.is_gone or tag.name in _ABOVE or styles.is_gone(said)
        is_reversed = not self._is_reversed and (
            drawn.is_reversed or styles.is_reversed(said) or _is_turned(tag)
        )
        if tag.name in _ABOVE:
            self._line.add(" ", "")
        elif tag.name == "img" and _SIGNS.match(sign := attribute(tag, "alt").strip()):
            self._line.add("", sign)
        if drawn.before:
            self._line.add("", drawn.before)
        if is_gone or is_reversed or drawn.after:
            self.open.append(_Effect(tag, drawn.after, is_gone, is_reversed))
            self.gone += is_gone
            if is_reversed:
                self._is_reversed = True
                self._line.turn()

    def end(self, tag: Element) -> None:
        """An element ends."""
        if self.open[-1].tag is not tag:
            return
        effect = self.open.pop()
        self.gone -= effect.is_gone
        if effect.after:
            self._line.add("", effect.after)
        if effect.is_reversed:
            self._is_reversed = False
            self._line.turn_back()
        if tag.name in _ABOVE:
            self._line.add(" ", "")


def _is_turned(tag: Tag) -> bool:
    return tag.name == "bdo" and attribute(tag, "dir").strip().lower() == "rtl"
