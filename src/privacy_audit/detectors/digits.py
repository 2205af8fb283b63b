"""Runs of digits in a text, found in one linear pass, and the windows in them that may be a number."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from privacy_audit.model import Value

LEAST_DIGITS, MOST_DIGITS = 7, 17
"""Fifteen of E.164, and two zeros before them."""
LONGEST = 113
"""Characters of such a number with its gaps."""

# At least seven digits, at most six other characters (no letters but the x that some put between)
# from one to the next. Digits and gaps have no character in common: nothing to backtrack into.
_RUN = re.compile(r"[0-9](?:[\W_xX]{0,6}[0-9]){6,}")
_GROUP = re.compile(r"[0-9]+")
# Gaps inside a number as people write it: blanks, dot, dashes, stroke, brackets.
_GAP = re.compile(r"[ .()\[\]/·_\-\u2010-\u2015\u2212]{1,3}\Z")
# Gaps that hide a number from machines: stars, emoji, the letter x, a new line.
_ODD_GAP = re.compile(r"[^\w+;%@&?#$€£\\\"'<>{}\[\]]{1,6}\Z| ?[xX] ?\Z")

_MOST_GROUPS = 8
"""`+33 (0)1 23 45 67 89` has seven."""
_SHORT, _LIST = 3, 9
"""From nine numbers of at most three digits on it is a list."""


class Group(Value, gc=False):
    """Digits that stand together, or single ones all spaced alike, `0 9 1 2 …`, with the gap between them."""

    start: int
    end: int
    digits: str
    gap: str = ""

    @property
    def spaced(self) -> bool:
        """Whether gaps stand between its digits."""
        return bool(self.gap)


class Window(Value, gc=False):
    """Neighbouring groups that may be one number. `gaps[i]` stands after `groups[i]`."""

    groups: tuple[Group, ...]
    gaps: tuple[str, ...]
    digits: str
    """All digits without what stands between them."""
    sizes: tuple[int, ...]
    """How many digits each group has."""

    @property
    def start(self) -> int:
        """Where the first digit stands."""
        return self.groups[0].start

    @property
    def end(self) -> int:
        """The place after the last digit."""
        return self.groups[-1].end

    @property
    def odd(self) -> bool:
        """Whether a gap is one that hides the number."""
        return not all(_is_usual(gap) for gap in self.gaps)

    @property
    def separators(self) -> frozenset[str]:
        """What stands between the groups, blanks and brackets apart."""
        return frozenset("".join(self.gaps)) - frozenset(" ()[]")


def runs(text: str, clusters: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Where the runs of seven digits or more stand; they lie in clusters of digits (`Index.clusters`)."""
    for start, end in clusters:
        for run in _RUN.finditer(text, start, end):
            yield run.span()


def groups(text: str, start: int, end: int) -> tuple[Group, ...]:
    """The groups of a run."""
    return _spaced(
        text,
        tuple(
            Group(start=group.start(), end=group.end(), digits=group.group())
            for group in _GROUP.finditer(text, start, end)
        ),
    )


def _spaced(text: str, groups: tuple[Group, ...]) -> tuple[Group, ...]:
    """Put single digits with the same gap between them together."""
    joined: list[list[Group]] = []
    gap = ""
    for group in groups:
        if len(group.digits) == 1 and joined and len(joined[-1][-1].digits) == 1:
            before = text[joined[-1][-1].end : group.start]
            if len(before) <= 3 and (len(joined[-1]) == 1 or before == gap):
                joined[-1].append(group)
                gap = before
                continue
        joined.append([group])
    return tuple(_together(text, members) for members in joined)


def _together(text: str, members: list[Group]) -> Group:
    if len(members) == 1:
        return members[0]
    digits = "".join(group.digits for group in members)
    gap = text[members[0].end : members[1].start]
    return Group(start=members[0].start, end=members[-1].end, digits=digits, gap=gap)


def windows(
    text: str, run: tuple[Group, ...], first: int, may_be: Callable[[str, tuple[int, ...]], bool]
) -> tuple[Window, ...]:
    """The windows that begin with a group, longest first: seven to seventeen digits in at most eight groups.

    `may_be` looks at the digits of each and at the sizes of its groups.
    """
    last, digits = first, run[first].digits
    sizes: tuple[int, ...] = (len(digits),)
    gaps: list[str] = []
    found: list[Window] = []
    while len(digits) <= MOST_DIGITS and len(sizes) <= _MOST_GROUPS:
        if len(digits) >= LEAST_DIGITS and may_be(digits, sizes):
            groups = run[first : last + 1]
            found.append(Window(groups=groups, gaps=tuple(gaps), digits=digits, sizes=sizes))
        last += 1
        if last == len(run):
            break
        gap = text[run[last - 1].end : run[last].start]
        if not _goes_on(gaps, gap):
            break
        gaps.append(gap)
        digits += run[last].digits
        sizes += (len(run[last].digits),)
    return tuple(reversed(found))


def _goes_on(gaps: list[str], gap: str) -> bool:
    """Whether a number may go on behind a gap: one that hides it is the same all through."""
    if _is_usual(gap):
        return not gaps or gap == gaps[0] or _is_usual(gaps[0])
    return _is_odd(gap) and (not gaps or gap == gaps[0])


# A text has few different gaps and many of each.
@lru_cache(maxsize=1024)
def _is_usual(gap: str) -> bool:
    return _GAP.match(gap) is not None


@lru_cache(maxsize=1024)
def _is_odd(gap: str) -> bool:
    return _ODD_GAP.match(gap) is not None


def list_length(run: tuple[Group, ...], first: int) -> int:
    """How many groups from one on are a list of short numbers (more alike than a telephone has), else 0."""
    size = len(run[first].digits)
    if size > _SHORT or run[first].spaced:
        return 0
    last = first
    while last < len(run) and len(run[last].digits) == size:
        last += 1
    return last - first if last - first >= _LIST else 0
