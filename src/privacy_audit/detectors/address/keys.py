"""The key of a Vietnamese address that was read: what two writings of one home have in common.

House, alley and street, and the ward of today, so that the form before 1 July 2025 and the one since meet.
An old ward that was divided counts as its largest part there: with house and street equal it is hardly
another home; but no name of today is told then.
"""

from __future__ import annotations

import re

from privacy_audit.detectors.address.head import Head
from privacy_audit.detectors.address.today import is_of, province_of
from privacy_audit.detectors.address.units import Chain
from privacy_audit.detectors.address.vietnam_units import Rank
from privacy_audit.detectors.address.vietnam_wards import Ward, glued
from privacy_audit.text import fold

# Words for a house or a street, which one writing has and the other has not.
_BARE_WORDS = re.compile(
    r"(?:(?:so nha|nha so|so|soos|sn|s/n|no|duong|pho|d)[ .:]{1,3}(?:so[ ])?)|[ ](?:street|str|st|road|rd"
    r"|avenue|ave)\.?\Z"
)
# What is neither letter nor digit, the signs inside a house number apart.
_SIGNS = re.compile(r"[^\w/-]|_")
_STREET_KINDS = frozenset(("house", "flat", "alley", "street", "name"))


def key_of_parts(text: str, head: Head, chain: Chain, ward: Ward | None) -> str | None:
    """The key of the address in a text that has these parts and lies in a ward; None if no unit is known."""
    if not chain.known:
        return None
    units = ward.key if ward else _names(chain)
    return f"{_narrow(text, head)}@{province_of(chain)}:{units}"


def _narrow(value: str, head: Head) -> str:
    """House, alley and street; all details where there is no street."""
    street = head.has("house", "flat") and head.has("street", "name", "alley")
    chosen = [one for one in head.details if not street or one.what in _STREET_KINDS]
    return ".".join(_detail(value[one.start : one.end]) for one in chosen)


def _detail(written: str) -> str:
    return _SIGNS.sub("", _BARE_WORDS.sub("", fold(written)))


def _names(chain: Chain) -> str:
    """The names of the units below the province."""
    below = [place for place in chain.known if not is_of(place, Rank.PROVINCE)]
    return "/".join(glued(place.units[0].name) for place in below)
