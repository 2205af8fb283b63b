"""Everything that the pages of one open room share: the session, its questions, seats, codes and address."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hmac import compare_digest
from secrets import token_hex

from privacy_audit.room.joining import Guesses, digits_of, is_pass, pass_of, wall_key_of
from privacy_audit.room.keeper import Keeper, chosen_by, current_topic
from privacy_audit.room.markup import Reader
from privacy_audit.room.matter import Matter
from privacy_audit.room.phone import Moment
from privacy_audit.room.seats import Seats, seats_for
from privacy_audit.room.wall import Invitation
from privacy_audit.session.stops import index_of, place_of, stops
from privacy_audit.tally import Session, Topic
from privacy_audit.training import WallScreen

Draw = Callable[[str], str]
"""Draws a link as a QR code: inline SVG."""


def is_new(session: Session) -> bool:
    """Whether the room has not begun: nobody has answered, and it stands at its very first step."""
    listed, place = stops(session), session.place
    at_first = not listed or index_of(listed, place) is None or place == place_of(listed[0])
    return not session.tallies and at_first


class Hall:
    """One room. `place` is its address as in a link, `language` that of whoever did not choose one.

    `secret` is known to this computer alone; codes and seats are made of it, never of the session's id, which
    stands in every copy of the file.
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
        secret: str,
    ) -> None:
        session = keeper.session
        self.keeper, self.matters, self.screens = keeper, matters, screens
        self.place, self.language = place, language
        self.seats = Seats(secret, seats_for(session.people))
        self.guesses = Guesses()
        self.code, self.key = digits_of(secret), wall_key_of(secret)
        self._pass, self._ticket = pass_of(secret), token_hex(16)
        self.joining = is_new(session)
        """Whether the wall shows how to join, large, in place of the question."""
        self._drawing = draw(self.link)

    @property
    def link(self) -> str:
        """What the QR code leads to."""
        return f"http://{self.place}/j/{self._pass}"

    @property
    def wall(self) -> str:
        """The way to the wall's page, for the officer alone: it opens once, then it is another one."""
        return f"http://{self.place}/wall?ticket={self._ticket}"

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

    def invites(self, code: str) -> bool:
        """Whether this is the pass of the picture."""
        return is_pass(code) and compare_digest(code, self._pass)

    def opens(self, key: str) -> bool:
        """Whether this is the key that the wall's browser keeps."""
        return compare_digest(key.encode(), self.key.encode())

    def takes(self, ticket: str) -> bool:
        """Whether this is the ticket to the wall, which is used up by that."""
        if not compare_digest(ticket.encode(), self._ticket.encode()):
            return False
        self._ticket = token_hex(16)
        return True

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
