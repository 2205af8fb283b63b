"""The statement for the police: what was kept, and what has become of it since; always in Vietnamese."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from privacy_audit.guidance import Checked, Details, FileEntry, FileState, Manifest
from privacy_audit.report.document import Document, Listing, Paragraph
from privacy_audit.report.statement import compose_statement
from privacy_audit.words import Words
from tests.report.test_compose import said

ADDED = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
SUM = "ab" * 32
FILE = FileEntry(
    number=1,
    name="anh.png",
    path="/anh.png",
    size=5,
    sha256=SUM,
    copy="0001.png",
    details=Details(),
    added=ADDED,
    local=ADDED,
    previous="",
)
MANIFEST = Manifest(entries=(FILE,), damages=(), sha256="cd" * 32)
VIETNAMESE = Words("vi")
THEN = VIETNAMESE("The SHA-256 above is that of the day when it was added; what has changed has another.")


def of_the_file(document: Document) -> list[str]:
    """What is said of the file behind its name and size."""
    [details] = [
        [said(one) for one in entry.details]
        for block in document.blocks
        if isinstance(block, Listing)
        for entry in block.entries
        if said(entry.title) == "1. anh.png"
    ]
    return details


def test_of_files_that_are_as_they_were_nothing_more_is_said() -> None:
    bare = compose_statement(MANIFEST)
    for one in (
        Checked(entry=FILE, original="unchanged", copy="unchanged"),
        Checked(entry=FILE, original="unchanged"),
    ):
        assert compose_statement(MANIFEST, (one,)) == bare


@pytest.mark.parametrize(
    ("original", "copy", "more"),
    [
        ("missing", "unchanged", ["tệp: KHÔNG CÒN ở chỗ cũ", "bản sao: còn nguyên"]),
        ("changed", "unchanged", ["tệp: ĐÃ THAY ĐỔI so với lúc ghi", "bản sao: còn nguyên", THEN]),
        ("unchanged", "changed", ["tệp: còn nguyên", "bản sao: ĐÃ THAY ĐỔI so với lúc ghi", THEN]),
        ("changed", None, ["tệp: ĐÃ THAY ĐỔI so với lúc ghi", THEN]),
    ],
)
def test_a_file_that_has_changed_is_named_so_beside_its_old_sum(
    original: FileState, copy: FileState | None, more: list[str]
) -> None:
    checked = Checked(entry=FILE, original=original, copy=copy)
    details = of_the_file(compose_statement(MANIFEST, (checked,)))
    at = details.index(f"SHA-256: {SUM}")
    assert details[-len(more) :] == more
    assert at < len(details) - len(more)


def test_the_motto_is_written_as_the_decree_writes_it() -> None:
    texts = [said(block.text) for block in compose_statement(MANIFEST).blocks if isinstance(block, Paragraph)]
    assert "Độc lập - Tự do - Hạnh phúc" in texts
