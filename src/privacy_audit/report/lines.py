"""Where the points come from: the lines of the score by class, so that everybody can add them up."""

from __future__ import annotations

from collections.abc import Iterator

from privacy_audit.checklist import Choice, Question
from privacy_audit.errors import mark
from privacy_audit.model import CHAIN, PICTURES, UNKNOWN, UNLOOKED, RiskClass, State, Visibility
from privacy_audit.record.shapes import LineRecord, Score
from privacy_audit.report.document import Bar, Bars, Block, Heading, Phrase, plain
from privacy_audit.report.head import more
from privacy_audit.report.material import Material
from privacy_audit.report.openings import filled, is_question

MOST_REASONS = 2
COLUMNS = (mark("at least"), mark("at most"), mark("out of"))
NOT_THE_NAME = mark("On pages only workplace and position are looked for here, not your name.")
"""The class is called after all that a blackmailer wants to know; a name alone is not told from another's."""
NOT_IN_A_TEXT = mark("Only workplace and position are looked for here, not your name.")
LEGEND = (mark("certain points"), mark("points that the unknown could add"))
_PICTURES = mark("Unknown, up to {points} points: pictures of which nobody knows whether they show you")
_PICTURES_TOO = mark(
    "Unknown, up to {points} points: open questions, pictures of which nobody knows whether they show you"
)


def lines(material: Material) -> Iterator[Block]:
    """The lines by class, then what chains add, then the sum: it is the score at both ends."""
    score = material.record.score
    classes = material.catalog.ruler.classes.items()
    chains = (line for line in score.lines if line.subject.startswith(CHAIN))
    yield Heading(text=material.say(mark("Where the points come from")))
    yield Bars(
        columns=(material.say(COLUMNS[0]), material.say(COLUMNS[1]), material.say(COLUMNS[2])),
        legend=(material.say(LEGEND[0]), material.say(LEGEND[1])),
        bars=(
            *(_class_bar(material, risk_class, maximum) for risk_class, maximum in classes),
            *(_chain_bar(material, line) for line in chains),
        ),
        total=_bar(material, material.words(mark("Together")), score.low, score.high, 100.0),
    )


def ends_of(score: Score, risk_class: RiskClass) -> tuple[float, float]:
    """The points of a class at both ends, without what chains add."""
    own = _own(score, risk_class)
    return sum(line.low for line in own), sum(line.high for line in own)


def _own(score: Score, risk_class: RiskClass) -> list[LineRecord]:
    return [
        line for line in score.lines if line.risk_class is risk_class and not line.subject.startswith(CHAIN)
    ]


def _class_bar(material: Material, risk_class: RiskClass, maximum: float) -> Bar:
    own = _own(material.record.score, risk_class)
    reasons = sorted((line for line in own if line.high > 0), key=lambda line: (-line.low, -line.high))
    notes = [_reason(material, line) for line in reasons[:MOST_REASONS]]
    if left_out := more(material, len(reasons) - MOST_REASONS):
        notes.append(left_out)
    if risk_class is RiskClass.IDENTITY and any(one.status.was_seen for one in material.record.targets):
        notes.append(material.say(NOT_IN_A_TEXT if material.is_text_alone else NOT_THE_NAME))
    low, high = ends_of(material.record.score, risk_class)
    return _bar(material, material.risk_class(risk_class), low, high, maximum, tuple(notes))


def _chain_bar(material: Material, line: LineRecord) -> Bar:
    identifier = line.subject.removeprefix(CHAIN)
    rule = next((rule for rule in material.catalog.ruler.chains if rule.id == identifier), None)
    title = material.words.of(rule.title) if rule else identifier
    label = material.words(mark("Raised because these together are worse: {title}"), title=title)
    score = material.record.score
    without = score.low - line.low, score.high - line.high
    note = floor_explained(material, identifier, score.low, without)
    return _bar(material, label, line.low, line.high, None, (note,))


def floor_explained(material: Material, identifier: str, low: float, without: tuple[float, float]) -> Phrase:
    """Why a chain adds points: its floor, and both ends of the score without it."""
    rule = next((rule for rule in material.catalog.ruler.chains if rule.id == identifier), None)
    explained = mark(
        "Together these make at least {floor} points. Without that it would be {without}; what is missing "
        "up to {floor} is added."
    )
    floor = material.points(rule.floor if rule else low)
    return material.say(explained, floor=floor, without=material.range(*without))


def _bar(
    material: Material,
    label: str,
    low: float,
    high: float,
    maximum: float | None,
    notes: tuple[Phrase, ...] = (),
) -> Bar:
    in_column = material.points(low, column=True), material.points(high, column=True)
    return Bar(
        label=plain(label),
        low=round(low, 1),
        high=round(high, 1),
        maximum=maximum,
        numbers=(*in_column, "" if maximum is None else material.points(maximum)),
        words=_bar_in_words(material, label, low, high, maximum),
        notes=notes,
    )


def _bar_in_words(material: Material, label: str, low: float, high: float, maximum: float | None) -> Phrase:
    if maximum is None:
        sentence = mark("{label}: {low} points are added to the least, {high} to the most")
        return material.say(sentence, label=label, low=material.points(low), high=material.points(high))
    sentence = mark("{label}: {range} of {of} points")
    return material.say(sentence, label=label, range=material.range(low, high), of=material.points(maximum))


def _reason(material: Material, line: LineRecord) -> Phrase:
    if line.subject.startswith(UNKNOWN):
        return material.say(_why_unknown(line), points=material.points(line.high - line.low))
    question, choice = material.catalog.question(line.subject), _chosen(material, line.subject)
    if question is None:  # a group of exposures, or a question that today's checklists do not have
        return material.named(line.subject)
    if choice is None:
        return material.about(mark("{subject} Not answered."), line.subject)
    left = mark("{subject} {answer} (left over: nothing more to do here)")
    sentence = left if left_over(question, choice) else "{subject} {answer}"
    return material.about(sentence, line.subject, answer=material.words.of(choice.label))


def _why_unknown(line: LineRecord) -> str:
    """Only what is true of this class: its open questions, pages that nobody saw, what nobody looks for."""
    asked = any(map(is_question, line.items))
    if filled(line) and all(is_question(name) or name.startswith(PICTURES) for name in line.items):
        return _PICTURES_TOO if asked else _PICTURES
    if UNLOOKED in line.items:
        return mark("Unknown, up to {points} points: on pages this is not looked for yet")
    if not filled(line):
        return mark("Unknown, up to {points} points: open questions")
    if asked:
        return mark("Unknown, up to {points} points: open questions, pages that were not seen")
    return mark("Unknown, up to {points} points: pages that were not seen")


def _chosen(material: Material, subject: str) -> Choice | None:
    answer, question = material.answer(subject), material.catalog.question(subject)
    answered = answer is not None and answer.state is State.ANSWERED
    return question.choice(answer.choice) if question and answer and answered else None


def left_over(question: Question, choice: Choice) -> bool:
    """Whether the points of an answer stay: the recommended choice is no more closed than this one."""
    best, order = question.choice(question.recommended), list(Visibility)  # from everybody to nobody
    if best is None or best.open is None or choice.open is None:
        return False
    return order.index(choice.open) >= order.index(best.open)
