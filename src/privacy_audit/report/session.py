"""The figures of a training room in words, with bars: for a screen, as Markdown, as a page of A4.

Everything is said from the record, in which no group under five stands any more.
"""

from __future__ import annotations

from collections.abc import Iterator

from privacy_audit.errors import mark
from privacy_audit.record.session import (
    Counted,
    Ends,
    GroupRecord,
    MessageRecord,
    QuestionRecord,
    SessionReport,
)
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
from privacy_audit.report.session_drawn import MAYBE, Drawing, Drawn
from privacy_audit.report.session_words import SessionWords
from privacy_audit.words import Words


def compose_session(record: SessionReport, words: Words, drawing: Drawing) -> Document:
    """The whole report."""
    return _Composing(record, words, drawing).document()


class _Composing:
    """One report while it is composed."""

    def __init__(self, record: SessionReport, words: Words, drawing: Drawing) -> None:
        self._record, self._drawing = record, drawing
        self._said = SessionWords(record, words)
        self._drawn = Drawn(self._said, words, drawing)
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
            yield self._drawn.scores(typical.before, typical.after)
        else:
            entries = [self._score(name, one) for name, one in self._said.rounds(typical) if one]
            yield Listing(entries=tuple(entries))
        yield Paragraph(text=plain(note))
        yield Paragraph(text=plain(self._said.definition(typical)), tone="quiet")
        by_id = {one.id: one for one in self._record.questions}
        yield Paragraph(text=self._say(mark("These questions count in it:")), tone="quiet")
        counted = (Entry(title=labelled(self._said.named(by_id[name]))) for name in typical.questions)
        yield Listing(entries=tuple(counted), tone="quiet")

    def _score(self, name: str, one: Ends) -> Entry:
        return Entry(title=plain(self._drawn.line(one.low, one.high, f"{name}: {self._said.score(one)}")))

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
            yield self._drawn.compared(one, before, after)
            return
        for name, counted in zip(self._said.before_and_after(), (before, after), strict=True):
            if counted and not counted.groups:
                yield Paragraph(text=plain(f"{name}: {self._said.nothing_to_show()}"))
        yield from self._listed(before, after)

    def _listed(self, before: Counted | None, after: Counted | None) -> Iterator[Block]:
        shown = [one for one in (before, after) if one and one.groups]
        if self._drawing == "page":
            if len(shown) == 1:
                name = self._said.before_and_after()[before is not shown[0]]
                yield Paragraph(text=self._say(mark("Counted once: {round}."), round=name), tone="strong")
            yield from (self._drawn.bars(one) for one in shown)
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
            plain(self._drawn.line(share.least, share.most, line))
            for share, line in zip(shares, said, strict=True)
        )
        return Entry(title=labelled(label), details=tuple(details))

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
            yield self._drawn.bars(counted)
        else:
            if counted.answers is not None:
                yield Paragraph(text=self._say(mark("Answers: {rounds}"), rounds=counted.answers))
            yield Listing(entries=tuple(self._told(group) for group in counted.groups))

    def _told(self, group: GroupRecord) -> Entry:
        """A choice of the quiz: there is one round, which needs no name."""
        said = self._drawn.line(group.share.least, group.share.most, self._said.people(group))
        return Entry(title=labelled(group.label), details=(plain(said),))
