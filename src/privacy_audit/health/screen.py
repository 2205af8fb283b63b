"""The terminal: whether it is one, its width, colours and Vietnamese letters, whether it hears keys."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

from privacy_audit.errors import mark
from privacy_audit.health.finding import Check, Outcome, in_part, not_needed, told, works
from privacy_audit.health.machine import Machine, Stream
from privacy_audit.model import Severity
from privacy_audit.record.health import Told

LETTERS = "Ạ Ệ Ữ đ"
NARROW = 40
DUMB = ("dumb", "unknown")
"""Values of TERM that stand for a terminal without colours and cursor (man 7 term)."""


def _window(machine: Machine) -> Iterator[Outcome]:
    """Whether somebody can be asked here, and how much room there is."""
    if not (_is_screen(machine.given) and _is_screen(machine.said)):
        sentence = mark("Nobody can be asked here: the program was not started in a window for commands.")
        yield in_part(sentence, mend=_window_of(machine), severity=Severity.LOW)
    elif machine.columns < NARROW:
        sentence = mark("The window has {number} columns; below {narrow} the lines break badly.")
        mend = told(mark("Make the window wider, or the letters smaller (Ctrl and -)."))
        yield in_part(sentence, mend=mend, severity=Severity.LOW, number=machine.columns, narrow=NARROW)
    else:
        yield works(mark("It can ask and show; {number} columns."), number=machine.columns)


def _is_screen(stream: Stream | None) -> bool:
    return stream is not None and stream.is_terminal


def _window_of(machine: Machine) -> Told:
    if machine.system == "win32":
        return told(mark("Start it in PowerShell or in Windows Terminal, not in Git Bash."))
    return told(mark("To be asked questions, start it in a terminal, with nothing behind | or >."))


def _colours(machine: Machine) -> Iterator[Outcome]:
    if machine.environment.get("TERM", "") in DUMB:
        sentence = mark("This terminal has no colours (TERM={name}); everything is said in words as well.")
        yield not_needed(sentence, name=machine.environment["TERM"])
    elif not machine.colors:
        yield not_needed(
            mark("Colours are turned off (NO_COLOR or --no-color); everything is said in words.")
        )
    elif not _is_screen(machine.printed):
        yield not_needed(mark("What is printed goes to a file or another program, so it has no colours."))
    else:
        yield works(mark("Shown. To turn them off: --no-color"))


def _letters(machine: Machine) -> Iterator[Outcome]:
    """Whether the encodings of the streams and of file names have the Vietnamese letters."""
    poor = [one.encoding for one in (machine.printed, machine.said) if one and not _has_letters(one.encoding)]
    if poor:
        sentence = mark(
            "This window writes in {encoding}, which lacks Vietnamese letters: signs are missing."
        )
        mend = _utf8(machine)
        yield in_part(sentence, mend=mend, encoding=poor[0])
    elif not _has_letters(machine.file_names):
        sentence = mark("File names with Vietnamese letters cannot be read here ({encoding}).")
        yield in_part(sentence, mend=_utf8(machine), encoding=machine.file_names)
    else:
        sentence = mark(
            "Look at this line: {letters}. If you see boxes instead of letters, choose another font."
        )
        yield works(sentence, letters=LETTERS)


def _has_letters(encoding: str) -> bool:
    try:
        LETTERS.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _utf8(machine: Machine) -> Told:
    if machine.system == "win32":
        command = "chcp 65001 ; $env:PYTHONUTF8 = 1"
    else:
        command = "unset PYTHONIOENCODING; export LC_ALL=C.UTF-8"
    return told(mark("Type this before, then the command again: {command}"), command=command)


def _keys(machine: Machine) -> Iterator[Outcome]:
    """Whether one key can be read without Enter."""
    if not _is_screen(machine.given):
        yield not_needed(mark("Nobody types here."))
    elif _reads_keys(machine):
        yield works(mark("One key answers a question."))
    else:
        sentence = mark("Single keys cannot be read here, so questions cannot be answered.")
        mend = told(mark("Write your answers into a file: privacy-audit check --answers FILE"))
        yield in_part(sentence, mend=mend)


def _reads_keys(machine: Machine) -> bool:
    if sys.platform == "win32":
        from importlib.util import find_spec

        return find_spec("msvcrt") is not None
    import termios

    if machine.given is None or machine.given.descriptor is None:
        return False
    try:
        termios.tcgetattr(machine.given.descriptor)
    except termios.error:
        return False
    return os.isatty(machine.given.descriptor)


CHECKS: tuple[Check, ...] = (
    Check("terminal", "screen", mark("The window"), _window, Severity.LOW),
    Check("vietnamese", "screen", mark("Vietnamese letters"), _letters, Severity.MEDIUM),
    Check("keys", "screen", mark("Keys"), _keys, Severity.LOW),
    Check("colours", "screen", mark("Colours"), _colours, Severity.LOW),
)
