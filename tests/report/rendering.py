"""Reports as the command line makes them: composed and drawn in one call."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, tzinfo
from typing import ParamSpec

from privacy_audit.checklist import Catalog
from privacy_audit.record.shapes import AuditRecord
from privacy_audit.report import html, markdown, terminal
from privacy_audit.report.compose import compose
from privacy_audit.report.document import Document, Look
from privacy_audit.words import Words

Asked = ParamSpec("Asked")


def render_terminal(
    record: AuditRecord,
    catalog: Catalog,
    words: Words,
    look: Look,
    *,
    previous: AuditRecord | None = None,
    zone: tzinfo = UTC,
) -> str:
    """The report on a record as lines for a terminal; arguments as `compose`."""
    return terminal.render(compose(record, catalog, words, previous=previous, zone=zone), look)


def _drawn(draw: Callable[[Document], str], composed: Callable[Asked, Document]) -> Callable[Asked, str]:
    """Composing and drawing in one; arguments as `composed`."""

    def drawn(*given: Asked.args, **named: Asked.kwargs) -> str:
        return draw(composed(*given, **named))

    return drawn


render_html = _drawn(html.render, compose)
render_markdown = _drawn(markdown.render, compose)
