"""Asks the officer how many hands there were for each choice: a number a line, Enter keeps what stands."""

from __future__ import annotations

from collections.abc import Mapping

from privacy_audit.cli.confirming import YES
from privacy_audit.cli.keys import read_key, read_line
from privacy_audit.cli.session_pen import Pen
from privacy_audit.cli.speaking import say
from privacy_audit.tally import MOST_PEOPLE
from privacy_audit.words import Words


def ask_counts(
    words: Words, pen: Pen, choices: Mapping[str, str], standing: Mapping[str, int], people: int
) -> dict[str, int] | None:
    """The hands for each choice; None if the officer left with Control-D, and nothing changes then.

    More hands than `people` are asked about once, and counted again if that was a mistake.
    """
    known = dict(standing)
    while True:
        say(words("How many hands? Type a number and Enter; Enter alone keeps what stands."))
        try:
            for choice, label in choices.items():
                known[choice] = _number(words, pen, label, known.get(choice, 0))
        except EOFError:
            return None
        hands = sum(known[choice] for choice in choices)
        if hands <= people or _meant(words, hands, people):
            return {choice: known[choice] for choice in choices}


def _number(words: Words, pen: Pen, label: str, standing: int) -> int:
    say()
    for line in pen.text(label, strong=True):
        say(line)
    while True:
        typed = read_line(f"   [{standing}] > ")
        if not typed:
            return standing
        if typed.isascii() and typed.isdigit() and len(typed) < 8 and int(typed) <= MOST_PEOPLE:
            return int(typed)
        say(words("Please type a number such as 12, or just Enter to keep {number}.", number=standing))


def _meant(words: Words, hands: int, people: int) -> bool:
    """Whether more hands than people are meant: latecomers, or both hands of somebody."""
    key = YES[words.language]
    say()
    say(words("That is {hands} hands, but {people} people.", hands=hands, people=people))
    say(words("Press {key} to keep it; any other key counts again.", key=key))
    return read_key() == key
