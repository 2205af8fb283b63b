"""Drawings in a page (SVG): which of their elements people read, and where a drawing ends that nobody ended.

In drawings and formulas a browser reads elements where the parser, as in HTML, takes all for plain text.

Icons are drawings too, and pages have hundreds: only what is written in one is told of, not what is drawn.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

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
RAW = listed("style script title textarea xmp iframe noembed noframes plaintext")
"""Elements of HTML that hold nothing but text; in drawings and formulas they are elements like others."""
SHAPES = listed("path rect circle ellipse line polygon polyline use")
"""Elements of a drawing in which nobody writes: a text there shows that the drawing has ended."""
_FOREIGN = frozenset((NAME, "math"))
_FONTS = ("color", "face", "size")
# Where HTML begins again: in what is drawn (the title), and in what is written in a formula.
_WRITTEN = listed("foreignobject desc title annotation-xml mi mo mn ms mtext")
_NEAR = 20
"""Elements around a text in which a drawing is looked for."""
_CDATA, _CDATA_END = "<![CDATA[", "]]>"
# A letter or a digit: blanks and signs between shapes are no text.
_WORD = re.compile(r"\w")
# Behind these a browser is no longer in the drawing or formula.
_LEAVES = re.compile(
    rf"</(?:svg|math|p|br)(?![\w-])|<(?:{'|'.join(sorted(NEVER_INSIDE))})(?![\w-])"
    r"|<font\s[^<>]{0,200}(?:color|face|size)",
    re.I,
)
_MOVES = ("x", "y", "dy")
_LONGEST = 2_000
# What a caption says beyond the name of an icon: a digit, an at sign, or five words.
_TELLS = re.compile(r"[0-9@]|(?:\S{1,60}\s{1,9}){4}\S")


def ends_before(name: str, attrs: Mapping[str, str] | None) -> bool:
    """Whether a browser ends a drawing before an element of that name."""
    return name in NEVER_INSIDE or (name == "font" and any(one in (attrs or ()) for one in _FONTS))


def is_around(tag: Tag) -> bool:
    """Whether an element is one of a drawing or formula, or inside one, and not where HTML begins again."""
    one: Tag | None = tag
    for _ in range(_NEAR):
        if one is None or one.name in _WRITTEN or one.name in NEVER_INSIDE:
            return False
        if one.name in _FOREIGN:
            return True
        one = one.parent
    return False


def is_text(data: str) -> bool:
    """Whether something is written, not only blanks and signs."""
    return _WORD.search(data) is not None


def behind(raw: str) -> str:
    """What a browser reads as HTML of the text of such an element: all from where the drawing ends."""
    first, *rest = raw.split(_CDATA)
    plain = first + "".join(one.partition(_CDATA_END)[2] for one in rest)
    found = _LEAVES.search(plain)
    return plain[found.start() :] if found else ""


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
