"""What was not looked at, said before everything else: silence is never safety (promise 1 of the README).

Two things look alike and are not: what is unknown in the score (pages that were not seen, questions without
an answer), and what the score knows nothing of (deeper questions, settings or pages that nobody asked for).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import get_args

from privacy_audit.checklist import Level
from privacy_audit.errors import mark
from privacy_audit.model import State, Value
from privacy_audit.record.medium import medium_of
from privacy_audit.report.document import Block, Entry, Heading, Listing, Paragraph, Phrase
from privacy_audit.report.gaps import counted_gaps
from privacy_audit.report.head import MOST_GAPS, gaps, more, not_looked_for
from privacy_audit.report.material import Material
from privacy_audit.report.missing import without_checklist
from privacy_audit.report.openings import open_questions
from privacy_audit.report.upper_end import EXAMPLE

MOST_NAMED = 8
"""Networks that are named in a line."""
DEEPEST: Level = "full"
LEVELS: dict[Level, str] = {
    "quick": mark(
        "Only the quick level was asked: {networks}. The other questions are not in the score. To answer "
        "them: {command}"
    ),
    "standard": mark(
        "Only the standard level was asked: {networks}. The other questions are not in the score. To answer "
        "them: {command}"
    ),
}
NOT_ALL = mark(
    "Not every question was asked: {networks}. The others are not in the score. To answer them: {command}"
)
NOT_ASKED = mark("Not every question was asked: {networks}. The others are not in the score.")
NOT_SAFE = mark("Not seen does not mean safe.")
UNKNOWN = mark("Not seen does not mean safe. In the score it counts as unknown.")
APART = mark("Not looked at does not mean safe. The score counts only what was looked at.")
BOTH = mark(
    "Not seen does not mean safe. In the score it counts as unknown, except for what is said not to be in it."
)


class Asked(Value):
    """The questions of a network: how many there are, how many count, how many of these have no answer."""

    network: str
    all: int
    counted: int
    unanswered: int


def unlooked(material: Material) -> Iterator[Block]:
    """What was not looked at and why; nothing at all if every page was seen and every question answered."""
    unseen, others = tuple(gaps(material)), (*not_looked_for(material), *_unanswered(material))
    besides = tuple(apart(material))
    if not (unseen or others or besides):
        return
    yield Heading(text=material.say(mark("What could NOT be seen, or was not asked")))
    yield _listing(material, (*unseen, *others, *besides))
    counted, all_gaps = len(counted_gaps(material.record)), len(material.record.gaps)
    is_unknown, is_apart = bool(counted or others), bool(counted < all_gaps or besides)
    not_safe = BOTH if is_unknown and is_apart else UNKNOWN if is_unknown else APART
    yield Paragraph(text=material.say(not_safe), tone="strong")


def apart(material: Material) -> Iterator[Entry]:
    """What the score knows nothing of: questions and pages that nobody asked for."""
    yield from without_checklist(material)
    yield from _not_asked(material)
    yield from _no_pages(material)


def unseen(material: Material) -> Iterator[Block]:
    """The pages alone, where nobody's settings are spoken of and nothing has a score."""
    if entries := (*gaps(material, scored=False), *not_looked_for(material)):
        yield Heading(text=material.say(mark("What could NOT be seen")))
        yield _listing(material, entries)
        yield Paragraph(text=material.say(NOT_SAFE), tone="strong")


def _listing(material: Material, entries: tuple[Entry, ...]) -> Listing:
    left_out = more(material, len(material.record.gaps) - MOST_GAPS)
    return Listing(entries=entries, more=left_out, tone="warning")


def asked_of(material: Material) -> tuple[Asked, ...]:
    """The networks of an audit with their questions, in the order in which they were named."""
    record, unanswered = material.record, open_questions(material)
    counted = Counter(name.partition("/")[0] for name in record.asked)
    networks = (material.catalog.networks.get(name) for name in dict.fromkeys([*record.networks, *counted]))
    return tuple(
        Asked(
            network=network.id,
            all=len(network.questions),
            counted=max(counted[network.id], len(unanswered.get(network.id, ()))),
            unanswered=len(unanswered.get(network.id, ())),
        )
        for network in networks
        if network and network.questions
    )


# --- questions -------------------------------------------------------------------------------


def _unanswered(material: Material) -> Iterator[Entry]:
    """The questions that count and have no answer, as many as the plan asks for."""
    asked = [one for one in asked_of(material) if one.unanswered]
    if not asked:
        return
    sentence = mark("Questions without an answer: {number} of {all} ({networks}).")
    named = (f"{material.network(one.network)} {one.unanswered}" for one in asked)
    yield Entry(
        title=material.say(
            sentence,
            number=sum(one.unanswered for one in asked),
            all=sum(one.counted for one in asked_of(material)),
            networks=_listed(named) if len(asked) > 1 else material.network(asked[0].network),
        ),
        details=tuple(_why(material)),
    )


