"""What one word is in a text that may have been typed with Telex while the keyboard was set to English."""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from privacy_audit.detectors.telex.keys import typed, typed_further
from privacy_audit.detectors.telex.ordinary import doubtful, neutral, teen
from privacy_audit.detectors.telex.syllables import is_plain_syllable
from privacy_audit.text import fold

ABBREVIATIONS = {"ddt": "đt", "sddt": "sđt", "ddtdd": "đtdđ", "ddc": "đc", "kddt": "kđt"}
"""Abbreviations with đ as Telex types them: they have no vowel."""
LONGEST = 12
"""Letters of the longest word that is looked at; the longest syllable takes eleven keys."""

# A word without a vowel is an abbreviation: `sdt`, `tp`.
_VOWEL = re.compile("[aeiouy]")
# `Phuowngf`, or `DDaf` where shift was held for both keys of Đ.
_AS_TITLE = re.compile(r"(?:[A-Z]|DD)[a-z]+\Z")


class Sort(Enum):
    """What a word says about how the text around it was typed."""

    SURE = auto()
    """Keys that give a syllable and can hardly mean anything else: `phuwowngf`, `soos`."""
    LEFTOVER = auto()
    """Keys that give a syllable and are no ordinary word: `chir`."""
    DOUBTFUL = auto()
    """The same, but an ordinary word or a foreign name as well: `hair`, `Lee`."""
    MARKED = auto()
    """A Vietnamese syllable with its marks: `nhà`."""
    PLAIN = auto()
    """A Vietnamese syllable that has no marks or was written without them: `sinh`."""
    NEUTRAL = auto()
    """Of any language or none: abbreviations, names, `Zalo`."""
    STRANGE = auto()
    """A word of another language: `with`."""


class Word(NamedTuple):
    """The sort of a word, and what it was meant to be if it holds keys of Telex."""

    sort: Sort
    shown: str = ""


@lru_cache(maxsize=8192)
def word_of(written: str) -> Word:
    """What a run of letters is, seen alone."""
    lower = written.lower()
    if fold(lower) in teen():
        return Word(Sort.NEUTRAL)
    if not lower.isascii():
        return _marked(written, lower)
    if lower in ABBREVIATIONS:
        return Word(Sort.SURE, _in_case(written, ABBREVIATIONS[lower]))
    found = typed(lower) if len(lower) <= LONGEST else None
    if found is None or not _has_one_case(written):
        return Word(_untyped(written, lower))
    if lower in doubtful():
        return Word(Sort.DOUBTFUL, _in_case(written, found.shown))
    return Word(Sort.SURE if found.sure else Sort.LEFTOVER, _in_case(written, found.shown))


def _marked(written: str, lower: str) -> Word:
    """What a word with marks is; with some of its keys left, `đuowngf`, `phườngf`, it is read too."""
    if is_plain_syllable(fold(lower)):
        return Word(Sort.MARKED)
    found = typed_further(lower) if len(lower) <= LONGEST else None
    if found is None or not (written.islower() or written.isupper() or written.istitle()):
        return Word(Sort.STRANGE)
    return Word(Sort.SURE if found.sure else Sort.LEFTOVER, _in_case(written, found.shown))


def _untyped(written: str, lower: str) -> Sort:
    if lower in neutral() or len(lower) == 1 or not _VOWEL.search(lower):
        return Sort.NEUTRAL
    if is_plain_syllable(lower):
        return Sort.PLAIN
    return Sort.STRANGE if written == lower else Sort.NEUTRAL


def _has_one_case(written: str) -> bool:
    return written.islower() or written.isupper() or _AS_TITLE.match(written) is not None


def _in_case(written: str, shown: str) -> str:
    if written.islower():
        return shown
    return shown.upper() if written.isupper() else shown.capitalize()


@lru_cache(maxsize=8192)
def is_leftover(lower: bytes) -> bool:
    """Whether a word in small letters a to z holds keys of Telex and is no ordinary word."""
    return word_of(lower.decode("ascii")).sort in (Sort.SURE, Sort.LEFTOVER)
