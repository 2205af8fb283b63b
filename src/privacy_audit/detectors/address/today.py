"""Which units of today an address lies in, by the units that are written in it."""

from __future__ import annotations

from privacy_audit.detectors.address.places import LEVEL, Place
from privacy_audit.detectors.address.units import Chain
from privacy_audit.detectors.address.vietnam_units import Rank
from privacy_audit.detectors.address.vietnam_wards import Ward, glued, province_of_today, ward_of_today


def names_of_today(ward: Ward) -> tuple[str, str] | None:
    """A ward of today and its province, None if it is not sure that the address lies there."""
    return (ward.name, province_of_today(ward.province)) if ward.sure else None


def province_of(chain: Chain) -> str:
    """The number of the province in which the chain lies, empty if there are several."""
    sets = [frozenset(unit.province for unit in place.units) for place in chain.known]
    common = frozenset.intersection(*sets)
    return next(iter(common)) if len(common) == 1 else ""


def is_of(place: Place, rank: Rank) -> bool:
    return any(unit.rank is rank for unit in place.units)


def _may_be_district(place: Place) -> bool:
    """Whether a bare name may be the district that was: `Hải Châu, Đà Nẵng`."""
    return not place.explicit and is_of(place, Rank.DISTRICT)


def ward_of(text: str, chain: Chain) -> Ward | None:
    """The ward of today in which an address lies: its own one, or the one that its old ward went into."""
    province = province_of(chain)
    places = [place for place in chain.places if not is_of(place, Rank.PROVINCE)]
    if not province or not places:
        return None
    district = next((place for place in places[1:] if is_of(place, Rank.DISTRICT)), None)
    new = [
        unit
        for unit in places[0].units
        if unit.rank is Rank.WARD and not unit.old and unit.province == province
    ]
    if district is None and new and not _may_be_district(places[0]):
        return Ward(new[0].name, glued(new[0].name), province, True)
    name = (
        next((unit.name for unit in district.units if unit.rank is Rank.DISTRICT), None) if district else None
    )
    if district is None and (not is_of(places[0], Rank.WARD) or _may_be_district(places[0])):
        return None
    return ward_of_today(province, name, _without_level(text, places[0]))


def _without_level(text: str, place: Place) -> str:
    level = LEVEL.match(text, place.start, place.end)
    return (
        text[level.end() : place.end]
        if level
        else place.units[0].name
        if place.units
        else text[place.start : place.end]
    )
