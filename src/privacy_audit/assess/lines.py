"""The printed lines of the score: why it is what it is, adding up at both ends after rounding too."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from privacy_audit.assess.chains import forges
from privacy_audit.assess.items import SEVERITIES, Item
from privacy_audit.assess.rounding import rounded, rounded_classes
from privacy_audit.assess.vector import Scale, Vector, floor_in_tenths, scale_of, tenths
from privacy_audit.checklist import ChainRule, ExposureKind, Ruler
from privacy_audit.model import (
    CHAIN,
    PICTURES,
    TARGET,
    UNKNOWN,
    UNLOOKED,
    Kind,
    Line,
    RiskClass,
    Severity,
    Value,
)


class _Part(Value):
    """A line before rounding, its points in the fine unit of `vector`."""

    risk_class: RiskClass
    subject: str
    points: int
    severity: Severity | None
    members: tuple[str, ...]


def lines_of(
    items: Sequence[Item],
    unseen: Sequence[int],
    unlooked: Collection[RiskClass],
    pictured: Mapping[RiskClass, Sequence[int]],
    vector: Vector,
    kinds: Mapping[Kind, ExposureKind],
    ruler: Ruler,
) -> tuple[Line, ...]:
    """The lines, class by class: what is known, the largest first, then the unknown; chains come last.

    What is known has the same points at both ends; the one line `unknown:CLASS` has none at the low end.
    `unseen` are the indices of the targets that were not seen, `unlooked` the classes not looked for,
    `pictured` by class the targets with pictures of which nobody knows whom they show.
    """
    scale = scale_of(ruler)
    known = {name: _known(name, items, scale) for name in vector.classes}
    ends = [scale.ends(name, held) for name, held in vector.classes.items()]
    total = tenths(sum(low for low, _ in ends)), tenths(sum(high for _, high in ends))
    lines: list[Line] = []
    for name, (low, high) in zip(vector.classes, rounded_classes(ends, total), strict=True):
        points = rounded([(part.points, part.subject) for part in known[name]], low)
        lines += [_line(part, own) for part, own in zip(known[name], points, strict=True)]
        fillers = _fillers(name, unseen, unlooked, pictured.get(name, ()))
        lines += _unknown(name, items, fillers, vector, high - low)
    return (*lines, *_chain_lines(total, items, vector, kinds, ruler))


def _known(risk_class: RiskClass, items: Sequence[Item], scale: Scale) -> list[_Part]:
    """The known of a class, each with the points of the ranks that it takes; equals by the alphabet."""
    own = [item for item in items if item.risk_class is risk_class and item.known and item.strongest]
    runs = sorted(
        ((strength, item.subject, count) for item in own for strength, count in item.runs), key=_rank
    )
    shares = scale.ranked((strength, count) for strength, _, count in runs)
    points = dict.fromkeys((item.subject for item in own), 0)
    for (_, subject, _), (strength, share) in zip(runs, shares, strict=True):
        points[subject] += scale.maxima[risk_class] * strength * share
    parts = [
        _Part(
            risk_class=risk_class,
            subject=item.subject,
            points=points[item.subject],
            severity=item.severity,
            members=item.members,
        )
        for item in own
    ]
    return sorted(parts, key=lambda part: (-part.points, part.subject))


def _rank(run: tuple[int, str, int]) -> tuple[int, str]:
    strength, subject, _ = run
    return -strength, subject


def _fillers(
    risk_class: RiskClass, unseen: Sequence[int], unlooked: Collection[RiskClass], untold: Sequence[int]
) -> list[str]:
    """What may fill a class that is not wholly known: unseen targets, untold pictures, that nobody looked."""
    return [
        *(f"{TARGET}{index}" for index in sorted(unseen)),
        *(f"{PICTURES}{index}" for index in sorted(untold)),
        *([UNLOOKED] if risk_class in unlooked else []),
    ]


def _unknown(
    risk_class: RiskClass, items: Sequence[Item], fillers: Sequence[str], vector: Vector, points: int
) -> list[Line]:
    """The one line of what is unknown of a class, if anything is, with so many tenths at the high end."""
    own = [item for item in items if item.risk_class is risk_class and not item.known and item.strongest]
    members = [item.subject for item in own]
    if vector.classes[risk_class].full:
        members += fillers
    if not members:
        return []
    return [
        Line(
            risk_class=risk_class,
            subject=f"{UNKNOWN}{risk_class.value}",
            low=0.0,
            high=points / 10,
            severity=max((item.severity for item in own), key=SEVERITIES.index, default=None),
            items=tuple(members),
        )
    ]


def _line(part: _Part, points: int) -> Line:
    """A line of what is known: the same tenths at both ends."""
    return Line(
        risk_class=part.risk_class,
        subject=part.subject,
        low=points / 10,
        high=points / 10,
        severity=part.severity,
        items=part.members,
    )


# --- chains ------------------------------------------------------------------------------------


def _chain_lines(
    ends: tuple[int, int],
    items: Sequence[Item],
    vector: Vector,
    kinds: Mapping[Kind, ExposureKind],
    ruler: Ruler,
) -> list[Line]:
    """What the highest floor adds at each end: one line, or two if the ends have different floors."""
    fired = (vector.certain, vector.certain + vector.possible)
    lifted = [_lift(chains, end, ruler) for chains, end in zip(fired, ends, strict=True)]
    lines = []
    for rule in ruler.chains:
        low, high = (points if name == rule.id else 0 for name, points in lifted)
        if low or high:
            lines.append(_chain_line(rule, low, high, items, kinds))
    return lines


def _lift(chains: Sequence[str], end: int, ruler: Ruler) -> tuple[str, int]:
    """The chain with the highest floor, and how many tenths it adds to an end."""
    highest = max(chains, key=lambda name: floor_in_tenths((name,), ruler), default="")
    return highest, max(floor_in_tenths((highest,), ruler) - end, 0)


def _chain_line(
    rule: ChainRule, low: int, high: int, items: Sequence[Item], kinds: Mapping[Kind, ExposureKind]
) -> Line:
    """A line of a chain; it stands under the class of its first need, but belongs to all of them."""
    first = rule.needs[0]
    risk_class = first.risk_class or (kinds[first.kind].risk_class if first.kind else RiskClass.FACE)
    links = tuple(item.subject for item in items if any(forges(item, need) for need in rule.needs))
    return Line(risk_class=risk_class, subject=f"{CHAIN}{rule.id}", low=low / 10, high=high / 10, items=links)
