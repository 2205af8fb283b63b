"""Runs the real program on a case, in a place of its own, and tells how it ended and what it wrote."""

from __future__ import annotations

import hashlib
import json
import os
import pty
import select
import shutil
import sqlite3
import subprocess
import sys
import termios
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from queue import Queue
from typing import Any

from tests.hostile.making import made
from tests.hostile.reading import Case
from tests.hostile.serving import handler
from tests.web_server import Server, serve

LIMIT = 40.0
"""Seconds after which a run is ended: far beyond what any case may take."""
QUIET = 0.4
"""Seconds without a word after which a program waits for a key."""
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Ended:
    """How a run ended: exit code (negative: the signal that ended it), seconds without those in which the machine
    was busy with others, memory in bytes beyond what an empty command needs, and everything it wrote.

    `visits` are the paths that were asked of the server.
    """

    code: int
    seconds: float
    processor: float
    growth: int
    out: bytes
    err: bytes
    visits: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Place:
    """The folders of one run: where it stands, what it keeps, and where passing files go."""

    base: Path

    @property
    def here(self) -> Path:
        return self.base / "here"

    @property
    def kept(self) -> Path:
        return self.base / "kept"

    @property
    def passing(self) -> Path:
        return self.base / "passing"

    def environment(self) -> dict[str, str]:
        """An environment in which nothing of the tester's own is found."""
        own = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
        return own | {
            "HOME": str(self.base),
            "PRIVACY_AUDIT_HOME": str(self.kept),
            "PRIVACY_AUDIT_LANG": "en",
            "TMPDIR": str(self.passing),
            "LC_ALL": "C.UTF-8",
            "PYTHONUTF8": "1",
        }


