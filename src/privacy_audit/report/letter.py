"""Fills in a letter that asks for removal, and lays it out: for a screen, as Markdown, as a page to print.

The value itself is never in it: nobody kept it. The letter shows its mask and leaves a line to write on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from privacy_audit.clock import moved
from privacy_audit.commands import command
from privacy_audit.errors import mark
from privacy_audit.letters import Letters, Recipient
from privacy_audit.model import Languages
from privacy_audit.palette import Theme
from privacy_audit.record.letter import Letter
from privacy_audit.record.shapes import AuditRecord, ExposureRecord, TargetRecord, day_of
from privacy_audit.report.document import (
    Block,
    Document,
    Entry,
    Heading,
    Listing,
    Paragraph,
    plain,
)
from privacy_audit.report.html import draw_page
from privacy_audit.report.material import Speaker
from privacy_audit.report.naming import name_of, titled
from privacy_audit.text import clean
from privacy_audit.words import Words

MOST_PAGES = 10
BLANK = "…" * 16
"""A line to write on, as Vietnamese forms draw it."""
SENDER = (
    mark("My name is: {blank}"),
    mark("Address: {blank}"),
    mark("You can reach me at (phone or e-mail): {blank}"),
)
SHORT = "…" * 5
PLACE = mark("Place and date: {place}, {day} / {month} / {year}")
OF_AN_OFFICE = mark(
    "This looks like an organisation's own and not like yours: it does not count in your score, and there is "
    "mostly nothing to ask for. Send the letter only if it is yours after all."
)
OWN_PAGE = mark(
    "This stands on {network}, as it seems on your own page, and your employer cannot remove it there. Take "
    "it out yourself, or ask the network: {command}. Send this letter only if the page is your employer's."
)
WHOSE_PAGE = mark(
    "Send this letter only if the page is your employer's. Your employer cannot remove anything from your "
    "own page: take it out there yourself."
)
ASKING, RESTING = mark("I ask you to:"), mark("My request rests on:")
WEB = ("https://", "http://")


def fill_in(
    letters: Letters, recipient: Recipient, record: AuditRecord, exposure: ExposureRecord, speaker: Speaker
) -> Letter:
    """The letter about one finding of an audit."""
    words = speaker.words
    own = letters.what.get(exposure.kind)
    is_office = exposure.attributes.get("type") == "organisation"
    what = words.of(own) if own and not is_office else _inside(titled(speaker, exposure))
    warned = (
        *((words(OF_AN_OFFICE),) if is_office else ()),
        *((_whose_page(record, exposure, speaker),) if recipient.id == "employer" else ()),
    )

    def said(texts: Sequence[Languages]) -> tuple[str, ...]:
        return tuple(words.of(text).replace("<what>", what) for text in texts)

    asked = (one.text for one in recipient.requests if not one.kinds or exposure.kind in one.kinds)
    grounds = (ground.text for ground in letters.grounds_for(recipient, exposure.kind))
    return Letter(
        language=words.language,
        advice=warned + said((*recipient.advice, *letters.advice)),
        links=recipient.links,
        motto=letters.motto if words.language == "vi" else (),
        subject=words.of(recipient.subject),
        to=words.of(recipient.to),
        network=_network(record, exposure, speaker) if recipient.id == "platform" else "",
        kind=exposure.kind,
        what=what,
        masked=name_of(words, replace(exposure, value=None), record.exposures),
        pages=_pages(exposure),
        seen=_seen(record, exposure, speaker),
        opening=said((*recipient.opening, letters.danger)),
        requests=said(tuple(asked)),
        grounds=said(tuple(grounds)),
        closing=said(recipient.closing),
    )


def _inside(title: str) -> str:
    """A title within a sentence."""
    return title[:1].lower() + title[1:]


def _network(record: AuditRecord, exposure: ExposureRecord, speaker: Speaker) -> str:
    """The network on whose page it stands, if it is one alone."""
    names = {name for name in _networks(record, exposure) if name}
    return speaker.network(names.pop()) if len(names) == 1 else ""


def _networks(record: AuditRecord, exposure: ExposureRecord) -> Iterator[str | None]:
    """The network of each target on which it stands, None for a page of none that is known."""
    return (target.network for target in _targets(record, exposure))


def _targets(record: AuditRecord, exposure: ExposureRecord) -> Iterator[TargetRecord]:
    places = dict.fromkeys(place.target for place in exposure.where if place.target < len(record.targets))
    return (record.targets[target] for target in places)


def _seen(record: AuditRecord, exposure: ExposureRecord, speaker: Speaker) -> str:
    """The days on which its pages were looked at: not all of an audit need be of its own day."""
    moments = [day_of(record, target) for target in _targets(record, exposure)] or [record.created]
    days = sorted({moved(moment, speaker.zone).date() for moment in moments})
    return ", ".join(map(speaker.day, days))


def _whose_page(record: AuditRecord, exposure: ExposureRecord, speaker: Speaker) -> str:
    """What an employer cannot do: nobody but its owner removes something from a page of a network."""
    names = dict.fromkeys(_networks(record, exposure))
    known = [speaker.network(name) for name in names if name]
    if not known or None in names:
        return speaker.words(WHOSE_PAGE)
    typed = command("letter", exposure.id, "--to", "platform", profile=record.profile)
    return speaker.words(OWN_PAGE, network=", ".join(known), command=typed)


def _pages(exposure: ExposureRecord) -> tuple[str, ...]:
    """The addresses where it stands. A file on the person's own computer says nothing to whoever is asked."""
    pages = dict.fromkeys(clean(place.page, 400) for place in exposure.where)
    return tuple(page for page in pages if page.startswith(WEB))[:MOST_PAGES]


