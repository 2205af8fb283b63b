"""What `demo --self-test` came to, as data for other programs."""

from __future__ import annotations

from typing import Literal

import msgspec

from privacy_audit.model import Certainty, Kind, Value


class MissedRecord(Value):
    """Something of the key that was not found as it must be; `value` is that of the key, made up."""

    kind: Kind
    value: str
    at_least: Certainty


class WrongRecord(Value):
    """Something that was found and does not stand in the key."""

    kind: Kind
    masked: str
    certainty: Certainty


class TrialRecord(Value):
    """One made-up person at one stage. `unseen` is how many pages were not seen whole.

    `codes_untried` is on how many QR codes could not be tried, since their reader, an extra, is not
    installed: no key holds one, so this is no disagreement.
    """

    person: str
    stage: Literal["open", "middle", "closed"]
    found: int
    missed: tuple[MissedRecord, ...]
    wrong: tuple[WrongRecord, ...]
    unseen: int
    codes_untried: int = 0

    @property
    def agrees(self) -> bool:
        """Whether scan and key agree."""
        return not (self.missed or self.wrong or self.unseen)


class SelfTestRecord(Value, tag_field="schema", tag="privacy-audit.self-test/1"):
    """All trials, person by person, from open to closed."""

    agrees: bool
    trials: tuple[TrialRecord, ...]


def selftest_json(record: SelfTestRecord) -> bytes:
    """The result as JSON."""
    return msgspec.json.format(msgspec.json.encode(record), indent=2) + b"\n"
