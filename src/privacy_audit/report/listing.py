"""The kept audits as a list in words, with a line of blocks that shows which way the score goes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, tzinfo
from itertools import pairwise

from privacy_audit.checklist import Catalog
from privacy_audit.errors import mark
from privacy_audit.record.listing import AuditList, AuditRow
from privacy_audit.report.document import Block, Document, Entry, Heading, Listing, Paragraph, Phrase, plain
from privacy_audit.report.judgement import headline
from privacy_audit.report.material import Speaker
from privacy_audit.words import Words

HEIGHTS = "▁▂▃▄▅▆▇█"
UNREADABLE, ANOTHER_RULER = "×", "|"
MOST_DRAWN = 24
"""Audits in the drawing, the newest: so it stands on one line in a window of 40 columns."""


def compose_list(
    listing: AuditList, catalog: Catalog, words: Words, *, zone: tzinfo = UTC, drawn: bool = True
) -> Document:
    """The list in the language of `words`, times in `zone`, the oldest audit first.

    Without `drawn` the scores stand in words where the drawing would be.
    """
    speaker = Speaker(catalog=catalog, words=words, zone=zone)
    blocks = (
        Heading(text=speaker.say(mark("Your audits")), level=1),
        *_rows(speaker, listing.audits),
        *_course(speaker, listing.audits, drawn),
        *_under_way(speaker, listing.under_way),
    )
    title = words(mark("privacy-audit: your audits"))
    return Document(language=words.language, title=title, blocks=blocks)


def _rows(speaker: Speaker, rows: Sequence[AuditRow]) -> Iterator[Block]:
    if rows:
        yield Listing(entries=tuple(_entry(speaker, row) for row in rows))
        return
    none = mark("There is no audit yet. Start one with: privacy-audit check. Or try: privacy-audit demo")
    yield Paragraph(text=speaker.say(none))


def _entry(speaker: Speaker, row: AuditRow) -> Entry:
    named = mark("Audit {number}, {moment}") if row.created else mark("Audit {number}, its day is lost")
    moment = speaker.moment(row.created) if row.created else ""
    return Entry(
        title=speaker.say(named, number=row.number, moment=moment),
        details=tuple(_details(speaker, row)),
    )


def _details(speaker: Speaker, row: AuditRow) -> Iterator[Phrase]:
    if row.score is None:
        yield speaker.say(mark("It cannot be read: it is damaged, or a newer privacy-audit wrote it."))
        return
    yield plain(headline(speaker, row.score))
    yield speaker.say(
        mark("Questions answered: {answered} of {questions}. Targets seen: {seen} of {targets}."),
        answered=row.answered,
        questions=row.questions,
        seen=row.seen,
        targets=row.targets,
    )


def _under_way(speaker: Speaker, number: int) -> Iterator[Block]:
    if number:
        sentence = mark("A check is under way; answers kept: {number}. To go on: privacy-audit check")
        yield Paragraph(text=speaker.say(sentence, number=number))


# --- the course of the score -----------------------------------------------------------------


def _course(speaker: Speaker, rows: Sequence[AuditRow], drawn: bool) -> Iterator[Block]:
    """How the score went, from two audits on that can be read."""
    if sum(row.score is not None for row in rows) < 2:
        return
    yield Heading(text=speaker.say(mark("How the score went")))
    newest = rows[-MOST_DRAWN:]
    yield from _drawing(speaker, newest) if drawn else _spoken(speaker, newest)


def _drawing(speaker: Speaker, rows: Sequence[AuditRow]) -> Iterator[Block]:
    most = _blocks(rows, [row.score.high if row.score else None for row in rows])
    least = _blocks(rows, [row.score.low if row.score else None for row in rows])
    yield Paragraph(text=speaker.say(mark("{blocks} at most"), blocks=most))
    yield Paragraph(text=speaker.say(mark("{blocks} at least"), blocks=least))
    legend = [mark("The oldest is on the left; the higher, the more exposed.")]
    if UNREADABLE in most:
        legend.append(mark("× means that an audit cannot be read."))
    if ANOTHER_RULER in most:
        legend.append(mark("| means that the ruler changed there: both sides cannot be compared."))
    for sentence in legend:
        yield Paragraph(text=speaker.say(sentence), tone="quiet")


def _blocks(rows: Sequence[AuditRow], points: Sequence[float | None]) -> str:
    """One block for each audit, a stroke where the ruler changed."""
    strokes = _new_rulers(rows)
    return "".join(
        (ANOTHER_RULER if stroke else "") + (UNREADABLE if value is None else _block(value))
        for stroke, value in zip(strokes, points, strict=True)
    )


def _block(points: float) -> str:
    step = int(min(max(points, 0.0), 100.0) * len(HEIGHTS) / 100)
    return HEIGHTS[min(step, len(HEIGHTS) - 1)]


def _new_rulers(rows: Sequence[AuditRow]) -> list[bool]:
    """For each audit whether it was judged by another ruler than the last before it that can be read."""
    known: list[int | None] = [None]
    for row in rows:
        known.append(row.ruler if row.score else known[-1])
    return [before is not None and before != now for before, now in pairwise(known)]


def _spoken(speaker: Speaker, rows: Sequence[AuditRow]) -> Iterator[Block]:
    yield Paragraph(text=speaker.say(mark("From the oldest to the newest, of 100:")))
    pairs = zip(_new_rulers(rows), rows, strict=True)
    yield Listing(
        entries=tuple(Entry(title=title) for stroke, row in pairs for title in _step(speaker, stroke, row))
    )


def _step(speaker: Speaker, stroke: bool, row: AuditRow) -> Iterator[Phrase]:
    if stroke:
        yield speaker.say(mark("Here the ruler changed: before and after cannot be compared."))
    if row.score is None:
        yield speaker.say(mark("Audit {number}: cannot be read"), number=row.number)
        return
    between = speaker.range(row.score.low, row.score.high)
    yield speaker.say(mark("Audit {number}: {range}"), number=row.number, range=between)
