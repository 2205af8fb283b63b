"""All phrases of all detectors, found in one pass over a text: each looks closely only where its own stand.

An automaton (Aho and Corasick, 1975) finds two thousand phrases while `str.find` finds five.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ahocorasick_rs import BytesAhoCorasick

Table = Callable[[], Iterable[str]]
"""The phrases of one module, in folded letters and signs of Latin-1; it calls this `sought`."""


class Phrases:
    """What is looked for in every text: the phrases of some tables, read when the first text comes."""

    def __init__(self, *tables: Table) -> None:
        self.tables = tables

    @cached_property
    def all(self) -> tuple[str, ...]:
        """Every phrase once."""
        return tuple(dict.fromkeys(chain.from_iterable(table() for table in self.tables)))

    def places(self, plain: bytes) -> dict[str, list[int]]:
        """Where those phrases begin that stand in a text of one byte a character, in order, overlaps too."""
        places: dict[int, list[int]] = defaultdict(list)
        for phrase, start, _ in self.found(plain):
            places[phrase].append(start)
        return {self.all[phrase]: starts for phrase, starts in places.items()}

    def found(self, plain: bytes) -> Iterable[tuple[int, int, int]]:
        """Every phrase in a text by its number, with its begin and end."""
        if self._automaton is None:
            return self.one_by_one(plain)
        return self._automaton.find_matches_as_indexes(plain, overlapping=True)

    def one_by_one(self, plain: bytes) -> Iterator[tuple[int, int, int]]:
        """The same without the automaton's package, which not every computer can have: only slower."""
        for number, phrase in enumerate(self.all):
            sought = phrase.encode("latin-1")
            start = plain.find(sought)
            while start >= 0:
                yield number, start, start + len(sought)
                start = plain.find(sought, start + 1)

    @cached_property
    def _automaton(self) -> BytesAhoCorasick | None:
        try:
            from ahocorasick_rs import BytesAhoCorasick, Implementation
        except ImportError:
            return None
        patterns = [phrase.encode("latin-1") for phrase in self.all]
        return BytesAhoCorasick(patterns, implementation=Implementation.DFA)
