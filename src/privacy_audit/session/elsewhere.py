"""Sessions that are open in another data folder than the usual one: it is the same screen.

Beside the usual sessions a small file names the other folders (`--home`), so that what may not be shown while
a session is open is not shown with whatever folder a command is started. A folder that is gone, such as a
drive that was taken out, holds no open session.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from privacy_audit.errors import UnreadableInput
from privacy_audit.files import private_folder, read_small_file, replace_file
from privacy_audit.session.keeping import FOLDER, open_session

ELSEWHERE = "elsewhere"
LARGEST = 100_000
BETWEEN = b"\0"
"""No name of a folder has it."""


def note_elsewhere(usual: Path, home: Path) -> None:
    """Keep the list of other folders with an open session, `home` among them if it has one.

    Where nothing can be written in the usual folder, nothing is: the session's own folder knows.
    """
    named = dict.fromkeys((*_named(usual), home.absolute()))
    still = [one for one in named if one != usual.absolute() and open_session(one)]
    place = usual / FOLDER / ELSEWHERE
    with suppress(OSError):
        if still:
            private_folder(place.parent)
            replace_file(place, BETWEEN.join(map(os.fsencode, still)))
        else:
            place.unlink(missing_ok=True)


def open_somewhere(usual: Path, home: Path) -> Path | None:
    """The file of a session that is open in `home`, in the usual folder or in one that it names."""
    found = (open_session(one) for one in (home, usual, *_named(usual)))
    return next((path for path in found if path is not None), None)


def _named(usual: Path) -> tuple[Path, ...]:
    try:
        content = read_small_file(usual / FOLDER / ELSEWHERE, LARGEST)
    except UnreadableInput:
        return ()
    return tuple(Path(os.fsdecode(name)) for name in content.split(BETWEEN) if name)
