"""The join of everything that may fail on a computer: each part is tried, and what came of it is a finding.

Nothing is sent anywhere and nothing is changed; one trial that fails hides no other. `machine` is what is
known of the computer, `finding` how a trial is guarded, every other module a few trials that belong
together, `examples` those that let the real code read something made up.
"""

from __future__ import annotations

from collections.abc import Iterable

from privacy_audit.health import ages, browser, keeping, network, program, screen
from privacy_audit.health.examples import forms, kinds, readers, reckoning
from privacy_audit.health.finding import Check, guarded
from privacy_audit.health.machine import Machine, Stream
from privacy_audit.record.health import Finding, gravest_first

__all__ = ["CHECKS", "Check", "Machine", "Stream", "examine"]

CHECKS: tuple[Check, ...] = (
    *kinds.CHECKS,
    *readers.CHECKS,
    *reckoning.CHECKS,
    *forms.CHECKS,
    *keeping.CHECKS,
    *ages.CHECKS,
    *program.CHECKS,
    *screen.CHECKS,
    *network.CHECKS,
    *program.EXTRAS,
    *browser.CHECKS,
)


def examine(machine: Machine, checks: Iterable[Check] = CHECKS) -> tuple[Finding, ...]:
    """Try everything; the gravest finding first. Raises nothing that a broken computer can cause."""
    return gravest_first(finding for check in checks for finding in guarded(check, machine))
