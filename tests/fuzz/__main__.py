"""Look for bytes that break a law: python -m tests.fuzz TARGET [SECONDS] [FOLDER]

Needs the extra `[fuzz]`. Begins with the kept and the seeded bytes, works in FOLDER (a new one by default),
and stops at the first broken law: the bytes then lie there as `crash-…`. Mend, and keep them below `kept/`.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["privacy_audit"]):
    from tests.fuzz.seeds import seeds
    from tests.fuzz.targets import TARGETS

SLOWEST = 10
"""Seconds for one run; longer counts as a broken law."""
LARGEST = 20_000
"""Bytes of one run: the laws show at small sizes, and large ones are tried by the hostile pages."""


def main() -> None:
    """Run the engine for one target."""
    name, seconds = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "1200"
    folder = Path(sys.argv[3]) if len(sys.argv) > 3 else Path(tempfile.mkdtemp(prefix=f"fuzz-{name}-"))
    (folder / "corpus").mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds(name)):
        (folder / "corpus" / f"seed-{number}").write_bytes(seed)
    options = [
        f"-max_total_time={seconds}",
        f"-timeout={SLOWEST}",
        f"-max_len={LARGEST}",
        "-rss_limit_mb=3000",
    ]
    atheris.Setup(
        [sys.argv[0], *options, f"-artifact_prefix={folder}/", str(folder / "corpus")], TARGETS[name]
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
