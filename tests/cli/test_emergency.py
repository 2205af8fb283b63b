"""`emergency` and its evidence, run as a person runs them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import privacy_audit
from tests.cli.program import PROGRAM, environment, run

SCHEMAS = Path(privacy_audit.__file__).parent / "schemas"
FIRST = {"vi": "Bạn hãy thở chậm lại", "en": "Breathe slowly"}
SECOND = {"vi": "Đừng đưa gì cho chúng", "en": "Give them nothing"}
LAST = {"vi": "Thế là đủ cho bây giờ", "en": "That is enough for now"}
PAID = {"vi": "gọi ngân hàng ngay", "en": "call your bank now"}


def validate(schema: str, written: str) -> dict[str, object]:
    document: dict[str, object] = json.loads(written)
    validator = Draft202012Validator(json.loads((SCHEMAS / f"{schema}-1.schema.json").read_bytes()))
    validator.validate(document)
    return document


# --- everything at once ----------------------------------------------------------------------


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("form", [(), ("--print",), ("--format", "markdown"), ("--format", "html")])
def test_piped_or_printed_it_says_everything_in_one_document(
    tmp_path: Path, language: str, form: tuple[str, ...]
) -> None:
    ended = run(tmp_path, "emergency", "--lang", language, *form)
    assert (ended.returncode, ended.stderr) == (0, "")
    for words in (FIRST, SECOND, LAST, PAID):
        assert words[language] in ended.stdout
    assert "0899252555" in ended.stdout
    assert list(tmp_path.iterdir()) == []  # nothing is kept


def test_as_json_it_is_valid_by_its_schema_and_marks_what_is_old(tmp_path: Path) -> None:
    document = validate("emergency", run(tmp_path, "emergency", "--lang", "vi", "--format", "json").stdout)
    assert document["schema"] == "privacy-audit.emergency/1"
    assert document["language"] == "vi"
    channels = {one["id"]: one for one in document["channels"]}  # type: ignore[attr-defined]
    assert channels["hai-phong-hotline-2024"]["old"]
    assert channels["hai-phong-hotline-2024"]["historical"]
    assert not channels["vneid"]["old"]


def test_it_can_be_written_to_a_file(tmp_path: Path) -> None:
    page = tmp_path / "to.html"
    ended = run(tmp_path, "emergency", "--print", "--lang", "vi", "--format", "html", "--output", str(page))
    assert ended.returncode == 0
    assert FIRST["vi"] in page.read_text(encoding="utf-8")


def test_an_offices_own_number_is_shown(tmp_path: Path) -> None:
    (tmp_path / "emergency.toml").write_text(
        'updated = 2026-11-22\n[[channels]]\nid = "nearest-police"\ncontact = "0225 000 000"\n'
        'name = {vi = "Công an phường Mẫu", en = "Police of Mẫu"}\nlast_known = 2026-11-01\n'
        'purpose = {vi = "Trực ban", en = "Duty line"}\nregion = {vi = "Phường Mẫu", en = "Mẫu"}\n'
        'confidence = "high"\nsources = ["own"]\n[sources.own]\ntitle = "Thông báo"\ndate = "2026-11-01"\n',
        encoding="utf-8",
    )
    ended = run(tmp_path, "emergency", "--lang", "vi", "--checklists", str(tmp_path))
    assert "0225 000 000 · Công an phường Mẫu" in ended.stdout
    assert run(tmp_path, "networks", "lint", "--checklists", str(tmp_path)).returncode == 0


DAMAGED = (
    "updated = 2026-11-22\nscreens = 1\n",
    'updated = 2026-11-22\n[[channels]]\nid = "x"\nsources = ["none"]\n',
    'updated = 2026-11-22\n[sources.own]\ntitle = "\\u001b[31m"\ndate = "2026-11-01"\n',
    "\udcff",
)


@pytest.mark.parametrize("content", DAMAGED)
def test_a_damaged_own_file_is_named_and_the_shipped_guide_is_there_all_the_same(
    tmp_path: Path, content: str
) -> None:
    (tmp_path / "emergency.toml").write_text(content, encoding="utf-8", errors="surrogateescape")
    ended = run(tmp_path, "emergency", "--lang", "en", "--checklists", str(tmp_path))
    assert ended.returncode == 2
    assert "emergency.toml" in ended.stderr
    assert "You have the guide that came with the program" in ended.stderr
    assert FIRST["en"] in ended.stdout
    assert LAST["en"] in ended.stdout
    refused = run(tmp_path, "emergency", "--format", "json", "--checklists", str(tmp_path))
    assert (refused.returncode, refused.stdout) == (2, "")


def test_old_channels_are_among_what_is_stale(tmp_path: Path) -> None:
    rows = json.loads(run(tmp_path, "networks", "stale", "--format", "json").stdout)["channels"]
    assert [row["last_known"] for row in rows] == sorted(row["last_known"] for row in rows)
    [hotline] = [row for row in rows if row["channel"] == "emergency/hai-phong-hotline-2024"]
    assert hotline["historical"]
    shown = run(tmp_path, "networks", "stale").stdout.splitlines()
    assert any("emergency/police-113" in line for line in shown)
    assert [line[:10] for line in shown] == sorted(line[:10] for line in shown)


def no_network() -> list[str] | None:
    """A command that takes the network away, where the system allows that."""
    program = shutil.which("unshare")
    if program is None:
        return None
    for more in ([], ["-r"]):
        command = [program, *more, "-n"]
        if subprocess.run([*command, "true"], capture_output=True, check=False).returncode == 0:
            return command
    return None


@pytest.mark.parametrize("language", ["vi", "en"])
def test_without_any_network_everything_works(tmp_path: Path, language: str) -> None:
    alone = no_network()
    if alone is None:
        pytest.skip("left out: the network cannot be taken away here (Linux can, with unshare)")
    (tmp_path / "proof.txt").write_bytes(b"abc")
    for arguments in (
        ["emergency"],
        ["emergency", "evidence", "add", str(tmp_path / "proof.txt")],
        ["emergency", "evidence", "verify"],
        ["emergency", "evidence", "export"],
    ):
        command = [*alone, *PROGRAM, *arguments, "--lang", language]
        ended = subprocess.run(
            command, env=environment(tmp_path), capture_output=True, timeout=60, check=False
        )
        assert ended.returncode == 0, ended.stderr


# --- one screen at a time --------------------------------------------------------------------

if os.name != "nt":
    from tests.cli.test_terminal import end, terminal

    @pytest.mark.parametrize("language", ["vi", "en"])
    def test_enter_leads_through_all_screens(tmp_path: Path, language: str) -> None:
        with terminal(tmp_path, "emergency", "--lang", language) as child:
            child.expect(FIRST[language])
            for _screen in range(10):
                child.expect("> ")
                child.send("\r")
            child.expect(LAST[language])
            child.expect("> ")
            child.send("\r")
            assert end(child) == 0
        assert list(tmp_path.iterdir()) == []

    def test_a_digit_shows_a_branch_and_enter_comes_back(tmp_path: Path) -> None:
        with terminal(tmp_path, "emergency", "--lang", "vi", "--plain") as child:
            child.expect("> ")
            child.send("m")
            child.expect("đã xảy ra chưa")
            child.expect("> ")
            child.send("1")
            child.expect(PAID["vi"])
            child.expect("> ")
            child.send("z")  # any other key shows the same again
            child.expect(PAID["vi"])
            child.expect("> ")
            child.send("\r")
            child.expect("đã xảy ra chưa")
            child.expect("> ")
            child.send("b")
            child.expect(SECOND["vi"])
            child.expect("> ")
            child.send("q")
            assert end(child) == 0

    def test_what_was_read_is_marked_and_m_leads_to_the_list_and_back(tmp_path: Path) -> None:
        with terminal(tmp_path, "emergency", "--lang", "en", "--plain") as child:
            child.expect("> ")
            child.send("m")
            child.expect("m\u00a0back\u00a0to\u00a0where\u00a0you\u00a0were")
            assert "already read" not in (child.before or "")
            assert "Enter\u00a0none\u00a0of\u00a0these" in (child.before or "")
            child.expect("> ")
            child.send("2")
            child.expect("Enter\u00a0back\u00a0to\u00a0the\u00a0list")
            child.expect("> ")
            child.send("\r")
            child.expect("  2  [^\r\n]*  ← already read\r\n")
            child.expect("> ")
            assert "already read" not in (child.before or "")
            assert "Enter\u00a0go\u00a0on" in (child.before or "")
            assert "none\u00a0of\u00a0these" not in (child.before or "")
            child.send("m")
            child.expect(FIRST["en"])

    def test_control_d_leaves_and_control_c_ends_with_130(tmp_path: Path) -> None:
        for key, code in (("\x04", 0), ("\x03", 130)):
            with terminal(tmp_path, "emergency", "--lang", "vi") as child:
                child.expect("> ")
                child.send(key)
                assert end(child) == code

    def test_who_ends_it_hears_how_to_open_it_again(tmp_path: Path) -> None:
        for key in ("q", "\x03"):
            with terminal(tmp_path, "emergency", "--lang", "en") as child:
                child.expect("> ")
                child.send(key)
                child.expect("You can open this again at any time: privacy-audit emergency")

    def test_a_key_that_does_nothing_is_answered_in_the_free_line(tmp_path: Path) -> None:
        with terminal(tmp_path, "emergency", "--lang", "en", "--plain", columns=40, NO_COLOR="1") as child:
            child.expect("> ")
            assert "does nothing" not in (child.before or "")
            for key in ("z", "b"):  # there is no screen before the first one
                child.send(key)
                child.expect(FIRST["en"])
                child.expect("> ")
                assert "This key does nothing here.\r\n" in (child.before or "")
                assert len((child.before or "").splitlines()) <= 24
            child.send("\r")
            child.expect("> ")
            assert "does nothing" not in (child.before or "")

    def test_without_colour_and_plain_nothing_but_words_is_written(tmp_path: Path) -> None:
        with terminal(tmp_path, "emergency", "--lang", "vi", "--plain", NO_COLOR="1") as child:
            child.expect("> ")
            assert "\x1b" not in (child.before or "")

    def test_a_narrow_window_is_filled_and_never_overrun(tmp_path: Path) -> None:
        with terminal(tmp_path, "emergency", "--lang", "vi", "--plain", columns=40, NO_COLOR="1") as child:
            for _screen in range(8):
                child.expect("> ")
                lines = (child.before or "").splitlines()
                assert max(map(len, lines)) <= 40
                assert len(lines) <= 24
                child.send("\r")


# --- evidence --------------------------------------------------------------------------------


def evidence(home: Path, *arguments: str, given: bytes | None = None) -> subprocess.CompletedProcess[str]:
    return run(home, "emergency", "evidence", *arguments, "--lang", "en", given=given)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home in which a screenshot and a note are kept."""
    shot = tmp_path / "tin 0912345678.png"
    shot.write_bytes(b"abc")
    more = ("--wallet", "TXYZ123456789abcdefghijk", "--number", "0987654321", "--demanded", "500 trieu")
    assert evidence(tmp_path / "home", "add", str(shot), *more).returncode == 0
    assert (
        evidence(
            tmp_path / "home", "note", "Zalo 0903111222, ví 0x52908400098527886E0F7030069857D2E4169EE7"
        ).returncode
        == 0
    )
    return tmp_path / "home"


