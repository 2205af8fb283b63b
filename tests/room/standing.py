"""A room in a process of its own, so that it can be killed: `python -m tests.room.standing FILE PORT`.

Says the port when phones may come; each line it reads is one of the officer's keys, and is said back when
what it does is kept.
"""

from __future__ import annotations

import sys
from pathlib import Path

from privacy_audit.cli.session_room import moved
from tests.room.hall import room


def main() -> None:
    """Serve until standard input ends, or the process does."""
    with room(Path(sys.argv[1]), port=int(sys.argv[2])) as opened:
        print(opened.hall.place.rpartition(":")[2], flush=True)
        for line in sys.stdin:
            key = line.strip()
            opened.change(lambda session, key=key: moved(session, key))  # type: ignore[misc]
            print(key, flush=True)


if __name__ == "__main__":
    main()
