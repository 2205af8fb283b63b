"""What is kept survives, belongs to its owner alone, and is never half written."""

from __future__ import annotations

import os
import signal
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from privacy_audit.errors import CannotKeep, WrongUsage
from privacy_audit.history import FILE, VERSION, History, Kept, moment_of
from privacy_audit.model import Answer, State

ANSWER = Answer(question="zalo/find-by-phone", state=State.ANSWERED, choice="on")


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
    with History(tmp_path) as history, pytest.raises(WrongUsage, match="no audit number 7"):
        history.audit(7)


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
    with pytest.raises(CannotKeep, match="newer privacy-audit"):
        History(tmp_path)
    assert (tmp_path / FILE).read_bytes() == before


def test_a_file_that_is_no_store_is_refused_and_not_touched(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"this is a letter to a friend, not a database" * 50)
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(CannotKeep):
        History(tmp_path)
    assert (tmp_path / FILE).read_bytes() == before


def test_a_folder_that_cannot_be_made_is_said_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(CannotKeep, match="Nothing can be kept in"):
        History(tmp_path / "file" / "home")


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


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from(list(State))), max_size=8))
def test_the_store_is_a_table_by_question(
    tmp_path_factory: pytest.TempPathFactory, puts: list[tuple[str, State]]
) -> None:
    with History(tmp_path_factory.mktemp("home")) as history:
        for question, state in puts:
            history.put(Answer(question=question, state=state))
        assert {name: answer.state for name, answer in history.answers().items()} == dict(puts)
