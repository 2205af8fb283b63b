"""The window, the packages, the clock, the way to the Internet, the browser, one's own checklists."""

from __future__ import annotations

import platform
from datetime import date
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

from privacy_audit.health import Stream
from privacy_audit.health.program import Requirement, numbers, requirements, unfit
from privacy_audit.model import Severity
from privacy_audit.record.health import Condition
from tests.health.machines import PIPE, machine, mended, said, tried

W, P, B, N = Condition.WORKS, Condition.IN_PART, Condition.BROKEN, Condition.NOT_NEEDED
POOR = Stream(is_terminal=True, encoding="cp1252")


@pytest.mark.parametrize(
    ("check", "more", "condition", "words"),
    [
        ("terminal", {}, W, "80 columns"),
        ("terminal", {"columns": 30}, P, "30 columns"),
        ("terminal", {"given": PIPE}, P, "Nobody can be asked here"),
        ("terminal", {"said": None}, P, "Nobody can be asked here"),
        ("colours", {}, W, "--no-color"),
        ("colours", {"colors": False}, N, "NO_COLOR"),
        ("colours", {"printed": PIPE}, N, "another program"),
        ("colours", {"environment": {"TERM": "dumb"}}, N, "TERM=dumb"),
        ("vietnamese", {}, W, "Ạ Ệ Ữ đ"),
        ("vietnamese", {"printed": POOR}, P, "cp1252"),
        ("vietnamese", {"said": Stream(encoding="no such thing")}, P, "no such thing"),
        ("vietnamese", {"file_names": "ascii"}, P, "File names"),
        ("keys", {"given": PIPE}, N, "Nobody types here"),
        ("keys", {"given": None}, N, "Nobody types here"),
        ("clock", {}, W, "22/11/2026"),
        ("clock", {"data": None}, W, "22/11/2026"),
        ("clock", {"today": date(2020, 1, 1)}, B, "01/01/2020"),
        ("clock", {"today": date(2040, 1, 1)}, P, "01/01/2040"),
        ("proxy", {}, W, "directly"),
        ("proxy", {"environment": {"https_proxy": "http://lan:secret@proxy:1"}}, P, "(HTTPS_PROXY)"),
        ("browser", {"environment": {"CHROME_PATH": "/nowhere"}}, P, "names no program"),
        ("browser", {"environment": {"PATH": "/nowhere"}}, N, "No Chrome"),
        ("own", {}, N, "no checklists of your own"),
        ("age", {}, W, "older than half a year"),
        ("age", {"today": date(2030, 1, 1)}, P, "older than half a year"),
        ("modes", {"system": "win32"}, W, "On Windows"),
    ],
)  # fmt: skip
def test_what_is_said(
    tmp_path: Path, check: str, more: dict[str, Any], condition: Condition, words: str
) -> None:
    finding = tried(check, machine(tmp_path, **more))
    assert (finding.condition, words in said(finding)) == (condition, True), said(finding)
    assert (finding.mend is None) == (condition is W or (finding.severity is None and not mended(finding)))
    assert "secret" not in said(finding) + mended(finding)


@pytest.mark.parametrize(("system", "words"), [("win32", "chcp 65001"), ("linux", "LC_ALL=C.UTF-8")])
def test_how_to_get_vietnamese_letters_is_said_for_this_system(
    tmp_path: Path, system: str, words: str
) -> None:
    assert words in mended(tried("vietnamese", machine(tmp_path, system=system, printed=POOR)))


def test_the_mistakes_of_own_checklists_are_left_to_their_command(tmp_path: Path) -> None:
    (tmp_path / "own" / "networks").mkdir(parents=True)
    (tmp_path / "own" / "networks" / "hoi.toml").write_text("x = [", encoding="utf-8")
    finding = tried("own", machine(tmp_path, own=(tmp_path / "own",)))
    assert (finding.condition, finding.severity) == (B, Severity.MEDIUM)
    assert mended(finding) == f'See every mistake: privacy-audit networks lint "{tmp_path / "own"}"'


@pytest.mark.parametrize(
    ("files", "counted"),
    [(("a",), "1 file in {folder}, no mistakes."), (("a", "b"), "2 files in {folder}, no mistakes.")],
)
def test_own_checklists_are_counted(tmp_path: Path, files: tuple[str, ...], counted: str) -> None:
    (tmp_path / "own" / "networks").mkdir(parents=True)
    for name in files:
        text = f'id = "{name}"\nname = {{vi = "Hội", en = "Hall"}}\nhome = "https://example.com/"\nupdated = 2026-11-01\n'
        (tmp_path / "own" / "networks" / f"{name}.toml").write_text(text, encoding="utf-8")
    finding = tried("own", machine(tmp_path, own=(tmp_path / "own",)))
    assert finding.condition is Condition.WORKS
    assert said(finding) == counted.format(folder=tmp_path / "own")


@pytest.mark.parametrize(
    "check", ["python", "packages", "translations", "schemas", "certificates", "checklists"]
)
def test_here_everything_is_in_order(tmp_path: Path, check: str) -> None:
    assert tried(check, machine(tmp_path)).severity in (None, Severity.LOW)


# --- versions --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        ("8.2.1rc2", (8, 2, 1)),
        ("8.2.0", (8, 2)),
        ("25", (25,)),
        ("dev", ()),
        ("2026.1.4+local.1", (2026, 1, 4)),
    ],
)
def test_of_a_version_its_numbers_count(version: str, expected: tuple[int, ...]) -> None:
    assert numbers(version) == expected


@pytest.mark.parametrize(
    ("written", "version", "fits"),
    [
        ("typer<0.26,>=0.21", "0.20.9", False),
        ("typer<0.26,>=0.21", "0.26.0", False),
        ("typer<0.26,>=0.21", "0.25.9", True),
        ("click>=8.2", "8.2.0", True),
        ("click>=8.2", "8.10", True),
        ("click==8.2", "8.2.1", False),
        ("click>8.2", "8.2", False),
        ("click<=8.2", "8.2.0", True),
        ("click", "1", True),
        ('playwright>=1.50; extra == "browser"', "1.50", True),
    ],
)
def test_whether_a_version_is_within_its_bounds(written: str, version: str, fits: bool) -> None:
    assert Requirement(written).fits(version) is fits


def test_the_requirement_of_an_extra_is_told_from_those_of_the_program() -> None:
    assert Requirement("dlib-bin>=19.24.6; extra == 'faces'").extra == "faces"
    assert Requirement("dlib-bin>=19.24.6").extra is None


def test_what_a_processor_cannot_have_is_not_missed_there(monkeypatch: pytest.MonkeyPatch) -> None:
    written = ["click>=8.2", "ahocorasick-rs>=1.0; platform_machine != 'ARM64'"]
    monkeypatch.setattr(metadata, "requires", lambda name: written)
    monkeypatch.setattr(platform, "machine", lambda: "AMD64")
    assert [one.name for one in requirements(None)] == ["click", "ahocorasick-rs"]
    monkeypatch.setattr(platform, "machine", lambda: "ARM64")
    assert [one.name for one in requirements(None)] == ["click"]


def test_a_missing_package_and_one_that_is_too_old_are_named() -> None:
    needed = (Requirement("no-such-package-here>=1"), Requirement("click>=99"), Requirement("click>=1"))
    found = [(one.name, one.bounds, version) for one, version in unfit(needed)]
    assert found == [("no-such-package-here", ">=1", None), ("click", ">=99", metadata.version("click"))]
