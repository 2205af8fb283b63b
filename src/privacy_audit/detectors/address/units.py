"""Reads the chain of units at the end of an address: phường Lê Chân, quận …, Hải Phòng, Việt Nam.

A bare name counts when it is a unit and the chain around it agrees on a province.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from privacy_audit.detectors.address.places import LEVEL, Place, place_at
from privacy_audit.detectors.address.vietnam_units import Rank

# What parts two units; a line may end between them when the caller allows it.
_PART = re.compile(r"[ ]{0,3}[,;|/•·.–—-]{0,2}[ ]{0,3}")
_LINE_END = re.compile(r"[ ]{0,3}[,;–—-]?[ ]{0,3}\n[ ]{0,3}[-–•]?[ ]{0,2}")
_LINE_STOPS = re.compile(r"[ ]{0,3}[,.;]?[ ]{0,3}(?:\n|\Z)")
_COUNTRY = re.compile(r"(?:việt[ ]?nam|viet[ ]?nam|vn)(?!\w)", re.IGNORECASE)
# Postal codes have five digits (six before 2018).
_POSTCODE = re.compile(r"\d{5,6}(?!\w)(?![.,]\d)")
_MOST_PLACES = 6


class Chain(NamedTuple):
    """Places that agree with each other, and where the last of them (or the country) ends."""

    places: tuple[Place, ...]
    end: int

    @property
    def known(self) -> tuple[Place, ...]:
        """The places whose names are units."""
        return tuple(place for place in self.places if place.units)


def read_chain(text: str, position: int, lines: bool, lenient: bool) -> Chain:
    """Read units from a position on. `lines`: go on over line ends; `lenient`: lower case is a name too."""
    places: list[Place] = []
    cursor = position
    while len(places) < _MOST_PLACES:
        start = _next_part(text, cursor, lines, bool(places) or lenient)
        place = place_at(text, start, lenient) if start is not None else None
        if place is None:
            break
        places.append(place)
        cursor = place.end
    chain = _agreeing(places) or _but_the_first(places) or _bare_places(text, places, position)
    return Chain(chain, _with_country(text, chain[-1].end) if chain else position)


def _next_part(text: str, cursor: int, lines: bool, bare_line: bool) -> int | None:
    """Where the next part begins: after a separator, or on the next line."""
    if over := _LINE_END.match(text, cursor):
        parted = any(sign in over.group() for sign in ",;–-")
        explicit = LEVEL.match(text, over.end()) is not None
        alone = explicit or (bare_line and (lines or parted)) or (lines and _is_line(text, over.end()))
        return over.end() if alone else None
    part = _PART.match(text, cursor)
    if part is None or ("." in part.group() and LEVEL.match(text, part.end()) is None):
        return None
    return part.end()


def _is_line(text: str, start: int) -> bool:
    """Whether one unit is all that stands on a line."""
    place = place_at(text, start, False)
    return place is not None and bool(place.units) and _LINE_STOPS.match(text, place.end) is not None


def _agreeing(places: list[Place]) -> tuple[Place, ...]:
    """The longest beginning of the places that lies in one province, each with the units that do."""
    chain = tuple(places)
    while chain:
        provinces = _provinces(chain)
        fitting = tuple(_within(place, provinces) for place in chain)
        if all(place.units or place.explicit for place in fitting) and _anchored(fitting):
            return fitting
        chain = chain[:-1]
    return ()


def _but_the_first(places: list[Place]) -> tuple[Place, ...]:
    """A first name that only elsewhere is a unit, as of a ward that is gone, before units that agree."""
    if len(places) < 3 or places[0].explicit or not (rest := _agreeing(places[1:])):
        return ()
    return (places[0]._replace(units=()), *rest)


def _bare_places(text: str, places: list[Place], position: int) -> tuple[Place, ...]:
    """Bare names behind a comma, as people of a big city write: a district, or a ward and its district."""
    if not places or "," not in text[position : places[0].start]:
        return ()
    for place, *before in (places[1::-1], places[:1]):
        districts = tuple(unit for unit in place.units if unit.rank is Rank.DISTRICT and unit.level in "qdh")
        provinces = frozenset(unit.province for unit in districts)
        if districts:
            return (*(_within(one, provinces) for one in before), place._replace(units=districts))
    return ()


def _anchored(chain: tuple[Place, ...]) -> bool:
    """A bare ward's name is any two words; something of the chain must be sure."""
    return any(place.explicit or any(unit.rank is Rank.PROVINCE for unit in place.units) for place in chain)


def _provinces(chain: tuple[Place, ...]) -> frozenset[str]:
    """The provinces in which the chain can lie: those of its last province, else those common to all."""
    for place in reversed(chain):
        if found := frozenset(unit.province for unit in place.units if unit.rank is Rank.PROVINCE):
            return found
    sets = [frozenset(unit.province for unit in place.units) for place in chain if place.units]
    common = frozenset.intersection(*sets) if sets else frozenset()
    return common or frozenset().union(*sets[-1:])


def _within(place: Place, provinces: frozenset[str]) -> Place:
    return place._replace(units=tuple(unit for unit in place.units if unit.province in provinces))


def _with_country(text: str, end: int) -> int:
    """Past a postal code and the country behind the last unit."""
    for pattern in (_POSTCODE, _COUNTRY, _POSTCODE):
        part = _PART.match(text, end)
        if part and "." not in part.group() and (found := pattern.match(text, part.end())):
            end = found.end()
    return end


def form_of(places: tuple[Place, ...]) -> str | None:
    """`old` with a district or a unit that is gone, `new` with a ward of today, None if neither shows."""
    narrow = [place for place in places if not _only(place, Rank.PROVINCE)]
    if any(_only(place, Rank.DISTRICT) or (not place.explicit and _has_district(place)) for place in narrow):
        return "old"
    if any(place.units and all(unit.old for unit in place.units) for place in places):
        return "old"
    return "new" if any(not unit.old for place in narrow for unit in place.units) else None


def _only(place: Place, rank: Rank) -> bool:
    return bool(place.units) and all(unit.rank is rank for unit in place.units)


def _has_district(place: Place) -> bool:
    ranks = {unit.rank for unit in place.units}
    return Rank.DISTRICT in ranks and Rank.PROVINCE not in ranks
