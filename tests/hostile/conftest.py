"""One program for the cases of a module; cases that only wait are run beside the others."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import count
from pathlib import Path

import pytest

from tests.hostile.judging import faults
from tests.hostile.reading import Case
from tests.hostile.running import Program, run_case

AT_ONCE = 3
"""Cases that wait for a slow server at one time; more would slow each other down."""
TRIES = 3
"""A run that was late is run again, alone: a machine may be busy, a program that waits too long always does."""


class Tried:
    """Runs cases and tells what was wrong with each."""

    def __init__(self, folder: Path, waiting: list[Case]) -> None:
        self._folder = folder
        self._numbers = count()
        self._program = Program()
        self._pool = ThreadPoolExecutor(AT_ONCE)
        self._coming: dict[str, Future[list[str]]] = {
            str(case): self._pool.submit(self._once, case) for case in waiting
        }

    def faults(self, case: Case) -> list[str]:
        """Everything that is wrong; none if all is well."""
        coming = self._coming.pop(str(case), None)
        found = coming.result() if coming else self._once(case)
        for _ in range(TRIES - 1):
            if len(found) == 1 and " seconds, at most " in found[0]:
                found = self._once(case)
        return found

    def close(self) -> None:
        """End everything that was started."""
        self._pool.shutdown()

    def _once(self, case: Case) -> list[str]:
        folder = self._folder / f"{case.area}-{next(self._numbers)}"
        ended, place = run_case(case, self._program, folder)
        found = faults(case, ended, place)
        if told := os.environ.get("HOSTILE_COSTS"):  # what each case needs, for whoever adds one
            with Path(told).open("a", encoding="utf-8") as file:
                file.write(f"{ended.processor:.3f} {ended.seconds:.2f} {ended.growth // 1_000_000} {case}\n")
        return found


@pytest.fixture(scope="module")
def tried(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tried]:
    """The program under attack."""
    mine = (item for item in request.session.items if item.nodeid.startswith(request.node.nodeid))
    chosen = (item.callspec.params.get("case") for item in mine if isinstance(item, pytest.Function))
    waiting = [case for case in chosen if isinstance(case, Case) and case.given.get("waits")]
    found = Tried(tmp_path_factory.mktemp("hostile"), waiting)
    yield found
    found.close()
