"""On which thing of the layout an exposure stands, and where in its text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from privacy_audit.model import Exposure, Kind, Laid, Occurrence, Part, Value
from privacy_audit.text import fold

# Where an attribute stands: the place of its element, then its name.
_ATTRIBUTE = re.compile(r" @[\w:.-]{1,60}\Z")
_STEP = " > "
_VISIBLE = (Part.TEXT, Part.LINK, Part.ATTRIBUTE, Part.MICRODATA, Part.IMAGE, Part.EMBEDDED_JSON)


class Standing(Value):
    """An exposure on a thing: its index and the offset in its text, 0 if that is not known."""

    exposure: Exposure
    place: Occurrence
    thing: int
    offset: int


class Places:
    """The things of a layout by where they stand."""

    def __init__(self, things: Sequence[Laid]) -> None:
        self._things = things
        self._at: dict[str, list[int]] = defaultdict(list)
        self._ends: dict[str, list[int]] = defaultdict(list)
        for index, thing in enumerate(things):
            self._at[thing.locator].append(index)
            steps = thing.locator.split(_STEP)
            for begin in range(1, min(4, len(steps) - 1)):
                self._ends[_STEP.join(steps[begin:])].append(index)

    def of(self, exposure: Exposure) -> Iterator[Standing]:
        """Everything of the layout on which an exposure stands, each once."""
        seen: set[int] = set()
        for place in exposure.where:
            for index in self._candidates(exposure, place) if place.part in _VISIBLE else ():
                if index not in seen:
                    seen.add(index)
                    offset = offset_of(exposure, self._things[index].text) or 0
                    yield Standing(exposure=exposure, place=place, thing=index, offset=offset)

    def _candidates(self, exposure: Exposure, place: Occurrence) -> list[int]:
        """Of several things at one place (lines of a cell, twin cards) those that show the value."""
        found = next((found for path in _paths(place) if (found := self._named(path, place))), [])
        if len(found) < 2:
            return found
        showing = [index for index in found if offset_of(exposure, self._things[index].text) is not None]
        return showing or ([] if place.part is Part.LINK else found[:1])

    def _named(self, path: str, place: Occurrence) -> list[int]:
        """A path has five steps at most: that of a line around a link begins one step further out."""
        return self._at.get(path) or (self._ends.get(path, []) if path != place.locator else [])


def _paths(place: Occurrence) -> Iterator[str]:
    """The place itself, then the elements around it: a link stands inside the line that shows it."""
    path = _ATTRIBUTE.sub("", place.locator)
    yield path
    if place.part is not Part.IMAGE:
        steps = path.split(_STEP)
        for count in range(1, min(4, len(steps) - 1)):
            yield _STEP.join(steps[:-count])


def offset_of(exposure: Exposure, text: str) -> int | None:
    """Where in a text a value stands, None if it is not found as it is normally written."""
    needle = _needle(exposure)
    found = needle.search(fold(text)) if needle else None
    return found.start() if found else None


def _needle(exposure: Exposure) -> re.Pattern[str] | None:
    """What of a value is always written the same way."""
    value = exposure.reveal()
    match exposure.kind:
        case Kind.EMAIL:
            return re.compile(re.escape(fold(value)))
        case Kind.PHONE | Kind.NATIONAL_ID | Kind.BANK_ACCOUNT:
            return _digits("".join(filter(str.isdecimal, value))[-8:])
        case Kind.BIRTH_DATE:
            year = re.search(r"(?:19|20)\d\d", value)
            return re.compile(year.group()) if year else None
        case _:
            words = fold(value).split()
            return re.compile(re.escape(words[0])) if words else None


def _digits(digits: str) -> re.Pattern[str] | None:
    """The digits with three signs at most between one and the next."""
    return re.compile(r"[^0-9]{0,3}".join(digits)) if digits else None
