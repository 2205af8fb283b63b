"""Covers what may be a personal value although nothing was found there: the net under the detectors.

Nothing is reported from here. It only decides what is not shown beside a finding, in the name of a
target and in a path, so it may be wrong on the side of covering too much: every long run of digits
and whatever looks like a mailbox. Dates, camera names and ports stay readable, and the ids of
posts and events in addresses: pages are to be recognised.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from privacy_audit.detectors.masking.cover import Cover, blanked, spliced, together
from privacy_audit.detectors.masking.written import alike_numbers, spoken_mails
from privacy_audit.text import mask_digits, normalise

# Nine digits or more, at most three signs between one and the next. Digits, signs and the blank have
# no character in common: nothing to backtrack into.
_LOOSE = re.compile(r"[0-9](?:(?:_|[^\w\x00]){0,3}[0-9]){8,}")
# The same with one sign at most, for paths: the indexes of `a[10][11][12]` are no number.
_TIGHT = re.compile(r"[0-9](?:(?:_|[^\w\x00])?[0-9]){8,}")
_NEAR = 4
"""So many characters behind a run tell what it is: the bullets of a mask, the end of a host."""

_HOUR = r"(?:[01]?[0-9]|2[0-3])"
_SIXTY = r"[0-5][0-9]"
# A day with its year, `2024-11-22`, `22/11/2024` or `20241122`, then perhaps a time, `_153000` or
# ` 15:30`. No further digits right behind it, as in a longer number.
_DATE = re.compile(
    r"(?<![0-9])(?<![0-9][./_-])(?:"
    r"(?:19|20)[0-9]{2}(?P<sign>[./_-])(?:0?[1-9]|1[0-2])(?P=sign)(?:[12][0-9]|3[01]|0?[1-9])"
    r"|(?:[12][0-9]|3[01]|0?[1-9])(?P<mark>[./_-])(?:0?[1-9]|1[0-2])(?P=mark)(?:19|20)[0-9]{2}"
    r"|(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]))"
    rf"(?:(?:[ T]{_HOUR}[:h]{_SIXTY}(?::{_SIXTY})?|[T_-]{_HOUR}[._-]?{_SIXTY}[._-]?{_SIXTY}(?:[0-9]{{3}})?)"
    r"(?![ ./_-]?[0-9])|(?![./_-]?[0-9]))"
)
# Years in a row, `2025-2026`, also behind a class (`10A1 2025-2026`), but no groups of a longer number.
_YEARS = re.compile(
    r"(?<![0-9])(?:(?<![0-9][ ,./_–-])|(?<=[A-Za-z][0-9] ))(?:19|20)[0-9]{2}"
    r"(?:(?:, |[ ,–-])(?:19|20)[0-9]{2}){1,9}(?![ ,./_–-]{0,2}[0-9])"
)
# An amount of money: `100.000.000 đồng`.
_AMOUNT = re.compile(
    r"(?<![0-9])(?<![0-9][ ./_-])[1-9][0-9]{0,2}(?:[.,][0-9]{3}){2,4}"
    r"(?= ?(?:đ(?:ồ|[^\w]|\Z)|vn[dđ]|usd|[₫€$]))",
    re.IGNORECASE,
)
_BYTE = r"(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
# The numbers of a machine at the beginning of an address, with its port.
_MACHINE = re.compile(rf"(?:\A|(?<=//))(?:{_BYTE}\.){{3}}{_BYTE}(?::[1-9][0-9]{{0,4}})?(?=[/?#\s]|\Z)")
# A port and, read from its end, the named host before it.
_PORT = re.compile(r"[1-9][0-9]{0,4}(?=[/?#\s]|\Z)")
_HOST_BEFORE = re.compile(r":[^\s/?#@:]{1,253}//")
_HOST_REACH = 256
# The digits that masks show: two or three before bullets, two behind them.
_SHOWN = re.compile(r"(?<![0-9])[0-9]{1,3}(?=••)|(?:(?<=••)|(?<=• •))[0-9]{2}(?![0-9])")
# The ids of posts and videos, unless one begins or ends with a Vietnamese number.
_ID = re.compile(
    r"(?<![0-9])(?!(?:0|84)[35789])[0-9]{16,}(?<!0[35789][0-9]{8})(?<!84[35789][0-9]{8})(?![0-9])"
)
# What makes a run in the address of a page more than the id of a post or an event: a Vietnamese number
# in it, or a first digit 0, with which no counted id begins (phone, ID card).
_PERSONAL = re.compile(r"\A0|(?:0|84)[235789][0-9]{8}")

_AT = re.compile(r"@|%40")
# From behind: the name of a mailbox, in quotes or not. Our own bullet ends it.
_NAME = re.compile(r"\"[^\"\x00\n]{1,62}\"|[^\s@\"'<>()\[\]{},;:/\\=?&#•*|\x00]{1,64}")
_NAME_REACH = 64
# A host in any script, each label ends at a dot that no label holds, or the numbers of a machine.
_HOST = re.compile(
    r"(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}|\[[0-9A-Za-z:.]{2,60}\]|(?:[0-9]{1,3}\.){3}[0-9]{1,3}(?![0-9.])"
)
# `icon@2x.png`
_PICTURE = re.compile(r"[1-9]x\.(?:png|jpe?g|gif|webp|avif|svg)\Z", re.IGNORECASE)


def covers(text: str, *, is_name: bool = False) -> tuple[Cover, ...]:
    """What of a text in normal form is better not shown, in order, none overlapping another.

    `\\x00` in it stands for what is masked already. In the name of a target long ids stay readable.
    """
    return _with_numbers(text, _mailboxes(text), _LOOSE, is_name)


@lru_cache(maxsize=1024)
def covered(text: str) -> str:
    """A short text made for machines (a path, a host, a mask) in normal form, with everything covered."""
    normal = normalise(text).text
    return spliced(normal, _with_numbers(normal, _mailboxes(normal), _TIGHT, False))


def _with_numbers(
    text: str, mails: tuple[Cover, ...], run: re.Pattern[str], keeps_ids: bool
) -> tuple[Cover, ...]:
    rest = blanked(text, mails)
    alike = tuple(alike_numbers(rest))
    numbers = tuple(_numbers(blanked(rest, alike), run, keeps_ids))
    return together((*mails, *alike, *numbers)) if mails or alike else numbers


def _numbers(text: str, run: re.Pattern[str], keeps_ids: bool) -> Iterator[Cover]:
    for found in run.finditer(text):
        bare = _without_harmless(text, found.start(), found.end(), keeps_ids)
        for part in run.finditer(bare):
            digits = "".join(filter(str.isdecimal, part.group()))
            if keeps_ids and "://" in text and not _PERSONAL.search(digits):
                continue
            start, end = found.start() + part.start(), found.start() + part.end()
            yield Cover(start=start, end=end, mask=mask_digits(digits), digits=digits)


def _without_harmless(text: str, start: int, end: int, keeps_ids: bool) -> str:
    """A run with the parts blanked that everybody may read."""
    bare = list(text[start:end])
    for pattern in (_SHOWN, _MACHINE, _DATE, _YEARS, _AMOUNT, *((_ID,) if keeps_ids else ())):
        for found in pattern.finditer(text, start, min(len(text), end + _NEAR)):
            bare[found.start() - start : found.end() - start] = "\x00" * (found.end() - found.start())
    if port := _port(text, start):
        bare[: len(port)] = "\x00" * len(port)
    return "".join(bare)[: end - start]


def _port(text: str, start: int) -> str:
    port = _PORT.match(text, start)
    before = text[max(0, start - _HOST_REACH) : start][::-1]
    return port.group() if port and _HOST_BEFORE.match(before) else ""


def _mailboxes(text: str) -> tuple[Cover, ...]:
    """Those with a sign, and in what is left those with a word for it."""
    signed = tuple(_mails(text))
    return together((*signed, *spoken_mails(blanked(text, signed))))


def _mails(text: str) -> Iterator[Cover]:
    """Whatever looks like a mailbox; several in a chain, `a@b.com@c.com`, are one."""
    if "@" not in text and "%40" not in text:
        return
    last: Cover | None = None
    for at in _AT.finditer(text):
        mail = _mail(text, at)
        if mail and last and mail.start < last.end:
            mail = Cover(start=last.start, end=mail.end, mask=last.mask[0] + mail.mask[1:])
        elif mail and last:
            yield last
        last = mail or last
    if last:
        yield last


def _mail(text: str, at: re.Match[str]) -> Cover | None:
    host = _HOST.match(text, at.end())
    name = _NAME.match(text[max(0, at.start() - _NAME_REACH) : at.start()][::-1])
    if not host or not name or _PICTURE.match(text, at.end()):
        return None
    shown = spliced(host.group(), _numbers(host.group(), _LOOSE, False))
    mask = f"{name.group()[-1]}••••@{shown}"
    return Cover(start=at.start() - len(name.group()), end=host.end(), mask=mask)
