"""Whether a phrase about work is somebody's own, of a card or a profile: not news, not a job offer."""

from __future__ import annotations

import re

from privacy_audit.detectors.prose import (
    SYMBOLS,
    WORD,
    clause_begin,
    is_beside_contact,
    is_short,
    line_around,
)
from privacy_audit.detectors.reading import Reading
from privacy_audit.detectors.workplace.words import is_written, pattern
from privacy_audit.model import Part

# The first person before a verb of work.
_FIRST_PERSON = re.compile(
    r"(?<!\w)(?:[Mm]ình|[Mm]ik|[Mm]k|[Tt]ôi|[Tt]ui|[Tt]uj|[Tt]ớ|[Ee]m|e|I|I'm|MÌNH|TÔI)(?!\w)"
)
_FIRST_PERSON_PLAIN = re.compile(r"(?<![^\W_])(?:minh|MINH|toi|Toi|TOI|tui|Tui|TUI|em|Em|EM|i)(?![^\W_])")
# With a capital it is a name, but for the first word of a sentence in Vietnamese: `Minh lam viec tai …`.
_MINH_OPENS = re.compile(r"[^\w\n]{0,6}Minh (?![A-Z])")
_ENGLISH_VERBS = ("work", "teach", "employed", "join", "intern", "i'm", "first", "years", "currently")
# What people say of their own job: `Excited to join …`, `10 năm gắn bó với …`, `Today is my first day at …`.
_GLAD = re.compile(
    r"(?:(?:excited|thrilled|happy|delighted|proud|honou?red|glad|pleased) to (?:be )?|(?:my|[0-9]{1,2}) ?"
    r"|[0-9]{1,2} nam |(?:vua|moi|sap|da) )\Z"
)
# Fields of a biography before a verb of work: `Mẹ bỉm sữa nhà Bông, ngày đi dạy ở `.
_FIELDS_BEFORE = re.compile(r"[,;|·•] (?:(?:ngay|sang|toi|ban ngay|hien|hien nay|dang|di|thi|va) ){1,3}\Z")
# The same at the beginning of a sentence or behind a sign or joining word: `…, mình đang làm `.
_I_BEGIN = re.compile(
    r"(?:\A|[^\w\s][\s\"“]{0,3}|\n|(?<!\w)(?:và|va|nên|nen|còn|nhưng|hiện|giờ|gio|nay|and|now|so|but) )"
    r"(?:[Mm]ình|[Mm]ik|[Tt]ôi|[Tt]ui|[Tt]ớ|[Ee]m|minh|(?P<name>Minh|[Tt])|[Tt]oi|[Tt]ui|I)"
    r"(?: (?:hiện|đang|vẫn|hien|dang|van|now|currently|also|tại|tai)){0,3} \Z"
)
_OWN_REACH = 40
# The same right before `là`, perhaps with `hiện`, `đang` between.
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
_CALLED = re.compile(
    r"(?<![^\W_])(?:chuc vu|chuc danh|nghe nghiep|cong viec|position|job title|occupation)\s?:\s?\Z"
)
_CLAUSE_REACH, _OFFER_REACH = 120, 120
_BEFORE_WORD = re.compile(
    r"(?:hien |hien dang |dang |hien tai |hien la |la |chuc vu |nghe nghiep |nguyen |cuu |former |ex-"
    r"|senior |junior |chief |deputy |lead |associate )?\Z"
)
# The longest of each, in characters: what ends at a place is looked for no further before it.
_LONGEST_WORD, _LONGEST_YEARS, _LONGEST_CALLED = 12, 20, 20
# With one of these ends whatever else may lead to a position; most text is passed by it.
_SIGNS_BEFORE = tuple("|–—:•·-")
# What may follow on the line: nothing, another field, a year. Small letters behind a dash are a sentence.
_FIELD = re.compile(
    rf"\s{{0,3}}(?:\n|\Z|[|·•;{SYMBOLS}]"
    r"|[–—-]\s?(?:[0-9+(]|(?!anh:)(?=[^\W\d_]))|\([^()\n]{1,40}\)\s{0,2}(?:\n|\Z)"
    r"|,\s(?:[0-9]|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|since|tu )))"
)
# Behind a dash with letters only another field ends a line: `Giám đốc Công ty X - Ông A` opens a sentence.
_DASH = re.compile(r"\s{0,3}[–—-]\s?[^\W\d_]")
_DASH_FIELD = re.compile(
    r"\s{0,3}[–—-]\s?(?:(?:so )?(?:dt|sdt|dtdd|dd|dien thoai|di dong|hotline|mobile|tel|phone|zalo|e?mail"
    r"|website|web|facebook|fb|linkedin|lien he|dia chi|dc|fax)(?![^\W_])|[^\n]{1,40}(?:\n|\Z))"
)
# What opens a clause before a verb of work on a profile: `Hiện đang`, `Đã`, `Trước đây từng`.
_OPENING = re.compile(
    r"[^\w\n]{0,8}(?:(?:hien|dang|hien dang|hien tai|hien tai dang|hien nay|hien nay dang|nay|nay dang"
    r"|truoc|truoc day|truoc day da|truoc day tung|truoc kia|da|tung|da tung"
    r"|current(?:ly)?|former(?:ly)?|previously|i) )?\Z"
)
# The same behind a comma: `Tốt nghiệp năm 2009, hiện công tác tại …`; nobody may be named before it.
_OPENING_BEHIND = re.compile(
    r", (?:(?:hien|hien dang|hien tai|hien nay|nay|truoc day|tung)(?: dang)?|dang) \Z"
)
# Somebody's name, but not the town behind `Quê`, nor the school behind `Tốt nghiệp`.
_SOMEBODY = re.compile(
    r"(?<!Quê )(?<!quê )(?<!tại )(?<!từ )(?<!ở )(?<!học )(?<!nghiệp )"
    rf"(?!Quê |Sống |Sinh |Học |Tốt |Đang |Cựu ){WORD} {WORD}"
    r"|(?<!\w)(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Tt]hầy|[Bb]ác) "
)
_POINT = re.compile(r"\s?\.(?:\s{0,2}(?:\n|\Z|[^\W\d_])|\s{1,2}[0-9])")
# Who is spoken of, not who speaks: `Ông Nguyễn Văn A - giám đốc …`.
_THIRD_PERSON = re.compile(
    r"[^\w]{0,6}(?:ong|ba|anh|chi|thay|co|dong chi|d/c|thieu tuong|trung tuong|thuong tuong|dai ta"
    r"|thuong ta|trung ta|thieu ta|dai uy|pgs|gs|ts|bac si|luat su)[ .]"
)

