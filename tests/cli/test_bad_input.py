"""Bad input gets one clear sentence in the chosen language and the documented exit code."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.program import run

PAGE = "<!doctype html><html lang=vi><body><p>ĐT: 0912 345 678</p></body></html>"
BAD_ANSWERS = '[answers]\n"zalo/on-the-moon" = "on"\n'

# Arguments, exit code, what the English and the Vietnamese sentence must hold.
REFUSED = [
    (["scan"], "What shall be scanned?", "Bạn muốn quét trang nào?"),
    (["scan", "facebook.com/somebody"], "https://facebook.com/somebody", "https://facebook.com/somebody"),
    (["scan", "file:///etc/passwd"], "file:", "file:"),
    (["scan", "ftp://example.com/me"], "ftp:", "ftp:"),
    (["scan", "javascript:alert(1)"], "javascript:", "javascript:"),
    (["scan", "https://me:secret@example.com/"], "password", "mật khẩu"),
    (["scan", "{folder}/missing.html"], "missing.html", "missing.html"),
    (["scan", "{folder}/empty"], "empty", "empty"),
    (["check", "zallo"], "no network called “zallo”", "Không có mạng nào tên “zallo”"),
    (["check", "zalo"], "need a terminal", "cần cửa sổ dòng lệnh"),
    (["check", "--answers", "{folder}/missing.toml"], "missing.toml", "missing.toml"),
    (["check", "--answers", "{folder}/answers.toml"], "zalo/on-the-moon", "zalo/on-the-moon"),
    (["check", "--answers", "{folder}/page.html"], "not a file of answers", "không phải tệp câu trả lời"),
    (["report"], "no audit yet", "Chưa có lần kiểm tra nào"),
    (["report", "7"], "no audit number 7", "Không có lần kiểm tra số 7"),
    (["--checklists", "{folder}/own", "check", "--answers", "{folder}/good.toml"], "broken.toml", "broken.toml"),
    (["frobnicate"], "No such command", "Không có lệnh"),
    (["scan", "--frobnicate"], "No such option", "Không có tùy chọn"),
    (["demo", "--stage", "ajar"], "not one of", "không nằm trong"),
    (["demo", "--format", "fax"], "not one of", "không nằm trong"),
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with everything that the table names."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "answers.toml").write_text(BAD_ANSWERS, encoding="utf-8")
    (tmp_path / "good.toml").write_text('[answers]\n"zalo/find-by-phone" = "off"\n', encoding="utf-8")
    (tmp_path / "own" / "networks").mkdir(parents=True)
    (tmp_path / "own" / "networks" / "broken.toml").write_text('id = "other"\n', encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize(("arguments", "english", "vietnamese"), REFUSED, ids=lambda value: str(value)[:40])
def test_it_is_refused_in_a_sentence(
    folder: Path, arguments: list[str], english: str, vietnamese: str, language: str
) -> None:
    filled = [argument.format(folder=folder) for argument in arguments]
    ended = run(folder / "home", *filled, "--lang", language)
    assert ended.returncode == 2, ended.stderr
    assert (english if language == "en" else vietnamese) in ended.stderr
    assert "Traceback" not in ended.stderr
    assert ended.stdout == ""


@pytest.mark.parametrize(
    ("name", "body", "status"),
    [
        ("page.html", b"", "unsupported"),
        ("page.html", b"\x00\x01\x02\xff\xfe" * 40, "unsupported"),
        ("picture.html", b"\x89PNG\r\n\x1a\n" + b"\x00" * 40, "unsupported"),
        ("page.html", b"<html><head><script src=x.js></script></head><body></body></html>", "script-shell"),
    ],
)
def test_what_is_no_readable_page_is_not_seen(tmp_path: Path, name: str, body: bytes, status: str) -> None:
    (tmp_path / name).write_bytes(body)
    ended = run(tmp_path / "home", "scan", str(tmp_path / name), "--format", "json")
    assert ended.returncode == 3, ended.stderr
    assert f'"status": "{status}"' in ended.stdout


# "Liên hệ" in windows-1258, which writes a tone as a sign of its own.
IN_1258 = b"Li\xean h\xea\xf2"
IN_UTF_8 = "Liên hệ".encode()


@pytest.mark.parametrize(
    ("declared", "written"),
    [("utf-8", IN_1258), ("iso-8859-1", IN_UTF_8), ("windows-1258", IN_1258), ("klingon", IN_UTF_8)],
)
def test_a_wrong_or_old_charset_loses_no_number(tmp_path: Path, declared: str, written: bytes) -> None:
    head = f"<html lang=vi><meta charset={declared}><body><p>".encode()
    (tmp_path / "page.html").write_bytes(head + written + b": 0912 345 678</p></body></html>")
    ended = run(tmp_path / "home", "scan", str(tmp_path / "page.html"), "--format", "json", "--reveal")
    assert ended.returncode == 0, ended.stderr
    assert '"value": "+84912345678"' in ended.stdout


def test_a_refused_answers_file_keeps_nothing(folder: Path) -> None:
    run(folder / "home", "check", "--answers", str(folder / "answers.toml"))
    assert run(folder / "home", "report").returncode == 2


def test_an_output_file_is_never_overwritten_unasked(folder: Path) -> None:
    target = folder / "page.html"
    before = target.read_bytes()
    ended = run(folder / "home", "demo", "--output", str(target))
    assert ended.returncode == 4
    assert "--force" in ended.stderr
    assert target.read_bytes() == before
    assert run(folder / "home", "demo", "--output", str(target), "--force").returncode == 0
    assert "privacy" in target.read_text(encoding="utf-8")


def test_an_output_folder_that_is_missing_is_said(folder: Path) -> None:
    ended = run(folder / "home", "demo", "--output", str(folder / "nowhere" / "report.txt"))
    assert ended.returncode == 4
    assert "report.txt" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_home_that_cannot_be_used_is_said(folder: Path) -> None:
    ended = run(folder / "page.html" / "home", "check", "--answers", str(folder / "good.toml"))
    assert ended.returncode == 4
    assert "--home" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_vietnamese_goes_to_a_code_page_that_has_none(folder: Path) -> None:
    ended = run(folder / "home", "demo", "--lang", "vi", PYTHONUTF8="0", PYTHONIOENCODING="cp1252")
    assert ended.returncode == 0
