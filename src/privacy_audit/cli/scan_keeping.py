"""`scan --keep`: keeps what a scan found, beside what is known already; `--fresh` begins anew with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from privacy_audit.catalog import Library
from privacy_audit.checklist import Catalog
from privacy_audit.cli.confirming import say_wrapped
from privacy_audit.cli.drives import warn_of_drive
from privacy_audit.cli.everywhere import Settings
from privacy_audit.cli.finishing import accepted_by, answers_of_last, as_own, open_history, readable, show
from privacy_audit.cli.library import library_of
from privacy_audit.cli.recorded import Chosen, recorded
from privacy_audit.cli.speaking import say
from privacy_audit.cli.training_guard import in_training, refuse_audit
from privacy_audit.errors import WrongUsage, mark
from privacy_audit.model import Value
from privacy_audit.record.shapes import AuditRecord, to_json

if TYPE_CHECKING:
    from privacy_audit.scan import Scan


ROWS_AND_DATA = ("json", "csv")
"""The formats that hold the scan alone: programs read them."""


class KeptScan(Value):
    """The audit that a scan became part of, its number, and the audit before it."""

    number: int
    record: AuditRecord
    previous: AuditRecord | None


def keep_scan(settings: Settings, library: Library, found: Scan, *, fresh: bool) -> KeptScan:
    """Keep what a scan found with the answers of the audit before and, unless `fresh`, with its pages."""
    kept = _kept(settings, library, found, fresh=fresh)
    if not settings.quiet:
        _say_kept(settings, kept.number)
        _say_carried(settings, kept.record)
    return kept


def shows_whole(settings: Settings) -> bool:
    """Whether a person reads what is printed: the audit it became, then, and not the scan alone."""
    return settings.format not in ROWS_AND_DATA


def show_kept(
    settings: Settings,
    library: Library,
    catalog: Catalog,
    kept: KeptScan,
    scanned: AuditRecord,
    *,
    explain: bool,
) -> None:
    """Print the kept audit as `report` does, with the values that `scanned` reveals; none are kept."""
    own = as_own(settings, _with_values(kept.record, scanned), library, accepted_by(settings))
    show(settings, own, catalog, explain=explain, previous=kept.previous, kept=True)


def _with_values(record: AuditRecord, scanned: AuditRecord) -> AuditRecord:
    values = {(one.kind, one.fingerprint): one.value for one in scanned.exposures if one.value is not None}
    if not values:
        return record
    named = (replace(one, value=values.get((one.kind, one.fingerprint))) for one in record.exposures)
    return replace(record, exposures=tuple(named))


def _say_kept(settings: Settings, number: int) -> None:
    if in_training(settings) or not shows_whole(settings):
        say(settings.words("Kept. To see it together with your answers: privacy-audit report"))
        return
    say_wrapped(
        settings.words(
            "Kept as audit {number}. The report is about the whole audit: this scan, your answers and your "
            "other pages.",
            number=number,
        )
    )


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


def _kept(settings: Settings, library: Library, found: Scan | None, *, fresh: bool) -> KeptScan:
    with open_history(settings) as history:
        last = readable(history.last())
        answers = tuple(answers_of_last(history, library).values())
        if found is None and not answers:
            raise WrongUsage(mark("You have answered no question yet, so nothing would be left to keep."))
        earlier = None if fresh else last
        record = recorded(settings, history, library, _chosen(last), answers, found, earlier)
        number = history.keep(record.created.isoformat(), to_json(record), ends_walk=False)
    warn_of_drive(settings, number)
    return KeptScan(number=number, record=record, previous=last)


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
