"""Ids never change: stored answers, links and other people's files rely on them."""

from __future__ import annotations

from pathlib import Path

import pytest

from privacy_audit.catalog import Library, shipped_folder
from privacy_audit.cli.finishing import current
from privacy_audit.model import Answer, State
from tests.cli.program import run

LISTED = (shipped_folder() / "ids.txt").read_text(encoding="utf-8").split()


def today() -> list[str]:
    return [f"{name}/{one.id}" for name, network in Library().networks().items() for one in network.questions]


def test_an_id_that_is_gone_has_a_new_name() -> None:
    gone = set(LISTED) - set(today())
    assert gone <= set(Library().renamed()), "add the new names to checklists/renamed.toml"


def test_every_id_of_today_is_listed() -> None:
    assert set(today()) <= set(LISTED), "add the new ids to checklists/ids.txt; from now on they stay"


def test_a_new_name_is_the_name_of_a_question() -> None:
    assert set(Library().renamed().values()) <= set(today())


def test_the_list_is_in_order_and_without_doubles() -> None:
    assert sorted(set(LISTED)) == LISTED


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder of checklists that says what a question was called earlier."""
    (tmp_path / "own").mkdir()
    table = '"zalo/search-by-number" = "zalo/find-by-phone"\n'
    (tmp_path / "own" / "renamed.toml").write_text(table, encoding="utf-8")
    return tmp_path / "own"


def test_stored_answers_follow_their_question(own: Path) -> None:
    stored = Answer(question="zalo/search-by-number", state=State.ANSWERED, choice="off")
    other = Answer(question="zalo/two-factor", state=State.SKIPPED)
    assert current(Library(own), [stored, other]) == {
        "zalo/find-by-phone": Answer(question="zalo/find-by-phone", state=State.ANSWERED, choice="off"),
        "zalo/two-factor": other,
    }


def test_a_file_of_answers_may_use_the_earlier_name(own: Path, tmp_path: Path) -> None:
    answers = tmp_path / "answers.toml"
    answers.write_text('[answers]\n"zalo/search-by-number" = "off"\n', encoding="utf-8")
    ended = run(tmp_path, "check", "--answers", str(answers), "--checklists", str(own), "--format", "json")
    assert ended.returncode == 0, ended.stderr
    assert '"question": "zalo/find-by-phone"' in ended.stdout
