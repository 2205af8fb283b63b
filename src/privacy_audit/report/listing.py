"""The kept audits as a list in words, with which way the score goes, and what was accepted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, tzinfo
from itertools import pairwise

from privacy_audit.checklist import Catalog
from privacy_audit.errors import mark
from privacy_audit.record.acceptance import AcceptedRow
from privacy_audit.record.listing import AuditList, AuditRow
from privacy_audit.report.accepted import say_decision
from privacy_audit.report.course import UNREADABLE, WITHHELD
from privacy_audit.report.direction import directions
from privacy_audit.report.document import (
    Block,
    Course,
    Document,
    Entry,
    Heading,
    Listing,
    Moment,
    Paragraph,
    Phrase,
    labelled,
    plain,
)
from privacy_audit.report.head import whose
from privacy_audit.report.judgement import alike
from privacy_audit.report.lines import LEGEND as PARTS
from privacy_audit.report.material import Speaker
from privacy_audit.report.naming import named_by_kind
from privacy_audit.words import Words

MOST_DRAWN = 24
"""Audits in the drawing, the newest: so it stands on one line in a window of 40 columns."""


def compose_list(listing: AuditList, catalog: Catalog, words: Words, *, zone: tzinfo = UTC) -> Document:
    """The list in the language of `words`, times in `zone`, the oldest audit first."""
    speaker = Speaker(catalog=catalog, words=words, zone=zone)
    blocks = (
        Heading(text=speaker.say(mark("Your audits")), level=1),
        *whose(speaker, listing.profile),
        *_rows(speaker, listing.audits),
        *_course(speaker, listing.audits),
        *_besides(speaker, listing),
    )
    title = words(mark("privacy-audit: your audits"))
    return Document(language=words.language, title=title, blocks=blocks)


def _rows(speaker: Speaker, rows: Sequence[AuditRow]) -> Iterator[Block]:
    if rows:
        yield Listing(entries=tuple(_entry(speaker, row, said) for row, said in _scored(speaker, rows)))
        return
    none = mark("There is no audit yet. Start one with: privacy-audit check. Or try: privacy-audit demo")
    yield Paragraph(text=speaker.say(none))


def _scored(speaker: Speaker, rows: Sequence[AuditRow]) -> Iterator[tuple[AuditRow, str]]:
    """Every audit with its score in words, all in one form, "" for one that cannot be read."""
    said = iter(alike(speaker, [row.score for row in rows if row.score]))
    for row in rows:
        yield row, next(said) if row.score else ""


def _entry(speaker: Speaker, row: AuditRow, said: str) -> Entry:
    named = mark("Audit {number}, {moment}") if row.created else mark("Audit {number}, its day is lost")
    moment = speaker.moment(row.created) if row.created else ""
    return Entry(
        title=speaker.say(named, number=row.number, moment=moment),
        details=tuple(_details(speaker, row, said)),
    )


def _details(speaker: Speaker, row: AuditRow, said: str) -> Iterator[Phrase]:
    if row.score is None:
        yield speaker.say(mark("It cannot be read: it is damaged, or a newer privacy-audit wrote it."))
        return
    yield plain(said)
    every = mark("Questions answered: {answered} of {questions}. Targets seen: {seen} of {targets}.")
    earlier = mark(
        "Questions answered: {answered} of {questions}. Targets seen: {seen} of {targets}; looked at in an "
        "earlier audit and not again this time: {carried}."
    )
    yield speaker.say(
        earlier if row.carried else every,
        answered=row.answered,
        questions=row.questions,
        seen=row.seen,
        targets=row.targets,
        carried=row.carried,
    )


def _besides(speaker: Speaker, listing: AuditList) -> Iterator[Block]:
    """What else is kept: a check under way, accepted risks, other people's profiles."""
    under_way = mark("A check is under way; answers kept: {number}. To go on: privacy-audit check")
    lost = mark("Answers of that check that are damaged and will be asked again: {number}.")
    accepted = mark("Risks that you accepted: {number}. To see them: privacy-audit history list --accepted")
    profiles = mark(
        "Profiles on this computer: {names}. To see one: privacy-audit history list --profile NAME"
    )
    for sentence, number in (
        (under_way, listing.under_way),
        (lost, listing.lost_answers),
        (accepted, len(listing.accepted) + len(listing.damaged)),
    ):
        if number:
            yield Paragraph(text=speaker.say(sentence, number=number))
    if listing.profiles:
        yield Paragraph(text=speaker.say(profiles, names=", ".join(listing.profiles)))


# --- the course of the score -----------------------------------------------------------------


def _course(speaker: Speaker, rows: Sequence[AuditRow]) -> Iterator[Block]:
    """How the score went, from two audits on that can be read."""
    if sum(row.score is not None for row in rows) < 2:
        return
    newest = rows[-MOST_DRAWN:]
    pairs = zip(_new_rulers(newest), newest, strict=True)
    alone = all(row.score.number is not None for row in newest if row.score)
    yield Heading(text=speaker.say(mark("How the score went")))
    for number, phrase in enumerate(directions(speaker, rows)):
        yield Paragraph(text=phrase, tone="normal" if number else "strong")
    yield Course(
        moments=tuple(_moment(speaker, apart, row, alone=alone) for apart, row in pairs),
        rows=(speaker.say(mark("at most")), speaker.say(mark("the score")), speaker.say(mark("at least"))),
        parts=(speaker.say(PARTS[0]), speaker.say(PARTS[1])),
        legend=tuple(_legend(speaker, newest)),
        spoken=speaker.say(mark("From the oldest to the newest, of 100:")),
    )


