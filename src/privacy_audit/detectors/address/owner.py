"""Tells the address of an organisation from somebody's home, by its words and its place on the page.

An address is an organisation's only if it stands in its own line, in the block that its name begins, in the
page's footer or in data about it. That somebody works there says nothing about where they live.
"""

from __future__ import annotations

import re

from privacy_audit.detectors.address import contexts
from privacy_audit.detectors.address.candidate import Candidate
from privacy_audit.detectors.reading import Reading
from privacy_audit.model import Part, Segment

_BEFORE, _AFTER, _LINE = 60, 30, 160
_LINES_ABOVE = 2
# A label that says home, wherever it stands: in a footer too.
_HOME_BEFORE = re.compile(
    r"(?<![^\W_])(?:nha rieng|dia chi nha(?: rieng)?|noi o(?: hien (?:nay|tai))?|cho o(?: hien (?:nay|tai))?"
    r"|dia chi (?:thuong|tam) tru|(?:thuong|tam) tru|ho khau|home(?: address)?"
    r"|residence)\s?(?:tai )?[:–-]\s{0,3}\Z"
)
_HOME_REACH = 32
# Words of living, wherever they stand in the line of the address; behind the last of them whose it is.
_LIVES = (
    r"(?:song|sinh song|cu tru|cu ngu|tru|tam tru|thuong tru) (?:o|tai)|(?:hien|dang|hien dang) (?:song|o)"
    r"|den tu|nguyen quan|que (?:quan|goc|nha|o)|li(?:ves|ving) (?:in|at)|resid(?:es|ing) (?:in|at)"
)
# At the beginning of a line a shorter word is enough, behind a mark or whoever speaks:
# • Ở số 12 …, Mình ở …, Quê: …, From …
_BEGINS = r"\A\W{0,6}(?:(?:hien|minh|em|toi|chau|nha|gia dinh|i am|i'm)[ ])?(?:o(?! to\b)|que|from)"
_LIVING = re.compile(rf"(?:(?<![^\W_])(?:{_LIVES})|{_BEGINS})(?![^\W_])(?: tai)?")
# A line about a person, not about an organisation: where one works, as what, when one was born, with whom one
# lives. Folded. Behind a dash a title is a sign at a door: Bác sĩ Mây – Phòng khám Nhi.
_WORKS = (
    r"(?:(?:da|dang|tung|hien|hien dang|truoc day) ){0,2}"
    r"(?:lam viec|cong tac|lam (?:o|tai|cho)|hoc (?:o|tai)|day (?:hoc|o|tai)|giang day|theo hoc|tot nghiep"
    r"|nghi huu)|work(?:s|ed|ing)? (?:at|for)|stud(?:ied|ies|ying) at|went to"
)
_TITLED = (
    r"(?:(?:pho|tong|nguyen|cuu) ){0,2}"
    r"(?:giao vien|giang vien|nhan vien|ke toan|bac s[iy]|y s[iy]|y ta|duoc s[iy]|dieu duong|can bo"
    r"|(?:cong|vien) chuc|giam doc|truong phong|pho phong|chu tich|bi thu|hieu (?:truong|pho)|hoc sinh"
    r"|sinh vien|quan ly|chuyen vien|ky su|cong nhan|bao ve|thu ky|luat su|kien truc su|phong vien|nha bao"
    r"|chu (?:tiem|quan|shop|cua hang|doanh nghiep)"
    r"|(?:teacher|manager|director|accountant|engineer|doctor|nurse|student)(?: \w{1,12}){0,2} (?:at|of))"
    r"(?!.{0,40} [–—|-] )"
)
_LIFE = (
    r"sinh (?:ngay|nam|thang)|ngay (?:thang nam )?sinh|nam sinh|born|birth(?:day|date)?|date of birth"
    r"|gioi tinh|doc than|da ket hon|ket hon|da dinh hon|da ly hon|hen ho|co vo|co chong|married|single"
    r"|engaged|in a relationship|(?:nam|nu|male|female)(?=\W{0,3}\Z)"
)
_ABOUT_SOMEBODY = re.compile(rf"\A\W{{0,6}}(?:{_WORKS}|{_TITLED}|(?:{_LIFE})(?=[ :,]|\Z))(?![^\W_])")
# Where a page says who publishes it: the footer, or the element for the publisher's address.
_PUBLISHER = re.compile(r"(?:\A|> )(?:footer|address)(?![a-z])")
# What stands behind an address in brackets or behind a dash: (Công ty TNHH ABC).
_ASIDE = re.compile(r"[ ]?[(–-][^)]{0,28}")


def is_organisation(reading: Reading, candidate: Candidate) -> bool:
    """Whether the page, the words just before, or behind on the same line, name an organisation."""
    segment = reading.segment_at(candidate.start)
    if _HOME_BEFORE.search(reading.folded, max(0, candidate.start - _HOME_REACH), candidate.start):
        return False
    own = _begin_of_line(reading, candidate.start)
    lived = _lived_in(reading, own, candidate.start)
    if lived is None and _of_publisher(reading, segment):
        return True
    low = _begin_of_block(reading, own, candidate.start, segment) if lived is None else lived
    text = reading.text
    aside = _ASIDE.match(text[candidate.end : candidate.end + _AFTER].partition("\n")[0])
    near = contexts.SENTENCE.split(text[low : candidate.start])[-1]
    said = near + (aside.group() if aside else "")
    return contexts.ORGANISATION.search(said) is not None or _in_industry(
        text[candidate.start : candidate.end]
    )


def _begin_of_line(reading: Reading, offset: int) -> int:
    """Where the line before an offset begins, or as far back as anybody looks."""
    return max(reading.text.rfind("\n", 0, offset) + 1, offset - _LINE)


def _lived_in(reading: Reading, own: int, start: int) -> int | None:
    """The end of the last words of living before an address; None without.

    They stand in its line, or as a line of their own above one that begins with the address.
    """
    begin = own
    if not reading.text[own:start].strip() and own > 0:
        begin = _begin_of_line(reading, own - 1)
    ends = [found.end() for found in _LIVING.finditer(reading.folded[begin:start])]
    return begin + ends[-1] if ends else None


def _begin_of_block(reading: Reading, own: int, start: int, segment: Segment) -> int:
    """From where words can say whose it is: a few lines, none of them about a person, none too far away."""
    low = max(0, start - _BEFORE)
    if segment.label == "address":
        low = max(low, reading.bounds_at(start)[0])
    begin = own
    for _ in range(_LINES_ABOVE):
        if begin <= low:
            break
        above = _begin_of_line(reading, begin - 1)
        if _ABOUT_SOMEBODY.match(reading.folded[above : begin - 1]):
            break
        begin = above
    return max(begin, low)


def _of_publisher(reading: Reading, segment: Segment) -> bool:
    """Whether it stands in the page's footer, or in data that describe no person."""
    if segment.part is Part.JSON_LD:
        types = [name for name in reading.content.containers if name.startswith("json-ld:")]
        return bool(types) and "json-ld:Person" not in types
    return segment.part is Part.TEXT and _PUBLISHER.search(segment.locator) is not None


def _in_industry(address: str) -> bool:
    """Whether the address itself lies in an industrial park."""
    return contexts.INDUSTRY.search(address) is not None
