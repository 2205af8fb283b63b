"""How the figures of a training room are drawn: bars on a page, lines of blocks on a screen, words alone."""

from __future__ import annotations

from typing import Literal

from privacy_audit.errors import mark
from privacy_audit.record.session import Counted, Ends, GroupRecord, QuestionRecord, Share
from privacy_audit.report.document import Bar, Bars, Compared, Comparison, Phrase, labelled, plain
from privacy_audit.report.session_words import SessionWords
from privacy_audit.words import Words

Drawing = Literal["page", "lines", "none"]
"""How bars are drawn: by the page, as a line of blocks, or not at all for a screen reader."""
WIDTH = 20
SURE, MAYBE, NOT = "█", "▒", "·"


class Drawn:
    """Draws what one record says in one language."""

    def __init__(self, said: SessionWords, words: Words, drawing: Drawing) -> None:
        self._said, self._words, self._drawing = said, words, drawing

    def _say(self, sentence: str) -> Phrase:
        return plain(self._words(sentence))

    def scores(self, before: Ends, after: Ends) -> Comparison:
        """The score before and after, as two bars."""
        both = zip(self._said.before_and_after(), (before, after), strict=True)
        row = Compared(
            label=self._say(mark("Score")),
            before=(before.low, before.high),
            now=(after.low, after.high),
            maximum=100.0,
            words=plain("; ".join(f"{name}: {self._said.score(one)}" for name, one in both)),
        )
        return Comparison(words=plain(self._said.course(before, after)), sides=self._sides(), rows=(row,))

    def _sides(self) -> tuple[Phrase, Phrase]:
        before, after = self._said.before_and_after()
        return plain(before), plain(after)

    def compared(self, one: QuestionRecord, before: Counted, after: Counted) -> Comparison:
        """Each choice of a question before and after, as two bars."""
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

    def bars(self, counted: Counted) -> Bars:
        """What was counted once, a bar for each choice."""
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

    def line(self, low: float, high: float, said: str) -> str:
        """A bar of blocks before the words; the words alone for a screen reader and on a page."""
        if self._drawing != "lines":
            return said
        sure, most = round(low * WIDTH / 100), round(high * WIDTH / 100)
        return f"{SURE * sure}{MAYBE * (most - sure)}{NOT * (WIDTH - most)} {said}"


def _ends(share: Share | None) -> tuple[float, float]:
    return (float(share.least), float(share.most)) if share else (0.0, 0.0)
