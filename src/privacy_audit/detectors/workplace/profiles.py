"""Work as profiles, signatures, curricula vitae and obituaries list it, in fields and brackets.

`| Cứu hộ bãi biển tại Khu du lịch … |`, `Duc (security supervisor, Pearl River Towers)`, `Junior Developer,
Lotus Apps (2018–2021)`, `climber, veterinary nurse at Paws of …`, `ông …, nguyên Trưởng phòng …, Nhà máy …`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy_audit.detectors.notices import is_noticed
from privacy_audit.detectors.prose import WORD, is_short, line_around
from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.detectors.workplace.around import ends_field, ends_sentence, is_offer
from privacy_audit.detectors.workplace.found import told
from privacy_audit.detectors.workplace.joints import organisation_behind
from privacy_audit.detectors.workplace.organisations import (
    begins_organisation,
    has_english_word,
    organisation_at,
)
from privacy_audit.detectors.workplace.words import (
    FORMERLY,
    english_listed,
    is_place,
    is_written,
    pattern,
)
from privacy_audit.model import Certainty

Span = tuple[int, int]
_REASONS = ("pattern", "work-place", "work-profile")
# What parts the fields of a profile on one line; two of them make a line of fields.
_PARTS = re.compile(r"[|·•]")
# A field that names something at an organisation: `| Cứu hộ bãi biển tại Khu du lịch Hòn Dấu |`.
_FIELD = re.compile(
    r"(?:\A|[\n|·•])[^\w\n|·•]{0,8}(?P<what>[^\W\d_]{2,14}(?: [^\W\d_]{1,14}){1,5}) (?:tại|at|@) (?=\w)"
)
# What people do at organisations without working there, anywhere in the words before.
_NO_WORK = re.compile(
    r"(?<![^\W_])(?:học|sinh|mua|gặp|hẹn|khám|nằm|sống|nhận|ship|đến|tốt nghiệp|cựu|lễ|hội|đặt|ngồi|gửi|thi"
    r"|ở|tiệc|buổi|phát|chờ|du lịch|tham quan|thăm|tổ chức|diễn ra|triển lãm|nghỉ|chơi|ăn"
    r"|hoc|mua|song|tot nghiep|check|study|studying|student"
    r"|studied|born|live|lives|living|graduated|event|meet|class|course|workshop|available|wedding)(?![^\W_])",
    re.IGNORECASE,
)
# The years of a job in a bracket behind it, and what says of a text that it is a curriculum vitae.
_YEARS = re.compile(
    r"\((?:[a-z]{3,9}\.? |[0-9]{1,2}/)?(?:19|20)[0-9]{2} ?[–—-] ?"
    r"(?:(?:[a-z]{3,9}\.? |[0-9]{1,2}/)?(?P<until>(?:19|20)[0-9]{2})|nay|hien tai|hien nay|present|now"
    r"|current)\)"
)
_CURRICULUM = re.compile(
    r"(?<![^\W_])(?:experience|employment|work history|career|kinh nghiem|qua trinh cong tac|curriculum"
    r"|resume|cv|education|skills|hoc van|ky nang)(?![^\W_])"
)
# Degrees, which are learned.
_STUDY = re.compile(r"(?:b\.?sc|b\.?a|m\.?sc|m\.?a|mba|ph\.?d|bachelor|master|degree|cu nhan|thac si)\b")
_CURRICULUM_REACH, _JOB_REACH, _SHORTEST_JOB = 400, 110, 8
# Where the field of such a job begins.
_JOB_BEGINS = re.compile(r"[;\n|•·]|\. |: |\), |\)\s")
# From a position to a name in capitals of an organisation nobody knows.
_TO_NAME = re.compile(rf"(?:,| at| tại| @| [–—-]) (?=(?P<name>{WORD}(?: (?:{WORD}|of|and|the|và|&)){{0,6}}))")
# The other way round, an organisation and what leads to the position.
_FIRM = re.compile(rf"(?P<firm>{WORD}(?: (?:{WORD}|of|and|the|và|&)){{0,6}})(?:,| [–—-]) (?=[^\W\d_])")
# A position and an organisation in a bracket behind a name, as people sign.
_SIGNED = re.compile(
    rf"(?<!\w){WORD}(?: {WORD}){{0,4}} ?\((?P<what>[^\W\d_][^()\n,|0-9]{{2,40}}), "
    rf"(?P<where>{WORD}(?: [a-zà-ỹ]{{2,6}})?(?: (?:{WORD}|of|and|the|và|&)){{1,7}})\)"
)
# What may follow an organisation on a list.
_GOES_ON = (",", ";", " in ", " since ", " from ", " near ", " and ")


def find(reading: Reading) -> Iterator[Finding]:
    """Work in the fields and brackets of people who tell of themselves, or whose family does."""
    yield from _of_the_dead(reading)
    yield from _with_years(reading)
    if is_short(reading.text):
        yield from _in_fields(reading)
        yield from _signed(reading)
        yield from _listed(reading)


def _of_the_dead(reading: Reading) -> Iterator[Finding]:
    """`…, nguyên Trưởng phòng Vật tư, Xí nghiệp Cơ khí …` in a family's notice."""
    for at, words in reading.index.places(*FORMERLY):
        title = pattern("title").match(reading.folded, at + len(words))
        if title is None or not is_noticed(reading.folded, at, title.end()):
            continue
        where = organisation_behind(reading, title.end())
        if where and is_written(reading.text, title, "title"):
            span = (title.start(), where[1])
            position = (title.start(), where[2])
            yield told(
                reading, span, Certainty.LIKELY, _REASONS, position, (where[0], where[1]), is_over=True
            )


