"""The one pass that finds all phrases of all detectors: the same places as looking for each by itself."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from inspect import isfunction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from privacy_audit import detectors
from privacy_audit.detectors import DETECTORS
from privacy_audit.detectors.phrases import Phrases, Table
from privacy_audit.detectors.preparing import PHRASES, read
from privacy_audit.detectors.reading import Index
from privacy_audit.model import Content, Part, Segment
from privacy_audit.text import fold

# Of several detectors, some of them parts of others, and what stands between them in a text.
SOME = ("married ", " con ", "my ", "ho chieu", "giam doc", "pho giam doc", "khu", "khu pho", ":", "geo:")
PIECES = (*SOME, " ", "\n", "x", "đ", "12", "€", "漢")
CORPUS = Path(__file__).resolve().parents[1] / "corpus" / "built.jsonl"


class Asked(Index):
    """An index that refuses a phrase which nobody has looked for."""

    def places(self, *phrases: str) -> Iterator[tuple[int, str]]:
        """The same, of known phrases."""
        assert set(phrases) <= set(PHRASES.all)
        return super().places(*phrases)


def test_no_phrase_stands_in_a_text_without_one() -> None:
    assert PHRASES.places(b"") == {}
    assert PHRASES.places(b"12 34") == {}
    assert list(Index("12 34", PHRASES).places("giam doc")) == []


def test_phrases_are_told_one_after_the_other_with_their_places() -> None:
    index = Index(fold("Phó giám đốc: Khu phố 3, khu 4"), PHRASES)
    assert list(index.places("khu", "khu pho", "giam doc", "pho giam doc")) == [
        (14, "khu"),
        (25, "khu"),
        (14, "khu pho"),
        (4, "giam doc"),
        (0, "pho giam doc"),
    ]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_the_one_pass_finds_what_looking_for_each_phrase_finds(text: str) -> None:
    index = Index(fold(text), PHRASES)
    for phrase in SOME:
        found = [(at, phrase) for at in range(len(text)) if index.folded.startswith(phrase, at)]
        assert list(index.places(phrase)) == found


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_without_the_package_of_the_automaton_the_same_is_found(text: str) -> None:
    plain = fold(text).encode("latin-1", "replace")
    assert PHRASES._automaton is not None
    assert sorted(PHRASES.one_by_one(plain)) == sorted(PHRASES.found(plain))


def tables() -> dict[str, Table]:
    """What each module of the detectors calls `sought`, by the name of the module."""
    names = [module.name for module in pkgutil.walk_packages(detectors.__path__, f"{detectors.__name__}.")]
    found = {name: vars(importlib.import_module(name)).get("sought") for name in names}
    return {name: table for name, table in found.items() if isfunction(table) and table.__module__ == name}


def test_the_phrases_of_every_module_are_looked_for() -> None:
    assert len(tables()) >= 10
    assert set(tables().values()) == set(PHRASES.tables)


@pytest.mark.parametrize("table", PHRASES.tables, ids=lambda table: table.__module__.rpartition(".")[2])
def test_phrases_are_folded_and_none_is_empty(table: Table) -> None:
    assert [phrase for phrase in table() if not phrase or fold(phrase) != phrase] == []
    assert [phrase for phrase in table() if phrase.encode("latin-1").decode("latin-1") != phrase] == []


def test_detectors_ask_for_no_other_phrases() -> None:
    content = Content(
        name="page", segments=(Segment(text=CORPUS.read_text(encoding="utf-8"), part=Part.TEXT),)
    )
    reading = read(content)
    watched = replace(reading, index=Asked(reading.folded, PHRASES))
    assert sum(1 for find in DETECTORS for _ in find(watched)) > 100


def test_phrases_are_read_from_their_tables_when_the_first_text_comes() -> None:
    read_so_far = []

    def table() -> tuple[str, ...]:
        read_so_far.append("table")
        return ("khu", "khu pho")

    phrases = Phrases(table, table)
    assert read_so_far == []
    assert phrases.places(b"khu pho 3") == {"khu": [0], "khu pho": [0]}
    assert phrases.all == ("khu", "khu pho")
    assert read_so_far == ["table", "table"]
