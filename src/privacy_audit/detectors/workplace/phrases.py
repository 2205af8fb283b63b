"""Verbs and labels of work: `làm việc tại …`, `công tác tại …`, `works at …`, `Đơn vị: …`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy_audit.detectors.prose import WORD, places
from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.detectors.workplace.around import ends_field, ends_sentence, is_card, is_offer, is_own
from privacy_audit.detectors.workplace.found import told
from privacy_audit.detectors.workplace.organisations import begins_organisation, organisation_at
from privacy_audit.model import Certainty

# Each begins with letters alone, so that prose is passed fast; the boundary is looked at afterwards.
_VERBS = (
    re.compile(r"lam (?:viec |(?:[a-z]{2,8} ){1,4}?)??(?:tai|o|cho|ben) "),
    re.compile(r"cong tac (?:tai|o|ben) "),
    re.compile(r"work(?:s|ed|ing)? (?:at|for|with) "),
    re.compile(r"teach(?:es|ing)? (?:[a-z]{3,10} )?at "),
)
# Words right before a colon that say what follows.
_LABEL = re.compile(
    r"(?<![^\W_])(?:noi lam viec|noi cong tac|don vi cong tac|cong tac|don vi|co quan cong tac|co quan"
    r"|cong tac tai|lam viec tai"
    r"|workplace|employer|company|works at|current company|place of work"
    r"|organi[sz]ation|noi lam)\s?\Z"
)
_HONORIFIC = re.compile(
    rf"(?:[Aa]nh|[Cc]hị|[Cc]ô|[Tt]hầy|[Bb]ác|[Cc]hú|[Ôô]ng|[Bb]à|[Ee]m) {WORD}(?: {WORD}){{0,3}}\s?\Z"
)
# The years of a curriculum vitae: `06/2019 - 03/2023`, `2019–nay`.
_YEARS = re.compile(r"(?:19|20)[0-9]{2}\s?[–—-]\s?(?:(?:[0-9]{1,2}/)?(?:19|20)[0-9]{2}|nay|now|present)\Z")
_YEARS_END = frozenset("0123456789ytw")
_LABEL_REACH, _NAME_REACH, _YEARS_REACH = 24, 50, 20
# What opens a line before a verb of work on a profile: `Hiện đang`, `Đã`, `Từng`.
_OPENING = re.compile(
    r"[^\w\n]{0,8}(?:(?:hien|dang|hien dang|hien tai dang|da|tung|da tung|current(?:ly)?|former(?:ly)?"
    r"|i) )?\Z"
)


def find(reading: Reading) -> Iterator[Finding]:
    """Workplaces behind verbs and labels of work."""
    for verb in _VERBS:
        for found in verb.finditer(reading.folded):
            if not reading.folded[max(0, found.start() - 1) : found.start()].isalnum():
                yield from _behind_verb(reading, found.start(), found.end())
    for at, _ in places(reading.folded, (":",)):
        yield from _behind_label(reading, at)
    for at, word in places(reading.folded, (" ben ", " tai ")):
        if word == " ben " or reading.folded[max(0, at - 1) : at] in _YEARS_END:
            yield from _behind_name(reading, at, at + len(word))


def _behind_verb(reading: Reading, start: int, end: int) -> Iterator[Finding]:
    begin = max(reading.text.rfind("\n", max(0, start - 60), start) + 1, reading.bounds_at(start)[0])
    opens = start - begin < 40 and bool(_OPENING.match(reading.folded[begin:start]))
    own, card = is_own(reading, start), is_card(reading, start, end)
    stop = organisation_at(reading, end, loose=opens) if opens or own or card else None
    if stop is None or is_offer(reading, start):
        return
    if own or card or ends_field(reading, stop) or ends_sentence(reading, stop):
        certainty = (
            Certainty.CONFIRMED if begins_organisation(reading, end) and (own or opens) else Certainty.LIKELY
        )
        reasons = ("pattern", "work-verb", *(("work-profile",) if opens or own else ("work-contact",)))
        yield told(reading, (end, stop), certainty, reasons, organisation=(end, stop))


def _behind_label(reading: Reading, at: int) -> Iterator[Finding]:
    if not _LABEL.search(reading.folded, max(0, at - _LABEL_REACH), at):
        return
    begin = at + 1 + len(reading.text[at + 1 : at + 5]) - len(reading.text[at + 1 : at + 5].lstrip(" \n"))
    stop = organisation_at(reading, begin, loose=True)
    if stop and not is_offer(reading, at) and (ends_field(reading, stop) or is_card(reading, at, stop)):
        reasons = ("pattern", "work-label")
        certainty = Certainty.CONFIRMED if begins_organisation(reading, begin) else Certainty.LIKELY
        yield told(reading, (begin, stop), certainty, reasons, organisation=(begin, stop))


def _behind_name(reading: Reading, at: int, end: int) -> Iterator[Finding]:
    """`anh Kiên bên Đài …` beside a telephone number or mailbox; `06/2019 - 03/2023 tại Công ty …`."""
    years = bool(_YEARS.search(reading.folded, max(0, at - _YEARS_REACH), at))
    named = None if years else _HONORIFIC.search(reading.text, max(0, at - _NAME_REACH), at)
    if not (years or named) or not begins_organisation(reading, end):
        return
    stop = organisation_at(reading, end)
    if stop and (years or is_card(reading, at, stop)):
        reasons = ("pattern", "work-place", "work-profile" if years else "work-contact")
        yield told(reading, (end, stop), Certainty.LIKELY, reasons, organisation=(end, stop))
