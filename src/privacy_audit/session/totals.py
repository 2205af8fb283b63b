"""What several sessions come to together: the sums of their counts, by question and round."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

import msgspec

from privacy_audit.model import Value
from privacy_audit.record.session import WAYS, Way
from privacy_audit.session.keeping import read_session
from privacy_audit.session.merging import Merging
from privacy_audit.session.reading import is_merged
from privacy_audit.tally import PHASES, Phase, Session, Tally, Topic


class Totals(Value):
    """The sums. `counts` by topic and round: a round that nobody was asked in is not there.

    `title` and `office` are those of a single session. `unknown` are topics that were not added up.
    """

    title: str
    office: str
    people: int
    people_at_most: int
    """In the fullest rounds: somebody may have left since."""
    rooms: int
    own_files: int
    first: date
    last: date
    networks: tuple[str, ...]
    topics: tuple[Topic, ...]
    """In the order in which they were asked, where that is known, else by the alphabet."""
    counts: dict[Topic, dict[Phase, dict[str, int]]] = msgspec.field(default_factory=dict)
    present: dict[Topic, dict[Phase, int]] = msgspec.field(default_factory=dict)
    """How many people were in the rooms that were asked this, by topic and round: never those of others."""
    is_single: bool = False
    """Whether it is one session: then `topics` are in the order in which they were asked."""
    ways: tuple[Way, ...] = ()
    """How people answered, in any of the rounds that were added up."""
    unknown: int = 0


def totals_of(path: Path, knows: Callable[[Topic], bool]) -> Totals | None:
    """The totals of a session or of a merged file, each session once; `UnreadableInput` as for reading."""
    if not is_merged(path):
        return add_up((read_session(path),), knows)
    with Merging() as merging:
        merging.add(path)
        return add_up(merging.sessions(), knows)


def add_up(sessions: Iterable[Session], knows: Callable[[Topic], bool]) -> Totals | None:
    """The totals, None if there is no session. Topics that nobody `knows` are counted, not added up."""
    total = _Sum(knows)
    for session in sessions:
        total.add(session)
    return total.totals()


class _Sum:
    """The sums while sessions come."""

    def __init__(self, knows: Callable[[Topic], bool]) -> None:
        self._knows = knows
        self._counts: dict[Topic, dict[Phase, Counter[str]]] = {}
        self._present: dict[Topic, Counter[Phase]] = {}
        self._ways: set[Way] = set()
        self._unknown: set[Topic] = set()
        self._networks: set[str] = set()
        self._days: tuple[date, date] | None = None
        self._people = self._at_most = self._rooms = self._own_files = 0
        self._single: Session | None = None

    def add(self, session: Session) -> None:
        self._single = session if self._days is None else None
        day = session.created.date()
        first, last = self._days or (day, day)
        self._days = min(first, day), max(last, day)
        self._people += session.people
        asked = (number for tally in session.tallies.values() for number in tally.people.values())
        self._at_most += max(session.people, *asked, 0)
        is_own = session.kind == "one"
        self._own_files += is_own
        self._rooms += not is_own
        self._networks.update(session.networks)
        for topic in session.tallies:
            self._add_topic(session, topic)

    def _add_topic(self, session: Session, topic: Topic) -> None:
        if not self._knows(topic):
            self._unknown.add(topic)
            return
        tally = session.tallies[topic]
        for phase in PHASES:
            if tally.was_counted(phase):
                sums = self._counts.setdefault(topic, {}).setdefault(phase, Counter())
                sums.update(tally.counts(phase))
                self._present.setdefault(topic, Counter())[phase] += session.people_asked(topic, phase)
        self._ways.update(_ways_of(session, tally))

    def totals(self) -> Totals | None:
        if self._days is None:
            return None
        asked = self._single.topics if self._single else ()
        return Totals(
            title=self._single.title if self._single else "",
            office=self._single.office if self._single else "",
            people=self._people,
            people_at_most=self._at_most,
            rooms=self._rooms,
            own_files=self._own_files,
            first=self._days[0],
            last=self._days[1],
            networks=tuple(sorted(self._networks)),
            topics=tuple(
                dict.fromkeys(topic for topic in (*asked, *sorted(self._counts)) if topic in self._counts)
            ),
            counts={topic: dict(phases) for topic, phases in self._counts.items()},
            present={topic: dict(phases) for topic, phases in self._present.items()},
            is_single=self._single is not None,
            ways=tuple(way for way in WAYS if way in self._ways),
            unknown=len(self._unknown),
        )


def _ways_of(session: Session, tally: Tally) -> Iterator[Way]:
    """How a tally came about; by which rounds it has, since a number could tell of a small group."""
    if session.kind == "one":
        yield "files"
        return
    if tally.hands:
        yield "hands"
    if tally.phones:
        yield "phones"
