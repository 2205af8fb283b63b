"""What the wall's screens are made of: the networks of the session, the quiz, the other screens."""

from __future__ import annotations

from collections.abc import Mapping

from privacy_audit.checklist import Network, Question
from privacy_audit.errors import mark
from privacy_audit.model import Value
from privacy_audit.report.agenda import part_of
from privacy_audit.session.stops import Stop, is_message
from privacy_audit.tally import Session, Topic
from privacy_audit.training import QUIZ_CHOICES, Quiz, QuizMessage, Wall
from privacy_audit.words import Words

VOTES: dict[str, str] = {"threat": mark("A threat or a scam"), "harmless": mark("Harmless")}


class Matter(Value):
    """What the wall's screens are made of. `networks` by id, those of the session."""

    words: Words
    networks: Mapping[str, Network]
    quiz: Quiz
    wall: Wall

    def question(self, topic: Topic) -> Question | None:
        """The question of a topic, None if the checklists have it no more."""
        network_id, _, question_id = topic.partition("/")
        network = self.networks.get(network_id)
        questions = network.questions if network else ()
        return next((one for one in questions if one.id == question_id), None)

    def message(self, topic: Topic) -> QuizMessage | None:
        """The quiz message of a topic, None if it is none, or the quiz has it no more."""
        return self.quiz.message(topic.partition("/")[2]) if is_message(topic) else None

    def choices(self, topic: Topic) -> dict[str, str]:
        """The choices of a topic in the room's language, by id."""
        if is_message(topic):
            return {one: self.words(VOTES[one]) for one in QUIZ_CHOICES}
        question = self.question(topic)
        return {one.id: self.words.of(one.label) for one in question.choices} if question else {}

    def label(self, session: Session, stop: Stop) -> str:
        """What a stop is called in a list: the question itself, or the item of the agenda."""
        topic = session.topics[stop.topic] if stop.topic is not None else None
        if topic is None:
            return part_of(session.agenda[stop.item], self.networks, self.words)
        if message := self.message(topic):
            return self.words.of(message.text)
        question = self.question(topic)
        return self.words.of(question.prompt) if question else topic
