"""What is kept survives, belongs to its owner alone, is never half written, and can be taken back."""

from __future__ import annotations

import gzip
import os
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from privacy_audit.errors import CannotKeep, WrongUsage
from privacy_audit.history import FILE, VERSION, History, Kept, moment_of, store, tables
from privacy_audit.history.examining import JOURNAL, Examined, examine_store
from privacy_audit.model import Answer, Kind, State
from privacy_audit.record.acceptance import Acceptance, risk_of_exposure
from privacy_audit.record.shapes import from_json

ANSWER = Answer(question="zalo/find-by-phone", state=State.ANSWERED, choice="on")
STORES = Path(__file__).parent / "stores"
PHONE = Acceptance(
    risk=risk_of_exposure(Kind.PHONE, "42a9" * 8),
    masked="09•• ••• •78",
    since=date(2026, 11, 22),
    until=date(2026, 12, 31),
    because="Khách cần gọi mình",
)
SETTING = Acceptance(
    risk="facebook/friends-list", since=date(2026, 11, 22), until=date(2027, 1, 31), because="Việc làm"
)


def change_store(folder: Path, statement: str, *values: object) -> None:
    """Write into the store as somebody else could."""
    database = sqlite3.connect(folder / FILE)
    database.execute(statement, values)
    database.commit()
    database.close()


def changes_in(folder: Path) -> list[tuple[object, ...]]:
    """What the store notes of changes, as anybody reads it who opens the file."""
    database = sqlite3.connect(folder / FILE)
    rows = database.execute("SELECT kind, about, before FROM changes ORDER BY number").fetchall()
    database.close()
    return rows


def test_a_fresh_folder_holds_nothing(tmp_path: Path) -> None:
    with History(tmp_path / "new" / "home") as history:
        assert history.answers() == {}
        assert history.last() is None
        assert history.choice("language") is None


def test_an_answer_is_there_again_after_closing(tmp_path: Path) -> None:
    with History(tmp_path) as history:
        history.put(ANSWER)
    with History(tmp_path) as history:
        assert history.answers() == {"zalo/find-by-phone": ANSWER}


def test_the_newer_answer_to_a_question_counts(tmp_path: Path) -> None:
    newer = Answer(question=ANSWER.question, state=State.UNSURE)
    with History(tmp_path) as history:
        history.put(ANSWER)
        history.put(newer)
        assert history.answers() == {ANSWER.question: newer}


def test_keeping_an_audit_ends_the_walk_under_way(tmp_path: Path) -> None:
    with History(tmp_path) as history:
        history.put(ANSWER)
        number = history.keep("2026-11-22T10:00:00Z", b"{}\n")
        assert history.answers() == {}
        assert history.audit(number).record == b"{}\n"
        last = history.last()
        assert last is not None
        assert last.number == number


def test_an_audit_that_is_not_there_is_named(tmp_path: Path) -> None:
    with History(tmp_path) as history, pytest.raises(WrongUsage) as caught:
        history.audit(7)
    assert str(caught.value) == "There is no audit number 7."


@pytest.mark.parametrize(
    ("kept", "sentence"),
    [
        (1, "There is no audit number 7. There is number 1."),
        (3, "There is no audit number 7. There are numbers 1 to 3."),
    ],
)
def test_with_an_audit_that_is_not_there_those_are_named_that_are(
    tmp_path: Path, kept: int, sentence: str
) -> None:
    with History(tmp_path) as history:
        for _ in range(kept):
            history.keep("2026-11-22T10:00:00Z", b"{}\n")
        with pytest.raises(WrongUsage) as caught:
            history.audit(7)
    assert str(caught.value) == sentence


def test_an_audit_that_is_no_record_any_more_is_one_that_nobody_can_read(tmp_path: Path) -> None:
    with History(tmp_path) as history:
        number = history.keep("2026-11-22T10:00:00Z", b"{}")
    change_store(tmp_path, "UPDATE audits SET record = 'a text', created = 12")
    with History(tmp_path) as history:
        assert history.audit(number) == Kept(number=number, created="12", record=b"")


def test_an_audit_that_is_no_text_in_utf_8_is_one_that_nobody_can_read(tmp_path: Path) -> None:
    with History(tmp_path) as history:
        number = history.keep("2026-11-22T10:00:00Z", b"{}")
    change_store(
        tmp_path, "UPDATE audits SET record = CAST(x'fffe30' AS TEXT), created = CAST(x'ff' AS TEXT)"
    )
    with History(tmp_path) as history:
        assert history.audit(number) == Kept(number=number, created="\ufffd", record=b"")


