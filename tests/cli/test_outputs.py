"""`--output` never takes the place of a device, of what is kept, or of what the command reads."""

from __future__ import annotations

import json
import os
import stat
import sys
import unicodedata
from pathlib import Path

import pytest

from privacy_audit.cli.outputs import place_of, refuse_loss, spelt_json
from privacy_audit.errors import CannotWrite
from tests.cli.program import run

PAGE = "<!doctype html><html lang=vi><body><p>ĐT: 0912 345 678</p></body></html>"
POSIX = pytest.mark.skipif(
    sys.platform == "win32",
    reason="needs named pipes, devices and links, which Windows has not for everybody",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "work").mkdir()
    return tmp_path


@POSIX
@pytest.mark.parametrize(
    "path", ["/dev/stdout", "/dev/null", "/dev/fd/1", "/proc/self/fd/1", "/dev/new", "/dev/../dev/null"]
)
def test_a_device_is_no_file_whatever_it_leads_to(path: str) -> None:
    with pytest.raises(CannotWrite, match="is not a file"):
        place_of(Path(path))


@POSIX
def test_a_link_to_a_device_a_pipe_a_folder_or_nowhere_is_left_as_it_is(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    for name, target in {
        "device": "/dev/null", "pipe-link": "pipe", "folder-link": "work", "lost": "nowhere", "circle": "circle",
    }.items():  # fmt: skip
        (folder / name).symlink_to(target)
        with pytest.raises(CannotWrite, match="is not a file"):
            place_of(folder / name)
    with pytest.raises(CannotWrite, match="is not a file"):
        place_of(folder / "pipe")
    with pytest.raises(CannotWrite, match="is not a file"):
        place_of(folder / "work")


@POSIX
def test_a_link_stays_a_link_and_the_file_behind_it_is_written(folder: Path) -> None:
    (folder / "work" / "report.txt").write_text("before", encoding="utf-8")
    link = folder / "link.txt"
    link.symlink_to("work/report.txt")
    ended = run(folder / "home", "scan", str(folder / "page.html"), "--output", str(link), "--force")
    assert ended.returncode == 0, ended.stderr
    assert link.is_symlink()
    assert "09•• ••• •78" in (folder / "work" / "report.txt").read_text(encoding="utf-8")


@POSIX
def test_a_device_is_refused_by_the_program_and_stays_one(folder: Path) -> None:
    link = folder / "null"
    link.symlink_to("/dev/null")
    ended = run(folder / "home", "scan", str(folder / "page.html"), "--output", str(link), "--force")
    assert ended.returncode == 4
    assert "is not a file." in ended.stderr
    assert link.is_symlink()
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


@pytest.mark.parametrize(
    "name",
    [
        "default/audits.sqlite",
        "default/evidence/manifest.jsonl",
        "profiles/x/audits.sqlite",
        "sessions/open",
        "language",
    ],
)
def test_nothing_that_is_kept_may_be_replaced(folder: Path, name: str) -> None:
    with pytest.raises(CannotWrite, match="keeps your data"):
        refuse_loss(folder / name, folder, {})
    refuse_loss(folder / "default-report.html", folder, {})


@POSIX
def test_nothing_that_is_kept_may_be_replaced_through_a_link(folder: Path) -> None:
    (folder / "default").mkdir()
    (folder / "way").symlink_to("default")
    with pytest.raises(CannotWrite, match="keeps your data"):
        refuse_loss(folder / "way" / "audits.sqlite", folder, {})


def test_what_is_scanned_is_not_replaced_by_its_report(folder: Path) -> None:
    page = folder / "page.html"
    ended = run(
        folder / "home", "scan", str(page), "--output", str(folder / "work" / ".." / "page.html"), "--force"
    )
    assert ended.returncode == 4
    assert "is what this command reads" in ended.stderr
    assert page.read_text(encoding="utf-8") == PAGE


def test_the_file_of_the_audits_is_not_replaced_by_a_report(folder: Path) -> None:
    home = folder / "home"
    assert run(home, "scan", str(folder / "page.html"), "--keep").returncode == 0
    store = home / "default" / "audits.sqlite"
    before = store.read_bytes()
    ended = run(home, "report", "--output", str(store), "--force")
    assert ended.returncode == 4
    assert "keeps your data" in ended.stderr
    assert store.read_bytes() == before


def test_a_file_that_is_named_beside_others_or_in_no_option_at_all(folder: Path) -> None:
    page = folder / "page.html"
    refuse_loss(page, folder / "home", {"text": False, "jobs": 8, "targets": [], "url": None, "other": "\0"})
    with pytest.raises(CannotWrite, match="this command reads"):
        refuse_loss(page, folder / "home", {"targets": ("https://example.com", str(page))})


@pytest.mark.parametrize("text", ['{\n "a": "x"\n}\n', '{"a": "Nguyễn Văn An • …"}', "{}"])
def test_json_of_ordinary_signs_stays_as_it_is(text: str) -> None:
    assert spelt_json(text) == text
    assert spelt_json(text.encode()) == text.encode()


def test_every_sign_that_nobody_sees_is_written_as_its_code_in_json() -> None:
    signs = "".join(
        one
        for one in map(chr, range(0x80, 0x110000))
        if unicodedata.category(one) in ("Cf", "Zl", "Zp", "Cc")
    )
    written = json.dumps({"name": f"a{signs}b"}, ensure_ascii=False).encode()
    spelt = spelt_json(written)
    assert isinstance(spelt, bytes)
    assert json.loads(spelt) == {"name": f"a{signs}b"}
    assert not {unicodedata.category(one) for one in spelt.decode()} & {"Cf", "Zl", "Zp"}
    assert spelt_json('"\u202e"') == '"\\u202e"'
    assert spelt_json('"\U000e0041"') == '"\\udb40\\udc41"'


@POSIX
def test_the_export_of_evidence_shows_what_turns_a_name_around(folder: Path) -> None:
    proof = folder / "anh\u202egpj.exe"
    proof.write_bytes(b"x")
    assert run(folder / "home", "emergency", "evidence", "add", str(proof)).returncode == 0
    ended = run(folder / "home", "emergency", "evidence", "export", "--format", "json")
    assert "\u202e" not in ended.stdout
    assert json.loads(ended.stdout)["entries"][0]["name"] == proof.name
