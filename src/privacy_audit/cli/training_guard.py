"""What may not happen on this computer while a training session is open: a hall looks at its screen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from privacy_audit.cli.everywhere import Settings
from privacy_audit.cli.home import common_folder
from privacy_audit.cli.speaking import deliver, on_terminal
from privacy_audit.errors import Interrupted, WrongUsage, mark

if TYPE_CHECKING:
    from privacy_audit.checklist import Catalog
    from privacy_audit.record.shapes import AuditRecord

NO_REVEAL = mark(
    "A training session is open, so --reveal is refused: others see this screen. "
    "To end the session: privacy-audit session close"
)
NO_EXPORT = mark(
    "A training session is open, so the statement is not shown: others see this screen. "
    "To end the session: privacy-audit session close"
)
NO_SITE = mark(
    "A training session is open, so no site is looked through for people: others see this screen. "
    "To end the session: privacy-audit session close"
)
NO_AUDIT = mark(
    "A training session is open, so nothing of an audit is shown: others see this screen. "
    "To end the session: privacy-audit session close"
)
KEPT_UNSEEN = mark(
    "Your audit is kept. A training session is open, so it is not shown: others see this screen. "
    "After the session: privacy-audit report"
)
TWICE = (
    mark("A training session is open, and this is a real page. Press {key} to open it all the same."),
    mark("Everybody who sees this screen sees how much was found there. Press {key} if the person agrees."),
)
"""What is asked before a real page is opened, one after the other."""


def in_training(settings: Settings) -> bool:
    """Whether a training session is open on this computer, in whatever data folder of this user."""
    from privacy_audit.session.elsewhere import open_somewhere

    return open_somewhere(common_folder(), settings.home) is not None


def begin_training(settings: Settings, path: Path) -> None:
    """From now on this session is the open one."""
    from privacy_audit.session.keeping import mark_open

    mark_open(settings.home, path)
    note_training(settings)


def end_training(settings: Settings) -> None:
    """No session is open any more in this data folder."""
    from privacy_audit.session.keeping import mark_closed

    mark_closed(settings.home)
    note_training(settings)


def note_training(settings: Settings) -> None:
    """Let the other data folders know what this one holds, also after a kill that came before they did."""
    from privacy_audit.session.elsewhere import note_elsewhere

    note_elsewhere(common_folder(), settings.home)


def refuse_in_training(settings: Settings, sentence: str) -> None:
    """`WrongUsage` with this sentence while a session is open."""
    if in_training(settings):
        raise WrongUsage(sentence)


def refuse_audit(settings: Settings) -> None:
    """`WrongUsage` where a person's audit would be shown while a session is open; into a file it may go."""
    if settings.output is None:
        refuse_in_training(settings, NO_AUDIT)


def withhold_audit(settings: Settings) -> bool:
    """Whether an audit that was just kept stays unseen, since a session is open; that is said."""
    from privacy_audit.cli.confirming import say_wrapped

    if settings.output is not None or not in_training(settings):
        return False
    say_wrapped(settings.words(KEPT_UNSEEN))
    return True


def refuse_reveal(settings: Settings, reveal: bool) -> None:
    """`WrongUsage` if values shall be shown while a session is open."""
    if reveal:
        refuse_in_training(settings, NO_REVEAL)


def guard_scan(settings: Settings, targets: Sequence[str], *, reveal: bool, site: bool, yes: bool) -> None:
    """Refuse what shows people, and ask twice before a page of the web is opened; `--yes` where nobody can be
    asked."""
    if not in_training(settings):
        return
    refuse_reveal(settings, reveal)
    if site:
        raise WrongUsage(NO_SITE)
    if any(_is_real(target) for target in targets):
        _ask_twice(settings, yes)


def _is_real(target: str) -> bool:
    """A page of the web; not one that this computer shows itself, such as the made-up person."""
    from ipaddress import ip_address
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(target)
        host = parts.hostname or ""
    except ValueError:
        return True
    if parts.scheme.lower() not in ("http", "https"):
        return False
    try:
        return not (host == "localhost" or ip_address(host).is_loopback)
    except ValueError:
        return True


def _ask_twice(settings: Settings, yes: bool) -> None:
    from privacy_audit.cli.confirming import YES, say_wrapped
    from privacy_audit.cli.keys import read_key

    if not on_terminal():
        if not yes:
            raise WrongUsage(mark("A training session is open: to scan a real page, add --yes."))
        return
    key = YES[settings.language]
    for sentence in TWICE:
        say_wrapped(settings.words(sentence, key=key))
        try:
            pressed = read_key()
        except (EOFError, KeyboardInterrupt):
            pressed = ""
        if pressed != key:
            raise Interrupted(mark("Nothing was opened."))


def show_counts(settings: Settings, record: AuditRecord, catalog: Catalog) -> None:
    """Print a scan as numbers alone, in the chosen format."""
    from privacy_audit.report.counted import compose_counts, count_rows, without_person

    if settings.format == "json":
        from privacy_audit.record.recording import scan_of
        from privacy_audit.record.shapes import to_json

        deliver(to_json(scan_of(without_person(record))), settings)
        return
    if settings.format == "csv":
        deliver(count_rows(record, catalog, settings.words).encode(), settings)
        return
    from privacy_audit.cli.rendering import draw

    deliver(draw(compose_counts(record, catalog, settings.words), settings), settings)
