"""What people take home from a training: a card for each network and the emergency sheet, as one document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from privacy_audit.checklist import Network, Question
from privacy_audit.errors import mark
from privacy_audit.guidance import SaidEmergency
from privacy_audit.report.card import compose_card
from privacy_audit.report.document import (
    Action,
    Block,
    Document,
    Heading,
    Listing,
    Paragraph,
    Span,
    Step,
    Steps,
    labelled,
    plain,
)
from privacy_audit.report.emergency import compose_emergency
from privacy_audit.report.opened import opened_by
from privacy_audit.text import clean
from privacy_audit.words import Words

LONGEST = 120
Card = tuple[Network, Sequence[Question]]


def compose_sheets(cards: Sequence[Card], said: SaidEmergency, words: Words, hotline: str) -> Document:
    """All sheets, each a part of its own that begins a page where the medium has pages.

    `hotline` is the office's own number, shown as it was typed.
    """
    title = words(mark("To take home: protect yourself on social networks"))
    own = clean(hotline, LONGEST)
    call = (
        Paragraph(text=plain(words(mark("Your office's hotline: {hotline}"), hotline=own)), tone="strong"),
    )
    documents = [_card(network, questions, words) for network, questions in cards]
    documents.append(_emergency(said, words))
    blocks = [block for document in documents for block in _part(document, call if own else ())]
    heading = Heading(text=plain(title), level=1)
    return Document(language=words.language, title=title, blocks=(heading, *blocks), sheet=True, apart=True)


def _card(network: Network, questions: Sequence[Question], words: Words) -> Document:
    """A card that says both ways where the phones differ, and what each square opens: on paper no address
    stands beside it."""
    card = compose_card(network, questions, words)
    return replace(card, blocks=tuple(_both_ways(block, questions, words) for block in card.blocks))


def _both_ways(block: Block, questions: Sequence[Question], words: Words) -> Block:
    if not isinstance(block, Steps):
        return block
    both = zip(block.steps, questions, strict=True)
    return replace(block, steps=tuple(_step(step, question, words) for step, question in both))


def _step(step: Step, question: Question, words: Words) -> Step:
    """One way for both phones, or the one of Android, then that of the iPhone."""
    android, ios = question.way.on("android"), question.way.on("ios")
    [action] = step.actions
    if android is None or ios is None or android == ios:
        return replace(step, actions=(_told(action, words),))
    chosen = (*action.goal, Span(text=". "), *step.facts) if action.goal else step.facts
    ways = ((mark("Android"), android), (mark("iPhone"), ios))
    first, second = (
        Action(title=plain(words(name)), way=tuple(map(labelled, getattr(way, words.language))))
        for name, way in ways
    )
    first = _told(replace(first, link=action.link), words)
    return replace(
        step, together=action.title, facts=chosen, actions=(first, replace(second, notes=action.notes))
    )


def _emergency(said: SaidEmergency, words: Words) -> Document:
    """The guide without its sources, which would fill a page of their own: the program tells them."""
    document = compose_emergency(said, words)
    sources = Heading(text=plain(words(mark("Sources"))))
    last = document.blocks.index(sources) if sources in document.blocks else len(document.blocks)
    return replace(document, blocks=tuple(_without_commands(block) for block in document.blocks[:last]))


def _without_commands(block: Block) -> Block:
    """A list without what is said of commands: who takes a sheet home need not have the program."""
    if not isinstance(block, Listing):
        return block
    kept = (one for one in block.entries if not any("privacy-audit" in span.text for span in one.title))
    return replace(block, entries=tuple(kept))


def _told(action: Action, words: Words) -> Action:
    if action.link is None:
        return action
    note = plain(words(mark("The square opens {place} on the phone."), place=opened_by(action.link)))
    return replace(action, notes=(*action.notes, note))


def _part(document: Document, call: Sequence[Block]) -> Iterator[Block]:
    """A document as a part of another: its title heads the part, and the number to call stands below."""
    title, *rest = document.blocks
    for block in (title, *call, *rest):
        yield replace(block, level=min(block.level + 1, 3)) if isinstance(block, Heading) else block
