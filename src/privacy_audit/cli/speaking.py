"""Speaking to the person: messages and errors on standard error, results on standard output or a file."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import click

from privacy_audit.cli.everywhere import Settings
from privacy_audit.errors import BadData, CannotWrite, PrivacyAuditError, mark
from privacy_audit.text import clean
from privacy_audit.words import Words


def say(text: str = "", *, nl: bool = True) -> None:
    """A line for the person, on standard error."""
    click.echo(text, err=True, nl=nl)


def say_error(error: PrivacyAuditError) -> None:
    """An error as one sentence in the person's language; all mistakes of a data file below it."""
    words = Words(os.environ.get("LANGUAGE", "en"))
    say(words(error.sentence, **_shown(error.values)))
    if isinstance(error, BadData):
        for mistake in error.mistakes:
            say(f"  {clean(mistake.where)}: {words(mistake.sentence, **_shown(mistake.values))}")


def _shown(values: dict[str, object]) -> dict[str, str]:
    return {name: clean(str(value), 400) for name, value in values.items()}


def deliver(result: bytes | str, settings: Settings) -> None:
    """Write the result to standard output, or to the file of `--output`, whole or not at all."""
    content = result.encode(errors="replace") if isinstance(result, str) else result
    if settings.output is None:
        if isinstance(result, str):
            sys.stdout.write(result)
        else:
            sys.stdout.buffer.write(result)
        sys.stdout.flush()
        return
    _write_file(settings.output, content, replace=settings.force)
    if not settings.quiet:
        say(settings.words("Written to {file}.", file=clean(str(settings.output))))


def _write_file(path: Path, content: bytes, *, replace: bool) -> None:
    if path.exists() and not replace:
        raise CannotWrite(
            mark("The file {file} is already there. Add --force to replace it, or name another."), file=path
        )
    try:
        _replace(path, content)
    except OSError as error:
        raise CannotWrite(
            mark("The file {file} cannot be written: {reason}."), file=path, reason=error.strerror or error
        ) from error


def _replace(path: Path, content: bytes) -> None:
    """Write beside the target, then rename: a half-written file never replaces a good one."""
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".privacy-audit-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
