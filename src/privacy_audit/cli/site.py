"""`scan --site`: a whole site, who is shown on its pages, and what to take out."""

from __future__ import annotations

from pathlib import Path
from secrets import token_bytes
from typing import TYPE_CHECKING

from privacy_audit.cli.everywhere import Settings
from privacy_audit.cli.speaking import deliver, say
from privacy_audit.cli.watching import watching
from privacy_audit.errors import CannotKeep, Interrupted, WrongUsage, mark

if TYPE_CHECKING:
    from privacy_audit.checklist import Catalog
    from privacy_audit.crawl import Limits, SiteSeen
    from privacy_audit.record.shapes import AuditRecord
    from privacy_audit.record.site import SiteRecord
    from privacy_audit.report.material import Reasons
    from privacy_audit.sources import Options

MOST_PAGES = 5_000
DEEPEST = 10


def scan_site(
    settings: Settings,
    start: str,
    options: Options,
    *,
    pages: int,
    depth: int,
    fresh: bool = False,
    explain: bool = False,
) -> int:
    """Visit the site of an address, print the report with the redaction list, choose the exit code.

    `start` must have passed `check_target`.
    """
    from privacy_audit.audit import judge
    from privacy_audit.cli.finishing import accepted_by, as_own, exit_code
    from privacy_audit.cli.library import library_of
    from privacy_audit.crawl import Limits
    from privacy_audit.record.recording import record_audit
    from privacy_audit.record.site import record_site
    from privacy_audit.report.gaps import saying

    _refuse(start, options)
    library = library_of(settings)
    catalog = library.catalog()
    key, folder = _own(settings)
    limits = Limits(pages=pages, depth=depth)
    seen = _visited(settings, start, catalog, options, limits, key, folder, fresh=fresh)
    looks, exposures = seen.scan.looks, seen.scan.exposures
    run = judge(catalog, networks=(), level=None, platform=None, answers=(), looks=looks, exposures=exposures)
    audit = record_audit(run, catalog, key, saying(settings.words))
    audit = as_own(settings, audit, library, accepted_by(settings))
    _show(settings, audit, record_site(audit, seen.pages, catalog), catalog, explain=explain)
    return exit_code(audit, catalog, settings.fail_on)


def refuse_beside_site(targets: int, *, text: bool, reveal: bool, browser: bool, keep: bool) -> None:
    """Say what does not go together with `--site`."""
    if targets != 1 or text:
        raise WrongUsage(
            mark("--site takes one address. For example: privacy-audit scan --site https://example.com")
        )
    if reveal:
        raise WrongUsage(
            mark(
                "With --site no values are kept, so --reveal has nothing to show. "
                "Scan the single page for that."
            )
        )
    if browser or keep:
        raise WrongUsage(mark("--site goes together neither with --browser nor with --keep."))


def _refuse(start: str, options: Options) -> None:
    from privacy_audit.sources import TargetKind, check_target

    if check_target(start, options) is not TargetKind.WEB:
        raise WrongUsage(
            mark("--site takes one address. For example: privacy-audit scan --site https://example.com")
        )


def _own(settings: Settings) -> tuple[bytes, Path | None]:
    """The key and the folder of this person; a passing key where nothing can be kept."""
    from privacy_audit.cli.finishing import open_history

    try:
        with open_history(settings) as history:
            return history.fingerprint_key(), history.folder
    except CannotKeep:
        return token_bytes(32), None


def _visited(
    settings: Settings,
    start: str,
    catalog: Catalog,
    options: Options,
    limits: Limits,
    key: bytes,
    folder: Path | None,
    *,
    fresh: bool,
) -> SiteSeen:
    from privacy_audit.crawl import alone, crawl, journal_of

    kept_in = journal_of(start, folder, key) if folder else None
    try:
        with alone(kept_in):
            _say_whether_it_goes_on(settings, kept_in, fresh=fresh)
            with watching(settings, limits.pages) as progress:
                return crawl(start, catalog, options, limits, key, progress, kept_in)
    except KeyboardInterrupt:
        if kept_in is None:
            raise
        raise Interrupted(
            mark("Interrupted. The same command goes on where it was; with --fresh it begins anew.")
        ) from None


def _say_whether_it_goes_on(settings: Settings, kept_in: Path | None, *, fresh: bool) -> None:
    """Forget what was kept of an interrupted visit if that is wished, else say that it goes on."""
    if kept_in and fresh:
        kept_in.unlink(missing_ok=True)
    if kept_in and kept_in.exists() and not settings.quiet:
        say(settings.words("Going on with the visit that was interrupted. To begin anew, add --fresh."))


def _show(
    settings: Settings, audit: AuditRecord, site: SiteRecord, catalog: Catalog, *, explain: bool
) -> None:
    if settings.format == "json":
        from privacy_audit.record.site import site_json

        deliver(site_json(site), settings)
        return
    if settings.format == "csv":
        from privacy_audit.report.redaction import redaction_rows

        titles = {kind: settings.words.of(rule.title) for kind, rule in catalog.exposures.items()}
        rows = redaction_rows(site.redactions, settings.words, titles, site.gaps)
        deliver(rows.encode(), settings)
        return
    from privacy_audit.cli.finishing import local_zone
    from privacy_audit.cli.rendering import draw
    from privacy_audit.report.material import Material
    from privacy_audit.report.redaction import compose_site

    reasons = _reasons() if explain else {}
    material = Material(
        record=audit, catalog=catalog, words=settings.words, zone=local_zone(), reasons=reasons
    )
    deliver(draw(compose_site(material, site), settings), settings)


def _reasons() -> Reasons:
    from privacy_audit.detectors.reasons import REASONS

    return REASONS
