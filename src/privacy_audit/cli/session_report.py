"""`session report`: the figures of a training for a superior, and as a Vietnamese office report."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import click
import typer

from privacy_audit import __version__
from privacy_audit.cli.everywhere import Settings
from privacy_audit.cli.session_language import session_settings
from privacy_audit.cli.speaking import deliver, masked, prints_on_screen, say
from privacy_audit.errors import UnreadableInput, WrongUsage, mark
from privacy_audit.words import Words

if TYPE_CHECKING:
    from privacy_audit.record.session import SessionReport
    from privacy_audit.report.session_drawn import Drawing

FORMS = ("baocao",)


def report(
    context: typer.Context,
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FILE]",
            help=_("A session or a merged file. Default: the open session, or the last one."),
        ),
    ] = None,
    form: Annotated[
        str | None,
        typer.Option(
            click_type=click.Choice(FORMS),
            help=_("baocao: a Vietnamese office report, as a page for a word processor."),
        ),
    ] = None,
) -> int:
    """Print the figures."""
    settings = session_settings(context, file)
    if form and settings.format not in ("terminal", "html", "pdf"):
        raise WrongUsage(mark("The office report comes as HTML or PDF: --format html or --format pdf."))
    if form and settings.format == "terminal" and settings.output is None and prints_on_screen():
        raise WrongUsage(mark("An office report is a page for a word processor: --output baocao.html"))
    path = file or chosen_session(settings)
    if form:
        return _official(settings, path)
    deliver(_drawn(_figures(settings, path, settings.words), settings), settings)
    return 0


def chosen_session(settings: Settings) -> Path:
    """The open session, else the newest that is kept; `WrongUsage` if there is none."""
    from privacy_audit.session.keeping import newest_session, open_session

    path = open_session(settings.home) or newest_session(settings.home)
    if path is None:
        raise WrongUsage(mark("No session is kept here yet. To begin one: privacy-audit session start"))
    return path


def _official(settings: Settings, path: Path) -> int:
    """In Vietnamese whatever the language; who reads another one is told."""
    from privacy_audit.cli.rendering import as_page
    from privacy_audit.report.official import LANGUAGE, render_official

    if settings.language != LANGUAGE and not settings.quiet:
        say(settings.words(mark("An office report is in Vietnamese, whatever language is chosen.")))
    html = render_official(_figures(settings, path, Words(LANGUAGE)))
    as_html = settings._replace(format="html") if settings.format == "terminal" else settings
    deliver(as_page(html, as_html), as_html)
    return 0


def _figures(settings: Settings, path: Path, words: Words) -> SessionReport:
    from privacy_audit.cli.library import library_of
    from privacy_audit.session.figures import Figures, message_of
    from privacy_audit.session.totals import totals_of

    library = library_of(settings)
    catalog, quiz = library.catalog(), library.quiz()
    totals = totals_of(path, lambda topic: bool(catalog.question(topic) or message_of(topic, quiz)))
    if totals is None:
        raise UnreadableInput(mark("{file} holds no session."), file=path)
    return Figures(totals, catalog, quiz, words, covered).report(__version__)


def covered(text: str) -> str:
    """A title or an office without anything personal: it comes from a file that anybody may have written.

    Names are looked for also where they were typed in small or in capital letters alone.
    """
    from privacy_audit.people.unnamed import unnamed_loosely

    return unnamed_loosely(masked(text))


def _drawn(record: SessionReport, settings: Settings) -> bytes | str:
    match settings.format:
        case "json":
            from privacy_audit.record.session import report_json

            return report_json(record)
        case "csv":
            from privacy_audit.report.session_rows import session_rows

            return session_rows(record, settings.words).encode()
        case _:
            from privacy_audit.cli.rendering import draw
            from privacy_audit.report.session import compose_session

            return draw(compose_session(record, settings.words, _drawing(settings)), settings)


def _drawing(settings: Settings) -> Drawing:
    if settings.format in ("html", "pdf"):
        return "page"
    return "none" if settings.plain else "lines"
