"""What a training room sees: one screen for each step, in short lines, as pages that fit the wall.

Nothing here asks or keeps; a screen is a tuple of pages, a page a list of lines. Counts pass through the
report's rule: a group under five is never shown, nor can it be worked out from the number of people.
"""

from __future__ import annotations

from collections.abc import Sequence

from privacy_audit.checklist import Question
from privacy_audit.cli.session_hands import hands_of, hides
from privacy_audit.cli.session_matter import VOTES, Matter
from privacy_audit.cli.session_pen import Lines, Pages, Pen, fitted, spaced
from privacy_audit.cli.session_ways import ways_to
from privacy_audit.errors import mark
from privacy_audit.report.agenda import part_of
from privacy_audit.session.stops import Stop, is_message
from privacy_audit.tally import PHASES, Phase, Session, Topic
from privacy_audit.training import QuizMessage
from privacy_audit.words import Words

TOP, FOOT = 2, 3
"""Lines above and below a page: the title and a free line; a free line, the keys, the clock."""
HEADS = {
    ("before", False): mark("before: raise your hands"),
    ("after", True): mark("now you change it"),
    ("after", False): mark("after: raise your hands"),
}


def pages_of(matter: Matter, pen: Pen, session: Session, stop: Stop) -> Pages:
    """The pages of the step at which the session is, without title and foot."""
    room = pen.rows - TOP - FOOT
    if stop.topic is None:
        return _item(matter, pen, session.agenda[stop.item].kind, room)
    topic, told = session.topics[stop.topic], session.place.told
    if message := matter.message(topic):
        return _message(matter, pen, session, topic, message, room)
    question = matter.question(topic)
    if question is None:
        gone = matter.words("This question is no longer in the checklists. Go on with n.")
        return [pen.text(gone, strong=True)]
    if told:
        return ways_to(matter, pen, question, room)
    return _asked(matter, pen, session, topic, question, room)


def head_of(matter: Matter, pen: Pen, session: Session, stop: Stop, number: int, total: int) -> str:
    """The title line: the part of the training, the step, and how far one is."""
    words, place = matter.words, session.place
    part = part_of(session.agenda[stop.item], matter.networks, words)
    where = words("{number} of {total}", number=number, total=total)
    step = "" if stop.topic is None else step_of(words, session.topics[stop.topic], place.phase, place.told)
    return pen.title(part, " · ".join(one for one in (step, where) if one))


def step_of(words: Words, topic: Topic, phase: Phase, told: bool) -> str:
    if is_message(topic):
        return words("the answer") if told else words("raise your hands")
    return words(HEADS[phase, told])


# --- an item without topics ------------------------------------------------------------------


def _item(matter: Matter, pen: Pen, kind: str, room: int) -> Pages:
    screen = next((one for one in matter.wall.screens if one.kind == kind), None)
    if screen is None:
        return [[]]
    words = matter.words
    bullet = "- " if pen.plain else "• "
    lines = [pen.text(words.of(line), lead=bullet, strong=True) for line in screen.lines]
    command = " · ".join(screen.commands)
    beside_it = pen.text(words("In another window: {command}", command=command))
    titled = [pen.text(words.of(screen.title), strong=True), *lines, beside_it]
    return fitted([[spaced(titled, room)]], room)


# --- hands -----------------------------------------------------------------------------------


def _asked(matter: Matter, pen: Pen, session: Session, topic: Topic, question: Question, room: int) -> Pages:
    phases = PHASES[: PHASES.index(session.place.phase) + 1]
    prompt = pen.text(matter.words.of(question.prompt), strong=True)
    shown = [prompt, *hands_of(matter, pen, session, topic, phases)]
    return _explained(matter, pen, session, topic, phases, shown, room)


def _explained(
    matter: Matter,
    pen: Pen,
    session: Session,
    topic: Topic,
    phases: Sequence[Phase],
    shown: list[Lines],
    room: int,
) -> Pages:
    """The screen, with a line that says why a number is missing, if one is and there is room."""
    if not hides(matter, session, topic, phases):
        return fitted([[spaced(shown, room)]], room)
    why = matter.words("Groups under 5 people are not told, nor what would give them away: hence ranges.")
    return fitted([[spaced([*shown, pen.text(why)], room)], [spaced(shown, room)]], room)


# --- the quiz --------------------------------------------------------------------------------


def _message(
    matter: Matter, pen: Pen, session: Session, topic: Topic, message: QuizMessage, room: int
) -> Pages:
    words = matter.words
    quoted = pen.text(f"“{words.of(message.text)}”")
    hands = list(hands_of(matter, pen, session, topic, ("before",)))
    if not session.place.told:
        asked = pen.text(words("Is this message a threat or a scam?"), strong=True)
        return fitted([[spaced([asked, quoted, *hands], room)]], room)
    verdict = "threat" if message.threat else "harmless"
    answer = pen.text(words(VOTES[verdict]), lead="→ ", strong=True)
    why = pen.text(words.of(message.why), strong=True)
    return fitted(
        [[spaced([quoted, answer, why, *hands], room)], [spaced([answer, why, *hands], room)]], room
    )
