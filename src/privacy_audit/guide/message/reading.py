"""A message with every phrase that was found in it, and which of them are denied or told of others."""

from __future__ import annotations

import re
from typing import NamedTuple

from privacy_audit.guide.message.phrases import Phrases
from privacy_audit.text import Normal, fold

DENIAL, REPORT, WARNING = "-denial", "-report", "-warning"
# Ends of sentences; a full stop inside a number or an address is none.
_SENTENCE_END = re.compile(r"[.!?\n](?!\w)")
_REACH = 400
"""A sentence is looked at so far on both sides."""
_DENIED_WITHIN = 28
# Words between a “not” and what it denies. Behind “thì” begins what is threatened, not what is denied.
_TURN = re.compile(r"(?<!\w)(?:thi|la|ma|nhung|hay|vui long|phai|can|else|or|but)(?!\w)")

# “If you do not pay …” demands the payment: a condition, perhaps who is spoken to, then a “not”. With its
# marks, as `mà` is not `mã` or `má`; other words between (“nếu nghi ngờ không chuyển”) make it advice.
_CONDITION = re.compile(
    r"(?<!\w)(?:nếu|neu|mà|hễ|if)(?: (?:mà|ma|anh|chị|chi|em|bạn|ban|ông|ong|bà|ba|cô|co|chú|chu|bác|bac"
    r"|mày|may|mẹ|me|bố|bo|má|con|quý khách|quy khach|quý vị|quy vi|you)){0,2} \Z"
)
_CONDITION_REACH = 36
# What is to be paid or sent right behind that “not”; “không chuyển được” (it does not go through) is no
# demand.
_TO_BE_DONE = re.compile(
    r" (?:chuyen|ck|gui|nop|tra|nap|dong|bank|thanh toan|pay|send|transfer|deposit)(?!\w)"
    r"(?! (?:duoc|dc)(?!\w))"
)


class Place(NamedTuple):
    """A stretch of the text as it was received."""

    start: int
    end: int


class Reading:
    """A text with everything that was found in it."""

    def __init__(self, normal: Normal, view: Normal, phrases: Phrases) -> None:
        self.normal = normal
        self.view = view
        self._folded = fold(view.text)
        self.found: dict[str, list[tuple[int, int]]] = {}
        for match in phrases.find(view.text):
            self.found.setdefault(match.owner, []).append((match.start, match.end))

    def place(self, start: int, end: int) -> Place:
        """A stretch of the view in the text as it was received."""
        return Place(*self.view.original(start, end))

    def overlaps(self, owner: str, start: int, end: int) -> bool:
        """Whether a phrase of an owner stands in this stretch, or in a part of it."""
        return any(first < end and start < last for first, last in self.found.get(owner, ()))

    def is_denied(self, start: int) -> bool:
        """Whether a “not” stands shortly before, in the same sentence, and nothing turns it."""
        begin, _end = _sentence(self.view.text, start)
        return any(
            begin <= first
            and last <= start <= last + _DENIED_WITHIN
            and not _TURN.search(self._folded, last, start)
            and not self._is_condition(first, last)
            for first, last in self.found.get(DENIAL, ())
        )

    def _is_condition(self, first: int, last: int) -> bool:
        """Whether a “not” belongs to “if you do not pay”, which demands instead of denying."""
        before = self.view.text[max(0, first - _CONDITION_REACH) : first]
        return bool(_CONDITION.search(before) and _TO_BE_DONE.match(self._folded, last))

    def is_report(self, start: int) -> bool:
        """Whether the sentence tells what swindlers do."""
        begin, end = _sentence(self.view.text, start)
        return any(begin <= report <= end for report, _ in self.found.get(REPORT, ()))

    def is_report_at(self, start: int) -> bool:
        """The same for an offset of the normal form."""
        begin, end = _sentence(self.normal.text, start)
        reports = (self.place(*report).start for report in self.found.get(REPORT, ()))
        first, last = self.normal.original(begin, max(end, begin + 1))
        return any(first <= report <= last for report in reports)


def _sentence(text: str, start: int) -> tuple[int, int]:
    begin = max(0, start - _REACH)
    for found in _SENTENCE_END.finditer(text, begin, start):
        begin = found.end()
    ending = _SENTENCE_END.search(text, start, start + _REACH)
    return begin, ending.start() if ending else min(len(text), start + _REACH)
