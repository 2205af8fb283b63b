"""What to do first in a few lines: what helps only together is one thing, and an action is said as one."""

from __future__ import annotations

from msgspec.structs import replace

from privacy_audit.model import Step
from privacy_audit.report.document import Action, Document, Entry, Heading, Listing, Steps, plain
from privacy_audit.report.document import Step as ShownStep
from privacy_audit.report.material import Material
from privacy_audit.report.page import arrange
from privacy_audit.report.shortly import short_plan
from privacy_audit.report.todo import MOST_STEPS
from privacy_audit.words import Words
from tests.report.subjects import CATALOG, TEACHER, audit_of
from tests.report.test_compose import composed, said


def test_actions_that_help_only_together_are_one_thing_with_all_of_them() -> None:
    material = Material(record=audit_of(TEACHER), catalog=CATALOG, words=Words("en"))
    page = "https://www.facebook.com/thao.vu.example"
    assert [(said(one.title), [said(line) for line in one.details]) for one in short_plan(material, 3)] == [
        (f"Remove from the page: Workplace on {page} (4 min)", []),
        (
            "These 2 only together, about 6 min; the score: 58.6 to 77 → 41.2 to 59.6",
            [
                f"Remove where others see it: Phone number on {page} and truong",
                "Zalo: Can a stranger who has your number find you on Zalo? Choose: [Only me]",
            ],
        ),
        ("Facebook: Who can see your list of friends? Choose: [Only me] (2 min)", []),
    ]


def test_the_last_lines_of_a_screen_name_all_that_belongs_to_the_first_thing() -> None:
    first = TEACHER.assessment.plan[1]
    judged = replace(TEACHER.assessment, plan=(first,))
    lines = composed(audit_of(replace(TEACHER, assessment=judged))).closing[-1]
    assert isinstance(lines, Listing)
    assert len(lines.entries[0].details) == 1 + len(first.actions)


def test_later_things_are_said_as_something_to_do_too() -> None:
    later = Step(actions=("facebook/friends-list",), minutes=1.5, low_after=20.0, high_after=38.0, drop=1)
    plan = (*TEACHER.assessment.plan[:MOST_STEPS], later)
    document = composed(audit_of(replace(TEACHER, assessment=replace(TEACHER.assessment, plan=plan))))
    told = [
        said(one.title) for block in document.blocks if isinstance(block, Listing) for one in block.entries
    ]
    assert "Facebook: Who can see your list of friends? Choose: [Only me]" in told


# --- at a glance -----------------------------------------------------------------------------


def action(title: str, goal: str | None = None) -> Action:
    """A thing to do."""
    return Action(title=plain(title), goal=plain(goal) if goal else None)


def glance(*blocks: Heading | Listing | Steps) -> list[str]:
    """What a part comes to."""
    document = Document(
        language="en",
        title="T",
        blocks=(Heading(text=plain("T"), level=1), Heading(text=plain("P")), *blocks),
    )
    [part] = [part for part in arrange(document).parts if part.title]
    return [said(phrase) for phrase in part.lead]


def test_a_question_is_followed_by_what_to_choose() -> None:
    step = ShownStep(
        facts=plain("5 min"),
        actions=(action("Who can see it?", "Choose: Friends"), action("Remove the photo", "Like this: …")),
        together=plain("Together"),
    )
    assert glance(Steps(steps=(step,))) == [
        "Together",
        "Who can see it? Choose: Friends",
        "Remove the photo",
        "5 min",
    ]


def test_a_plan_over_days_shows_every_day_with_its_date_and_what_is_done_on_it() -> None:
    whole = ShownStep(facts=plain(""), actions=(action("One?", "Choose: Off"), action("Two")))
    long = ShownStep(facts=plain(""), actions=tuple(action(f"Thing {number}") for number in range(6)))
    days = (
        Heading(text=plain("Day 1, Monday"), level=3),
        Steps(steps=(whole,)),
        Heading(text=plain("Day 2, Tuesday"), level=3),
        Steps(steps=(long,)),
    )
    assert glance(*days) == [
        "Day 1, Monday",
        "One? Choose: Off",
        "Two",
        "Day 2, Tuesday",
        "Thing 0",
        "Thing 1",
        "Thing 2",
        "Thing 3",
        "…",
    ]


def test_many_missed_pages_do_not_push_the_unanswered_questions_out_of_sight() -> None:
    missed = Listing(
        entries=tuple(Entry(title=plain(f"entry {number}")) for number in range(8)), tone="warning"
    )
    assert glance(missed) == ["entry 0", "entry 1", "…", "entry 6", "entry 7"]
