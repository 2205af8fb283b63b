"""Runs the real program in a process of its own, with a home folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from tests.zygote import client

PROGRAM = [sys.executable, "-m", "privacy_audit"]
LIMIT = 60
"""Seconds after which a run is ended and the test fails."""


def environment(home: Path, **more: str) -> dict[str, str]:
    """An environment in which nothing of the tester's own is found."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TEMP", "TMP") if name in os.environ}
    return (
        kept
        | {"HOME": str(home), "PRIVACY_AUDIT_HOME": str(home), "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8"}
        | more
    )


def run(
    home: Path, *arguments: str, given: bytes | None = None, **more: str
) -> subprocess.CompletedProcess[str]:
    """Run to the end; `given` is standard input, nothing by default.

    A process that has imported the program already is forked for it, unless `more` changes how Python starts.
    """
    around = environment(home, **more)
    how = _forked if client.can_fork(around) else _anew
    code, out, err = how(arguments, around, given or b"")
    return subprocess.CompletedProcess(
        [*PROGRAM, *arguments], code, out.decode("utf-8", "replace"), err.decode("utf-8", "replace")
    )


def _anew(arguments: tuple[str, ...], around: dict[str, str], given: bytes) -> tuple[int, bytes, bytes]:
    ended = subprocess.run(
        [*PROGRAM, *arguments], input=given, capture_output=True, env=around, timeout=LIMIT, check=False
    )
    return ended.returncode, ended.stdout, ended.stderr


def _forked(arguments: tuple[str, ...], around: dict[str, str], given: bytes) -> tuple[int, bytes, bytes]:
    taken, out, err = os.pipe(), os.pipe(), os.pipe()
    run = client.Run(arguments, around, str(Path.cwd()), (taken[0], out[1], err[1]), limit=LIMIT)
    with ThreadPoolExecutor(3) as beside:
        writing = beside.submit(_write, taken[1], given)
        reading = [beside.submit(_read, one[0]) for one in (out, err)]
        try:
            told = client.ask(run)
        finally:
            for descriptor in (taken[0], out[1], err[1]):
                os.close(descriptor)
        writing.result()
        said = [one.result() for one in reading]
    if told.late:
        raise subprocess.TimeoutExpired([*PROGRAM, *arguments], LIMIT, *said)
    return told.code, said[0], said[1]


def _write(descriptor: int, given: bytes) -> None:
    with suppress(BrokenPipeError), os.fdopen(descriptor, "wb") as stream:  # it may not want all of it
        stream.write(given)


def _read(descriptor: int) -> bytes:
    with os.fdopen(descriptor, "rb") as stream:
        return stream.read()
