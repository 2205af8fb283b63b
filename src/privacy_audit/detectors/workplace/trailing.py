"""A position behind its organisation: `Công tác tại Trường …, giáo viên Toán`, `works at … as a nurse`."""

from __future__ import annotations

import re

from privacy_audit.detectors.prose import WORD, is_short
from privacy_audit.detectors.reading import Reading
from privacy_audit.detectors.relations.words import has_surname
from privacy_audit.detectors.workplace.around import ends_field, ends_sentence, is_for_others
from privacy_audit.detectors.workplace.joints import is_sentence
from privacy_audit.detectors.workplace.words import is_written, pattern

Span = tuple[int, int]

# What joins a position to the organisation before it: a sign, or words that say that one follows.
_JOINT = re.compile(
    r"(?:,?\s(?P<said>as|lam|giu chuc(?: vu)?|(?:o )?vi tri|chuc vu|chuc danh"
    r"|(?:voi|trong) (?:vai tro|vi tri|cuong vi|chuc vu|chuc danh)(?: la)?)\s"
    r"|,\s|\s[–—-]\s|\s?(?P<opens>\())"
    r"(?:an? |the |(?:hien |dang )?la )?"
)
# The first of these words as they are written: `lắm`, `vợi` join nothing.
_SAID = frozenset(("as", "làm", "giữ", "ở", "vị", "chức", "với", "trong"))
# Plain words before an English position: `as a regional sales manager`; behind a sign only degrees of it.
_AFTER_WORDS = re.compile(r"(?:[a-z]{2,14} ){0,3}")
_AFTER_SIGN = re.compile(
    r"(?:(?:senior|junior|lead|chief|deputy|assistant|principal|regional|general) ){0,2}"
)
# The field or department of a position: `giáo viên Toán`, `kế toán phòng Tài vụ`.
_MORE = re.compile(r"(?: (?!(?:and|in|at|since|from|with|for|who) )[^\W_]{1,14}){0,5}")
# Behind words that lead to a position an English sentence goes on: `as a nurse since 2015`.
_GOES_ON = re.compile(r" (?:and|since|in|from|for) ")
# A comma behind which nobody is named: `Đang làm lễ tân tại Khách sạn Hoa, thu nhập ổn`.
COMMA = re.compile(r", (?=[a-zà-ỹ])(?!anh |chị |cô |thầy |ông |bà |em |bác |chú )")
_TWO_WORDS = re.compile(rf"{WORD} {WORD}")
_REACH = 110


def position_behind(reading: Reading, stop: int) -> Span | None:
    """The position behind an organisation that ends at `stop`, if its field or sentence ends with it.

    Behind a sign a sentence may go on with somebody (`…, bác sĩ Lê Thị Lan cho biết`): that is none.
    """
    end = min(reading.bounds_at(stop - 1)[1], stop + _REACH)
    joint = _JOINT.match(reading.folded, stop, end)
    if joint is None or not _is_joint(reading, joint):
        return None
    title = _end_of_title(reading, joint.end(), is_said=joint["said"] is not None)
    more = _MORE.match(reading.folded, title, end) if title else None
    if title is None or more is None or _is_somebody(reading.text[title : more.end()]):
        return None
    if is_sentence(reading, title, more.end()):
        return None
    closed = more.end() + (joint["opens"] is not None)
    if joint["opens"] and reading.text[more.end() : closed] != ")":
        return None
    ends = (
        ends_field(reading, closed)
        or ends_sentence(reading, closed)
        or (joint["said"] and is_short(reading.text) and _may_go_on(reading, closed))
    )
    return (joint.end(), more.end()) if ends and not is_for_others(reading, stop, closed) else None


def end_with(reading: Reading, stop: int, position: Span | None) -> int:
    """Where an organisation that ends at `stop` ends with the position behind it, and with its bracket."""
    return position[1] + reading.text.startswith(")", position[1]) if position else stop


def _may_go_on(reading: Reading, end: int) -> bool:
    return bool(_GOES_ON.match(reading.folded, end) or COMMA.match(reading.text, end))


def _is_joint(reading: Reading, joint: re.Match[str]) -> bool:
    """Whether the words of a joint have their own marks, or none."""
    if joint["said"] is None:
        return True
    first = reading.text[slice(*joint.span("said"))].split(" ", 1)[0].lower()
    return first.isascii() or first in _SAID


def _end_of_title(reading: Reading, at: int, *, is_said: bool) -> int | None:
    """Where the position ends that begins at an offset; an English one may have words before it."""
    before = (_AFTER_WORDS if is_said else _AFTER_SIGN).match(reading.folded, at)
    words = reading.text[at : before.end()] if before else ""
    blanks = [index + 1 for index, letter in enumerate(words) if letter == " "] if words.isascii() else []
    for begin in (at, *(at + blank for blank in blanks)):
        title = pattern("title").match(reading.folded, begin)
        if title and is_written(reading.text, title, "title"):
            return title.end()
    return None


def _is_somebody(written: str) -> bool:
    """Whether a name stands behind a position: `bác sĩ Lê Thị Lan`."""
    name = _TWO_WORDS.search(written)
    return name is not None and has_surname(name.group())
