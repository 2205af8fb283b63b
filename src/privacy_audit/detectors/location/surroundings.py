"""What the words and the markup around coordinates say: a place, an office's place, or something else."""

from __future__ import annotations

import re
from functools import cache

from privacy_audit.detectors.context import rows_of
from privacy_audit.detectors.prose import any_of, folded_words, listed
from privacy_audit.detectors.reading import Reading

_PACKAGE = "privacy_audit.detectors.location"
_NEAR, _SAME_LINE, _FAR = 48, 100, 240
"""Characters before coordinates in which words of a place, of an office, of a storm are looked for."""

# Types of schema.org that have a place of their own, besides those that end in one of these words.
_OFFICES = re.compile(
    r"json-ld:(?:\w{0,40}(?:Organization|Business|Store|Shop|Restaurant|Hotel|School|Office|Service|Corporation)"
    r"|Place|NewsArticle|WebSite|LodgingBusiness|Hospital|Bakery|CafeOrCoffeeShop|Product|Event)\Z"
)
_PEOPLE = frozenset(("json-ld:Person", "json-ld:ProfilePage", "hcard"))


def is_called_place(reading: Reading, start: int) -> bool:
    """Whether a word for coordinates or a place stands before an offset."""
    return _before(reading, "place", start, _NEAR)


def is_of_nature(reading: Reading, start: int) -> bool:
    """Whether the text speaks of an earthquake, a storm, the sea."""
    return _before(reading, "other", start, _FAR)


def is_office(reading: Reading, start: int) -> bool:
    """Whether the place is that of a shop, an office: a word on its line says so."""
    begin = reading.folded.rfind("\n", max(0, start - _SAME_LINE), start) + 1
    return _before(reading, "office", start, min(_SAME_LINE, start - begin))


def is_page_of_office(reading: Reading) -> bool:
    """Whether the page describes a business or an organisation and no person."""
    names = reading.content.containers
    return _PEOPLE.isdisjoint(names) and any(_OFFICES.match(name) for name in names)


def _before(reading: Reading, code: str, start: int, reach: int) -> bool:
    found = _pattern(code).finditer(reading.folded, max(0, start - reach), start)
    written = (reading.text[slice(*word.span())].lower() for word in found)
    return any(word.isascii() or word in _written(code) for word in written)


@cache
def _pattern(code: str) -> re.Pattern[str]:
    """Whole words of a row of `words.tsv`; their marks are looked at afterwards: `lợn` is no longitude."""
    return re.compile(
        rf"(?<![^\W_])(?:{any_of(folded_words(rows_of(_PACKAGE, 'words.tsv'), code))})(?![^\W_])"
    )


@cache
def _written(code: str) -> frozenset[str]:
    return frozenset(phrase.lower() for phrase in listed(rows_of(_PACKAGE, "words.tsv"), code))
