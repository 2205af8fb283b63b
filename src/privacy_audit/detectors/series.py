"""Numbers made of groups of digits, `031 091 012 345`, found in one linear pass."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_MOST = 400
"""Characters of a run that are looked at: what is longer is no number of a person."""

# At least six digits, with a blank, a point or a dash, two at most, from one to the next. Digits and gaps
# have no character in common: nothing is tried again.
_RUN = re.compile(r"[0-9](?:[ .\-\u2010-\u2015]{0,2}[0-9]){5,}")
_GROUP = re.compile(r"[0-9]+")
# Money: thousands set apart by points, or what follows an amount or a measure.
_AMOUNT = re.compile(r"[1-9][0-9]{0,2}(?:[.][0-9]{3}){2,}\Z")
_UNIT = re.compile(
    r"\s?(?:[₫$€£%]|(?:d|vnd|dong|usd|eur|trieu|ty|nghin|ngan(?! hang)|co phieu|cp|luot|nguoi|m2|ha|km|kg"
    r"|tan)(?![^\W_]))"
)


class Group(NamedTuple):
    """Digits that stand together."""

    start: int
    end: int
    digits: str


Run = tuple[Group, ...]


def runs(text: str, clusters: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Where the runs of six digits or more begin and end; a very long one is cut.

    They lie in clusters of digits (`Index.clusters`).
    """
    for start, end in clusters:
        for found in _RUN.finditer(text, start, end):
            yield found.start(), min(found.end(), found.start() + _MOST)


def groups(text: str, start: int, end: int) -> Run:
    """The groups of a run."""
    return tuple(Group(*group.span(), group.group()) for group in _GROUP.finditer(text, start, end))


def leading(run: Run, size: int) -> Run:
    """The first groups that have so many digits together; none if no group ends there."""
    total = 0
    for index, group in enumerate(run):
        total += len(group.digits)
        if total >= size:
            return run[: index + 1] if total == size else ()
    return ()


def digits_of(groups: Run) -> str:
    """All digits without what stands between them."""
    return "".join(group.digits for group in groups)


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no letter, digit or sign of a longer word touches the span."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if before[-1:].isalnum() or after[:1].isalnum() or before[-1:] in ("*", "•") or after[:1] in ("*", "•"):
        return False
    split_before = len(before) == 2 and before[1] in ".,:" and before[0].isdigit()
    split_after = len(after) == 2 and after[0] in ",:" and after[1].isdigit()
    return not (split_before or split_after)


def is_amount(text: str, folded: str, start: int, end: int) -> bool:
    """Whether digits are money or a measure."""
    return has_amount_form(text, start, end) or has_unit(folded, end)


def has_amount_form(text: str, start: int, end: int) -> bool:
    """Whether digits are grouped like money: `1.234.567`."""
    return bool(_AMOUNT.match(text, start, end))


def has_unit(folded: str, end: int) -> bool:
    """Whether what is counted or measured stands right behind an offset."""
    return bool(_UNIT.match(folded, end))
