"""The arithmetic of the score, and the string from which anybody can recompute it.

A vector holds what the score needs and nothing about the person: how strong the items of each class
are, which of them are unknown, and which chains are complete. Everything is counted in whole numbers,
so that the same vector gives the same score on every machine.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from privacy_audit.checklist import Ruler
from privacy_audit.errors import WrongUsage, mark
from privacy_audit.model import RiskClass, Value

Runs = tuple[tuple[int, int], ...]
"""Strengths in thousandths with how many items have them, the strongest first; none is 0."""

STRENGTH = 1_000
"""A strength of 1."""
SHARE = 10**9
"""A share of 1. Ranks whose share is smaller than one part of this count nothing."""
POINT = 1_000 * STRENGTH * SHARE
"""One point in the fine unit of this module: thousandths of a maximum × strength × share."""
TENTH = POINT // 10

_START = "PA1:"
_LONGEST = 20_000
_ALL = "all"
# One run as printed: a strength of three decimals from 0.001 to 1.000, then "x37" if there are several.
_RUN = re.compile(r"(0\.[0-9]{3}|1\.000)(?:x([1-9][0-9]{0,6}))?")


class Held(Value):
    """What one class holds. `full`: a target was not seen, so at the high end the class is full."""

    known: Runs = ()
    unknown: Runs = ()
    full: bool = False


class Vector(Value):
    """All that the score is made of. `certain` chains hold at both ends, `possible` at the high one."""

    ruler: int
    classes: dict[RiskClass, Held]
    certain: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()


class Scale(Value):
    """A ruler prepared for whole numbers. `shares_before[n]` is the share of the first n ranks."""

    maxima: dict[RiskClass, int]
    shares_before: tuple[int, ...]

    def points(self, risk_class: RiskClass, runs: Runs) -> int:
        """The points of a class in the fine unit: maximum × the sum of rank share × strength."""
        shares, rank, total = self.shares_before, 0, 0
        last = len(shares) - 1
        for strength, count in runs:
            after = min(rank + count, last)
            total += strength * (shares[after] - shares[rank])
            rank = after
        return self.maxima[risk_class] * total

    def full(self, risk_class: RiskClass) -> int:
        """The maximum of a class in the fine unit: what it holds when nobody could look."""
        return self.maxima[risk_class] * STRENGTH * SHARE

    def ranked(self, runs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """Each run's strength with the share of the ranks that the run takes, in the order given."""
        last = len(self.shares_before) - 1
        rank, ranked = 0, []
        for strength, count in runs:
            after = min(rank + count, last)
            ranked.append((strength, self.shares_before[after] - self.shares_before[rank]))
            rank = after
        return ranked

    def ends(self, risk_class: RiskClass, held: Held) -> tuple[int, int]:
        """The points of a class at both ends: with the unknown harmless, and at its worst."""
        low = self.points(risk_class, held.known)
        if held.full:
            return low, self.full(risk_class)
        return low, self.points(risk_class, merged((held.known, held.unknown))) if held.unknown else low


def scale_of(ruler: Ruler) -> Scale:
    """Prepare a ruler: each rank takes the first share of what the ranks before it left."""
    first = round(ruler.first_share * SHARE)
    shares_before = [0]
    while share := (SHARE - shares_before[-1]) * first // SHARE:
        shares_before.append(shares_before[-1] + share)
    maxima = {name: round(maximum * 1_000) for name, maximum in ruler.classes.items()}
    return Scale(maxima=maxima, shares_before=tuple(shares_before))


def merged(parts: Iterable[Runs]) -> Runs:
    """Several runs as one, the strongest first."""
    counts: Counter[int] = Counter()
    for runs in parts:
        for strength, count in runs:
            counts[strength] += count
    return tuple(sorted(((strength, count) for strength, count in counts.items() if strength), reverse=True))


