"""`session ask`: leads a room through its agenda on the projector."""

from __future__ import annotations

from gettext import gettext as _
from typing import Annotated

import typer

from privacy_audit.cli.session_file import refuse_closed, session_here
from privacy_audit.cli.session_language import session_settings
from privacy_audit.cli.speaking import on_terminal
from privacy_audit.errors import Interrupted, WrongUsage, mark


def ask(
    context: typer.Context,
    quiz: Annotated[
        bool, typer.Option("--quiz", help=_("Only the quiz: which message is a threat?"))
    ] = False,
) -> int:
    """Lead the open session until the officer leaves or ends it."""
    from privacy_audit.session.keeping import held, read_session

    settings = session_settings(context)
    if not on_terminal():
        raise WrongUsage(mark("session ask needs a window in which keys can be pressed."))
    path = session_here(settings)
    from privacy_audit.cli.session_lead import Leader

    with held(path):
        session = read_session(path)
        refuse_closed(settings, session)
        try:
            Leader(settings, path, session, quiz_alone=quiz).lead()
        except KeyboardInterrupt:
            sentence = mark("Stopped. The session is kept. To go on: privacy-audit session ask")
            raise Interrupted(sentence) from None
    return 0
