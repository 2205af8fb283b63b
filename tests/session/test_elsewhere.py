"""A session that is open in any data folder of a user is open for all of them; one begins at a time."""

from __future__ import annotations

import os
from multiprocessing import get_context
from pathlib import Path

import pytest

from privacy_audit.errors import WrongUsage
from privacy_audit.files import private_folder
from privacy_audit.locking import locked
from privacy_audit.session import elsewhere
from privacy_audit.session.elsewhere import BETWEEN, ELSEWHERE, note_elsewhere, open_somewhere
from privacy_audit.session.keeping import (
    BEGINNING,
    FOLDER,
    SECRET,
    beginning,
    held,
    mark_closed,
    mark_open,
    open_session,
    room_secret,
    session_file,
    write_session,
)
from tests.session.test_moving import session


def opened(home: Path) -> Path:
    path = session_file(home, session())
    write_session(path, session())
    mark_open(home, path)
    return path


def test_what_is_open_in_another_folder_is_known_from_the_usual_one_and_from_a_third(tmp_path: Path) -> None:
    usual, other, third = (tmp_path / name for name in ("usual", "ổ khác", "third"))
    assert open_somewhere(usual, third) is None
    path = opened(other)
    note_elsewhere(usual, other)
    assert [open_somewhere(usual, home) for home in (usual, other, third)] == [path] * 3
    mark_closed(other)
    assert [open_somewhere(usual, home) for home in (usual, other, third)] == [None] * 3
    note_elsewhere(usual, other)
    assert not (usual / FOLDER / ELSEWHERE).exists()


def _note(place: tuple[Path, Path]) -> None:
    note_elsewhere(*place)


def test_of_several_windows_that_note_their_folders_at_the_same_moment_none_is_lost(tmp_path: Path) -> None:
    homes = [tmp_path / f"home {number}" for number in range(8)]
    for home in homes:
        opened(home)
    with get_context("spawn").Pool(4) as pool:
        pool.map(_note, [(tmp_path / "usual", home) for home in homes], chunksize=1)
    kept = (tmp_path / "usual" / FOLDER / ELSEWHERE).read_bytes()
    assert sorted(kept.split(BETWEEN)) == [os.fsencode(home) for home in homes]


def test_who_gets_no_lock_notes_its_folder_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(elsewhere, "PATIENCE", 0.0)
    path = opened(tmp_path / "home")
    private_folder(tmp_path / "usual" / FOLDER)
    with locked(tmp_path / "usual" / FOLDER / "elsewhere.lock", 0):
        note_elsewhere(tmp_path / "usual", tmp_path / "home")
    assert open_somewhere(tmp_path / "usual", tmp_path / "usual") == path


def test_without_an_open_session_nothing_is_made_in_the_usual_folder(tmp_path: Path) -> None:
    note_elsewhere(tmp_path / "usual", tmp_path / "home")
    assert not (tmp_path / "usual").exists()


def test_a_session_of_the_usual_folder_is_known_whatever_folder_is_named(tmp_path: Path) -> None:
    path = opened(tmp_path / "usual")
    note_elsewhere(tmp_path / "usual", tmp_path / "usual")
    assert not (tmp_path / "usual" / FOLDER / ELSEWHERE).exists()
    assert open_somewhere(tmp_path / "usual", tmp_path / "other") == path


def test_several_other_folders_are_kept_and_one_that_is_gone_is_forgotten(tmp_path: Path) -> None:
    usual, one, two = (tmp_path / name for name in ("usual", "one", "two"))
    for home in (one, two):
        opened(home)
        note_elsewhere(usual, home)
    mark_closed(one)
    assert open_somewhere(usual, usual) == open_session(two)
    (two / FOLDER / "open").unlink()
    assert open_somewhere(usual, usual) is None


@pytest.mark.parametrize("content", [b"", b"\0\0", b"\xff\xfe\0nowhere"])
def test_a_damaged_list_holds_no_session(tmp_path: Path, content: bytes) -> None:
    place = tmp_path / FOLDER / ELSEWHERE
    place.parent.mkdir()
    place.write_bytes(content)
    assert open_somewhere(tmp_path, tmp_path) is None


def _begin(home: Path) -> bool:
    """Whether this process may begin one."""
    try:
        with beginning(home):
            if open_session(home) is not None:
                return False
            opened(home)
            return True
    except WrongUsage:
        return False


def test_of_several_windows_that_begin_at_the_same_moment_one_does(tmp_path: Path) -> None:
    with get_context("spawn").Pool(3) as pool:
        assert sum(pool.map(_begin, [tmp_path] * 6)) == 1


def test_nobody_begins_while_another_window_does(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir()
    with (
        held(tmp_path / FOLDER / BEGINNING),
        pytest.raises(WrongUsage, match="another window"),
        beginning(tmp_path),
    ):
        pass


def test_the_secret_of_a_room_stays_until_the_session_is_closed(tmp_path: Path) -> None:
    path = opened(tmp_path)
    secret = room_secret(path)
    assert (len(secret), room_secret(path)) == (64, secret)
    kept = path.with_suffix(SECRET)
    assert os.name == "nt" or kept.stat().st_mode & 0o077 == 0
    assert secret not in path.read_text(encoding="utf-8")
    kept.write_text("short", encoding="ascii")
    assert room_secret(path) not in ("short", secret)
    mark_closed(tmp_path)
    assert not kept.exists()
