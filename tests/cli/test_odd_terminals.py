"""Terminals as they are: dumb, narrowed in the middle, Control-Z, SIGTERM, a result that goes to a file."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.program import PROGRAM, environment

if os.name == "nt":
    pytest.skip(
        "left out: Windows has no pseudo-terminals that the tests can type into", allow_module_level=True
    )

import pexpect

CHECK = ("check", "zalo", "--level", "quick", "--platform", "android", "--lang", "en")


@contextmanager
def terminal(home: Path, *command: str, columns: int = 80, **more: str) -> Iterator[pexpect.spawn[str]]:
    """A command on a pseudo-terminal of 24 lines."""
    child: pexpect.spawn[str] = pexpect.spawn(
        command[0], [*command[1:]], env=environment(home, **{"TERM": "xterm", **more}), dimensions=(24, columns),
        encoding="utf-8", codec_errors="replace", timeout=20,
    )  # fmt: skip
    try:
        yield child
    finally:
        child.close(force=True)


def test_a_dumb_terminal_gets_no_codes_of_colours(tmp_path: Path) -> None:
    with terminal(tmp_path, *PROGRAM, *CHECK, TERM="dumb") as child:
        child.expect("question 1 of")
        child.expect("> ")
        child.send("q")
        child.expect(pexpect.EOF)
        assert "\x1b" not in (child.before or "")
    with terminal(tmp_path, *PROGRAM, "networks", "show", "zalo", TERM="dumb") as child:
        child.expect(pexpect.EOF)
        assert "\x1b" not in (child.before or "")


def test_a_window_made_narrow_in_the_middle_is_drawn_narrow_from_then_on(tmp_path: Path) -> None:
    with terminal(tmp_path, *PROGRAM, *CHECK, columns=300, NO_COLOR="1") as child:
        child.expect("question 1 of")
        child.expect("> $")
        child.setwinsize(24, 40)
        child.send("s")
        child.expect("question 2 of")
        child.expect("> $")
        assert max(map(len, (child.before or "").splitlines())) <= 40


def test_control_z_puts_it_aside_and_fg_goes_on(tmp_path: Path) -> None:
    with terminal(tmp_path, "bash", "--norc", "--noprofile", "-i", PS1="ready: ") as child:
        child.expect("ready: ")
        child.sendline(" ".join((*PROGRAM, *CHECK)))
        child.expect("question 1 of")
        child.expect("> ")
        child.send("\x1a")
        child.expect("Stopped")
        child.expect("ready: ")
        child.sendline("fg")
        child.expect("> ")
        child.send("s")
        child.expect("question 2 of")
        child.expect("> ")
        child.send("q")
        child.expect("answers are kept")
        child.expect("ready: ")


def test_sigterm_at_a_question_keeps_the_answers_and_leaves_the_terminal_as_it_was(tmp_path: Path) -> None:
    with terminal(tmp_path, "bash", "--norc", "--noprofile", "-i", PS1="ready: ") as child:
        child.expect("ready: ")
        child.sendline(f"{' '.join((*PROGRAM, *CHECK))}; echo ended with $?; stty -a | grep -o -- '.icanon'")
        child.expect("question 1 of")
        child.expect("> ")
        child.send("s")
        child.expect("question 2 of")
        child.expect("> ")
        [number] = subprocess.run(
            ["ps", "--ppid", str(child.pid), "-o", "pid="], capture_output=True, text=True, check=True
        ).stdout.split()
        os.kill(int(number), signal.SIGTERM)
        child.expect("answers are kept")
        child.expect("ended with 130")
        child.expect(" icanon")


def test_a_question_is_seen_also_while_the_result_goes_to_a_file(tmp_path: Path) -> None:
    line = f"{' '.join(PROGRAM)} check --lang en > {tmp_path}/report.txt"
    with terminal(tmp_path, "bash", "-c", line, columns=60, NO_COLOR="1") as child:
        child.expect("Type their numbers")
        child.sendline("zalo")
        child.expect("Which device do you use")
        child.send("1")
        child.expect("question 1 of")
        child.expect("> ")
        assert max(map(len, (child.before or "").splitlines())) <= 60
    assert (tmp_path / "report.txt").read_bytes() == b""


def test_a_wrong_command_line_is_told_without_a_word_cut_at_the_edge(tmp_path: Path) -> None:
    with terminal(tmp_path, *PROGRAM, "letter", "p-1234", "--to", "nobody", "--lang", "en") as child:
        child.expect(pexpect.EOF)
        lines = [line.rstrip("\r") for line in (child.before or "").splitlines()]
    assert max(map(len, lines)) < 80
    assert "newspaper" in " ".join(lines)


def test_a_letter_typed_in_another_encoding_is_asked_again(tmp_path: Path) -> None:
    line = f"{' '.join(PROGRAM)} check --lang en"
    with terminal(tmp_path, "bash", "-c", line, LC_ALL="C.UTF-8") as child:
        child.expect("Type their numbers")
        os.write(child.child_fd, b"m\xe0t tr\xf4i\n")
        child.expect("is not in the list")
        child.expect("> ")
        child.sendline("q")
        child.expect("Nothing was changed")


@pytest.mark.parametrize(
    "command", [("check", "--lang", "en"), ("--lang", "en"), ("message", "--lang", "en")], ids=" ".join
)
@pytest.mark.parametrize("key", ["\x03", "\x04"])
def test_control_c_and_control_d_leave_at_the_first_question(
    tmp_path: Path, command: tuple[str, ...], key: str
) -> None:
    with terminal(tmp_path, *PROGRAM, *command) as child:
        child.expect([": $", "> $", "\r\n\r\n$"])
        child.send(key)
        child.expect(pexpect.EOF)
        child.close()
        assert child.exitstatus in (2, 130)
        assert "Traceback" not in (child.before or "")
