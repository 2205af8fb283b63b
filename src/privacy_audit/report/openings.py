"""The questions that nobody has answered yet, network by network: what they take and what they can show.

They promise no points: an answer lowers nothing by itself, it makes the range of the score narrower.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import get_args

from privacy_audit.checklist import Level, Question, reading_minutes
from privacy_audit.errors import mark
from privacy_audit.model import UNKNOWN, Answer, State, Value
from privacy_audit.record.shapes import LineRecord
from privacy_audit.report.document import Action, Entry, Phrase, Step
from privacy_audit.report.material import Material

MOST_NETWORKS = 3
"""Networks with a step of their own; the others share one."""
_DEEPEST = get_args(Level)[-1]


class Opening(Value):
    """The open questions of some networks. `points` is by how much the range can become narrower at most."""

    networks: tuple[str, ...]
    questions: tuple[str, ...]
    points: float

    @property
    def minutes(self) -> int:
        """What it takes to answer them."""
        return reading_minutes(len(self.questions))


def open_questions(material: Material) -> dict[str, tuple[str, ...]]:
    """The questions that count and have no answer (not sure, skipped, never reached), by their network.

    Those of readiness are among them, though no points depend on them.
    """
    record = material.record
    answers = {answer.question: answer for answer in record.answers}
    unknown = (name for line in record.score.lines if line.subject.startswith(UNKNOWN) for name in line.items)
    by_network: dict[str, list[str]] = {}
    for name in dict.fromkeys((*record.asked, *unknown)):
        if (question := material.catalog.question(name)) and not _settled(question, answers.get(name)):
            by_network.setdefault(name.partition("/")[0], []).append(name)
    return {network: tuple(names) for network, names in by_network.items()}


def _settled(question: Question, answer: Answer | None) -> bool:
    """Whether an answer says how it is: with a choice that there is, or that it does not apply."""
    if answer is None or answer.state is State.NOT_APPLICABLE:
        return answer is not None
    return answer.state is State.ANSWERED and question.choice(answer.choice) is not None


def openings(material: Material) -> tuple[Opening, ...]:
    """The open questions by network, those that can show most first."""
    lines = [line for line in material.record.score.lines if line.subject.startswith(UNKNOWN)]
    single = [_opening((network,), names, lines) for network, names in open_questions(material).items()]
    single.sort(key=lambda one: (-one.points, -len(one.questions), one.networks))
    if len(single) <= MOST_NETWORKS + 1:
        return tuple(single)
    others = single[MOST_NETWORKS:]
    networks = tuple(network for one in others for network in one.networks)
    return *single[:MOST_NETWORKS], _opening(networks, [n for one in others for n in one.questions], lines)


def _opening(networks: tuple[str, ...], names: Sequence[str], lines: Sequence[LineRecord]) -> Opening:
    """A class that a page nobody saw may fill stays as wide whatever is answered, so it does not count."""
    wide = (line for line in lines if set(names) & set(line.items) and not filled(line))
    return Opening(
        networks=networks,
        questions=tuple(dict.fromkeys(names)),
        points=round(sum(line.high - line.low for line in wide), 1),
    )


def filled(line: LineRecord) -> bool:
    """Whether a line of the unknown is as wide as its class because of something that nobody looked at."""
    return not all(map(is_question, line.items))


def is_question(name: str) -> bool:
    """Whether what stands behind a line is a question: the others are targets, or that nobody looked."""
    return "/" in name


def weigh_more(material: Material) -> bool:
    """Whether the open questions could change more than everything that is known to be closable."""
    record = material.record
    lines = (line for line in record.score.lines if line.subject.startswith(UNKNOWN) and not filled(line))
    closable = record.score.low - (record.plan[-1].low_after if record.plan else record.score.low)
    return sum(line.high - line.low for line in lines) > closable


def steps_of(material: Material) -> tuple[Step, ...]:
    """A step for each network with open questions."""
    return tuple(
        Step(
            facts=_shows(material, one),
            actions=(Action(title=title_of(material, one), goal=_typed(material, one)),),
        )
        for one in openings(material)
    )


def entries_of(material: Material) -> Iterator[Entry]:
    """The same as things of a list."""
    for one in openings(material):
        yield Entry(title=title_of(material, one), details=(_typed(material, one), _shows(material, one)))


def in_a_line(material: Material) -> Phrase | None:
    """All open questions in a line: how many, how long, what to type; None if there are none."""
    found = openings(material)
    if not found:
        return None
    opening = Opening(
        networks=tuple(network for one in found for network in one.networks),
        questions=tuple(name for one in found for name in one.questions),
        points=0.0,
    )
    return material.say(
        mark("Answer the open questions of {networks} ({number}, about {minutes} min): {command}"),
        networks=_named(material, opening),
        number=len(opening.questions),
        minutes=opening.minutes,
        command=command_of(material, opening),
    )


def title_of(material: Material, opening: Opening) -> Phrase:
    """What to do in a few words."""
    sentence = mark("Answer the open questions of {networks}: {number}")
    return material.say(sentence, networks=_named(material, opening), number=len(opening.questions))


def command_of(material: Material, opening: Opening) -> str:
    """What to type: only what is open where some was answered before, and as deep as these questions lie."""
    known = {answer.question.partition("/")[0] for answer in material.record.answers}
    questions = (material.catalog.question(name) for name in opening.questions)
    deep = any(question and question.level == _DEEPEST for question in questions)
    return material.command(
        "check",
        *opening.networks,
        *(("--todo",) if known & set(opening.networks) else ()),
        *(("--level", _DEEPEST) if deep else ()),
    )


def _named(material: Material, opening: Opening) -> str:
    return ", ".join(material.network(network) for network in opening.networks)


def _typed(material: Material, opening: Opening) -> Phrase:
    return material.say(mark("Type: {command}"), command=command_of(material, opening))


def _shows(material: Material, opening: Opening) -> Phrase:
    """What answering can show; never as points that are won."""
    narrower = mark(
        "About {minutes} min. It lowers nothing by itself, but shows what is really open: the range of the "
        "score can become narrower by up to {points} points."
    )
    bare = mark("About {minutes} min. It lowers nothing by itself, but shows what is really open.")
    score = material.record.score
    points = min(opening.points, score.high - score.low)
    sentence = narrower if points > 0 else bare
    return material.say(sentence, minutes=opening.minutes, points=material.points(points))
