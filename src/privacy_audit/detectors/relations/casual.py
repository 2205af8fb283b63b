"""Family as people drop it in posts and chats: in brackets, a name further on, a child of the own house.

`vợ em (Kim Thoa)`, `bố anh nhé: …, tên Thân Văn Kình`, `bé Bon nhà mình`, `Marta, my wife`, `Uncle Tam`.
Most of it counts in short texts alone: articles write like that about others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy_audit.detectors.prose import WORD, begins_clause, is_beside_contact, is_short, line_around
from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.detectors.relations.found import Span, one_name, told
from privacy_audit.detectors.relations.small_words import (
    OF_OUR_HOUSE,
    POSSESSORS,
    TITLED,
    TOGETHER,
    is_possessor,
)
from privacy_audit.detectors.relations.words import (
    NAME_BEFORE,
    has_surname,
    is_everybodys,
    kin_ending,
    kin_in,
    ties,
)
from privacy_audit.model import Certainty

# A possessor at the end of a stretch, perhaps with `của`: `vợ của em`.
_OWNER = re.compile(rf"(?: cua)? (?P<owner>{'|'.join(POSSESSORS)}|anh|chi|con|chau)\Z")
_OWNERS = tuple(f" {own}" for own in POSSESSORS)
_TEN = re.compile(r" ten (?:la )?")  # what leads to a name told later
# What may stand before `tên` where the name of somebody told before follows: a sign, or a child.
_BEFORE_TEN = re.compile(r"(?:[,;)–-]|(?<![^\W_])be [a-z]{2,8})\Z")
_TEN_REACH, _NAME_REACH, _OWNER_REACH = 80, 50, 10
# Somebody with a name, whom `mình` may mean: `chị Trà Thị Nguyện … của con mình (Dương)`.
_SOMEBODY = re.compile(rf"(?<!\w)(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị) {WORD} {WORD}")
# Between a name and what it is to somebody: `Trần Thu Hà (vợ mình)`, `Thu Hà là vợ mình`, `Marta, my wife`.
_IS_MINE = re.compile(r"(?:,| la| is|\s?\(|\s[–—-])\s?\Z")
# Behind it the field or sentence ends.
_ENDS = re.compile(r"\s?(?:[.,;!)\n]|\Z)")
# What is said behind the name of a member of the family: a birth, an age, or nothing more.
_TOLD_OF = re.compile(r"\s?(?:\Z|[\n.,;!|·•❤♥)]|[(–-]? ?(?:[0-9]|sinh|sn|born)(?![^\W\d_]))")
# How old a child has become: `con gái Bảo An tròn 3 tuổi`.
_AGED = re.compile(r" (?:vua |da |duoc )?(?:tron|duoc|len) [0-9]{1,2} (?:tuoi|thang|ngay)")
# Words for a partner that people use of their own alone.
SLANG = frozenset(("ox", "bx", "vk", "ck", "ny", "bf", "gf", "hubby", "ng iu", "ngiu"))
# Who speaks of themselves; `em` may be any young person.
_FIRST_PERSON = re.compile(
    r"(?<!\w)(?:[Mm]ình|[Mm]ik|[Tt]ôi|[Tt]ui|[Tt]ụi|[Tt]ớ|[Cc]húng mình|minh|toi|tui)(?!\w)"
)
# A child before its name: `bé Bon nhà mình`, `Mừng đầy tháng bé Trịnh Ngân Hà`.
_CHILD = re.compile(r"(?<![^\W_])(?P<kin>be|nhoc|cu|ku|con be|thang cu|thang be) \Z")
# A birth that is celebrated, or told of by a parent.
_FEAST = re.compile(
    r"(?<![^\W_])(?:(?:mung|chuc mung|tiec|le) (?:day thang|thoi noi|sinh nhat)|chao don|chao mung|welcome"
    r"|con trai|con gai|con minh|con em|con chi|con anh|con toi)(?![^\W_])"
)
# How it goes on behind the child's name, in Vietnamese and in English.
_BORN = re.compile(r"\s(?:sinh|sn|chao doi|ra doi)(?![^\W_])|!|,? (?:con|be) sinh(?![^\W_])")
_IS_HERE = re.compile(r" (?:was born|is here|has arrived|arrived|chao doi)(?![^\W_])")
# The word before such a name.
_CHILD_HERE = re.compile(r"(?<![^\W_])(?:be|baby) (?=[a-z])")
# What says that years `with` somebody are those of a couple.
_COUPLE = re.compile(r"anniversary|married|wedding|ky niem|ngay cuoi|yeu nhau|ket hon|vo chong|ben nhau")
# Years before a name: `10 years with `, `5 năm cưới với `.
_COUNTED = re.compile(
    r"(?<![^\W_])[0-9]{1,2} (?:years?|nam)(?:"
    r" (?:cuoi|yeu|chung song|ben nhau|ket hon|of marriage|together|married))?"
    r" (?:with|to|voi|ben|cung) \Z"
)
_COUNT_REACH = 24


def find(reading: Reading) -> Iterator[Finding]:
    """Named ties of posts and chats."""
    yield from _bracketed(reading)
    yield from _named_later(reading)
    yield from _of_our_house(reading)
    yield from _titled(reading)
    if is_short(reading.text):
        yield from _among_own(reading)
        yield from _celebrated(reading)
        yield from _together(reading)


def name_before(reading: Reading, start: int, end: int) -> Span | None:
    """The name before what it is to the writer, `Marta, my wife`: those words are [start, end)."""
    joint = _IS_MINE.search(reading.folded, max(0, start - 4), start)
    name = NAME_BEFORE.search(reading.text, max(0, start - _NAME_REACH), joint.start()) if joint else None
    if joint is None or name is None or not _ENDS.match(reading.folded, end):
        return None
    states = joint.group().strip() in ("la", "is")
    span = one_name(
        reading, name.start(), is_certain=states, least=1 if _is_led(reading, name.start()) or states else 2
    )
    return span if span and span[1] == joint.start() else None


def _is_led(reading: Reading, start: int) -> bool:
    """Whether a small word leads to a name, so that its capital is no sentence's: `ask for Marta`."""
    return reading.text[max(0, start - 2) : start - 1].islower()


