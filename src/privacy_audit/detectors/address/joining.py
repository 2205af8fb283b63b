"""What two writings of one home have in common: the key by which they are one exposure.

A Vietnamese address is keyed by its house, alley and street, and by the ward of today, so that the form
before 1 July 2025 and the one since meet. An old ward that was divided counts as its largest part there: with
house and street equal it is hardly another home; but no name of today is told then.
"""

from __future__ import annotations

import re

from privacy_audit.detectors.address.anchors import Anchor
from privacy_audit.detectors.address.head import Head
from privacy_audit.detectors.address.places import LEVEL, Place
from privacy_audit.detectors.address.units import Chain
from privacy_audit.detectors.address.vietnam import read_parts
from privacy_audit.detectors.address.vietnam_units import Rank
from privacy_audit.detectors.address.vietnam_wards import Ward, glued, province_of_today, ward_of_today
from privacy_audit.text import fold

# A country at the end tells nothing that the city does not; two writings of one home may differ in it.
_COUNTRY_WORDS = re.compile(r"(?:unitedstatesofamerica|unitedstates|usa|us|vietnam|vn|unitedkingdom|uk)\Z")
# Words for a house or a street, which one writing has and the other has not.
_BARE_WORDS = re.compile(
    r"(?:(?:so nha|nha so|so|soos|sn|s/n|no|duong|pho|d)[ .:]{1,3}(?:so[ ])?)|[ ](?:street|str|st|road|rd"
    r"|avenue|ave)\.?\Z"
)
_STREET_KINDS = frozenset(("house", "flat", "alley", "street", "name"))


def address_key(value: str) -> str:
    """What is the same for two writings of one address: no marks, no country, the ward of today."""
    parts = read_parts(value, Anchor(0, True, True, True, True), fold(value))
    if parts is None or not parts.chain.known:
        return _COUNTRY_WORDS.sub("", _letters(value))
    province = _province(parts.chain)
    ward = _today(value, parts.chain)
    units = ward.key if ward else _names(parts.chain)
    return f"{_narrow(value, parts.head)}@{province}:{units}"


def units_of_today(value: str) -> tuple[str, str] | None:
    """The ward and the province of today for an address in the old form, None if that is not sure."""
    parts = read_parts(value, Anchor(0, True, True, True, True), fold(value))
    if parts is None or parts.candidate.form != "old":
        return None
    ward = _today(value, parts.chain)
    if ward is None or not ward.sure:
        return None
    return ward.name, province_of_today(ward.province)


def _letters(text: str) -> str:
    return "".join(character for character in fold(text) if character.isalnum())


def _narrow(value: str, head: Head) -> str:
    """House, alley and street; all details where there is no street."""
    street = head.has("house", "flat") and head.has("street", "name", "alley")
    chosen = [one for one in head.details if not street or one.what in _STREET_KINDS]
    return ".".join(_detail(value[one.start : one.end]) for one in chosen)


def _detail(written: str) -> str:
    bare = _BARE_WORDS.sub("", fold(written))
    return "".join(character for character in bare if character.isalnum() or character in "/-")


def _province(chain: Chain) -> str:
    """The number of the province in which the chain lies, empty if there are several."""
    sets = [frozenset(unit.province for unit in place.units) for place in chain.known]
    common = frozenset.intersection(*sets)
    return next(iter(common)) if len(common) == 1 else ""


def _names(chain: Chain) -> str:
    """The names of the units below the province."""
    below = [place for place in chain.known if not _is(place, Rank.PROVINCE)]
    return "/".join(glued(place.units[0].name) for place in below)


def _is(place: Place, rank: Rank) -> bool:
    return any(unit.rank is rank for unit in place.units)


def _may_be_district(place: Place) -> bool:
    """Whether a bare name may be the district that was: `Hải Châu, Đà Nẵng`."""
    return not place.explicit and _is(place, Rank.DISTRICT)


def _today(text: str, chain: Chain) -> Ward | None:
    """The ward of today in which an address lies: its own one, or the one that its old ward went into."""
    province = _province(chain)
    places = [place for place in chain.places if not _is(place, Rank.PROVINCE)]
    if not province or not places:
        return None
    district = next((place for place in places[1:] if _is(place, Rank.DISTRICT)), None)
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
    if district is None and (not _is(places[0], Rank.WARD) or _may_be_district(places[0])):
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
