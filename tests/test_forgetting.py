"""Forgetting removes what is ours, whole, and touches nothing else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from privacy_audit.errors import CannotWrite
from privacy_audit.forgetting import forget, kept_files
from privacy_audit.history import FILE, History
from privacy_audit.model import Answer, State

ANSWER = Answer(question="zalo/find-by-phone", state=State.ANSWERED, choice="on")
LINKS = pytest.mark.skipif(os.name == "nt", reason="Windows makes links for administrators only")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A person's folder with a store."""
    with History(tmp_path / "home" / "default") as history:
        history.put(ANSWER)
    return tmp_path / "home" / "default"


def test_the_folder_goes_with_all_that_is_ours(folder: Path) -> None:
    language = folder.parent / "language"
    language.write_text("vi", encoding="ascii")
    (folder / f"{FILE}-journal").write_bytes(b"left by a kill")
    forgotten = forget(folder, (language,))
    assert forgotten.removed == (folder / FILE, folder / f"{FILE}-journal", language)
    assert (forgotten.links, forgotten.others) == ((), ())
    assert list(folder.parent.iterdir()) == []


def test_nothing_there_is_nothing_to_do(tmp_path: Path) -> None:
    assert kept_files(tmp_path / "default", (tmp_path / "language",)) == ()
    forgotten = forget(tmp_path / "default", (tmp_path / "language",))
    assert (forgotten.removed, forgotten.links, forgotten.others) == ((), (), ())


def test_what_is_not_ours_stays_and_is_named(folder: Path) -> None:
    (folder / "diary.txt").write_text("mine", encoding="utf-8")
    (folder / "photos").mkdir()
    forgotten = forget(folder)
    assert forgotten.removed == (folder / FILE,)
    assert forgotten.others == (folder / "diary.txt", folder / "photos")
    assert (folder / "diary.txt").read_text(encoding="utf-8") == "mine"


def test_what_an_interrupted_visit_left_goes_too_but_nothing_that_only_sounds_alike(folder: Path) -> None:
    for name in ("crawl-0a1b.jsonl", "crawl-0a1b.new", "crawl-notes.txt"):
        (folder / name).write_text("", encoding="utf-8")
    forgotten = forget(folder)
    assert {path.name for path in forgotten.removed} == {FILE, "crawl-0a1b.jsonl", "crawl-0a1b.new"}
    assert forgotten.others == (folder / "crawl-notes.txt",)


@LINKS
def test_a_link_in_place_of_the_store_stays_and_so_does_what_it_leads_to(
    folder: Path, tmp_path: Path
) -> None:
    elsewhere = (folder / FILE).rename(tmp_path / "elsewhere.sqlite")
    (folder / FILE).symlink_to(elsewhere)
    forgotten = forget(folder)
    assert forgotten.removed == ()
    assert forgotten.links == (folder / FILE,)
    assert forgotten.others == ()
    assert elsewhere.stat().st_size > 0


@LINKS
def test_a_link_in_place_of_the_folder_is_not_followed(folder: Path, tmp_path: Path) -> None:
    elsewhere = folder.rename(tmp_path / "elsewhere")
    folder.symlink_to(elsewhere)
    assert kept_files(folder) == (folder,)
    forgotten = forget(folder)
    assert (forgotten.removed, forgotten.links, forgotten.others) == ((), (folder,), ())
    assert (elsewhere / FILE).exists()


@LINKS
def test_a_home_that_is_reached_by_a_link_is_a_home(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "shortcut").symlink_to(folder.parent)
    forgotten = forget(tmp_path / "shortcut" / "default")
    assert forgotten.removed == (tmp_path / "shortcut" / "default" / FILE,)
    assert not folder.exists()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the administrator may remove everything")
def test_what_cannot_be_removed_is_said(folder: Path) -> None:
    folder.chmod(0o500)
    try:
        with pytest.raises(CannotWrite, match="could not be removed: you have no permission"):
            forget(folder)
    finally:
        folder.chmod(0o700)


@LINKS
def test_a_folder_that_is_a_link_to_itself_is_named_and_left(tmp_path: Path) -> None:
    folder = tmp_path / "default"
    folder.symlink_to("default")
    forgotten = forget(folder)
    assert (forgotten.removed, forgotten.links) == ((), (folder,))
    assert folder.is_symlink()
