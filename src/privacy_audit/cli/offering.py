"""Offers to look at the person's public pages after the questions: an address a line, until there is none."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from privacy_audit.catalog import Library
from privacy_audit.cli.drawing import wrapped
from privacy_audit.cli.everywhere import Settings
from privacy_audit.cli.keys import read_line
from privacy_audit.cli.speaking import say, say_error
from privacy_audit.errors import Interrupted, PrivacyAuditError, mark

if TYPE_CHECKING:
    from privacy_audit.scan import Scan


def ask_pages(settings: Settings, library: Library) -> Scan | None:
    """Offer to look at the person's public pages, an address a line; None if none was given."""
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
            "Enter alone goes on: "
        ),
    )
    addresses: list[str] = []
    while typed := _typed_address():
        accepted = _accepted(settings, typed)
        addresses += accepted
        if accepted:
            _tell(settings, words("Noted. Another one, or Enter for the report."))
    if not addresses:
        return None
    from privacy_audit.cli.scan import look_at, options_of

    return look_at(settings, addresses, library.catalog(), options_of(settings))


def _tell(settings: Settings, text: str) -> None:
    for line in wrapped(text, "", settings.theme):
        say(line)


def _typed_address() -> str:
    try:
        return _unquoted(read_line("> "))
    except EOFError:
        return ""
    except KeyboardInterrupt:
        raise Interrupted(mark("Stopped. Your answers are kept. To go on: privacy-audit check")) from None


def _unquoted(typed: str) -> str:
    """Without what a terminal puts around the blanks of a path that is dragged into its window."""
    if len(typed) > 2 and typed[0] == typed[-1] and typed[0] in "'\"":
        return typed[1:-1]
    return typed if sys.platform == "win32" else typed.replace("\\ ", " ")


def _accepted(settings: Settings, typed: str) -> list[str]:
    from privacy_audit.cli.scan import options_of
    from privacy_audit.sources import check_target

    try:
        check_target(typed, options_of(settings))
    except PrivacyAuditError as error:
        say_error(error)
        return []
    return [typed]
