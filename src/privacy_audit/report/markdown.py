"""Writes a report as Markdown: CommonMark with tables, no HTML, for a note, a mail or a wiki.

Foreign text stays text: whatever has a meaning in Markdown, or in one of its common dialects, is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import assert_never

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
    Paragraph,
    Phrase,
    Score,
    Step,
    Steps,
)
from privacy_audit.report.gate import followable, safe

# What has a meaning anywhere in a line: emphasis, code, links, HTML, tables, headings, strike, formulas,
# attributes, mentions; `&` only before what could be an entity.
_ANYWHERE = re.compile(r"[\\`*_\[\]<>|~#$@{}]|&(?=[#0-9A-Za-z])")
# What has a meaning only where a line begins: a list, a rule, a line below a heading, a numbered list.
_AT_START = re.compile(r"\A(?:[+=-]|([0-9]{1,9})(?=[.)](?:\s|\Z)))")
# What dialects turn into links by themselves: `https://…`, `mailto:…`, `xmpp:…`, `www.…`.
_BARE_LINK = re.compile(r"(?i):(?=//)|(?<=mailto):|(?<=xmpp):|(?<=www)\.")

Lines = list[str]


def render(document: Document) -> str:
    """The report as Markdown, a blank line between blocks, a line feed after the last."""
    blocks: Lines = []
    bullet = "-"
    for before, block in pairwise((None, *document.blocks)):
        # Lists that follow each other would be one list if they had the same sign.
        follows = isinstance(before, (Listing, Links, Bars, Course))
        bullet = "*" if follows and bullet == "-" else "-"
        blocks.append("\n".join(_block(block, bullet)) if block else "")
    return "\n\n".join(block for block in blocks if block) + "\n"


def escaped(text: str) -> str:
    """Any text such that Markdown shows it as it stands, wherever in a line it is put."""
    shown = " ".join(safe(text).split())
    shown = _ANYWHERE.sub(r"\\\g<0>", shown)
    shown = _BARE_LINK.sub(r"\\\g<0>", shown)
    # Of a number, it is the sign after it that must be escaped.
    return _AT_START.sub(lambda found: f"{found[1]}\\" if found[1] else f"\\{found[0]}", shown)


def _text(phrase: Phrase) -> str:
    """A phrase; labels of an app stand in quotation marks, as they do without colour."""
    return escaped("".join(f"“{span.text.strip()}”" if span.label else span.text for span in phrase))


def _strong(phrase: Phrase) -> str:
    text = _text(phrase)
    return f"**{text}**" if text else ""


def _address(link: str) -> str:
    """A link that may be followed as one, any other as text."""
    return f"<{link}>" if followable(link) else escaped(link)


def _block(block: Block, bullet: str) -> Lines:
    match block:
        case Heading():
            return [f"{'#' * block.level} {_text(block.text)}"]
        case Paragraph():
            return [_strong(block.text) if block.tone in ("strong", "warning") else _text(block.text)]
        case Listing():
            return _listing(block, bullet)
        case Score():
            return [_strong(block.headline)]
        case Bars():
            return _bars(block)
        case Comparison():
            return [_strong(block.words)]
        case Course():
            return _course(block)
        case Links():
            return _links(block)
        case Steps():
            return _steps(block)
        case _:
            assert_never(block)


def _item(first: str, lines: Iterable[str], marker: str) -> Lines:
    """An item of a list: what belongs to it stands below it, as far in as its text."""
    indent = " " * len(marker)
    return [f"{marker}{first}", *(f"{indent}{line}" if line else "" for line in lines)]


def _listing(listing: Listing, bullet: str) -> Lines:
    warning = listing.tone == "warning"
    lines = [line for entry in listing.entries for line in _entry(entry, warning, bullet)]
    return [*lines, *([f"{bullet} {_text(listing.more)}"] if listing.more else [])]


def _entry(entry: Entry, warning: bool, bullet: str) -> Lines:
    title = _strong(entry.title) if entry.details or warning else _text(entry.title)
    if entry.tag:
        title = f"{title} ({_text(entry.tag)})"
    details = [*map(_text, entry.details), *([_address(entry.link)] if entry.link else [])]
    return _item(title, (f"- {detail}" for detail in details), f"{bullet} ")


def _bars(bars: Bars) -> Lines:
    heads = " | ".join(_text(column) for column in bars.columns)
    rows = (_row(bar.label, bar.numbers) for bar in bars.bars)
    table = [f"| | {heads} |", "| --- | ---: | ---: | ---: |", *rows, _total(bars.total)]
    reasons = [line for bar in bars.bars if bar.notes for line in _reasons(bar)]
    return [*table, *(["", *reasons] if reasons else [])]


def _row(label: Phrase, numbers: tuple[str, str, str]) -> str:
    return f"| {_text(label)} | {' | '.join(map(escaped, numbers))} |"


def _total(bar: Bar) -> str:
    numbers = " | ".join(f"**{escaped(number)}**" if number else "" for number in bar.numbers)
    return f"| {_strong(bar.label)} | {numbers} |"


def _reasons(bar: Bar) -> Lines:
    return _item(_text(bar.label), (f"- {_text(note)}" for note in bar.notes), "- ")


def _course(course: Course) -> Lines:
    """The rows of blocks as code, so that they stand below each other, then the same in words."""
    drawn = [f"- `{blocks}` {_text(name)}" for blocks, name in rows(course)]
    legend = [line for phrase in course.legend for line in ("", _text(phrase))]
    words = [phrase for one in course.moments for phrase in (one.apart, one.words) if phrase]
    return [*drawn, *legend, "", _text(course.spoken), "", *(f"- {_text(phrase)}" for phrase in words)]


def _links(links: Links) -> Lines:
    chain = (f"{number}. {_text(link)}" for number, link in enumerate(links.links, 1))
    cuts = [f"- {_strong(cut)}" for cut in links.cuts]
    together = ["", _strong(links.together)] if links.together else []
    below = [*together, "", *cuts] if cuts else []
    return [_strong(links.title), "", *chain, "", _text(links.reason), *below]


# --- the plan --------------------------------------------------------------------------------


def _steps(steps: Steps) -> Lines:
    lines: Lines = []
    for number, step in enumerate(steps.steps, 1):
        lines += ([""] if lines else []) + _step(step, f"{number}. ")
    return [*lines, *(["", _text(steps.more)] if steps.more else [])]


def _step(step: Step, marker: str) -> Lines:
    """A single action is the step itself; several stand below the sentence that they belong together."""
    if step.together is None:
        return [line for action in step.actions for line in _action(action, marker, step.facts)]
    actions = [line for action in step.actions for line in ("", *_action(action, "- ", ()))]
    return _item(_strong(step.together), ["", _text(step.facts), *actions], marker)


def _action(action: Action, marker: str, facts: Phrase) -> Lines:
    parts = (
        [f"- ☐ {_text(choice)}" for choice in action.choices],
        [_text(action.goal)] if action.goal else [],
        [_text(facts)] if facts else [],
        [_text(action.way_title)] if action.way_title else [],
        [f"{number}. {_text(line)}" for number, line in enumerate(action.way, 1)],
        [_address(action.link)] if action.link else [],
        *([_text(note)] for note in action.notes),
    )
    below = [line for part in parts if part for line in ("", *part)]
    return _item(_strong(action.title), below, marker)
