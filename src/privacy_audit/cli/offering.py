"""Offers to look at the person's public pages after the questions: an address a line, until there is none."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from privacy_audit.catalog import Library
from privacy_audit.cli.drawing import wrapped
from privacy_audit.cli.everywhere import Settings
from privacy_audit.cli.keys import LEAVE, read_line
from privacy_audit.cli.speaking import say, say_error
from privacy_audit.errors import Interrupted, PrivacyAuditError, mark

if TYPE_CHECKING:
    from privacy_audit.scan import Scan


def ask_pages(settings: Settings, library: Library, back: str) -> Scan | None:
    """Offer to look at the person's public pages, an address a line; None if none was given.

    `back` is the command that leads here again, for whoever leaves.
    """
    words = settings.words
    say()
    _tell(settings, words("Now let us look at your public pages, as a stranger sees them."))
    _tell(
        settings,
        words("A page that you saved as a file works too: drag the file from its folder into this window."),
    )
    _tell(
        settings,
        words(
            "Paste the address of a page (https://…) or the path of a saved one, then press Enter. "
            "q leaves. Enter alone goes on: "
        ),
    )
    addresses: list[str] = []
    try:
        while typed := _typed_address():
            addresses = _with(settings, addresses, typed)
        if not addresses:
            return None
        from privacy_audit.cli.scan import look_at, options_of

        return look_at(settings, addresses, library.catalog(), options_of(settings))
    except KeyboardInterrupt:
        raise _left(addresses, back) from None


def _with(settings: Settings, addresses: list[str], typed: str) -> list[str]:
    """The pages with one more, unless it cannot be looked at or was given already; which, is said."""
    from privacy_audit.cli.scan import options_of
    from privacy_audit.sources import check_target
    from privacy_audit.sources.given import once

    try:
        check_target(typed, options_of(settings))
    except PrivacyAuditError as error:
        say_error(error)
        return addresses
    given = once((*addresses, typed))
    new = mark("Noted. Another one, or Enter for the report.")
    again = mark("You have given this page already. Another one, or Enter for the report.")
    _tell(settings, settings.words(again if given.repeated else new))
    return [*given.targets]


def _left(addresses: Sequence[str], back: str) -> Interrupted:
    """What is said to whoever leaves here."""
    if not addresses:
        return Interrupted(mark("Stopped. Your answers are kept. To go on: {command}"), command=back)
    return Interrupted(
        mark(
            "Stopped. Your answers are kept. The pages you named were not looked at; name them again next "
            "time. To go on: {command}"
        ),
        command=back,
    )


def _tell(settings: Settings, text: str) -> None:
    for line in wrapped(text, "", settings.theme):
        say(line)


def _typed_address() -> str:
    """What was typed, as the name of a page; q leaves as Control-C does."""
    try:
        typed = read_line("> ")
    except EOFError:
        say()
        return ""
    except KeyboardInterrupt:
        say()  # what is said next begins a line of its own
        raise
    if typed.lower() == LEAVE:
        raise KeyboardInterrupt
    return _at_home(_unquoted(typed))


def _unquoted(typed: str) -> str:
    """Without what a terminal puts around the blanks of a path that is dragged into its window."""
    if len(typed) > 2 and typed[0] == typed[-1] and typed[0] in "'\"":
        return typed[1:-1]
    return typed if sys.platform == "win32" else typed.replace("\\ ", " ")


def _at_home(typed: str) -> str:
    """With the person's own folder in place of the sign that a shell would have replaced."""
    if not typed.startswith(("~/", "~\\")) or os.path.lexists(typed):
        return typed
    with suppress(RuntimeError):  # nobody knows where this person's folder is
        return str(Path(typed).expanduser())
    return typed
