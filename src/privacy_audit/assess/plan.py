"""What to do first: actions in the order that lowers the score most per minute.

Greedy by the drop of the middle of the interval. Since the worst item of a class takes most of it,
closing one thing alone often changes little: so a step may be several actions that only help together,
always of one class.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import permutations

from privacy_audit.assess.chains import Bundle, may_forge, subjects_of
from privacy_audit.assess.items import Item
from privacy_audit.assess.trials import Links, Outcome, Shelf, Trials, strongest_first
from privacy_audit.assess.vector import floor_in_tenths, tenths
from privacy_audit.checklist import Ruler
from privacy_audit.model import RiskClass, Step, Value

_ALL_ORDERS = 3
"""Within bundles up to this size every order of the actions is compared."""

Shelves = Mapping[RiskClass, Shelf]


class _Choice(Value):
    """An outcome seen from the whole score: both ends in tenths, the drop of the middle in half-tenths."""

    risk_class: RiskClass
    outcome: Outcome
    low: int
    high: int
    drop: int

    @property
    def rank(self) -> tuple[float, float, int]:
        """The best is the least: drop per minute, then the quicker, the simpler."""
        minutes = self.outcome.minutes
        return -self.drop / minutes, minutes, len(self.outcome.bundle)


class Planner:
    """Makes one plan under a ruler. `filled` are the classes that a target nobody saw may fill."""

    def __init__(self, ruler: Ruler, filled: Sequence[RiskClass]) -> None:
        self._ruler = ruler
        self._filled = tuple(filled)
        self._trials = Trials(ruler, filled)

    def steps(self, items: Iterable[Item]) -> Iterator[Step]:
        """The steps in their order, each with the score after it, until nothing drops by 0.05 points."""
        by_class: dict[RiskClass, list[Item]] = {name: [] for name in self._ruler.classes}
        for item in items:
            by_class[item.risk_class].append(item)
        shelves = {name: self._trials.shelf(name, tuple(held)) for name, held in by_class.items()}
        while choice := _best(list(self._choices(shelves))):
            yield self._step(choice, shelves)
            done = set(subjects_of(choice.outcome.bundle))
            held = shelves[choice.risk_class].items
            left = tuple(item.done() if item.subject in done else item for item in held)
            shelves[choice.risk_class] = self._trials.shelf(choice.risk_class, left)

    def _choices(self, shelves: Shelves) -> Iterator[_Choice]:
        """Everything that lowers the middle of the interval now."""
        for name, shelf in shelves.items():
            now, *after = self._ends(name, shelves, (shelf.now, *shelf.outcomes))
            for outcome, (low, high) in zip(shelf.outcomes, after, strict=True):
                drop = sum(now) - low - high
                if drop > 0:
                    yield _Choice(risk_class=name, outcome=outcome, low=low, high=high, drop=drop)

    def _step(self, choice: _Choice, shelves: Shelves) -> Step:
        """A choice as a step, its actions in the order that is best for whoever stops halfway."""
        orders = _arrangements(choice.outcome.bundle)
        best: Bundle = min(orders, key=lambda order: self._area(choice.risk_class, order, shelves))
        return Step(
            actions=subjects_of(best),
            minutes=choice.outcome.minutes,
            low_after=choice.low / 10,
            high_after=choice.high / 10,
            drop=choice.drop / 20,
        )

    def _area(self, risk_class: RiskClass, order: Bundle, shelves: Shelves) -> float:
        """How much is open for how long while a bundle is done in this order: minutes × score, added up."""
        shelf = shelves[risk_class]
        halfway = self._trials.along(risk_class, shelf.items, order)[:-1]
        ends = self._ends(risk_class, shelves, (shelf.now, *halfway))
        return sum(item.minutes * sum(both) for item, both in zip(order, ends, strict=True))

    def _ends(
        self, risk_class: RiskClass, shelves: Shelves, outcomes: Iterable[Outcome]
    ) -> Iterator[tuple[int, int]]:
        """Both ends of the score, in tenths, with each outcome of a class while the others stand."""
        others = [shelf.now for name, shelf in shelves.items() if name != risk_class]
        low, high = sum(one.low for one in others), sum(one.high for one in others)
        floors: dict[Links, tuple[int, int]] = {}
        for outcome in outcomes:
            if outcome.links not in floors:
                floors[outcome.links] = self.floors([*(one.links for one in others), outcome.links])
            low_floor, high_floor = floors[outcome.links]
            yield max(tenths(low + outcome.low), low_floor), max(tenths(high + outcome.high), high_floor)

    def floors(self, classes: Iterable[Links]) -> tuple[int, int]:
        """The floors of the chains at both ends, in tenths, from the links that each class holds."""
        by_need = iter(zip(*classes, strict=True))
        low, high = [], []
        for rule in self._ruler.chains:
            links = [(need, next(by_need)) for need in rule.needs]
            if all(any(certain for certain, _ in link) for _, link in links):
                low.append(rule.id)
            if all(any(maybe for _, maybe in link) or may_forge(need, self._filled) for need, link in links):
                high.append(rule.id)
        return floor_in_tenths(low, self._ruler), floor_in_tenths(high, self._ruler)


def _best(choices: Sequence[_Choice]) -> _Choice | None:
    """The choice of the least rank, of equals the first by the alphabet; None of none."""
    least = min((choice.rank for choice in choices), default=None)
    equals = (choice for choice in choices if choice.rank == least)
    return min(equals, key=lambda choice: subjects_of(choice.outcome.bundle), default=None)


def _arrangements(bundle: Bundle) -> Iterator[Bundle]:
    """Orders worth comparing within a bundle: all of a small one, else the two plain ones."""
    strongest = tuple(sorted(bundle, key=strongest_first))
    if len(bundle) <= _ALL_ORDERS:
        yield from permutations(strongest)
    else:
        yield strongest
        yield tuple(sorted(strongest, key=lambda item: item.minutes))
