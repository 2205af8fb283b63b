"""The people of one page, out of its lines and pictures, its marked data and what was found on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from msgspec.structs import replace

from privacy_audit.checklist import ExposureKind
from privacy_audit.model import (
    Certainty,
    Content,
    Exposure,
    Kind,
    Laid,
    Layout,
    Part,
    Person,
    Shown,
    Value,
)
from privacy_audit.people.belonging import Places, Standing
from privacy_audit.people.linked import Described, described
from privacy_audit.people.names import Name, names_in, whole_line_name
from privacy_audit.people.once import PERSONAL, each_once, of_values, shown_at
from privacy_audit.people.plain import lines_of
from privacy_audit.people.positions import leading_position, position_in, stands_in_menu
from privacy_audit.people.records import Record, anchors_of, records
from privacy_audit.text import fold, normalise

BESIDES = (Kind.PHONE, Kind.BIRTH_DATE, Kind.ADDRESS, Kind.NATIONAL_ID, Kind.VEHICLE_PLATE)
"""What is told of a page even if nobody's name stands beside it."""
_OF_OFFICE = ("landline", "organisation")
MOST = 2_000
"""People of one page; the longest lists of members have some hundred."""
_MENTIONED = 200
"""A value so many characters behind a name in running text is that person's."""
_LONGEST_POSITION = 120
_ITEM = " > li"
"""In the place of what stands in a list."""
_LONGEST_TOLD = 20_000
"""Of a part that is longer, names are looked for at its beginning."""

Kinds = Mapping[Kind, ExposureKind]


class People(Value):
    """Who is shown on a page, and what stands there without a name.

    `names` are those that the page names, folded: what initials stand for wherever its words are quoted.
    """

    people: tuple[Person, ...] = ()
    besides: tuple[Shown, ...] = ()
    names: frozenset[str] = frozenset()


def people_on(content: Content, layout: Layout, exposures: Sequence[Exposure], kinds: Kinds) -> People:
    """Who is shown on a page, in reading order.

    `exposures` are those of the page, photos among them. An office's number counts for nobody: landlines,
    hotlines, and what `kinds` calls harmless.
    """
    laid = layout.things or tuple(lines_of(content))
    things = tuple(replace(thing, text=normalise(thing.text).text) for thing in laid)
    personal = [one for one in exposures if is_personal(one, kinds)]
    seen = _Seen(things, _marked(content), personal)
    linked = described(content, personal)
    found = each_once((*seen.people(), *map(_of_data, linked)))
    owned = seen.owned | {id(place) for one in linked for _, place in one.shows}
    named = frozenset((*seen.names, *(one.key for one in linked), *_told(content)))
    return People(people=found, besides=tuple(_besides(personal, owned)), names=named)


def _told(content: Content) -> set[str]:
    """The names in all that a page holds, hidden parts too, folded."""
    texts = (normalise(segment.text[:_LONGEST_TOLD]).text for segment in content.segments)
    return {name.key for text in texts for name in names_in(text)}


def is_personal(exposure: Exposure, kinds: Kinds) -> bool:
    """Whether an exposure is one of a person's own things."""
    if exposure.kind not in PERSONAL or not kinds[exposure.kind].counts(exposure.attributes):
        return False
    return exposure.kind is not Kind.PHONE or exposure.attributes.get("type") not in _OF_OFFICE


def _marked(content: Content) -> frozenset[str]:
    """The names that the page marks as people's, without marks and capitals."""
    if not {"hcard", "microdata:Person"} & set(content.containers):
        return frozenset()
    labelled: dict[str, set[str]] = defaultdict(set)
    for segment in content.segments:
        if segment.part is Part.MICRODATA and segment.label in ("name", "worksfor"):
            labelled[segment.label].add(fold(normalise(segment.text).text))
    return frozenset(name for name in labelled["name"] - labelled["worksfor"] if 2 <= len(name.split()) <= 5)


