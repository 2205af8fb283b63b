"""The small menus before a walk: which networks, which device, how thorough."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from privacy_audit.catalog import Library
from privacy_audit.checklist import Level, reading_minutes
from privacy_audit.cli.drawing import minutes, painted, wrapped
from privacy_audit.cli.everywhere import Settings
from privacy_audit.cli.keys import ENTER, LEAVE, read_key, read_line
from privacy_audit.cli.picking import numbered, picked_of
from privacy_audit.cli.speaking import say
from privacy_audit.errors import Interrupted, WrongUsage, mark
from privacy_audit.model import Value
from privacy_audit.walk import questions_of

PLATFORMS = {
    "android": mark("an Android phone (Samsung, Oppo, Xiaomi …)"),
    "ios": mark("an iPhone or iPad"),
    "web": mark("a computer"),
}
DEPTHS = {
    "quick": mark("quick: what matters most"),
    "standard": mark("standard: the sensible set"),
    "full": mark("full: everything"),
}
BACK = "b"
FIRST = mark("This is the first question: there is none before it.")


class Way(Value):
    """Where a small menu leads beside its choices: `again` is the command that leads to it once more, for
    whoever leaves; `back` says whether there is a question before it."""

    again: str
    back: bool = False


class Hints(Value):
    """Which keys choose and which leave, where the person's language is not known yet."""

    choose: str
    leave: str


class WantsBack(Exception):
    """The person wants the question before."""


def ask_one(
    settings: Settings, title: str, options: dict[str, str], way: Way, hints: Hints | None = None
) -> str:
    """One of a few things by its digit; `options` are texts in the person's language.

    `WantsBack` where there is a question before and the person wants it; `Interrupted` for who leaves.
    """
    say()
    _title(settings, title)
    for number, text in enumerate(options.values(), 1):
        for line in wrapped(text, f"  {number}  ", settings.theme):
            say(line)
    _say_keys(settings, len(options), way, hints)
    again = settings.words("Please press a number from 1 to {last}.", last=len(options))
    while True:
        key = _key(way)
        if key.isascii() and key.isdigit() and 0 < int(key) <= len(options):
            return list(options)[int(key) - 1]
        if key == BACK:
            _tell(settings, settings.words(FIRST))
        elif key not in ENTER:  # pressed by habit; the line above has said what to press
            _tell(settings, hints.choose if hints else again)


def _say_keys(settings: Settings, last: int, way: Way, hints: Hints | None) -> None:
    words = settings.words
    choose = words("Press a number from 1 to {last}; no Enter is needed.", last=last)
    leave = (words("b back"), words("q leave")) if way.back else (words("q leave"),)
    others = " · ".join(one.replace(" ", "\u00a0") for one in leave)
    for text in (hints.choose, hints.leave) if hints else (choose, others):
        for line in wrapped(text, "", settings.theme):
            say(painted(line, "quiet", settings))


def _key(way: Way) -> str:
    """A key that neither leaves nor goes back."""
    try:
        key = read_key()
    except (EOFError, KeyboardInterrupt):
        key = LEAVE
    if key == LEAVE:
        raise _stopped(way)
    if key == BACK and way.back:
        raise WantsBack
    return key


def _stopped(way: Way) -> Interrupted:
    return Interrupted(mark("Stopped. Nothing was changed. To begin again: {command}"), command=way.again)


def _title(settings: Settings, title: str) -> None:
    for line in wrapped(title, "", settings.theme):
        say(painted(line, "strong", settings))


def ask_platform(settings: Settings, way: Way) -> str:
    """The device on which the person changes settings."""
    words = settings.words
    options = {name: words(sentence) for name, sentence in PLATFORMS.items()}
    return ask_one(settings, words("Which device do you use?"), options, way)


def ask_level(settings: Settings, library: Library, networks: Sequence[str], way: Way) -> str:
    """How thorough, with the number of questions and the time of each level."""
    words = settings.words
    chosen = library.networks(tuple(networks)).values()
    options = {}
    for level, sentence in DEPTHS.items():
        number = len(questions_of(chosen, cast(Level, level)))
        estimate = minutes(words, reading_minutes(number))
        count = words("{number} questions, about {minutes}", number=number, minutes=estimate)
        options[level] = f"{words(sentence)} ({count})"
    return ask_one(settings, words("How thorough shall it be?"), options, way)


def ask_networks(
    settings: Settings, library: Library, remembered: Sequence[str], way: Way
) -> tuple[str, ...]:
    """Several networks by their numbers or names, typed on one line; Enter alone takes those of last time."""
    words = settings.words
    networks = library.networks()
    known = numbered(networks.values())
    say()
    _title(settings, words("Which of these do you use?"))
    for number, network in enumerate(known, 1):
        say(f"  {number:2}  {words.of(network.name)}")
    before = tuple(one for one in remembered if one in networks)
    if before:
        names = ", ".join(words.of(networks[one].name) for one in before)
        again = words("Last time: {names}. For the same again just press Enter.", names=names)
        _tell(settings, again)
    question = words("Type their numbers or names with spaces between, then Enter (q to leave): ")
    while True:
        typed = _typed_line(question, way)
        if typed.lower() == BACK:
            _tell(settings, words(FIRST))
            question = "> "
            continue
        if before and not typed:
            return before
        try:
            picked = picked_of(typed, known, words)
        except WrongUsage as error:
            _tell(settings, words(error.sentence, **error.values))
            question = "> "
            continue
        # Said, since `12` may have been meant as 1 and 2.
        _tell(settings, words("Chosen: {names}", names=", ".join(words.of(one.name) for one in picked)))
        return tuple(one.id for one in picked)


def _tell(settings: Settings, text: str) -> None:
    for line in wrapped(text, "", settings.theme):
        say(line)


def _typed_line(question: str, way: Way) -> str:
    """A line that does not leave."""
    try:
        typed = read_line(question)
    except (EOFError, KeyboardInterrupt):
        say()  # what is said next begins a line of its own
        typed = LEAVE
    if typed.lower() == LEAVE:
        raise _stopped(way)
    return typed
