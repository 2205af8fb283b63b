"""Addresses that Cloudflare scrambles in a page's markup: every visitor's machine puts them together again.

`data-cfemail` and `/cdn-cgi/l/email-protection#` hold hexadecimal bytes; the first is the key with which
the others are combined (exclusive or). Source: Cloudflare, "Email Address Obfuscation", and its script
`email-decode.min.js`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.model import Certainty, Kind, Part, Secret
from privacy_audit.text import mask_email

_BYTES = r"(?P<bytes>(?:[0-9a-f]{2}){6,120})(?![0-9a-f])"
# The two places in a link or in markup, each with a sign of it that prose hardly has.
_PLACES = (
    (b"#", re.compile(rf"email-protection#{_BYTES}")),
    (b"=", re.compile(rf"data-cfemail=[\"']?{_BYTES}")),
)
_ATTRIBUTE = re.compile(_BYTES)
_NAME = "@data-cfemail"
# What comes out must be an address, not a word of somebody's own.
_ADDRESS = re.compile(r"[a-z0-9._+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}")


def find(reading: Reading) -> Iterator[Finding]:
    """The addresses behind such bytes: likely."""
    for sign, pattern in _PLACES:
        if sign in reading.index.plain:
            for match in pattern.finditer(reading.folded):
                yield from _address(match)
    for index, segment in enumerate(reading.content.segments):
        if segment.part is Part.ATTRIBUTE and segment.locator.endswith(_NAME):
            found = _ATTRIBUTE.match(reading.folded, reading.joined.begins[index])
            yield from _address(found) if found else ()


def _address(match: re.Match[str]) -> Iterator[Finding]:
    key, *scrambled = bytes.fromhex(match["bytes"])
    value = bytes(byte ^ key for byte in scrambled).decode("utf-8", "replace").lower()
    value = value.partition("?")[0]
    if _ADDRESS.fullmatch(value):
        yield Finding(
            kind=Kind.EMAIL,
            start=match.start("bytes"),
            end=match.end("bytes"),
            value=Secret(value),
            masked=mask_email(value),
            certainty=Certainty.LIKELY,
            reasons=("scrambled",),
        )
