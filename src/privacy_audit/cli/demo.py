"""`demo`: made-up people, scanned and reported with the real code; shown to a room; tried against a key."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING, Annotated

import click
import typer

from privacy_audit.cli.everywhere import Settings, settings_of
from privacy_audit.cli.speaking import deliver, say_fitted
from privacy_audit.cli.training_guard import refuse_reveal
from privacy_audit.errors import WrongUsage, mark

if TYPE_CHECKING:
    from privacy_audit.demo.person import MadeUp, Stage

STAGES = ("open", "middle", "closed")
PEOPLE = ("official", "teacher", "student", "shop-owner", "doctor")
"""As `demo.person.STAGES` and `demo.people.PEOPLE`; named here so that nobody is made up for help."""
INTRODUCTION = mark(
    "This is a demonstration. The person, the pages and all values are made up; nothing is kept."
)


def demo(
    context: typer.Context,
    stage: Annotated[
        str, typer.Option(click_type=click.Choice(STAGES), help=_("How much the made-up person shows."))
    ] = "open",
    person: Annotated[
        str, typer.Option(click_type=click.Choice(PEOPLE), help=_("Which made-up person."))
    ] = "official",
    reveal: Annotated[
        bool, typer.Option("--reveal", help=_("Show the values themselves, unmasked."))
    ] = False,
    serve: Annotated[
        bool, typer.Option("--serve", help=_("Show the profile and its scan in the browser, step by step."))
    ] = False,
    self_test: Annotated[
        bool,
        typer.Option("--self-test", help=_("Scan all made-up people and compare with the answer key.")),
    ] = False,
) -> int:
    """Serve made-up pages on this computer, scan them, report, and keep nothing."""
    settings = settings_of(context)
    refuse_reveal(settings, reveal)
    _check_together(reveal=reveal, serve=serve, self_test=self_test)
    if self_test:
        return _self_test(settings)
    from privacy_audit.demo.people import made_up
    from privacy_audit.demo.person import STAGES as KNOWN

    chosen = next(one for one in KNOWN if one == stage)
    if serve:
        from privacy_audit.cli.demo_wall import show_on_wall

        return show_on_wall(settings, made_up(person), chosen)
    return _report(settings, made_up(person), chosen, reveal=reveal)


def _check_together(*, reveal: bool, serve: bool, self_test: bool) -> None:
    if serve and self_test:
        raise WrongUsage(mark("--serve and --self-test cannot be used together."))
    if reveal and (serve or self_test):
        raise WrongUsage(mark("--reveal belongs to a report: leave it out with --serve and --self-test."))


def _report(settings: Settings, person: MadeUp, stage: Stage, *, reveal: bool) -> int:
    if not settings.quiet and settings.format != "json":
        say_fitted(settings.words(INTRODUCTION))
    from privacy_audit.catalog import Library
    from privacy_audit.cli.finishing import exit_code, show
    from privacy_audit.cli.scan import look_at, options_of
    from privacy_audit.demo.judging import KEY, judged
    from privacy_audit.demo.site import serving
    from privacy_audit.record.recording import record_audit
    from privacy_audit.report.gaps import saying

    catalog = Library().catalog()
    with serving(person, stage) as addresses:
        found = look_at(settings, addresses, catalog, options_of(settings, allow_private=True))
    run = judged(person, stage, found, catalog)
    record = record_audit(run, catalog, KEY, saying(settings.words), reveal=reveal)
    show(settings, record, catalog, made_up=_called(settings, person))
    return exit_code(record, catalog, settings.fail_on)


def _called(settings: Settings, person: MadeUp) -> str:
    """Who a made-up person is: the name, and the work."""
    return settings.words(mark("{name}, {role}"), name=person.name, role=settings.words.of(person.role))


# --- against the key -------------------------------------------------------------------------


def _self_test(settings: Settings) -> int:
    """Print how scan and key agree; 1 if they do not."""
    from privacy_audit.catalog import Library
    from privacy_audit.cli.finishing import FOUND
    from privacy_audit.cli.rendering import draw
    from privacy_audit.demo.people import PEOPLE as KNOWN
    from privacy_audit.demo.trying import all_tried
    from privacy_audit.report.selftest import compose_selftest, selftest_rows

    catalog = Library().catalog()
    record = all_tried(KNOWN, catalog)
    people = {one.id: _called(settings, one) for one in KNOWN}
    match settings.format:
        case "json":
            from privacy_audit.record.selftest import selftest_json

            deliver(selftest_json(record), settings)
        case "csv":
            deliver(selftest_rows(record, settings.words, people).encode(), settings)
        case _:
            document = compose_selftest(record, catalog, settings.words, people)
            deliver(draw(document, settings), settings)
    return 0 if record.agrees else FOUND
