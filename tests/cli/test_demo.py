"""`demo` as it is typed: other people, the self-test, the page for the projector."""

from __future__ import annotations

import csv
import json
import os
import re
import signal
import subprocess
from pathlib import Path
from urllib.request import urlopen

import pytest
from jsonschema import Draft202012Validator

import privacy_audit
from tests.cli.program import PROGRAM, environment, run

SCHEMA = Path(privacy_audit.__file__).parent / "schemas" / "self-test-1.schema.json"
# Another key for one person: everything that is found is wrong by it.
OTHER_KEY = """
import msgspec, privacy_audit.demo.people as people
people.PEOPLE = (msgspec.structs.replace(people.made_up("doctor"), key=()),)
"""
# As where the extra is not installed: nobody finds the package.
NO_READER = """
import sys
sys.modules["zxingcpp"] = None
"""


def test_scan_and_key_agree_for_everybody_at_every_stage(tmp_path: Path) -> None:
    ended = run(tmp_path, "demo", "--self-test", "--format", "json")
    assert ended.returncode == 0, ended.stdout
    record = json.loads(ended.stdout)
    assert list(Draft202012Validator(json.loads(SCHEMA.read_bytes())).iter_errors(record)) == []
    assert record["agrees"]
    assert len(record["trials"]) == 5 * 3
    assert not any(tmp_path.iterdir())


def test_the_self_test_ends_with_1_and_says_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "hook").mkdir()
    (tmp_path / "hook" / "sitecustomize.py").write_text(OTHER_KEY, encoding="utf-8")
    ended = run(tmp_path, "demo", "--self-test", "--lang", "en", PYTHONPATH=str(tmp_path / "hook"))
    assert ended.returncode == 1
    assert "Hoàng Thị Giả Định, a doctor (does not agree)" in ended.stdout
    assert "Before: found 0, missed 0, wrong 9" in ended.stdout
    assert "wrong: Phone number: 09•• ••• •21 (certain)" in ended.stdout
    assert "do not agree" in ended.stdout
    assert "0987" not in ended.stdout


def test_without_the_reader_of_qr_codes_the_self_test_agrees_and_says_what_was_left_out(
    tmp_path: Path,
) -> None:
    (tmp_path / "hook").mkdir()
    (tmp_path / "hook" / "sitecustomize.py").write_text(NO_READER, encoding="utf-8")
    ended = run(tmp_path, "demo", "--self-test", "--lang", "en", PYTHONPATH=str(tmp_path / "hook"))
    assert ended.returncode == 0, ended.stdout
    assert "Lê Thị Minh Họa, an official (agrees)" in ended.stdout
    assert "does not agree" not in ended.stdout
    assert ended.stdout.count("QR codes in pictures could not be tried") == 1
    assert "Scan and answer key agree for every made-up person." in ended.stdout


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--serve", "--self-test"), "--serve and --self-test cannot be used together."),
        (("--self-test", "--reveal"), "--reveal belongs to a report"),
        (("--serve", "--reveal"), "--reveal belongs to a report"),
        (("--serve", "--format", "json"), "demo --serve writes no report"),
        (("--person", "neighbour"), "not one of"),
    ],
)
def test_what_does_not_go_together_is_refused(
    tmp_path: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    ended = run(tmp_path, "demo", *arguments, "--lang", "en")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert sentence in ended.stderr


def test_another_person_is_reported(tmp_path: Path) -> None:
    ended = run(tmp_path, "demo", "--person", "shop-owner", "--format", "csv", "--lang", "en")
    assert ended.returncode == 0
    rows = list(csv.reader(ended.stdout.lstrip("\ufeff").splitlines()))
    assert any("15•••••••" in row for row in rows)


posix = pytest.mark.skipif(os.name == "nt", reason="left out: Windows has no pseudo-terminals and signals")


@posix
def test_without_a_terminal_the_wall_stands_until_the_program_is_stopped(tmp_path: Path) -> None:
    command = [*PROGRAM, "demo", "--serve", "--person", "student", "--stage", "middle", "--lang", "en"]
    started = subprocess.Popen(
        command, env=environment(tmp_path), stdin=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    assert started.stderr is not None
    said = ""
    while (found := re.search(r"http://127\.0\.0\.1:\d+/", said)) is None:
        line = started.stderr.readline()
        assert line, said
        said += line.decode()
    with urlopen(found[0], timeout=10) as reply:
        assert reply.url.endswith("/en/middle/0")
        assert "Phạm Thị Thử Nghiệm" in reply.read().decode()
    started.send_signal(signal.SIGINT)
    rest = started.stderr.read().decode()
    assert started.wait(10) == 130
    assert "Stopped. Nothing was kept." in rest
    assert "Traceback" not in rest
    assert not any(tmp_path.iterdir())


@posix
def test_on_a_terminal_it_ends_with_how_to_begin_with_oneself(tmp_path: Path) -> None:
    from tests.cli.test_terminal import terminal

    with terminal(tmp_path, "demo", "--lang", "en") as child:
        shown = child.read().replace("\r", "")
    assert shown.startswith(
        "This is a demonstration. The person, the pages and all values are made up;\nnothing is kept.\n"
    )
    assert "This report is about a made-up person: Lê Thị Minh Họa, an official." in shown
    assert "privacy-audit check" not in shown
    end = " ".join(shown[shown.index("In short") :].split())
    assert "a made-up person, not about you: Lê Thị Minh Họa, an official. Nothing was kept." in end
    assert "To see how exposed you are yourself, type: privacy-audit •" in end
    assert "The first thing to do" not in end


@posix
def test_on_a_terminal_it_says_the_scores_and_ends_with_a_key(tmp_path: Path) -> None:
    from tests.cli.test_terminal import end, terminal

    with terminal(tmp_path, "demo", "--serve", "--lang", "en", "--plain", BROWSER="false") as child:
        child.expect("Made up: Lê Thị Minh Họa, an official")
        child.expect("Before: 80 of 100: Very high")
        child.expect(r"First steps: 44\.\d of 100: Medium")
        child.expect(r"Closed: 7\.1 of 100: Low")
        child.expect("o\u00a0open\u00a0it\u00a0in\u00a0the\u00a0browser")
        child.send("z")
        child.expect("one of the keys shown above")
        child.send("o")
        child.expect("No browser could be started here")
        child.send("q")
        assert end(child) == 0
