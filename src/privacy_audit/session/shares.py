"""The shares of a round in whole percent, by what is shown of it alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil, floor

from privacy_audit.record.session import Share
from privacy_audit.session.covering import Group, share


def shares_of(groups: Sequence[Group], people: int) -> dict[str, Share]:
    """The share of each group in whole percent. Where all are certain they come to one hundred: what is left
    after rounding down goes to the largest remainders, of equal ones to the larger group."""
    if not all(group.exact for group in groups):
        return {group.choice: _share(groups, frozenset((group.choice,)), people) for group in groups}
    answers = sum(group.least for group in groups)
    whole = {group.choice: group.least * 100 // answers for group in groups}
    remainders = sorted(groups, key=lambda group: (-(group.least * 100 % answers), -group.least))
    for group in remainders[: 100 - sum(whole.values())]:
        whole[group.choice] += 1
    return {choice: Share(least=number, most=number) for choice, number in whole.items()}


def share_together(
    groups: Sequence[Group], chosen: frozenset[str], shares: Mapping[str, Share], people: int
) -> Share:
    """The share of several choices: the sum of what is told of each, where that is certain."""
    if not all(group.exact for group in groups):
        return _share(groups, chosen, people)
    number = sum(one.least for choice, one in shares.items() if choice in chosen)
    return Share(least=number, most=number)


def _share(groups: Sequence[Group], chosen: frozenset[str], people: int) -> Share:
    """Whole percent, from the least to the most that it can be."""
    least, most = share(groups, chosen, people)
    return Share(least=floor(least * 100 + 1e-9), most=ceil(most * 100 - 1e-9))
