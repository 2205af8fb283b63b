"""The lock: one at a time, on the file that stands there, and gone with whoever held it."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from privacy_audit.locking import PAUSE, locked, take

nothing_open_goes = pytest.mark.skipif(os.name == "nt", reason="Windows moves and removes no open file")

HOLD = """
import sys
from pathlib import Path
from privacy_audit.locking import locked
with locked(Path(sys.argv[1]), 0) as had:
    print(had, flush=True)
    sys.stdin.read()
"""


def test_a_free_lock_is_had_at_once_and_again(tmp_path: Path) -> None:
    for _ in range(2):
        with locked(tmp_path / "lock", 0) as had:
            assert had


def test_while_somebody_holds_it_nobody_else_has_it(tmp_path: Path) -> None:
    with locked(tmp_path / "lock", 0) as first, locked(tmp_path / "lock", 2 * PAUSE) as second:
        assert (first, second) == (True, False)
    with locked(tmp_path / "lock", 0) as had:
        assert had


def test_who_is_patient_has_it_when_the_other_is_done(tmp_path: Path) -> None:
    had: list[bool] = []

    def wait() -> None:
        with locked(tmp_path / "lock", 20) as mine:
            had.append(mine)

    waiting = threading.Thread(target=wait)
    with locked(tmp_path / "lock", 0):
        waiting.start()
        waiting.join(3 * PAUSE)
        assert had == []
    waiting.join(20)
    assert had == [True]


@nothing_open_goes
def test_who_waited_for_a_file_that_was_removed_holds_the_new_one(tmp_path: Path) -> None:
    held: list[tuple[bool, bool]] = []

    def wait() -> None:
        with locked(tmp_path / "lock", 20) as mine, locked(tmp_path / "lock", 0) as other:
            held.append((mine, other))

    waiting = threading.Thread(target=wait)
    with locked(tmp_path / "lock", 0):
        waiting.start()
        waiting.join(3 * PAUSE)
        (tmp_path / "lock").unlink()
    waiting.join(20)
    assert held == [(True, False)]
    assert (tmp_path / "lock").exists()


@nothing_open_goes
def test_who_waited_for_a_file_that_stands_elsewhere_by_now_holds_the_one_that_is_there(
    tmp_path: Path,
) -> None:
    held: list[tuple[bool, bool]] = []

    def wait() -> None:
        with locked(tmp_path / "lock", 20) as mine, locked(tmp_path / "lock", 0) as other:
            held.append((mine, other))

    waiting = threading.Thread(target=wait)
    with locked(tmp_path / "lock", 0):
        waiting.start()
        waiting.join(3 * PAUSE)
        (tmp_path / "lock").rename(tmp_path / "earlier")
        (tmp_path / "lock").touch()
    waiting.join(20)
    assert held == [(True, False)]


def test_a_process_that_is_killed_lets_go(tmp_path: Path) -> None:
    holding = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path / "lock")], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert holding.stdout is not None
    assert holding.stdout.readline().strip() == b"True"
    with locked(tmp_path / "lock", 0) as had:
        assert not had
    holding.kill()
    holding.communicate()
    with locked(tmp_path / "lock", 0) as had:
        assert had


@pytest.mark.skipif(os.name == "nt", reason="Windows has no file modes")
def test_the_file_is_its_owners_alone_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        with locked(tmp_path / "lock", 0):
            assert stat.S_IMODE((tmp_path / "lock").stat().st_mode) == 0o600
    finally:
        os.umask(before)


@pytest.mark.skipif(not hasattr(os, "O_NOFOLLOW"), reason="this system follows links always")
def test_a_link_that_somebody_laid_there_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").touch()
    (tmp_path / "lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError), locked(tmp_path / "lock", 0):
        pytest.fail("a link was followed")


def test_a_folder_that_is_not_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), locked(tmp_path / "gone" / "lock", 0):
        pytest.fail("there is no folder")


def test_an_open_file_is_taken_once(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with (tmp_path / "file").open("rb") as one, (tmp_path / "file").open("rb") as other:
        assert take(one.fileno())
        assert not take(other.fileno())
