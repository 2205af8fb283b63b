"""Runs the room's server in a thread of its own, beside the officer's keys, from beginning to end."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from pathlib import Path

import uvicorn

from privacy_audit.checklist import Catalog
from privacy_audit.errors import CannotKeep, mark
from privacy_audit.room.address import place_of
from privacy_audit.room.application import application
from privacy_audit.room.connections import protocol
from privacy_audit.room.gate import LARGEST_HEAD
from privacy_audit.room.hall import Draw, Hall
from privacy_audit.room.keeper import Change, Keeper, Outcome
from privacy_audit.room.limits import Limits, make_room
from privacy_audit.room.matter import matters_of
from privacy_audit.room.seats import seats_for
from privacy_audit.session.keeping import room_secret
from privacy_audit.tally import Session
from privacy_audit.training import Quiz, Wall, WallScreen

NOTHING = 100
"""A level above every message of the library: nothing is logged, no address, no browser."""
LIMITS = Limits()
PATIENCE = 15.0
"""Seconds in which a change of the officer must be kept."""


class Room:
    """An open room, as the officer's terminal sees it."""

    def __init__(self, hall: Hall, loop: asyncio.AbstractEventLoop) -> None:
        self.hall, self._loop = hall, loop

    def change(self, change: Change) -> Session:
        """Move on, pause, close: the session afterwards, as it stands in the file. `CannotKeep` if not."""
        keeping = asyncio.run_coroutine_threadsafe(self.hall.keeper.ask(change), self._loop)
        try:
            outcome = keeping.result(PATIENCE)
        except TimeoutError as error:
            sentence = mark("The room's server does not answer. Please start it again; nothing was lost.")
            raise CannotKeep(sentence) from error
        if outcome is Outcome.NOT_KEPT and (problem := self.hall.keeper.problem):
            raise problem
        return self.hall.session


@contextmanager
def serving(
    path: Path,
    session: Session,
    catalog: Catalog,
    listening: socket.socket,
    *,
    language: str,
    draw: Draw,
    quiz: Quiz,
    wall: Wall,
    limits: Limits = LIMITS,
) -> Iterator[Room]:
    """Serve a session on a listening socket until the block is left. The caller holds the file.

    `draw` makes a link into a QR code as inline SVG; `quiz` and `wall` are the files of the checklists.
    """
    keeper = Keeper(path, session, seats_for(session.people))
    matters = matters_of(session.topics, catalog, quiz)
    screens: dict[str, WallScreen] = {screen.kind: screen for screen in wall.screens}
    hall = Hall(keeper, matters, screens, place_of(listening), language, draw, room_secret(path))
    server = uvicorn.Server(_configuration(hall, make_room(limits)))
    begun: Future[asyncio.AbstractEventLoop] = Future()
    running = threading.Thread(
        target=_run, args=(server, keeper, listening, begun.set_result), name="room", daemon=True
    )
    running.start()
    try:
        yield Room(hall, begun.result(PATIENCE))
    finally:
        server.should_exit = True
        running.join(PATIENCE)
        listening.close()


def _configuration(hall: Hall, limits: Limits) -> uvicorn.Config:
    return uvicorn.Config(
        application(hall, limits),
        http=protocol(limits),
        ws="none",
        loop="asyncio",
        lifespan="off",
        interface="asgi3",
        log_config=None,
        log_level=NOTHING,
        access_log=False,
        server_header=False,
        date_header=False,
        proxy_headers=False,
        h11_max_incomplete_event_size=LARGEST_HEAD,
        timeout_graceful_shutdown=2,
    )


Begun = Callable[[asyncio.AbstractEventLoop], None]


def _run(server: uvicorn.Server, keeper: Keeper, listening: socket.socket, begun: Begun) -> None:
    async def main() -> None:
        loop = asyncio.get_running_loop()
        # What a broken connection leaves unheard would be logged, with addresses. The loop is ours alone.
        loop.set_exception_handler(lambda loop, about: None)
        writing = asyncio.create_task(keeper.run())
        begun(loop)
        await server.serve([listening])
        writing.cancel()
        with suppress(asyncio.CancelledError):
            await writing

    asyncio.run(main())
