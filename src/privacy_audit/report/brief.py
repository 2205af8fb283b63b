"""The plan for a given time in one window: what to do, in which order, and what that makes of the score.

Without the ways to the settings, which the whole plan has: somebody with a quarter of an hour must see all
of it at once.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from privacy_audit.errors import mark
from privacy_audit.record.medium import is_address
from privacy_audit.record.planned import PlanRecord
from privacy_audit.report.caveats import in_a_paragraph
from privacy_audit.report.document import Block, Document, Heading, Listing, Paragraph, Phrase, Tone, plain
from privacy_audit.report.head import judged_anew, whose
from privacy_audit.report.judgement import headline
from privacy_audit.report.material import Material
from privacy_audit.report.openings import in_a_line, weigh_more
from privacy_audit.report.plan import outcome
from privacy_audit.report.prepared import in_a_line as preparations_in_a_line
from privacy_audit.report.shortly import in_short
from privacy_audit.report.todo import falls
from privacy_audit.report.unlooked import in_a_line as unlooked_in_a_line


def compose_brief(material: Material, plan: PlanRecord) -> Document:
    """The plan for `plan.minutes` on the record of `material`."""
    material = _with_short_names(material)
    title = material.words(mark("Your plan for {minutes} min"), minutes=plan.minutes)
    steps = falls(plan.score.low, plan.score.high, plan.plan)
    blocks: tuple[Block, ...] = (
        Heading(text=plain(title), level=1),
        *whose(material, material.record.profile),
        *_paragraph(unlooked_in_a_line(material), "warning"),
        Paragraph(text=plain(headline(material, plan.score)), tone="strong"),
        *outcome(material, plan),
        *_questions(material, begin=True),
        Listing(entries=tuple(in_short(material, steps))),
        *_questions(material, begin=False),
        *_paragraph(preparations_in_a_line(material), "normal"),
        *_foot(material, plan),
    )
    return Document(language=material.words.language, title=title, blocks=blocks)


def _with_short_names(material: Material) -> Material:
    """The same with files by their last name: folders would break nearly every line in two."""
    targets = (
        one if is_address(one.target) else replace(one, target=one.target.rpartition("/")[2] or one.target)
        for one in material.record.targets
    )
    return replace(material, record=replace(material.record, targets=tuple(targets)))


def _questions(material: Material, *, begin: bool) -> Iterator[Block]:
    """The open questions, before the rest if they weigh more, else behind it."""
    asked = in_a_line(material)
    if asked and weigh_more(material) is begin:
        yield Paragraph(text=asked, tone="strong" if begin else "normal")


def _paragraph(text: Phrase | None, tone: Tone) -> Iterator[Block]:
    if text:
        yield Paragraph(text=text, tone=tone)


def _foot(material: Material, plan: PlanRecord) -> Iterator[Block]:
    """Where the ways stand, and what stands under every score."""
    command = material.command("report", "--plan")
    yield Paragraph(text=material.say(mark("The way to each setting: {command}"), command=command))
    yield Paragraph(text=in_a_paragraph(material), tone="quiet")
    yield from judged_anew(material, plan, "quiet")
