"""Drawings in a page (SVG): which of their elements people read, and where a drawing ends that nobody ended.

Icons are drawings too, and pages have hundreds: only what is written in one is told of, not what is drawn.
"""

from __future__ import annotations

import re

from bs4 import Tag

from privacy_audit.extract.names import listed

NAME = "svg"
CAPTIONS = listed("title desc")
"""What a pointer that rests on a drawing, or a screen reader, is told."""
LINES = listed("text foreignobject")
POINTING = listed("image a")
"""Elements of a drawing that show, or lead to, something else."""
NEVER_INSIDE = listed(
    """b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li menu meta
    nobr ol p pre ruby s small span strong strike sub sup table tt u ul var"""
)
"""Elements of HTML before which a browser ends a drawing (HTML standard, 13.2.6.5, 21 November 2026)."""
_MOVES = ("x", "y", "dy")
_LONGEST = 2_000
# What a caption says beyond the name of an icon: a digit, an at sign, or five words.
_TELLS = re.compile(r"[0-9@]|(?:\S{1,60}\s{1,9}){4}\S")


def is_apart(tag: Tag) -> bool:
    """Whether a piece of a written line is put somewhere else than right behind the piece before it."""
    return any(move in tag.attrs for move in _MOVES)


def as_link(tag: Tag) -> Tag:
    """A link of a drawing with its address where links of HTML have it."""
    tag.attrs.setdefault("href", tag.attrs.get("xlink:href", ""))
    return tag


def tells(caption: str) -> bool:
    """Whether a caption says more than what an icon is called: `Phone`, `Search`."""
    return len(caption) > _LONGEST or _TELLS.search(caption) is not None
