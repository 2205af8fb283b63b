"""Files of the person: read within bounds, written whole or not at all, for their owner alone."""

from __future__ import annotations

import os
import stat
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from privacy_audit import files
from privacy_audit.errors import UnreadableInput
from privacy_audit.files import (
    BESIDE,
    left_behind,
    make_folder,
    open_to_read,
    private_folder,
    read_small_file,
    replace_file,
    replacing,
)
from privacy_audit.locking import take

no_modes = pytest.mark.skipif(os.name == "nt", reason="Windows has no file modes")


@pytest.fixture
def loose_umask() -> Iterator[None]:
    """A machine on which everybody may read and write what is made."""
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


# --- reading ---


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (b"", b""),
        (b"platform = 'ios'\n", b"platform = 'ios'\n"),
        (b"\xef\xbb\xbfa", b"a"),
        (b"a\xef\xbb\xbf", b"a\xef\xbb\xbf"),
        (b"x" * 2000, b"x" * 2000),
    ],
)
def test_a_small_file_is_read_without_the_mark_of_an_editor(
    tmp_path: Path, written: bytes, read: bytes
) -> None:
    (tmp_path / "file").write_bytes(written)
    assert read_small_file(tmp_path / "file", 2000) == read


def sentence_about(path: Path) -> str:
    with pytest.raises(UnreadableInput) as caught:
        read_small_file(path, 2999)
    return str(caught.value)


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x" * 3000)
    with pytest.raises(UnreadableInput) as caught:
        read_small_file(tmp_path / "file", 2000)
    assert caught.value.values["limit"] == 2
    assert sentence_about(tmp_path / "file") == f"The file {tmp_path / 'file'} is too large: more than 2 kB."


def test_a_file_that_is_not_there_is_named_with_the_reason(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    assert sentence_about(gone) == f"The file {gone} cannot be read: there is no such file or folder."


def test_a_name_that_cannot_be_one_is_said(tmp_path: Path) -> None:
    assert sentence_about(tmp_path / "a\0b").startswith(f"The file {tmp_path / 'a'}\0b cannot be read: ")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert sentence_about(tmp_path) == f"{tmp_path} is not a file."


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_refused_before_it_can_keep_us_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert sentence_about(tmp_path / "pipe") == f"{tmp_path / 'pipe'} is not a file."


@pytest.mark.skipif(os.name == "nt", reason="Windows has no named pipes in folders")
@pytest.mark.parametrize("written", [b"", b"abc"])
def test_what_would_keep_a_reader_waiting_is_an_error_instead(tmp_path: Path, written: bytes) -> None:
    os.mkfifo(tmp_path / "pipe")
    writer = os.open(tmp_path / "pipe", os.O_RDWR | os.O_NONBLOCK)
    try:
        os.write(writer, written)
        with open_to_read(tmp_path / "pipe") as file, pytest.raises(BlockingIOError):
            file.read(10)
    finally:
        os.close(writer)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no named pipes in folders")
def test_what_became_a_pipe_that_nobody_writes_to_is_at_its_end(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with open_to_read(tmp_path / "pipe") as file:
        assert file.read(10) == b""


def test_a_file_is_read_in_pieces_from_wherever_one_likes(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"one\n" + b"x" * 100_000)
    with open_to_read(tmp_path / "file") as file:
        assert file.readline() == b"one\n"
        assert file.read(200_000) == b"x" * 100_000
        assert file.seek(2) == 2
        assert file.read(3) == b"e\nx"


# --- writing ---


def test_a_file_is_written_whole_in_one_or_in_pieces(tmp_path: Path) -> None:
    replace_file(tmp_path / "file", b"old")
    assert (tmp_path / "file").read_bytes() == b"old"
    replace_file(tmp_path / "file", iter((b"new ", b"and more")))
    assert (tmp_path / "file").read_bytes() == b"new and more"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@no_modes
@pytest.mark.usefixtures("loose_umask")
def test_what_is_written_is_its_owners_alone_whatever_the_umask(tmp_path: Path) -> None:
    (tmp_path / "file").touch(0o666)
    replace_file(tmp_path / "file", b"new")
    assert mode(tmp_path / "file") == 0o600


def test_what_fails_midway_leaves_the_old_content_and_nothing_beside(tmp_path: Path) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"new"
        raise KeyboardInterrupt

    replace_file(tmp_path / "file", b"old")
    with pytest.raises(KeyboardInterrupt):
        replace_file(tmp_path / "file", pieces())
    assert (tmp_path / "file").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_the_old_content_stands_until_the_new_one_is_whole(tmp_path: Path) -> None:
    replace_file(tmp_path / "file", b"old")
    with replacing(tmp_path / "file") as file:
        file.write(b"new")
        file.flush()
        assert (tmp_path / "file").read_bytes() == b"old"
        [beside] = left_behind(tmp_path)
        assert (beside.name.startswith(BESIDE), beside.read_bytes()) == (True, b"new")
    assert (tmp_path / "file").read_bytes() == b"new"


def test_a_folder_that_is_not_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        replace_file(tmp_path / "gone" / "file", b"x")


# --- what others left ---


def test_what_a_killed_writer_left_is_removed_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / f"{BESIDE}dead").write_bytes(b"half")
    if os.name == "nt":  # where a young file may be on its way to its name
        os.utime(tmp_path / f"{BESIDE}dead", (0, 0))
    (tmp_path / "privacy-audit-mine").write_bytes(b"mine")
    replace_file(tmp_path / "file", b"x")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "privacy-audit-mine"]


