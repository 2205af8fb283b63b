"""The shape of a window of digits: written like a telephone number, like a date, an amount, an id."""

from __future__ import annotations

import re
from enum import Enum, auto
from itertools import pairwise

from privacy_audit.detectors.digits import Group, Window
from privacy_audit.detectors.reading import MACHINE_PARTS, Reading
from privacy_audit.model import Value

# Before the first digit: `+`, `(`, `(+`, `+ `.
_LEADING = frozenset("+(")
_LEAD = re.compile(r"(?P<outer>\()?(?P<plus>\+ ?)?(?P<inner>\()?\Z")
# Days, months and years in their usual orders, and spans of years.
_DATE = re.compile(
    r"(?<![0-9])(?:[0-9]{1,2}[./-](?:[0-9]{1,2}[./-])?(?:19|20)[0-9]{2}"
    r"|(?:19|20)[0-9]{2}[./-][0-9]{1,2}(?:[./-][0-9]{1,2})?"
    r"|(?:19|20)[0-9]{2} ?[\-\u2013] ?(?:19|20)[0-9]{2})(?![0-9])"
)
# Thousands set apart: `1.200.000`.
_AMOUNT = re.compile(r"[1-9][0-9]{0,2}(?:[., ][0-9]{3})+\Z")
# The beginning of an address of the web before the digits, in the same word.
_WEB = re.compile(r"://|www\.|[a-z0-9-]\.[a-z]{2,10}/", re.IGNORECASE)
_WEB_REACH = 300
# What begins right after the number and makes it part of a code: a word with digits in it that is neither an
# extension nor the word before a second number, hexadecimal letters, a mask.
_CODE_AFTER = re.compile(
    r"(?!(?:x|ext|ml)\.?[0-9]{1,5}(?![^\W_])|hoặc|hoac|và|or)[^\W_0-9]{1,40}[0-9]"
    r"|[a-f]{3,40}(?![^\W_])|[*•]",
    re.IGNORECASE,
)
# Where a second number begins right behind a sign.
_SECOND = re.compile(r"[.,](?:0[35789]|84|\+84|02)[0-9]{3}")
_NORTH_AMERICA = ((3, 3, 4), (1, 3, 3, 4))
# How a mobile number is grouped by people who hide it behind signs.
_USUAL = {(4, 3, 3), (4, 2, 2, 2), (3, 3, 4), (5, 5), (4, 6), (4, 3, 2, 1)}
_CODE_GROUPS = 3
_YEARS = range(1800, 2100)


class Shape(Enum):
    """How evenly a number is written."""

    BARE = auto()
    TIDY = auto()
    SPACED = auto()
    LOOSE = auto()
    HIDDEN = auto()
    STRANGE = auto()


class Lead(Value):
    """What stands before the first digit. `start` is where the number begins with it."""

    start: int
    plus: bool
    bracket: bool


def lead(text: str, window: Window) -> Lead:
    """The plus and bracket that belong to a number."""
    if _LEADING.isdisjoint(text[max(0, window.start - 4) : window.start]):
        return Lead(start=window.start, plus=False, bracket=False)
    found = _LEAD.search(text, max(0, window.start - 4), window.start)
    signs = found.group() if found else ""
    start = window.start - len(signs)
    closed = ")" in text[window.start : window.end]
    if signs.startswith("(") and not closed:
        start += 1
    if signs.endswith("(") and not closed and "+" not in signs:
        start = window.start
    return Lead(start=start, plus="+" in signs, bracket=signs.endswith("(") and closed)


def shape(window: Window) -> Shape:
    """How the digits are grouped."""
    sizes = window.sizes
    if window.odd:
        return Shape.STRANGE if is_strangely_hidden(window) else Shape.HIDDEN
    if any(group.spaced for group in window.groups):
        if any(group.gap in (".", ",") and len(group.digits) < 4 for group in window.groups):
            return Shape.STRANGE  # a version: 0.9.12-345678
        return Shape.SPACED if len(sizes) == 1 or window.groups[0].digits in ("84", "0084") else Shape.LOOSE
    if len(sizes) == 1:
        return Shape.BARE
    if is_decimal(window):
        return Shape.STRANGE
    trunk = [group.digits in ("0", "1") for group in window.groups[:2]]
    rest = sizes[1 + (len(sizes) > 2 and trunk[1]) :]
    apart = rest[1:] if len(rest) > 2 else rest  # `(0225) 3 842 124`: the digit that was added in 2008
    return Shape.TIDY if min(apart) >= 2 and len(window.separators) <= 1 else Shape.LOOSE


