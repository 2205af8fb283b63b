"""The accepted risks in words: shown apart, never dropped, and loud when their day is over."""

from __future__ import annotations

from collections.abc import Iterator

from privacy_audit.errors import mark
from privacy_audit.record.acceptance import AcceptedRecord, Decision
from privacy_audit.report.document import Block, Entry, Heading, Listing, Paragraph, Phrase, labelled, plain
from privacy_audit.report.head import more
from privacy_audit.report.material import Material, Speaker
from privacy_audit.report.naming import name_of, titled
from privacy_audit.report.sentences import SEVERITIES

MOST = 8
"""Accepted risks that a plan names."""


def accepted(material: Material) -> Iterator[Block]:
    """What is accepted and not over, all of it."""
    held = [one for one in material.record.accepted if not one.over]
    if not held:
        return
    explained = mark("The score counts these as before. They are shown here until their day is over.")
    yield Heading(text=material.say(mark("Accepted by you")))
    yield Paragraph(text=material.say(explained))
    yield Listing(entries=tuple(_entry(material, one) for one in held))


def lapsed(material: Material) -> Iterator[Block]:
    """What was accepted until a day that is over, and is still there."""
    over = [one for one in material.record.accepted if one.over]
    if not over:
        return
    yield Heading(text=material.say(mark("No longer accepted")))
    yield Listing(entries=tuple(_entry(material, one) for one in over), tone="warning")


def named_below(material: Material) -> Iterator[Block]:
    """How many risks the plan in a report leaves alone: `accepted` names them further below."""
    if number := sum(not one.in_plan for one in material.record.accepted):
        sentence = mark("Left out here, because you accepted it: {number}. It is named further below.")
        yield Paragraph(text=material.say(sentence, number=number), tone="quiet")


def left_out(material: Material) -> Iterator[Block]:
    """What a plan alone leaves alone because it is accepted: a plan has no part of its own for that."""
    if held := [one for one in material.record.accepted if not one.in_plan]:
        command = material.command("history", "list", "--accepted")
        sentence = mark("Left out here, because you accepted it. Why and until when: {command}")
        yield Paragraph(text=material.say(sentence, command=command), tone="quiet")
        entries = (Entry(title=_named(material, one.risk)[0], tag=plain(one.risk)) for one in held[:MOST])
        yield Listing(entries=tuple(entries), more=more(material, len(held) - MOST))


def _entry(material: Material, one: AcceptedRecord) -> Entry:
    title, severity = _named(material, one.risk)
    details = [say_decision(material, one)]
    if one.in_plan and not one.over:
        sentence = mark("This audit was judged by earlier rules; its plan still names it.")
        details.append(material.say(sentence))
    return Entry(title=title, tag=plain(f"{severity}, {one.risk}"), details=tuple(details))


def say_decision(speaker: Speaker, decision: Decision) -> Phrase:
    """Until when and why it is accepted, or that this is over."""
    held = mark("Accepted until {day}, because: “{reason}”")
    over = mark("You had accepted this until {day}. That day is over, so it counts as open again.")
    return speaker.say(
        over if decision.over else held, day=speaker.day(decision.until), reason=decision.because
    )


def _named(material: Material, risk: str) -> tuple[Phrase, str]:
    """What is accepted, and how grave it is."""
    question = material.catalog.question(risk)
    if question:
        return labelled(material.setting(risk, question)), material.words(SEVERITIES[question.severity])
    exposure = next(one for one in material.record.exposures if one.id == risk)
    shown = name_of(material.words, exposure, material.record.exposures)
    title = material.say(mark("{what}: {value}"), what=titled(material, exposure), value=shown)
    return title, material.words(SEVERITIES[exposure.severity])
