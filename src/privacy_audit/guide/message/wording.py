"""How much the wording of a text is like that of known threats and scams, as a sum of weights of its words.

Rules demand what somebody thought of; a new story is told in old words. The weights are data, fitted on
the labelled messages (`python -m tests.benchmarks.fitting`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from math import log, sqrt
from typing import NamedTuple

from privacy_audit.guide.message.tokens import Tokens
from privacy_audit.guide.message.view import is_marked
from privacy_audit.suspicion import Wording
from privacy_audit.text import fold

FEWEST = 7
"""Words that a text must have to be judged by its wording alone."""
MOST = 120
"""Words that are weighed together: a threat is not watered down by what is written around it."""
_STRETCH = 10
_MARK_WEIGHT = 0.3
LENGTH = "#length"
SUM, NUMBER = "<money>", "<number>"
_DIGITS = "0123456789$"


class Read(NamedTuple):
    """The words of a text without marks, sums and numbers as one name each, and where they stand.

    `written` are the same words as they were written, empty in a text without marks.
    """

    words: tuple[str, ...]
    written: tuple[str, ...]
    places: tuple[tuple[int, int], ...]


def read_words(view: str) -> Read:
    """The words of a text in the form in which phrases are looked for."""
    tokens = Tokens(fold(view))
    stretches = tuple(_stretches_of_words(tokens))
    places = tuple((tokens.starts[first], tokens.end(behind - 1)) for _word, first, behind in stretches)
    written = tuple(view[begin:end] for begin, end in places) if is_marked(view) else ()
    return Read(tuple(word for word, _first, _behind in stretches), written, places)


def _stretches_of_words(tokens: Tokens) -> Iterator[tuple[str, int, int]]:
    """Each word with its index and the one behind it; a sum as one, and numbers in a row as one."""
    index = 0
    while index < len(tokens.words):
        behind = tokens.money(index)
        word = SUM if behind else tokens.words[index]
        begin, index = index, behind or index + 1
        if word[0] in _DIGITS:
            word = NUMBER
            while index < len(tokens.words) and tokens.words[index][0] in _DIGITS and not tokens.money(index):
                index += 1
        yield word, begin, index


def features(read: Read, marks: Iterable[str]) -> dict[str, float]:
    """What is weighed: each word and each pair once, shared out; `=` words as written; `#` marks; length."""
    terms = {*read.words, *(f"{one} {other}" for one, other in pairwise(read.words))}
    terms.update(f"={word}" for word in read.written if not word[0].isdigit())
    share = 1 / sqrt(len(terms)) if terms else 0.0
    found = dict.fromkeys(terms, share)
    found.update((f"#{mark}", _MARK_WEIGHT) for mark in marks)
    found[LENGTH] = log(1 + len(read.words)) / 10
    return found


class Weights:
    """The weights, ready to weigh many texts."""

    def __init__(self, wording: Wording) -> None:
        self._weights: Mapping[str, float] = {
            term: float(step) for step, terms in wording.weights.items() for term in terms
        }
        self._constant = wording.constant
        self._scripts: Mapping[str, frozenset[str]] = {
            script: frozenset(terms) for script, terms in wording.scripts.items()
        }

    def weigh(self, read: Read, marks: Sequence[str]) -> float:
        """The weight of the heaviest stretch of a text; above 0 it is more like a threat than not."""
        return max(self._sum(stretch, marks) for stretch in _stretches(read))

    def _sum(self, read: Read, marks: Sequence[str]) -> float:
        weights = self._weights
        return self._constant + sum(
            weights[term] * value for term, value in features(read, marks).items() if term in weights
        )

    def likeness(self, read: Read) -> dict[str, int]:
        """How many words and pairs each script has in common with a text."""
        terms = {*read.words, *(f"{one} {other}" for one, other in pairwise(read.words))}
        return {script: len(known & terms) for script, known in self._scripts.items()}

    def heaviest(self, read: Read) -> tuple[int, int]:
        """Where the few words stand that weigh most, as offsets of what was read."""
        each = [
            self._weights.get(word, 0.0) + (self._weights.get(f"{word} {behind}", 0.0))
            for word, behind in zip(read.words, (*read.words[1:], ""), strict=True)
        ]
        sums = [0.0, *accumulate(each)]
        last = max(0, len(each) - _STRETCH)
        begin = max(range(last + 1), key=lambda index: sums[min(index + _STRETCH, len(each))] - sums[index])
        end = min(begin + _STRETCH, len(each))
        return read.places[begin][0], read.places[end - 1][1]


def _stretches(read: Read) -> Iterator[Read]:
    """The text in stretches that overlap by half."""
    half = MOST // 2
    for begin in (0, *range(half, max(half, len(read.words) - half), half)):
        end = begin + MOST
        yield Read(read.words[begin:end], read.written[begin:end], read.places[begin:end])
