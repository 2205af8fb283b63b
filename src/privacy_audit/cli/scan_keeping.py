"""`scan --keep`: keeps what a scan found, beside what is known already; `--fresh` begins anew with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from privacy_audit.catalog import Library
from privacy_audit.cli.confirming import say_wrapped
from privacy_audit.cli.drives import warn_of_drive
from privacy_audit.cli.everywhere import Settings
from privacy_audit.cli.finishing import answers_of_last, open_history, readable
from privacy_audit.cli.library import library_of
from privacy_audit.cli.recorded import Chosen, recorded
from privacy_audit.cli.speaking import say
from privacy_audit.cli.training_guard import refuse_audit
from privacy_audit.record.shapes import AuditRecord, to_json

if TYPE_CHECKING:
    from privacy_audit.scan import Scan


def keep_scan(settings: Settings, library: Library, found: Scan, *, fresh: bool) -> None:
    """Keep what a scan found with the answers of the audit before and, unless `fresh`, with its pages."""
    record = _kept(settings, library, found, fresh=fresh)
    if not settings.quiet:
        say(settings.words("Kept. To see it together with your answers: privacy-audit report"))
        _say_carried(settings, record)


def forget_pages(settings: Settings) -> int:
    """Keep an audit of the answers alone: the pages of earlier audits no longer count."""
    refuse_audit(settings)
    _kept(settings, library_of(settings), None, fresh=True)
    if not settings.quiet:
        say_wrapped(
            settings.words(
                "Kept: an audit of your answers alone, without pages. Earlier audits stay as they are. "
                "To see it: privacy-audit report"
            )
        )
    return 0


def _kept(settings: Settings, library: Library, found: Scan | None, *, fresh: bool) -> AuditRecord:
    with open_history(settings) as history:
        last = readable(history.last())
        answers = tuple(answers_of_last(history, library).values())
        earlier = None if fresh else last
        record = recorded(settings, history, library, _chosen(last), answers, found, earlier)
        number = history.keep(record.created.isoformat(), to_json(record), ends_walk=False)
    warn_of_drive(settings, number)
    return record


def _chosen(last: AuditRecord | None) -> Chosen:
    """What was chosen for the questions last time still holds."""
    return Chosen(networks=last.networks, level=last.level, platform=last.platform) if last else Chosen()


def _say_carried(settings: Settings, record: AuditRecord) -> None:
    if taken := sum(one.pages_of is not None for one in record.targets):
        say_wrapped(
            settings.words(
                "Pages and files of earlier audits that still count, since nobody looked at them again: "
                "{number}. To keep only what you named now, type the same command with --fresh.",
                number=taken,
            )
        )