# Whom a letter goes to, before its colon.
_ADDRESSEE = re.compile(r"(?<![^\W_])(?:kinh gui|gui|noi nhan|kinh trinh|to|cc|dear)\s?:[^\n]{0,90}\Z")
# The pay that somebody hopes for stands in a curriculum vitae.
_WISHED = re.compile(r" (?:mong muon|expect|desired)")
# The last picture sign of a line: in biographies it parts fields.
_SYMBOL = re.compile(rf"[{SYMBOLS}](?=[^{SYMBOLS}]*\Z)")


def opens_line(reading: Reading, start: int) -> bool:
    """Whether a phrase opens its line, after signs, a label, years or a name with a dash."""
    begin, _ = _line(reading, start, start)
    if sign := _SYMBOL.search(reading.text, begin, start):
        begin = sign.end()
    if cut := _BEFORE_WORD.search(reading.folded, max(begin, start - _LONGEST_WORD), start):
        start = cut.start()
    before, folded = reading.text[begin:start], reading.folded[begin:start]
    if _NOTHING.match(folded) or _YEARS.search(folded, max(0, len(folded) - _LONGEST_YEARS)):
        return True
    return folded[-2:].rstrip().endswith(_SIGNS_BEFORE) and _is_led_to(before, folded)


def _is_led_to(before: str, folded: str) -> bool:
    """Whether a line up to a position is a label, or a name with a dash: `Chức vụ: `, `Lê Thu Trang – `."""
    if _CALLED.search(folded, max(0, len(folded) - _LONGEST_CALLED)):
        return True
    if _THIRD_PERSON.match(folded):
        return False
    return bool(_LABEL.match(folded, clause_begin(folded, 0, len(folded))) or _NAMED.match(before))


def opens_clause(reading: Reading, start: int) -> bool:
    """Whether a verb of work opens its sentence or field: nobody stands before it."""
    line, _ = _line(reading, start, start)
    begin = clause_begin(reading.folded, max(line, start - _CLAUSE_REACH), start)
    if begin > start - _CLAUSE_REACH and _OPENING.match(reading.folded[begin:start]):
        return True
    behind = _OPENING_BEHIND.search(reading.folded, begin, start)
    return bool(behind) and not _SOMEBODY.search(reading.text, begin, start)


