"""What the wall's screens are made of: the networks of the session, the quiz, the other screens."""

from __future__ import annotations

from collections.abc import Mapping

from privacy_audit.checklist import Network, Question
from privacy_audit.cli.everywhere import Settings
from privacy_audit.cli.library import library_of
from privacy_audit.errors import mark
from privacy_audit.model import Value
from privacy_audit.report.agenda import part_of
from privacy_audit.session.stops import Stop, is_message, stops
from privacy_audit.tally import Phase, Session, Step, Topic
from privacy_audit.training import QUIZ_CHOICES, Quiz, QuizMessage, Wall
from privacy_audit.words import Words

PHASE_NAMES: dict[Phase, str] = {"before": mark("before"), "after": mark("after")}
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

    def prompt(self, topic: Topic) -> str:
        """What is read aloud: the question, or the message."""
        message, question = self.message(topic), self.question(topic)
        if message:
            return self.words.of(message.text)
        return self.words.of(question.prompt) if question else topic

    def label(self, session: Session, stop: Stop) -> str:
        """What a stop is called in a list: the question itself, or the item of the agenda."""
        topic = session.topics[stop.topic] if stop.topic is not None else None
        if topic is None:
            return part_of(session.agenda[stop.item], self.networks, self.words)
        if message := self.message(topic):
            # Not its text: a list of all of them would tell the quiz before it begins.
            number = [one.id for one in self.quiz.messages].index(message.id) + 1
            return self.words("Message {number} of the quiz", number=number)
        return self.prompt(topic)

    def count_of(self, session: Session, step: Step) -> str:
        """Which count it is: the question or message, and of a question its round."""
        number = session.topics.index(step.topic) if step.topic in session.topics else None
        stop = next((one for one in stops(session) if one.topic == number), None)
        label = self.label(session, stop) if stop else step.topic
        return label if is_message(step.topic) else f"{label} – {self.words(PHASE_NAMES[step.phase])}"


def matter_of(settings: Settings, session: Session) -> Matter:
    """What the wall's screens are made of: the networks of the session, the quiz, the other screens."""
    library = library_of(settings)
    known = set(library.network_ids())
    return Matter(
        words=settings.words,
        networks=library.networks(tuple(name for name in session.networks if name in known)),
        quiz=library.quiz(),
        wall=library.wall(),
    )
