"""Reads a text: from a file, a pipe, or pasted by a person at the terminal."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

from privacy_audit.cli.drawing import wrapped
from privacy_audit.cli.keys import ended_in_order
from privacy_audit.cli.speaking import say
from privacy_audit.errors import Interrupted, UnreadableInput, mark
from privacy_audit.files import read_small_file
from privacy_audit.model import Value
from privacy_audit.words import Words

LARGEST = 1_000_000
"""Bytes of a message; a letter of ten pages has 30,000."""
_PATIENCE = 0.4
"""Seconds after an empty line in which the rest of something pasted would have come."""
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class Asking(Value):
    """What is said to a person who shall paste: what to paste, that nothing came, that it was broken off."""

    paste: str
    empty: str
    stopped: str


MESSAGE = Asking(
    paste=mark("Paste the message here (or type it)."),
    empty=mark("There is no text to judge. Paste the message, or name a file with it."),
    stopped=mark("Nothing was judged."),
)


def text_of_file(path: Path) -> str:
    """The text of a file; `UnreadableInput` for what is none."""
    return _decoded(read_small_file(path, LARGEST))


def text_of_pipe() -> str:
    """What comes on standard input, to its end."""
    stream = getattr(sys.stdin, "buffer", None)
    content = stream.read(LARGEST + 1) if stream else b""
    if len(content) > LARGEST:
        sentence = mark("That is too much for a message: more than {limit} kB. Give only the message itself.")
        raise UnreadableInput(sentence, limit=LARGEST // 1000)
    return _decoded(content)


def _decoded(content: bytes) -> str:
    """The text in its encoding: UTF-8, or UTF-16 with its mark, as Windows writes it."""
    if content.startswith(_PICTURES) or content[4:8] == b"ftyp" or content[8:12] == b"WEBP":
        sentence = mark(
            "This is a picture, and words in pictures are not read here. Please type the message."
        )
        raise UnreadableInput(sentence)
    try:
        text = content.decode("utf-16" if content.startswith(_UTF_16) else "utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise UnreadableInput(
            mark("This is not a text. Save the message as plain text (UTF-8), or paste it.")
        )
    return _refuse_empty(text, MESSAGE)


def _refuse_empty(text: str, asking: Asking) -> str:
    """The text, if there is anything in it."""
    if not text.strip():
        raise UnreadableInput(asking.empty)
    return text


def pasted(words: Words, asking: Asking = MESSAGE) -> str:
    """What a person pastes or types, up to an empty line after which nothing more comes.

    However it ends, the terminal is left as it was found, and nothing that was pasted is left in it.
    """
    with suppress(ImportError):  # Windows has its own
        import readline  # noqa: F401 - lets a terminal hand over lines of any length
    for sentence in (asking.paste, mark("Then press Enter twice: an empty line ends it.")):
        for line in wrapped(words(sentence)):
            say(line)
    say()
    try:
        with ended_in_order():
            lines = _lines()
    except KeyboardInterrupt as stopped:
        say()
        raise Interrupted(asking.stopped) from stopped
    finally:
        _forget_rest()
    say()
    return _refuse_empty("\n".join(lines), asking)


def _lines() -> list[str]:
    """The lines before the empty one that ends the text, or before Control-D."""
    lines: list[str] = []
    with suppress(EOFError):
        while True:
            line = input()
            if not line.strip() and any(lines) and not _more_is_coming():
                break
            lines.append(line)
    return lines


def _more_is_coming() -> bool:
    """Whether the terminal still delivers: then the empty line stands inside what was pasted."""
    if sys.platform == "win32":
        import msvcrt
        import time

        time.sleep(_PATIENCE)
        return msvcrt.kbhit()
    import select

    return bool(select.select([sys.stdin], [], [], _PATIENCE)[0])


def _forget_rest() -> None:
    """Nothing of a stranger's text may reach the shell as a command."""
    if sys.platform != "win32":
        import termios

        with suppress(termios.error):  # the window was closed meanwhile
            termios.tcflush(sys.stdin, termios.TCIFLUSH)
