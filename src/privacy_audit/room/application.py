"""The pages by their addresses: what a phone and the wall may ask for, and what they are answered."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from privacy_audit.errors import mark
from privacy_audit.room.forms import Answering, Choosing, Joining, filled, language_of, links
from privacy_audit.room.gate import Gate
from privacy_audit.room.hall import Hall
from privacy_audit.room.joining import is_pass
from privacy_audit.room.keeper import Answered, Outcome, takes_answers
from privacy_audit.room.limits import Limits
from privacy_audit.room.markup import Reader, wall_page
from privacy_audit.room.phone import answered, asking, door, notice, of_the_room, solved, waiting
from privacy_audit.room.wall import wall
from privacy_audit.words import Words

COOKIE, WALL_COOKIE = "seat", "wall"
DAY = 12 * 60 * 60
"""Seconds that a phone keeps its seat, and the wall its key, also when the browser was closed."""
NOT_KEPT: dict[Outcome, tuple[int, str]] = {
    Outcome.MOVED_ON: (409, mark("The room has moved on, so this answer was not counted.")),
    Outcome.FULL: (503, mark("There are as many answers as there can be people in the room.")),
    Outcome.NOT_KEPT: (503, mark("Your answer could not be kept. Please send it once more.")),
}
SENTENCES = {
    400: mark("This form was not filled in as it should be."),
    404: mark("There is no such page."),
    429: mark("That was very often. Please wait a moment, then go on."),
}
WRONG = mark("These are not the digits on the wall. Please look again.")
CROWDED = mark(
    "Too many wrong digits were typed in this room. Please scan the picture on the wall, or wait a moment."
)
USED = mark("This address opens the wall once. The window of the program shows a new one.")


def application(hall: Hall, limits: Limits) -> ASGIApp:
    """The room's pages behind their gate."""
    pages = Pages(hall)
    routes = [
        Route("/", pages.start),
        Route("/j/{code}", pages.invited),
        Route("/join", pages.join, methods=["POST"]),
        Route("/answer", pages.answer, methods=["POST"]),
        Route("/room", pages.room),
        Route("/now", pages.now),
        Route("/wall", pages.wall),
        Route("/wall/now", pages.wall_part),
    ]
    inside = Starlette(routes=routes, exception_handlers={HTTPException: pages.refuse})
    return Gate(inside, hall.place, limits)


