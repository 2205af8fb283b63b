"""The last lines, for a window that shows only the end of a report: the score, what to do, the way back."""

from __future__ import annotations

from collections.abc import Iterator

from privacy_audit.errors import mark
from privacy_audit.report.document import Block, Entry, Heading, Listing, Paragraph, plain
from privacy_audit.report.head import more
from privacy_audit.report.judgement import headline
from privacy_audit.report.material import Material
from privacy_audit.report.shortly import short_plan
from privacy_audit.report.unlooked import in_a_line

MOST_TOGETHER = 8
"""Actions that belong together and are listed: with the rest they fill a window of 24 lines."""


def closing(material: Material, *, kept: bool) -> Iterator[Block]:
    """What somebody needs who sees nothing else. `kept`: the audit can be asked for again."""
    yield Heading(text=material.say(mark("In short")))
    if missing := in_a_line(material):
        yield Paragraph(text=missing, tone="warning")
    yield Paragraph(text=plain(headline(material, material.record.score)), tone="strong")
    entries = _of_nobody(material) if material.made_up else _of_somebody(material, kept=kept)
    how = mark("Scroll up to read all of it: with Shift+PageUp or the mouse wheel.")
    yield Listing(entries=(*entries, Entry(title=material.say(how))))


def _of_nobody(material: Material) -> Iterator[Entry]:
    """That the person is made up, and how to begin with oneself."""
    made_up = mark("This report is about a made-up person, not about you: {person}. Nothing was kept.")
    yield Entry(title=material.say(made_up, person=material.made_up))
    own = mark("To see how exposed you are yourself, type: {command}")
    yield Entry(title=material.say(own, command=material.command()))


def _of_somebody(material: Material, *, kept: bool) -> Iterator[Entry]:
    if first := next(short_plan(material, 1), None):
        title = material.say(mark("The first thing to do:"))
        left_out = more(material, len(first.details) - MOST_TOGETHER)
        details = (*first.details[:MOST_TOGETHER], *((left_out,) if left_out else ()))
        yield Entry(title=title, details=(first.title, *details))
    if kept:
        again = material.command("report")
        yield Entry(title=material.say(mark("See it again: {command}"), command=again))
        plan = material.command("report", "--plan")
        yield Entry(title=material.say(mark("Only what to do: {command}"), command=plan))
