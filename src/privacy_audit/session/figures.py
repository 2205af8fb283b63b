"""The figures of a session for a superior: of the sums, what may be shown, in words of one language."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import ceil, floor

from privacy_audit.checklist import Catalog, Question
from privacy_audit.errors import mark
from privacy_audit.model import Answer, RiskClass, State
from privacy_audit.record.session import (
    Counted,
    GroupRecord,
    MessageRecord,
    QuestionRecord,
    SessionReport,
    Share,
    Typical,
)
from privacy_audit.session.covering import Group, answers_in, cover, share
from privacy_audit.session.totals import Totals
from privacy_audit.session.typical import ends, middle
from privacy_audit.tally import FEWEST, Phase, Topic
from privacy_audit.text import clean
from privacy_audit.training import QUIZ, QUIZ_CHOICES, Quiz, QuizMessage
from privacy_audit.walk import is_open
from privacy_audit.words import Words

MOST_LISTED = 5
QUIZ_LABELS = {"threat": mark("A threat or a scam"), "harmless": mark("Harmless")}
OTHER_ANSWERS = mark("Other answers (not sure, does not apply)")
OTHER = "other"
"""The answers that are none of the choices: unsure, does not apply, a choice of other checklists."""

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
            typical=self._typical(),
            quiz=tuple(self._message(*one) for one in self._messages().items()),
            unknown=totals.unknown,
            fewest=FEWEST,
        )

    def _asked(self) -> dict[Topic, Question]:
        found = ((topic, self._catalog.question(topic)) for topic in self._totals.topics)
        return {topic: question for topic, question in found if question}

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
        return cover({**counts, OTHER: others}, shown, self._totals.people)

    def _question(self, topic: Topic, question: Question) -> QuestionRecord:
        labels = {choice.id: self._words.of(choice.label) for choice in question.choices}
        still = frozenset(name for name in labels if _leaves_open(topic, question, name))
        rounds = (self._groups(topic, phase, tuple(labels)) for phase in ("before", "after"))
        before, after = (self._counted(one, labels, still) for one in rounds)
        network = self._name(topic.partition("/")[0])
        prompt = self._words.of(question.prompt)
        return QuestionRecord(id=topic, network=network, prompt=prompt, before=before, after=after)

    def _message(self, topic: Topic, message: QuizMessage) -> MessageRecord:
        labels = {choice: self._words(QUIZ_LABELS[choice]) for choice in QUIZ_CHOICES}
        groups = self._groups(topic, "before", QUIZ_CHOICES) or ()
        counted = self._counted(groups, labels, frozenset()) or Counted()
        right = frozenset((QUIZ_CHOICES[0 if message.threat else 1],))
        return MessageRecord(
            id=topic,
            text=self._words.of(message.text),
            threat=message.threat,
            counted=counted,
            right=self._share(groups, right) if groups else None,
        )

    def _counted(
        self, groups: tuple[Group, ...] | None, labels: Mapping[str, str], still: frozenset[str]
    ) -> Counted | None:
        if not groups:
            return None if groups is None else Counted()
        return Counted(
            groups=tuple(self._group(one, groups, labels) for one in groups),
            answers=answers_in(groups),
            open=self._share(groups, still) if still else None,
        )

    def _group(self, group: Group, groups: Sequence[Group], labels: Mapping[str, str]) -> GroupRecord:
        label = labels.get(group.choice) or self._words(OTHER_ANSWERS)
        return GroupRecord(
            choice=group.choice,
            label=label,
            least=group.least,
            most=group.most,
            hidden=group.hidden,
            share=self._share(groups, frozenset((group.choice,))),
        )

    def _share(self, groups: Sequence[Group], chosen: frozenset[str]) -> Share:
        least, most = share(groups, chosen, self._totals.people)
        if all(group.exact for group in groups):
            return Share(least=round(least * 100), most=round(least * 100))
        return Share(least=floor(least * 100 + 1e-9), most=ceil(most * 100 - 1e-9))

    # --- the typical exposure ----------------------------------------------------------------

    def _typical(self) -> Typical | None:
        """Over the questions that were asked twice, so that both can be compared; else over all."""
        asked = {
            topic: question
            for topic, question in self._asked().items()
            if question.risk_class is not RiskClass.READINESS
        }
        twice = {topic: one for topic, one in asked.items() if len(self._totals.counts[topic]) == 2}
        chosen = twice or {
            topic: one for topic, one in asked.items() if "before" in self._totals.counts[topic]
        }
        if not chosen:
            return None
        before, after = (
            {topic: self._middle(topic, one, phase) for topic, one in chosen.items()}
            for phase in ("before", "after")
        )
        return Typical(
            questions=tuple(chosen),
            before=ends(self._catalog, before, self._words),
            after=ends(self._catalog, after, self._words) if twice else None,
        )

    def _middle(self, topic: Topic, question: Question, phase: Phase) -> str | None:
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


def _leaves_open(topic: Topic, question: Question, choice: str) -> bool:
    return is_open(question, Answer(question=topic, state=State.ANSWERED, choice=choice))


def _most_open(questions: Sequence[QuestionRecord]) -> tuple[str, ...]:
    """The settings that most people had open at first, by the middle of what is shown."""
    shares = {one.id: one.before.open for one in questions if one.before and one.before.open}
    ranked = sorted(shares, key=lambda name: (-(shares[name].least + shares[name].most), name))
    return tuple(name for name in ranked if shares[name].most)[:MOST_LISTED]
