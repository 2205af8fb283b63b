"""Dates whose year is that of the sign beside them: `12-12-1984 tuổi Giáp Tý`.

A year has one of ten stems and one of twelve animals; 1984 begins a round of sixty with Giáp Tý. The lunar
year begins between 21 January and 20 February, so a date before that may have the sign of the year before.
"""

from __future__ import annotations

import re

from privacy_audit.detectors.birth_date.dates import Date
from privacy_audit.detectors.prose import WORD
from privacy_audit.detectors.reading import Reading

_STEMS = ("giap", "at", "binh", "dinh", "mau", "ky", "canh", "tan", "nham", "quy")
_ANIMALS = ("ty", "suu", "dan", "mao", "thin", "ty", "ngo", "mui", "than", "dau", "tuat", "hoi")
_SPELLINGS = {"ti": "ty", "meo": "mao", "ki": "ky", "qui": "quy"}
_FIRST = 1984
_REACH = 32
_NEW_YEAR = (2, 20)
"""The latest day on which a lunar year can begin."""

_STEM = "(?P<stem>giap|at|binh|dinh|mau|k[yi]|canh|tan|nham|qu[yi])"
_ANIMAL = "(?P<animal>t[yi]|suu|dan|mao|meo|thin|ngo|mui|than|dau|tuat|hoi)"
_AGE = "(?:tuoi(?: am)?|cam tinh|nam|mang)"
# Behind a date: `tuổi Giáp Tý`, `(Giáp Tý)`, `tuổi con tý`.
_BEHIND = re.compile(
    rf"[\s,;(–-]{{1,4}}(?:{_AGE} (?:con )?(?:{_STEM} )?|{_STEM.replace('stem', 'stem2')} )"
    rf"{_ANIMAL}(?![^\W_])"
)
# Before a date: `tuổi Nhâm Thân 20/10/1992`, `tuổi Tý, sinh ngày …`.
_BEFORE = re.compile(rf"tuoi (?:am )?(?:con )?(?:{_STEM} )?{_ANIMAL}[\s,:;(–-]{{1,4}}(?:sinh )?(?:ngay )?\Z")
# Whose sign it is: `Phùng Văn Sửu tuổi Tân Sửu (1961)`, `bà Lan, tuổi Mậu Tý (1948)`; of horoscopes nobody.
_SOMEBODY = re.compile(
    rf"(?<!\w)(?:{WORD} {WORD} {WORD}|(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Ee]m|[Cc]ô|[Bb]ác|[Bb]ố|[Mm]ẹ)"
    rf" {WORD}|[Tt]ôi|[Mm]ình|[Ee]m)"
    r"[ ,(–-]{1,3}(?:sinh |cầm tinh )?tuổi [^\n.;:(]{2,16}[ ,(]{1,2}\Z"
)
_NAME_REACH = 72


def names_somebody(reading: Reading, date: Date) -> bool:
    """Whether somebody is named before the sign of a year that stands before the year in brackets."""
    named = _SOMEBODY.search(reading.text, max(0, date.start - _NAME_REACH), date.start)
    return named is not None and "mạng" not in named.group().lower()  # `Nam mạng Tân Sửu` is everybody


def has_sign(folded: str, date: Date) -> bool:
    """Whether the sign of its year stands right before or behind a date."""
    named = _BEHIND.match(folded, date.end) or _BEFORE.search(folded, max(0, date.start - _REACH), date.start)
    if named is None or date.year is None:
        return False
    parts = named.groupdict()
    stem, animal = parts["stem"] or parts.get("stem2"), parts["animal"]
    return any(_fits(year, stem, animal) for year in _years(date))


def _years(date: Date) -> tuple[int, ...]:
    """The lunar years in which a date may lie."""
    year = date.year or 0
    return (year, year - 1) if ((date.month or 12), (date.day or 31)) < _NEW_YEAR else (year,)


def _fits(year: int, stem: str | None, animal: str) -> bool:
    stem_fits = stem is None or _SPELLINGS.get(stem, stem) == _STEMS[(year - _FIRST) % 10]
    return stem_fits and _SPELLINGS.get(animal, animal) == _ANIMALS[(year - _FIRST) % 12]
