"""The pages by their addresses: what a phone and the wall may ask for, and what they are answered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeVar
from urllib.parse import parse_qsl

import msgspec
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from privacy_audit.errors import mark
from privacy_audit.model import Value
from privacy_audit.room.gate import Gate
from privacy_audit.room.hall import Hall
from privacy_audit.room.keeper import Answered, Outcome, takes_answers
from privacy_audit.room.limits import Limits
from privacy_audit.room.markup import Reader, wall_page
from privacy_audit.room.matter import Phone
from privacy_audit.room.phone import answered, asking, door, notice, of_the_room, solved, waiting
from privacy_audit.room.wall import wall
from privacy_audit.tally import Phase, Topic
from privacy_audit.words import LANGUAGES, Words

COOKIE = "seat"
DAY = 12 * 60 * 60
"""Seconds that a phone keeps its seat, also when its browser was closed."""
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


class Choosing(Value):
    """What a reader chose, in links and forms. Anything else is a mistake in a form, ignored in a link."""

    lang: Literal["vi", "en"] | None = None
    on: Phone = "android"


class Joining(Choosing, kw_only=True):
    """The form of the door."""

    code: str


class Answering(Choosing, kw_only=True):
    """The form of a question. Its choice is looked up among those of the question."""

    topic: Topic
    phase: Phase
    choice: str


Shape = TypeVar("Shape", bound=Choosing)


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
        if not (len(code) == 8 and code.isascii() and code.isdigit()):
            raise HTTPException(404)
        return HTMLResponse(door(reader, self._hall.session.title, code))

    async def join(self, request: Request) -> Response:
        """A seat for whoever knows the code."""
        form = await _form(request, Joining)
        reader = self._reader(request, form)
        response = _redirect(reader)
        if self._seat(request) is not None:
            return response
        code = "".join(filter(str.isalnum, form.code))
        if code == self._hall.code:
            seat = self._hall.seats.issue()
            response.set_cookie(COOKIE, seat, max_age=DAY, path="/", httponly=True, samesite="strict")
            return response
        if not self._hall.guesses.take():
            raise HTTPException(429)
        wrong = mark("These are not the digits on the wall. Please look again.")
        return HTMLResponse(door(reader, self._hall.session.title, problem=wrong), 403)

    async def answer(self, request: Request) -> Response:
        """One answer: kept, then acknowledged; or one sentence why not."""
        seat = self._seat(request)
        if seat is None:
            return HTMLResponse(door(self._reader(request), self._hall.session.title), 403)
        if not self._hall.seats.may_post(seat):
            raise HTTPException(429)
        form = await _form(request, Answering)
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
        """The wall, for whoever has the key of the terminal."""
        words = self._wall_words(request)
        address = f"/wall/now?key={self._hall.key}&lang={words.language}"
        return HTMLResponse(wall_page(words, self._wall_part(words), address))

    async def wall_part(self, request: Request) -> Response:
        """The part of the wall that changes."""
        return HTMLResponse(self._wall_part(self._wall_words(request)))

    def _wall_words(self, request: Request) -> Words:
        if not self._hall.opens(request.query_params.get("key", "")):
            raise HTTPException(403)
        return Words(_links(request.query_params).lang or self._hall.language)

    def _wall_part(self, words: Words) -> str:
        hall = self._hall
        return wall(words, hall.session, hall.matter, hall.screen, hall.invitation, joining=hall.joining)

    # --- what they share ---

    def _seat(self, request: Request) -> str | None:
        return self._hall.seats.number(request.cookies.get(COOKIE))

    def _reader(self, request: Request, chosen: Choosing | None = None) -> Reader:
        chosen = chosen or _links(request.query_params)
        accepted = language_of(request.headers.get("accept-language", ""))
        return Reader(language=chosen.lang or accepted or self._hall.language, phone=chosen.on)

    async def refuse(self, request: Request, problem: Exception) -> Response:
        """A refusal as a page in the reader's language."""
        status = problem.status_code if isinstance(problem, HTTPException) else 500
        headers = problem.headers if isinstance(problem, HTTPException) else None
        if sentence := SENTENCES.get(status):
            return HTMLResponse(notice(self._reader(request), sentence), status, headers)
        return PlainTextResponse(str(status), status, headers)


def _redirect(reader: Reader) -> Response:
    return RedirectResponse(f"/?lang={reader.language}&on={reader.phone}", 303)


def _links(given: Mapping[str, str]) -> Choosing:
    """What stands in a link; an unknown value is left out, since nobody typed it."""
    try:
        return msgspec.convert({name: given[name] for name in ("lang", "on") if name in given}, Choosing)
    except msgspec.ValidationError:
        return Choosing()


async def _form(request: Request, shape: type[Shape]) -> Shape:
    """A form with these fields, each once, and no other; else `HTTPException` 400."""
    try:
        body = (await request.body()).decode("ascii")
        pairs = parse_qsl(
            body, keep_blank_values=True, strict_parsing=True, errors="strict", max_num_fields=8
        )
        if len(dict(pairs)) != len(pairs):
            raise HTTPException(400)
        return msgspec.convert(dict(pairs), shape)
    except (ValueError, msgspec.ValidationError) as error:
        raise HTTPException(400) from error


def language_of(accepted: str) -> str | None:
    """The language of ours that a browser prefers, None if it names none. The header as RFC 9110, 12.5.4."""
    wishes = []
    for position, wish in enumerate(accepted.split(",")[:20]):
        tag, _, quality = wish.strip().partition(";q=")
        language = tag.strip().lower().partition("-")[0]
        if language in LANGUAGES:
            wishes.append((-_quality(quality), position, language))
    return min(wishes)[2] if wishes else None


def _quality(written: str) -> float:
    try:
        return float(written) if written else 1.0
    except ValueError:
        return 0.0
