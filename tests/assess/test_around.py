"""The plan around accepted risks: it leaves them alone, and its figures still belong to the score."""

from __future__ import annotations

from collections.abc import Collection

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from privacy_audit.assess import Around, plan_around
from privacy_audit.checklist import Ruler
from privacy_audit.model import Chain, Kind
from tests.assess.samples import KINDS, LAW, PERSON, RULER, Situation, exposure, situations

PHOTOS, PHONE, WORKPLACE = ("0", "1", "2", "3", "4"), "5", "6"


def around(situation: Situation, accepted: Collection[str], ruler: Ruler = RULER) -> Around | None:
    vector = situation.judged().vector
    found, texts = situation.exposures, situation.texts
    return plan_around(situation.asked, situation.answers, found, vector, accepted, KINDS, ruler, texts)


def planned(situation: Situation, *accepted: str) -> Around:
    found = around(situation, accepted)
    assert found is not None
    return found


def actions(plan: Around) -> set[str]:
    return {action for step in plan.plan for action in step.actions}


def positions(situation: Situation, subject: str) -> list[str]:
    """The positions of the exposures of a group such as `phone@0`."""
    groups = [f"{one.kind.value}@{one.where[0].target}" for one in situation.exposures]
    return [str(at) for at, group in enumerate(groups) if group == subject]


@LAW
@given(situations())
def test_when_nothing_is_accepted_it_is_the_plan_of_the_judgement(situation: Situation) -> None:
    judged = situation.judged()
    assert around(situation, ()) == Around(plan=judged.plan, chains=judged.chains)


@LAW
@given(situations(), st.data())
def test_what_is_accepted_is_in_no_step_and_the_rest_leads_where_it_says(
    situation: Situation, data: st.DataObject
) -> None:
    groups = sorted({f"{one.kind.value}@{one.where[0].target}" for one in situation.exposures})
    subjects = [*situation.asked, *groups]
    held = data.draw(st.sets(st.sampled_from(subjects))) if subjects else set()
    accepted = {name for one in held for name in (positions(situation, one) or [one])}
    found = around(situation, accepted)
    assert found is not None
    assert not actions(found) & held
    for step in found.plan:
        situation = situation.after(step.actions)
        judged = situation.judged()
        assert (judged.low, judged.high) == (step.low_after, step.high_after)


@LAW
@given(situations(), st.data())
def test_with_less_to_do_the_plan_ends_no_lower(situation: Situation, data: st.DataObject) -> None:
    names = [*situation.asked, *map(str, range(len(situation.exposures)))]
    accepted = data.draw(st.sets(st.sampled_from(names))) if names else set()
    whole, less = situation.judged(), around(situation, accepted)
    assert less is not None
    ends = [
        (plan[-1].low_after, plan[-1].high_after) if plan else (whole.low, whole.high)
        for plan in (whole.plan, less.plan)
    ]
    assert ends[0][0] + ends[0][1] <= ends[1][0] + ends[1][1]


def test_of_a_group_only_the_accepted_ones_stay() -> None:
    assert "photo@0" in actions(planned(PERSON, *PHOTOS[:4]))
    assert "photo@0" not in actions(planned(PERSON, *PHOTOS))
    assert "phone@0" not in actions(planned(PERSON, PHONE))
    minutes = [
        step.minutes
        for accepted in ((), PHOTOS[:2])
        for step in planned(PERSON, *accepted).plan
        if "photo@0" in step.actions
    ]
    assert minutes[1] < minutes[0]


def test_a_text_stays_one_when_something_in_it_is_accepted() -> None:
    numbers = tuple(exposure(Kind.PHONE, type="mobile") for _ in range(3))
    minutes = [
        sum(step.minutes for step in planned(Situation(exposures=numbers, texts=texts), *accepted).plan)
        for texts in ((), (0,))
        for accepted in ((), ("0",))
    ]
    assert minutes == [12, 8, 3, 2]


def test_a_chain_is_cut_elsewhere_when_its_cheapest_link_is_accepted() -> None:
    [kit] = (chain for chain in planned(PERSON).chains if chain.id == "blackmail-kit")
    assert kit.cut == "workplace@0"
    assert cut_of(planned(PERSON, WORKPLACE)) not in (kit.cut, None)
    everything = [*PERSON.asked, *map(str, range(len(PERSON.exposures)))]
    assert cut_of(planned(PERSON, *everything)) is None


def cut_of(plan: Around) -> str | None:
    [kit] = [chain for chain in plan.chains if chain.id == "blackmail-kit"]
    assert isinstance(kit, Chain)
    assert kit.certain
    return kit.cut


def test_there_is_none_for_figures_that_would_not_belong_to_the_score() -> None:
    newer = replace(RULER, version=RULER.version + 1)
    assert around(PERSON, (PHONE,), newer) is None
    vector = PERSON.judged().vector
    other = PERSON.without(f"{Kind.PHONE.value}@0")
    assert plan_around(other.asked, other.answers, other.exposures, vector, (), KINDS, RULER) is None
