"""What the report of a training room says: its head, its promises, and every figure as words."""

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
    Share,
    Typical,
)
from privacy_audit.text import clean
from privacy_audit.words import Words

BEFORE, AFTER = mark("before"), mark("after")
LONGEST = 200


def unbroken(text: str) -> str:
    """A number or a range that stays on one line: its spaces do not break."""
    return text.replace(" ", "\u00a0")


class SessionWords:
    """Says the figures of one record in one language."""

    def __init__(self, record: SessionReport, words: Words) -> None:
        self._record, self._words = record, words

    # --- head and foot ---------------------------------------------------------------------------

    def title(self) -> str:
        """What the report is called."""
        title = clean(self._record.title, LONGEST)
        if title:
            return self._words(mark("Figures of the training: {title}"), title=title)
        return self._words(mark("Figures of a training"))

    def head(self) -> Iterator[str]:
        """Who held it, when, how many came, which networks; what is missing."""
        record, words = self._record, self._words
        if office := clean(record.office, LONGEST):
            yield words(mark("Held by: {office}"), office=office)
        yield self.days()
        people = self.at_least(record.people)
        if record.people is not None and record.people_at_most is not None:
            people = self._range(record.people, record.people_at_most)
        yield words(mark("People: {people}"), people=people)
        if record.rooms > 1:
            yield words(mark("Trainings together: {number}"), number=record.rooms)
        if record.own_files != 0:
            yield words(
                mark("People who sent a file of their own: {people}"), people=self.at_least(record.own_files)
            )
        if record.networks:
            yield words(mark("Networks: {names}"), names=", ".join(record.networks))
        yield words(
            mark("Questions: {questions}. Messages of the quiz: {messages}."),
            questions=len(record.questions),
            messages=len(record.quiz),
        )
        if record.unknown:
            yield words.count(
                "{number} question was left out: these checklists do not know it.",
                "{number} questions were left out: these checklists do not know them.",
                record.unknown,
            )

    def days(self) -> str:
        """The day, or the first and the last."""
        first, last = self._words.day(self._record.first), self._words.day(self._record.last)
        if first == last:
            return self._words(mark("Day: {day}"), day=first)
        return self._words(mark("From {first} to {last}"), first=first, last=last)

    def promises(self) -> Iterator[str]:
        """What stands here and what does not."""
        words = self._words
        yield words(mark("Only distributions stand here: no person, and no answer of a single one."))
        sentence = mark(
            "Groups of fewer than {fewest} people are not shown. Where one could be worked out from the "
            "rest, the rest is given as a range, or not at all."
        )
        yield words(sentence, fewest=self._record.fewest)

    def limits(self) -> Iterator[str]:
        """What the figures must not be used for, and what two of them together tell."""
        # What any table of counts is open to (Willenborg, de Waal, 2001, chapter 1): differencing.
        sentence = mark(
            "Two reports about nearly the same people tell, side by side, about the few who are in only one "
            "of them: hand on only one of the two."
        )
        yield self._words(sentence)
        yield self._words(mark("It must not be used to compare or appraise people."))
        sentence = mark("Made with privacy-audit {version}, checklists of {day}.")
        yield self._words(sentence, version=self._record.tool, day=self._words.day(self._record.data))

    # --- figures -----------------------------------------------------------------------------------

    def at_least(self, people: int | None) -> str:
        """A number of people, or that they are too few to tell."""
        if people is None:
            return self._words(mark("fewer than {fewest}"), fewest=self._record.fewest)
        return str(people)

    def number(self, group: GroupRecord) -> str:
        """How many people, as a number, a range, or that they are too few."""
        if group.hidden:
            return self.at_least(None)
        return self._range(group.least, group.most)

    def percent(self, share: Share) -> str:
        """A share of the answers."""
        return self._words(mark("{number} %"), number=self._range(share.least, share.most))

    def people(self, group: GroupRecord) -> str:
        """How many people, and which share of the answers."""
        if group.hidden:
            return self._words(mark("fewer than {fewest} people"), fewest=self._record.fewest)
        sentence = mark("{number} people ({share} of the answers)")
        return self._words(sentence, number=self.number(group), share=self.percent(group.share))

    def short(self, group: GroupRecord | None) -> str:
        """Number and share for the cell of a table, a dash where nobody was asked."""
        if group is None:
            return "–"
        if group.hidden:
            return self.people(group)
        return f"{unbroken(self.number(group))} ({unbroken(self.percent(group.share))})"

    def _range(self, least: float, most: float) -> str:
        ends = self._words.points(least), self._words.points(most)
        return (
            ends[0] if ends[0] == ends[1] else self._words(mark("{low} to {high}"), low=ends[0], high=ends[1])
        )

    # --- rounds ------------------------------------------------------------------------------------

    def before_and_after(self) -> tuple[str, str]:
        """The names of the two rounds."""
        return self._words(BEFORE), self._words(AFTER)

    def of_rounds(self, then: GroupRecord | None, now: GroupRecord | None) -> tuple[str, ...]:
        """What each round says of a choice."""
        both = zip(self.before_and_after(), (then, now), strict=True)
        return tuple(f"{name}: {self.people(one)}" for name, one in both if one)

    def pairs(
        self, before: Counted | None, after: Counted | None
    ) -> tuple[tuple[str, GroupRecord | None, GroupRecord | None], ...]:
        """Every choice by its label with what both rounds say, in the order of the question."""
        then, now = ({one.choice: one for one in side.groups} if side else {} for side in (before, after))
        labels = {one.choice: one.label for one in (*then.values(), *now.values())}
        return tuple((label, then.get(choice), now.get(choice)) for choice, label in labels.items())

    def answered(self, before: Counted | None, after: Counted | None) -> str:
        """How many answered each round, where that is told."""
        both = zip(self.before_and_after(), (before, after), strict=True)
        told = [f"{name} {one.answers}" for name, one in both if one and one.answers is not None]
        return self._words(mark("Answers: {rounds}"), rounds=", ".join(told)) if told else ""

    def nothing_to_show(self) -> str:
        """Why there is no figure."""
        return self._words(mark("not shown, since a group of fewer than {fewest} could be worked out"),
                           fewest=self._record.fewest)  # fmt: skip

    def named(self, one: QuestionRecord) -> str:
        """A question with its network."""
        return f"{one.network}: {one.prompt}"

    def what_open_means(self) -> str:
        """What is counted as open."""
        return self._words(
            mark("Open means: the answer is less closed than what the checklist recommends or accepts.")
        )

    def order_of_open(self) -> str:
        """What stands first among the settings most often open, also where shares are equal."""
        return self._words(
            mark(
                "The largest share stands first, of a range its middle; of equal shares, the question that "
                "comes first in the list of all."
            )
        )

    def opened(self, one: QuestionRecord) -> str:
        """Which share had it open, before and after."""
        shares = [side.open for side in (one.before, one.after) if side and side.open]
        if len(shares) == 2:
            sentence = mark("open: {before} of the answers before, {after} after")
            return self._words(sentence, before=self.percent(shares[0]), after=self.percent(shares[1]))
        return self._words(mark("open: {before} of the answers"), before=self.percent(shares[0]))

    def legend(self, hatched: str = "") -> str:
        """What the uncertain part of a bar is, drawn as that sign, or hatched."""
        if hatched:
            sentence = mark(
                "In a bar, {sign} is possible, not certain: a range, or too few people to be shown."
            )
            return self._words(sentence, sign=hatched)
        return self._words(
            mark(
                "The hatched part of a bar is possible, not certain: a range, or too few people to be shown."
            )
        )

    # --- typical exposure and quiz -----------------------------------------------------------------

    def rounds(self, typical: Typical) -> tuple[tuple[str, Ends | None], ...]:
        """The score of each round by its name."""
        return tuple(zip(self.before_and_after(), (typical.before, typical.after), strict=True))

    def score(self, one: Ends) -> str:
        """A score in words, with its band where it has one number."""
        if not one.word:
            return self._words(mark("{range} of 100 points"), range=self._range(one.low, one.high))
        sentence = mark("{number} of 100 points ({band})")
        shown = self._range(one.low, one.high)
        return self._words(sentence, number=shown, band=one.word)

    def course(self, before: Ends, after: Ends) -> str:
        """From where to where the score went."""
        sentence = mark("{before} → {after} of 100 points")
        ends = [self._range(one.low, one.high) for one in (before, after)]
        return self._words(sentence, before=ends[0], after=ends[1])

    def definition(self, typical: Typical) -> str:
        """What the typical exposure is, in a sentence."""
        sentence = mark(
            "The score (0: a stranger can use little, 100: everything a blackmailer needs is visible) of an "
            "imaginary person who gives the room's middle answer to {number} questions, all answers lined up "
            "from the most open to the most closed; where the middle is not certain, it is a range."
        )
        return self._words(sentence, number=len(typical.questions))

    def truth(self, one: MessageRecord) -> str:
        """What the message is, and how many told it."""
        is_threat, is_harmless = mark("It is a threat or a scam."), mark("It is harmless.")
        truth = self._words(is_threat if one.threat else is_harmless)
        if one.right is None:
            return truth
        told = mark("{truth} Told rightly: {share} of the answers.")
        return self._words(told, truth=truth, share=self.percent(one.right))
