"""Deleting what is kept: says what lies there, asks with one key, says what went and what stayed."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from privacy_audit.cli.confirming import Asked, confirmed, sentence, tell
from privacy_audit.cli.everywhere import Settings
from privacy_audit.cli.home import DEFAULT, home_folder, language_file
from privacy_audit.cli.profiles import PROFILES, folder_of, profiles_in
from privacy_audit.cli.speaking import say_error
from privacy_audit.errors import CannotKeep, CannotWrite, mark
from privacy_audit.forgetting import Forgotten, forget, kept_files
from privacy_audit.history import History, moment_of

DELETING = Asked(
    question=mark("Delete this for good? {key}: yes. Any other key: no."),
    refused=mark("Nothing was deleted."),
    alone=mark("Nothing was deleted: nobody can be asked here. To delete without a question, add --yes."),
)


def purge_one(settings: Settings, yes: bool) -> int:
    """Everything of the chosen person; the remembered language too, if nobody else is left."""
    others = [name for name in _people(settings.home) if name != settings.person]
    return _purge(settings, yes, [settings.person], [one for one in others if _holds_anything(one)])


def purge_everybody(settings: Settings, yes: bool) -> int:
    """Everything of everybody who uses this computer."""
    return _purge(settings, yes, _people(settings.home), [])


def _purge(settings: Settings, yes: bool, people: Sequence[Path], others: Sequence[Path]) -> int:
    language: tuple[Path, ...] = () if others else (language_file(settings.home),)
    if not any(kept_files(person, language) for person in people):
        for person in people:
            tell(settings, mark("Nothing is kept in {folder}."), folder=person)
        _say_what_remains(settings, people, others)
        return 0
    there = " ".join(_what_lies_there(settings, person) for person in people if kept_files(person))
    there = there or sentence(settings, mark("This is kept: {files}"), files=language_file(settings.home))
    if not agreed(settings, yes, there):
        return 0
    forgotten = [forget(person, language if person == people[-1] else ()) for person in people]
    _remove_if_empty(settings.home / PROFILES)
    if settings.home == home_folder(None):
        _remove_if_empty(settings.home)
    _say_what_went(settings, _together(forgotten), people, others)
    return 0


def purge_old(settings: Settings, days: int, yes: bool) -> int:
    """The audits of the chosen person that are older than so many days; nothing else."""
    folder = settings.person
    if not kept_files(folder):
        tell(settings, mark("Nothing is kept in {folder}."), folder=folder)
        return 0
    limit = datetime.now(UTC) - timedelta(days=days)
    with History(folder) as history:
        moments = {kept.number: moment_of(kept) for kept in history.audits()}
        old = [number for number, moment in moments.items() if moment and moment < limit]
        if unknown := sum(moment is None for moment in moments.values()):
            tell(
                settings,
                mark("Audits whose day is lost, and which therefore stay: {number}."),
                number=unknown,
            )
        if not old:
            tell(settings, mark("No audit is older than {days} days. Nothing was deleted."), days=days)
            return 0
        told = mark("Audits older than {days} days in {folder}: {number} of {all}.")
        there = sentence(settings, told, days=days, folder=folder, number=len(old), all=len(moments))
        if not agreed(settings, yes, there):
            return 0
        history.forget(old)
    tell(settings, mark("Deleted audits: {number}. {forever}"), number=len(old), forever=_forever(settings))
    return 0


def agreed(settings: Settings, yes: bool, there: str) -> bool:
    """Whether the person wants to delete what `there` says."""
    return confirmed(settings, yes, there, DELETING)


# --- before ----------------------------------------------------------------------------------


def _people(home: Path) -> list[Path]:
    """The folders of all people, whoever uses this computer alone first."""
    return [home / DEFAULT, *(folder_of(home, name) for name in profiles_in(home))]


def _holds_anything(person: Path) -> bool:
    return bool(kept_files(person)) or _evidence(person).is_dir()


def _evidence(person: Path) -> Path:
    return person / "evidence"


def _what_lies_there(settings: Settings, person: Path) -> str:
    """Nothing is opened that a link leads to; a store that cannot be read can still be deleted."""
    files = kept_files(person)
    if person in files or any(path.is_symlink() for path in files):
        names = ", ".join(str(path) for path in files)
        return sentence(settings, mark("This is kept: {files}"), files=names)
    try:
        with History(person) as history:
            accepted = history.accepted()
            return sentence(
                settings,
                mark(
                    "In {folder} lie: audits: {audits}; answers of a check under way: {answers}; accepted "
                    "risks: {accepted}; choices."
                ),
                folder=person,
                audits=len(history.audits()),
                answers=len(history.answers()),
                accepted=len(accepted.sound) + len(accepted.damaged),
            )
    except CannotKeep as error:
        say_error(error)
        unknown = mark("It is not known what lies in {folder}; it can be deleted all the same.")
        return sentence(settings, unknown, folder=person)


# --- afterwards ------------------------------------------------------------------------------


def _together(parts: Sequence[Forgotten]) -> Forgotten:
    return Forgotten(
        removed=tuple(path for part in parts for path in part.removed),
        links=tuple(path for part in parts for path in part.links),
        others=tuple(path for part in parts for path in part.others),
    )


def _remove_if_empty(folder: Path) -> None:
    with suppress(OSError):  # something else lies in it, or it is not there
        folder.rmdir()


def _say_what_went(
    settings: Settings, forgotten: Forgotten, people: Sequence[Path], others: Sequence[Path]
) -> None:
    """What was deleted and what was left; `CannotWrite` if a link of ours was left."""
    if forgotten.removed:
        names = ", ".join(str(path) for path in forgotten.removed)
        tell(settings, mark("Deleted: {files}. {forever}"), files=names, forever=_forever(settings))
    evidence = [_evidence(person) for person in people]
    if strange := [path for path in forgotten.others if path not in evidence]:
        names = ", ".join(path.name for path in strange)
        tell(settings, mark("Left as it is, because privacy-audit did not make it: {files}."), files=names)
    _say_what_remains(settings, people, others)
    if forgotten.links:
        raise CannotWrite(
            mark(
                "Not everything was deleted: {files} is a link or no file, and what it leads to was not "
                "touched. Please delete that yourself."
            ),
            files=", ".join(str(path) for path in forgotten.links),
        )


def _say_what_remains(settings: Settings, people: Sequence[Path], others: Sequence[Path]) -> None:
    """Evidence is the proof of a crime and goes only by a command of its own; other people are others.

    Training sessions are of a room: they hold counts and no person.
    """
    for folder in map(_evidence, people):
        if folder.is_dir():
            own = mark(
                "Your evidence stays in {folder}. To delete that too: privacy-audit emergency evidence delete"
            )
            of_profile = mark(
                "Your evidence stays in {folder}. To delete that too: privacy-audit emergency evidence "
                'delete --profile "{name}"'
            )
            name = folder.parent.name
            tell(settings, own if name == DEFAULT else of_profile, folder=folder, name=name)
    if any((settings.home / "sessions").glob("*.session")):
        counts = mark(
            "The counts of training sessions stay in {folder}; nobody's name or answers are in them. If you "
            "no longer need them, delete the files there."
        )
        tell(settings, counts, folder=settings.home / "sessions")
    if others:
        nameless = settings.words("without a profile")
        names = ", ".join(nameless if path.name == DEFAULT else path.name for path in others)
        kept = mark(
            "Kept for other people on this computer: {names}. To delete that too: privacy-audit history "
            "purge --all-profiles"
        )
        tell(settings, kept, names=names)


def _forever(settings: Settings) -> str:
    return settings.words("It cannot be brought back, unless you have a copy of your own.")
