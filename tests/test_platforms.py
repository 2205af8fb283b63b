"""The code fits the systems on which these tests do not run: no name is used that is missing there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_the_types_fit_on_another_system(system: str) -> None:
    # A cache of its own: one for another system would be thrown away each time.
    command = ["-m", "mypy", "--platform", system, "--cache-dir", f".mypy_cache/{system}", "src"]
    ended = subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stdout + ended.stderr