def is_strangely_hidden(window: Window) -> bool:
    """Whether signs stand between the digits as nobody puts them into a telephone number."""
    return window.odd and not (window.sizes in _USUAL and len(set(window.gaps)) == 1)


def ends_alone(window: Window) -> bool:
    """Whether the last digit stands apart, as the check digit of a book number does."""
    return len(window.sizes) > 1 and window.sizes[-1] == 1


def is_decimal(window: Window) -> bool:
    """`0.912345678` or `0.912 34.5`: fractions. Dots all through, `0.912.345.678`, are none."""
    if window.groups[0].digits != "0" or window.gaps[0] not in (".", ","):
        return False
    return len(window.gaps) == 1 or len(set(window.gaps)) > 1


def is_date(written: str) -> bool:
    """Whether there is a date or a span of years in it."""
    return bool(_DATE.search(written))


def is_amount(written: str) -> bool:
    """Whether it is written as an amount with thousands set apart."""
    return bool(_AMOUNT.match(written))


def is_north_american(window: Window, begun: Lead) -> bool:
    """`(312) 747-4300`, `312.747.9884`, `1-707-555-9990`: not by blanks alone."""
    if window.sizes not in _NORTH_AMERICA or window.odd or window.digits.startswith("0"):
        return False
    return begun.bracket or ")" in window.gaps[0] or bool(window.separators)


def is_years(window: Window) -> bool:
    """`1800 - 1850`: what would be a service number but for its second half."""
    return window.sizes == (4, 4) and int(window.groups[1].digits) in _YEARS


def stands_alone(reading: Reading, run: tuple[Group, ...], first: int, window: Window, begun: Lead) -> bool:
    """Whether it is not a piece of something longer: a code, a fraction, a list of short numbers.

    The window begins with the group `first` of the run.
    """
    text = reading.text
    after = first + len(window.groups)
    if _CODE_AFTER.match(text, window.end) or _is_glued(
        text, begun.start, ".," if reading.is_name else ".,-/_"
    ):
        return False
    goes_on = after < len(run) and text[window.end : run[after].start] in (".", ",")
    if goes_on and not _SECOND.match(text, window.end):
        return False
    if _ends_code(text, run, first):
        return False
    return not (
        len(set(window.sizes)) == 1
        and (_continues(text, run, first - 1, window) or _continues(text, run, after, window))
    )


def _ends_code(text: str, run: tuple[Group, ...], first: int) -> bool:
    """Whether three groups of the same size stand right before: `9405 5036 9930 0312 3456 78`."""
    if first < _CODE_GROUPS:
        return False
    size = len(run[first].digits)
    before = run[first - _CODE_GROUPS : first + 1]
    if any(len(group.digits) != size for group in before):
        return False
    return len({text[one.end : two.start] for one, two in pairwise(before)}) == 1


def _is_glued(text: str, start: int, signs: str) -> bool:
    return start > 1 and text[start - 1] in signs and text[start - 2].isdigit()


def _continues(text: str, run: tuple[Group, ...], index: int, window: Window) -> bool:
    """Whether the group beside the window has the same size and gap as those inside."""
    if not window.gaps or not 0 <= index < len(run):
        return False
    beside = run[index]
    gap = text[beside.end : window.start] if beside.end <= window.start else text[window.end : beside.start]
    return len(beside.digits) == len(window.groups[0].digits) and gap in window.gaps


def is_for_machines(reading: Reading, start: int) -> bool:
    """Whether bare digits there are ids: made for machines, or in an address of the web."""
    if reading.is_name:
        return False
    if reading.segment_at(start).part in MACHINE_PARTS:
        return True
    before = reading.text[max(0, start - _WEB_REACH) : start]
    if not before or before[-1].isspace() or ("." not in before and "://" not in before):
        return False
    return _WEB.search(before.rsplit(None, 1)[-1]) is not None
