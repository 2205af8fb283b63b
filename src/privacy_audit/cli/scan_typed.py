"""The targets as they were typed: each is looked at once, and a name with blanks is told with its quotes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from privacy_audit.cli.everywhere import Settings
from privacy_audit.errors import PrivacyAuditError, UnreadableInput, mark

if TYPE_CHECKING:
    from privacy_audit.model import Page
    from privacy_audit.sources import Options


def checked(settings: Settings, targets: Sequence[str], options: Options) -> tuple[str, ...]:
    """Each target once, if all can be opened: what cannot is refused before anything is read."""
    from privacy_audit.sources import check_target
    from privacy_audit.sources.given import once

    for at, target in enumerate(targets):
        try:
            check_target(target, options)
        except PrivacyAuditError as error:
            raise _with_quotes(settings, targets, at, error) from None
    given = once(targets)
    if given.repeated and not settings.quiet:
        _say_repeated(settings, given.repeated, options)
    return given.targets


def _with_quotes(
    settings: Settings, targets: Sequence[str], at: int, error: PrivacyAuditError
) -> PrivacyAuditError:
    """The error, or what to type where the target is a piece of a name with blanks."""
    from privacy_audit.commands import argument
    from privacy_audit.sources.given import name_in_pieces

    if not (name := name_in_pieces(targets, at)):
        return error
    return UnreadableInput(
        mark("There is no file or folder “{target}”. Put a name with blanks in quotes: {command}"),
        target=targets[at],
        command=settings.command("scan", argument(name, '"…"')),
    )


def _say_repeated(settings: Settings, repeated: Sequence[str], options: Options) -> None:
    from privacy_audit.cli.confirming import say_wrapped
    from privacy_audit.sources import shown_target

    words = settings.words
    if len(repeated) == 1:
        name = shown_target(repeated[0], options.mask)
        say_wrapped(words("Given more than once, so looked at once: {target}", target=name))
    else:
        told = words(
            "Given more than once, so looked at once: {number} pages, files or folders.", number=len(repeated)
        )
        say_wrapped(told)


def drafts(text: str | None) -> list[Page]:
    """What the person typed, as a page."""
    if text is None:
        return []
    from privacy_audit.model import Page

    body = text.encode("utf-8", "surrogateescape")
    return [Page(name="-", body=body, content_type="text/plain", charset="utf-8")]
