"""Why the steps of a plan stand in their order, and at which of them a chain breaks: as it is, by the numbers."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from privacy_audit.model import Chain, Step
from privacy_audit.record.shapes import AuditRecord
from privacy_audit.report.document import Paragraph, Steps
from privacy_audit.report.material import Material
from privacy_audit.report.openings import openings, weigh_more
from privacy_audit.report.order import where_it_breaks, why_in_this_order
from privacy_audit.words import Words
from tests.report.subjects import CATALOG, TEACHER, audit_of
from tests.report.test_compose import composed, paragraphs, said

BEST = "Each step is the one that lowers the score most for each minute at that point."
KIT = Chain(id="blackmail-kit", floor=70, certain=True, cut="workplace@0")


def planned(chain: Chain, *steps: tuple[float, str]) -> AuditRecord:
    """The teacher's audit with this chain, and a plan of these actions with the score after each."""
    plan = tuple(
        Step(actions=tuple(actions.split()), minutes=1, low_after=after, high_after=after, drop=1)
        for after, actions in steps
    )
    judged = replace(TEACHER.assessment, chains=(chain,), plan=plan, low=90.0, high=90.0)
    return audit_of(replace(TEACHER, assessment=judged))


def told(record: AuditRecord) -> list[str]:
    """What is said of where the chains break."""
    material = Material(record=record, catalog=CATALOG, words=Words("en"))
    [chain] = record.score.chains
    return [said(block.text) for block in where_it_breaks(material, chain) if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("cuts", "sentence"),
    [
        # The cheapest link is what the plan comes to first, or at the same step.
        ("workplace@0", "In the plan this chain breaks at step 1."),
        ("workplace@0 email@0", "In the plan this chain breaks at step 2."),
        # It breaks before.
        ("zalo/photos; email@0", "In the plan this chain breaks at step 2. Cheapest on its own: step 4."),
        (
            "zalo/photos phone@0; workplace@0 email@0",
            "In the plan this chain breaks at step 2. Cheapest on its own: steps 3 and 4.",
        ),
        (
            "email@0 phone@0 zalo/photos; workplace@0",
            "In the plan this chain breaks at step 1. Cheapest on its own: steps 2, 3 and 4.",
        ),
    ],
)
def test_a_chain_breaks_at_the_first_step_that_completes_a_cut(cuts: str, sentence: str) -> None:
    ways = tuple(tuple(one.split()) for one in cuts.split(";"))
    chain = replace(KIT, cut=" ".join(ways[0]), cuts=ways)
    steps = ((88.0, "workplace@0"), (86.0, "email@0"), (84.0, "phone@0"), (82.0, "zalo/photos"))
    assert told(planned(chain, *steps)) == [sentence]


def test_of_an_audit_of_former_times_the_floor_tells_it() -> None:
    record = planned(KIT, (88.0, "email@0"), (69.9, "phone@0"), (50.0, "workplace@0"))
    assert told(record) == ["In the plan this chain breaks at step 2. Cheapest on its own: step 3."]


def test_nothing_is_said_of_a_chain_that_no_step_breaks() -> None:
    assert told(planned(KIT, (88.0, "email@0"))) == []
    assert told(planned(replace(KIT, cut=None))) == []


def test_steps_that_only_ask_are_counted_too() -> None:
    record = planned(KIT, (88.0, "workplace@0"))
    lines = tuple(
        replace(line, high=line.high + 40) if line.subject == "unknown:face" else line
        for line in record.score.lines
    )
    record = replace(record, score=replace(record.score, lines=lines))
    material = Material(record=record, catalog=CATALOG, words=Words("en"))
    assert (weigh_more(material), len(openings(material))) == (True, 1)
    assert told(record) == ["In the plan this chain breaks at step 2: before it come the open questions."]


def test_why_a_later_step_may_look_quicker_is_said_while_a_chain_holds_the_score_up() -> None:
    audit = audit_of(TEACHER)
    possible = replace(audit, score=replace(audit.score, chains=audit.score.chains[1:]))
    material = Material(record=possible, catalog=CATALOG, words=Words("en"))
    assert said(why_in_this_order(material)) == BEST
    assert (
        f"{BEST} While a chain is complete, the score does not fall below 70, so a step that cuts it may have to "
        "come first." in paragraphs(composed(audit))
    )


def test_what_belongs_together_lowers_its_class_and_closes_it_not_yet() -> None:
    [steps] = [block for block in composed(audit_of(TEACHER)).blocks if isinstance(block, Steps)]
    assert [said(step.together) for step in steps.steps if step.together] == [
        "These 2 belong together, since one alone changes little. Together they lower “Ways to reach you”."
    ]
