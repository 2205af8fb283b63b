"""Pin what an installation needs, with hashes, in constraints.txt: python scripts/update_constraints.py

Needs the extra `[release]`. The pins hold for every system and Python that the product supports; no address
of a package index is written, so that they work with any.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EXTRAS = ("browser", "faces", "qr", "room")
"""What a person may install; tools of the makers are not pinned."""
HEAD = """\
# Everything an installation needs, each file held to its hash. Made by scripts/update_constraints.py.
"""


def main() -> None:
    """Resolve and write."""
    extras = [word for extra in EXTRAS for word in ("--extra", extra)]
    command = [
        sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", *extras, "--universal",
        "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url", "--no-emit-find-links",
        "--no-header", "--no-annotate", "--system-certs", "--upgrade", "--quiet",
    ]  # fmt: skip
    made = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)  # noqa: S603 - fixed words
    resolved = made.stdout
    (ROOT / "constraints.txt").write_text(HEAD + resolved, encoding="utf-8")


if __name__ == "__main__":
    main()
