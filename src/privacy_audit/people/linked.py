"""People in the data that a page carries for search engines: one JSON object, one person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable

from privacy_audit.model import Content, Exposure, Occurrence, Part, Segment, Value
from privacy_audit.people.names import names_in
from privacy_audit.people.positions import position_in
from privacy_audit.text import fold, normalise

_TELLING = frozenset(("jobtitle", "birthdate", "worksfor"))
"""What only a person has; an organisation has a name, a telephone and an address too."""
_MOST = 1_000


class Described(Value):
    """A person of the data. `shows` are exposures with the place inside the person's object.

    `who` are the initials, `key` is the name without marks and capitals.
    """

    who: str
    key: str
    locator: str
    position: str
    shows: tuple[tuple[Exposure, Occurrence], ...]


def described(content: Content, exposures: Iterable[Exposure]) -> tuple[Described, ...]:
    """The people of all JSON-LD blocks, in the order of the data."""
    objects: dict[str, list[Segment]] = defaultdict(list)
    for segment in content.segments:
        if segment.part is Part.JSON_LD and segment.label:
            objects[_holder(segment.locator)].append(segment)
    people = {path: who for path, segments in list(objects.items())[:_MOST] if (who := _who(segments))}
    shows: dict[str, list[tuple[Exposure, Occurrence]]] = defaultdict(list)
    for exposure in exposures:
        for place in exposure.where:
            if place.part is Part.JSON_LD and (owner := _owner(place.locator, people)):
                shows[owner].append((exposure, place))
    found = (_described(path, people[path], objects[path], shows[path]) for path in people)
    return tuple(one for one in found if one.shows or one.position)


def _described(
    path: str, who: tuple[str, str], segments: list[Segment], shows: list[tuple[Exposure, Occurrence]]
) -> Described:
    jobs = (segment.text for segment in segments if segment.label == "jobtitle")
    position = next((position_in(job) or "other" for job in jobs), "")
    return Described(who=who[0], key=who[1], locator=path, position=position, shows=tuple(shows))


def _holder(locator: str) -> str:
    """The object in which a property stands: `ld[0].employee[2]` of `ld[0].employee[2].name`."""
    return locator.rpartition(".")[0]


def _who(segments: list[Segment]) -> tuple[str, str] | None:
    """The initials and the folded name of the person that an object describes, None if it is no person."""
    name = next((segment.text for segment in segments if segment.label == "name"), None)
    if name is None:
        return None
    text = " ".join(normalise(name[:200]).text.split())
    known = names_in(text)
    if known and known[0].heads:
        return known[0].initials, known[0].key
    if any(segment.label in _TELLING for segment in segments) and 1 < len(text.split()) <= 6:
        return ".".join(word[0].upper() for word in text.split()) + ".", fold(text)
    return None


def _owner(locator: str, people: Container[str]) -> str | None:
    """The innermost person whose object holds a place."""
    path = locator
    while path:
        if path in people:
            return path
        path = path.rpartition(".")[0]
    return None
