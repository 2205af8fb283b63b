"""No group under five is shown, and none can be worked out, even by somebody who knows the rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy_audit.session.covering import Group, answers_in, cover, share

NAMES = ("a", "b", "c", "d")
Shown = tuple[Group, ...]


def rooms(choices: int, people: int) -> Iterator[tuple[int, ...]]:
    """Every way in which at most so many people answer."""
    if not choices:
        yield ()
        return
    for number in range(people + 1):
        for rest in rooms(choices - 1, people - number):
            yield number, *rest


def shown(room: tuple[int, ...], people: int) -> Shown:
    names = NAMES[: len(room)]
    return cover(dict(zip(names, room, strict=True)), names, people)


@pytest.mark.parametrize(
    ("choices", "people"), [*((2, people) for people in range(5, 36)), (3, 12), (3, 19), (3, 26), (4, 21)]
)
def test_a_hidden_group_may_have_any_number_from_0_to_4(choices: int, people: int) -> None:
    """Every room that looks the same is put together: what differs between them, nobody can know."""
    alike: dict[Shown, list[tuple[int, ...]]] = defaultdict(list)
    for room in rooms(choices, people):
        alike[shown(room, people)].append(room)
    for groups, same in alike.items():
        for place, group in enumerate(groups):
            numbers = {room[place] for room in same}
            if group.hidden:
                assert numbers == {0, 1, 2, 3, 4}, groups
            else:
                assert (group.least, group.most) == (min(numbers), max(numbers)), groups
                assert group.exact or group.most - group.least >= 4
        if not groups:
            assert all({0, 1, 2, 3, 4} <= {room[place] for room in same} for place in range(choices))


@given(
    st.lists(st.integers(0, 60), min_size=2, max_size=6),
    st.integers(0, 300),
    st.lists(st.integers(0, 4), min_size=6, max_size=6),
)
def test_whatever_a_hidden_number_is_the_same_is_shown(
    room: list[int], people: int, others: list[int]
) -> None:
    names = [f"choice-{place}" for place in range(len(room))]
    other = [another if number < 5 else number for number, another in zip(room, others, strict=False)]
    assert cover(dict(zip(names, room, strict=True)), names, people) == cover(
        dict(zip(names, other, strict=True)), names, people
    )


@pytest.mark.parametrize("chosen", ["a", "b", "ab", "bc", "abc"])
@given(room=st.tuples(*[st.integers(0, 40)] * 3), absent=st.integers(0, 30))
def test_a_share_holds_the_true_one(chosen: str, room: tuple[int, int, int], absent: int) -> None:
    people = sum(room) + absent
    groups = shown(room, people)
    if groups:
        least, most = share(groups, frozenset(chosen), people)
        inside = sum(number for name, number in zip(NAMES, room, strict=False) if name in chosen)
        assert least - 1e-9 <= inside / sum(room) <= most + 1e-9


TABLE: list[tuple[tuple[int, ...], int, Shown]] = [
    ((4, 3), 40, ()),
    ((40, 0), 0, (Group(choice="a", least=40, most=40), Group(choice="b", least=0, most=4))),
    ((20, 20), 40, (Group(choice="a", least=20, most=20), Group(choice="b", least=20, most=20))),
    ((30, 2), 40, (Group(choice="a", least=30, most=30), Group(choice="b", least=0, most=4))),
    ((38, 2), 40, (Group(choice="a", least=36, most=40), Group(choice="b", least=0, most=4))),
    ((40, 0), 40, (Group(choice="a", least=36, most=40), Group(choice="b", least=0, most=4))),
    (
        (20, 20, 0),
        40,
        (
            Group(choice="a", least=18, most=22),
            Group(choice="b", least=18, most=22),
            Group(choice="c", least=0, most=4),
        ),
    ),
    ((8, 0), 8, ()),
    ((13, 13, 13, 1), 40, ()),
]


@pytest.mark.parametrize(("room", "people", "expected"), TABLE)
def test_what_is_shown(room: tuple[int, ...], people: int, expected: Shown) -> None:
    assert shown(room, people) == expected


def test_the_number_of_answers_is_told_only_where_nothing_is_hidden() -> None:
    assert answers_in(shown((20, 15), 40)) == 35
    assert answers_in(shown((20, 4), 40)) is None
    assert answers_in(()) is None
