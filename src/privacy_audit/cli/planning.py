"""`report --plan`: the plan alone, for a given time, day by day, and as reminders for a calendar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from privacy_audit.checklist import Catalog
from privacy_audit.cli.dates import day_typed
from privacy_audit.cli.everywhere import Settings, refuse_existing
from privacy_audit.cli.finishing import exit_code, local_zone
from privacy_audit.cli.keeping import shelved
from privacy_audit.cli.rendering import draw
from privacy_audit.cli.speaking import deliver, say_fitted, say_written, write_file
from privacy_audit.errors import WrongUsage, mark
from privacy_audit.model import Step, Value
from privacy_audit.record.planned import DayRecord, PlanRecord, plan_json

if TYPE_CHECKING:
    from privacy_audit.rejudging import Rejudged

WEEK = 7


class Wishes(Value):
    """What was asked of the plan."""

    minutes: int | None = None
    days: int | None = None
    ics: Path | None = None
    begin: str | None = None

    @property
    def number_of_days(self) -> int | None:
        """How many days; a calendar or a first day without a number mean a week."""
        return self.days or (WEEK if self.ics or self.begin else None)

    @property
    def total(self) -> int | None:
        """Minutes in all."""
        return self.minutes * (self.number_of_days or 1) if self.minutes else None


def print_plan(settings: Settings, number: int | None, wishes: Wishes) -> int:
    """Make the plan, write the reminders if they are wanted, and print it; exit codes as for the report."""
    from privacy_audit.record.difference import score_ends
    from privacy_audit.rejudging import planned, rejudge

    first = _first_day(settings, wishes.begin)
    if wishes.ics and not settings.force:
        refuse_existing(wishes.ics)
    kept, library, catalog = shelved(settings, number)
    rejudged = rejudge(kept.record, catalog, library.renamed())
    steps = planned(rejudged, catalog, wishes.total) if wishes.total else rejudged.record.plan
    plan = PlanRecord(
        audit=kept.number,
        created=kept.record.created,
        as_kept=rejudged.as_kept,
        score=score_ends(rejudged.record),
        minutes=wishes.minutes,
        plan=steps,
        days=_days(rejudged, catalog, steps, wishes, first),
    )
    if wishes.ics:
        _write_reminders(settings, wishes.ics, plan, catalog)
    _print(settings, rejudged, plan, catalog)
    return exit_code(kept.record, catalog, settings.fail_on)


def _first_day(settings: Settings, typed: str | None) -> date:
    """The day that was typed, tomorrow without one; a day that is over is said."""
    today = date.today()
    first = day_typed(typed) if typed else today + timedelta(days=1)
    if first < today and not settings.quiet:
        over = mark("This plan begins on a day that is over: {day}. Without --from it begins tomorrow.")
        say_fitted(settings.words(over, day=settings.words.day(first)))
    return first


def _days(
    rejudged: Rejudged, catalog: Catalog, steps: Sequence[Step], wishes: Wishes, first: date
) -> tuple[DayRecord, ...]:
    from privacy_audit.rejudging import by_days

    number = wishes.number_of_days
    days = by_days(rejudged, catalog, steps, number, wishes.minutes) if number else ()
    return tuple(
        DayRecord(
            day=first + timedelta(days=at),
            actions=one.actions,
            minutes=one.minutes,
            low_after=one.low_after,
            high_after=one.high_after,
        )
        for at, one in enumerate(days)
    )


def _write_reminders(settings: Settings, path: Path, plan: PlanRecord, catalog: Catalog) -> None:
    from privacy_audit.report.calendar import calendar_of
    from privacy_audit.report.material import Speaker

    if not plan.days:
        raise WrongUsage(mark("There is nothing in the plan to be reminded of."))
    speaker = Speaker(catalog=catalog, words=settings.words)
    write_file(path, calendar_of(plan.days, speaker, datetime.now(UTC)))
    say_written(settings, path)


def _print(settings: Settings, rejudged: Rejudged, plan: PlanRecord, catalog: Catalog) -> None:
    if settings.format == "json":
        deliver(plan_json(plan), settings)
        return
    from privacy_audit.report.material import Material

    material = Material(
        record=rejudged.record,
        catalog=catalog,
        words=settings.words,
        zone=local_zone(),
        home=settings.home_in_report,
    )
    if settings.format == "csv":
        from privacy_audit.report.rows import plan_rows

        deliver(plan_rows(material, plan.plan).encode(), settings)
        return
    if settings.format == "terminal" and plan.minutes and not plan.days:
        from privacy_audit.report.brief import compose_brief

        deliver(draw(compose_brief(material, plan), settings), settings)
        return
    from privacy_audit.report.plan import compose_plan

    deliver(draw(compose_plan(material, plan), settings), settings)
