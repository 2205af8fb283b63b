"""Which known signs of blackmail or scam a received text carries. Nothing of it is kept or sent."""

from __future__ import annotations

from privacy_audit.guide.message.judge import Judge
from privacy_audit.record.message import MessageRecord, SignRecord
from privacy_audit.suspicion import MessageRules

__all__ = ["Judge", "judge_message"]


def judge_message(text: str, rules: MessageRules) -> MessageRecord:
    """Judge a text as it was received; its signs in the order in which they stand there."""
    found = Judge(rules).judge(text)
    if found.script is None:
        return MessageRecord(verdict="none-found", script=None, signs=())
    from privacy_audit.guide.message.quoting import quote  # the detectors take half of the start

    return MessageRecord(
        verdict="signs",
        script=found.script.id,
        signs=tuple(
            SignRecord(id=sign.id, severity=sign.severity, excerpt=quote(text, place.start, place.end))
            for sign, place in found.signs
        ),
    )
