"""Verbs and labels of work: `làm việc tại …`, `công tác tại …`, `works at …`, `Đơn vị: …`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from privacy_audit.detectors.prose import WORD, contact_stretches, is_short, line_around, places
from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.detectors.relations.words import has_surname
from privacy_audit.detectors.workplace.around import (
    begins_own,
    ends_field,
    ends_sentence,
    is_card,
    is_of_writer,
    is_offer,
    is_own,
    opens_clause,
)
from privacy_audit.detectors.workplace.found import told
from privacy_audit.detectors.workplace.organisations import begins_organisation, organisation_at
from privacy_audit.detectors.workplace.trailing import COMMA, end_with, position_behind
from privacy_audit.detectors.workplace.words import CALLED, is_place, pattern
from privacy_audit.model import Certainty

# Each by the letters with which it begins; the boundary is looked at afterwards.
_VERBS = {
    "lam ": re.compile(r"lam (?:viec |(?:[a-z]{2,8} ){1,4}?)??(?:tai|o|cho|ben) "),
    "lm ": re.compile(r"lm (?:vc |viec )?(?:tai|o|cho|ben) "),
    "cong tac ": re.compile(r"cong tac (?:tai|o|ben) "),
    "giang day ": re.compile(r"giang day (?:mon [a-z]{2,6} )?(?:tai|o) "),
    "day o ": re.compile(r"day o "),
    "day tai ": re.compile(r"day tai "),
    "dau quan ": re.compile(r"dau quan (?:cho|ve|sang) "),
    "thuc tap ": re.compile(r"thuc tap (?:tai|o|ben) "),
    "hoc viec ": re.compile(r"hoc viec (?:tai|o|ben) "),
    "linh moi ": re.compile(r"linh moi (?:cua|ben) "),
    "thanh vien moi ": re.compile(r"thanh vien moi (?:cua|ben) "),
    "nghi viec ": re.compile(r"nghi viec (?:o|tai|ben) "),
    "employed ": re.compile(r"employed (?:at|by|with) "),
    **dict.fromkeys(("joined ", "joining ", "join "), re.compile(r"join(?:ed|ing)? (?:the team at |the )?")),
    **dict.fromkeys(("interning ", "intern "), re.compile(r"intern(?:ing)? (?:at|with) ")),
    **dict.fromkeys(("a job at ", "my job at ", "new role at "), re.compile(r"[a-z]{1,3} (?:job|role) at ")),
    "work": re.compile(r"work(?:s|ed|ing)? (?:at|for|with) "),
    "teach": re.compile(r"teach(?:es|ing)? (?:[a-z0-9]{1,10} ){0,3}?at "),
    "i'm with ": re.compile(r"i'm with "),
    "first day at ": re.compile(r"first day at "),
    "years at ": re.compile(r"years at "),
    "gan bo voi ": re.compile(r"gan bo voi "),
    "nhan viec ": re.compile(r"nhan viec (?:o|tai|ben) "),
    "chuyen cong tac ": re.compile(r"chuyen cong tac (?:ve|den|sang|toi) "),
    "vao lam ": re.compile(r"vao lam (?:o|tai|ben|cho) "),
    **dict.fromkeys(
        (" o thpt ", " o thcs ", " o truong ", " o mam non ", " o tieu hoc ", " tai truong "),
        re.compile(r" (?:o|tai) "),
    ),
    "currently ": re.compile(r"currently (?:at|with) "),
}
# Before a school: `mình thì dạy Toán ở THPT …`.
_TEACHING = re.compile(r"(?<![^\W_])(?:giang )?day(?: [a-z]{2,5}){0,2}\Z")
_FOR = (" cho ", " ben ", " for ", " at ")
"""What only an organisation follows where somebody says that they work; behind `ở` a town may stand."""
_CAPITALS = re.compile(rf"{WORD}(?: {WORD}){{0,3}}(?!['’\w])")
# What somebody left: `| ex-Shopee`, `, formerly with Baker McKenzie`, `Currently at Grab. Previously Tiki.`
_LEFT = re.compile(r"(?:\A|[|,;·•/\n(.] ?)(?:ex-|(?:previously|formerly) (?:(?:at|with) )?)(?=[a-z])")
_LEFT_SIGNS = ("ex-", "previously ", "formerly ")
_ORGANISATION = re.compile(rf"{WORD}(?: {WORD}){{0,3}}(?=\s?(?:[.,;|·•)\n]|\Z))")
# What says of the line that it tells of somebody's work.
_ABOUT_WORK = re.compile(
    r"(?<![^\W_])(?:currently|now|at|@|engineer|manager|designer|developer|dev|founder|ceo)(?![^\W_])|@"
)
# Words right before a colon that say what follows.
_LABEL = re.compile(
    r"(?<![^\W_])(?:lam tai|noi lam viec|noi cong tac|don vi cong tac|cong tac|don vi|co quan cong tac"
    r"|co quan"
    r"|cong tac tai|lam viec tai"
    r"|co quan cong tac hien nay|co quan hien nay|don vi hien nay"
    r"|workplace|employer|company|works at|current company|place of work"
    r"|organi[sz]ation|noi lam)\s?\Z"
)
# The last letters of those: a colon behind anything else is passed without a search.
_LABEL_ENDS = tuple(f"{letter}{blank}:" for letter in "ceikmnrty" for blank in ("", " ", "\n"))
_HONORIFIC = re.compile(rf"(?:{CALLED}) {WORD}(?: {WORD}){{0,3}}\s?\Z")
# The years of a curriculum vitae: `06/2019 - 03/2023`, `2019–nay`.
_YEARS = re.compile(r"(?:19|20)[0-9]{2}\s?[–—-]\s?(?:(?:[0-9]{1,2}/)?(?:19|20)[0-9]{2}|nay|now|present)\Z")
# `anh Kiên bên …`, `03/2023 tại …`: each begins with letters, so that prose is passed fast.
_BESIDE = re.compile(r" ben (?=[a-z]{2})")
_SINCE_AFTER = tuple("0123456789ytw")
# Signs with which biographies mark a place of work.
_SIGNS_OF_WORK = ("💼", "🏢", "🏥", "🏫")
# What somebody does already is no offer, though a form names one: `Ứng tuyển: thủ kho. Đang làm … tại …`.
_NOW = re.compile(r"(?:[Đđ]ang|[Tt]ừng|[Cc]urrently) \Z")
_NOW_REACH = 12
_LABEL_REACH, _NAME_REACH, _YEARS_REACH = 28, 50, 20
_SHORTEST = 3
# What somebody does besides `làm việc`: `làm kế toán ở …`, `làm ca đêm tại …`; not `làm rơi ví ở …`.
_DOING = re.compile(
    r"lam (?:viec|lai|them|thue|cong|chinh|ca|van phong|part|full"
    r"|it|sales?|marketing|hr|pr|mkt|admin|kho|bep|nail|content|design|ben|tai|o|cho)(?![^\W_])"
)


def sought() -> Iterable[str]:
    """The phrases that are looked for in every text."""
    return (*_VERBS, *_LEFT_SIGNS, ":", " tai ")


def find(reading: Reading) -> Iterator[Finding]:
    """Workplaces behind verbs and labels of work."""
    for at, begins in reading.index.places(*_VERBS):
        found = _VERBS[begins].match(reading.folded, at)
        if begins.startswith(" ") and not _TEACHING.search(reading.folded, max(0, at - 24), at):
            continue
        if found and not (begins[0] != " " and reading.folded[max(0, at - 1) : at].isalnum()):
            yield from _behind_verb(reading, at, found.end())
    for at, _ in reading.index.places(":"):
        yield from _behind_label(reading, at)
    for begin, end in contact_stretches(reading.folded):
        for word in _BESIDE.finditer(reading.folded, begin, end):
            yield from _behind_name(reading, word.start(), word.end())
    for at, words in reading.index.places(" tai "):
        if reading.folded.endswith(_SINCE_AFTER, 0, at):
            yield from _behind_name(reading, at, at + len(words))
    yield from _left(reading)
    yield from _pictured(reading)


def _pictured(reading: Reading) -> Iterator[Finding]:
    """`🏢 Sở Tư pháp Hải Phòng`: an organisation behind the sign of work, in a field of its own."""
    for at, sign in places(reading.text, _SIGNS_OF_WORK):
        begin = at + len(sign) + (reading.text[at + len(sign) : at + len(sign) + 1] == " ")
        stop = organisation_at(reading, begin)
        if stop and ends_field(reading, stop):
            reasons = ("pattern", "work-place", "work-profile")
            yield told(reading, (begin, stop), Certainty.LIKELY, reasons, organisation=(begin, stop))


def _left(reading: Reading) -> Iterator[Finding]:
    """Organisations that somebody left, named in a field of a line about work."""
    for at, _ in reading.index.places(*_LEFT_SIGNS):
        opens = _LEFT.match(reading.folded, max(0, at - 2)) or _LEFT.match(reading.folded, max(0, at - 1))
        name = _ORGANISATION.match(reading.text, opens.end()) if opens and opens.end() > at else None
        line, _ = line_around(reading.text, at, at)
        if name and _ABOUT_WORK.search(reading.folded, line, at):
            reasons = ("pattern", "work-verb")
            yield told(
                reading, name.span(), Certainty.LIKELY, reasons, organisation=name.span(), is_over=True
            )


def _behind_verb(reading: Reading, start: int, end: int) -> Iterator[Finding]:
    if not _is_work(reading, start, end):
        return
    opens = opens_clause(reading, start)
    own = is_own(reading, start) or begins_own(reading, start) or is_of_writer(reading, start)
    card = is_card(reading, start, end)
    loose = opens and not reading.folded.endswith("work with ", start, end)
    stop = organisation_at(reading, end, loose=loose) if opens or own or card else None
    if stop is None and own and reading.folded.endswith(_FOR, start, end) and begins_own(reading, start):
        stop = _firm_in_capitals(reading, end)
    if stop is None or _goes_on(reading, start, stop):
        return
    now = opens and _NOW.search(reading.text, max(0, start - _NOW_REACH), start)
    if is_offer(reading, start) and not now:
        return
    position = position_behind(reading, stop)
    ends = position or ends_field(reading, stop) or ends_sentence(reading, stop)
    if own or card or ends or (now and is_short(reading.text) and COMMA.match(reading.text, stop)):
        certainty = (
            Certainty.CONFIRMED if begins_organisation(reading, end) and (own or opens) else Certainty.LIKELY
        )
        reasons = ("pattern", "work-verb", *(("work-profile",) if opens or own else ("work-contact",)))
        span = (end, end_with(reading, stop, position))
        yield told(reading, span, certainty, reasons, position, organisation=(end, stop))


def _firm_in_capitals(reading: Reading, start: int) -> int | None:
    """Where a name ends of which nothing is known, `Em làm cho Shopee`; a town or a person's is none."""
    name = _CAPITALS.match(reading.text, start)
    if name is None or len(name.group()) <= _SHORTEST or is_place(name.group()) or has_surname(name.group()):
        return None
    return name.end()


