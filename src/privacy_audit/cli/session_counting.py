"""Asks the officer how many hands there were for each choice: a number a line, Enter keeps what stands.

The question stands above, since the officer reads it aloud; `b` goes back to the number before, `q` leaves.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from privacy_audit.cli.keys import read_key, read_line
from privacy_audit.cli.session_pen import Pen
from privacy_audit.cli.speaking import say
from privacy_audit.errors import mark
from privacy_audit.model import Value
from privacy_audit.tally import MOST_PEOPLE
from privacy_audit.words import Words

LEAVE, BACK = "q", "b"


class Asked(Value):
    """What is counted: the title of the screen, the question, its choices by id, the people in the room."""

    title: str
    prompt: str
    choices: Mapping[str, str]
    people: int


class _Left(Exception):
    """The officer left; nothing changes."""


def ask_counts(
    words: Words, pen: Pen, clear: Callable[[], None], asked: Asked, standing: Mapping[str, int]
) -> dict[str, int] | None:
    """The hands for each choice; None if the officer left, and nothing changes then.

    More hands than people are refused; fewer are said, since a hand may have been overlooked.
    """
    known = {choice: standing.get(choice, 0) for choice in asked.choices}
    remark = ""
    try:
        while True:
            _head(words, pen, clear, asked, remark)
            known = _numbers(words, pen, asked, known)
            hands = sum(known.values())
            if hands > asked.people:
                remark = words(TOO_MANY, hands=hands, people=asked.people)
            elif hands == asked.people or _all_raised(words, hands, asked.people):
                return known
            else:
                remark = ""
    except (EOFError, _Left):
        return None


TOO_MANY = mark(
    "That is {hands} hands, but only {people} people are in the room. Please count again. "
    "If more people came: q, then m."
)


def _head(words: Words, pen: Pen, clear: Callable[[], None], asked: Asked, remark: str) -> None:
    clear()
    how = words("A number and Enter; Enter alone keeps it. b: one back. q: leave, nothing changes.")
    say(pen.title(asked.title, ""))
    say()
    for line in (*pen.text(asked.prompt, strong=True), "", *pen.text(how)):
        say(line)
    for line in pen.text(remark, lead="! ", strong=True) if remark else ():
        say(line)


def _numbers(words: Words, pen: Pen, asked: Asked, standing: Mapping[str, int]) -> dict[str, int]:
    """Every choice in turn; `b` goes to the one before."""
    known, order, at = dict(standing), list(asked.choices), 0
    while at < len(order):
        choice = order[at]
        say()
        for line in pen.text(asked.choices[choice], lead=f"{at + 1}  ", strong=True):
            say(line)
        number = _number(words, known[choice])
        if number is None:
            at = max(at - 1, 0)
        else:
            known[choice] = number
            at += 1
    return known


def _number(words: Words, standing: int) -> int | None:
    """A number that was typed, or what stands; None for `b`."""
    while True:
        typed = read_line(f"   [{standing}] > ").lower()
        if not typed:
            return standing
        if typed == BACK:
            return None
        if typed == LEAVE:
            raise _Left
        if typed.isascii() and typed.isdigit() and len(typed) < 8 and int(typed) <= MOST_PEOPLE:
            return int(typed)
        say(words("Please type a number such as 12, or just Enter to keep {number}.", number=standing))


def _all_raised(words: Words, hands: int, people: int) -> bool:
    """Whether no hand was overlooked: who did not raise one is said, and any key but `b` goes on."""
    say()
    sentence = mark("{hands} hands of {people} people: {number} did not raise a hand.")
    say(words(sentence, hands=hands, people=people, number=people - hands))
    say(words("Enter keeps it; b counts again."))
    pressed = read_key()
    if pressed == LEAVE:
        raise _Left
    return pressed != BACK


def ask_people(words: Words, people: int) -> int | None:
    """How many people are in the room now; None if that stays."""
    say(words("How many people are in the room now? (Enter: {people})", people=people))
    while True:
        try:
            typed = read_line("> ")
        except EOFError:
            return None
        if not typed:
            return None
        if typed.isascii() and typed.isdigit() and len(typed) < 8 and 0 < int(typed) <= MOST_PEOPLE:
            return int(typed)
        say(words("Please type a number from {least} to {most}.", least=1, most=MOST_PEOPLE))
