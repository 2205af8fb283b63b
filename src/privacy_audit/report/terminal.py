"""Draws a report for a terminal: 40 to 120 columns, readable without colour and for a screen reader.

Each kind of block is a function; `paper` wraps and styles.
"""

from __future__ import annotations

from typing import assert_never

from rich.cells import cell_len
from rich.text import Text

from privacy_audit.palette import Style
from privacy_audit.report.course import rows
from privacy_audit.report.document import (
    Action,
    Bar,
    Bars,
    Block,
    Comparison,
    Course,
    Document,
    Entry,
    Heading,
    Links,
    Listing,
    Look,
    Paragraph,
    Phrase,
    Score,
    Step,
    Steps,
)
from privacy_audit.report.gate import safe
from privacy_audit.report.paper import TONES, Paper

BAR = 16
"""Columns of a bar that stands beside its label; in a narrow window it gets a line of its own."""
ROOMY = 72
SURE, MAYBE, NOT = "█", "▒", "·"


def render(document: Document, look: Look) -> str:
    """The report as lines, each no wider than the window, a line feed after the last."""
    paper = Paper(look)
    for block in (*document.blocks, *(document.closing if look.screen else ())):
        _block(paper, block)
    return paper.written()


def _block(paper: Paper, block: Block) -> None:
    match block:
        case Heading():
            _heading(paper, block)
        case Paragraph():
            paper.put(paper.text(block.text, TONES[block.tone]))
        case Listing():
            _listing(paper, block)
        case Score():
            _score(paper, block)
        case Bars():
            _bars(paper, block)
        case Comparison():
            paper.put(paper.text(block.words, "strong"))
        case Course():
            _course(paper, block)
        case Links():
            _links(paper, block)
        case Steps():
            _steps(paper, block)
        case _:
            assert_never(block)


def _heading(paper: Paper, heading: Heading) -> None:
    paper.gap()
    style: Style = "title" if heading.level == 1 else "heading" if heading.level == 2 else "strong"
    text = paper.text(heading.text, style)
    paper.put(text)
    if not paper.plain and heading.level < 3:
        rule = "═" if heading.level == 1 else "─"
        length = paper.width if heading.level == 1 else min(cell_len(text.plain), paper.width)
        paper.line(Text(rule * length, paper.style(style)))


def _listing(paper: Paper, listing: Listing) -> None:
    style = TONES[listing.tone]
    bullet = "- " if paper.plain else "! " if listing.tone == "warning" else "• "
    for entry in listing.entries:
        _entry(paper, entry, bullet, style)
    if listing.more:
        paper.put(paper.text(listing.more, "quiet"), "  ")


def _entry(paper: Paper, entry: Entry, bullet: str, style: Style) -> None:
    title = paper.text(entry.title, "strong" if entry.details and style == "normal" else style)
    if entry.tag:
        title = Text.assemble(title, " (", paper.text(entry.tag), ")")
    paper.put(title, bullet)
    for detail in entry.details:
        paper.put(paper.text(detail), "    ")
    if entry.link:
        paper.put(Text(safe(entry.link)), "    ")


# --- the score -------------------------------------------------------------------------------


def _score(paper: Paper, score: Score) -> None:
    paper.put(paper.text(score.headline, score.band))
    if not paper.plain:
        drawn = _drawn(score.low, score.high, 100.0, paper.width - len("0  100"))
        paper.line(Text.assemble("0 ", (drawn, paper.style(score.band)), " 100"))


def _drawn(low: float, high: float, maximum: float, width: int) -> str:
    """A bar: what is certain, what is possible, and the rest up to the maximum."""
    scale = width / maximum
    sure = min(round(min(low, high) * scale), width)
    maybe = min(round(max(low, high) * scale), width) - sure
    return SURE * sure + MAYBE * maybe + NOT * (width - sure - maybe)


def _bars(paper: Paper, bars: Bars) -> None:
    if paper.plain:
        for bar in (*bars.bars, bars.total):
            paper.put(paper.text(bar.words), "- ")
            _notes(paper, bar, "  ")
        return
    columns = tuple(paper.text(column, "quiet") for column in bars.columns)
    widths = _column_widths(columns, bars)
    for sign, name in zip((SURE, MAYBE), bars.legend, strict=True):
        paper.put(paper.text(name, "quiet"), f"{sign} ")
    paper.line(Text(" " * (paper.width - sum(widths))) + _in_columns(columns, widths))
    for bar in bars.bars:
        _bar(paper, bar, widths, "normal")
        _notes(paper, bar, "    ")
    paper.line(Text("─" * paper.width, paper.style("quiet")))
    _bar(paper, bars.total, widths, "strong")


