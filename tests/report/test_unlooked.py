"""What was not looked at comes first in every form, and its numbers agree with the plan's."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from msgspec.structs import replace

from privacy_audit.audit import judge
from privacy_audit.model import UNTOLD, Answer, Gap, Look, Sight, State, Status
from privacy_audit.record.difference import score_ends
from privacy_audit.record.planned import PlanRecord
from privacy_audit.record.recording import Run
from privacy_audit.record.shapes import AuditRecord
from privacy_audit.report.document import Bars, Block, Heading, Listing, Paragraph
from privacy_audit.report.gaps import counted_gaps
from privacy_audit.report.material import Material
from privacy_audit.report.openings import openings
from privacy_audit.report.plan import compose_plan
from privacy_audit.report.rows import audit_rows, plan_rows
from privacy_audit.report.unlooked import in_a_line, unlooked, unseen
from privacy_audit.words import Words
from tests.report.subjects import CATALOG, FACEBOOK, OFFICER, PROFILE, TEACHER, audit_of
from tests.report.test_compose import composed, headings, said

TITLE = "What could NOT be seen, or was not asked"
ALL = ("zalo/find-by-phone", "zalo/photos", "facebook/friends-list", "facebook/profile-photo")
CLOSED = tuple(Answer(question=name, state=State.ANSWERED, choice="nobody") for name in ALL)
CLEAR = replace(TEACHER.assessment, lines=(), plan=(), chains=(), low=0.0, high=0.0, number=0.0, band="low")


def audit(
    *answers: Answer, asked: tuple[str, ...] = ALL, looks: tuple[Look, ...] = (), **more: object
) -> AuditRecord:
    """An audit in which nothing is open, with these answers and pages."""
    run = replace(TEACHER, answers=answers, asked=asked, looks=looks, exposures=(), assessment=CLEAR, **more)
    return audit_of(run)


def material(record: AuditRecord) -> Material:
    """The record in English."""
    return Material(record=record, catalog=CATALOG, words=Words("en"))


def told(record: AuditRecord) -> list[str]:
    """Everything the section says, a line each; nothing if there is no section."""
    lines: list[str] = []
    for block in unlooked(material(record)):
        lines += _lines(block)
    return lines


def _lines(block: Block) -> list[str]:
    match block:
        case Heading() | Paragraph():
            return [said(block.text)]
        case Listing():
            return [said(one) for entry in block.entries for one in (entry.title, *entry.details)]
        case _:
            return []


def test_a_whole_audit_with_every_page_seen_has_no_such_part() -> None:
    whole = audit(*CLOSED, looks=TEACHER.looks[:1], level="full")
    assert told(whole) == []
    assert in_a_line(material(whole)) is None
    assert not [title for title in headings(composed(whole)) if "NOT" in title]


def test_a_level_that_asks_less_is_named_with_its_numbers_and_nothing_left_is_no_all_clear() -> None:
    quick = audit(*CLOSED[:3], asked=ALL[:3], level="quick")
    assert told(quick) == [
        TITLE,
        "Only the quick level was asked: Facebook 1 of 2 questions. The other questions are not in the "
        "score. To answer them: privacy-audit check facebook --todo --level full",
        "No public page of yours was looked at, so the score knows none. To look at one, with its address in "
        "place of the example: privacy-audit scan --keep https://example.com/your-page",
        "Not looked at does not mean safe. The score counts only what was looked at.",
    ]
    document = composed(quick)
    texts = [said(block.text) for block in document.blocks if isinstance(block, Paragraph)]
    assert "Among what was looked at, nothing is left to do that would lower the score." in texts
    line = in_a_line(material(quick))
    assert line is not None
    assert said(line) == "NOT seen or answered: 1 deeper questions; your public pages."


def test_questions_that_were_never_reached_count_as_those_that_were_left_open() -> None:
    unsure = Answer(question=ALL[3], state=State.UNSURE)
    record = audit(CLOSED[0], unsure, looks=TEACHER.looks[:1], level="full")
    assert told(record) == [
        TITLE,
        "Questions without an answer: 3 of 4 (Zalo 1, Facebook 2).",
        "Not sure: 1; skipped: 0. The others were never asked.",
        "Not seen does not mean safe. In the score it counts as unknown.",
    ]
    assert {one.networks: len(one.questions) for one in openings(material(record))} == {
        ("zalo",): 1,
        ("facebook",): 2,
    }


def test_a_scan_alone_says_that_no_setting_was_asked_about() -> None:
    scan = audit(asked=(), looks=TEACHER.looks[:1], networks=(), level=None, platform=None)
    assert told(scan)[1] == (
        "This looked at pages alone: settings are not in its score. To answer: privacy-audit check"
    )
    recognised = audit(asked=ALL[2:], looks=TEACHER.looks[:1], networks=(), level=None)
    assert told(replace(recognised, profile="lan"))[1:3] == [
        "Questions without an answer: 2 of 2 (Facebook).",
        "This looked at pages alone and asked about no setting. To answer: privacy-audit check --profile lan",
    ]


def test_deeper_answers_of_an_earlier_walk_are_not_called_quick() -> None:
    deep = replace(FACEBOOK.questions[0], level="standard")
    deepest = replace(FACEBOOK.questions[1], level="full")
    facebook = replace(FACEBOOK, questions=(replace(deep, id="tags", level="quick"), deep, deepest))
    catalog = replace(CATALOG, networks={**CATALOG.networks, "facebook": facebook})

    def said_of(*asked: str) -> str:
        record = audit(*CLOSED[:3], asked=(*ALL[:2], *asked), level="quick")
        shown = Material(record=record, catalog=catalog, words=Words("en"))
        return next(line for block in unlooked(shown) for line in _lines(block) if "asked: " in line)

    assert said_of("facebook/tags").startswith("Only the quick level was asked: Facebook 1 of 3 questions.")
    whole = said_of("facebook/tags", "facebook/friends-list")
    assert whole.startswith("Only the standard level was asked: Facebook 2 of 3 questions.")
    with_gaps = said_of("facebook/friends-list")
    assert with_gaps.startswith("Not every question was asked: Facebook 1 of 3 questions.")


def test_of_a_text_nobody_says_that_pages_were_looked_at() -> None:
    draft = replace(TEACHER.looks[0], target="-", network=None)
    record = audit(asked=(), looks=(draft,), networks=(), level=None, platform=None)
    lines = told(record)
    assert lines[1] == (
        "This looked at your own text alone: settings are not in its score. To answer: privacy-audit check"
    )
    texts = [said(block.text) for block in composed(record).blocks if isinstance(block, Paragraph)]
    assert "That is no all-clear: things can be overlooked, and only this text was looked at." in texts
    notes = [
        said(note)
        for block in composed(record).blocks
        if isinstance(block, Bars)
        for bar in block.bars
        for note in bar.notes
    ]
    assert notes == ["Only workplace and position are looked for here, not your name."]
    beside = audit(asked=(), looks=(draft, TEACHER.looks[0]), networks=(), level=None, platform=None)
    assert told(beside)[1].startswith("This looked at pages alone")


def test_a_text_of_the_person_is_no_public_page() -> None:
    draft = replace(TEACHER.looks[0], target="-", network=None)
    record = audit(asked=(), looks=(draft,), networks=(), level=None, platform=None)
    assert any(line.startswith("No public page of yours was looked at") for line in told(record))
    assert any(
        "0 does not mean “safe”" in line for block in composed(record).blocks for line in _lines(block)
    )


@pytest.mark.parametrize("run", [TEACHER, OFFICER])
def test_it_stands_before_the_score_in_report_and_plan(run: Run) -> None:
    record = audit_of(run)
    plan = PlanRecord(
        audit=1,
        created=record.created,
        as_kept=True,
        score=score_ends(record),
        minutes=None,
        plan=record.plan,
    )
    for document in (composed(record), compose_plan(material(record), plan)):
        parts = headings(document)
        assert parts[1] == TITLE
        assert parts[2].startswith("The score")


def test_a_table_begins_with_what_was_not_looked_at() -> None:
    record = replace(audit_of(TEACHER), asked=ALL)
    for written in (audit_rows(material(record)), plan_rows(material(record), record.plan)):
        rows = list(csv.DictReader(StringIO(written.removeprefix("\ufeff"), newline="")))
        missing = [row for row in rows if row["Table"] == "NOT looked at"]
        assert missing == rows[: len(missing)]
        assert [row["Id"] for row in missing] == ["login-wall", "some-pages", "too-large", ALL[3]]
        assert all(row["What"] for row in missing)


def test_a_table_names_both_ends_before_and_after_each_step() -> None:
    rows = csv.DictReader(StringIO(audit_rows(material(audit_of(TEACHER))), newline=""))
    steps = [row for row in rows if row["Step"]]
    ends = ("At least before", "At most before", "At least afterwards", "At most afterwards")
    assert [steps[0][name] for name in ends] == ["70.0", "85.4", "58.6", "77.0"]
    assert steps[0]["What to do"] == "Delete it from your intro: workplace. Tap “Edit”, then “Save”."


# --- what of it the score counts ---------------------------------------------------------------

APART = "What was not seen here is not in the score."
PHOTO = Look(
    target="anh.jpg",
    network=None,
    sight=Sight(status=Status.SEEN, code="seen"),
    pages=0,
    gaps=(Gap(name="anh.jpg", status=Status.UNSUPPORTED, code="qr-missing", beside=True),),
)


def test_a_code_in_a_photo_that_was_not_read_is_said_not_to_be_in_the_score() -> None:
    lines = told(audit(*CLOSED, looks=(PHOTO,), level="full"))
    assert lines == [
        TITLE,
        "anh.jpg",
        "QR codes in pictures were not read: the part that reads them is not installed. Install it with: pip "
        'install "privacy-audit[qr]"',
        APART,
        "Not looked at does not mean safe. The score counts only what was looked at.",
    ]


def test_a_page_behind_a_login_is_unknown_in_the_score_and_a_photo_beside_it_is_not() -> None:
    lines = told(audit(*CLOSED, looks=(TEACHER.looks[1], PHOTO), level="full"))
    assert lines.count(APART) == 1
    assert lines.index(APART) > lines.index("anh.jpg")
    assert lines[-1] == (
        "Not seen does not mean safe. In the score it counts as unknown, except for what is said not to be in "
        "it."
    )


def test_pictures_that_may_show_the_person_are_never_said_to_be_out_of_the_score() -> None:
    untold = Gap(name=PROFILE, status=Status.PARTLY_SEEN, code=UNTOLD, values={"count": "3"}, beside=True)
    lines = told(audit(*CLOSED, looks=(replace(TEACHER.looks[0], gaps=(untold,)),), level="full"))
    assert APART not in lines
    assert lines[-1] == "Not seen does not mean safe. In the score it counts as unknown."


def judged_look(*gaps: Gap) -> AuditRecord:
    """A folder with these gaps, judged by the real rules."""
    sight = Sight(status=Status.PARTLY_SEEN, code="some-pages")
    look = Look(target="truong", network=None, sight=sight, pages=3, gaps=gaps)
    run = judge(CATALOG, networks=(), level=None, platform=None, answers=(), looks=(look,))
    return audit_of(run)


PICTURE = Gap(name="truong/a.heic", status=Status.UNSUPPORTED, code="picture-undecoded", beside=True)
PAGE = Gap(name="truong/b.html", status=Status.LOGIN_WALL, code="login-wall")
PART = Gap(name="truong/c.html", status=Status.PARTLY_SEEN, code="too-large", values={"limit": "20"})


@pytest.mark.parametrize(
    ("gaps", "counted"),
    [
        ((PICTURE,), []),
        ((PART,), []),
        ((PAGE,), ["truong", "truong/b.html"]),
        ((PICTURE, PAGE, PART), ["truong", "truong/b.html"]),
    ],
)
def test_counted_are_those_gaps_that_make_the_score_wider(gaps: tuple[Gap, ...], counted: list[str]) -> None:
    record = judged_look(*gaps)
    assert [record.gaps[number].page for number in sorted(counted_gaps(record))] == counted
    assert (record.score.high > record.score.low) is bool(counted)


def test_a_report_without_a_score_speaks_of_none_where_something_was_not_seen() -> None:
    record = audit(looks=(TEACHER.looks[1], PHOTO))
    lines = [line for block in unseen(material(record)) for line in _lines(block)]
    assert lines[-1] == "Not seen does not mean safe."
    assert not [line for line in lines if "score" in line]
