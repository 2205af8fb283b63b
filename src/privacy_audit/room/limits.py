"""How much of a computer the room may take, and how long it waits for anybody."""

from __future__ import annotations

import sys

from msgspec.structs import replace

from privacy_audit.model import Value

SPARE_FILES = 200
"""Files that a program needs beside its connections."""


class Limits(Value):
    """Seconds, and connections at once: more than the phones of a hall need."""

    connections: int = 600
    request: float = 8.0
    """Until the line and headers of a request must have come."""
    form: float = 5.0
    """Until its form must have come."""
    whole: float = 20.0
    """Until everything must be over."""


def make_room(limits: Limits) -> Limits:
    """Let the program open as many connections as it may; fewer where the system allows no more."""
    if sys.platform == "win32":
        return limits
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = limits.connections + SPARE_FILES
    most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
        soft = most
    if soft == resource.RLIM_INFINITY or soft >= wanted:
        return limits
    return replace(limits, connections=max(soft - SPARE_FILES, soft // 2))
