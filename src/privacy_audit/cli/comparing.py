"""`history diff`: what has changed from one kept audit to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from privacy_audit.cli.everywhere import Settings
from privacy_audit.cli.speaking import deliver
from privacy_audit.errors import UnreadableInput, WrongUsage, mark

if TYPE_CHECKING:
    from privacy_audit.catalog import Library
    from privacy_audit.history import History, Kept
    from privacy_audit.record.difference import Numbered


def compare_kept(settings: Settings, before: int | None, after: int | None) -> int:
    """Print what changed between two audits, by default the last two; exit codes as for the later one."""
    from datetime import date

    from privacy_audit.cli.finishing import exit_code, kept_history, local_zone
    from privacy_audit.cli.library import library_of
    from privacy_audit.cli.rendering import draw
    from privacy_audit.record.changes import difference_json
    from privacy_audit.record.difference import compare
    from privacy_audit.walk import is_open

    library = library_of(settings)
    with kept_history(settings) as history:
        earlier, later = (_numbered(kept, library) for kept in _two(history, before, after))
        accepted = history.accepted().sound
    catalog, renamed = library.catalog(), library.renamed()
    decisions = {renamed.get(one.risk, one.risk): one for one in accepted}
    difference = compare(earlier, later, catalog.question, is_open, decisions, date.today())
    if settings.format == "json":
        deliver(difference_json(difference), settings)
    else:
        from privacy_audit.report.difference import compose_difference

        document = compose_difference(
            difference,
            catalog,
            settings.words,
            zone=local_zone(),
            profile=settings.profile,
            later=replace(later.record, profile=settings.profile),
            home=settings.home_in_report,
        )
        deliver(draw(document, settings), settings)
    return exit_code(later.record, catalog, settings.fail_on)


def _two(history: History, before: int | None, after: int | None) -> tuple[Kept, Kept]:
    """The audits that were named, else the last and the one before it."""
    later = history.audit(after) if after is not None else history.last()
    if later is not None:
        earlier = history.audit(before) if before is not None else history.before(later.number)
        if earlier is not None:
            return earlier, later
    raise WrongUsage(
        mark("Two audits are needed for that. Make another one with: privacy-audit check, then try again.")
    )


def _numbered(kept: Kept, library: Library) -> Numbered:
    """The audit with the names that its questions have today."""
    from privacy_audit.cli.finishing import current, readable
    from privacy_audit.record.difference import Numbered

    record = readable(kept)
    if record is None:
        raise UnreadableInput(
            mark(
                "Audit {number} cannot be read: it is damaged, or a newer privacy-audit wrote it. "
                "Others can be compared by their numbers: privacy-audit history diff A B"
            ),
            number=kept.number,
        )
    answers = tuple(current(library, record.answers).values())
    return Numbered(number=kept.number, record=replace(record, answers=answers))
