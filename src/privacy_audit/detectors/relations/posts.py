"""Family in what people post of themselves: marriages, wishes, thanks, words of love, lists of children."""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy_audit.detectors.prose import SYMBOLS, WORD, clause_begin, is_short, line_around, places
from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.detectors.relations.biographies import WE, behind_kin
from privacy_audit.detectors.relations.found import names_from, one_name, told
from privacy_audit.detectors.relations.small_words import THANKS, is_possessor
from privacy_audit.detectors.relations.words import (
    NAME_BEFORE,
    kin_at,
    kin_ending,
    kin_in,
    ties,
)
from privacy_audit.model import Certainty, Part

# Wishes and memories that open a post.
_WISH = re.compile(
    r"\n[^\w\n]{0,8}(?:(?:chuc )?mung (?:sinh nhat|tuoi)|sinh nhat|happy (?:birthday|bday|anniversary)"
    r"|hpbd|ky niem|(?:tuong|thuong|kinh) nho|gio dau|welcome|chao don|chuc"
    r"|happy [0-9]{1,2}(?:st|nd|rd|th) birthday)(?![^\W_])"
)
_NAME_REACH, _LINE_REACH = 40, 60
# Who is on a picture: `Cùng anh trai Đức Huy …`.
_TOGETHER = re.compile(r"\n[^\w\n]{0,8}(?:cung(?: voi)?|ben|with(?: my)?|(?:thuong )?nho|rip) ")
# Ties of profiles at the beginning of a line: `Đã kết hôn với …`, `Married to …`.
_TIES = {
    "ket hon voi": "spouse",
    "married to": "spouse",
    "dinh hon voi": "partner",
    "engaged to": "partner",
    "hen ho voi": "partner",
    "quen voi": "partner",
    "relationship with": "partner",
    "partnership with": "partner",
    "just married": "spouse",
    "got married to": "spouse",
}
# A picture sign parts the fields of a biography.
_SYMBOL = re.compile(rf"[{SYMBOLS}]\s?")
# The same in words that stand in the middle of what somebody tells of themselves.
_JOINED = ("chung mot nha voi", "chung nha voi", "ket hon cung", "ket hon voi", "cuoi duoc", "nen duyen voi")
_JUST_MARRIED = re.compile(
    r"(?<![^\W_])(?:i|we|just|finally) (?:have )?(?:just )?(?:got )?married "
    r"(?:my (?:best friend|love|man|girl|other half|soulmate),? )?"
)
# A couple that tells of itself: `Mai Phuong Dao and I are getting married`.
_AND_I = re.compile(
    r"and i (?:(?:are|were|have|just|got|finally|will be|is)(?![^\W_]) ?){0,3}"
    r"(?:getting married|got married|married|engaged|tied the knot|tying the knot|expecting|said yes"
    r"|a couple|dating|tie the knot|get married)(?![^\W_])"
)
_AND_WITH = re.compile(
    r"(?<!\w)(?:[Mm]ình|[Tt]ôi|[Ee]m|[Tt]ớ|[Tt]ui) (?:và|với) (?:anh |em |chị |bạn )?"
    rf"(?P<name>{WORD}(?: {WORD}){{0,4}}) (?:sắp|chuẩn bị|sẽ|đã|chính thức|vừa|cuối cùng|mới)?"
    r" ?(?:cưới|kết hôn|về chung|đính hôn|thành vợ chồng|làm đám cưới|nên duyên|hẹn hò)(?!\w)"
)
_TIE_START = re.compile(
    r"(?P<signs>[^\w\n]{0,8})(?:da |dang |vua |happily |i'm |i am |in an? (?:open |civil )?"
    r"|in a domestic )?\Z"
)
# What is said of a member of the family behind the name: an age, a year, a class, or nothing more.
_TOLD_OF = re.compile(
    r"\s?(?:\Z|[\n.|·•❤♥]|[(,–-]? ?(?:[0-9]{1,2} ?(?:t|tuoi|thang|y/?o|years?)(?![^\W_])"
    r"|(?:sinh|sn|lop|hoc|born)(?![^\W_])"
    r"|(?:19|20)[0-9]{2}))"
)


