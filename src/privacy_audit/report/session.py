"""The figures of a training room in words, with bars: for a screen, as Markdown, as a page of A4.

Everything is said from the record, in which no group under five stands any more.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from privacy_audit.errors import mark
from privacy_audit.record.session import (
    Counted,
    Ends,
    GroupRecord,
    MessageRecord,
    QuestionRecord,
    SessionReport,
    Share,
)
from privacy_audit.report.document import (
    Bar,
    Bars,
    Block,
    Compared,
    Comparison,
    Document,
    Entry,
    Heading,
    Listing,
    Paragraph,
    Phrase,
    labelled,
    plain,
)
from privacy_audit.report.session_words import SessionWords
from privacy_audit.words import Words

Drawing = Literal["page", "lines", "none"]
"""How bars are drawn: by the page, as a line of blocks, or not at all for a screen reader."""
WIDTH = 20
SURE, MAYBE, NOT = "█", "▒", "·"


def compose_session(record: SessionReport, words: Words, drawing: Drawing) -> Document:
    """The whole report."""
    return _Composing(record, words, drawing).document()


class _Composing:
    """One report while it is composed."""

    def __init__(self, record: SessionReport, words: Words, drawing: Drawing) -> None:
        self._record, self._drawing = record, drawing
        self._said = SessionWords(record, words)
        self._words = words

    def document(self) -> Document:
        """Who and when, what is hidden, what most had open, the score, each question, the quiz."""
        title = self._said.title()
        blocks = (
            Heading(text=plain(title), level=1),
            *(Paragraph(text=plain(line)) for line in self._said.head()),
            *(Paragraph(text=plain(line), tone="quiet") for line in self._said.promises()),
            *self._most_open(),
            *self._typical(),
            *self._questions(),
            *self._quiz(),
            *(Paragraph(text=plain(line), tone="quiet") for line in self._said.limits()),
        )
        return Document(language=self._record.language, title=title, blocks=blocks)

    def _say(self, sentence: str, **values: object) -> Phrase:
        return plain(self._words(sentence, **values))

    def _most_open(self) -> Iterator[Block]:
        by_id = {one.id: one for one in self._record.questions}
        listed = [by_id[name] for name in self._record.most_open]
        if not listed:
            return
        yield Heading(text=self._say(mark("The settings most often open at first")))
        yield Paragraph(text=plain(self._said.what_open_means()))
        yield Paragraph(text=plain(self._said.order_of_open()), tone="quiet")
        yield Listing(
            entries=tuple(
                Entry(title=labelled(self._said.named(one)), details=(plain(self._said.opened(one)),))
                for one in listed
            )
        )

    def _typical(self) -> Iterator[Block]:
        typical, note = self._record.typical, self._record.typical_note
        if typical is None and not note:
            return
        yield Heading(text=self._say(mark("The typical exposure of the room")))
        if typical is None:
            yield Paragraph(text=plain(note))
            return
        if self._drawing == "page" and typical.after:
            yield self._compared_scores(typical.before, typical.after)
        else:
            entries = [self._score(name, one) for name, one in self._said.rounds(typical) if one]
            yield Listing(entries=tuple(entries))
        yield Paragraph(text=plain(note))
        yield Paragraph(text=plain(self._said.definition(typical)), tone="quiet")
        by_id = {one.id: one for one in self._record.questions}
        yield Paragraph(text=self._say(mark("These questions count in it:")), tone="quiet")
        counted = (Entry(title=labelled(self._said.named(by_id[name]))) for name in typical.questions)
        yield Listing(entries=tuple(counted), tone="quiet")

    def _compared_scores(self, before: Ends, after: Ends) -> Comparison:
        both = zip(self._said.before_and_after(), (before, after), strict=True)
        row = Compared(
            label=self._say(mark("Score")),
            before=(before.low, before.high),
            now=(after.low, after.high),
            maximum=100.0,
            words=plain("; ".join(f"{name}: {self._said.score(one)}" for name, one in both)),
        )
        return Comparison(words=plain(self._said.course(before, after)), sides=self._sides(), rows=(row,))

    def _score(self, name: str, one: Ends) -> Entry:
        return Entry(title=plain(self._drawn(one.low, one.high, f"{name}: {self._said.score(one)}")))

    def _sides(self) -> tuple[Phrase, Phrase]:
        before, after = self._said.before_and_after()
        return plain(before), plain(after)

    # --- questions -------------------------------------------------------------------------------

    def _questions(self) -> Iterator[Block]:
        if self._record.questions:
            yield Heading(text=self._say(mark("Question by question")))
        if self._record.questions and self._drawing != "none":
            legend = self._said.legend("" if self._drawing == "page" else MAYBE)
            yield Paragraph(text=plain(legend), tone="quiet")
        for one in self._record.questions:
            yield Heading(text=labelled(self._said.named(one)), level=3)
            yield from self._question(one)

    def _question(self, one: QuestionRecord) -> Iterator[Block]:
        before, after = one.before, one.after
        if self._drawing == "page" and before and after and before.groups and after.groups:
            answered = self._said.answered(before, after)
            yield from (Paragraph(text=plain(line)) for line in (answered,) if line)
            yield self._compared(one, before, after)
            return
        for name, counted in zip(self._said.before_and_after(), (before, after), strict=True):
            if counted and not counted.groups:
                yield Paragraph(text=plain(f"{name}: {self._said.nothing_to_show()}"))
        yield from self._listed(before, after)

    def _compared(self, one: QuestionRecord, before: Counted, after: Counted) -> Comparison:
        pairs = self._said.pairs(before, after)
        rows = tuple(
            Compared(
                label=labelled(label),
                before=_ends(then.share if then else None),
                now=_ends(now.share if now else None),
                maximum=100.0,
                words=plain("; ".join(self._said.of_rounds(then, now))),
            )
            for label, then, now in pairs
        )
        return Comparison(words=plain(self._said.opened(one)), sides=self._sides(), rows=rows)

    def _listed(self, before: Counted | None, after: Counted | None) -> Iterator[Block]:
        shown = [one for one in (before, after) if one and one.groups]
        if self._drawing == "page":
            if len(shown) == 1:
                name = self._said.before_and_after()[before is not shown[0]]
                yield Paragraph(text=self._say(mark("Counted once: {round}."), round=name), tone="strong")
            yield from (self._bars(one) for one in shown)
            return
        answered = self._said.answered(before, after)
        if answered:
            yield Paragraph(text=plain(answered))
        if shown:
            pairs = self._said.pairs(before, after)
            yield Listing(entries=tuple(self._entry(*pair) for pair in pairs))

    def _entry(self, label: str, then: GroupRecord | None, now: GroupRecord | None) -> Entry:
        said = self._said.of_rounds(then, now)
        shares = [one.share for one in (then, now) if one]
        details = (
            plain(self._drawn(share.least, share.most, line))
            for share, line in zip(shares, said, strict=True)
        )
        return Entry(title=labelled(label), details=tuple(details))

    def _bars(self, counted: Counted) -> Bars:
        answers = counted.answers
        number = str(answers) if answers is not None else "–"
        total = self._words(mark("Answers together"))
        return Bars(
            columns=(self._say(mark("people")), self._say(mark("of the answers")), plain("")),
            legend=(self._say(mark("for certain")), self._say(mark("possibly"))),
            bars=tuple(self._bar(one) for one in counted.groups),
            total=Bar(
                label=plain(total),
                low=0,
                high=0,
                maximum=None,
                numbers=(number, "", ""),
                words=plain(f"{total}: {number}"),
            ),
        )

    def _bar(self, one: GroupRecord) -> Bar:
        return Bar(
            label=labelled(one.label),
            low=one.share.least,
            high=one.share.most,
            maximum=100.0,
            numbers=(self._said.number(one), self._said.percent(one.share), ""),
            words=plain(f"{one.label}: {self._said.people(one)}"),
        )

    # --- the quiz --------------------------------------------------------------------------------

    def _quiz(self) -> Iterator[Block]:
        if self._record.quiz:
            yield Heading(text=self._say(mark("Quiz: threat or harmless?")))
        for one in self._record.quiz:
            yield Heading(text=plain(self._words(mark("“{text}”"), text=one.text)), level=3)
            yield from self._message(one)

    def _message(self, one: MessageRecord) -> Iterator[Block]:
        yield Paragraph(text=plain(self._said.truth(one)))
        counted = one.counted
        if not counted.groups:
            yield Paragraph(text=plain(self._said.nothing_to_show()))
        elif self._drawing == "page":
            yield self._bars(counted)
        else:
            if counted.answers is not None:
                yield Paragraph(text=self._say(mark("Answers: {rounds}"), rounds=counted.answers))
            yield Listing(entries=tuple(self._told(group) for group in counted.groups))

    def _told(self, group: GroupRecord) -> Entry:
        """A choice of the quiz: there is one round, which needs no name."""
        said = self._drawn(group.share.least, group.share.most, self._said.people(group))
        return Entry(title=labelled(group.label), details=(plain(said),))

    def _drawn(self, low: float, high: float, said: str) -> str:
        """A bar of blocks before the words; the words alone for a screen reader and on a page."""
        if self._drawing != "lines":
            return said
        sure, most = round(low * WIDTH / 100), round(high * WIDTH / 100)
        return f"{SURE * sure}{MAYBE * (most - sure)}{NOT * (WIDTH - most)} {said}"


def _ends(share: Share | None) -> tuple[float, float]:
    return (float(share.least), float(share.most)) if share else (0.0, 0.0)
