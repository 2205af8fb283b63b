"""Arranges a report as a page: its header, its parts with their anchors, and what each part comes to."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from privacy_audit.model import Value
from privacy_audit.report.document import (
    Action,
    Bars,
    Block,
    Document,
    Entry,
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
MOST_OF_A_DAY = 4
MOST_MISSED = 4
"""Things that were not looked at: they come first, so more of them are shown."""
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
        lead=tuple(phrase for phrase in _leads(blocks) if phrase),
        score=next((block for block in blocks if isinstance(block, Score)), None),
        blocks=tuple(blocks),
    )


def _leads(blocks: list[Block]) -> Iterator[Phrase]:
    """What the blocks of a part come to; of a plan day by day every day, with what is done on it."""
    days = [block for block in blocks if isinstance(block, Steps)]
    if len(days) < MOST_LEADS:
        yield from (phrase for block in blocks for phrase in _lead(block))
        return
    for heading, block in pairwise(blocks):
        if isinstance(heading, Heading) and isinstance(block, Steps):
            yield heading.text
            actions = [action for step in block.steps for action in step.actions]
            yield from map(_done, actions[:MOST_OF_A_DAY])
            yield from (plain("…"),) if len(actions) > MOST_OF_A_DAY else ()


def _lead(block: Block) -> tuple[Phrase, ...]:
    """What a block comes to, for somebody with a minute: what was missed, how bad, why, what to do first."""
    match block:
        case Listing(tone="warning"):
            return _missed(block)
        case Links():
            return (_in_a_line(block),)
        case Bars():
            worst = sorted(block.bars, key=lambda bar: (bar.low, bar.high), reverse=True)
            return tuple(bar.words for bar in worst[:MOST_LEADS] if bar.maximum and bar.high > 0)
        case Steps(steps=(first, *_)):
            return _first_step(first)
        case _:
            return ()


def _missed(listing: Listing) -> tuple[Phrase, ...]:
    """The first pages that were missed, with why, and the numbers of questions, which stand at the end."""
    titles = tuple(map(_with_reason, listing.entries))
    if len(titles) <= MOST_MISSED:
        return (*titles, plain("…")) if listing.more else titles
    return (*titles[:MOST_LEADS], plain("…"), *titles[-MOST_LEADS:])


def _with_reason(entry: Entry) -> Phrase:
    """A page with why it was not seen, which is the first of its details; a sentence says so by itself."""
    if not entry.details or entry.title[-1].text.endswith("."):
        return entry.title
    return (*entry.title, Span(text=": "), *entry.details[0])


def _in_a_line(chain: Links) -> Phrase:
    """A chain with what it is made of: the title alone says too little to somebody with a minute."""
    joints = (span for link in chain.links for span in (Span(text=" + "), *link))
    return (*chain.title, Span(text=": "), *tuple(joints)[1:])


def _first_step(step: Step) -> tuple[Phrase, ...]:
    if step.together:
        return (step.together, *map(_done, step.actions), step.facts)
    first = step.actions[0]
    return (first.title, first.goal if first.goal and _is_short(first.goal) else (), step.facts)


def _done(action: Action) -> Phrase:
    """An action in a line: behind a question what to choose, if a glance is enough to read that."""
    asks = action.title[-1].text.endswith("?")
    if not (asks and action.goal and _is_short(action.goal)):
        return action.title
    return (*action.title, Span(text=" "), *action.goal)


def _is_short(phrase: Phrase) -> bool:
    """Whether a glance is enough to read it."""
    return sum(len(span.text) for span in phrase) <= SHORT
