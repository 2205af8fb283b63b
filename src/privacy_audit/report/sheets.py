"""What people take home from a training: a card for each network and the emergency sheet, as one document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from msgspec.structs import replace

from privacy_audit.checklist import Network, Question
from privacy_audit.errors import mark
from privacy_audit.guidance import SaidEmergency
from privacy_audit.report.card import compose_card
from privacy_audit.report.document import Action, Block, Document, Heading, Paragraph, Steps, plain
from privacy_audit.report.emergency import compose_emergency
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
    documents = [compose_card(network, questions, words) for network, questions in cards]
    documents.append(compose_emergency(said, words))
    blocks = [
        _opening(block, words) for document in documents for block in _part(document, call if own else ())
    ]
    heading = Heading(text=plain(title), level=1)
    return Document(language=words.language, title=title, blocks=(heading, *blocks), sheet=True, apart=True)


def _opening(block: Block, words: Words) -> Block:
    """A card whose actions say what their square opens: on paper no address stands beside it."""
    if not isinstance(block, Steps):
        return block
    steps = (replace(step, actions=tuple(_told(one, words) for one in step.actions)) for step in block.steps)
    return replace(block, steps=tuple(steps))


def _told(action: Action, words: Words) -> Action:
    if action.link is None:
        return action
    place = (urlsplit(action.link).hostname or action.link).removeprefix("www.")
    note = plain(words(mark("The square opens {place} on the phone."), place=place))
    return replace(action, notes=(*action.notes, note))


def _part(document: Document, call: Sequence[Block]) -> Iterator[Block]:
    """A document as a part of another: its title heads the part, and the number to call stands below."""
    title, *rest = document.blocks
    for block in (title, *call, *rest):
        yield replace(block, level=min(block.level + 1, 3)) if isinstance(block, Heading) else block
