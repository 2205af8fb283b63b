"""A text that is about to be posted is told not to be posted like this, and gets no word that reads as leave."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from privacy_audit.model import Exposure, Kind, Look, Sight, Status
from privacy_audit.record.shapes import AuditRecord
from privacy_audit.report.compose import compose
from privacy_audit.report.document import Document, Paragraph, Score
from privacy_audit.report.judgement import alike, headline
from privacy_audit.report.material import Material, Speaker
from privacy_audit.report.todo import action
from privacy_audit.words import Words
from tests.report.subjects import CATALOG, TEACHER, at, audit_of, exposure
from tests.report.test_compose import said
from tests.report.test_unlooked import CLEAR, material

PHONE = exposure(Kind.PHONE, "+84912345678", "09•• ••• •78", at(0, "-", "Gọi 09•• ••• •78"), type="mobile")
BIRTHDAY = exposure(Kind.BIRTH_DATE, "1985-03-12", "••/••/1985", at(0, "-", "Sinh ••/••/1985"))
OFFICE = exposure(
    Kind.PHONE, "+842253822722", "02•• ••• •22", at(0, "-", "02•• ••• •22"), type="organisation"
)
OWN_PHONES = {Kind.PHONE: replace(CATALOG.exposures[Kind.PHONE], harmless=("type=organisation",))}
"""By the shipped checklist too, a number of an office is nobody's own."""
BANDS = ("Low", "Medium", "High", "Very high")


def reported(record: AuditRecord) -> Document:
    """The report in English, in which offices' numbers do not count."""
    catalog = replace(CATALOG, exposures={**CATALOG.exposures, **OWN_PHONES})
    return compose(record, catalog, Words("en"))


def audit(target: str, points: float, *exposures: Exposure) -> AuditRecord:
    """One target that was seen, alone, with what it shows and these points."""
    look = Look(target=target, network=None, sight=Sight(status=Status.SEEN, code="seen"), pages=1)
    judged = replace(CLEAR, low=points, high=points, number=points)
    more = {"looks": (look,), "exposures": exposures, "assessment": judged}
    return audit_of(replace(TEACHER, **more, answers=(), asked=(), networks=(), level=None))


def score_of(document: Document) -> Score:
    """Its score."""
    return next(block for block in document.blocks if isinstance(block, Score))


@pytest.mark.parametrize("target", ["bai.txt", "https://example.com/me", "anh.jpg"])
def test_what_is_no_draft_keeps_its_word(target: str) -> None:
    assert said(score_of(reported(audit(target, 19.2, PHONE))).headline) == "19.2 of 100: Low"


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        ((PHONE,), "Do not post it like this: it shows 1 thing that a stranger can use (19.2 of 100)"),
        (
            (PHONE, BIRTHDAY, OFFICE),
            "Do not post it like this: it shows 2 things that a stranger can use (19.2 of 100)",
        ),
    ],
)
def test_a_draft_that_shows_something_is_not_to_be_posted(found: tuple[Exposure, ...], sentence: str) -> None:
    record = audit("-", 19.2, *found)
    document = reported(record)
    assert said(score_of(document).headline) == sentence
    assert [said(block.text) for block in document.closing if isinstance(block, Paragraph)][-1] == sentence
    assert not any(word in said(score_of(document).headline) for word in BANDS)


def test_it_is_not_drawn_in_the_colour_of_little_danger() -> None:
    assert score_of(reported(audit("-", 19.2, PHONE))).band == "high"
    assert score_of(reported(audit("-", 0.0))).band == "low"


def test_a_draft_in_which_nothing_was_found_gets_no_word_either_and_is_not_called_safe() -> None:
    document = reported(audit("-", 0.0, OFFICE))
    assert said(score_of(document).headline) == "Nothing was found in it that a stranger can use (0 of 100)"
    texts = [said(block.text) for block in document.blocks if isinstance(block, Paragraph)]
    assert any("0 does not mean “safe”" in text for text in texts)


def test_a_draft_beside_pages_or_answers_or_one_that_was_not_seen_is_judged_as_ever() -> None:
    draft = audit("-", 19.2, PHONE)
    page = replace(draft.targets[0], target="https://example.com/me")
    answered = replace(draft, answers=audit_of(TEACHER).answers[:1])
    unread = replace(draft, score=replace(draft.score, number=None, low=0.0, high=100.0))
    said_of = [
        headline(material(record), record.score)
        for record in (replace(draft, targets=(*draft.targets, page)), answered, unread)
    ]
    assert said_of[:2] == ["19.2 of 100: Low", "19.2 of 100: Low"]
    assert said_of[2] == "0 to 100 of 100: somewhere between “Low” and “Very high”"


def test_what_only_is_supposed_and_another_audit_keep_their_words() -> None:
    draft = audit("-", 19.2, PHONE)
    supposed = replace(draft.score, low=0.0, high=0.0, number=0.0)
    assert alike(material(draft), (supposed,)) == ["0 of 100: Low"]
    assert headline(Speaker(catalog=CATALOG, words=Words("en")), draft.score) == "19.2 of 100: Low"


@pytest.mark.parametrize(
    ("target", "is_told"), [("page.html", True), ("https://example.com/me", True), ("-", False)]
)
def test_how_to_take_something_off_networks_and_offices_pages_is_no_word_for_a_text(
    target: str, is_told: bool
) -> None:
    record = audit(target, 19.2, PHONE)
    told = action(Material(record=record, catalog=CATALOG, words=Words("en")), "phone@0")
    assert (told.goal is not None) is is_told
