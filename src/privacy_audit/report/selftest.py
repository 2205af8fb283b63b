"""The demo's self-test in words: every made-up person at every stage, and where scan and key disagree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from privacy_audit.checklist import Catalog
from privacy_audit.errors import mark
from privacy_audit.record.selftest import SelfTestRecord, TrialRecord
from privacy_audit.report.cells import table
from privacy_audit.report.document import Block, Document, Entry, Heading, Listing, Paragraph, Phrase, plain
from privacy_audit.report.sentences import CERTAINTIES
from privacy_audit.words import Words

STAGES = {"open": mark("Before"), "middle": mark("First steps"), "closed": mark("Closed")}
COLUMNS = (mark("Person"), mark("Stage"), mark("Found"), mark("Missed"), mark("Wrong"))
UNTRIED = mark(
    "QR codes in pictures could not be tried, because the part that reads them is not installed. The "
    "self-test does not need it. To install it: {command}"
)
INSTALL = 'pip install "privacy-audit[qr]"'
VERDICTS = {
    True: mark("Scan and answer key agree for every made-up person."),
    False: mark("Scan and answer key do not agree. This version does not find what it should."),
}


def compose_selftest(
    record: SelfTestRecord, catalog: Catalog, words: Words, people: Mapping[str, str]
) -> Document:
    """The result in the language of `words`; `people` says by id what a made-up person is called."""
    verdict = plain(words(VERDICTS[record.agrees]))
    blocks = (
        Heading(text=plain(words(mark("Self-test with made-up people"))), level=1),
        *_people(record, catalog, words, people),
        *_untried(record, words),
        Paragraph(text=verdict, tone="strong" if record.agrees else "warning"),
    )
    title = words(mark("privacy-audit: self-test"))
    return Document(language=words.language, title=title, blocks=blocks)


def selftest_rows(record: SelfTestRecord, words: Words, people: Mapping[str, str]) -> str:
    """The numbers for a spreadsheet: person, stage, found, missed, wrong."""
    rows = (
        (people[one.person], words(STAGES[one.stage]), one.found, len(one.missed), len(one.wrong))
        for one in record.trials
    )
    return table([words(column) for column in COLUMNS], rows)


def _people(
    record: SelfTestRecord, catalog: Catalog, words: Words, people: Mapping[str, str]
) -> Iterator[Block]:
    entries = []
    for person in dict.fromkeys(one.person for one in record.trials):
        trials = [one for one in record.trials if one.person == person]
        agrees = all(one.agrees for one in trials)
        tag = words(mark("agrees")) if agrees else words(mark("does not agree"))
        lines = tuple(line for one in trials for line in _trial(one, catalog, words))
        entries.append(Entry(title=plain(people[person]), tag=plain(tag), details=lines))
    yield Listing(entries=tuple(entries))


def _untried(record: SelfTestRecord, words: Words) -> Iterator[Block]:
    """That QR codes were left out, once for all pages."""
    if any(one.codes_untried for one in record.trials):
        yield Paragraph(text=plain(words(UNTRIED, command=INSTALL)))


def _trial(trial: TrialRecord, catalog: Catalog, words: Words) -> Sequence[Phrase]:
    sentence = mark("{stage}: found {found}, missed {missed}, wrong {wrong}")
    numbers = {"found": trial.found, "missed": len(trial.missed), "wrong": len(trial.wrong)}
    lines = [words(sentence, stage=words(STAGES[trial.stage]), **numbers)]
    if trial.unseen:
        lines.append(words(mark("pages that were not seen whole: {number}"), number=trial.unseen))
    for missed in trial.missed:
        needed = words(CERTAINTIES[missed.at_least])
        kind = words.of(catalog.exposures[missed.kind].title)
        what = mark("missed: {kind}: {value} (at least: {certainty})")
        lines.append(words(what, kind=kind, value=missed.value, certainty=needed))
    for wrong in trial.wrong:
        what = mark("wrong: {kind}: {value} ({certainty})")
        kind, sure = words.of(catalog.exposures[wrong.kind].title), words(CERTAINTIES[wrong.certainty])
        lines.append(words(what, kind=kind, value=wrong.masked, certainty=sure))
    return [plain(line) for line in lines]
