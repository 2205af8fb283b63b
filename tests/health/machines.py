"""Computers to try things on."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from privacy_audit.health import CHECKS, Machine, Stream
from privacy_audit.health.finding import guarded
from privacy_audit.record.health import Finding

SCREEN = Stream(is_terminal=True, encoding="utf-8")
PIPE = Stream(is_terminal=False, encoding="utf-8")


def machine(home: Path, **more: Any) -> Machine:
    """An ordinary computer with a window, on which nothing is kept yet."""
    usual: dict[str, Any] = {
        "home": home,
        "person": home / "default",
        "today": date(2026, 11, 22),
        "data": date(2026, 11, 21),
        "system": "linux",
        "given": SCREEN,
        "printed": SCREEN,
        "said": SCREEN,
    }
    return Machine(**(usual | more))


def tried(identifier: str, on: Machine) -> Finding:
    """The one finding of a trial."""
    [finding] = all_of(identifier, on)
    return finding


def all_of(identifier: str, on: Machine) -> list[Finding]:
    """All findings of a trial."""
    [check] = [check for check in CHECKS if check.id == identifier]
    return list(guarded(check, on))


def said(finding: Finding) -> str:
    """What it means, in English."""
    return finding.says.sentence.format_map(finding.says.values)


def mended(finding: Finding) -> str:
    """What to do about it, in English."""
    return finding.mend.sentence.format_map(finding.mend.values) if finding.mend else ""
