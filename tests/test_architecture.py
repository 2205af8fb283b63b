"""The law of the layout: who may import whom, and where each third-party package lives.

Read from the syntax trees, so nothing has to be run and nothing can hide in a function.
"""

from __future__ import annotations

import ast
import sys
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "privacy_audit"
NOUNS = {"model", "checklist", "guidance", "outreach", "suspicion", "letters", "tally", "training", "errors", "files",
    "labels", "locking", "text", "clock"}  # fmt: skip
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
    "labels": set(),
    "locking": set(),
    "palette": set(),
    "commands": set(),
    "clock": set(),
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
    "supposing": NOUNS | {"assess", "record", "rejudging"},
    "carrying": NOUNS | {"record", "rejudging", "walk"},
    "accepting": NOUNS | {"assess", "record", "rejudging", "walk"},
    "audit": NOUNS | {"assess", "detectors", "record", "walk"},
    "session": NOUNS | {"words", "catalog", "assess", "record", "walk"},
    "room": NOUNS | {"session", "words", "walk"},
    "health": NOUNS
    | {"words", "catalog", "sources", "extract", "detectors", "pictures", "assess", "audit", "history"}
    | {"session", "guide", "record", "report"},
    "demo": NOUNS | {"words", "walk", "scan", "sources", "detectors", "audit", "record"},
    "report": (NOUNS - {"files", "locking"}) | {"words", "record", "palette", "commands"},
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


@cache
def imports(path: Path) -> tuple[str, ...]:
    """The dotted names that a module imports, wherever in it."""
    found: list[str] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found += (f"{node.module}.{alias.name}" for alias in node.names)
    return tuple(found)


def own_parts(path: Path) -> set[str]:
    """The parts of this package that a module imports; the package itself counts as `__init__`."""
    parts = [name.split(".") for name in imports(path) if name.split(".")[0] == "privacy_audit"]
    known = {part for part, _ in modules()}
    return {part[1] if len(part) > 1 and part[1] in known else "__init__" for part in parts}


def own_modules() -> dict[str, set[str]]:
    """Every module of this package, each with those that it imports, wherever in it."""
    known = {_dotted(path): path for _, path in modules()}
    wanted = {name: {_module_of(one, set(known)) for one in imports(path)} for name, path in known.items()}
    return {name: {one for one in its if one is not None and one != name} for name, its in wanted.items()}


def _dotted(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _module_of(name: str, known: set[str]) -> str | None:
    """The module that a dotted name is or stands in: `from a.b import c` names a module `a.b.c` or one `a.b`."""
    return next((one for one in (name, name.rpartition(".")[0]) if one in known), None)


def circle(wanted: dict[str, set[str]]) -> str:
    """The modules of a circle in their order, "" if there is none."""
    try:
        TopologicalSorter(wanted).prepare()
    except CycleError as found:
        return " ← ".join(found.args[1])
    return ""


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


def test_no_modules_import_each_other_in_a_circle() -> None:
    """Nor inside a function or for the types alone: whoever reads one would have to read them all."""
    found = circle(own_modules())
    assert not found, f"a circle of imports, each imported by the next: {found}"


def test_a_circle_is_named_with_its_modules() -> None:
    assert circle({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == ""
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"a"}}) in ("a ← c ← b ← a", "b ← a ← c ← b", "c ← b ← a ← c")


def test_imports_in_functions_and_for_types_count(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text(
        "from typing import TYPE_CHECKING\n"
        "if TYPE_CHECKING:\n    from privacy_audit.model import Page\n"
        "def late() -> None:\n    from privacy_audit import text\n    import privacy_audit.cli.app\n",
        encoding="utf-8",
    )
    known = {"privacy_audit", "privacy_audit.model", "privacy_audit.text", "privacy_audit.cli.app"}
    assert {_module_of(name, known) for name in imports(module)} - {None} == known - {"privacy_audit"}
