"""Work as posts and lists of duty drop it: at the beginning of a sentence, in brackets, behind a birth.

`…; điều dưỡng Trung tâm Y tế Hải Đông.`, `anh Phạm Trọng Tạo (Trưởng ban …)`, `đ/c Quốc Việt (Công an xã …)`.
The first two count in short texts alone, since articles write like that about others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy_audit.detectors.prose import WORD, clause_begin, contact_stretches, is_short, line_around
from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.detectors.relations.words import has_family_name
from privacy_audit.detectors.workplace.around import is_card, is_offer
from privacy_audit.detectors.workplace.found import told
from privacy_audit.detectors.workplace.organisations import begins_organisation, is_account, organisation_at
from privacy_audit.detectors.workplace.words import CALLED
from privacy_audit.model import Certainty

# Who is spoken of or to, with a name: `đ/c Triệu Quốc Việt`, `cô Ma Thị Dung`.
_PERSON = (
    rf"(?:{CALLED}|[Đđ]/c"
    r"|[Đđ]ồng chí|[Bb]ác sĩ|BS\.?|ThS\.?"
    rf"|TS\.?|Mr\.?|Ms\.?|Mrs\.?|Dr\.?) {WORD}(?: {WORD}){{0,4}}"
)
_PERSON_BEFORE = re.compile(rf"(?<!\w){_PERSON}\s?\(\Z")
# A line that begins with a whole name: `Lê Thu Trang, Phóng viên Báo …`, `Nguyễn Văn An (Phó Giám đốc …)`.
_NAME_OPENS = re.compile(
    rf"[^\w\n]{{0,6}}(?!(?:Ông|Bà|Anh|Chị|Thầy|Cô|Em|Bác) )(?P<name>{WORD}(?: {WORD}){{1,4}})(?:,\s|\s?\()\Z"
)
# Newspapers put the position of a gentleman or lady in brackets.
_GENTLE_BEFORE = re.compile(rf"(?<!\w)(?:[Ôô]ng|[Bb]à) {WORD}(?: {WORD}){{0,4}}\s?\(\Z")
# Somebody as a field of the line.
_PERSON_IN_LINE = re.compile(rf"(?<!\w){_PERSON}(?=\s?[-–—|;,(:])")
# A birth with its year right before a position: `sinh ngày 10/10/1979, Phó Trưởng phòng …`.
_BORN_BEFORE = re.compile(r"(?<![^\W_])(?:sinh|sn|nam sinh|ngay sinh|born)[^\n]{0,22}[0-9]{4}\s?[,;]\s\Z")
# Words that may stand between the beginning of a sentence and a position.
_BEFORE_TITLE = re.compile(
    r"[^\w\n]{0,6}(?:hien |hien dang |dang |hien tai |hien la |la "
    r"|currently |now |a |an |former |nguyen |cuu )?\Z"
)
# A position with its organisation ends there: a bracket, or a comma without a name or another position.
_ENDS_BRACKET = re.compile(r"\s?\)")
_ENDS_COMMA = re.compile(
    r",\s(?!(?:ong|ba|anh|chi|co|thay|bac si|luat su|dong chi|mr|ms|mrs|dr"
    r"|pho|bi thu|uy vien|chu tich|kiem|nguyen)[ .])"
)
# The same in English: where or since when.
_ENDS_ENGLISH = re.compile(r" (?:in|since|from|based in|for the last|for over) ")
# What people of the news do behind their position.
_SAYS = re.compile(
    r"(?<![^\W_])(?:cho biet|cho hay|noi|noi rang|khang dinh|chia se|phat bieu|nhan dinh|cho rang|thong tin"
    r"|giu chuc|bi bat|bi khoi to|said|says|told|added)(?![^\W_])"
)
# Where a field of a line begins and ends: `(Công an xã …)`, `– Trường THCS …`.
_FIELD = re.compile(r"(?:\(|[–—|;-] )(?=[^\W\d_])")
_FIELD_END = re.compile(r"\s?(?:[)\n,;.|]|\Z|[–—-]\s)")
# A bank beside a person's name is where the account is.
_BANK = re.compile(
    r"(?:ngan hang|nh|quy tin dung|vietcombank|vietinbank|agribank|bidv|[a-z]{2,12}bank)(?![^\W_])"
)
_SAY_REACH, _NAME_REACH = 120, 70
_BORN_REACH = 44


def introduces(reading: Reading, start: int) -> bool:
    """Whether what stands before a position lets it be somebody's own, though it does not open its line."""
    if _BORN_BEFORE.search(reading.folded, max(0, start - _BORN_REACH), start):
        return True
    if not is_short(reading.text):
        return False
    line, _ = line_around(reading.text, start, start)
    begin = clause_begin(reading.folded, line, start)
    if begin > line and _BEFORE_TITLE.match(reading.folded[begin:start]):
        return True
    opening = _NAME_OPENS.match(reading.text, line, start)
    if opening and has_family_name(opening["name"]):
        return True
    first = max(0, start - _NAME_REACH)
    named = _PERSON_BEFORE.search(reading.text, first, start)
    return bool(named) and not _GENTLE_BEFORE.search(reading.text, first, start)


def ends_there(reading: Reading, start: int, stop: int) -> bool:
    """Whether a position with its organisation, [start, stop), ends at a bracket or comma; nobody speaks."""
    if reading.text[max(0, start - 1) : start] == "(":
        return bool(_ENDS_BRACKET.match(reading.folded, stop)) and not _speaks(reading, stop)
    born = _BORN_BEFORE.search(reading.folded, max(0, start - _BORN_REACH), start)
    if is_short(reading.text) and _ENDS_ENGLISH.match(reading.folded, stop):
        return reading.text[start:stop].isascii()
    if not (born or is_short(reading.text)) or not _ENDS_COMMA.match(reading.folded, stop):
        return False
    # A verb goes on in small letters: `Công ty X gây rối,`.
    last = reading.text[start:stop].rpartition(" ")[2]
    return bool(born) or (last[:1].isupper() and not _speaks(reading, stop))


def _speaks(reading: Reading, stop: int) -> bool:
    return bool(_SAYS.search(reading.folded, stop, stop + _SAY_REACH))


def find(reading: Reading) -> Iterator[Finding]:
    """Organisations that are a field of a person's line with a telephone number or mailbox."""
    for begin, end in contact_stretches(reading.folded):
        for sign in _FIELD.finditer(reading.folded, begin, end):
            yield from _in_field(reading, sign)


def _in_field(reading: Reading, sign: re.Match[str]) -> Iterator[Finding]:
    at = sign.end()
    if not begins_organisation(reading, at) or _BANK.match(reading.folded, at):
        return
    stop = organisation_at(reading, at)
    if stop is None or not _FIELD_END.match(reading.folded, stop) or is_account(reading, stop):
        return
    line, _ = line_around(reading.text, at, at)
    begin = max(line, at - _NAME_REACH) if sign.group() == "(" else line
    person = _PERSON_BEFORE if sign.group() == "(" else _PERSON_IN_LINE
    if person.search(reading.text, begin, at) and is_card(reading, at, stop) and not is_offer(reading, at):
        reasons = ("pattern", "work-place", "work-contact")
        yield told(reading, (at, stop), Certainty.LIKELY, reasons, organisation=(at, stop))