def _with_years(reading: Reading) -> Iterator[Finding]:
    """`Junior Developer, Lotus Apps (2018–2021)` in a curriculum vitae."""
    for at, _ in reading.index.places("("):
        years = _YEARS.match(reading.folded, at)
        if years is None or not _is_curriculum(reading, at):
            continue
        line, _ = line_around(reading.text, at, at)
        begin = max(line, at - _JOB_REACH)
        for sign in _JOB_BEGINS.finditer(reading.folded, begin, at - _SHORTEST_JOB):
            begin = sign.end()
        begin += len(reading.text[begin:at]) - len(reading.text[begin:at].lstrip(" -–•*"))
        is_over = bool(years["until"])
        if where := _job(reading, begin, at):
            span = (begin, where[1])
            yield told(reading, span, Certainty.LIKELY, _REASONS, (begin, where[0]), is_over=is_over)
        elif firm := _firm_first(reading, begin, at):
            span, position = (begin, firm[1][1]), firm[1]
            yield told(reading, span, Certainty.LIKELY, _REASONS, position, firm[0], is_over=is_over)


def _is_curriculum(reading: Reading, at: int) -> bool:
    return bool(_CURRICULUM.search(reading.folded, max(0, at - _CURRICULUM_REACH), at))


def _job(reading: Reading, begin: int, end: int) -> tuple[int, int] | None:
    """Where the position of [begin, end) ends, and where its organisation, which ends the stretch."""
    if _STUDY.match(reading.folded, begin):
        return None
    for title in pattern("title").finditer(reading.folded, begin, end):
        if not is_written(reading.text, title, "title"):
            continue
        joint = _TO_NAME.match(reading.text, title.end(), end)
        if joint and end - joint.end("name") <= 1 and not is_place(joint["name"]):
            return title.end(), joint.end("name")
    return None


def _firm_first(reading: Reading, begin: int, end: int) -> tuple[Span, Span] | None:
    """The organisation of [begin, end) and the position behind it: `Harbour & Finch LLP – Paralegal`."""
    firm = _FIRM.match(reading.text, begin, end)
    if firm is None or is_place(firm["firm"]):
        return None
    stop = begin + len(reading.text[begin:end].rstrip())
    titles = pattern("title").finditer(reading.folded, firm.end(), stop)
    is_plain = reading.text[firm.end() : stop].isascii()  # `Nurse of the year` goes on otherwise
    named = any(
        is_written(reading.text, title, "title")
        and (title.end() == stop or (title.start() == firm.end() and not is_plain))
        for title in titles
    )
    return (firm.span("firm"), (firm.end(), stop)) if named else None


def _in_fields(reading: Reading) -> Iterator[Finding]:
    """What stands before an organisation in a field of a profile, whatever the work is called."""
    for field in _FIELD.finditer(reading.text):
        line, end = line_around(reading.text, field.start("what"), field.end())
        if not _PARTS.search(reading.text, line, end):
            continue
        begin, stop = field.start("what"), organisation_at(reading, field.end())
        if stop is None or not ends_field(reading, stop) or is_offer(reading, begin):
            continue
        known = begins_organisation(reading, field.end()) or has_english_word(reading, field.end(), stop)
        if known and not _NO_WORK.search(reading.text, begin, field.end("what")):
            position = field.span("what")
            where = (field.end(), stop)
            yield told(reading, (begin, stop), Certainty.LIKELY, _REASONS, position, where)


def _signed(reading: Reading) -> Iterator[Finding]:
    """`Thanks, Duc (security supervisor, Pearl River Towers)`."""
    for signed in _SIGNED.finditer(reading.text):
        begin, end = signed.span("what")
        titles = pattern("title").finditer(reading.folded, begin, end)
        named = any(
            is_written(reading.text, title, "title") and (title.start() == begin or title.end() == end)
            for title in titles
        )
        if named and not is_place(signed["where"]) and not is_offer(reading, signed.start()):
            span = (begin, signed.end("where"))
            yield told(reading, span, Certainty.LIKELY, _REASONS, (begin, end), signed.span("where"))


def _listed(reading: Reading) -> Iterator[Finding]:
    """`bio: climber, veterinary nurse at Paws of Da Nang.`, `; Occupation chef at Bamboo Pier;`."""
    for title in english_listed().finditer("\n" + reading.folded):
        begin, end, at = title.start("all") - 1, title.end("word") - 1, title.end() - 1
        stop = organisation_at(reading, at, loose=True)
        ends = stop and (ends_field(reading, stop) or ends_sentence(reading, stop) or _parts(reading, stop))
        if stop and ends and not is_offer(reading, begin):
            yield told(reading, (begin, stop), Certainty.LIKELY, _REASONS, (begin, end), (at, stop))


def _parts(reading: Reading, at: int) -> bool:
    return reading.text.startswith(_GOES_ON, at)