def test_a_choice_is_remembered_and_a_newer_one_replaces_it(tmp_path: Path) -> None:
    with History(tmp_path) as history:
        history.choose("level", "quick")
        history.choose("platform", "ios")
        history.choose("level", "full")
        assert (history.choice("level"), history.choice("platform")) == ("full", "ios")


def test_whoever_adds_nothing_is_given_no_number(tmp_path: Path) -> None:
    with History(tmp_path):
        pass
    opened = store.Store(tmp_path)
    assert opened.write("DELETE FROM answers") == 0
    opened.close()


def test_audits_come_oldest_first_and_each_knows_the_one_before(tmp_path: Path) -> None:
    with History(tmp_path) as history:
        assert history.audits() == ()
        first, second, third = (history.keep(f"2026-11-2{day}T10:00:00Z", b"{}") for day in (0, 1, 2))
        assert [kept.number for kept in history.audits()] == [first, second, third]
        history.forget([second])
        before = history.before(third)
        assert before is not None
        assert before.number == first
        assert history.before(first) is None
        assert history.keep("2026-11-23T10:00:00Z", b"{}") == third + 1


def test_what_is_forgotten_leaves_no_bytes_in_the_file(tmp_path: Path) -> None:
    with History(tmp_path) as history:
        numbers = [history.keep("2026-11-20T10:00:00Z", f"masked-{n}".encode() * 3000) for n in range(3)]
        assert b"masked-1" in (tmp_path / FILE).read_bytes()
        history.forget(numbers[:2])
        left = (tmp_path / FILE).read_bytes()
    assert b"masked-0" not in left
    assert b"masked-1" not in left
    assert b"masked-2" in left


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("yesterday", None),
        ("", None),
        ("2026-11-20T10:00:00", "2026-11-20T10:00:00+00:00"),
        ("2026-11-20T10:00:00+07:00", "2026-11-20T10:00:00+07:00"),
    ],
)
def test_a_moment_is_one_or_none(written: str, moment: str | None) -> None:
    found = moment_of(Kept(number=1, created=written, record=b""))
    assert (found.isoformat() if found else None) == moment


def test_the_fingerprint_key_stays_the_same_and_differs_between_people(tmp_path: Path) -> None:
    with History(tmp_path / "one") as one, History(tmp_path / "two") as two:
        assert one.fingerprint_key() == one.fingerprint_key()
        assert len(one.fingerprint_key()) == 32
        assert one.fingerprint_key() != two.fingerprint_key()


def test_a_store_that_was_deleted_meanwhile_is_said_and_nothing_seems_kept(tmp_path: Path) -> None:
    sentence = (
        f"The audits in {tmp_path} were deleted meanwhile, so nothing more is kept. Please start again."
    )
    with History(tmp_path) as history:
        history.put(ANSWER)
        (tmp_path / FILE).rename(tmp_path / "elsewhere")
        with pytest.raises(CannotKeep) as caught:
            history.put(ANSWER)
        assert str(caught.value) == sentence
        with History(tmp_path) as other, pytest.raises(CannotKeep) as caught:
            assert other.answers() == {}
            history.keep("2026-11-22T10:00:00Z", b"{}")
        assert str(caught.value) == sentence


@pytest.mark.parametrize("damage", ["x'00'", "'thirty-two characters of no bytes'", "x'" + "00" * 33 + "'"])
def test_a_damaged_key_is_said_and_not_used(tmp_path: Path, damage: str) -> None:
    with History(tmp_path) as history:
        history.fingerprint_key()
    change_store(tmp_path, f"UPDATE keys SET value = {damage}")
    with History(tmp_path) as history, pytest.raises(CannotKeep) as caught:
        history.fingerprint_key()
    assert str(caught.value) == f"The store in {tmp_path} is damaged: its key is not one."


