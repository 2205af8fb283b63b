"""The figures of a session for a superior: of the sums, what may be shown, in words of one language."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from privacy_audit.checklist import Catalog, Question
from privacy_audit.errors import mark
from privacy_audit.labels import quoted
from privacy_audit.model import RiskClass
from privacy_audit.record.session import (
    FEWEST_QUESTIONS,
    Counted,
    GroupRecord,
    MessageRecord,
    QuestionRecord,
    SessionReport,
    Share,
    Typical,
)
from privacy_audit.session.covering import Group, answers_in, cover
from privacy_audit.session.openness import leaves_open
from privacy_audit.session.shares import share_together, shares_of
from privacy_audit.session.totals import Totals
from privacy_audit.session.typical import Middle, ends, middle
from privacy_audit.tally import FEWEST, PHASES, Phase, Topic
from privacy_audit.text import clean
from privacy_audit.training import QUIZ, QUIZ_CHOICES, Quiz, QuizMessage
from privacy_audit.words import Words

MOST_LISTED = 5
QUIZ_LABELS = {"threat": mark("A threat or a scam"), "harmless": mark("Harmless")}
OTHER_ANSWERS = mark("Other answers (not sure, does not apply)")
OTHER = "other"
"""The answers that are none of the choices: unsure, does not apply, a choice of other checklists."""
COUNTS_ONLY = mark(
    "Only the {number} questions that were asked count in it. What was not asked is unknown: it counts as "
    "harmless here, and need not be."
)
TOO_FEW = mark(
    "No typical exposure is told: {number} of the questions that were asked count in a score, and at least "
    "{fewest} are needed. What was not asked is unknown, which is not the same as safe."
)

Mask = Callable[[str], str]


class Figures:
    """Makes the report of the sums. `mask` hides what may be personal in a title."""

    def __init__(self, totals: Totals, catalog: Catalog, quiz: Quiz, words: Words, mask: Mask) -> None:
        self._totals, self._catalog, self._quiz, self._words = totals, catalog, quiz, words
        self._mask = mask

    def report(self, tool: str) -> SessionReport:
        """The whole report; `tool` is the version that makes it."""
        totals = self._totals
        questions = tuple(self._question(*one) for one in self._asked().items())
        countable = self._countable()
        return SessionReport(
            tool=tool,
            data=self._catalog.data_date,
            language=self._words.language,
            title=clean(self._mask(totals.title)),
            office=clean(self._mask(totals.office)),
            people=_enough(totals.people),
            rooms=totals.rooms,
            own_files=_own_files(totals),
            first=totals.first,
            last=totals.last,
            networks=tuple(self._name(one) for one in totals.networks if one in self._catalog.networks),
            questions=questions,
            most_open=_most_open(questions),
            typical=self._typical(countable),
            quiz=tuple(self._message(*one) for one in self._messages().items()),
            unknown=totals.unknown,
            fewest=FEWEST,
            ways=totals.ways,
            typical_note=self._note(countable),
            people_at_most=totals.people_at_most if FEWEST <= totals.people < totals.people_at_most else None,
        )

    def _asked(self) -> dict[Topic, Question]:
        """As one session asked them; of several in the order of menus and checklists."""
        found = ((topic, self._catalog.question(topic)) for topic in self._totals.topics)
        asked = {topic: question for topic, question in found if question}
        return asked if self._totals.is_single else dict(sorted(asked.items(), key=self._place))

    def _place(self, one: tuple[Topic, Question]) -> tuple[int, str, int]:
        network = self._catalog.networks[one[0].partition("/")[0]]
        return network.rank, network.id, network.questions.index(one[1])

    def _messages(self) -> dict[Topic, QuizMessage]:
        found = ((topic, message_of(topic, self._quiz)) for topic in self._totals.topics)
        return {topic: message for topic, message in found if message}

    def _name(self, network: str) -> str:
        return self._words.of(self._catalog.networks[network].name)

    # --- one topic -------------------------------------------------------------------------------

    def _groups(self, topic: Topic, phase: Phase, choices: Sequence[str]) -> tuple[Group, ...] | None:
        """What may be shown of one round, None if nobody was asked.

        The answers that are no choice are left out where they are too few, without a word of them.
        """
        counts = self._totals.counts[topic].get(phase)
        if counts is None:
            return None
        others = sum(number for choice, number in counts.items() if choice not in choices)
        shown = (*choices, OTHER) if others >= FEWEST else tuple(choices)
        return cover({**counts, OTHER: others}, shown, self._people(topic, phase))

    def _people(self, topic: Topic, phase: Phase) -> int:
        """How many were in the rooms that were asked; whoever was not asked cannot be in a hidden group."""
        return self._totals.present[topic][phase]

    def _question(self, topic: Topic, question: Question) -> QuestionRecord:
        labels = {choice.id: quoted(clean(self._words.of(choice.label))) for choice in question.choices}
        still = frozenset(choice.id for choice in question.choices if leaves_open(question, choice))
        before, after = (self._counted(topic, phase, labels, still) for phase in PHASES)
        network = self._name(topic.partition("/")[0])
        prompt = quoted(clean(self._words.of(question.prompt)))
        return QuestionRecord(id=topic, network=network, prompt=prompt, before=before, after=after)

    def _message(self, topic: Topic, message: QuizMessage) -> MessageRecord:
        labels = {choice: self._words(QUIZ_LABELS[choice]) for choice in QUIZ_CHOICES}
        groups = self._groups(topic, "before", QUIZ_CHOICES) or ()
        counted = self._counted(topic, "before", labels, frozenset()) or Counted()
        right = QUIZ_CHOICES[0 if message.threat else 1]
        people = self._people(topic, "before")
        return MessageRecord(
            id=topic,
            text=self._words.of(message.text),
            threat=message.threat,
            counted=counted,
            right=shares_of(groups, people)[right] if groups else None,
        )

    def _counted(
        self, topic: Topic, phase: Phase, labels: Mapping[str, str], still: frozenset[str]
    ) -> Counted | None:
        groups = self._groups(topic, phase, tuple(labels))
        if not groups:
            return None if groups is None else Counted()
        people = self._people(topic, phase)
        shares = shares_of(groups, people)
        told = (self._group(one, labels, shares[one.choice]) for one in groups)
        return Counted(
            groups=tuple(told),
            answers=answers_in(groups),
            open=share_together(groups, still, shares, people) if still else None,
        )

    def _group(self, group: Group, labels: Mapping[str, str], of_all: Share) -> GroupRecord:
        return GroupRecord(
            choice=group.choice,
            label=labels.get(group.choice) or self._words(OTHER_ANSWERS),
            least=group.least,
            most=group.most,
            hidden=group.hidden,
            share=of_all,
        )

    # --- the typical exposure ----------------------------------------------------------------

    def _countable(self) -> dict[Topic, Question]:
        """What has a score: the questions that were asked twice, so that both rounds can be compared; where
        these are too few, all that were asked at first."""
        asked = {
            topic: question
            for topic, question in self._asked().items()
            if question.risk_class is not RiskClass.READINESS
        }
        twice = {topic: one for topic, one in asked.items() if len(self._totals.counts[topic]) == 2}
        once = {topic: one for topic, one in asked.items() if "before" in self._totals.counts[topic]}
        return twice if len(twice) >= FEWEST_QUESTIONS else once

    def _typical(self, countable: Mapping[Topic, Question]) -> Typical | None:
        if len(countable) < FEWEST_QUESTIONS:
            return None
        is_twice = all(len(self._totals.counts[topic]) == 2 for topic in countable)
        before, after = (
            {topic: self._middle(topic, one, phase) for topic, one in countable.items()}
            for phase in ("before", "after")
        )
        return Typical(
            questions=tuple(countable),
            before=ends(self._catalog, before, self._words),
            after=ends(self._catalog, after, self._words) if is_twice else None,
        )

    def _note(self, countable: Mapping[Topic, Question]) -> str:
        """What the score counts, or why there is none."""
        number = len(countable)
        if number >= FEWEST_QUESTIONS:
            return self._words(COUNTS_ONLY, number=number)
        return self._words(TOO_FEW, fewest=FEWEST_QUESTIONS, number=number) if self._asked() else ""

    def _middle(self, topic: Topic, question: Question, phase: Phase) -> Middle | None:
        choices = tuple(choice.id for choice in question.choices)
        return middle(question, self._groups(topic, phase, choices) or ())


def message_of(topic: Topic, quiz: Quiz) -> QuizMessage | None:
    """The message of the quiz that a topic is about, None for any other."""
    area, _, name = topic.partition("/")
    return quiz.message(name) if area == QUIZ else None


def _enough(people: int) -> int | None:
    return people if people >= FEWEST else None


def _own_files(totals: Totals) -> int | None:
    """How many came with a file of their own; nothing where the people of the rooms would then be few."""
    others = totals.people - totals.own_files
    few = totals.rooms and others < FEWEST
    return None if few else _enough(totals.own_files) if totals.own_files else 0


def _most_open(questions: Sequence[QuestionRecord]) -> tuple[str, ...]:
    """The settings that most people had open at first, by the middle of what is shown; of equal ones what was
    asked first (a sort keeps their order)."""
    shares = {one.id: one.before.open for one in questions if one.before and one.before.open}
    ranked = sorted(shares, key=lambda name: -(shares[name].least + shares[name].most))
    return tuple(name for name in ranked if shares[name].most)[:MOST_LISTED]
