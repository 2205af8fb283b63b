"""The best plan for a given time and a plan day by day, held against trying everything."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy_audit.assess import Standing, plan_within, spread_over, stand
from privacy_audit.assess.days import _even
from privacy_audit.assess.items import Item, gather
from privacy_audit.assess.plan import Planner
from privacy_audit.model import Kind, RiskClass, Severity, Step
from tests.assess.samples import (
    KINDS,
    LAW,
    ONLY_ME,
    PERSON,
    RULER,
    STRANGERS,
    Situation,
    exposure,
    setting,
    situations,
)

MINUTES = st.sampled_from((1, 2, 5, 10, 15))
ROUNDING = 0.051
"""Both ends are printed in tenths, so the middle of two of them can be off by half of one."""


def standing(situation: Situation) -> Standing:
    given_by = situation.asked, situation.answers, situation.exposures
    items = gather(*given_by, KINDS, RULER, situation.texts)
    return Standing(items=tuple(items), filled=())


def middle(one: Standing, done: frozenset[str]) -> float:
    return sum(one.ends_after(done, RULER)) / 2


def useful(one: Standing) -> list[Item]:
    return [item for item in one.items if item.can_improve]


def selections(items: list[Item], minutes: float) -> Iterator[frozenset[str]]:
    """Everything that can be done in that time."""
    for number in range(len(items) + 1):
        for some in combinations(items, number):
            if sum(item.minutes for item in some) <= minutes:
                yield frozenset(item.subject for item in some)


# --- for a given time --------------------------------------------------------------------------


@LAW
@given(situations(unseen=False), MINUTES)
def test_the_plan_for_a_time_is_at_most_5_percent_behind_the_best(situation: Situation, minutes: int) -> None:
    one = standing(situation)
    if len(useful(one)) > 8:
        return  # too many selections to try them all
    now = middle(one, frozenset())
    best = now - min(middle(one, some) for some in selections(useful(one), minutes))
    plan = plan_within(one, minutes, RULER)
    won = now - (plan[-1].low_after + plan[-1].high_after) / 2 if plan else 0.0
    assert won >= best * 0.95 - ROUNDING


@LAW
@given(situations(unseen=False), MINUTES)
def test_large_classes_are_searched_well_too(situation: Situation, minutes: int) -> None:
    """The search for classes of many actions, made to work on few, so that it can be checked."""
    one = standing(situation)
    if len(useful(one)) > 8:
        return
    now = middle(one, frozenset())
    best = now - min(middle(one, some) for some in selections(useful(one), minutes))
    plan = plan_within(one, minutes, RULER, every=0)
    won = now - (plan[-1].low_after + plan[-1].high_after) / 2 if plan else 0.0
    assert won >= best * 0.6 - ROUNDING  # measured: 1 of 400 cases is more than 5 % behind, the worst 30 %


@LAW
@given(situations(), MINUTES)
def test_a_plan_never_takes_longer_than_the_time(situation: Situation, minutes: int) -> None:
    plan = plan_within(standing(situation), minutes, RULER)
    assert sum(step.minutes for step in plan) <= minutes


@LAW
@given(situations())
def test_with_time_for_everything_it_is_the_whole_plan(situation: Situation) -> None:
    one = standing(situation)
    assert plan_within(one, 10_000, RULER) == tuple(Planner(RULER, ()).steps(one.items))


@LAW
@given(situations(unseen=False), MINUTES)
def test_a_step_of_a_plan_for_a_time_leads_where_it_says(situation: Situation, minutes: int) -> None:
    one, done = standing(situation), frozenset[str]()
    for step in plan_within(one, minutes, RULER):
        done |= set(step.actions)
        assert one.ends_after(done, RULER) == (step.low_after, step.high_after)


def test_greedy_alone_would_waste_the_time() -> None:
    """The best drop a minute is the birth date, but then no time is left for the face."""
    asked = {
        "net/birthday": setting(RiskClass.DOCUMENTS, Severity.CRITICAL, STRANGERS, ONLY_ME, minutes=1),
        "net/face": setting(RiskClass.FACE, Severity.CRITICAL, STRANGERS, ONLY_ME, minutes=5),
    }
    situation = Situation(asked=asked)
    for name in asked:
        situation = situation.answering(name, "strangers")
    [step] = plan_within(standing(situation), 5, RULER)
    assert (step.actions, step.minutes, step.drop) == (("net/face",), 5, 16.8)
    assert situation.judged().plan[0].actions == ("net/birthday",)


def test_what_cannot_be_done_in_the_time_gives_an_empty_plan() -> None:
    one = standing(Situation(exposures=(exposure(Kind.PHONE, type="mobile"),)))  # takes four minutes
    assert plan_within(one, 3, RULER) == ()
    assert [step.actions for step in plan_within(one, 4, RULER)] == [("phone@0",)]


def test_the_worked_example_in_fifteen_minutes() -> None:
    plan = plan_within(standing(PERSON), 15, RULER)
    assert [(step.actions, step.minutes, step.high_after) for step in plan] == [
        (("workplace@0",), 3, 51.5),
        (("facebook/friends-list",), 1, 45.6),
        (("zalo/find-by-phone",), 1, 42.3),
        (("photo@0",), 10, 18.3),
    ]


# --- what was accepted ---------------------------------------------------------------------------


def test_what_was_accepted_is_never_in_a_plan() -> None:
    judged = PERSON.judged()
    accepted = {"facebook/friends-list", "5"}  # the phone is the sixth exposure
    one = stand(PERSON.asked, PERSON.answers, PERSON.exposures, judged.vector, accepted, KINDS, RULER)
    assert one is not None
    actions = {action for step in plan_within(one, 10_000, RULER) for action in step.actions}
    assert actions == {
        "workplace@0",
        "photo@0",
        "zalo/find-by-phone",
        "facebook/birthday",
        "facebook/address",
    }


def test_figures_are_not_worked_out_for_another_score() -> None:
    vector = "PA1:ruler=1/face=0.800"
    assert stand(PERSON.asked, PERSON.answers, PERSON.exposures, vector, (), KINDS, RULER) is None
    assert stand(PERSON.asked, PERSON.answers, PERSON.exposures, "nothing", (), KINDS, RULER) is None


# --- day by day ----------------------------------------------------------------------------------


@LAW
@given(situations(), st.integers(1, 9))
def test_days_hold_the_plan_in_its_order(situation: Situation, number: int) -> None:
    one = standing(situation)
    plan = plan_within(one, 10_000, RULER)
    days = spread_over(one, plan, number, RULER)
    assert len(days) <= number
    assert all(day.actions for day in days)
    assert [name for day in days for name in day.actions] == [name for step in plan for name in step.actions]
    assert sum(day.minutes for day in days) == sum(step.minutes for step in plan)
    if plan:
        assert (days[-1].low_after, days[-1].high_after) == (plan[-1].low_after, plan[-1].high_after)


def test_the_worked_example_in_seven_days() -> None:
    one = standing(PERSON)
    days = spread_over(one, PERSON.judged().plan, 7, RULER)
    assert [(day.actions, day.minutes, day.low_after, day.high_after) for day in days] == [
        (("workplace@0",), 3, 46.1, 51.5),
        (("facebook/friends-list",), 1, 40.3, 45.6),
        (("zalo/find-by-phone",), 1, 36.9, 42.3),
        (("phone@0",), 4, 25.7, 31.1),
        (("facebook/address",), 1, 25.7, 25.7),
        (("photo@0",), 10, 1.8, 1.8),
        (("facebook/birthday",), 1, 0.0, 0.0),
    ]


@LAW
@given(situations(), st.integers(1, 9), MINUTES)
def test_only_a_step_that_is_longer_than_a_day_is_parted(
    situation: Situation, number: int, minutes: float
) -> None:
    one = standing(situation)
    plan = plan_within(one, number * minutes, RULER)
    days = spread_over(one, plan, number, RULER, minutes)
    on_days = [{at for at, day in enumerate(days) if set(day.actions) & set(step.actions)} for step in plan]
    parted = [step for step, held in zip(plan, on_days, strict=True) if len(held) > 1]
    assert [step.actions for step in parted if step.minutes <= minutes] == []


def _three_that_help_together(minutes: float) -> tuple[Standing, tuple[Step, ...]]:
    asked = {
        f"net/{name}": setting(RiskClass.FACE, Severity.HIGH, STRANGERS, ONLY_ME, minutes=minutes)
        for name in "abc"
    }
    situation = Situation(asked=asked, exposures=(exposure(Kind.PHONE, type="mobile"),))
    for name in asked:
        situation = situation.answering(name, "strangers")
    return standing(situation), situation.judged().plan


@pytest.mark.parametrize("number", [2, 5, 60])
def test_a_step_that_fits_into_anybody_s_day_stays_whole_however_many_days_there_are(number: int) -> None:
    one, plan = _three_that_help_together(5)
    days = [set(day.actions) for day in spread_over(one, plan, number, RULER)]
    assert sorted(map(sorted, days)) == [["net/a", "net/b", "net/c"], ["phone@0"]]


def test_a_step_that_is_longer_than_a_day_is_done_an_action_at_a_time() -> None:
    one, plan = _three_that_help_together(6)
    apart = [day.actions for day in spread_over(one, plan, 5, RULER)]
    assert sorted(apart) == [("net/a",), ("net/b",), ("net/c",), ("phone@0",)]
    short = [day.actions for day in spread_over(one, plan, 5, RULER, minutes=18)]
    assert sorted(short) == [("net/a", "net/b", "net/c"), ("phone@0",)]


@pytest.mark.parametrize(
    ("minutes", "parts", "cuts"),
    [
        ([5.0], 1, [(0, 1)]),
        ([1.0, 1.0, 1.0, 1.0], 2, [(0, 2), (2, 4)]),
        ([1.0, 1.0, 6.0, 1.0, 1.0], 3, [(0, 2), (2, 3), (3, 5)]),
        ([10.0, 1.0, 1.0], 3, [(0, 1), (1, 2), (2, 3)]),
    ],
)
def test_a_row_is_cut_into_even_parts(minutes: list[float], parts: int, cuts: list[tuple[int, int]]) -> None:
    assert _even(minutes, parts) == cuts
