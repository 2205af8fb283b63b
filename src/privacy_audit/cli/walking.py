"""The walk on a terminal: goes on where the person stopped, asks what is open, ends with the report."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import cast, get_args

from msgspec.structs import replace

from privacy_audit.catalog import Library
from privacy_audit.checklist import Level, Platform, Question, reading_minutes
from privacy_audit.cli.asking import Asker
from privacy_audit.cli.confirming import say_wrapped
from privacy_audit.cli.drawing import minutes, wrapped
from privacy_audit.cli.everywhere import Settings
from privacy_audit.cli.finishing import answers_of_last, current, finish_audit, open_history
from privacy_audit.cli.library import library_of
from privacy_audit.cli.offering import ask_pages
from privacy_audit.cli.speaking import say
from privacy_audit.cli.wishing import Wishes, completed, way_back
from privacy_audit.errors import Interrupted, mark
from privacy_audit.history import History
from privacy_audit.model import Answer, State
from privacy_audit.walk import (
    Asked,
    can_be_readier,
    identifier_of,
    is_open,
    questions_of,
    walk,
)
from privacy_audit.words import Words


def check_on_terminal(settings: Settings, wishes: Wishes) -> int:
    """Ask everything, keep the audit, print its report. Leaving early keeps the answers."""
    library, back = library_of(settings), way_back(settings, wishes)
    with open_history(settings) as history:
        wishes = completed(settings, history, library, wishes)
        asked = _asked(library, history, wishes)
        if not asked:
            deeper = _deeper(settings, library, history, wishes)
            say_wrapped(settings.words(_nothing_to_ask(wishes, deeper), command=deeper))
            return 0
        if not _walk(settings, library, history, asked, cast(Platform, wishes.platform), back):
            say_wrapped(
                settings.words("Your answers are kept. To go on: {command}", command=back), whole=True
            )
            return 0
        given = tuple(current(library, history.answers().values()).values())
        found = ask_pages(settings, library, back) if wishes.pages else None
        return finish_audit(
            settings, history, wishes.networks, str(wishes.level), str(wishes.platform), given, found
        )


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
    if left:
        begins = _begins(settings.words, left, goes_on=bool(given) and left < len(asked))
    else:
        begins = _through(settings, [given[identifier_of(*one)] for one in asked])
    for line in wrapped(begins, "", settings.theme):
        say(line)
    try:
        return walk(asked, given, answers_of_last(history, library), Asker(settings, platform), history.put)
    except KeyboardInterrupt:
        raise Interrupted(mark("Stopped. Your answers are kept. To go on: {command}"), command=back) from None


def _begins(words: Words, left: int, *, goes_on: bool) -> str:
    """How much there is to do."""
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


def _through(settings: Settings, given: Sequence[Answer]) -> str:
    """That no question is left, and how many of them wait for an answer."""
    unanswered = sum(one.state in (State.UNSURE, State.SKIPPED) for one in given)
    if not unanswered:
        return settings.words("You have answered all these questions.")
    return settings.words.count(
        "You have been through all these questions; {number} is not answered yet. To see it again after the "
        "report: {command}",
        "You have been through all these questions; {number} are not answered yet. To see them again after "
        "the report: {command}",
        unanswered,
        command=settings.command("check", "--todo"),
    )
