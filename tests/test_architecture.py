"""The law of the layout: who may import whom, and where each third-party package lives.

Read from the syntax trees, so nothing has to be run and nothing can hide in a function.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "privacy_audit"
NOUNS = {"model", "checklist", "guidance", "outreach", "suspicion", "letters", "tally", "training", "errors", "files", "locking",
    "text"}  # fmt: skip
ARROWS = {
    "words", "catalog", "answers", "sources", "extract", "sight", "detectors", "pictures",
    "assess", "record", "people",
}  # fmt: skip
MAY_IMPORT: dict[str, set[str]] = {
    "model": set(),
    "errors": set(),
    "files": {"errors", "locking"},
    "checklist": {"model"},
    "guidance": {"model", "checklist"},
    "outreach": {"model", "checklist"},
    "letters": {"model", "checklist"},
    "tally": {"model", "checklist"},
    "training": {"model", "checklist"},
    "locking": set(),
    "suspicion": {"model", "checklist"},
    "text": {"model"},
    **dict.fromkeys(ARROWS, NOUNS),
    "history": NOUNS | {"record"},
    "guide": NOUNS | {"words", "record", "detectors"},
    "forgetting": NOUNS | {"history"},
    "walk": NOUNS,
    "scan": NOUNS | {"catalog", "sources", "extract", "sight", "detectors", "pictures"},
    "crawl": NOUNS | {"extract", "people", "record", "scan", "sources"},
    "rejudging": NOUNS | {"assess", "record"},
    "accepting": NOUNS | {"assess", "record", "rejudging", "walk"},
    "audit": NOUNS | {"assess", "detectors", "record", "walk"},
    "session": NOUNS | {"words", "catalog", "assess", "record", "walk"},
    "room": NOUNS | {"session", "words", "walk"},
    "health": NOUNS
    | {"words", "catalog", "sources", "extract", "detectors", "pictures", "assess", "audit", "history"}
    | {"session", "guide", "record", "report"},
    "demo": NOUNS | {"words", "walk", "scan", "sources", "detectors", "audit", "record"},
    "report": (NOUNS - {"files", "locking"}) | {"words", "record"},
    "__init__": NOUNS | {"extract", "scan"},
    "__main__": {"cli"},
}
HOMES = {
    "typer": {"cli"},
    "click": {"cli"},
    "rich": {"report", "cli"},
    "requests": {"sources"},
    "idna": {"sources"},
    "urllib3": {"sources"},
    "truststore": {"sources"},
    "protego": {"sources"},
    "bs4": {"extract"},
    "lxml": {"extract"},
    "phonenumbers": {"detectors"},
    "ahocorasick_rs": {"detectors"},
    "tomli": {"answers", "catalog"},
    "jsonschema": {"catalog"},
    "sqlite3": {"history"},
    "PIL": {"pictures"},
    "numpy": {"pictures"},
    "dlib": {"pictures"},
    "zxingcpp": {"pictures"},
    "playwright": {"sources"},
    "platformdirs": {"cli"},
    "segno": {"cli", "report"},
    "jinja2": {"report"},
    "icalendar": {"report"},
    "starlette": {"room"},
    "uvicorn": {"room"},
}


@cache
def modules() -> tuple[tuple[str, Path], ...]:
    """Every module with the name of the part it belongs to: its file, or the folder it lies in."""
    listed = []
    for path in sorted(PACKAGE.rglob("*.py")):
        inside = path.relative_to(PACKAGE)
        listed.append((inside.parts[0] if len(inside.parts) > 1 else inside.stem, path))
    return tuple(listed)


def imports(path: Path) -> Iterator[str]:
    """The dotted names that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            for alias in node.names:
                yield f"{node.module}.{alias.name}"


def own_parts(path: Path) -> set[str]:
    """The parts of this package that a module imports; the package itself counts as `__init__`."""
    parts = [name.split(".") for name in imports(path) if name.split(".")[0] == "privacy_audit"]
    known = {part for part, _ in modules()}
    return {part[1] if len(part) > 1 and part[1] in known else "__init__" for part in parts}


def third_parties(path: Path) -> set[str]:
    """The packages that are neither ours nor Python's."""
    tops = {name.split(".")[0] for name in imports(path)}
    return {top for top in tops if top not in sys.stdlib_module_names and top != "privacy_audit"}


@pytest.mark.parametrize(("part", "path"), modules(), ids=lambda value: getattr(value, "stem", value))
def test_a_part_imports_only_what_the_law_allows(part: str, path: Path) -> None:
    if part == "cli":
        return
    version_alone = {"__init__"} if part in ("record", "audit") else set()
    strange = own_parts(path) - MAY_IMPORT[part] - {part} - version_alone
    assert not strange, f"{path.relative_to(PACKAGE)} imports {sorted(strange)}"


@pytest.mark.parametrize(("part", "path"), modules(), ids=lambda value: getattr(value, "stem", value))
def test_each_package_has_one_home(part: str, path: Path) -> None:
    for package in third_parties(path) & set(HOMES):
        assert part in HOMES[package], f"{path.relative_to(PACKAGE)} imports {package}"


def test_every_part_is_in_the_table() -> None:
    assert {part for part, _ in modules()} - {"cli"} <= set(MAY_IMPORT)


def test_nobody_imports_the_command_line() -> None:
    for part, path in modules():
        if part not in ("cli", "__main__"):
            assert "cli" not in own_parts(path), path
