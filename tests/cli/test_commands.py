"""What the commands print, keep and end with."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator

import privacy_audit
from privacy_audit.catalog import Library
from privacy_audit.cli import everywhere
from privacy_audit.model import Severity
from privacy_audit.palette import Theme
from tests.cli.program import environment, run

SCHEMAS = Path(privacy_audit.__file__).parent / "schemas"
HEAVY = (
    "rich",
    "requests",
    "urllib3",
    "bs4",
    "lxml",
    "phonenumbers",
    "PIL",
    "jsonschema",
    "sqlite3",
    "segno",
)
ANSWERS = """
platform = "android"
[answers]
"zalo/find-by-phone" = "on"
"zalo/two-factor" = "unsure"
"""


def printed(*arguments: str, home: Path) -> dict[str, Any]:
    ended = run(home, *arguments, "--format", "json")
    assert ended.returncode in (0, 1, 3), ended.stderr
    record: dict[str, Any] = json.loads(ended.stdout)
    return record


def valid(record: dict[str, Any], schema: str) -> None:
    Draft202012Validator(json.loads((SCHEMAS / schema).read_text(encoding="utf-8"))).validate(record)


def loaded_by(home: Path, names: tuple[str, ...], arguments: list[str]) -> str:
    """Which of these modules the program imports when it is called so."""
    program = (
        "import sys; sys.argv = ['privacy-audit', *sys.argv[1:]]\n"
        "from privacy_audit.__main__ import main\n"
        "try: main()\n"
        f"finally: print([name for name in {names!r} if name in sys.modules], file=sys.stderr)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        text=True,
        env=environment(home),
        check=True,
        stdin=subprocess.DEVNULL,
    )
    assert ended.stdout
    return ended.stderr.strip()


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["--version"], ["-h"], []])
def test_help_imports_nothing_heavy(tmp_path: Path, arguments: list[str]) -> None:
    assert loaded_by(tmp_path, HEAVY, arguments) == "[]"


@pytest.mark.parametrize("arguments", [["emergency"], ["emergency", "--print", "--lang", "vi"]])
def test_the_emergency_guide_waits_for_nothing_heavy(tmp_path: Path, arguments: list[str]) -> None:
    assert loaded_by(tmp_path, HEAVY, arguments) == "[]"


def test_help_speaks_vietnamese_before_or_after_the_command(tmp_path: Path) -> None:
    for arguments in (["--lang", "vi", "scan", "--help"], ["scan", "--help", "--lang", "vi"]):
        ended = run(tmp_path, *arguments)
        assert "Cách dùng:" in ended.stdout
        assert "Tùy chọn dùng được ở mọi lệnh" in ended.stdout


@pytest.mark.parametrize(
    ("typed", "last", "completed"),
    [
        ("privacy-audit zzz", 1, "\n"),
        ("privacy-audit eme", 1, "plain,emergency\n"),
        ("privacy-audit history ac", 2, "plain,accept\n"),
        ("privacy-audit scan --expl", 2, "plain,--explain\n"),
    ],
)
def test_a_shell_completes_commands_and_options(
    tmp_path: Path, typed: str, last: int, completed: str
) -> None:
    ended = run(tmp_path, COMP_WORDS=typed, COMP_CWORD=str(last), _PRIVACY_AUDIT_COMPLETE="bash_complete")
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, completed, "")


@pytest.mark.parametrize("asked", ["", "1", "complete_zsh", "bash_complete", "zsh_complete"])
def test_without_a_shell_that_asks_nothing_is_completed(tmp_path: Path, asked: str) -> None:
    ended = run(tmp_path, "--version", _PRIVACY_AUDIT_COMPLETE=asked)
    assert (ended.returncode, ended.stdout[:14], ended.stderr) == (0, "privacy-audit ", "")


def test_the_bare_name_without_a_terminal_is_help(tmp_path: Path) -> None:
    ended = run(tmp_path)
    assert ended.returncode == 0
    assert ended.stdout.startswith("Usage: privacy-audit")


@pytest.mark.parametrize(
    ("arguments", "commands"),
    [
        (["history"], ["list", "diff", "accept", "undo", "purge"]),
        (["history", "--lang", "vi", "--plain"], ["list", "diff", "accept", "undo", "purge"]),
        (["--lang", "vi", "networks"], ["list", "show", "lint", "stale"]),
        (["session", "--theme", "light"], ["start", "ask", "serve", "report", "merge", "sheets"]),
        (["emergency", "evidence", "--lang", "vi"], ["add", "note", "list", "verify", "export", "delete"]),
    ],
    ids=lambda value: " ".join(value),
)
def test_a_bare_group_shows_its_commands_with_a_line_each(
    tmp_path: Path, arguments: list[str], commands: list[str]
) -> None:
    ended = run(tmp_path, *arguments)
    assert (ended.returncode, ended.stdout) == (2, "")
    title = "Các lệnh:\n" if "vi" in arguments else "Commands:\n"
    shown = ended.stderr.partition(title)[2]
    assert {line.split()[0] for line in shown.splitlines() if line[2:3].strip()} >= set(commands)
    assert "..." not in shown  # nothing is cut
    assert "Error" not in ended.stderr
    assert "Thiếu" not in ended.stderr


def test_a_wrong_command_of_a_group_is_still_named(tmp_path: Path) -> None:
    ended = run(tmp_path, "history", "--lang", "vi", "nope")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.endswith("Lỗi: Không có lệnh 'nope'.\n")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--lang", "en"], "Error: Missing option '--to'. Choose from: page-owner, employer,"),
        (["--lang", "vi"], "Lỗi: Thiếu tùy chọn '--to'. Bạn hãy chọn một trong: page-owner, employer,"),
    ],
)
def test_what_can_be_chosen_is_said_in_the_language(
    tmp_path: Path, arguments: list[str], sentence: str
) -> None:
    ended = run(tmp_path, "letter", "p-1234", *arguments)
    assert ended.returncode == 2
    assert sentence in ended.stderr


def test_the_demo_finds_what_the_made_up_person_shows(tmp_path: Path) -> None:
    record = printed("demo", "--reveal", home=tmp_path)
    valid(record, "audit-1.schema.json")
    found = {(one["kind"], one["value"]) for one in record["exposures"] if one["kind"] != "photo"}
    assert found == {
        ("phone", "+84912345678"),
        ("phone", "+84987654321"),
        ("phone", "+8419001234"),
        ("email", "minhhoa.vidu@example.com"),
        ("email", "hoalm@vidu.example"),
        ("address", "Số 12 ngõ 34 phố Ví Dụ, phường Lê Chân, Hải Phòng"),
        ("workplace", "Phó trưởng phòng Phòng Minh Họa, Sở Ví Dụ"),
        ("workplace", "Phó trưởng phòng"),
    }
    assert sum(one["kind"] == "photo" for one in record["exposures"]) == 5
    assert [target["status"] for target in record["targets"]] == ["seen", "seen"]


def test_the_demo_falls_from_stage_to_stage(tmp_path: Path) -> None:
    scores = [
        printed("demo", "--stage", stage, home=tmp_path)["score"]["low"]
        for stage in ("open", "middle", "closed")
    ]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > 60
    assert scores[2] < 15


def test_the_demo_keeps_nothing(tmp_path: Path) -> None:
    run(tmp_path, "demo")
    assert not any(tmp_path.iterdir())


def test_answers_become_an_audit_that_report_shows_again(tmp_path: Path) -> None:
    (tmp_path / "answers.toml").write_text(ANSWERS, encoding="utf-8")
    record = printed("check", "zalo", "--answers", str(tmp_path / "answers.toml"), home=tmp_path)
    valid(record, "audit-1.schema.json")
    assert record["answers"] == [
        {"question": "zalo/find-by-phone", "state": "answered", "choice": "on"},
        {"question": "zalo/two-factor", "state": "unsure", "choice": None},
    ]
    assert printed("report", home=tmp_path) == record
    assert printed("report", "1", home=tmp_path) == record


def test_a_file_of_answers_is_about_the_standard_level_and_what_it_answers_beyond(tmp_path: Path) -> None:
    deep = next(one.id for one in Library().network("zalo").questions if one.level == "full")
    (tmp_path / "answers.toml").write_text(f'[answers]\n"zalo/{deep}" = "unsure"\n', encoding="utf-8")
    record = printed("check", "--answers", str(tmp_path / "answers.toml"), home=tmp_path)
    standard = [one.id for one in Library().network("zalo").questions if one.level != "full"]
    assert record["level"] == "standard"
    assert sorted(record["asked"]) == sorted(f"zalo/{one}" for one in (*standard, deep))


def test_a_later_check_of_another_network_keeps_the_earlier_answers(tmp_path: Path) -> None:
    for name, answer in (("zalo/find-by-phone", "off"), ("facebook/friends-list", "public")):
        (tmp_path / "answers.toml").write_text(f'[answers]\n"{name}" = "{answer}"\n', encoding="utf-8")
        record = printed("check", "--answers", str(tmp_path / "answers.toml"), home=tmp_path)
    assert [one["question"] for one in record["answers"]] == ["zalo/find-by-phone", "facebook/friends-list"]


def test_the_fail_on_code_counts_answers_and_exposures(tmp_path: Path) -> None:
    (tmp_path / "answers.toml").write_text(ANSWERS, encoding="utf-8")
    check = ("check", "zalo", "--answers", str(tmp_path / "answers.toml"))
    assert run(tmp_path, *check, "--fail-on", "critical").returncode == 1
    (tmp_path / "page.txt").write_text("thư: nobody@example.com", encoding="utf-8")
    assert run(tmp_path, "scan", str(tmp_path / "page.txt"), "--fail-on", "high").returncode == 0
    assert run(tmp_path, "scan", str(tmp_path / "page.txt"), "--fail-on", "medium").returncode == 1


def test_a_scan_is_kept_only_when_asked(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("ĐT 0912 345 678", encoding="utf-8")
    record = printed("scan", str(tmp_path / "page.txt"), home=tmp_path)
    valid(record, "scan-1.schema.json")
    assert run(tmp_path, "report").returncode == 2
    printed("scan", str(tmp_path / "page.txt"), "--keep", home=tmp_path)
    kept = printed("report", home=tmp_path)
    assert [one["masked"] for one in kept["exposures"]] == ["09•• ••• •78"]


def test_standard_input_is_scanned(tmp_path: Path) -> None:
    ended = run(tmp_path, "scan", "-", "--format", "json", given="Gọi em 0912.345.678 nhé".encode())
    assert [one["masked"] for one in json.loads(ended.stdout)["exposures"]] == ["09•• ••• •78"]


def test_an_address_that_cannot_be_reached_is_not_an_all_clear(tmp_path: Path) -> None:
    ended = run(tmp_path, "scan", "http://127.0.0.1:9/", "--allow-private", "--lang", "en")
    assert ended.returncode == 3
    assert "could NOT be seen" in ended.stdout
    ended = run(tmp_path, "scan", "http://127.0.0.1:9/", "--lang", "en")
    assert ended.returncode == 3
    assert "private network" in " ".join(ended.stdout.split())


def test_no_personal_value_is_printed_or_kept_unmasked(tmp_path: Path) -> None:
    """Values in the text, in the name of the file, in an address and in a sentence of error."""
    page = tmp_path / "0912345678 thao.vu@example.com.html"
    page.write_text(
        "<p>SĐT 0987 654 321, ở số 7 ngõ 8 phố Huế, phường Hai Bà Trưng, Hà Nội</p>", encoding="utf-8"
    )
    seeds = ("0912345678", "912345678", "987654321", "987 654 321", "thao.vu@", "ngõ 8 phố Huế")
    outputs = []
    for arguments in (
        ["scan", str(page), "--keep"],
        ["scan", str(page), "--format", "json"],
        ["scan", "http://127.0.0.1:9/0912345678", "--allow-private"],
        ["scan", "zalo.me/0912345678"],
        ["scan", str(tmp_path / "0912345678.html")],
        ["report"],
    ):
        ended = run(tmp_path / "home", *arguments)
        outputs.append(ended.stdout + ended.stderr)
    kept = b"".join(path.read_bytes() for path in (tmp_path / "home").rglob("*") if path.is_file())
    outputs.append(kept.decode("utf-8", "replace"))
    for seed in seeds:
        assert [output for output in outputs if seed in output] == [], seed


def test_hostile_text_does_not_reach_the_terminal(tmp_path: Path) -> None:
    text = "ĐT 0912 345 678 \x1b[31mred\x1b]8;;http://x\x07 \u202e gnp.exe [bold]x[/bold] \x9b2J"
    ended = run(tmp_path, "scan", "-", "--format", "terminal", given=text.encode())
    assert not set(ended.stdout) & set("\x1b\x07\x9b\u202e")


def test_what_is_named_for_help_alone_is_what_the_product_has() -> None:
    assert [one.value for one in Severity] == list(everywhere.SEVERITIES)
    assert get_args(everywhere.Theme) == get_args(Theme)


def test_help_needs_none_of_the_product_s_own_nouns(tmp_path: Path) -> None:
    assert loaded_by(tmp_path, ("msgspec", "privacy_audit.model", "privacy_audit.text"), ["--help"]) == "[]"
