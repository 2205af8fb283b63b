"""What the types of `outreach` cannot say: every sentence rests on facts, every number on one of them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from privacy_audit.catalog.days import is_to_come
from privacy_audit.errors import mark
from privacy_audit.outreach import DETAILS, Fact, Outreach, Sentence, Text

Found = Iterator[tuple[str, str, dict[str, object]]]
"""Mistakes as key, sentence, values."""
_BLANK = re.compile(r"<([^<>]{0,40})>?")  # something to fill in, also one that was never closed
_NUMBER = re.compile(r"\d+")
ASKS = range(1, 9)
"""The asks of the warning that a text can answer; the ninth is a training session."""


def mistakes_of_outreach(outreach: Outreach) -> Found:
    """Every mistake of the file."""
    yield from _twice("facts", [fact.id for fact in outreach.facts])
    yield from _twice("texts", [text.id for text in outreach.texts])
    regions = {region.id for region in outreach.regions}
    for fact in outreach.facts:
        for name, sentence, values in _fact(fact, regions, outreach.updated):
            yield f"facts ({fact.id}).{name}", sentence, values
    for text in outreach.texts:
        for name, sentence, values in _text(text, outreach):
            yield f"texts ({text.id}).{name}", sentence, values
    answered = {ask for fact in outreach.facts if fact.needed for ask in fact.serves}
    for ask in ASKS:
        if ask not in answered:
            yield "facts", mark("no needed fact answers ask {number} of the warning"), {"number": ask}
    yield from _sources(outreach)
    yield from _rates(outreach)


def _twice(group: str, identifiers: list[str]) -> Found:
    for identifier in sorted({one for one in identifiers if identifiers.count(one) > 1}):
        yield f"{group} ({identifier})", mark("this id stands twice"), {}


def _fact(fact: Fact, regions: set[str], updated: datetime.date) -> Found:
    if not fact.sources:
        yield "sources", mark("a fact needs a source"), {}
    if is_to_come(fact.verified):
        yield "verified", mark("the date lies in the future"), {}
    elif fact.verified > updated:
        yield "verified", mark("the date is later than that of the file"), {}
    if fact.region and fact.region not in regions:
        yield "region", mark("“{value}” is none of the regions of this file"), {"value": fact.region}
    known = {number for text in fact.text.values() for number in _NUMBER.findall(text)}
    for form in (fact.text, fact.short or {}):
        for language, text in form.items():
            if _BLANK.search(text):
                yield language, mark("a fact has nothing to fill in"), {}
            for number in sorted(set(_NUMBER.findall(text)) - known):
                yield language, mark("the number {value} is in none of its facts"), {"value": number}


def _text(text: Text, outreach: Outreach) -> Found:
    if text.kind == "sms" and text.messages is None:
        yield "messages", mark("the key {names} is missing"), {"names": "messages"}
    if text.kind == "loudspeaker" and text.seconds is None:
        yield "seconds", mark("the key {names} is missing"), {"names": "seconds"}
    facts = {fact.id: fact for fact in outreach.facts}
    said: set[str] = set()
    for place, section in enumerate(text.sections, 1):
        for number, one in enumerate(section.sentences, 1):
            key = f"sections[{place}].sentences[{number}]"
            for name, sentence, values in _sentence(one, facts):
                yield f"{key}.{name}", sentence, values
            said |= set() if one.needs else set(one.facts)
    missing = sorted(fact.id for fact in outreach.facts if fact.needed and fact.id not in said)
    if text.whole and missing:
        yield "sections", mark("a whole text needs these facts too: {names}"), {"names": ", ".join(missing)}


def _sentence(sentence: Sentence, facts: dict[str, Fact]) -> Found:
    unknown = [name for name in sentence.facts if name not in facts]
    if not sentence.facts:
        yield "facts", mark("a sentence names at least one fact"), {}
    for name in unknown:
        yield "facts", mark("there is no fact “{value}”"), {"value": name}
    if unknown or not sentence.facts:
        return
    if sentence.text is None:
        if len(sentence.facts) > 1:
            yield "text", mark("a sentence without a text names one fact"), {}
        if sentence.short and facts[sentence.facts[0]].short is None:
            yield "short", mark("this fact has no short form"), {}
        return
    yield from _wording(sentence, sentence.text, [facts[name] for name in sentence.facts])


def _wording(sentence: Sentence, text: dict[str, str], facts: list[Fact]) -> Found:
    known = {number for fact in facts for one in fact.text.values() for number in _NUMBER.findall(one)}
    for language, words in text.items():
        blanks = set(_BLANK.findall(words))
        for blank in sorted(blanks - set(sentence.needs)):
            sentence_ = mark("“{value}” is filled in without standing in “needs” ({known})")
            yield f"text.{language}", sentence_, {"value": blank, "known": ", ".join(DETAILS)}
        for number in sorted(set(_NUMBER.findall(words)) - known):
            yield f"text.{language}", mark("the number {value} is in none of its facts"), {"value": number}


def _sources(outreach: Outreach) -> Found:
    named = [(f"facts ({fact.id})", fact.sources) for fact in outreach.facts]
    named += [(f"texts ({text.id})", text.sources) for text in outreach.texts]
    named += [(f"rates ({rate.language})", rate.sources) for rate in outreach.rates]
    for key, sources in named:
        for source in sources:
            if source not in outreach.sources:
                yield f"{key}.sources", mark("there is no source “{value}”"), {"value": source}


def _rates(outreach: Outreach) -> Found:
    for language in ("vi", "en"):
        if sum(rate.language == language for rate in outreach.rates) != 1:
            yield (
                "rates",
                mark("each language needs one rate; “{value}” has none or several"),
                {"value": language},
            )