@pytest.mark.skipif(os.name == "nt", reason="Windows has no file modes")
def test_a_folder_and_a_file_that_others_could_read_are_closed_to_them(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home").chmod(0o750)
    (tmp_path / "home" / FILE).touch()
    (tmp_path / "home" / FILE).chmod(0o644)
    with History(tmp_path / "home"):
        assert stat.S_IMODE((tmp_path / "home").stat().st_mode) == 0o700
        assert stat.S_IMODE((tmp_path / "home" / FILE).stat().st_mode) == 0o600


@pytest.mark.skipif(os.name == "nt", reason="Windows has no file modes")
def test_only_the_owner_can_read_it_even_with_a_loose_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        with History(tmp_path / "home") as history:
            history.put(ANSWER)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "home").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "home" / FILE).stat().st_mode) == 0o600


def test_what_a_newer_version_kept_is_refused_and_not_touched(tmp_path: Path) -> None:
    with History(tmp_path) as history:
        history.put(ANSWER)
    database = sqlite3.connect(tmp_path / FILE)
    database.execute(f"PRAGMA user_version = {VERSION + 1}")
    database.close()
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(CannotKeep) as caught:
        History(tmp_path)
    assert str(caught.value) == (
        f"The audits in {tmp_path} were kept by a newer privacy-audit. Please update this one."
    )
    assert (tmp_path / FILE).read_bytes() == before


MAGIC = b"SQLite format 3\0"


@pytest.mark.parametrize(
    ("content", "version"),
    [
        (b"", 0),
        (MAGIC, 0),
        (MAGIC + bytes(44) + b"\0\0\1", 0),
        (b"a letter to a friend, not a database at all, and longer than that", 0),
        (MAGIC + bytes(48), 0),
        (MAGIC + bytes(44) + b"\0\0\0\2", 2),
        (MAGIC + bytes(44) + b"\x01\x02\x03\x04" + b"\xff" * 9, 0x01020304),
        (MAGIC + bytes(44) + b"\xff\xff\xff\xff" + bytes(36), -1),
    ],
)
def test_the_version_is_read_from_the_header_of_a_store(tmp_path: Path, content: bytes, version: int) -> None:
    (tmp_path / FILE).write_bytes(content)
    assert tables.version_in(tmp_path / FILE) == version


DAMAGED = "the file with the audits is damaged or is another program's"


def test_a_file_that_is_no_store_is_refused_and_not_touched(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"this is a letter to a friend, not a database" * 50)
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(CannotKeep) as caught:
        History(tmp_path)
    assert (tmp_path / FILE).read_bytes() == before
    assert (
        str(caught.value) == f"Nothing can be kept in {tmp_path}: {DAMAGED}. Name another folder with --home."
    )


@pytest.mark.parametrize(
    ("done_to_it", "reason"),
    [
        ("DROP TABLE answers", DAMAGED),
        ("PRAGMA query_only = ON", "it can only be read, not written"),
        ("PRAGMA max_page_count = 1", "the disk is full"),
    ],
)
def test_why_nothing_can_be_kept_is_said_in_our_words(tmp_path: Path, done_to_it: str, reason: str) -> None:
    many = Answer(question="zalo/" + "x" * 10_000, state=State.ANSWERED, choice="on")
    with History(tmp_path) as history:
        history._store._database.execute(done_to_it)
        with pytest.raises(CannotKeep) as caught:
            history.put(many)
    assert caught.value.values["reason"] == reason


def test_what_has_no_words_of_ours_keeps_those_of_the_system() -> None:
    assert store._reason_of(sqlite3.ProgrammingError("Cannot operate")) == "Cannot operate"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither such modes nor links for everybody")
@pytest.mark.parametrize("link", ["symbolic", "hard"])
def test_a_link_to_a_file_that_is_no_store_leaves_that_file_as_it_is(tmp_path: Path, link: str) -> None:
    other = tmp_path / "letter.txt"
    other.write_bytes(b"a letter to a friend")
    other.chmod(0o644)
    (tmp_path / "home").mkdir()
    linked = os.symlink if link == "symbolic" else os.link
    linked(other, tmp_path / "home" / FILE)
    with pytest.raises(CannotKeep):
        History(tmp_path / "home")
    assert (other.read_bytes(), stat.S_IMODE(other.stat().st_mode)) == (b"a letter to a friend", 0o644)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_the_version_of_what_never_answers_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / FILE)
    writer = os.open(tmp_path / FILE, os.O_RDWR)
    with pytest.raises(BlockingIOError):
        tables.version_in(tmp_path / FILE)
    os.close(writer)


