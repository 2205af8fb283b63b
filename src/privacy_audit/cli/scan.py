"""`scan`: what a stranger sees."""

from __future__ import annotations

import sys
from functools import partial
from gettext import gettext as _
from typing import TYPE_CHECKING, Annotated

import typer

from privacy_audit.cli.everywhere import Settings, settings_of
from privacy_audit.cli.speaking import say
from privacy_audit.errors import CannotKeep, WrongUsage, mark

if TYPE_CHECKING:
    from privacy_audit.scan import Progress
    from privacy_audit.sources import Options


def scan(
    context: typer.Context,
    targets: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="TARGET...",
            help=_("An address, a saved page, a folder of pages, or - for standard input."),
        ),
    ] = None,
    url: Annotated[
        str | None, typer.Option("--url", metavar="URL", help=_("Where a saved page came from."))
    ] = None,
    reveal: Annotated[
        bool, typer.Option("--reveal", help=_("Show the values themselves, unmasked."))
    ] = False,
    keep: Annotated[bool, typer.Option("--keep", help=_("Keep the result in your audit."))] = False,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help=_("Also open addresses of your own network."))
    ] = False,
    timeout: Annotated[
        float, typer.Option(min=1, max=600, help=_("Seconds that one page may take in all."))
    ] = 20.0,
) -> int:
    """Look at every target and print what was found."""
    if not targets:
        raise WrongUsage(
            mark("What shall be scanned? For example: privacy-audit scan https://example.com/me")
        )
    settings = settings_of(context)
    options = options_of(settings, url=url, allow_private=allow_private, timeout=timeout)
    from privacy_audit.sources import check_target

    for target in targets:
        check_target(target, options)  # what cannot be opened is refused before anything is
    return _scan(settings, targets, options, keep=keep, reveal=reveal)


def options_of(
    settings: Settings, *, url: str | None = None, allow_private: bool = False, timeout: float = 20.0
) -> Options:
    """How targets are opened: masks from the detectors, language from the settings."""
    from privacy_audit.detectors import masked_text
    from privacy_audit.sources import Options

    return Options(
        mask=masked_text, language=settings.language, url=url, allow_private=allow_private, timeout=timeout
    )


def progress_of(settings: Settings) -> Progress:
    """Says what is being read, where a person is watching."""
    shown = sys.stderr is not None and sys.stderr.isatty() and not settings.quiet

    def progress(name: str) -> None:
        if shown:
            say(settings.words("Looking at {name} …", name=name))

    return progress


def _scan(settings: Settings, targets: list[str], options: Options, *, keep: bool, reveal: bool) -> int:
    from privacy_audit.audit import judge
    from privacy_audit.cli.finishing import answers_of_last, exit_code, library_of, open_history, show
    from privacy_audit.record.recording import record_audit
    from privacy_audit.record.shapes import to_json
    from privacy_audit.report import saying
    from privacy_audit.scan import scan as scan_targets

    library = library_of(settings)
    catalog = library.catalog()
    found = scan_targets(targets, catalog, options, progress_of(settings))
    judged = partial(
        judge, catalog, networks=(), level=None, platform=None, looks=found.looks, exposures=found.exposures
    )
    words = saying(settings.words)
    if keep:
        with open_history(settings) as history:
            answers = tuple(answers_of_last(history, library).values())
            kept = record_audit(judged(answers=answers), catalog, history.fingerprint_key(), words)
            history.keep(kept.created.isoformat(), to_json(kept), ends_walk=False)
        if not settings.quiet:
            say(settings.words("Kept. To see it together with your answers: privacy-audit report"))
    record = record_audit(judged(answers=()), catalog, _key(settings), words, reveal=reveal)
    show(settings, record, catalog, as_scan=True)
    return exit_code(record, catalog, settings.fail_on)


def _key(settings: Settings) -> bytes:
    """The key of this person's fingerprints; a passing one where nothing can be kept."""
    from secrets import token_bytes

    from privacy_audit.cli.finishing import open_history

    try:
        with open_history(settings) as history:
            return history.fingerprint_key()
    except CannotKeep:
        return token_bytes(32)
