"""A process that has imported the program and forks for each run, with a fault if one is asked for.

`python -m tests.stores.forking` reads a run a line (JSON) and writes how it ended; see `Forks`.
"""

from __future__ import annotations

import json
import os
import runpy
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 60.0


@dataclass(frozen=True)
class Ended:
    """Exit code (negative: the signal), what was said on both streams, the calls on files of the place."""

    code: int
    out: str
    err: str
    calls: tuple[str, ...]


@dataclass(frozen=True)
class Place:
    """The folder of a run: `home` is what the program keeps, beside it lie the person's own files."""

    base: Path

    @property
    def home(self) -> Path:
        return self.base / "home"

    def environment(self) -> dict[str, str]:
        """An environment in which nothing of the tester's own is found."""
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(self.base),
            "PRIVACY_AUDIT_HOME": str(self.home),
            "PRIVACY_AUDIT_LANG": "en",
            "LC_ALL": "C.UTF-8",
            "PYTHONUTF8": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
        }


def command(arguments: tuple[str, ...], place: Place) -> tuple[str, list[str]]:
    """The module and its arguments; `!name` is a function of `writings`."""
    if arguments[0].startswith("!"):
        return "tests.stores.writings", [arguments[0][1:], str(place.home)]
    return "privacy_audit", [_finding(place) if one == "{finding}" else one for one in arguments]


def _finding(place: Place) -> str:
    """The id of something in the last audit."""
    from privacy_audit.history import History
    from privacy_audit.record.shapes import from_json

    with History(place.home / "default") as history:
        last = history.last()
    assert last
    return from_json(last.record).exposures[0].id


class Forks:
    """The process that forks. One for a test module."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        environment = {name: value for name, value in os.environ.items() if not name.startswith("COV_")}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.stores.forking"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env=environment,
        )

    def close(self) -> None:
        """End it."""
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait(20)

    def run(
        self,
        arguments: tuple[str, ...],
        place: Place,
        what: str = "",
        at: int = 0,
        into: Path | None = None,
        umask: int = 0o022,
    ) -> Ended:
        """Run once, to the end."""
        module, typed = command(arguments, place)
        names = [str(self._folder / name) for name in ("out", "err", "calls")]
        for name in names:
            Path(name).unlink(missing_ok=True)
        run = {
            "module": module,
            "arguments": typed,
            "environment": place.environment(),
            "folder": str(place.base),
            "streams": [os.devnull, *names[:2]],
            "terminal": False,
            "umask": umask,
            "calls": names[2],
            "fault": {"place": str(place.base), "what": what, "at": at, "into": str(into or "")},
        }
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(run).encode() + b"\n")
        self._process.stdin.flush()
        code = int(self._process.stdout.readline())
        out, err, calls = (Path(name).read_text("utf-8") if Path(name).exists() else "" for name in names)
        return Ended(code, out, err, tuple(calls.splitlines()))


def _begin(run: dict[str, Any]) -> int:
    from tests.hostile import zygote
    from tests.stores.faults import Fault, install

    if process := os.fork():
        return process
    fault = Fault(**run["fault"])
    try:
        zygote._become(run)
        if fault.what:
            install(fault)
        runpy.run_module(run["module"], run_name="__main__", alter_sys=True)
        code = 0
    except SystemExit as leaving:
        code = leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)
    except BaseException:  # noqa: BLE001 - it must not come back to the process that forks
        import traceback

        traceback.print_exc()
        code = 99
    Path(run["calls"]).write_text("\n".join(fault.calls), encoding="utf-8", errors="replace")
    zygote._leave(code)
    raise AssertionError


def _serve() -> None:
    from importlib import import_module

    from tests.hostile import zygote

    zygote.preload()
    import_module("privacy_audit.room.keeper")
    for line in sys.stdin:
        process = _begin(json.loads(line))
        _, status = os.waitpid(process, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


if __name__ == "__main__":
    _serve()
