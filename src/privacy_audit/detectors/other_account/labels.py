"""Handles and names beside the word for a network: `IG: @thu.hg`, `Facebook: Nguyễn Thu`, `insta thu_hg`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from privacy_audit.detectors.context import rows_of
from privacy_audit.detectors.other_account.networks import Account, network_of
from privacy_audit.detectors.other_account.subject import Subject
from privacy_audit.detectors.prose import any_of, folded_words, is_beside_contact, name_at, places
from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.model import Certainty, Kind, Secret
from privacy_audit.text import fold

_PACKAGE = "privacy_audit.detectors.other_account"
_REACH = 30
# A handle behind an at sign; one without must have a sign or a digit in it, or end its line.
_AT_HANDLE = re.compile(r"@(?P<handle>[a-z0-9_](?:[a-z0-9_.\-]{0,38}[a-z0-9_\-])?)(?![a-z0-9_@])")
_HANDLE = re.compile(
    r"(?:live:)?[a-z0-9_](?:[a-z0-9_.\-]{1,38}[a-z0-9_\-])(?:#[0-9]{4})?(?![^\W_]|[@/:]|\.[a-z])"
)
_TELLING = re.compile(r"[0-9_.#:\-]")
_ALONE = re.compile(r"\s{0,2}(?:[\n,;|/·•()+–—-]|\.\s|\.?\Z)")
# A network's word with little behind it, up to the handle.
_GAP = r"[\s:=|/(–—-]{0,4}(?:(?:cua|minh|em|toi|la|nick|id|ten|my|is|nhe|account|acc)[\s:]{1,2}){0,3}"
# A name without at sign needs a colon or a dash.
_COLON = r"\s?(?:id|nick|name|acc|ca nhan|(?:cua )?(?:minh|em|toi|shop))?\s?[:=–—-]\s{0,2}"
# The network named behind a handle: `@co_giang.bun trên Instagram`, `@thu.hg (IG)`.
_BEHIND = r"\s?[(,–-]?\s?(?:tren|o|ben|qua|via|on|at)?\s?"
# Networks whose names are no other words: a word with a digit or a sign behind them is a handle.
_BARE = ("wechat ", "discord ")
# The account of a page's author on X, in its head.
_CREATOR = "meta[twitter:creator]"
_NAME_NETWORKS = frozenset(("facebook", "linkedin"))


class _Label(NamedTuple):
    network: str
    strength: str


@cache
def _no_handles() -> frozenset[str]:
    """Words that follow a colon and are no handles."""
    return frozenset(folded_words(rows_of(_PACKAGE, "labels.tsv"), "none"))


@cache
def _labels() -> dict[str, _Label]:
    rows = (row for row in rows_of(_PACKAGE, "labels.tsv") if len(row) == 3)
    return {
        fold(phrase.strip()): _Label(network, strength)
        for strength, network, phrases in rows
        for phrase in phrases.split(",")
    }


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Labels before an at sign, before a colon, before a blank, and behind a handle."""
    every = any_of(tuple(_labels()))
    strong = any_of(tuple(word for word, label in _labels().items() if label.strength != "weak"))
    return (
        re.compile(rf"(?<![^\W_])(?P<label>{every}){_GAP}\Z"),
        re.compile(rf"(?<![^\W_])(?P<label>{strong}){_COLON}\Z"),
        re.compile(rf"(?<![^\W_])(?P<label>{strong})(?:\s[a-z]{{1,6}}){{0,3}}\s\Z"),
        re.compile(rf"{_BEHIND}(?P<label>{every})(?![^\W_])"),
    )


def find(reading: Reading, subject: Subject) -> Iterator[Finding]:
    """Handles and names beside the word for their network."""
    for at, _ in places(reading.folded, ("@",)):
        yield from _behind_sign(reading, subject, at)
    for at, sign in places(reading.folded, (":", " - ", " – ")):
        yield from _behind_colon(reading, subject, at, at + len(sign))
    for at, _ in places(reading.folded, ("_", "#")):
        yield from _behind_blank(reading, subject, at)
    for at, _ in places(reading.folded, _BARE):
        yield from _behind_word(reading, subject, at)
    yield from _creators(reading, subject)


def _behind_sign(reading: Reading, subject: Subject, at: int) -> Iterator[Finding]:
    folded = reading.folded
    handle = _AT_HANDLE.match(folded, at)
    if handle is None or re.match(r"[\w.@/-]", folded[max(0, at - 1) : at]):
        return
    before, _, _, behind = _patterns()
    label = before.search(folded, max(0, at - _REACH), at) or behind.match(folded, handle.end())
    if label:
        known = _labels()[label["label"]]
        yield from _told(
            reading, subject, (at, handle.end()), handle["handle"], known.network, Certainty.CONFIRMED
        )


def _behind_colon(reading: Reading, subject: Subject, at: int, end: int) -> Iterator[Finding]:
    folded = reading.folded
    if not (folded[max(0, at - 1) : at].isalpha() or folded[max(0, at - 2) : at - 1].isalpha()):
        return
    label = _patterns()[1].search(folded, max(0, at - _REACH), end)
    if label is None:
        return
    network, strength = _labels()[label["label"]]
    begin = end + len(folded[end : end + 4]) - len(folded[end : end + 4].lstrip(" "))
    name_end = name_at(reading.text, begin) if network in _NAME_NETWORKS else None
    handle = _HANDLE.match(folded, begin)
    if name_end and " " in reading.text[begin:name_end] and _ALONE.match(folded, name_end):
        name = reading.text[begin:name_end].lower()
        yield from _told(reading, subject, (begin, name_end), name, network, Certainty.LIKELY)
    elif handle and _is_handle(folded, handle, strength == "strong"):
        yield from _told(reading, subject, handle.span(), handle.group(), network, Certainty.CONFIRMED)


def _is_handle(folded: str, handle: re.Match[str], is_strong: bool) -> bool:
    """Whether a word behind a colon is a handle: no number alone, no word of a sentence, no host."""
    word = handle.group()
    if word in _no_handles() or word.replace(".", "").replace("-", "").isdecimal() or network_of(word):
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
    label = _patterns()[2].search(folded, max(0, begin - _REACH), begin)
    if label:
        network = _labels()[label["label"]].network
        yield from _told(reading, subject, handle.span(), handle.group(), network, Certainty.LIKELY)


def _behind_word(reading: Reading, subject: Subject, at: int) -> Iterator[Finding]:
    """`WeChat hana.hue88`, `discord meoden99`: only a handle with a digit among other signs."""
    folded = reading.folded
    begin = folded.index(" ", at) + 1
    handle = _HANDLE.match(folded, begin)
    if handle is None or "_" in handle.group() or folded[max(0, at - 1) : at].isalnum():
        return
    if any(map(str.isdecimal, handle.group())) and any(map(str.isalpha, handle.group())):
        network = _labels()[folded[at : begin - 1]].network
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
