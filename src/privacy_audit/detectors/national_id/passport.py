"""Passport numbers: letters and digits beside the word, since their form alone says nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy_audit.detectors.context import key_of
from privacy_audit.detectors.heads import Heads
from privacy_audit.detectors.national_id.words import PASSPORTS, SHORT_PASSPORTS
from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.model import Certainty, Kind, Secret
from privacy_audit.text import mask_digits

_LABEL = "identifier"
_REACH = 60
_MANY = 8
# From the word to its number: small words and signs, no sentence. Words and signs have nothing in common,
# and nothing follows the repeat, so there is nothing to try again.
_BETWEEN = re.compile(
    r"(?:(?:number|no|nr|so|pho thong|viet nam|vietnam|vn|cua|toi|minh|em|anh|chi|la|is|my|us|uk|id|cu|moi"
    r"|hien tai|passport|ho chieu)(?![^\W_])|[\s:：.,#()№=|*_\"'/–-]){0,16}"
)
# One or two letters with six to eight digits, nine digits, or the nine signs of Germany, France and others.
_NUMBER = re.compile(
    r"(?:(?P<vietnam>[BCDEGHKNPST][ ]?[0-9]{7,8})"
    r"|(?P<letters>[A-Z]{1,2}[ ]?[0-9]{6,8}|[0-9]{2}[A-Z]{2}[0-9]{5})"
    r"|(?P<digits>[0-9]{9})|(?P<mixed>(?=[A-Z0-9]{0,5}[0-9][A-Z0-9]{0,2}[0-9])[CFGHJKLMNPRTVWXYZ][A-Z0-9]{8}))"
    r"(?![^\W_])(?![.,][0-9])",
    re.IGNORECASE,
)
# Whose or which country's passport it is, up to a colon or a small word: `hộ chiếu Hàn Quốc: M12345678`,
# `passport on the ferry: no. N2219087`.
_NAMED = re.compile(
    r"[^\n.!?;:0-9]{2,40}?(?::| so| no\.?| number| is| la)\s{1,2}"
    r"(?:(?:no|nr|number|so)[.:]{0,2}\s{1,2})?(?=[a-z0-9])"
)
# Before the word: a number of letters and digits, then a bracket, a dash or that it is one, and the country:
# `NXR4P7C19 (Dutch passport)`, `C4VX81T3K is my German passport`. Searched only right before the word.
_BEFORE = re.compile(
    r"(?<![^\W_])(?P<number>[A-Z]{1,2}[0-9]{6,8}|[0-9]{9}|(?=[A-Z0-9]{0,6}[0-9][A-Z0-9]{0,2}[0-9])[A-Z][A-Z0-9]{8})"
    r"(?: ?[(–-] ?| (?:is|la)(?: (?:my|his|her|the|so))?(?![^\W_]) ?)(?:[^\W\d_]{2,14} ){0,2}\Z"
)
_BEFORE_REACH = 60
# How the word then goes on; `passport photo` and `passport fee` have other numbers before them.
_ENDED = re.compile(r"\s?(?:[),;.\n]|\Z|(?:number|no|cua|viet nam|vn|that|which|until|valid)(?![^\W_]))")
# Another one behind a number, in the same sentence.
_MORE = re.compile(r"[^\n.!?;0-9]{1,32}(?<![^\W_])(?P<vietnam>[BCDEGHKNPST][0-9]{7,8})(?![^\W_])")
# A Vietnamese number behind `HC`, and anywhere in a cell: a letter with seven or eight digits.
_SHORT = re.compile(r"(?:so)?[\s:.]{0,3}(?=[bcdeghknpst][0-9])")
_CELL = re.compile(r"(?<![^\W_])(?P<vietnam>[BCDEGHKNPST][0-9]{7,8})(?![^\W_])")
# What else is called `HC`: a code, a medal, a department.
_OTHER_SHORT = re.compile(r"(?:[^\W_]|(?<![^\W_])(?:ma|so hieu|model|size|lo|phong|don|sp)[ :]{1,2})\Z")
_OTHER_REACH = 10
# What ends the field of a number, or says how long the passport is good for.
_FIELD_ENDS = re.compile(r"\s?(?:[,.;)|\n–-]|\Z|cấp|hết hạn)")
# The heads of a column of passports: `Passport`, `Số hộ chiếu`, `HC`, `PP No.`.
_HEAD = re.compile(r"(?:so )?(?:hc|pp)(?: (?:no|so))?\.?|.{0,16}(?:passport|ho ?chieu).{0,16}")


def find(reading: Reading, heads: Heads) -> Iterator[Finding]:
    """Passport numbers beside the word passport, under a key of that name, or in a column of them."""
    yield from _in_data(reading)
    yield from _in_columns(reading, heads)
    for at, stem in reading.index.places(*SHORT_PASSPORTS):
        short = _SHORT.match(reading.folded, at + len(stem) - 1)
        number = _CELL.match(reading.text, short.end()) if short else None
        if (
            number
            and _FIELD_ENDS.match(reading.text, number.end())
            and not _OTHER_SHORT.search(reading.folded, max(0, at - _OTHER_REACH), at)
        ):
            yield _finding(number, sure=Certainty.LIKELY)
    for at, stem in reading.index.places(*PASSPORTS):
        yield from _behind(reading, at + len(stem))
        if _ENDED.match(reading.folded, at + len(stem)):
            yield from _in_front(reading, at)


def _in_data(reading: Reading) -> Iterator[Finding]:
    """The numbers that the page's own data call so."""
    for segment, begin in zip(reading.content.segments, reading.joined.begins, strict=True):
        named = segment.label == _LABEL and any(stem in key_of(segment) for stem in PASSPORTS)
        number = _NUMBER.match(reading.text, begin) if named else None
        if number:
            yield _finding(number)


