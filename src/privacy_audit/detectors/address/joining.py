"""What two writings of one home have in common: the key by which they are one exposure.

Of a Vietnamese address see `keys`; of another one all its letters and digits.
"""

from __future__ import annotations

import re

from privacy_audit.detectors.address.anchors import Anchor
from privacy_audit.detectors.address.vietnam import read_parts
from privacy_audit.text import fold

# A country at the end tells nothing that the city does not; two writings of one home may differ in it.
_COUNTRY_WORDS = re.compile(r"(?:unitedstatesofamerica|unitedstates|usa|us|vietnam|vn|unitedkingdom|uk)\Z")


def address_key(value: str) -> str:
    """What is the same for two writings of one address: no marks, no country, the ward of today."""
    parts = read_parts(value, Anchor(0, True, True, True, True), fold(value))
    return (parts and parts.candidate.key) or _COUNTRY_WORDS.sub("", _letters(value))


def _letters(text: str) -> str:
    return "".join(character for character in fold(text) if character.isalnum())
