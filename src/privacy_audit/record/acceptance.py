"""A risk that a person decided to live with for a time: as it is kept, and as reports show it.

It is shown apart and never dropped: the score counts it as before, only the plan leaves it out, and when
its last day is over it is a risk like any other.
"""

from __future__ import annotations

from datetime import date

from privacy_audit.model import Kind, Value

LONGEST_REASON = 200
"""Characters of a reason."""


class Acceptance(Value):
    """A decision as it is kept. `risk` is a question's id or `KIND:FINGERPRINT`.

    It holds from `since` to the end of the day `until`. `because` is the reason, cleaned and masked;
    `masked` is what was seen of an exposure then.
    """

    risk: str
    since: date
    until: date
    because: str
    masked: str = ""

    @property
    def exposure(self) -> tuple[Kind, str] | None:
        """Kind and fingerprint of an accepted exposure, None for a question."""
        kind, found, fingerprint = self.risk.partition(":")
        return (Kind(kind), fingerprint) if found and kind in set(Kind) else None

    def is_over(self, today: date) -> bool:
        """Whether its last day has passed."""
        return today > self.until


def risk_of_exposure(kind: Kind, fingerprint: str) -> str:
    """The name under which the acceptance of an exposure is kept."""
    return f"{kind.value}:{fingerprint}"


# --- as it is shown --------------------------------------------------------------------------


class Decision(Value):
    """An acceptance that concerns what is shown. `risk` is a question's id or the short id of an exposure.

    `over`: its last day has passed, and it is a risk like any other.
    """

    risk: str
    since: date
    until: date
    because: str
    over: bool


class AcceptedRecord(Decision):
    """One that concerns an audit.

    `in_plan`: the plan counts on closing it, since it is over or no other plan could be made.
    """

    in_plan: bool


class AcceptedRow(Decision):
    """One of the list of all. `kind`, `masked` and `fingerprint` are null for a setting.

    `there`: whether it is open, or still seen, in the last audit; null if that audit cannot tell.
    """

    kind: Kind | None
    masked: str | None
    fingerprint: str | None
    there: bool | None


def decision_on(acceptance: Acceptance, risk: str, today: date) -> Decision:
    """An acceptance under the name that its risk has where it is shown."""
    return Decision(
        risk=risk,
        since=acceptance.since,
        until=acceptance.until,
        because=acceptance.because,
        over=acceptance.is_over(today),
    )
