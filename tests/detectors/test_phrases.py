"""The one pass that finds all phrases of all detectors: the same places as looking for each by itself."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from privacy_audit.detectors import phrases
from privacy_audit.detectors.phrases import places_of
from privacy_audit.detectors.reading import Index
from privacy_audit.text import fold

# Announced by several detectors, some of them parts of others, and what stands between them in a text.
PHRASES = ("married ", " con ", "my ", "ho chieu", "giam doc", "pho giam doc", "khu", "khu pho", ":", "geo:")
PIECES = (*PHRASES, " ", "\n", "x", "đ", "12", "€", "漢")


def test_no_phrase_stands_in_a_text_without_one() -> None:
    assert places_of(b"") == {}
    assert places_of(b"12 34") == {}
    assert list(Index("12 34").places("giam doc")) == []


def test_phrases_are_told_one_after_the_other_with_their_places() -> None:
    index = Index(fold("Phó giám đốc: Khu phố 3, khu 4"))
    assert list(index.places("khu", "khu pho", "giam doc", "pho giam doc")) == [
        (14, "khu"),
        (25, "khu"),
        (14, "khu pho"),
        (4, "giam doc"),
        (0, "pho giam doc"),
    ]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_the_one_pass_finds_what_looking_for_each_phrase_finds(text: str) -> None:
    index = Index(fold(text))
    for phrase in PHRASES:
        found = [(at, phrase) for at in range(len(text)) if index.folded.startswith(phrase, at)]
        assert list(index.places(phrase)) == found


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_without_the_package_of_the_automaton_the_same_is_found(text: str) -> None:
    plain = fold(text).encode("latin-1", "replace")
    automaton = phrases._automaton()
    assert automaton is not None
    assert sorted(phrases.one_by_one(plain)) == sorted(
        automaton.find_matches_as_indexes(plain, overlapping=True)
    )
