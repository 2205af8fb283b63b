"""The pages of a phone: the door, one question at a time, and what comes between and after."""

from __future__ import annotations

from html import escape

from privacy_audit.checklist import Platform
from privacy_audit.errors import mark
from privacy_audit.room.bars import bars
from privacy_audit.room.markup import TITLE, Reader, phone_page, text
from privacy_audit.room.matter import PHONES, Matter, Option
from privacy_audit.session.stops import is_message
from privacy_audit.tally import Phase, Session
from privacy_audit.training import WallScreen

SOON, LATER = 4, 60
"""Seconds after which a page without script looks again: while waiting, and while somebody still reads."""
PHONE_NAMES: dict[Platform, str] = {
    "android": mark("Android phone"),
    "ios": mark("iPhone"),
    "web": mark("Computer"),
}

# Spoken within markup; sentences are not found inside formatted strings.
TAKE_PART = mark("Take part")
CHANGE = mark("Change my answer")
SEE_ROOM = mark("See what the room chose")
BACK = mark("Back to my answer")
GO_ON = mark("Go on")
SEND = mark("Send")
DIGITS = mark("The eight digits on the wall:")
FIRST = mark("First everybody answers; then the way to this setting comes here.")


class Moment(Reader, kw_only=True):
    """Where the room is, for one reader. `now` stands for it in few characters."""

    session: Session
    phase: Phase
    now: str
    matter: Matter | None = None
    screen: WallScreen | None = None
    chosen: str | None = None
    """What this phone has chosen."""


def door(reader: Reader, title: str, code: str = "", problem: str = "") -> str:
    """Where the join code is typed; with a code from the wall's picture, one button is enough."""
    words = reader.words
    box = (
        f'<input type="hidden" name="code" value="{escape(code)}">'
        if code
        else f"<p><b>{escape(words(DIGITS))}</b></p>"
        '<p><input type="tel" name="code" maxlength="20" autocomplete="off"></p>'
    )
    warning = f'<p class="bad">{escape(words(problem))}</p>' if problem else ""
    promise = words(
        mark(
            "Nobody learns who answers what. There is no name and no account; only numbers are kept, and "
            "groups of fewer than five people are not shown."
        )
    )
    body = (
        f"<h1>{escape(title or words(TITLE))}</h1>{warning}"
        f'<form method="post" action="/join">{_hidden(reader)}{box}'
        f"<button>{escape(words(TAKE_PART))}</button></form>"
        f'<p class="quiet">{escape(promise)}</p>'
    )
    return phone_page(reader, body, path=f"/j/{code}" if code else "/")


def asking(moment: Moment, matter: Matter) -> str:
    """The question with its choices and the way to the setting."""
    form, way = f"{_done(moment, matter)}{_form(moment, matter)}", _changing(moment, matter)
    parts = f"{way}{form}" if moment.session.place.told else f"{form}{way}"
    body = f"{_heading(moment, matter)}{parts}"
    return phone_page(moment, body, now=moment.now, refresh=LATER)


def answered(moment: Moment, matter: Matter) -> str:
    """What was kept, what would be better, and that the next question comes by itself."""
    words = moment.words
    option = matter.option(moment.chosen)
    label = words.of(option.label) if option else ""
    said = words(mark("Your answer is kept: {choice}"), choice=label)
    kept = f'<p class="good">✓ {text(words, said)}</p>'
    links = (
        f'<p><a href="{moment.link("/", change="1")}">{escape(words(CHANGE))}</a></p>'
        f'<p><a href="{moment.link("/room")}">{escape(words(SEE_ROOM))}</a></p>'
    )
    wait = words(mark("The next question comes by itself when the officer moves on."))
    better = "" if moment.phase == "before" else _better(moment, matter, option)
    body = f"{_heading(moment, matter)}{kept}{better}<p>{escape(wait)}</p>{_changing(moment, matter)}{links}"
    return phone_page(moment, body, now=moment.now, refresh=SOON)


def solved(moment: Moment, matter: Matter) -> str:
    """The answer of a quiz message, and what this phone had guessed."""
    words = moment.words
    right = next((option for option in matter.options if option.is_good), None)
    guessed = matter.option(moment.chosen)
    answer = f'<p class="good"><b>→ {text(words, right.label)}</b></p>' if right else ""
    why = f"<p>{text(words, matter.why)}</p>" if matter.why else ""
    label = words.of(guessed.label) if guessed else ""
    own = text(words, words(mark("Your answer was: {choice}"), choice=label)) if guessed else ""
    body = f"{_heading(moment, matter)}{answer}{why}<p>{own}</p>"
    return phone_page(moment, body, now=moment.now, refresh=SOON)


def of_the_room(moment: Moment, matter: Matter) -> str:
    """What the room chose so far, without small groups."""
    words = moment.words
    drawn = bars(words, matter, moment.session.tally(matter.topic), moment.phase)
    back = f'<p><a href="{moment.link("/")}">{escape(words(BACK))}</a></p>'
    body = f"{_heading(moment, matter)}{drawn}{back}"
    return phone_page(moment, body, now=moment.now, refresh=SOON, path="/")


