"""Work as forms, curricula vitae and lists lay it out: below labels, behind years, beside numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from privacy_audit.detectors.context import rows_of
from privacy_audit.detectors.heads import Heads
from privacy_audit.detectors.prose import WORD, any_of, folded_words, line_around
from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.detectors.workplace.around import is_card
from privacy_audit.detectors.workplace.found import told
from privacy_audit.detectors.workplace.organisations import begins_organisation, organisation_at
from privacy_audit.detectors.workplace.staff import cells_beside_names
from privacy_audit.detectors.workplace.words import PACKAGE, is_written, pattern
from privacy_audit.model import Certainty

_LONGEST, _AD_REACH, _CONTACT_REACH = 100, 200, 40
# The years of a job at the beginning of a line, and what parts them from it: `06/2019 - 03/2023: …`.
# A year stands before the dash; each begins with one sign, so that prose is passed fast.
_YEARS = tuple(
    re.compile(
        rf"{dash}\s?(?:(?:[0-9]{{1,2}}[/.]|[a-z]{{3,9}} )?(?P<until>(?:19|20)[0-9]{{2}})"
        r"|nay|hien nay|hien tai|now|present|today|current)(?![^\W_])\s?[:|,.–—-]?\s{0,3}"
    )
    for dash in "–—-"
)
_FIRST_YEAR = re.compile(r"(?:19|20)[0-9]{2}\s?\Z")
_BEFORE_YEARS = re.compile(
    r"(?:\A|\n)[^\w\n©]{0,6}(?:[^\W\d_]{1,12}(?: [^\W\d_]{1,12}){0,3}:\s)?"
    r"(?:tu |from |since )?(?:[0-9]{1,2}[/.]|[a-z]{3,9} )?\Z"
)
# What parts a job from its organisation on one line.
_JOINT = re.compile(r"\s?,\s|\s?[|@–—]\s?|\s-\s|\s(?:tai|o|at|of|for|with|ben)\s")
# What is learned there, not worked.
_STUDY = re.compile(
    r"(?:sinh vien|hoc sinh|hoc|cu nhan|thac si|tien si|student|bachelor|master|b\.?sc|b\.?a|m\.?sc|m\.?a"
    r"|ph\.?d|degree|diploma|pupil|studied)(?![^\W_])"
)
_SCHOOL = re.compile(
    r"(?:truong|dai hoc|dh|cao dang|cd|hoc vien|thpt|thcs|trung cap|tieu hoc|trung tam dao tao)(?![^\W_])"
    r"|[^\n]{0,60}(?<![^\W_])(?:university|college|school|academy|institute)(?![^\W_])"
)
_CALLED = re.compile(r"(?<![^\W_])(?:chuc vu|chuc danh|nghe nghiep|position|job title)\s?:\s?\Z")
# A person's name with degree or number before it, right before a position: `- BS. Ngô Thị Thúy, Trạm trưởng`.
_PERSON_BEFORE = re.compile(
    rf"(?:^|[\n;|:•·–(/-]\s?|[0-9][.)]\s?)(?:(?:[A-ZĐ][\w]{{0,6}}\.\s?){{1,3}}|(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Tt]hầy"
    rf"|[Đđ]ồng chí|Đ/c|đ/c|[Bb]ác sĩ|Mr\.?|Mrs\.?|Ms\.?|Dr\.?) )?{WORD}(?: {WORD}){{1,4}}\s?[,;|–—(-]\s?\Z"
)
# Up to five more words of a position, then the field of a telephone number or a mailbox.
_CONTACT_BEHIND = re.compile(
    r"(?:[ ,/&-]{1,3}[^\W\d_]{1,12}){0,5}?(?P<end>)\s?[,;:|(–—-]\s?(?:(?:so )?(?:dt|sdt|dtdd|dd"
    r"|dien thoai|di dong|hp|tel|mobile|mob|phone|cell|email|e-mail|mail|zalo|lh"
    r"|lien he)(?![^\W_])|[+(]?[0-9])"
)

# What goes on of a position up to the colon before a person's name.
_NAME_BEHIND = re.compile(
    rf"(?P<more>(?: [^\W\d_][\w&-]{{0,12}}){{0,6}}) ?:\s"
    rf"(?:(?:[Ôô]ng|[Bb]à|[Đđ]/c|Đồng chí|[Tt]hầy|[Cc]ô|Mr|Ms|Mrs)\.? )?"
    rf"{WORD}(?: {WORD}){{1,4}}"
)
_BULLETS = " -–•*+.·0123456789)"
# A field up to its end: a line, a sign, a sentence.
_FIELD_END = re.compile(r"(?: ?[^\s.,;|/:()\n–—-]+(?:-[^\s.,;|/:()\n–—-]+)?){0,8}")


def find(reading: Reading) -> Iterator[Finding]:
    """Workplaces and positions by where they stand."""
    yield from _below_labels(reading)
    yield from _in_columns(reading)
    for years in chain.from_iterable(dashed.finditer(reading.folded) for dashed in _YEARS):
        first = _FIRST_YEAR.search(reading.folded, max(0, years.start() - 5), years.start())
        if first and _BEFORE_YEARS.search(reading.folded, max(0, first.start() - 60), first.start()):
            yield from _behind_years(reading, years.end(), is_over=bool(years["until"]))


@cache
def _heads(code: str) -> frozenset[str]:
    return frozenset(folded_words(rows_of(PACKAGE, "words.tsv"), code))


@cache
def _labels() -> re.Pattern[str]:
    """A label alone on its line or in its cell, and what opens the next."""
    every = any_of((*sorted(_heads("head-position")), *sorted(_heads("head-workplace"))))
    return re.compile(rf"\n(?P<label>{every})\s?:?\s?\n[^\w\n]{{0,4}}")


def _below_labels(reading: Reading) -> Iterator[Finding]:
    for label in _labels().finditer("\n" + reading.folded):
        yield from _in_cell(reading, label["label"], label.end() - 1)


def _in_columns(reading: Reading) -> Iterator[Finding]:
    """The cells of a table's column of workplaces, and of positions where a person is named in the row.

    Without names a column of positions is a list of offices.
    """
    heads = Heads(reading)
    for _, begin, end in heads.cells_below(_heads("head-workplace")):
        if organisation_at(reading, begin):
            span = (begin, begin + len(reading.text[begin:end].rstrip()))
            yield told(reading, span, Certainty.CONFIRMED, ("work-label",), organisation=span)
    for label, begin in cells_beside_names(reading, heads, _heads("head-position")):
        yield from _in_cell(reading, label, begin)
    for label, begin in heads.elements_below(_heads("head-workplace")):
        yield from _in_cell(reading, label, begin)


def _in_cell(reading: Reading, label: str, begin: int) -> Iterator[Finding]:
    """What stands below a label or behind it, if it is an organisation or a position."""
    if label in _heads("head-workplace") and (stop := organisation_at(reading, begin)):
        yield told(reading, (begin, stop), Certainty.CONFIRMED, ("work-label",), organisation=(begin, stop))
    elif label in _heads("head-position") and not _is_offered(reading, begin):
        stop = _end_of_position(reading, begin)
        if stop:
            yield told(reading, (begin, stop), Certainty.CONFIRMED, ("work-label",), (begin, stop))


def _end_of_position(reading: Reading, begin: int) -> int | None:
    """The end of a cell that begins with a position, or names one and an organisation."""
    end = _line_end(reading, begin)
    title = pattern("title").search(reading.folded, begin, end)
    if title and is_written(reading.text, title, "title"):
        return end
    joints = _JOINT.finditer(reading.folded, begin, end)
    return next((stop for joint in joints if (stop := organisation_at(reading, joint.end()))), None)


def _is_offered(reading: Reading, begin: int) -> bool:
    words = pattern("offer").finditer(reading.folded, max(0, begin - _AD_REACH), begin)
    return any(is_written(reading.text, word, "offer") for word in words)


def _behind_years(reading: Reading, begin: int, *, is_over: bool) -> Iterator[Finding]:
    """The job of a curriculum vitae: a position, an organisation, or both in either order."""
    end = _line_end(reading, begin)
    if _STUDY.match(reading.folded, begin, end) or _is_offered(reading, begin):
        return
    joints = (
        joint
        for joint in _JOINT.finditer(reading.folded, begin, end)
        if ". " not in reading.text[begin : joint.end()]
    )
    stop = next((stop for joint in joints if (stop := _organisation_behind(reading, begin, joint))), None)
    if stop is None:
        stop = _organisation_alone(reading, begin)
    if stop and stop <= end:
        reasons = ("pattern", "work-place", "work-profile")
        yield told(reading, (begin, stop), Certainty.LIKELY, reasons, is_over=is_over)


def _organisation_behind(reading: Reading, begin: int, joint: re.Match[str]) -> int | None:
    """Where the organisation behind a joint ends; behind `at` any name will do if a position leads to it."""
    sure = joint.group().strip() in ("at", "tai", "@")
    title = pattern("title").search(reading.folded, begin, joint.start()) if sure else None
    return organisation_at(reading, joint.end(), loose=title is not None)


def _organisation_alone(reading: Reading, begin: int) -> int | None:
    """Where an organisation ends that stands alone behind years; a school is where somebody learned."""
    if _SCHOOL.match(reading.folded, begin) or not begins_organisation(reading, begin):
        return None
    return organisation_at(reading, begin)


def alone_in_contacts(reading: Reading, start: int, end: int) -> int | None:
    """Where a position ends that stands alone between a name and a telephone number or mailbox."""
    behind = _CONTACT_BEHIND.match(reading.folded, end, end + 2 * _LONGEST)
    if behind is None or not _PERSON_BEFORE.search(reading.text, max(0, start - 60), start):
        return None
    stop = behind.start("end")
    return stop if is_card(reading, stop, stop + _CONTACT_REACH) else None


def before_name(reading: Reading, start: int, end: int) -> int | None:
    """Where a position ends that opens a line of contacts: `Trưởng phòng: Nguyễn Văn An - 0912…`."""
    line, _ = line_around(reading.text, start, start)
    named = _NAME_BEHIND.match(reading.text, end) if not reading.text[line:start].strip(_BULLETS) else None
    return (
        named.end("more") if named and is_card(reading, named.end(), named.end() + _CONTACT_REACH) else None
    )


def end_of_called(reading: Reading, end: int) -> int:
    """Where a position behind its label ends: with the field."""
    more = _FIELD_END.match(reading.text, end, min(reading.bounds_at(end - 1)[1], end + _LONGEST))
    return end + len(more.group().rstrip()) if more else end


def is_called_position(reading: Reading, start: int) -> bool:
    """Whether a label right before an offset says that a position follows, in no offer of a job."""
    label = _CALLED.search(reading.folded, max(0, start - 24), start)
    return bool(label) and not _is_offered(reading, start)


def _line_end(reading: Reading, begin: int) -> int:
    """The end of the line within its segment, without a sign at its end."""
    stop = min(reading.bounds_at(begin)[1], begin + _LONGEST)
    line = reading.text[begin:stop].split("\n", 1)[0].split(";", 1)[0].rstrip(" .,|–—-")
    return begin + len(line)
