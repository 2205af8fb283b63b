"""The position that a line names beside somebody's name: `Trưởng phòng`, in the word of our list."""

from __future__ import annotations

import re
from functools import lru_cache

from privacy_audit.people.words import POSITIONS
from privacy_audit.text import fold

_LONGEST_LINE = 200


def position_in(text: str) -> str:
    """The first position that a line names, in the word of our list; empty if it names none."""
    found = _any_position().search(fold(text[:_LONGEST_LINE]))
    return _positions()[found.group()] if found else ""


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
