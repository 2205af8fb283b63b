"""What `message` found, as data for other programs."""

from __future__ import annotations

from typing import Literal

import msgspec

from privacy_audit.model import Severity, Value


class SignRecord(Value):
    """A sign: its id in `message-signs.toml`, and the words around it, personal values masked."""

    id: str
    severity: Severity
    excerpt: str


class MessageRecord(Value, tag_field="schema", tag="privacy-audit.message/1"):
    """The judgement. `none-found` never means that a message is safe; then there are no signs.

    `script` is the id of the known script that it resembles, null if there is none.
    """

    verdict: Literal["signs", "none-found"]
    script: str | None
    signs: tuple[SignRecord, ...]


def message_json(record: MessageRecord) -> bytes:
    """The judgement as JSON."""
    return msgspec.json.format(msgspec.json.encode(record), indent=2) + b"\n"
