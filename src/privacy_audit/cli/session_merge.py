"""`session merge`: the counts of several halls and of people's own files in one file."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from privacy_audit.cli.everywhere import Settings
from privacy_audit.cli.outputs import place_of
from privacy_audit.cli.session_language import session_settings
from privacy_audit.cli.speaking import deliver, prints_on_screen, say, say_error, say_written
from privacy_audit.errors import CannotWrite, PrivacyAuditError, WrongUsage, mark, reason_of

if TYPE_CHECKING:
    from privacy_audit.session.merging import Merging

BAD_FILE = 2
EXACT = mark(
    "A merged file holds the exact counts, small groups too, so it is not shown here. Name a file for it: "
    "--output all.session. For figures: privacy-audit session report all.session"
)
MANY = 12
"""Of more files than this, no single one is named while it is read."""


def merge(
    context: typer.Context,
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help=_("Files of sessions, merged files, or folders of them.")),
    ],
) -> int:
    """Write the merged file; a file that cannot be read is named, and the exit code is then 2.

    It holds every count as it is, groups under five too: it goes into a file, or a pipe, never on a screen.
    """
    from privacy_audit.cli.training_guard import in_training
    from privacy_audit.session.merging import Merging

    settings = session_settings(context)
    if settings.format not in ("terminal", "json"):
        raise WrongUsage(mark("A merged file has one form alone. For a report: privacy-audit session report"))
    if settings.output is None and (prints_on_screen() or in_training(settings)):
        raise WrongUsage(EXACT)
    with Merging() as merging:
        refused = _gather(settings, merging, files)
        if not len(merging):
            raise WrongUsage(mark("None of these is a session file, so nothing was written."))
        _write(settings, merging)
        _say_number(settings, len(merging), refused)
    return BAD_FILE if refused else 0


def _gather(settings: Settings, merging: Merging, files: list[Path]) -> int:
    """Read everything; how many files were refused."""
    from privacy_audit.cli.session_report import covered
    from privacy_audit.cli.watching import watching
    from privacy_audit.session.merging import gather
    from privacy_audit.session.reading import files_in

    total = sum(1 for _path in files_in(files))
    refused: list[None] = []

    def refuse(error: PrivacyAuditError) -> None:
        refused.append(None)
        say_error(error)

    with watching(settings, total) as tell:
        names = _names(settings, total)
        gather(
            merging, files, lambda path: tell(covered(path.name) if total <= MANY else next(names)), refuse
        )
    return len(refused)


def _names(settings: Settings, total: int) -> Iterator[str]:
    """What is said of each of many files: to mask every name would take longer than to read the files."""
    for number in range(1, total + 2):
        yield settings.words(mark("file {number} of {total}"), number=number, total=total)


def _write(settings: Settings, merging: Merging) -> None:
    from privacy_audit.files import replace_file

    if settings.output is None:
        for line in merging.merged():
            deliver(line, settings)
        return
    try:
        replace_file(place_of(settings.output), merging.merged())
    except OSError as error:
        sentence = mark("The file {file} cannot be written: {reason}.")
        raise CannotWrite(sentence, file=settings.output, reason=reason_of(error)) from error
    say_written(settings, settings.output)


def _say_number(settings: Settings, number: int, refused: int) -> None:
    if settings.quiet:
        return
    say(
        settings.words.count(
            "{number} session is in it, counted once.",
            "{number} sessions are in it, each counted once.",
            number,
        )
    )
    if refused:
        say(
            settings.words.count(
                "{number} file was left out.",
                "{number} files were left out.",
                refused,
            )
        )
