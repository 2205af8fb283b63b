"""Handles and names beside the word for a network: `IG: @thu.hg`, `Facebook: Nguyễn Thu`, `insta thu_hg`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy_audit.detectors.other_account.networks import Account, network_of
from privacy_audit.detectors.other_account.subject import Subject
from privacy_audit.detectors.other_account.wording import (
    STATED,
    STATING,
    labels,
    last_words,
    no_handles,
    patterns,
)
from privacy_audit.detectors.prose import is_beside_contact, name_at, places
from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.model import Certainty, Kind, Secret

_REACH = 48
# A handle behind an at sign; one without must have a sign or a digit in it, or end its line.
_AT_HANDLE = re.compile(r"@(?P<handle>[a-z0-9_](?:[a-z0-9_.\-]{0,38}[a-z0-9_\-])?)(?![a-z0-9_@])")
_HANDLE = re.compile(
    r"(?:live:)?[a-z0-9_](?:[a-z0-9_.\-]{1,38}[a-z0-9_\-])(?:#[0-9]{4})?(?![^\W_]|[@/:]|\.[a-z])"
)
_TELLING = re.compile(r"[0-9_.#:\-]")
_ALONE = re.compile(r"\s{0,2}(?:[\n,;|/·•()+–—-]|\.\s|\.?\Z)")
# Or the short word for the network behind a word that asks to look there, `ở fb Thu Uyên Nguyễn`.
_LOOK_THERE = re.compile(
    r"(?:(?<![^\W_])(?:o|qua|tren|add|kb|ib|inbox|ket ban|nick|ten|acc|tim|theo doi|follow|minh|em|toi)"
    r"|[\n,;(-]|\A) ?\Z"
)
_LOOK_REACH = 12
# A dot inside a word with a letter beside it; digits at the end of a word, `linh2k4`, `hana88`.
_INNER_DOT = re.compile(r"\.(?:(?<=[a-z_]\.)(?=[a-z0-9_])|(?<=[0-9]\.)(?=[a-z_]))")
_LETTERS_THEN_DIGITS = re.compile(r"[a-z]{3,}[a-z0-9]{0,20}[0-9]{2}|[a-z]{3,20}[0-9]k[0-9]{1,2}")
_LEAST_WITH_DIGITS = 6
# What looks so and is no handle: hosts, files, versions.
_HOST_LIKE = re.compile(
    r"[a-z0-9.-]*\.(?:com?|vn|net|org|edu|gov|info|io|me|app|tv|pdf|docx?|jpe?g|png|mp[34]|html?|apk|exe)"
    r"|v[0-9.]+|[a-z]{0,4}[0-9.]+x[0-9.]+(?:-[0-9a-z]{1,4})?|(?:covid|top|web|part|tap|phan|chuong|lop)[0-9.]+"
)
# Networks whose names are no other words: a word with a digit behind them is a handle.
_BARE = frozenset(("wechat", "discord"))
# The account of a page's author on X, in its head.
_CREATOR = "meta[twitter:creator]"
# The words for a network on which people go by their names, and how long the short one is at most.
_OF_NAMES = re.compile(r"f(?:b|acebook) ")
_SHORT_WORD = 4
_LONGEST_WORD = 16
# Signs that are often behind a word, so that they are passed together.
_SIGNS = " \n\t:;,.…-–—()[]{}<>/|@#&*+=!?\"'“”•·~%"
_NAME_NETWORKS = frozenset(("facebook", "linkedin"))


def find(reading: Reading, subject: Subject) -> Iterator[Finding]:
    """Handles and names beside the word for their network."""
    for at, _ in places(reading.folded, ("@",)):
        yield from _behind_sign(reading, subject, at)
    for at, end in _colons(reading.folded):
        yield from _behind_colon(reading, subject, at, end)
    for at, _ in places(reading.folded, ("_", "#")):
        yield from _behind_blank(reading, subject, at)
    for at in _telling_words(reading):
        yield from _right_behind(reading, subject, at)
    for at, _ in places(reading.folded, ("f",)):
        if word := _OF_NAMES.match(reading.folded, at):
            yield from _name_behind(reading, subject, at, word.end())
    yield from _creators(reading, subject)


def _behind_sign(reading: Reading, subject: Subject, at: int) -> Iterator[Finding]:
    folded = reading.folded
    handle = _AT_HANDLE.match(folded, at)
    if handle is None or re.match(r"[\w.@/-]", folded[max(0, at - 1) : at]):
        return
    before = patterns().before_sign.search(folded, max(0, at - _REACH), at)
    label = before or patterns().behind.match(folded, handle.end())
    if label:
        known = labels()[label["label"]]
        yield from _told(
            reading, subject, (at, handle.end()), handle["handle"], known.network, Certainty.CONFIRMED
        )


def _colons(folded: str) -> Iterator[tuple[int, int]]:
    """Colons, and dashes between blanks, behind a word that may end what stands before a handle."""
    for at, sign in places(folded, (":", "-", "–")):
        apart = sign != ":"
        if apart and folded[at - 1 : at + 2] != f" {sign} ":
            continue
        if _may_call(folded, at - apart):
            yield at - apart, at + 1 + apart


def _may_call(folded: str, at: int) -> bool:
    """A quick look whether the word before an offset may be the last of a label."""
    near = folded[max(0, at - _LONGEST_WORD) : at].rstrip(_SIGNS)
    while near and not _is_of_word(near[-1]):
        near = near.rstrip(near[-1])
    begin = len(near)
    while begin and _is_of_word(near[begin - 1]):
        begin -= 1
    return near[begin:] in last_words()


def _is_of_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def _behind_colon(reading: Reading, subject: Subject, at: int, end: int) -> Iterator[Finding]:
    folded = reading.folded
    begin = end + len(folded[end : end + 4]) - len(folded[end : end + 4].lstrip(" "))
    handle = _HANDLE.match(folded, begin)
    if handle is None and not reading.text[begin : begin + 1].isupper():
        return
    label = patterns().before_colon.search(folded, max(0, at - _REACH), end)
    if label is None:
        return
    network, strength = labels()[label["label"]]
    name_end = _name_end(reading, begin) if network in _NAME_NETWORKS else None
    if name_end:
        yield from _named(reading, subject, begin, name_end, network)
    elif handle and _is_handle(folded, handle, strength == "strong"):
        yield from _told(reading, subject, handle.span(), handle.group(), network, Certainty.CONFIRMED)


def _name_end(reading: Reading, begin: int, alone: bool = True) -> int | None:
    """Where a name of two words or more ends, if nothing goes on behind it (unless that may be)."""
    end = name_at(reading.text, begin)
    if end is None or " " not in reading.text[begin:end]:
        return None
    return end if not alone or _ALONE.match(reading.folded, end) else None


def _named(reading: Reading, subject: Subject, begin: int, end: int, network: str) -> Iterator[Finding]:
    name = reading.text[begin:end].lower()
    yield from _told(reading, subject, (begin, end), name, network, Certainty.LIKELY)


def _name_behind(reading: Reading, subject: Subject, at: int, begin: int) -> Iterator[Finding]:
    """`ở fb Thu Uyên Nguyễn`, `nick facebook của chị là Hương Trà`."""
    folded = reading.folded
    stated = STATED.match(folded, begin)
    before = folded[max(0, at - _LOOK_REACH) : at]
    if stated and (stated["owner"] or STATING.search(before)):
        begin = stated.end()
        end = _name_end(reading, begin, alone=False)
    else:
        is_there = begin - at < _SHORT_WORD and _LOOK_THERE.search(before)
        end = _name_end(reading, begin) if is_there else None
    if end and folded[begin:end] not in no_handles():
        yield from _named(reading, subject, begin, end, "facebook")


def _telling_words(reading: Reading) -> Iterator[int]:
    """Where words begin that have a dot inside or digits at the end, each once."""
    folded, last = reading.folded, -1
    dots = (dot.start() for dot in _INNER_DOT.finditer(folded))
    digits = (start for start, _ in reading.index.numbers if folded[max(0, start - 1) : start].isalpha())
    for at in sorted((*dots, *digits)):
        head = folded[max(0, at - _REACH) : at]
        begin = at - len(head) + max(map(head.rfind, " \n(:@/")) + 1
        if begin > last and folded[begin - 1 : begin] == " " and _may_call(folded, begin):
            yield begin
        last = max(last, begin)


def _right_behind(reading: Reading, subject: Subject, begin: int) -> Iterator[Finding]:
    """`insta duy.chup.anh`, `ig linh2k4`: a handle with a dot or digits right behind the network's word."""
    folded = reading.folded
    handle = _HANDLE.match(folded, begin)
    label = patterns().right_before.search(folded, max(0, begin - _REACH), begin) if handle else None
    network = labels()[label["label"]].network if label else ""
    if handle and network and (_tells(handle.group()) or network in _BARE):
        yield from _told(reading, subject, handle.span(), handle.group(), network, Certainty.LIKELY)


