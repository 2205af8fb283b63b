"""Runs the real program in a process of its own, with a home folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PROGRAM = [sys.executable, "-m", "privacy_audit"]


def environment(home: Path, **more: str) -> dict[str, str]:
    """An environment in which nothing of the tester's own is found."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TEMP", "TMP") if name in os.environ}
    return (
        kept
        | {"HOME": str(home), "PRIVACY_AUDIT_HOME": str(home), "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8"}
        | more
    )


def run(
    home: Path, *arguments: str, given: bytes | None = None, **more: str
) -> subprocess.CompletedProcess[str]:
    """Run to the end; `given` is standard input, nothing by default."""
    ended = subprocess.run(
        [*PROGRAM, *arguments],
        input=given if given is not None else b"",
        capture_output=True,
        env=environment(home, **more),
        timeout=60,
        check=False,
    )
    out, err = ended.stdout.decode("utf-8", "replace"), ended.stderr.decode("utf-8", "replace")
    return subprocess.CompletedProcess(ended.args, ended.returncode, out, err)
