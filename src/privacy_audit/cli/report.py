"""`report`: a kept audit again."""

from __future__ import annotations

from gettext import gettext as _
from typing import Annotated

import typer

from privacy_audit.cli.everywhere import settings_of
from privacy_audit.errors import WrongUsage, mark


def report(
    context: typer.Context,
    audit: Annotated[
        int | None,
        typer.Argument(
            min=1, max=2**63 - 1, metavar="[AUDIT]", help=_("The number of an audit. Default: the last one.")
        ),
    ] = None,
) -> int:
    """Print a kept audit."""
    from privacy_audit.cli.finishing import as_own, exit_code, kept_history, library_of, readable, show
    from privacy_audit.record.shapes import from_json

    settings = settings_of(context)
    with kept_history(settings) as history:
        accepted = history.accepted()
        kept = history.audit(audit) if audit is not None else history.last()
        previous = readable(history.before(kept.number)) if kept else None
    if kept is None:
        raise WrongUsage(
            mark("There is no audit yet. Start one with: privacy-audit check. Or try: privacy-audit demo")
        )
    record = from_json(kept.record)
    library = library_of(settings)
    catalog = library.catalog()
    show(settings, as_own(settings, record, library, accepted), catalog, previous=previous)
    return exit_code(record, catalog, settings.fail_on)