def _tells(word: str) -> bool:
    """Whether a word has what handles have and ordinary words have not."""
    if _HOST_LIKE.fullmatch(word) or not word[0].isalpha() or "_" in word or "#" in word:
        return False
    return "." in word or (
        len(word) >= _LEAST_WITH_DIGITS and _LETTERS_THEN_DIGITS.fullmatch(word) is not None
    )


def _is_handle(folded: str, handle: re.Match[str], is_strong: bool) -> bool:
    """Whether a word behind a colon is a handle: no number alone, no word of a sentence, no host."""
    word = handle.group()
    if word in no_handles() or word.replace(".", "").replace("-", "").isdecimal() or network_of(word):
        return False
    return bool(_TELLING.search(word)) or (
        is_strong and len(word) >= 4 and bool(_ALONE.match(folded, handle.end()))
    )


def _behind_blank(reading: Reading, subject: Subject, at: int) -> Iterator[Finding]:
    """`insta thu_hg`: without a sign between them only a handle with an underscore."""
    folded = reading.folded
    head = folded[max(0, at - _REACH) : at]
    begin = at - len(head) + max(head.rfind(" "), head.rfind("\n")) + 1
    handle = _HANDLE.match(folded, begin)
    if handle is None or handle.end() <= at or begin == at:
        return
    label = patterns().before_blank.search(folded, max(0, begin - _REACH), begin)
    if label:
        network = labels()[label["label"]].network
        yield from _told(reading, subject, handle.span(), handle.group(), network, Certainty.LIKELY)


def _creators(reading: Reading, subject: Subject) -> Iterator[Finding]:
    """Who wrote the page, by the account that its head names."""
    for segment, begin in zip(reading.content.segments, reading.joined.begins, strict=True):
        if segment.locator == _CREATOR and (handle := _AT_HANDLE.match(reading.folded, begin)):
            yield from _told(reading, subject, handle.span(), handle["handle"], "x", Certainty.CONFIRMED)


def _told(
    reading: Reading,
    subject: Subject,
    span: tuple[int, int],
    handle: str,
    network: str,
    certainty: Certainty,
) -> Iterator[Finding]:
    account = Account(network, handle.lstrip("@"), False)
    if subject.is_own(reading, span[0], account):
        return
    office = subject.is_office(reading, span[0])
    near = is_beside_contact(reading.folded, *span)
    yield Finding(
        kind=Kind.OTHER_ACCOUNT,
        start=span[0],
        end=span[1],
        value=Secret(f"{network}:{account.handle}"),
        masked=f"{network}:{account.handle}",
        certainty=Certainty.CONFIRMED if near else certainty,
        attributes={"network": network} | ({"type": "organisation"} if office else {}),
        reasons=("pattern", "network-word"),
    )
