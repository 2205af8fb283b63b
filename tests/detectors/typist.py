"""A typist for the tests: Vietnamese as the keys of Telex that give it, in the orders that people use."""

from __future__ import annotations

import re
import unicodedata
from enum import Enum, auto

_TONES = {"\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_HORN, _BREVE, _ROOF = "\u031b", "\u0306", "\u0302"
_WORD = re.compile(r"[^\W\d_]+")
_VOWELS = re.compile(r"[aeiouyw]+", re.IGNORECASE)


class Order(Enum):
    """Where the keys go that are no letters."""

    TONE_LAST = auto()
    """`phuwowngf`"""
    TONE_AT_VOWEL = auto()
    """`phuwowfng`"""
    ONE_HORN = auto()
    """`phuowngf`: one w for ươ"""
    HORN_LAST = auto()
    """`phuongwf`"""


def keys_of(text: str, order: Order) -> str:
    """A text with every Vietnamese word as its keys; everything else stays."""
    return _WORD.sub(lambda word: _keys(word.group(), order), text)


def _keys(word: str, order: Order) -> str:
    tone, marked = "", ""
    for letter in word:
        decomposed = unicodedata.normalize("NFD", letter)
        base, marks = decomposed[0], decomposed[1:]
        tone += "".join(_TONES.get(mark, "") for mark in marks)
        if base in "Đđ":
            marked += "dd" if base == "đ" else "Dd"
        elif _ROOF in marks:
            marked += base + base.lower()
        else:
            marked += base + ("w" if _HORN in marks or _BREVE in marks else "")
    if order in (Order.ONE_HORN, Order.HORN_LAST):
        marked = re.sub("([uU])w([oO]w)", r"\1\2", marked)
    if order is Order.HORN_LAST and "w" in marked:
        marked = marked.replace("w", "") + "w"
    if order is Order.TONE_AT_VOWEL and tone:
        behind_onset = re.match(r"(?:gi(?=[aeou])|qu)?[^aeiouy]*", marked, re.IGNORECASE)
        vowels = _VOWELS.search(marked, behind_onset.end() if behind_onset else 0)
        assert vowels is not None
        marked = marked[: vowels.end()] + tone + marked[vowels.end() :]
        tone = ""
    typed = marked + tone
    return typed.upper() if word.isupper() and len(word) > 1 else typed
