"""Years of birth as young people write them: `2k7` for 2007, `ms 2k5`, `2k9er`, `sn 96`, `sinh năm 99`.

Groups (`hội 2k7`, `lớp 2k8`), prices and years of shops are none, so a word for oneself stands before it, or
nothing but signs does, as profiles list what somebody is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy_audit.detectors.birth_date.dates import Date
from privacy_audit.detectors.birth_date.found import found
from privacy_audit.detectors.birth_date.history import is_of_group, is_shortened
from privacy_audit.detectors.birth_date.stems import SHORT_YEAR
from privacy_audit.detectors.context import Label
from privacy_audit.detectors.prose import WORD
from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.model import Certainty

_CENTURY = 1900
_LATEST = 15
"""Who writes so of themselves was born by 2015."""
_YEAR = re.compile(r"2k(?P<year>[0-9]|0[0-9]|1[0-9])(?P<er>er)?(?![^\W_])")
# Words for oneself and for one person, right before the year.
_SELF = re.compile(
    r"(?<![^\W_])(?:ms|mk|mik|mih|minh|tui|toi|t|em|e|be|chau|con|tao|to|nu|nam|gai|trai|girl|boy"
    r"|sv|hs|sn|ns|sinh nam|nam sinh|born|born in|gen|ban)[ :=|,-]{1,3}\Z"
)
# Nothing before it on its line but signs, or a sign that parts fields; the same behind it.
_OPENS = re.compile(r"(?:^|[\n|~•·/,;✿♡❤🌸☆★(-])[^\w\n]{0,6}\Z")
_CLOSES = re.compile(r"[^\w\n]{0,4}(?:\Z|[\n|~•·/,;✿♡❤🌸☆★)-])")
_REACH = 24
# What is counted, sold or founded.
_OF_GROUP = re.compile(
    r"(?<![^\W_])(?:team|hoi|nhom|lop|khoi|lua|the he|cac|group|tu|gia|chi|ship|sale|shop|from)\b"
)
# Two digits behind a word for a year of birth, and what ends them; a house goes on with its street.
_TWO_DIGITS = re.compile(
    r"[ :]{1,3}'?(?P<year>[4-9][0-9]|0[0-9])(?=(?P<ends>\)|[,.;!|\n](?! ?[0-9])|\Z)| ?[–—-] ?[^\W\d]"
    r"| (?:cao|nang|que|dang|song|hien|o|la|hoc|lam|nha|nhe|nhen|a|ak|nam|nu|chua|doc than|fa|fb|zalo)"
    r"(?![^\W_]))"
)
# Who it is, right before `sn`; a house is said of nobody: `nhà em SN 96`.
_WHO = re.compile(
    r"(?<!nha )(?<![^\W_])(?:em|e|minh|mk|toi|tui|t|nam|nu|gai|trai|anh|chi|ban|chau|con|be)[ ,(:]{1,3}\Z"
)
# The same before `sinh năm`, and a name.
_NAMED = re.compile(rf"(?<!\w){WORD}[ ,(–-]{{1,3}}\Z")
_WHO_REACH = 32


def find(reading: Reading) -> Iterator[Finding]:
    """The years, in the order of the text."""
    folded = reading.folded
    for at, _ in reading.index.places(SHORT_YEAR):
        year = _YEAR.match(folded, at)
        if year and int(year["year"]) <= _LATEST and _is_of_somebody(folded, at, year.end()):
            date = Date(at, year.end() - len(year["er"] or ""), 2000 + int(year["year"]), None, None)
            yield found(date, Certainty.POSSIBLE, "birth-short-year")


def _is_of_somebody(folded: str, at: int, end: int) -> bool:
    begin = max(folded.rfind("\n", max(0, at - _REACH), at) + 1, at - _REACH, 0)
    if _OF_GROUP.search(folded, begin, at):
        return False
    if _SELF.search(folded, begin, at):
        return True
    before = folded[max(0, at - 8) : at]
    return bool(_OPENS.search(before)) and bool(_CLOSES.match(folded, end))


def behind(reading: Reading, label: Label) -> Finding | None:
    """The year of two digits behind `sn` or `sinh năm`, of somebody who is named or speaks."""
    word = reading.folded[label.start : label.end]
    year = _TWO_DIGITS.match(reading.folded, label.end) if label.code == "year" or word == "sn" else None
    if year is None or is_of_group(reading, label) or is_shortened(reading, label):
        return None
    in_brackets = reading.folded.endswith("(", 0, label.start) and year["ends"] == ")"
    if not _says_who(reading, label, by_name=word != "sn" or in_brackets):
        return None
    written = int(year["year"])
    whole = written + (_CENTURY if written > _LATEST else _CENTURY + 100)
    return found(Date(*year.span("year"), whole, None, None), Certainty.POSSIBLE, "birth-short-year")


def _says_who(reading: Reading, label: Label, *, by_name: bool) -> bool:
    """Whether who was born stands right before a label: whoever speaks or, with `by_name`, a name."""
    begin = max(0, label.start - _WHO_REACH)
    if _WHO.search(reading.folded, begin, label.start):
        return True
    return by_name and _NAMED.search(reading.text, begin, label.start) is not None
