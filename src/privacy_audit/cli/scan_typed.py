"""The targets as they were typed: each is looked at once, a name with blanks is told with its quotes, and
behind `-` a person may paste.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from privacy_audit.cli.everywhere import Settings
from privacy_audit.cli.speaking import on_terminal
from privacy_audit.errors import PrivacyAuditError, UnreadableInput, mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from privacy_audit.model import Page
    from privacy_audit.scan import Scan, Target
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


def opened(settings: Settings, targets: Sequence[str], options: Options) -> Iterator[Target]:
    """The checked targets; in place of `-`, where nothing is fed in, what a person pastes now."""
    for target in targets:
        yield _pasted(settings, options) if target == "-" and on_terminal() else target


def _pasted(settings: Settings, options: Options) -> Page:
    """A pasted text or source of a page, of the kind that its beginning tells, as of a pipe."""
    from privacy_audit.cli.pasting import Asking, pasted
    from privacy_audit.model import Page
    from privacy_audit.sources import whole_address
    from privacy_audit.sources.kinds import look

    asking = Asking(
        paste=mark("Paste the text here (or type it)."),
        empty=mark("There is no text to look at. Paste it, or name a file with it."),
        stopped=mark("Nothing was looked at."),
    )
    body = pasted(settings.words, asking).encode("utf-8", "surrogateescape")
    url = whole_address(options.url)
    return Page(name="-", body=body, content_type=look(body), charset="utf-8", asked=url, url=url)


def drafts(text: str | None) -> list[Page]:
    """What the person typed, as a page."""
    if text is None:
        return []
    from privacy_audit.model import Page

    body = text.encode("utf-8", "surrogateescape")
    return [Page(name="-", body=body, content_type="text/plain", charset="utf-8")]


def not_blank(found: Scan) -> Scan:
    """What was looked at; `UnreadableInput` for a text of the person's own in which nothing stands.

    Of such a text a report would say that it may hold everything.
    """
    for one in found.looks:
        if one.target == "-" and one.sight.code == "empty" and one.alias is None:
            raise UnreadableInput(mark("There was nothing to read: the text is empty."))
    return found
