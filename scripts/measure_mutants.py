"""How many mutants of the parts that must not fail are noticed by the tests, and what of them is executed.

python scripts/measure_mutants.py [GROUP…] [--children N] [--survivors] [--coverage-only]

The groups are `guard`, `cleaner`, `masking` and `store`. In a copy of the checkout mutmut changes one thing
at a time in the modules of a group and runs the tests of that group. Functions that mutmut passes over
because they are decorated are rewritten in the copy: `name = decorator(name)` stands behind the definition,
and `lru_cache` nowhere, because each mutant is forked from one process. What a module works out while it is
imported therefore counts as unnoticed. Ends with 1 when fewer than 85 % of the mutants of a group are noticed
or a branch of it was never taken. Needs the extra `[mutation]` and a system with `fork`; takes one to two
hours with two cores.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = Path("src/privacy_audit")
COPIED = ("src", "tests", "checklists", "pyproject.toml", "README.md", "hatch_build.py")
LEAST = 0.85
# A busy machine must not notice mutants: nothing that measures how fast a text is read, and hypothesis with
# its settings for servers, the same examples each time and no deadline.
PYTEST = ("-n0", "-p", "no:cacheprovider", "-k", "not in_time")
QUIET = {"CI": "true"}
# mutmut passes decorated functions over: decorators that can stand behind the definition, or nowhere.
MOVED = ("contextmanager", "property")
DROPPED = ("lru_cache",)


class Group(NamedTuple):
    """Modules that are measured together, and the tests that are to notice a change in them."""

    modules: tuple[str, ...]
    tests: tuple[str, ...]


GROUPS = {
    "guard": Group(
        tuple(
            f"sources/{name}.py"
            for name in ("guard", "address", "connection", "deadline", "transport", "body", "fetch")
        ),
        tuple(f"tests/sources/test_{name}.py" for name in ("guard", "address", "transport", "web")),
    ),
    "cleaner": Group(("text.py",), ("tests/test_text.py",)),
    "masking": Group(
        ("detectors/masking/*.py",),
        (
            *(
                f"tests/detectors/test_{name}.py"
                for name in ("masking", "covering", "covering_known", "detect", "edges")
            ),
            "tests/test_spellings.py",
        ),
    ),
    "store": Group(
        ("history/*.py", "files.py", "locking.py"),
        ("tests/test_history.py", "tests/test_files.py", "tests/test_locking.py"),
    ),
}
# What mutmut notes of a mutant in its `.meta` files: the exit code of the tests.
NOTICED = {
    1: "noticed",
    3: "noticed",
    255: "noticed",
    24: "timeout",
    36: "timeout",
    152: "timeout",
    -24: "timeout",
}
LEFT = {0: "survived", 5: "without test", 33: "without test", 34: "skipped", None: "not run"}


def settings(group: Group) -> str:
    """What mutmut reads: `setup.cfg` of the copy."""
    lists = {
        "source_paths": ("src",),
        "only_mutate": tuple(str(PACKAGE / module) for module in group.modules),
        "also_copy": ("checklists", "README.md"),
        "pytest_add_cli_args": PYTEST,
        "pytest_add_cli_args_test_selection": group.tests,
    }
    lines = [f"{name} =\n" + "".join(f"    {value}\n" for value in values) for name, values in lists.items()]
    ending = "timeout_constant = 6\ntimeout_multiplier = 8\ntrack_dependencies = false\n"
    return "[mutmut]\n" + "".join(lines) + ending


def copy_to(folder: Path) -> None:
    """The checkout without what nobody tests."""
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__", ".*"))
        else:
            shutil.copy2(source, folder / name)


def _decorator(node: ast.AST) -> str | None:
    """The one decorator of a function as it is written, if it can be moved or dropped."""
    if not isinstance(node, ast.FunctionDef) or len(node.decorator_list) != 1:
        return None
    written = ast.unparse(node.decorator_list[0])
    return written if written.partition("(")[0] in MOVED + DROPPED else None


def undecorated(source: str) -> str:
    """A module that means the same and whose functions mutmut can change."""
    lines = source.splitlines()
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)]
    for node in sorted(functions, key=lambda one: -one.lineno):
        decorator = _decorator(node)
        if decorator and node.end_lineno:
            if decorator in MOVED:
                lines.insert(
                    node.end_lineno, f"{' ' * node.col_offset}{node.name} = {decorator}({node.name})"
                )
            del lines[node.decorator_list[0].lineno - 1]
    return "\n".join(lines) + "\n"


def modules_of(group: Group, folder: Path) -> Iterator[Path]:
    """The files of a group in a copy."""
    for pattern in group.modules:
        yield from sorted((folder / PACKAGE).glob(pattern))


def python(folder: Path, *words: str) -> tuple[int, str]:
    """Run Python on words of this file; the exit code and what was said."""
    ended = subprocess.run(  # noqa: S603 - all words stand in this file
        [sys.executable, *words],
        cwd=folder,
        env={**os.environ, **QUIET, "PYTHONPATH": str(folder / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    return ended.returncode, ended.stdout + ended.stderr


def coverage_of(group: Group, folder: Path) -> tuple[bool, str]:
    """Whether the tests take every branch of the modules of a group, and the table of what they miss."""
    included = ",".join(str(path.relative_to(folder)) for path in modules_of(group, folder))
    measuring = ("-m", "coverage", "run", "--branch", "--source=privacy_audit")
    code, said = python(folder, *measuring, "-m", "pytest", *PYTEST, *group.tests)
    if code:
        sys.exit(said[-3000:])
    reporting = ("-m", "coverage", "report", "--show-missing", "--fail-under=100", f"--include={included}")
    code, table = python(folder, *reporting)
    return code == 0, table


def mutate(group: Group, folder: Path, children: int) -> dict[str, str]:
    """By name of a mutant, whether it was noticed."""
    for path in modules_of(group, folder):
        path.write_text(undecorated(path.read_text(encoding="utf-8")), encoding="utf-8")
    (folder / "setup.cfg").write_text(settings(group), encoding="utf-8")
    _, said = python(folder, "-m", "mutmut", "run", "--max-children", str(children))
    found: dict[str, str] = {}
    for path in (folder / "mutants").rglob("*.meta"):
        codes = json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
        found |= {name: NOTICED.get(code) or LEFT.get(code, f"code {code}") for name, code in codes.items()}
    if not found:
        sys.exit(said[-3000:])
    return found


def change_of(name: str, folder: Path) -> str:
    """What a mutant changes, as lines with `-` and `+`."""
    shown = python(folder, "-m", "mutmut", "show", name)[1].splitlines()
    lines = [line for line in shown if line[:1] in ("-", "+") and line[:3] not in ("---", "+++")]
    return "\n".join((name, *(f"    {line}" for line in lines)))


def measure(name: str, arguments: argparse.Namespace) -> bool:
    """Print the figures of a group; whether they are good enough."""
    group = GROUPS[name]
    with tempfile.TemporaryDirectory(prefix="mutants-") as made:
        folder = Path(made)
        copy_to(folder)
        covered, table = coverage_of(group, folder)
        print(f"== {name}\n{table}")
        if arguments.coverage_only:
            return covered
        found = mutate(group, folder, arguments.children)
        counts = Counter(found.values())
        noticed = counts["noticed"] + counts["timeout"]
        told = ", ".join(f"{number} {what}" for what, number in counts.most_common())
        print(f"{len(found)} mutants: {told}; noticed: {noticed / len(found):.1%}\n", flush=True)
        if arguments.survivors:
            left = [one for one, what in found.items() if what not in ("noticed", "timeout")]
            print("\n".join(change_of(one, folder) for one in left))
        return covered and noticed / len(found) >= LEAST


def main() -> int:
    """Measure the groups that are named, all if none is."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("groups", nargs="*", help="guard, cleaner, masking, store")
    parser.add_argument("--children", type=int, default=2, help="mutants at once")
    parser.add_argument("--survivors", action="store_true", help="print what was changed unnoticed")
    parser.add_argument("--coverage-only", action="store_true", help="only what is executed")
    arguments = parser.parse_args()
    unknown = set(arguments.groups) - set(GROUPS)
    if unknown:
        parser.error(f"unknown group: {', '.join(sorted(unknown))}")
    results = [measure(name, arguments) for name in arguments.groups or GROUPS]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
