"""`session serve`: opens the room's page for phones, and moves the room on by single keys."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import click
import typer

from privacy_audit.cli.drawing import wrapped
from privacy_audit.cli.everywhere import Settings
from privacy_audit.cli.session_file import refuse_closed, session_here
from privacy_audit.cli.session_language import session_settings
from privacy_audit.cli.speaking import on_terminal, say
from privacy_audit.clock import now_here
from privacy_audit.errors import Interrupted, WrongUsage, mark
from privacy_audit.room.address import PORT
from privacy_audit.tally import Session

if TYPE_CHECKING:
    pass

LONGEST_ADDRESS = 60


def serve(
    context: typer.Context,
    host: Annotated[
        str | None, typer.Option("--host", metavar="ADDRESS", help=_("This computer's address on the Wi-Fi."))
    ] = None,
    port: Annotated[
        int, typer.Option("--port", metavar="N", min=0, max=65535, help=_("The number behind the address."))
    ] = PORT,
) -> int:
    """Serve the open session to the phones of the room until the officer leaves or ends it."""
    settings = session_settings(context)
    from privacy_audit.room import check_room
    from privacy_audit.session.keeping import held, read_session

    check_room()
    path = session_here(settings)
    if not on_terminal():
        raise WrongUsage(mark("session serve needs a window in which keys can be pressed."))
    with held(path):
        session = read_session(path)
        refuse_closed(settings, session)
        try:
            return _serve(settings, path, session, host, port)
        except KeyboardInterrupt:
            sentence = mark("Stopped. The session is kept. To go on: privacy-audit session serve")
            raise Interrupted(sentence) from None


def _serve(settings: Settings, path: Path, session: Session, host: str | None, port: int) -> int:
    from privacy_audit.cli.library import library_of
    from privacy_audit.cli.session_room import lead_room
    from privacy_audit.room.address import listen
    from privacy_audit.room.server import serving

    library = library_of(settings)
    catalog, quiz, wall = library.catalog(), library.quiz(), library.wall()
    listening = listen(host or _ask_address(settings), port)
    with serving(
        path,
        session,
        catalog,
        listening,
        language=settings.language,
        draw=svg_code,
        quiz=quiz,
        wall=wall,
    ) as room:
        room.change(_arrived)
        lead_room(settings, room)
    return 0


def _arrived(session: Session) -> Session:
    """The clock runs, and the room is at one of its stops."""
    from privacy_audit.session.moving import begin, resumed
    from privacy_audit.session.stops import arrive, stops

    begun = begin(resumed(session), now_here())
    listed = stops(begun)
    return arrive(begun, listed) if listed else begun


def svg_code(link: str) -> str:
    """A QR code as inline SVG, black on white, that fills the place it is given."""
    import segno

    return str(segno.make(link, error="m", micro=False).svg_inline(border=2, omitsize=True, light="#fff"))


def _ask_address(settings: Settings) -> str:
    """The address on the Wi-Fi: what this computer would send from, confirmed or typed by the officer."""
    from privacy_audit.room import own_addresses

    words, known = settings.words, own_addresses()
    if not known:
        sentence = mark(
            "This computer is in no network. Join the room's Wi-Fi, or try it on this computer alone: "
            "--host 127.0.0.1"
        )
        raise WrongUsage(sentence)
    _line(words("Phones reach this computer under an address of the room's Wi-Fi. It should be:"))
    for number, address in enumerate(known[:9], 1):
        _line(address, f"  {number}  ")
    _line(words("Enter takes the first; a number takes another; or type the address."))
    typed = click.prompt("", default="", show_default=False, prompt_suffix="> ", err=True).strip()
    if typed.isascii() and typed.isdigit() and 0 < int(typed[:3]) <= len(known):
        return known[int(typed[:3]) - 1]
    return typed[:LONGEST_ADDRESS] or known[0]


def _line(text: str, lead: str = "") -> None:
    for line in wrapped(text, lead):
        say(line)
