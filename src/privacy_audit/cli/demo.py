"""`demo`: the made-up person, scanned and reported with the real code."""

from __future__ import annotations

from gettext import gettext as _
from typing import Annotated

import click
import typer

from privacy_audit.cli.everywhere import Settings, settings_of
from privacy_audit.cli.speaking import say


def demo(
    context: typer.Context,
    stage: Annotated[
        str,
        typer.Option(
            click_type=click.Choice(("open", "middle", "closed")),
            help=_("How much the made-up person shows."),
        ),
    ] = "open",
    reveal: Annotated[
        bool, typer.Option("--reveal", help=_("Show the values themselves, unmasked."))
    ] = False,
) -> int:
    """Serve the made-up pages on this computer, scan them, report, and keep nothing."""
    settings = settings_of(context)
    _introduce(settings)
    from privacy_audit.audit import judge
    from privacy_audit.catalog import Library
    from privacy_audit.cli.finishing import exit_code, show
    from privacy_audit.cli.scan import look_at, options_of
    from privacy_audit.demo import STAGES, answers, serving
    from privacy_audit.record.recording import record_audit
    from privacy_audit.report import saying
    from privacy_audit.walk import questions_of

    chosen = next(one for one in STAGES if one == stage)
    catalog = Library().catalog()
    networks = ("zalo", "facebook")
    with serving(chosen) as addresses:
        found = look_at(settings, addresses, catalog, options_of(settings, allow_private=True))
    asked = questions_of([catalog.networks[name] for name in networks], "quick")
    run = judge(
        catalog,
        networks=networks,
        level="quick",
        platform="android",
        answers=answers(asked, chosen),
        looks=found.looks,
        exposures=found.exposures,
    )
    record = record_audit(run, catalog, b"made-up person, public key", saying(settings.words), reveal=reveal)
    show(settings, record, catalog)
    return exit_code(record, catalog, settings.fail_on)


def _introduce(settings: Settings) -> None:
    if settings.quiet or settings.format == "json":
        return
    words = settings.words
    say(words("This is a demonstration. The person, the pages and all values are made up; nothing is kept."))
