"""Build what is handed out, in `dist/`: wheel, source archive, bill of materials: python scripts/release.py

Needs the extra `[release]`. The bill (CycloneDX) is of a fresh environment with exactly the pinned packages
and this wheel; `LICENCES.md` is written from it.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
DIST = ROOT / "dist"
OURS = "privacy-audit"
TOLD_BY_FILE = {"dlib-bin": "BSL-1.0", "ahocorasick_rs": "Apache-2.0"}
"""Packages whose licence stands only in the file `LICENSE.txt` of their wheel."""
HEAD = """\
# Licences

privacy-audit itself is under Apache-2.0 (`LICENSE`).
The tables of administrative units in it were built from the packages that `NOTICE` names, both under MIT.
The portraits of `demo` were drawn by a script of this project.

Installing privacy-audit with all extras installs the packages below; nothing of them is copied into it.
`scripts/release.py` writes this list from the bill of materials.

| Package | Licence |
| --- | --- |
"""


def run(*command: str) -> None:
    """A command that must not fail; what it prints is for whoever makes the release."""
    subprocess.run(command, cwd=ROOT, check=True)  # noqa: S603 - all words stand in this file


def bill_of_materials(wheel: Path, bill: Path) -> None:
    """Install the pins and the wheel into a fresh environment, and list it."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = Path(folder, "Scripts" if sys.platform == "win32" else "bin", "python")
        install = (str(python), "-m", "pip", "install", "--quiet")
        run(*install, "--require-hashes", "--only-binary", ":all:", "--requirement", "constraints.txt")
        run(*install, "--no-deps", str(wheel))
        run(str(python), "-m", "pip", "uninstall", "--quiet", "--yes", "setuptools", "pip")
        options = ("--pyproject", "pyproject.toml", "--mc-type", "application", "--output-reproducible")
        run(
            sys.executable, "-m", "cyclonedx_py", "environment", *options,
            "--output-file", str(bill), str(python),
        )  # fmt: skip


def with_version(bill: dict[str, Any], version: str) -> dict[str, Any]:
    """The bill with the version of the program, which pyproject.toml leaves to the code."""
    metadata = bill["metadata"]
    return bill | {"metadata": metadata | {"component": metadata["component"] | {"version": version}}}


def licence_of(component: dict[str, Any]) -> str:
    """The licences that a package declares: the expression or short names, else its own words for them."""
    declared = component.get("licenses", ())
    short = [one.get("expression") or one["license"].get("id") for one in declared]
    words = [name for one in declared if "license" in one for name in words_of(one["license"])]
    return ", ".join(dict.fromkeys([name for name in short if name] or words)) or TOLD_BY_FILE.get(
        component["name"], "not declared"
    )


def words_of(licence: dict[str, Any]) -> list[str]:
    """What a package without a short name calls its licence: a classifier's last part, or a short text."""
    spoken = [licence.get("text", {}).get("content", ""), licence.get("name", "")]
    return [word.rpartition(" :: ")[2] for word in spoken if 0 < len(word) < 80 and "declared" not in word]


def licences(bill: dict[str, Any]) -> str:
    """The list of `LICENCES.md`, by name."""
    others = [one for one in bill["components"] if one["name"] != OURS]
    rows = sorted((one["name"].lower(), licence_of(one)) for one in others)
    return HEAD + "".join(f"| {name} | {licence} |\n" for name, licence in rows)


def main() -> None:
    """Build, list, and write the licences."""
    shutil.rmtree(DIST, ignore_errors=True)
    run(sys.executable, "-m", "hatchling", "build")
    [wheel] = DIST.glob("*.whl")
    version = wheel.name.split("-")[1]
    bill = DIST / f"privacy_audit-{version}.cdx.json"
    bill_of_materials(wheel, bill)
    materials = json.loads(bill.read_text(encoding="utf-8"))
    bill.write_text(json.dumps(with_version(materials, version), indent=2) + "\n", encoding="utf-8")
    listed = licences(materials)
    (ROOT / "LICENCES.md").write_text(listed, encoding="utf-8")


if __name__ == "__main__":
    main()
