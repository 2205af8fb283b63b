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


# --- pasted at the terminal ------------------------------------------------------------------

posix = pytest.mark.skipif(os.name == "nt", reason="left out: Windows has no pseudo-terminals to type into")


@posix
@pytest.mark.parametrize("ending", ["\r\r", "\r\x04"], ids=["Enter twice", "Control-D once"])
def test_behind_a_dash_a_person_is_told_to_paste_and_how_to_end(tmp_path: Path, ending: str) -> None:
    from tests.cli.test_terminal import end, terminal

    with terminal(tmp_path, "scan", "-", "--lang", "en") as child:
        child.expect_exact("Paste the text here (or type it).")
        child.expect_exact("Then press Enter twice: an empty line ends it.")
        child.send(f"Nhà mình đây.\rĐT: 0912 345 678{ending}")
        child.expect_exact("Do not post it like this: it shows 1 thing")
        child.expect_exact("This result is not kept.")
        assert end(child) == 0


@posix
@pytest.mark.parametrize(
    ("keys", "code", "sentence"),
    [("\x04", 2, "There is no text to look at."), ("one\x03", 130, "Nothing was looked at.")],
    ids=["Control-D at once", "Control-C"],
)
def test_nothing_is_looked_at_where_nothing_was_pasted(
    tmp_path: Path, keys: str, code: int, sentence: str
) -> None:
    from tests.cli.test_terminal import end, terminal

    with terminal(tmp_path, "scan", "-", "--lang", "en") as child:
        child.expect_exact("an empty line ends it.")
        child.send(keys)
        child.expect_exact(sentence)
        assert end(child) == code


@posix
def test_the_pasted_source_of_a_page_is_read_as_a_page_of_its_address(tmp_path: Path) -> None:
    from tests.cli.test_terminal import end, terminal

    address = "https://example.com/minh"
    result = tmp_path / "result.json"
    options = ("--url", address, "--format", "json", "--output", str(result), "--lang", "en")
    with terminal(tmp_path, "scan", "-", *options) as child:
        child.expect_exact("an empty line ends it.")
        child.send("<html><body><p><b>0912</b> 345 678</p>\r\r")
        assert end(child) == 0
    scanned = json.loads(result.read_bytes())
    given = run(tmp_path, "scan", "-", *options[:4], given=b"<html><body><p><b>0912</b> 345 678</p>\n")
    piped = json.loads(given.stdout)
    assert [one["masked"] for one in scanned["exposures"]] == ["09•• ••• •78"]
    for record in (scanned, piped):
        del record["created"]
    assert [one["where"] for one in scanned["exposures"]] == [one["where"] for one in piped["exposures"]]
    assert scanned["targets"] == piped["targets"]


def test_what_is_fed_in_is_read_without_a_word(tmp_path: Path) -> None:
    ended = run(tmp_path, "scan", "-", "--lang", "en", given=b"0912 345 678")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "Do not post it like this: it shows 1 thing" in ended.stdout


@pytest.mark.parametrize("text", ["", " \n\t ", "\u200b"])
@pytest.mark.parametrize("typed", [True, False], ids=["--text", "-"])
def test_of_an_empty_text_it_is_said_that_there_was_nothing_to_read(
    tmp_path: Path, text: str, typed: bool
) -> None:
    arguments = ("--text", text) if typed else ("-",)
    ended = run(tmp_path, "scan", *arguments, "--keep", "--lang", "en", given=b"" if typed else text.encode())
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == "There was nothing to read: the text is empty.\n"
    assert json.loads(run(tmp_path, "history", "list", "--format", "json").stdout)["audits"] == []