RAW = (
    "0912345678",
    "0987654321",
    "0903111222",
    "TXYZ123456789abcdefghijk",
    "0x52908400098527886E0F7030069857D2E4169EE7",
)


@pytest.mark.parametrize("command", ["list", "verify"])
@pytest.mark.parametrize("form", ["terminal", "json", "html", "markdown"])
def test_personal_values_are_hidden(home: Path, command: str, form: str) -> None:
    ended = evidence(home, command, "--format", form)
    assert ended.returncode == 0
    assert [value for value in RAW if value in ended.stdout + ended.stderr] == []


@pytest.mark.parametrize("form", ["terminal", "json", "html", "markdown"])
def test_export_alone_shows_them(home: Path, form: str) -> None:
    ended = evidence(home, "export", "--format", form)
    assert ended.returncode == 0
    shown = ended.stdout.replace("\n", "").replace("\\", "")
    assert [value for value in RAW if value not in shown] == []
    assert "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" in shown


def test_the_statement_is_vietnamese_also_for_an_english_person(home: Path) -> None:
    ended = evidence(home, "export", "--format", "html")
    assert '<html lang="vi">' in ended.stdout


def test_what_was_kept_is_valid_by_its_schema(home: Path) -> None:
    for command, masked in (("list", True), ("verify", True), ("export", False)):
        document = validate("evidence", evidence(home, command, "--format", "json").stdout)
        assert (document["masked"], document["checked"] is None) == (masked, command != "verify")


