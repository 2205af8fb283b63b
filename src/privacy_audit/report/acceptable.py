"""What of an audit can be accepted, in words: everything known to be open, each with the name to type."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, tzinfo

from privacy_audit.checklist import Catalog, Question
from privacy_audit.errors import mark
from privacy_audit.model import Answer, Severity, State
from privacy_audit.record.shapes import AuditRecord
from privacy_audit.report.document import Block, Document, Entry, Heading, Listing, Paragraph, labelled, plain
from privacy_audit.report.head import more, whose
from privacy_audit.report.material import Material
from privacy_audit.report.naming import name_of, titled
from privacy_audit.report.sentences import SEVERITIES
from privacy_audit.words import Words

MOST = 40
IsOpen = Callable[[Question, Answer | None], bool]
_SEVERITIES = list(Severity)


def compose_acceptable(
    record: AuditRecord, catalog: Catalog, words: Words, is_open: IsOpen, *, until: date, zone: tzinfo = UTC
) -> Document:
    """What is known to be open and not accepted, the gravest first, in the language of `words`.

    `until` is the last day in the example of how to accept one.
    """
    material = Material(record=record, catalog=catalog, words=words, zone=zone)
    rated = (*_exposures(material), *_settings(material, is_open))
    entries = [entry for _, entry in sorted(rated, key=lambda one: -one[0])]
    blocks = (
        Heading(text=material.say(mark("What you could accept")), level=1),
        *whose(material, record.profile),
        *_explained(material, entries, until),
    )
    title = words(mark("privacy-audit: what you could accept"))
    return Document(language=words.language, title=title, blocks=blocks)


def _explained(material: Material, entries: list[Entry], until: date) -> Iterator[Block]:
    if not entries:
        nothing = mark("Nothing is known to be open that is not accepted already.")
        yield Paragraph(text=material.say(nothing))
        return
    better = mark("Closing a risk is always better. What you need open can be accepted for a year at most.")
    example = mark(
        "The name stands in brackets. For example: privacy-audit history accept {name} --until {day} "
        '--because "customers must be able to call me"'
    )
    first = entries[0].tag
    name = first[0].text.split(", ")[0] if first else ""
    yield Paragraph(text=material.say(better))
    yield Listing(entries=tuple(entries[:MOST]), more=more(material, len(entries) - MOST))
    yield Paragraph(text=material.say(example, name=name, day=material.words.day(until)))


def _exposures(material: Material) -> Iterator[tuple[int, Entry]]:
    for one in material.record.exposures:
        if one.id not in material.held:
            shown = name_of(material.words, one, material.record.exposures)
            title = material.say(mark("{what}: {value}"), what=titled(material, one), value=shown)
            yield _rated(material, one.severity, Entry(title=title), one.id)


def _settings(material: Material, is_open: IsOpen) -> Iterator[tuple[int, Entry]]:
    for answer in material.record.answers:
        name, question = answer.question, material.catalog.question(answer.question)
        known = answer.state is State.ANSWERED and name not in material.held
        if question and known and is_open(question, answer):
            entry = Entry(title=labelled(material.setting(name, question)))
            yield _rated(material, question.severity, entry, name)


def _rated(material: Material, severity: Severity, entry: Entry, name: str) -> tuple[int, Entry]:
    tag = plain(f"{name}, {material.words(SEVERITIES[severity])}")
    return _SEVERITIES.index(severity), Entry(title=entry.title, tag=tag)
