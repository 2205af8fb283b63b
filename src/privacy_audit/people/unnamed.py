"""Covers the names of people and the addresses of pages in a text that somebody typed: a title, an office."""

from __future__ import annotations

import re
from collections.abc import Sequence

from privacy_audit.people.loosely import loose_names
from privacy_audit.people.names import names_in
from privacy_audit.text import normalise

COVERED = "•••"
MOST_CAPITALS = 0.8
"""Of the words of a title: beyond, it is written in capitals, or each word with one."""
# An address of a page: with its scheme, from `www.`, or a host in small letters (`TP.HCM` is none) whose last
# part has at least two letters; each with what follows up to a blank.
_ADDRESS = re.compile(
    r"(?i:\b[a-z][a-z0-9+.-]{0,20}://|\bwww\.)\S{1,2000}"
    r"|(?<![\w@])[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,5}\.[a-z]{2,24}(?![\w.@])(?:[/?#]\S{0,2000})?"
)


def unnamed(text: str) -> str:
    """The text without names and addresses. What is named after somebody (a school, a street) stays."""
    shown = _ADDRESS.sub(COVERED, normalise(text).text)
    return _without(shown, [(name.start, name.end) for name in names_in(shown)])


def unnamed_loosely(text: str) -> str:
    """The same of a text that somebody typed without care: names in small letters and in capitals alone too.

    Where nearly every word has a capital, capitals tell no name.
    """
    shown = _ADDRESS.sub(COVERED, normalise(text).text)
    words = [word for word in shown.split() if word[0].isalpha()]
    if sum(word[0].isupper() for word in words) <= len(words) * MOST_CAPITALS:
        shown = _without(shown, [(name.start, name.end) for name in names_in(shown)])
    return _without(shown, loose_names(shown))


def _without(text: str, places: Sequence[tuple[int, int]]) -> str:
    for start, end in reversed(places):
        text = text[:start] + COVERED + text[end:]
    return text
