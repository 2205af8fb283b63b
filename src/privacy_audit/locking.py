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
    """Hold the lock; whether it was had within so many seconds. The file is made for its owner alone."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        yield _taken(handle, time.monotonic() + patience)
    finally:
        os.close(handle)  # lets go of the lock as well


def _taken(handle: int, until: float) -> bool:
    while not _take(handle):
        if time.monotonic() > until:
            return False
        time.sleep(PAUSE)
    return True


if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
