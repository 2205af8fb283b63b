"""Makes the texts that spread the warning, in one language, with what an office says of itself.

Details that do not fit are left out, the least useful first, and the text says so: a message that is cut
off, or costs twice, helps nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from privacy_audit.errors import WrongUsage, mark
from privacy_audit.guide.outreach.composing import Given, as_plain, labels_quoted, said, sections_of
from privacy_audit.guide.outreach.measuring import excess, measured
from privacy_audit.guide.outreach.speech import sayable
from privacy_audit.model import Value
from privacy_audit.outreach import DETAILS, Detail, Outreach, Text, TextKind
from privacy_audit.record.spread import FactRecord, SpreadRecord, TextRecord
from privacy_audit.text import clean

MOST: dict[Detail, int] = {"office": 80, "hotline": 30, "contact": 120}
# A telephone number as offices write it.
_HOTLINE = re.compile(r"[\d+(][\d ().+-]{1,29}")
FEWEST_DIGITS, MOST_DIGITS = 3, 15
# What is left out first, until it fits: the hotline helps most.
_LEFT_OUT: tuple[frozenset[Detail], ...] = (
    frozenset(),
    frozenset({"contact"}),
    frozenset({"office"}),
    frozenset({"office", "contact"}),
    frozenset({"hotline"}),
    frozenset({"hotline", "contact"}),
    frozenset({"hotline", "office"}),
    frozenset(DETAILS),
)


class Office(Value):
    """What an office says of itself; None for what was not given. Always clean and of bounded length."""

    office: str | None = None
    hotline: str | None = None
    contact: str | None = None

    def given(self) -> dict[Detail, str]:
        """The details that were given."""
        return {name: value for name in DETAILS if (value := getattr(self, name))}


def office_of(office: str | None, hotline: str | None, contact: str | None) -> Office:
    """What was typed, cleaned; `WrongUsage` for what is too long or no telephone number."""
    typed: dict[Detail, str | None] = {"office": office, "hotline": hotline, "contact": contact}
    cleaned = {name: clean(value or "", 1000) for name, value in typed.items()}
    for name, value in cleaned.items():
        if len(value) > MOST[name]:
            raise WrongUsage(
                mark("What you gave with --{name} is too long: at most {limit} characters, please."),
                name=name,
                limit=MOST[name],
            )
    if cleaned["hotline"] and not _is_telephone(cleaned["hotline"]):
        raise WrongUsage(mark("What you gave with --hotline is no telephone number."))
    return Office(**{name: value or None for name, value in cleaned.items()})


def _is_telephone(text: str) -> bool:
    digits = sum(character.isdigit() for character in text)
    return bool(_HOTLINE.fullmatch(text)) and text.isascii() and FEWEST_DIGITS <= digits <= MOST_DIGITS


def spread(
    outreach: Outreach,
    language: str,
    *,
    kinds: Sequence[TextKind],
    office: Office,
    region: str | None = None,
    seconds: int | None = None,
) -> SpreadRecord:
    """All texts of some kinds with the facts behind them.

    `region` adds what holds there alone; unknown: `WrongUsage`. `seconds` chooses the longest script for
    loudspeakers that is made for no more; None gives all.
    """
    _refuse_unknown(outreach, region)
    chosen = [text for text in outreach.texts if text.kind in kinds and _suits(text, language)]
    if seconds is not None:
        chosen = _in_time(chosen, seconds)
    texts = tuple(fitted(outreach, text, language, office, region) for text in chosen)
    return SpreadRecord(
        language=language,
        updated=outreach.updated,
        region=region,
        office=office.office,
        hotline=office.hotline,
        contact=office.contact,
        texts=texts,
        facts=tuple(_facts(outreach, texts, language)),
    )


def fitted(
    outreach: Outreach, text: Text, language: str, office: Office, region: str | None = None
) -> TextRecord:
    """A text with as many details as fit into it. Without any it fits: a test holds the data to that."""
    given = office.given()
    made = _made(outreach, text, language, given, region)
    too_long = excess(text, made.measure)
    told = given
    for names in _LEFT_OUT[1:] if too_long else ():
        told = {name: value for name, value in given.items() if name not in names}
        made = _made(outreach, text, language, told, region)
        if not excess(text, made.measure):
            break
    used = _used(outreach, text, told, region)
    return replace(made, too_long=too_long, left_out=tuple(name for name in given if name not in used))


def _made(outreach: Outreach, text: Text, language: str, given: Given, region: str | None) -> TextRecord:
    sections = sections_of(outreach, text, language, _heard(text, given), region)
    plain = as_plain(text.kind, sections)
    return TextRecord(
        id=text.id,
        kind=text.kind,
        title=text.title[language],
        plain=plain,
        sections=sections,
        measure=measured(outreach, text, plain, language),
        too_long=0,
        left_out=(),
        note=labels_quoted(text.note[language]) if text.note else None,
    )


def _heard(text: Text, given: Given) -> Given:
    """The details without an address of the web in what is read out."""
    if text.kind != "loudspeaker":
        return given
    return {name: value for name, value in given.items() if sayable(value)}


def _used(outreach: Outreach, text: Text, given: Given, region: str | None) -> set[Detail]:
    """The details that really stand in a text."""
    heard = _heard(text, given)
    sentences = (one for section in text.sections for one in said(outreach, section, heard, region))
    return {need for sentence in sentences for need in sentence.needs}


def _suits(text: Text, language: str) -> bool:
    """Only Vietnamese has short messages with marks; they are the same message once more."""
    return text.kind != "sms" or not text.marks or language == "vi"


def _in_time(texts: Sequence[Text], seconds: int) -> list[Text]:
    """Of the scripts for loudspeakers the longest that is made for no more seconds; all other texts."""
    scripts = sorted((text.seconds, text.id) for text in texts if text.seconds)
    fitting = [identifier for length, identifier in scripts if length <= seconds]
    if scripts and not fitting:
        sentence = mark("The shortest script for loudspeakers takes {least} seconds.")
        raise WrongUsage(sentence, least=scripts[0][0])
    return [text for text in texts if text.seconds is None or text.id == fitting[-1]]


def _refuse_unknown(outreach: Outreach, region: str | None) -> None:
    known = [one.id for one in outreach.regions]
    if region is not None and region not in known:
        raise WrongUsage(
            mark("There is no region “{name}”. These are known: {known}."),
            name=region,
            known=", ".join(known),
        )


def _facts(outreach: Outreach, texts: Sequence[TextRecord], language: str) -> Iterator[FactRecord]:
    """The facts that any sentence rests on, in the order of the file."""
    named = {
        name
        for text in texts
        for section in text.sections
        for sentence in section.sentences
        for name in sentence.facts
    }
    for fact in outreach.facts:
        if fact.id in named:
            yield FactRecord(
                id=fact.id,
                text=labels_quoted(fact.text[language]),
                serves=fact.serves,
                verified=fact.verified,
                confidence=fact.confidence,
                sources=tuple(outreach.sources[source] for source in fact.sources),
            )
