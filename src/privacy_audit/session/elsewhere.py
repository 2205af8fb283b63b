"""Sessions that are open in another data folder than the usual one: it is the same screen.

Beside the usual sessions a small file names the other folders (`--home`, `XDG_DATA_HOME`), so that what may
not be shown while a session is open is not shown with whatever folder a command is started. A folder that is
gone, such as a drive that was taken out, holds no open session.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from pathlib import Path

from privacy_audit.errors import UnreadableInput
from privacy_audit.files import private_folder, read_small_file, replace_file
from privacy_audit.locking import locked
from privacy_audit.session.keeping import FOLDER, PATIENCE, open_session

ELSEWHERE, LOCK = "elsewhere", ".lock"
LARGEST = 100_000
BETWEEN = b"\0"
"""No name of a folder has it."""


def note_elsewhere(usual: Path, home: Path) -> None:
    """Keep the list of other folders with an open session, `home` among them if it has one.

    One process at a time, else one would write over what another has just added. Where nothing can be
    written in the usual folder, nothing is: the session's own folder knows.
    """
    place = usual / FOLDER / ELSEWHERE
    with suppress(OSError):
        if place.exists() or _still_open(usual, home):
            private_folder(place.parent)
            with ExitStack() as until_the_end:
                with suppress(OSError):  # a drive that knows no locks; had or not, the folder is noted
                    until_the_end.enter_context(locked(place.with_suffix(LOCK), PATIENCE))
                _write(place, _still_open(usual, home))


def open_somewhere(usual: Path, home: Path) -> Path | None:
    """The file of a session that is open in `home`, in the usual folder or in one that it names."""
    found = (open_session(one) for one in (home, usual, *_named(usual)))
    return next((path for path in found if path is not None), None)


def _still_open(usual: Path, home: Path) -> list[Path]:
    """The other folders, of those that are named and `home`, in which a session is open."""
    named = dict.fromkeys((*_named(usual), home.absolute()))
    return [one for one in named if one != usual.absolute() and open_session(one)]


def _write(place: Path, folders: Sequence[Path]) -> None:
    if folders:
        replace_file(place, BETWEEN.join(map(os.fsencode, folders)))
    else:
        place.unlink(missing_ok=True)


def _named(usual: Path) -> tuple[Path, ...]:
    try:
        content = read_small_file(usual / FOLDER / ELSEWHERE, LARGEST)
    except UnreadableInput:
        return ()
    folders = []
    for name in content.split(BETWEEN):
        with suppress(UnicodeDecodeError):  # on Windows every name is Unicode; a damaged one leads nowhere
            folders += [Path(os.fsdecode(name))] if name else []
    return tuple(folders)
