"""Keeps the proof of a threat for the police: which file, when, and its SHA-256, in a folder of its own.

Nothing is sent anywhere, and a file is copied only if that is asked for. What is kept is raw.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from privacy_audit.clock import now_here
from privacy_audit.errors import CannotKeep, UnreadableInput, mark, reason_of
from privacy_audit.files import private_folder
from privacy_audit.guidance import (
    Checked,
    Details,
    EvidenceEntry,
    FileEntry,
    FileState,
    Manifest,
    NoteEntry,
)
from privacy_audit.guide.fingerprints import Print, print_of
from privacy_audit.guide.manifest import digest_of, last_digest, line_of, parsed, read_lines, write_lines
from privacy_audit.locking import locked
from privacy_audit.model import Value

MANIFEST, LOCK, COPIES = "manifest.jsonl", "lock", "files"
PATIENCE = 10.0
"""Seconds to wait for another process that is writing."""
BUSY = mark("Another privacy-audit is writing to the evidence. Please try again.")
NOTHING = Details()
_SUFFIX = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,5}\Z")
"""An ending that says what kind of file it is, and nothing else."""
_LINK = mark("{file} is a link: nothing is kept where it leads. Please remove it.")
_NEVER = datetime(1, 1, 1, tzinfo=UTC)
_BLANK: dict[str, Any] = {"number": 1, "added": _NEVER, "local": _NEVER, "previous": ""}
"""What an entry holds before it is written."""


class Added(Value):
    """What became of the files that were named: new entries, and those that were there already."""

    new: tuple[EvidenceEntry, ...]
    known: tuple[FileEntry, ...] = ()


class Taken(Value):
    """A file that was read: where it lay, what it was, the name of our copy."""

    path: Path
    print: Print
    copy: str | None


class Evidence:
    """The evidence of one person. `now` tells the time in the zone of this computer."""

    def __init__(self, folder: Path, now: Callable[[], datetime] = now_here) -> None:
        self.folder = folder
        self._now = now

    @property
    def manifest_file(self) -> Path:
        """Where the list lies."""
        return self.folder / MANIFEST

    def exists(self) -> bool:
        """Whether anything is kept."""
        return os.path.lexists(self.manifest_file)

    def read(self) -> Manifest:
        """Everything that can be read, and what cannot. `CannotKeep` for a link, which is not followed."""
        self._refuse_link()
        return parsed(read_lines(self.manifest_file))

    def add_files(self, paths: Sequence[Path], details: Details = NOTHING, *, copy: bool = False) -> Added:
        """Add all files or none. A file of the same bytes is not added again, unless there is more to say.

        `UnreadableInput` for a file that cannot be taken, `CannotKeep` if nothing can be written.
        """
        copies: list[Path] = []
        with self._writing() as before, _undone(copies):
            numbered = enumerate(paths, _next(before))
            taken = [self._taken(path, number, copies, copy) for number, path in numbered]
            entries = parsed(before).entries
            known = {entry.sha256: entry for entry in entries if isinstance(entry, FileEntry)}
            again = [one for one in taken if one.print.sha256 in known and not copy and details == NOTHING]
            new = self._append(before, [_file_entry(one, details) for one in taken if one not in again])
        return Added(new=new, known=tuple(known[one.print.sha256] for one in again))

    def add_note(self, text: str, details: Details = NOTHING) -> EvidenceEntry:
        """Write something down that is no file."""
        with self._writing() as before:
            [note] = self._append(before, [NoteEntry(text=text, details=details, **_BLANK)])
        return note

    def verify(self, manifest: Manifest) -> tuple[Checked, ...]:
        """Each file as it is today: the original where it lay, and our copy."""
        return tuple(self._checked(entry) for entry in manifest.entries if isinstance(entry, FileEntry))

    def _checked(self, entry: FileEntry) -> Checked:
        was = Print(size=entry.size, sha256=entry.sha256)
        copy = self.folder / COPIES / Path(entry.copy).name if entry.copy else None
        return Checked(
            entry=entry, original=_state(Path(entry.path), was), copy=_state(copy, was) if copy else None
        )

    # --- the machinery -------------------------------------------------------------------------

    @contextmanager
    def _writing(self) -> Iterator[bytes]:
        """The manifest as it is, while nobody else writes it."""
        with self._errors_of_ours():
            private_folder(self.folder.parent)
            private_folder(self.folder)
            with locked(self.folder / LOCK, PATIENCE) as had:
                if not had:
                    raise CannotKeep(BUSY)
                self._refuse_link()
                try:
                    yield read_lines(self.manifest_file)
                except BaseException:
                    self._leave_nothing()
                    raise

    def _refuse_link(self) -> None:
        if self.manifest_file.is_symlink():
            raise CannotKeep(_LINK, file=self.manifest_file)

    def _leave_nothing(self) -> None:
        """Where nothing is kept yet and nothing could be, no folder says otherwise."""
        if self.exists():
            return
        with suppress(OSError):  # copies lie there, or Windows, which removes no open file
            if (self.folder / COPIES).is_dir():
                (self.folder / COPIES).rmdir()
            (self.folder / LOCK).unlink()
            self.folder.rmdir()

    def _taken(self, path: Path, number: int, copies: list[Path], copy: bool) -> Taken:
        """Read a file, and copy it under its number if that is asked for."""
        if not copy:
            return Taken(path=path, print=print_of(path), copy=None)
        folder = self.folder / COPIES
        if folder.is_symlink():
            raise CannotKeep(_LINK, file=folder)
        private_folder(folder)
        suffix = path.suffix if _SUFFIX.match(path.suffix) else ""
        target = folder / f"{number:04}{suffix}"  # file names hold names and numbers
        if (left := _left_by_a_kill(target, path)) is not None:
            return Taken(path=path, print=left, copy=target.name)
        target = _free(target)
        found = print_of(path, target)
        copies.append(target)
        return Taken(path=path, print=found, copy=target.name)

    def _append(self, before: bytes, blanks: Sequence[EvidenceEntry]) -> tuple[EvidenceEntry, ...]:
        """Number, date and chain the entries, and write them all at once."""
        number, previous = _next(before), last_digest(before)
        local = self._now().replace(microsecond=0)
        entries: list[EvidenceEntry] = []
        lines: list[bytes] = []
        for at, blank in enumerate(blanks, number):
            entry = replace(blank, number=at, added=local.astimezone(UTC), local=local, previous=previous)
            entries.append(entry)
            lines.append(line_of(entry))
            previous = digest_of(lines[-1])
        if lines:
            write_lines(self.manifest_file, before, lines)
        return tuple(entries)

    @contextmanager
    def _errors_of_ours(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            sentence = mark("The evidence cannot be kept in {folder}: {reason}. Nothing was changed there.")
            raise CannotKeep(sentence, folder=self.folder, reason=reason_of(error)) from error


def _file_entry(taken: Taken, details: Details) -> FileEntry:
    """The entry of a file, still without number, time and chain."""
    return FileEntry(
        name=_written(taken.path.name),
        path=_written(str(taken.path.absolute())),
        size=taken.print.size,
        sha256=taken.print.sha256,
        copy=taken.copy,
        details=details,
        **_BLANK,
    )


def _written(name: str) -> str:
    """A name as text: bytes in it that are no letters, as old systems left them, become `\\xff`."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _next(content: bytes) -> int:
    """The number of the next entry: none is given twice, also where lines cannot be read."""
    numbers = (entry.number for entry in parsed(content).entries)
    return max(*numbers, len(content.splitlines()), 0, 0) + 1


def _free(path: Path) -> Path:
    """The path, with a mark if a copy of that name was left there by a kill."""
    while os.path.lexists(path):
        path = path.with_name(f"{path.stem}_{path.suffix}")
    return path


def _left_by_a_kill(target: Path, path: Path) -> Print | None:
    """What the file holds, if a whole copy of it lies there already that never came into the list."""
    if target.is_symlink() or not target.is_file():
        return None
    found = print_of(path)
    return found if _state(target, found) == "unchanged" else None


def _state(path: Path, was: Print) -> FileState:
    if not os.path.lexists(path):
        return "missing"
    try:
        if path.is_file() and path.stat().st_size not in (0, was.size):
            return "changed"  # however large it has become, it is not read for that
        return "unchanged" if print_of(path) == was else "changed"
    except (UnreadableInput, OSError):
        return "unreadable"


@contextmanager
def _undone(copies: Sequence[Path]) -> Iterator[None]:
    """Leave no copy behind if the list could not be written."""
    try:
        yield
    except BaseException:
        for path in copies:
            path.unlink(missing_ok=True)
        raise