# --- the parts of the letter -------------------------------------------------------------------


# A line to write on: a run of dots as a form has it; three at the end of a sentence are none.
_RULED = re.compile("…{4,}")


class _Parts:
    """The lines of a letter in the language of its speaker, `…` where something is written by hand."""

    def __init__(self, letter: Letter, words: Words) -> None:
        self.letter = letter
        self._words = words

    def line(self, sentence: str, **values: str) -> str:
        """A sentence with its lines to write on."""
        return self._words(sentence, blank=BLANK, **values)

    def place(self) -> str:
        """Where and when it is written."""
        return self._words(PLACE, place=BLANK, day=SHORT, month=SHORT, year=SHORT)

    def to(self) -> str:
        """The address: the network by its name, any other by hand."""
        return self.line(mark("To: {to} {name}"), to=self.letter.to, name=self.letter.network or BLANK)

    def where(self) -> Iterator[str]:
        """The page, the value with its line, the day."""
        if self.letter.pages:
            yield from (self.line(mark("Page: {page}"), page=page) for page in self.letter.pages)
        else:
            yield self.line(mark("Address of the page: {blank}"))
        if any("•" in page for page in self.letter.pages):
            yield self.line(mark("In full, where the address is covered by dots: {blank}"))
        yield self.line(
            mark("What it is about: {what}, {masked}. In full: {blank}"),
            what=self.letter.what,
            masked=self.letter.masked,
        )
        yield self.line(mark("Seen by me on: {day}"), day=self.letter.seen)

    def signature(self) -> Iterator[str]:
        """Signed by hand."""
        yield self.line(mark("Signature and full name"))
        yield BLANK


def render_page(letter: Letter, words: Words, theme: Theme | None = None) -> str:
    """The letter as one page of A4 that loads nothing; the advice is not printed. Colours as a report has."""
    parts = _Parts(letter, words)
    return draw_page(
        "letter.html",
        "letter.css",
        letter=letter,
        theme=theme,
        pieces=_RULED.split,
        note=words(mark("For you, not part of the letter. It is not printed.")),
        place=parts.place(),
        to=parts.to(),
        about=words(mark("Subject: {subject}"), subject=letter.subject),
        sender=tuple(parts.line(sentence) for sentence in SENDER),
        where=tuple(parts.where()),
        asking=words(ASKING),
        resting=words(RESTING),
        signature=tuple(parts.signature()),
    )


def compose_letter(letter: Letter, words: Words) -> Document:
    """The letter for a screen or as Markdown, below the advice."""
    parts = _Parts(letter, words)
    blocks = (
        *_advice(letter, words),
        Heading(text=plain(letter.subject), level=1),
        *_lines(letter.motto),
        *_lines([parts.place(), parts.to()]),
        *_lines(parts.line(sentence) for sentence in SENDER),
        *_lines(letter.opening),
        _list(parts.where()),
        *_lines([words(ASKING)]),
        *_lines(f"{number}. {text}" for number, text in enumerate(letter.requests, 1)),
        *_lines([words(RESTING)]),
        _list(letter.grounds),
        *_lines([*letter.closing, *parts.signature()]),
    )
    return Document(language=letter.language, title=letter.subject, blocks=blocks)


def _advice(letter: Letter, words: Words) -> Iterator[Block]:
    yield Heading(text=plain(words(mark("Before you send it (not part of the letter)"))), level=2)
    entries = [Entry(title=plain(text)) for text in letter.advice]
    entries += [Entry(title=plain(words(mark("Without a letter:"))), link=link) for link in letter.links]
    yield Listing(entries=tuple(entries))


def _lines(lines: Iterable[str]) -> Iterator[Block]:
    """Lines below a free one."""
    yield Paragraph(text=plain(""))
    yield from (Paragraph(text=plain(line)) for line in lines)


def _list(lines: Iterable[str]) -> Listing:
    return Listing(entries=tuple(Entry(title=plain(line)) for line in lines))
