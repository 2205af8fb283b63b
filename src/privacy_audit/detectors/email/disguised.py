"""E-mail addresses whose at sign or dots are written so that machines pass them by."""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.model import Certainty, Kind, Secret
from privacy_audit.text import mask_email

# All in folded text. A dot, as a sign or a word, in brackets or not.
_DOT = r"(?:\s?[\[({<]\s?(?:dot|cham|\.)\s?[\])}>]\s?|\s(?:dot|cham)\s|\s\.\s|\s?\.)"
# An at sign in brackets (`[at]`, `(a)`, `(@)`), as a word (`a còng`, `at`), or with blanks beside it.
_AT = re.compile(
    r"(?P<bracket>\s?[\[({<]\s?(?:at|a cong|a|@)\s?[\])}>]\s?)"
    r"|(?P<word>\s(?:a cong|a vong|at)\s)|(?P<sign>\s?@\s?)"
)
_LOCAL = re.compile(rf"[a-z0-9](?:[a-z0-9_+\-]|{_DOT}(?=[a-z0-9])){{0,40}}\Z")
# The last part of a name is looked for from behind: at most this many characters.
_LOCAL_REACH = 40
_HOST = re.compile(
    rf"(?P<name>[a-z0-9][a-z0-9\-]{{0,40}}(?:{_DOT}[a-z0-9\-]{{2,30}}){{0,2}}){_DOT}"
    r"(?P<top>com|net|org|vn|edu|gov|info|biz|asia|io|me|de|uk|fr|jp|kr|cn|au|us|eu)(?![a-z0-9@]|-[a-z0-9])"
    rf"(?P<country>{_DOT}(?:vn|uk|au|jp|kr|cn)(?![a-z0-9@]|-[a-z0-9]))?"
)
_DOT_PATTERN = re.compile(_DOT)
_DOT_IN_WORDS = re.compile(r"dot|cham")
# One of these is in every disguised address: a quick look before the pattern is tried.
_SIGNS = ("@", "at)", "at]", "at}", "at>", "at )", "at ]", "(a", "[a", "( a", "[ a", "{a", "a cong", "a vong")
_MAIL_HOSTS = re.compile(
    r"(?:(?:yahoo|outlook)\.com(?:\.vn)?|(?:gmail|hotmail|icloud|live)\.com|proton\.me)\Z"
)


def find(reading: Reading) -> Iterator[Finding]:
    """Disguised addresses: likely where brackets or a known mail host show them, else possible."""
    folded = reading.folded
    if not any(sign in folded for sign in _SIGNS) and not (" at " in folded and _DOT_IN_WORDS.search(folded)):
        return
    for at in _AT.finditer(folded):
        host = _HOST.match(reading.folded, at.end())
        if host is None or "\n" in reading.folded[at.start() : host.end()]:
            continue
        yield from _address(reading, at, host)


def _address(reading: Reading, at: re.Match[str], host: re.Match[str]) -> Iterator[Finding]:
    before = reading.folded[max(0, at.start() - _LOCAL_REACH) : at.start()]
    local = _local(before)
    written = reading.text[at.start() - len(local) : at.start()].replace("chấm", "")
    if not local or not written.isascii() or not _is_meant(at, host, before[: len(before) - len(local)]):
        return
    name = _plain(host.group())
    value = f"{_plain(local)}@{name}"
    yield Finding(
        kind=Kind.EMAIL,
        start=at.start() - len(local),
        end=host.end(),
        value=Secret(value),
        masked=mask_email(value),
        certainty=Certainty.LIKELY if at["bracket"] or _MAIL_HOSTS.match(name) else Certainty.POSSIBLE,
        reasons=("disguised",),
    )


def _local(before: str) -> str:
    """The name that ends a text: its last word, and what disguised dots tie to it."""
    words = re.split(r"(?<![\[({<.\s])(?<!dot)(?<!cham)\s(?!\s?(?:dot|cham)\s|[\[({<])", before)
    found = _LOCAL.match(words[-1].lstrip("(<[:;,\"'")) if words else None
    return found.group() if found else ""


def _is_meant(at: re.Match[str], host: re.Match[str], before: str) -> bool:
    """Whether it is an address and no sentence: `meet at home`, `thanks @thao.vu`."""
    if before.endswith(("*", "•", "@", "/")):
        return False
    if at["bracket"]:
        return True
    if at["word"]:
        return "cong" in at.group() or bool(_DOT_IN_WORDS.search(host.group()))
    if not at.group().strip("@") and not _DOT_IN_WORDS.search(host.group()) and " " not in host.group():
        return False
    return not at.group().endswith("@") or bool(_MAIL_HOSTS.match(_plain(host.group())))


def _plain(written: str) -> str:
    return re.sub(r"\s", "", _DOT_PATTERN.sub(".", written))
