"""`history`: the kept audits as a list, what has changed, what was accepted, and how to go back or forget."""

from __future__ import annotations

from gettext import gettext as _
from typing import Annotated

import typer

from privacy_audit.cli.everywhere import EverywhereCommand, EverywhereGroup, settings_of
from privacy_audit.cli.training_guard import NO_AUDIT, refuse_audit, refuse_in_training
from privacy_audit.errors import WrongUsage, mark

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
    from privacy_audit.cli.audit_list import print_list

    settings = settings_of(context)
    refuse_audit(settings)
    return print_list(settings, accepted=accepted)


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
    from privacy_audit.cli.comparing import compare_kept

    settings = settings_of(context)
    refuse_audit(settings)
    return compare_kept(settings, before, after)


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
