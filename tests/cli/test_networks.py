"""`networks`: the list, the cards, the checks."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest
from jsonschema import ValidationError

from tests.cli.program import run
from tests.cli.test_commands import valid

CHECKLISTS = Path(__file__).resolve().parents[2] / "checklists"


def test_the_list_names_every_network_with_its_age(tmp_path: Path) -> None:
    ended = run(tmp_path, "networks", "list", "--format", "json")
    listed = json.loads(ended.stdout)
    assert listed["schema"] == "privacy-audit.networks/1"
    assert len(listed["networks"]) >= 18
    assert sum(row["questions"] for row in listed["networks"]) >= 220
    [zalo] = [row for row in listed["networks"] if row["id"] == "zalo"]
    assert set(zalo) == {"id", "name", "questions", "confirmed", "oldest", "newest"}
    assert zalo["name"] == {"vi": "Zalo", "en": "Zalo"}
    assert zalo["oldest"] <= zalo["newest"]


def test_the_list_is_a_table_in_the_terminal(tmp_path: Path) -> None:
    lines = run(tmp_path, "networks", "list", "--lang", "vi").stdout.splitlines()
    assert lines[0].split("  ")[0] == "mạng"
    assert len(lines) >= 19
    assert all(len(line) <= 80 for line in lines)


@pytest.mark.parametrize(("form", "begin"), [("markdown", "# "), ("html", "<!")])
@pytest.mark.parametrize("command", ["list", "stale"])
def test_the_lists_are_pages_too(tmp_path: Path, command: str, form: str, begin: str) -> None:
    ended = run(tmp_path, "networks", command, "--format", form, "--lang", "en")
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.startswith(begin)
    assert "zalo" in ended.stdout


@pytest.mark.parametrize("command", ["list", "stale"])
def test_the_lists_are_not_written_for_a_spreadsheet(tmp_path: Path, command: str) -> None:
    ended = run(tmp_path, "networks", command, "--format", "csv", "--lang", "en")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "--format csv works with report" in ended.stderr


@pytest.mark.parametrize("form", ["terminal", "markdown", "html", "json"])
@pytest.mark.parametrize("arguments", [("list",), ("stale", "--max-age", "0"), ("show", "zalo")])
def test_nothing_of_an_organisations_texts_acts_on_a_terminal(
    tmp_path: Path, form: str, arguments: tuple[str, ...]
) -> None:
    odd = r"=1+1 \u001b]0;pwn\u0007\u001b[31m\u202eHall\u009b31m"
    text = (CHECKLISTS / "networks" / "zalo.toml").read_text(encoding="utf-8")
    texts = f'{{vi = "{odd} một", en = "{odd} one"}}'
    text = re.sub(r"^(name|prompt) = .*$", lambda line: f"{line[1]} = {texts}", text, flags=re.M)
    (tmp_path / "own" / "networks").mkdir(parents=True)
    (tmp_path / "own" / "networks" / "zalo.toml").write_text(text, encoding="utf-8")
    ended = run(tmp_path, "networks", *arguments, "--checklists", str(tmp_path / "own"), "--format", form)
    assert (ended.returncode, ended.stdout) == (2, "")  # such a file is refused whole
    assert "U+001B" in ended.stderr
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]|\\u00", ended.stderr)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("form", ["terminal", "markdown", "html"])
def test_a_card_has_the_quick_settings_in_every_form(tmp_path: Path, form: str, language: str) -> None:
    ended = run(tmp_path, "networks", "show", "zalo", "--format", form, "--lang", language)
    assert ended.returncode == 0, ended.stderr
    assert "Zalo" in ended.stdout
    assert "Cá nhân" in ended.stdout  # the app's own label, in both languages


def test_a_fuller_card_is_longer(tmp_path: Path) -> None:
    quick, full = (
        run(tmp_path, "networks", "show", "zalo", "--level", one).stdout for one in ("quick", "full")
    )
    assert len(full) > 2 * len(quick)


def own(folder: Path, name: str, *, level: str = "standard") -> Path:
    """A folder of own checklists with a network of two questions of one level."""
    text = (CHECKLISTS / "networks" / "zalo.toml").read_text(encoding="utf-8")
    head, *questions = text.split("[[questions]]\n")
    few = "[[questions]]\n".join(["", *questions[:2]])
    made = f"{head}{few}".replace('id = "zalo"', f'id = "{name}"')
    (folder / "networks").mkdir(parents=True)
    (folder / "networks" / f"{name}.toml").write_text(
        re.sub(r"^level = .*$", f'level = "{level}"', made, flags=re.M), encoding="utf-8"
    )
    return folder


@pytest.mark.parametrize("form", ["terminal", "markdown", "html"])
def test_a_card_without_quick_questions_says_which_level_has_some(tmp_path: Path, form: str) -> None:
    folder = str(own(tmp_path / "own", "mocha"))
    asked = ("networks", "show", "mocha", "--checklists", folder, "--lang", "en", "--format", form)
    ended = run(tmp_path, *asked)
    assert ended.returncode == 0
    said = "No question here. The level standard has some (2); to see them, add --level standard."
    assert said in " ".join(ended.stdout.split())
    deeper = run(tmp_path, *asked, "--level", "standard").stdout
    assert "mocha/find-by-phone" in deeper
    assert "No question here" not in deeper


def test_one_question_is_shown_with_its_sources(tmp_path: Path) -> None:
    ended = run(tmp_path, "networks", "show", "zalo/find-by-phone", "--lang", "en")
    assert "Sources" in ended.stdout
    assert "https://help.zalo.me/" in ended.stdout
    assert "Verified: 20" in ended.stdout
    shown = json.loads(run(tmp_path, "networks", "show", "zalo/find-by-phone", "--format", "json").stdout)
    assert shown["question"]["id"] == "find-by-phone"


def test_the_whole_network_is_shown_as_data(tmp_path: Path) -> None:
    shown = json.loads(run(tmp_path, "networks", "show", "zalo", "--format", "json").stdout)
    assert shown["schema"] == "privacy-audit.network-card/1"
    assert len(shown["network"]["questions"]) > 20


@pytest.mark.parametrize(
    ("arguments", "schema"),
    [
        (("list",), "networks"),
        (("show", "zalo"), "network-card"),
        (("show", "viber"), "network-card"),
        (("show", "zalo/find-by-phone"), "question"),
        (("stale", "--max-age", "0"), "stale"),
    ],
)
def test_what_is_printed_as_data_fits_the_schema_that_it_names(
    tmp_path: Path, arguments: tuple[str, ...], schema: str
) -> None:
    shown = json.loads(run(tmp_path, "networks", *arguments, "--format", "json").stdout)
    assert shown["schema"] == f"privacy-audit.{schema}/1"
    valid(shown, f"{schema}-1.schema.json")
    for key in [key for key in shown if key != "schema"]:
        with pytest.raises(ValidationError):
            valid({name: value for name, value in shown.items() if name != key}, f"{schema}-1.schema.json")


@pytest.mark.parametrize("name", ["zallo", "zalo/find-by-fone", "zalo/"])
def test_what_is_unknown_is_refused_with_what_is_known(tmp_path: Path, name: str) -> None:
    ended = run(tmp_path, "networks", "show", name, "--lang", "en")
    assert ended.returncode == (0 if name == "zalo/" else 2)
    assert ended.stdout == "" or name == "zalo/"


def test_the_shipped_files_pass_lint(tmp_path: Path) -> None:
    ended = run(tmp_path, "networks", "lint", "--lang", "en")
    assert ended.returncode == 0
    assert "no mistakes" in ended.stderr


def test_lint_names_the_mistakes_of_all_files_at_once(tmp_path: Path) -> None:
    (tmp_path / "own" / "networks").mkdir(parents=True)
    (tmp_path / "own" / "networks" / "one.toml").write_text('id = "two"\n', encoding="utf-8")
    (tmp_path / "own" / "networks" / "broken.toml").write_text("id = \n", encoding="utf-8")
    (tmp_path / "own" / "scoring.toml").write_text("version = 'x'\n", encoding="utf-8")
    ended = run(tmp_path, "networks", "lint", str(tmp_path / "own"), "--lang", "en")
    assert ended.returncode == 2
    for file in ("one.toml", "broken.toml", "scoring.toml"):
        assert file in ended.stderr


def test_lint_of_a_folder_without_checklists_says_so(tmp_path: Path) -> None:
    ended = run(tmp_path, "networks", "lint", str(tmp_path), "--lang", "en")
    assert ended.returncode == 2
    assert "no checklists" in ended.stderr


def test_old_instructions_are_listed_oldest_first(tmp_path: Path) -> None:
    rows = json.loads(run(tmp_path, "networks", "stale", "--format", "json").stdout)["questions"]
    assert [row["verified"] for row in rows] == sorted(row["verified"] for row in rows)
    assert rows
    none = json.loads(run(tmp_path, "networks", "stale", "--max-age", "99999", "--format", "json").stdout)
    assert none["questions"] == []


def test_as_many_instructions_are_old_here_as_doctor_says(tmp_path: Path) -> None:
    ended = run(tmp_path, "networks", "stale", "--max-age", "180", "--lang", "en")
    told = re.fullmatch(
        r"Older than 180 days: (\d+)\. Instructions for settings: (\d+); help channels: (\d+); "
        r"facts in the texts to spread: (\d+)\.\n",
        ended.stderr,
    )
    assert told is not None
    number, settings, channels, facts = map(int, told.groups())
    assert number == settings + channels + facts == len(ended.stdout.splitlines())
    checks = json.loads(run(tmp_path, "doctor", "--format", "json", "--lang", "en").stdout)["checks"]
    [age] = [row["says"] for row in checks if row["id"] == "age"]
    assert f"{settings} of them older than half a year (180 days)" in age


@pytest.mark.skipif(
    sys.platform != "linux",
    reason="left out: the folder of settings is set through XDG_CONFIG_HOME, which Linux alone reads",
)
def test_an_organisations_own_folder_is_read_from_the_configuration(tmp_path: Path) -> None:
    card = run(tmp_path, "networks", "show", "zalo", "--format", "json").stdout
    folder = tmp_path / "settings" / "privacy-audit" / "checklists" / "networks"
    folder.mkdir(parents=True)
    network = json.loads(card)["network"]
    text = f'id = "hall"\nname = {{vi = "Hội trường", en = "Hall"}}\nhome = "{network["home"]}"\nupdated = 2026-01-01\n'
    (folder / "hall.toml").write_text(text, encoding="utf-8")
    ended = run(
        tmp_path, "networks", "show", "hall", "--lang", "vi", XDG_CONFIG_HOME=str(tmp_path / "settings")
    )
    assert "Hội trường" in ended.stdout
