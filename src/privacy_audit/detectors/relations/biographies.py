"""Family in biographies: parents by their children, children by their parents, partners by each other.

`mẹ của hai bé Tôm và Tép`, `proud sister of Kevin Le`, `có 2 bé Na và Bin`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy_audit.detectors.notices import is_noticed
from privacy_audit.detectors.prose import WORD, clause_begin, is_short, line_around
from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.detectors.relations.found import names_from, told
from privacy_audit.detectors.relations.words import is_name, is_of_pets, is_written, ties
from privacy_audit.model import Certainty

# Who speaks of themselves, alone or of two.
WE = re.compile(
    r"(?<!\w)(?:[Mm]ình|[Tt]ụi|[Tt]ôi|[Tt]ui|[Ee]m|[Tt]ớ|[Cc]húng|[Hh]ai đứa|[Vv]ợ chồng"
    r"|minh|tui|toi|em)(?!\w)"
)
# Parents and partners in biographies: `mẹ của hai bé Tôm và Tép`, `mom of Lan and Minh`.
_OF = re.compile(
    r"(?<![^\W_])(?:a )?(?:(?:proud|happy|loving|busy|beloved|devoted|dear|stay-at-home|single) )?"
    r"(?P<kin>me|bo|ba|ma|cha|papa|mama|mom|mum|mommy|mother|dad|daddy|father|husband|wife|vo|chong"
    r"|grand(?:mother|father|ma|pa)|sister|brother|daughter|son|aunt|uncle|girlfriend|boyfriend|fiancee?"
    r"|(?:chi|em|con) gai|(?:anh|em|con) trai|chau|ny|nguoi yeu|ng yeu|ng iu|nguoi iu|ngiu)"
    r"(?: (?:don than|bim sua|tre))?"
    r"(?: (?:cua|of|to|nha))?(?: (?:hai|2|ba|3|two|three|four))?"
    r"(?: (?:be|con|chau|nhoc|ban nho|cau be|co be|lovely|beautiful))?\s\Z"
)
# Children who are counted: `có 2 bé Na và Bin`.
_COUNTED = re.compile(
    r"(?<![^\W_])co (?:hai|2|ba|3|mot|1|4|bon) (?:be|con|nhoc|cong chua|hoang tu)(?: la| ten)? \Z"
)
# A word of the family between: `mum of daughter Tilly …`, `married to husband Callum …`.
_KIN = re.compile(
    r"(?:(?:wife|husband|daughter|son|girl|boy|twin)s?\s"
    r"|(?:hai|2|ba|3|mot|1) (?:cong chua|hoang tu|thien than|nhoc|con|be)\s"
    r"|(?:hai|ba|bon|two|three|four|[2-4])(?: (?:con|be|kids|boys|girls|children))?\s?[:–-]\s)?"
)
# A wish or thanks to one who is called by their children: `Chúc bố của Bin và Na …`.
_WISHED = re.compile(
    r"(?<![^\W_])(?:chuc(?: mung)?(?: sinh nhat)?|mung (?:sinh nhat|tuoi moi)|cam on"
    r"|happy (?:birthday|bday|mother's day|father's day)(?: to)?|thank you) \Z"
)
_WISH_REACH = 24
# What ends such a phrase in a short text: a sign, or a child's year of birth in brackets.
_CLOSES = re.compile(r"[.,;]| \((?:born|sinh|sn|[0-9])")
# How a sentence in which people list their family begins.
_LISTING = re.compile(
    r"[^\w\n]{0,8}(?:(?:happily )?married to|engaged to|(?:a )?(?:proud|happy|beloved|devoted|loving|dear) "
    r"|m[ou]m |mommy |mama |dad |daddy |father |mother |wife (?:to|of) |husband (?:to|of) )"
)
# What stands before it in a family's notice: `…, beloved wife of Tran Canh and mother of Linda`.
_IN_NOTICE = (" and ", ", ", "(")
# How what stands before such a child's name ends, for a quick look.
_PARENTS = ("me", "bo", "ba", "ma", "cha", "pa", "mom", "mum", "mommy", "er", "dad", "daddy", "son")
# Somebody by both parents: `Con trai bố Dũng mẹ Lan`, in marks or without any.
_OF_BOTH = re.compile(
    rf"(?<!\w)[Cc]on(?: trai| gái| gai)?(?: của| cua)? (?:bố|ba|cha|bo) (?P<father>{WORD}(?: {WORD}){{0,3}})"
    rf",?(?: và| va)? (?:mẹ|má|me|ma) (?P<mother>{WORD}(?: {WORD}){{0,3}})"
)
# Children of one birth, with their names behind a comma: `Twin boys, Sam and Leo`.
_TWINS = re.compile(r"(?<![^\W_])twin (?:boys|girls|sons|daughters|babies),? ")
_CONVERSE = {
    **dict.fromkeys(("husband", "wife", "vo", "chong"), "spouse"),
    **dict.fromkeys(("ny", "nguoi yeu", "ng yeu", "ng iu", "nguoi iu", "ngiu"), "partner"),
    **dict.fromkeys(("girlfriend", "boyfriend", "fiance", "fiancee"), "partner"),
    **dict.fromkeys(("sister", "brother"), "sibling"),
    **dict.fromkeys(("daughter", "son"), "parent"),
    **dict.fromkeys(("aunt", "uncle"), "relative"),
}
"""What the named person is to one who is called so; of parents it is a child."""
_BEFORE_CHILD = (
    *_PARENTS,
    *("husband", "wife", "vo", "chong", "girlfriend", "boyfriend", "fiance", "fiancee", "aunt", "uncle"),
    *(" ny", " yeu", " iu", "ngiu"),
    *(" gai", " trai", "chau", " cua", " nha", " hai", " 2", " 3", " 1", " mot", " than", " sua"),
)
_FIRST_PERSON = re.compile(
    r"(?<!\w)(?:(?:[Mm]ình|[Tt]ôi|[Tt]ui|[Tt]uj|[Ee]m|[Tt]ớ|[Tt]oi|minh|mik|MÌNH|TÔI|EM)"
    r" (?:là|tên|la|ten|LÀ|TÊN)|I am|I'm|[Mm]y name)(?!\w)"
)
# The same in Vietnamese, where the names must end their clause: newspapers go on (`Mẹ của bé cho biết`).
_LISTING_HERE = re.compile(
    r"[^\w\n]{0,8}(?:(?:me|bo|ba|vo|chong)(?: cua)? (?:hai|2|ba|3|be|cong chua|hoang tu|nhoc)"
    r"|(?:vo|chong) cua )"
)


def parents(reading: Reading, at: int, end: int) -> Iterator[Finding]:
    """`mẹ của hai bé Tôm và Tép` in a biography or after `mình là`: the last word before the name at `at`."""
    if not reading.folded.endswith(_BEFORE_CHILD, max(0, at - 12), at):
        return
    of_child = reading.folded.endswith(" be", 0, end)
    counted = _COUNTED.search(reading.folded, max(0, at - 24), end + 1) if of_child else None
    if counted and WE.search(reading.text, line_around(reading.text, at, at)[0], at):
        yield from told(reading, counted.start(), names_from(reading, end + 1), "child", Certainty.LIKELY)
        return
    label = _OF.search(reading.folded, max(0, at - 24), end + 1)
    begin = behind_kin(reading, end + 1)
    spans = names_from(reading, begin) if label and _is_bare(reading, label) else []
    if label is None or not spans or is_of_pets(reading.folded, label.start()):
        return
    if _is_biography(reading, label.start(), spans[-1][1]):
        tie = _CONVERSE.get(label["kin"], "child")
        yield from told(reading, label.start(), spans, tie, Certainty.LIKELY)


def of_both(reading: Reading) -> Iterator[Finding]:
    """`Con trai bố Dũng mẹ Lan` in a short text."""
    for said in _OF_BOTH.finditer(reading.text) if is_short(reading.text) else ():
        if all(is_name(said[parent]) for parent in ("father", "mother")):
            spans = [said.span("father"), said.span("mother")]
            yield from told(reading, said.start(), spans, "parent", Certainty.LIKELY)


def twins(reading: Reading) -> Iterator[Finding]:
    """`Twin boys, Sam and Theo, born …` in a short text."""
    for said in _TWINS.finditer(reading.folded) if is_short(reading.text) else ():
        yield from told(reading, said.start(), names_from(reading, said.end()), "child", Certainty.LIKELY)


def behind_kin(reading: Reading, at: int) -> int:
    word = _KIN.match(reading.folded, at)
    return word.end() if word else at


def _is_biography(reading: Reading, start: int, end: int) -> bool:
    """Whether a phrase stands in a text in the first person, or as a line of its own."""
    if is_own_text(reading, start) or _is_alone(reading, start, end) or _is_listed(reading, start, end):
        return True
    plain = reading.folded.endswith(_IN_NOTICE, 0, start) and reading.text[start:end].isascii()
    if plain and is_noticed(reading.folded, start, end):
        return True
    if not is_short(reading.text):
        return False
    if _WISHED.search(reading.folded, max(0, start - _WISH_REACH), start):
        return True
    before = reading.folded[max(0, start - 4) : start].removesuffix("now ").rstrip(" ")[-1:]
    opens = not before.isalnum() and before not in (",", "(", "–", "—", "-")
    return opens and bool(_CLOSES.match(reading.folded, end))


def _is_listed(reading: Reading, start: int, end: int) -> bool:
    """Whether a sentence lists the writer's family from its beginning: `Married to …, mum of …`."""
    line, _ = line_around(reading.text, start, start)
    begin = clause_begin(reading.folded, line, start)
    ends = not reading.folded[end : end + 2].strip(" ")[:1].isalnum()
    return bool(
        _LISTING.match(reading.folded, begin) or (ends and _LISTING_HERE.match(reading.folded, begin))
    )


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
    ends = not behind or behind[0] in "\n|·•" or behind[0] >= "\u2600"
    return (not before or not before[-1:].isalnum()) and ends
