"""What prepares wins no points, and yet is told with its way: a share of its own, in every form."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from msgspec.structs import replace

from privacy_audit.checklist import Choice, Way, Ways
from privacy_audit.model import Answer, Readiness, RiskClass, State
from privacy_audit.record.difference import score_ends
from privacy_audit.record.planned import PlanRecord
from privacy_audit.report.brief import compose_brief
from privacy_audit.report.document import Heading, Listing, Paragraph, Steps
from privacy_audit.report.material import Material
from privacy_audit.report.openings import openings
from privacy_audit.report.plan import compose_plan
from privacy_audit.report.prepared import open_preparations, preparing, readiness
from privacy_audit.report.rows import audit_rows
from privacy_audit.words import Words
from tests.report.subjects import CATALOG, TEACHER, audit_of, question
from tests.report.test_compose import said

TWO_FACTOR = replace(
    question(
        "two-factor",
        RiskClass.READINESS,
        ("Bạn đã bật xác thực hai lớp chưa?", "Is two-factor on?"),
        Ways(app=Way(vi=("Mở [Cài đặt]",), en=("Open [Settings]",))),
    ),
    choices=(
        Choice(id="on", label={"vi": "[Bật]", "en": "[On]"}, ready=1.0),
        Choice(id="sms", label={"vi": "Bằng SMS", "en": "By SMS"}, ready=0.5),
        Choice(id="off", label={"vi": "Tắt", "en": "Off"}, ready=0.0),
    ),
    recommended="on",
)
NAME = "zalo/two-factor"
ZALO = CATALOG.networks["zalo"]
NETWORKS = {**CATALOG.networks, "zalo": replace(ZALO, questions=(*ZALO.questions, TWO_FACTOR))}


def material(answer: Answer | None) -> Material:
    """The teacher, asked about one preparation."""
    answers = (*TEACHER.answers[:3], *((answer,) if answer else ()))
    asked = (*(one.question for one in TEACHER.answers[:3]), NAME)
    judged = replace(TEACHER.assessment, readiness=Readiness(low=0.0, high=100.0))
    run = replace(TEACHER, answers=answers, asked=asked, assessment=judged)
    return Material(record=audit_of(run), catalog=replace(CATALOG, networks=NETWORKS), words=Words("en"))


def answered(choice: str) -> Answer:
    """An answer to it."""
    return Answer(question=NAME, state=State.ANSWERED, choice=choice)


@pytest.mark.parametrize(
    ("answer", "share"),
    [
        (answered("on"), None),
        (Answer(question=NAME, state=State.NOT_APPLICABLE), None),
        (None, None),  # never asked: an open question, nobody knows whether it is done
        (answered("sms"), 50.0),
        (answered("off"), 100.0),
        (Answer(question=NAME, state=State.UNSURE), 100.0),
        (Answer(question=NAME, state=State.SKIPPED), 100.0),
    ],
)
def test_open_is_what_is_known_or_feared_to_be_undone(answer: Answer | None, share: float | None) -> None:
    assert [one.share for one in open_preparations(material(answer))] == ([share] if share else [])


@pytest.mark.parametrize("answer", [None, Answer(question=NAME, state=State.UNSURE)])
def test_without_an_answer_it_is_among_the_open_questions(answer: Answer | None) -> None:
    assert [one.questions for one in openings(material(answer))] == [
        ("facebook/profile-photo",),
        (NAME,),
    ]


@pytest.mark.parametrize(
    ("answer", "tag"),
    [(answered("on"), "done"), (None, "no answer yet")],
)
def test_what_the_share_counts_is_named_also_where_nothing_is_to_do(answer: Answer | None, tag: str) -> None:
    [_title, _share, counted] = readiness(material(answer))
    assert isinstance(counted, Listing)
    [entry] = counted.entries
    assert (said(entry.title), entry.tag and said(entry.tag)) == ("Zalo: Is two-factor on?", tag)


def test_what_does_not_apply_is_not_counted_and_not_named() -> None:
    assert len(list(readiness(material(Answer(question=NAME, state=State.NOT_APPLICABLE))))) == 2


def test_it_comes_with_its_way_and_promises_no_points() -> None:
    [title, share, steps] = readiness(material(answered("off")))
    assert isinstance(title, Heading)
    assert isinstance(share, Paragraph)
    assert said(share.text).startswith("0 to 100 %: how much is done")
    assert isinstance(steps, Steps)
    [step] = steps.steps
    assert said(step.facts) == "About 2 min. No points less, but 100 % better prepared."
    assert said(step.actions[0].title) == "Zalo: Is two-factor on?"
    assert step.actions[0].goal is not None
    assert said(step.actions[0].goal) == "Choose: [On]"
    assert [said(line) for line in step.actions[0].way] == ["Open [Settings]"]


@pytest.mark.parametrize(
    ("open_ones", "told", "left"), [(8, 8, None), (9, 8, "and 1 more"), (30, 8, "and 22 more")]
)
def test_a_report_tells_the_first_and_a_plan_tells_all(open_ones: int, told: int, left: str | None) -> None:
    questions = tuple(replace(TWO_FACTOR, id=f"prepared-{number}") for number in range(open_ones))
    names = tuple(f"zalo/{one.id}" for one in questions)
    answers = tuple(Answer(question=name, state=State.ANSWERED, choice="off") for name in names)
    judged = replace(TEACHER.assessment, readiness=Readiness(low=0.0, high=0.0))
    run = replace(TEACHER, answers=answers, asked=names, assessment=judged)
    networks = {**CATALOG.networks, "zalo": replace(ZALO, questions=(*ZALO.questions, *questions))}
    shown = Material(record=audit_of(run), catalog=replace(CATALOG, networks=networks), words=Words("en"))
    [steps] = [block for block in readiness(shown) if isinstance(block, Steps)]
    assert len(steps.steps) == told
    assert (said(steps.more) if steps.more else None) == left
    [whole] = [block for block in preparing(shown) if isinstance(block, Steps)]
    assert (len(whole.steps), whole.more) == (open_ones, None)


def test_every_plan_and_table_names_it() -> None:
    shown = material(answered("off"))
    plan = PlanRecord(
        audit=1,
        created=shown.record.created,
        as_kept=True,
        score=score_ends(shown.record),
        minutes=15,
        plan=shown.record.plan,
    )
    whole = [said(one.text) for one in compose_plan(shown, plan).blocks if isinstance(one, Heading)]
    assert "To be better prepared (it does not change the score)" in whole
    short = [said(one.text) for one in compose_brief(shown, plan).blocks if isinstance(one, Paragraph)]
    assert "Open preparations, which win no points: 1. See the whole plan." in short
    rows = csv.DictReader(StringIO(audit_rows(shown).removeprefix("\ufeff"), newline=""))
    [row] = [row for row in rows if row["Table"] == "To be better prepared"]
    assert (row["Id"], row["What to do"], row["At least before"]) == (NAME, "Choose: “On”", "")
