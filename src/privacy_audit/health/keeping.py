"""Where audits lie: whether something can be kept there, by whom it can be read, whether it is whole."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

from privacy_audit.errors import UnreadableInput, mark, reason_of
from privacy_audit.files import BESIDE, left_behind
from privacy_audit.health.drives import away
from privacy_audit.health.finding import ELSEWHERE, Check, Outcome, broken, in_part, told, works
from privacy_audit.health.machine import Machine
from privacy_audit.locking import locked
from privacy_audit.model import Severity
from privacy_audit.record.health import Condition, Told

LITTLE, NONE = 50_000_000, 2_000_000
"""Free bytes on the disk below which the person is warned, and below which nothing can be kept."""
OWN_DISK = told(mark("Name a folder on this computer's own disk: --home FOLDER"))
AWAY = {
    "synchronised": mark(
        "{folder} is copied to a company's computers by itself (OneDrive, Dropbox, Google Drive, iCloud …): "
        "what you answer about yourself leaves this computer."
    ),
    "network": mark(
        "{folder} lies on another computer, reached through the network: others may read it, and a broken "
        "connection can damage it."
    ),
}
"""What is said of a folder that leaves this computer, also when the first audit is kept."""


def _place(machine: Machine) -> Iterator[Outcome]:
    """Whether something can be written and locked where audits are kept: a file is made and removed."""
    try:
        folder = _nearest(machine.person)
        disk = shutil.disk_usage(folder)
        _write_and_lock(folder, is_there=folder == machine.person)
    except OSError as error:
        sentence = mark("Nothing can be kept in {folder}: {reason}.")
        values = {"folder": machine.home, "reason": reason_of(error)}
        yield Outcome(Condition.BROKEN, told(sentence, **values), ELSEWHERE, Severity.CRITICAL)
        return
    is_there = folder == machine.person
    yield _room(machine.home, disk.free if disk.total else LITTLE, is_there=is_there)  # made up: no size


def _room(home: Path, free: int, *, is_there: bool) -> Outcome:
    """What is said of the free bytes of a disk that can be written to."""
    mend = told(mark("Make room on this disk, or name another folder: --home FOLDER"))
    if free < NONE:
        sentence = mark("The disk is full, so nothing can be kept in {folder}.")
        return broken(sentence, mend=mend, severity=Severity.CRITICAL, folder=home)
    if free < LITTLE:
        sentence = mark("The disk is nearly full: {number} MB are left.")
        return in_part(sentence, mend=mend, number=free // 1_000_000)
    if is_there:
        return works(mark("Your audits lie in {folder}; it can be written to."), folder=home)
    return works(mark("Your audits will lie in {folder}; nothing is kept yet."), folder=home)


def _nearest(folder: Path) -> Path:
    """The folder itself, or the nearest above it that there is."""
    return next((one for one in (folder, *folder.parents) if one.exists()), folder)


def _write_and_lock(folder: Path, *, is_there: bool) -> None:
    """Write, lock and remove a file; where the folder is not ours yet, only ask whether that may be done."""
    if not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "")
    if not is_there:
        if not os.access(folder, os.W_OK | os.X_OK) or not shutil.disk_usage(folder).total:
            raise PermissionError(errno.EACCES, "")
        return
    handle, name = tempfile.mkstemp(dir=folder, prefix=BESIDE)
    os.close(handle)
    try:
        with locked(Path(name), 0) as had:
            if not had:
                raise BlockingIOError(errno.EAGAIN, "")
    finally:
        Path(name).unlink(missing_ok=True)


def _drive(machine: Machine) -> Iterator[Outcome]:
    """Whether what is kept leaves this computer by itself."""
    where = away(machine.person, machine.environment, machine.mounts)
    if where is None:
        yield works(mark("It is this computer's own: nothing leaves it by itself."))
    else:
        yield in_part(AWAY[where], mend=OWN_DISK, severity=Severity.HIGH, folder=machine.home)


def _modes(machine: Machine) -> Iterator[Outcome]:
    """Whether somebody else with an account on this computer can read what is kept."""
    if machine.system == "win32":
        yield works(mark("On Windows, your own folder is closed to other accounts."))
        return
    folders = [machine.person, machine.home / "sessions", *([machine.evidence] if machine.evidence else [])]
    if any(_is_open(path) for folder in folders for path in _within(folder)):
        sentence = mark("Other accounts of this computer can read some of what you keep.")
        mend = told(mark("Close it with: {command}"), command=f'chmod -R go-rwx "{machine.home}"')
        yield in_part(sentence, mend=mend, severity=Severity.HIGH)
    else:
        yield works(mark("Only you can read what is kept."))


def _within(folder: Path) -> Iterator[Path]:
    if folder.is_dir() and not folder.is_symlink():
        yield folder
        if not folder.stat().st_mode & 0o077:
            return  # nobody else comes past it
        yield from (path for path in sorted(folder.iterdir()) if not path.is_symlink())


def _is_open(path: Path) -> bool:
    mode = path.stat().st_mode
    return bool(mode & (0o077 if stat.S_ISDIR(mode) else 0o066))


# --- what lies there -------------------------------------------------------------------------


def _store(machine: Machine) -> Iterator[Outcome]:
    """The store of this person, then those of other profiles if something is wrong with one."""
    yield _said_of(machine.person)
    for number, folder in enumerate(machine.others, 1):
        outcome = _said_of(folder)
        if outcome.severity is not None:
            yield outcome._replace(id=f"store-{number}", title=told(mark("The audits of another profile")))


def _said_of(folder: Path) -> Outcome:
    from privacy_audit.history.examining import examine_store

    found = examine_store(folder)
    match found.state:
        case "none" | "empty":
            return works(mark("No audit is kept yet."))
        case "whole" if found.last is None or _is_readable(found.last):
            return works(mark("They are whole. Audits kept: {number}."), number=found.audits)
        case "whole":
            sentence = mark(
                "The last audit cannot be read: it is damaged, or a newer privacy-audit wrote it."
            )
            return in_part(sentence, mend=told(mark("Begin a new one: privacy-audit check")))
        case "interrupted":
            sentence = mark("A command was ended while it wrote. Nothing that was kept before is lost.")
            mend = told(mark("The next command puts it in order: privacy-audit history list"))
            return in_part(sentence, mend=mend, severity=Severity.LOW)
        case "busy":
            sentence = mark("Another window is using them right now.")
            return in_part(sentence, mend=told(mark("Close it and try again.")), severity=Severity.LOW)
        case "newer":
            sentence = mark("They were kept by a newer privacy-audit, and this one leaves them alone.")
            return broken(sentence, mend=told(mark("Update this program.")), severity=Severity.CRITICAL)
        case _:
            sentence = mark("The file with your audits is damaged.")
            return broken(sentence, mend=_from_a_copy(folder), severity=Severity.CRITICAL)


def _from_a_copy(folder: Path) -> Told:
    from privacy_audit.history import FILE

    sentence = mark("If you have a copy of {file}, put it back; else rename that file and begin anew.")
    return told(sentence, file=folder / FILE)


def _is_readable(record: bytes) -> bool:
    from privacy_audit.record.shapes import from_json

    try:
        from_json(record)
    except UnreadableInput:
        return False
    return True


def _leftovers(machine: Machine) -> Iterator[Outcome]:
    """Files that a killed command left half-written. They may hold what it was about to keep."""
    folders = (machine.home, machine.person, machine.home / "sessions")
    left = [path for folder in folders for path in left_behind(folder)]
    if left:
        sentence = mark("Half-written files that a killed command left: {number}. None of them is used.")
        mend = told(mark("Delete them: {files}"), files=", ".join(str(path) for path in sorted(left)[:5]))
        yield in_part(sentence, mend=mend, severity=Severity.LOW, number=len(left))
    else:
        yield works(mark("There are none."))


def _training(machine: Machine) -> Iterator[Outcome]:
    """Whether a training session is open: while it is, nothing personal is shown."""
    from privacy_audit.session.keeping import open_session, read_session

    path = open_session(machine.home)
    if path is None:
        yield works(mark("No training session is open."))
        return
    close = told(mark("To end the session: privacy-audit session close"))
    try:
        read_session(path)
    except UnreadableInput:
        sentence = mark("A training session is open, but its file is missing or damaged.")
        yield in_part(sentence, mend=close)
        return
    sentence = mark("A training session is open, so personal values are never shown (--reveal is refused).")
    yield in_part(sentence, mend=close, severity=Severity.LOW)


def _evidence(machine: Machine) -> Iterator[Outcome]:
    """Whether evidence of a threat is kept; what it is, is nobody's business here."""
    if machine.evidence is not None and machine.evidence.is_dir():
        yield works(mark("There is a folder with evidence; history purge leaves it where it is."))
    else:
        yield works(mark("None is kept."))


CHECKS: tuple[Check, ...] = (
    Check("home", "keeping", mark("The folder of your audits"), _place, Severity.CRITICAL),
    Check("drive", "keeping", mark("The drive of your audits"), _drive),
    Check("modes", "keeping", mark("Who can read them"), _modes),
    Check("store", "keeping", mark("The audits themselves"), _store, Severity.CRITICAL),
    Check("leftovers", "keeping", mark("Half-written files"), _leftovers, Severity.LOW),
    Check("training", "keeping", mark("Training sessions"), _training, Severity.MEDIUM),
    Check("evidence", "keeping", mark("Evidence of a threat"), _evidence, Severity.LOW),
)
