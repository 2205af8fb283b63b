"""Folders: saved pages, photos, archives; in a fixed order, within limits, never outside."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from privacy_audit.model import Gap, Page, Status
from privacy_audit.sources import Options, folders
from privacy_audit.sources.folders import holds_page, open_folder
from tests.sources.archives import JPEG, KINDS, OPTIONS, Item, gaps, mask, packed, pictures, written


def opened(folder: Path, options: Options = OPTIONS) -> list[Item]:
    return list(open_folder(folder, options, KINDS))


def write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"<p>")


def names(found: list[Item], folder: Path) -> list[str]:
    return [str(Path(item.name).relative_to(folder)) for item in found if isinstance(item, Page)]


def test_a_folder_gives_its_pages_sorted(tmp_path: Path) -> None:
    write(tmp_path, "b.html", "a.json", "z/d.htm", "c/e.txt", "C.html")
    assert names(opened(tmp_path), tmp_path) == ["C.html", "a.json", "b.html", "c/e.txt", "z/d.htm"]


def test_hidden_files_and_parts_of_saved_pages_are_passed_over(tmp_path: Path) -> None:
    write(tmp_path, "a.html", "a_files/advert.html", ".hidden.html", ".git/x.html")
    write(tmp_path, "__MACOSX/a.html", "my_files/b.html")
    found = opened(tmp_path)
    assert names(found, tmp_path) == ["a.html", "my_files/b.html"]
    assert gaps(found) == []


def test_other_files_in_a_folder_are_counted(tmp_path: Path) -> None:
    write(tmp_path, "a.html", "b.mp4", "c.MP4", "d.pdf", "README", "site.js")
    assert gaps(opened(tmp_path)) == [
        ("other-files", Status.UNSUPPORTED, {"count": "5", "types": ".js, .mp4, .pdf"})
    ]


def test_pictures_in_a_folder_are_read_or_said(tmp_path: Path) -> None:
    written(tmp_path, {"a.html": b"<p>", "b/c.JPG": JPEG})
    assert [item.name for item in pictures(opened(tmp_path))] == [f"{tmp_path}/b/c.JPG"]
    assert gaps(opened(tmp_path, Options(mask=mask, pictures=False))) == [
        ("other-files", Status.UNSUPPORTED, {"count": "1", "types": ".jpg"})
    ]
    assert holds_page(tmp_path / "b")


def test_links_that_leave_the_folder_are_not_followed(tmp_path: Path) -> None:
    write(tmp_path, "in/a.html", "out/secret.html")
    (tmp_path / "in/b.html").symlink_to(tmp_path / "out/secret.html")
    (tmp_path / "in/c").symlink_to(tmp_path / "out")
    (tmp_path / "in/d.html").symlink_to(tmp_path / "in/d.html")
    (tmp_path / "in/e.html").symlink_to(tmp_path / "in/a.html")
    found = opened(tmp_path / "in")
    assert names(found, tmp_path / "in") == ["a.html", "e.html"]
    assert gaps(found) == [("links-outside", Status.REFUSED, {"count": "3"})]


def test_archives_in_a_folder_are_opened(tmp_path: Path) -> None:
    inside = packed({"x/a.txt": b"Zalo", "b.jpg": JPEG, "c.zip": b"x"})
    written(tmp_path, {"a.html": b"<p>", "0912345678.zip": inside, "d.har": b"x"})
    found = opened(tmp_path)
    assert [item.name.removeprefix(f"{tmp_path}/") for item in found] == [
        "09•• ••• •78.zip › x/a.txt",
        "09•• ••• •78.zip › b.jpg",
        "09•• ••• •78.zip",
        "a.html",
        "d.har",
    ]
    assert gaps(found) == [
        ("archive-inside", Status.UNSUPPORTED, {"count": "1"}),
        ("archive", Status.UNSUPPORTED, {"type": ".har"}),
    ]


def test_a_folder_has_a_limit_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "FOLDER_FILES", 3)
    write(tmp_path, *(f"{number}.html" for number in range(5)))
    found = opened(tmp_path)
    assert names(found, tmp_path) == ["0.html", "1.html", "2.html"]
    assert gaps(found) == [("too-many-files", Status.PARTLY_SEEN, {"limit": "3"})]


def test_a_folder_that_cannot_be_entered_is_a_gap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "a.html", "closed/b.html")
    real = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "no", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert [item for item in opened(tmp_path) if isinstance(item, Gap)] == [
        Gap(name=f"{tmp_path}/closed", status=Status.UNREACHABLE, code="unreadable")
    ]


def test_only_endings_that_name_a_kind_of_file_are_told(tmp_path: Path) -> None:
    write(tmp_path, "a.html", "b.pdf", "c.mp4", "Lan.0912345", "Lan.9123456", "d.nguyenlan", "e.7z")
    assert gaps(opened(tmp_path)) == [
        ("other-files", Status.UNSUPPORTED, {"count": "6", "types": ".7z, .mp4, .pdf"})
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders here")
def test_a_pipe_in_a_folder_is_no_page(tmp_path: Path) -> None:
    write(tmp_path, "a.html")
    os.mkfifo(tmp_path / "b.html")
    assert names(opened(tmp_path), tmp_path) == ["a.html"]
