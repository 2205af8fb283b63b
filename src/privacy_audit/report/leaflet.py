"""The texts that spread the warning as one HTML file that loads nothing: a sheet of A4, or an article."""

from __future__ import annotations

from privacy_audit.errors import mark
from privacy_audit.palette import Theme
from privacy_audit.record.spread import SpreadRecord
from privacy_audit.report.dated import titled
from privacy_audit.report.html import draw_page
from privacy_audit.report.outreach import notes_of
from privacy_audit.words import Words


def render_html(
    record: SpreadRecord, words: Words, *, sources: bool = False, theme: Theme | None = None
) -> str:
    """All texts; a sheet that is alone is set as one page of A4, with codes to open. Themes as of reports."""
    alone = len(record.texts) == 1
    sheet = alone and record.texts[0].kind == "sheet"
    title = record.texts[0].title if alone else words(mark("Texts that spread the warning"))
    return draw_page(
        "outreach.html",
        "outreach.css",
        record=record,
        theme=theme,
        title=title,
        alone=alone,
        sheet=sheet,
        notes={text.id: tuple(notes_of(text, words)) for text in record.texts},
        facts=record.facts if sources else (),
        titled=lambda source: titled(source, words),
        read=words(mark("Where it was read")),
        camera=words(mark("Point the phone's camera at a square to open the page.")),
        updated=words(mark("As of {month}."), month=f"{record.updated:%m/%Y}"),
    )
