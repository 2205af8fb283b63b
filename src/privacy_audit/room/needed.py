"""Whether the library of the room's server is installed, and what to do if it is not."""

from __future__ import annotations

from importlib.util import find_spec

from privacy_audit.errors import WrongUsage, mark


def check_room() -> None:
    """Raises `WrongUsage`, which says what to install, where the server's library is missing."""
    if any(find_spec(name) is None for name in ("starlette", "uvicorn", "h11")):
        raise WrongUsage(
            mark("session serve needs a part that is not installed yet. Install it with: {command}"),
            command="pip install 'privacy-audit[room]'",
        )
