"""Asks the process that forks for a run. There is one for each process of the tests; it ends with that."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from privacy_audit.words import LANGUAGES

AVAILABLE = hasattr(os, "fork")
ROOT = Path(__file__).resolve().parents[2]
INTERPRETER = {"PYTHONUTF8": "1", "LC_ALL": "C.UTF-8"}
"""What Python itself reads when it starts, as it stood around the process that forks."""
READ_AT_START = (
    "PYTHON", "_PYTHON", "LC_", "LANG", "SSL_", "OPENSSL_", "REQUESTS_", "MALLOC_", "LD_", "DYLD_", "PILLOW_",
    "TYPER_", "ANDROID_", "PY_SAX_",
)  # fmt: skip
"""How the names begin that Python, or something it imports, reads before the program does anything."""


@dataclass(frozen=True)
class Run:
    """What is run and how: streams are descriptors, None where one is closed.

    `limit` in seconds, then it is killed with all that it started; `memory` in bytes of addresses, then it fails
    by itself; `umask` None: as the tests have it. `fresh`: Python is started anew for it.
    """

    arguments: tuple[str, ...]
    environment: Mapping[str, str]
    folder: str
    streams: tuple[int | None, int | None, int | None]
    module: str = "privacy_audit"
    limit: float = 60
    memory: int | None = None
    umask: int | None = None
    terminal: bool = False
    fresh: bool = False


@dataclass(frozen=True)
class Told:
    """How a run ended: exit code (negative: the signal), seconds, those of them in which the machine was busy with
    others, CPU seconds, peak memory in bytes, and whether it went on for too long."""

    code: int
    seconds: float
    queued: float
    processor: float
    peak: int
    late: bool


def can_fork(environment: Mapping[str, str]) -> bool:
    """Whether a fork is the same as a process started in this environment."""
    own = {name: value for name, value in environment.items() if name.startswith(READ_AT_START)}
    return AVAILABLE and own == INTERPRETER


def ask(run: Run) -> Told:
    """Run it, to the end."""
    descriptors = [one for one in run.streams if one is not None]
    streams = [one is not None for one in run.streams]
    content = json.dumps({**asdict(run), "streams": streams}).encode()
    with socket.socket(socket.AF_UNIX) as asked:
        asked.connect(f"{_started(os.getpid()).folder}/{_language(run)}")
        socket.send_fds(asked, [f"{len(content):16}".encode()], descriptors)
        asked.sendall(content)
        with asked.makefile("rb") as answer:
            return Told(**json.loads(answer.read()))


def close() -> None:
    """End the process that forks, if there is one."""
    if _started.cache_info().currsize:
        _started(os.getpid()).close()
        _started.cache_clear()


def _language(run: Run) -> str:
    """A guess at the language it will speak; where it is wrong the run is started anew."""
    typed = [value for option, value in pairwise(run.arguments) if option == "--lang"]
    return "vi" if "vi" in (*typed[-1:], run.environment.get("PRIVACY_AUDIT_LANG")) else "en"


class _Started:
    """The process that forks, ready for runs."""

    def __init__(self) -> None:
        self.folder = tempfile.mkdtemp(prefix="zygote-")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.zygote", self.folder],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env={"PATH": os.environ.get("PATH", os.defpath), **INTERPRETER},
            start_new_session=True,  # what interrupts the tests reaches it when they end
        )
        assert self._process.stdout
        if [self._process.stdout.readline() for _ in LANGUAGES] != [b"ready\n"] * len(LANGUAGES):
            self.close()
            shutil.rmtree(self.folder, ignore_errors=True)
            raise RuntimeError("the program cannot be imported: see standard error")

    def close(self) -> None:
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait(20)


@cache
def _started(process: int) -> _Started:
    """One for each process: a fork of the tests starts its own."""
    return _Started()
