"""E-mail addresses whose at sign or dots are written so that machines pass them by."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.model import Certainty, Kind, Secret
from privacy_audit.text import mask_email

# All in folded text. A dot, as a sign or a word, in brackets or not.
_DOT = r"(?:\s?[\[({<]\s?(?:dot|cham|\.)\s?[\])}>]\s?|[\s_-](?:dot|cham)[\s_-]|\s\.\s|\s?[.。·•])"
# At signs, each looked for by its own first letters: in brackets
# (`[at]`, `(a)`, `(@)`), between other signs, as a word (`a còng`, `at`), or with a blank beside it.
_BRACKETS = {
    opening: re.compile(rf"{re.escape(opening)}\s?(?:at|a cong|a moc|a|@)\s?{re.escape(closing)}\s?")
    for opening, closing in ("()", "[]", "{}", "<>", "||", "**")
}
_BRACKETED = tuple(f"{one}{blank}{sign}" for one in _BRACKETS for blank in ("", " ", "\n") for sign in "a@")
# `at` is a word of every English page: only before a host with a dot in words, or before a known one. Each
# with the word or signs with which it begins.
_KNOWN = r"(?:gmail|yahoo|outlook|hotmail|icloud|live|proton)"
_AT_WORDS = {
    " at ": re.compile(rf" at (?={_KNOWN}|[a-z0-9-]{{2,40}}\s?[\[({{<]?\s?(?:dot|cham)(?![^\W_]))"),
    "_at_": re.compile(rf"_at_(?={_KNOWN}|[a-z0-9-]{{2,40}}_dot_)"),
    "-at-": re.compile(rf"-at-(?={_KNOWN}|[a-z0-9-]{{2,40}}-dot-)"),
    " a ": re.compile(rf" a (?:(?:cong|vong|moc)\s|(?={_KNOWN}{_DOT}))"),
}
_SIGN = re.compile(r"@\s?")
_LOCAL = re.compile(rf"[a-z0-9](?:[a-z0-9_+\-]|{_DOT}(?=[a-z0-9])){{0,40}}\Z")
# The last part of a name is looked for from behind: at most this many characters.
_LOCAL_REACH = 40
_HOST = re.compile(
    rf"(?P<name>[a-z0-9][a-z0-9\-]{{0,40}}(?:{_DOT}[a-z0-9\-]{{2,30}}){{0,2}})(?:{_DOT}|(?<=gmail)[,.] ?)"
    r"(?P<top>com|net|org|vn|edu|gov|info|biz|asia|io|me|de|uk|fr|jp|kr|cn|au|us|eu)(?![a-z0-9@]|-[a-z0-9])"
    rf"(?P<country>{_DOT}(?:vn|uk|au|jp|kr|cn)(?![a-z0-9@]|-[a-z0-9]))?"
)
_DOT_PATTERN = re.compile(rf"{_DOT}|,")
_DOT_IN_WORDS = re.compile(r"(?<![^\W_])(?:dot|cham)(?![^\W_])")
# One to three short words and digits behind a colon, a bracket or the beginning of a line.
_SPACED = re.compile(r"(?:[:(\n]\s?|\A)(?P<name>(?:[a-z]{2,8} ){1,3}[0-9]{1,4})\Z")
# What a name has that an ordinary word has not.
_NAME_SIGN = re.compile(r"[._0-9]")
_SMALL_WORD = len(" at ")
_ODD_DOT = re.compile(r"[。·•,]")
_MAIL_HOSTS = re.compile(
    r"(?:(?:yahoo|outlook)\.com(?:\.vn)?|(?:gmail|hotmail|icloud|live)\.com|proton\.me)\Z"
)


class _Written(NamedTuple):
    """A disguised at sign between what may be a name and a host."""

    local: str
    start: int
    at: str
    host: re.Match[str]
    apart: bool
    """A blank stands behind the at sign."""
    joined: bool
    """No blank stands beside it."""


def sought() -> Iterable[str]:
    """The phrases that are looked for in every text."""
    return (*_BRACKETED, *_AT_WORDS)


def find(reading: Reading) -> Iterator[Finding]:
    """Disguised addresses: likely where brackets or a known mail host show them, else possible."""
    for begin, bracket in reading.index.places(*_BRACKETED):
        if found := _BRACKETS[bracket[0]].match(reading.folded, begin):
            yield from _found(reading, found, lambda written: True, Certainty.LIKELY)
    for begin, word in reading.index.places(*_AT_WORDS):
        if found := _AT_WORDS[word].match(reading.folded, begin):
            yield from _found(reading, found, _is_in_words, Certainty.POSSIBLE)
    for at in _SIGN.finditer(reading.folded):
        yield from _found(reading, at, _is_by_sign, Certainty.POSSIBLE)


def _found(
    reading: Reading, at: re.Match[str], is_meant: Callable[[_Written], bool], alone: Certainty
) -> Iterator[Finding]:
    written = _written(reading, at)
    if written is None or not is_meant(written):
        return
    name = _plain(written.host.group())
    value = f"{_plain(written.local)}@{name}"
    yield Finding(
        kind=Kind.EMAIL,
        start=written.start,
        end=written.host.end(),
        value=Secret(value),
        masked=mask_email(value),
        certainty=Certainty.LIKELY if _MAIL_HOSTS.match(name) else alone,
        reasons=("disguised",),
    )


def _written(reading: Reading, at: re.Match[str]) -> _Written | None:
    """The name and host around an at sign on one line; None if one is missing or masked."""
    folded = reading.folded
    host = _HOST.match(folded, at.end())
    if host is None or "\n" in folded[at.start() : host.end()]:
        return None
    end = at.start() - (folded[at.start() - 1 : at.start()] == " ")
    before = folded[max(0, end - _LOCAL_REACH) : end]
    local = _local(before)
    start = end - len(local)
    if not local or not reading.text[start:end].replace("chấm", "").isascii():
        return None
    if before[: len(before) - len(local)].endswith(("*", "•", "@", "/")):
        return None
    apart = at.group()[-1:].isspace()
    return _Written(local, start, at.group(), host, apart, joined=not apart and end == at.start())


def _local(before: str) -> str:
    """The name that ends a text: its last word, and what disguised dots tie to it.

    A few digits alone are the end of a name that was written with blanks, `lan anh 95 @ gmail.com`.
    """
    if spaced := _SPACED.search(before):
        return spaced["name"]
    words = re.split(
        r"(?<![\[({<.\s])(?<!dot)(?<!cham)(?<!dot[\])}>])(?<!cham[\])}>])\s(?!\s?(?:dot|cham)\s|[\[({<])",
        before,
    )
    found = _LOCAL.match(words[-1].lstrip("(<[:;,\"'")) if words else None
    return found.group() if found else ""


def _is_in_words(written: _Written) -> bool:
    """`ten a còng gmail.com`, `john at gmail dot com`, but not `look at gmail.com`, `a gmail.com account`."""
    named = len(written.at) > _SMALL_WORD or bool(_NAME_SIGN.search(written.local))
    known = bool(_MAIL_HOSTS.match(_plain(written.host.group())))
    return bool(_DOT_IN_WORDS.search(written.host.group())) or (named and known)


def _is_by_sign(written: _Written) -> bool:
    """An at sign with a blank or a disguised dot; a plain address is none, nor is `thanks @thao.vu`."""
    host = written.host.group()
    odd = bool(_ODD_DOT.search(host))
    if written.joined and not odd and not _DOT_IN_WORDS.search(host) and " " not in host:
        return False
    return written.apart or odd or bool(_MAIL_HOSTS.match(_plain(host)))


def _plain(written: str) -> str:
    return re.sub(r"\s", "", _DOT_PATTERN.sub(".", written))