def _why(material: Material) -> Iterator[Phrase]:
    """How many of them were seen and left open; the others were never reached."""
    states = Counter(answer.state for answer in material.record.answers)
    unsure, skipped = states[State.UNSURE], states[State.SKIPPED]
    if unsure or skipped:
        sentence = mark("Not sure: {unsure}; skipped: {skipped}. The others were never asked.")
        alone = mark("Not sure: {unsure}; skipped: {skipped}.")
        left = sum(one.unanswered for one in asked_of(material)) > unsure + skipped
        yield material.say(sentence if left else alone, unsure=unsure, skipped=skipped)


def _not_asked(material: Material) -> Iterator[Entry]:
    """That nobody asked about settings at all, or only as deep as a level goes."""
    record = material.record
    shallow = [one for one in asked_of(material) if one.counted < one.all]
    if not record.answers:
        none = mark("This looked at pages alone: settings are not in its score. To answer: {command}")
        some = mark("This looked at pages alone and asked about no setting. To answer: {command}")
        text = mark("This looked at your own text alone: settings are not in its score. To answer: {command}")
        pages = some if any(one.counted for one in asked_of(material)) else none
        told = text if material.is_text_alone else pages
        yield Entry(title=material.say(told, command=_command(material, shallow)))
        return
    if shallow:
        level = _level_of(material, shallow)
        sentence = NOT_ALL if level is None else LEVELS.get(level, NOT_ALL)
        sentence = NOT_ASKED if material.made_up else sentence
        networks = _listed(_how_many(material, one) for one in shallow)
        command = _command(material, shallow, "--todo", "--level", DEEPEST)
        yield Entry(title=material.say(sentence, networks=networks, command=command))


def _level_of(material: Material, shallow: Iterable[Asked]) -> Level | None:
    """The level as deep as which all of these networks were asked; None if they were not asked by a level.

    That of the last walk says nothing of earlier ones, whose deeper answers still count.
    """
    level = material.record.level
    networks = tuple(one.network for one in shallow)
    asked = {name for name in material.record.asked if name.partition("/")[0] in networks}
    order = get_args(Level)
    known = {name: question.level for name in asked if (question := material.catalog.question(name))}
    deepest = max(known.values(), key=order.index, default=level)
    if level is None or deepest is None or order.index(deepest) <= order.index(level):
        return level
    every = (
        f"{network}/{question.id}"
        for network in networks
        for question in material.catalog.networks[network].questions
        if order.index(question.level) <= order.index(deepest)
    )
    return deepest if asked.issuperset(every) else None


def _how_many(material: Material, one: Asked) -> str:
    sentence = mark("{network} {number} of {all} questions")
    return material.words(sentence, network=material.network(one.network), number=one.counted, all=one.all)


def _listed(names: Iterable[str]) -> str:
    shown = list(names)
    return ", ".join(shown[:MOST_NAMED]) + (" …" if len(shown) > MOST_NAMED else "")


def _command(material: Material, asked: Iterable[Asked], *options: str) -> str:
    return material.command("check", *(one.network for one in asked), *options)


# --- pages -----------------------------------------------------------------------------------


def _no_pages(material: Material) -> Iterator[Entry]:
    if _without_pages(material):
        command = material.command("scan", "--keep", material.words(EXAMPLE))
        sentence = mark(
            "No public page of yours was looked at, so the score knows none. To look at one, with its "
            "address in place of the example: {command}"
        )
        yield Entry(title=material.say(sentence, command=command))


def _without_pages(material: Material) -> bool:
    """Whether nothing was looked at but answers, and texts of the person's own."""
    return all(medium_of(target.target) == "text" for target in material.record.targets)


# --- in a line -------------------------------------------------------------------------------


def in_a_line(material: Material) -> Phrase | None:
    """The same as numbers, for somebody who sees nothing else; None if everything was looked at."""
    if parts := tuple(_numbers(material)):
        return material.say(mark("NOT seen or answered: {what}."), what="; ".join(parts))
    return None


def _numbers(material: Material) -> Iterator[str]:
    words, targets, asked = material.words, material.record.targets, asked_of(material)
    whole = mark("{number} of {all} pages, files")
    if unseen := sum(not target.status.was_seen for target in targets):
        yield words(whole, number=unseen, all=len(targets))
    if inside := sum(targets[gap.target].status.was_seen for gap in material.record.gaps):
        yield words(mark("parts of pages: {number}"), number=inside)
    if unanswered := sum(one.unanswered for one in asked):
        yield words(
            mark("{number} of {all} questions"), number=unanswered, all=sum(one.counted for one in asked)
        )
    if not material.record.answers:
        yield words(mark("your settings"))
    elif deeper := sum(one.all - one.counted for one in asked):
        yield words(mark("{number} deeper questions"), number=deeper)
    if _without_pages(material):
        yield words(mark("your public pages"))
