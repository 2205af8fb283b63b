"""Answers, exposures and gaps, judged: how exposed, why, and what to do first.

Pure arithmetic over `scoring.toml`; the rules are those of README, "The score". What nobody knows is
an interval: harmless at the low end, at its worst at the high end.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from privacy_audit.assess.chains import complete, cuts_of
from privacy_audit.assess.items import Item, gather, is_known
from privacy_audit.assess.lines import lines_of
from privacy_audit.assess.plan import Planner
from privacy_audit.assess.vector import Held, Scale, Vector, merged, scale_of, score, write_vector
from privacy_audit.checklist import ExposureKind, Question, Ruler
from privacy_audit.model import Answer, Assessment, Chain, Exposure, Kind, Readiness, RiskClass, State


def assess(
    asked: Mapping[str, Question],
    answers: Mapping[str, Answer],
    exposures: Sequence[Exposure],
    unseen: Sequence[int],
    kinds: Mapping[Kind, ExposureKind],
    ruler: Ruler,
    unlooked: Collection[RiskClass] = (),
    untold: Sequence[int] = (),
    texts: Collection[int] = (),
) -> Assessment:
    """Judge what was answered and found.

    `asked` are the questions that count, by full id (`zalo/find-by-phone`); answers to others are left
    out. `unseen` are the indices of the targets that were not seen, `unlooked` the classes of which nothing
    was looked for on pages that were seen: either may hold anything. `untold` are the indices of the targets
    with pictures of which nobody knows whom they show: they may hold any photo. `texts` are the indices
    of the targets that are texts of the person's own, from which a thing is struck out in a moment.
    Points have one decimal, and the lines add up to `low` and `high` exactly. The order of nothing matters.
    """
    items = gather(asked, answers, exposures, kinds, ruler, texts)
    pictured = {kinds[Kind.PHOTO].risk_class: untold} if untold else {}
    filled = tuple(
        one for one in ruler.classes if one in unlooked or one in pictured or (unseen and one in ruler.unseen)
    )
    vector = vector_of(items, filled, ruler)
    low, high = score(vector, ruler)
    known = known_share(items, vector, scale_of(ruler))
    number = (low + high + 1) // 2 / 10 if known >= ruler.known_enough else None
    return Assessment(
        low=low / 10,
        high=high / 10,
        known=known,
        number=number,
        band=band_of(number, ruler),
        lines=lines_of(items, unseen, unlooked, pictured, vector, kinds, ruler),
        chains=chains_of(items, filled, vector, ruler),
        plan=tuple(Planner(ruler, filled).steps(items)),
        readiness=readiness(asked, answers),
        vector=write_vector(vector),
        ruler=ruler.version,
    )


def vector_of(items: Sequence[Item], filled: Sequence[RiskClass], ruler: Ruler) -> Vector:
    """What the score needs of the items. `filled` are the classes that an unseen target may fill."""
    certain, possible = complete(ruler.chains, items, filled)
    classes = {}
    for risk_class in ruler.classes:
        own = [item for item in items if item.risk_class is risk_class]
        known = merged(item.runs for item in own if item.known)
        unknown = merged(item.runs for item in own if not item.known)
        full = risk_class in filled
        classes[risk_class] = Held(known=known, unknown=() if full else unknown, full=full)
    return Vector(ruler=ruler.version, classes=classes, certain=certain, possible=possible)


def known_share(items: Sequence[Item], vector: Vector, scale: Scale) -> float:
    """How much of the possible points is known, 0 to 1, three decimals, rounded down.

    Possible is what the classes would hold with every question at its worst; unknown is how far apart
    their ends are. So an unknown counts by what it could still change, and the number is withheld
    exactly when the interval is too wide for its middle to mean anything. Nothing possible: 1.
    """
    possible = unknown = 0
    for risk_class, held in vector.classes.items():
        low, high = scale.ends(risk_class, held)
        worst = merged(item.worst for item in items if item.risk_class is risk_class)
        possible += scale.full(risk_class) if held.full else scale.points(risk_class, worst)
        unknown += high - low
    return (possible - unknown) * 1_000 // possible / 1_000 if possible else 1.0


def band_of(number: float | None, ruler: Ruler) -> str | None:
    """The id of the band in which a number lies; None for no number."""
    if number is None:
        return None
    return max((band for band in ruler.bands if band.least <= number), key=lambda band: band.least).id


def chains_of(
    items: Sequence[Item], filled: Sequence[RiskClass], vector: Vector, ruler: Ruler
) -> tuple[Chain, ...]:
    """The chains that hold, with the ways to break each, the cheapest first."""
    fired = dict.fromkeys(vector.certain, True) | dict.fromkeys(vector.possible, False)
    cuts = {
        rule.id: cuts_of(rule, items, fired[rule.id], filled) for rule in ruler.chains if rule.id in fired
    }
    return tuple(
        Chain(
            id=rule.id,
            floor=rule.floor,
            certain=fired[rule.id],
            cut=" ".join(next(iter(cuts[rule.id]), ())) or None,
            cuts=cuts[rule.id],
        )
        for rule in ruler.chains
        if rule.id in fired
    )


def readiness(asked: Mapping[str, Question], answers: Mapping[str, Answer]) -> Readiness | None:
    """How prepared the person is, in percent with one decimal: the mean of what was asked.

    What is unknown counts nothing at the low end and its best at the high end; what does not apply is
    left out. None if nothing is left.
    """
    ends = [
        _ready(question, answers.get(identifier))
        for identifier, question in sorted(asked.items())
        if question.risk_class is RiskClass.READINESS and not _does_not_apply(answers.get(identifier))
    ]
    if not ends:
        return None
    # In whole numbers, half up: two thirds are 66.7.
    low, high = ((sum(end) * 20 + len(ends)) // (len(ends) * 2) / 10 for end in zip(*ends, strict=True))
    return Readiness(low=low, high=high)


def _ready(question: Question, answer: Answer | None) -> tuple[int, int]:
    """Both ends of one question in percent."""
    best = max(round((choice.ready or 0) * 100) for choice in question.choices)
    choice = question.choice(answer.choice) if answer and is_known(question, answer) else None
    own = round((choice.ready or 0) * 100) if choice else 0
    return own, own if choice else best


def _does_not_apply(answer: Answer | None) -> bool:
    return answer is not None and answer.state is State.NOT_APPLICABLE
