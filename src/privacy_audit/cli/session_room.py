"""The officer's side of `session serve`: single keys move the room on, the terminal says where it is."""

from __future__ import annotations

import time
import webbrowser
from functools import partial
from itertools import zip_longest
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from privacy_audit.cli.drawing import EMPTIED, can_empty, code_lines, wrapped
from privacy_audit.cli.everywhere import Settings
from privacy_audit.cli.keys import read_key_or_leave, read_key_unless
from privacy_audit.cli.speaking import say, say_error
from privacy_audit.clock import now_here
from privacy_audit.errors import CannotKeep, mark
from privacy_audit.tally import Phase, Session

if TYPE_CHECKING:
    from privacy_audit.room.server import Room

KEYS = (
    ("n", mark("next")),
    ("b", mark("back")),
    ("a", mark("before / after")),
    ("p", mark("pause")),
    ("j", mark("show how to join")),
    ("o", mark("open the wall in the browser")),
    ("e", mark("end the session")),
    ("q", mark("leave, go on later")),
)
FAREWELL = 8.0
"""Seconds in which the phones still learn that the session is over: twice as long as they wait to ask."""
LOOK, LOOK_ALOUD = 1.0, 5.0
"""Seconds between two looks for news; a screen reader is not interrupted so often."""


def lead_room(settings: Settings, room: Room) -> None:
    """Draw, read a key, do what it says; until the officer leaves or ends the session."""
    remark = ""
    while True:
        key = _key_while_live(settings, room, remark)
        if key == "q":
            say(settings.words("The session is kept. To go on: privacy-audit session serve"))
            return
        if key == "e" and _ended(settings, room):
            return
        try:
            remark = _pressed(settings, room, key)
        except CannotKeep as problem:
            say_error(problem)
            remark = settings.words("That could not be kept. Please try again.")


def _key_while_live(settings: Settings, room: Room, remark: str) -> str:
    """A key; while nobody presses one, what has changed in the room is drawn, and nothing if nothing has."""
    paints, drawn = can_empty(settings), _draw(settings, room, remark)
    while True:
        key = read_key_unless(partial(_has_news, settings, room, drawn), LOOK if paints else LOOK_ALOUD)
        if key is not None:
            return key
        drawn = _draw(settings, room, remark) if paints else _draw_news(drawn, standing(settings, room))


def _has_news(settings: Settings, room: Room, drawn: list[str]) -> bool:
    return standing(settings, room) != drawn


def _draw_news(before: list[str], now: list[str]) -> list[str]:
    """Only the lines that are new, for whoever hears them; all that is known now."""
    for line in now:
        if line not in before:
            _paragraph(line)
    return now


def _pressed(settings: Settings, room: Room, key: str) -> str:
    """What a key does; what is to be said about it."""
    match key:
        case "j":
            room.hall.joining = not room.hall.joining
        case "o":
            return _open(settings, room)
        case "n" if room.hall.joining:
            room.hall.joining = False
        case "n" | "b" | "a" | "p":
            room.hall.joining = False
            session = room.hall.session
            if moved(session, key) == session:
                return settings.words("There is nothing further that way.")
            room.change(lambda session: moved(session, key))
        case "e" | "\r" | "\n" | " ":
            pass
        case _:
            return settings.words("Please press one of the keys shown above.")
    return ""


def moved(session: Session, key: str) -> Session:
    """The session where a key leads to: the same one if there is nothing further."""
    from privacy_audit.session.moving import move
    from privacy_audit.session.stops import backward, is_message, onward, paused, stops, woken

    place, listed = session.place, stops(session)
    match key:
        case "n" if listed:
            return onward(session, listed)
        case "b" if listed:
            return backward(session, listed)
        case "a" if place.item is None and session.topics and not is_message(session.topics[place.topic]):
            other: Phase = "after" if place.phase == "before" else "before"
            return move(session, replace(place, phase=other, told=False))
        case "p":
            return woken(session) if place.paused else paused(session)
        case _:
            return session


def _open(settings: Settings, room: Room) -> str:
    if webbrowser.open(room.hall.wall):
        return ""
    return settings.words("No browser could be started here. Please open the wall's address yourself.")


