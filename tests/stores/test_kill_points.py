"""A kill at any call that touches data, of any command: the old or the new stands, and the next start needs no hand.

Each command runs once, and before each such call (and after half of each writing) its place is copied: that is
what a kill there leaves. `python -m tests.stores.walk` does the same with real kills, process by process.
"""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.stores.conftest import Prepared
from tests.stores.faults import sqlite_vfs
from tests.stores.forking import Ended, Forks, Place, command
from tests.stores.reading import half_done, leftovers, steps_of, things
from tests.stores.walk import CALLS, points_of
from tests.stores.writers import WRITERS, Writer

if sys.platform != "linux":
    pytest.skip("left out: the runs are forked, and looked at through /proc", allow_module_level=True)

EVERY = 17
"""From each so-manieth copy the program is started again."""
PERSONAL = (b"0912 345 678", b"912345678", b"lan@example.com", b"Vi\xe1\xbb\x87c l\xc3\xa0m")


@pytest.fixture(autouse=True, scope="module")
def _sqlite_is_reachable() -> None:
    if sqlite_vfs() is None:
        pytest.skip("left out: this Python's SQLite is built in, so its calls cannot be counted")


@pytest.fixture(scope="module")
def points() -> dict[str, int]:
    """How many points each writer has."""
    return {}


def looked_at(writer: Writer, forks: Forks, place: Place, into: Path) -> tuple[Ended, list[Place]]:
    """Run the writer; the copies of its place, in their order, and at last the place itself."""
    into.mkdir()
    ended = forks.run(writer.arguments, place, "look", into=into)
    assert ended.code in writer.normal, ended.err
    return ended, [*(Place(path) for path in sorted(into.iterdir())), place]


@pytest.mark.parametrize("writer", WRITERS, ids=str)
def test_old_or_new_stands_at_every_call(
    writer: Writer, forks: Forks, prepared: Prepared, quick: Path, points: dict[str, int]
) -> None:
    place = prepared(writer, quick / "place")
    ended, places = looked_at(writer, forks, place, quick / "copies")
    assert len(places) > 3, ended.calls
    again = places[1::EVERY]
    left = [left for one in places for left in leftovers(one.home) if "evidence" not in left.parts]
    assert not [path for path in left if any(value in path.read_bytes() for value in PERSONAL)]
    seen = [things(one) for one in places]
    assert leftovers(place.base) == []
    for name, states in steps_of(seen).items():
        assert len(states) <= writer.steps + 1, (name, states)
    points[writer.name] = len(places) - 1
    known = steps_of(
        [things(one, exact=False) for one in (places if writer.steps > 1 else (places[0], place))]
    )
    killed = prepared(writer, quick / "killed")
    assert forks.run(writer.arguments, killed, "kill", at=len(ended.calls) // 2 + 1).code == -signal.SIGKILL
    assert half_done(things(killed, exact=False), known) == []
    for one in (killed, *again):
        started = forks.run(writer.arguments, one)
        assert started.code in {*writer.normal, *writer.again}, (one.base.name, started.err)
        if started.code not in writer.normal:
            assert len(started.err.splitlines()) == 1, started.err
        things(one)
        assert leftovers(one.base) == []


def test_every_writer_was_walked(points: dict[str, int]) -> None:
    """`pytest -n0 -s` prints the numbers."""
    if len(points) < len(WRITERS):
        pytest.skip("left out: only some of the writers were asked for")
    print(
        *(f"{number:4} {name}" for name, number in points.items()),
        f"{sum(points.values()):4} in all",
        sep="\n",
    )
    assert sum(points.values()) > 700


@pytest.mark.skipif(shutil.which("strace") is None, reason="left out: strace is not installed")
@pytest.mark.parametrize("name", ["accepting", "evidence with a copy"])
def test_no_call_escapes_the_count(name: str, forks: Forks, prepared: Prepared, quick: Path) -> None:
    """What a real process asks of the system is what is counted here, but for SQLite's own synchronising."""
    [writer] = [one for one in WRITERS if one.name == name]
    counted = forks.run(writer.arguments, prepared(writer, quick / "counted"), "count")
    place = prepared(writer, quick / "traced")
    traced = quick / "calls"
    module, typed = command(writer.arguments, place)
    strace = ["strace", "-f", "-y", "-s", "0", "-e", f"trace={','.join(CALLS)}", "-o", str(traced)]
    ended = subprocess.run(
        [*strace, sys.executable, "-m", module, *typed],
        cwd=place.base,
        env=place.environment(),
        capture_output=True,
        check=False,
    )
    if b"PTRACE" in ended.stderr or b"ptrace" in ended.stderr:
        pytest.skip("left out: strace may not look at processes here")
    names = Counter(name for name, _ in points_of(traced.read_text(), str(place.base)))
    names["write"] += names.pop("pwrite64", 0)
    here = Counter(call.partition(" ")[0] for call in counted.calls)
    for theirs, ours in (("write", "write"), ("rename", "replace"), ("unlink", "unlink")):
        assert names[theirs] == here[ours], (theirs, names, here)
