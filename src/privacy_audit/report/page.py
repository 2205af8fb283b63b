"""Arranges a report as a page: its header, its parts with their anchors, and what each part comes to."""

from __future__ import annotations

from privacy_audit.model import Value
from privacy_audit.report.document import (
    Bars,
    Block,
    Document,
    Heading,
    Links,
    Listing,
    Paragraph,
    Phrase,
    Score,
    Span,
    Step,
    Steps,
    plain,
)

MOST_LEADS = 2
SHORT = 100
"""Characters that a glance is enough to read."""


class Part(Value):
    """A part of the report below a heading of level 2. `lead` is what it comes to, if that can be said.

    `score` is the score that stands in it.
    """

    anchor: str
    title: Phrase | None
    lead: tuple[Phrase, ...]
    score: Score | None
    blocks: tuple[Block, ...]


class Page(Value):
    """The document as a page: what the header holds, then the parts."""

    title: Phrase
    intro: tuple[Paragraph, ...]
    parts: tuple[Part, ...]


def arrange(document: Document) -> Page:
    """Title and introduction, then the parts; what stands before the first part heading has none."""
    title, blocks = _title(document)
    intro = _leading_paragraphs(blocks)
    parts: list[list[Block]] = [[]]
    for block in blocks[len(intro) :]:
        if isinstance(block, Heading) and block.level <= 2:
            parts.append([])
        parts[-1].append(block)
    return Page(
        title=title,
        intro=intro,
        parts=tuple(_part(number, part) for number, part in enumerate(parts) if part),
    )


def _title(document: Document) -> tuple[Phrase, tuple[Block, ...]]:
    match document.blocks:
        case (Heading(level=1, text=text), *others):
            return text, tuple(others)
        case _:
            return plain(document.title), document.blocks


def _leading_paragraphs(blocks: tuple[Block, ...]) -> tuple[Paragraph, ...]:
    leading: list[Paragraph] = []
    for block in blocks:
        if not isinstance(block, Paragraph):
            break
        leading.append(block)
    return tuple(leading)


def _part(number: int, blocks: list[Block]) -> Part:
    title: Phrase | None = None
    match blocks:
        case [Heading(level=level, text=text), *others] if level <= 2:
            title, blocks = text, others
    return Part(
        anchor=f"part-{number}",
        title=title,
        lead=tuple(phrase for block in blocks for phrase in _lead(block) if phrase),
        score=next((block for block in blocks if isinstance(block, Score)), None),
        blocks=tuple(blocks),
    )


def _lead(block: Block) -> tuple[Phrase, ...]:
    """What a block comes to, for somebody with a minute: what was missed, how bad, why, what to do first."""
    match block:
        case Listing(tone="warning"):
            rest = (plain("…"),) if len(block.entries) > MOST_LEADS or block.more else ()
            return (*(entry.title for entry in block.entries[:MOST_LEADS]), *rest)
        case Links():
            return (_in_a_line(block),)
        case Bars():
            worst = sorted(block.bars, key=lambda bar: (bar.low, bar.high), reverse=True)
            return tuple(bar.words for bar in worst[:MOST_LEADS] if bar.maximum and bar.high > 0)
        case Steps(steps=(first, *_)):
            return _first_step(first)
        case _:
            return ()


def _in_a_line(chain: Links) -> Phrase:
    """A chain with what it is made of: the title alone says too little to somebody with a minute."""
    joints = (span for link in chain.links for span in (Span(text=" + "), *link))
    return (*chain.title, Span(text=": "), *tuple(joints)[1:])


def _first_step(step: Step) -> tuple[Phrase, ...]:
    if step.together:
        return (step.together, *(action.title for action in step.actions), step.facts)
    return (step.actions[0].title, _short(step.actions[0].goal), step.facts)


def _short(phrase: Phrase | None) -> Phrase:
    """The phrase if a glance is enough to read it, else nothing."""
    return phrase if phrase and sum(len(span.text) for span in phrase) <= SHORT else ()
