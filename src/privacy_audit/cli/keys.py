"""Reads what a person presses or types: single keys, and lines; ended in order by whatever ends a program."""

from __future__ import annotations

import os
import select
import signal
import sys
import textwrap
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

import click

from privacy_audit.cli.speaking import columns, say

ENTER = ("\r", "\n")
"""What terminals send for it."""
LEAVE = "q"
SUSPEND = "\x1a"
"""Control-Z, as a terminal gives it while single keys are read."""
GLANCE = 0.05
"""Seconds between two looks for a key where one cannot be waited for."""
LONGEST_KEY = 32
"""Bytes that one key sends at most."""


def read_key(*, shown: bool = True) -> str:
    """One key in lower case, shown as it is pressed. Control-D: `EOFError`; Control-C interrupts.

    Control-Z puts the program aside until the shell's `fg`; SIGTERM interrupts.
    """
    return _pressed(click.getchar, shown=shown)


def read_key_or_leave(*, shown: bool = True) -> str:
    """As `read_key`, but Control-D leaves like `q`."""
    try:
        return read_key(shown=shown)
    except EOFError:
        return LEAVE


def read_key_unless(happened: Callable[[], bool], every: float = 1.0, *, shown: bool = True) -> str | None:
    """As `read_key_or_leave`, but None as soon as something happened, asked every so many seconds."""

    def wait() -> str:
        return _typed_unless(happened, every)

    try:
        return _pressed(wait, shown=shown) or None
    except EOFError:
        return LEAVE


def _pressed(wait: Callable[[], str], *, shown: bool) -> str:
    while True:
        if shown:
            say("> ", nl=False)
        try:
            with ended_in_order():
                key = wait().lower()
        except (EOFError, KeyboardInterrupt):
            if shown:
                say()
            raise
        if shown:
            say(key if key.isprintable() else "")
        if key != SUSPEND or sys.platform == "win32":
            return key
        os.kill(0, signal.SIGTSTP)  # the whole line of the shell, as the terminal itself would


if sys.platform == "win32":

    def _typed_unless(happened: Callable[[], bool], every: float) -> str:
        import msvcrt

        asked = time.monotonic()
        while not msvcrt.kbhit():
            if time.monotonic() - asked >= every:
                asked = time.monotonic()
                if happened():
                    return ""
            time.sleep(GLANCE)
        return click.getchar()

    def _wait_for_line() -> None:
        """Here `input` sees Control-C whenever it comes."""

else:

    def _typed_unless(happened: Callable[[], bool], every: float) -> str:
        """What one key sends; empty if something happened first. The terminal is left as it was found."""
        import termios
        import tty

        descriptor = sys.stdin.fileno()
        before = termios.tcgetattr(descriptor)
        try:
            # Not flushed: what was pressed while the screen was drawn anew counts.
            tty.setraw(descriptor, termios.TCSADRAIN)
            while not select.select([descriptor], [], [], every)[0]:
                if happened():
                    return ""
            return _key_of(os.read(descriptor, LONGEST_KEY))
        finally:
            termios.tcsetattr(descriptor, termios.TCSADRAIN, before)

    def _wait_for_line() -> None:
        """Until a line was typed, or a signal has come.

        `input` looks for signals before it begins to read: Control-C in between would wait for the next line.
        """
        if threading.current_thread() is not threading.main_thread() or not sys.stdin.isatty():
            return
        woken, waking = os.pipe()
        os.set_blocking(waking, False)
        before = signal.set_wakeup_fd(waking)
        try:
            select.select([sys.stdin, woken], [], [])
        finally:
            signal.set_wakeup_fd(before)
            os.close(woken)
            os.close(waking)


def _key_of(sent: bytes) -> str:
    """The first key in what a terminal sent, as `click.getchar` has it; a sequence stays whole."""
    typed = sent.decode(errors="replace")
    key = typed if typed.startswith("\x1b") else typed[:1]
    if key == "\x03":
        raise KeyboardInterrupt
    if key in ("", "\x04"):
        raise EOFError
    return key


@contextmanager
def ended_in_order() -> Iterator[None]:
    """While something is typed, SIGTERM interrupts: an end at once would leave the terminal deaf."""
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

    *above, last = _broken(question)
    for line in above:
        say(line)
    with ended_in_order():
        say(last, nl=False)
        _wait_for_line()
        return clean(input(), limit)


def _broken(question: str) -> list[str]:
    """A question in lines that fit the window, broken between words; the answer stands behind the last."""
    rest = question[len(question.rstrip()) :]
    lines = textwrap.wrap(question.rstrip(), max(columns() - 1 - len(rest), 20), break_on_hyphens=False)
    return [*lines[:-1], "".join((*lines[-1:], rest))]
