"""The plan for a given time in one window: what to do, in which order, and what that makes of the score.

Without the ways to the settings, which the whole plan has: somebody with a quarter of an hour must see all
of it at once.
"""

from __future__ import annotations

from collections.abc import Iterator

from privacy_audit.errors import mark
from privacy_audit.record.planned import PlanRecord
from privacy_audit.report.document import Block, Document, Entry, Heading, Listing, Paragraph, plain
from privacy_audit.report.head import more, whose
from privacy_audit.report.judgement import headline
from privacy_audit.report.material import Material
from privacy_audit.report.openings import in_a_line, weigh_more
from privacy_audit.report.plan import outcome
from privacy_audit.report.shortly import in_short

MOST_SHOWN = 6
"""Things to do that are listed: with the head and the foot they fill a window of 24 lines."""


def compose_brief(material: Material, plan: PlanRecord) -> Document:
    """The plan for `plan.minutes` on the record of `material`."""
    title = material.words(mark("Your plan for {minutes} min"), minutes=plan.minutes)
    things = tuple(Entry(title=phrase) for phrase in in_short(material, plan.plan))
    blocks: tuple[Block, ...] = (
        Heading(text=plain(title), level=1),
        *whose(material, material.record.profile),
        Paragraph(text=plain(headline(material, plan.score)), tone="strong"),
        *_not_seen(material),
        *outcome(material, plan),
        *_questions(material, begin=True),
        Listing(entries=things[:MOST_SHOWN], more=more(material, len(things) - MOST_SHOWN)),
        *_questions(material, begin=False),
        *_foot(material, plan),
    )
    return Document(language=material.words.language, title=title, blocks=blocks)


def _questions(material: Material, *, begin: bool) -> Iterator[Block]:
    """The open questions, before the rest if they weigh more, else behind it."""
    asked = in_a_line(material)
    if asked and weigh_more(material) is begin:
        yield Paragraph(text=asked, tone="strong" if begin else "normal")


def _not_seen(material: Material) -> Iterator[Block]:
    """How much of the picture is missing, in a line; silence is never safety."""
    targets = sum(not target.status.was_seen for target in material.record.targets)
    gaps = len(material.record.gaps)
    if targets or gaps:
        sentence = mark("Not seen: {targets} of {all} pages or files; gaps: {gaps}. It counts as unknown.")
        told = material.say(sentence, targets=targets, all=len(material.record.targets), gaps=gaps)
        yield Paragraph(text=told, tone="warning")


def _foot(material: Material, plan: PlanRecord) -> Iterator[Block]:
    """Where the ways stand, and what stands under every score."""
    profile = material.record.profile
    command = "privacy-audit report --plan" + (f" --profile {profile}" if profile else "")
    yield Paragraph(text=material.say(mark("The way to each setting: {command}"), command=command))
    sentence = mark(
        "It shows what was looked at on {moment}, nothing else. It foretells no attack, 0 does not mean "
        "“safe”, and it must not be used to compare or appraise people."
    )
    moment = material.moment(plan.created)
    yield Paragraph(text=material.say(sentence, moment=moment), tone="quiet")
    if not plan.as_kept:
        changed = mark("The rules have changed since that audit; it is judged here by those of today.")
        yield Paragraph(text=material.say(changed), tone="quiet")
