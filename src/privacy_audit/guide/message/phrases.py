"""Finds many phrases in one pass: a phrase is tried only where its first word stands.

In a text with Vietnamese marks the marks must be right, so that `anh` (he) is not `ảnh` (picture); only
words that mean nothing without their marks may lack them. In a text without marks they do not count.
A pattern is made when its first word is met for the first time, since making all of them takes longer
than judging a message.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from privacy_audit.guide.message.view import is_marked, older_tones
from privacy_audit.text import fold

# What may stand between two words of a phrase: blanks, line ends, signs inside a word. No end of a sentence.
_BETWEEN = r"(?:[\s_*~·,:;\"'“”‘’()/-]|\.(?=\w)){1,4}"
# `…`: some of the same sentence. A full stop inside a number or a name does not end it.
_GAP = r"(?:[^.!?]|[.!?](?=\w)){0,45}?"
# Sums of money: `5tr`, `3.000.000đ`, `2 triệu`, `4tr5`, `50k`, `1.200 USD`, `$800`.
_MONEY = (
    r"(?:\$\s?)?[0-9][0-9.,]{0,14}\s?(?:(?:(?:nghin |nghìn |ngan |ngàn |trieu |triệu )?(?:usdt?|do|đô|dola)|trieu|triệu|tr|cu|củ|ti|ty|tỷ|tỉ|k|nghin|nghìn|ngan|ngàn|d|đ|vnd|vnđ|dong|đồng|usdt?|us|do|đô|dola|đô la|dollars?"
    r"|euro|btc|eth|bitcoin|xi|xị|lit|lít|chai|million)(?![^\W\d_])[0-9]{0,3}|\$)"
    r"|\$\s?[0-9][0-9.,]{0,14}"
    r"|(?:một|mot|hai|ba|bốn|bon|năm|nam|sáu|sau|bảy|bay|tám|tam|chín|chin|mười|muoi|vài|vai|mấy|may)"
    r"(?: (?:trăm|tram|chục|chuc|mươi|muoi))? (?:triệu|trieu|tỷ|ty|nghìn|nghin|ngàn|ngan|củ|cu)"
)
_BUILT_IN = {"money": f"(?:{_MONEY})", "number": r"[0-9][0-9.,]{0,14}"}
_DIGITS = "0123456789$"
_NUMBER = "0"
_BUILT_IN_FIRSTS = frozenset((_NUMBER, *"mot hai ba bon nam sau bay tam chin muoi vai may".split()))
"""What stands for any first word that begins with a digit."""
# The elements of a phrase: a name in <>, a choice in (), the gap, a word.
_ELEMENT = re.compile(r"<([a-z-]+)>|\(([^()]*)\)|(…)|([^\s…<>()]+)")
_NAMED = re.compile(r"<([a-z-]+)>")
_WORD = re.compile(r"\$|[^\W_]+")

Words = Mapping[str, Iterable[str]]


class Phrase(NamedTuple):
    """A phrase as it was written, and to whom it belongs."""

    owner: str
    text: str


class Match(NamedTuple):
    """Where a phrase of an owner stands."""

    owner: str
    start: int
    end: int


class Phrases:
    """Phrases by their first words, ready to look for."""

    def __init__(self, phrases: Iterable[Phrase], words: Words, bare_words: Iterable[str]) -> None:
        self._words = {name: tuple(map(older_tones, several)) for name, several in words.items()}
        self._bare_words = frozenset(bare_words)
        self._by_first: dict[str, list[Phrase]] = {}
        self.vocabulary: set[str] = set()
        for phrase in phrases:
            lower = Phrase(phrase.owner, older_tones(phrase.text))
            self.vocabulary |= set(_WORD.findall(fold(_NAMED.sub(" ", lower.text))))
            for first in self._first_words(lower.text):
                self._by_first.setdefault(first, []).append(lower)
        listed = (one for several in self._words.values() for one in several)
        self.vocabulary |= {word for one in listed for word in fold(one).split()}
        self._pattern = cache(self._compiled)

    def find(self, view: str) -> Iterator[Match]:
        """Every place where a phrase stands, in order of its first word."""
        folded = fold(view)
        marked = is_marked(view)
        text = view if marked else folded
        for word in _WORD.finditer(folded):
            first = _NUMBER if word.group()[0] in _DIGITS else word.group()
            for phrase in self._by_first.get(first, ()):
                if found := self._pattern(phrase.text, marked).match(text, word.start()):
                    yield Match(phrase.owner, found.start(), found.end())

    def _first_words(self, phrase: str) -> set[str]:
        name, choice, _gap, word = next(iter(_ELEMENT.findall(phrase)))
        return {first for option in self._options(name, choice, word) for first in self._firsts(option)}

    def _firsts(self, option: str) -> Iterable[str]:
        if named := _NAMED.match(option):
            return _BUILT_IN_FIRSTS if named[1] in _BUILT_IN else {_first_of(one) for one in self._words[named[1]]}
        return {_first_of(option)}

    def _options(self, name: str, choice: str, word: str) -> tuple[str, ...]:
        """The alternatives of an element, the longest first: otherwise `chuyen` would hide `chuyen khoan`."""
        if name:
            options: Iterable[str] = (f"<{name}>",) if name in _BUILT_IN else self._words[name]
        else:
            options = choice.split("|") if choice else (word,)
        return tuple(sorted(options, key=len, reverse=True))

    def _compiled(self, phrase: str, marked: bool) -> re.Pattern[str]:
        pieces: list[str] = []
        joint = ""
        for name, choice, gap, word in _ELEMENT.findall(phrase):
            if gap:
                joint = _GAP + r"(?<!\w)"
                continue
            pieces += (joint, self._either(self._options(name, choice, word), marked))
            joint = _BETWEEN
        return re.compile("".join(pieces) + r"(?!\w)")

    def _either(self, options: Iterable[str], marked: bool) -> str:
        return "(?:" + "|".join(self._sequence(option, marked) for option in options) + r")(?!\w)"

    def _sequence(self, option: str, marked: bool) -> str:
        return _BETWEEN.join(self._piece(word, marked) for word in option.split())

    def _piece(self, word: str, marked: bool) -> str:
        """A word, or one of the words of a name."""
        if named := _NAMED.match(word):
            return _BUILT_IN.get(named[1]) or self._either(self._options(named[1], "", ""), marked)
        folded = fold(word)
        if not marked:
            return re.escape(folded)
        must = word == folded or folded in self._bare_words
        return re.escape(word) if must else f"(?:{re.escape(word)}|{re.escape(folded)})"


def _first_of(option: str) -> str:
    first = _WORD.findall(fold(option))[0]
    return _NUMBER if first[0] in _DIGITS else first


def phrases_of(
    groups: Iterable[tuple[str, Iterable[str]]], words: Words, bare_words: Iterable[str]
) -> Phrases:
    """The phrases of several owners. `bare_words` are words of their own without any mark."""
    return Phrases((Phrase(owner, text) for owner, several in groups for text in several), words, bare_words)
