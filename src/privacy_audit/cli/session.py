"""`session`: a training room: plan it, lead it on the wall, close it, list what is kept."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from privacy_audit.cli.confirming import tell
from privacy_audit.cli.everywhere import EverywhereCommand, EverywhereGroup, Settings
from privacy_audit.cli.session_ask import ask
from privacy_audit.cli.session_file import session_here
from privacy_audit.cli.session_language import session_settings
from privacy_audit.cli.session_merge import merge
from privacy_audit.cli.session_report import covered, report
from privacy_audit.cli.session_serve import serve
from privacy_audit.cli.session_sheets import sheets
from privacy_audit.cli.session_start import start
from privacy_audit.cli.speaking import deliver
from privacy_audit.clock import now_here
from privacy_audit.errors import UnreadableInput, mark

if TYPE_CHECKING:
    from privacy_audit.record.sessions import SessionList

BAD_FILE = 2


def session_group() -> typer.Typer:
    """The command group, its help in the language that was bound before."""
    group = typer.Typer(cls=EverywhereGroup, rich_markup_mode=None, no_args_is_help=True)
    for name, command, text in (
        ("start", start, _("Plan a training; its agenda is proposed.")),
        ("ask", ask, _("Lead the room on the projector, one question at a time.")),
        ("serve", serve, _("Let the room's phones answer, on its own Wi-Fi.")),
        ("close", close, _("End the open session; its counts stay.")),
        ("list", list_sessions, _("The sessions kept on this computer.")),
        ("report", report, _("What the room changed, in numbers.")),
        ("merge", merge, _("Join the counts of several sessions.")),
        ("sheets", sheets, _("Sheets to take home, for the room.")),
    ):
        group.command(name, cls=EverywhereCommand, help=text)(command)
    return group


def close(context: typer.Context) -> int:
    """End the open session. A file that cannot be read counts as closed too: the room is over."""
    from privacy_audit.cli.training_guard import end_training
    from privacy_audit.session.keeping import held, read_session, write_session
    from privacy_audit.session.moving import close as closed

    settings = session_settings(context)
    path = session_here(settings)
    with held(path):
        try:
            session = read_session(path)
        except UnreadableInput:
            end_training(settings)
            raise
        if session.closed is None:
            write_session(path, closed(session, now_here()))
        end_training(settings)
    tell(settings, mark("The session is closed. It is kept in {file}."), whole=True, file=path)
    return 0


def list_sessions(context: typer.Context) -> int:
    """Print a few lines for each; a file that nobody can read ends with exit code 2, after the others."""
    settings = session_settings(context)
    listing = _listing(settings)
    if settings.format == "json":
        from privacy_audit.record.sessions import sessions_json

        deliver(sessions_json(listing), settings)
    else:
        from privacy_audit.cli.rendering import draw
        from privacy_audit.report.agenda import compose_sessions

        deliver(draw(compose_sessions(listing, settings.words), settings), settings)
    return BAD_FILE if listing.unreadable else 0


def _listing(settings: Settings) -> SessionList:
    from msgspec.structs import replace

    from privacy_audit.record.sessions import SessionList, session_row
    from privacy_audit.session.keeping import ENDING, FOLDER, open_session, read_session

    folder: Path = settings.home / FOLDER
    running = open_session(settings.home)
    rows, unreadable = [], []
    for path in sorted(folder.glob(f"*{ENDING}")):
        try:
            row = session_row(path.name, read_session(path), is_open=path == running)
            rows.append(replace(row, title=covered(row.title), office=covered(row.office)))
        except UnreadableInput:
            unreadable.append(path.name)
    return SessionList(sessions=tuple(rows), unreadable=tuple(unreadable))
