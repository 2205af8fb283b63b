"""Closed, full and broken streams, odd files and a damaged store: one sentence and the documented code."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from privacy_audit.history import FILE
from tests.cli.program import PROGRAM, environment, run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="left out: these are streams of Unix")
TEXT = b"Zalo 0912 345 678"


def shell(home: Path, line: str) -> subprocess.CompletedProcess[str]:
    """A line of a shell in which `$PA` is the program."""
    program = " ".join(PROGRAM)
    command = ["bash", "-c", line.replace("$PA", program)]
    return subprocess.run(
        command, env=environment(home), capture_output=True, encoding="utf-8", timeout=60, check=False
    )


@pytest.mark.parametrize("arguments", ["scan text.txt", "scan text.txt --format json", "--help", "demo"])
def test_a_reader_that_leaves_is_no_finding(tmp_path: Path, arguments: str) -> None:
    (tmp_path / "text.txt").write_bytes(TEXT)
    ended = shell(tmp_path, f"cd {tmp_path}; $PA {arguments} | true; exit ${{PIPESTATUS[0]}}")
    assert ended.returncode == 0, ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("where", ["/dev/full", "&-"])
def test_a_result_that_cannot_be_printed_ends_with_4(tmp_path: Path, where: str) -> None:
    (tmp_path / "text.txt").write_bytes(TEXT)
    ended = shell(tmp_path, f"$PA scan {tmp_path}/text.txt --lang en >{where}")
    assert ended.returncode == 4, ended.stderr
    assert "cannot be printed" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("scan text.txt 2>/dev/full", 0),
        ("scan text.txt >/dev/full 2>&1", 4),
        ("--version >/dev/full 2>&1", 4),
        ("demo --stage none 2>/dev/full", 2),
        ("session ask 2>/dev/full", 2),
        ("scan none.txt 2>&1 >/dev/null | true; exit ${PIPESTATUS[0]}", 2),
    ],
)
def test_where_nothing_can_be_said_the_code_still_tells_how_it_ended(
    tmp_path: Path, line: str, code: int
) -> None:
    (tmp_path / "text.txt").write_bytes(TEXT)
    assert shell(tmp_path, f"cd {tmp_path}; $PA {line}").returncode == code


def test_no_variable_of_a_shell_takes_the_place_of_a_command(tmp_path: Path) -> None:
    ended = shell(tmp_path, "_PRIVACY_AUDIT_COMPLETE=complete_zsh $PA --version")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.startswith("privacy-audit ")


def test_an_audit_is_kept_also_where_the_clock_has_a_zone_that_nobody_knows(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_bytes(TEXT)
    ended = shell(tmp_path, f"TZ=UTC+99 $PA scan {tmp_path}/text.txt --keep --lang en")
    assert ended.returncode == 0, ended.stderr
    assert "Kept as audit 1." in ended.stderr


def test_without_standard_error_the_result_still_comes(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_bytes(TEXT)
    ended = shell(tmp_path, f"$PA scan {tmp_path}/text.txt 2>&-")
    assert ended.returncode == 0
    assert "•78" in ended.stdout


def test_a_pipe_is_not_read_as_a_file_of_answers(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "answers.toml")
    ended = run(tmp_path, "check", "--answers", str(tmp_path / "answers.toml"), "--lang", "en")
    assert ended.returncode == 2
    assert "is not a file" in ended.stderr


@pytest.mark.parametrize(
    "content",
    [b"a=" + b"[" * 90_000, b'{"a":' + b"[" * 90_000, b"a" + b".a" * 40_000 + b"=1", b"\xff\xfe", b"x" * 200_000],
    ids=["deep TOML", "deep JSON", "long key", "not text", "too large"],
)  # fmt: skip
def test_a_hostile_file_of_answers_is_refused_at_once(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "answers").write_bytes(content)
    ended = run(tmp_path, "check", "--answers", str(tmp_path / "answers"))
    assert ended.returncode == 2, ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_byte_order_mark_before_the_answers_is_no_mistake(tmp_path: Path) -> None:
    (tmp_path / "answers.toml").write_bytes(b'\xef\xbb\xbf[answers]\n"zalo/find-by-phone" = "off"\n')
    assert run(tmp_path, "check", "--answers", str(tmp_path / "answers.toml")).returncode == 0


def test_checklists_that_are_no_files_are_named(tmp_path: Path) -> None:
    (tmp_path / "own" / "networks").mkdir(parents=True)
    os.mkfifo(tmp_path / "own" / "networks" / "zalo.toml")
    ended = run(tmp_path, "networks", "show", "zalo", "--checklists", str(tmp_path / "own"), "--lang", "en")
    assert ended.returncode == 2
    assert "zalo.toml is not a file" in ended.stderr


DAMAGES = [
    "UPDATE keys SET value = 'abc'",
    "UPDATE keys SET value = x'0102'",
    "UPDATE keys SET value = 99999999999",
    "UPDATE audits SET record = 5",
    "UPDATE audits SET record = 'letter'",
    "INSERT INTO answers VALUES ('zalo/find-by-phone', 'zork', 'on')",
    "INSERT INTO answers VALUES (x'00', 'skipped', NULL)",
]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_store_is_said_in_a_sentence(tmp_path: Path, damage: str) -> None:
    (tmp_path / "answers.toml").write_text('[answers]\n"zalo/find-by-phone" = "off"\n', encoding="utf-8")
    check = ("check", "--answers", str(tmp_path / "answers.toml"))
    assert run(tmp_path, *check).returncode == 0
    with sqlite3.connect(tmp_path / "default" / FILE) as database:
        database.execute(damage)
    for arguments in (check, ("report",)):
        ended = run(tmp_path, *arguments)
        assert ended.returncode in (0, 2, 4)
        assert "Traceback" not in ended.stderr
        assert ended.returncode == 0 or len(ended.stderr.strip().splitlines()) == 1


def test_an_open_folder_of_earlier_is_closed_to_others(tmp_path: Path) -> None:
    (tmp_path / "default").mkdir(mode=0o755)
    (tmp_path / "default" / FILE).touch(mode=0o644)
    (tmp_path / "answers.toml").write_text('[answers]\n"zalo/find-by-phone" = "off"\n', encoding="utf-8")
    assert run(tmp_path, "check", "--answers", str(tmp_path / "answers.toml")).returncode == 0
    assert (tmp_path / "default").stat().st_mode & 0o077 == 0
    assert (tmp_path / "default" / FILE).stat().st_mode & 0o077 == 0


def test_what_was_typed_is_masked_in_errors(tmp_path: Path) -> None:
    for arguments in (
        ["check", "0912345678"],
        ["check", "--answers", "/nowhere/0912345678.toml"],
        ["0912345678"],
        ["demo", "--stage", "0912345678"],
        ["report", "--home", "/proc/0912345678"],
    ):
        ended = run(tmp_path, *arguments)
        assert ended.returncode in (2, 4)
        assert "0912345678" not in ended.stderr, ended.stderr


def test_a_mistake_of_the_program_is_one_sentence_and_no_traceback(tmp_path: Path) -> None:
    broken = "import privacy_audit.cli as c\nc._run = lambda: {}['0912345678']\nc.run()\n"
    ended = subprocess.run(
        [sys.executable, "-c", broken], capture_output=True, text=True, env={**os.environ, "LANGUAGE": "en"}
    )
    assert ended.returncode == 4
    assert ended.stderr.startswith("privacy-audit made a mistake of its own (KeyError at <string>:2)")
    assert "Traceback" not in ended.stderr
    assert "0912345678" not in ended.stderr
