"""The first lines of a request and of an answer, as a proxy has to read and rewrite them (RFC 9112)."""

from __future__ import annotations

import re

from privacy_audit.model import Value
from privacy_audit.sources.address import Address, BadAddress, parse

# What concerns one connection alone (RFC 9110, 7.6.1), and what is said to the proxy itself.
_PER_CONNECTION = frozenset(
    (
        "connection",
        "expect",
        "keep-alive",
        "proxy-authenticate",
        "proxy-authentication-info",
        "proxy-authorization",
        "proxy-connection",
        "te",
        "upgrade",
    )
)
# The first line of an answer: version and number, then words that nobody reads.
_STATUS_LINE = re.compile(r"HTTP/1\.[01] ([1-5]\d\d)(?: [^\r\n]{0,1000})?\Z")
# The first line of a request: method, target, version.
_REQUEST_LINE = re.compile(r"([A-Z]{1,20}) ([^\s]{1,65536}) HTTP/1\.[01]\Z")
# The name of a header: a token of RFC 9110, 5.6.2.
_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]{1,200}\Z")

Fields = tuple[tuple[str, str], ...]


class BadHead(ValueError):
    """Lines that are no head of HTTP."""


class Head(Value):
    """A first line, and the headers as they came, names included."""

    line: str
    fields: Fields

    def first(self, name: str) -> str | None:
        """The first header of a lower-case name."""
        return next((value for found, value in self.fields if found.lower() == name), None)


class Request(Value):
    """What a browser asks of its proxy: a method and an address, None as the path for a tunnel."""

    method: str
    address: Address
    is_tunnel: bool
    head: Head


def read(received: bytes) -> Head:
    """Take a head apart, its empty line included. Raises `BadHead`."""
    line, *others = received.decode("iso-8859-1").removesuffix("\r\n\r\n").split("\r\n")
    return Head(line=line, fields=tuple(_field(other) for other in others))


def _field(line: str) -> tuple[str, str]:
    name, colon, value = line.partition(":")
    if not colon or not _NAME.match(name) or any(sign in value for sign in "\r\n\0"):
        raise BadHead
    return name, value.strip()


def request_of(head: Head) -> Request:
    """What a head asks for. Raises `BadHead` for anything but a tunnel and a whole http address."""
    found = _REQUEST_LINE.match(head.line)
    if not found:
        raise BadHead
    method, target = found.groups()
    is_tunnel = method == "CONNECT"
    try:
        address = parse(f"https://{target}/" if is_tunnel else target)
    except BadAddress:
        raise BadHead from None
    if address.scheme == "https" and not is_tunnel:
        raise BadHead
    return Request(method=method, address=address, is_tunnel=is_tunnel, head=head)


def to_server(request: Request) -> bytes:
    """The head for the server: its own path, one answer, nothing that was meant for the proxy."""
    kept = tuple(
        (name, value)
        for name, value in request.head.fields
        if name.lower() not in _PER_CONNECTION and name.lower() != "host"
    )
    fields = (("Host", request.address.place), *kept, ("Connection", "close"))
    return _written(f"{request.method} {request.address.path} HTTP/1.1", fields)


def status_of(head: Head) -> int:
    """The number of an answer. Raises `BadHead`."""
    found = _STATUS_LINE.match(head.line)
    if not found:
        raise BadHead
    return int(found.group(1))


def to_browser(head: Head) -> bytes:
    """The head for the browser, which must not ask a second thing on the same connection."""
    kept = tuple((name, value) for name, value in head.fields if name.lower() not in _PER_CONNECTION)
    return _written(head.line, (*kept, ("Connection", "close")))


def _written(line: str, fields: Fields) -> bytes:
    lines = (line, *(f"{name}: {value}" for name, value in fields), "", "")
    return "\r\n".join(lines).encode("iso-8859-1")
