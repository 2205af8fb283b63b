"""Reads what a person presses or types: single keys, and lines; ended in order by whatever ends a program."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import click

from privacy_audit.cli.speaking import say

SUSPEND = "\x1a"
"""Control-Z, as a terminal gives it while single keys are read."""


def read_key(*, shown: bool = True) -> str:
    """One key in lower case, shown as it is pressed. Control-D: `EOFError`; Control-C interrupts.

    Control-Z puts the program aside until the shell's `fg`; SIGTERM interrupts.
    """
    while True:
        if shown:
            say("> ", nl=False)
        try:
            with _ended_in_order():
                key = click.getchar().lower()
        except (EOFError, KeyboardInterrupt):
            if shown:
                say()
            raise
        if shown:
            say(key if key.isprintable() else "")
        if key != SUSPEND or sys.platform == "win32":
            return key
        os.kill(0, signal.SIGTSTP)  # the whole line of the shell, as the terminal itself would


@contextmanager
def _ended_in_order() -> Iterator[None]:
    """While single keys are read, SIGTERM interrupts: an end at once would leave the terminal deaf."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, _interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def read_line(question: str, limit: int = 2000) -> str:
    """A typed line, cleaned, in one normal form. Control-D: `EOFError`; Control-C interrupts.

    The question goes to where the person reads, also while the result goes to a file.
    """
    from privacy_audit.text import clean

    if sys.stdout is not None and sys.stdout.isatty():
        return clean(input(question), limit)
    say(question, nl=False)
    return clean(input(), limit)
