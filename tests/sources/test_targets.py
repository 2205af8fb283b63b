"""What a target is, and what is said when it is none."""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path
from typing import Literal

import pytest

from privacy_audit.errors import PrivacyAuditError, UnreadableInput, WrongUsage
from privacy_audit.model import Page
from privacy_audit.sources import Options, TargetKind, check_target, open_target
from privacy_audit.sources.given import Once, name_in_pieces, once

Form = Literal["NFC", "NFD"]


def mask(text: str) -> str:
    return re.sub(r"0\d{9}", "09•• ••• •78", text)


OPTIONS = Options(mask=mask)

NO_TARGETS: tuple[tuple[str, type[PrivacyAuditError], str], ...] = (
    ("", WrongUsage, "The target is empty. Write an address, a file, a folder, or -."),
    ("  ", WrongUsage, "The target is empty. Write an address, a file, a folder, or -."),
    (
        "facebook.com/thao",
        WrongUsage,
        "“facebook.com/thao” has no https:// in front. For the page on the web, write "
        "https://facebook.com/thao",
    ),
    (
        "zalo.me/0912345678",
        WrongUsage,
        "“zalo.me/09•• ••• •78” has no https:// in front. For the page on the web, write "
        "https://zalo.me/09•• ••• •78",
    ),
    (
        "//facebook.com",
        WrongUsage,
        "“//facebook.com” has no https:// in front. For the page on the web, write https://facebook.com",
    ),
    (
        "localhost:8000/a.html",
        WrongUsage,
        "“localhost:8000/a.html” has no https:// in front. For the page on the web, write "
        "https://localhost:8000/a.html",
    ),
    (
        "trườnghọc.vn",
        WrongUsage,
        "“trườnghọc.vn” has no https:// in front. For the page on the web, write https://trườnghọc.vn",
    ),
    (
        "page.html",
        UnreadableInput,
        "There is no file or folder “page.html”. Check its name; the address of a web page begins with "
        "https://",
    ),
    (
        "0912345678.html",
        UnreadableInput,
        "There is no file or folder “09•• ••• •78.html”. Check its name; the address of a web page begins "
        "with https://",
    ),
    (
        "./facebook.com/thao",
        UnreadableInput,
        "There is no file or folder “./facebook.com/thao”. Check its name; the address of a web page "
        "begins with https://",
    ),
    (
        "C:\\pages\\thao.html",
        UnreadableInput,
        "There is no file or folder “C:\\pages\\thao.html”. Check its name; the address of a web page "
        "begins with https://",
    ),
    (
        "a\x00b",
        UnreadableInput,
        "There is no file or folder “ab”. Check its name; the address of a web page begins with https://",
    ),
    (
        "file:///home/thao/page.html",
        WrongUsage,
        "Give the path of the file itself, without file: in front: for example Downloads/page.html",
    ),
    (
        "ftp://example.com/page.html",
        WrongUsage,
        "An address that begins with ftp: cannot be scanned. Give a page of the web (https://…), a saved "
        "page, a folder, or - for standard input.",
    ),
    (
        "JavaScript:alert(1)",
        WrongUsage,
        "An address that begins with javascript: cannot be scanned. Give a page of the web (https://…), a "
        "saved page, a folder, or - for standard input.",
    ),
    (
        "data:text/html,<p>" + "0912345678" * 100,
        WrongUsage,
        "An address that begins with data: cannot be scanned. Give a page of the web (https://…), a saved "
        "page, a folder, or - for standard input.",
    ),
    (
        "https://thao:0912345678@example.com/",
        WrongUsage,
        "The address holds a user name or password before the @. Take it away and try again: only what a "
        "stranger sees is looked at, nobody logs in.",
    ),
    (
        "https:facebook.com",
        WrongUsage,
        "“https:facebook.com” is not a complete address. It should look like https://facebook.com/your.name",
    ),
)


