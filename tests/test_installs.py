"""Checklists, translations and schemas are found in an installed package as well as in a checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = """
from privacy_audit.catalog import Library, shipped_folder
from privacy_audit.words import Words
import privacy_audit
print(privacy_audit.__file__)
print(shipped_folder())
print(len(Library().catalog().networks))
print(Words("vi")("No colours."))
"""


def run(folder: Path, import_from: Path | None) -> list[str]:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    if import_from:
        environment["PYTHONPATH"] = str(import_from)
    program = [sys.executable, "-X", "utf8", "-c", PROGRAM]
    ended = subprocess.run(
        program, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=True
    )
    return ended.stdout.splitlines()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel of this checkout, unpacked."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    [archive] = folder.glob("*.whl")
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(folder / "unpacked")
    return folder / "unpacked"


def test_an_installed_package_finds_everything_inside_itself(wheel: Path, tmp_path: Path) -> None:
    package, checklists, networks, word = run(tmp_path, wheel)
    assert Path(package).is_relative_to(wheel)
    assert Path(checklists) == wheel / "privacy_audit" / "checklists"
    assert int(networks) >= 4
    assert word == "Không dùng màu."


def test_a_checkout_finds_everything_at_its_root(tmp_path: Path) -> None:
    package, checklists, networks, word = run(tmp_path, None)
    assert Path(package).is_relative_to(ROOT)
    assert Path(checklists) == ROOT / "checklists"
    assert int(networks) >= 4
    assert word == "Không dùng màu."


@pytest.mark.parametrize(
    "name",
    [
        "report/templates/report.html",
        "report/templates/report.css",
        "room/pages/phone.css",
        "demo/pages/wall.css",
        "schemas/audit-1.schema.json",
        "schemas/scan-1.schema.json",
        "schemas/network-1.schema.json",
        "detectors/address/data/vietnam_units.tsv",
        "demo/pictures/chan-dung.jpg",
        "checklists/renamed.toml",
        "checklists/networks/zalo.toml",
        "locales/vi/LC_MESSAGES/messages.mo",
    ],
)
def test_the_wheel_holds_every_file_that_is_read(wheel: Path, name: str) -> None:
    assert (wheel / "privacy_audit" / name).is_file()


def test_the_wheel_holds_licence_and_type_marker(wheel: Path) -> None:
    assert (wheel / "privacy_audit" / "py.typed").is_file()
    assert list(wheel.glob("*.dist-info/licenses/LICENSE"))
    assert list(wheel.glob("*.dist-info/licenses/NOTICE"))
