"""A training session from its plan to its end: without a terminal, on one, and killed in between."""

from __future__ import annotations

import json
import os
import sys
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import click
import msgspec
import pytest
from jsonschema import Draft202012Validator
from msgspec.structs import replace

import privacy_audit
from privacy_audit.cli.app import application
from privacy_audit.cli.home import home_folder
from privacy_audit.cli.speaking import masked
from privacy_audit.errors import PrivacyAuditError
from privacy_audit.session.keeping import open_session, read_session, session_file
from privacy_audit.tally import Place, Session
from tests.session.test_moving import session

START = ("session", "start", "--title", "Tập huấn quý 4", "--people", "40")
PHONE = "0912 345 678"
IN_30_DAYS = str(date.today() + timedelta(days=30))


class Ended(NamedTuple):
    """How a command ended: its exit code, what it printed, and what it said."""

    code: int
    out: str
    said: str


class Program:
    """The commands in this process, where they start twenty times faster, with a home of their own."""

    def __init__(self, home: Path, captured: pytest.CaptureFixture[bytes]) -> None:
        self.home, self.captured = home, captured

    def __call__(self, *arguments: str) -> Ended:
        """Run one command in English; a refusal is said as the program says it."""
        try:
            code = application().main(
                [*arguments, "--home", str(self.home), "--lang", "en"], standalone_mode=False
            )
            refused = ""
        except PrivacyAuditError as error:
            code, refused = error.exit_code, f"{error}\n"
        except click.ClickException as error:
            code, refused = error.exit_code, f"{error.format_message()}\n"
        out, err = self.captured.readouterr()
        return Ended(code, out.decode(), err.decode() + refused)

    def started(self, *more: str, networks: str = "zalo") -> Session:
        """A session that is open now."""
        assert self(*START, "--networks", networks, *more).code == 0
        return self.session()

    def session(self) -> Session:
        """The open session as its file holds it."""
        path = open_session(self.home)
        assert path is not None
        return read_session(path)


@pytest.fixture
def program(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> Program:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    return Program(tmp_path, capsysbinary)


# --- without a terminal ----------------------------------------------------------------------


def test_a_plan_is_proposed_printed_and_kept(program: Program) -> None:
    ended = program(
        *START, "--networks", "zalo,facebook", "--office", "UBND phường Mẫu", "--date", "5/12/2026"
    )
    assert ended.code == 0
    assert "Tập huấn quý 4" in ended.out
    assert "UBND phường Mẫu · 40 people · 2026-12-05" in ended.out
    assert "• Settings: Zalo (minute 10 to 23)" in ended.out
    assert "• What to take home (minute 41 to 45)" in ended.out
    session = program.session()
    assert (session.networks, session.level, session.people) == (("zalo", "facebook"), "quick", 40)
    assert f"{session.created:%Y-%m-%d}" == "2026-12-05"
    assert session.place == Place(item=0)


def test_what_is_personal_in_a_title_or_an_office_is_not_kept(program: Program) -> None:
    ended = program(
        "session", "start", "--title", f"Gọi {PHONE}", "--office", "thao.vu@example.com",
        "--people", "9", "--networks", "zalo", "--format", "json",
    )  # fmt: skip
    shown = json.loads(ended.out)
    assert (shown["title"], shown["office"]) == ("Gọi 09•• ••• •78", "t••••@example.com")
    files = b"".join(path.read_bytes() for path in (program.home / "sessions").iterdir())
    assert b"thao.vu" not in files
    assert b"345" not in files


def test_a_name_in_a_title_is_covered_in_the_list_as_in_the_report(program: Program) -> None:
    title = f"Tập huấn của chị Trần Thị Quỳnh, {PHONE}"
    begun = program("session", "start", "--title", title, "--people", "9", "--networks", "zalo")
    [path] = (program.home / "sessions").glob("*.session")
    assert "Quỳnh" not in begun.out + path.read_text(encoding="utf-8")
    changed = replace(read_session(path), title=title, office="Trần Thị Quỳnh")
    path.write_bytes(msgspec.json.encode(changed))  # as an older version or somebody else wrote it
    for form in ("terminal", "json"):
        listed = program("session", "list", "--format", form)
        assert "Tập huấn" in listed.out
        assert "Quỳnh" not in listed.out


@pytest.mark.skipif(sys.platform == "win32", reason="left out: Windows keeps no named pipe in a folder")
def test_a_pipe_in_place_of_the_mark_counts_as_a_session_and_is_never_opened(program: Program) -> None:
    (program.home / "sessions").mkdir(parents=True)
    os.mkfifo(program.home / "sessions" / "open")
    assert open_session(program.home) == program.home / "sessions" / "open"
    assert program("report").code == 2


@pytest.mark.parametrize("missing", ["--title", "--people", "--networks"])
def test_without_a_terminal_what_nobody_can_be_asked_must_be_typed(program: Program, missing: str) -> None:
    given = {"--title": "Tập huấn", "--people": "40", "--networks": "zalo"}
    arguments = [part for name, value in given.items() if name != missing for part in (name, value)]
    ended = program("session", "start", *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert "Nobody can be asked here" in ended.said
    assert not (program.home / "sessions").exists()


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--networks", "zallo", "Did you mean zalo?"),
        ("--people", "0", "0 is not in the range"),
        ("--minutes", "5", "5 is not in the range"),
        ("--level", "deep", "is not one of"),
        ("--date", "31/2/2026", "is not a day"),
    ],
)
def test_a_wrong_value_is_refused_and_nothing_is_opened(
    program: Program, option: str, value: str, said: str
) -> None:
    networks = () if option == "--networks" else ("--networks", "zalo")
    ended = program(*START, *networks, option, value)
    assert ended.code == 2
    assert said in ended.said
    assert not (program.home / "sessions").exists()