def tenths(fine: int) -> int:
    """Fine units rounded to tenths of a point, halves upwards."""
    return (fine + TENTH // 2) // TENTH


def floor_in_tenths(chains: Iterable[str], ruler: Ruler) -> int:
    """The highest floor of these chains in tenths of a point, 0 for none."""
    wanted = set(chains)
    return max((round(rule.floor * 10) for rule in ruler.chains if rule.id in wanted), default=0)


def score(vector: Vector, ruler: Ruler) -> tuple[int, int]:
    """Both ends of the score in tenths of a point."""
    scale = scale_of(ruler)
    both = [scale.ends(risk_class, held) for risk_class, held in vector.classes.items()]
    low, high = tenths(sum(low for low, _ in both)), tenths(sum(high for _, high in both))
    low_floor = floor_in_tenths(vector.certain, ruler)
    return max(low, low_floor), max(high, low_floor, floor_in_tenths(vector.possible, ruler))


def score_of_vector(text: str, ruler: Ruler) -> tuple[float, float]:
    """Recompute both ends of the score, 0 to 100 with one decimal, from the string of a report.

    Raises `WrongUsage` if the string cannot be read or was made with another ruler.
    """
    low, high = score(read_vector(text, ruler), ruler)
    return low / 10, high / 10


def write_vector(vector: Vector) -> str:
    """The printed form: `PA1:ruler=1/face=0.800x5?0.640/documents=?all/chains=blackmail-kit`.

    Before `?` stands what is known, behind it what is unknown; `x5` counts equal strengths, `all` is
    a class that a target nobody could see may fill. What is empty is left out.
    """
    parts = [f"ruler={vector.ruler}"]
    for risk_class, held in vector.classes.items():
        unknown = _ALL if held.full else _written(held.unknown)
        parts += _part(risk_class.value, _written(held.known), unknown)
    parts += _part("chains", ",".join(vector.certain), ",".join(vector.possible))
    return _START + "/".join(parts)


def _part(name: str, known: str, unknown: str) -> list[str]:
    both = f"{known}?{unknown}" if unknown else known
    return [f"{name}={both}"] if both else []


def _written(runs: Runs) -> str:
    return ",".join(
        f"{strength // STRENGTH}.{strength % STRENGTH:03d}" + (f"x{count}" if count > 1 else "")
        for strength, count in runs
    )


def read_vector(text: str, ruler: Ruler) -> Vector:
    """The vector of a printed string. Raises `WrongUsage` as `score_of_vector` says."""
    text = text.strip()
    if not text.startswith(_START) or len(text) > _LONGEST:
        raise _unreadable()
    fields = [part.partition("=") for part in text.removeprefix(_START).split("/")]
    values = {name: value for name, _, value in fields}
    names = {"ruler", "chains", *ruler.classes}
    if len(values) != len(fields) or not values.keys() <= names:
        raise _unreadable()
    _demand_ruler(values.get("ruler", ""), ruler)
    certain, possible = _read_chains(values.get("chains", ""), ruler)
    classes = _read_classes(values, ruler)
    return Vector(ruler=ruler.version, classes=classes, certain=certain, possible=possible)


def _demand_ruler(found: str, ruler: Ruler) -> None:
    if not re.fullmatch(r"[0-9]{1,6}", found):  # a version number, nothing else
        raise _unreadable()
    if int(found) != ruler.version:
        sentence = mark(
            "This score string was made with ruler {found}, but this program has ruler {own}. "
            "Use the version of privacy-audit that printed it."
        )
        raise WrongUsage(sentence, found=int(found), own=ruler.version)


def _read_classes(values: Mapping[str, str], ruler: Ruler) -> dict[RiskClass, Held]:
    classes = {}
    for risk_class in ruler.classes:
        known, _, unknown = values.get(risk_class.value, "").partition("?")
        full = unknown == _ALL
        runs = () if full else _read_runs(unknown)
        classes[risk_class] = Held(known=_read_runs(known), unknown=runs, full=full)
    return classes


def _read_runs(text: str) -> Runs:
    matches = [_RUN.fullmatch(part) for part in text.split(",")] if text else []
    runs = []
    for match in matches:
        if match is None:
            raise _unreadable()
        strength, count = match.groups("1")
        runs.append((int(strength.replace(".", "")), int(count)))
    return merged([tuple(runs)])


def _read_chains(text: str, ruler: Ruler) -> tuple[tuple[str, ...], tuple[str, ...]]:
    certain, _, possible = text.partition("?")
    ends = tuple(tuple(part for part in end.split(",") if part) for end in (certain, possible))
    known = {rule.id for rule in ruler.chains}
    if not known.issuperset(name for end in ends for name in end):
        raise _unreadable()
    return ends[0], ends[1]


def _unreadable() -> WrongUsage:
    sentence = mark(
        "This score string cannot be read. Copy it whole from a report: it begins with {start} "
        "and has no spaces."
    )
    return WrongUsage(sentence, start=_START)
