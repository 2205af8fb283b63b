"""Reads an address that a page's own markup names as one, in whatever country it lies."""

from __future__ import annotations

import re

from privacy_audit.detectors.address.candidate import Candidate
from privacy_audit.detectors.address.western_forms import ENGLISH, ROOM
from privacy_audit.model import Certainty

# A street in an address that the page labels as one: the words of several languages.
_STREET_WORD = re.compile(
    rf"(?<![^\W_])(?:{ENGLISH}|rue|avenue|via|viale|piazza|calle|avenida|rua|plaza|ulica|ul|jalan"
    rf"|jl)(?![^\W_])"
    r"|(?:stra(?:ß|ss)e|str\.|weg|platz|allee|gasse|gatan|straat|laan|vej|katu)(?![^\W_])",
    re.IGNORECASE,
)
# A house number before or after a name; five digits and more alone with a name are a postal code.
_NUMBERED = re.compile(
    r"(?:\d{1,4}[a-z]?(?:[/-]\d{1,4})?,?[ ]+[^\W\d_]|[^\W\d_]\.?[ ]+\d{1,4}[ ]?[a-z]?\Z)", re.IGNORECASE
)
_ROOM_PART = re.compile(rf"{ROOM}\Z", re.IGNORECASE)


def read_labelled(text: str, start: int, end: int) -> Candidate | None:
    """An address that the page's own markup names as one, if it has a street part; a city alone is none."""
    parts = _parts(text, start, end)
    street = [index for index, part in enumerate(parts) if _is_street(text[slice(*part)])]
    if len(parts) < 2 or not street:
        return None
    numbered = any(_NUMBERED.search(text[slice(*parts[index])]) for index in street)
    certainty = Certainty.CONFIRMED if numbered else Certainty.LIKELY
    shown = tuple(span for part in parts[street[-1] + 1 :] if (span := _without_code(text, part)))
    return Candidate(parts[0][0], parts[-1][1], shown, "foreign", certainty, ("address-markup",))


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans between commas and line ends, without the spaces around them."""
    found = re.finditer(r"[^,\n]{1,200}", text[start:end])
    spans = [(start + part.start(), part.group()) for part in found if part.group().strip()]
    return [(at + len(part) - len(part.lstrip()), at + len(part.rstrip())) for at, part in spans]


def _is_street(part: str) -> bool:
    words = part.split()
    if _STREET_WORD.search(part):
        return len(words) > 1 or len(part) > 7
    return bool(_NUMBERED.search(part)) and not re.fullmatch(r"\d{4,6}[ ]\D+", part)


def _without_code(text: str, part: tuple[int, int]) -> tuple[int, int] | None:
    """The words of a part that stand together without a digit; None for rooms and if none is left."""
    start, end = part
    if _ROOM_PART.match(text, start, end):
        return None
    plain = [word.span() for word in re.finditer(r"[^\s\d]+(?:[ ][^\s\d]+)*(?!\w)", text[start:end])]
    widest = max(plain, key=lambda span: span[1] - span[0], default=None)
    return (start + widest[0], start + widest[1]) if widest else None
