"""A request for removal with everything filled in that the program knows, ready to be laid out."""

from __future__ import annotations

from privacy_audit.model import Kind, Value


class Letter(Value):
    """One letter in one language. `advice` and `links` are for the sender and stand above it.

    `pages` are addresses as reports show them, masked; empty if the finding was in a file of the person.
    `network` is the name of the network whose page it is, "" if it is none that is known. `seen` is the day
    on which somebody looked, or the days where its pages are of several.
    """

    language: str
    advice: tuple[str, ...]
    links: tuple[str, ...]
    motto: tuple[str, ...]
    subject: str
    to: str
    network: str
    kind: Kind
    what: str
    masked: str
    pages: tuple[str, ...]
    seen: str
    opening: tuple[str, ...]
    requests: tuple[str, ...]
    grounds: tuple[str, ...]
    closing: tuple[str, ...]
