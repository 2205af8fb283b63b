"""Speaking to the person: messages and errors on standard error, results on standard output or a file."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import suppress
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from privacy_audit.cli.help_words import spelt_out
from privacy_audit.cli.outputs import place_of, spelt_json
from privacy_audit.errors import BadData, CannotWrite, PrivacyAuditError, Said, mark, reason_of
from privacy_audit.files import replace_file
from privacy_audit.words import Words

if TYPE_CHECKING:
    from privacy_audit.cli.everywhere import Settings


USUAL = 80


def on_terminal() -> bool:
    """Whether a person can be asked: someone types, and someone reads."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def prints_on_screen() -> bool:
    """Whether what is printed stands in a window, neither in a pipe nor in a file."""
    return sys.stdout is not None and sys.stdout.isatty()


def columns() -> int:
    """How wide the person's screen is, also while the result goes to a file; 80 where there is none."""
    if "COLUMNS" not in os.environ:
        for stream in (sys.stderr, sys.stdout):
            with suppress(OSError, ValueError, AttributeError):  # closed, no terminal, None
                return os.get_terminal_size(stream.fileno()).columns or USUAL
    return shutil.get_terminal_size((USUAL, 24)).columns


def say(text: str = "", *, nl: bool = True) -> None:
    """A line for the person, on standard error. Nobody hears what that cannot take: work goes on."""
    with suppress(OSError):  # the disk behind it is full, or its reader has gone
        click.echo(text, err=True, nl=nl)


def say_fitted(text: str) -> None:
    """A sentence, broken between words where a person reads it."""
    say(_fitted(text))


def say_error(error: PrivacyAuditError) -> None:
    """An error as one sentence in the person's language; all mistakes of a data file below it."""
    words = Words(os.environ.get("LANGUAGE", "en"))
    say(_fitted(words(error.sentence, **shown(words, error.values))))
    if isinstance(error, BadData):
        for mistake in error.mistakes:
            say(f"  {masked(mistake.where)}: {words(mistake.sentence, **shown(words, mistake.values))}")


def _fitted(text: str) -> str:
    """A sentence broken between words where a person reads it; one line for every other reader."""
    if sys.stderr is None or not sys.stderr.isatty():
        return text
    from textwrap import fill

    return fill(text, max(columns() - 1, USUAL // 2), break_long_words=False, break_on_hyphens=False)


def say_usage_error(error: click.ClickException) -> None:
    """What Click says of a wrong command line, with what was typed masked; of a bare group its help."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        say(error.ctx.get_help())
        return
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is not None:
        say(context.get_usage())
        say(_("Try '{command} {option}' for help.").format(command=context.command_path, option="--help"))
        say()
    say(_fitted(_("Error: {message}").format(message=masked(spelt_out(error.format_message())))))


def shown(words: Words, values: dict[str, object]) -> dict[str, str]:
    """The values of a sentence: reasons in the person's language, everything else clean and masked."""
    return {
        name: words(value) if isinstance(value, Said) else masked(spelt(str(value)))
        for name, value in values.items()
    }


def spelt(name: str) -> str:
    """A file's name as text: bytes in it that are no letters become `\\xff`, not another name."""
    return "".join(rf"\x{ord(one) - 0xDC00:02x}" if "\udc80" <= one <= "\udcff" else one for one in name)


def masked(text: str) -> str:
    """A text that somebody typed, with its personal values masked."""
    from privacy_audit.detectors import masked_text
    from privacy_audit.text import clean

    return masked_text(clean(text, 400))


def deliver(result: bytes | str, settings: Settings) -> None:
    """Write the result to standard output, or to the file of `--output`, whole or not at all."""
    if settings.format == "json":
        result = spelt_json(result)
    content = result.encode(errors="replace") if isinstance(result, str) else result
    if settings.output is None:
        _print(content if _is_file_of_its_own(settings) else result)
        return
    write_file(settings.output, content)
    say_written(settings, settings.output)


def _is_file_of_its_own(settings: Settings) -> bool:
    """A page or Markdown that goes into a file is in UTF-8, whatever letters this computer's windows have."""
    return settings.format in ("html", "markdown") and not prints_on_screen()


def say_written(settings: Settings, path: Path) -> None:
    """Say where a file lies now."""
    if not settings.quiet:
        say(settings.words("Written to {file}.", file=masked(spelt(str(path)))))


def _print(result: bytes | str) -> None:
    if sys.stdout is None:
        raise CannotWrite(mark("The result cannot be printed: standard output is closed."))
    try:
        if isinstance(result, str):
            sys.stdout.write(result)
        else:
            sys.stdout.buffer.write(result)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader (`| head`) has gone and wants no more; nothing may be written at the very end either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sentence = mark("The result cannot be printed: {reason}.")
        raise CannotWrite(sentence, reason=reason_of(error)) from error


def write_file(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; `CannotWrite` in one sentence. A pipe or a device is left alone."""
    try:
        replace_file(place_of(path), content)
    except OSError as error:
        sentence = mark("The file {file} cannot be written: {reason}.")
        raise CannotWrite(sentence, file=path, reason=reason_of(error)) from error
