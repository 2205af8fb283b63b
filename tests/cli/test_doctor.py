"""`doctor` as it is run: on a computer in order, on a broken one, in every form."""

from __future__ import annotations

import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import privacy_audit
from privacy_audit.cli import doctor
from privacy_audit.cli.everywhere import Settings
from privacy_audit.health import CHECKS
from privacy_audit.history import FILE
from tests.cli.program import environment, run

PACKAGE = Path(privacy_audit.__file__).parent
ROOT = PACKAGE.parents[1]


def examined(home: Path, *arguments: str, **more: str) -> dict[str, Any]:
    ended = run(home, "doctor", "--format", "json", "--lang", "en", *arguments, given=None, **more)
    assert ended.returncode == 0, ended.stderr
    assert "Traceback" not in ended.stderr
    record: dict[str, Any] = json.loads(ended.stdout)
    return record


def states(record: dict[str, Any]) -> dict[str, str]:
    return {row["id"]: row["state"] for row in record["checks"]}


def test_on_a_computer_in_order_everything_that_is_needed_works(tmp_path: Path) -> None:
    record = examined(tmp_path / "home")
    schema = json.loads((PACKAGE / "schemas" / "doctor-1.schema.json").read_bytes())
    Draft202012Validator(schema).validate(record)
    assert record["works"] is True
    assert record["home"] == str(tmp_path / "home")
    assert "does-not-work" not in states(record).values()
    assert not (tmp_path / "home").exists()


def test_the_report_says_first_what_to_mend(tmp_path: Path) -> None:
    (tmp_path / "default").mkdir()
    (tmp_path / "default" / FILE).write_bytes(b"no database")
    ended = run(tmp_path, "doctor", "--lang", "en")
    assert ended.returncode == 0
    assert ended.stdout.index("The audits themselves (does not work)") < ended.stdout.index("What works\n")
    assert "Not everything works." in ended.stdout
    assert "Recognised: " in ended.stdout


@pytest.mark.parametrize(("level", "code", "form"), [("critical", 0, "json"), ("high", 1, "markdown")])
def test_something_grave_ends_with_1_if_that_was_asked_for_and_paths_are_masked(
    tmp_path: Path, level: str, code: int, form: str
) -> None:
    home = tmp_path / "OneDrive" / "0912345678"
    ended = run(tmp_path, "doctor", "--fail-on", level, "--home", str(home), "--format", form)
    assert ended.returncode == code
    assert "0912345678" not in ended.stdout + ended.stderr
    assert "09•• ••• •78" in ended.stdout


