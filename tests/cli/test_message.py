"""`message` at the command line: file, pipe, terminal; formats, exit codes, bad input."""

from __future__ import annotations

import json
import os
import pty
import select
import signal
import sys
import termios
import time
from contextlib import suppress
from pathlib import Path

import click
import pytest

from tests.cli.program import PROGRAM, environment, run

THREAT = (
    "Tôi là thám tử tư, tôi có clip nhạy cảm của ông.\n\nGửi 30.000 USDT trong 3 ngày, gọi 0912 345 678, "
    "nếu không cả cơ quan sẽ xem."
)
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(64)


def test_a_threat_is_told_with_its_script_and_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "sms.txt").write_text(THREAT, encoding="utf-8")
    ended = run(tmp_path, "message", str(tmp_path / "sms.txt"), "--lang", "en")
    assert ended.returncode == 0, ended.stderr
    assert "Careful: this message carries signs of blackmail or a scam." in ended.stdout
    assert "It resembles: Blackmail with faked pictures by a “private detective”" in ended.stdout
    assert "privacy-audit emergency" in ended.stdout
    assert "0912" not in ended.stdout
    assert "safe" not in ended.stdout


def test_silence_is_never_called_safe(tmp_path: Path) -> None:
    ended = run(tmp_path, "message", "-", "--lang", "en", given="Mai cà phê nhé".encode())
    assert ended.returncode == 0
    assert "This does not mean that the message is safe" in ended.stdout
    assert "False bank or wallet service" in ended.stdout


def test_the_same_as_json(tmp_path: Path) -> None:
    ended = run(tmp_path, "message", "--format", "json", given=THREAT.encode())
    document = json.loads(ended.stdout)
    assert list(document) == ["schema", "verdict", "script", "signs"]
    assert document["schema"] == "privacy-audit.message/1"
    assert (document["verdict"], document["script"]) == ("signs", "face-blackmail")
    assert all(set(sign) == {"id", "severity", "excerpt"} for sign in document["signs"])
    nothing = json.loads(run(tmp_path, "message", "--format", "json", given=b"ok").stdout)
    assert nothing == {
        "schema": "privacy-audit.message/1", "verdict": "none-found", "script": None, "signs": [],
    }  # fmt: skip


def test_fail_on_counts_the_worst_sign(tmp_path: Path) -> None:
    assert run(tmp_path, "message", "--fail-on", "critical", given=THREAT.encode()).returncode == 1
    assert run(tmp_path, "message", "--fail-on", "low", given=b"ok").returncode == 0


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_other_forms_mark_nothing_of_the_message_up(tmp_path: Path, form: str) -> None:
    given = (THREAT + " <script>alert(1)</script> \x1b[31m").encode()
    ended = run(tmp_path, "message", "--format", form, given=given)
    assert ended.returncode == 0, ended.stderr
    assert "<script>alert" not in ended.stdout
    assert "\x1b" not in ended.stdout


