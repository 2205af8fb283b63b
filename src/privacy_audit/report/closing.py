"""The last lines, for a window that shows only the end of a report: the score, what to do, the way back."""

from __future__ import annotations

from collections.abc import Iterator

from privacy_audit.errors import mark
from privacy_audit.report.document import Block, Entry, Heading, Listing, Paragraph, plain
from privacy_audit.report.judgement import headline
from privacy_audit.report.material import Material
from privacy_audit.report.shortly import short_plan


def closing(material: Material, *, kept: bool) -> Iterator[Block]:
    """What somebody needs who sees nothing else. `kept`: the audit can be asked for again."""
    yield Heading(text=material.say(mark("In short")))
    yield Paragraph(text=plain(headline(material, material.record.score)), tone="strong")
    yield Listing(entries=tuple(_lines(material, kept=kept)))


def _lines(material: Material, *, kept: bool) -> Iterator[Entry]:
    if first := next(short_plan(material, 1), None):
        yield Entry(title=material.say(mark("The first thing to do:")), details=(first,))
    if kept:
        whose = f" --profile {material.record.profile}" if material.record.profile else ""
        again = f"privacy-audit report{whose}"
        yield Entry(title=material.say(mark("See it again: {command}"), command=again))
        plan = f"privacy-audit report --plan{whose}"
        yield Entry(title=material.say(mark("Only what to do: {command}"), command=plan))
    yield Entry(title=material.say(mark("Scroll up to read all of it.")))