@pytest.mark.parametrize(("target", "error", "sentence"), NO_TARGETS)
def test_what_is_no_target_is_told_in_one_sentence(
    target: str,
    error: type[PrivacyAuditError],
    sentence: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(error) as caught:
        check_target(target, OPTIONS)
    assert str(caught.value) == sentence
    assert caught.value.exit_code == 2


def test_targets_are_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("saved").mkdir()
    Path("saved/thao.html").write_text("<p>", encoding="utf-8")
    Path("facebook.com").write_text("<p>", encoding="utf-8")
    told = {
        name: check_target(name, OPTIONS) for name in ("https://example.com", "saved", "facebook.com", "-")
    }
    assert told == {
        "https://example.com": TargetKind.WEB,
        "saved": TargetKind.FOLDER,
        "facebook.com": TargetKind.FILE,
        "-": TargetKind.STANDARD_INPUT,
    }


def test_a_folder_without_pages_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.docx").write_bytes(b"PK")
    with pytest.raises(UnreadableInput, match=r"holds no saved page \(\.html, \.htm, \.xhtml"):
        check_target(str(tmp_path), OPTIONS)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_is_neither_file_nor_folder_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnreadableInput, match="neither a file nor a folder"):
        check_target(str(tmp_path / "pipe"), OPTIONS)


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the administrator may read everything"
)
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.touch(mode=0o000)
    with pytest.raises(UnreadableInput, match="cannot be opened"):
        check_target(str(page), OPTIONS)


@pytest.mark.parametrize("timeout", [0.0, -1.0, float("nan"), float("inf"), 3601.0])
def test_a_timeout_is_a_sensible_number_of_seconds(timeout: float) -> None:
    with pytest.raises(WrongUsage, match="--timeout takes"):
        check_target("-", Options(mask=mask, timeout=timeout))


@pytest.mark.parametrize("url", ["facebook.com/thao", "file:///x", "https://a:b@example.com/"])
def test_where_a_page_came_from_is_a_whole_address(url: str) -> None:
    with pytest.raises(WrongUsage, match="--url takes"):
        check_target("-", Options(mask=mask, url=url))


def test_where_a_page_came_from_goes_with_one_page_only() -> None:
    with pytest.raises(WrongUsage, match="--url says where one saved page came from"):
        check_target("https://example.com/", Options(mask=mask, url="https://example.com/"))


def test_nothing_is_opened_when_the_target_is_wrong() -> None:
    with pytest.raises(WrongUsage):
        next(open_target("facebook.com/thao", OPTIONS))


def test_options_do_not_show_an_address() -> None:
    assert repr(Options(mask=mask, url="https://zalo.me/0912345678")) == "Options(language='vi', url=•••)"


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/tty"])
def test_a_device_is_refused_and_not_read(device: str) -> None:
    if not Path(device).exists():
        pytest.skip("there is no such device here")
    with pytest.raises(UnreadableInput, match="neither a file nor a folder"):
        list(open_target(device, OPTIONS))


def test_a_link_to_a_device_is_refused_as_well(tmp_path: Path) -> None:
    if not Path("/dev/zero").exists():
        pytest.skip("there is no such device here")
    (tmp_path / "a.html").symlink_to("/dev/zero")
    with pytest.raises(UnreadableInput, match="neither a file nor a folder"):
        list(open_target(str(tmp_path / "a.html"), OPTIONS))


@pytest.mark.parametrize("leads_to", ["nowhere.html", "a.html"])
def test_a_link_to_nothing_and_one_to_itself_are_said_to_be_links(tmp_path: Path, leads_to: str) -> None:
    (tmp_path / "a.html").symlink_to(leads_to)
    with pytest.raises(UnreadableInput) as caught:
        check_target(str(tmp_path / "a.html"), OPTIONS)
    assert str(caught.value) == f"“{tmp_path / 'a.html'}” is only a link, and what it leads to is not there."


