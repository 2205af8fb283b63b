"""Everything that the pages of one open room share: the session, its questions, seats, codes and address."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hmac import compare_digest

from privacy_audit.room.keeper import Keeper, chosen_by, current_topic
from privacy_audit.room.markup import Reader
from privacy_audit.room.matter import Matter
from privacy_audit.room.phone import Moment
from privacy_audit.room.seats import Bucket, Seats, join_code, seats_for, wall_key
from privacy_audit.room.wall import Invitation
from privacy_audit.session.stops import index_of, place_of, stops
from privacy_audit.tally import Session, Topic
from privacy_audit.training import WallScreen

GUESSES, GUESSES_PER_SECOND = 40, 2
"""How many wrong join codes are looked at, from everybody together; a right one always opens."""
Draw = Callable[[str], str]
"""Draws a link as a QR code: inline SVG."""


def is_new(session: Session) -> bool:
    """Whether the room has not begun: nobody has answered, and it stands at its very first step."""
    listed, place = stops(session), session.place
    at_first = not listed or index_of(listed, place) is None or place == place_of(listed[0])
    return not session.tallies and at_first


class Hall:
    """One room. `place` is its address as in a link, `language` that of whoever did not choose one.

    `screens` are what the wall says at items of the agenda that ask nothing, by their kind.
    """

    def __init__(
        self,
        keeper: Keeper,
        matters: Mapping[Topic, Matter],
        screens: Mapping[str, WallScreen],
        place: str,
        language: str,
        draw: Draw,
    ) -> None:
        session = keeper.session
        self.keeper, self.matters, self.screens = keeper, matters, screens
        self.place, self.language = place, language
        self.seats = Seats(session.id, seats_for(session.people))
        self.guesses = Bucket(GUESSES, GUESSES_PER_SECOND)
        self.code, self.key = join_code(session.id), wall_key(session.id)
        self.joining = is_new(session)
        """Whether the wall shows how to join, large, in place of the question."""
        self._drawing = draw(self.link)

    @property
    def link(self) -> str:
        """What the QR code leads to."""
        return f"http://{self.place}/j/{self.code}"

    @property
    def wall(self) -> str:
        """The wall's page, for the officer alone."""
        return f"http://{self.place}/wall?key={self.key}"

    @property
    def session(self) -> Session:
        """The session as it stands in its file."""
        return self.keeper.session

    @property
    def invitation(self) -> Invitation:
        """How a phone gets in."""
        return Invitation(link=self.link, code=self.code, drawing=self._drawing, phones=len(self.seats))

    @property
    def matter(self) -> Matter | None:
        """What is asked now."""
        return self.matters.get(current_topic(self.session) or "")

    @property
    def screen(self) -> WallScreen | None:
        """What the wall says where nothing is asked."""
        item = self.session.place.item
        return self.screens.get(self.session.agenda[item].kind) if item is not None else None

    def opens(self, key: str) -> bool:
        """Whether this is the wall's key."""
        return compare_digest(key.encode(), self.key.encode())

    def moment(self, reader: Reader, seat: str) -> Moment:
        """Where the room is, for one phone."""
        session, matter = self.session, self.matter
        phase = session.place.phase
        return Moment(
            language=reader.language,
            phone=reader.phone,
            session=session,
            phase=phase,
            now=self.now,
            matter=matter,
            screen=self.screen,
            chosen=chosen_by(session, matter.topic, phase, seat) if matter else None,
        )

    @property
    def now(self) -> str:
        """What changes when the officer moves on, and then alone."""
        place = self.session.place
        state = "over" if self.session.closed else "break" if place.paused else "open"
        step = "told" if place.told else "asked"
        return f"{place.item} {place.topic} {place.phase} {step} {state}"
