"""Shows a QR code for the phone's camera so that the whole of it stands in the window until a key is pressed.

A code that lost a line at its top cannot be read, so nothing stands below it but one short sentence.
"""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import suppress

import click

from privacy_audit.cli.drawing import code_lines, wrapped
from privacy_audit.cli.everywhere import Settings
from privacy_audit.cli.keys import read_key
from privacy_audit.cli.speaking import columns, say

USUAL_LINES = 24


def show_code(settings: Settings, link: str) -> None:
    """Draw the code of a link and wait for a key; where it does not fit, say so with the address."""
    words = settings.words
    if settings.plain:
        say(link)
        return
    code = list(code_lines(link, color=settings.color))
    below = wrapped(
        words("Point the phone's camera here. Any key: back to the question."), "", settings.theme
    )
    width, height = len(click.unstyle(code[0])), len(code) + len(below)
    if width > columns() or height > window_lines():
        sentence = words(
            "The code does not fit into this window: it needs {width} columns and {height} lines. Make the "
            "window larger and press r again, or type this address on the phone:",
            width=width,
            height=height,
        )
        for line in (*wrapped(sentence, "", settings.theme), link):
            say(line)
        return
    for line in (link, *code, *below[:-1]):
        say(line)
    say(below[-1], nl=False)
    with suppress(EOFError):
        read_key(shown=False)
    say()


def window_lines() -> int:
    """How many lines the person's screen has, also while the result goes to a file."""
    if "LINES" not in os.environ:
        for stream in (sys.stderr, sys.stdout):
            with suppress(OSError, ValueError, AttributeError):  # closed, no terminal, None
                return os.get_terminal_size(stream.fileno()).lines or USUAL_LINES
    return shutil.get_terminal_size((columns(), USUAL_LINES)).lines