class Pages:
    """The pages of one room."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    # --- phones ---

    async def start(self, request: Request) -> Response:
        """The door without a seat, else whatever is asked now."""
        reader, seat = self._reader(request), self._seat(request)
        if seat is None:
            return HTMLResponse(door(reader, self._hall.session.title))
        moment = self._hall.moment(reader, seat)
        if moment.matter is None or moment.session.place.paused or moment.session.closed:
            return HTMLResponse(waiting(moment))
        if not takes_answers(moment.session):
            return HTMLResponse(solved(moment, moment.matter))
        if moment.chosen is None or "change" in request.query_params:
            return HTMLResponse(asking(moment, moment.matter))
        return HTMLResponse(answered(moment, moment.matter))

    async def invited(self, request: Request) -> Response:
        """Where the QR code leads: a button; whether the code is right is not said before."""
        reader, code = self._reader(request), request.path_params["code"]
        if self._seat(request) is not None:
            return _redirect(reader)
        if not is_pass(code):
            raise HTTPException(404)
        return HTMLResponse(door(reader, self._hall.session.title, code))

    async def join(self, request: Request) -> Response:
        """A seat for whoever scanned the picture, or typed the digits."""
        form = await filled(request, Joining)
        reader = self._reader(request, form)
        response = _redirect(reader)
        if self._seat(request) is not None:
            return response
        refused = self._refused("".join(filter(str.isalnum, form.code)))
        if refused is not None:
            status, sentence = refused
            return HTMLResponse(door(reader, self._hall.session.title, problem=sentence), status)
        _set(response, COOKIE, self._hall.seats.issue())
        return response

    def _refused(self, code: str) -> tuple[int, str] | None:
        """Why a code does not open the room, None if it does."""
        hall = self._hall
        if hall.invites(code):
            return None
        if not hall.guesses.may_look():
            return 429, CROWDED
        if code == hall.code:
            return None
        hall.guesses.missed()
        return 403, WRONG

    async def answer(self, request: Request) -> Response:
        """One answer: kept, then acknowledged; or one sentence why not."""
        seat = self._seat(request)
        if seat is None:
            return HTMLResponse(door(self._reader(request), self._hall.session.title), 403)
        if not self._hall.seats.may_post(seat):
            raise HTTPException(429)
        form = await filled(request, Answering)
        matter = self._hall.matters.get(form.topic)
        if matter is None or matter.option(form.choice) is None:
            raise HTTPException(400)
        wish = Answered(topic=form.topic, phase=form.phase, seat=seat, choice=form.choice)
        outcome = await self._hall.keeper.ask(wish)
        reader = self._reader(request, form)
        if outcome is Outcome.KEPT:
            return _redirect(reader)
        status, sentence = NOT_KEPT[outcome]
        return HTMLResponse(notice(reader, sentence), status)

    async def room(self, request: Request) -> Response:
        """What the room chose, for whoever has answered."""
        reader, seat = self._reader(request), self._seat(request)
        moment = self._hall.moment(reader, seat) if seat else None
        if moment is None or moment.matter is None or moment.chosen is None or moment.session.place.paused:
            return _redirect(reader)
        return HTMLResponse(of_the_room(moment, moment.matter))

    async def now(self, request: Request) -> Response:
        """Where the room is, in few characters."""
        if self._seat(request) is None:
            raise HTTPException(403)
        return PlainTextResponse(self._hall.now)

    # --- the wall ---

    async def wall(self, request: Request) -> Response:
        """The wall. A ticket from the terminal is changed for a key that no address shows; not by HEAD, with
        which programs look at an address before anybody opens it."""
        ticket = request.query_params.get("ticket")
        if ticket is not None and request.method != "HEAD":
            return self._admitted(request, ticket)
        words = self._wall_words(request)
        return HTMLResponse(wall_page(words, self._wall_part(words), f"/wall/now?lang={words.language}"))

    def _admitted(self, request: Request, ticket: str) -> Response:
        reader = self._reader(request)
        if not self._hall.takes(ticket):
            return HTMLResponse(notice(reader, USED), 403)
        language = links(request.query_params).lang
        response = RedirectResponse(f"/wall?lang={language}" if language else "/wall", 303)
        _set(response, WALL_COOKIE, self._hall.key)
        return response

    async def wall_part(self, request: Request) -> Response:
        """The part of the wall that changes."""
        return HTMLResponse(self._wall_part(self._wall_words(request)))

    def _wall_words(self, request: Request) -> Words:
        if not self._hall.opens(request.cookies.get(WALL_COOKIE, "")):
            raise HTTPException(403)
        return Words(links(request.query_params).lang or self._hall.language)

    def _wall_part(self, words: Words) -> str:
        hall = self._hall
        return wall(words, hall.session, hall.matter, hall.screen, hall.invitation, joining=hall.joining)

    # --- what they share ---

    def _seat(self, request: Request) -> str | None:
        return self._hall.seats.number(request.cookies.get(COOKIE))

    def _reader(self, request: Request, chosen: Choosing | None = None) -> Reader:
        chosen = chosen or links(request.query_params)
        accepted = language_of(request.headers.get("accept-language", ""))
        return Reader(language=chosen.lang or accepted or self._hall.language, phone=chosen.on)

    async def refuse(self, request: Request, problem: Exception) -> Response:
        """A refusal as a page in the reader's language."""
        status = problem.status_code if isinstance(problem, HTTPException) else 500
        headers = problem.headers if isinstance(problem, HTTPException) else None
        if sentence := SENTENCES.get(status):
            return HTMLResponse(notice(self._reader(request), sentence), status, headers)
        return PlainTextResponse(str(status), status, headers)


def _set(response: Response, name: str, value: str) -> None:
    """A cookie that no script reads and no other site sends."""
    response.set_cookie(name, value, max_age=DAY, path="/", httponly=True, samesite="strict")


def _redirect(reader: Reader) -> Response:
    return RedirectResponse(f"/?lang={reader.language}&on={reader.phone}", 303)
