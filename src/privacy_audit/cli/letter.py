"""`letter`: a request to have something that was found removed."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING, Annotated, NoReturn

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
    from privacy_audit.report.material import Speaker

MOST_NAMED = 8
FORMATS = ("terminal", "markdown", "html", "pdf")


class _Recipient(click.Choice[str]):
    """Whom a letter goes to; who typed something else, or nothing, is told what the names mean."""

    def get_missing_message(self, param: click.Parameter, ctx: click.Context | None) -> str:
        return f"{super().get_missing_message(param, ctx)}. {_meanings()}"

    def get_invalid_choice_message(self, value: object, ctx: click.Context | None) -> str:
        return f"{super().get_invalid_choice_message(value, ctx)} {_meanings()}"


def _meanings() -> str:
    return _(
        "page-owner: who runs the page; employer: where you work; newspaper: a newspaper; platform: a social "
        "network; search-engine: a search engine."
    )


def letter(
    context: typer.Context,
    to: Annotated[
        str, typer.Option("--to", click_type=_Recipient(RECIPIENTS), help=_("Whom you ask to remove it."))
    ],
    finding: Annotated[
        str | None, typer.Argument(metavar="FINDING", help=_("Its short id, as reports print it: p-4f2a."))
    ] = None,
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
    speaker = Speaker(catalog=catalog, words=settings.words, zone=local_zone())
    exposure = _found(kept.record, finding) if finding else _asked(kept.record, speaker)
    letters = library.letters()
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


def _asked(record: AuditRecord, speaker: Speaker) -> NoReturn:
    """Nothing was named: `WrongUsage` that says what is to be typed, and what there is."""
    from privacy_audit.report.naming import titled

    _refuse_empty(record)
    which = mark(
        "Which finding is the letter about? FINDING is the short id that reports print. There are: {ids}."
    )
    more = mark(
        "Which finding is the letter about? FINDING is the short id that reports print. There are: {ids}, "
        "and {number} more."
    )
    named = [f"{one.id} ({titled(speaker, one)})" for one in record.exposures[:MOST_NAMED]]
    left = len(record.exposures) - MOST_NAMED
    raise WrongUsage(more if left > 0 else which, ids=", ".join(named), number=left)


def _refuse_empty(record: AuditRecord) -> None:
    if not record.exposures:
        raise WrongUsage(
            mark("Nothing was found in that audit. To keep what a scan finds: privacy-audit scan --keep …")
        )


def _found(record: AuditRecord, typed: str) -> ExposureRecord:
    """The finding of that id; `WrongUsage` that names what there is, or asks for more letters."""
    from privacy_audit.record.naming import find_exposure, short_name

    name = short_name(typed)
    found = find_exposure((record,), name) if name else None
    if found:
        return found
    _refuse_empty(record)
    ids = [one.id for one in record.exposures]
    more = mark("There is no finding “{typed}” in that audit. There are: {ids}, and {number} more.")
    all_named = mark("There is no finding “{typed}” in that audit. There are: {ids}.")
    raise WrongUsage(
        more if len(ids) > MOST_NAMED else all_named,
        typed=clean(typed, 40),
        ids=", ".join(ids[:MOST_NAMED]),
        number=len(ids) - MOST_NAMED,
    )