def _goes_on(reading: Reading, start: int, stop: int) -> bool:
    """Whether what follows says something else: an offer behind a colon, a group that was joined."""
    if reading.text[stop : stop + 1] == ":":
        return True
    last = reading.text[start:stop].rpartition(" ")[2]
    return reading.folded.startswith("join", start) and not last[:1].isupper()


def _is_work(reading: Reading, start: int, end: int) -> bool:
    """Whether `làm …` says that somebody works: a word of work or a position stands behind it."""
    if not reading.folded.startswith("lam ", start):
        return True
    return bool(_DOING.match(reading.folded, start) or pattern("title").match(reading.folded, start + 4, end))


def _behind_label(reading: Reading, at: int) -> Iterator[Finding]:
    if not reading.folded.endswith(_LABEL_ENDS, max(0, at - 2), at + 1):
        return
    if not _LABEL.search(reading.folded, max(0, at - _LABEL_REACH), at):
        return
    begin = at + 1 + len(reading.text[at + 1 : at + 5]) - len(reading.text[at + 1 : at + 5].lstrip(" \n"))
    stop = organisation_at(reading, begin, loose=True)
    if stop is None or is_offer(reading, at):
        return
    position = position_behind(reading, stop)
    if position or ends_field(reading, stop) or is_card(reading, at, stop):
        reasons = ("pattern", "work-label")
        certainty = Certainty.CONFIRMED if begins_organisation(reading, begin) else Certainty.LIKELY
        span = (begin, end_with(reading, stop, position))
        yield told(reading, span, certainty, reasons, position, organisation=(begin, stop))


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
