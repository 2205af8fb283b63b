"""A room for the tests: a session file of its own, the real server on loopback, and phones that speak HTTP."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlencode

from privacy_audit.catalog import Library
from privacy_audit.cli.session_serve import svg_code
from privacy_audit.model import Value
from privacy_audit.room import listen
from privacy_audit.room.limits import Limits
from privacy_audit.room.server import LIMITS, Room, serving
from privacy_audit.session.keeping import read_session, write_session
from privacy_audit.tally import Item, Session

TOPICS = ("zalo/find-by-phone", "zalo/who-can-message", "zalo/diary-history", "quiz/detective")
HOST = "127.0.0.1"


def session_of(topics: tuple[str, ...] = TOPICS, people: int = 40, title: str = "Phường Mẫu") -> Session:
    """A session that has just been planned."""
    return Session(
        id="0123456789abcdef" * 2,
        title=title,
        office="UBND phường Mẫu",
        people=people,
        networks=("zalo",),
        level="quick",
        agenda=(
            Item(kind="checklist", minutes=20, network="zalo", topics=topics),
            Item(kind="emergency", minutes=5),
        ),
        created=datetime(2026, 11, 22, 9, tzinfo=UTC),
        tool="0.1.0",
        data="2026-11-21",
    )


@contextmanager
def room(
    path: Path, session: Session | None = None, port: int = 0, limits: Limits = LIMITS
) -> Iterator[Room]:
    """A room on loopback, with the shipped checklists."""
    library = Library()
    if not path.exists():
        write_session(path, session or session_of())
    with serving(
        path,
        read_session(path),
        library.catalog(),
        listen(HOST, port),
        language="vi",
        draw=svg_code,
        quiz=library.quiz(),
        wall=library.wall(),
        limits=limits,
    ) as opened:
        yield opened


class Reply(Value):
    """What a server said: `headers` with lower-case names."""

    status: int
    headers: dict[str, str]
    text: str
    raw: bytes


def talk(place: str, sent: bytes, patience: float = 10) -> Reply | None:
    """Send bytes as they are and read until the server closes; None if it closed without a word."""
    host, _, port = place.partition(":")
    heard = b""
    with socket.create_connection((host, int(port)), timeout=patience) as connection:
        try:
            connection.sendall(sent)
            while more := connection.recv(65536):
                heard += more
        except ConnectionError:
            pass
    return read(heard)


def read(heard: bytes) -> Reply | None:
    """The first reply in what was heard."""
    head, _, body = heard.partition(b"\r\n\r\n")
    if not head:
        return None
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    return Reply(
        status=int(first.split()[1]), headers=headers, text=body.decode("utf-8", "replace"), raw=heard
    )


def get(place: str, path: str, **headers: str) -> Reply:
    """One GET as a browser sends it."""
    reply = talk(place, request("GET", place, path, b"", headers))
    assert reply is not None
    return reply


def post(place: str, path: str, fields: dict[str, str], **headers: str) -> Reply:
    """One form as a browser sends it."""
    body = urlencode(fields).encode()
    kind = {"Content_Type": "application/x-www-form-urlencoded", "Content_Length": str(len(body))}
    reply = talk(place, request("POST", place, path, body, kind | headers))
    assert reply is not None
    return reply


def request(method: str, place: str, path: str, body: bytes, headers: dict[str, str]) -> bytes:
    """The bytes of a request."""
    lines = [f"{method} {path} HTTP/1.1"]
    named = {"Host": place} | headers
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in named.items() if value]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


def join(opened: Room) -> str:
    """A new phone's cookie."""
    reply = post(opened.hall.place, "/join", {"code": opened.hall.code})
    assert reply.status == 303, reply
    found = re.match(r"seat=([0-9a-f-]+);", reply.headers["set-cookie"])
    assert found
    return f"seat={found[1]}"


def wall_cookie(opened: Room) -> str:
    """The cookie of the projector's browser, for a ticket of the terminal."""
    reply = get(opened.hall.place, opened.hall.wall.partition(opened.hall.place)[2])
    assert (reply.status, reply.headers["location"]) == (303, "/wall")
    return reply.headers["set-cookie"].partition(";")[0]


def answer(opened: Room, cookie: str, choice: str, **other: str) -> Reply:
    """A phone answers what is asked now."""
    session = opened.hall.session
    topic = session.topics[session.place.topic]
    fields = {"topic": topic, "phase": session.place.phase, "choice": choice} | other
    return post(opened.hall.place, "/answer", fields, Cookie=cookie)
