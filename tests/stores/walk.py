"""Kills real processes at every system call that touches data: `python -m tests.stores.walk [full] [NAME…]`.

Each writer runs once under strace, which tells its calls; then once for each call on a file of its place, and is
killed there (with `full`: the disk is full from there on). Then the program is started again. Prints how many
points each writer has and what was wrong; takes half an hour. Needs strace.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.stores.conftest import prepare_place
from tests.stores.forking import ROOT, Ended, Place, command
from tests.stores.reading import half_done, leftovers, steps_of, things
from tests.stores.writers import WRITERS, Writer

CALLS = ("openat", "write", "pwrite64", "fsync", "fdatasync", "rename", "unlink", "ftruncate", "mkdir", "rmdir",
         "chmod", "fchmod", "link")  # fmt: skip
GROWING = ("openat", "write", "pwrite64", "mkdir", "link")
# The number of the process, the name of the call, its arguments up to the result.
_LINE = re.compile(r"^(\d+) +([a-z0-9]+)\((.*)")
LIMIT = 120
EVERY = 4
"""After each so-manieth point the program is started again."""


def main() -> int:
    """0 if nothing was wrong."""
    names = [name for name in sys.argv[1:] if name != "full"]
    faults, points = [], 0
    for writer in WRITERS:
        if not names or writer.name in names:
            found, wrong = walked(writer, full="full" in sys.argv[1:])
            print(f"{writer.name}: {found} points{''.join(f'{chr(10)}  {one}' for one in wrong)}", flush=True)
            faults += wrong
            points += found
    print(f"{points} points, {len(faults)} wrong")
    return int(bool(faults))


def walked(writer: Writer, *, full: bool) -> tuple[int, list[str]]:
    """How many points the writer has, and what was wrong."""
    with tempfile.TemporaryDirectory(prefix="walk-") as folder:
        base = Path(folder)
        before = Place(base / "before")
        prepare_place(writer, before, lambda arguments: Ended(_started(arguments, before), "", "", ()))
        done = _copy(base, "place")
        _started(writer.arguments, done, "-o", str(base / "calls"))
        points = points_of((base / "calls").read_text(), str(done.base), full=full)
        ends = steps_of([things(_copy(base, "old"), exact=False), things(done, exact=False)])
        wrong: list[str] = []
        between: set[str] = set()
        for number, point in enumerate(points):
            place = _copy(base, "place")
            wrong += _at(writer, place, point, full=full)
            between |= set(half_done(things(place, exact=False), ends))
            wrong += _again(writer, place, point) if number % EVERY == 0 else []
    # A thing that is written in one step is old or new; one of several steps has as many states between.
    names = Counter(one.partition(":")[0] for one in between)
    return len(points), wrong + [
        one for one in sorted(between) if names[one.partition(":")[0]] > writer.steps - 1
    ]


def points_of(told: str, place: str, *, full: bool = False) -> list[tuple[str, int]]:
    """The calls on files of the place, each by its name and which of that name it is."""
    counted: Counter[str] = Counter()
    points, first = [], ""
    for line in told.splitlines():
        match = _LINE.match(line)
        if not match:
            continue
        process, name, arguments = match.groups()
        first = first or process
        if process != first:  # strace counts for each process, and the first one writes
            continue
        counted[name] += 1
        reads = name == "openat" and "O_WRONLY" not in arguments and "O_RDWR" not in arguments
        if f"{place}/" in arguments and not reads and (not full or name in GROWING):
            points.append((name, counted[name]))
    return points


def _at(writer: Writer, place: Place, point: tuple[str, int], *, full: bool) -> list[str]:
    name, number = point
    how = f"error=ENOSPC:when={number}+" if full else f"signal=SIGKILL:when={number}"
    code = _started(writer.arguments, place, "-o", "/dev/null", "-e", f"inject={name}:{how}")
    # 120 is Python's own: strace fills the disk for what is said on standard error too.
    allowed = {4, 120, *writer.normal} if full else {-9, 137}
    return [] if code in allowed else [f"{name} {number}: exit code {code}"]


def _again(writer: Writer, place: Place, point: tuple[str, int]) -> list[str]:
    """Start the program again: it goes on by itself, and nothing is left behind."""
    code = _started(writer.arguments, place)
    things(place)
    wrong = [f"left behind: {path.name}" for path in leftovers(place.base)]
    if code not in {*writer.normal, *writer.again}:
        wrong.append(f"started again, exit code {code}")
    return [f"{point[0]} {point[1]}: {one}" for one in wrong]


def _copy(base: Path, name: str) -> Place:
    shutil.rmtree(base / name, ignore_errors=True)
    shutil.copytree(base / "before", base / name, symlinks=True)
    return Place(base / name)


def _started(arguments: tuple[str, ...], place: Place, *strace: str) -> int:
    """Run the program as a process of its own, under strace if that is asked for."""
    module, typed = command(arguments, place)
    program = [sys.executable, "-m", module, *typed]
    if strace:
        program = ["strace", "-f", "-y", "-s", "0", "-e", f"trace={','.join(CALLS)}", *strace, *program]
    environment = place.environment() | {
        "PYTHONPATH": os.pathsep.join((str(ROOT), os.environ.get("PYTHONPATH", "")))
    }
    return subprocess.run(
        program, cwd=place.base, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=LIMIT,
        check=False,
    ).returncode  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
