"""A quick look at digits: whether a number may begin there, before anybody looks at what stands around them.

Pages are full of digits and have few telephone numbers. What is passed over here is nothing that the closer
look takes: a list of dates, prices or scores costs little more than the search for its digits.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from privacy_audit.detectors.digits import LONGEST, Group
from privacy_audit.detectors.phone import foreign

# What `vietnam.number` reads behind the zero or the country code: numbers of today (mobile, landline), of
# before 2018 and 2017 (mobile, area codes of one, two and three digits), and of the state. `#` is one more
# digit; a gap may stand wherever a blank does.
_NATIONAL = "|".join(
    (
        "(?:3 [2-9]|5 [25689]|7 [06-9]|8 [1-9]|9 [0-9])#######",
        "2 (?:[48] [2-9]|0 [3-9]|1 [0-689]|2 [0-25-9]|3 [2-9]|5 [124-9]|6 [0-39]|7 [0-7]|9 [0-4679])#######",
        "1 (?:2 [0-9]|6 [2-9]|8 [68]|9 9)#######",
        "[48] [2-9]#######",
        "(?:2 [025-79]|3 [0136-9]|5 [2-9]|6 [0-4678]|7 [02-79]) [2-9]######",
        "(?:2 [348]|[35] [0125]|6 5|7 [18]) [01] [2-9]######",
        "8 0#####",
        "6 9#####(?:##?)?",
    )
)
_TRUNK, _COUNTRY, _SERVICE = rf"0 (?:{_NATIONAL})", rf"84(?: 0)? (?:{_NATIONAL})", "1[89]00####(?:##?)?"
# Two zeros stand for a plus; whether the country has such numbers is looked up later.
_ABROAD = "0 0 [1-9]####"
# As in North America: the groups tell it.
_GROUPED = r"[2-9][0-9]{2}\W{1,3}[2-9][0-9]{2}\W{1,2}[0-9]{4}"
_SIZES = frozenset(((3, 3, 4), (1, 3, 3, 4)))
_LEAST_OF_OTHERS = 9
_MOST_GROUPS = 6


def _with_gaps(form: str, gap: str) -> str:
    return form.replace("#", " [0-9]").replace(" ", gap)


# Gaps hold no digit, and digits are counted: nothing to backtrack into.
_FORM = _with_gaps(rf"(?:{_TRUNK}|{_COUNTRY}|{_SERVICE}|{_GROUPED})(?![0-9])|{_ABROAD}", r"[\W_xX]{0,6}")
# The first digit of a number, or a plus before it.
_BEGINNING = re.compile(rf"(?<![0-9])(?:{_FORM})|\+")
# All digits of a number without its gaps.
_DIGITS = re.compile(_with_gaps(rf"{_TRUNK}|(?:00)?{_COUNTRY}|{_SERVICE}", ""))
# A number of a country that is named near: a zero, and at least eight digits more.
_OTHER = re.compile(_with_gaps("(?<![0-9])0(?=########)", r"[\W_xX]{0,6}"))
_BEFORE = 3


def may_hold_number(text: str, start: int, end: int) -> bool:
    """Whether a number may begin in a run of digits without a word that calls it one."""
    if _BEGINNING.search(text, max(0, start - _BEFORE), end):
        return True
    return any(_is_named(text, other.start()) for other in _OTHER.finditer(text, start, end))


def may_begin_number(text: str, start: int) -> bool:
    """The same of a group of digits."""
    if "+" in text[max(0, start - _BEFORE) : start] or _BEGINNING.match(text, start):
        return True
    return _OTHER.match(text, start) is not None and _is_named(text, start)


def quick_look(text: str, first: Group) -> Callable[[str, tuple[int, ...]], bool]:
    """The same of digits that begin with a group and of the sizes of their groups."""
    named = first.digits.startswith("0") and _is_named(text, first.start)
    if first.digits.startswith("00") or "+" in text[max(0, first.start - _BEFORE) : first.start]:
        return _may_be_abroad_or_there if named else _may_be_abroad
    return _may_be_there if named else _may_be_here


def may_be_any(digits: str, sizes: tuple[int, ...]) -> bool:
    """Whatever the digits are, they may be a number."""
    return True


def _may_be_here(digits: str, sizes: tuple[int, ...]) -> bool:
    if sizes in _SIZES:
        return True
    return len(sizes) <= _most_groups(digits) and _DIGITS.fullmatch(digits) is not None


def _most_groups(digits: str) -> int:
    """In so many groups people write a number: `0 9 12 34 56 78`; two more with its country code."""
    return _MOST_GROUPS if digits.startswith("0") and not digits.startswith("00") else _MOST_GROUPS + 2


def _may_be_there(digits: str, sizes: tuple[int, ...]) -> bool:
    """The same where a country is named."""
    return len(digits) >= _LEAST_OF_OTHERS or _may_be_here(digits, sizes)


def _may_be_abroad(digits: str, sizes: tuple[int, ...]) -> bool:
    """The same behind a plus or two zeros."""
    return _may_be_here(digits, sizes) or foreign.number(digits.removeprefix("00"), None) is not None


def _may_be_abroad_or_there(digits: str, sizes: tuple[int, ...]) -> bool:
    return _may_be_there(digits, sizes) or _may_be_abroad(digits, sizes)


def _is_named(text: str, start: int) -> bool:
    """Whether a country is named near the number that begins there."""
    return foreign.country_near(text, start, start + LONGEST) is not None
