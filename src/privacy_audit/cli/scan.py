"""`scan`: what a stranger sees."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _
from typing import TYPE_CHECKING, Annotated, TypedDict, Unpack

import click
import typer

from privacy_audit.cli.everywhere import Settings, settings_of
from privacy_audit.cli.scan_typed import checked, drafts, not_blank, opened
from privacy_audit.cli.speaking import on_terminal, prints_on_screen, say
from privacy_audit.cli.training_guard import guard_scan, in_training, show_counts
from privacy_audit.cli.watching import watching
from privacy_audit.errors import CannotKeep, Interrupted, WrongUsage, mark

if TYPE_CHECKING:
    from privacy_audit.checklist import Catalog
    from privacy_audit.scan import Scan, Target
    from privacy_audit.sources import Options


class _More(TypedDict, total=False):
    """What of `Options` a command may set."""

    url: str | None
    allow_private: bool
    timeout: float
    pictures: bool
    faces: bool
    browser: bool
    jobs: int


def scan(
    context: typer.Context,
    targets: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="TARGET...",
            help=_("An address, a saved page, a folder, an archive (.zip), or - for standard input."),
        ),
    ] = None,
    text: Annotated[
        str | None,
        typer.Option("--text", metavar="TEXT", help=_("A text that you are about to post.")),
    ] = None,
    url: Annotated[
        str | None, typer.Option("--url", metavar="URL", help=_("Where a saved page came from."))
    ] = None,
    reveal: Annotated[
        bool, typer.Option("--reveal", help=_("Show the values themselves, unmasked."))
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help=_("Say for everything that was found how it was recognised."))
    ] = False,
    keep: Annotated[bool, typer.Option("--keep", help=_("Keep the result in your audit."))] = False,
    no_pictures: Annotated[bool, typer.Option("--no-pictures", help=_("Do not look into pictures."))] = False,
    faces: Annotated[
        bool, typer.Option("--faces", help=_("Count the faces on photos (extra package)."))
    ] = False,
    browser: Annotated[
        bool, typer.Option("--browser", help=_("Open pages in your browser, so that their scripts run."))
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", help=_("Do not ask before the browser opens, or in a training."))
    ] = False,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help=_("Also open addresses of your own network."))
    ] = False,
    timeout: Annotated[
        float, typer.Option(min=1, max=600, help=_("Seconds that one page may take in all."))
    ] = 20.0,
    jobs: Annotated[
        int, typer.Option(min=1, max=32, help=_("How many pages of the web are waited for at once."))
    ] = 8,
    site: Annotated[
        bool, typer.Option("--site", help=_("Follow the links of the whole site, politely."))
    ] = False,
    max_pages: Annotated[
        int, typer.Option(min=1, max=5000, help=_("With --site: how many pages are opened at most."))
    ] = 100,
    depth: Annotated[
        int, typer.Option(min=0, max=10, help=_("With --site: how many links away from the start page."))
    ] = 3,
    fresh: Annotated[
        bool,
        typer.Option(
            "--fresh",
            help=_("With --keep: forget the pages of earlier audits. With --site: begin the visit anew."),
        ),
    ] = False,
) -> int:
    """Look at every target and print what was found."""
    if fresh and not (keep or site):
        raise WrongUsage(mark("--fresh begins an audit anew, or a visit: it goes with --keep or --site."))
    if not targets and text is None and (site or not fresh):
        raise WrongUsage(
            mark("What shall be scanned? For example: privacy-audit scan https://example.com/me")
        )
    settings = settings_of(context)
    if not targets and text is None:
        from privacy_audit.cli.scan_keeping import forget_pages

        return forget_pages(settings)
    guard_scan(settings, targets or (), reveal=reveal, site=site, yes=yes)
    options = options_of(
        settings,
        url=url,
        allow_private=allow_private,
        timeout=timeout,
        pictures=not no_pictures,
        faces=faces,
        browser=browser,
        jobs=jobs,
    )
    if site:
        from privacy_audit.cli.site import refuse_beside_site, scan_site

        refuse_beside_site(
            len(targets or ()), text=text is not None, reveal=reveal, browser=browser, keep=keep
        )
        start = (targets or [""])[0]
        return scan_site(settings, start, options, pages=max_pages, depth=depth, fresh=fresh, explain=explain)
    if faces:
        _check_faces()
    given = checked(settings, targets or (), options)
    if browser:
        from privacy_audit.sources.browser import check_browser

        check_browser()
        if not yes:
            _ask_for_browser(settings)
    chosen: list[Target] = [*opened(settings, given, options), *drafts(text)]
    return _scan(settings, chosen, options, keep=keep, fresh=fresh, reveal=reveal, explain=explain)


def options_of(settings: Settings, **more: Unpack[_More]) -> Options:
    """How targets are opened: masks from the detectors, language from the settings."""
    from privacy_audit.detectors import masked_text
    from privacy_audit.sources import Options

    return Options(mask=masked_text, language=settings.language, **more)


def _check_faces() -> None:
    from privacy_audit.pictures import Wanted, missing_extras

    if missing_extras(Wanted(faces=True)):
        raise WrongUsage(
            mark(
                "Faces cannot be counted: the part that finds them is not installed. Install it with: "
                'pip install "privacy-audit[faces]"'
            )
        )


def _ask_for_browser(settings: Settings) -> None:
    """Scripts of a page can do what they like inside the browser: that is for the person to say."""
    words = settings.words
    told = (
        words("The page opens in your browser, unseen and without your logins, and its scripts run."),
        words("The page's owner sees that somebody visits, as with any visit."),
    )
    if not on_terminal():
        return  # whoever typed --browser in a script has said so
    for sentence in told:
        say(sentence)
    if not click.confirm(words("Open it?"), default=True, err=True):
        raise Interrupted(mark("Nothing was opened."))


def _scan(
    settings: Settings,
    targets: Sequence[Target],
    options: Options,
    *,
    keep: bool,
    fresh: bool,
    reveal: bool,
    explain: bool,
) -> int:
    from privacy_audit.audit import judge
    from privacy_audit.cli.finishing import accepted_by, as_own, exit_code, show
    from privacy_audit.cli.library import library_of
    from privacy_audit.cli.scan_keeping import keep_scan, show_kept, shows_whole
    from privacy_audit.record.recording import record_audit
    from privacy_audit.report.gaps import saying

    library = library_of(settings)
    catalog = library.catalog()
    training = in_training(settings)
    found = not_blank(look_at(settings._replace(quiet=settings.quiet or training), targets, catalog, options))
    kept = keep_scan(settings, library, found, fresh=fresh) if keep else None
    run = judge(
        catalog,
        networks=(),
        level=None,
        platform=None,
        answers=(),
        looks=found.looks,
        exposures=found.exposures,
    )
    record = record_audit(run, catalog, _key(settings), saying(settings.words), reveal=reveal)
    if training:
        show_counts(settings, record, catalog)
        return exit_code(record, catalog, settings.fail_on)
    if kept and shows_whole(settings):
        show_kept(settings, library, catalog, kept, record, explain=explain)
    else:
        own = as_own(settings, record, library, accepted_by(settings))
        show(settings, own, catalog, as_scan=True, explain=explain)
        _say_not_kept(settings, targets)
    return exit_code(record, catalog, settings.fail_on)


def _say_not_kept(settings: Settings, targets: Sequence[Target]) -> None:
    """Said where a person reads and has no file of it; a text that is not posted yet need not be kept."""
    if settings.quiet or settings.output or not (prints_on_screen() or on_terminal()):
        return
    page = any(isinstance(target, str) for target in targets)
    alone = mark("This result is not kept.")
    sentence = mark("This result is not kept. To keep it, type the same command again with --keep.")
    say(settings.words(sentence if page else alone))


def look_at(settings: Settings, targets: Sequence[Target], catalog: Catalog, options: Options) -> Scan:
    """Scan the targets while the person watches."""
    from privacy_audit.scan import scan as scan_targets
    from privacy_audit.sources import expected

    counts = [1 if not isinstance(target, str) else expected(target, options) for target in targets]
    total = None if None in counts else sum(count for count in counts if count)
    with watching(settings, total) as progress:
        return scan_targets(targets, catalog, options, progress)


def _key(settings: Settings) -> bytes:
    """The key of this person's fingerprints; a passing one where nothing can be kept."""
    from secrets import token_bytes

    from privacy_audit.cli.finishing import open_history

    try:
        with open_history(settings) as history:
            return history.fingerprint_key()
    except CannotKeep:
        return token_bytes(32)
