"""What of an audit can be accepted, in words: everything known to be open, each with the name to type."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, tzinfo

from privacy_audit.checklist import Catalog, Question
from privacy_audit.errors import mark
from privacy_audit.model import Answer, Kind, Severity, State, Value
from privacy_audit.record.shapes import AuditRecord
from privacy_audit.report.document import Block, Document, Entry, Heading, Listing, Paragraph, labelled, plain
from privacy_audit.report.head import more, whose
from privacy_audit.report.material import Material
from privacy_audit.report.naming import name_of, titled
from privacy_audit.report.sentences import SEVERITIES
from privacy_audit.words import Words

MOST = 40
NUMBER_NEEDED = mark("customers must be able to call me")
ANYTHING_NEEDED = mark("I need it for my work")
IsOpen = Callable[[Question, Answer | None], bool]
_SEVERITIES = list(Severity)


def compose_acceptable(
    record: AuditRecord, catalog: Catalog, words: Words, is_open: IsOpen, *, until: date, zone: tzinfo = UTC
) -> Document:
    """What is known to be open and not accepted, the gravest first, in the language of `words`.

    `until` is the last day in the example of how to accept one.
    """
    material = Material(record=record, catalog=catalog, words=words, zone=zone)
    risks = sorted((*_exposures(material), *_settings(material, is_open)), key=lambda one: -one.severity)
    blocks = (
        Heading(text=material.say(mark("What you could accept")), level=1),
        *whose(material, record.profile),
        *_explained(material, risks, until),
    )
    title = words(mark("privacy-audit: what you could accept"))
    return Document(language=words.language, title=title, blocks=blocks)


class _Risk(Value):
    """What can be accepted: its name, how grave it is (an index), its line, what it is if it was found."""

    name: str
    severity: int
    entry: Entry
    kind: Kind | None = None


def _explained(material: Material, risks: Sequence[_Risk], until: date) -> Iterator[Block]:
    if not risks:
        nothing = mark("Nothing is known to be open that is not accepted already.")
        yield Paragraph(text=material.say(nothing))
        return
    better = mark("Closing a risk is always better. What you need open can be accepted for a year at most.")
    example = mark(
        "The name stands in brackets. For example: privacy-audit history accept {name} --until {day} "
        '--because "{reason}"'
    )
    one = _harmless(risks[:MOST])
    why = material.words(NUMBER_NEEDED if one.kind is Kind.PHONE else ANYTHING_NEEDED)
    yield Paragraph(text=material.say(better))
    yield Listing(entries=tuple(one.entry for one in risks[:MOST]), more=more(material, len(risks) - MOST))
    yield Paragraph(text=material.say(example, name=one.name, day=material.words.day(until), reason=why))


def _harmless(risks: Sequence[_Risk]) -> _Risk:
    """What the example may name: many show a phone number on purpose; else what is least grave."""
    return next((one for one in risks if one.kind is Kind.PHONE), risks[-1])


def _exposures(material: Material) -> Iterator[_Risk]:
    for one in material.record.exposures:
        if one.id not in material.held:
            shown = name_of(material.words, one, material.record.exposures)
            title = material.say(mark("{what}: {value}"), what=titled(material, one), value=shown)
            yield _rated(material, one.severity, Entry(title=title), one.id, one.kind)


def _settings(material: Material, is_open: IsOpen) -> Iterator[_Risk]:
    for answer in material.record.answers:
        name, question = answer.question, material.catalog.question(answer.question)
        known = answer.state is State.ANSWERED and name not in material.held
        if question and known and is_open(question, answer):
            entry = Entry(title=labelled(material.setting(name, question)))
            yield _rated(material, question.severity, entry, name)


def _rated(
    material: Material, severity: Severity, entry: Entry, name: str, kind: Kind | None = None
) -> _Risk:
    tag = plain(f"{name}, {material.words(SEVERITIES[severity])}")
    place = _SEVERITIES.index(severity)
    return _Risk(name=name, severity=place, entry=Entry(title=entry.title, tag=tag), kind=kind)
