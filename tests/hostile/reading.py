"""The cases as they stand in `cases/`, each laid over what holds for its whole area."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "cases"
Data = dict[str, Any]

GIVEN = frozenset((
    "arguments", "target", "text", "server", "files", "links", "pipes", "modes", "folders", "stdin", "before", "damage",
    "environment", "fresh", "waits", "timeout", "terminal", "outputs", "closed", "stdout", "umask", "repeat_page",
))  # fmt: skip
EXPECTED = frozenset((
    "codes", "status", "gaps", "kinds", "says", "silent", "visits", "within", "growth", "shown", "files", "language",
    "encoding", "kept",
))  # fmt: skip


@dataclass(frozen=True)
class Case:
    """One case: what is given and what is expected, by the names of `GIVEN` and `EXPECTED`."""

    id: str
    area: str
    why: str
    given: Data
    expected: Data

    def __str__(self) -> str:
        return f"{self.area}/{self.id}"


def cases(*areas: str) -> list[Case]:
    """All cases of these areas, of all areas if none is named."""
    named = areas or tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))
    return [case for area in named for case in _cases(area)]


def _cases(area: str) -> list[Case]:
    read = tomllib.loads((FOLDER / f"{area}.toml").read_text(encoding="utf-8"))
    always = read.get("always", {})
    return [_case(area, always, one) for one in read["case"]]


def _case(area: str, always: Data, one: Data) -> Case:
    expected = always.get("expected", {}) | one.get("expected", {})
    given = {name: value for name, value in (always | one).items() if name not in ("id", "why", "expected")}
    strange = (given.keys() - GIVEN) | (expected.keys() - EXPECTED)
    assert not strange, f"{area}/{one['id']}: {sorted(strange)}"
    return Case(id=one["id"], area=area, why=one["why"], given=given, expected=expected)
