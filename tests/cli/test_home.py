"""Where the person's own things lie, by what the computer says of this user."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from privacy_audit.cli.home import NOWHERE, _usual, common_folder, home_folder, own_checklists

posix = pytest.mark.skipif(os.name == "nt", reason="Windows asks no variables")
USUAL = Path("Library/Application Support" if sys.platform == "darwin" else ".local/share", "privacy-audit")


@pytest.fixture
def account(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a user who has set nothing else."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    return tmp_path


@posix
def test_the_usual_place_is_in_the_folder_of_the_user(account: Path) -> None:
    assert home_folder(None) == account / USUAL
    assert common_folder() == account / USUAL
    assert own_checklists().is_absolute()


@posix
def test_what_terminals_have_in_common_does_not_move_with_a_variable(
    account: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(account / "snap"))
    assert common_folder() == account / USUAL


@posix
@pytest.mark.parametrize("home", ["", "relative"])
def test_a_home_that_is_none_leads_to_the_usual_place(
    account: Path, monkeypatch: pytest.MonkeyPatch, home: str
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(account / "snap"))
    monkeypatch.setenv("HOME", home)
    assert common_folder() == home_folder(None)


def _unknown() -> Path:
    raise RuntimeError("could not determine the home directory")


@pytest.mark.parametrize("place", [_unknown, lambda: Path("~/.local/share/privacy-audit")])
def test_for_a_user_whom_the_computer_does_not_know_nothing_can_be_kept(
    place: Callable[[], Path],
) -> None:
    assert _usual(place) == NOWHERE
    with pytest.raises(OSError):
        (NOWHERE / "default").mkdir(parents=True)
