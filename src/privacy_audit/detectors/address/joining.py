"""What two writings of one home have in common: the key by which they are one exposure.

A Vietnamese address is keyed by its house, alley and street, and by the ward of today, so that the form
before 1 July 2025 and the one since meet. An old ward that was divided counts as its largest part there: with
house and street equal it is hardly another home; but no name of today is told then.
"""

from __future__ import annotations

import re

from privacy_audit.detectors.address.anchors import Anchor
from privacy_audit.detectors.address.head import Head
from privacy_audit.detectors.address.today import is_of, province_of, ward_of
from privacy_audit.detectors.address.units import Chain
from privacy_audit.detectors.address.vietnam import read_parts
from privacy_audit.detectors.address.vietnam_units import Rank
from privacy_audit.detectors.address.vietnam_wards import glued
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
    province = province_of(parts.chain)
    ward = ward_of(value, parts.chain)
    units = ward.key if ward else _names(parts.chain)
    return f"{_narrow(value, parts.head)}@{province}:{units}"


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


def _names(chain: Chain) -> str:
    """The names of the units below the province."""
    below = [place for place in chain.known if not is_of(place, Rank.PROVINCE)]
    return "/".join(glued(place.units[0].name) for place in below)
