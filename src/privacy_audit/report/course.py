"""Draws how the score went: rows of blocks for text, columns for a page. Words say it beside both."""

from __future__ import annotations

from collections.abc import Iterator

from privacy_audit.model import Value
from privacy_audit.report.document import Course, Moment, Phrase

HEIGHTS = "▁▂▃▄▅▆▇█"
UNREADABLE, WITHHELD, APART = "×", "?", "|"
_STEP, _WIDTH = 28, 20
"""Columns of a page begin so many units apart, and are so wide; a point is a unit high."""


def rows(course: Course) -> Iterator[tuple[str, Phrase]]:
    """The high end, the number if any audit has one, and the low end: blocks, and what the row is.

    An end that looks like the number in every audit is left out: three equal rows say no more than one.
    """
    high, number, low = course.rows
    highest = _blocks(course, [one.ends and one.ends[1] for one in course.moments])
    lowest = _blocks(course, [one.ends and one.ends[0] for one in course.moments])
    if all(one.number is None for one in course.moments):
        yield from ((highest, high), (lowest, low))
        return
    drawn = _blocks(course, [one.number for one in course.moments])
    for blocks, name in ((highest, high), (drawn, number), (lowest, low)):
        if name is number or blocks != drawn:
            yield blocks, name


def _blocks(course: Course, points: list[float | None]) -> str:
    return "".join(map(_signs, course.moments, points))


def _signs(moment: Moment, points: float | None) -> str:
    """One sign for an audit, behind a stroke if another ruler judged it."""
    known = WITHHELD if points is None else _block(points)
    return (APART if moment.apart else "") + (known if moment.ends else UNREADABLE)


def _block(points: float) -> str:
    step = int(min(max(points, 0.0), 100.0) * len(HEIGHTS) / 100)
    return HEIGHTS[min(step, len(HEIGHTS) - 1)]


# --- on a page -------------------------------------------------------------------------------


class Column(Value):
    """An audit as a column: `sure` up to the low end, `maybe` from there to the high end, heights in points.

    `left`, `middle` and `right` count from the left edge; `number` is how high its line lies, None if
    withheld; `sign` stands on top instead of it.
    """

    left: int
    middle: int
    right: int
    width: int
    label: str
    sure: float = 0.0
    maybe: float = 0.0
    number: float | None = None
    sign: str = ""
    apart: bool = False


def columns(course: Course) -> tuple[Column, ...]:
    """The audits from left to right."""
    return tuple(_column(at * _STEP + (_STEP - _WIDTH) // 2, one) for at, one in enumerate(course.moments))


def _column(left: int, moment: Moment) -> Column:
    low, high = (min(max(end, 0.0), 100.0) for end in sorted(moment.ends or (0.0, 0.0)))
    sign = UNREADABLE if moment.ends is None else WITHHELD if moment.number is None else ""
    return Column(
        left=left,
        middle=left + _WIDTH // 2,
        right=left + _WIDTH,
        width=_WIDTH,
        label=moment.label,
        sure=low,
        maybe=high - low,
        number=None if sign else moment.number,
        sign=sign,
        apart=moment.apart is not None,
    )


def page_width(course: Course) -> int:
    """How wide all columns are together."""
    return len(course.moments) * _STEP