def _new_rulers(rows: Sequence[AuditRow]) -> list[bool]:
    """For each audit whether it was judged by another ruler than the last before it that can be read."""
    known: list[int | None] = [None]
    for row in rows:
        known.append(row.ruler if row.score else known[-1])
    return [before is not None and before != now for before, now in pairwise(known)]


def _moment(speaker: Speaker, apart: bool, row: AuditRow, *, alone: bool) -> Moment:
    changed = mark("Here the ruler changed: before and after cannot be compared.")
    return Moment(
        label=str(row.number),
        ends=(row.score.low, row.score.high) if row.score else None,
        number=row.score.number if row.score else None,
        words=_in_words(speaker, row, alone=alone),
        apart=speaker.say(changed) if apart else None,
    )


def _in_words(speaker: Speaker, row: AuditRow, *, alone: bool) -> Phrase:
    """The score of an audit; `alone`: every audit has a single number, so that it can stand first."""
    score = row.score
    if score is None:
        return speaker.say(mark("Audit {number}: cannot be read"), number=row.number)
    between = speaker.range(score.low, score.high)
    if score.number is None or score.low == score.high or not alone:
        return speaker.say(mark("Audit {number}: {range}"), number=row.number, range=between)
    sentence = mark("Audit {number}: {points} (the middle of {range})")
    return speaker.say(sentence, number=row.number, points=speaker.points(score.number), range=between)


def _legend(speaker: Speaker, rows: Sequence[AuditRow]) -> Iterator[Phrase]:
    """What the drawing means, and each sign in it that is no block."""
    yield speaker.say(mark("The oldest is on the left; the higher, the more exposed."))
    numbers = [row.score.number for row in rows if row.score]
    if not any(number is not None for number in numbers):
        none = mark("None of these audits has a single number yet: too little was known.")
        yield speaker.say(none)
    elif None in numbers:
        withheld = mark("{sign} means that too little was known for a single number.")
        yield speaker.say(withheld, sign=WITHHELD)
    if any(row.score is None for row in rows):
        yield speaker.say(mark("{sign} means that an audit cannot be read."), sign=UNREADABLE)
    if any(_new_rulers(rows)):
        yield speaker.say(mark("A stroke means that the ruler changed there: both sides cannot be compared."))


# --- what was accepted -----------------------------------------------------------------------


def compose_accepted(listing: AuditList, catalog: Catalog, words: Words, *, zone: tzinfo = UTC) -> Document:
    """Everything that the person accepted, what is over included."""
    speaker = Speaker(catalog=catalog, words=words, zone=zone)
    blocks = (
        Heading(text=speaker.say(mark("What you accepted")), level=1),
        *whose(speaker, listing.profile),
        *_accepted(speaker, listing.accepted),
        *_damaged(speaker, listing.damaged),
    )
    title = words(mark("privacy-audit: what you accepted"))
    return Document(language=words.language, title=title, blocks=blocks)


def _accepted(speaker: Speaker, rows: Sequence[AcceptedRow]) -> Iterator[Block]:
    if not rows:
        nothing = mark("Nothing. What can be accepted is listed by: privacy-audit history accept")
        yield Paragraph(text=speaker.say(nothing))
        return
    yield Listing(entries=tuple(_accepted_entry(speaker, row) for row in rows))
    back = mark("To take one back: privacy-audit history accept NAME --remove. The name stands in brackets.")
    yield Paragraph(text=speaker.say(back), tone="quiet")


def _accepted_entry(speaker: Speaker, row: AcceptedRow) -> Entry:
    there = {
        True: mark("In your last audit it is still open."),
        False: mark("In your last audit it is closed, so this is no longer needed."),
        None: mark("Your last audit does not say whether it is still open."),
    }
    details = say_decision(speaker, row), speaker.say(there[row.there])
    return Entry(title=say_risk(speaker, row), tag=plain(row.risk), details=details)


def say_risk(speaker: Speaker, row: AcceptedRow) -> Phrase:
    """What is accepted: an exposure by its kind and masked value, else a setting by its question."""
    if row.kind:
        return plain(named_by_kind(speaker, row.kind, row.masked or ""))
    question = speaker.catalog.question(row.risk)
    return labelled(speaker.setting(row.risk, question)) if question else plain(row.risk)


def _damaged(speaker: Speaker, names: Sequence[str]) -> Iterator[Block]:
    if names:
        damaged = mark("Damaged, so it counts as not accepted: {name}")
        entries = tuple(Entry(title=speaker.say(damaged, name=name)) for name in names)
        yield Listing(entries=entries, tone="warning")
