"""Runs the real program on a case, in a place of its own, and tells how it ended and what it wrote."""

from __future__ import annotations

import hashlib
import json
import os
import pty
import select
import shutil
import sqlite3
import termios
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from tests.hostile.making import made
from tests.hostile.reading import Case
from tests.hostile.serving import handler
from tests.web_server import Server, serve
from tests.zygote.client import Run, Told, ask

LIMIT = 40.0
"""Seconds after which a run is ended: far beyond what any case may take."""
QUIET = 0.4
"""Seconds without a word after which a program waits for a key."""
ADDRESS_SPACE = 3 * 1024**3
"""Bytes beyond which a run fails by itself, so that it cannot take the machine with it."""


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
    """The program, and what it left in folders of kept things. One for all cases of a test module."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._homes: dict[str, Path] = {}
        self._empty: int | None = None

    def empty(self, place: Place) -> int:
        """The peak memory of a command that does nothing, in bytes."""
        if self._empty is None:
            self._empty = _run(Given(("--version",), place)).peak
        return self._empty

    def home(self, before: list[list[str]], folder: Path) -> Path:
        """A folder of kept things as these commands leave it; made once."""
        key = hashlib.sha256(json.dumps(before).encode()).hexdigest()[:16]
        with self._lock:
            known = self._homes.get(key)
        if known is None:
            place = _place(folder / f"before-{key}")
            for arguments in before:
                ended = _run(Given(tuple(arguments), place))
                assert ended.code in (0, 3), (arguments, (place.base / "err").read_text())
            known = self._homes[key] = place.kept
        return known


@dataclass(frozen=True)
class Given:
    """What one run is given: `case` is None for what only prepares."""

    arguments: tuple[str, ...]
    place: Place
    case: Case | None = None
    server: Server | None = None

    @property
    def wanted(self) -> dict[str, Any]:
        return self.case.given if self.case else {}

    def run(self, streams: tuple[int | None, int | None, int | None]) -> Run:
        """The run, on these streams."""
        around: dict[str, Any] = self.place.environment() | self.wanted.get("environment", {})
        return Run(
            arguments=self.arguments,
            environment={
                name: _filled(value, self.place, self.server)
                for name, value in around.items()
                if value is not False
            },
            folder=str(self.place.here),
            streams=streams,
            limit=LIMIT,
            memory=ADDRESS_SPACE,
            umask=self.wanted.get("umask", 0o022),
            fresh=bool(self.wanted.get("fresh")),
        )


def run_case(case: Case, program: Program, folder: Path) -> tuple[Ended, Place]:
    """Prepare what is given, run the program on it, gather what it wrote."""
    place = _place(folder / "place")
    with _server(case, place) as server:
        _prepare(case, program, place, folder, server)
        given = Given(_arguments(case, place, server), place, case, server)
        told, seen = _watched(given) if case.given.get("terminal") else (_run(given), b"")
        visits = [visit.path for visit in server.visits] if server else []
    return Ended(
        code=told.code,
        seconds=told.seconds - told.queued,
        processor=told.processor,
        growth=told.peak - program.empty(_place(folder / "empty")),
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


def _arguments(case: Case, place: Place, server: Server | None) -> tuple[str, ...]:
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
    return tuple(_filled(argument, place, server) for argument in arguments)


def _run(given: Given) -> Told:
    """Run once and wait for the end; what it says lies in the files of its place."""
    base = given.place.base
    if "stdin" in given.wanted:
        (base / "in").write_bytes(made(given.wanted["stdin"]))
    names = [str(base / "in") if "stdin" in given.wanted else os.devnull]
    names += [given.wanted.get("stdout", str(base / "out")), str(base / "err")]
    ways = (os.O_RDONLY, *(os.O_WRONLY | os.O_CREAT | os.O_APPEND,) * 2)
    closed = given.wanted.get("closed", [])
    with ExitStack() as opened:

        def stream(number: int) -> int | None:
            if number in closed:
                return None
            descriptor = os.open(names[number], ways[number], 0o600)
            opened.callback(os.close, descriptor)
            return descriptor

        return ask(given.run((stream(0), stream(1), stream(2))))


def _watched(given: Given) -> tuple[Told, bytes]:
    """Run on a terminal of its own; what a person would see, raw."""
    watcher, watched = pty.openpty()
    rows, columns = given.wanted["terminal"]
    termios.tcsetwinsize(watched, (rows, columns))
    seen: list[bytes] = []
    keys = given.wanted.get("stdin", [])
    typed = [made(one) for one in (keys if isinstance(keys, list) else [keys])]

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
    told = ask(replace(given.run((watched,) * 3), terminal=True))
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
