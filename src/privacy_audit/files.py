"""Files of the person: a small one is read with its errors as ours, one is written whole or not at all."""

from __future__ import annotations

import errno
import io
import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from privacy_audit.errors import UnreadableInput, mark, reason_of
from privacy_audit.locking import PAUSE, take

BYTE_ORDER_MARK = b"\xef\xbb\xbf"  # what some editors on Windows put before the text
BESIDE = ".privacy-audit-"
"""How the name of a file begins that is still being written."""
YOUNG, PATIENCE = 60.0, 1.0
"""On Windows: seconds for which a file beside its target is nobody's to remove, and for which we wait until
others let go of the target."""


class _Answering(io.FileIO):
    """A file that answers or fails: where nothing has come yet, waiting might have no end."""

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # type: ignore[override]
        """As of every file; `BlockingIOError` where the system would have us wait."""
        count: int | None = super().readinto(buffer)
        if count is None:
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        return count


def open_to_read(path: Path) -> BinaryIO:
    """Open a file whose opening and reading never wait for somebody else; `OSError` where they would.

    The kernel has files that are files by every sign, and whose readers wait until something happens
    (`/proc/kmsg`, `trace_pipe`); and what was a file a moment ago may be a pipe by now. (POSIX.1-2017, open:
    `O_NONBLOCK` changes nothing for a file on a disk.)
    """
    return io.BufferedReader(_Answering(path, "rb", opener=_without_waiting))


def _without_waiting(name: str, flags: int) -> int:
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))


def read_small_file(path: Path, limit: int) -> bytes:
    """The content of a file without a byte order mark; `UnreadableInput` if it is none or is too large.

    A pipe or a device is refused before it is opened: it might never end, or never answer.
    """
    try:
        path.stat()
        if not path.is_file():
            raise UnreadableInput(mark("{file} is not a file."), file=path)
        with open_to_read(path) as file:
            content = file.read(limit + 1)
    except (OSError, ValueError) as error:
        sentence = mark("The file {file} cannot be read: {reason}.")
        raise UnreadableInput(sentence, file=path, reason=reason_of(error)) from error
    if len(content) > limit:
        sentence = mark("The file {file} is too large: more than {limit} kB.")
        raise UnreadableInput(sentence, file=path, limit=limit // 1000)
    return content.removeprefix(BYTE_ORDER_MARK)


def replace_file(path: Path, content: bytes | Iterable[bytes]) -> None:
    """Write beside the target, then rename: a half-written file never replaces a good one.

    What is too large for memory comes in pieces. `OSError` as the system gives it.
    """
    with replacing(path) as file:
        file.writelines((content,) if isinstance(content, bytes) else content)


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file for its owner alone, to be written; without an error it then takes the place of the target.

    After a kill or a loss of power the old or the new content stands, and when this ends without an error
    the new one. What a kill left here before is removed.
    """
    _sweep(path.parent)
    handle, beside = _begun(path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(handle)
            if os.name != "nt":
                beside.replace(path)  # as long as it is ours: `_sweep` of somebody else leaves it alone
        if sys.platform == "win32":
            _move(beside, path)  # Windows moves no open file
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    _settle(path.parent)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it that are missing, each for its owner alone whatever the umask."""
    for one in reversed([above for above in folder.parents if not above.exists()]):
        one.mkdir(mode=0o700, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)


def private_folder(folder: Path) -> None:
    """A folder for its owner alone, also where it was made otherwise before."""
    make_folder(folder)
    if os.name != "nt" and folder.stat().st_mode & 0o077:
        folder.chmod(0o700)


def left_behind(folder: Path) -> list[Path]:
    """What a kill, or somebody who writes now, left beside its target in a folder."""
    with suppress(OSError), os.scandir(folder) as entries:
        return sorted(Path(entry.path) for entry in entries if entry.name.startswith(BESIDE))
    return []


def _begun(folder: Path) -> tuple[int, Path]:
    """A new file that is marked as ours as long as it is open, also against the sweeping of others."""
    while True:
        from tempfile import mkstemp  # not at start-up: reading needs none

        handle, name = mkstemp(dir=folder, prefix=BESIDE)
        with suppress(OSError):  # a drive that knows no locks
            take(handle)
        if os.fstat(handle).st_nlink:
            return handle, Path(name)
        os.close(handle)  # somebody swept in between


if sys.platform == "win32":

    def _sweep(folder: Path) -> None:
        """Remove what writers left that are no more. Windows removes no open file, so none that is written;
        between its closing and its move a file is young."""
        for path in left_behind(folder):
            with suppress(OSError):
                if time.time() - path.stat().st_mtime > YOUNG:
                    path.unlink()

    def _move(beside: Path, path: Path) -> None:
        """Rename, also where somebody, often a virus scanner, has the target open for a moment."""
        until = time.monotonic() + PATIENCE
        while True:
            try:
                beside.replace(path)
            except PermissionError:
                if time.monotonic() > until:
                    raise
            else:
                return
            time.sleep(PAUSE)

else:

    def _sweep(folder: Path) -> None:
        """Remove what writers left that are no more: nobody has a lock on it."""
        for path in left_behind(folder):
            with suppress(OSError):
                handle = os.open(path, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK)
                try:
                    if take(handle):
                        path.unlink()
                finally:
                    os.close(handle)


def _settle(folder: Path) -> None:
    """Bring the new name to the disk: without it, a loss of power can bring the old content back.

    (POSIX.1-2017, fsync: a file's own data alone; its name belongs to the folder.)
    """
    if os.name == "nt":
        return
    with suppress(OSError):  # not every drive can, and the content is safe either way
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
