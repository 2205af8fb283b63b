"""Writes the texts that spread the warning: on a screen, as plain text to be pasted, as Markdown.

What stands beside a text for its sender (how long it is, what did not fit) is a note; an article that is
alone has none, so that it can be published as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, assert_never

from privacy_audit.errors import mark
from privacy_audit.model import Value
from privacy_audit.outreach import Detail, TextKind
from privacy_audit.palette import Style
from privacy_audit.record.spread import Measure, SectionRecord, SpreadRecord, TextRecord
from privacy_audit.report.dated import titled
from privacy_audit.report.document import Look
from privacy_audit.report.gate import followable, safe
from privacy_audit.words import Words

DETAIL_NAMES: dict[Detail, str] = {
    "office": mark("the name of the office"),
    "hotline": mark("the hotline"),
    "contact": mark("the contact"),
}
ALPHABETS = {"gsm-7": "GSM 7-bit", "ucs-2": "UCS-2"}
APART: tuple[TextKind, ...] = ("loudspeaker", "sheet")
"""In these every sentence has a line of its own."""
Role = Literal["title", "heading", "text", "item", "step", "note"]


class Line(Value):
    """A paragraph of what is printed, and what it is. A step has its number; `link` can be opened.

    A `close` one follows the one before without a free line between them, where the medium has such.
    """

    role: Role
    text: str
    close: bool = False
    number: int = 0
    link: str | None = None


def lines_of(record: SpreadRecord, words: Words, *, sources: bool = False) -> Iterator[Line]:
    """All texts, line by line; with `sources` where every fact was read."""
    for text in record.texts:
        yield Line(role="title", text=text.title)
        for section in text.sections:
            yield from _section(text, section)
        for number, note in enumerate(notes_of(text, words)):
            yield Line(role="note", text=note, close=number > 0)
    if sources:
        yield Line(role="title", text=words(mark("Where it was read")))
        for number, fact in enumerate(record.facts):
            read = "; ".join(titled(source, words) for source in fact.sources)
            yield Line(role="item", text=f"{fact.text} – {read}", close=number > 0)


def _section(text: TextRecord, section: SectionRecord) -> Iterator[Line]:
    if section.heading:
        yield Line(role="heading", text=section.heading)
    below = bool(section.heading)
    if section.style == "paragraph" and text.kind not in APART:
        yield Line(role="text", text=" ".join(one.text for one in section.sentences), close=below)
        return
    role: Role = {"paragraph": "text", "steps": "step"}.get(section.style, "item")  # type: ignore[assignment]
    for number, one in enumerate(section.sentences, 1):
        close = below or number > 1
        yield Line(role=role, text=one.text, close=close, number=number, link=one.link)


def notes_of(text: TextRecord, words: Words) -> Iterator[str]:
    """For whoever sends it: how long the text is, what did not fit, what else to know."""
    if text.measure:
        yield _measured(text.measure, words)
    names = ", ".join(words(DETAIL_NAMES[name]) for name in text.left_out)
    if text.too_long:
        yield _too_long(text, words, names)
    elif names:
        yield words(mark("Not in this text: {names}."), names=names)
    if text.note:
        yield text.note


def _measured(measure: Measure, words: Words) -> str:
    match measure.unit:
        case "places":
            return words(
                mark("{amount} of {limit} characters as telecoms count ({alphabet}); {number} SMS."),
                amount=measure.amount,
                limit=measure.limit,
                alphabet=ALPHABETS[measure.alphabet or "gsm-7"],
                number=measure.messages,
            )
        case "seconds":
            rate = mark("About {amount} of {limit} seconds, read at {rate} words a minute.")
            syllables = mark("About {amount} of {limit} seconds, read at {rate} syllables a minute.")
            sentence = syllables if words.language == "vi" else rate
            return words(sentence, amount=measure.amount, limit=measure.limit, rate=measure.rate)
        case "characters" if measure.limit is None:
            return words(mark("{amount} characters."), amount=measure.amount)
        case "characters":
            return words(mark("{amount} of {limit} characters."), amount=measure.amount, limit=measure.limit)
        case _:
            assert_never(measure.unit)


def _too_long(text: TextRecord, words: Words, names: str) -> str:
    if text.kind == "loudspeaker":
        sentence = mark("With everything you gave it is {number} seconds too long; left out here: {names}.")
    else:
        sentence = mark(
            "With everything you gave it is {number} characters too long; left out here: {names}."
        )
    return words(sentence, number=text.too_long, names=names)


# --- as lines ----------------------------------------------------------------------------------


def render_plain(record: SpreadRecord, words: Words, *, sources: bool = False) -> str:
    """Text to be pasted: every paragraph on one line, however long."""
    written: list[str] = []
    for line in lines_of(record, words, sources=sources):
        link = f" – {safe(line.link)}" if line.link else ""
        written += [] if line.close else [""]
        written.append(f"{_lead(line)}{safe(line.text)}{link}")
    return "\n".join(written).strip("\n") + "\n"


def render_terminal(record: SpreadRecord, words: Words, look: Look, *, sources: bool = False) -> str:
    """The same for a screen, broken between words."""
    from rich.text import Text

    from privacy_audit.report.paper import Paper

    styles: dict[Role, Style] = {"title": "title", "heading": "strong", "note": "quiet"}
    paper = Paper(look)
    for line in lines_of(record, words, sources=sources):
        if not line.close:
            paper.gap()
        paper.put(Text(safe(line.text), paper.style(styles.get(line.role, "normal"))), _lead(line))
        if line.link:
            paper.put(Text(safe(line.link)), "  ")
    return paper.written()


def _lead(line: Line) -> str:
    match line.role:
        case "item":
            return "- "
        case "step":
            return f"{line.number}. "
        case "note":
            return "> "
        case _:
            return ""


# --- as Markdown -------------------------------------------------------------------------------


def render_markdown(record: SpreadRecord, words: Words, *, sources: bool = False) -> str:
    """CommonMark without HTML; the items of a list stand together, everything else apart."""
    level = 1 if len(record.texts) == 1 and not sources else 2
    written: list[str] = []
    before: Role | None = None
    for line in lines_of(record, words, sources=sources):
        if not (line.role == before and line.role in ("item", "step")):
            written.append("")
        written.append(_marked(line, level))
        before = line.role
    return "\n".join(written).strip("\n") + "\n"


def _marked(line: Line, level: int) -> str:
    from privacy_audit.report.markdown import escaped

    link = f": <{line.link}>" if followable(line.link) else ""
    head = {"title": "#" * level + " ", "heading": "#" * (level + 1) + " "}.get(line.role) or _lead(line)
    return f"{head}{escaped(line.text)}{link}"
