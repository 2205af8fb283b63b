"""README is true: its examples are run, its tables hold what the program has."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from scripts.update_readme import TABLE, coverage

from privacy_audit.catalog import Library
from privacy_audit.cli.everywhere import shared_options
from tests.cli.program import environment, run

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
VIETNAMESE = (ROOT / "README.vi.md").read_text(encoding="utf-8")
BOTH = pytest.mark.parametrize("readme", [README, VIETNAMESE], ids=["en", "vi"])
FENCE = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.M | re.S)
BLOCKS = FENCE.findall(README)
BLOCKS_OF_BOTH = (*BLOCKS, *FENCE.findall(VIETNAMESE))
CONSOLE = [text for kind, text in BLOCKS_OF_BOTH if kind == "console"]


def files(folder: Path) -> None:
    """Write the files that README shows, in either language."""
    for kind, text in BLOCKS_OF_BOTH:
        if "file=" in kind:
            (folder / kind.partition("file=")[2]).write_text(text, encoding="utf-8")


def as_pattern(expected: str) -> re.Pattern[str]:
    """Shown output, in which `…` stands for anything."""
    return re.compile(".*?".join(map(re.escape, expected.split("…"))).replace("\\\n", "\n"), re.S)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all examples, in order: `report` shows what `check` kept."""
    path = tmp_path_factory.mktemp("readme")
    files(path)
    return path


@pytest.mark.parametrize("example", CONSOLE, ids=lambda text: text.splitlines()[0])
def test_an_example_prints_what_readme_shows(
    folder: Path, example: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    command, _, expected = example.removeprefix("$ ").partition("\n")
    program, *arguments = shlex.split(command)
    assert program == "privacy-audit"
    monkeypatch.chdir(folder)
    ended = run(folder / "home", *arguments)
    assert as_pattern(expected).match(ended.stderr + ended.stdout), ended.stderr + ended.stdout


def test_the_python_example_prints_what_readme_shows(tmp_path: Path) -> None:
    [program] = [text for kind, text in BLOCKS if kind == "python"]
    *_, shown = program.splitlines()
    command = [sys.executable, "-c", program]
    ended = subprocess.run(command, capture_output=True, env=environment(tmp_path), check=True)
    assert ended.stdout.decode("utf-8").strip() == shown.removeprefix("# ")


@BOTH
def test_every_shared_option_is_in_readme(readme: str) -> None:
    for option in shared_options():
        assert all(f"`{name}" in readme for name in option.opts), option.opts


@BOTH
def test_every_command_is_in_readme(tmp_path: Path, readme: str) -> None:
    listed = run(tmp_path, "--help").stdout.partition("Commands:\n")[2].partition("\n\n")[0]
    for line in listed.splitlines():
        assert f"### `{line.split()[0]}`" in readme


@pytest.mark.parametrize(("readme", "title"), [(README, "Exit codes"), (VIETNAMESE, "Mã kết thúc")])
def test_every_exit_code_is_in_readme(readme: str, title: str) -> None:
    rows = re.findall(r"^\| (\d+) \|", readme.partition(f"## {title}")[2].partition("##")[0], re.M)
    assert rows == ["0", "1", "2", "3", "4", "130"]


def test_the_gate_runs_readmes_test_command() -> None:
    [command] = [text.strip() for kind, text in BLOCKS if ".[test]" in text and text.startswith("python3")]
    assert command == "python3 -m venv .venv && .venv/bin/pip install -e '.[test]' && .venv/bin/pytest"
    assert "<!-- test command -->" in README


@pytest.mark.parametrize("name", ["README.md", "README.vi.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_inside_the_project_lead_somewhere(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", text):
        assert (ROOT / target).exists(), target


def test_the_coverage_table_is_that_of_the_data() -> None:
    table = TABLE.search(README)
    assert table is not None
    assert table[0] == coverage(Library().networks().values()), "run python scripts/update_readme.py"
