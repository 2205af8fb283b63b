"""Places that an element carries for a script that draws a map: `data-lat="20.8449" data-lng="106.6881"`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import Tag

from privacy_audit.extract.places import attribute, place_of
from privacy_audit.model import Part, Segment

# How pages name the two halves of a place, with or without `data-` and a word of their own before it.
_LATITUDES = re.compile(r"(?:data-)?(?:[a-z]{1,12}-)?lat(?:itude)?\Z")
_LONGITUDES = re.compile(r"(?:data-)?(?:[a-z]{1,12}-)?(?:lng|lon|long|longitude)\Z")
_NUMBER = re.compile(r"[+-]?[0-9]{1,3}(?:\.[0-9]{1,15})?\Z")


def is_half(name: str) -> bool:
    """Whether an attribute of that name may hold half of a place."""
    return _LATITUDES.match(name) is not None or _LONGITUDES.match(name) is not None


def mapped(tag: Tag) -> Iterator[Segment]:
    """The place that an element carries, as `latitude, longitude`, labelled as one."""
    pair = ", ".join(value for names in (_LATITUDES, _LONGITUDES) if (value := _valued(tag, names)))
    if "," in pair:
        yield Segment(text=pair, part=Part.ATTRIBUTE, locator=place_of(tag), label="geo")


def _valued(tag: Tag, names: re.Pattern[str]) -> str:
    """The number under the first attribute of such a name, nothing if there is none."""
    values = (attribute(tag, name).strip()[:30] for name in tag.attrs if names.match(name))
    return next((value for value in values if _NUMBER.match(value)), "")
