"""What works on a computer, in words: first what to mend, then what works, then what nobody has to miss."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from privacy_audit.errors import mark
from privacy_audit.model import Severity
from privacy_audit.record.health import Area, Condition, HealthRecord, HealthRow
from privacy_audit.report.document import (
    Block,
    Document,
    Entry,
    Heading,
    Listing,
    Paragraph,
    Phrase,
    Tone,
    plain,
)
from privacy_audit.words import Words

CONDITIONS = {
    Condition.WORKS: mark("works"),
    Condition.IN_PART: mark("works in part"),
    Condition.BROKEN: mark("does not work"),
    Condition.NOT_NEEDED: mark("not needed"),
}
AREAS: dict[Area, str] = {
    "recognising": mark("Recognised: {titles}."),
    "keeping": mark("Your audits"),
    "checklists": mark("The checklists"),
    "program": mark("The program"),
    "screen": mark("The window"),
    "internet": mark("The Internet"),
    "extras": mark("Extras"),
}


def compose_health(record: HealthRecord, words: Words) -> Document:
    """The findings in the language of `words`."""
    title = words(mark("What works on this computer"))
    to_mend = [row for row in record.checks if row.severity is not None]
    blocks = (
        Heading(text=plain(title), level=1),
        *_head(record, to_mend, words),
        *_to_mend(to_mend, words),
        *_part(mark("What works"), Condition.WORKS, record.checks, words),
        *_part(mark("What is not needed"), Condition.NOT_NEEDED, record.checks, words),
        *_last(record, words),
    )
    return Document(language=words.language, title=title, blocks=blocks)


def _head(record: HealthRecord, to_mend: Sequence[HealthRow], words: Words) -> Iterator[Block]:
    tone: Tone = "strong"
    if not record.works:
        tone, sentence = "warning", mark("Not everything works. What to do about it stands below.")
    elif any(row.severity is not Severity.LOW for row in to_mend):
        sentence = mark("It works, but something could be better. What to do about it stands below.")
    else:
        sentence = mark("Everything that is needed works.")
    yield Paragraph(text=plain(words(sentence)), tone=tone)


def _to_mend(to_mend: Sequence[HealthRow], words: Words) -> Iterator[Block]:
    if not to_mend:
        return
    yield Heading(text=plain(words(mark("What to mend, the most important first"))))
    for row in to_mend:
        tone: Tone = "warning" if row.severity in (Severity.HIGH, Severity.CRITICAL) else "normal"
        yield Listing(entries=(_entry(row, words),), tone=tone)


def _entry(row: HealthRow, words: Words) -> Entry:
    tag = plain(words(CONDITIONS[row.state])) if row.severity is not None else None
    return Entry(title=plain(row.title), tag=tag, details=tuple(_details(row, words)))


def _details(row: HealthRow, words: Words) -> Iterator[Phrase]:
    yield plain(row.says)
    if row.mend is not None:
        yield plain(words(mark("To do: {mend}"), mend=row.mend) if row.severity is not None else row.mend)


def _part(
    title: str, condition: Condition, rows: Sequence[HealthRow], words: Words
) -> Iterator[Heading | Listing]:
    """The findings of one condition by area; of what is recognised, the names alone."""
    chosen = [row for row in _told_once(rows) if row.state is condition]
    if not chosen:
        return
    yield Heading(text=plain(words(title)))
    for area, name in AREAS.items():
        of_area = [row for row in chosen if row.area == area]
        if area == "recognising" and condition is Condition.WORKS and of_area:
            titles = " · ".join(row.title for row in of_area)
            yield Listing(entries=(Entry(title=plain(words(name, titles=titles), 2000)),))
        elif of_area:
            entries = tuple(_entry(row, words) for row in of_area)
            yield Listing(entries=entries)


def _told_once(rows: Sequence[HealthRow]) -> Iterator[HealthRow]:
    """The findings without what is not read for want of an extra that is told among the extras too."""
    extras = {row.mend for row in rows if row.area == "extras" and row.state is Condition.NOT_NEEDED}
    for row in rows:
        again = row.area == "recognising" and row.state is Condition.NOT_NEEDED and row.mend in extras
        if not again:
            yield row


def _last(record: HealthRecord, words: Words) -> Iterator[Block]:
    version = mark("privacy-audit {version}, checklists of {data}")
    unread = mark("privacy-audit {version}, its checklists could not be read")
    data = words.day(record.data) if record.data else ""
    said = words(version if record.data else unread, version=record.version, data=data)
    yield Paragraph(text=plain(said), tone="quiet")
    nothing = mark("Nothing was sent anywhere, and nothing was changed.")
    yield Paragraph(text=plain(words(nothing)), tone="quiet")


def bare_lines(record: HealthRecord, words: Words) -> str:
    """The same in lines of words alone, for a computer on which nothing can be drawn."""
    lines = []
    for row in _told_once(record.checks):
        lines.append(f"{row.title} ({words(CONDITIONS[row.state])}): {row.says}")
        if row.mend is not None:
            lines.append(f"  {row.mend}")
    return "".join(f"{line}\n" for line in lines)
