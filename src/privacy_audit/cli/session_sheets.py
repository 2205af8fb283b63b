"""`session sheets`: what people take home, a card for each network and the emergency sheet, in one file."""

from __future__ import annotations

from datetime import date
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from privacy_audit.cli.everywhere import Settings
from privacy_audit.cli.session_language import session_settings
from privacy_audit.cli.speaking import deliver
from privacy_audit.errors import WrongUsage, mark

if TYPE_CHECKING:
    from privacy_audit.checklist import Network


def sheets(
    context: typer.Context,
    file: Annotated[
        Path | None,
        typer.Argument(metavar="[FILE]", help=_("A session. Default: the open session, or the last one.")),
    ] = None,
    hotline: Annotated[
        str | None,
        typer.Option(
            metavar="TEXT", help=_("Your office's own number, printed on every sheet as you type it.")
        ),
    ] = None,
) -> int:
    """Print the sheets."""
    from privacy_audit.cli.library import library_of
    from privacy_audit.cli.rendering import draw
    from privacy_audit.guide.emergency import joined, say_emergency
    from privacy_audit.report.sheets import compose_sheets
    from privacy_audit.walk import questions_of

    settings = session_settings(context, file)
    if settings.format == "json":
        raise WrongUsage(
            mark("Sheets are to be read. As data: privacy-audit networks show NETWORK --format json")
        )
    cards = [
        (network, tuple(question for _network, question in questions_of([network], "quick")))
        for network in _networks(settings, file)
    ]
    said = say_emergency(joined(library_of(settings).emergency()), settings.words, date.today())
    deliver(draw(compose_sheets(cards, said, settings.words, hotline or ""), settings), settings)
    return 0


def _networks(settings: Settings, file: Path | None) -> list[Network]:
    """The networks of the session that the checklists know and have questions about."""
    from privacy_audit.cli.library import library_of
    from privacy_audit.cli.picking import numbered
    from privacy_audit.cli.session_report import chosen_session
    from privacy_audit.session.reading import sessions_of

    library = library_of(settings)
    known = library.network_ids()
    named = {one for session in sessions_of(file or chosen_session(settings)) for one in session.networks}
    networks = library.networks(tuple(name for name in known if name in named))
    return numbered(networks.values())
