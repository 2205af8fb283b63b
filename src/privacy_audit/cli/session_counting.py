"""Asks the officer how many hands there were for each choice: a number a line, Enter keeps what stands.

The question stands above, since the officer reads it aloud; `b` goes back to the number before, `q` leaves.
The hall reads along: a number stands on the wall only until its Enter; what stood before, and the sum, are
told only as far as the report's rule lets them be seen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from privacy_audit.cli.keys import read_line
from privacy_audit.cli.session_hands import told
from privacy_audit.cli.session_pen import Pen
from privacy_audit.cli.speaking import say
from privacy_audit.errors import mark
from privacy_audit.model import Value
from privacy_audit.session.covering import MOST_HIDDEN, Group, answers_in, cover
from privacy_audit.tally import MOST_PEOPLE, Counts
from privacy_audit.words import Words

LEAVE, BACK = "q", "b"
NOTED = "✓"
TOO_MANY = mark(
    "That is {hands} hands, but only {people} people are in the room. Please count again. "
    "If more people came: q, then m."
)
TOO_MANY_UNTOLD = mark(
    "That is more hands than the {people} people in the room. Please count again. "
    "If more people came: q, then m."
)
"""The sum is left out: next to the groups that are told, it would give away one under five."""


class Asked(Value):
    """What is counted: the title of the screen, the question, its choices by id, the people in the room.

    `repaints`: the window can be emptied after each number.
    """

    title: str
    prompt: str
    choices: Mapping[str, str]
    people: int
    repaints: bool = True


class _Left(Exception):
    """The officer left; nothing changes."""


def ask_counts(
    words: Words, pen: Pen, clear: Callable[[], None], asked: Asked, standing: Mapping[str, int]
) -> dict[str, int] | None:
    """The hands for each choice; None if the officer left, and nothing changes then.

    More hands than people are refused; fewer are said, since a hand may have been overlooked.
    """
    counting = _Counting(words, pen, clear, asked)
    known = {choice: standing[choice] for choice in asked.choices if choice in standing}
    try:
        while True:
            known = counting.numbers(known)
            if counting.is_right(known):
                return known
    except (EOFError, _Left):
        return None


class _Counting:
    """One counting, with the remark of the last mistake."""

    def __init__(self, words: Words, pen: Pen, clear: Callable[[], None], asked: Asked) -> None:
        self._words, self._pen, self._clear, self._asked = words, pen, clear, asked
        self._remark = ""

    def numbers(self, standing: Mapping[str, int]) -> dict[str, int]:
        """Every choice in turn; `b` goes to the one before."""
        known, order, at = dict(standing), list(self._asked.choices), 0
        self._head()
        while at < len(order):
            self._choices(at)
            number = self._number(known, order[at])
            if number is None:
                at = max(at - 1, 0)
            else:
                known[order[at]] = number
                at += 1
            self._repaint()
        self._choices(at)
        return known

    def is_right(self, known: Counts) -> bool:
        """Whether the officer keeps it: the sum is said first, and must be kept by a key that says so."""
        self._remark = self._refused(known)
        if self._remark:
            return False
        say()
        for line in self._pen.text(self._summed(known)):
            say(line)
        while True:
            for line in self._pen.text(
                self._words(mark("Enter keeps it; b counts again; q leaves, nothing changes."))
            ):
                say(line)
            typed = read_line("> ").lower()
            if typed == LEAVE:
                raise _Left
            if typed in ("", BACK):
                return not typed

    def _refused(self, known: Counts) -> str:
        """That there are more hands than people; how many hands, only where every group is told as it is."""
        hands, people = sum(known.values()), self._asked.people
        if hands <= people:
            return ""
        if answers_in(_covered(self._asked, known)) is None:
            return self._words(TOO_MANY_UNTOLD, people=people)
        return self._words(TOO_MANY, hands=hands, people=people)

    def _summed(self, known: Counts) -> str:
        """How many raised a hand, as far as no group under five can be worked out of it."""
        people, hands = self._asked.people, answers_in(_covered(self._asked, known))
        if hands is not None:
            sentence = mark("{hands} hands of {people} people: {number} did not raise a hand.")
            return self._words(sentence, hands=hands, people=people, number=people - hands)
        shown = sum(number for number in known.values() if number > MOST_HIDDEN)
        hidden = sum(number <= MOST_HIDDEN for number in known.values())
        low, high = max(people - shown - hidden * MOST_HIDDEN, 0), people - shown
        sentence = mark(
            "{low} to {high} of {people} people did not raise a hand. Groups under 5 are not said."
        )
        return self._words(sentence, low=low, high=high, people=people)

    def _repaint(self) -> None:
        if self._asked.repaints:
            self._head()

    def _head(self) -> None:
        self._clear()
        how = self._words(
            mark("A number and Enter; Enter alone keeps it. b: one back. q: leave, nothing changes.")
        )
        say(self._pen.title(self._asked.title, ""))
        say()
        for line in (*self._pen.text(self._asked.prompt, strong=True), "", *self._pen.text(how)):
            say(line)
        for line in self._pen.text(self._remark, lead="! ", strong=True) if self._remark else ():
            say(line)
        say()

    def _choices(self, at: int) -> None:
        """The choices up to this one; those before it are ticked off, without their numbers."""
        labels = list(self._asked.choices.values())[: at + 1]
        for number, label in enumerate(labels):
            if number == at or self._asked.repaints:
                tick = f" {NOTED}" if number < at else ""
                for line in self._pen.text(f"{label}{tick}", lead=f"{number + 1}  ", strong=True):
                    say(line)

    def _number(self, known: Counts, choice: str) -> int | None:
        """A number that was typed, or what stands; None for `b`."""
        stands = self._told(known, choice)
        while True:
            typed = read_line(f"   [{stands}] > ").lower()
            if not typed:
                return known.get(choice, 0)
            if typed == BACK:
                return None
            if typed == LEAVE:
                raise _Left
            if typed.isascii() and typed.isdigit() and len(typed) < 8 and int(typed) <= MOST_PEOPLE:
                return int(typed)
            say(self._words(mark("Please type a number such as 12, or just Enter to keep what stands.")))

    def _told(self, known: Counts, choice: str) -> str:
        """What stands for a choice, as the wall may show it; 0 where nothing was counted yet."""
        if choice not in known:
            return "0"
        groups = _covered(self._asked, known)
        return told(self._words, next((one for one in groups if one.choice == choice), None))


def _covered(asked: Asked, known: Counts) -> tuple[Group, ...]:
    return cover(known, list(asked.choices), asked.people)


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
