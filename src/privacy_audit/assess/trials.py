"""Tries what could be done in one class of the score, before the plan chooses.

A class is tried on counts of strengths, not on single exposures: that keeps the search small whatever a
scan has found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from privacy_audit.assess.chains import Bundle, cut, forges, subjects_of
from privacy_audit.assess.items import Item
from privacy_audit.assess.vector import Runs, scale_of
from privacy_audit.checklist import ChainNeed, Ruler
from privacy_audit.model import RiskClass, Value

_FEW = 8
"""Bundles of the strongest 2, 3, … up to so many; larger ones only where a strength is used up."""

Links = tuple[tuple[bool, bool], ...]
"""For every need of every chain, in order: whether something meets it for certain, and possibly."""


class Outcome(Value):
    """A bundle of one class, and the class after it: points in the fine unit of `vector`."""

    bundle: Bundle
    minutes: float
    low: int
    high: int
    links: Links


class Shelf(Value):
    """One class as it stands, with the outcomes of all that could be done in it."""

    items: tuple[Item, ...]
    now: Outcome
    outcomes: tuple[Outcome, ...]


class _Move(Value):
    """What changes when an item appears or is acted on: `(strength, every, known)` in counts of
    strengths, and `(need, possible, certain)` in links."""

    item: Item
    strengths: tuple[tuple[int, int, int], ...]
    links: tuple[tuple[int, int, int], ...]


class _Ledger:
    """What a class holds, in counts, so that moves can be made one after the other and taken back."""

    def __init__(self, links: int) -> None:
        self.every: dict[int, int] = defaultdict(int)
        self.known: dict[int, int] = defaultdict(int)
        self.links = [[0, 0] for _ in range(links)]

    def copy(self) -> _Ledger:
        """The same counts, to go on from."""
        other = _Ledger(0)
        other.every, other.known = self.every.copy(), self.known.copy()
        other.links = [link.copy() for link in self.links]
        return other

    def book(self, move: _Move, times: int) -> None:
        """Make a move (1) or take it back (-1)."""
        for strength, every, known in move.strengths:
            self.every[strength] += times * every
            self.known[strength] += times * known
        for need, possible, certain in move.links:
            self.links[need][0] += times * possible
            self.links[need][1] += times * certain


class Trials:
    """Tries actions on one set of items, under one ruler.

    `filled` are the classes that a target nobody saw may fill, `needs` the needs of all chains, in order.
    """

    def __init__(self, ruler: Ruler, filled: Sequence[RiskClass]) -> None:
        self._scale = scale_of(ruler)
        self.needs = tuple(need for rule in ruler.chains for need in rule.needs)
        self._filled = tuple(filled)
        self._moves: dict[str, _Move] = {}
        self._states: dict[tuple[str, bool, bool, Runs], _Move] = {}

    def shelf(self, risk_class: RiskClass, items: tuple[Item, ...]) -> Shelf:
        """A class with everything that could be done in it."""
        ledger = self._ledger(items)
        now = self._outcome(risk_class, ledger, (), 0)
        outcomes = [
            outcome
            for order, stops in self._orders(items)
            for outcome in self._outcomes(risk_class, ledger, order, stops)
        ]
        return Shelf(items=items, now=now, outcomes=tuple(outcomes))

    def along(self, risk_class: RiskClass, items: tuple[Item, ...], order: Bundle) -> list[Outcome]:
        """A class after the first action of an order, after the first two, … and after all."""
        moves = [self._done(item) for item in order]
        stops = set(range(1, len(moves) + 1))
        return list(self._outcomes(risk_class, self._ledger(items), moves, stops))

    def after(
        self, risk_class: RiskClass, items: tuple[Item, ...], bundles: Iterable[Bundle]
    ) -> Iterator[Outcome]:
        """A class after each of some bundles."""
        ledger = self._ledger(items)
        for bundle in bundles:
            for item in bundle:
                ledger.book(self._done(item), 1)
            yield self._outcome(risk_class, ledger, bundle, sum(item.minutes for item in bundle))
            for item in bundle:
                ledger.book(self._done(item), -1)

    def _done(self, item: Item) -> _Move:
        """The move that an item's action makes; it is the same however often the item is tried."""
        if item.subject not in self._moves:
            self._moves[item.subject] = _move(item, item, item.done(), self.needs)
        return self._moves[item.subject]

    def _ledger(self, items: Iterable[Item]) -> _Ledger:
        ledger = _Ledger(len(self.needs))
        for item in items:
            ledger.book(self._begun(item), 1)
        return ledger

    def _begun(self, item: Item) -> _Move:
        """The move by which an item appears, as it stands."""
        state = (item.subject, item.known, item.open, item.runs)
        if state not in self._states:
            self._states[state] = _move(item, None, item, self.needs)
        return self._states[state]

    def _orders(self, items: Sequence[Item]) -> Iterator[tuple[Sequence[_Move], set[int]]]:
        """In which orders to try what can be done in a class, and after how many moves to look."""
        useful = sorted((item for item in items if item.can_improve), key=strongest_first)
        moves = {item.subject: self._done(item) for item in useful}
        singles: dict[object, _Move] = {}
        for move in moves.values():  # of several that do the same in the same time, the first stands for all
            singles.setdefault((move.strengths, move.links, move.item.minutes), move)
        yield from (([move], {1}) for move in singles.values())
        strongest = list(moves.values())
        for order in (strongest, [move for move in strongest if move.item.known]):
            yield order, _stops(order)
        for need in self.needs:
            if strongest and need.risk_class in (None, strongest[0].item.risk_class):
                for only_known in (True, False):
                    subjects = subjects_of(cut(need, items, only_known))
                    yield [moves[subject] for subject in subjects], {len(subjects)}

    def _outcomes(
        self, risk_class: RiskClass, ledger: _Ledger, order: Sequence[_Move], stops: set[int]
    ) -> Iterator[Outcome]:
        """The outcomes of the first so many moves of an order, for every number in `stops`."""
        ahead = ledger.copy()
        bundle = tuple(move.item for move in order)
        minutes = 0.0
        for done, move in enumerate(order, start=1):
            ahead.book(move, 1)
            minutes += move.item.minutes
            if done in stops:
                yield self._outcome(risk_class, ahead, bundle[:done], minutes)

    def _outcome(self, risk_class: RiskClass, ledger: _Ledger, bundle: Bundle, minutes: float) -> Outcome:
        full = risk_class in self._filled
        points = self._scale.points
        return Outcome(
            bundle=bundle,
            minutes=minutes,
            low=points(risk_class, _runs(ledger.known)),
            high=self._scale.full(risk_class) if full else points(risk_class, _runs(ledger.every)),
            links=tuple((certain > 0, possible > 0) for possible, certain in ledger.links),
        )


def strongest_first(item: Item) -> tuple[int, float, str]:
    """The order in which closing things helps soonest."""
    return -item.strongest, item.minutes, item.subject


def _runs(counts: Mapping[int, int]) -> Runs:
    return tuple(sorted(counts.items(), reverse=True))


def _move(item: Item, before: Item | None, after: Item, needs: Sequence[ChainNeed]) -> _Move:
    """The move from one state of an item to another; from nothing, if there is no state before."""
    states = [(before, -1), (after, 1)] if before else [(after, 1)]
    return _Move(
        item=item,
        strengths=tuple(
            (strength, sign * count, sign * count * state.known)
            for state, sign in states
            for strength, count in state.runs
        ),
        links=tuple(
            (number, sign, sign * state.known)
            for state, sign in states
            for number, need in enumerate(needs)
            if forges(state, need)
        ),
    )


def _stops(order: Sequence[_Move]) -> set[int]:
    """After each of the first few, and wherever a strength is used up."""
    used_up = {
        number
        for number, (move, following) in enumerate(pairwise(order), start=1)
        if move.item.strongest != following.item.strongest
    }
    return {*range(2, _FEW + 1), *used_up, len(order)}
