"""How Vietnamese vehicle plates are built.

Source: circular 79/2024/TT-BCA of the Ministry of Public Security, annexes on codes of places and series
(before it 24/2023 and 58/2020); after the merger of July 2025 all codes stay in use.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_PLACES = frozenset(
    map(str, (11, 12, *range(14, 42), 43, *range(47, 87), 88, 89, 90, *range(92, 96), *range(97, 100)))
)
# Letters of series; R is for trailers.
_LETTERS = "ABCDEFGHKLMNPSTUVXYZR"
# Two letters with a meaning of their own: foreign capital, military business, projects, diplomats, trials, …
_PAIRS = frozenset(
    ("LD", "DA", "KT", "NN", "NG", "QT", "CV", "MK", "MD", "MĐ", "TD", "TĐ", "HC", "RM", "CD", "SA")
)

# The place, then the series: a letter, a letter and a digit, or two letters; then five digits, before 2010
# four. The looks behind stand after the digits, so that the search for a beginning stays fast.
# Of `29C11234` the first reading that fits counts: five digits behind one letter.
PLATE = re.compile(
    r"(?P<place>[1-9][0-9])(?<![^\W_][0-9]{2})(?<![0-9][./,:-][0-9]{2})(?P<first>[ .–-]{0,3})"
    r"(?:(?P<series>[A-ZĐ]{1,2})(?P<gap>[ .–-]{0,3})(?P<number>[0-9]{3}[. ]?[0-9]{2}|[0-9]{4})"
    r"|(?P<series2>[A-Z][1-9]|MĐ[1-9])(?P<gap2>[ .–-]{0,3})(?P<number2>[0-9]{3}[. ]?[0-9]{2}|[0-9]{4}))"
    r"(?![^\W_])(?![.,/:-][0-9])",
    re.IGNORECASE,
)
# Diplomats: place, country, kind, number: `80-011-NG-01`.
DIPLOMATIC = re.compile(
    r"(?P<place>[2-58][0-9])(?<![^\W_][0-9]{2})[ .-]{1,3}[0-9]{3}[ .-]{1,3}"
    r"(?:NG|QT|NN|CV)[ .-]{1,3}[0-9]{2,3}(?![^\W_])"
)


class Plate(NamedTuple):
    """A plate as written. `strict`: with a dash and the point inside its five digits, as on metal.

    `dotted`: in capitals with that point, with or without a dash.
    """

    start: int
    end: int
    place: str
    value: str
    kind: str
    strict: bool
    dotted: bool


def plate_of(found: re.Match[str]) -> Plate | None:
    """The plate that a match is, if place and series exist."""
    series = (found["series"] or found["series2"]).upper()
    number = found["number"] or found["number2"]
    gap = found["gap"] if found["series"] else found["gap2"]
    if found["place"] not in _PLACES or not _is_series(series):
        return None
    digits = "".join(filter(str.isdigit, number))
    dashed = any(sign in found["first"] + gap for sign in "-–")
    kind = "motorbike" if series[-1].isdigit() or (len(series) == 2 and series not in _PAIRS) else "car"
    dotted = "." in number and found.group().isupper()
    value = f"{found['place']}{series}{digits}"
    return Plate(found.start(), found.end(), found["place"], value, kind, dashed and dotted, dotted)


def _is_series(series: str) -> bool:
    if series in _PAIRS or series.startswith("MĐ"):
        return True
    return all(sign in _LETTERS or sign.isdigit() for sign in series)
