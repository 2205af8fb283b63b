"""The last gate before a report leaves: what is done to each text and link, whatever came before."""

from __future__ import annotations

import re

from privacy_audit.text import CONTROL, INVISIBLE

# An address that may become a link: https, a plain host (so no name or password before it), then only
# the ASCII characters of RFC 3986. Everything else is shown as text.
_LINK = re.compile(
    r"https://[A-Za-z0-9][A-Za-z0-9.-]{0,253}(?::[0-9]{1,5})?"
    r"(?:[/?#][A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]{0,2000})?"
)


def safe(text: str) -> str:
    """The text on one line, with nothing invisible, nothing that turns it round, nothing a machine obeys."""
    return CONTROL.sub("", INVISIBLE.sub("", text)).replace("\n", " ").replace("\t", " ")


def followable(link: str | None) -> str | None:
    """The link if it may be followed, None if it may only be shown."""
    return link if link and _LINK.fullmatch(link) else None
