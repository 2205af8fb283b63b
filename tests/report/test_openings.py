"""The open questions as a step of the plan: how many, how long, what to type; never as points that are won."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from privacy_audit.model import Answer, Line, RiskClass, State
from privacy_audit.record.shapes import AuditRecord
from privacy_audit.report.document import Heading, Listing, Paragraph, Steps
from privacy_audit.report.material import Material
from privacy_audit.report.openings import openings, steps_of, weigh_more
from privacy_audit.report.shortly import short_plan
from privacy_audit.words import Words
from tests.report.subjects import CATALOG, OFFICER, TEACHER, audit_of, line
from tests.report.test_compose import composed, entries, said

RELATIONS = line(RiskClass.RELATIONS, "unknown:relations", 0.0, 9.1, "facebook/friends-list")
CONTACT = line(RiskClass.CONTACT, "unknown:contact", 0.0, 14.0, "zalo/find-by-phone", "target:1")


def unknown(*lines: Line, low: float = 0.0, high: float = 23.1, **more: object) -> AuditRecord:
    """An audit with nothing but these lines."""
    judged = replace(OFFICER.assessment, lines=lines, low=low, high=high)
    return replace(audit_of(replace(OFFICER, assessment=judged)), **more)


def material(record: AuditRecord) -> Material:
    """The record in English."""
    return Material(record=record, catalog=CATALOG, words=Words("en"))


def test_what_only_a_page_could_tell_is_no_open_question() -> None:
    assert openings(material(audit_of(OFFICER))) == ()


def test_a_plan_ends_with_the_open_questions_and_promises_no_points_for_them() -> None:
    document = composed(audit_of(TEACHER))
    at = next(
        at
        for at, block in enumerate(document.blocks)
        if isinstance(block, Paragraph) and said(block.text) == "And at the end:"
    )
    listing = document.blocks[at + 1]
    assert isinstance(listing, Listing)
    assert [(said(one.title), [said(detail) for detail in one.details]) for one in listing.entries] == [
        (
            "Answer the open questions of Facebook: 1",
            [
                "Type: privacy-audit check facebook --todo",
                "About 1 min. It lowers nothing by itself, but shows what is really open: the range of the "
                "score can become narrower by up to 2.7 points.",
            ],
        )
    ]


def test_it_begins_with_them_where_they_could_change_more_than_all_steps_win() -> None:
    wide = (*TEACHER.assessment.lines[:-1], replace(RELATIONS, high=60.0))
    record = audit_of(replace(TEACHER, assessment=replace(TEACHER.assessment, lines=wide)))
    assert (weigh_more(material(audit_of(TEACHER))), weigh_more(material(record))) == (False, True)
    document = composed(record)
    [steps] = [block for block in document.blocks if isinstance(block, Steps)]
    assert said(steps.steps[0].actions[0].title) == "Answer the open questions of Facebook: 1"
    command = "privacy-audit check facebook --todo"
    line_of_it = f"Answer the open questions of Facebook (1, about 1 min): {command}"
    assert said(next(short_plan(material(record), 3)).title) == line_of_it
    assert entries(document, "The most important")[0] == line_of_it


def test_where_nothing_is_known_the_open_questions_are_the_plan() -> None:
    document = composed(unknown(RELATIONS))
    [steps] = [block for block in document.blocks if isinstance(block, Steps)]
    goal = steps.steps[0].actions[0].goal
    assert goal is not None
    assert said(goal) == "Type: privacy-audit check facebook"


@pytest.mark.parametrize(
    ("record", "told"),
    [
        (unknown(CONTACT), None),  # the class stays full while the page was not seen
        (unknown(RELATIONS, low=70.0, high=70.0), None),  # a floor holds both ends
        (unknown(RELATIONS, CONTACT), "9.1"),
        (unknown(RELATIONS, low=20.0, high=25.0), "5"),
    ],
)
def test_the_range_narrows_by_no_more_than_it_is_wide(record: AuditRecord, told: str | None) -> None:
    facts = " ".join(said(step.facts) for step in steps_of(material(record)))
    found = re.search(r"up to ([\d.]+) points", facts)
    assert (found[1] if found else None) == told


def test_the_command_asks_as_deep_as_the_questions_lie_and_for_the_person_whose_audit_it_is() -> None:
    facebook = CATALOG.networks["facebook"]
    deep = replace(facebook, questions=tuple(replace(one, level="full") for one in facebook.questions))
    answers = (Answer(question="facebook/profile-photo", state=State.ANSWERED, choice="all"),)
    shown = replace(
        material(unknown(RELATIONS, profile="lan", answers=answers)),
        catalog=replace(CATALOG, networks={**CATALOG.networks, "facebook": deep}),
    )
    goal = steps_of(shown)[0].actions[0].goal
    assert goal is not None
    assert said(goal) == "Type: privacy-audit check facebook --todo --level full --profile lan"


def test_many_networks_share_the_last_step() -> None:
    names = [f"n{number}" for number in range(6)]
    catalog = replace(CATALOG, networks={name: replace(CATALOG.networks["zalo"], id=name) for name in names})
    asked = [f"{name}/find-by-phone" for name in names]
    record = unknown(line(RiskClass.CONTACT, "unknown:contact", 0.0, 14.0, *asked))
    found = openings(replace(material(record), catalog=catalog))
    assert [one.networks for one in found] == [("n0",), ("n1",), ("n2",), ("n3", "n4", "n5")]
    assert sum(len(one.questions) for one in found) == 6


def test_nothing_open_adds_no_step() -> None:
    judged = replace(TEACHER.assessment, lines=())
    whole = composed(audit_of(replace(TEACHER, assessment=judged, answers=TEACHER.answers[:3])))
    assert "And at the end:" not in [said(one.text) for one in whole.blocks if isinstance(one, Paragraph)]
    assert [one for one in whole.blocks if isinstance(one, Heading)]
