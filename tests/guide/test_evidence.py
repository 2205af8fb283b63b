"""The evidence: what is kept, what is refused, what a kill, a full disk or somebody's hand does to it."""

from __future__ import annotations

import hashlib
import os
import stat
import subprocess
import sys
import textwrap
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from privacy_audit.errors import CannotKeep, UnreadableInput
from privacy_audit.guidance import Damage, Details, EvidenceEntry, FileEntry, NoteEntry
from privacy_audit.guide.deleting import delete_evidence
from privacy_audit.guide.evidence import Evidence
from privacy_audit.guide.manifest import START, digest_of, line_of, parsed

HANOI = timezone(timedelta(hours=7))
MOMENT = datetime(2026, 11, 22, 1, 30, tzinfo=HANOI)
ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
UNIX = pytest.mark.skipif(sys.platform == "win32", reason="left out: this is about Unix")


@pytest.fixture
def evidence(tmp_path: Path) -> Evidence:
    return Evidence(tmp_path / "person" / "evidence", now=lambda: MOMENT)


@pytest.fixture
def proof(tmp_path: Path) -> Path:
    path = tmp_path / "màn hình.png"
    path.write_bytes(b"abc")
    return path


def entries(evidence: Evidence) -> tuple[EvidenceEntry, ...]:
    return evidence.read().entries


# --- keeping ---------------------------------------------------------------------------------


def test_a_file_is_kept_with_its_checksum_and_the_moment(evidence: Evidence, proof: Path) -> None:
    evidence.add_files([proof], Details(wallet="TXYZ", demanded="500 triệu"))
    assert entries(evidence) == (
        FileEntry(
            number=1,
            added=datetime(2026, 11, 21, 18, 30, tzinfo=UTC),
            local=MOMENT,
            previous=START,
            details=Details(wallet="TXYZ", demanded="500 triệu"),
            name="màn hình.png",
            path=str(proof),
            size=3,
            sha256=ABC,
        ),
    )


def test_a_line_names_the_checksum_of_the_line_before(evidence: Evidence, proof: Path) -> None:
    evidence.add_files([proof])
    evidence.add_note("gọi lúc 20 giờ")
    first, second = evidence.manifest_file.read_bytes().splitlines()
    assert entries(evidence)[1].previous == hashlib.sha256(first).hexdigest()
    assert second == line_of(entries(evidence)[1])
    assert evidence.read().damages == ()


def test_nothing_is_copied_unless_that_is_asked_for(evidence: Evidence, proof: Path) -> None:
    evidence.add_files([proof])
    assert sorted(path.name for path in evidence.folder.iterdir()) == ["lock", "manifest.jsonl"]
    evidence.add_files([proof], copy=True)
    copy = evidence.folder / "files" / "0002.png"
    assert copy.read_bytes() == b"abc"
    assert proof.read_bytes() == b"abc"


def test_the_same_file_is_not_added_twice_unless_there_is_more_to_say(
    evidence: Evidence, proof: Path
) -> None:
    evidence.add_files([proof])
    again = evidence.add_files([proof])
    assert (again.new, [one.number for one in again.known]) == ((), [1])
    assert len(evidence.add_files([proof], Details(number="0912 345 678")).new) == 1
    assert [one.number for one in entries(evidence)] == [1, 2]