def test_a_folder_that_cannot_be_made_is_said_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(CannotKeep) as caught:
        History(tmp_path / "file" / "home")
    assert str(caught.value).startswith(f"Nothing can be kept in {tmp_path / 'file' / 'home'}: ")
    assert str(caught.value).endswith(". Name another folder with --home.")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_answers_survive_a_kill_at_any_moment(tmp_path: Path) -> None:
    program = """
import sys
from pathlib import Path
from privacy_audit.history import History
from privacy_audit.model import Answer, State
history = History(Path(sys.argv[1]))
for number in range(100000):
    history.put(Answer(question=f"zalo/question-{number}", state=State.SKIPPED))
    print(number, flush=True)
"""
    writer = subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout is not None
    confirmed = [next(writer.stdout).strip() for _ in range(25)]
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    with History(tmp_path) as history:
        kept = history.answers()
    assert {f"zalo/question-{number}" for number in confirmed} <= set(kept)


# --- versions of the store -------------------------------------------------------------------


def store_of_version(number: int, folder: Path) -> None:
    """Unpack a store as a former version of the program left it.

    In the one of version 1 lie three audits (answers, a scan, answers), two answers of a check under way,
    three choices and a key.
    """
    packed = (STORES / f"version-{number}.sqlite.gz").read_bytes()
    (folder / FILE).write_bytes(gzip.decompress(packed))


def test_a_store_of_version_1_is_read_whole(tmp_path: Path) -> None:
    store_of_version(1, tmp_path)
    before = sqlite3.connect(tmp_path / FILE)
    rows = before.execute("SELECT * FROM audits").fetchall()
    key = before.execute("SELECT value FROM keys").fetchone()[0]
    before.close()
    with History(tmp_path) as history:
        assert [(kept.number, kept.created, kept.record) for kept in history.audits()] == rows
        assert [len(from_json(kept.record).exposures) for kept in history.audits()] == [0, 2, 0]
        assert list(history.answers()) == ["zalo/find-by-phone", "facebook/friends-list"]
        assert history.choice("networks") == "zalo facebook"
        assert history.fingerprint_key() == key
        assert history.accepted().sound == ()
    after = sqlite3.connect(tmp_path / FILE)
    assert after.execute("PRAGMA user_version").fetchone() == (VERSION,)
    assert after.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    after.close()


def test_what_was_done_in_version_1_can_be_undone(tmp_path: Path) -> None:
    store_of_version(1, tmp_path)
    undone = []
    with History(tmp_path) as history:
        while change := history.last_change():
            undone.append((change.kind, change.about, change.answers))
            history.undo(change)
        assert (history.audits(), history.answers()) == ((), {})
    assert undone == [("walk", "", 2), ("audit", "3", 0), ("audit", "2", 0), ("audit", "1", 0)]


