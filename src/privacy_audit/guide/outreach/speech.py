"""Makes a script fit for the ear and says how long it takes to read out.

Digits are read one by one, a hotline in groups; abbreviations of offices in full. Vietnamese is timed in
syllables, other languages in words, at the rates of `outreach.toml`, which name their sources.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from math import ceil

from privacy_audit.outreach import Rate, Spoken

DIGITS = {
    "vi": ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"),
    "en": ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
}
# A number as offices write it: digits, with one or two of space, dot, hyphen or bracket between them.
_NUMBER = re.compile(r"(?:\(\+?\d{1,5}\)|\+?\d)(?:[ .\-()]{0,2}\d){0,24}")
_COUNTRY = re.compile(r"\(?\+84\)?[ .\-]{0,2}\(?0?")  # +84, also before a zero that is not dialled then
_OPENING, _CLOSING = re.compile(r" ?[(\[]"), re.compile(r"[)\]]")  # a bracket is heard as a break
_GROUP = re.compile(r"\d+")
_WORD = re.compile(r"[^\W_]+")
_VOWELS = re.compile(r"[aeiouy]+")
# A Vietnamese syllable is written as a word of its own; any without a mark that is one has this shape.
_SYLLABLE = re.compile(r"(?:[bcdghklmnpqrstvx]{0,3})[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?")
_ADDRESS = re.compile(r"@|/|\bwww\b|\.[a-z]{2,}\b", re.IGNORECASE)  # of the web or for e-mail


def spoken(text: str, language: str, expansions: Iterable[Spoken] = ()) -> str:
    """The text with digits and known abbreviations as words, and without brackets."""
    for one in expansions:
        pattern = rf"(?<!\w){re.escape(one.written)}(?!\w)"
        said = one.text[language]
        text = re.sub(pattern, lambda _found, said=said: said, text)  # type: ignore[misc]
    read = _NUMBER.sub(lambda found: _digits(found[0], language), text)
    return _CLOSING.sub("", _OPENING.sub(", ", read))


def sayable(text: str) -> bool:
    """Whether a listener can make anything of it: nobody writes down an address of the web by ear."""
    return not _ADDRESS.search(text)


def seconds(text: str, language: str, rate: Rate) -> int:
    """How long a script takes, rounded up to whole seconds; pauses are in the rate."""
    return ceil(amount(text, language) * 60 / rate.per_minute)


def amount(text: str, language: str) -> int:
    """The syllables of a Vietnamese text, the words of any other; an abbreviation counts by its letters."""
    return sum(_beats(word, language) for word in _WORD.findall(text))


def _digits(number: str, language: str) -> str:
    """A number digit by digit, a short break between its groups."""
    groups = _GROUP.findall(_COUNTRY.sub("0", number))
    if len(groups) == 1 and len(groups[0]) > 4:
        groups = _grouped(groups[0])
    names = DIGITS[language]
    return ", ".join(" ".join(names[int(digit)] for digit in group) for group in groups if group)


def _grouped(digits: str) -> list[str]:
    """A number that was written in one: four digits, then three by three; a last one stands not alone."""
    starts = [0, *range(4, len(digits), 3)]
    if len(digits) - starts[-1] == 1:
        starts.pop()
    return [digits[start:end] for start, end in pairwise((*starts, len(digits)))]


def _beats(word: str, language: str) -> int:
    if len(word) > 1 and word.isupper() and word.isascii():
        return len(word)
    if language != "vi" or not word.isascii() or _SYLLABLE.fullmatch(word.lower()):
        return 1
    return max(len(_VOWELS.findall(word.lower())), 1)
