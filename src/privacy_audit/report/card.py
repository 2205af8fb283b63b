"""A network's settings on a sheet to take home, and one question with everything about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import get_args

from privacy_audit.checklist import Level, Network, Question, Way
from privacy_audit.errors import mark
from privacy_audit.report.dated import titled
from privacy_audit.report.document import (
    Action,
    Block,
    Document,
    Entry,
    Heading,
    Listing,
    Paragraph,
    Phrase,
    Step,
    Steps,
    labelled,
    plain,
)
from privacy_audit.report.material import with_network
from privacy_audit.report.sentences import PLATFORMS
from privacy_audit.words import Words


def compose_card(
    network: Network, questions: Sequence[Question], words: Words, *, names: bool = False
) -> Document:
    """Some settings of a network: what to ask oneself, what to choose, the way, the link.

    `names`: with what privacy-audit calls each question, which a sheet to take home does without. Without
    `questions` it says where there are some.
    """
    title = words(mark("{network}: settings that protect you"), network=words.of(network.name))
    stranger = words.of(network.stranger) if network.stranger else None
    blocks: tuple[Block, ...] = (
        Heading(text=plain(title), level=1),
        Paragraph(text=_dates(network, words)),
        *(() if questions else (Paragraph(text=_none_here(network, words), tone="strong"),)),
        Steps(steps=tuple(_step(network, question, words, names) for question in questions)),
        *(_paragraph_of(words, mark("As a stranger sees you"), stranger) if stranger else ()),
    )
    return Document(language=words.language, title=title, blocks=blocks, sheet=True)


def compose_question(network: Network, question: Question, words: Words) -> Document:
    """One question: choices, why, every way, link, sources, age."""
    name = with_network(words.of(network.name), words.of(question.prompt))
    blocks = (
        Heading(text=labelled(name), level=1),
        Paragraph(text=labelled(words.of(question.why))),
        Listing(entries=tuple(_choices(question, words))),
        Steps(steps=tuple(_ways(question, words))),
        *_about(question, words),
        Paragraph(text=_name(network, question, words), tone="quiet"),
        Heading(text=plain(words(mark("Sources"))), level=2),
        Listing(entries=tuple(_sources(question, words))),
    )
    return Document(language=words.language, title=name, blocks=tuple(blocks))


def _dates(network: Network, words: Words) -> Phrase:
    days = [question.verified for question in network.questions] or [network.updated]
    sentence = mark("Instructions from {oldest} to {newest}. Apps change: a name may differ a little.")
    return plain(words(sentence, oldest=f"{min(days):%m/%Y}", newest=f"{max(days):%m/%Y}"))


def _none_here(network: Network, words: Words) -> Phrase:
    """Which level has questions, where the chosen one has none."""
    levels = Counter(question.level for question in network.questions)
    if not levels:
        name = f"{words.of(network.name)} ({network.id})"
        return plain(words(mark("Pages only, no questions yet: {names}"), names=name))
    level = next(level for level in get_args(Level) if levels[level])
    sentence = mark(
        "No question here. The level {level} has some ({number}); to see them, add --level {level}."
    )
    return plain(words(sentence, level=level, number=levels[level]))


def _step(network: Network, question: Question, words: Words, names: bool) -> Step:
    title, way = next(_titled_ways(question), (None, None))
    goal = question.choice(question.recommended)
    action = Action(
        title=labelled(words.of(question.prompt)),
        goal=labelled(words(mark("Choose: {choice}"), choice=words.of(goal.label))) if goal else None,
        way_title=plain(words(title)) if title else None,
        way=tuple(labelled(line) for line in getattr(way, words.language)) if way else (),
        link=question.link,
        notes=(*_notes(question, words), *((_name(network, question, words),) if names else ())),
    )
    return Step(facts=labelled(words.of(question.why)), actions=(action,))


def _notes(question: Question, words: Words) -> Iterator[Phrase]:
    if question.note:
        yield labelled(words.of(question.note))
    if question.message:
        sentence = mark("A message that you can send: “{message}”")
        yield plain(words(sentence, message=words.of(question.message)))


def _name(network: Network, question: Question, words: Words) -> Phrase:
    """What the question is called in files of answers and behind `--what-if`."""
    sentence = mark("Its name in privacy-audit: {name}")
    return plain(words(sentence, name=f"{network.id}/{question.id}"))


def _choices(question: Question, words: Words) -> Iterator[Entry]:
    notes = {
        question.recommended: mark("recommended"),
        question.acceptable: mark("acceptable"),
        question.default: mark("how the app comes"),
    }
    for choice in question.choices:
        said = ", ".join(words(note) for name, note in notes.items() if name == choice.id)
        yield Entry(title=labelled(words.of(choice.label)), tag=plain(said) if said else None)


def _titled_ways(question: Question) -> Iterator[tuple[str, Way]]:
    """Each way with its sentence, phones first."""
    titles = {"app": mark("The way to it on the phone:"), **PLATFORMS}
    for name, title in titles.items():
        way: Way | None = getattr(question.way, name)
        if way:
            yield title, way


def _ways(question: Question, words: Words) -> Iterator[Step]:
    for title, way in _titled_ways(question):
        lines = tuple(labelled(line) for line in getattr(way, words.language))
        yield Step(facts=(), actions=(Action(title=plain(words(title)), way=lines, link=question.link),))


def _about(question: Question, words: Words) -> Iterator[Block]:
    for note in _notes(question, words):
        yield Paragraph(text=note)
    sentence = mark("Verified: {date}. Confidence: {confidence}.")
    confidence = words(CONFIDENCES[question.confidence])
    yield Paragraph(text=plain(words(sentence, date=words.day(question.verified), confidence=confidence)))


def _sources(question: Question, words: Words) -> Iterator[Entry]:
    for source in question.sources:
        yield Entry(title=plain(titled(source, words)), link=source.url)


def _paragraph_of(words: Words, heading: str, text: str) -> Iterator[Block]:
    yield Heading(text=plain(words(heading)), level=2)
    yield Paragraph(text=labelled(text))


CONFIDENCES = {
    "high": mark("high"),
    "medium": mark("medium"),
    "low": mark("low"),
    "unconfirmed": mark("not confirmed"),
}