class Program:
    """The program, ready to be forked. One for all cases of a test module."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "tests.hostile.zygote"]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, env=_without_coverage()
        )
        assert self._process.stdout
        assert self._process.stdout.readline(), "the program cannot be imported: see standard error"
        self._waiting: dict[str, Queue[dict[str, Any]]] = {}
        self._lock = threading.Lock()
        self._number = 0
        threading.Thread(target=self._hear, daemon=True).start()
        self._homes: dict[str, Path] = {}
        self._empty: int | None = None

    def close(self) -> None:
        """End the process that forks; runs that are under way have ended before."""
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait(10)

    def _hear(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            told = json.loads(line)
            self._waiting.pop(told["name"]).put(told)

    def run(self, run: dict[str, Any]) -> dict[str, Any]:
        """Run once and wait for the end."""
        queue: Queue[dict[str, Any]] = Queue()
        assert self._process.stdin
        with self._lock:
            self._number += 1
            name = str(self._number)
            self._waiting[name] = queue
            self._process.stdin.write(json.dumps({**run, "name": name}).encode() + b"\n")
            self._process.stdin.flush()
        return queue.get(timeout=LIMIT + 30)

    def empty(self, place: Place) -> int:
        """The peak memory of a command that does nothing, in bytes."""
        if self._empty is None:
            self._empty = int(self.run(_run(place, ["--version"]))["peak"])
        return self._empty

    def home(self, before: list[list[str]], folder: Path) -> Path:
        """A folder of kept things as these commands leave it; made once."""
        key = hashlib.sha256(json.dumps(before).encode()).hexdigest()[:16]
        with self._lock:
            known = self._homes.get(key)
        if known is None:
            place = _place(folder / f"before-{key}")
            for arguments in before:
                ended = self.run(_run(place, arguments))
                assert ended["code"] in (0, 3), (arguments, (place.base / "err").read_text())
            known = self._homes[key] = place.kept
        return known


def _without_coverage() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("COV_")}


def run_case(case: Case, program: Program, folder: Path) -> tuple[Ended, Place]:
    """Prepare what is given, run the program on it, gather what it wrote."""
    place = _place(folder / "place")
    with _server(case, place) as server:
        _prepare(case, program, place, folder, server)
        run = _run(place, _arguments(case, place, server), case, server)
        told, seen = _watched(program, run, case) if case.given.get("terminal") else (program.run(run), b"")
        visits = [visit.path for visit in server.visits] if server else []
    return Ended(
        code=told["code"],
        seconds=told["seconds"] - told["queued"],
        processor=told["processor"],
        growth=told["peak"] - program.empty(_place(folder / "empty")),
        out=seen or _content(place.base / "out"),
        err=_content(place.base / "err"),
        visits=visits,
    ), place


def _place(base: Path) -> Place:
    place = Place(base)
    for made_one in (place.here, place.passing):
        made_one.mkdir(parents=True, exist_ok=True)
    return place


def _content(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


@contextmanager
def _server(case: Case, place: Place) -> Iterator[Server | None]:
    answers = case.given.get("server")
    if answers is None:
        yield None
        return
    found: list[Server] = []
    with serve(handler(answers, lambda text: _filled(text, place, found[0] if found else None))) as server:
        found.append(server)
        yield server


def _filled(text: str, place: Place, server: Server | None) -> str:
    """A text with the addresses of this run in it."""
    port = str(server.port) if server else "9"
    for name, value in (("{url}", f"http://127.0.0.1:{port}"), ("{port}", port), ("{here}", str(place.here))):
        text = text.replace(name, value)
    return text


def _arguments(case: Case, place: Place, server: Server | None) -> list[str]:
    arguments = [
        argument if isinstance(argument, str) else made(argument).decode("utf-8", "surrogateescape")
        for argument in case.given["arguments"]
    ]
    for name in ("target", "text"):
        if name in case.given:
            value = case.given[name]
            written = value if isinstance(value, str) else made(value).decode("utf-8", "surrogateescape")
            arguments = [argument.replace(f"{{{name}}}", written) for argument in arguments]
    if "timeout" in case.given and "scan" in arguments:
        arguments += ["--timeout", str(case.given["timeout"])]
    return [_filled(argument, place, server) for argument in arguments]


def _run(
    place: Place, arguments: list[str], case: Case | None = None, server: Server | None = None
) -> dict[str, Any]:
    given = case.given if case else {}
    environment: dict[str, Any] = place.environment() | given.get("environment", {})
    streams: list[str | None] = [os.devnull, str(place.base / "out"), str(place.base / "err")]
    if "stdin" in given:
        (place.base / "in").write_bytes(made(given["stdin"]))
        streams[0] = str(place.base / "in")
    streams[1] = given.get("stdout", streams[1])
    for number in given.get("closed", []):
        streams[number] = None
    return {
        "arguments": arguments,
        "environment": {
            name: _filled(value, place, server) for name, value in environment.items() if value is not False
        },
        "folder": str(place.here),
        "streams": streams,
        "terminal": False,
        "fresh": bool(given.get("fresh")),
        "umask": given.get("umask", 0o022),
        "limit": LIMIT,
    }


def _watched(program: Program, run: dict[str, Any], case: Case) -> tuple[dict[str, Any], bytes]:
    """Run on a terminal of its own; what a person would see, raw."""
    watcher, watched = pty.openpty()
    rows, columns = case.given["terminal"]
    termios.tcsetwinsize(watched, (rows, columns))
    run = run | {"streams": [os.ttyname(watched)] * 3, "terminal": True}
    seen: list[bytes] = []
    given = case.given.get("stdin", [])
    typed = [made(one) for one in (given if isinstance(given, list) else [given])]

    def read() -> None:
        """Watch, and type the next key whenever nothing more comes: before that nobody listens."""
        with suppress(OSError):  # the last one who had the terminal open has gone
            while True:
                if select.select([watcher], [], [], QUIET)[0]:
                    seen.append(os.read(watcher, 65536))
                elif seen and typed:
                    os.write(watcher, typed.pop(0))

    reading = threading.Thread(target=read, daemon=True)
    reading.start()
    told = program.run(run)
    os.close(watched)
    reading.join(5)
    os.close(watcher)
    return told, b"".join(seen)


def _prepare(case: Case, program: Program, place: Place, folder: Path, server: Server | None) -> None:
    given = case.given
    if "before" in given:
        shutil.copytree(program.home(given["before"], folder.parent), place.kept)
    for name in given.get("folders", []):
        (place.here / name).mkdir(parents=True)
    for name, content in given.get("files", {}).items():
        path = place.here / _name(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made(content if not isinstance(content, str) else _filled(content, place, server)))
    for path in (place.kept, *place.kept.rglob("*")) if place.kept.is_dir() else ():
        path.chmod(0o700 if path.is_dir() else 0o600)
    for name in given.get("pipes", []):
        os.mkfifo(place.here / name, 0o600)
    for name, target in given.get("links", {}).items():
        (place.here / name).parent.mkdir(parents=True, exist_ok=True)
        (place.here / name).symlink_to(target)
    for change in given.get("damage", []):
        _damage(place, change)
    for name, mode in given.get("modes", {}).items():
        (place.here / name).chmod(int(mode, 8))


def _name(name: str) -> str:
    """A file name; `\\xNN` in it are bytes that are no UTF-8."""
    return os.fsdecode(name.encode().decode("unicode_escape").encode("latin-1")) if "\\x" in name else name


def _damage(place: Place, change: dict[str, Any]) -> None:
    path = place.here / change.get("file", "../kept/default/history.sqlite")
    match change:
        case {"sql": statements}:
            with sqlite3.connect(path) as database:
                database.executescript(statements)
        case {"cut": size}:
            os.truncate(path, size)
        case {"at": offset, "write": content}:
            whole = bytearray(path.read_bytes())
            piece = made(content)
            whole[offset : offset + len(piece)] = piece
            path.write_bytes(whole)
        case {"folder": True}:
            path.unlink()
            path.mkdir(mode=0o700)
        case {"replace": [old, new]}:
            path.write_bytes(path.read_bytes().replace(made(old), made(new)))
