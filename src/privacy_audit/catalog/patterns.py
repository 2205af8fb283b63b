"""Judges a pattern of a data file before any page is held against it: it can be read, and it comes to an end.

A page is made by strangers. Where a repeated part holds a repetition or a choice of its own, there may be
more ways to read forty letters than anybody can wait for, and Python's `re` tries them all.
"""

from __future__ import annotations

import re
from math import inf
from warnings import catch_warnings, simplefilter

from privacy_audit.errors import mark

Fault = tuple[str, dict[str, object]]
"""What is wrong, as a sentence and its values."""
FEW = 3
"""So many times a part may be repeated, whatever is in it: `(?:site|under ){0,3}`."""
ENDLESS = mark(
    "the pattern may never come to an end: a part that is repeated more than three times holds a repetition "
    "or a choice itself"
)
# One piece of a pattern: a sign behind a backslash, a set in brackets, a remark, flags that open no group,
# the beginning of a group with what it is (a condition, a name, a look around, flags), its end, a repetition
# with its kind, a choice, any other sign.
_PIECE = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?#(?:\\.|[^)\\])*\)|\(\?(?P<flags>[a-zA-Z]+)\)|"
    r"(?P<open>\((?:\?(?:\(\w+\)|P?<\w+>|P?[=!:>]|<[=!]|(?P<local>[a-zA-Z-]+):))?)|(?P<close>\))|"
    r"(?P<times>[*+?]|\{(?P<least>\d*)(?P<to>,?)(?P<most>\d*)\})[+?]?|(?P<choice>\|)|.",
    re.DOTALL,
)


def fault_of(pattern: str) -> Fault | None:
    """What is wrong with a pattern, None if nothing is."""
    try:
        with catch_warnings():
            simplefilter("error")  # what Python would grumble about on the screen, at every start
            re.compile(pattern)
    except (re.error, ValueError, OverflowError, Warning) as error:  # also flags at odds, huge repetitions
        return mark("the pattern cannot be read: {reason}"), {"reason": str(error)}
    return (ENDLESS, {}) if _may_not_end(pattern) else None


def _may_not_end(pattern: str) -> bool:
    """Whether a part that is repeated more than a few times can be read in several ways.

    Of every group that is open it is known whether it varies; the pattern itself is the outermost. Free
    spacing (`x`) would let a repetition stand apart from what it repeats: it is refused as well.
    """
    open_groups, closed = [False], False
    for piece in _PIECE.finditer(pattern):
        closed_before, closed = closed, False
        if "x" in (piece["flags"] or piece["local"] or ""):
            return True
        if piece["open"]:
            open_groups.append(False)
        elif piece["close"]:
            closed = open_groups.pop()
            open_groups[-1] |= closed
        elif piece["times"]:
            if closed_before and _most(piece) > FEW:
                return True
            open_groups[-1] |= _varies(piece)
        elif piece["choice"]:
            open_groups[-1] = True
    return False


def _most(times: re.Match[str]) -> float:
    """How often something is repeated at most."""
    if times["times"] == "?":
        return 1
    most = times["most"] if times["to"] else times["least"]
    return int(most) if most else inf


def _varies(times: re.Match[str]) -> bool:
    """Whether something may be repeated more or less often."""
    return not times["least"] or (bool(times["to"]) and times["least"] != times["most"])