def _column_widths(columns: tuple[Text, ...], bars: Bars) -> tuple[int, ...]:
    rows = [bar.numbers for bar in (*bars.bars, bars.total)]
    return tuple(
        2 + max(cell_len(column.plain), *(cell_len(row[at]) for row in rows))
        for at, column in enumerate(columns)
    )


def _in_columns(cells: tuple[Text, ...], widths: tuple[int, ...]) -> Text:
    padded = (
        Text(" " * (width - cell_len(cell.plain))) + cell for cell, width in zip(cells, widths, strict=True)
    )
    return Text.assemble(*padded)


def _bar(paper: Paper, bar: Bar, widths: tuple[int, ...], style: Style) -> None:
    """Label, drawing and numbers in a line; in a narrow window the label has lines of its own."""
    numbers = _in_columns(tuple(Text(number, paper.style(style)) for number in bar.numbers), widths)
    room = paper.width - sum(widths)
    label = paper.text(bar.label, style)
    drawing = BAR if paper.width >= ROOMY else room
    drawn = _drawn(bar.low, bar.high, bar.maximum, drawing) if bar.maximum else " " * drawing
    if paper.width < ROOMY:
        paper.put(label)
        paper.line(Text(drawn) + numbers)
        return
    first, *others = paper.wrap(label, room - BAR - 1)
    first.rstrip()
    paper.line(Text.assemble(first, " " * (room - BAR - cell_len(first.plain)), drawn, numbers))
    for line in others:
        paper.line(line)


def _notes(paper: Paper, bar: Bar, indent: str) -> None:
    for note in bar.notes:
        paper.put(paper.text(note, "quiet"), indent + "- ")


def _course(paper: Paper, course: Course) -> None:
    if not paper.plain:
        for blocks, name in rows(course):
            paper.line(Text(f"{blocks} ") + paper.text(name))
        for phrase in course.legend:
            paper.put(paper.text(phrase, "quiet"))
        return
    paper.put(paper.text(course.spoken))
    for moment in course.moments:
        for said in (moment.apart, moment.words):
            if said:
                paper.put(paper.text(said), "- ")


def _links(paper: Paper, links: Links) -> None:
    paper.gap()
    paper.put(paper.text(links.title, "critical"))
    for number, link in enumerate(links.links, 1):
        last = number == len(links.links)
        joint = "- " if paper.plain else "╰─ " if last else "╭─ " if number == 1 else "├─ "
        paper.put(paper.text(link, "strong"), "  " + joint)
    paper.put(paper.text(links.reason))
    if links.together:
        paper.put(paper.text(links.together, "strong"))
    for cut in links.cuts:
        paper.put(paper.text(cut, "strong"), "- " if paper.plain else "→ ")


# --- the plan --------------------------------------------------------------------------------


def _steps(paper: Paper, steps: Steps) -> None:
    for number, step in enumerate(steps.steps, 1):
        if number > 1:
            paper.gap()
        _step(paper, step, f"{number}. ")
    if steps.more:
        paper.gap()
        paper.put(paper.text(steps.more, "quiet"))


def _step(paper: Paper, step: Step, number: str) -> None:
    """A single action is the step itself; several stand below the sentence that they belong together."""
    indent = " " * len(number)
    if step.together is None:
        for action in step.actions:
            _action(paper, action, number, step.facts)
        return
    paper.put(paper.text(step.together, "strong"), number)
    paper.put(paper.text(step.facts), indent)
    for action in step.actions:
        _action(paper, action, f"{indent}- ", None)


def _action(paper: Paper, action: Action, first: str, facts: Phrase | None) -> None:
    indent = " " * len(first)
    paper.put(paper.text(action.title, "strong"), first)
    for choice in action.choices:
        paper.put(paper.text(choice), f"{indent}  - " if paper.plain else f"{indent}  ○ ")
    for phrase in (action.goal, facts, action.way_title):
        if phrase:
            paper.put(paper.text(phrase), indent)
    for number, line in enumerate(action.way, 1):
        paper.put(paper.text(line), f"{indent}  {number}) ")
    if action.link:
        paper.put(Text(safe(action.link)), indent)
    for note in action.notes:
        paper.put(paper.text(note, "quiet"), indent)
