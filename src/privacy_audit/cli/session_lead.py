"""Leads a room: draws a screen, reads a key, changes the session, writes it; then again.

Every change is in the session's file before the next screen is drawn, so a kill at any moment loses nothing,
and `session ask` goes on at the same question and step.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from time import monotonic

from privacy_audit.checklist import Question
from privacy_audit.cli.confirming import YES
from privacy_audit.cli.everywhere import Settings
from privacy_audit.cli.keys import read_key
from privacy_audit.cli.library import library_of
from privacy_audit.cli.session_counting import Asked, ask_counts, ask_people
from privacy_audit.cli.session_keys import BACK, NEXT, explained
from privacy_audit.cli.session_list import ask_stop
from privacy_audit.cli.session_matter import Matter
from privacy_audit.cli.session_screen import Screen, time_line
from privacy_audit.cli.session_wall import head_of, pages_of, step_of
from privacy_audit.cli.speaking import say
from privacy_audit.cli.training_guard import end_training
from privacy_audit.errors import WrongUsage, mark
from privacy_audit.session import moving, stops
from privacy_audit.session.agenda import with_quiz
from privacy_audit.session.keeping import write_session
from privacy_audit.tally import Session, Topic

LAST = mark("This was the last screen. e ends the session.")


def refuse_closed(settings: Settings, session: Session) -> None:
    """`WrongUsage` for a session that was ended, but whose end was cut short; now it is complete."""
    if session.closed is not None:
        end_training(settings)
        raise WrongUsage(mark("No training session is open. To begin one: privacy-audit session start"))


class Leader:
    """One run of `session ask`, which has the session's file for itself."""

    def __init__(self, settings: Settings, path: Path, session: Session, *, quiz_alone: bool) -> None:
        self.settings, self.path, self.session = settings, path, session
        self.words = settings.words
        self.screen = Screen(settings)
        self.matter = matter_of(settings, session)
        if quiz_alone:
            session = with_quiz(session, self.matter.quiz)
        self.stops = stops.stops(session, quiz_alone=quiz_alone)
        if not self.stops:
            raise WrongUsage(mark("There is nothing to ask in this session."))
        self._keep(stops.arrive(moving.begin(session, datetime.now().astimezone()), self.stops))
        self.part, self.notice, self.since = 0, "", monotonic()

    def lead(self) -> None:
        """Until the officer leaves."""
        try:
            while self._step():
                pass
        finally:
            self.screen.restore()

    def _step(self) -> bool:
        """One screen and one key; False when the officer leaves."""
        pages = self._draw()
        with self.screen.ticking(self._time):
            key = _key()
        self.notice = ""
        match key:
            case "q":
                return self._leave()
            case "e":
                return not self._ended()
            case _ if key in NEXT and self.part + 1 < pages:
                self.part += 1
            case _ if key in BACK and self.part:
                self.part -= 1
            case _:
                self._press(key)
        return True

    def _press(self, key: str) -> None:
        match key:
            case _ if key in NEXT:
                self._go(stops.onward(self.session, self.stops), LAST)
            case _ if key in BACK:
                self._go(stops.backward(self.session, self.stops), mark("This is the first screen."))
            case "s":
                self._go(stops.skip(self.session, self.stops), LAST)
            case "u":
                self._undo()
            case "p":
                self._pause()
            case "c":
                self._count()
            case "j":
                self._jump()
            case "m":
                self._people()
            case "?" | "h":
                self._help()
            case _:
                self.notice = self.words("Please press one of the keys below; ? explains them.")

    # --- moves ---------------------------------------------------------------------------------

    def _keep(self, session: Session) -> None:
        if session != self.session:
            self.session = write_session(self.path, session)

    def _go(self, session: Session, stuck: str) -> None:
        """Go there; what cannot move says why."""
        if session.place == self.session.place:
            self.notice = self.words(stuck)
        self._keep(session)
        self.part, self.since = 0, monotonic()

    def _undo(self) -> None:
        taken_back = mark("The last count is taken back.")
        sentence = taken_back if self.session.steps else mark("No count is left to take back.")
        self._keep(stops.arrive(moving.undo(self.session), self.stops))
        self.part, self.notice = 0, self.words(sentence)

    def _pause(self) -> None:
        self._keep(stops.paused(self.session))
        self.screen.clear()
        if not self.screen.paints():
            say(self.words("Paused. Any key goes on."))
        _key()
        self._keep(stops.woken(self.session))

    def _count(self) -> None:
        topic = self._topic()
        choices = self.matter.choices(topic) if topic else {}
        if topic is None or not choices:
            self.notice = self.words("There is nothing to count on this screen.")
            return
        phase = self.session.place.phase
        standing = self.session.tally(topic).hands.get(phase, {})
        step = step_of(self.words, topic, phase, self.session.place.told)
        prompt = self.matter.label(self.session, self.stops[self._index()])
        asked = Asked(title=step, prompt=prompt, choices=choices, people=self.session.people)
        counts = ask_counts(self.words, self.screen.pen(), self.screen.clear, asked, standing)
        if counts is not None and counts != standing:
            self._keep(moving.count_hands(self.session, topic, phase, counts))

    def _people(self) -> None:
        self.screen.clear()
        people = ask_people(self.words, self.session.people)
        if people is not None:
            self._keep(moving.with_people(self.session, people))

    def _jump(self) -> None:
        labels = [self.matter.label(self.session, stop) for stop in self.stops]
        chosen = ask_stop(self.words, self.screen.pen(), self.screen.clear, labels, self._index())
        if chosen is not None:
            self._go(stops.go_to(self.session, self.stops, chosen), mark("You are there already."))

    def _help(self) -> None:
        self.screen.clear()
        for line in (*explained(self.words, self.screen.pen()), ""):
            say(line)
        say(self.words("Any key goes back."))
        _key()

    def _leave(self) -> bool:
        self.screen.leave()
        say(self.words("The session is kept. To go on: privacy-audit session ask"))
        return False

    def _ended(self) -> bool:
        """Whether the officer wants the end, asked once more."""
        self.screen.clear()
        key = YES[self.words.language]
        say(self.words("End this session? Its counts stay, but no more can be added."))
        say(self.words("Press {key} to end it; any other key goes back.", key=key))
        try:
            if read_key() != key:
                return False
        except EOFError:
            return False
        self._keep(moving.close(self.session, datetime.now().astimezone()))
        end_training(self.settings)
        self.screen.leave()
        say(self.words("The session is closed."))
        say(self.words("Figures: privacy-audit session report"))
        return True

    # --- drawing -------------------------------------------------------------------------------

    def _draw(self) -> int:
        """Draw the page of this step; how many pages it has."""
        pen, index = self.screen.pen(), self._index()
        pages = pages_of(self.matter, pen, self.session, self.stops[index])
        self.part = min(self.part, len(pages) - 1)
        head = head_of(self.matter, pen, self.session, self.stops[index], index + 1, len(self.stops))
        self.screen.draw(head, pages[self.part], (self._keys(len(pages)), self._time()))
        return len(pages)

    def _keys(self, pages: int) -> str:
        line = self.notice or self.words("n next · b back · c count · ? all keys")
        if pages == 1:
            return line
        return self.words("page {number} of {total}", number=self.part + 1, total=pages) + " · " + line

    def _time(self) -> str:
        return time_line(self.words, self.session, self._question(), monotonic() - self.since)

    def _index(self) -> int:
        return stops.index_of(self.stops, self.session.place) or 0

    def _topic(self) -> Topic | None:
        stop = self.stops[self._index()]
        return None if stop.topic is None else self.session.topics[stop.topic]

    def _question(self) -> Question | None:
        topic = self._topic()
        return self.matter.question(topic) if topic else None


def matter_of(settings: Settings, session: Session) -> Matter:
    """What the wall's screens are made of: the networks of the session, the quiz, the other screens."""
    library = library_of(settings)
    known = set(library.network_ids())
    return Matter(
        words=settings.words,
        networks=library.networks(tuple(name for name in session.networks if name in known)),
        quiz=library.quiz(),
        wall=library.wall(),
    )


def _key() -> str:
    """One key, not shown. Control-D leaves like `q`."""
    try:
        return read_key(shown=False)
    except EOFError:
        return "q"
