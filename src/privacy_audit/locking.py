"""One process at a time: the lock of the operating system on a small file, gone with the process."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PAUSE = 0.05
"""Seconds between two attempts."""


@contextmanager
def locked(path: Path, patience: float) -> Iterator[bool]:
    """Hold the lock; whether it was had within so many seconds. The file is made for its owner alone.

    Whoever holds the lock may remove the file.
    """
    until = time.monotonic() + patience
    while True:
        handle = _opened(path)
        try:
            had = _taken(handle, until)
            if not had or _is_at(handle, path):
                yield had
                return
        finally:
            os.close(handle)  # lets go of the lock as well
        # Whoever had it before us removed the file; the next one may be there already.


def _opened(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)


def _is_at(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


def _taken(handle: int, until: float) -> bool:
    while not take(handle):
        if time.monotonic() > until:
            return False
        time.sleep(PAUSE)
    return True


if sys.platform == "win32":
    import msvcrt

    def take(handle: int) -> bool:
        """Lock an open file until it is closed; whether it could be had at once."""
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def take(handle: int) -> bool:
        """Lock an open file until it is closed; whether it could be had at once."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
