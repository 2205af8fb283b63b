"""Vietnamese on machines as they are: code pages of Windows, ASCII, the locale C, both normal forms."""

from __future__ import annotations

import subprocess
import unicodedata
from pathlib import Path

import pytest

from privacy_audit.cli.legible import legible
from tests.cli.program import PROGRAM, environment, run

ANSWERS = '[answers]\n"zalo/find-by-phone" = "on"\n'
PAGE = "<html lang=vi><title>Minh Họa</title><p>Điện thoại nhà riêng: 0912 345 678</p></html>"
THREAT = "Chuyển tiền vào ví USDT ngay, nếu không clip nóng sẽ gửi cho cơ quan."
COMMANDS = [
    ["--help"],
    ["check", "--answers", "answers.toml"],
    ["check", "--help"],
    ["scan", "page.html"],
    ["report", "--plan"],
    ["history", "list"],
    ["networks", "list"],
    ["networks", "show", "zalo", "--level", "full"],
    ["emergency"],
    ["message", "message.txt"],
    ["spread", "sheet"],
    ["doctor"],
    ["session", "start", "--help"],
    ["check", "mặt trời"],
]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with files to look at."""
    folder = tmp_path_factory.mktemp("place")
    (folder / "answers.toml").write_text(ANSWERS, encoding="utf-8")
    (folder / "page.html").write_text(PAGE, encoding="utf-8")
    (folder / "message.txt").write_text(THREAT, encoding="utf-8")
    return folder


def raw(place: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    """What the program writes, byte for byte."""
    command = [*PROGRAM, *arguments, "--lang", "vi"]
    return subprocess.run(
        command, cwd=place, env=environment(place / "home", **more), input=b"", capture_output=True, timeout=60,
        check=False,
    )  # fmt: skip


# --- encodings -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("character", "encoding", "written"),
    [
        ("a", "cp1252", "a"),
        ("à", "cp1252", "à"),
        ("ệ", "cp1252", "ê"),
        ("ệ", "cp1258", "ê\u0323"),
        ("ữ", "cp1258", "ư\u0303"),
        ("ữ", "cp1252", "u"),
        ("Ạ", "ascii", "A"),
        ("Đ", "ascii", "D"),
        ("•", "ascii", "*"),
        ("═", "cp1252", "="),
        ("漢", "cp1252", "?"),
        ("\U0001f600", "ascii", "?"),
    ],
)
def test_a_letter_that_is_missing_becomes_the_nearest_there_is(
    character: str, encoding: str, written: str
) -> None:
    assert legible(character, encoding) == written
    written.encode(encoding)


@pytest.mark.parametrize(
    ("arguments", "encoding"),
    [(one, "cp1252") for one in COMMANDS] + [(one, "cp1258") for one in COMMANDS[3::5]],
)
def test_vietnamese_crashes_on_no_code_page_of_windows(
    place: Path, arguments: list[str], encoding: str
) -> None:
    ended = raw(place, *arguments, PYTHONUTF8="0", PYTHONIOENCODING=encoding)
    said = (ended.stdout + ended.stderr).decode(encoding, "replace")
    assert ended.returncode in (0, 2), said
    assert "Traceback" not in said
    assert "????" not in said  # of a line that is drawn


def test_a_window_of_code_page_1258_shows_every_vietnamese_letter(place: Path) -> None:
    ended = raw(place, "networks", "show", "zalo", PYTHONUTF8="0", PYTHONIOENCODING="cp1258")
    shown = unicodedata.normalize("NFC", ended.stdout.decode("cp1258"))
    assert "Zalo: những cài đặt bảo vệ bạn" in shown


def test_a_window_in_ascii_shows_letters_without_marks(place: Path) -> None:
    ended = raw(place, "networks", "show", "zalo", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert ended.stdout.decode("ascii").startswith("Zalo: nhung cai dat bao ve ban\n====")


def test_the_locale_c_shows_vietnamese(place: Path) -> None:
    more = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C", "LANG": "C"}
    ended = raw(place, "networks", "show", "zalo", **more)
    assert ended.returncode == 0, ended.stderr
    assert "Traceback" not in ended.stderr.decode("utf-8", "replace")


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_a_page_that_goes_into_a_file_is_in_utf_8_whatever_the_window_has(place: Path, form: str) -> None:
    ended = raw(
        place, "networks", "show", "zalo", "--format", form, PYTHONUTF8="0", PYTHONIOENCODING="cp1252"
    )
    assert "những cài đặt bảo vệ bạn" in ended.stdout.decode("utf-8")


def test_letters_taken_apart_are_read_like_those_in_one_piece(tmp_path: Path) -> None:
    text = unicodedata.normalize(
        "NFD", "Địa chỉ nhà riêng: số 12 ngõ 34 phố Huế, phường Hai Bà Trưng, Hà Nội"
    )
    ended = run(tmp_path, "scan", "--text", text, "--lang", "vi")
    assert "•••, phường Hai Bà Trưng, Hà Nội" in ended.stdout