def test_nothing_is_kept(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    run(home, "message", given=THREAT.encode())
    assert list(home.rglob("*")) == []


def test_a_file_as_windows_writes_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text(THREAT.replace("\n", "\r\n"), encoding="utf-16")
    ended = run(tmp_path, "message", str(tmp_path / "letter.txt"), "--format", "json")
    assert json.loads(ended.stdout)["script"] == "face-blackmail"


BAD = [
    ("", b"", "There is no text to judge"),
    ("", b" \n\n", "There is no text to judge"),
    ("", b"\x00\x01\x02", "This is not a text"),
    ("", b"\xff\xfe\xff", "This is not a text"),
    ("", bytes(range(128, 256)), "This is not a text"),
    ("", PICTURE, "This is a picture"),
    ("", b"a" * 50_000_000, "That is too much for a message"),
    ("missing.txt", None, "cannot be read: there is no such file"),
    ("folder", None, "is not a file"),
    ("empty.txt", None, "There is no text to judge"),
    ("picture.png", None, "This is a picture"),
    ("large.txt", None, "is too large"),
]


@pytest.mark.parametrize(("name", "given", "sentence"), BAD)
def test_bad_input_gets_one_clear_sentence(
    tmp_path: Path, name: str, given: bytes | None, sentence: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "picture.png").write_bytes(PICTURE)
    (tmp_path / "large.txt").write_bytes(b"a" * 1_000_001)
    arguments = [str(tmp_path / name)] if name else []
    ended = run(tmp_path, "message", *arguments, "--lang", "en", given=given)
    assert ended.returncode == 2
    assert ended.stdout == ""
    assert ended.stderr.count("\n") == 1
    assert sentence in ended.stderr


def typed(home: Path, keys: bytes) -> str:
    """What a terminal of 80×24 shows after a person pasted something, to the end of the program."""
    child, terminal = pty.fork()
    if child == 0:
        os.execve(sys.executable, [*PROGRAM, "message", "--lang", "en"], environment(home, TERM="xterm"))
    seen, sent, deadline = b"", False, time.monotonic() + 40
    while time.monotonic() < deadline:
        if select.select([terminal], [], [], 0.2)[0]:
            try:
                seen += os.read(terminal, 65536)
            except OSError:
                break
        if not sent and b"Enter twice" in seen:
            time.sleep(0.5)  # a person is not faster
            os.write(terminal, keys)
            sent = True
    os.waitpid(child, 0)
    os.close(terminal)
    return seen.decode("utf-8", "replace")


def last_lines(shown: str) -> list[str]:
    """What stands below everything else, without colours."""
    bare = click.unstyle(shown).replace("\r", "")
    return bare[bare.rindex("In short") :].splitlines()


def test_a_screen_ends_with_the_verdict_and_the_command_that_helps_on(tmp_path: Path) -> None:
    shown = typed(tmp_path, THREAT.replace("\n", "\r").encode() + b"\r\r")
    assert last_lines(shown) == [
        "In short",
        "────────",
        "Careful: this message carries signs of blackmail or a scam.",
        "It resembles: Blackmail with faked pictures by a “private detective”",
        "• Pay nothing, transfer nothing, buy no cryptocurrency.",
        "• Step by step: “privacy-audit emergency”",
        "• Scroll up to read all of it: with Shift+PageUp or the mouse wheel.",
    ]


def test_a_screen_ends_with_what_silence_means(tmp_path: Path) -> None:
    shown = typed(tmp_path, "Mai cà phê nhé\r\r".encode())
    assert last_lines(shown)[2:6] == [
        "None of the known signs was found.",
        "This does not mean that the message is safe: new tricks appear every day.",
        "• Until you are sure: pay nothing, open no link, give no code.",
        "• You feel threatened? “privacy-audit emergency”",
    ]


@pytest.mark.parametrize("form", ["terminal", "html", "markdown"])
def test_a_file_and_a_pipe_say_the_verdict_once(tmp_path: Path, form: str) -> None:
    ended = run(tmp_path, "message", "--lang", "en", "--format", form, given=THREAT.encode())
    assert ended.stdout.count("Careful: this message") == 1
    assert "In short" not in ended.stdout


@pytest.mark.parametrize("ending", [b"\r\r", b"\x04"])
def test_a_person_pastes_a_letter_with_empty_lines_and_ends_it(tmp_path: Path, ending: bytes) -> None:
    letter = THREAT.replace("\n", "\r").encode() + (b"\r" if ending == b"\x04" else b"")
    shown = typed(tmp_path, letter + ending)
    assert "It resembles" in shown
    assert "or-else" not in shown


def test_a_pasted_line_may_be_longer_than_a_terminal_takes_by_itself(tmp_path: Path) -> None:
    shown = typed(tmp_path, b"a " * 3000 + THREAT.replace("\n", " ").encode() + b"\r\r")
    assert "It resembles" in shown


def left(home: Path, keys: bytes, number: int = 0) -> tuple[int, bool, str]:
    """Exit code, whether the terminal is as it was found, and what was shown, after some keys and a signal."""
    child, terminal = pty.fork()
    if child == 0:
        os.execve(sys.executable, [*PROGRAM, "message", "--lang", "en"], environment(home, TERM="xterm"))
    found, ended, seen, sent = termios.tcgetattr(terminal), 0, b"", False
    deadline = time.monotonic() + 40
    while not ended and time.monotonic() < deadline:
        with suppress(OSError):
            if select.select([terminal], [], [], 0.1)[0]:
                seen += os.read(terminal, 65536)
        if not sent and b"Enter twice" in seen and termios.tcgetattr(terminal) != found:
            os.write(terminal, keys)
            if number:
                time.sleep(0.3)  # what was typed is shown first
                os.kill(child, number)
            sent = True
        ended, status = os.waitpid(child, os.WNOHANG)
    same = termios.tcgetattr(terminal) == found
    os.close(terminal)
    return os.waitstatus_to_exitcode(status), same, seen.decode("utf-8", "replace")


@pytest.mark.parametrize(
    ("keys", "number", "code", "sentence"),
    [
        (b"one\rtwo", signal.SIGTERM, 130, "two\r\nNothing was judged."),
        (b"one\rtwo\x03", 0, 130, "Nothing was judged."),
        (b"\x04", 0, 2, "There is no text to judge."),
        (b"hello\r\x04", 0, 0, "None of the known signs was found."),
    ],
    ids=["SIGTERM", "Control-C", "Control-D at once", "Control-D after a line"],
)
def test_the_terminal_is_left_as_it_was_found(
    tmp_path: Path, keys: bytes, number: int, code: int, sentence: str
) -> None:
    ended, same, shown = left(tmp_path, keys, number)
    assert (ended, same) == (code, True)
    assert sentence in shown