# A line about a child: a number or a word for children, then a name.
_CHILD_LINE = re.compile(
    rf"[ •*+–-]{{0,4}}(?:[0-9]{{1,3}} ?[.)|,-] ?)?(?P<called>(?:Em|Cháu|Bé|HS|Con)[: ]{{1,2}})?{WORD} {WORD}"
)
_PARENT = re.compile(r"(?:ong|ba|bo|me|co|bac|anh|chi|chu|cu) ")
_SIGNS_BEFORE = tuple(",-–—(|;")
_OF_MINE = (
    *(" cua con", " cua me", " cua bo", " cua ba me", " cua bo me", " cua em", " cua minh", " cua tui"),
    *(" cua toi", " cua chung con"),
    *(f" {of} {own}" for of in ("of", "cua") for own in ("t", "tao", "to", "mk", "mik", "e", "m")),
    *(" of minh", " of em", " of tui"),
)


def wishes(reading: Reading) -> Iterator[Finding]:
    """Names of the family in posts that open with a wish, and in the descriptions of pictures."""
    for wish in _WISH.finditer("\n" + reading.folded):
        start, end = line_around(reading.text, wish.end() - 1, wish.end() - 1)
        yield from _with_names(reading, max(start, wish.start()), end)
    for at, words in reading.index.places(*THANKS):
        if word := kin_at(reading.text, reading.folded, at + len(words)):
            yield from _with_names(reading, word.start(), word.end() + _NAME_REACH)
    for together in _TOGETHER.finditer("\n" + reading.folded):
        at = together.end() - 1
        if kin_at(reading.text, reading.folded, at):
            yield from _with_names(reading, at, line_around(reading.text, at, at)[1])
    for index, segment in enumerate(reading.content.segments):
        if segment.part is Part.ALT_TEXT:
            begin = reading.joined.begins[index]
            yield from _with_names(
                reading, begin, begin + len(reading.joined.parts[index].text), is_picture=True
            )


def _with_names(reading: Reading, begin: int, end: int, *, is_picture: bool = False) -> Iterator[Finding]:
    for word in kin_in(reading.text, reading.folded, begin, end):
        affection = is_picture or "yeu" in word["kin"]
        span = one_name(reading, word.end("kin") + 1, least=1 if affection else 2)
        if span:
            yield from told(reading, word.start("kin"), [span], ties()[word["kin"]], Certainty.LIKELY)


def tied(reading: Reading, at: int, end: int) -> Iterator[Finding]:
    """What a profile says of marriage, at the beginning of a line: its last word stands at `at`."""
    words, folded = tuple(_TIES), reading.folded
    if not folded.endswith(words, max(0, end - 20), end):
        return
    said = next(word for word in words if folded.endswith(word, max(0, end - 20), end))
    begin = max(folded.rfind("\n", max(0, end - _LINE_REACH), end) + 1, reading.bounds_at(at)[0])
    if said.endswith((" to", " with", " voi")):  # profiles put it in any sentence without a subject
        begin = clause_begin(folded, max(begin, end - _LINE_REACH), end - len(said))
        begin = max(begin, *(sign.end() for sign in _SYMBOL.finditer(folded, begin, end)), begin)
    start = _TIE_START.match(folded[begin : end - len(said)])
    spans = names_from(reading, behind_kin(reading, end + 1)) if start else []
    if start and spans:
        yield from told(reading, begin + start.end("signs"), spans[:1], _TIES[said], Certainty.LIKELY)


def joined(reading: Reading, at: int, end: int) -> Iterator[Finding]:
    """`mình chính thức về chung một nhà với anh Khánh Duy`: the last small word stands at `at`."""
    if not reading.folded.endswith(_JOINED, max(0, end - 20), end):
        return
    begin, _ = line_around(reading.text, at, at)
    spans = names_from(reading, end + 1) if WE.search(reading.text, begin, at) else []
    if spans:
        yield from told(reading, spans[0][0], spans[:1], "spouse", Certainty.LIKELY)


