"""Of which day a report is: that of its pages, which may have been looked at in an earlier audit."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from msgspec.structs import replace

from privacy_audit.record.shapes import AuditRecord
from privacy_audit.report.caveats import caveats, in_a_paragraph
from privacy_audit.report.document import Listing
from privacy_audit.report.material import Material
from privacy_audit.words import Words
from tests.report.subjects import CATALOG, CREATED, TEACHER, audit_of
from tests.report.test_compose import said

FIRST, SECOND = datetime(2026, 11, 1, 8, 0, tzinfo=UTC), datetime(2026, 11, 9, 20, 15, tzinfo=UTC)
WHOLE = audit_of(TEACHER)
SCANNED = replace(WHOLE, answers=())
"""The same without what the person answered."""


def days_of(record: AuditRecord, language: str = "en") -> str:
    """What the report says of its days."""
    material = Material(record=record, catalog=CATALOG, words=Words(language))
    _, listing = caveats(material)
    assert isinstance(listing, Listing)
    told = said(listing.entries[0].title)
    short = said(in_a_paragraph(material))
    assert told.partition(",")[0] == short.partition(",")[0] or language == "vi"
    return told


def looked(record: AuditRecord, *days: datetime | None) -> AuditRecord:
    """The record with its first targets looked at on these days, None for its own."""
    dated = zip(record.targets, days, strict=False)
    return replace(record, targets=tuple(replace(one, pages_of=day) for one, day in dated))


@pytest.mark.parametrize(
    "record",
    [
        WHOLE,
        SCANNED,
        # What was answered is of the audit's own day, also where no page was looked at.
        replace(WHOLE, targets=()),
        replace(SCANNED, targets=()),
    ],
)
def test_what_was_looked_at_at_once_has_the_moment_of_the_audit(record: AuditRecord) -> None:
    assert days_of(record) == (
        "It shows what was looked at on 2026-11-21 09:30 UTC, nothing else. Tomorrow it may be different."
    )


@pytest.mark.parametrize(
    ("record", "days"),
    [
        (looked(SCANNED, FIRST, SECOND, None), "between 2026-11-01 and 2026-11-21"),
        (looked(SCANNED, SECOND, FIRST), "between 2026-11-01 and 2026-11-09"),
        # Nobody looked again: the day of the audit is not that of its pages.
        (looked(SCANNED, FIRST, FIRST), "on 2026-11-01 08:00 UTC"),
        (replace(SCANNED, pages_of=FIRST), "on 2026-11-01 08:00 UTC"),
        # One scan after the other on one day.
        (looked(SCANNED, CREATED - timedelta(hours=2), None, CREATED), "on 2026-11-21"),
        # But the answers are of its own day.
        (replace(WHOLE, pages_of=FIRST), "between 2026-11-01 and 2026-11-21"),
        (looked(WHOLE, FIRST), "between 2026-11-01 and 2026-11-21"),
    ],
)
def test_pages_of_earlier_audits_have_their_own_days(record: AuditRecord, days: str) -> None:
    assert days_of(record) == (
        f"It shows what was looked at {days}, nothing else. Tomorrow it may be different."
    )


def test_the_days_are_written_as_the_language_writes_them() -> None:
    told = days_of(looked(SCANNED, FIRST, None), "vi")
    assert "01/11/2026" in told
    assert "21/11/2026" in told


def test_a_day_begins_where_the_person_lives() -> None:
    record = looked(SCANNED, CREATED - timedelta(hours=3), None)
    material = Material(record=record, catalog=CATALOG, words=Words("en"), zone=timezone(timedelta(hours=-8)))
    assert said(in_a_paragraph(material)).startswith(
        "It shows what was looked at between 2026-11-20 and 2026-11-21,"
    )
