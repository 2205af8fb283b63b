"""What of the counts may be seen: no group under five, also not by taking away what is shown from a total.

Everything that a wall, a phone or a terminal draws of counts passes through `seen`, so its law is that of
the pages: whatever a hidden group's number from 0 to 4 is, `seen` is the same. Hence a total is given only
where nothing is hidden, and the length of a bar is measured by the longest bar that is shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from privacy_audit.model import Value
from privacy_audit.tally import FEWEST


class Group(Value):
    """The people of one choice. `number` is None where they are fewer than five, or nobody."""

    choice: str
    number: int | None
    share: float
    """Of the largest group that is shown, 0 to 1; 0 where the number is hidden."""


class Seen(Value):
    """The groups in the order of the choices. `total` is None as soon as one of them is hidden."""

    groups: tuple[Group, ...]
    total: int | None


def seen(counts: Mapping[str, int], choices: Sequence[str], beside: Mapping[str, int] | None = None) -> Seen:
    """What may be seen of the counts of a topic. `beside` are counts drawn to the same measure."""
    numbers = {choice: _number(counts, choice) for choice in choices}
    shown = [number for number in numbers.values() if number is not None]
    others = [number for choice in choices if (number := _number(beside or {}, choice)) is not None]
    longest = max((*shown, *others), default=1)
    groups = tuple(
        Group(choice=choice, number=number, share=(number or 0) / longest)
        for choice, number in numbers.items()
    )
    return Seen(groups=groups, total=sum(shown) if len(shown) == len(choices) and shown else None)


def at_least(counts: Mapping[str, int], choices: Sequence[str]) -> int:
    """How many answered at least, for the officer, who must know whether to wait; 0 where that is not told.

    Where every group is small, five or more answers are told as five, and only with three choices or more:
    then each number from 0 to 4 is still possible of every group, since two others can make up five; with two
    choices, that nobody made one of them would be ruled out. Wall and phones do not show it.
    """
    numbers = [counts.get(choice, 0) for choice in choices]
    told = sum(number for number in numbers if number >= FEWEST)
    return told or (FEWEST if len(choices) > 2 and sum(numbers) >= FEWEST else 0)


def _number(counts: Mapping[str, int], choice: str) -> int | None:
    number = counts.get(choice, 0)
    return number if number >= FEWEST else None
