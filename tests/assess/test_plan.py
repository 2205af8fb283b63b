"""The plan: what comes first, what belongs together, and how far from the best order it is."""

from __future__ import annotations

import random
from collections.abc import Iterable
from itertools import pairwise, permutations

import pytest
from hypothesis import given
from msgspec.structs import replace

from privacy_audit.assess.items import Item, gather
from privacy_audit.assess.judge import vector_of
from privacy_audit.assess.plan import Planner
from privacy_audit.assess.vector import score
from privacy_audit.model import Exposure, Kind, RiskClass, Severity, Visibility
from tests.assess.samples import (
    FRIENDS,
    KINDS,
    LAW,
    ONLY_ME,
    PERSON,
    RULER,
    SCORED,
    STRANGERS,
    Situation,
    exposure,
    preparation,
    setting,
    situations,
)

# --- laws --------------------------------------------------------------------------------------


@LAW
@given(situations())
def test_the_middle_and_the_high_end_never_rise_along_the_plan(situation: Situation) -> None:
    judged = situation.judged()
    middle, high = judged.low + judged.high, judged.high
    for step in judged.plan:
        assert step.high_after <= high
        assert round(middle - step.low_after - step.high_after, 6) == round(step.drop * 2, 6)
        assert step.drop >= 0.05
        middle, high = step.low_after + step.high_after, step.high_after


@LAW
@given(situations())
def test_a_step_leads_where_it_says(situation: Situation) -> None:
    for step in situation.judged().plan:
        situation = situation.after(step.actions)
        judged = situation.judged()
        assert (judged.low, judged.high) == (step.low_after, step.high_after)


@LAW
@given(situations())
def test_a_plan_names_each_action_once_and_nothing_else(situation: Situation) -> None:
    actions = [action for step in situation.judged().plan for action in step.actions]
    groups = {f"{one.kind.value}@{one.where[0].target}" for one in situation.exposures}
    assert len(actions) == len(set(actions))
    assert set(actions) <= set(situation.asked) | groups


@LAW
@given(situations())
def test_a_chain_is_gone_after_its_cut(situation: Situation) -> None:
    for chain in situation.judged().chains:
        if chain.cut:
            left = {one.id: one.certain for one in situation.after(chain.cut.split()).judged().chains}
            assert not left.get(chain.id, False)
            assert chain.certain or chain.id not in left


# --- what comes first --------------------------------------------------------------------------


def test_nothing_open_needs_no_plan() -> None:
    asked = {"zalo/q": setting(RiskClass.FACE, Severity.HIGH, STRANGERS, ONLY_ME)}
    assert Situation(asked=asked).answering("zalo/q", "only-me").judged().plan == ()


def test_what_is_more_closed_than_recommended_is_left_alone() -> None:
    question = setting(RiskClass.FACE, Severity.HIGH, STRANGERS, FRIENDS, ONLY_ME, recommended=FRIENDS)
    assert Situation(asked={"zalo/q": question}).answering("zalo/q", "only-me").judged().plan == ()


def test_preparations_are_not_in_the_plan() -> None:
    assert Situation(asked={"device/a": preparation(0, 1)}).judged().plan == ()


def test_checking_something_unknown_is_an_action() -> None:
    asked = {"zalo/q": setting(RiskClass.FACE, Severity.HIGH, STRANGERS, ONLY_ME)}
    [step] = Situation(asked=asked).judged().plan
    assert (step.actions, step.low_after, step.high_after, step.drop) == (("zalo/q",), 0.0, 0.0, 6.7)


def test_things_that_only_help_together_are_one_step() -> None:
    asked = {f"zalo/{name}": setting(RiskClass.FACE, Severity.HIGH, STRANGERS, ONLY_ME) for name in "abc"}
    situation = Situation(asked=asked)
    for name in asked:
        situation = situation.answering(name, "strangers")
    [step] = situation.judged().plan
    assert (step.actions, step.minutes, step.drop) == (("zalo/a", "zalo/b", "zalo/c"), 3, 18.7)


def test_breaking_a_chain_is_one_step_also_if_it_takes_several_actions() -> None:
    exposures = (
        *(exposure(Kind.PHOTO) for _ in range(9)),
        exposure(Kind.PHONE, type="mobile"),
        exposure(Kind.PHONE, target=1, type="mobile"),
        *(exposure(Kind.WORKPLACE, target=target) for target in range(3)),
    )
    first, *_ = Situation(exposures=exposures).judged().plan
    assert (first.actions, first.low_after) == (("phone@0", "phone@1"), 35.7)


def test_more_of_one_kind_take_more_minutes_up_to_ten() -> None:
    minutes = [
        Situation(exposures=tuple(exposure(Kind.PHOTO) for _ in range(count))).judged().plan[0].minutes
        for count in (1, 3, 10, 500)
    ]
    assert minutes == [2.0, 6.0, 20.0, 20.0]


# --- how good the order is ---------------------------------------------------------------------


def middle(items: Iterable[Item]) -> float:
    return sum(score(vector_of(list(items), (), RULER), RULER)) / 20


def area(items: tuple[Item, ...], order: Iterable[str], known: dict[frozenset[str], float]) -> float:
    """Score × minutes until everything could be done; who stops earlier keeps the score."""
    total = sum(item.minutes for item in items)
    minutes = {item.subject: item.minutes for item in items}
    curve = [(0.0, frozenset[str]())]
    for subject in order:
        time, done = curve[-1]
        curve.append((time + minutes[subject], done | {subject}))
    for _, done in curve:
        if done not in known:
            known[done] = middle(item.done() if item.subject in done else item for item in items)
    parts = ((after - time) * known[done] for (time, done), (after, _) in pairwise(curve))
    time, done = curve[-1]
    return sum(parts) + (total - time) * known[done]


