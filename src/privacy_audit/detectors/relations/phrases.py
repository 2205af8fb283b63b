"""Family in running words: after a colon, in brackets, behind a possessor (`con gái mình`, `my wife`)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from privacy_audit.detectors.prose import WORD, begins_clause, is_beside_contact, is_short, line_around
from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.detectors.relations import (
    appeals,
    biographies,
    casual,
    ceremonies,
    fields,
    labelled,
    mine,
    nearby,
    posts,
)
from privacy_audit.detectors.relations.found import Span, names_from, one_name, told
from privacy_audit.detectors.relations.small_words import OF_US, POSSESSORS, is_possessor, small_words
from privacy_audit.detectors.relations.words import (
    ELDERS,
    NAME_BEFORE,
    has_family_name,
    has_surname,
    is_name,
    is_of_pets,
    kin_ending,
)
from privacy_audit.model import Certainty

_OF_OWN = (" cua", " nha")
# Elders behind the first word of a list: `Mẹ, bà của chúng tôi`.
_AND_ELDERS = re.compile(r"(?:, ?(?:ong|ba|cu|co|bac|anh|chi|em)){1,4}\Z")
_ELDERS_REACH = 20
_NAMED = re.compile(r",?\s(?:yeu )?(?:(?:ten la|ten|la|is|named|called)\s)?")
# A name of one word that does or gets something, as chats say: `chồng e Đức qua lấy`; `chồng em Nhật` comes
# from there.
_GOES_ON = re.compile(
    rf"(?!(?:Nhật|Hàn|Tây|Pháp|Úc) )"
    rf"{WORD} (?:qua|lấy|lay|đến|den|ra|về|ve|sẽ|se|đã|da"
    r"|vừa|vua|gửi|gui|gọi|goi|bảo|bao|đón|don|ck|chuyển"
    r"|chuyen|bị|bi|được|dc|đc|cũng|cung|mới|moi|đang|dang)(?![^\W_])"
)
# Up to four small words before it: `mẹ mình ở quê là Ngân Thị Đào`.
_NAMED_FURTHER = re.compile(r"(?:\s[^\W_]{1,8}){1,4}?\s(?:la|ten(?: la)?)\s")
# After such a word `là` names nobody: `mẹ mình hay nói là …`.
_SAYING = tuple(
    f" {verb} la " for verb in ("noi", "bao", "goi", "nghi", "tuong", "so", "biet", "mong", "thich", "hay")
)
# The middle of a Vietnamese name of three words and more.
_MIDDLE = re.compile(r" (?:Thị|Văn|Thi|Van) ")
# What else may have a name further on: a shop, a pet.
_NOBODY = re.compile(r"(?<![^\W_])(?:quan|tiem|shop|cua hang|meo|cho|cun|cong ty|kenh|page|nhom)(?![^\W_])")
# The name further on in the sentence: `con gái mình du học Pháp, …, tên Hà My`.
_LATER = re.compile(r"[^\n.!?]{0,120}?, ten (?:la )?")
# What profiles say before a partner's handle.
_COUPLED = re.compile(r"(?<![^\W_])(?:dating|taken by|in love with|yeu|cua)\Z")


def find(reading: Reading) -> Iterator[Finding]:
    """Named ties in the running words of a reading."""
    yield from labelled.find(reading)
    for at, end, word in small_words(reading):
        for told_by in _TOLD_BY[word]:
            yield from told_by(reading, at, end)
    yield from _ours(reading)
    yield from _handles(reading)
    yield from fields.find(reading)
    yield from mine.find(reading)
    yield from _bracketed(reading)
    yield from nearby.find(reading)
    yield from ceremonies.couples(reading)
    yield from ceremonies.survived(reading)
    yield from posts.wishes(reading)
    yield from posts.just_married(reading)
    yield from posts.engaged(reading)
    yield from posts.opening(reading)
    yield from posts.parent_of(reading)
    yield from biographies.of_both(reading)
    yield from biographies.twins(reading)
    yield from casual.find(reading)
    yield from appeals.find(reading)


def _owned(reading: Reading, at: int, end: int) -> Iterator[Finding]:
    """`con gái mình là …`, `chồng em tên …`, `má t bà Tư Hiền`: the possessor stands at `at`."""
    folded = reading.folded
    of = folded.endswith(_OF_OWN, max(0, at - 4), at)
    label = kin_ending(reading.text, folded, at - 4 * of)
    if label is None or not is_possessor(reading, at + 1, end) or _is_reflexive(reading, label[0], end):
        return
    if is_of_pets(folded, label[0]):
        return
    spans = _named(reading, folded[at:end], end)
    if spans and label[1] == "sibling" and folded.endswith(ELDERS, 0, spans[0][0]):
        return  # `em ruột mình là bà …` is how newspapers write
    if spans:
        yield from told(reading, label[0], spans, label[1], Certainty.LIKELY)
    elif far := _further(reading, end) or casual.name_before(reading, label[0], end):
        yield from told(reading, far[0], [far], label[1], Certainty.LIKELY)


def _ours(reading: Reading) -> Iterator[Finding]:
    """`Mẹ, bà của chúng tôi là cụ Ngô Thị …`, as a family speaks."""
    folded = reading.folded
    for at, words in reading.index.places(OF_US):
        end = at - 4 * folded.endswith(_OF_OWN, max(0, at - 4), at)
        listed = _AND_ELDERS.search(folded, max(0, end - _ELDERS_REACH), end)
        label = kin_ending(reading.text, folded, listed.start() if listed else end)
        spans = names_from(reading, at + len(words)) if label else []
        if label and spans:
            yield from told(reading, label[0], spans, label[1], Certainty.LIKELY)


def _is_reflexive(reading: Reading, start: int, end: int) -> bool:
    """Whether `của mình` may be that of somebody told about, who stands before it in the sentence."""
    if not reading.folded.endswith(" cua minh", 0, end):
        return False
    return not (is_short(reading.text) and begins_clause(reading.text, reading.folded, start))


def _further(reading: Reading, end: int) -> Span | None:
    """The name further on in the sentence of a possessor."""
    near = _NAMED_FURTHER.match(reading.folded, end)
    if near and not near.group().endswith(_SAYING):
        span = one_name(reading, near.end(), least=2)
        name = reading.text[slice(*span)] if span else ""
        return span if has_surname(name) or _MIDDLE.search(name) else None
    later = _LATER.match(reading.folded, end)
    return one_name(reading, later.end()) if later and not _NOBODY.search(later.group()) else None


def _named(reading: Reading, own: str, end: int) -> list[Span]:
    """The names right behind a possessor; after a comma only whole ones, not after `em`."""
    named = _NAMED.match(reading.folded, end)
    if named is None:
        return []
    if "," in named.group() and own == " em":
        return _in_apposition(reading, named.end())
    is_certain = any(word in named.group() for word in ("ten", "named", "called"))
    least = 2 if "," in named.group() else 1
    goes_on = bool(_GOES_ON.match(reading.text, named.end())) and is_short(reading.text)
    return names_from(reading, named.end(), least=least, is_certain=is_certain or goes_on)


def _in_apposition(reading: Reading, at: int) -> list[Span]:
    """`chồng em, anh Nguyễn Quốc Thịnh, …`: a whole name between commas, called as a grown-up is."""
    span = one_name(reading, at, least=2)
    if span is None or span[0] == at or not has_surname(reading.text[slice(*span)]):
        return []
    return [span] if reading.text[span[1] : span[1] + 1] in ("", ",", ".", ")", "\n") else []


def _handles(reading: Reading) -> Iterator[Finding]:
    """`em trai @minh.hg`, `my wife @lan`, `dating @lan`."""
    for at, _ in reading.index.places(" @"):
        label = kin_ending(reading.text, reading.folded, at) or _coupled(reading.folded, at)
        if label and (spans := names_from(reading, at + 1)):
            yield from told(reading, label[0], spans[:1], label[1], Certainty.LIKELY)


def _coupled(folded: str, end: int) -> tuple[int, str] | None:
    """Where words for a couple begin that end at an offset."""
    said = _COUPLED.search(folded, max(0, end - 20), end)
    return (said.start(), "partner") if said else None


def _stated(reading: Reading, at: int, end: int) -> Iterator[Finding]:
    """`con trai là …`, `mẹ là …` in forms: beside a telephone number, or after `tôi là`."""
    label = kin_ending(reading.text, reading.folded, at)
    span = one_name(reading, end + 1) if label else None
    if label is None or span is None or appeals.is_writer(reading, label[0], at):
        return
    near = is_beside_contact(reading.folded, label[0], span[1]) or appeals.is_of_appeal(reading, span)
    if near or _is_of_writer(reading, label[0], at):
        yield from told(reading, label[0], [span], label[1], Certainty.LIKELY)


def _is_of_writer(reading: Reading, start: int, at: int) -> bool:
    """Whether a statement is the writer's own: behind `tôi là`, or a sentence of a short text begins with it.

    Some words people use of their own partner alone.
    """
    slang = is_short(reading.text) and reading.folded[start:at] in casual.SLANG
    if slang or biographies.is_own_text(reading, at):
        return True
    return is_short(reading.text) and begins_clause(reading.text, reading.folded, start)


_TOLD_BY: dict[str, tuple[Callable[[Reading, int, int], Iterator[Finding]], ...]] = {
    **dict.fromkeys(POSSESSORS, (_owned,)),
    **dict.fromkeys(("la", "ten"), (_stated,)),
    **dict.fromkeys(("be", "cua"), (biographies.parents,)),
    "of": (biographies.parents, ceremonies.born_to),
    "voi": (posts.tied, posts.joined),
    "cung": (posts.joined,),
    "with": (posts.tied,),
    "to": (_owned, posts.tied, biographies.parents),
    "yeu": (posts.loved,),
    "nha": (biographies.parents,),
    **dict.fromkeys(("nam", "nu", "ton"), (ceremonies.children,)),
    **dict.fromkeys(("his", "her", "their"), (ceremonies.survivors,)),
}


def _bracketed(reading: Reading) -> Iterator[Finding]:
    """`Gia đình: Cấn Thị Lý (mẹ), Phí Văn Luân (em trai)`."""
    for at, _ in reading.index.places("("):
        close = reading.folded.find(")", at, at + 26)
        label = kin_ending(reading.text, reading.folded, close, "any") if close > 0 else None
        if label is None or label[0] != at + 1:
            continue
        name = NAME_BEFORE.search(reading.text, max(0, at - 50), at)
        if name and is_name(name.group().strip(), least=2) and _is_of_family(reading, name.start(), close):
            span = (name.start(), name.start() + len(name.group().strip()))
            yield from told(reading, span[0], [span], label[1], Certainty.LIKELY)


def _is_of_family(reading: Reading, start: int, end: int) -> bool:
    """Whether brackets stand in a line about the family, or beside a telephone number."""
    begin, _ = line_around(reading.text, start, end)
    listed = re.search(r"gia dinh|nguoi than|lien he|family|emergency|relatives", reading.folded[begin:start])
    return bool(listed) or is_beside_contact(reading.folded, start, end) or _fills_field(reading, start, end)


def _fills_field(reading: Reading, start: int, end: int) -> bool:
    """Whether a name with its bracket is all that stands in a field of a table or a line of its own."""
    before, behind = (
        reading.text[max(0, start - 3) : start].rstrip(" "),
        reading.text[end + 1 : end + 4].lstrip(" "),
    )
    fills = before[-1:] in fields.FIELD_SIGNS and behind[:1] in fields.FIELD_SIGNS
    return fills and has_family_name(reading.text[start : reading.text.find("(", start)].strip())
