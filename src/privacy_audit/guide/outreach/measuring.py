"""Says how long a text is in the measure of its medium, and by how much it is too long."""

from __future__ import annotations

from privacy_audit.guide.outreach.speech import seconds
from privacy_audit.guide.outreach.telecom import capacity, count_sms
from privacy_audit.outreach import Outreach, Text
from privacy_audit.record.spread import Measure


def measured(outreach: Outreach, text: Text, plain: str, language: str) -> Measure | None:
    """The measure of a text; None for one that nothing bounds."""
    match text.kind:
        case "sms":
            count = count_sms(plain)
            return Measure(
                unit="places",
                amount=count.units,
                limit=capacity(count.alphabet, text.messages or 1),
                alphabet=count.alphabet,
                messages=count.messages,
            )
        case "loudspeaker":
            [rate] = [one for one in outreach.rates if one.language == language]
            amount = seconds(plain, language, rate)
            return Measure(unit="seconds", amount=amount, limit=text.seconds, rate=rate.per_minute)
        case "post":
            return Measure(unit="characters", amount=len(plain), limit=text.characters)
        case _:
            return None


def excess(text: Text, measure: Measure | None) -> int:
    """By how much a text is too long, 0 if it fits.

    A message whose last character falls between two parts can need one part more than its places say.
    """
    if measure is None or measure.limit is None:
        return 0
    over = max(measure.amount - measure.limit, 0)
    return over or int((measure.messages or 0) > (text.messages or 1) and text.kind == "sms")
