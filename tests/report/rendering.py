"""Reports as the command line makes them: composed and drawn in one call."""

from __future__ import annotations

from datetime import UTC, tzinfo

from privacy_audit.checklist import Catalog
from privacy_audit.record.shapes import AuditRecord
from privacy_audit.report import html, markdown, terminal
from privacy_audit.report.compose import compose
from privacy_audit.report.document import Look
from privacy_audit.words import Words


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


def render_html(
    record: AuditRecord,
    catalog: Catalog,
    words: Words,
    *,
    previous: AuditRecord | None = None,
    zone: tzinfo = UTC,
) -> str:
    """The report on a record as one HTML file that loads nothing; arguments as `compose`."""
    return html.render(compose(record, catalog, words, previous=previous, zone=zone))


def render_markdown(
    record: AuditRecord,
    catalog: Catalog,
    words: Words,
    *,
    previous: AuditRecord | None = None,
    zone: tzinfo = UTC,
) -> str:
    """The report on a record as Markdown; arguments as `compose`."""
    return markdown.render(compose(record, catalog, words, previous=previous, zone=zone))
