"""What other answers would change, in words: only what changes, before and after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from privacy_audit.errors import mark
from privacy_audit.model import CHAIN, UNKNOWN, State
from privacy_audit.record.supposed import (
    REMOVED,
    SHOWN,
    ChangedChain,
    ChangedClass,
    ChangedLine,
    Ends,
    Supposed,
    WhatIfRecord,
)
from privacy_audit.report.caveats import caveats
from privacy_audit.report.document import (
    Block,
    Document,
    Entry,
    Heading,
    Listing,
    Paragraph,
    Phrase,
    labelled,
    quoted,
)
from privacy_audit.report.head import judged_anew, whose
from privacy_audit.report.judgement import alike
from privacy_audit.report.lines import floor_explained
from privacy_audit.report.material import Material
from privacy_audit.report.removing import which_of
from privacy_audit.report.unlooked import unlooked

STATES = {
    State.UNSURE: mark("not sure"),
    State.SKIPPED: mark("skipped"),
    State.NOT_APPLICABLE: mark("does not apply"),
}
ON_PAGES = {SHOWN: mark("it can be seen"), REMOVED: mark("removed")}
"""What becomes of something on a page."""


def compose_what_if(material: Material, record: WhatIfRecord) -> Document:
    """What would change; `material` holds the audit that it is about."""
    blocks = (
        Heading(text=material.say(mark("What if …")), level=1),
        *whose(material, material.record.profile),
        *_about(material, record),
        *unlooked(material),
        Heading(text=material.say(mark("What is supposed"))),
        Listing(entries=tuple(_supposed(material, one) for one in record.supposed)),
        Heading(text=material.say(mark("The score"))),
        _scores(material, record),
        Heading(text=material.say(mark("What changes"))),
        *_changes(material, record),
        *caveats(material),
    )
    title = material.words(mark("What if …"))
    return Document(language=material.words.language, title=title, blocks=blocks)


def _scores(material: Material, record: WhatIfRecord) -> Listing:
    now, then = alike(material, (record.before, record.after))
    return Listing(
        entries=(
            Entry(title=material.say(mark("Now: {score}"), score=now)),
            Entry(title=material.say(mark("Then: {score}"), score=then)),
        )
    )


def _about(material: Material, record: WhatIfRecord) -> Iterator[Block]:
    made = mark("From audit {number} of {moment}. Nothing of this is kept.")
    moment = material.moment(record.created)
    yield Paragraph(text=material.say(made, number=record.audit, moment=moment), tone="quiet")
    yield from judged_anew(material, record)


def _supposed(material: Material, one: Supposed) -> Entry:
    sentence = mark("Before: {before}. Then: {after}.")
    before, after = (_reply(material, one.question, reply) for reply in (one.before, one.after))
    return Entry(
        title=material.about("{subject}", one.question, which_of(material, one.question)),
        details=(material.say(sentence, before=before, after=after),),
    )


def _reply(material: Material, question_id: str, reply: str | None) -> str:
    """What was said to a question, in words."""
    if reply is None:
        return material.words(mark("no answer"))
    question = material.catalog.question(question_id)
    if question is None and reply in ON_PAGES:
        return material.words(ON_PAGES[reply])
    choice = question.choice(reply) if question else None
    if choice:
        return quoted(labelled(material.words.of(choice.label)))
    return material.words(STATES[State(reply)]) if reply in STATES else reply


def _changes(material: Material, record: WhatIfRecord) -> Iterator[Block]:
    """Class by class what the answers themselves change, then the chains, then what only moves along."""
    caused = _caused(material, record)
    moved = [line for line in record.lines if line not in caused and not line.subject.startswith(CHAIN)]
    entries = (
        *(_class(material, one, caused) for one in record.classes),
        *(_raised(material, record, line) for line in record.lines if line.subject.startswith(CHAIN)),
        *(Entry(title=_chain(material, chain)) for chain in record.chains),
    )
    if not entries and not moved:
        yield Paragraph(text=material.say(mark("Nothing changes.")))
        return
    if entries:
        yield Listing(entries=entries)
    if moved:
        along = mark(
            "Besides, other lines move without anybody opening or closing anything: {number}. In each class "
            "the worst thing counts most, so when it goes, the next ones count more."
        )
        yield Paragraph(text=material.say(along, number=len(moved)), tone="quiet")


def _caused(material: Material, record: WhatIfRecord) -> list[ChangedLine]:
    """The lines that the answers themselves change; others change only because those of their class do.

    The unknown is changed by them where it shrinks, or where a question becomes open.
    """
    supposed = {one.question for one in record.supposed}
    opened = {
        question.risk_class
        for one in record.supposed
        if one.after in STATES and (question := material.catalog.question(one.question))
    }
    return [
        line
        for line in record.lines
        if line.subject in supposed
        or (
            line.subject.startswith(UNKNOWN)
            and (line.after.high < line.before.high or line.risk_class in opened)
        )
    ]


def _class(material: Material, changed: ChangedClass, caused: Sequence[ChangedLine]) -> Entry:
    """A class with its points before and after, and the lines of it that the answers change."""
    title = mark("{what}: {before} → {after} of {of} points")
    return Entry(
        title=material.say(
            title,
            what=material.risk_class(changed.risk_class),
            before=_points(material, changed.before),
            after=_points(material, changed.after),
            of=material.points(material.catalog.ruler.classes[changed.risk_class]),
        ),
        details=tuple(_line(material, line) for line in caused if line.risk_class is changed.risk_class),
    )


def _line(material: Material, line: ChangedLine) -> Phrase:
    """What becomes of a line that the answers change."""
    before, after = (_points(material, ends) for ends in (line.before, line.after))
    if line.subject.startswith(UNKNOWN):
        if line.after.high <= 0:
            return material.say(mark("Nothing is unknown here any more."))
        less = mark("What is unknown could still add {after} points (before: {before}).")
        return material.say(
            less, before=material.points(line.before.high), after=material.points(line.after.high)
        )
    asked = material.catalog.question(line.subject) is not None  # a question ends with its own mark
    if line.after.high <= 0:
        gone = (
            mark("{subject} Its {before} points go.") if asked else mark("{subject}: its {before} points go.")
        )
        return material.about(gone, line.subject, before=before)
    moved = (
        mark("{subject} {before} → {after} points") if asked else mark("{subject}: {before} → {after} points")
    )
    return material.about(moved, line.subject, before=before, after=after)


def _points(material: Material, ends: Ends) -> str:
    return material.range(ends.low, ends.high)


def _raised(material: Material, record: WhatIfRecord, line: ChangedLine) -> Entry:
    """What a chain adds then, in the words of the report.

    The floor stays while the rest becomes less, so more is added than before: that is no new danger.
    """
    identifier = line.subject.removeprefix(CHAIN)
    raised = mark("Raised because these together are worse: {title}")
    title = material.say(raised, title=_chain_title(material, identifier))
    if line.after.low <= 0 and line.after.high <= 0:
        return Entry(title=title, details=(material.say(mark("Nothing is added for it any more.")),))
    without = record.after.low - line.after.low, record.after.high - line.after.high
    explained = floor_explained(material, identifier, record.after.low, without)
    still = mark("It stays like that until one of them is closed, whatever else becomes less.")
    return Entry(title=title, details=(explained, material.say(still)))


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