def _bracketed(reading: Reading) -> Iterator[Finding]:
    """`vợ em (Kim Thoa)`, `Mom (Hoai Thuong) and baby`."""
    short = is_short(reading.text)
    for at, _ in reading.index.places("("):
        end = at - (reading.folded[max(0, at - 1) : at] == " ")
        if not (short or reading.folded.endswith(_OWNERS, max(0, end - _OWNER_REACH), end)):
            continue
        owner = _OWNER.search(reading.folded, max(0, end - _OWNER_REACH), end)
        own = owner is not None and is_possessor(reading, owner.start("owner"), end)
        label = kin_ending(reading.text, reading.folded, owner.start() if owner else end)
        if label is None or not (own or short):
            continue
        alone = own and short and not _SOMEBODY.search(reading.text, max(0, at - _TEN_REACH), at)
        span = one_name(reading, at + 1, least=1 if alone else 2)
        if span and reading.folded[span[1] : span[1] + 1] == ")":
            yield from told(reading, span[0], [span], label[1], Certainty.LIKELY)


def _named_later(reading: Reading) -> Iterator[Finding]:
    """`phụ huynh bé Nhím (…) tên …`, `STK của bố anh nhé: …, tên …`: in a short text or beside a number."""
    for at, _ in reading.index.places(" ten "):
        if not _BEFORE_TEN.search(reading.folded, max(0, at - _NAME_REACH), at):
            continue
        begin, _ = line_around(reading.text, at, at)
        words = list(kin_in(reading.text, reading.folded, max(begin, at - _TEN_REACH), at))
        name = _TEN.match(reading.folded, at)
        span = one_name(reading, name.end(), least=2) if words and name else None
        if span is None:
            continue
        near = is_short(reading.text) or is_beside_contact(reading.folded, at, span[1], _TEN_REACH)
        if near and has_surname(reading.text[slice(*span)]):
            yield from told(reading, span[0], [span], ties()[words[-1]["kin"]], Certainty.LIKELY)


