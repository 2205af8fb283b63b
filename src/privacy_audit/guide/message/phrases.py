"""Finds many phrases in one pass: a phrase is tried only where its first word stands.

In a text with Vietnamese marks the marks must be right, so that `anh` (he) is not `ảnh` (picture); only
words that mean nothing without their marks may lack them. In a text without marks they do not count.
Words are compared one by one: making a pattern of each phrase would take longer than judging a message.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from privacy_audit.guide.message.tokens import MONEY_FIRSTS, NUMBER_FIRST, Tokens, first_of, words_of
from privacy_audit.guide.message.view import is_marked, older_tones
from privacy_audit.text import fold

# The elements of a phrase: a name in <>, a choice in (), the gap, a word.
_ELEMENT = re.compile(r"<([a-z-]+)>|\(([^()]*)\)|(…)|([^\s…<>()]+)")
_NAMED = re.compile(r"<([a-z-]+)>")
_BUILT_IN = {"money": MONEY_FIRSTS, "number": frozenset((NUMBER_FIRST,))}
GAP = 45
"""Characters that `…` stands for at most."""
TRIES = 500
"""So often is one phrase tried in one text: no letter needs more, and a hostile one costs no more."""

Words = Mapping[str, Iterable[str]]
_Option = tuple[frozenset[str] | str, ...]
"""A run of words, each in the forms that it may have; a string is the name of something built in."""


class Phrase(NamedTuple):
    """A phrase as it was written, and to whom it belongs."""

    owner: str
    text: str


class Match(NamedTuple):
    """Where a phrase of an owner stands."""

    owner: str
    start: int
    end: int


class _Element(NamedTuple):
    """One part of a phrase: what may stand there, and whether some words may stand before it."""

    after_gap: bool
    options: tuple[_Option, ...]


class Phrases:
    """Phrases by their first words, ready to look for."""

    def __init__(self, phrases: Iterable[Phrase], words: Words, bare_words: Iterable[str]) -> None:
        self._words = {name: tuple(map(older_tones, several)) for name, several in words.items()}
        self._bare_words = frozenset(bare_words)
        self._by_first: dict[str, list[Phrase]] = {}
        for phrase in phrases:
            lower = Phrase(phrase.owner, older_tones(phrase.text))
            for first in self._first_words(lower.text):
                self._by_first.setdefault(first, []).append(lower)
        self._elements = cache(self._parsed)
        self._named = cache(self._options_of_name)

    @property
    def vocabulary(self) -> frozenset[str]:
        """The words with which phrases begin, and all listed words: those that are split to hide them."""
        listed = (word for several in self._words.values() for one in several for word in words_of(fold(one)))
        return frozenset((*self._by_first, *listed)) | self._written()

    def _written(self) -> frozenset[str]:
        texts = {phrase.text for several in self._by_first.values() for phrase in several}
        return frozenset(words_of(fold(_NAMED.sub(" ", " ".join(texts)))))

    def find(self, view: str) -> Iterator[Match]:
        """Every place where a phrase stands, in order of its first word, as far as `TRIES` go."""
        marked = is_marked(view)
        tokens = Tokens(view if marked else fold(view))
        tries: Counter[Phrase] = Counter()
        for index, token in enumerate(tokens.words):
            for phrase in self._by_first.get(first_of(token if not marked else fold(token)), ()):
                tries[phrase] += 1
                if tries[phrase] <= TRIES:
                    end = _matched(tokens, self._elements(phrase.text, marked), 0, index)
                    if end is not None:
                        yield Match(phrase.owner, tokens.starts[index], tokens.end(end - 1))

    # --- a phrase as elements -----------------------------------------------------------------

    def _first_words(self, phrase: str) -> Iterator[str]:
        name, choice, _gap, word = next(iter(_ELEMENT.findall(phrase)))
        for option in (f"<{name}>",) if name else choice.split("|") if choice else (word,):
            yield from self._firsts(option)

    def _firsts(self, option: str) -> Iterable[str]:
        named = _NAMED.match(option)
        if named is None:
            return (first_of(words_of(fold(option))[0]),)
        built_in = _BUILT_IN.get(named[1])
        return built_in or (first_of(words_of(fold(one))[0]) for one in self._words[named[1]])

    def _parsed(self, phrase: str, marked: bool) -> tuple[_Element, ...]:
        elements: list[_Element] = []
        after_gap = False
        for name, choice, gap, word in _ELEMENT.findall(phrase):
            if not gap:
                options = self._named(name, marked) if name else self._choice(choice or word, marked)
                elements.append(_Element(after_gap, options))
            after_gap = bool(gap)
        return tuple(elements)

    def _options_of_name(self, name: str, marked: bool) -> tuple[_Option, ...]:
        return ((name,),) if name in _BUILT_IN else self._choice("|".join(self._words[name]), marked)

    def _choice(self, choice: str, marked: bool) -> tuple[_Option, ...]:
        """The alternatives, the longest first: otherwise `chuyển` would hide `chuyển khoản`."""
        options = (made for option in choice.split("|") for made in self._option(option, marked))
        return tuple(sorted(options, key=len, reverse=True))

    def _option(self, option: str, marked: bool) -> Iterator[_Option]:
        """One alternative; a name in it stands for several."""
        named = _NAMED.search(option)
        if named is None:
            yield tuple(self._forms(word, marked) for word in words_of(option))
            return
        for before in self._option(option[: named.start()], marked):
            for middle in self._named(named[1], marked):
                for after in self._option(option[named.end() :], marked):
                    yield before + middle + after

    def _forms(self, word: str, marked: bool) -> frozenset[str]:
        folded = fold(word)
        if not marked:
            return frozenset((folded,))
        return frozenset((word,)) if folded in self._bare_words else frozenset((word, folded))


def _matched(tokens: Tokens, elements: tuple[_Element, ...], number: int, index: int) -> int | None:
    """The index behind the last word if the elements from a number on stand at an index, else None."""
    if number == len(elements):
        return index
    element = elements[number]
    for begin in tokens.within(index, GAP) if element.after_gap else (index,):
        for option in element.options:
            end = _after(tokens, option, begin, joined=number > 0 and not element.after_gap)
            if end is not None and (final := _matched(tokens, elements, number + 1, end)) is not None:
                return final
    return None


def _after(tokens: Tokens, option: _Option, index: int, *, joined: bool) -> int | None:
    """The index behind an option that stands at an index, None if it does not. `joined`: right behind."""
    for position, forms in enumerate(option):
        if index >= len(tokens.words) or ((joined or position) and not tokens.follows(index)):
            return None
        if isinstance(forms, frozenset):
            if tokens.words[index] not in forms:
                return None
            index += 1
        else:
            behind = tokens.money(index) if forms == "money" else tokens.number(index)
            if behind is None:
                return None
            index = behind
    return index


def phrases_of(
    groups: Iterable[tuple[str, Iterable[str]]], words: Words, bare_words: Iterable[str]
) -> Phrases:
    """The phrases of several owners. `bare_words` are words of their own without any mark."""
    return Phrases((Phrase(owner, text) for owner, several in groups for text in several), words, bare_words)
