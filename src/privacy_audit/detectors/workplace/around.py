"""Whether a phrase about work is somebody's own, of a card or a profile: not news, not a job offer."""

from __future__ import annotations

import re

from privacy_audit.detectors.prose import WORD, is_beside_contact, line_around
from privacy_audit.detectors.reading import Reading
from privacy_audit.detectors.workplace.words import is_written, pattern

# The first person before a verb of work.
_FIRST_PERSON = re.compile(r"(?<!\w)(?:[Mm]ình|[Tt]ôi|[Tt]ui|[Tt]ớ|[Ee]m|I|I'm|MÌNH|TÔI)(?!\w)")
_FIRST_PERSON_PLAIN = re.compile(r"(?<![^\W_])(?:minh|toi|tui|em)(?![^\W_])")
# The same right before `là`, perhaps with `hiện`, `đang` between.
_SELF = ("minh", "toi", "tui", "em", "hien", "dang")
_SELF_WRITTEN = re.compile(r"(?<!\w)(?:[Mm]ình|[Tt]ôi|[Tt]ui|[Tt]ớ|[Ee]m)(?: hiện)?(?: đang)?\Z")
_SELF_PLAIN = re.compile(r"(?<!\w)(?:minh|[Tt]oi|[Tt]ui|[Ee]m)(?: hien)?(?: dang)?\Z")
# Nothing but signs, a label, years, or a name with its degrees: what may stand before a position on its line.
_NOTHING = re.compile(r"[^\w]{0,12}\Z")
_LABEL = re.compile(r"[^\w]{0,6}[^\W_]{1,12}(?: [^\W_]{1,12}){0,3}\s?:\s?\Z")
_YEARS = re.compile(
    r"[0-9]{4}\s?(?:[–—-]\s?(?:nay|now|present|hien tai|(?:[0-9]{1,2}/)?[0-9]{4}))?\s?[:,-]?\s?\Z"
)
_NAMED = re.compile(
    rf"[^\w]{{0,6}}(?:[A-Z][\w.]{{1,8}}[. ] ?){{0,3}}{WORD}(?: {WORD}){{1,4}}\s?[|–—:•·-]\s?\Z"
)
_BEFORE_WORD = re.compile(
    r"(?:hien |hien dang |dang |hien tai |hien la |la |chuc vu |nghe nghiep |nguyen |cuu |former |ex-"
    r"|senior |junior |chief |deputy |lead |associate )?\Z"
)
# What may follow on the line: nothing, another field, a year. Small letters behind a dash are a sentence.
_FIELD = re.compile(
    r"\s{0,3}(?:\n|\Z|[|·•;]|[–—-]\s?(?:[0-9+(]|(?!anh:)(?=[^\W\d_]))|\([^()\n]{1,40}\)\s{0,2}(?:\n|\Z)"
    r"|,\s(?:[0-9]|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|since|tu )))"
)
_DASH = re.compile(r"\s{0,3}[–—-]\s?[^\W\d_]")
_POINT = re.compile(r"\s?\.\s{0,2}(?:\n|\Z|[^\W\d_])")
# Who is spoken of, not who speaks: `Ông Nguyễn Văn A - giám đốc …`.
_THIRD_PERSON = re.compile(
    r"[^\w]{0,6}(?:ong|ba|anh|chi|thay|co|dong chi|d/c|thieu tuong|trung tuong|thuong tuong|dai ta"
    r"|thuong ta|trung ta|thieu ta|dai uy|pgs|gs|ts|bac si|luat su)[ .]"
)


def opens_line(reading: Reading, start: int) -> bool:
    """Whether a phrase opens its line, after signs, a label, years or a name with a dash."""
    begin, _ = _line(reading, start, start)
    before, folded = reading.text[begin:start], reading.folded[begin:start]
    cut = _BEFORE_WORD.search(folded)
    before, folded = (before[: cut.start()], folded[: cut.start()]) if cut else (before, folded)
    if _NOTHING.match(folded) or _YEARS.search(folded):
        return True
    if _THIRD_PERSON.match(folded):
        return False
    return bool(_LABEL.match(folded) or _NAMED.match(before))


def ends_field(reading: Reading, end: int) -> bool:
    """Whether the line or its field ends at an offset. Not the end of a sentence: headlines have it."""
    if reading.bounds_at(end - 1)[1] == end:
        return True
    dash = _DASH.match(reading.text, end)
    return bool(_FIELD.match(reading.folded, end)) and not (dash and dash.group()[-1].islower())


def ends_sentence(reading: Reading, end: int) -> bool:
    """Whether a sentence ends at an offset."""
    return bool(_POINT.match(reading.folded, end))


def is_labelled(reading: Reading, start: int) -> bool:
    """Whether a label with its colon stands right before an offset on its line."""
    begin, _ = _line(reading, start, start)
    return bool(_LABEL.match(reading.folded[begin:start]))


def is_own(reading: Reading, start: int) -> bool:
    """Whether the sentence speaks in the first person before an offset."""
    begin, _ = _line(reading, start, start)
    sentence = reading.text[max(begin, start - 80) : start]
    sentence = sentence[max(sentence.rfind(". "), sentence.rfind('"'), sentence.rfind("“")) + 1 :]
    return bool(
        _FIRST_PERSON.search(sentence)
        or (sentence.isascii() and _FIRST_PERSON_PLAIN.search(sentence.lower()))
    )


def speaks_of_self(reading: Reading, end: int) -> bool:
    """Whether `mình`, `tôi`, … with their marks stand before an offset: `Minh là …` is about somebody."""
    if not reading.folded.endswith(_SELF, max(0, end - 6), end):
        return False
    written = reading.text[max(0, end - 20) : end]
    return bool(_SELF_WRITTEN.search(written) or (written.isascii() and _SELF_PLAIN.search(written)))


def is_offer(reading: Reading, start: int) -> bool:
    """Whether the line offers or wants a job before an offset."""
    begin, _ = _line(reading, start, start)
    for word in pattern("job").finditer(reading.folded, max(begin, start - 80), start):
        if is_written(reading.text, word, "job"):
            return True
    return False


def is_card(reading: Reading, start: int, end: int) -> bool:
    """Whether a telephone number or mailbox stands near: a card, a signature, a list of contacts."""
    return is_beside_contact(reading.folded, start, end)


def _line(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """The line of a span within its segment."""
    begin, stop = line_around(reading.text, start, end)
    first, last = reading.bounds_at(start)
    return max(begin, first), min(stop, last)
