"""The file of the open session, for the commands that go on with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from privacy_audit.cli.everywhere import Settings
from privacy_audit.cli.training_guard import end_training, note_training
from privacy_audit.errors import WrongUsage, mark

if TYPE_CHECKING:
    from privacy_audit.tally import Session

NONE_OPEN = mark("No training session is open. To begin one: privacy-audit session start")


def session_here(settings: Settings) -> Path:
    """The file of the session that is open in this data folder; `WrongUsage` if none is."""
    from privacy_audit.session.keeping import open_session

    note_training(settings)
    path = open_session(settings.home)
    if path is None:
        raise WrongUsage(NONE_OPEN)
    return path


def refuse_closed(settings: Settings, session: Session) -> None:
    """`WrongUsage` for a session that was ended, but whose end was cut short; now it is complete."""
    if session.closed is not None:
        end_training(settings)
        raise WrongUsage(NONE_OPEN)