def _ended(settings: Settings, room: Room) -> bool:
    """Close the session for good, if that is meant; the phones are told so."""
    from privacy_audit.cli.training_guard import end_training
    from privacy_audit.session.moving import close

    words = settings.words
    say(words("End this session? Its counts stay, but no more can be added."))
    say(words("Press {key} once more to do it; any other key goes back.", key="e"))
    if read_key_or_leave() != "e":
        return False
    try:
        room.change(lambda session: close(session, now_here()))
        end_training(settings)
    except CannotKeep as problem:
        say_error(problem)
        return False
    say(words("The session is closed. The phones are told so; one moment."))
    say(words("Figures: privacy-audit session report"))
    time.sleep(FAREWELL)
    return True


# --- drawing ---------------------------------------------------------------------------------


def _draw(settings: Settings, room: Room, remark: str) -> list[str]:
    """The whole window; what it says of the room."""
    words, hall = settings.words, room.hall
    if can_empty(settings):
        say(EMPTIED, nl=False)
    if hall.joining:
        _draw_joining(settings, room)
    address = words("Phones: {address} · code {code}", address=hall.place, code=hall.invitation.digits)
    _paragraph(address, bold=settings.color)
    known = standing(settings, room)
    for number, line in enumerate(known):
        if number == 1:
            say()
        _paragraph(line)
    say()
    _paragraph(" · ".join(f"{key} {words(name)}".replace(" ", "\u00a0") for key, name in KEYS))
    if remark:
        _paragraph(remark, bold=settings.color)
    return known


def _draw_joining(settings: Settings, room: Room) -> None:
    if not settings.plain:
        for line in code_lines(room.hall.link, color=settings.color):
            say(line)
        return
    _paragraph(room.hall.link)


def standing(settings: Settings, room: Room) -> list[str]:
    """The way to the wall, then where the room is; last, that somebody guesses the digits."""
    words, hall = settings.words, room.hall
    wall = words("The wall, for the projector (key o, works once): {address}", address=hall.wall)
    guessed = mark("Somebody seems to be guessing the digits. Phones that scan the picture still come in.")
    return [wall, *status(settings, room), *([words(guessed)] if hall.guesses.are_many else [])]


def status(settings: Settings, room: Room) -> list[str]:
    """Where the room is, and what it answered: small groups are hidden here as on the wall."""
    from privacy_audit.room.bars import NONE_YET, answers, of_rounds, or_more, rounds
    from privacy_audit.room.hiding import at_least
    from privacy_audit.room.wall import stage_of

    words, hall = settings.words, room.hall
    session, matter = hall.session, hall.matter
    phones = words.count("{number} phone is here", "{number} phones are here", len(hall.seats))
    if hall.joining:
        return [session.title, phones]
    if hall.screen is not None:
        return [words.of(hall.screen.title), *_pause(settings, session), phones]
    if matter is None:
        return [words("This question is no longer in the checklists. Go on with n."), phones]
    sentence = mark("{name} · question {number} of {total}")
    number, total = session.place.topic + 1, len(session.topics)
    where = words(sentence, name=words.of(matter.heading), number=number, total=total)
    phase = session.place.phase
    stage = words(stage_of(session.place, matter))
    tally = session.tally(matter.topic)
    now, earlier = rounds(matter, tally, phase)
    least = at_least(tally.counts(phase), [option.id for option in matter.options])
    pairs = zip_longest(now.groups if now else (), earlier.groups if earlier else ())
    rows = (
        f"  {words.of(option.label)}: {of_rounds(words, *both)}"
        for option, both in zip(matter.options, pairs, strict=True)
    )
    answered = words(NONE_YET) if now is None else answers(words, now) if now.total else or_more(words, least)
    return [
        f"{where} · {stage}",
        words.of(matter.prompt),
        *rows,
        *_pause(settings, session),
        f"{phones} · {answered}",
    ]


def _paragraph(text: str, lead: str = "", *, bold: bool = False) -> None:
    for line in wrapped(text, lead):
        say(click.style(line, bold=True) if bold else line)


def _pause(settings: Settings, session: Session) -> list[str]:
    return [settings.words("Paused: the wall shows nothing.")] if session.place.paused else []
