"""`history`: the kept audits as a list, what has changed between two of them, and how to forget them."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec.structs import replace

from privacy_audit.cli.everywhere import EverywhereCommand, EverywhereGroup, Settings, settings_of
from privacy_audit.cli.speaking import deliver
from privacy_audit.errors import UnreadableInput, WrongUsage, mark

if TYPE_CHECKING:
    from privacy_audit.catalog import Library
    from privacy_audit.history import History, Kept
    from privacy_audit.record.difference import Numbered
    from privacy_audit.record.listing import AuditList, AuditRow

LARGEST = 2**63 - 1
OLDEST = 36_500


def history_group() -> typer.Typer:
    """The command group, its help in the language that was bound before."""
    group = typer.Typer(cls=EverywhereGroup, rich_markup_mode=None, no_args_is_help=True)
    for name, command, text in (
        ("list", list_audits, _("All your audits and which way the score goes.")),
        ("diff", diff, _("What has changed from one audit to another.")),
        ("purge", purge, _("Delete what is kept about you.")),
    ):
        group.command(name, cls=EverywhereCommand, help=text)(command)
    return group


# --- list ------------------------------------------------------------------------------------


def list_audits(context: typer.Context) -> int:
    """Print a few lines for each audit."""
    from privacy_audit.cli.finishing import draw, library_of, local_zone, open_history

    settings = settings_of(context)
    with open_history(settings) as history:
        listing = _listing(history)
    if settings.format == "json":
        from privacy_audit.record.listing import listing_json

        deliver(listing_json(listing), settings)
        return 0
    from privacy_audit.report.listing import compose_list

    drawn = settings.format == "terminal" and not settings.plain
    catalog = library_of(settings).catalog()
    document = compose_list(listing, catalog, settings.words, zone=local_zone(), drawn=drawn)
    deliver(draw(document, settings), settings)
    return 0


def _listing(history: History) -> AuditList:
    from privacy_audit.record.listing import audit_list

    return audit_list([_row(kept) for kept in history.audits()], len(history.answers()))


def _row(kept: Kept) -> AuditRow:
    from privacy_audit.cli.finishing import readable
    from privacy_audit.history import moment_of
    from privacy_audit.record.listing import row

    return row(kept.number, moment_of(kept), readable(kept))


# --- diff ------------------------------------------------------------------------------------


def diff(
    context: typer.Context,
    before: Annotated[
        int | None,
        typer.Argument(
            min=1, max=LARGEST, metavar="[A]", help=_("The earlier audit. Default: the last but one.")
        ),
    ] = None,
    after: Annotated[
        int | None,
        typer.Argument(min=1, max=LARGEST, metavar="[B]", help=_("The later audit. Default: the last one.")),
    ] = None,
) -> int:
    """Compare two audits; exit codes as for a report on the later one."""
    from privacy_audit.cli.finishing import draw, exit_code, library_of, local_zone, open_history
    from privacy_audit.record.changes import difference_json
    from privacy_audit.record.difference import compare
    from privacy_audit.walk import is_open

    settings = settings_of(context)
    library = library_of(settings)
    with open_history(settings) as history:
        earlier, later = (_numbered(kept, library) for kept in _two(history, before, after))
    catalog = library.catalog()
    difference = compare(earlier, later, catalog.question, is_open)
    if settings.format == "json":
        deliver(difference_json(difference), settings)
    else:
        from privacy_audit.report.difference import compose_difference

        document = compose_difference(difference, catalog, settings.words, zone=local_zone())
        deliver(draw(document, settings), settings)
    return exit_code(later.record, catalog, settings.fail_on)


def _two(history: History, before: int | None, after: int | None) -> tuple[Kept, Kept]:
    """The audits that were named, else the last and the one before it."""
    later = history.audit(after) if after is not None else history.last()
    if later is not None:
        earlier = history.audit(before) if before is not None else history.before(later.number)
        if earlier is not None:
            return earlier, later
    raise WrongUsage(
        mark("Two audits are needed for that. Make another one with: privacy-audit check, then try again.")
    )


def _numbered(kept: Kept, library: Library) -> Numbered:
    """The audit with the names that its questions have today."""
    from privacy_audit.cli.finishing import current, readable
    from privacy_audit.record.difference import Numbered

    record = readable(kept)
    if record is None:
        raise UnreadableInput(
            mark(
                "Audit {number} cannot be read: it is damaged, or a newer privacy-audit wrote it. "
                "Others can be compared by their numbers: privacy-audit history diff A B"
            ),
            number=kept.number,
        )
    answers = tuple(current(library, record.answers).values())
    return Numbered(number=kept.number, record=replace(record, answers=answers))


# --- purge -----------------------------------------------------------------------------------


def purge(
    context: typer.Context,
    older_than: Annotated[
        int | None,
        typer.Option(
            "--older-than",
            min=1,
            max=OLDEST,
            metavar="DAYS",
            help=_("Delete only audits that are older than so many days."),
        ),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help=_("Delete without asking."))] = False,
) -> int:
    """Say what lies there, ask, delete, say what was deleted and what was left."""
    from privacy_audit.cli.purging import purge_all, purge_old

    settings: Settings = settings_of(context)
    return purge_all(settings, yes) if older_than is None else purge_old(settings, older_than, yes)
