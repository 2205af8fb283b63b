"""Family in invitations to weddings and in obituaries, which name parents, children and those left behind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.detectors.relations.found import names_from, one_name, told
from privacy_audit.detectors.relations.words import has_surname, kin_at, kin_ending, ties
from privacy_audit.model import Certainty

_REACH, _SENTENCE = 300, 400
# Parents on lines of their own; an invitation must stand around them.
_COUPLE = re.compile(r"(?:\A|\n)[^\w\n]{0,4}(?P<word>ong|ba)\Z")
_INVITATION = re.compile(
    r"nha trai|nha gai|thanh hon|vu quy|tan hon|bao hy|dam cuoi|le cuoi|thiep cuoi|hon le"
)
# What says that those who follow are left behind, or invite to a wedding.
_OPENS = re.compile(
    r"(?:survived by|preceded in death by|predeceased by|leaves behind|left behind by|marriage of|wedding of"
    r"|marriage between|mourned by)[^.!?\n]{0,200}\Z"
)
# `his beloved wife of 40 years, Dolores Oldenkamp and daughter Peggy …`
_MEMBER = re.compile(
    r"(?:[,;]? ?(?:and |as well as |by )?(?:(?:his|her|their|our|the late|late|beloved|loving|dear|devoted"
    r"|two|three|four|five|eldest|elder|oldest|younger|youngest|only|second) ){0,4})"
    r"(?P<kin>[a-z]{3,12}(?:-in-law)?)(?: of [0-9]{1,2} years)?(?:,|:)? "
)

_NOTICE = re.compile(
    r"passed away|survived by|obituary|funeral|memorial service|in loving memory|preceded in death"
)
# What parts those whom a notice lists, on a line or on lines of their own.
_FURTHER = re.compile(r"\s?(?:\([^()\n]{1,30}\))?(?:[,;]\s(?:va |cung )?| (?:va|cung) |\n[ •*+–-]{0,3})")
_LATE = re.compile(r"(?:the )?(?:late )?(?:mr\.? and mrs\.? )?")
# Parents on lines of their own below the families of an invitation, without a colon.
_PARENT_LINE = re.compile(r"\n[^\w\n]{0,4}(?P<word>ong|ba) (?=[a-z])")


def children(reading: Reading, at: int, end: int) -> Iterator[Finding]:
    """`trưởng nữ Dương Thị Hảo`, as invitations and obituaries call children; its last word ends at `end`."""
    label = kin_ending(reading.text, reading.folded, end)
    begin = end + 1 if reading.folded[end : end + 1] == " " else end
    spans = names_from(reading, begin, least=2) if label else []
    if label and spans and has_surname(reading.text[slice(*spans[0])]):
        yield from told(reading, label[0], spans, label[1], Certainty.LIKELY)


def further(reading: Reading, at: int) -> Iterator[Finding]:
    """More of the family behind a labelled name that ends there: `Con trai: …, con dâu Hoàng Kim Thoa`."""
    while gap := _FURTHER.match(reading.folded, at):
        word = kin_at(reading.text, reading.folded, gap.end())
        spans = names_from(reading, word.end(), least=2) if word else []
        if word is None or not spans or reading.bounds_at(at)[1] < spans[0][1]:
            return
        yield from told(reading, word.start("kin"), spans, ties()[word["kin"]], Certainty.LIKELY)
        at = spans[-1][1]


def survivors(reading: Reading, at: int, end: int) -> Iterator[Finding]:
    """`survived by his wife … and daughter …`, `the marriage of their daughter …`."""
    opening = _OPENS.search(reading.folded, max(0, at - _SENTENCE), at)
    position, limit = at, at + _SENTENCE
    while opening and position < limit and (member := _MEMBER.match(reading.folded, position)):
        kin = member["kin"] if member["kin"] in ties() else member["kin"].removesuffix("s")
        spans = names_from(reading, member.end(), is_certain=True) if kin in ties() else []
        if not spans:
            return
        yield from told(reading, member.start("kin"), spans, ties()[kin], Certainty.LIKELY)
        position = spans[-1][1]


def born_to(reading: Reading, at: int, end: int) -> Iterator[Finding]:
    """`the son of the late George and Edna Pike`, in a family's notice; `of` ends at `end`."""
    if not reading.folded.endswith(("son", "daughter", "child"), 0, at):
        return
    if not _NOTICE.search(reading.folded, max(0, at - _SENTENCE), at + _SENTENCE):
        return
    late = _LATE.match(reading.folded, end + 1)
    spans = names_from(reading, late.end() if late else end + 1, is_certain=True)
    if spans:
        yield from told(reading, spans[0][0], spans, "parent", Certainty.LIKELY)


def survived(reading: Reading) -> Iterator[Finding]:
    """`Survived by sister Edda Moe`: without a possessor."""
    for at, words in reading.index.places("survived by"):
        yield from survivors(reading, at + len(words), at + len(words))


def couples(reading: Reading) -> Iterator[Finding]:
    """`Ông: Tạ Đình Phú`, `Bà: Khúc Thị Nga` on an invitation to a wedding; also without the colons."""
    for line in _PARENT_LINE.finditer(reading.folded):
        span = one_name(reading, line.end(), least=2)
        if span is None or reading.text[span[1] : span[1] + 1] not in ("", "\n"):
            continue
        if _INVITATION.search(reading.folded, max(0, line.start() - _REACH), line.start() + _REACH):
            yield from told(reading, line.start("word"), [span], "parent", Certainty.LIKELY)
    for at, _ in reading.index.places(":"):
        if not reading.folded.endswith(("ong", "ba"), max(0, at - 3), at):
            continue
        word = _COUPLE.search(reading.folded, max(0, at - 12), at)
        begin = at + 2 if reading.folded[at + 1 : at + 2] == " " else at + 1
        span = one_name(reading, begin, least=2) if word else None
        if word and span and _INVITATION.search(reading.folded, max(0, at - _REACH), at + _REACH):
            yield from told(reading, word.start("word"), [span], "parent", Certainty.LIKELY)
