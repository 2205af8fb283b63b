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
from privacy_audit.suspicion import Wording
from privacy_audit.text import fold

FEWEST = 7
"""Words that a text must have to be judged by its wording alone."""
MOST = 120
"""Words that are weighed together: a threat is not watered down by what is written around it."""
_STRETCH = 10
_MARK_WEIGHT = 0.3
LENGTH = "#length"


class Read(NamedTuple):
    """The words of a text, sums and numbers as one name each, and where in the text they stand."""

    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]


def read_words(view: str) -> Read:
    """The words of a text, without their marks."""
    tokens = Tokens(fold(view))
    words: list[str] = []
    places: list[tuple[int, int]] = []
    index = 0
    while index < len(tokens.words):
        behind = tokens.money(index) or index + 1
        sum_or_word = "<money>" if tokens.money(index) else tokens.words[index]
        words.append("<number>" if sum_or_word[0].isdigit() else sum_or_word)
        places.append((tokens.starts[index], tokens.end(behind - 1)))
        index = behind
    return Read(tuple(words), tuple(places))


def features(words: Sequence[str], marks: Iterable[str]) -> dict[str, float]:
    """What is weighed: each word and each pair once, shared out; marks (`#link`); the length."""
    terms = {*words, *(f"{one} {other}" for one, other in pairwise(words))}
    share = 1 / sqrt(len(terms)) if terms else 0.0
    found = dict.fromkeys(terms, share)
    found.update((f"#{mark}", _MARK_WEIGHT) for mark in marks)
    found[LENGTH] = log(1 + len(words)) / 10
    return found


class Weights:
    """The weights, ready to weigh many texts."""

    def __init__(self, wording: Wording) -> None:
        self._weights: Mapping[str, float] = {
            term: float(step) for step, terms in wording.weights.items() for term in terms
        }
        self._constant = wording.constant

    def weigh(self, words: Sequence[str], marks: Sequence[str]) -> float:
        """The weight of the heaviest stretch of a text; above 0 it is more like a threat than not."""
        return max(self._sum(stretch, marks) for stretch in _stretches(words))

    def _sum(self, words: Sequence[str], marks: Sequence[str]) -> float:
        weights = self._weights
        return self._constant + sum(
            weights[term] * value for term, value in features(words, marks).items() if term in weights
        )

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


def _stretches(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """The text in stretches that overlap by half."""
    yield words[:MOST]
    for begin in range(MOST // 2, max(MOST // 2, len(words) - MOST // 2), MOST // 2):
        yield words[begin : begin + MOST]
