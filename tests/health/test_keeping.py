"""What is said of the folder in which audits lie, and of what lies in it."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from privacy_audit.history import FILE, VERSION, History
from privacy_audit.history.examining import JOURNAL, examine_store
from privacy_audit.model import Severity
from privacy_audit.record.health import Condition
from tests.health.machines import all_of, machine, mended, said, tried

POSIX = pytest.mark.skipif(os.name == "nt", reason="left out: modes are those of Unix")


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A home with a store in which one audit lies that nobody can read."""
    with History(tmp_path / "default") as history:
        history.keep("2026-11-22T10:00:00+00:00", b"{}")
    return tmp_path


def damage(home: Path, at: int, content: bytes) -> None:
    with (home / "default" / FILE).open("r+b") as file:
        file.seek(at)
        file.write(content)


# --- the store -------------------------------------------------------------------------------


def test_looking_at_a_store_changes_nothing(kept: Path) -> None:
    before = (kept / "default" / FILE).read_bytes()
    found = examine_store(kept / "default")
    assert (found.state, found.version, found.audits, found.last) == ("whole", VERSION, 1, b"{}")
    assert (kept / "default" / FILE).read_bytes() == before
    assert [path.name for path in (kept / "default").iterdir()] == [FILE]


def test_where_nothing_is_kept_nothing_is_made(tmp_path: Path) -> None:
    assert examine_store(tmp_path / "default").state == "none"
    assert said(tried("store", machine(tmp_path))) == "No audit is kept yet."
    assert said(tried("home", machine(tmp_path / "new"))).endswith("nothing is kept yet.")
    assert list(tmp_path.iterdir()) == []


def test_an_audit_that_nobody_can_read_is_said(kept: Path) -> None:
    finding = tried("store", machine(kept))
    assert (finding.condition, finding.severity) == (Condition.IN_PART, Severity.MEDIUM)


def test_a_store_without_audits_is_whole(tmp_path: Path) -> None:
    History(tmp_path / "default").__exit__(None, None, None)
    assert said(tried("store", machine(tmp_path))) == "They are whole. Audits kept: 0."


@pytest.mark.parametrize(
    ("at", "content"), [(0, b"no database at all"), (100, b"\x55" * 4000), (4096, b"\x55" * 9000)]
)
def test_a_damaged_store_is_said_to_be_one(kept: Path, at: int, content: bytes) -> None:
    damage(kept, at, content)
    assert examine_store(kept / "default").state == "damaged"
    finding = tried("store", machine(kept))
    assert (finding.condition, finding.severity) == (Condition.BROKEN, Severity.CRITICAL)
    assert FILE in mended(finding)


def test_a_store_of_a_newer_version_is_left_alone(kept: Path) -> None:
    with sqlite3.connect(kept / "default" / FILE) as database:
        database.execute(f"PRAGMA user_version = {VERSION + 1}")
    assert examine_store(kept / "default").state == "newer"
    assert tried("store", machine(kept)).condition is Condition.BROKEN


def test_a_store_in_which_somebody_writes_is_busy(kept: Path) -> None:
    with sqlite3.connect(kept / "default" / FILE, isolation_level=None) as database:
        database.execute("BEGIN EXCLUSIVE")
        finding = tried("store", machine(kept))
    assert said(finding) == "Another window is using them right now."


def test_a_write_that_was_ended_in_the_middle_is_no_damage(kept: Path) -> None:
    (kept / "default" / JOURNAL).write_bytes(b"\xd9\xd5\x05\xf9")
    finding = tried("store", machine(kept))
    assert (finding.severity, mended(finding)) == (
        Severity.LOW,
        "The next command puts it in order: privacy-audit history list",
    )


def test_the_store_of_another_profile_is_named_only_if_something_is_wrong_with_it(kept: Path) -> None:
    other = kept / "profiles" / "Lan"
    History(other).__exit__(None, None, None)
    assert len(all_of("store", machine(kept, others=(other,)))) == 1
    (other / FILE).write_bytes(b"no database")
    findings = all_of("store", machine(kept, others=(other,)))
    assert [one.id for one in findings] == ["store", "store-1"]


# --- the folder ------------------------------------------------------------------------------


def test_a_file_in_place_of_the_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "home").touch()
    finding = tried("home", machine(tmp_path / "home"))
    assert (finding.condition, finding.severity) == (Condition.BROKEN, Severity.CRITICAL)
    assert said(finding).endswith("a part of its path is not a folder.")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="left out: everything is open to this user")
def test_a_folder_that_is_closed_to_us_is_said_with_what_to_do(kept: Path) -> None:
    kept.chmod(0)
    try:
        for check in ("home", "store", "modes"):
            finding = tried(check, machine(kept))
            assert finding.condition is Condition.BROKEN
            assert mended(finding) == "Name a folder that you may write to: --home FOLDER"
    finally:
        kept.chmod(0o700)


def test_the_folder_is_tried_and_left_as_it_was(kept: Path) -> None:
    finding = tried("home", machine(kept))
    assert said(finding) == f"Your audits lie in {kept}; it can be written to."
    assert [path.name for path in (kept / "default").iterdir()] == [FILE]


@POSIX
def test_what_others_can_read_is_said_with_how_to_close_it(kept: Path) -> None:
    assert tried("modes", machine(kept)).condition is Condition.WORKS
    (kept / "default" / FILE).chmod(0o644)
    assert tried("modes", machine(kept)).condition is Condition.WORKS  # nobody comes past its folder
    (kept / "default").chmod(0o755)
    finding = tried("modes", machine(kept))
    assert (finding.severity, mended(finding)) == (
        Severity.HIGH,
        f'Close it with: chmod -R go-rwx "{kept}"',
    )


def test_half_written_files_are_counted_and_named(kept: Path) -> None:
    assert tried("leftovers", machine(kept)).condition is Condition.WORKS
    (kept / "default" / ".privacy-audit-x1").touch()
    finding = tried("leftovers", machine(kept))
    assert said(finding).startswith("Half-written files that a killed command left: 1.")
    assert ".privacy-audit-x1" in mended(finding)


def test_an_open_training_session_is_said_also_if_its_file_is_gone(tmp_path: Path) -> None:
    assert tried("training", machine(tmp_path)).condition is Condition.WORKS
    (tmp_path / "sessions").mkdir()
    (tmp_path / "sessions" / "open").write_text("2026-11-22-ab.session", encoding="utf-8")
    finding = tried("training", machine(tmp_path))
    assert (finding.severity, mended(finding)) == (
        Severity.MEDIUM,
        "To end the session: privacy-audit session close",
    )


def test_of_evidence_only_that_it_is_there_is_said(tmp_path: Path) -> None:
    (tmp_path / "evidence").mkdir()
    (tmp_path / "evidence" / "ảnh của Lan.jpg").touch()
    finding = tried("evidence", machine(tmp_path, evidence=tmp_path / "evidence"))
    assert said(finding) == "There is a folder with evidence; history purge leaves it where it is."