def test_networks_for_which_there_is_no_time_are_named(program: Program) -> None:
    ended = program(*START, "--networks", "zalo,facebook,tiktok,device,google", "--minutes", "15")
    assert "There is no time for: Google" in ended.out


def test_only_one_session_is_open_until_it_is_closed(program: Program) -> None:
    first = program.started()
    again = program(*START, "--networks", "zalo")
    assert again.code == 2
    assert "privacy-audit session close" in again.said
    assert program.session() == first
    closed = program("session", "close")
    assert (closed.code, closed.out) == (0, "")
    assert open_session(program.home) is None
    assert program(*START, "--networks", "zalo").code == 0
    listed = json.loads(program("session", "list", "--format", "json").out)
    assert [row["open"] for row in listed["sessions"]].count(True) == 1
    assert [row["closed"] is None for row in listed["sessions"] if not row["open"]] == [False]


def test_closing_or_asking_without_a_session_is_one_sentence(program: Program) -> None:
    ended = program("session", "close")
    assert ended.code == 2
    assert ended.said == "No training session is open. To begin one: privacy-audit session start\n"
    assert "There is none yet" in program("session", "list").out


def test_the_projector_view_needs_a_terminal(program: Program) -> None:
    program.started()
    ended = program("session", "ask")
    assert ended.code == 2
    assert ended.said == "session ask needs a window in which keys can be pressed.\n"


def test_a_damaged_file_is_named_and_the_others_are_listed(program: Program) -> None:
    program.started()
    (program.home / "sessions" / "2020-01-01-00000000.session").write_text("{", encoding="utf-8")
    ended = program("session", "list")
    assert ended.code == 2
    assert "2020-01-01-00000000.session: it cannot be read" in ended.out
    assert "Tập huấn quý 4 (runs now)" in ended.out


def test_a_damaged_open_session_is_named_and_can_be_left_behind(program: Program) -> None:
    program.started()
    path = open_session(program.home)
    assert path is not None
    path.write_text("{", encoding="utf-8")
    ended = program("session", "close")
    assert ended.code == 2
    assert "damaged" in ended.said
    assert open_session(program.home) is None


