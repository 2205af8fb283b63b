"""Deleting what is kept: says what lies there, asks with one key, says what went and what stayed."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta

from privacy_audit.cli.asking import read_key
from privacy_audit.cli.drawing import wrapped
from privacy_audit.cli.everywhere import Settings
from privacy_audit.cli.finishing import open_history
from privacy_audit.cli.home import home_folder, language_file, person_folder
from privacy_audit.cli.speaking import masked, on_terminal, say, say_error
from privacy_audit.errors import CannotKeep, CannotWrite, Interrupted, WrongUsage, mark
from privacy_audit.forgetting import Forgotten, forget, kept_files
from privacy_audit.history import moment_of

YES = {"vi": "c", "en": "y"}
"""The key that says yes: the first letter of the word."""


def purge_all(settings: Settings, yes: bool) -> int:
    """Everything of this person, the remembered language included."""
    folder, language = person_folder(settings.home), language_file(settings.home)
    if not kept_files(folder, (language,)):
        _tell(settings, mark("Nothing is kept in {folder}."), folder=folder)
        return 0
    if not _agreed(settings, yes, _what_lies_there(settings)):
        return 0
    forgotten = forget(folder, (language,))
    if settings.home == home_folder(None):
        with suppress(OSError):  # something else lies in it
            settings.home.rmdir()
    _say_what_went(settings, forgotten)
    return 0


def purge_old(settings: Settings, days: int, yes: bool) -> int:
    """The audits that are older than so many days; nothing else."""
    folder = person_folder(settings.home)
    if not kept_files(folder):
        _tell(settings, mark("Nothing is kept in {folder}."), folder=folder)
        return 0
    limit = datetime.now(UTC) - timedelta(days=days)
    with open_history(settings) as history:
        moments = {kept.number: moment_of(kept) for kept in history.audits()}
        old = [number for number, moment in moments.items() if moment and moment < limit]
        if unknown := sum(moment is None for moment in moments.values()):
            _tell(
                settings,
                mark("Audits whose day is lost, and which therefore stay: {number}."),
                number=unknown,
            )
        if not old:
            _tell(settings, mark("No audit is older than {days} days. Nothing was deleted."), days=days)
            return 0
        sentence = mark("Audits older than {days} days in {folder}: {number} of {all}.")
        there = _sentence(settings, sentence, days=days, folder=folder, number=len(old), all=len(moments))
        if not _agreed(settings, yes, there):
            return 0
        history.forget(old)
    _tell(settings, mark("Deleted audits: {number}. {forever}"), number=len(old), forever=_forever(settings))
    return 0


# --- before ----------------------------------------------------------------------------------


def _what_lies_there(settings: Settings) -> str:
    """Nothing is opened that a link leads to; a store that cannot be read can still be deleted."""
    folder = person_folder(settings.home)
    files = kept_files(folder)
    if not files or folder in files or any(path.is_symlink() for path in files):
        return _sentence(settings, mark("This is kept: {files}"), files=", ".join(_names(settings)))
    try:
        with open_history(settings) as history:
            return _sentence(
                settings,
                mark("In {folder} lie: audits: {audits}; answers of a check under way: {answers}; choices."),
                folder=folder,
                audits=len(history.audits()),
                answers=len(history.answers()),
            )
    except CannotKeep as error:
        say_error(error)
        sentence = mark("It is not known what lies in {folder}; it can be deleted all the same.")
        return _sentence(settings, sentence, folder=folder)


def _names(settings: Settings) -> list[str]:
    home = settings.home
    return [str(path) for path in kept_files(person_folder(home), (language_file(home),))]


def _agreed(settings: Settings, yes: bool, there: str) -> bool:
    """Whether the person wants it: typed before, or said now. Any key but the one for yes means no.

    `there` says what would be deleted; whoever is asked hears it also with `--quiet`.
    """
    if yes:
        if not settings.quiet:
            _say_wrapped(there)
        return True
    if not on_terminal():
        raise WrongUsage(
            mark("Nothing was deleted: nobody can be asked here. To delete without a question, add --yes.")
        )
    words = settings.words
    key = YES[words.language]
    _say_wrapped(there)
    _say_wrapped(words("Delete this for good? {key}: yes. Any other key: no.", key=key))
    try:
        pressed = read_key()
    except EOFError:
        pressed = ""
    except KeyboardInterrupt:
        raise Interrupted(mark("Stopped. Nothing was changed.")) from None
    if pressed != key:
        say(words("Nothing was deleted."))
    return pressed == key


# --- afterwards ------------------------------------------------------------------------------


def _say_what_went(settings: Settings, forgotten: Forgotten) -> None:
    """What was deleted and what was left; `CannotWrite` if a link of ours was left."""
    if forgotten.removed:
        names = ", ".join(str(path) for path in forgotten.removed)
        sentence = mark("Deleted: {files}. {forever}")
        _tell(settings, sentence, files=names, forever=_forever(settings))
    if forgotten.others:
        names = ", ".join(path.name for path in forgotten.others)
        sentence = mark("Left as it is, because privacy-audit did not make it: {files}.")
        _tell(settings, sentence, files=names)
    if forgotten.links:
        raise CannotWrite(
            mark(
                "Not everything was deleted: {files} is a link or no file, and what it leads to was not "
                "touched. Please delete that yourself."
            ),
            files=", ".join(str(path) for path in forgotten.links),
        )


def _forever(settings: Settings) -> str:
    return settings.words("It cannot be brought back, unless you have a copy of your own.")


def _sentence(settings: Settings, sentence: str, **values: object) -> str:
    """A sentence whose values, which a person named, are masked."""
    return settings.words(sentence, **{name: masked(str(value)) for name, value in values.items()})


def _tell(settings: Settings, sentence: str, **values: object) -> None:
    """A sentence in lines that fit the screen, unless nobody wants to hear it."""
    if not settings.quiet:
        _say_wrapped(_sentence(settings, sentence, **values))


def _say_wrapped(text: str) -> None:
    for line in wrapped(text):
        say(line)
