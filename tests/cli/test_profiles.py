"""`--profile`: several people on one computer, each with what is theirs alone."""

from __future__ import annotations

import json
import subprocess
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from privacy_audit.cli.profiles import profile_named
from privacy_audit.errors import WrongUsage
from tests.cli.program import run

ANSWERS = '[answers]\n"zalo/find-by-phone" = "on"\n'


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home in which Lân and Mẹ Hoa have an audit each."""
    (tmp_path / "answers.toml").write_text(ANSWERS, encoding="utf-8")
    for name in ("Lân", "Mẹ Hoa"):
        ended = check(tmp_path, name)
        assert ended.returncode == 0
        assert f"A new profile was begun: {name}" in ended.stderr
    return tmp_path / "home"


def check(folder: Path, name: str) -> subprocess.CompletedProcess[str]:
    arguments = ["check", "--answers", str(folder / "answers.toml"), "--lang", "en"]
    return run(folder / "home", *arguments, "--profile", name)


def listed(home: Path, *arguments: str, profile: str = "") -> Any:
    """The list as data; `profile` is what the environment names."""
    command = ("history", "list", "--format", "json", *arguments)
    return json.loads(run(home, *command, PRIVACY_AUDIT_PROFILE=profile).stdout)


# --- names -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        "", " ", "\u200b", ".", "..", "../Lan", "a/b", "a\\b", "Lan.", "C:", "a*", "a?", 'a"b', "a<b", "a|b",
        "con", "CON", "Prn", "aux", "nul", "COM1", "lpt9", "COM¹", "-rf", "_x", "'x", "0912345678",
        "0912 345 678", "x" * 41,
    ],
)  # fmt: skip
def test_a_name_that_cannot_be_a_folder_everywhere_is_refused(typed: str) -> None:
    with pytest.raises(WrongUsage):
        profile_named(typed)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Lan", "Lan"),
        ("  Nguyễn Thị   Lan ", "Nguyễn Thị Lan"),
        ("Đặng-Trần", "Đặng-Trần"),
        ("O'Neil", "O'Neil"),
        ("Lan 2", "Lan 2"),
        ("com10", "com10"),
        ("console", "console"),
        (unicodedata.normalize("NFD", "Hoà"), "Hoà"),
        ("La\u200bn", "Lan"),
        ("สมชาย", "สมชาย"),
        ("x" * 40, "x" * 40),
    ],
)
def test_a_name_is_taken_as_it_was_typed(typed: str, name: str) -> None:
    assert profile_named(typed) == name


# --- people ----------------------------------------------------------------------------------


def test_each_has_audits_and_a_key_of_their_own(home: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<h1>Lan</h1><p>Zalo 0912 345 678</p>", encoding="utf-8")
    found = [
        json.loads(run(home, "scan", str(page), "--format", "json", "--profile", name).stdout)
        for name in ("Lân", "Mẹ Hoa")
    ]
    prints = [one["exposures"][0]["fingerprint"] for one in found]
    assert prints[0] != prints[1]
    assert [one["profile"] for one in found] == ["Lân", "Mẹ Hoa"]
    assert listed(home)["audits"] == []
    assert len(listed(home, "--profile", "Lân")["audits"]) == 1


@pytest.mark.parametrize("typed", ["LÂN", "lân", unicodedata.normalize("NFD", "Lân")])
def test_capitals_and_ways_to_write_a_letter_make_no_other_person(
    home: Path, tmp_path: Path, typed: str
) -> None:
    ended = check(tmp_path, typed)
    assert ended.returncode == 0
    assert "A new profile" not in ended.stderr
    assert "Profile: Lân\n" in ended.stdout
    assert listed(home)["profiles"] == ["Lân", "Mẹ Hoa"]
    assert len(listed(home, "--profile", "Lân")["audits"]) == 2


def test_reports_say_whose_they_are_only_where_there_is_a_profile(home: Path, tmp_path: Path) -> None:
    assert check(tmp_path, "Lân").returncode == 0
    for arguments in (
        ["report"],
        ["history", "list"],
        ["history", "diff"],
        ["history", "list", "--accepted"],
    ):
        for form in ("terminal", "html", "markdown"):
            ended = run(home, *arguments, "--format", form, "--profile", "lân", "--lang", "en")
            assert "Profile: Lân" in ended.stdout, arguments
    answers = str(tmp_path / "answers.toml")
    assert "Profile:" not in run(home, "check", "--answers", answers, "--lang", "en").stdout
    assert "Profile:" not in run(home, "demo", "--profile", "Lân", "--lang", "en").stdout


def test_the_environment_names_one_too_and_what_is_typed_wins(home: Path) -> None:
    assert listed(home, profile="Lân")["profile"] == "Lân"
    assert listed(home, "--profile", "Mẹ Hoa", profile="Lân")["profile"] == "Mẹ Hoa"
    assert listed(home, profile="")["profile"] is None


@pytest.mark.parametrize(
    "arguments", [["report"], ["history", "list"], ["history", "undo"], ["history", "accept"]]
)
def test_a_command_that_only_looks_begins_no_profile(home: Path, arguments: list[str]) -> None:
    ended = run(home, *arguments, "--profile", "Lam", "--lang", "en")
    assert ended.returncode == 2
    assert "There is no profile “Lam” on this computer. There are: Lân, Mẹ Hoa." in " ".join(
        ended.stderr.split()
    )
    assert listed(home)["profiles"] == ["Lân", "Mẹ Hoa"]


def test_the_list_names_the_profiles(home: Path) -> None:
    text = " ".join(run(home, "history", "list", "--lang", "en").stdout.split())
    assert "Profiles on this computer: Lân, Mẹ Hoa." in text


# --- forgetting ------------------------------------------------------------------------------


def test_purge_deletes_only_the_chosen_profile(home: Path) -> None:
    (home / "language").write_text("vi", encoding="ascii")
    ended = run(home, "history", "purge", "--profile", "lân", "--yes", "--lang", "en")
    assert ended.returncode == 0
    assert "Kept for other people on this computer: Mẹ Hoa." in " ".join(ended.stderr.split())
    assert listed(home)["profiles"] == ["Mẹ Hoa"]
    assert (home / "language").exists()


def test_purge_of_all_profiles_leaves_nothing(home: Path, tmp_path: Path) -> None:
    (home / "language").write_text("vi", encoding="ascii")
    answers = str(tmp_path / "answers.toml")
    assert run(home, "check", "--answers", answers).returncode == 0
    without_yes = run(home, "history", "purge", "--all-profiles", "--lang", "en")
    assert (without_yes.returncode, "add --yes" in without_yes.stderr) == (2, True)
    ended = run(home, "history", "purge", "--all-profiles", "--yes", "--lang", "en")
    assert ended.returncode == 0
    assert list(home.iterdir()) == []


def test_what_cannot_go_together_is_refused(home: Path) -> None:
    for more in (["--older-than", "3"], ["--profile", "Lân"]):
        ended = run(home, "history", "purge", "--all-profiles", "--yes", *more, "--lang", "en")
        assert ended.returncode == 2
        assert "--all-profiles goes together neither" in " ".join(ended.stderr.split())
    assert listed(home)["profiles"] == ["Lân", "Mẹ Hoa"]


def test_evidence_of_a_profile_stays_and_is_named(home: Path) -> None:
    (home / "profiles" / "Lân" / "evidence").mkdir()
    ended = run(home, "history", "purge", "--all-profiles", "--yes", "--lang", "en")
    told = " ".join(ended.stderr.split())
    assert 'emergency evidence delete --profile "Lân"' in told
    assert [path.name for path in (home / "profiles").rglob("*")] == ["Lân", "evidence"]