def _in_columns(reading: Reading, heads: Heads) -> Iterator[Finding]:
    """The numbers in columns of passports, of tables of a page or of text."""
    if not heads.any:
        return
    for start, end in reading.index.clusters:
        for number in _CELL.finditer(reading.text, max(0, start - 1), end):
            if _HEAD.fullmatch(heads.above(number.start())):
                yield _finding(number)


def _behind(reading: Reading, position: int) -> Iterator[Finding]:
    between = _BETWEEN.match(reading.folded, position, position + _REACH)
    if between is None or between.group().count("\n") > 2:
        return
    number = _number_at(reading.text, between.end(), position) or _named(reading, position)
    if number:
        yield _finding(number)
        yield from _further(reading, number.end())


def _named(reading: Reading, position: int) -> re.Match[str] | None:
    """The number behind whose passport it is; of digits alone it may be anything."""
    named = _NAMED.match(reading.folded, position, position + _REACH)
    number = _NUMBER.match(reading.text, named.end()) if named else None
    return number if number and (number["vietnam"] or number["letters"]) else None


def _in_front(reading: Reading, position: int) -> Iterator[Finding]:
    """The number right before the word."""
    begin = max(
        reading.text.rfind("\n", max(0, position - _BEFORE_REACH), position) + 1, position - _BEFORE_REACH
    )
    found = _BEFORE.search(reading.text, begin, position)
    number = _NUMBER.match(reading.text, found.start("number")) if found else None
    if number:
        yield _finding(number)


def _further(reading: Reading, position: int) -> Iterator[Finding]:
    """Vietnamese passports in the same sentence: `… B1234567 and my wife's is C7654321`."""
    for _ in range(_MANY):
        more = _MORE.match(reading.text, position)
        if more is None:
            return
        yield _finding(more, more.start("vietnam"))
        position = more.end()


def _number_at(text: str, end: int, least: int) -> re.Match[str] | None:
    """The number there; the small words before it may have taken its letter."""
    for start in range(end, max(least, end - 2) - 1, -1):
        number = None if text[start - 1 : start].isalnum() and start > least else _NUMBER.match(text, start)
        if number and (number["mixed"] is None or number.group().isupper()):
            return number
    return None


def _finding(
    number: re.Match[str], start: int | None = None, sure: Certainty = Certainty.CONFIRMED
) -> Finding:
    """The finding for a number, or for the last part of a match that begins at `start`."""
    begin = number.start() if start is None else start
    value = number.string[begin : number.end()].replace(" ", "").upper()
    is_vietnamese = number["vietnam"] is not None
    return Finding(
        kind=Kind.NATIONAL_ID,
        start=begin,
        end=number.end(),
        value=Secret(value),
        masked=mask_digits(value),
        certainty=sure if is_vietnamese else Certainty.LIKELY,
        attributes={"type": "passport"},
        reasons=("pattern", "valid", "id-label") if is_vietnamese else ("pattern", "id-label"),
    )
