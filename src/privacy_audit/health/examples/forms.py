"""Every form of a report: letters that must stand in it, and a stranger's markup that must not."""

from __future__ import annotations

from functools import partial

from privacy_audit.errors import mark
from privacy_audit.health.examples.trying import Example, check_of
from privacy_audit.health.finding import Check
from privacy_audit.health.screen import LETTERS
from privacy_audit.model import Severity

HOSTILE = "\x1b[31m<script>"
"""What turns a terminal red, and what a browser runs."""


def _drawn(form: str, text: str) -> str:
    """A report of one line in a form."""
    from privacy_audit.report.document import Document, Look, Paragraph, plain

    document = Document(language="vi", title="Ví dụ", blocks=(Paragraph(text=plain(text)),))
    match form:
        case "html":
            from privacy_audit.report import html

            return html.render(document)
        case "markdown":
            from privacy_audit.report import markdown

            return markdown.render(document)
        case _:
            from privacy_audit.report import terminal

            return terminal.render(document, Look(width=80))


def _has(form: str, text: str, wanted: str) -> bool:
    return wanted in _drawn(form, text)


def _example(form: str, title: str, harm: str) -> Example:
    return Example(
        f"report-{form}",
        title,
        partial(_has, form, LETTERS, LETTERS),
        True,
        partial(_has, form, HOSTILE, harm),
    )


CHECKS: tuple[Check, ...] = tuple(
    check_of(example)._replace(severity=Severity.HIGH)
    for example in (
        _example("terminal", mark("Reports on the screen"), "\x1b"),
        _example("html", mark("Reports as a page (HTML)"), "<script>"),
        _example("markdown", mark("Reports as text (Markdown)"), "<script>"),
    )
)
