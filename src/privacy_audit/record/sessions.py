"""The training sessions kept on one computer as a list, for other programs; it holds no person."""

from __future__ import annotations

from datetime import datetime

import msgspec

from privacy_audit.model import Value
from privacy_audit.tally import Session

SESSIONS = "privacy-audit.sessions/1"


class SessionRow(Value):
    """One session file. `open` is the one that runs now; `counted` says for how many topics hands or
    phones were counted, of `topics` in its agenda."""

    file: str
    title: str
    office: str
    created: datetime
    closed: datetime | None
    open: bool
    people: int
    topics: int
    counted: int


class SessionList(Value, tag_field="schema", tag=SESSIONS):
    """What `session list` prints, the oldest first. `unreadable` are files that nobody can read."""

    sessions: tuple[SessionRow, ...]
    unreadable: tuple[str, ...] = ()


def session_row(file: str, session: Session, *, is_open: bool) -> SessionRow:
    """The row of a session."""
    return SessionRow(
        file=file,
        title=session.title,
        office=session.office,
        created=session.created,
        closed=session.closed,
        open=is_open,
        people=session.people,
        topics=len(session.topics),
        counted=len(session.tallies),
    )


def sessions_json(listing: SessionList | Session) -> bytes:
    """A list of sessions, or one session as its file holds it."""
    return msgspec.json.format(msgspec.json.encode(listing), indent=2) + b"\n"
