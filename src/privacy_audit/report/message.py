"""The judgement on a received text in words: what it resembles, the signs in place, what to do now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from privacy_audit.errors import mark
from privacy_audit.model import Severity
from privacy_audit.record.message import MessageRecord, SignRecord
from privacy_audit.report.document import (
    Block,
    Document,
    Entry,
    Heading,
    Listing,
    Paragraph,
    Phrase,
    labelled,
    plain,
)
from privacy_audit.report.sentences import SEVERITIES
from privacy_audit.suspicion import MessageRules, Script
from privacy_audit.words import Words

NOW = (
    mark("Pay nothing, transfer nothing, buy no cryptocurrency."),
    mark("Open no link, install nothing, read out no code, send no picture."),
    mark("Do not delete the message: it is proof."),
    mark("Tell one person you trust now."),
)
ASK = (
    mark("Ask somebody you trust to read it too."),
    mark("Call whoever it claims to come from, on a number that you found yourself."),
    mark("Until you are sure: pay nothing, open no link, give no code."),
)

STEPS = mark("Step by step: [privacy-audit emergency]")
THREATENED = mark("You feel threatened? [privacy-audit emergency]")


def compose_message(record: MessageRecord, rules: MessageRules, words: Words) -> Document:
    """The judgement in the language of `words`."""
    title = words(mark("What this message carries"))
    script = rules.script(record.script)
    body = _found(record, rules, script, words) if script else _nothing(rules, words)
    blocks: tuple[Block, ...] = (Heading(text=plain(title), level=1), *body, *_last(record, words))
    closing = tuple(_closing(words, words.of(script.title) if script else None))
    return Document(language=words.language, title=title, blocks=blocks, closing=closing)


def _found(record: MessageRecord, rules: MessageRules, script: Script, words: Words) -> Iterator[Block]:
    yield from _warning(words, words.of(script.title))
    yield Paragraph(text=labelled(words.of(script.story)))
    yield Heading(text=plain(words(mark("What to do now"))))
    yield Listing(entries=(_line(words.of(script.advice)), *_lines(NOW, words)))
    yield Paragraph(text=labelled(words(STEPS)), tone="strong")
    yield Heading(text=plain(words(mark("The signs, as they stand in the message"))))
    yield Listing(entries=tuple(_sign(sign, rules, words) for sign in _worst_first(record.signs)))


def _nothing(rules: MessageRules, words: Words) -> Iterator[Block]:
    yield from _no_warning(words)
    yield Heading(text=plain(words(mark("What to do now"))))
    yield Listing(entries=tuple(_lines(ASK, words)))
    yield Paragraph(text=labelled(words(THREATENED)))
    looked_for = mark("What was looked for: {signs} signs, in these {scripts} known scripts")
    numbers = {"signs": len(rules.signs), "scripts": len(rules.scripts)}
    yield Heading(text=plain(words(looked_for, **numbers)))
    yield Listing(entries=tuple(_line(words.of(script.title)) for script in rules.scripts), tone="quiet")


def _warning(words: Words, resembles: str) -> Iterator[Block]:
    sentence = mark("Careful: this message carries signs of blackmail or a scam.")
    yield Paragraph(text=plain(words(sentence)), tone="warning")
    script = words(mark("It resembles: {script}"), script=resembles)
    yield Paragraph(text=labelled(script), tone="strong")


def _no_warning(words: Words) -> Iterator[Block]:
    yield Paragraph(text=plain(words(mark("None of the known signs was found."))), tone="strong")
    sentence = mark("This does not mean that the message is safe: new tricks appear every day.")
    yield Paragraph(text=plain(words(sentence)), tone="warning")


def _closing(words: Words, resembles: str | None) -> Iterator[Block]:
    """For a window that shows only the end: the verdict again, what not to do, the command that helps on.

    `resembles` is the title of the known script, None if there are no signs.
    """
    yield Heading(text=plain(words(mark("In short"))))
    yield from _no_warning(words) if resembles is None else _warning(words, resembles)
    never, steps = (ASK[-1], THREATENED) if resembles is None else (NOW[0], STEPS)
    how = mark("Scroll up to read all of it: with Shift+PageUp or the mouse wheel.")
    yield Listing(entries=tuple(_lines((never, steps, how), words)))


def _last(record: MessageRecord, words: Words) -> Iterator[Block]:
    sentences = [mark("The message was not kept and left this computer nowhere.")]
    if record.signs:
        sentences.insert(0, mark("Words alone were judged; a sign can be wrong. If in doubt, ask somebody."))
    for sentence in sentences:
        yield Paragraph(text=plain(words(sentence)), tone="quiet")


def _worst_first(signs: Sequence[SignRecord]) -> list[SignRecord]:
    order = list(Severity)
    known = {sign.id for sign in signs}
    shown = [sign for sign in signs if not (sign.id == "link" and known & {"look-alike", "odd-link"})]
    return sorted(shown, key=lambda sign: -order.index(sign.severity))


def _sign(found: SignRecord, rules: MessageRules, words: Words) -> Entry:
    sign = rules.sign(found.id)
    return Entry(
        title=labelled(words.of(sign.title)),
        tag=plain(words(SEVERITIES[found.severity])),
        details=(plain(f"“{found.excerpt}”"), labelled(words.of(sign.why))),
    )


def _lines(sentences: Sequence[str], words: Words) -> Iterator[Entry]:
    for sentence in sentences:
        yield _line(words(sentence))


def _line(text: str) -> Entry:
    title: Phrase = labelled(text)
    return Entry(title=title)
