"""`emergency`: one calm screen at a time for a person who is being threatened. No network, nothing is kept.

Drawn without the report's library, since it must come at once.
"""

from __future__ import annotations

from datetime import date
from gettext import gettext as _
from typing import TYPE_CHECKING, Annotated

import typer

from privacy_audit.cli.everywhere import Settings, settings_of
from privacy_audit.cli.loading import Entry, LazyGroup
from privacy_audit.cli.speaking import deliver, on_terminal, prints_on_screen, say, say_error
from privacy_audit.errors import BadData, PrivacyAuditError, UnreadableInput

if TYPE_CHECKING:
    from privacy_audit.guidance import Emergency, SaidEmergency


def _entries() -> dict[str, Entry]:
    text = _("Keep a list of the proof, with times and checksums, for the police.")
    return {"evidence": Entry("evidence", "evidence_group", text, maker=True)}


class EmergencyGroup(LazyGroup):
    """The command with its sub-command, which the first screen does not wait for."""

    entries = staticmethod(_entries)


def emergency_group() -> typer.Typer:
    """The command with its sub-command, help in the language that was bound before."""
    group = typer.Typer(cls=EmergencyGroup, rich_markup_mode=None)
    group.callback(invoke_without_command=True)(emergency)
    return group


def emergency(
    context: typer.Context,
    on_paper: Annotated[
        bool, typer.Option("--print", help=_("Everything on one page, to print or to send."))
    ] = False,
) -> int | None:
    """Lead through the screens on a terminal; print all of them elsewhere."""
    if context.invoked_subcommand is not None:
        return None
    settings = settings_of(context)
    if settings.format == "json":
        return _record(settings)
    emergency, mistake = _data(settings)
    said = _said(settings, emergency)
    if _leads(settings) and not on_paper:
        from privacy_audit.cli.leading import lead

        lead(settings, said)
    else:
        _print(settings, said)
    if mistake is None:
        return 0
    say_error(mistake)
    say(settings.words("You have the guide that came with the program, without this file of your own."))
    return mistake.exit_code


def _leads(settings: Settings) -> bool:
    """Whether somebody sits before a window, who is led from screen to screen."""
    on_screen = settings.format == "terminal" and settings.output is None
    return on_screen and on_terminal() and prints_on_screen()


def _data(settings: Settings) -> tuple[Emergency, PrivacyAuditError | None]:
    """The guide; where an office's own file is damaged the shipped one alone, with what is wrong there."""
    from privacy_audit.cli.library import library_of
    from privacy_audit.guide.emergency import joined

    library = library_of(settings)
    try:
        return joined(library.emergency()), None
    except (BadData, UnreadableInput) as error:
        from privacy_audit.catalog import Library

        return joined(Library().emergency()), error


def _said(settings: Settings, emergency: Emergency) -> SaidEmergency:
    """The data in the person's language."""
    from privacy_audit.guide.emergency import say_emergency

    return say_emergency(emergency, settings.words, date.today())


def _record(settings: Settings) -> int:
    """The guide for other programs; a damaged file of one's own is refused."""
    from privacy_audit.cli.library import library_of
    from privacy_audit.guide.emergency import is_old, joined
    from privacy_audit.record.emergency import record_emergency, to_json

    emergency, today = joined(library_of(settings).emergency()), date.today()
    record = record_emergency(emergency, settings.language, lambda channel: is_old(channel, today))
    deliver(to_json(record), settings)
    return 0


def _print(settings: Settings, said: SaidEmergency) -> None:
    if settings.format == "terminal":
        from privacy_audit.cli.emergency_page import on_one_page

        deliver(on_one_page(said, settings), settings)
        return
    from privacy_audit.cli.rendering import draw
    from privacy_audit.report.emergency import compose_emergency

    deliver(draw(compose_emergency(said, settings.words), settings), settings)
