"""`check --tally`: a person's answers as an anonymous file that a training can count."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from privacy_audit import __version__
from privacy_audit.cli.everywhere import Settings, refuse_existing
from privacy_audit.cli.finishing import answers_of_last, current, open_history
from privacy_audit.cli.library import library_of
from privacy_audit.cli.speaking import say_written
from privacy_audit.errors import UnreadableInput
from privacy_audit.model import Answer, Value


class Earlier(Value):
    """What was there before the check: the number of the last audit, and its answers by question."""

    audit: int | None
    answers: dict[str, Answer]


def before_the_check(settings: Settings, path: Path) -> Earlier:
    """What is known so far; `CannotWrite` if there is a file of that name already."""
    if not settings.force:
        refuse_existing(path)
    library = library_of(settings)
    with open_history(settings) as history:
        last = history.last()
        return Earlier(audit=last.number if last else None, answers=answers_of_last(history, library))


def write_tally(settings: Settings, path: Path, earlier: Earlier) -> None:
    """Write the file, if the check came to its end. One that is replaced keeps its id, so it counts once."""
    from privacy_audit.session.keeping import read_session, write_session
    from privacy_audit.session.owning import own_session

    library = library_of(settings)
    with open_history(settings) as history:
        last = history.last()
        if last is None or last.number == earlier.audit:
            return
        now: Mapping[str, Answer] = answers_of_last(history, library)
    try:
        replaced = read_session(path) if path.is_file() else None
    except UnreadableInput:
        replaced = None
    before = current(library, earlier.answers.values())
    write_session(path, own_session(library.catalog(), before, now, tool=__version__, replaced=replaced))
    say_written(settings, path)