def test_no_file_name_of_a_session_looks_like_something_personal() -> None:
    planned = session()
    for number in range(200):
        own = sha256(f"{number}".encode()).hexdigest()[:32]
        made = planned.created + timedelta(days=number * 13)
        name = session_file(Path("home"), replace(planned, id=own, created=made)).name
        assert masked(name) == name


# --- what is refused while a session is open -------------------------------------------------


def page(folder: Path) -> str:
    path = folder / "nguyen-van-an.html"
    path.write_text(f"<p>Nguyễn Văn An, ĐT: {PHONE}, thao.vu@example.com</p>", encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    "arguments",
    [
        ("scan", "PAGE", "--reveal"),
        ("scan", "PAGE", "--reveal", "--yes"),
        ("scan", "https://example.com/an"),
        ("scan", "HTTPS://EXAMPLE.COM/an", "PAGE"),
        ("scan", "https://example.com/", "--site", "--yes"),
        ("demo", "--reveal"),
        ("emergency", "evidence", "export"),
    ],
    ids=" ".join,
)
def test_what_shows_a_person_is_refused_in_one_sentence(program: Program, arguments: tuple[str, ...]) -> None:
    program.started()
    typed = [page(program.home) if one == "PAGE" else one for one in arguments]
    ended = program(*typed)
    assert (ended.code, ended.out) == (2, "")
    assert ended.said.startswith("A training session is open")
    assert ended.said.count("\n") == 1


@pytest.mark.parametrize("form", ["terminal", "html", "markdown", "json", "csv"])
def test_a_scan_shows_numbers_and_nothing_of_whom(program: Program, form: str) -> None:
    program.started()
    ended = program("scan", page(program.home), "--format", form, "--lang", "en", "--explain")
    assert ended.code == 0
    shown = ended.out + ended.said
    for personal in ("nguyen", "Nguyễn", "0912", "09•", "•78", "t•", "example.com", "mobile"):
        assert personal not in shown, personal


def test_the_numbers_are_right_and_the_schema_holds(program: Program) -> None:

    program.started()
    printed = program("scan", page(program.home))
    assert "• Phone number (1)" in printed.out
    assert "Targets seen: 1 of 1." in printed.out
    record = json.loads(program("scan", page(program.home), "--format", "json").out)
    schema = Path(privacy_audit.__file__).parent / "schemas" / "scan-1.schema.json"
    Draft202012Validator(json.loads(schema.read_bytes())).validate(record)
    assert sorted(one["kind"] for one in record["exposures"]) == ["email", "phone"]
    assert all(
        (one["where"], one["masked"], one["fingerprint"]) == ([], "•••", "") for one in record["exposures"]
    )
    assert record["targets"][0]["target"] == "•••"


def test_after_the_session_everything_is_shown_again(program: Program) -> None:
    program.started()
    program("session", "close")
    assert "09•• ••• •78" in program("scan", page(program.home)).out
    assert "+84912345678" in program("scan", page(program.home), "--reveal").out.replace(" ", "")


@pytest.mark.parametrize(
    "arguments",
    [
        ("report",),
        ("report", "--plan"),
        ("letter", "p-1", "--to", "platform"),
        ("history", "diff"),
        ("history", "list"),
        ("history", "list", "--accepted"),
        ("history", "list", "--format", "json"),
        ("history", "accept"),
        ("history", "undo"),
        ("history", "undo", "--yes"),
        ("history", "accept", "p-1", "--remove"),
        ("history", "accept", "p-1", "--until", IN_30_DAYS, "--because", "x"),
        ("history", "accept", "p-1", "--until", IN_30_DAYS, "--because", "x", "--output", "kept.txt"),
    ],
)
def test_no_audit_is_shown_while_a_session_is_open(program: Program, arguments: tuple[str, ...]) -> None:
    program.started()
    ended = program(*arguments)
    assert (ended.code, ended.out) == (2, "")
    assert "nothing of an audit is shown" in ended.said


