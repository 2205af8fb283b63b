"""What a training room sees: one screen for each step, in short lines, as pages that fit the wall.

Nothing here asks or keeps; a screen is a tuple of pages, a page a list of lines. Counts pass through the
report's rule: a group under five is never shown, nor can it be worked out from the number of people.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from privacy_audit.checklist import Network, Question, Way
from privacy_audit.cli.session_pen import MARGIN, Lines, Pen, beside, fitted, spaced, widest
from privacy_audit.errors import mark
from privacy_audit.model import Value
from privacy_audit.report.agenda import part_of
from privacy_audit.session.covering import Group, cover
from privacy_audit.session.stops import Stop, is_message
from privacy_audit.tally import PHASES, Phase, Session, Topic
from privacy_audit.training import QUIZ_CHOICES, Quiz, QuizMessage, Wall
from privacy_audit.words import Words

TOP, FOOT = 2, 3
"""Lines above and below a page: the title and a free line; a free line, the keys, the clock."""
WIDE = 96
"""From so many columns on, two ways stand side by side."""
NUMBER = 18
"""Columns that a number, or a range of numbers, may need behind its bar."""
LEAST_WAY = 44
"""Columns that a way needs beside a QR code."""
PHASE_NAMES: dict[Phase, str] = {"before": mark("before"), "after": mark("after")}
HEADS = {
    ("before", False): mark("before: raise your hands"),
    ("after", True): mark("now you change it"),
    ("after", False): mark("after: raise your hands"),
}
VOTES: dict[str, str] = {"threat": mark("A threat or a scam"), "harmless": mark("Harmless")}
Pages = list[Lines]


class Matter(Value):
    """What the wall's screens are made of. `networks` by id, those of the session."""

    words: Words
    networks: Mapping[str, Network]
    quiz: Quiz
    wall: Wall

    def question(self, topic: Topic) -> Question | None:
        """The question of a topic, None if the checklists have it no more."""
        network_id, _, question_id = topic.partition("/")
        network = self.networks.get(network_id)
        questions = network.questions if network else ()
        return next((one for one in questions if one.id == question_id), None)

    def message(self, topic: Topic) -> QuizMessage | None:
        """The quiz message of a topic, None if it is none, or the quiz has it no more."""
        return self.quiz.message(topic.partition("/")[2]) if is_message(topic) else None

    def choices(self, topic: Topic) -> dict[str, str]:
        """The choices of a topic in the room's language, by id."""
        if is_message(topic):
            return {one: self.words(VOTES[one]) for one in QUIZ_CHOICES}
        question = self.question(topic)
        return {one.id: self.words.of(one.label) for one in question.choices} if question else {}

    def label(self, session: Session, stop: Stop) -> str:
        """What a stop is called in a list: the question itself, or the item of the agenda."""
        topic = session.topics[stop.topic] if stop.topic is not None else None
        if topic is None:
            return part_of(session.agenda[stop.item], self.networks, self.words)
        if message := self.message(topic):
            return self.words.of(message.text)
        question = self.question(topic)
        return self.words.of(question.prompt) if question else topic


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
    return _told(matter, pen, question, room) if told else _asked(matter, pen, session, topic, question, room)


def head_of(matter: Matter, pen: Pen, session: Session, stop: Stop, number: int, total: int) -> str:
    """The title line: the part of the training, the step, and how far one is."""
    words, place = matter.words, session.place
    part = part_of(session.agenda[stop.item], matter.networks, words)
    where = words("{number} of {total}", number=number, total=total)
    step = "" if stop.topic is None else _step(words, session.topics[stop.topic], place.phase, place.told)
    return pen.title(part, " · ".join(one for one in (step, where) if one))


def _step(words: Words, topic: Topic, phase: Phase, told: bool) -> str:
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
    return fitted([[spaced([prompt, *_hands(matter, pen, session, topic, phases)], room)]], room)


def _hands(
    matter: Matter, pen: Pen, session: Session, topic: Topic, phases: Sequence[Phase]
) -> Iterator[Lines]:
    """Each choice with its bars, those of both phases by the same measure."""
    tally, choices = session.tally(topic), matter.choices(topic)
    counts = {phase: tally.counts(phase) for phase in phases if _was_counted(session, topic, phase)}
    covered = {phase: cover(one, list(choices), session.people) for phase, one in counts.items()}
    longest = max((one.least for groups in covered.values() for one in groups), default=0)
    for number, label in enumerate(choices.values()):
        lines = pen.text(label, lead=f"{number + 1}  ", strong=True)
        bars = {phase: groups[number] if groups else None for phase, groups in covered.items()}
        drawn = (_bar(matter.words, pen, phase, one, longest, len(phases)) for phase, one in bars.items())
        yield [*lines, *drawn]


def _was_counted(session: Session, topic: Topic, phase: Phase) -> bool:
    tally = session.tally(topic)
    return phase in tally.hands or phase in tally.phones


