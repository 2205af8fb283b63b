"""Rounds the points of a report to tenths so that what is shown adds up: classes first, then their lines.

The largest-remainder method (of Hamilton): everything is rounded down, and what is then missing from the
total goes to those that lost most. Rounding every line over the whole report would let a class of 20 points
show 20.1; so each class is rounded by itself, and never beyond the next tenth, thus never above its maximum.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from privacy_audit.assess.vector import TENTH

Ends = tuple[int, int]
"""Points at the low and at the high end."""


def rounded_classes(classes: Sequence[Ends], total: Ends) -> list[Ends]:
    """The ends of each class in whole tenths, from fine units, that add up to both ends of the score.

    Both ends are rounded together: a class that is wholly known keeps one number, and no low end comes to
    lie above its high end. Of all ways to round each end down or up, the one that changes least: at one end
    alone that is the largest-remainder method. There always is one, since the totals are rounded half up.
    """
    best: dict[Ends, tuple[int, list[Ends]]] = {(0, 0): (0, [])}
    for ends in classes:
        following: dict[Ends, tuple[int, list[Ends]]] = {}
        for sums, (changed, chosen) in best.items():
            for whole in _ways(ends):
                reached = sums[0] + whole[0], sums[1] + whole[1]
                cost = changed + sum(abs(one * TENTH - end) for one, end in zip(whole, ends, strict=True))
                if reached not in following or cost < following[reached][0]:
                    following[reached] = cost, [*chosen, whole]
        best = following
    return best[total][1]


def _ways(ends: Ends) -> Iterator[Ends]:
    """The ends of a class rounded down or up to whole tenths, the right way round."""
    low, high = ends
    for whole_low in _around(low):
        for whole_high in _around(high):
            if whole_low == whole_high if low == high else whole_low <= whole_high:
                yield whole_low, whole_high


def _around(points: int) -> tuple[int, ...]:
    whole, left = divmod(points, TENTH)
    return (whole, whole + 1) if left else (whole,)


def rounded(points: Sequence[tuple[int, str]], total: int) -> list[int]:
    """Points in whole tenths that add up to `total` by the largest-remainder method, equals by the alphabet.

    Each comes in fine units with the name that orders it among equals.
    """
    whole = [one // TENTH for one, _ in points]
    by_remainder = sorted(range(len(points)), key=lambda at: (-(points[at][0] % TENTH), points[at][1]))
    for at in by_remainder[: total - sum(whole)]:
        whole[at] += 1
    return whole
