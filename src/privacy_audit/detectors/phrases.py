"""All phrases of all detectors, found in one pass over a text: each looks closely only where its own stand.

An automaton (Aho and Corasick, 1975) finds two thousand phrases while `str.find` finds five.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ahocorasick_rs import BytesAhoCorasick

_ANNOUNCED: list[Callable[[], Iterable[str]]] = []


def announce(phrases: Callable[[], Iterable[str]]) -> None:
    """Have phrases looked for in every text, in folded letters and signs of Latin-1.

    Each module of a detector does so once, when it is loaded; the phrases are asked for at the first text.
    """
    _ANNOUNCED.append(phrases)


def places_of(plain: bytes) -> dict[str, list[int]]:
    """Where those phrases begin that stand in a text of one byte a character, in order, overlaps too."""
    places: dict[str, list[int]] = {}
    phrases = _phrases()
    automaton = _automaton()
    found = automaton.find_matches_as_indexes(plain, overlapping=True) if automaton else one_by_one(plain)
    for phrase, start, _ in found:
        places.setdefault(phrases[phrase], []).append(start)
    return places


def one_by_one(plain: bytes) -> Iterator[tuple[int, int, int]]:
    """The same without the automaton's package, which is not there for every computer: slower, not different.

    Phrase, begin and end.
    """
    for number, phrase in enumerate(_phrases()):
        sought = phrase.encode("latin-1")
        start = plain.find(sought)
        while start >= 0:
            yield number, start, start + len(sought)
            start = plain.find(sought, start + 1)


@cache
def _phrases() -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(phrases() for phrases in _ANNOUNCED)))


@cache
def _automaton() -> BytesAhoCorasick | None:
    try:
        from ahocorasick_rs import BytesAhoCorasick, Implementation
    except ImportError:
        return None
    patterns = [phrase.encode("latin-1") for phrase in _phrases()]
    return BytesAhoCorasick(patterns, implementation=Implementation.DFA)