def small_case(seed: int) -> tuple[Item, ...]:
    """Six open things in few classes, so that they get in each other's way."""
    chance = random.Random(seed)
    classes = chance.sample(SCORED, 2) if seed % 2 else SCORED[:3]
    situation = Situation()
    for number in range(4):
        opens = sorted(chance.sample((0, 1, 2, 3), 2))
        choices = [tuple(Visibility)[at] for at in (*opens, 4)]
        question = setting(
            chance.choice(classes),
            chance.choice(tuple(Severity)),
            *choices,
            minutes=chance.choice((0.5, 1, 2, 5, 15)),
            recommended=chance.choice(choices[1:]),
        )
        situation = Situation(
            asked={**situation.asked, f"net/q{number}": question}, answers=situation.answers
        )
        if chance.random() < 0.8:
            situation = situation.answering(f"net/q{number}", choices[0].value)
    kinds = [kind for kind in Kind if KINDS[kind].risk_class in classes]
    found = [exposure(chance.choice(kinds), target=target) for target in (0, 1)]
    return tuple(gather(situation.asked, situation.answers, found, KINDS, RULER))


@pytest.mark.parametrize("seed", range(60))
def test_the_plan_is_at_most_5_percent_behind_the_best_order(seed: int) -> None:
    items = small_case(seed)
    known: dict[frozenset[str], float] = {}
    plan = [action for step in Planner(RULER, ()).steps(items) for action in step.actions]
    useful = [item.subject for item in items if item.can_improve]
    best = min(area(items, order, known) for order in permutations(useful))
    assert area(items, plan, known) <= best * 1.05 + 1e-9


def test_the_worked_example_is_planned_as_well_as_can_be() -> None:
    items = tuple(gather(PERSON.asked, PERSON.answers, PERSON.exposures, KINDS, RULER))
    known: dict[frozenset[str], float] = {}
    plan = [action for step in PERSON.judged().plan for action in step.actions]
    best = min(area(items, order, known) for order in permutations(plan))
    assert area(items, plan, known) <= best * 1.05


def places(*pages: tuple[int, str]) -> Exposure:
    """A phone number on these pages, each with the number of its target."""
    one = exposure(Kind.PHONE, type="mobile")
    return replace(one, where=tuple(replace(one.where[0], target=at, page=page) for at, page in pages))


@pytest.mark.parametrize(
    ("found", "minutes"),
    [
        # Twice on one page is one thing to remove, and where nobody knows the place it is one too.
        ((places((0, "a.html"), (0, "a.html")),), 4),
        ((places(),), 4),
        # Removing twice is twice the work, also of pages of one target.
        ((places((0, "a.html"), (1, "b.html")),), 8),
        ((places((0, "site › a.html"), (0, "site › b.html")),), 8),
        ((places((0, "a.html")), places((0, "a.html"), (1, "b.html"))), 12),
        # Whoever has more than ten on a target uses a setting that closes all of them there.
        ((places(*((0, f"{at}.html") for at in range(30)), (1, "b.html")),), 44),
    ],
)
def test_what_stands_on_several_pages_takes_its_minutes_on_each(
    found: tuple[Exposure, ...], minutes: float
) -> None:
    [step] = Situation(exposures=found).judged().plan
    assert (step.actions, step.minutes, step.high_after) == (("phone@0",), minutes, 0)


@pytest.mark.parametrize(
    ("found", "texts", "minutes"),
    [
        # A page that is no text takes what it takes, also beside a text.
        (places((0, "a.html")), (1,), 4),
        (places((0, "a.html"), (1, "draft.txt")), (1,), 5),
        # A text is only written differently.
        (places((0, "draft.txt")), (0,), 1),
        (places((0, "draft.txt"), (1, "post.md")), (0, 1), 2),
    ],
)
def test_what_is_left_out_of_a_text_takes_a_minute(
    found: Exposure, texts: tuple[int, ...], minutes: float
) -> None:
    [step] = Situation(exposures=(found,), texts=texts).judged().plan
    assert (step.actions, step.minutes, step.high_after) == (("phone@0",), minutes, 0)


@pytest.mark.parametrize("kind", Kind)
def test_no_kind_takes_longer_in_a_text_than_on_a_page(kind: Kind) -> None:
    found = (exposure(kind),)
    [on_a_page] = Situation(exposures=found).judged().plan
    [in_a_text] = Situation(exposures=found, texts=(0,)).judged().plan
    assert in_a_text.minutes == 1 <= on_a_page.minutes


# --- where the chains break ----------------------------------------------------------------------


@LAW
@given(situations())
def test_a_chain_breaks_in_the_plan_where_one_of_its_cuts_is_complete(situation: Situation) -> None:
    judged = situation.judged()
    done: list[str] = []
    for step in judged.plan:
        done += step.actions
        holds = {chain.id for chain in situation.after(done).judged().chains if chain.certain}
        cut = {
            chain.id
            for chain in judged.chains
            if chain.certain and any(set(one) <= set(done) for one in chain.cuts)
        }
        assert not cut & holds
        assert {chain.id for chain in judged.chains if chain.certain} <= cut | holds


@LAW
@given(situations())
def test_the_cheapest_cut_of_a_chain_is_the_first_of_all(situation: Situation) -> None:
    for chain in situation.judged().chains:
        assert " ".join(next(iter(chain.cuts), ())) == (chain.cut or "")


def test_the_worked_example_can_be_cut_in_three_ways() -> None:
    [chain] = PERSON.judged().chains
    assert chain.cuts == (("workplace@0",), ("phone@0", "zalo/find-by-phone"), ("photo@0",))
