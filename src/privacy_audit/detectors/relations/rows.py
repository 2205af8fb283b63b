"""Family as profiles and lists lay it out: a line for the tie, one for the name; and the list of friends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain, pairwise
from typing import NamedTuple

from privacy_audit.detectors.heads import Heads
from privacy_audit.detectors.prose import any_of
from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.detectors.relations.found import is_plain_name, names_from, told
from privacy_audit.detectors.relations.words import bare_endings, is_written, ties
from privacy_audit.model import Certainty, Kind, Secret
from privacy_audit.text import clean

_LONGEST = 60
_SYLLABLE = 5
"""Letters of one syllable at most, which may be the last word of a name."""
# How networks head the list of friends, with their number on the same line or the next.
_FRIENDS = re.compile(
    r"\n[^\w\n]{0,6}(?P<words>[0-9][0-9.,]{0,6}k? (?:nguoi ban|ban be|friends)"
    r"|(?:ban be|friends)\s{0,2}[·•:(-]?[\s(]{0,3}[0-9][0-9.,]{0,8}"
    r"(?: (?:nguoi ban|ban|friends))?\)?)[^\w\n]{0,3}(?:\n|\Z)"
)
_ALL = re.compile(
    r"\n[^\w\n]{0,6}(?:(?:xem )?tat ca (?:ban be|ban)|(?:see )?all friends)[^\w\n]{0,3}(?:\n|\Z)"
)
_LEAST_NAMES, _MOST_LINES = 2, 8


class _Row(NamedTuple):
    """A line that is nothing but a word of the family."""

    begin: int
    end: int
    tie: str


def find(reading: Reading) -> Iterator[Finding]:
    """Ties and names in lines of their own, and lists of friends."""
    rows = tuple(_rows(reading))
    for group in _groups(reading, rows):
        yield from _in_group(reading, group)
    yield from _in_columns(reading)
    yield from _behind_names(reading)
    yield from _friends(reading)


def _in_columns(reading: Reading) -> Iterator[Finding]:
    """The names in a table's column of parents, spouses, …"""
    heads = Heads(reading)
    cells = ((head, begin) for head, begin, _ in heads.cells_below(_heads()))
    for head, begin in chain(cells, heads.elements_below(_heads())):
        spans = names_from(reading, begin, least=2)
        if spans:
            yield from told(reading, begin, spans, ties()[head], Certainty.LIKELY)


@cache
def _heads() -> dict[str, str]:
    """The words that head a column or a line, with their ties."""
    return {word: tie for word, tie in ties().items() if tie != "named"}


@cache
def _only_kin() -> re.Pattern[str]:
    return re.compile(rf"\n(?P<kin>{any_of(tuple(_heads()))})\s?:?(?=\n|\Z)")


def _behind_names(reading: Reading) -> Iterator[Finding]:
    """`Lều Thị ChanhChị gái`: name and tie in two elements of one line, as networks list the family."""
    for begin, part in zip(reading.joined.begins, reading.joined.parts, strict=True):
        end = begin + len(part.text)
        if len(part.text) > _LONGEST or not reading.folded.endswith(bare_endings(), begin, end):
            continue
        word = _last_kin().search(reading.folded, begin, end)
        name = reading.text[begin : word.start()].rstrip(" ·–-") if word else ""
        if word and " " in name and is_plain_name(name) and _is_apart(reading, word):
            span = (begin, begin + len(name))
            yield from told(reading, begin, [span], ties()[word["kin"]], Certainty.LIKELY)


@cache
def _last_kin() -> re.Pattern[str]:
    """A word of the family that ends a folded stretch."""
    return re.compile(rf"(?P<kin>{any_of(bare_endings())})\Z")


def _is_apart(reading: Reading, word: re.Match[str]) -> bool:
    """Whether a word of the family begins anew: `ChanhChị gái`, `Ngoc Sister`, but not `Nguyễn Văn Ba`."""
    at = word.start()
    glued = reading.text[at - 1].islower()
    whole = len(word["kin"]) > _SYLLABLE and reading.text[at - 1] == " "
    return reading.text[at].isupper() and is_written(reading.text, word) and (glued or whole)