def waiting(moment: Moment) -> str:
    """Between two questions, in a break, and at the end."""
    words = moment.words
    if moment.session.closed:
        title, more = mark("Thank you!"), mark("The session is over. You can close this page.")
    elif moment.session.place.paused:
        title, more = mark("A short break"), mark("The page goes on by itself.")
    else:
        title, more = mark("Please look at the wall"), mark("The page goes on by itself.")
    body = f"<h1>{escape(words(title))}</h1>{_screen(moment)}<p>{escape(words(more))}</p>"
    over = moment.session.closed is not None
    return phone_page(moment, body, now="" if over else moment.now, refresh=0 if over else SOON)


def notice(reader: Reader, sentence: str) -> str:
    """One sentence, and the way back to the question."""
    words = reader.words
    link = f'<p><a href="{reader.link("/")}">{escape(words(GO_ON))}</a></p>'
    return phone_page(reader, f'<p class="bad">{escape(words(sentence))}</p>{link}')


def _screen(moment: Moment) -> str:
    """What the wall says meanwhile, to read along."""
    screen, words = moment.screen, moment.words
    if screen is None or moment.session.closed or moment.session.place.paused:
        return ""
    lines = "".join(f"<li>{text(words, line)}</li>" for line in screen.lines)
    return f"<h2>{text(words, screen.title)}</h2><ul>{lines}</ul>"


# --- parts -----------------------------------------------------------------------------------


def _hidden(reader: Reader) -> str:
    return (
        f'<input type="hidden" name="lang" value="{reader.language}">'
        f'<input type="hidden" name="on" value="{reader.phone}">'
    )


def _heading(moment: Moment, matter: Matter) -> str:
    words = moment.words
    place = moment.session.place.topic + 1
    sentence = mark("{name} · question {number} of {total}")
    where = words(sentence, name=words.of(matter.heading), number=place, total=len(moment.session.topics))
    phase = ""
    if not is_message(matter.topic):
        stage = mark("Now: how is it set at this moment?")
        if moment.phase == "after":
            stage = mark("After: how is it set now that you have looked at it?")
        phase = f"<p><b>{escape(words(stage))}</b></p>"
    prompt = text(words, matter.prompt)
    prompt = f'<p class="quote">{prompt}</p>' if is_message(matter.topic) else f"<h1>{prompt}</h1>"
    return f'<p class="quiet">{escape(where)}</p>{prompt}{phase}'


def _fields(moment: Moment, matter: Matter) -> str:
    return (
        f'{_hidden(moment)}<input type="hidden" name="topic" value="{escape(matter.topic)}">'
        f'<input type="hidden" name="phase" value="{moment.phase}">'
    )


def _done(moment: Moment, matter: Matter) -> str:
    """Afterwards, one button says that the setting is as it is recommended."""
    best = matter.option(matter.best)
    if moment.phase == "before" or best is None:
        return ""
    words = moment.words
    label = text(words, words(mark("Done. It is now: {choice}"), choice=words.of(best.label)))
    return (
        f'<form method="post" action="/answer">{_fields(moment, matter)}'
        f'<input type="hidden" name="choice" value="{escape(best.id)}">'
        f'<button class="done">✓ {label}</button></form>'
    )


def _form(moment: Moment, matter: Matter) -> str:
    words = moment.words

    def one(option: Option) -> str:
        checked = " checked" if option.id == moment.chosen else ""
        return (
            f'<label><input type="radio" name="choice" required value="{escape(option.id)}"{checked}>'
            f"{text(words, option.label)}</label>"
        )

    return (
        f'<form method="post" action="/answer">{_fields(moment, matter)}{"".join(map(one, matter.options))}'
        f"<button>{escape(words(SEND))}</button></form>"
    )


def _better(moment: Moment, matter: Matter, option: Option | None) -> str:
    best = matter.option(matter.best)
    if best is None or option is None or option.is_good or matter.why is None:
        return ""
    words = moment.words
    label = text(words, words(mark("Better: {choice}"), choice=words.of(best.label)))
    return f"<p>{text(words, matter.why)}</p><p><b>{label}</b></p>"


def _changing(moment: Moment, matter: Matter) -> str:
    """The way, once everybody has said how it was before; until then it would no longer be before."""
    if moment.phase == "after" or not matter.ways:
        return _way(moment, matter)
    return f'<p class="quiet">{escape(moment.words(FIRST))}</p>'


def _way(moment: Moment, matter: Matter) -> str:
    """The way on the phone that was chosen; a choice only where the ways differ."""
    words, ways = moment.words, matter.ways
    if not ways:
        return ""
    platforms = list(ways)
    shown: Platform = moment.phone if moment.phone in ways else platforms[0]
    differ = len(platforms) > 1 and ways["android"] != ways["ios"]
    switch = "".join(_phone(moment, one, shown) for one in PHONES) if differ else ""
    alone = escape(words(PHONE_NAMES[shown])) if len(platforms) == 1 else ""
    steps = "".join(f"<li>{text(words, step)}</li>" for step in getattr(ways[shown], words.language))
    note = f'<p class="quiet">{text(words, matter.note)}</p>' if matter.note else ""
    title = words(mark("The way to this setting (as of {month})"), month=matter.month)
    return f'<h2>{escape(title)}</h2><p class="way">{switch}{alone}</p><ol>{steps}</ol>{note}'


def _phone(moment: Moment, phone: Platform, shown: Platform) -> str:
    name = escape(moment.words(PHONE_NAMES[phone]))
    if phone == shown:
        return f'<b class="on">{name}</b>'
    return f'<a href="{moment.link("/", on=phone)}">{name}</a>'
