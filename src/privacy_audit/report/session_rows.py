"""The figures of a training room as rows for a spreadsheet: a row for each choice and round."""

from __future__ import annotations

from collections.abc import Iterator

from privacy_audit.errors import mark
from privacy_audit.record.session import Counted, Ends, SessionReport, Share
from privacy_audit.report.cells import table
from privacy_audit.report.session_words import AFTER, BEFORE, SessionWords
from privacy_audit.words import Words

COLUMNS = (
    mark("Table"),
    mark("Id"),
    mark("Network"),
    mark("What"),
    mark("Round"),
    mark("Choice"),
    mark("People at least"),
    mark("People at most"),
    mark("Percent at least"),
    mark("Percent at most"),
    mark("Note"),
)
Row = tuple[str | float, ...]


def session_rows(record: SessionReport, words: Words) -> str:
    """People, then every question, the typical exposure, the quiz, and what is hidden."""
    said = SessionWords(record, words)
    rows = (
        *_people(record, words),
        *(row for one in _rounds(record, words) for row in one),
        *_typical(record, words),
        *((words(mark("Note")), "", "", line, *[""] * 7) for line in said.promises()),
    )
    return table([words(column) for column in COLUMNS], rows)


def _people(record: SessionReport, words: Words) -> Iterator[Row]:
    most = record.people_at_most or record.people
    people: Row = (record.people, most) if record.people is not None and most else (0, record.fewest - 1)
    yield (words(mark("People")), "", "", record.title, "", "", *people, "", "", record.office)


def _rounds(record: SessionReport, words: Words) -> Iterator[Iterator[Row]]:
    for one in record.questions:
        for phase, counted in ((BEFORE, one.before), (AFTER, one.after)):
            if counted:
                lead = (words(mark("Question")), one.id, one.network, one.prompt, words(phase))
                yield _counted(lead, counted, words, record)
    for message in record.quiz:
        lead = (words(mark("Quiz")), message.id, "", message.text, "")
        yield _counted(lead, message.counted, words, record)


def _counted(lead: tuple[str, ...], counted: Counted, words: Words, record: SessionReport) -> Iterator[Row]:
    if not counted.groups:
        yield (*lead, "", "", "", "", "", SessionWords(record, words).nothing_to_show())
    for group in counted.groups:
        note = words(mark("fewer than {fewest}"), fewest=record.fewest) if group.hidden else ""
        yield (*lead, group.label, group.least, group.most, *_percent(group.share), note)
    if counted.open:
        yield (*lead, words(mark("open altogether")), "", "", *_percent(counted.open), "")


def _percent(share: Share) -> tuple[int, int]:
    return share.least, share.most


def _typical(record: SessionReport, words: Words) -> Iterator[Row]:
    if record.typical is None:
        if record.typical_note:
            title = words(mark("The typical exposure of the room"))
            yield (title, *[""] * 9, record.typical_note)
        return
    said = SessionWords(record, words)
    for phase, ends in ((BEFORE, record.typical.before), (AFTER, record.typical.after)):
        if ends:
            note = f"{record.typical_note} {said.definition(record.typical)}".strip()
            yield _score(ends, words(phase), note, words)


def _score(ends: Ends, phase: str, note: str, words: Words) -> Row:
    title = words(mark("The typical exposure of the room"))
    return (title, "", "", words(mark("points of 100")), phase, "", "", "", ends.low, ends.high, note)