def test_the_codes_of_verify(home: Path) -> None:
    shot = home.parent / "tin 0912345678.png"
    assert evidence(home, "verify").returncode == 0
    shot.write_bytes(b"abd")
    assert evidence(home, "verify").returncode == 1
    shot.unlink()
    assert evidence(home, "verify").returncode == 3
    manifest = home / "default" / "evidence" / "manifest.jsonl"
    manifest.write_bytes(manifest.read_bytes() + b"{half")
    for command in ("list", "verify", "export"):
        assert evidence(home, command).returncode == 2


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (b"", "The note is empty"),
        (b" \n\n", "The note is empty"),
        (b"\xff\xfe\x00", "The note is not text"),
        (b"a" * 200_000, "The note is too long"),
    ],
)
def test_a_note_that_cannot_be_kept_gets_one_sentence(tmp_path: Path, given: bytes, sentence: str) -> None:
    ended = evidence(tmp_path, "note", given=given)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert sentence in ended.stderr
    assert len(ended.stderr.splitlines()) == 1


def test_a_file_of_50_megabytes_and_a_picture_are_fine(tmp_path: Path) -> None:
    with (tmp_path / "big.bin").open("wb") as file:
        file.truncate(50_000_000)
    assert evidence(tmp_path, "add", str(tmp_path / "big.bin")).returncode == 0