@pytest.mark.skipif(os.name == "nt", reason="Windows removes no open file anyway")
def test_what_somebody_is_still_writing_is_left_alone(tmp_path: Path) -> None:
    with replacing(tmp_path / "other") as file:
        file.write(b"theirs")
        replace_file(tmp_path / "mine", b"mine")
    assert (tmp_path / "other").read_bytes() == b"theirs"


@pytest.mark.skipif(os.name != "nt", reason="elsewhere an open file is replaced at once")
def test_a_file_that_somebody_reads_for_a_moment_is_replaced_afterwards(tmp_path: Path) -> None:
    replace_file(tmp_path / "file", b"old")
    with (tmp_path / "file").open("rb") as scanned:
        closing = threading.Timer(0.3, scanned.close)
        closing.start()
        replace_file(tmp_path / "file", b"new")
        closing.join()
    assert (tmp_path / "file").read_bytes() == b"new"
    assert left_behind(tmp_path) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_link_a_pipe_and_a_folder_of_such_a_name_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "precious").write_bytes(b"precious")
    (tmp_path / f"{BESIDE}link").symlink_to(tmp_path / "precious")
    (tmp_path / f"{BESIDE}folder").mkdir()
    os.mkfifo(tmp_path / f"{BESIDE}pipe")
    replace_file(tmp_path / "file", b"x")
    assert (tmp_path / "file").read_bytes() == b"x"
    assert (tmp_path / "precious").read_bytes() == b"precious"
    assert (tmp_path / f"{BESIDE}folder").is_dir()


def test_what_is_left_is_listed_in_order_and_of_no_folder_nothing(tmp_path: Path) -> None:
    for name in ("b", "c", "a"):
        (tmp_path / f"{BESIDE}{name}").touch()
    assert [path.name[-1] for path in left_behind(tmp_path)] == ["a", "b", "c"]
    assert left_behind(tmp_path / "gone") == []


@pytest.mark.skipif(os.name == "nt", reason="Windows removes no open file")
def test_who_is_swept_before_the_mark_is_set_begins_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    swept: list[Path] = []

    def take_late(handle: int) -> bool:
        if not swept:
            swept.extend(left_behind(tmp_path))
            for path in swept:
                path.unlink()
        return take(handle)

    monkeypatch.setattr(files, "take", take_late)
    replace_file(tmp_path / "file", b"x")
    assert len(swept) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    assert (tmp_path / "file").read_bytes() == b"x"


def test_a_drive_that_knows_no_locks_is_written_to_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def take_nothing(handle: int) -> bool:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(files, "take", take_nothing)
    replace_file(tmp_path / "file", b"x")
    assert (tmp_path / "file").read_bytes() == b"x"


# --- folders ---


@no_modes
@pytest.mark.usefixtures("loose_umask")
def test_folders_are_made_for_their_owner_alone_and_others_stay_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    make_folder(tmp_path / "there" / "one" / "two")
    make_folder(tmp_path / "there" / "one" / "two")
    assert [mode(tmp_path / "there" / part) for part in ("one", "one/two")] == [0o700, 0o700]
    assert mode(tmp_path / "there") == 0o777


@no_modes
@pytest.mark.parametrize("before", [0o777, 0o750, 0o704, 0o710, 0o701])
def test_a_private_folder_is_closed_to_others(tmp_path: Path, before: int) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home").chmod(before)
    private_folder(tmp_path / "home")
    assert mode(tmp_path / "home") == 0o700
    private_folder(tmp_path / "new" / "home")
    assert mode(tmp_path / "new" / "home") == 0o700


@no_modes
def test_a_folder_that_is_closed_already_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home").chmod(0o500)
    private_folder(tmp_path / "home")
    assert mode(tmp_path / "home") == 0o500
