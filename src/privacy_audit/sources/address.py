"""What a web address says, in the one form in which it is judged, dialled and compared."""

from __future__ import annotations

import re
from enum import StrEnum
from ipaddress import IPv6Address
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

from privacy_audit.model import Value
from privacy_audit.sources.options import Mask
from privacy_audit.text import clean

# The beginning of an address: the scheme of RFC 3986, 3.1.
SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]{0,30}):")
# A host name once it is ASCII: labels of letters, digits, hyphens; underscores occur in practice.
_HOST = re.compile(r"[a-z0-9_][a-z0-9._-]{0,252}\Z")
# What RFC 3986 lets stand in a path or query; everything else is written as %XX, a % stays.
_SAFE = "!$%&'()*+,/:;=?@[]~"
_PORTS = {"http": 80, "https": 443}
_SHOWN_CHARACTERS = 300


class Fault(StrEnum):
    """Why a text is no address that can be asked."""

    SCHEME = "scheme"
    CREDENTIALS = "credentials"
    FORM = "form"


class BadAddress(ValueError):
    """Not an address that can be asked. Holds no part of it but the scheme."""

    def __init__(self, fault: Fault, scheme: str = "") -> None:
        super().__init__(fault.value)
        self.fault = fault
        self.scheme = scheme


class Address(Value):
    """A web address taken apart. `host` is ASCII in lower case, without brackets and final dot.

    `path` is what a server is asked for: path and query, percent-encoded; never the fragment.
    """

    scheme: str
    host: str
    port: int
    path: str

    @property
    def place(self) -> str:
        """Host and port as they stand in an address and in the `Host` header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The address as one text."""
        return f"{self.scheme}://{self.place}{self.path}"

    def __repr__(self) -> str:
        return f"Address({self.scheme}://•••)"

    def __rich_repr__(self) -> list[tuple[str, str]]:
        """What rich prints in place of `repr`; otherwise it would be every field."""
        return [("scheme", self.scheme)]


def parse(text: str) -> Address:
    """Take an address apart. Raises `BadAddress` for anything but a plain http or https address."""
    text = _whole(text.strip())
    scheme = SCHEME.match(text)
    name = scheme.group(1).lower() if scheme else ""
    if name not in _PORTS:
        raise BadAddress(Fault.SCHEME, name)
    if any(ord(character) < 32 for character in text):
        raise BadAddress(Fault.FORM)
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise BadAddress(Fault.FORM) from None
    if "@" in parts.netloc:
        raise BadAddress(Fault.CREDENTIALS)
    return _built(parts, _PORTS[name] if port is None else port)


def _whole(text: str) -> str:
    """Halves of surrogate pairs as U+FFFD, like browsers: nothing else has no bytes in UTF-8."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _built(parts: SplitResult, port: int) -> Address:
    if port == 0:
        raise BadAddress(Fault.FORM)
    path = quote(parts.path or "/", safe=_SAFE)
    query = quote(parts.query, safe=_SAFE)
    return Address(
        scheme=parts.scheme,
        host=_ascii_host(parts.hostname or ""),
        port=port,
        path=f"{path}?{query}" if query else path,
    )


def _ascii_host(host: str) -> str:
    if ":" in host:
        return _literal(host)
    ascii_host = (host if host.isascii() else _encoded(host)).rstrip(".").lower()
    if not _HOST.match(ascii_host):
        raise BadAddress(Fault.FORM)
    return ascii_host


def _literal(host: str) -> str:
    try:
        literal = IPv6Address(host)
    except ValueError:
        raise BadAddress(Fault.FORM) from None
    if literal.scope_id:
        raise BadAddress(Fault.FORM)
    return str(literal)


def _encoded(host: str) -> str:
    """Letters of other languages as ASCII, by the rules that browsers follow (UTS 46).

    Done here, not left to `requests`: the name that is judged has to be the one that is dialled.
    """
    import idna

    if len(host) > 253:
        raise BadAddress(Fault.FORM)
    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except idna.IDNAError:
        raise BadAddress(Fault.FORM) from None


def join(address: Address, location: str) -> Address:
    """Where a redirect leads. Raises `BadAddress` like `parse`.

    `location` is the header as the standard library gives it, ISO 8859-1; servers send UTF-8 in it.
    """
    text = location.encode("iso-8859-1", "replace").decode("utf-8", "replace").strip()
    try:
        return parse(urljoin(address.url, text))
    except BadAddress:
        raise
    except ValueError:
        raise BadAddress(Fault.FORM) from None


def shown(text: str, mask: Mask) -> str:
    """An address as a person reads it: %XX as letters, nothing a terminal acts on, values masked.

    Decoded as often as it takes (three times at most), so that an encoded value is masked as well.
    """
    for _ in range(3):
        text = unquote(text)
    return shown_name(text, mask)


def shown_name(text: str, mask: Mask) -> str:
    """A file name as it may be shown: cleaned, values masked, 300 characters at most."""
    return clean(mask(clean(text, 4 * _SHOWN_CHARACTERS)), _SHOWN_CHARACTERS)


def shown_target(target: str, mask: Mask) -> str:
    """A target as it may be shown, whatever it is."""
    return shown(target, mask) if SCHEME.match(target.strip()) else shown_name(target, mask)
