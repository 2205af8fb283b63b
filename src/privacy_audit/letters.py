"""The types of `checklists/letters.toml`: requests to have personal data removed, by who is asked.

In every text `<what>` stands for what was found, such as “phone number”.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from privacy_audit.checklist import Confidence, Identifier, Source
from privacy_audit.model import Kind, Languages, Value

RecipientId = Literal["page-owner", "employer", "newspaper", "platform", "search-engine"]
RECIPIENTS: tuple[RecipientId, ...] = ("page-owner", "employer", "newspaper", "platform", "search-engine")


class Ground(Value):
    """What a law says. With `kinds` it holds for these alone.

    `verified` is the first day that the newest source can stand for.
    """

    id: Identifier
    text: Languages
    verified: date
    confidence: Confidence
    sources: tuple[Identifier, ...]
    kinds: tuple[Kind, ...] = ()


class Request(Value):
    """One thing that is asked for; with `kinds`, where one of these was found."""

    text: Languages
    kinds: tuple[Kind, ...] = ()


class Recipient(Value):
    """Who is asked, in which tone, for what, and why. `advice` is for the sender, not part of the letter."""

    id: RecipientId
    name: Languages
    to: Languages
    subject: Languages
    opening: tuple[Languages, ...]
    requests: tuple[Request, ...]
    grounds: tuple[Identifier, ...]
    closing: tuple[Languages, ...]
    advice: tuple[Languages, ...]
    links: tuple[str, ...] = ()
    """Where one can ask without a letter, each an address that a source of the file shows."""
    sources: tuple[Identifier, ...] = ()


class Letters(Value):
    """`letters.toml`. What names `sources` names them by their ids here.

    `motto` is what stands above a formal letter in Vietnam. `advice` holds for every letter.
    """

    updated: date
    motto: tuple[str, ...]
    danger: Languages
    advice: tuple[Languages, ...]
    grounds: tuple[Ground, ...]
    recipients: tuple[Recipient, ...]
    sources: dict[Identifier, Source] = msgspec.field(default_factory=dict)
    what: dict[Kind, Languages] = msgspec.field(default_factory=dict)
    """What a kind is called in a letter, where its title in reports would read oddly."""

    def recipient(self, identifier: str) -> Recipient:
        """The recipient of that id; the checks of the data have made sure that there is one."""
        return next(one for one in self.recipients if one.id == identifier)

    def grounds_for(self, recipient: Recipient, kind: Kind) -> tuple[Ground, ...]:
        """What the letter rests on, in the order of the recipient."""
        known = {ground.id: ground for ground in self.grounds}
        named = (known[name] for name in recipient.grounds)
        return tuple(ground for ground in named if not ground.kinds or kind in ground.kinds)
