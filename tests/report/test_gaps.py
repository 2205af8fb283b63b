"""What was looked at is told in words that fit what it is: pages are counted where there are pages."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from privacy_audit.model import Look, Sight, Status
from privacy_audit.record.shapes import AuditRecord
from tests.report.subjects import TEACHER, audit_of
from tests.report.test_compose import composed, entries
from tests.report.test_unlooked import CLEAR

EARLIER = datetime(2026, 11, 1, 8, 0, tzinfo=UTC)


def looked(target: str, status: Status, pages: int) -> AuditRecord:
    """An audit of one target."""
    look = Look(target=target, network=None, sight=Sight(status=status, code=status), pages=pages)
    return audit_of(replace(TEACHER, looks=(look,), exposures=(), answers=(), assessment=CLEAR))


def told(record: AuditRecord) -> list[str]:
    """What is said of it under “What was looked at”."""
    return entries(composed(record), "What was looked at")


@pytest.mark.parametrize(
    ("target", "status", "pages", "sentence"),
    [
        ("https://example.com/me", Status.SEEN, 1, "https://example.com/me: seen, pages read: 1"),
        ("truong", Status.PARTLY_SEEN, 3, "truong: partly seen, pages read: 3"),
        ("truong", Status.UNREACHABLE, 0, "truong: not seen"),
        ("anh.jpg", Status.SEEN, 0, "anh.jpg: seen"),
        ("anh", Status.PARTLY_SEEN, 0, "anh: partly seen"),
        ("bai-dang.txt", Status.SEEN, 1, "bai-dang.txt: seen"),
        ("-", Status.SEEN, 1, "the text you gave: seen"),
        ("-", Status.PARTLY_SEEN, 1, "the text you gave: partly seen"),
    ],
)
def test_pages_are_counted_of_pages_and_of_no_picture_and_no_text(
    target: str, status: Status, pages: int, sentence: str
) -> None:
    assert told(looked(target, status, pages)) == [sentence]


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (Status.SEEN, "anh.jpg: seen on 2026-11-01 08:00 UTC and not looked at again this time"),
        (
            Status.PARTLY_SEEN,
            "anh.jpg: partly seen on 2026-11-01 08:00 UTC and not looked at again this time",
        ),
    ],
)
def test_a_picture_of_an_earlier_day_has_no_pages_either(status: Status, sentence: str) -> None:
    assert told(replace(looked("anh.jpg", status, 0), pages_of=EARLIER)) == [sentence]
