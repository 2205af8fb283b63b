"""Takes a kept audit out of the store, for the commands that only look at one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from privacy_audit.cli.everywhere import Settings
from privacy_audit.errors import WrongUsage, mark
from privacy_audit.model import Value

if TYPE_CHECKING:
    from privacy_audit.catalog import Library
    from privacy_audit.checklist import Catalog
    from privacy_audit.history import History, Kept
    from privacy_audit.record.shapes import AuditRecord


LARGEST = 2**63 - 1
"""The highest number of an audit: what SQLite can count."""


class Shelved(Value):
    """A kept audit as its owner sees it, with its number."""

    number: int
    record: AuditRecord


def number_of(given: list[str]) -> int | None:
    """The number of an audit that was typed, None for the last one."""
    if not given:
        return None
    typed, *more = given
    if more or not (typed.isascii() and typed.isdecimal() and 1 <= int(typed[:20]) <= LARGEST):
        sentence = mark("“{typed}” is not the number of an audit. To see them: privacy-audit history list")
        raise WrongUsage(sentence, typed=" ".join(given)[:60])
    return int(typed)


def asked_for(settings: Settings, history: History, number: int | None) -> Kept:
    """The audit of that number, the last one for None; `WrongUsage` if there is none yet."""
    kept = history.audit(number) if number is not None else history.last()
    if kept is not None:
        return kept
    if history.answers():
        raise _under_way(settings, history)
    raise WrongUsage(
        mark("There is no audit yet. Start one with: privacy-audit check. Or try: privacy-audit demo")
    )


def _under_way(settings: Settings, history: History) -> WrongUsage:
    """That the first check was begun and not ended, how much of it is left, and how to go on."""
    left, whole = questions_left(settings, history)
    typed = settings.command("check")
    if not whole:
        begun = mark(
            "There is no report yet: a check is under way, and its answers are kept. To go on: {command}"
        )
        return WrongUsage(begun, command=typed)
    sentence = mark(
        "There is no report yet: a check is under way, with {left} of its {whole} questions left. To go on: "
        "{command}"
    )
    return WrongUsage(sentence, left=left, whole=whole, command=typed)


def questions_left(settings: Settings, history: History) -> tuple[int, int]:
    """Of the check under way: how many of its questions have no answer yet, and how many it has.

    Both 0 where nobody remembers what was chosen for it.
    """
    from privacy_audit.checklist import Level
    from privacy_audit.cli.library import library_of
    from privacy_audit.walk import LEVELS, identifier_of, questions_of

    library = library_of(settings)
    names = [name for name in (history.choice("networks") or "").split() if name in library.network_ids()]
    level: Level | None = next((one for one in LEVELS if one == history.choice("level")), None)
    if not names or level is None:
        return 0, 0
    asked = [identifier_of(*one) for one in questions_of(library.networks(tuple(names)).values(), level)]
    renamed = library.renamed()
    given = {renamed.get(name, name) for name in history.answers()}
    return sum(name not in given for name in asked), len(asked)


def shelved(settings: Settings, number: int | None) -> tuple[Shelved, Library, Catalog]:
    """A kept audit with what was accepted of it, and the checklists of today."""
    from privacy_audit.cli.finishing import as_own, kept_history
    from privacy_audit.cli.library import library_of
    from privacy_audit.record.shapes import from_json

    with kept_history(settings) as history:
        accepted, kept = history.accepted(), asked_for(settings, history, number)
    library = library_of(settings)
    own = as_own(settings, from_json(kept.record), library, accepted)
    return Shelved(number=kept.number, record=own), library, library.catalog()
