"""How long a command takes to begin, as a multiple of others in the same run.

python -m tests.benchmarks.start [RUNS] [FOLDER_OF_PEERS]

Whole processes in turn (A B C A B C …), medians: `check zalo` until its first question and `emergency` until
its first screen stand on a terminal, `networks list` and the rest until their end; all against `python -c pass` and `--help`. With the
`bin` folder of an environment in which other tools are installed (detect-secrets, httpie, pip-audit,
maigret), their `--help` runs in the same turns.
"""

from __future__ import annotations

import os
import pty
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.cli.program import environment

PEERS = ("detect-secrets", "http", "pip-audit", "maigret")
QUESTION = ["check", "zalo", "--platform", "android"]
PROGRAM = str(Path(sys.executable).parent / "privacy-audit")


def until_end(command: list[str], home: Path) -> float:
    """Seconds of a whole process."""
    begin = time.perf_counter()
    subprocess.run(command, env=environment(home), stdin=subprocess.DEVNULL, capture_output=True, check=True)
    return time.perf_counter() - begin


def until_shown(arguments: list[str], shown: bytes, home: Path) -> float:
    """Seconds until a command has drawn its first screen on a terminal, which ends with `shown`."""
    begin = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.execve(PROGRAM, [PROGRAM, *arguments, "--lang", "en"], environment(home))
    seen = b""
    while shown not in seen:
        seen += os.read(terminal, 4096)
    needed = time.perf_counter() - begin
    os.kill(child, 9)
    os.waitpid(child, 0)
    os.close(terminal)
    return needed


def peers(folder: Path, home: Path) -> dict[str, Callable[[], float]]:
    """The `--help` of other people's tools, of those that are installed in the folder."""
    found = [folder / name for name in PEERS if (folder / name).exists()]
    return {f"{one.name} --help": partial(until_end, [str(one), "--help"], home) for one in found}


def main() -> None:
    """Measure and print medians and ratios."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        measured: dict[str, Callable[[], float]] = {
            "python -c pass": lambda: until_end([sys.executable, "-c", "pass"], home),
            "--help": lambda: until_end([PROGRAM, "--help"], home),
            "check zalo, first question": partial(until_shown, QUESTION, b"> ", home),
            "emergency, first screen": partial(until_shown, ["emergency"], b"leave", home),
            "networks list": lambda: until_end([PROGRAM, "networks", "list"], home),
            "emergency, printed": lambda: until_end([PROGRAM, "emergency"], home),
            "demo": lambda: until_end([PROGRAM, "demo"], home),
            **(peers(Path(sys.argv[2]), home) if len(sys.argv) > 2 else {}),
        }
        seconds: dict[str, list[float]] = {name: [] for name in measured}
        for _ in range(runs):
            for name, measure in measured.items():
                seconds[name].append(measure())
    bare, shown = (statistics.median(seconds[name]) for name in ("python -c pass", "--help"))
    print(f"{'':28} {'median ms':>9} {'× python':>9} {'× --help':>9}")
    for name, values in seconds.items():
        median = statistics.median(values)
        print(f"{name:28} {median * 1000:9.0f} {median / bare:9.1f} {median / shown:9.2f}")


if __name__ == "__main__":
    main()
