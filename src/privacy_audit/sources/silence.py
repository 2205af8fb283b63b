"""Keeps addresses out of logs: what urllib3 would log about a question of ours is dropped.

It logs whole addresses, at DEBUG for every answer and at WARNING for a malformed one, and an address may
hold a phone number. Filters rather than levels, because a level set elsewhere would undo ours; and only
within `unlogged`, because the process may be somebody else's.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

# The modules of urllib3 that log. A filter is not inherited by loggers below, so each has its own.
LOGGERS = (
    "urllib3",
    "urllib3.connection",
    "urllib3.connectionpool",
    "urllib3.poolmanager",
    "urllib3.response",
    "urllib3.util.retry",
)
_ASKING: ContextVar[bool] = ContextVar("asking", default=False)


@contextmanager
def unlogged() -> Iterator[None]:
    """Nothing that urllib3 does for this thread within the block is logged, whatever the levels are."""
    before = _ASKING.set(True)
    try:
        yield
    finally:
        _ASKING.reset(before)


def _passes(record: logging.LogRecord) -> bool:
    return not _ASKING.get()


for _name in LOGGERS:
    logging.getLogger(_name).addFilter(_passes)
