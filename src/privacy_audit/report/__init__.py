"""Turns a record into words for a person: `compose` chooses and orders them, a renderer draws them."""

from __future__ import annotations

from datetime import UTC, tzinfo

from privacy_audit.checklist import Catalog
from privacy_audit.record.shapes import AuditRecord
from privacy_audit.report.compose import compose
from privacy_audit.report.document import Look
from privacy_audit.report.gaps import saying
from privacy_audit.words import Words

__all__ = ["Look", "compose", "render_html", "render_markdown", "render_terminal", "saying"]


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
    from privacy_audit.report.terminal import render

    return render(compose(record, catalog, words, previous=previous, zone=zone), look)


def render_html(
    record: AuditRecord,
    catalog: Catalog,
    words: Words,
    *,
    previous: AuditRecord | None = None,
    zone: tzinfo = UTC,
) -> str:
    """The report on a record as one HTML file that loads nothing; arguments as `compose`."""
    from privacy_audit.report.html import render

    return render(compose(record, catalog, words, previous=previous, zone=zone))


def render_markdown(
    record: AuditRecord,
    catalog: Catalog,
    words: Words,
    *,
    previous: AuditRecord | None = None,
    zone: tzinfo = UTC,
) -> str:
    """The report on a record as Markdown; arguments as `compose`."""
    from privacy_audit.report.markdown import render

    return render(compose(record, catalog, words, previous=previous, zone=zone))
