"""Groups under five are never seen, nor found out by taking away what is seen from what else is known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy_audit.catalog import Library
from privacy_audit.room.bars import bars
from privacy_audit.room.hiding import Group, Seen, at_least, seen
from privacy_audit.room.matter import matters_of
from privacy_audit.tally import FEWEST, PHASES, Tally
from privacy_audit.words import LANGUAGES, Words

CHOICES = ("a", "b", "c", "d")
COUNTS = st.fixed_dictionaries({}, optional={choice: st.integers(0, 60) for choice in CHOICES})
TOPIC = "zalo/find-by-phone"
MATTER = matters_of((TOPIC,), Library().catalog(), Library().quiz())[TOPIC]
SMALL = st.fixed_dictionaries({choice: st.integers(0, FEWEST - 1) for choice in CHOICES})


def hidden(choice: str) -> Group:
    return Group(choice=choice, number=None, share=0)


def changed(counts: dict[str, int], others: dict[str, int]) -> dict[str, int]:
    """The same counts with another number for every hidden group."""
    return {
        choice: others[choice] if counts.get(choice, 0) < FEWEST else counts[choice] for choice in CHOICES
    }


@given(COUNTS, COUNTS, SMALL, SMALL)
def test_whatever_the_hidden_numbers_are_the_same_is_seen(
    counts: dict[str, int], beside: dict[str, int], others: dict[str, int], more: dict[str, int]
) -> None:
    assert seen(counts, CHOICES, beside) == seen(changed(counts, others), CHOICES, changed(beside, more))


@given(COUNTS)
def test_what_is_seen_is_exact_and_never_small(counts: dict[str, int]) -> None:
    shown = seen(counts, CHOICES)
    for group in shown.groups:
        assert group.number == (counts.get(group.choice) if counts.get(group.choice, 0) >= FEWEST else None)
        assert 0 <= group.share <= 1
    hides = any(group.number is None for group in shown.groups)
    assert shown.total == (None if hides else sum(counts.values()))


@given(
    st.fixed_dictionaries({"on": st.integers(0, 60), "off": st.integers(0, 60)}),
    st.fixed_dictionaries({"on": st.integers(0, 60), "off": st.integers(0, 60)}),
    st.fixed_dictionaries({"on": st.integers(0, 4), "off": st.integers(0, 4)}),
)
def test_no_drawn_bar_tells_them_apart_either(
    before: dict[str, int], after: dict[str, int], others: dict[str, int]
) -> None:
    def drawn(one: dict[str, int], other: dict[str, int]) -> list[str]:
        tally = Tally(topic=TOPIC, phones={"before": one, "after": other})
        return [bars(Words(language), MATTER, tally, phase) for language in LANGUAGES for phase in PHASES]

    def others_of(counts: dict[str, int]) -> dict[str, int]:
        return {name: others[name] if number < FEWEST else number for name, number in counts.items()}

    assert drawn(before, after) == drawn(others_of(before), others_of(after))


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({}, Seen(groups=(hidden("a"), hidden("b")), total=None)),
        ({"a": 36, "b": 3}, Seen(groups=(Group(choice="a", number=36, share=1), hidden("b")), total=None)),
        ({"a": 4, "b": 4}, Seen(groups=(hidden("a"), hidden("b")), total=None)),
        (
            {"a": 5, "b": 20},
            Seen(
                groups=(Group(choice="a", number=5, share=0.25), Group(choice="b", number=20, share=1)),
                total=25,
            ),
        ),
    ],
)
def test_what_a_room_sees(counts: dict[str, int], expected: Seen) -> None:
    assert seen(counts, ("a", "b")) == expected


def test_the_longest_bar_of_both_phases_is_the_measure() -> None:
    groups = seen({"a": 10}, ("a",), beside={"a": 40}).groups
    assert groups == (Group(choice="a", number=10, share=0.25),)


@given(SMALL, st.sampled_from(CHOICES), st.integers(2, 4), st.integers(0, 4))
def test_the_hint_leaves_every_number_of_every_small_group_possible(
    counts: dict[str, int], choice: str, size: int, number: int
) -> None:
    """Whoever reads it can find other small numbers that give the same hint, with any number of one group."""
    choices = CHOICES[:size]
    told = at_least(counts, choices)
    assert told in (0, 5) and (size > 2 or not told)
    others = [4 if told else 0] * (size - 1)
    possible = dict(zip(sorted(choices, key=lambda one: one != choice), [number, *others], strict=True))
    if choice in choices:
        assert at_least(possible, choices) == told


def test_the_hint_is_what_is_shown_where_anything_is() -> None:
    assert at_least({"a": 3, "b": 3, "c": 2}, ("a", "b", "c")) == 5
    assert at_least({"a": 2, "b": 1, "c": 1}, ("a", "b", "c")) == 0
    assert at_least({"a": 4, "b": 4}, ("a", "b")) == 0
    assert at_least({"a": 7, "b": 4}, ("a", "b")) == 7


@pytest.mark.parametrize("language", LANGUAGES)
def test_before_anybody_answered_again_the_earlier_round_stands_alone(language: str) -> None:
    before = Tally(topic=TOPIC, phones={"before": {"on": 31, "off": 9}})
    first = Tally(topic=TOPIC, phones={"before": {"on": 31, "off": 9}, "after": {"off": 1}})
    drawn, then = (bars(Words(language), MATTER, tally, "after") for tally in (before, first))
    assert "<b>31</b>" in drawn and "→" not in drawn
    assert "31 →" in then
