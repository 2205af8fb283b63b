"""The position that a line names beside somebody's name: `Trưởng phòng`, in the word of our list."""

from __future__ import annotations

import re
from functools import lru_cache

from privacy_audit.people.words import POSITIONS
from privacy_audit.text import fold

_LONGEST_LINE = 200
# What may stand before the first word of a line: its number, signs.
_BEFORE = re.compile(r"[\W\d_]{0,12}")
# The element that HTML has for it, or an id that says so, as a step of a place.
_MENU = re.compile(r"(?:^|> )(?:nav(?![\w-])|#[\w-]{0,60}?(?:menu|nav|breadcrumb))", re.I)


def position_in(text: str) -> str:
    """The first position that a line names, in the word of our list; empty if it names none."""
    found = _any_position().search(fold(text[:_LONGEST_LINE]))
    return _positions()[found.group()] if found else ""


def leading_position(text: str) -> str:
    """The position with which a line begins, or what its label is said to be; empty if there is none.

    A heading (`Danh sách cán bộ`) and the entries of a menu in one line name positions without saying that
    somebody holds them.
    """
    told = fold(text[:_LONGEST_LINE]).rstrip(" :").rpartition(":")[2]
    begin = _BEFORE.match(told)
    return position_in(told) if begin and begins_position(told, begin.end()) else ""


def stands_in_menu(locator: str) -> bool:
    """Whether a place of a page is in what leads to its other pages."""
    return _MENU.search(locator) is not None


def begins_position(folded: str, offset: int) -> bool:
    """Whether a position begins there in a line without marks and capitals."""
    return _any_position().match(folded, offset) is not None


@lru_cache(maxsize=1)
def _positions() -> dict[str, str]:
    return {fold(position): position for position in reversed(POSITIONS)}


@lru_cache(maxsize=1)
def _any_position() -> re.Pattern[str]:
    """Any position as whole words, the longest that fits."""
    longest_first = sorted(_positions(), key=len, reverse=True)
    return re.compile(rf"(?<![a-z])(?:{'|'.join(map(re.escape, longest_first))})(?![a-z])")
