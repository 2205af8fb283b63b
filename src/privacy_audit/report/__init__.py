"""Turns a record into words for a person: `compose` chooses and orders them, a renderer draws them."""

from __future__ import annotations

from datetime import UTC, tzinfo

from privacy_audit.checklist import Catalog
from privacy_audit.record.shapes import AuditRecord
from privacy_audit.report.compose import compose
from privacy_audit.report.document import Look
from privacy_audit.report.sentences import saying
from privacy_audit.words import Words

__all__ = ["Look", "compose", "render_terminal", "saying"]


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
