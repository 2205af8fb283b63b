"""Vietnamese mobile numbers that their owners wrote so that machines pass them by.

Letters that look like digits (`o9l2.345.678`) and digits as words (`không chín một hai …`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy_audit.detectors.phone import vietnam
from privacy_audit.detectors.phone.context import around
from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.model import Certainty, Kind, Secret
from privacy_audit.text import mask_phone

_ALIKE = str.maketrans("oOlI|SsBzZgq", "001115582299")
# A zero or the letter o, then nine more digits or letters that look like one, small gaps between.
# Bounded: nine steps of at most three characters. The look back stands behind the first character,
# here and below, so that the engine can jump from one such character to the next.
_LETTERS = re.compile(r"[0oO](?<![^\W_].)(?:[ .\-]{0,2}[0-9oOlI|SsBzZgq]){9}(?![^\W_])")
_LEAST_DIGITS = 6
_WORDS = {
    "khong": "0", "hong": "0", "ko": "0", "o": "0", "mot": "1", "muoi": "1", "hai": "2", "ba": "3",
    "bon": "4", "tu": "4", "nam": "5", "lam": "5", "sau": "6", "bay": "7", "tam": "8", "chin": "9",
}  # fmt: skip
_WORD = "khong|hong|ko|mot|muoi|hai|bay|ba|bon|tu|nam|lam|sau|tam|chin|o"
# Ten of these words or digits, beginning with a zero; no word begins another at the same place but
# `ba` and `bay`, so there are few ways to read a text.
_SPOKEN = re.compile(
    r"(?:k(?<![^\W_].)(?:hong|o)|h(?<![^\W_].)ong|[o0](?<![^\W_].))"
    rf"(?:[ ,.\-]{{0,3}}(?:{_WORD}|[0-9])){{9}}(?![^\W_])(?![ .\-]{{0,2}}[0-9])"
)
_TOKEN = re.compile(rf"{_WORD}|[0-9]")


def find(reading: Reading) -> Iterator[Finding]:
    """Disguised mobile numbers: likely with a telephone word, else possible; likely in words."""
    if any(character in reading.folded for character in "0123456789"):
        for match in _LETTERS.finditer(reading.text):
            yield from _looking_alike(reading, match)
    for match in _SPOKEN.finditer(reading.folded):
        yield from _spoken(reading, match)


def _looking_alike(reading: Reading, match: re.Match[str]) -> Iterator[Finding]:
    written = match.group()
    digits = sum(character.isdecimal() for character in written)
    if _LEAST_DIGITS <= digits < 10:
        yield from _mobile(reading, match, re.sub("[ .-]", "", written).translate(_ALIKE), Certainty.POSSIBLE)


def _spoken(reading: Reading, match: re.Match[str]) -> Iterator[Finding]:
    tokens = _TOKEN.findall(match.group())
    if any(token in _WORDS for token in tokens):
        digits = "".join(_WORDS.get(token, token) for token in tokens)
        yield from _mobile(reading, match, digits, Certainty.LIKELY)


def _mobile(reading: Reading, match: re.Match[str], digits: str, alone: Certainty) -> Iterator[Finding]:
    number = vietnam.number((len(digits),), digits)
    context = around(reading, match.start(), match.end())
    if number is None or number.type != "mobile" or context.other:
        return
    yield Finding(
        kind=Kind.PHONE,
        start=match.start(),
        end=match.end(),
        value=Secret(number.e164),
        masked=mask_phone(number.e164),
        certainty=Certainty.LIKELY if context.labelled else alone,
        attributes={"type": "mobile"},
        reasons=("disguised", "valid", "context") if context.labelled else ("disguised", "valid"),
    )
