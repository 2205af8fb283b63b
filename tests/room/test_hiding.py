"""Groups under five are never seen, nor found out by taking away what is seen from what else is known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy_audit.catalog import Library
from privacy_audit.room.bars import bars
from privacy_audit.room.hiding import Group, Seen, seen
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