def ends_field(reading: Reading, end: int) -> bool:
    """Whether the line or its field ends at an offset. Not the end of a sentence: headlines have it."""
    if reading.bounds_at(end - 1)[1] == end:
        return True
    if _DASH.match(reading.text, end):
        return bool(_DASH_FIELD.match(reading.folded, end))
    return bool(_FIELD.match(reading.folded, end))


def ends_sentence(reading: Reading, end: int) -> bool:
    """Whether a sentence ends at an offset."""
    return bool(_POINT.match(reading.folded, end))


def is_labelled(reading: Reading, start: int) -> bool:
    """Whether a label with its colon stands right before an offset on its line."""
    begin, _ = _line(reading, start, start)
    return bool(_LABEL.match(reading.folded[clause_begin(reading.folded, begin, start) : start]))


def is_described(reading: Reading, start: int) -> bool:
    """Whether a phrase stands in what a page says of itself: its title, its description."""
    return reading.segment_at(start).part is Part.META


def is_own(reading: Reading, start: int) -> bool:
    """Whether the sentence speaks in the first person before an offset."""
    begin, _ = _line(reading, start, start)
    sentence = reading.text[max(begin, start - 80) : start]
    sentence = sentence[max(sentence.rfind(". "), sentence.rfind('"'), sentence.rfind("“")) + 1 :]
    if _FIRST_PERSON.search(sentence):
        return True
    if not sentence.isascii():
        return False
    opens = _MINH_OPENS.match(sentence) and not is_in_english(reading, start)
    return bool(opens or _FIRST_PERSON_PLAIN.search(sentence))


def is_of_writer(reading: Reading, start: int) -> bool:
    """Whether a short text is about its writer: nobody else is named before an offset."""
    line, _ = _line(reading, start, start)
    listed = _FIELDS_BEFORE.search(reading.folded, line, start)
    glad = _GLAD.search(reading.folded, max(line, start - _OWN_REACH), start)
    return bool(glad or listed) and is_short(reading.text) and not _SOMEBODY.search(reading.text, line, start)


def begins_own(reading: Reading, start: int) -> bool:
    """Whether a clause with the first person leads to an offset: not `giới thiệu mình làm …`."""
    line, _ = _line(reading, start, start)
    said = _I_BEGIN.search(reading.text, max(line, start - _OWN_REACH), start)
    return said is not None and not (said["name"] and is_in_english(reading, start))


def is_in_english(reading: Reading, verb: int) -> bool:
    """Whether a verb of work is English: `Minh` before it is a name, not `mình` without its mark."""
    return reading.folded.startswith(_ENGLISH_VERBS, verb)


def speaks_of_self(reading: Reading, end: int) -> bool:
    """Whether `mình`, `tôi`, … with their marks stand before an offset: `Minh là …` is about somebody."""
    written = reading.text[max(0, end - 20) : end]
    return bool(_SELF_WRITTEN.search(written) or (written.isascii() and _SELF_PLAIN.search(written)))


def is_offer(reading: Reading, start: int) -> bool:
    """Whether the line offers or wants a job before an offset."""
    begin, _ = _line(reading, start, start)
    for word in pattern("job").finditer(reading.folded, max(begin, start - 80), start):
        if is_written(reading.text, word, "job"):
            return True
    return False


def is_for_others(reading: Reading, start: int, end: int) -> bool:
    """Whether a position is offered by what goes on behind it, or is one that a letter goes to."""
    begin, _ = _line(reading, start, start)
    if _ADDRESSEE.search(reading.folded, max(begin, start - 100), start):
        return True
    stop = min(reading.bounds_at(start)[1], end + _OFFER_REACH)
    behind = pattern("offer-behind").finditer(reading.folded, end, stop)
    return any(
        is_written(reading.text, word, "offer-behind") and not _WISHED.match(reading.folded, word.end())
        for word in behind
    )


def is_card(reading: Reading, start: int, end: int) -> bool:
    """Whether a telephone number, a mailbox or an identity number stands near: a card, a form, a contract."""
    return is_beside_contact(reading.folded, start, end)


def _line(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """The line of a span within its segment."""
    begin, stop = line_around(reading.text, start, end)
    first, last = reading.bounds_at(start)
    return max(begin, first), min(stop, last)