def _rows(reading: Reading) -> Iterator[_Row]:
    folded, text = "\n" + reading.folded, "\n" + reading.text
    for found in _only_kin().finditer(folded):
        begin = found.start("kin") - 1
        if is_written(text, found) and not _is_head(reading, begin):
            yield _Row(begin, found.end() - 1, ties()[found["kin"]])


def _is_head(reading: Reading, begin: int) -> bool:
    """Whether a word is the last head of a table's columns: what follows is another row."""
    index = reading.joined.part_at(begin)
    cell, *behind = (segment.locator for segment in reading.content.segments[index : index + 2])
    row, is_cell, name = cell.rpartition(" > t")
    return bool(is_cell) and name.startswith("h") and not any(one.startswith(row + " > ") for one in behind)


def _groups(reading: Reading, rows: tuple[_Row, ...]) -> Iterator[tuple[_Row, ...]]:
    """Rows with one line between each and the next belong together."""
    group: list[_Row] = list(rows[:1])
    for one, other in pairwise(rows):
        if reading.text.count("\n", one.end, min(other.begin, one.end + 2 * _LONGEST)) != 2:
            yield tuple(group)
            group = []
        group.append(other)
    if group:
        yield tuple(group)


def _in_group(reading: Reading, group: tuple[_Row, ...]) -> Iterator[Finding]:
    """The name stands behind the word, as in forms, or before it, as Facebook lists the family."""
    behind = is_plain_name(_first(_line(reading, group[-1].end + 1)))
    for row in group:
        start = row.end + 1 if behind else reading.text.rfind("\n", 0, max(0, row.begin - 1)) + 1
        line = _line(reading, start)
        if " " in _first(line).strip() and is_plain_name(_first(line)) and start != row.begin:
            yield from told(reading, start, names_from(reading, start), row.tie, Certainty.LIKELY)


def _line(reading: Reading, start: int) -> str:
    if start >= len(reading.text):
        return ""
    end = reading.text.find("\n", start, start + 4 * _LONGEST)
    return reading.text[start : end if end >= 0 else start + 4 * _LONGEST]


def _first(line: str) -> str:
    """A line up to its first comma or bracket."""
    return re.split(r"[,(]", line, maxsplit=1)[0]


def _friends(reading: Reading) -> Iterator[Finding]:
    text = "\n" + reading.folded
    for heading in _FRIENDS.finditer(text):
        span = (heading.start("words") - 1, heading.end("words") - 1)
        named = _has_names(reading, span[1])
        yield _list_of_friends(reading, span, Certainty.LIKELY if named else Certainty.POSSIBLE)
    for heading in _ALL.finditer(text):
        if _has_names(reading, heading.start()):
            span = (heading.start(), heading.end() - 1)
            begin = span[0] + (len(reading.text[slice(*span)]) - len(reading.text[slice(*span)].lstrip()))
            yield _list_of_friends(
                reading, (begin, begin + len(reading.text[begin : span[1]].rstrip())), Certainty.LIKELY
            )


def _has_names(reading: Reading, start: int) -> bool:
    """Whether at least two of the next lines are names."""
    lines = reading.text[start : start + _MOST_LINES * _LONGEST].split("\n")[1 : _MOST_LINES + 1]
    return sum(" " in line.strip() and is_plain_name(line) for line in lines) >= _LEAST_NAMES


def _list_of_friends(reading: Reading, span: tuple[int, int], certainty: Certainty) -> Finding:
    written = clean(reading.text[slice(*span)])
    return Finding(
        kind=Kind.RELATIONS,
        start=span[0],
        end=span[1],
        value=Secret(written),
        masked=written,
        certainty=certainty,
        attributes={"relation": "friends"},
        reasons=("pattern", "friends-list"),
    )
