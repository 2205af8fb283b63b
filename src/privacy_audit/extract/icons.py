"""What an icon or an attribute says right before a text: a cake before a date, a network before a handle.

`<i class="fa fa-birthday-cake"></i> 24/12/1996`, `<td data-label="Ngày sinh">24/12/1996</td>`. People see the
icon; in the running text it would be lost. It is told only where the text goes on as it announces.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from bs4 import Tag

from privacy_audit.extract.labels import label_for
from privacy_audit.extract.names import listed
from privacy_audit.extract.places import attribute

NAMES = listed("i span em")
"""Elements that icons are made of."""
CALLING = listed("data-label data-title title aria-label")
"""Attributes that call the text inside an element something."""
_FIELDS = listed("input select textarea button a img option label form")
"""Elements that call what somebody has yet to fill in, or what is elsewhere."""
_BIRTH = "Ngày sinh: "
_LONGEST = 30
# Classes of icons as the common sets name them: Font Awesome, Bootstrap, Material, Themify and others.
_ICON = re.compile(
    r"(?<![a-z])(?:fa|fas|far|fab|bi|mdi|ti|icon|ion|las?|lab|ri|bx|bxl|uil|zmdi)-(?:logo-|social-)?"
    r"(?:(?P<birth>birthday(?:-cake)?|cake(?:-candles|-2|-fill|-alt|-variant|-line)?)"
    r"|(?P<network>instagram|tiktok|twitter|telegram|youtube|threads|zalo|facebook|linkedin))(?![a-z0-9])"
)
# How a date and a handle begin.
_DATE, _HANDLE = (
    re.compile(r"\s{0,20}(?:ngày )?[0-9]{1,4}(?:[./-]| tháng )", re.I),
    re.compile(r"\s{0,20}@\w"),
)


class Announced(NamedTuple):
    """What the next text is, and the element in which that was said."""

    words: str
    within: Tag | None


def announced(tag: Tag) -> Announced | None:
    """What an element announces for the next text; None if nothing."""
    words = _words(tag)
    return Announced(words, tag.parent) if words else None


def announced_by(caption: str, tag: Tag) -> Announced | None:
    """What the caption of a drawn icon announces; None if nothing."""
    is_birth = len(caption) <= _LONGEST and label_for(caption) == "birthdate"
    return Announced(_BIRTH, tag.parent) if is_birth else None


def _words(tag: Tag) -> str:
    if tag.name in _FIELDS:
        return ""
    if any(
        label_for(attribute(tag, name)[:_LONGEST]) == "birthdate" for name in CALLING if name in tag.attrs
    ):
        return _BIRTH
    icon = _ICON.search(attribute(tag, "class")[:200]) if tag.name in NAMES else None
    if icon is None or (icon["network"] and tag.parent is not None and tag.parent.name == "a"):
        return ""  # icons in links are those of buttons to share; what they link to is told anyway
    return _BIRTH if icon["birth"] else f"{icon['network'].capitalize()}: "


def before(announced: Announced, text: str, around: Tag) -> str:
    """What stands before a text in the line: what was announced, if the text is such a thing.

    A handle is told beside its icon only: pages that can be shared show the icons of networks anywhere.
    """
    if announced.words == _BIRTH:
        return announced.words if _DATE.match(text) else ""
    beside = announced.within is not None and announced.within in (around, around.parent)
    return announced.words if beside and _HANDLE.match(text) else ""
