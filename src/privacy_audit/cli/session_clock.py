"""The clock in the last line of the wall: it goes on while the program waits for a key, and never blinks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

from privacy_audit.cli.speaking import say

EVERY = 10.0
"""Seconds between two looks at the clock; the line is written anew only if it has changed."""


@contextmanager
def ticking(line: Callable[[], str], row: int, *, shown: bool) -> Iterator[None]:
    """Keep one row of the screen up to date while something else waits."""
    if not shown:
        yield
        return
    over = Event()
    thread = Thread(target=_tick, args=(line, row, over), daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _tick(line: Callable[[], str], row: int, over: Event) -> None:
    shown = line()
    while not over.wait(EVERY):
        if (now := line()) != shown:
            shown = now
            # Save the cursor, write the row, go back.
            say(f"\x1b7\x1b[{row};1H\x1b[2K{now}\x1b8", nl=False)
