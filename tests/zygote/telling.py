"""Tells everything by which a process could know how it was started: `python -m tests.zygote.telling`."""

from __future__ import annotations

import json
import locale
import os
import random
import resource
import secrets
import signal
import stat
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any


def _stream(stream: Any) -> dict[str, Any]:
    names = ("name", "mode", "encoding", "errors", "line_buffering", "write_through", "newlines")
    return {name: getattr(stream, name) for name in names} | {
        "layers": [type(one).__name__ for one in (stream, stream.buffer, stream.buffer.raw)],
        "raw": [stream.buffer.raw.name, stream.buffer.raw.mode],
        "kind": stat.S_IFMT(os.fstat(stream.fileno()).st_mode),
    }


def _umask() -> int:
    before = os.umask(0)
    os.umask(before)
    return before


def told() -> dict[str, Any]:
    """What is the same in every process that is started so."""
    main = sys.modules["__main__"]
    handlers = {
        one.name: str(signal.getsignal(one)) for one in signal.valid_signals() if hasattr(one, "name")
    }
    return {
        "arguments": [sys.argv, sys.orig_argv],
        "path": sys.path,
        "flags": str(sys.flags),
        "main": [main.__file__, main.__name__, main.__spec__ and main.__spec__.name],
        "environment": dict(os.environ),
        "folder": str(Path.cwd()),
        "umask": _umask(),
        "limits": [resource.getrlimit(one) for one in (resource.RLIMIT_AS, resource.RLIMIT_NOFILE)],
        "handlers": {name: said.partition(" at 0x")[0] for name, said in handlers.items()},
        "masked": sorted(signal.pthread_sigmask(signal.SIG_BLOCK, ())),
        "threads": threading.active_count(),
        "descriptors": sorted(os.listdir("/dev/fd"))[:4],  # noqa: PTH208 - the last is that of the list itself
        "locale": [locale.setlocale(locale.LC_CTYPE), locale.setlocale(locale.LC_TIME)],
        "streams": [_stream(one) for one in (sys.stdin, sys.stdout, sys.stderr)],
        "given": sys.stdin.read(),
        "passing": tempfile.gettempdir(),
        "hooks": [sys.excepthook is sys.__excepthook__, sys.gettrace(), sys.getrecursionlimit()],
    }


def once() -> list[Any]:
    """What no two processes have in common."""
    return [os.getpid(), random.random(), secrets.token_hex(8), next(tempfile._get_candidate_names())]  # type: ignore[attr-defined]


if __name__ == "__main__":
    print(json.dumps({"told": told(), "once": once()}))
