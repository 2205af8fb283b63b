"""What is typed behind `scan`: twice the same, names with blanks; and what is told of a result not kept."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.program import run

PAGE = "<p>ĐT: 0912 345 678</p>"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the command is typed."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_same_file_typed_in_several_ways_is_looked_at_once_and_that_is_said_once(here: Path) -> None:
    for name in ("c.html", "d.html"):
        (here / name).write_text(PAGE, encoding="utf-8")
    (here / "link.html").symlink_to(here / "c.html")
    targets = ("c.html", "./c.html", "d.html", str(here / "c.html"), "link.html")
    ended = run(here, "scan", *targets, "--format", "json", "--lang", "en")
    assert [one["target"] for one in json.loads(ended.stdout)["targets"]] == ["c.html", "d.html"]
    assert ended.stderr == "Given more than once, so looked at once: c.html\n"
    quiet = run(here, "scan", *targets, "--format", "json", "--lang", "en", "--quiet")
    assert quiet.stderr == ""


def test_of_many_that_were_typed_twice_their_number_is_said(here: Path) -> None:
    for name in ("c.html", "d.html"):
        (here / name).write_text(PAGE, encoding="utf-8")
    ended = run(here, "scan", "c.html", "d.html", "d.html", "c.html", "c.html", "--lang", "en")
    assert ended.stderr == "Given more than once, so looked at once: 2 pages, files or folders.\n"


def test_two_files_of_one_content_are_two_pages(here: Path) -> None:
    for name in ("c.html", "d.html"):
        (here / name).write_text(PAGE, encoding="utf-8")
    ended = run(here, "scan", "c.html", "d.html", "--lang", "en")
    assert "Pages that a stranger can join" in ended.stdout
    assert ended.stderr == ""


def test_a_page_that_was_given_twice_and_cleaned_is_called_closed(here: Path) -> None:
    (here / "d.html").write_text(PAGE, encoding="utf-8")
    assert run(here, "scan", "d.html", "d.html", "--keep", "--quiet").returncode == 0
    (here / "d.html").write_text("<p>Xin chào.</p>", encoding="utf-8")
    assert run(here, "scan", "d.html", "--keep", "--quiet").returncode == 0
    difference = json.loads(run(here, "history", "diff", "--format", "json").stdout)
    assert (len(difference["fixed"]), len(difference["unseen"])) == (1, 0)


def test_a_name_with_blanks_that_fell_apart_is_told_with_its_quotes(here: Path) -> None:
    (here / "Trang của tôi.html").write_text(PAGE, encoding="utf-8")
    (here / "c.html").write_text(PAGE, encoding="utf-8")
    ended = run(here, "scan", "c.html", "Trang", "của", "tôi.html", "--lang", "en", "--profile", "hoa")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == (
        "There is no file or folder “Trang”. Put a name with blanks in quotes: "
        'privacy-audit scan "Trang của tôi.html" --profile hoa\n'
    )


def test_the_first_piece_of_a_name_with_blanks_may_be_there(here: Path) -> None:
    for name in ("Trang của tôi.html", "Trang"):
        (here / name).write_text(PAGE, encoding="utf-8")
    ended = run(here, "scan", "Trang", "của", "tôi.html", "--lang", "en")
    assert 'privacy-audit scan "Trang của tôi.html"' in ended.stderr


def test_pieces_that_make_no_name_are_told_as_they_are(here: Path) -> None:
    ended = run(here, "scan", "Trang", "của", "tôi.html", "--lang", "en")
    assert "no file or folder “Trang”. Check its name" in ended.stderr


@pytest.mark.skipif(os.name == "nt", reason="left out: Windows has no pseudo-terminals to type into")
def test_a_result_that_is_not_kept_says_so_where_a_person_reads(tmp_path: Path) -> None:
    from tests.cli.test_terminal import terminal

    page = tmp_path / "trang.html"
    page.write_text(PAGE, encoding="utf-8")
    not_kept = "This result is not kept. To keep it, type the same command again with --keep."
    with terminal(tmp_path, "scan", str(page), "--lang", "en") as child:
        assert " ".join(child.read().split()).endswith(not_kept)
    with terminal(tmp_path, "scan", str(page), "--lang", "en", "--quiet") as child:
        assert "not kept" not in child.read()
    with terminal(tmp_path, "scan", str(page), "--lang", "en", "--keep") as child:
        assert "not kept" not in child.read()
    with terminal(tmp_path, "scan", str(page), "--lang", "en", "--output", str(tmp_path / "r.txt")) as child:
        assert "not kept" not in child.read()
    with terminal(tmp_path, "scan", "--text", "Xin chào", "--lang", "en") as child:
        told = " ".join(child.read().split())
    assert told.endswith("This result is not kept.")
    assert not_kept not in run(tmp_path, "scan", str(page), "--lang", "en").stderr
