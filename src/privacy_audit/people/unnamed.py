"""Covers the names of people and the addresses of pages in a text that somebody typed: a title, an office."""

from __future__ import annotations

import re

from privacy_audit.people.names import names_in
from privacy_audit.text import normalise

COVERED = "•••"
# An address of a page: with its scheme, from `www.`, or a host in small letters (`TP.HCM` is none) whose last
# part has at least two letters; each with what follows up to a blank.
_ADDRESS = re.compile(
    r"(?i:\b[a-z][a-z0-9+.-]{0,20}://|\bwww\.)\S{1,2000}"
    r"|(?<![\w@])[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,5}\.[a-z]{2,24}(?![\w.@])(?:[/?#]\S{0,2000})?"
)


def unnamed(text: str) -> str:
    """The text without names and addresses. What is named after somebody (a school, a street) stays."""
    shown = _ADDRESS.sub(COVERED, normalise(text).text)
    for name in reversed(names_in(shown)):
        shown = shown[: name.start] + COVERED + shown[name.end :]
    return shown