def just_married(reading: Reading) -> Iterator[Finding]:
    """`Just married my best friend Daniel Tran`."""
    for at, words in reading.index.places("married "):
        said = _JUST_MARRIED.search(reading.folded, max(0, at - 20), at + 40)
        spans = names_from(reading, said.end(), least=2) if said and said.end() >= at + len(words) else []
        if spans:
            yield from told(reading, spans[0][0], spans[:1], "spouse", Certainty.LIKELY)


def engaged(reading: Reading) -> Iterator[Finding]:
    """`Mai Phuong Dao and I are getting married`, `mình và anh Khánh Duy sắp cưới` in a short text."""
    if not is_short(reading.text):
        return
    for at, _ in reading.index.places(" and i "):
        name = NAME_BEFORE.search(reading.text, max(0, at - _NAME_REACH), at)
        span = one_name(reading, name.start()) if name and _AND_I.match(reading.folded, at + 1) else None
        if span and span[1] == at:
            yield from told(reading, span[0], [span], "partner", Certainty.LIKELY)
    for couple in _AND_WITH.finditer(reading.text):
        if span := one_name(reading, couple.start("name"), is_certain=True):
            yield from told(reading, span[0], [span], "partner", Certainty.LIKELY)


def opening(reading: Reading) -> Iterator[Finding]:
    """`Con gái An Nhiên 4t.`: a word of the family opens a sentence of a short text, a name is behind."""
    if not is_short(reading.text):
        return
    for word in kin_in(reading.text, reading.folded, 0, len(reading.folded)):
        begin, end = word.span("kin")
        line, _ = line_around(reading.text, begin, begin)
        before = reading.folded[clause_begin(reading.folded, line, begin) : begin]
        if before.strip(" -–•+*").removeprefix("yeu").removeprefix("luv"):
            continue
        span = one_name(reading, end + 1, least=2) if reading.text[end] != "\n" else None
        if span is None or reading.text[slice(*span)].isupper():
            continue
        if _TOLD_OF.match(reading.folded, span[1]):
            yield from told(reading, begin, [span], ties()[word["kin"]], Certainty.LIKELY)


def parent_of(reading: Reading) -> Iterator[Finding]:
    """`1. Trần Gia Bảo - con bố Trần Văn Lực`, `mẹ Nguyễn Thị Thảo của con`."""
    for at, _ in reading.index.places(" con "):
        parent = _PARENT.match(reading.folded, at + 5)
        if parent is None or reading.text[at + 1 : at + 4] != "con":
            continue
        line, _ = line_around(reading.text, at, at)
        child = _CHILD_LINE.match(reading.text, line)
        if child and reading.text[max(0, at - 1) : at + 1].strip()[-1:] in _SIGNS_BEFORE:
            spans = names_from(reading, parent.end(), least=1 if child["called"] else 2)
            yield from told(reading, at + 1, spans, "parent", Certainty.LIKELY)
    for at, words in places(reading.folded, _OF_MINE if is_short(reading.text) else ()):
        end = at + len(words)
        if reading.folded[end : end + 1].isalnum() or _is_name(reading, end, words):
            continue
        name = NAME_BEFORE.search(reading.text, max(0, at - 40), at)
        begin = _behind_kin(reading, name.start()) if name else 0
        label = kin_ending(reading.text, reading.folded, begin - 1) if begin else None
        span = one_name(reading, begin, least=2) if label else None
        if label and span:
            yield from told(reading, label[0], [span], label[1], Certainty.LIKELY)


def _is_name(reading: Reading, end: int, words: str) -> bool:
    """Whether the last of some words is somebody's name: `of Minh`, not `of minh`."""
    return words.endswith(" minh") and not is_possessor(reading, end - len("minh"), end)


def _behind_kin(reading: Reading, at: int) -> int:
    """Where a name begins that opens a sentence with a word of the family: `Ba Trần Văn Lợi của con`."""
    word = kin_at(reading.text, reading.folded, at)
    return word.end() if word else at


def loved(reading: Reading, at: int, end: int) -> Iterator[Finding]:
    """`vợ yêu Thu Hà`: the word of love stands at `at`."""
    label = kin_ending(reading.text, reading.folded, at)
    span = one_name(reading, end + 1) if label and reading.text[at + 1 : end] in ("yêu", "yeu") else None
    if label and span:
        yield from told(reading, label[0], [span], label[1], Certainty.LIKELY)
