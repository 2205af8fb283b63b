"""Single files: saved pages with their pictures, pictures, data; and standard input."""

from __future__ import annotations

import os
import unicodedata
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Literal

import pytest

from privacy_audit.errors import UnreadableInput
from privacy_audit.model import Page, PictureFile, Status
from privacy_audit.sources import Options, beside, documents, files, open_target
from privacy_audit.sources.kinds import look
from tests.sources.archives import JPEG, OPTIONS, PNG, Item, gaps, mask, pages, pictures, written


def opened(target: Path | str, options: Options = OPTIONS, given: bytes = b"") -> list[Item]:
    return list(open_target(str(target), options, BytesIO(given)))


@pytest.mark.parametrize(
    ("name", "content_type"),
    [
        ("a.html", "text/html"),
        ("a.HTM", "text/html"),
        ("a.xhtml", "application/xhtml+xml"),
        ("a.json", "application/json"),
        ("a.txt", "text/plain"),
        ("a.CSV", "text/csv"),
        ("a.vcf", "text/vcard"),
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
def test_a_picture_is_a_picture_whatever_its_name_is(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(JPEG)
    assert opened(tmp_path / name) == [
        PictureFile(name=str(tmp_path / name), body=JPEG, media_type="image/jpeg")
    ]
    assert gaps(opened(tmp_path / name, Options(mask=mask, pictures=False))) == [
        ("unsupported", Status.UNSUPPORTED, {"type": "image/jpeg"})
    ]


@pytest.mark.parametrize("name", ["a.webarchive", "a.har", "a.TGZ"])
def test_other_archives_are_not_opened(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    expected = ("archive", Status.UNSUPPORTED, {"type": name[1:].lower()})
    assert gaps(opened(tmp_path / name)) == [expected]


def test_a_program_is_no_page_but_the_data_of_an_archive_are(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_bytes(b"window.alert('0912 345 678')")
    (tmp_path / "tweets.js").write_bytes(b'window.YTD.tweets.part0 = [ { "tweet": {} } ]')
    assert gaps(opened(tmp_path / "a.js")) == [("unsupported", Status.UNSUPPORTED, {"type": "text/plain"})]
    [page] = pages(opened(tmp_path / "tweets.js"))
    assert page.content_type == "application/json"


# --- the folder beside a saved page ---


def test_the_pictures_of_a_saved_page_come_with_it(tmp_path: Path) -> None:
    page = tmp_path / "Thảo.html"
    written(
        tmp_path,
        {
            "Thảo.html": b"<p>",
            "Thảo_files/b.jpg": JPEG,
            "Thảo_files/a": PNG,
            "Thảo_files/0912345678.jpg": JPEG,
            "Thảo_files/advert.html": b"<p>",
            "Thảo_files/style.css": b"a{}",
            "other_files/c.jpg": JPEG,
        },
    )
    found = opened(page)
    assert [(item.name, item.media_type, item.taken_from) for item in pictures(found)] == [
        (f"{page} › 09•• ••• •78.jpg", "image/jpeg", str(page)),
        (f"{page} › a", "image/png", str(page)),
        (f"{page} › b.jpg", "image/jpeg", str(page)),
    ]
    assert len(found) == 4
    assert len(opened(page, Options(mask=mask, pictures=False))) == 1


@pytest.mark.parametrize(("page", "folder"), [("NFC", "NFD"), ("NFD", "NFC"), ("NFD", "NFD")])
def test_a_page_and_its_folder_may_store_the_letters_of_their_name_differently(
    page: Literal["NFC", "NFD"], folder: Literal["NFC", "NFD"], tmp_path: Path
) -> None:
    name, beside = (unicodedata.normalize(form, "Thảo") for form in (page, folder))
    files = {f"{name}.html": b"<p>", "Thao_files/c.jpg": JPEG, f"{beside}_files/b.jpg": JPEG}
    written(tmp_path, files | {f"{beside}_files/advert.html": b"<p>"})
    [picture] = pictures(opened(tmp_path / f"{name}.html"))
    assert picture.name == f"{tmp_path}/Thảo.html › b.jpg"
    assert [item.name for item in opened(tmp_path) if isinstance(item, Page)] == [f"{tmp_path}/Thảo.html"]


def test_no_picture_comes_from_outside_of_that_folder(tmp_path: Path) -> None:
    written(tmp_path, {"a.html": b"<p>", "a_files/in.jpg": JPEG, "secret/out.jpg": JPEG, "b.html": b"<p>"})
    (tmp_path / "a_files/out.jpg").symlink_to(tmp_path / "secret/out.jpg")
    (tmp_path / "a_files/deeper").symlink_to(tmp_path / "secret")
    (tmp_path / "b_files").symlink_to(tmp_path / "secret")
    assert [item.name for item in pictures(opened(tmp_path / "a.html"))] == [f"{tmp_path}/a.html › in.jpg"]
    assert pictures(opened(tmp_path / "b.html")) == []


def test_a_saved_page_has_so_many_pictures_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beside, "PAGE_PICTURES", 2)
    written(tmp_path, {"a.html": b"<p>", **{f"a_files/{number}.jpg": JPEG for number in range(4)}})
    found = opened(tmp_path / "a.html")
    assert len(pictures(found)) == 2
    assert gaps(found) == [("too-many-pictures", Status.PARTLY_SEEN, {"limit": "2"})]


def test_a_file_that_is_too_large_is_read_to_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "FILE_BYTES", 1024 * 1024)
    (tmp_path / "a.html").write_bytes(b"<p>" + b"a" * 1024 * 1024)
    page, gap = opened(tmp_path / "a.html")
    assert isinstance(page, Page)
    assert len(page.body) == 1024 * 1024
    assert gaps([gap]) == [("too-large", Status.PARTLY_SEEN, {"limit": "1"})]


def test_a_file_that_vanishes_is_a_gap(tmp_path: Path) -> None:
    found = list(files.open_file(tmp_path / "a.html", OPTIONS))
    assert gaps(found) == [("unreadable", Status.UNREACHABLE, {})]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_never_answers_is_a_gap_and_keeps_nobody_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.html")  # after it was looked at, as a file, and before it is opened
    writer = os.open(tmp_path / "a.html", os.O_RDWR)
    found = list(files.open_file(tmp_path / "a.html", OPTIONS))
    os.close(writer)
    assert gaps(found) == [("unreadable", Status.UNREACHABLE, {})]


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


def test_standard_input_with_an_archive_is_a_gap() -> None:
    assert gaps(opened("-", given=b"PK\x03\x04")) == [
        ("unsupported", Status.UNSUPPORTED, {"type": "application/zip"})
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

    assert gaps(open_target("-", OPTIONS, Folder())) == [("unreadable", Status.UNREACHABLE, {})]