@pytest.mark.parametrize("arguments", [("list",), ("list", "--accepted"), ("accept",)], ids=" ".join)
def test_what_is_kept_goes_into_a_file_while_a_session_is_open(
    program: Program, arguments: tuple[str, ...]
) -> None:
    assert program("scan", page(program.home), "--keep").code == 0
    program.started()
    path = program.home / "kept.txt"
    ended = program("history", *arguments, "--output", str(path))
    assert (ended.code, ended.out) == (0, "")
    assert "09•" not in ended.said
    assert path.read_text(encoding="utf-8")


@pytest.mark.parametrize("mark", [b"", b"\xff\xfe", None])
def test_a_damaged_mark_counts_as_an_open_session(program: Program, mark: bytes | None) -> None:
    program.started()
    place = program.home / "sessions" / "open"
    place.unlink()
    if mark is None:
        place.mkdir()
    else:
        place.write_bytes(mark)
    assert open_session(program.home) is not None
    assert program("scan", page(program.home), "--reveal").code == 2


@pytest.mark.parametrize("mark", [b"", b"\xff\xfe", b"\0" * 40, b"..", b"x" * 400 + b".session"])
def test_a_session_with_a_damaged_mark_can_be_left_behind(program: Program, mark: bytes) -> None:
    """Zeroes are what a loss of power leaves on some drives."""
    program.started()
    (program.home / "sessions" / "open").write_bytes(mark)
    assert program("scan", page(program.home), "--reveal").code == 2
    ended = program("session", "close")
    assert (ended.code, ended.out) == (2, "")
    assert str(program.home / "sessions" / "open") in ended.said
    assert open_session(program.home) is None
    assert program("scan", page(program.home), "--reveal").code == 0


@pytest.mark.parametrize("other", ["begun", "shown"])
def test_another_data_folder_opens_no_way_around_an_open_session(program: Program, other: str) -> None:
    """`HOME` is the tests' folder, and the usual data folder lies in it."""
    usual, named = home_folder(None), program.home / "elsewhere"
    program.home = named if other == "begun" else usual
    program.started()
    program.home = usual if other == "begun" else named
    assert open_session(program.home) is None
    assert program("scan", page(named.parent), "--reveal").code == 2
    assert "nothing of an audit is shown" in program("report").said
    program.home = named if other == "begun" else usual
    program("session", "close")
    program.home = usual if other == "begun" else named
    assert program("scan", page(named.parent), "--reveal").code == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such variable")
@pytest.mark.parametrize(("begun", "shown"), [(None, "one"), ("one", None), ("one", "two")])
def test_another_usual_place_opens_no_way_around_an_open_session(
    program: Program, monkeypatch: pytest.MonkeyPatch, begun: str | None, shown: str | None
) -> None:
    """A terminal within another program may have an `XDG_DATA_HOME` of its own."""
    folder = program.home

    def at(name: str | None) -> None:
        if name is None:
            monkeypatch.delenv("XDG_DATA_HOME", raising=False)
        else:
            monkeypatch.setenv("XDG_DATA_HOME", str(folder / name))
        program.home = home_folder(None)

    at(begun)
    program.started()
    at(shown)
    assert open_session(program.home) is None
    assert program("scan", page(folder), "--reveal").code == 2
    at(begun)
    program("session", "close")
    at(shown)
    assert program("scan", page(folder), "--reveal").code == 0


def test_a_check_while_a_session_is_open_is_kept_and_not_shown(program: Program) -> None:
    answers = program.home / "answers.toml"
    answers.write_text('[answers]\n"zalo/find-by-phone" = "on"\n', encoding="utf-8")
    program.started()
    for more in ((), ("--format", "json")):
        ended = program("check", "zalo", "--answers", str(answers), *more)
        assert (ended.code, ended.out) == (0, "")
        assert "Your audit is kept." in " ".join(ended.said.split())
    program("session", "close")
    assert "find you on Zalo" in program("report").out


def test_networks_are_named_as_the_question_takes_them(program: Program) -> None:
    assert program.started(networks="zalo facebook Điện thoại").networks == ("zalo", "facebook", "device")


def test_the_names_of_the_networks_are_those_of_the_menu(program: Program) -> None:
    said = program(*START, "--networks", "linktree").said
    assert "Zalo, Facebook" in said and "xing" not in said.casefold()
