"""Says once, with the first audit, when the folder in which it is kept leaves this computer by itself."""

from __future__ import annotations

import os
from pathlib import Path

from privacy_audit.cli.everywhere import Settings
from privacy_audit.cli.speaking import masked, say

FIRST = 1
"""The number of the first audit of a person; it is never given twice."""
MOUNTS = Path("/proc/mounts")
_MOST = 1_000_000


def warn_of_drive(settings: Settings, number: int) -> None:
    """Say what that means and what to do, if it is the first audit and its folder is such a one."""
    if number != FIRST or settings.quiet:
        return
    from privacy_audit.health.drives import away
    from privacy_audit.health.keeping import AWAY, OWN_DISK

    where = away(settings.person, os.environ, mounts())
    if where is not None:
        say(settings.words(AWAY[where], folder=masked(str(settings.home))))
        say(settings.words(OWN_DISK.sentence))


def mounts() -> str:
    """What lies where on this computer, "" if the system does not say."""
    try:
        with MOUNTS.open(encoding="utf-8", errors="surrogateescape") as file:
            return file.read(_MOST)
    except OSError:
        return ""
