"""The words of work as patterns, and which of them stand in a text with their own marks."""

from __future__ import annotations

import re
from functools import cache

from privacy_audit.detectors.context import rows_of
from privacy_audit.detectors.prose import any_of, folded_words, listed
from privacy_audit.text import fold

_PACKAGE = "privacy_audit.detectors.workplace"
# What separates a position from a name before it, or opens a line: a sign, with six more at most.
# What may stand before a position besides: what is over, and English degrees of it.
_PREFIX = (
    r"(?:nguyen |cuu |former |ex-|hien la |hien dang la |la "
    r"|senior |junior |chief |deputy |lead |associate )?"
)
_OPENING = r"[\n,|:;(–—·•.-][^\w\n]{0,6}"


_SHORT = 4
"""Letters of words that, without marks, may be others: `co phan`."""


@cache
def ways(code: str) -> dict[str, frozenset[str]]:
    """The words of a code, folded, each with its ways of writing in small letters."""
    written: dict[str, set[str]] = {}
    for phrase in listed(rows_of(_PACKAGE, "words.tsv"), code):
        written.setdefault(fold(phrase), set()).add(phrase.lower())
    return {word: frozenset(one) for word, one in written.items()}


@cache
def pattern(code: str) -> re.Pattern[str]:
    """A whole word of a code in a folded text, as group `word`."""
    return re.compile(rf"(?<![^\W_])(?P<word>{_any(code)})(?![^\W_])")


@cache
def opening_title() -> re.Pattern[str]:
    """A position at the beginning of a line or behind a sign."""
    return re.compile(rf"{_OPENING}{_PREFIX}(?P<word>{_any('title')})(?![^\W_])")


def is_written(text: str, found: re.Match[str], code: str) -> bool:
    """Whether a folded word stands in the text with its own marks, or without any: `sở`, not `số`."""
    written = text[slice(*found.span("word"))]
    forms = ways(code)[found["word"]]
    return written.lower() in forms or (written.isascii() and (code != "stop" or len(written) > _SHORT))


def is_place(text: str) -> bool:
    """Whether a phrase is a town or a country alone."""
    return fold(text).strip(" .") in ways("place")


def _any(code: str) -> str:
    return any_of(folded_words(rows_of(_PACKAGE, "words.tsv"), code))
