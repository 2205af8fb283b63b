"""Turns a document into what is printed: lines for this terminal, a page, a PDF, Markdown."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from privacy_audit.cli.everywhere import Settings
from privacy_audit.cli.speaking import prints_on_screen
from privacy_audit.errors import WrongUsage, mark

if TYPE_CHECKING:
    from privacy_audit.report.document import Document, Look

WIDEST = 120


def draw(document: Document, settings: Settings) -> bytes | str:
    """A document in the chosen format: text, or the bytes of a PDF."""
    match settings.format:
        case "markdown":
            from privacy_audit.report.markdown import render as render_markdown

            return render_markdown(document)
        case "html" | "pdf":
            from privacy_audit.report.html import render as render_html

            return as_page(render_html(document, settings.theme), settings)
        case "csv":
            raise no_rows()
        case _:
            from privacy_audit.report.terminal import render

            return render(document, look_of(settings))


def as_page(html: str, settings: Settings) -> bytes | str:
    """A page as it is, or printed by the installed browser if a PDF was asked for."""
    if settings.format != "pdf":
        return html
    from privacy_audit.sources.browser.printing import print_pdf

    return print_pdf(html)


def no_rows() -> WrongUsage:
    """What is said where nothing is written for a spreadsheet."""
    return WrongUsage(
        mark(
            "This is not written as CSV. --format csv works with report, report --plan, check, scan, "
            "scan --site, demo --self-test and session report."
        )
    )


def look_of(settings: Settings) -> Look:
    """How a terminal draws a report: its width, whether in colour, and the theme that was chosen."""
    from privacy_audit.report.document import Look

    theme = settings.theme or "dark"
    screen = _on_screen(settings)
    color = settings.color and screen
    return Look(width=width(), plain=settings.plain, color=color, theme=theme, screen=screen)


def width() -> int:
    """How wide a report is: as the screen, or 80 columns where there is none."""
    return min(max(shutil.get_terminal_size().columns, 40), WIDEST)


def _on_screen(settings: Settings) -> bool:
    """Whether a person sees it printed, not a file or another program."""
    return settings.output is None and prints_on_screen()
