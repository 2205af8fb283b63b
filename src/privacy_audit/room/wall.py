"""The page of the wall: how to join, the question, the ways side by side, the bars. Fits 1280×720."""

from __future__ import annotations

from html import escape

from privacy_audit.checklist import Way
from privacy_audit.errors import mark
from privacy_audit.model import Value
from privacy_audit.room.bars import bars
from privacy_audit.room.markup import text
from privacy_audit.room.matter import Matter
from privacy_audit.room.phone import PHONE_NAMES
from privacy_audit.session.stops import is_message
from privacy_audit.tally import Place, Session
from privacy_audit.training import WallScreen
from privacy_audit.words import Words


class Invitation(Value):
    """How a phone gets in. `drawing` is the QR code of `link` as inline SVG, `phones` how many are in."""

    link: str
    code: str
    drawing: str
    phones: int = 0

    @property
    def digits(self) -> str:
        """The code as it is read aloud: `4821 7730`."""
        return f"{self.code[:4]} {self.code[4:]}"

    @property
    def address(self) -> str:
        """What is typed where no camera helps: `192.168.1.5:8080`."""
        return self.link.removeprefix("http://").partition("/")[0]


def wall(
    words: Words,
    session: Session,
    matter: Matter | None,
    screen: WallScreen | None,
    invitation: Invitation,
    *,
    joining: bool,
) -> str:
    """The changing part of the wall."""
    if session.closed:
        return _big(words(mark("Thank you!")), "")
    if session.place.paused:
        return _big(words(mark("A short break")), "")
    if screen is not None and not joining:
        return _lines(words, screen, invitation)
    if joining or matter is None:
        return _invite(words, session, invitation)
    return _question(words, session, matter, invitation)


def _lines(words: Words, screen: WallScreen, invitation: Invitation) -> str:
    lines = "".join(f"<li>{text(words, line)}</li>" for line in screen.lines)
    title = f'<div class="bars"><h1>{text(words, screen.title)}</h1></div>'
    side = f'<div class="side">{_corner(invitation)}</div>'
    return f'<div class="parts">{title}{side}</div><ul class="lines">{lines}</ul>'


def _big(line: str, below: str) -> str:
    return f'<div class="big"><b>{escape(line)}</b>{below}</div>'


def _invite(words: Words, session: Session, invitation: Invitation) -> str:
    typed = words(
        mark("Or open {address} and type {code}"), address=invitation.address, code=invitation.digits
    )
    return (
        f'<div class="big"><p>{escape(session.title)}</p><div class="code">{invitation.drawing}</div>'
        f"<b>{escape(invitation.digits)}</b><p>{escape(typed)}</p>"
        f"<p>{escape(_phones(words, invitation))}</p></div>"
    )


def _phones(words: Words, invitation: Invitation) -> str:
    return words.count("{number} phone is here", "{number} phones are here", invitation.phones)


def _question(words: Words, session: Session, matter: Matter, invitation: Invitation) -> str:
    place = session.place
    sentence = mark("{name} · question {number} of {total}")
    number, total = place.topic + 1, len(session.topics)
    where = words(sentence, name=words.of(matter.heading), number=number, total=total)
    phase = f'{escape(where)} · <span class="phase">{escape(words(stage_of(place, matter)))}</span>'
    drawn = bars(words, matter, session.tally(matter.topic), place.phase)
    beside = _ways(words, matter) if place.phase == "after" else _answer(words, matter) if place.told else ""
    prompt = "h1" if not is_message(matter.topic) else "blockquote"
    return (
        f'<div class="parts"><div class="bars"><p>{phase}</p>'
        f"<{prompt}>{text(words, matter.prompt)}</{prompt}>{drawn}</div>"
        f'<div class="side">{_corner(invitation)}{beside}</div></div>'
    )


def stage_of(place: Place, matter: Matter) -> str:
    """The step of a question or a message, as a sentence that is still to be translated."""
    if is_message(matter.topic):
        return mark("the answer") if place.told else mark("what do you think?")
    if place.phase == "before":
        return mark("before: how is it set now?")
    return mark("now you change it") if place.told else mark("after: how is it set now?")


def _answer(words: Words, matter: Matter) -> str:
    """What a message of the quiz was, and how one could tell."""
    right = "".join(f"<h1>→ {text(words, one.label)}</h1>" for one in matter.options if one.is_good)
    why = f"<p>{text(words, matter.why)}</p>" if matter.why else ""
    return f'<div class="ways"><div>{right}{why}</div></div>'


def _corner(invitation: Invitation) -> str:
    """How to join, small. Never how many phones are here: beside the bars that would tell a hidden group."""
    return (
        f'<div class="join">{invitation.drawing}<div><b>{escape(invitation.digits)}</b>'
        f"{escape(invitation.address)}</div></div>"
    )


def _ways(words: Words, matter: Matter) -> str:
    ways = matter.ways
    if not ways:
        return ""
    if len(set(ways.values())) == 1:
        names = words(mark("Android and iPhone")) if "android" in ways and "ios" in ways else ""
        platform, way = next(iter(ways.items()))
        return f'<div class="ways">{_way(words, names or words(PHONE_NAMES[platform]), way)}</div>'
    columns = (_way(words, words(PHONE_NAMES[platform]), way) for platform, way in ways.items())
    return f'<div class="ways two">{"".join(columns)}</div>'


def _way(words: Words, name: str, way: Way) -> str:
    steps = "".join(f"<li>{text(words, step)}</li>" for step in getattr(way, words.language))
    return f"<div><h2>{escape(name)}</h2><ol>{steps}</ol></div>"
