"""The best plan for a given time: which actions together lower the score most within so many minutes.

Greedy alone is not enough here: the best first step may use up the time, several cheap things may be worth
more than it, and within a class closing a few of many changes nothing. So every class is tried for itself,
in a class of few actions every combination; what is beaten at its own price is dropped; the rest of the six
classes is combined within the time. Chains are judged on the combinations, since they span classes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from privacy_audit.assess.chains import Bundle, cut
from privacy_audit.assess.items import Item
from privacy_audit.assess.plan import Planner
from privacy_audit.assess.standing import Standing
from privacy_audit.assess.trials import Links, Outcome, Trials, strongest_first
from privacy_audit.assess.vector import tenths
from privacy_audit.checklist import Ruler
from privacy_audit.model import RiskClass, Step, Value

_EVERY = 10
"""Of so many actions in a class every combination is tried, 1,024 at most."""
_SPARED = 4
"""Of more actions, up to so many are spared among the strongest that would be done."""


class _Mix(Value):
    """A choice in the classes so far. `minutes`, `low` and `high` are their sums."""

    minutes: float
    low: int
    high: int
    links: tuple[Links, ...]
    bundles: tuple[Bundle, ...]


def plan_within(standing: Standing, minutes: float, ruler: Ruler, every: int = _EVERY) -> tuple[Step, ...]:
    """The steps that lower the middle of the interval most in that time, in the order of a plan.

    Empty if nothing that helps can be done in it. `every`: in classes of so many actions all combinations
    are tried.
    """
    planner = Planner(ruler, standing.filled)
    useful = [item for item in standing.items if item.can_improve]
    if sum(item.minutes for item in useful) <= minutes:
        return tuple(planner.steps(standing.items))
    mixes = _combined(standing, minutes, ruler, every)
    best = min(mixes, key=lambda mix: _rank(mix, planner))
    chosen = {item.subject for bundle in best.bundles for item in bundle}
    return tuple(Planner(ruler, standing.filled).steps(standing.only(chosen)))


def _rank(mix: _Mix, planner: Planner) -> tuple[int, int, float, tuple[str, ...]]:
    """The best is the least: the score after it, the same without floors, minutes, the alphabet."""
    low_floor, high_floor = planner.floors(mix.links)
    after = max(tenths(mix.low), low_floor) + max(tenths(mix.high), high_floor)
    subjects = tuple(item.subject for bundle in mix.bundles for item in bundle)
    return after, mix.low + mix.high, mix.minutes, subjects


def _combined(standing: Standing, minutes: float, ruler: Ruler, every: int) -> list[_Mix]:
    """What can be done in all classes within the time."""
    trials = Trials(ruler, standing.filled)
    mixes = [_Mix(minutes=0, low=0, high=0, links=(), bundles=())]
    for name, items in _by_class(standing.items, ruler).items():
        bundles = _bundles(items, trials, minutes, every)
        front = _unbeaten(_alone(one) for one in trials.after(name, items, bundles))
        mixes = _unbeaten(
            _both(mix, one) for mix in mixes for one in front if mix.minutes + one.minutes <= minutes
        )
    return mixes


def _by_class(items: Iterable[Item], ruler: Ruler) -> Mapping[RiskClass, tuple[Item, ...]]:
    classes: dict[RiskClass, list[Item]] = {name: [] for name in ruler.classes}
    for item in items:
        classes[item.risk_class].append(item)
    return {name: tuple(own) for name, own in classes.items()}


def _alone(outcome: Outcome) -> _Mix:
    return _Mix(
        minutes=outcome.minutes,
        low=outcome.low,
        high=outcome.high,
        links=(outcome.links,),
        bundles=(outcome.bundle,),
    )


def _both(mix: _Mix, one: _Mix) -> _Mix:
    """A choice in the classes so far with one of the next class."""
    return _Mix(
        minutes=mix.minutes + one.minutes,
        low=mix.low + one.low,
        high=mix.high + one.high,
        links=(*mix.links, *one.links),
        bundles=(*mix.bundles, *one.bundles),
    )


def _unbeaten(mixes: Iterable[_Mix]) -> list[_Mix]:
    """Without those that cost no less than another, leave the same links of chains and nothing lower.

    Both ends are compared, not their sum: where a floor holds one end up, only the other one counts.
    """
    best: dict[tuple[tuple[bool, bool], ...], list[tuple[int, int]]] = {}
    left = []
    for mix in sorted(mixes, key=lambda mix: (mix.minutes, mix.low + mix.high)):
        links = tuple(
            (any(certain for certain, _ in need), any(possible for _, possible in need))
            for need in zip(*mix.links, strict=True)
        )
        ends = best.setdefault(links, [])
        if not any(low <= mix.low and high <= mix.high for low, high in ends):
            ends.append((mix.low, mix.high))
            left.append(mix)
    return left


# --- what could be done in a class -------------------------------------------------------------


def _bundles(items: Sequence[Item], trials: Trials, minutes: float, every: int) -> list[Bundle]:
    """Bundles worth a trial that fit into the time, the empty one first."""
    useful = sorted((item for item in items if item.can_improve), key=strongest_first)
    found = _all_of(useful) if len(useful) <= every else _some_of(useful, items, trials)
    fitting = {
        frozenset(item.subject for item in bundle): bundle
        for bundle in found
        if sum(item.minutes for item in bundle) <= minutes
    }
    return [(), *(bundle for subjects, bundle in fitting.items() if subjects)]


def _all_of(useful: Sequence[Item]) -> Iterator[Bundle]:
    for number in range(1, len(useful) + 1):
        yield from combinations(useful, number)


def _some_of(useful: Sequence[Item], items: Sequence[Item], trials: Trials) -> Iterator[Bundle]:
    """The strongest so many, all or only what is known, with a few of them spared; what cuts a chain."""
    for order in (useful, [item for item in useful if item.known]):
        for number in range(1, len(order) + 1):
            yield from _sparing(order[:number])
    for item in useful:
        yield (item,)
    for need in trials.needs:
        for only_known in (True, False):
            yield cut(need, items, only_known)


def _sparing(strongest: Sequence[Item]) -> Iterator[Bundle]:
    """All of them, then without the one, two, … that take longest, or gain least, by the minute or at all."""
    yield tuple(strongest)
    for worth in (_shortness, _gain, _gain_a_minute):
        by_worth = sorted(strongest, key=lambda item: (worth(item), item.strongest))
        for number in range(1, min(_SPARED, len(by_worth)) + 1):
            spared = {item.subject for item in by_worth[:number]}
            yield tuple(item for item in strongest if item.subject not in spared)


def _shortness(item: Item) -> float:
    return -item.minutes


def _gain(item: Item) -> float:
    return item.strongest - item.goal


def _gain_a_minute(item: Item) -> float:
    return _gain(item) / item.minutes
