"""Two processes at once, a clock that jumps, rows that were tampered with, a loose umask: real processes."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import textwrap
from contextlib import closing
from pathlib import Path

import pytest

from privacy_audit.files import left_behind, replace_file
from privacy_audit.history import FILE, VERSION, History
from privacy_audit.locking import locked
from privacy_audit.model import Answer, State
from privacy_audit.session.keeping import open_session, read_session
from tests.cli.program import environment, run
from tests.stores.conftest import Prepared
from tests.stores.forking import Forks
from tests.stores.writers import ACCEPTED, CHECK, RICH, START, WRITERS, Writer

UNIX = pytest.mark.skipif(os.name == "nt", reason="left out: Windows has neither these modes nor these kills")
ANSWER = Answer(question="zalo/find-by-phone", state=State.SKIPPED)
SIDE_BY_SIDE = """
import sys
from datetime import date
from pathlib import Path
from privacy_audit.errors import PrivacyAuditError
from privacy_audit.history import History
from privacy_audit.model import Answer, State
from privacy_audit.record.acceptance import Acceptance
folder, name = Path(sys.argv[1]), sys.argv[2]
print("ready", flush=True)
sys.stdin.readline()
"""


def writer(body: str, *arguments: object) -> subprocess.Popen[str]:
    """A process that waits for a line and then does what `body` says."""
    command = [sys.executable, "-c", SIDE_BY_SIDE + textwrap.dedent(body), *map(str, arguments)]
    started = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert started.stdout
    assert started.stdout.readline() == "ready\n"
    return started


def together(*writers: subprocess.Popen[str]) -> list[str]:
    """Let them go at once; what each said."""
    for one in writers:
        assert one.stdin
        one.stdin.write("\n")
        one.stdin.flush()
    said = []
    for one in writers:
        out, err = one.communicate(timeout=120)
        assert one.returncode == 0, err
        said.append(out)
    return said


def whole(folder: Path) -> bool:
    with closing(sqlite3.connect(folder / FILE)) as database:
        return bool(database.execute("PRAGMA integrity_check").fetchone() == ("ok",))


# --- two at once -----------------------------------------------------------------------------


def test_two_checks_lose_no_answer(tmp_path: Path) -> None:
    """The store is begun by both as well."""
    body = """
    with History(folder) as history:
        for number in range(50):
            history.put(Answer(question=f"{name}/{number}", state=State.SKIPPED))
    """
    together(*(writer(body, tmp_path, name) for name in "ab"))
    with History(tmp_path) as history:
        assert set(history.answers()) == {f"{name}/{number}" for name in "ab" for number in range(50)}
        assert [(one.kind, one.answers) for one in [history.last_change()] if one] == [("walk", 100)]


def test_accepting_while_the_last_change_is_undone_tears_nothing(tmp_path: Path) -> None:
    accepting = """
    with History(folder) as history:
        for number in range(20):
            day = date(2026, 11, 22)
            history.accept(Acceptance(risk=f"zalo/{number}", since=day, until=day, because="x"))
    """
    undoing = """
    with History(folder) as history:
        taken, missed = 0, 0
        while taken + missed < 20:
            change = history.last_change()
            try:
                if change:
                    history.undo(change)
                    taken += 1
            except PrivacyAuditError:
                missed += 1
        print(taken)
    """
    _, taken = together(writer(accepting, tmp_path, "a"), writer(undoing, tmp_path, "b"))
    with History(tmp_path) as history:
        assert len(history.accepted().sound) == 20 - int(taken)
    assert whole(tmp_path)


@UNIX
def test_what_is_answered_after_everything_was_deleted_elsewhere_is_not_said_to_be_kept(
    tmp_path: Path,
) -> None:
    checking = """
    history = History(folder)
    history.put(Answer(question="a/1", state=State.SKIPPED))
    print("kept", flush=True)
    sys.stdin.readline()
    try:
        history.put(Answer(question="a/2", state=State.SKIPPED))
        print("kept")
    except PrivacyAuditError as error:
        print(error.exit_code, error)
    """
    check = writer(checking, tmp_path / "default", "a")
    assert check.stdin
    assert check.stdout
    check.stdin.write("\n")
    check.stdin.flush()
    assert check.stdout.readline() == "kept\n"
    assert run(tmp_path, "history", "purge", "--yes").returncode == 0
    [said] = together(check)
    assert said.startswith("4 ")
    assert "were deleted meanwhile" in said
    with History(tmp_path / "default") as history:
        assert history.answers() == {}


def test_two_sessions_counted_at_once_are_one_after_the_other(tmp_path: Path) -> None:
    assert run(tmp_path, *START, "--lang", "en").returncode == 0
    path = open_session(tmp_path)
    assert path is not None
    before = path.read_bytes()
    with locked(path.with_suffix(".lock"), 0) as had:
        assert had
        ended = run(tmp_path, "session", "close", "--lang", "en")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.splitlines() == [
        "This session runs in another window. Go on there, or end it there first."
    ]
    assert path.read_bytes() == before
    assert run(tmp_path, "session", "close").returncode == 0
    assert read_session(path).closed is not None


def test_a_second_visit_to_the_same_site_says_so_and_changes_nothing(tmp_path: Path) -> None:
    from privacy_audit.crawl import journal_of

    start, address = ("scan", "--site"), "http://127.0.0.1:9/"
    run(tmp_path, *start, address, "--allow-private", "--lang", "en")
    with History(tmp_path / "default") as history:
        path = journal_of(address, history.folder, history.fingerprint_key())
    path.write_bytes(b"kept\n")
    with locked(path.with_suffix(".lock"), 0) as had:
        assert had
        ended = run(tmp_path, *start, address, "--fresh", "--allow-private", "--lang", "en")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.splitlines() == ["Another window visits this site already. Please wait for its end."]
    assert path.read_bytes() == b"kept\n"


def test_evidence_is_not_deleted_while_it_is_being_written(tmp_path: Path) -> None:
    assert run(tmp_path, "emergency", "evidence", "note", "Có gọi").returncode == 0
    folder = tmp_path / "default" / "evidence"
    body = """
    from privacy_audit.guide.evidence import Evidence
    for number in range(20):
        try:
            Evidence(folder).add_note(str(number))
        except PrivacyAuditError as error:
            print(error)
    """
    adding = writer(body, folder, "a")
    deleting = "from privacy_audit.guide.deleting import delete_evidence\nfor _ in range(20):\n    delete_evidence(folder)"
    refused, _ = together(adding, writer(deleting, folder, "b"))
    assert all("there is no such file" in line for line in refused.splitlines()), refused  # gone meanwhile
    from privacy_audit.guide.evidence import Evidence

    assert Evidence(folder).read().damages == ()


@UNIX
def test_what_a_kill_left_is_swept_but_not_what_somebody_writes(tmp_path: Path) -> None:
    body = """
    import os, signal
    from privacy_audit.files import replacing
    with replacing(folder / name) as file:
        file.write(b"half")
        file.flush()
        print("half", flush=True)
        sys.stdin.readline()
    """
    killed, writing = writer(body, tmp_path, "killed"), writer(body, tmp_path, "whole")
    for one in (killed, writing):
        assert one.stdin
        assert one.stdout
        one.stdin.write("\n")
        one.stdin.flush()
        assert one.stdout.readline() == "half\n"
    killed.kill()
    killed.communicate()
    assert len(left_behind(tmp_path)) == 2
    replace_file(tmp_path / "mine", b"mine")
    assert len(left_behind(tmp_path)) == 1
    together(writing)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine", "whole"]
    assert (tmp_path / "whole").read_bytes() == b"half"


# --- the clock -------------------------------------------------------------------------------


@pytest.mark.parametrize("year", ["1970", "2020", "2099", "9999"])
def test_a_clock_that_was_set_elsewhere_loses_no_audit(
    year: str, forks: Forks, prepared: Prepared, quick: Path
) -> None:
    """The order is that of keeping, whatever the days say."""
    place = prepared(Writer("clock", (), before=(CHECK,)), quick / "place")
    with closing(sqlite3.connect(place.home / "default" / FILE)) as database, database:
        database.execute("UPDATE audits SET created = ?", (f"{year}-01-01T10:00:00+00:00",))
    for arguments in (CHECK, ("history", "list"), ("history", "diff"), ("report",)):
        ended = forks.run(arguments, place)
        assert ended.code == 0, ended.err
    assert forks.run(("history", "purge", "--older-than", "400", "--yes"), place).code == 0
    with History(place.home / "default") as history:
        numbers = [one.number for one in history.audits()]
    assert numbers == ([2] if year < "2025" else [1, 2])


# --- tampered with, newer --------------------------------------------------------------------

COMMANDS = (
    ("history", "list"), ("report",), ("history", "undo", "--yes"), ("check", "--answers", "answers.toml"),
    ("history", "purge", "--older-than", "5", "--yes"),
    ("history", "accept", "zalo/find-by-phone", *ACCEPTED),
)  # fmt: skip


@pytest.mark.parametrize(
    "tampered",
    [
        "UPDATE audits SET record = x'ff00'",
        "UPDATE audits SET record = 7, created = x'ff'",
        "UPDATE audits SET created = 'yesterday'",
        "UPDATE changes SET kind = 'walk', about = x'00', moment = 9",
        "UPDATE changes SET kind = 'audit', about = '99999999999999999999999999'",
        "UPDATE changes SET before = '{\"risk\":1}', kind = 'accepted'",
        "UPDATE choices SET value = x'ff'",
        "UPDATE keys SET value = 'short'",
        "UPDATE accepted SET until = 'never'",
        "DELETE FROM changes",
        "DROP TABLE choices",
        "PRAGMA user_version = -3",
    ],
)
def test_rows_that_were_tampered_with_are_said_in_a_sentence(
    tampered: str, forks: Forks, prepared: Prepared, quick: Path
) -> None:
    place = prepared(Writer("tampered", (), before=RICH), quick / "place")
    with closing(sqlite3.connect(place.home / "default" / FILE)) as database, database:
        database.execute(tampered)
    for arguments in COMMANDS[:4]:
        ended = forks.run(arguments, place)
        assert ended.code in (0, 2, 3, 4), (arguments, ended.err)
        assert "mistake of its own" not in ended.err, (arguments, ended.err)
        assert "Traceback" not in ended.err, (arguments, ended.err)


@pytest.mark.parametrize(
    "arguments", [*COMMANDS, ("scan", "page.html", "--keep")], ids=lambda arguments: " ".join(arguments[:2])
)
def test_a_newer_store_is_not_touched(
    arguments: tuple[str, ...], forks: Forks, prepared: Prepared, quick: Path
) -> None:
    place = prepared(Writer("newer", (), before=RICH), quick / "place")
    store = place.home / "default" / FILE
    with closing(sqlite3.connect(store)) as database:
        database.execute(f"PRAGMA user_version = {VERSION + 1}")
    before = (store.read_bytes(), store.stat().st_mtime_ns, sorted(store.parent.iterdir()))
    ended = forks.run(arguments, place)
    assert ended.code == 4
    assert "kept by a newer privacy-audit" in ended.err
    assert (store.read_bytes(), store.stat().st_mtime_ns, sorted(store.parent.iterdir())) == before


def test_a_visit_that_a_newer_version_began_is_not_touched(tmp_path: Path) -> None:
    from privacy_audit.crawl.journal import Journal
    from privacy_audit.errors import UnreadableInput

    path = tmp_path / "crawl-1.jsonl"
    path.write_bytes(b'{"schema":"privacy-audit.crawl/2","home":"x"}\n')
    with pytest.raises(UnreadableInput, match="newer privacy-audit"):
        Journal(path).read()
    assert path.read_bytes() == b'{"schema":"privacy-audit.crawl/2","home":"x"}\n'


# --- modes -----------------------------------------------------------------------------------


@UNIX
def test_what_is_written_is_its_owners_alone_whatever_the_umask(
    forks: Forks, prepared: Prepared, quick: Path
) -> None:
    """One command after the other in one place; those that only remove come in between in other tests."""
    place = prepared(Writer("loose", (), before=()), quick / "place")
    writing = [one.arguments for one in WRITERS if not {"purge", "delete"} & set(one.arguments)]
    for arguments in (*RICH, *writing):
        ended = forks.run(arguments, place, umask=0)
        assert ended.code in (0, 3), (arguments, ended.err)
        made = [place.home, *place.home.rglob("*"), *place.base.glob("old.*")]
        loose = {
            f"{path.name}: {stat.S_IMODE(path.stat().st_mode):o}"
            for path in made
            if (path.parent != place.base or path == place.home or path.read_bytes() != b"old\n")
            and stat.S_IMODE(path.stat().st_mode) != (0o700 if path.is_dir() else 0o600)
        }
        assert loose == set(), arguments


@pytest.mark.skipif(sys.platform != "linux", reason="left out: elsewhere file names are always text")
def test_a_file_name_that_is_no_text_is_told_as_it_is(tmp_path: Path) -> None:
    name = os.fsdecode(os.fsencode(tmp_path) + b"/b\xe1o.md")
    command = [
        sys.executable,
        "-m",
        "privacy_audit",
        "demo",
        "--lang",
        "en",
        "--format",
        "json",
        "--output",
        name,
    ]
    ended = subprocess.run(command, env=environment(tmp_path), capture_output=True, timeout=60, check=False)
    assert Path(name).exists()
    assert b"b\\xe1o.md" in ended.stderr
