"""Saved pages, folders of them, and standard input."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from privacy_audit.errors import UnreadableInput
from privacy_audit.model import Gap, Page, Status
from privacy_audit.sources import Options, files, folders, open_target
from privacy_audit.sources.kinds import look


def mask(text: str) -> str:
    return re.sub(r"0\d{9}", "09•• ••• •78", text)


OPTIONS = Options(mask=mask)


def opened(target: Path | str, options: Options = OPTIONS, given: bytes = b"") -> list[Page | Gap]:
    return list(open_target(str(target), options, BytesIO(given)))


def gaps(found: list[Page | Gap]) -> Iterator[tuple[str, Status, dict[str, str]]]:
    return ((item.code, item.status, item.values) for item in found if isinstance(item, Gap))


@pytest.mark.parametrize(
    ("name", "content_type"),
    [
        ("a.html", "text/html"),
        ("a.HTM", "text/html"),
        ("a.xhtml", "application/xhtml+xml"),
        ("a.json", "application/json"),
        ("a.txt", "text/plain"),
        ("a.php", "text/html"),
        ("a", "text/html"),
    ],
)
def test_a_file_becomes_a_page(tmp_path: Path, name: str, content_type: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"<p>Zalo 0912 345 678</p>")
    assert opened(path) == [Page(name=str(path), body=b"<p>Zalo 0912 345 678</p>", content_type=content_type)]


def test_a_page_says_where_it_came_from(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"<p>")
    [page] = opened(tmp_path / "a.html", Options(mask=mask, url="https://Facebook.com/thao#x"))
    assert isinstance(page, Page)
    assert (page.asked, page.url) == ("https://facebook.com/thao", "https://facebook.com/thao")
    assert page.status_code is None


def test_the_name_of_a_file_is_masked(tmp_path: Path) -> None:
    (tmp_path / "0912345678.html").write_bytes(b"<p>")
    [page] = opened(tmp_path / "0912345678.html")
    assert page.name == f"{tmp_path}/09•• ••• •78.html"


@pytest.mark.parametrize("name", ["a.html", "a.jpg", "a", "a.txt"])
def test_a_picture_is_no_page_whatever_its_name_is(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF")
    assert list(gaps(opened(tmp_path / name))) == [
        ("unsupported", Status.UNSUPPORTED, {"type": "image/jpeg"})
    ]


@pytest.mark.parametrize("name", ["a.zip", "a.mhtml", "a.MHT"])
def test_an_archive_is_not_opened_yet(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"PK\x03\x04")
    expected = ("archive", Status.UNSUPPORTED, {"type": name[1:].lower()})
    assert list(gaps(opened(tmp_path / name))) == [expected]


def test_a_file_that_is_too_large_is_read_to_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "FILE_BYTES", 1024 * 1024)
    (tmp_path / "a.html").write_bytes(b"<p>" + b"a" * 1024 * 1024)
    page, gap = opened(tmp_path / "a.html")
    assert isinstance(page, Page)
    assert len(page.body) == 1024 * 1024
    assert list(gaps([gap])) == [("too-large", Status.PARTLY_SEEN, {"limit": "1"})]


def test_a_file_that_vanishes_is_a_gap(tmp_path: Path) -> None:
    found = list(files.open_file(tmp_path / "a.html", OPTIONS))
    assert list(gaps(found)) == [("unreadable", Status.UNREACHABLE, {})]


# --- folders ---


def write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"<p>")


def names(found: list[Page | Gap], folder: Path) -> list[str]:
    return [str(Path(item.name).relative_to(folder)) for item in found if isinstance(item, Page)]


def test_a_folder_gives_its_pages_sorted(tmp_path: Path) -> None:
    write(tmp_path, "b.html", "a.json", "z/d.htm", "c/e.txt", "C.html")
    assert names(opened(tmp_path), tmp_path) == ["C.html", "a.json", "b.html", "c/e.txt", "z/d.htm"]


def test_hidden_files_and_parts_of_saved_pages_are_passed_over(tmp_path: Path) -> None:
    write(tmp_path, "a.html", "a_files/advert.html", "a_files/x.jpg", ".hidden.html", ".git/x.html")
    write(tmp_path, "__MACOSX/a.html", "my_files/b.html")
    found = opened(tmp_path)
    assert names(found, tmp_path) == ["a.html", "my_files/b.html"]
    assert list(gaps(found)) == []


def test_other_files_in_a_folder_are_counted(tmp_path: Path) -> None:
    write(tmp_path, "a.html", "b.jpg", "c.JPG", "d.pdf", "README")
    assert list(gaps(opened(tmp_path))) == [
        ("other-files", Status.UNSUPPORTED, {"count": "4", "types": ".jpg, .pdf"})
    ]


def test_links_that_leave_the_folder_are_not_followed(tmp_path: Path) -> None:
    write(tmp_path, "in/a.html", "out/secret.html")
    (tmp_path / "in/b.html").symlink_to(tmp_path / "out/secret.html")
    (tmp_path / "in/c").symlink_to(tmp_path / "out")
    (tmp_path / "in/d.html").symlink_to(tmp_path / "in/d.html")
    (tmp_path / "in/e.html").symlink_to(tmp_path / "in/a.html")
    found = opened(tmp_path / "in")
    assert names(found, tmp_path / "in") == ["a.html", "e.html"]
    assert list(gaps(found)) == [("links-outside", Status.REFUSED, {"count": "3"})]


def test_archives_in_a_folder_are_named(tmp_path: Path) -> None:
    write(tmp_path, "a.html", "0912345678.zip")
    [_, gap] = opened(tmp_path)
    assert gap == Gap(
        name=f"{tmp_path}/09•• ••• •78.zip",
        status=Status.UNSUPPORTED,
        code="archive",
        values={"type": ".zip"},
    )


def test_a_folder_has_a_limit_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "FOLDER_PAGES", 3)
    write(tmp_path, *(f"{number}.html" for number in range(5)))
    found = opened(tmp_path)
    assert names(found, tmp_path) == ["0.html", "1.html", "2.html"]
    assert list(gaps(found)) == [("too-many-files", Status.PARTLY_SEEN, {"limit": "3"})]


# --- standard input ---

LOOKS = (
    (b"", "text/plain"),
    (b"Zalo 0912 345 678", "text/plain"),
    (b"[Zalo] 0912 345 678", "text/plain"),
    (b"<3 thao <thao@example.com> a < b", "text/plain"),
    (b"BMW, 0912 345 678", "text/plain"),
    (b"text with one \x00 in it", "text/plain"),
    ("Chào bạn".encode("utf-16"), "text/plain"),
    (b"<!DOCTYPE html><title>x</title>", "text/html"),
    (b"\xef\xbb\xbf  <html>", "text/html"),
    (b"Xin chao <br> <p>x</p>", "text/html"),
    (b"<div\nclass=a>", "text/html"),
    ("<html><body>Chào".encode("utf-16"), "text/html"),
    (b'  {"name": "x"}', "application/json"),
    (b'[{"name": "x"}]', "application/json"),
    (b"From: <Saved>\nContent-Type: multipart/related;\n", "multipart/related"),
    (b"BM\x36\x00\x0c\x00\x00\x00\x00\x00\x36", "image/bmp"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"RIFF\x00\x00\x00\x00WEBPVP8", "image/webp"),
    (b"RIFF\x00\x00\x00\x00WAVEfmt", "application/octet-stream"),
    (b"\x00\x00\x00\x18ftypheic", "image/heif"),
    (b"\x00\x00\x00\x18ftypisom", "video/mp4"),
    (bytes(range(32)) * 4, "application/octet-stream"),
)


@pytest.mark.parametrize(("body", "content_type"), LOOKS)
def test_a_document_without_name_is_told_by_its_first_bytes(body: bytes, content_type: str) -> None:
    assert look(body) == content_type


def test_standard_input_becomes_a_page() -> None:
    assert opened("-", given=b"<p>x</p>") == [Page(name="-", body=b"<p>x</p>", content_type="text/html")]


def test_standard_input_with_a_picture_is_a_gap() -> None:
    assert list(gaps(opened("-", given=b"\xff\xd8\xff"))) == [
        ("unsupported", Status.UNSUPPORTED, {"type": "image/jpeg"})
    ]


@pytest.mark.parametrize("closed", [True, False])
def test_without_standard_input_the_person_is_told(closed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """`scan - <&-`: the process has none; a program that closed its own has a closed one."""
    given = TextIOWrapper(BytesIO())
    given.close()
    monkeypatch.setattr("sys.stdin", given if closed else None)
    with pytest.raises(UnreadableInput, match="Nothing comes in through standard input"):
        list(open_target("-", OPTIONS))


def test_a_folder_as_standard_input_is_a_gap(tmp_path: Path) -> None:
    class Folder(BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise IsADirectoryError

    assert list(gaps(list(open_target("-", OPTIONS, Folder())))) == [("unreadable", Status.UNREACHABLE, {})]


def test_only_endings_that_name_a_kind_of_file_are_told(tmp_path: Path) -> None:
    write(tmp_path, "a.html", "b.pdf", "c.mp4", "Lan.0912345", "Lan.9123456", "d.nguyenlan", "e.7z")
    assert list(gaps(opened(tmp_path))) == [
        ("other-files", Status.UNSUPPORTED, {"count": "6", "types": ".7z, .mp4, .pdf"})
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders here")
def test_a_pipe_in_a_folder_is_no_page(tmp_path: Path) -> None:
    write(tmp_path, "a.html")
    os.mkfifo(tmp_path / "b.html")
    assert names(opened(tmp_path), tmp_path) == ["a.html"]
