"""The neutral report: what is said and in which order, without how it is drawn.

Every text is already in the person's language and cleaned; a renderer adds no words but numbers and the
few that its medium alone needs (the name of a navigation, what a QR code is for).
"""

from __future__ import annotations

from typing import Literal

from privacy_audit.labels import pieces_of
from privacy_audit.model import Value
from privacy_audit.palette import Theme
from privacy_audit.text import clean

Tone = Literal["normal", "quiet", "strong", "warning"]
BandId = Literal["low", "medium", "high", "critical"]
LONGEST = 600
"""Characters of a single text; what is longer ends in an ellipsis."""


class Span(Value):
    """A piece of text. `label` says that an app writes it so: shown apart from the words around it."""

    text: str
    label: bool = False


Phrase = tuple[Span, ...]
"""A text of one paragraph. Never markup: what stands in it is shown as it stands."""


def plain(text: str, limit: int = LONGEST) -> Phrase:
    """A text in which nothing has a meaning of its own: everything foreign."""
    return (Span(text=clean(text, limit)),)


def labelled(text: str) -> Phrase:
    """A text of `checklists/`, in which `[…]` marks a label of an app."""
    return tuple(Span(text=piece, label=is_label) for piece, is_label in pieces_of(clean(text)))


def quoted(phrase: Phrase) -> str:
    """A phrase where nothing can be set apart: labels of an app stand in quotation marks."""
    return "".join(f"“{span.text}”" if span.label else span.text for span in phrase)


class Heading(Value):
    """Level 1 is the title of the report, 2 a part of it."""

    text: Phrase
    level: int = 2


class Paragraph(Value):
    """One paragraph."""

    text: Phrase
    tone: Tone = "normal"


class Entry(Value):
    """One thing of a list, with what there is to say about it. `tag` is a word such as a severity.

    `link` is where it can be read, such as the page of a source.
    """

    title: Phrase
    tag: Phrase | None = None
    details: tuple[Phrase, ...] = ()
    link: str | None = None


class Listing(Value):
    """Several things of a sort. `more` says how many were left out."""

    entries: tuple[Entry, ...]
    more: Phrase | None = None
    tone: Tone = "normal"


class Score(Value):
    """The judgement in points of 100. `number` is None if too little is known for one.

    `band` is the word's id (`low` … `critical`) for a colour; `headline` says all of it in words.
    """

    low: float
    high: float
    number: float | None
    band: BandId
    headline: Phrase


class Bar(Value):
    """One addend of the score in points. `numbers` is what stands in the columns, "" for none.

    `words` says the same without a drawing. `maximum` is None for what has none. `notes` are the
    reasons, the worst first.
    """

    label: Phrase
    low: float
    high: float
    maximum: float | None
    numbers: tuple[str, str, str]
    words: Phrase
    notes: tuple[Phrase, ...] = ()


class Bars(Value):
    """Addends that add up to `total` at both ends.

    `columns` names the numbers: least, most, of. `legend` names the two parts of a drawn bar: what is
    certain, and what the unknown could add.
    """

    columns: tuple[Phrase, Phrase, Phrase]
    legend: tuple[Phrase, Phrase]
    bars: tuple[Bar, ...]
    total: Bar


class Compared(Value):
    """A class of the score in an earlier audit and in this one: both ends in points. `words` says it."""

    label: Phrase
    before: tuple[float, float]
    now: tuple[float, float]
    maximum: float
    words: Phrase


class Comparison(Value):
    """What became of the score. `words` says it in a line, which is enough where nothing is drawn.

    `sides` names the two bars of a class: before, now.
    """

    words: Phrase
    sides: tuple[Phrase, Phrase]
    rows: tuple[Compared, ...]


class Moment(Value):
    """One audit in the course of the score: both ends in points of 100, `number` None if withheld.

    Without `ends` it cannot be read. `words` says it in a line. `apart`: another ruler judged it than the
    one before, so that the two cannot be compared.
    """

    label: str
    ends: tuple[float, float] | None
    number: float | None
    words: Phrase
    apart: Phrase | None = None


class Course(Value):
    """How the score went, the oldest on the left.

    `rows` names the drawn rows: the high end, the number, the low end; `parts` the two parts of a drawn
    column: what is certain, and what the unknown could add. `legend` explains every sign that stands in
    the drawing; `spoken` leads the same in words.
    """

    moments: tuple[Moment, ...]
    rows: tuple[Phrase, Phrase, Phrase]
    parts: tuple[Phrase, Phrase]
    legend: tuple[Phrase, ...]
    spoken: Phrase


class Links(Value):
    """A chain of things that together do harm, and where it is cheapest to cut.

    `together` leads the cuts if it takes all of them.
    """

    title: Phrase
    links: tuple[Phrase, ...]
    reason: Phrase
    cuts: tuple[Phrase, ...]
    together: Phrase | None = None


class Action(Value):
    """One thing to do: the way to it step by step, where it opens, what to know about it.

    `choices` are what an app offers there, to be ticked on paper; `goal` says which is the good one.
    """

    title: Phrase
    choices: tuple[Phrase, ...] = ()
    goal: Phrase | None = None
    way_title: Phrase | None = None
    way: tuple[Phrase, ...] = ()
    link: str | None = None
    notes: tuple[Phrase, ...] = ()


class Step(Value):
    """Actions that belong together. `facts` are minutes, points and the score afterwards; may be empty."""

    facts: Phrase
    actions: tuple[Action, ...]
    together: Phrase | None = None


class Steps(Value):
    """What to do, in order. `more` says how many steps were left out."""

    steps: tuple[Step, ...]
    more: Phrase | None = None


Block = Heading | Paragraph | Listing | Score | Bars | Comparison | Course | Links | Steps


class Document(Value):
    """A whole report in one language (`vi`, `en`).

    `sheet` asks for one printed page, small and in columns, where the medium has pages; `apart` for a page
    of its own for every part below a heading of level 2. `closing` stands below everything on a screen
    that shows the end of a long report first; elsewhere it is left out.
    """

    language: str
    title: str
    blocks: tuple[Block, ...]
    sheet: bool = False
    apart: bool = False
    closing: tuple[Block, ...] = ()


class Look(Value):
    """How to draw. `plain`: no boxes and no bars, only lines of words, for a screen reader.

    `screen`: a person's window, in which the end of what is printed is seen first.
    """

    width: int = 80
    color: bool = False
    plain: bool = False
    theme: Theme = "dark"
    screen: bool = False
