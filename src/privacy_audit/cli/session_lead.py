"""Leads a room: draws a screen, reads a key, changes the session, writes it; then again.

Every change is in the session's file before the next screen is drawn, so a kill at any moment loses nothing,
and `session ask` goes on at the same question and step.
"""

from __future__ import annotations

from pathlib import Path
from time import monotonic

from privacy_audit.checklist import Question
from privacy_audit.cli.everywhere import Settings
from privacy_audit.cli.keys import read_key_or_leave, read_key_unless
from privacy_audit.cli.session_counting import Asked, ask_counts, ask_people
from privacy_audit.cli.session_keys import BACK, NEXT, explained
from privacy_audit.cli.session_list import ask_stop
from privacy_audit.cli.session_matter import matter_of
from privacy_audit.cli.session_screen import Screen, time_line
from privacy_audit.cli.session_wall import head_of, pages_of, step_of
from privacy_audit.cli.speaking import say
from privacy_audit.cli.training_guard import end_training
from privacy_audit.clock import now_here
from privacy_audit.errors import WrongUsage, mark
from privacy_audit.session import moving, stops
from privacy_audit.session.agenda import with_quiz
from privacy_audit.session.keeping import write_session
from privacy_audit.tally import Session, Topic

FROM_NOW_ON = mark("{people} people from now on.")
LAST = mark("This was the last screen. e ends the session.")


class Leader:
    """One run of `session ask`, which has the session's file for itself."""

    def __init__(self, settings: Settings, path: Path, session: Session, *, quiz_alone: bool) -> None:
        self.settings, self.path, self.session = settings, path, session
        self.words = settings.words
        self.screen = Screen(settings)
        self.matter = matter_of(settings, session)
        session = (
            with_quiz(moving.aside(session), self.matter.quiz) if quiz_alone else moving.resumed(session)
        )
        self.stops = stops.stops(session, quiz_alone=quiz_alone)
        if not self.stops:
            raise WrongUsage(mark("There is nothing to ask in this session."))
        self._keep(stops.arrive(moving.begin(session, now_here()), self.stops))
        self.part, self.notice, self.since = 0, "", monotonic()
        self.seen = self.screen.size()

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
            key = read_key_unless(self._is_resized, shown=False)
        if key is None:  # the window has another size now
            return True
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
        before = self._index()
        self._keep(session)
        self.part = 0
        if self._index() != before:
            self.since = monotonic()

    def _is_resized(self) -> bool:
        before, self.seen = self.seen, self.screen.size()
        return before != self.seen

    def _undo(self) -> None:
        """Drop the last count; one of another screen only when the officer says so."""
        if not self.session.steps:
            self.notice = self.words("No count is left to drop.")
            return
        step = self.session.steps[-1]
        place = self.session.place
        is_here = (step.topic, step.phase, False) == (self._topic(), place.phase, place.told)
        what = self.matter.count_of(self.session, step)
        sentence = self.words("This drops the count of {what}.", what=what)
        if not is_here and not self.screen.agreed(sentence, "u"):
            self.notice = self.words("Nothing was dropped.")
            return
        self._keep(stops.arrive(moving.undo(self.session), self.stops))
        self.part, self.notice = 0, self.words("Dropped: the count of {what}.", what=what)

    def _pause(self) -> None:
        self._keep(stops.paused(self.session))
        self.screen.clear()
        if not self.screen.paints():
            say(self.words("Paused. Any key goes on."))
        read_key_or_leave(shown=False)
        self._keep(stops.woken(self.session))

    def _count(self) -> None:
        topic = self._topic()
        choices = self.matter.choices(topic) if topic else {}
        if topic is None or not choices:
            self.notice = self.words("There is nothing to count on this screen.")
            return
        if self.session.place.told:
            self.notice = self.words("No hands are counted on this screen: b goes back to them, n goes on.")
            return
        phase = self.session.place.phase
        standing = self.session.tally(topic).hands.get(phase, {})
        asked = Asked(
            title=step_of(self.words, topic, phase, self.session.place.told),
            prompt=self.matter.prompt(topic),
            choices=choices,
            people=self.session.people,
            repaints=self.screen.paints(),
        )
        counts = ask_counts(self.words, self.screen.pen(), self.screen.clear, asked, standing)
        if counts is not None and counts != standing:
            self._keep(moving.count_hands(self.session, topic, phase, counts))

    def _people(self) -> None:
        self.screen.clear()
        people = ask_people(self.words, self.session.people)
        if people is None or people == self.session.people:
            return
        self._keep(moving.with_people(self.session, people))
        kept = mark("{people} people from now on. Rounds that were counted keep the number that was asked.")
        self.notice = self.words(kept if self.session.tallies else FROM_NOW_ON, people=people)

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
        read_key_or_leave(shown=False)

    def _leave(self) -> bool:
        self.screen.leave()
        say(self.words("The session is kept. To go on: privacy-audit session ask"))
        return False

    def _ended(self) -> bool:
        """Whether the officer wants the end, asked once more."""
        sentence = self.words("End this session? Its counts stay, but no more can be added.")
        if not self.screen.agreed(sentence, "e"):
            self.notice = self.words("The session goes on.")
            return False
        self._keep(moving.close(self.session, now_here()))
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