def _of_our_house(reading: Reading) -> Iterator[Finding]:
    """`bé Bon nhà mình`, `bà xã Thu Hà nhà em`."""
    for at, words in reading.index.places(*OF_OUR_HOUSE):
        end = at + len(words)
        if reading.folded[end : end + 1].isalnum() or not is_possessor(reading, at + len(" nha "), end):
            continue
        name = NAME_BEFORE.search(reading.text, max(0, at - _NAME_REACH), at)
        if name is None or name.end() != at:
            continue
        child = _CHILD.search(reading.folded, max(0, name.start() - 12), name.start())
        label = (
            (child.start(), "child") if child else kin_ending(reading.text, reading.folded, name.start() - 1)
        )
        span = one_name(reading, name.start()) or (name.start(), at)
        if label:
            yield from told(reading, label[0], [span], label[1], Certainty.LIKELY)


def _titled(reading: Reading) -> Iterator[Finding]:
    """`Uncle Tam lives at …`, at the beginning of a sentence of a short text or beside a number."""
    for at, title in reading.index.places(*TITLED):
        if not reading.text[at].isupper() or reading.folded[max(0, at - 1) : at].isalnum():
            continue
        span = one_name(reading, at + len(title), is_certain=True)
        if span is None or is_everybodys(reading.text[slice(*span)]):
            continue
        opens = is_short(reading.text) and begins_clause(reading.text, reading.folded, at)
        if opens or is_beside_contact(reading.folded, at, span[1]):
            yield from told(reading, at, [span], ties()[title.strip()], Certainty.LIKELY)


def _among_own(reading: Reading) -> Iterator[Finding]:
    """`Chồng mình là …, con gái đầu lòng Phan Gia Hân sinh …`: in a text that speaks of the writer."""
    own = _FIRST_PERSON.search(reading.text)
    for word in kin_in(reading.text, reading.folded, 0, len(reading.folded)):
        if reading.folded.endswith("mo coi ", 0, word.start("kin")):
            continue  # `mồ côi cha` is said of a child, whose name follows
        span = one_name(reading, word.end("kin") + 1, least=2)
        name = reading.text[slice(*span)] if span else ""
        if span is None or span[0] != word.end("kin") + 1:
            continue  # behind a form of address it is somebody else's: `vợ chồng anh …`
        told_of = own and (name.count(" ") > 1 or _TOLD_OF.match(reading.folded, span[1]))
        aged = _AGED.match(reading.folded, span[1]) or (word["kin"] in SLANG and not name.isupper())
        if aged or (told_of and has_surname(name)):
            yield from told(reading, word.start("kin"), [span], ties()[word["kin"]], Certainty.LIKELY)


def _celebrated(reading: Reading) -> Iterator[Finding]:
    """`Mừng đầy tháng bé Trịnh Ngân Hà! Con sinh …`: a child with a family name and a birth or a feast."""
    feast = _FEAST.search(reading.folded)
    for child in _CHILD_HERE.finditer(reading.folded):
        span = one_name(reading, child.end(), least=2)
        here = span and _IS_HERE.match(reading.folded, span[1])
        whole = (
            span
            and feast
            and has_surname(reading.text[slice(*span)])
            and _BORN.match(reading.folded, span[1])
        )
        if span and (here or whole):
            yield from told(reading, child.start(), [span], "child", Certainty.LIKELY)


def _together(reading: Reading) -> Iterator[Finding]:
    """`Anniversary: 10 years with Duc Tri`, `kỷ niệm 5 năm cưới với anh Khánh Duy`."""
    if not _COUPLE.search(reading.folded) or "work anniversary" in reading.folded:
        return
    for at, words in reading.index.places(*TOGETHER):
        end = at + len(words)
        counted = _COUNTED.search(reading.folded, max(0, at - _COUNT_REACH), end)
        span = one_name(reading, end) if counted else None
        if span and (span[0] > end or " " in reading.text[slice(*span)]):
            yield from told(reading, span[0], [span], "partner", Certainty.LIKELY)
