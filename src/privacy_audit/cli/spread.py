"""`spread`: the warning as texts that are ready to be passed on."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING, Annotated, cast

import click
import typer

from privacy_audit.cli.everywhere import Settings, settings_of
from privacy_audit.cli.speaking import deliver, on_terminal, prints_on_screen, say
from privacy_audit.errors import mark
from privacy_audit.outreach import KINDS, TextKind

if TYPE_CHECKING:
    from privacy_audit.record.spread import SpreadRecord

NAMES: dict[TextKind, str] = {
    "sms": mark("Short messages (SMS), counted as telecoms count"),
    "post": mark("Posts for Zalo and Facebook"),
    "article": mark("An article for a portal"),
    "loudspeaker": mark("Scripts for loudspeakers: 30, 60 and 120 seconds"),
    "sheet": mark("A sheet of A4 to hang up or to take home"),
}


def spread(
    context: typer.Context,
    kind: Annotated[
        str | None,
        typer.Argument(
            click_type=click.Choice(KINDS),
            metavar="[KIND]",
            help=_("sms, post, article, loudspeaker or sheet. Default: all."),
        ),
    ] = None,
    office: Annotated[
        str | None, typer.Option(metavar="NAME", help=_("The name of your office, filled in."))
    ] = None,
    hotline: Annotated[
        str | None, typer.Option(metavar="NUMBER", help=_("Its telephone number, filled in."))
    ] = None,
    contact: Annotated[
        str | None, typer.Option(metavar="TEXT", help=_("How else to reach it, filled in."))
    ] = None,
    region: Annotated[
        str | None, typer.Option(metavar="REGION", help=_("Adds what holds there alone: hai-phong."))
    ] = None,
    seconds: Annotated[
        int | None,
        typer.Option(min=1, max=3600, metavar="SECONDS", help=_("The longest script for so much time.")),
    ] = None,
    sources: Annotated[bool, typer.Option("--sources", help=_("Adds where every fact was read."))] = False,
) -> int:
    """Print texts that warn of the blackmail, with the details of an office if they are given."""
    from privacy_audit.cli.library import library_of
    from privacy_audit.guide.outreach import office_of
    from privacy_audit.guide.outreach import spread as made

    settings = settings_of(context)
    details = office_of(office, hotline, contact)
    outreach = library_of(settings).outreach()
    kinds = (cast(TextKind, kind),) if kind else _asked(settings)
    record = made(outreach, settings.language, kinds=kinds, office=details, region=region, seconds=seconds)
    deliver(_drawn(record, settings, sources), settings)
    if kinds == ("sheet",) and settings.format == "terminal" and not settings.quiet:
        say(
            settings.words(
                "To print it: {command}",
                command="privacy-audit spread sheet --format html --output sheet.html",
            )
        )
    return 0


def _asked(settings: Settings) -> tuple[TextKind, ...]:
    """What a person at the terminal chooses; everything where nobody can be asked or all is wanted."""
    if settings.format != "terminal" or settings.output or not on_terminal():
        return KINDS
    from privacy_audit.cli.menus import Way, ask_one

    words = settings.words
    options = {name: words(sentence) for name, sentence in NAMES.items()} | {"all": words("Everything")}
    way = Way(again=settings.command("spread"))
    chosen = ask_one(settings, words("What do you want to pass on?"), options, way)
    return KINDS if chosen == "all" else (cast(TextKind, chosen),)


def _drawn(record: SpreadRecord, settings: Settings, sources: bool) -> bytes | str:
    match settings.format:
        case "csv":
            from privacy_audit.cli.rendering import no_rows

            raise no_rows()
        case "json":
            from privacy_audit.record.spread import spread_json

            return spread_json(record)
        case "html" | "pdf":
            from privacy_audit.cli.rendering import as_page
            from privacy_audit.report.leaflet import render_html

            page = render_html(record, settings.words, sources=sources, theme=settings.theme)
            return as_page(page, settings)
        case "markdown":
            from privacy_audit.report.outreach import render_markdown

            return render_markdown(record, settings.words, sources=sources)
        case _:
            return _text(record, settings, sources)


def _text(record: SpreadRecord, settings: Settings, sources: bool) -> str:
    """On a screen broken between words; into a file or a pipe as it is pasted."""
    from privacy_audit.report.outreach import render_plain, render_terminal

    if settings.output or not prints_on_screen():
        return render_plain(record, settings.words, sources=sources)
    from privacy_audit.cli.rendering import look_of

    return render_terminal(record, settings.words, look_of(settings), sources=sources)
