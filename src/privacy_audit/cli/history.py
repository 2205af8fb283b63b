"""`history`: the kept audits as a list, what has changed, what was accepted, and how to go back or forget."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec.structs import replace

from privacy_audit.cli.everywhere import EverywhereCommand, EverywhereGroup, Settings, settings_of
from privacy_audit.cli.speaking import deliver
from privacy_audit.cli.training_guard import NO_AUDIT, refuse_audit, refuse_in_training
from privacy_audit.errors import UnreadableInput, WrongUsage, mark

if TYPE_CHECKING:
    from privacy_audit.catalog import Library
    from privacy_audit.history import History, Kept
    from privacy_audit.record.acceptance import Acceptance, AcceptedRow
    from privacy_audit.record.difference import Numbered
    from privacy_audit.record.listing import AuditList
    from privacy_audit.record.shapes import AuditRecord

LARGEST = 2**63 - 1
OLDEST = 36_500


def history_group() -> typer.Typer:
    """The command group, its help in the language that was bound before."""
    group = typer.Typer(cls=EverywhereGroup, rich_markup_mode=None, no_args_is_help=True)
    for name, command, text in (
        ("list", list_audits, _("All your audits and which way the score goes.")),
        ("diff", diff, _("What has changed from one audit to another.")),
        ("accept", accept, _("Live with a risk for a time, with a reason.")),
        ("undo", undo, _("Take back the last change: an audit, an acceptance, a check under way.")),
        ("purge", purge, _("Delete what is kept about you.")),
    ):
        group.command(name, cls=EverywhereCommand, help=text)(command)
    return group


# --- list ------------------------------------------------------------------------------------


def list_audits(
    context: typer.Context,
    accepted: Annotated[
        bool, typer.Option("--accepted", help=_("The risks that you accepted, instead of the audits."))
    ] = False,
) -> int:
    """Print a few lines for each audit, or for each accepted risk."""
    from privacy_audit.cli.finishing import kept_history, local_zone
    from privacy_audit.cli.library import library_of
    from privacy_audit.cli.rendering import draw

    settings = settings_of(context)
    refuse_audit(settings)
    library = library_of(settings)
    with kept_history(settings) as history:
        listing = _listing(settings, history, library)
    if settings.format == "json":
        from privacy_audit.record.listing import listing_json

        deliver(listing_json(listing), settings)
        return 0
    from privacy_audit.report.listing import compose_accepted, compose_list

    compose = compose_accepted if accepted else compose_list
    document = compose(listing, library.catalog(), settings.words, zone=local_zone())
    deliver(draw(document, settings), settings)
    return 0


def _listing(settings: Settings, history: History, library: Library) -> AuditList:
    from privacy_audit.cli.finishing import readable
    from privacy_audit.cli.profiles import profiles_in
    from privacy_audit.history import moment_of
    from privacy_audit.record.listing import AuditList, row

    accepted, audits = history.accepted(), history.audits()
    last = readable(audits[-1]) if audits and accepted.sound else None
    return AuditList(
        audits=tuple(row(kept.number, moment_of(kept), readable(kept)) for kept in audits),
        under_way=len(history.answers()),
        lost_answers=history.lost_answers(),
        accepted=tuple(_accepted_row(one, last, library) for one in accepted.sound),
        damaged=accepted.damaged,
        profile=settings.profile,
        profiles=profiles_in(settings.home),
    )


def _accepted_row(acceptance: Acceptance, last: AuditRecord | None, library: Library) -> AcceptedRow:
    """An acceptance by the name of today, and whether its setting is open in the last audit."""
    from datetime import date

    from privacy_audit.cli.finishing import current
    from privacy_audit.model import State
    from privacy_audit.record.listing import accepted_row
    from privacy_audit.walk import is_open

    renamed = library.renamed()
    risk = renamed.get(acceptance.risk, acceptance.risk)
    question = library.catalog().question(risk)
    answer = current(library, last.answers).get(risk) if last else None
    known = answer is not None and answer.state in (State.ANSWERED, State.NOT_APPLICABLE)
    there = is_open(question, answer) if question and known else None
    return accepted_row(replace(acceptance, risk=risk), last, there, date.today())


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
    from datetime import date

    from privacy_audit.cli.finishing import exit_code, kept_history, local_zone
    from privacy_audit.cli.library import library_of
    from privacy_audit.cli.rendering import draw
    from privacy_audit.record.changes import difference_json
    from privacy_audit.record.difference import compare
    from privacy_audit.walk import is_open

    settings = settings_of(context)
    refuse_audit(settings)
    library = library_of(settings)
    with kept_history(settings) as history:
        earlier, later = (_numbered(kept, library) for kept in _two(history, before, after))
        accepted = history.accepted().sound
    catalog, renamed = library.catalog(), library.renamed()
    decisions = {renamed.get(one.risk, one.risk): one for one in accepted}
    difference = compare(earlier, later, catalog.question, is_open, decisions, date.today())
    if settings.format == "json":
        deliver(difference_json(difference), settings)
    else:
        from privacy_audit.report.difference import compose_difference

        document = compose_difference(
            difference,
            catalog,
            settings.words,
            zone=local_zone(),
            profile=settings.profile,
            later=replace(later.record, profile=settings.profile),
        )
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


# --- accept and undo -------------------------------------------------------------------------


def accept(
    context: typer.Context,
    risk: Annotated[
        str | None,
        typer.Argument(
            metavar="[RISK]", help=_("A name as reports show it, such as p-4f2a. Without: what is open.")
        ),
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help=_("The last day, for example 31/12/2026."))
    ] = None,
    because: Annotated[
        str | None, typer.Option("--because", metavar="TEXT", help=_("Why you need it open."))
    ] = None,
    remove: Annotated[bool, typer.Option("--remove", help=_("Take the acceptance back."))] = False,
    reason: Annotated[str | None, typer.Option("--reason", hidden=True)] = None,
) -> int:
    """Keep a decision, take one back, or list what can be accepted."""
    from privacy_audit.cli.accepting import SAY_WHY, accept_risk, list_open, take_back

    settings = settings_of(context)
    if reason is not None:  # Click would suggest --remove, which does the opposite
        raise WrongUsage(SAY_WHY)
    if remove and (risk is None or until is not None or because is not None):
        raise WrongUsage(mark("To take one back: privacy-audit history accept NAME --remove"))
    if risk is None and (until is not None or because is not None):
        raise WrongUsage(mark("Accept what? The list of what is open: privacy-audit history accept"))
    if risk is None:
        refuse_audit(settings)
        return list_open(settings)
    refuse_in_training(settings, NO_AUDIT)  # what is said of it goes to the screen, also with --output
    return take_back(settings, risk) if remove else accept_risk(settings, risk, until, because)


def undo(
    context: typer.Context,
    yes: Annotated[bool, typer.Option("--yes", help=_("Undo without asking."))] = False,
) -> int:
    """Say what the last change was, ask, take it back."""
    from privacy_audit.cli.undoing import undo_last

    settings = settings_of(context)
    refuse_in_training(settings, NO_AUDIT)  # it says what the last change was
    return undo_last(settings, yes)


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
    all_profiles: Annotated[
        bool, typer.Option("--all-profiles", help=_("Delete what is kept about everybody on this computer."))
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help=_("Delete without asking."))] = False,
) -> int:
    """Say what lies there, ask, delete, say what was deleted and what was left."""
    from privacy_audit.cli.purging import purge_everybody, purge_old, purge_one

    settings = settings_of(context)
    if all_profiles and (older_than is not None or settings.profile):
        raise WrongUsage(mark("--all-profiles goes together neither with --older-than nor with --profile."))
    if older_than is not None:
        return purge_old(settings, older_than, yes)
    return purge_everybody(settings, yes) if all_profiles else purge_one(settings, yes)
