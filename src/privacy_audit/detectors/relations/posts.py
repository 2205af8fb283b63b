"""Family in what people post of themselves: marriages, children in biographies, wishes, words of love."""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy_audit.detectors.prose import clause_begin, line_around
from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.detectors.relations.found import names_from, one_name, told
from privacy_audit.detectors.relations.words import anywhere, is_written, kin_ending, ties
from privacy_audit.model import Certainty, Part

# Wishes and memories that open a post.
_WISH = re.compile(
    r"\n[^\w\n]{0,8}(?:(?:chuc )?mung (?:sinh nhat|tuoi)|sinh nhat|happy (?:birthday|bday|anniversary)"
    r"|hpbd|ky niem|(?:tuong|thuong|kinh) nho|gio dau|welcome|chao don|chuc)(?![^\W_])"
)
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
}
_TIE_START = re.compile(
    r"(?P<signs>[^\w\n]{0,8})(?:da |dang |vua |happily |i'm |i am |in an? (?:open |civil )?"
    r"|in a domestic )?\Z"
)
# Parents and partners in biographies: `mẹ của hai bé Tôm và Tép`, `mom of Lan and Minh`.
_OF = re.compile(
    r"(?<![^\W_])(?:(?:a )?(?:proud|happy|loving|busy|beloved|devoted|dear) )?"
    r"(?P<kin>me|bo|ba|ma|cha|papa|mama|mom|mum|mommy|mother|dad|daddy|father|husband|wife|vo|chong"
    r"|grand(?:mother|father|ma|pa))"
    r"(?: (?:cua|of))?(?: (?:hai|2|ba|3|two|three|four))?"
    r"(?: (?:be|con|chau|nhoc|ban nho|lovely|beautiful))?\s\Z"
)
# A word of the family between: `mum of daughter Tilly …`, `married to husband Callum …`.
_KIN = re.compile(r"(?:(?:wife|husband|daughter|son|girl|boy|twin)s?\s)?")
# How a sentence in which people list their family begins.
_LISTING = re.compile(
    r"[^\w\n]{0,8}(?:(?:happily )?married to|engaged to|(?:a )?(?:proud|happy|beloved|devoted) "
    r"|m[ou]m |dad |father |mother )"
)
# How what stands before such a child's name ends, for a quick look.
_PARENTS = ("me", "bo", "ba", "ma", "cha", "pa", "mom", "mum", "mommy", "er", "dad", "daddy")
_PARTNERS = ("husband", "wife", "vo", "chong")
_BEFORE_CHILD = (*_PARENTS, *_PARTNERS, " cua", " hai", " 2", " 3")
_FIRST_PERSON = re.compile(
    r"(?<!\w)(?:(?:[Mm]ình|[Tt]ôi|[Tt]ui|[Ee]m|[Tt]ớ|[Tt]oi|minh) (?:là|tên|la|ten)"
    r"|I am|I'm|[Mm]y name)(?!\w)"
)


def wishes(reading: Reading) -> Iterator[Finding]:
    """Names of the family in posts that open with a wish, and in the descriptions of pictures."""
    for wish in _WISH.finditer("\n" + reading.folded):
        start, end = line_around(reading.text, wish.end() - 1, wish.end() - 1)
        yield from _with_names(reading, max(start, wish.start()), end)
    for index, segment in enumerate(reading.content.segments):
        if segment.part is Part.ALT_TEXT:
            begin = reading.joined.begins[index]
            yield from _with_names(
                reading, begin, begin + len(reading.joined.parts[index].text), is_picture=True
            )


def _with_names(reading: Reading, begin: int, end: int, *, is_picture: bool = False) -> Iterator[Finding]:
    for word in anywhere().finditer(reading.folded, begin, end):
        affection = is_picture or "yeu" in word["kin"]
        span = one_name(reading, word.end(), least=1 if affection else 2)
        if span and is_written(reading.text, word):
            yield from told(reading, word.start(), [span], ties()[word["kin"]], Certainty.LIKELY)


def tied(reading: Reading, at: int, end: int) -> Iterator[Finding]:
    """What a profile says of marriage, at the beginning of a line: its last word stands at `at`."""
    words, folded = tuple(_TIES), reading.folded
    if not folded.endswith(words, max(0, end - 20), end):
        return
    said = next(word for word in words if folded.endswith(word, max(0, end - 20), end))
    begin = max(folded.rfind("\n", max(0, end - 60), end) + 1, reading.bounds_at(at)[0])
    if said.endswith((" to", " with")):  # English profiles put it in any sentence without a subject
        begin = clause_begin(folded, begin, end - len(said))
    start = _TIE_START.match(folded[begin : end - len(said)])
    spans = names_from(reading, _behind_kin(reading, end + 1)) if start else []
    if start and spans:
        yield from told(reading, begin + start.end("signs"), spans[:1], _TIES[said], Certainty.LIKELY)


def parents(reading: Reading, at: int, end: int) -> Iterator[Finding]:
    """`mẹ của hai bé Tôm và Tép` in a biography or after `mình là`: the last word before the name at `at`."""
    if not reading.folded.endswith(_BEFORE_CHILD, max(0, at - 8), at):
        return
    label = _OF.search(reading.folded, max(0, at - 24), end + 1)
    begin = _behind_kin(reading, end + 1)
    spans = names_from(reading, begin) if label and _is_bare(reading, label) else []
    if label and spans and _is_biography(reading, label.start(), spans[-1][1]):
        tie = "spouse" if label["kin"] in _PARTNERS else "child"
        yield from told(reading, label.start(), spans, tie, Certainty.LIKELY)


def _behind_kin(reading: Reading, at: int) -> int:
    word = _KIN.match(reading.folded, at)
    return word.end() if word else at


def loved(reading: Reading, at: int, end: int) -> Iterator[Finding]:
    """`vợ yêu Thu Hà`: the word of love stands at `at`."""
    label = kin_ending(reading.text, reading.folded, at)
    span = one_name(reading, end + 1) if label and reading.text[at + 1 : end] in ("yêu", "yeu") else None
    if label and span:
        yield from told(reading, label[0], [span], label[1], Certainty.LIKELY)


def _is_biography(reading: Reading, start: int, end: int) -> bool:
    """Whether a phrase stands in a text in the first person, or as a line of its own."""
    return is_own_text(reading, start) or _is_alone(reading, start, end) or _is_listed(reading, start)


def _is_listed(reading: Reading, start: int) -> bool:
    """Whether a sentence lists the writer's family from its beginning: `Married to …, mum of …`."""
    begin, _ = line_around(reading.text, start, start)
    return bool(_LISTING.match(reading.folded, clause_begin(reading.folded, begin, start)))


def _is_bare(reading: Reading, label: re.Match[str]) -> bool:
    return label["kin"] not in ties() or is_written(reading.text, label)


def is_own_text(reading: Reading, at: int) -> bool:
    """Whether the line speaks in the first person before an offset."""
    start, _ = line_around(reading.text, at, at)
    return bool(_FIRST_PERSON.search(reading.text, start, at))


def _is_alone(reading: Reading, start: int, end: int) -> bool:
    """Whether a phrase is a line of its own, or a part of one between signs."""
    before, behind = (
        reading.folded[max(0, start - 3) : start].strip(" "),
        reading.folded[end : end + 2].strip(" "),
    )
    return (not before or not before[-1:].isalnum()) and (not behind or behind[0] in "\n|·•❤♥")
