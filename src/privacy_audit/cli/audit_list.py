"""`history list`: the kept audits a few lines each, or the risks that were accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from privacy_audit.cli.everywhere import Settings
from privacy_audit.cli.speaking import deliver

if TYPE_CHECKING:
    from privacy_audit.catalog import Library
    from privacy_audit.history import History
    from privacy_audit.record.acceptance import Acceptance, AcceptedRow
    from privacy_audit.record.listing import AuditList
    from privacy_audit.record.shapes import AuditRecord


def print_list(settings: Settings, *, accepted: bool) -> int:
    """Print a few lines for each audit, or for each accepted risk."""
    from privacy_audit.cli.finishing import kept_history, local_zone
    from privacy_audit.cli.library import library_of
    from privacy_audit.cli.rendering import draw

    library = library_of(settings)
    with kept_history(settings) as history:
        listing = _listing(settings, history, library)
    if settings.format == "json":
        from privacy_audit.record.listing import listing_json

        deliver(listing_json(listing), settings)
        return 0
    from privacy_audit.report.listing import compose_accepted, compose_list

    compose = compose_accepted if accepted else compose_list
    document = compose(listing, library.catalog(), settings.words, zone=local_zone())
    deliver(draw(document, settings), settings)
    return 0


def _listing(settings: Settings, history: History, library: Library) -> AuditList:
    from privacy_audit.cli.finishing import readable
    from privacy_audit.cli.profiles import profiles_in
    from privacy_audit.history import moment_of
    from privacy_audit.record.listing import AuditList, row

    accepted, audits = history.accepted(), history.audits()
    last = readable(audits[-1]) if audits and accepted.sound else None
    return AuditList(
        audits=tuple(row(kept.number, moment_of(kept), readable(kept)) for kept in audits),
        under_way=len(history.answers()),
        lost_answers=history.lost_answers(),
        accepted=tuple(_accepted_row(one, last, library) for one in accepted.sound),
        damaged=accepted.damaged,
        profile=settings.profile,
        profiles=profiles_in(settings.home),
    )


def _accepted_row(acceptance: Acceptance, last: AuditRecord | None, library: Library) -> AcceptedRow:
    """An acceptance by the name of today, and whether its setting is open in the last audit."""
    from datetime import date

    from privacy_audit.cli.finishing import current
    from privacy_audit.model import State
    from privacy_audit.record.listing import accepted_row
    from privacy_audit.walk import is_open

    renamed = library.renamed()
    risk = renamed.get(acceptance.risk, acceptance.risk)
    question = library.catalog().question(risk)
    answer = current(library, last.answers).get(risk) if last else None
    known = answer is not None and answer.state in (State.ANSWERED, State.NOT_APPLICABLE)
    there = is_open(question, answer) if question and known else None
    return accepted_row(replace(acceptance, risk=risk), last, there, date.today())