@UNIX
def test_everything_is_readable_by_its_owner_alone(evidence: Evidence, proof: Path) -> None:
    evidence.add_files([proof], copy=True)
    for path in (evidence.folder.parent, *evidence.folder.parent.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


@settings(deadline=None)  # each text is on the disk before the next
@given(texts=st.lists(st.text(st.characters(codec="utf-8"), min_size=1), max_size=8))
def test_whatever_is_written_can_be_read_again(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    evidence = Evidence(tmp_path_factory.mktemp("kept") / "evidence", now=lambda: MOMENT)
    for text in texts:
        evidence.add_note(text)
    assert [one.text for one in entries(evidence) if isinstance(one, NoteEntry)] == texts
    assert evidence.read().damages == ()


# --- what is refused -------------------------------------------------------------------------


def refused(evidence: Evidence, *paths: Path, copy: bool = False) -> str:
    with pytest.raises(UnreadableInput) as raised:
        evidence.add_files(paths, copy=copy)
    assert entries(evidence) == ()
    assert not [path for path in evidence.folder.rglob("*") if path.name[:1].isdigit()]
    return raised.value.sentence


def test_what_is_no_file_with_something_in_it_is_refused(
    evidence: Evidence, tmp_path: Path, proof: Path
) -> None:
    (tmp_path / "empty").touch()
    assert "is empty" in refused(evidence, tmp_path / "empty")
    assert "is a folder" in refused(evidence, tmp_path)
    assert "cannot be read" in refused(evidence, tmp_path / "gone")
    assert "cannot be read" in refused(evidence, Path("a\0b"))
    assert "cannot be read" in refused(evidence, proof, tmp_path / "gone", copy=True)  # all or nothing


@UNIX
def test_a_pipe_and_a_device_are_refused_at_once(evidence: Evidence, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "is not a file" in refused(evidence, tmp_path / "pipe")
    assert "is not a file" in refused(evidence, Path("/dev/zero"))


@UNIX
@pytest.mark.parametrize("copy", [False, True])
def test_a_file_that_changes_while_it_is_read_is_refused(
    evidence: Evidence, tmp_path: Path, copy: bool
) -> None:
    """Somebody writes into it all the time, and it grows up to 64 MB."""
    growing = tmp_path / "growing.bin"
    growing.write_bytes(bytes(8_000_000))
    program = """
        import sys
        with open(sys.argv[1], "r+b", 0) as file:
            print(flush=True)
            while True:
                file.seek(0, 2 if file.tell() < 64_000_000 else 0)
                file.write(bytes(65_536))
        """
    command = [sys.executable, "-c", textwrap.dedent(program), str(growing)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
        try:
            assert writer.stdout is not None
            writer.stdout.readline()
            assert "changed while it was read" in refused(evidence, growing, copy=copy)
        finally:
            writer.kill()


def test_a_link_in_place_of_our_files_is_not_followed(
    evidence: Evidence, tmp_path: Path, proof: Path
) -> None:
    evidence.add_note("một")
    elsewhere = tmp_path / "elsewhere"
    evidence.manifest_file.rename(elsewhere)
    evidence.manifest_file.symlink_to(elsewhere)
    before = elsewhere.read_bytes()
    with pytest.raises(CannotKeep):
        evidence.add_note("hai")
    with pytest.raises(CannotKeep, match="is a link"):
        evidence.read()
    assert elsewhere.read_bytes() == before


def test_a_file_that_cannot_be_taken_leaves_no_folder_where_nothing_was_kept(
    evidence: Evidence, tmp_path: Path, proof: Path
) -> None:
    for copy in (False, True):
        with pytest.raises(UnreadableInput):
            evidence.add_files([proof, tmp_path / "missing.png"], copy=copy)
        assert not evidence.folder.exists()
    evidence.add_note("một")
    with pytest.raises(UnreadableInput):
        evidence.add_files([tmp_path / "missing.png"])
    assert [entry.number for entry in entries(evidence)] == [1]


# --- damage ----------------------------------------------------------------------------------


def three(evidence: Evidence) -> bytes:
    for text in ("một", "hai", "ba"):
        evidence.add_note(text)
    return evidence.manifest_file.read_bytes()


def texts_of(evidence: Evidence) -> list[str]:
    return [one.text for one in entries(evidence) if isinstance(one, NoteEntry)]


@pytest.mark.parametrize(
    ("old", "new", "texts", "damages"),
    [
        (b'"hai"', b'"tam"', ["một", "tam", "ba"], (Damage(line=3, fault="changed"),)),
        (
            b'"text":"hai"}',
            b"",
            ["một", "ba"],
            (Damage(line=2, fault="unreadable"), Damage(line=3, fault="changed")),
        ),
        (
            b'"hai"',
            b'"\xff"',
            ["một", "ba"],
            (Damage(line=2, fault="unreadable"), Damage(line=3, fault="changed")),
        ),
    ],
)
def test_damage_is_told_and_the_rest_is_shown(
    evidence: Evidence, old: bytes, new: bytes, texts: list[str], damages: tuple[Damage, ...]
) -> None:
    evidence.manifest_file.parent.mkdir(parents=True)
    changed = three(evidence).replace(old, new)
    evidence.manifest_file.write_bytes(changed)
    assert texts_of(evidence) == texts
    assert evidence.read().damages == damages
    evidence.add_note("bốn")
    assert evidence.manifest_file.read_bytes().startswith(changed)  # never rewritten
    assert texts_of(evidence) == [*texts, "bốn"]
    assert evidence.read().damages == damages
    assert entries(evidence)[-1].number == 4


def test_a_line_that_was_taken_out_shows(evidence: Evidence) -> None:
    first, _second, third = three(evidence).splitlines(keepends=True)
    evidence.manifest_file.write_bytes(first + third)
    assert evidence.read().damages == (Damage(line=2, fault="changed"),)


def test_a_last_line_that_was_cut_is_kept_as_it_is(evidence: Evidence) -> None:
    cut = three(evidence)[:-9]
    evidence.manifest_file.write_bytes(cut)
    evidence.add_note("bốn")
    assert evidence.manifest_file.read_bytes().startswith(cut + b"\n")
    assert texts_of(evidence) == ["một", "hai", "bốn"]
    assert evidence.read().damages == (Damage(line=3, fault="unreadable"),)


@given(st.binary(max_size=300))
def test_no_bytes_are_too_odd_to_be_read(content: bytes) -> None:
    found = parsed(content)
    assert found.sha256 == digest_of(content)
    lines = [line for line in content.split(b"\n") if line]
    assert len(found.damages) + len(found.entries) >= len(lines)


# --- kill, full disk, two at once ------------------------------------------------------------

PROGRAM = """
import sys
from pathlib import Path
from privacy_audit.guide.evidence import Evidence
evidence = Evidence(Path(sys.argv[1]))
"""


def python(body: str, *arguments: object) -> subprocess.Popen[bytes]:
    program = PROGRAM + textwrap.dedent(body)
    command = [sys.executable, "-c", program, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


@UNIX
def test_after_a_kill_all_that_was_said_to_be_kept_is_there(evidence: Evidence) -> None:
    with python(
        "n = 0\nwhile True:\n    n += 1\n    evidence.add_note(str(n))\n    print(n, flush=True)",
        evidence.folder,
    ) as writer:
        assert writer.stdout is not None
        for _line in range(20):
            writer.stdout.readline()
        writer.kill()
        said = 20 + len(writer.stdout.read().split())
    kept = texts_of(evidence)
    assert kept == [str(number) for number in range(1, len(kept) + 1)]
    assert len(kept) >= said
    assert evidence.read().damages == ()


@UNIX
def test_a_full_disk_loses_nothing(evidence: Evidence, proof: Path) -> None:
    before = three(evidence)
    limit = f"""
    import resource
    from privacy_audit.errors import CannotKeep
    resource.setrlimit(resource.RLIMIT_FSIZE, ({len(before)}, {len(before)}))
    for add in (lambda: evidence.add_note("x"), lambda: evidence.add_files([Path(sys.argv[2])], copy=True)):
        try:
            add()
        except CannotKeep as error:
            print(error.code)
    """
    with python(limit, evidence.folder, proof) as writer:
        out, err = writer.communicate(timeout=30)
    assert out.split() == [b"cannot-keep", b"cannot-keep"], err
    assert evidence.manifest_file.read_bytes() == before
    assert sorted(path.name for path in evidence.folder.rglob("*")) == ["files", "lock", "manifest.jsonl"]


@UNIX
def test_two_at_once_lose_nothing(evidence: Evidence) -> None:
    body = "for n in range(25):\n    evidence.add_note(sys.argv[2] + str(n))"
    writers = [python(body, evidence.folder, name) for name in "ab"]
    for writer in writers:
        _out, err = writer.communicate(timeout=60)
        assert writer.returncode == 0, err
    assert sorted(texts_of(evidence)) == sorted(f"{name}{n}" for name in "ab" for n in range(25))
    assert [one.number for one in entries(evidence)] == list(range(1, 51))
    assert evidence.read().damages == ()


# --- verifying and deleting ------------------------------------------------------------------


def test_verify_tells_what_has_become_of_each_file(evidence: Evidence, tmp_path: Path) -> None:
    names = ("same", "changed", "turned", "gone", "copied", "folder")
    for name in names:
        (tmp_path / name).write_bytes(name.encode())
        evidence.add_files([tmp_path / name], copy=name == "copied")
    (tmp_path / "changed").write_bytes(b"other")
    (tmp_path / "turned").write_bytes(b"denrut")
    for name in ("gone", "copied", "folder"):
        (tmp_path / name).unlink()
    (tmp_path / "folder").mkdir()
    found = {one.entry.name: (one.original, one.copy) for one in evidence.verify(evidence.read())}
    assert found == {
        "same": ("unchanged", None),
        "changed": ("changed", None),
        "turned": ("changed", None),
        "gone": ("missing", None),
        "copied": ("missing", "unchanged"),
        "folder": ("unreadable", None),
    }


@UNIX
def test_what_has_grown_beyond_measure_is_changed_and_not_read_for_that(
    evidence: Evidence, proof: Path
) -> None:
    evidence.add_files([proof])
    os.truncate(proof, 1 << 40)  # would take half an hour to read
    assert [one.original for one in evidence.verify(evidence.read())] == ["changed"]


def test_delete_removes_what_is_ours_and_nothing_else(evidence: Evidence, proof: Path) -> None:
    evidence.add_files([proof], copy=True)
    (evidence.folder / "mine.txt").touch()
    removed = delete_evidence(evidence.folder)
    assert (removed.files, [path.name for path in removed.others]) == (2, ["mine.txt"])
    assert [path.name for path in evidence.folder.iterdir()] == ["mine.txt"]
    assert proof.exists()


def test_delete_leaves_no_folder_where_nothing_else_lies(evidence: Evidence, proof: Path) -> None:
    evidence.add_files([proof], copy=True)
    assert delete_evidence(evidence.folder).others == ()
    assert not evidence.folder.exists()


@UNIX
def test_delete_follows_no_link(evidence: Evidence, tmp_path: Path) -> None:
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs" / "0001-photo").touch()
    evidence.add_note("một")
    (evidence.folder / "files").symlink_to(tmp_path / "theirs")
    delete_evidence(evidence.folder)
    assert (tmp_path / "theirs" / "0001-photo").exists()


def test_a_line_nested_beyond_all_measure_is_a_damaged_line_like_any_other(
    evidence: Evidence, proof: Path
) -> None:
    evidence.add_files([proof])
    with evidence.manifest_file.open("ab") as file:
        file.write(b'{"a":' + b"[" * 100_000 + b"\n")
    manifest = evidence.read()
    assert len(manifest.entries) == 1
    assert manifest.damages == (Damage(line=2, fault="unreadable"),)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere file names are always text")
def test_a_file_name_that_is_no_text_is_kept_all_the_same(evidence: Evidence, tmp_path: Path) -> None:
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.png"))
    odd.write_bytes(b"x")
    [entry] = evidence.add_files([odd], copy=True).new
    assert isinstance(entry, FileEntry)
    assert entry.name == "\\xff\\xfe.png"
    assert entry.copy == "0001.png"


def test_the_name_of_a_copy_holds_nothing_personal(evidence: Evidence, tmp_path: Path) -> None:
    photo = tmp_path / "lan@example.com 0912345678.png"
    photo.write_bytes(b"x")
    [entry] = evidence.add_files([photo], copy=True).new
    assert isinstance(entry, FileEntry)
    assert entry.copy == "0001.png"
