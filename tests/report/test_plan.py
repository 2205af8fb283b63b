"""The plan alone: every step has the number by which it is supposed, and what is left out is named."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from privacy_audit.model import Step
from privacy_audit.record.acceptance import AcceptedRecord
from privacy_audit.record.difference import score_ends
from privacy_audit.record.planned import PlanRecord
from privacy_audit.record.shapes import AuditRecord
from privacy_audit.report.document import Document, Listing, Paragraph, Steps
from privacy_audit.report.material import Material
from privacy_audit.report.plan import MOST_WHOLE, compose_plan
from privacy_audit.words import Words
from tests.report.subjects import CATALOG, CREATED, FACEBOOK, TEACHER, ZALO, audit_of
from tests.report.test_compose import said

RECORD = audit_of(TEACHER)
HELD = AcceptedRecord(
    risk=RECORD.exposures[0].id,
    since=CREATED.date(),
    until=CREATED.date(),
    because="customers must be able to call me",
    over=False,
    in_plan=False,
)


def planned(record: AuditRecord, *, catalog: object = CATALOG) -> Document:
    """The whole plan of a record in English."""
    plan = PlanRecord(
        audit=1,
        created=record.created,
        as_kept=True,
        score=score_ends(record),
        minutes=None,
        plan=record.plan,
    )
    shown = Material(record=record, catalog=catalog, words=Words("en"))  # type: ignore[arg-type]
    return compose_plan(shown, plan)


def paragraphs(document: Document) -> list[str]:
    return [said(block.text) for block in document.blocks if isinstance(block, Paragraph)]


def listed(document: Document) -> list[str]:
    """The titles of all listings, with their tags."""
    return [
        " ".join(map(said, filter(None, (entry.title, entry.tag))))
        for block in document.blocks
        if isinstance(block, Listing)
        for entry in block.entries
    ]


def test_what_was_accepted_is_named_with_the_command_that_tells_more() -> None:
    document = planned(replace(RECORD, accepted=(HELD,), profile="lan"))
    assert (
        "Left out here, because you accepted it. Why and until when: privacy-audit history list --accepted "
        "--profile lan"
    ) in paragraphs(document)
    assert f"Phone number: 09•• ••• •78 {HELD.risk}" in listed(document)
    assert not [text for text in paragraphs(document) if "further below" in text]


@pytest.mark.parametrize("accepted", [(), (replace(HELD, over=True, in_plan=True),)])
def test_where_nothing_is_left_out_nothing_is_said_of_it(accepted: tuple[AcceptedRecord, ...]) -> None:
    document = planned(replace(RECORD, accepted=accepted))
    assert not [text for text in paragraphs(document) if "Left out" in text]


@pytest.mark.parametrize("number", [MOST_WHOLE, MOST_WHOLE + 1, MOST_WHOLE + 5])
def test_as_many_steps_are_numbered_as_are_counted(number: int) -> None:
    actions = ("facebook/friends-list", "zalo/photos", "address@0")
    plan = tuple(
        Step(actions=(actions[at % 3],), minutes=1, low_after=60 - at, high_after=70 - at, drop=1.0)
        for at in range(number)
    )
    document = planned(replace(RECORD, plan=plan))
    assert f"Steps: {number}, about {number} min in all; then {61 - number} to {71 - number} of 100." in (
        paragraphs(document)
    )
    [steps] = [block for block in document.blocks if isinstance(block, Steps)]
    assert len(steps.steps) == number
    ways = [text for text in paragraphs(document) if text.startswith("To see the ways")]
    assert bool(ways) == (number > MOST_WHOLE)
    assert all("the settings from point 13 on: privacy-audit networks show" in text for text in ways)
    assert "After that:" not in paragraphs(document)


def test_a_later_step_of_several_actions_says_that_they_belong_together() -> None:
    one = Step(actions=("zalo/photos",), minutes=1, low_after=60, high_after=70, drop=1.0)
    several = replace(one, actions=("zalo/photos", "address@0"))
    [steps] = [
        block
        for block in planned(replace(RECORD, plan=(*[one] * MOST_WHOLE, several))).blocks
        if isinstance(block, Steps)
    ]
    last = steps.steps[-1]
    assert last.together
    assert said(last.together).startswith("These 2 belong together")
    assert [said(action.title) for action in last.actions] == [
        "Zalo: Who can see the photos in your diary? Choose: [Only me]",
        f"Remove from the page: Home address on {RECORD.targets[0].target}",
    ]


def test_a_message_that_is_ready_is_found_with_the_command_that_stands_beside_it() -> None:
    text = {"vi": "Nhờ mọi người hỏi mình trước nhé.", "en": "Please ask me first."}
    photos = replace(ZALO.questions[1], message=text)
    zalo = replace(ZALO, questions=(ZALO.questions[0], photos))
    catalog = replace(CATALOG, networks={"zalo": zalo, "facebook": FACEBOOK})
    steps = [block for block in planned(RECORD, catalog=catalog).blocks if isinstance(block, Steps)]
    notes = {
        said(action.title): [said(note) for note in action.notes]
        for block in steps
        for step in block.steps
        for action in step.actions
    }
    command = "The message to send, ready to copy: privacy-audit networks show zalo/photos"
    assert [title for title, told in notes.items() if command in told] == [
        "Zalo: Who can see the photos in your diary?"
    ]