@pytest.mark.parametrize(("stored", "typed"), [("NFC", "NFD"), ("NFD", "NFC"), ("NFD", "NFD")])
def test_letters_with_marks_are_found_however_they_are_stored(
    stored: Form, typed: Form, tmp_path: Path
) -> None:
    folder = tmp_path / unicodedata.normalize(stored, "Ảnh cũ")
    folder.mkdir()
    (folder / unicodedata.normalize("NFC", "Hồ sơ.html")).write_bytes(b"<p>mot</p>")
    target = str(
        tmp_path / unicodedata.normalize(typed, "Ảnh cũ") / unicodedata.normalize(typed, "Hồ sơ.html")
    )
    assert check_target(target, OPTIONS) is TargetKind.FILE
    [page] = open_target(target, OPTIONS)
    assert isinstance(page, Page)
    assert page.body == b"<p>mot</p>"
    [page] = open_target(str(Path(target).parent), OPTIONS)
    assert isinstance(page, Page)


def test_a_name_that_is_nowhere_is_told_as_it_was_typed(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput) as told:
        check_target("Hồ sơ.html", OPTIONS)
    assert told.value.values["target"] == "Hồ sơ.html"


@pytest.mark.parametrize("there", ["co-hoang-lan.txt", "co-hoa.docx", ".co-hoa.html"])
def test_a_name_that_is_not_near_or_cannot_be_read_is_not_offered(there: str, tmp_path: Path) -> None:
    (tmp_path / there).write_bytes(b"<p>")
    with pytest.raises(UnreadableInput, match="Check its name"):
        check_target(str(tmp_path / "co-hoa.htm"), OPTIONS)


@pytest.mark.parametrize(
    ("typed", "there", "offered"),
    [
        ("co-hoa.htm", "co-hoa.html", "co-hoa.html"),
        ("Co hoa.html", "co-hoa.html", "co-hoa.html"),
        ("cô hoà", "co-hoa.html", "co-hoa.html"),
        ("0912345678.htm", "0912345678.html", "09•• ••• •78.html"),
        ("anh.jpeg", "anh.jpg", "anh.jpg"),
    ],
)
def test_a_name_that_is_nearly_right_is_answered_with_the_one_that_is_there(
    typed: str, there: str, offered: str, tmp_path: Path
) -> None:
    (tmp_path / there).write_bytes(b"<p>")
    with pytest.raises(UnreadableInput) as told:
        check_target(str(tmp_path / typed), OPTIONS)
    assert told.value.values["near"] == offered
    assert str(told.value).endswith(f"Did you mean “{offered}”?")


def test_the_same_target_written_in_several_ways_is_given_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.html", "b.html"):
        Path(name).write_bytes(b"<p>")
    Path("link.html").symlink_to("a.html")
    given = ("a.html", "./a.html", "b.html", str(tmp_path / "a.html"), "link.html")
    assert once(given) == Once(targets=("a.html", "b.html"), repeated=("a.html",))
    web = (
        "https://example.com",
        "https://EXAMPLE.com:443/#top",
        "http://example.com/",
        "https://example.com/a",
    )
    expected = Once(targets=(web[0], web[2], web[3]), repeated=(web[0],))
    assert once(web) == expected
    assert once(("-", "b.html", "-")) == Once(targets=("-", "b.html"), repeated=("-",))
    assert once(("a.html", "b.html")) == Once(targets=("a.html", "b.html"), repeated=())


def test_a_name_that_the_shell_took_apart_is_found_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("Trang của tôi.html", "c.html"):
        Path(name).write_bytes(b"<p>")
    words = ("c.html", "Trang", "của", "tôi.html", "c.html")
    assert [name_in_pieces(words, at) for at in range(1, 4)] == ["Trang của tôi.html"] * 3
    assert name_in_pieces(words, 0) is None
    assert name_in_pieces(words, 4) is None
    assert name_in_pieces(("Trang",), 0) is None
    assert name_in_pieces(("a\x00", "b"), 0) is None
