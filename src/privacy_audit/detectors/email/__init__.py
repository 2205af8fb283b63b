"""E-mail addresses that a stranger can read, as written, in `mailto:` links, and disguised."""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy_audit.detectors.email import disguised, scrambled
from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.errors import mark
from privacy_audit.model import Certainty, Kind, Secret
from privacy_audit.text import mask_email

REASONS = {
    "pattern": mark("It is written like an e-mail address."),
    "context": mark("A word beside it, or a link, says that it is an e-mail address."),
    "disguised": mark("Words or signs stand for the at sign or the dots, so that machines overlook it."),
    "scrambled": mark("The page keeps it scrambled and shows it plainly to every visitor."),
}
"""The codes in `Finding.reasons` of this detector, and their sentences."""

_LOCAL_CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789._+-"
_LOCAL_REACH = 64
# A name in quotes, read from its end.
_QUOTED = re.compile(r'"[a-z0-9_+-][a-z0-9._+-]{0,60}"')
# Labels of a host and its top-level domain, of letters alone or in its ASCII form. Bounded; each label ends
# at a dot that no label holds. A telephone number may follow without a blank.
_HOST = re.compile(
    r"(?P<host>(?:[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?\.){1,6}(?:[a-z]{2,24}|xn--[a-z0-9]{2,40}))"
    r"(?![a-z@]|[0-9]{1,7}(?![0-9])|-{1,2}[a-z0-9])"
)
# Endings of files and versions that are no top-level domain: `icon@2x.png`.
_FILE = re.compile(
    r"png|jpe?g|gif|svg|webp|avif|bmp|ico|tiff?|heic|s?css|less|[mc]?jsx?|tsx?|vue|json|xml|html?|php|aspx?|jsp"
    r"|pdf|docx?|xlsx?|mp[34]|webm|ogg|wav|woff2?|[ot]tf|eot|map|txt|local|invalid"
)
# The keys of error trackers and the parts of tracking addresses: thirty-two hexadecimal digits.
_KEY = re.compile(r"[0-9a-f]{32}\Z")
# What is left of an escaped sign of JSON before an address: `\u003cnam@…`.
_ESCAPE = re.compile(r"(?:u00[0-9a-f]{2})+")
# What follows a host on another machine: `git@host:folder/file`.
_REMOTE = re.compile(r":[\w~.-]{0,60}/")
# The name and password of an address of the web: `https://user:word@host`.
_LOGIN = re.compile(r"(?<!mailto)://[^\s/@]*\Z")
_LABEL = re.compile(r"(?:mailto:|e-?mail|(?<![a-z])mail|thu dien tu|lien he|contact)[^@\n]{0,24}\Z")
_LABEL_REACH = 40


def find(reading: Reading) -> Iterator[Finding]:
    """All e-mail addresses of a reading: confirmed with a label or link, else likely."""
    at = reading.folded.find("@")
    while at >= 0:
        yield from _around(reading, at)
        at = reading.folded.find("@", at + 1)
    yield from disguised.find(reading)
    yield from scrambled.find(reading)


def _around(reading: Reading, at: int) -> Iterator[Finding]:
    """The address around an at sign."""
    match = _HOST.match(reading.folded, at + 1)
    if match is None:
        return
    written = reading.text[match.start() : match.end()].lower()
    if not written.rpartition(".")[2].isascii():
        return
    host = _without_ending(written) if reading.is_name else written
    start, end = _quoted_local(reading, at) or (_local_start(reading, at), at)
    local = reading.text[start:end].strip('"').lower()
    if _is_address(reading, start, local, host) and not _REMOTE.match(reading.text, at + 1 + len(host)):
        yield _finding(reading, start, at + 1 + len(host), f"{local}@{host}")


def _without_ending(host: str) -> str:
    """The host in the name of a file: `example.com.html`."""
    rest, _, ending = host.rpartition(".")
    return rest if _FILE.fullmatch(ending) and "." in rest else host


def _local_start(reading: Reading, at: int) -> int:
    """Where the name before the at sign begins: letters, digits, and signs but not first."""
    text = reading.text[max(0, at - _LOCAL_REACH) : at]
    local = text[len(text.rstrip(_LOCAL_CHARACTERS + "ABCDEFGHIJKLMNOPQRSTUVWXYZ")) :].lstrip(".+-")
    start = at - len(local)
    escape = _ESCAPE.match(local) if reading.text[start - 1 : start] == "\\" else None
    return start + (escape.end() if escape else 0)


def _quoted_local(reading: Reading, at: int) -> tuple[int, int] | None:
    """Where the name stands if it is in quotes: `"lan.nguyen"@example.com` (RFC 5321, 4.1.2)."""
    found = _QUOTED.match(reading.folded[max(0, at - _LOCAL_REACH) : at][::-1])
    return (at - found.end(), at) if found else None


def _is_address(reading: Reading, start: int, local: str, host: str) -> bool:
    before = reading.text[max(0, start - _LOCAL_REACH) : start]
    if not local or local.endswith(".") or ".." in local or _KEY.match(local):
        return False
    if before.endswith(("*", "•", "@")) or _LOGIN.search(before):
        return False
    return not _FILE.fullmatch(host.rpartition(".")[2])


def _finding(reading: Reading, start: int, end: int, value: str) -> Finding:
    before = reading.folded[max(0, start - _LABEL_REACH) : start]
    labelled = reading.segment_at(start).label == "email" or bool(_LABEL.search(before))
    return Finding(
        kind=Kind.EMAIL,
        start=start,
        end=end,
        value=Secret(value),
        masked=mask_email(value),
        certainty=Certainty.CONFIRMED if labelled else Certainty.LIKELY,
        reasons=("pattern", "context") if labelled else ("pattern",),
    )
