"""The checklists that a command works with: those that came along, and the person's own."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from privacy_audit.catalog import Library
from privacy_audit.cli.everywhere import Settings
from privacy_audit.cli.home import own_checklists
from privacy_audit.errors import UnreadableInput, mark


def library_of(settings: Settings) -> Library:
    """The shipped checklists, those of the person's configuration folder, those of `--checklists`."""
    if settings.checklists and not settings.checklists.is_dir():
        raise UnreadableInput(mark("{folder} is not a folder."), folder=settings.checklists)
    own = (own_checklists(), settings.checklists)
    return Library(*(folder for folder in own if folder and _is_there(folder)))


def _is_there(folder: Path) -> bool:
    """Whether it is a folder; one that may not be looked at is none."""
    with suppress(PermissionError):
        return folder.is_dir()
    return False