class Watched(io.StringIO):
    """Standard error as a terminal has it."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "quiet", "told"),
    [(io.StringIO(), False, []), (Watched(), True, []), (Watched(), False, ["Looking at Phone numbers …"])],
)
def test_who_watches_is_told_what_takes_long(
    stream: io.StringIO, quiet: bool, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "SILENCE", 0.0)
    monkeypatch.setattr(sys, "stderr", stream)
    assert tuple(doctor._one_by_one(Settings(quiet=quiet))) == CHECKS
    assert [line for line in stream.getvalue().splitlines() if line == "Looking at Phone numbers …"] == told
    assert len(stream.getvalue().splitlines()) == len(told) * len(CHECKS)


def test_who_watches_is_told_nothing_while_it_is_quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "SILENCE", 3600.0)
    stream = Watched()
    monkeypatch.setattr(sys, "stderr", stream)
    assert tuple(doctor._one_by_one(Settings())) == CHECKS
    assert stream.getvalue() == ""


def test_it_works_with_every_stream_closed_but_one(tmp_path: Path) -> None:
    if os.name == "nt":
        pytest.skip("left out: these are streams of Unix")
    command = ["bash", "-c", f"{sys.executable} -m privacy_audit doctor --lang en <&- 2>&-"]
    ended = subprocess.run(
        command, env=environment(tmp_path), capture_output=True, encoding="utf-8", timeout=60, check=False
    )
    assert (ended.returncode, ended.stdout.startswith("What works on this computer")) == (0, True)


# --- a broken installation -------------------------------------------------------------------


@pytest.fixture
def installation(tmp_path: Path) -> Path:
    """A copy of the program, to be broken."""
    skipped = shutil.ignore_patterns("__pycache__")
    shutil.copytree(PACKAGE, tmp_path / "program" / "src" / "privacy_audit", ignore=skipped)
    shutil.copytree(ROOT / "checklists", tmp_path / "program" / "checklists")
    return tmp_path / "program"


def test_a_broken_installation_names_what_is_broken_and_still_tries_the_rest(
    installation: Path, tmp_path: Path
) -> None:
    package = installation / "src" / "privacy_audit"
    blind = "def find(reading):\n    return iter(())\n"
    with (package / "detectors" / "email" / "__init__.py").open("a", encoding="utf-8") as file:
        file.write(blind)
    (package / "schemas" / "scan-1.schema.json").unlink()
    (installation / "checklists" / "message-signs.toml").unlink()
    (installation / "checklists" / "networks" / "zalo.toml").write_text("id = [", encoding="utf-8")
    found = states(
        examined(tmp_path / "home", PYTHONPATH=str(installation / "src"), PYTHONDONTWRITEBYTECODE="1")
    )
    wrong = {name for name, state in found.items() if state == "does-not-work"}
    assert wrong == {"email", "message", "score", "checklists", "age"}
    assert found["schemas"] == "works-in-part"
    assert found["phone"] == found["read-html"] == "works"


@pytest.mark.parametrize(
    ("package", "wrong"),
    [("PIL", "read-picture"), ("phonenumbers", "phone-abroad")],
)
def test_a_missing_package_is_named(tmp_path: Path, package: str, wrong: str) -> None:
    hide(tmp_path, package)
    record = examined(tmp_path / "home", PYTHONPATH=str(tmp_path))
    [row] = [row for row in record["checks"] if row["id"] == wrong]
    assert (row["state"], row["says"]) == (
        "does-not-work",
        f"A part of the program is missing or does not fit: {package}.",
    )
    assert states(record)["email"] == "works"


def test_without_what_draws_reports_it_comes_in_bare_lines(tmp_path: Path) -> None:
    hide(tmp_path, "rich")
    ended = run(tmp_path / "home", "doctor", "--lang", "en", PYTHONPATH=str(tmp_path))
    assert ended.returncode == 0
    assert ended.stdout.startswith("Reports on the screen (does not work): A part of the program is missing")


def test_an_extra_that_is_not_installed_is_listed_once(tmp_path: Path) -> None:
    hook = 'import sys\nsys.modules["zxingcpp"] = sys.modules["dlib"] = None\n'
    (tmp_path / "sitecustomize.py").write_text(hook, encoding="utf-8")
    ended = run(tmp_path / "home", "doctor", "--lang", "en", PYTHONPATH=str(tmp_path))
    for extra in ("qr", "faces"):
        assert ended.stdout.count(f'pip install "privacy-audit[{extra}]"') == 1
    assert "QR codes in pictures are not read." not in ended.stdout
    found = states(examined(tmp_path / "home", PYTHONPATH=str(tmp_path)))
    assert (found["read-code"], found["extra-qr"], found["face"]) == ("not-needed",) * 3


def hide(folder: Path, package: str) -> None:
    """Let an import of this package fail for whoever looks into the folder first."""
    (folder / f"{package}.py").write_text(f"raise ImportError('gone', name={package!r})\n", encoding="utf-8")


# --- the drive on which audits lie -----------------------------------------------------------


def test_a_synchronised_folder_is_said_with_the_first_audit_and_not_again(tmp_path: Path) -> None:
    (tmp_path / "answers.toml").write_text('[answers]\n"zalo/find-by-phone" = "on"\n', encoding="utf-8")
    check = ("check", "--answers", str(tmp_path / "answers.toml"), "--lang", "en")
    for home, times in (("here", 0), ("OneDrive", 1), ("OneDrive", 0)):
        ended = run(tmp_path, *check, "--home", str(tmp_path / home))
        assert ended.returncode == 0
        assert ended.stderr.count("leaves this computer") == times
    with sqlite3.connect(tmp_path / "OneDrive" / "default" / FILE) as database:
        assert database.execute("SELECT count(*) FROM audits").fetchone() == (2,)