@pytest.mark.parametrize("statement", range(5))
def test_a_migration_that_stops_halfway_leaves_version_1(
    tmp_path: Path, statement: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    store_of_version(1, tmp_path)
    before = (tmp_path / FILE).read_bytes()
    first, second = tables.STEPS
    failing = (*second[:statement], "CREATE TABLE answers (twice TEXT)", *second[statement:])
    monkeypatch.setattr(store, "STEPS", (first, failing))
    with pytest.raises(CannotKeep, match=DAMAGED) as caught:
        History(tmp_path)
    assert str(caught.value.__cause__) == "table answers already exists"
    assert (tmp_path / FILE).read_bytes() == before
    monkeypatch.undo()
    with History(tmp_path) as history:
        assert len(history.audits()) == 3


@pytest.mark.skipif(os.name == "nt", reason="Windows has no file modes")
def test_a_newer_store_is_refused_without_opening_it(tmp_path: Path) -> None:
    database = sqlite3.connect(tmp_path / FILE)
    database.execute("PRAGMA journal_mode = WAL")  # a newer program may keep things in its own way
    database.execute("CREATE TABLE audits (number INTEGER PRIMARY KEY)")
    database.execute("PRAGMA user_version = 7")
    database.close()
    (tmp_path / FILE).chmod(0o640)
    content, changed = (tmp_path / FILE).read_bytes(), (tmp_path / FILE).stat().st_mtime_ns
    with pytest.raises(CannotKeep, match="newer privacy-audit"):
        History(tmp_path)
    assert ((tmp_path / FILE).read_bytes(), (tmp_path / FILE).stat().st_mtime_ns) == (content, changed)
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o640
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


# --- a store that is only looked at -------------------------------------------------------------


def test_a_store_is_looked_at_without_being_made(tmp_path: Path) -> None:
    assert examine_store(tmp_path) == Examined(state="none")
    assert list(tmp_path.iterdir()) == []
    (tmp_path / FILE).touch()
    assert examine_store(tmp_path) == Examined(state="empty")
    assert (tmp_path / FILE).read_bytes() == b""


def test_a_whole_store_tells_how_many_audits_lie_in_it_and_the_newest(tmp_path: Path) -> None:
    with History(tmp_path) as history:
        assert examine_store(tmp_path) == Examined(state="whole", version=VERSION)
        history.keep("2026-11-20T10:00:00Z", b"first")
        history.keep("2026-11-21T10:00:00Z", b"second")
        assert examine_store(tmp_path) == Examined(state="whole", version=VERSION, audits=2, last=b"second")
    change_store(tmp_path, "UPDATE audits SET record = 'a text'")
    assert examine_store(tmp_path) == Examined(state="whole", version=VERSION, audits=2, last=b"")


def test_a_newer_and_an_interrupted_store_are_told_apart_from_damaged_ones(tmp_path: Path) -> None:
    with History(tmp_path) as history:
        history.keep("2026-11-20T10:00:00Z", b"first")
    (tmp_path / JOURNAL).touch()
    assert examine_store(tmp_path).state == "whole"
    (tmp_path / JOURNAL).write_bytes(b"half")
    assert examine_store(tmp_path) == Examined(state="interrupted", version=VERSION)
    (tmp_path / JOURNAL).unlink()
    change_store(tmp_path, f"PRAGMA user_version = {VERSION + 1}")
    assert examine_store(tmp_path) == Examined(state="newer", version=VERSION + 1)
    change_store(tmp_path, "PRAGMA user_version = 0")
    assert examine_store(tmp_path) == Examined(state="damaged")


def test_what_is_no_store_or_lacks_a_table_or_a_page_is_damaged(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"a letter to a friend, not a database at all, and long " * 50)
    assert examine_store(tmp_path) == Examined(state="damaged")
    (tmp_path / FILE).unlink()
    with History(tmp_path) as history:
        history.keep("2026-11-20T10:00:00Z", b"first" * 5000)
    whole = (tmp_path / FILE).read_bytes()
    (tmp_path / FILE).write_bytes(whole[: len(whole) // 2] + bytes(len(whole) - len(whole) // 2))
    assert examine_store(tmp_path) == Examined(state="damaged", version=VERSION)
    (tmp_path / FILE).write_bytes(whole)
    change_store(tmp_path, "DROP TABLE audits")
    assert examine_store(tmp_path) == Examined(state="damaged", version=VERSION)


def test_a_store_that_somebody_writes_just_now_is_busy(tmp_path: Path) -> None:
    with History(tmp_path):
        pass
    writing = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    writing.execute("BEGIN EXCLUSIVE")
    assert examine_store(tmp_path) == Examined(state="busy", version=VERSION)
    writing.execute("ROLLBACK")
    writing.close()


# --- accepted risks --------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
@pytest.mark.parametrize("ending", ["", "-journal", "-wal", "-shm"])
def test_a_pipe_or_a_folder_in_place_of_a_file_is_refused_before_it_is_opened(
    tmp_path: Path, ending: str
) -> None:
    path = tmp_path / (FILE + ending)
    os.mkfifo(path)
    with pytest.raises(CannotKeep, match="is not a file"):
        History(tmp_path)
    assert examine_store(tmp_path).state == ("none" if ending else "damaged")
    path.unlink()
    path.mkdir()
    with pytest.raises(CannotKeep, match="is not a file"):
        History(tmp_path)


def test_an_acceptance_is_kept_and_a_newer_one_replaces_it(tmp_path: Path) -> None:
    with History(tmp_path) as history:
        assert history.accept(PHONE) is None
        assert history.accept(SETTING) is None
        later = Acceptance(risk=PHONE.risk, since=PHONE.since, until=date(2027, 5, 1), because="Vẫn cần")
        assert history.accept(later) == PHONE
        assert set(history.accepted().sound) == {later, SETTING}
        assert history.take_back(PHONE.risk) == later
        assert history.take_back(PHONE.risk) is None
        assert history.accepted().sound == (SETTING,)


@pytest.mark.parametrize(
    "damage",
    ["until = 'next year'", "since = x'00'", "because = x'ff'", "masked = x'ff'", "until = '2026-02-30'"],
)
def test_a_damaged_acceptance_counts_as_none_and_is_named(tmp_path: Path, damage: str) -> None:
    with History(tmp_path) as history:
        history.accept(PHONE)
        history.accept(SETTING)
    change_store(tmp_path, f"UPDATE accepted SET {damage} WHERE risk = ?", SETTING.risk)
    with History(tmp_path) as history:
        accepted = history.accepted()
        assert (accepted.sound, accepted.damaged) == ((PHONE,), (SETTING.risk,))
        history.take_back(SETTING.risk)
        assert history.accepted().damaged == ()


def test_hostile_texts_of_an_acceptance_are_cleaned(tmp_path: Path) -> None:
    with History(tmp_path) as history:
        history.accept(PHONE)
    change_store(tmp_path, "UPDATE accepted SET because = ?", "a\x1b[2Jb\u202ec" + "x" * 900)
    with History(tmp_path) as history:
        [read] = history.accepted().sound
    assert read.because.startswith("a[2Jbcxxx")
    assert len(read.because) == 200


def test_long_names_in_an_acceptance_are_cut(tmp_path: Path) -> None:
    with History(tmp_path) as history:
        history.accept(PHONE)
        history.accept(SETTING)
    change_store(
        tmp_path, "UPDATE accepted SET risk = ?, masked = ? WHERE masked <> ''", "r" * 900, "m" * 900
    )
    change_store(tmp_path, "UPDATE accepted SET risk = ?, since = '' WHERE masked = ''", "d\x07" * 900)
    with History(tmp_path) as history:
        accepted = history.accepted()
    [read] = accepted.sound
    assert (read.risk, read.masked) == ("r" * 119 + "…", "m" * 119 + "…")
    assert accepted.damaged == ("d" * 119 + "…",)


def test_damaged_answers_are_counted_and_left_out(tmp_path: Path) -> None:
    with History(tmp_path) as history:
        history.put(ANSWER)
        history.put(Answer(question="zalo/photos", state=State.SKIPPED))
        assert history.lost_answers() == 0
    change_store(tmp_path, "UPDATE answers SET state = 'maybe' WHERE question = 'zalo/photos'")
    with History(tmp_path) as history:
        assert history.answers() == {ANSWER.question: ANSWER}
        assert history.lost_answers() == 1


# --- undo ------------------------------------------------------------------------------------


def undo(history: History) -> str:
    """Undo the last change and say what it was."""
    change = history.last_change()
    assert change is not None
    history.undo(change)
    return f"{change.kind} {change.about}".strip()


def test_a_change_says_when_it_was_and_what_it_gave(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if hasattr(time, "tzset"):
        monkeypatch.setenv("TZ", "Asia/Ho_Chi_Minh")
        time.tzset()
    before = datetime.now(UTC) - timedelta(seconds=1)
    with History(tmp_path) as history:
        history.accept(PHONE)
        given = history.last_change()
        history.take_back(PHONE.risk)
        taken = history.last_change()
    assert given is not None
    assert given.moment is not None
    assert before <= given.moment <= datetime.now(UTC)
    assert (given.kind, given.about, given.before, given.now) == ("accepted", PHONE.risk, None, PHONE)
    assert taken is not None
    assert (taken.before, taken.now) == (PHONE, None)


@pytest.fixture(autouse=True)
def time_of_this_place() -> Iterator[None]:
    """Whatever a test said of the place, the clock is the machine's again."""
    yield
    if hasattr(time, "tzset"):
        time.tzset()


def test_only_changes_that_are_still_there_leave_a_trace(tmp_path: Path) -> None:
    with History(tmp_path) as history:
        history.put(ANSWER)
        history.put(Answer(question="zalo/photos", state=State.SKIPPED))
        assert changes_in(tmp_path) == [("walk", "", None)]
        first = history.keep("2026-11-20T10:00:00+00:00", b"{}")
        second = history.keep("2026-11-21T10:00:00+00:00", b"{}")
        assert changes_in(tmp_path) == [("audit", "1", None), ("audit", "2", None)]
        history.forget([first])
        assert changes_in(tmp_path) == [("audit", "2", None)]
        history.forget([second])
        assert changes_in(tmp_path) == []


def test_a_walk_that_was_begun_anew_is_noted_once(tmp_path: Path) -> None:
    with History(tmp_path) as history:
        history.put(ANSWER)
    change_store(tmp_path, "DELETE FROM answers")
    with History(tmp_path) as history:
        history.put(ANSWER)
        assert changes_in(tmp_path) == [("walk", "", None)]


def test_there_is_nothing_to_undo_at_first(tmp_path: Path) -> None:
    with History(tmp_path) as history:
        history.choose("level", "quick")
        history.fingerprint_key()
        assert history.last_change() is None


def test_each_undo_goes_one_change_back(tmp_path: Path) -> None:
    later = Acceptance(risk=PHONE.risk, since=PHONE.since, until=date(2027, 5, 1), because="Vẫn cần")
    with History(tmp_path) as history:
        history.keep("2026-11-20T10:00:00+00:00", b"{}")
        history.accept(PHONE)
        history.accept(later)
        history.take_back(PHONE.risk)
        history.put(ANSWER)
        assert undo(history) == "walk"
        assert history.answers() == {}
        assert undo(history) == f"accepted {PHONE.risk}"
        assert history.accepted().sound == (later,)
        assert undo(history) == f"accepted {PHONE.risk}"
        assert history.accepted().sound == (PHONE,)
        assert undo(history) == f"accepted {PHONE.risk}"
        assert history.accepted().sound == ()
        assert undo(history) == "audit 1"
        assert history.audits() == ()
        assert history.last_change() is None


def test_a_walk_that_became_an_audit_is_one_change(tmp_path: Path) -> None:
    with History(tmp_path) as history:
        history.put(ANSWER)
        history.put(Answer(question="zalo/photos", state=State.SKIPPED))
        history.keep("2026-11-20T10:00:00+00:00", b"{}")
        assert undo(history) == "audit 1"
        assert history.last_change() is None


def test_a_scan_that_is_kept_beside_a_walk_is_a_change_of_its_own(tmp_path: Path) -> None:
    with History(tmp_path) as history:
        history.put(ANSWER)
        history.keep("2026-11-20T10:00:00+00:00", b"{}", ends_walk=False)
        assert undo(history) == "audit 1"
        assert undo(history) == "walk"


def test_what_was_forgotten_is_no_longer_a_change(tmp_path: Path) -> None:
    with History(tmp_path) as history:
        numbers = [history.keep("2026-11-20T10:00:00+00:00", b"{}") for _ in range(3)]
        history.forget(numbers[1:])
        assert undo(history) == "audit 1"
        assert history.last_change() is None


def test_what_changed_in_the_meantime_is_not_undone_by_mistake(tmp_path: Path) -> None:
    with History(tmp_path) as history, History(tmp_path) as other:
        history.accept(PHONE)
        change = history.last_change()
        assert change is not None
        other.accept(SETTING)
        with pytest.raises(WrongUsage) as caught:
            history.undo(change)
        assert str(caught.value) == (
            "Something else was changed in the meantime, so nothing was undone. Please try again."
        )
        assert len(history.accepted().sound) == 2


def test_changes_that_nobody_can_read_are_passed_over(tmp_path: Path) -> None:
    with History(tmp_path) as history:
        history.keep("2026-11-20T10:00:00+00:00", b"{}")
    for kind, about in (
        ("audit", "99"),
        ("audit", "x"),
        ("audit", "9" * 30),
        ("audit", b"1"),
        ("dance", ""),
        ("walk", ""),
        ("accepted", "gone"),
    ):
        statement = "INSERT INTO changes (moment, kind, about, before) VALUES ('', ?, ?, '{')"
        change_store(tmp_path, statement, kind, about)
    with History(tmp_path) as history:
        assert undo(history) == "audit 1"


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from(list(State))), max_size=8))
def test_the_store_is_a_table_by_question(
    tmp_path_factory: pytest.TempPathFactory, puts: list[tuple[str, State]]
) -> None:
    with History(tmp_path_factory.mktemp("home")) as history:
        for question, state in puts:
            history.put(Answer(question=question, state=state))
        assert {name: answer.state for name, answer in history.answers().items()} == dict(puts)
