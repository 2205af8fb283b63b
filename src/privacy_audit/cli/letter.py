"""`letter`: a request to have something that was found removed."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING, Annotated

import click
import typer

from privacy_audit.cli.everywhere import Settings, settings_of
from privacy_audit.cli.speaking import deliver
from privacy_audit.cli.training_guard import refuse_audit
from privacy_audit.errors import WrongUsage, mark
from privacy_audit.letters import RECIPIENTS
from privacy_audit.text import clean

if TYPE_CHECKING:
    from privacy_audit.record.letter import Letter
    from privacy_audit.record.shapes import AuditRecord, ExposureRecord

MOST_NAMED = 8
FORMATS = ("terminal", "markdown", "html", "pdf")


def letter(
    context: typer.Context,
    finding: Annotated[
        str, typer.Argument(metavar="FINDING", help=_("Its short id, as reports print it: p-4f2a."))
    ],
    to: Annotated[
        str, typer.Option("--to", click_type=click.Choice(RECIPIENTS), help=_("Whom you ask to remove it."))
    ],
    audit: Annotated[
        int | None,
        typer.Option(min=1, max=2**63 - 1, metavar="AUDIT", help=_("Of which audit. Default: the last one.")),
    ] = None,
) -> int:
    """Print a letter about one finding of a kept audit."""
    from privacy_audit.cli.finishing import local_zone
    from privacy_audit.cli.keeping import shelved
    from privacy_audit.report.letter import fill_in
    from privacy_audit.report.material import Speaker

    settings = settings_of(context)
    refuse_audit(settings)
    if settings.format not in FORMATS:
        raise WrongUsage(mark("A letter can be had as terminal, markdown, html or pdf."))
    kept, library, catalog = shelved(settings, audit)
    exposure = _found(kept.record, finding)
    letters = library.letters()
    speaker = Speaker(catalog=catalog, words=settings.words, zone=local_zone())
    filled = fill_in(letters, letters.recipient(to), kept.record, exposure, speaker)
    deliver(_drawn(filled, settings), settings)
    return 0


def _drawn(filled: Letter, settings: Settings) -> bytes | str:
    if settings.format in ("html", "pdf"):
        from privacy_audit.cli.rendering import as_page
        from privacy_audit.report.letter import render_page

        return as_page(render_page(filled, settings.words, settings.theme), settings)
    from privacy_audit.cli.rendering import draw
    from privacy_audit.report.letter import compose_letter

    return draw(compose_letter(filled, settings.words), settings)


def _found(record: AuditRecord, typed: str) -> ExposureRecord:
    """The finding of that id; `WrongUsage` that names what there is, or asks for more letters."""
    from privacy_audit.record.naming import find_exposure, short_name

    name = short_name(typed)
    found = find_exposure((record,), name) if name else None
    if found:
        return found
    if not record.exposures:
        raise WrongUsage(
            mark("Nothing was found in that audit. To keep what a scan finds: privacy-audit scan --keep …")
        )
    ids = [one.id for one in record.exposures]
    more = mark("There is no finding “{typed}” in that audit. There are: {ids}, and {number} more.")
    all_named = mark("There is no finding “{typed}” in that audit. There are: {ids}.")
    raise WrongUsage(
        more if len(ids) > MOST_NAMED else all_named,
        typed=clean(typed, 40),
        ids=", ".join(ids[:MOST_NAMED]),
        number=len(ids) - MOST_NAMED,
    )
