"""Family in appeals, in files of courts, and where somebody says at whose house they can be reached.

`mẹ là chị Lò Thị Xoan (sinh năm 1987) … STK …`, `có con chung là cháu Lê Minh Nhật`, `con gái là … 0379… hoặc
cháu Danh Út 0888…`, `gửi nhà dì Bảy Hoa ở hẻm 21`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy_audit.detectors.prose import is_short, line_around
from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.detectors.relations.found import Span, is_called_up, names_from, one_name, told
from privacy_audit.detectors.relations.small_words import AT_HOUSE_OF, COMMON_CHILD, OR_ELSE
from privacy_audit.detectors.relations.words import has_surname, kin_in
from privacy_audit.model import Certainty

_LONGEST = 1_500
"""Characters of an appeal at most; an article is longer."""
# Where to send money.
_ASKS = re.compile(r"(?<![^\W_])(?:stk|so tai khoan|so tk|chu tk|chu tai khoan)(?![^\W_])")
# The year of birth in brackets behind a name.
_BORN = re.compile(r"\s?\((?:sinh nam|sinh|sn) ?:? ?[0-9]{4}\)")
# What leads from `con chung` to the child.
_LEADS = re.compile(r"(?:chua thanh nien |duy nhat )?(?:la |ten |ten la |gom |: )?(?:chau |be )?")
# The number before another person to call.
_CALLED_BEFORE = re.compile(r"[0-9]{3}[ ,;.]{0,2}\Z")
# What leads from who lives in a house to where it is.
_LIVES = re.compile(r" (?:o|tai) ")
_GREETING = 400
# Who speaks of themselves as a child, to the elders of a family: `Con xin gửi …: con là Phùng Thị Mão`.
_I_AM_CHILD = re.compile(r"(?<![^\W_])con (?:xin|chao|kinh|cam on|gui|chuc|thua)(?![^\W_])")


def find(reading: Reading) -> Iterator[Finding]:
    """Such ties, each behind words of its own."""
    for at, words in reading.index.places(COMMON_CHILD):
        leads = _LEADS.match(reading.folded, at + len(words))
        spans = names_from(reading, leads.end(), least=2) if leads else []
        if spans and has_surname(reading.text[slice(*spans[0])]):
            yield from told(reading, at, spans, "child", Certainty.LIKELY)
    for at, words in reading.index.places(*OR_ELSE):
        yield from _or_else(reading, at, at + len(words))
    if is_short(reading.text):
        yield from _at_house_of(reading)


def is_of_appeal(reading: Reading, span: Span) -> bool:
    """Whether a whole name stands with its year of birth in a text that asks for money."""
    named = has_surname(reading.text[slice(*span)]) and _BORN.match(reading.folded, span[1])
    return bool(named and len(reading.text) <= _LONGEST and _ASKS.search(reading.folded))


def is_writer(reading: Reading, start: int, end: int) -> bool:
    """Whether `con` is who writes, and not somebody's child."""
    said = reading.folded[start:end] == "con"
    return said and bool(_I_AM_CHILD.search(reading.folded, max(0, start - _GREETING), start))


def _or_else(reading: Reading, at: int, end: int) -> Iterator[Finding]:
    """A second one to call, behind the number of a member of the family."""
    span = one_name(reading, end, least=2)
    if span is None or not is_called_up(reading, span[1]):
        return
    begin, _ = line_around(reading.text, at, at)
    before = kin_in(reading.text, reading.folded, begin, at)
    if _CALLED_BEFORE.search(reading.folded, begin, at) and any(True for _ in before):
        yield from told(reading, end - len("chau "), [span], "relative", Certainty.LIKELY)


def _at_house_of(reading: Reading) -> Iterator[Finding]:
    for at, words in reading.index.places(*AT_HOUSE_OF):
        if reading.folded[max(0, at - 1) : at].isalnum() or not reading.text[at + len("nha ")].islower():
            continue
        span = one_name(reading, at + len(words), is_certain=True)
        if span and span[0] == at + len(words) and _LIVES.match(reading.folded, span[1]):
            yield from told(reading, at + len("nha "), [span], "relative", Certainty.LIKELY)
