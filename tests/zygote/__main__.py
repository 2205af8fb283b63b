"""`python -m tests.zygote FOLDER`: takes runs at a socket for each language, until standard input ends.

A request is JSON with the descriptors of the streams beside it; the answer tells how the run ended.
"""

from __future__ import annotations

import json
import os
import resource
import select
import shutil
import signal
import socket
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from privacy_audit.words import LANGUAGES
from tests.zygote.becoming import be
from tests.zygote.preloading import preload, preload_speaking

HEAD = 16
"""Bytes that say how long the request is; with them come the descriptors."""


class UnderWay(NamedTuple):
    """A run that has not ended: who asked for it, when it began, when it must have ended (monotonic)."""

    asked: socket.socket
    begun: float
    last: float


class Zygote:
    """Takes runs, ends those that go on for too long, tells how each ended."""

    def __init__(self, listening: socket.socket, language: str) -> None:
        self._listening, self._language = listening, language
        self._under_way: dict[int, UnderWay] = {}
        self._late: set[int] = set()
        self._woken, wakes = os.pipe()
        os.set_blocking(wakes, False)
        os.set_blocking(self._woken, False)
        signal.set_wakeup_fd(wakes)
        signal.signal(signal.SIGCHLD, lambda *_: None)

    def serve(self) -> None:
        """Until nobody can ask any more: nothing is ever written to standard input, it only ends."""
        listening = self._listening.fileno()
        while True:
            ready, _, _ = select.select([0, listening, self._woken], [], [], 0.25)
            if self._woken in ready:
                os.read(self._woken, 4096)
            if 0 in ready:
                self._kill(set(self._under_way))
                return
            if listening in ready:
                self._take(self._listening.accept()[0])
            self._reap()
            self._kill({process for process, run in self._under_way.items() if time.monotonic() > run.last})

    def _take(self, asked: socket.socket) -> None:
        run, descriptors = _received(asked)
        process = os.fork()
        if not process:
            given = iter(descriptors)
            be(run, [next(given) if there else None for there in run["streams"]], self._language)
        for descriptor in descriptors:
            os.close(descriptor)
        now = time.monotonic()
        self._under_way[process] = UnderWay(asked, now, now + run["limit"])

    def _reap(self) -> None:
        while self._under_way:
            dead = os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT | os.WNOHANG)
            if dead is None:
                return
            queued = _queued(dead.si_pid)
            process, status, usage = os.wait4(dead.si_pid, 0)
            run = self._under_way.pop(process)
            told = {"queued": queued, "late": process in self._late, **_ended(run, status, usage)}
            with suppress(OSError), run.asked:  # who asked may have gone
                run.asked.sendall(json.dumps(told).encode())

    def _kill(self, processes: set[int]) -> None:
        self._late |= processes
        for process in processes:
            with suppress(ProcessLookupError):  # so young that it has no session yet
                os.killpg(process, signal.SIGKILL)


def _received(asked: socket.socket) -> tuple[dict[str, Any], list[int]]:
    head, descriptors, _, _ = socket.recv_fds(asked, HEAD, 3)
    length, content = int(head), b""
    while len(content) < length:
        content += asked.recv(length - len(content))
    return json.loads(content), list(descriptors)


def _ended(run: UnderWay, status: int, usage: resource.struct_rusage) -> dict[str, Any]:
    return {
        "code": os.waitstatus_to_exitcode(status),
        "seconds": time.monotonic() - run.begun,
        "processor": usage.ru_utime + usage.ru_stime,
        "peak": usage.ru_maxrss * 1024,
    }


def _queued(process: int) -> float:
    """Seconds for which a run could have gone on but the machine was busy with others; 0 if nobody tells."""
    try:
        return int(Path(f"/proc/{process}/schedstat").read_text("ascii").split()[1]) / 1e9
    except (OSError, IndexError):
        return 0.0


def main(folder: str) -> None:
    """Import what speaks no language, then fork one process that takes runs for each language."""
    preload()
    for language in LANGUAGES:
        if not os.fork():
            _serve(folder, language)
            os._exit(0)
    with suppress(ChildProcessError):
        while os.wait():
            pass
    shutil.rmtree(folder, ignore_errors=True)


def _serve(folder: str, language: str) -> None:
    preload_speaking(language)
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(f"{folder}/{language}")
    listening.listen(64)
    os.write(1, b"ready\n")
    Zygote(listening, language).serve()


if __name__ == "__main__":
    main(sys.argv[1])