def _bar(words: Words, pen: Pen, phase: Phase, group: Group | None, longest: int, phases: int) -> str:
    name = words(PHASE_NAMES[phase])
    names = max(len(words(one)) for one in PHASE_NAMES.values())
    lead = f"{MARGIN}   {name.ljust(names)}  " if phases > 1 else f"{MARGIN}   "
    least = 0 if group is None or group.hidden else group.least
    number = _number(words, group)
    bar = pen.bar(least, longest, pen.columns - len(lead) - NUMBER)
    return f"{lead}{bar} {number}".rstrip() if bar else f"{lead}{number}"


def _number(words: Words, group: Group | None) -> str:
    """How many, as it may be told to people who know how many are in the room."""
    if group is None:
        return words("not shown")
    if group.hidden:
        return words("under 5")
    if group.exact:
        return str(group.least)
    return words("{low} to {high}", low=group.least, high=group.most)


# --- the way to a setting --------------------------------------------------------------------


def _told(matter: Matter, pen: Pen, question: Question, room: int) -> Pages:
    words = matter.words
    goal = question.choice(question.recommended)
    top = pen.text(words("Change it now: {choice}", choice=words.of(goal.label) if goal else ""), strong=True)
    note = ["", *pen.text(words.of(question.note))] if question.note else []
    ways = list(_ways(question, words))
    code = _code(pen, question, room)
    panels = [_panel(matter, pen, title, way, None) for title, way in ways]
    together = _together(matter, pen, ways)
    code_page = [*top, "", *code] if len(top) + 1 + len(code) <= room else code
    last = [code_page] if code else []
    layouts: list[Pages] = [
        *([[*top, "", *page, *more]] for page in _with_code(matter, pen, ways, code) for more in (note, [])),
        *([[*top, "", *together, *more], *last] for more in (note, [])),
        [*([*top, "", *panel] for panel in panels), *last],
    ]
    return fitted(layouts, room)


def _ways(question: Question, words: Words) -> Iterator[tuple[str, Way]]:
    """The ways with what they are called: both phones as one where they are alike."""
    android, ios, web = (question.way.on(platform) for platform in ("android", "ios", "web"))
    if android and android == ios:
        yield words("Android and iPhone"), android
        return
    if android:
        yield "Android", android
    if ios:
        yield "iPhone", ios
    if web and not (android or ios):
        yield words("On a computer"), web


def _panel(matter: Matter, pen: Pen, title: str, way: Way, width: int | None) -> Lines:
    lines = pen.text(title, width=width, strong=True)
    for number, step in enumerate(getattr(way, matter.words.language), 1):
        lines += pen.text(step, lead=f"{number}. ", width=width)
    return lines


def _together(matter: Matter, pen: Pen, ways: Sequence[tuple[str, Way]]) -> Lines:
    """All ways on one page: side by side on a wide wall, else one below the other."""
    if len(ways) == 2 and pen.columns >= WIDE:
        half = pen.columns // 2
        left, right = (_panel(matter, pen, title, way, half - len(MARGIN) - 2) for title, way in ways)
        return beside(left, right, half)
    lines: Lines = []
    for title, way in ways:
        lines += [*([""] if lines else []), *_panel(matter, pen, title, way, None)]
    return lines


def _with_code(matter: Matter, pen: Pen, ways: Sequence[tuple[str, Way]], code: Lines) -> Iterator[Lines]:
    """All ways and the code on one page, if there is room beside them."""
    if not code:
        yield _together(matter, pen, ways)
        return
    room = pen.columns - 1 - widest(code) - len(MARGIN)
    if room < LEAST_WAY:
        return
    lines: Lines = []
    for title, way in ways:
        lines += [*([""] if lines else []), *_panel(matter, pen, title, way, room - len(MARGIN) * 2)]
    yield beside(lines, code, room)


def _code(pen: Pen, question: Question, room: int) -> Lines:
    """The QR code of the link, or the link in letters where the code does not fit a page."""
    if question.link is None:
        return []
    drawn = pen.code(question.link)
    link = [MARGIN + question.link] if len(question.link) + len(MARGIN) < pen.columns else []
    if len(drawn) <= room and widest(drawn) < pen.columns:
        return drawn
    return link


# --- the quiz --------------------------------------------------------------------------------


def _message(
    matter: Matter, pen: Pen, session: Session, topic: Topic, message: QuizMessage, room: int
) -> Pages:
    words = matter.words
    quoted = pen.text(f"“{words.of(message.text)}”")
    hands = list(_hands(matter, pen, session, topic, ("before",)))
    if not session.place.told:
        asked = pen.text(words("Is this message a threat?"), strong=True)
        return fitted([[spaced([asked, quoted, *hands], room)]], room)
    verdict = "threat" if message.threat else "harmless"
    answer = pen.text(words(VOTES[verdict]), lead="→ ", strong=True)
    why = pen.text(words.of(message.why), strong=True)
    return fitted(
        [[spaced([quoted, answer, why, *hands], room)], [spaced([answer, why, *hands], room)]], room
    )
