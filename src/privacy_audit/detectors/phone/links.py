"""Telephone numbers in links that call, write to or look up a number: `tel:`, `zalo.me/09…`, `wa.me/84…`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy_audit.detectors.phone import foreign, vietnam
from privacy_audit.detectors.phone.vietnam import Number
from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.model import Certainty, Kind, Secret
from privacy_audit.text import mask_phone

# Looked for in folded text. The query before `phone=` is bounded, as is the number.
_LINK = re.compile(
    r"(?<![a-z0-9])(?:(?P<dial>(?:tel|sms|smsto|mms|callto|facetime|facetime-audio|whatsapp):/{0,2})"
    r"|(?P<abroad>wa\.me/|t\.me/(?=\+)|signal\.me/#p/(?=\+)|whatsapp\.com/send/?\?[^\s\"'<>#]{0,200}?phone="
    r"|viber://[^\s\"'<>#]{0,80}?number=)"
    r"|(?P<zalo>zalo\.me/|zalo://[^\s\"'<>#]{0,80}?(?:phone|number)=))"
    r" ?(?P<number>\+?\(?[0-9][0-9().\- ]{4,24})(?![0-9])"
)
# One of these ends is in every such link; the engine searches for a single sign at memory speed.
_SIGNS = (
    re.compile(r":(?<=(?:tel|sms|sto|mms|lto|ime|dio|app):)"),
    re.compile(r"/(?<=\.me/)"),
    re.compile(r"=(?<=(?:phone|umber)=)"),
)
_NOT_A_DIGIT = re.compile(r"[^0-9]")
_REACH, _LONGEST_NUMBER = 230, 40
"""Characters of a link before such an end, and of the number behind it with what must not follow it."""
_LEAST = 7
"""Shorter ones are short codes (113, 311): nobody's own."""


def find(reading: Reading) -> Iterator[Finding]:
    """The numbers of such links: confirmed if valid, possible if they are only called so."""
    for link in _links(reading.folded):
        written = link["number"].rstrip("(.- ")
        digits = _NOT_A_DIGIT.sub("", written)
        start = link.start("number")
        dialled = _dialled(link, digits, reading.region)
        if dialled or (link["dial"] and _LEAST <= len(digits) <= 15):
            yield _finding(start, start + len(written), digits, dialled)


def _links(folded: str) -> Iterator[re.Match[str]]:
    """The links, each looked for only around a sign that it holds."""
    end = 0
    for at in sorted(found.end() for sign in _SIGNS for found in sign.finditer(folded)):
        link = _LINK.search(folded, max(end, at - _REACH), at + _LONGEST_NUMBER) if at > end else None
        end = max(end, link.end() if link else at)
        if link:
            yield link


def _dialled(link: re.Match[str], digits: str, region: str) -> Number | None:
    abroad = bool(link["abroad"]) or link["number"].startswith("+")
    if link["zalo"]:
        found = vietnam.number((len(digits),), digits)
        return found if found and found.type == "mobile" else None
    if abroad and (found := foreign.number(digits, None)):
        return found
    return national(digits, region)


def national(digits: str, region: str) -> Number | None:
    """A number that is known to be one, dialled in its region, else in Việt Nam or North America."""
    for place in dict.fromkeys((region, "VN", "US")):
        found = (
            vietnam.number((len(digits),), digits, called_phone=True)
            if place == "VN"
            else foreign.number(digits, place)
        )
        if found:
            return found
    return None


def _finding(start: int, end: int, digits: str, dialled: Number | None) -> Finding:
    value = dialled.e164 if dialled else "+" + digits
    return Finding(
        kind=Kind.PHONE,
        start=start,
        end=end,
        value=Secret(value),
        masked=mask_phone(value),
        certainty=Certainty.CONFIRMED if dialled else Certainty.POSSIBLE,
        attributes={"type": dialled.type} if dialled and dialled.type else {},
        reasons=("link", "valid") if dialled else ("link",),
    )
