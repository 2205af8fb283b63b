"""What of the counts of a topic may be shown: no group under five, and none that can be worked out.

The law: whatever the number of a hidden group is, from 0 to 4, what is shown is the same, and every one of
these numbers goes together with what is shown and with the number of people in the room. So

- a group under five is shown as that, and so is a choice that nobody made;
- how many answered is told only where no group is hidden;
- where the groups that are shown leave so few people of the room that a hidden group could be worked out,
  the largest of them is given as a range; if that would tell which it is, the two largest; else nothing.

The usual name of it is primary and complementary cell suppression (Willenborg, de Waal: Elements of
Statistical Disclosure Control, 2001), here with ranges, by a rule that may itself be known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from privacy_audit.model import Value
from privacy_audit.tally import FEWEST

MOST_HIDDEN = FEWEST - 1
NEVER = 10**12
"""More than there are people: what a number is measured against that limits nothing."""


class Group(Value):
    """The people of one choice, from `least` to `most`: one number where both are the same.

    `hidden`: they are fewer than five, or nobody.
    """

    choice: str
    least: int
    most: int

    @property
    def hidden(self) -> bool:
        """Whether they are fewer than five."""
        return self.most < FEWEST

    @property
    def exact(self) -> bool:
        """Whether the number is told as it is."""
        return self.least == self.most


def cover(counts: Mapping[str, int], choices: Sequence[str], people: int) -> tuple[Group, ...]:
    """The groups in the order of the choices, as they may be shown; empty if nothing may be.

    `people` is how many were in the room, told beside; 0 if nobody knows.
    """
    numbers = {choice: counts.get(choice, 0) for choice in choices}
    shown = {choice: number for choice, number in numbers.items() if number >= FEWEST}
    hidden = MOST_HIDDEN * (len(numbers) - len(shown))
    if not shown:
        return ()
    ranges = {choice: (number, number) for choice, number in shown.items()}
    rest = people - sum(shown.values())
    if hidden and 0 <= rest <= hidden:
        wider = _widened(shown, people, hidden)
        if wider is None:
            return ()
        ranges |= wider
    return tuple(_group(choice, *ranges.get(choice, (0, MOST_HIDDEN))) for choice in choices)


def _widened(shown: Mapping[str, int], people: int, hidden: int) -> dict[str, tuple[int, int]] | None:
    """Ranges for the one or two largest groups, None if neither hides enough.

    Who knows the rule must not learn more than the range from which group it took. So the least of the
    range must be above all groups that are told; two groups that are nearly equal get one range for both.
    """
    ordered = sorted(shown, key=lambda choice: -shown[choice])
    first, *others = ordered
    left = people - sum(shown[choice] for choice in others)
    second = shown[others[0]] if others else FEWEST - 2
    if left - hidden > second + 1:
        return {first: (left - hidden, left)}
    if not others:
        return None
    left += second
    least = (left - hidden) // 2
    third = shown[others[1]] if len(others) > 1 else FEWEST - 1
    if least > third:
        return dict.fromkeys((first, others[0]), (least, left - least))
    return None


def _group(choice: str, least: int, most: int) -> Group:
    return Group(choice=choice, least=least, most=most)


def answers_in(groups: Sequence[Group]) -> int | None:
    """How many answered, None where that is not told."""
    if not groups or not all(group.exact for group in groups):
        return None
    return sum(group.least for group in groups)


def share(groups: Sequence[Group], chosen: frozenset[str], people: int) -> tuple[float, float]:
    """The least and the most that those choices can be of all answers, 0 to 1, by what is shown alone.

    `groups` are not empty. All answers together are no more than `people`, unless what is shown is more.
    """
    inside = [group for group in groups if group.choice in chosen]
    outside = [group for group in groups if group.choice not in chosen]
    room = people if people >= sum(group.least for group in groups) else NEVER
    return _portion(inside, outside, room), 1 - _portion(outside, inside, room)


def _portion(few: Sequence[Group], many: Sequence[Group], room: int) -> float:
    """The share of one side when it is as small, and the other as large, as what is shown allows."""
    least = sum(group.least for group in few)
    most = min(sum(group.most for group in many), room - least)
    return least / (least + most) if least + most else 0.0