class _Seen:
    """The visible part of one page while it is looked through."""

    def __init__(self, things: tuple[Laid, ...], marked: frozenset[str], exposures: list[Exposure]) -> None:
        self._things = things
        self._names = [names_in(thing.text, marked) for thing in things]
        self._add_whole_lines()
        heading = [(index, name) for index, names in enumerate(self._names) for name in names if name.heads]
        self._records = records(things, anchors_of(heading)[:MOST])
        self._numbers: dict[int, list[int]] = defaultdict(list)
        for number, record in enumerate(self._records):
            for index in range(record.first, record.last + 1):
                self._numbers[index].append(number)
        places = Places(things)
        self._standings = [one for exposure in exposures for one in places.of(exposure)]
        self.owned: set[int] = set()
        self.names = {name.key for names in self._names for name in names}

    def people(self) -> tuple[Person, ...]:
        """The people in reading order."""
        shows: dict[int, list[Standing]] = defaultdict(list)
        mentions: dict[tuple[int, int], list[Standing]] = defaultdict(list)
        for standing in self._standings:
            name = self._name_before(standing)
            if name is not None and not name.heads:
                mentions[standing.thing, name.start].append(standing)
            elif (number := self._record_of(standing, name)) is not None:
                shows[number].append(standing)
            else:
                continue
            self.owned.add(id(standing.place))
        heads = [self._person(record, shows[number]) for number, record in enumerate(self._records)]
        prose = [self._mentioned(thing, start, found) for (thing, start), found in mentions.items()]
        return tuple(one for one in (*heads, *prose) if one.shows or one.position)

    def _add_whole_lines(self) -> None:
        """Names of other countries on a line of their own, where a position stands right below."""
        for index, thing in enumerate(self._things[:-1]):
            below = self._things[index + 1]
            if self._names[index] or len(below.text) > _LONGEST_POSITION:
                continue
            if position_in(below.text) and (name := whole_line_name(thing.text)):
                self._names[index] = (name,)

    def _name_before(self, standing: Standing) -> Name | None:
        """Whose name stands before a value in the same line; None where the line begins with the value."""
        names = self._names[standing.thing]
        before = [name for name in names if name.start <= standing.offset]
        chosen = before[-1] if before else next((name for name in names if name.heads), None)
        if chosen and not chosen.heads and standing.offset - chosen.end > _MENTIONED:
            return None
        return chosen

    def _record_of(self, standing: Standing, name: Name | None) -> int | None:
        numbers = self._numbers.get(standing.thing, [])
        own = (one for one in numbers if name is None or name.key == self._records[one].anchor.name.key)
        return next(own, None)

    def _person(self, record: Record, standings: list[Standing]) -> Person:
        return Person(
            who=record.anchor.name.initials,
            locator=self._things[record.anchor.first].locator,
            position=self._position(record),
            shows=_of_standings(standings),
        )

    def _position(self, record: Record) -> str:
        """The position nearest to the name: on its line, below it, above it."""
        anchor, name = record.anchor, record.anchor.name
        own = self._things[anchor.first]
        next_start = next((one.start for one in self._names[anchor.first] if one.start > name.start), None)
        split = (own.text[name.end : next_start], own.text[: name.start])
        behind = self._telling(range(anchor.first + 1, record.last + 1))
        ahead = self._telling(range(anchor.first - 1, record.first - 1, -1), beside=own.locator)
        told = chain(map(position_in, (*split, *behind)), map(leading_position, ahead))
        return next((position for position in told if position), "")

    def _telling(self, indices: Iterable[int], *, beside: str = _ITEM) -> Iterator[str]:
        """The short lines that may tell a position: none of a menu, none of a list if `beside` is in none."""
        for index in indices:
            line = self._things[index]
            is_of_others = stands_in_menu(line.locator) or (_ITEM in line.locator and _ITEM not in beside)
            if line.picture is None and len(line.text) <= _LONGEST_POSITION and not is_of_others:
                yield line.text

    def _mentioned(self, thing: int, start: int, standings: list[Standing]) -> Person:
        name = next(one for one in self._names[thing] if one.start == start)
        return Person(who=name.initials, locator=self._things[thing].locator, shows=_of_standings(standings))


def _of_standings(standings: Iterable[Standing]) -> tuple[Shown, ...]:
    return of_values((one.exposure, one.place) for one in standings)


def _of_data(one: Described) -> Person:
    return Person(who=one.who, locator=one.locator, position=one.position, shows=of_values(one.shows))


def _besides(exposures: Iterable[Exposure], owned: set[int]) -> Iterator[Shown]:
    for exposure in exposures:
        told = exposure.kind in BESIDES and exposure.certainty is not Certainty.POSSIBLE
        if told and exposure.where and not any(id(place) in owned for place in exposure.where):
            yield shown_at(exposure, exposure.where[0])
