"""`report`: a kept audit again, its plan alone, what other answers would change, its score recomputed."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path
from typing import Annotated

import typer

from privacy_audit.cli.everywhere import Settings, settings_of
from privacy_audit.cli.training_guard import refuse_audit
from privacy_audit.errors import WrongUsage, mark

LONGEST_DAYS = 60
LONGEST_MINUTES = 600


def report(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[AUDIT]", help=_("The number of an audit. Default: the last one.")),
    ] = None,
    plan: Annotated[
        bool, typer.Option("--plan", help=_("The plan alone: what to do, step by step."))
    ] = False,
    minutes: Annotated[
        int | None,
        typer.Option(
            min=1,
            max=LONGEST_MINUTES,
            metavar="MINUTES",
            help=_("The best plan for so much time; with --days, on each day."),
        ),
    ] = None,
    days: Annotated[
        int | None,
        typer.Option(min=1, max=LONGEST_DAYS, metavar="DAYS", help=_("The plan spread over so many days.")),
    ] = None,
    ics: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help=_("Reminders for your calendar, written to this .ics file.")),
    ] = None,
    begin: Annotated[
        str | None,
        typer.Option("--from", metavar="DATE", help=_("The first day of the plan. Default: tomorrow.")),
    ] = None,
    what_if: Annotated[
        list[str] | None,
        typer.Option(
            metavar="STEP...|QUESTION=CHOICE...",
            help=_(
                "The score if these steps of the plan were done (1 3), or with other answers. Keeps nothing."
            ),
        ),
    ] = None,
    vector: Annotated[
        bool,
        typer.Option(
            "--vector", help=_("The string of the score; with a string behind it, the score it gives.")
        ),
    ] = False,
) -> int:
    """Print a kept audit, or one thing about it."""
    from privacy_audit.cli.keeping import number_of

    settings = settings_of(context)
    refuse_audit(settings)
    wants_plan = plan or any(one is not None for one in (minutes, days, ics, begin))
    if sum((wants_plan, bool(what_if), vector)) > 1:
        raise WrongUsage(mark("Please choose one: a plan, --what-if or --vector."))
    given = words or []
    if vector:
        from privacy_audit.cli.recomputing import print_vector

        return print_vector(settings, given)
    if what_if:
        from privacy_audit.cli.supposing import print_what_if

        supposed = [*what_if, *(one for one in given if "=" in one)]
        return print_what_if(settings, number_of([one for one in given if "=" not in one]), supposed)
    number = number_of(given)
    if wants_plan:
        from privacy_audit.cli.planning import Wishes, print_plan

        wishes = Wishes(minutes=minutes, days=days, ics=ics, begin=begin)
        return print_plan(settings, number, wishes)
    return _whole(settings, number)


def _whole(settings: Settings, number: int | None) -> int:
    from privacy_audit.cli.finishing import as_own, exit_code, kept_history, readable, show
    from privacy_audit.cli.keeping import asked_for
    from privacy_audit.cli.library import library_of
    from privacy_audit.cli.speaking import say
    from privacy_audit.record.shapes import from_json

    with kept_history(settings) as history:
        accepted = history.accepted()
        kept = asked_for(settings, history, number)
        previous = readable(history.before(kept.number))
        begun = 0 if settings.quiet else len(history.answers())
    record = from_json(kept.record)
    library = library_of(settings)
    catalog = library.catalog()
    show(settings, as_own(settings, record, library, accepted), catalog, previous=previous, kept=True)
    if begun:
        under_way = "A check is under way; answers kept: {number}. To go on: privacy-audit check"
        say(settings.words(under_way, number=begun))
    return exit_code(record, catalog, settings.fail_on)
