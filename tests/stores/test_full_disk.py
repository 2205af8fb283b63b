"""The disk is full, or something is refused, at calls that touch data: exit code 4, one sentence, nothing is lost."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.stores.conftest import Prepared
from tests.stores.faults import GROWING, sqlite_vfs
from tests.stores.forking import Ended, Forks, Place
from tests.stores.reading import half_done, leftovers, steps_of, things
from tests.stores.writers import WRITERS, Writer

if sys.platform != "linux":
    pytest.skip("left out: the runs are forked, and looked at through /proc", allow_module_level=True)


@pytest.fixture(autouse=True, scope="module")
def _sqlite_is_reachable() -> None:
    if sqlite_vfs() is None:
        pytest.skip("left out: this Python's SQLite is built in, so its calls cannot fail for a test")


def telling(calls: Sequence[str], names: Sequence[str]) -> list[int]:
    """The numbers of the first and the last call of each kind on each kind of file."""
    kinds: dict[str, list[int]] = {}
    for number, call in enumerate(calls, 1):
        name, _, path = call.partition(" ")
        if name in names:
            file = path.rpartition("/")[2]
            kind = ".privacy-audit-" if file.startswith(".privacy-audit-") else file
            kinds.setdefault(f"{name} {kind}", []).append(number)
    return sorted({number for numbers in kinds.values() for number in (numbers[0], numbers[-1])})


def judged(ended: Ended, usual: Ended, writer: Writer, place: Place, done: Place) -> list[str]:
    """What is wrong with the way it ended: a refusal is one sentence more than usual, no traceback."""
    said = ended.err.replace(str(place.base), str(done.base)).splitlines()
    more = [line for line in said if line not in usual.err.splitlines()]
    if ended.code in writer.normal:
        return []
    faults = [] if ended.code == 4 else [f"exit code {ended.code}: {ended.err}"]
    return faults + ([] if len(more) == 1 and "mistake of its own" not in more[0] else [f"sentences: {more}"])


@pytest.mark.parametrize("what", ["full", "refused"])
@pytest.mark.parametrize("writer", WRITERS, ids=str)
def test_one_sentence_and_the_old_or_the_new(
    writer: Writer, what: str, forks: Forks, prepared: Prepared, quick: Path
) -> None:
    done, copies = prepared(writer, quick / "done"), quick / "copies"
    copies.mkdir()
    usual = forks.run(writer.arguments, done, "look" if writer.steps > 1 else "count", into=copies)
    between = [Place(path) for path in sorted(copies.iterdir())] or [prepared(writer, quick / "old")]
    known = steps_of([things(one, exact=False) for one in (*between, done)])
    names = GROWING if what == "full" else ("open", "replace", "unlink", "mkdir")
    for at in telling(usual.calls, sorted(names)):
        place = prepared(writer, quick / f"{at:04}")
        ended = forks.run(writer.arguments, place, what, at)
        assert judged(ended, usual, writer, place, done) == [], (at, usual.calls[at - 1])
        assert half_done(things(place, exact=False), known) == [], (at, usual.calls[at - 1])
        assert leftovers(place.base) == [], (at, usual.calls[at - 1])