def test_a_file_that_is_not_there_gets_one_sentence_without_its_personal_name(tmp_path: Path) -> None:
    ended = evidence(tmp_path, "add", str(tmp_path / "0912345678.png"))
    assert ended.returncode == 2
    assert ended.stderr == "The file 09•• ••• •78.png cannot be read: there is no such file or folder.\n"


def test_purge_leaves_the_evidence_and_says_so(home: Path) -> None:
    run(home, "check", "zalo", "--answers", "-", given=b"")  # whatever comes of it
    for _time in range(2):
        ended = run(home, "history", "purge", "--yes", "--lang", "en")
        assert ended.returncode == 0
        assert "Your evidence stays in" in ended.stderr
        assert "did not make it" not in ended.stderr
    assert len(json.loads(evidence(home, "list", "--format", "json").stdout)["entries"]) == 2


def test_delete_asks_or_is_told(home: Path) -> None:
    assert evidence(home, "delete").returncode == 2
    assert evidence(home, "delete", "--yes").returncode == 0
    assert not (home / "default" / "evidence").exists()
    assert (home.parent / "tin 0912345678.png").exists()
    assert evidence(home, "delete", "--yes").returncode == 0
    assert run(home, "history", "purge", "--yes", "--lang", "en").stderr.count("evidence") == 0
