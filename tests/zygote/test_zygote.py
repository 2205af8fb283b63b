"""A fork is as good as a process that was started anew: nothing tells them apart, and nothing is handed on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.cli.program import environment, run
from tests.zygote import client
from tests.zygote.client import Run, ask, can_fork

pytestmark = pytest.mark.skipif(not client.AVAILABLE, reason="left out: nothing can be forked here")
TELLING = "tests.zygote.telling"


def forked(folder: Path, **more: Any) -> subprocess.CompletedProcess[str]:
    """Run a module in a fork, with pipes for streams."""
    taken, out, err = os.pipe(), os.pipe(), os.pipe()
    os.write(taken[1], "một\r\nhai".encode())
    os.close(taken[1])
    around = environment(folder, PYTHONPATH=str(client.ROOT), TMPDIR=str(folder), TZ="Asia/Ho_Chi_Minh")
    wanted = Run(("--a", "đ"), around, str(folder), (taken[0], out[1], err[1]), module=TELLING)
    told = ask(replace(wanted, **more))
    for descriptor in (taken[0], out[1], err[1]):
        os.close(descriptor)
    said = [os.fdopen(one[0], encoding="utf-8").read() for one in (out, err)]
    return subprocess.CompletedProcess([], told.code, *said)


def test_nothing_tells_a_fork_from_a_process_that_was_started_anew(tmp_path: Path) -> None:
    other, anew = (json.loads(forked(tmp_path, fresh=fresh).stdout) for fresh in (False, True))
    # Stands there for `PYTHONPATH` alone, without which nobody finds the module.
    anew["told"]["path"].remove(str(client.ROOT))
    assert other["told"] == anew["told"]


def test_the_streams_are_those_that_were_given(tmp_path: Path) -> None:
    told = json.loads(forked(tmp_path).stdout)["told"]
    assert told["given"] == "một\r\nhai"
    assert told["arguments"][0][1:] == ["--a", "đ"]
    assert told["folder"] == told["passing"] == str(tmp_path)


def test_no_two_runs_draw_the_same_lots(tmp_path: Path) -> None:
    first, second = (json.loads(forked(tmp_path).stdout)["once"] for _ in range(2))
    assert not set(first) & set(second)


def test_a_run_that_goes_on_for_too_long_is_killed_and_told(tmp_path: Path) -> None:
    taken, gives = os.pipe()
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        streams = (taken, nowhere.fileno(), nowhere.fileno())
        wanted = Run((), environment(tmp_path), str(tmp_path), streams, module=TELLING, limit=0.5)
        told = ask(wanted)  # waits for standard input, which nobody ends
    assert (told.code, told.late) == (-9, True)
    os.close(taken)
    os.close(gives)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_help_is_the_same_byte_for_byte_in_both(tmp_path: Path, language: str) -> None:
    for arguments in (
        ("--help",),
        ("history", "accept", "--help"),
        ("session", "start", "--help"),
        ("chek",),
    ):
        words = (*arguments, "--lang", language)
        other, anew = run(tmp_path, *words), run(tmp_path, *words, PYTHONSAFEPATH="1")
        assert (other.returncode, other.stdout, other.stderr) == (anew.returncode, anew.stdout, anew.stderr)


def test_the_remembered_language_is_spoken_although_it_could_not_be_guessed(tmp_path: Path) -> None:
    (tmp_path / "language").write_text("vi", encoding="utf-8")
    said = run(tmp_path, "--help").stdout
    assert said == run(tmp_path, "--help", "--lang", "vi").stdout
    assert said != run(tmp_path, "--help", "--lang", "en").stdout


@pytest.mark.parametrize(
    "more",
    [
        {"PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "cp1252"}, {"PYTHONPATH": "x"}, {"LC_ALL": "C"}, {"LANG": "vi_VN"},
        {"SSL_CERT_FILE": "x"},
    ],
)  # fmt: skip
def test_whatever_changes_how_python_starts_starts_it_anew(tmp_path: Path, more: dict[str, str]) -> None:
    assert can_fork(environment(tmp_path))
    assert can_fork(environment(tmp_path, COLUMNS="40", NO_COLOR="1", PRIVACY_AUDIT_LANG="vi", TZ="UTC"))
    assert not can_fork(environment(tmp_path, **more))


WATCHING = """
import os, sys
read = set()
class Watched(type(os.environ)):
    def __getitem__(self, key):
        frame = sys._getframe(1)
        while frame.f_globals["__name__"] in ("os", "posixpath", "_collections_abc", "collections.abc"):
            frame = frame.f_back
        read.add(f"{key} {frame.f_globals['__name__']}")
        return super().__getitem__(key)
os.environ.__class__ = Watched
from tests.zygote.preloading import preload, preload_speaking
preload()
preload_speaking("vi")
print(*sorted(read), sep="\\n")
"""


def test_nothing_of_the_environment_is_read_before_the_fork_that_a_run_could_have_otherwise() -> None:
    """Whatever is read while modules are imported would be handed on to every run."""
    ended = subprocess.run(
        [sys.executable, "-c", WATCHING], cwd=client.ROOT, capture_output=True, text=True, check=True,
        env={"PATH": os.environ["PATH"], **client.INTERPRETER},
    )  # fmt: skip
    read = set(ended.stdout.splitlines())
    assert "LANGUAGE gettext" in read
    known = {"HOME sysconfig"}  # where a user's own packages would lie: a path of Python that nobody asks for
    assert {one for one in read if not one.startswith(client.READ_AT_START)} <= known
