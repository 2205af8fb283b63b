"""Runs the program in forks, with a fault if one is asked for.

`python -m tests.stores.forking WHAT` is what a fork then runs: the module and the fault are named by WHAT (JSON).
"""

from __future__ import annotations

import json
import os
import runpy
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tests.stores.faults import Fault, install
from tests.zygote.client import Run, ask

ROOT = Path(__file__).resolve().parents[2]
UNFORESEEN = 99
"""How a run ends that nobody caught: no code of the program."""


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
    """Runs with what they say in files of a folder. One for a test module."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

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
        fault = Fault(str(place.base), what, at, str(into or ""))
        wanted = {"module": module, "arguments": typed, "calls": names[2], "fault": asdict(fault)}
        with (
            Path(os.devnull).open("rb") as given,
            Path(names[0]).open("ab") as out,
            Path(names[1]).open("ab") as err,
        ):
            told = ask(
                Run(
                    module="tests.stores.forking",
                    arguments=(json.dumps(wanted),),
                    environment=place.environment(),
                    folder=str(place.base),
                    streams=(given.fileno(), out.fileno(), err.fileno()),
                    umask=umask,
                )
            )
        said, warned, calls = (Path(name).read_text("utf-8") if Path(name).exists() else "" for name in names)
        return Ended(told.code, said, warned, tuple(calls.splitlines()))


def _run(wanted: dict[str, Any]) -> None:
    """Run a module with its fault, and write down what it called."""
    fault = Fault(**wanted["fault"])
    sys.argv = [wanted["module"], *wanted["arguments"]]
    if fault.what:
        install(fault)
    try:
        runpy.run_module(wanted["module"], run_name="__main__", alter_sys=True)
    except Exception:  # noqa: BLE001 - a code of its own tells it from how the program ends
        import traceback

        traceback.print_exc()
        sys.exit(UNFORESEEN)
    finally:
        Path(wanted["calls"]).write_text("\n".join(fault.calls), encoding="utf-8", errors="replace")


if __name__ == "__main__":
    _run(json.loads(sys.argv[1]))
