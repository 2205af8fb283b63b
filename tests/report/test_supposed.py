"""What other answers would change, in words: nothing that only moves along is told line by line."""

from __future__ import annotations

import pytest

from privacy_audit.model import RiskClass
from privacy_audit.record.changes import ScoreEnds
from privacy_audit.record.supposed import ChangedClass, ChangedLine, Ends, Supposed, WhatIfRecord
from privacy_audit.report.document import Heading, Listing, Paragraph
from privacy_audit.report.material import Material
from privacy_audit.report.supposed import compose_what_if
from privacy_audit.words import Words
from tests.report.subjects import CATALOG, CREATED, TEACHER, audit_of
from tests.report.test_compose import said


def changed(risk_class: RiskClass, subject: str, before: tuple[float, float], *after: float) -> ChangedLine:
    """A line with both ends before and after."""
    return ChangedLine(
        risk_class=risk_class,
        subject=subject,
        before=Ends(low=before[0], high=before[1]),
        after=Ends(low=after[0], high=after[-1]),
    )


def supposing(answer: str, *lines: ChangedLine, classes: tuple[ChangedClass, ...]) -> list[str]:
    """What is told below "What changes" when somebody supposes another answer about the phone number."""
    record = WhatIfRecord(
        audit=1,
        created=CREATED,
        as_kept=True,
        supposed=(Supposed(question="zalo/find-by-phone", before="all", after=answer),),
        before=ScoreEnds(low=70, high=85.4, number=77.7, band="critical"),
        after=ScoreEnds(low=66.6, high=82, number=74.3, band="critical"),
        lines=lines,
        chains=(),
        classes=classes,
    )
    material = Material(record=audit_of(TEACHER), catalog=CATALOG, words=Words("en"))
    blocks = compose_what_if(material, record).blocks
    begin = next(
        at
        for at, block in enumerate(blocks)
        if isinstance(block, Heading) and said(block.text) == "What changes"
    )
    told: list[str] = []
    for block in blocks[begin + 1 :]:
        match block:
            case Listing():
                told += [said(phrase) for entry in block.entries for phrase in (entry.title, *entry.details)]
            case Paragraph():
                told.append(said(block.text))
            case _:
                break
    return told


CONTACT = ChangedClass(
    risk_class=RiskClass.CONTACT, before=Ends(low=18, high=18), after=Ends(low=14.7, high=14.7)
)
PHONE = changed(RiskClass.CONTACT, "zalo/find-by-phone", (3.4, 3.4), 0.0)
ALONG = changed(RiskClass.CONTACT, "email@0", (0.5, 0.5), 0.6)
MOVES = (
    "Besides, other lines move without anybody opening or closing anything: {}. In each class the worst "
    "thing counts most, so when it goes, the next ones count more."
)


def test_nothing_changes_is_one_sentence() -> None:
    assert supposing("all", classes=()) == ["Nothing changes."]


def test_what_only_moves_along_is_counted_in_one_sentence() -> None:
    unknown = changed(RiskClass.CONTACT, "unknown:contact", (0, 1.0), 0, 2.0)
    assert supposing("nobody", PHONE, ALONG, unknown, classes=(CONTACT,)) == [
        "Ways to reach you: 18 → 14.7 of 20 points",
        "Zalo: Can a stranger who has your number find you on Zalo? Its 3.4 points go.",
        MOVES.format(2),
    ]


@pytest.mark.parametrize(
    ("after", "sentence"),
    [
        (0.0, "Phone number on https://www.facebook.com/thao.vu.example and truong: its 14 points go."),
        (4.2, "Phone number on https://www.facebook.com/thao.vu.example and truong: 14 → 4.2 points"),
    ],
)
def test_behind_a_thing_on_a_page_that_is_no_question_stands_a_colon(after: float, sentence: str) -> None:
    record = WhatIfRecord(
        audit=1,
        created=CREATED,
        as_kept=True,
        supposed=(Supposed(question="phone@0", before="shown", after="removed"),),
        before=ScoreEnds(low=70, high=85.4, number=77.7, band="critical"),
        after=ScoreEnds(low=66.6, high=82, number=74.3, band="critical"),
        lines=(changed(RiskClass.CONTACT, "phone@0", (14.0, 14.0), after),),
        chains=(),
        classes=(CONTACT,),
    )
    blocks = compose_what_if(
        Material(record=audit_of(TEACHER), catalog=CATALOG, words=Words("en")), record
    ).blocks
    told = [
        said(line) for one in blocks if isinstance(one, Listing) for e in one.entries for line in e.details
    ]
    assert sentence in told


def test_what_becomes_open_or_less_unknown_is_told() -> None:
    wider = changed(RiskClass.CONTACT, "unknown:contact", (0, 1.0), 0, 4.4)
    assert "What is unknown could still add 4.4 points (before: 1)." in supposing(
        "unsure", PHONE, wider, classes=(CONTACT,)
    )
    gone = changed(RiskClass.CONTACT, "unknown:contact", (0, 1.0), 0.0)
    assert "Nothing is unknown here any more." in supposing("nobody", PHONE, gone, classes=(CONTACT,))


def test_a_floor_that_stays_is_explained_as_in_the_report_and_is_no_new_danger() -> None:
    chain = changed(RiskClass.FACE, "chain:blackmail-kit", (0.0, 0.0), 13.7, 0.0)
    assert supposing("nobody", chain, classes=()) == [
        "Raised because these together are worse: Everything a blackmailer needs",
        "Together these make at least 70 points. Without that it would be 52.9 to 82; what is missing up to 70 "
        "is added.",
        "It stays like that until one of them is closed, whatever else becomes less.",
    ]


def test_a_floor_that_adds_nothing_any_more_is_said_so() -> None:
    chain = changed(RiskClass.FACE, "chain:blackmail-kit", (3.0, 0.0), 0.0)
    assert supposing("nobody", chain, classes=()) == [
        "Raised because these together are worse: Everything a blackmailer needs",
        "Nothing is added for it any more.",
    ]


@pytest.mark.parametrize("number", [74.3, None])
def test_both_scores_are_intervals_if_one_of_them_has_no_number(number: float | None) -> None:
    record = WhatIfRecord(
        audit=1,
        created=CREATED,
        as_kept=True,
        supposed=(),
        before=ScoreEnds(low=70, high=85.4, number=77.7, band="critical"),
        after=ScoreEnds(low=66.6, high=82, number=number, band="critical"),
        lines=(),
        chains=(),
        classes=(),
    )
    material = Material(record=audit_of(TEACHER), catalog=CATALOG, words=Words("en"))
    [scores] = [
        [said(entry.title) for entry in block.entries]
        for block in compose_what_if(material, record).blocks
        if isinstance(block, Listing) and block.entries and said(block.entries[0].title).startswith("Now:")
    ]
    assert scores == (
        [
            "Now: 77.7 of 100: Very high (the middle of 70 to 85.4)",
            "Then: 74.3 of 100: Very high (the middle of 66.6 to 82)",
        ]
        if number
        else [
            "Now: 70 to 85.4 of 100: Very high",
            "Then: 66.6 to 82 of 100: somewhere between “High” and “Very high”",
        ]
    )
