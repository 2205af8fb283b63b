"""The walk on a terminal: goes on where the person stopped, asks what is open, ends with the report."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import cast, get_args

from msgspec.structs import replace

from privacy_audit.catalog import Library
from privacy_audit.checklist import Level, Platform, Question
from privacy_audit.cli.asking import Asker
from privacy_audit.cli.confirming import say_wrapped
from privacy_audit.cli.drawing import minutes, wrapped
from privacy_audit.cli.everywhere import Settings
from privacy_audit.cli.finishing import answers_of_last, current, finish_audit, open_history
from privacy_audit.cli.library import library_of
from privacy_audit.cli.menus import DEPTHS, PLATFORMS, ask_level, ask_networks, ask_platform
from privacy_audit.cli.offering import ask_pages
from privacy_audit.cli.speaking import say
from privacy_audit.errors import Interrupted, mark
from privacy_audit.history import History
from privacy_audit.model import Answer, Value
from privacy_audit.walk import (
    Asked,
    can_be_readier,
    identifier_of,
    is_open,
    questions_of,
    reading_minutes,
    walk,
)
from privacy_audit.words import Words


class Wishes(Value):
    """What was typed; the rest is asked or remembered."""

    networks: tuple[str, ...] = ()
    level: str | None = None
    platform: str | None = None
    todo: bool = False
    pages: bool = False
    """Whether to offer a look at the person's public pages after the questions."""


def check_on_terminal(settings: Settings, wishes: Wishes) -> int:
    """Ask everything, keep the audit, print its report. Leaving early keeps the answers."""
    library, back = library_of(settings), _way_back(settings, wishes)
    with open_history(settings) as history:
        wishes = _complete(settings, history, library, wishes)
        asked = _asked(library, history, wishes)
        if not asked:
            deeper = _deeper(settings, library, history, wishes)
            say_wrapped(settings.words(_nothing_to_ask(wishes, deeper), command=deeper))
            return 0
        if not _walk(settings, library, history, asked, cast(Platform, wishes.platform), back):
            say_wrapped(settings.words("Your answers are kept. To go on: {command}", command=back))
            return 0
        given = tuple(current(library, history.answers().values()).values())
        found = ask_pages(settings, library, back) if wishes.pages else None
        return finish_audit(
            settings, history, wishes.networks, str(wishes.level), str(wishes.platform), given, found
        )


def _way_back(settings: Settings, typed: Wishes) -> str:
    """The command that goes on with what was begun: device and level are remembered, the rest is named."""
    if typed.pages:
        return settings.command()
    return settings.command("check", *typed.networks, *(("--todo",) if typed.todo else ()))


def _complete(settings: Settings, history: History, library: Library, wishes: Wishes) -> Wishes:
    """Fill in what was not typed: go on where the person stopped, else ask; remember it."""
    under_way = bool(history.answers())
    known = library.network_ids()
    remembered = tuple(one for one in (history.choice("networks") or "").split() if one in known)
    networks = wishes.networks or (remembered if under_way or wishes.todo else ())
    networks = networks or ask_networks(settings, library, remembered)
    platform = wishes.platform or _one_of(PLATFORMS, history.choice("platform")) or ask_platform(settings)
    level = wishes.level or (_one_of(DEPTHS, history.choice("level")) if under_way or wishes.todo else None)
    if not level:
        level = ask_level(settings, library, networks) if wishes.pages else "standard"
    history.choose("networks", " ".join(networks))
    history.choose("platform", platform)
    history.choose("level", level)
    return replace(wishes, networks=networks, platform=platform, level=level)


def _one_of(known: Collection[str], remembered: str | None) -> str | None:
    return remembered if remembered in known else None


def _deeper(settings: Settings, library: Library, history: History, wishes: Wishes) -> str:
    """The command that asks what the next level holds beside these questions, "" if no level holds more."""
    levels = get_args(Level)
    for level in levels[levels.index(wishes.level) + 1 :]:
        if _asked(library, history, replace(wishes, level=level)):
            return settings.command("check", *wishes.networks, "--todo", "--level", level)
    return ""


def _nothing_to_ask(wishes: Wishes, deeper: str) -> str:
    if wishes.todo and deeper:
        return mark("Nothing is left to do at this level. The next level asks more: {command}")
    if wishes.todo:
        return mark("Nothing is left to do here. Thank you.")
    return mark("There are no questions for this yet. Its pages can be scanned: privacy-audit scan https://…")


def _asked(library: Library, history: History, wishes: Wishes) -> tuple[Asked, ...]:
    networks = library.networks(wishes.networks).values()
    asked = questions_of(networks, cast(Level, wishes.level))
    if not wishes.todo:
        return asked
    last, held = answers_of_last(history, library), _held(history, library)
    return tuple(
        one
        for one in asked
        if identifier_of(*one) not in held and _is_to_do(one[1], last.get(identifier_of(*one)))
    )


def _is_to_do(question: Question, answer: Answer | None) -> bool:
    """Whether the report names something to do for it: what is open, and what could prepare better."""
    return is_open(question, answer) or can_be_readier(question, answer)


def _held(history: History, library: Library) -> set[str]:
    """The questions whose risk the person accepted and whose day is not over, by their names of today."""
    renamed, today = library.renamed(), date.today()
    decisions = (one for one in history.accepted().sound if not one.is_over(today))
    return {renamed.get(one.risk, one.risk) for one in decisions}


def _walk(
    settings: Settings,
    library: Library,
    history: History,
    asked: Sequence[Asked],
    platform: Platform,
    back: str,
) -> bool:
    given = current(library, history.answers().values())
    left = sum(identifier_of(*one) not in given for one in asked)
    say()
    begins = _begins(settings.words, left, goes_on=bool(given) and left < len(asked))
    for line in wrapped(begins, "", settings.theme):
        say(line)
    try:
        return walk(asked, given, answers_of_last(history, library), Asker(settings, platform), history.put)
    except KeyboardInterrupt:
        raise Interrupted(mark("Stopped. Your answers are kept. To go on: {command}"), command=back) from None


def _begins(words: Words, left: int, *, goes_on: bool) -> str:
    """How much there is to do."""
    if not left:
        return words("You have answered all these questions.")
    if goes_on:
        return words.count(
            "You go on where you stopped: {number} question left.",
            "You go on where you stopped: {number} questions left.",
            left,
        )
    return words(
        "{number} questions, about {minutes}. You can stop at any time: every answer is kept.",
        number=left,
        minutes=minutes(words, reading_minutes(left)),
    )
