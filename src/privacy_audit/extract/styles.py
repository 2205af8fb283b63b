"""What an element says itself of how it is drawn: by an attribute, by its inline style."""

from __future__ import annotations

import re

from bs4 import Tag

from privacy_audit.extract.names import listed

# Inline styles that may take an element out of sight: a quick look before they are taken apart.
_UNSEEN = re.compile(r"none|hidden", re.I)
# Those that may draw it otherwise than its name says.
_PLACED = re.compile(r"display|float|bidi|font-size|opacity", re.I)
_STYLE = 2_000
"""Characters of an inline style that are looked at."""
_IN_LINE = listed("inline contents")
_BESIDE = listed("inline-block inline-flex inline-grid inline-table")
# Nothing, as a size or an opacity.
_NOTHING = re.compile(r"0{0,3}(?:\.0{1,3})?(?:px|em|rem|pt|%)?\Z")


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


def placing(tag: Tag) -> dict[str, str]:
    """What an inline style says, if it may draw the element otherwise than its name says."""
    style = tag.attrs.get("style")
    return declared(tag) if style is not None and _PLACED.search(str(style), 0, _STYLE) else {}


def is_in_line(said: dict[str, str]) -> bool:
    """Whether an element flows in the line, whatever its name is."""
    return said.get("display") in _IN_LINE and said.get("float", "none") == "none"


def is_beside(said: dict[str, str]) -> bool:
    """Whether an element is drawn beside the one before, with nothing between."""
    return said.get("display") in _BESIDE or said.get("float") in ("left", "right")


def is_gone(said: dict[str, str]) -> bool:
    """Whether nothing of the text of an element is seen in its line."""
    if said.get("display") == "none" or said.get("visibility") == "hidden":
        return True
    return any(name in said and _is_nothing(said[name]) for name in ("font-size", "opacity"))


def is_reversed(said: dict[str, str]) -> bool:
    """Whether the characters of an element are drawn from right to left."""
    return said.get("direction") == "rtl" and "override" in said.get("unicode-bidi", "")


def declared(tag: Tag) -> dict[str, str]:
    """What an inline style says, lower case: of each property what holds, the last or an important one."""
    return declarations(str(tag.attrs.get("style") or "")[:_STYLE])


def declarations(style: str) -> dict[str, str]:
    """The same of what stands in a style."""
    first, *rest = style.lower().split("/*")
    plain = first + "".join(one.partition("*/")[2] for one in rest)
    held: dict[str, str] = {}
    for one in sorted(plain.split(";"), key=lambda said: "!" in said):
        name, _, value = one.partition(":")
        if value:
            held[name.strip()] = value.partition("!")[0].strip()
    return held


def _is_nothing(size: str) -> bool:
    return bool(size) and _NOTHING.match(size) is not None
