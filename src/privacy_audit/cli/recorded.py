"""Writes down what was answered and looked at, together with the pages that an earlier audit looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from privacy_audit.checklist import Level, Platform
from privacy_audit.cli.everywhere import Settings
from privacy_audit.model import Answer, Value

if TYPE_CHECKING:
    from privacy_audit.catalog import Library
    from privacy_audit.history import History
    from privacy_audit.record.shapes import AuditRecord
    from privacy_audit.scan import Scan


class Chosen(Value):
    """What was chosen for the questions."""

    networks: tuple[str, ...] = ()
    level: Level | None = None
    platform: Platform | None = None


def recorded(
    settings: Settings,
    history: History,
    library: Library,
    chosen: Chosen,
    answers: tuple[Answer, ...],
    found: Scan | None,
    earlier: AuditRecord | None,
) -> AuditRecord:
    """An audit of these answers and of what was looked at now, with the pages of an earlier one."""
    from privacy_audit.audit import judge
    from privacy_audit.carrying import with_pages_of
    from privacy_audit.record.recording import record_audit
    from privacy_audit.report.gaps import saying

    catalog = library.catalog()
    run = judge(
        catalog,
        networks=chosen.networks,
        level=chosen.level,
        platform=chosen.platform,
        answers=answers,
        looks=found.looks if found else (),
        exposures=found.exposures if found else (),
    )
    record = record_audit(run, catalog, history.fingerprint_key(), saying(settings.words))
    return with_pages_of(record, earlier, catalog, library.renamed()) if earlier else record
