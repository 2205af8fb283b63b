"""What other answers would change, in words: only what changes, before and after."""

from __future__ import annotations

from collections.abc import Iterator

from privacy_audit.errors import mark
from privacy_audit.model import State
from privacy_audit.record.supposed import ChangedChain, ChangedLine, Ends, Supposed, WhatIfRecord
from privacy_audit.report.compose import caveats
from privacy_audit.report.document import Block, Document, Entry, Heading, Listing, Paragraph, Phrase
from privacy_audit.report.head import whose
from privacy_audit.report.judgement import headline
from privacy_audit.report.lines import CHAIN, UNKNOWN
from privacy_audit.report.material import Material

STATES = {
    State.UNSURE: mark("not sure"),
    State.SKIPPED: mark("skipped"),
    State.NOT_APPLICABLE: mark("does not apply"),
}


def compose_what_if(material: Material, record: WhatIfRecord) -> Document:
    """What would change; `material` holds the audit that it is about."""
    blocks = (
        Heading(text=material.say(mark("What if …")), level=1),
        *whose(material, material.record.profile),
        *_about(material, record),
        Heading(text=material.say(mark("The score"))),
        Listing(
            entries=(
                Entry(title=material.say(mark("Now: {score}"), score=headline(material, record.before))),
                Entry(title=material.say(mark("Then: {score}"), score=headline(material, record.after))),
            )
        ),
        Heading(text=material.say(mark("What changes"))),
        *_changes(material, record),
        *caveats(material),
    )
    title = material.words(mark("What if …"))
    return Document(language=material.words.language, title=title, blocks=blocks)


def _about(material: Material, record: WhatIfRecord) -> Iterator[Block]:
    made = mark("From audit {number} of {moment}. Nothing of this is kept.")
    moment = material.moment(record.created)
    yield Paragraph(text=material.say(made, number=record.audit, moment=moment), tone="quiet")
    if not record.as_kept:
        changed = mark("The rules have changed since that audit; it is judged here by those of today.")
        yield Paragraph(text=material.say(changed))
    yield Listing(entries=tuple(_supposed(material, one) for one in record.supposed))


def _supposed(material: Material, one: Supposed) -> Entry:
    sentence = mark("Before: {before}. Then: {after}.")
    before, after = (_reply(material, one.question, reply) for reply in (one.before, one.after))
    return Entry(
        title=material.named(one.question), details=(material.say(sentence, before=before, after=after),)
    )


def _reply(material: Material, question_id: str, reply: str | None) -> str:
    """What was said to a question, in words."""
    if reply is None:
        return material.words(mark("no answer"))
    question = material.catalog.question(question_id)
    choice = question.choice(reply) if question else None
    if choice:
        return material.words.of(choice.label).replace("[", "“").replace("]", "”")
    return material.words(STATES[State(reply)]) if reply in STATES else reply


def _changes(material: Material, record: WhatIfRecord) -> Iterator[Block]:
    entries = (
        *(_line(material, line) for line in record.lines),
        *(Entry(title=_chain(material, chain)) for chain in record.chains),
    )
    if entries:
        yield Listing(entries=entries)
    else:
        yield Paragraph(text=material.say(mark("Nothing changes.")))


def _line(material: Material, line: ChangedLine) -> Entry:
    before, after = (_points(material, ends) for ends in (line.before, line.after))
    sentence = mark("{before} → {after} points")
    return Entry(
        title=_subject(material, line), details=(material.say(sentence, before=before, after=after),)
    )


def _points(material: Material, ends: Ends) -> str:
    return material.range(ends.low, ends.high)


def _subject(material: Material, line: ChangedLine) -> Phrase:
    if line.subject.startswith(UNKNOWN):
        return material.say(mark("Unknown: {what}"), what=material.risk_class(line.risk_class))
    if line.subject.startswith(CHAIN):
        title = _chain_title(material, line.subject.removeprefix(CHAIN))
        return material.say(mark("Raised because these together are worse: {title}"), title=title)
    return material.named(line.subject)


def _chain(material: Material, chain: ChangedChain) -> Phrase:
    title = _chain_title(material, chain.id)
    if chain.after is None:
        return material.say(mark("This chain is broken: {title}"), title=title)
    if chain.after:
        return material.say(mark("This chain is complete: {title}"), title=title)
    return material.say(mark("What is unknown could complete this chain: {title}"), title=title)


def _chain_title(material: Material, identifier: str) -> str:
    rule = next((rule for rule in material.catalog.ruler.chains if rule.id == identifier), None)
    return material.words.of(rule.title) if rule else identifier
