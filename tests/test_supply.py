"""What an installation brings is pinned, hashed, licensed and described, and nothing else is downloaded."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import tomli
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version
from scripts.release import with_version

ROOT = Path(__file__).resolve().parents[1]
SHIPPED_EXTRAS = ("browser", "faces", "qr", "room")


def project() -> dict[str, object]:
    table: dict[str, object] = tomli.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return table


def declared() -> list[Requirement]:
    """What pyproject.toml asks for, with every extra that a person may install."""
    table = project()
    extras = table["optional-dependencies"]
    assert isinstance(extras, dict)
    assert isinstance(table["dependencies"], list)
    lines = [*table["dependencies"], *(line for extra in SHIPPED_EXTRAS for line in extras[extra])]
    return [Requirement(line) for line in lines]


def pins() -> dict[str, tuple[Version, int]]:
    """By canonical name: the version, and how many hashes its files have."""
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8").replace("\\\n", " ")
    found: dict[str, tuple[Version, int]] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            name, _, rest = line.partition("==")
            version = re.split(r"[ ;]", rest, maxsplit=1)[0]
            found[canonicalize_name(name)] = (Version(version), line.count("--hash=sha256:"))
    return found


def closure() -> set[str]:
    """Everything that is installed here because of what pyproject.toml asks for."""
    seen: set[str] = set()
    waiting = declared()
    while waiting:
        one = waiting.pop()
        name = canonicalize_name(one.name)
        if name in seen or (one.marker and not one.marker.evaluate({"extra": ""})):
            continue
        seen.add(name)
        try:
            waiting += [Requirement(line) for line in requires(name) or ()]
        except PackageNotFoundError:  # an extra that is not installed for the tests
            continue
    return seen


def test_no_line_of_the_constraints_names_an_index_or_a_place() -> None:
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    assert not re.search(r"https?://|file://|--(?:extra-)?index|--find-links|@", text)


def test_every_pin_has_the_hashes_of_its_files() -> None:
    assert [name for name, (_, hashes) in pins().items() if hashes == 0] == []


def test_the_pins_hold_everything_that_an_installation_brings() -> None:
    assert closure() - set(pins()) == set()


def test_the_pins_are_what_the_project_asks_for() -> None:
    pinned = pins()
    wrong = [
        str(one)
        for one in declared()
        if not one.specifier.contains(pinned[canonicalize_name(one.name)][0], prereleases=True)
    ]
    assert wrong == []


def test_the_licence_of_every_pinned_package_is_listed_and_known() -> None:
    rows = re.findall(r"^\| ([\w.-]+) \| (.+) \|$", (ROOT / "LICENCES.md").read_text(encoding="utf-8"), re.M)
    listed = {canonicalize_name(name): licence for name, licence in rows if name != "Package"}
    only_on_windows = {"colorama", "pywin32", "tzdata", "cffi"}
    assert set(pins()) - set(listed) <= only_on_windows
    assert "not declared" not in listed.values()


def test_no_licence_forces_its_own_terms_on_the_whole() -> None:
    text = (ROOT / "LICENCES.md").read_text(encoding="utf-8")
    assert not re.search(r"\bA?GPL", text)


def test_the_tools_that_make_a_release_are_declared() -> None:
    extras = project()["optional-dependencies"]
    assert isinstance(extras, dict)
    assert {Requirement(line).name for line in extras["release"]} >= {"uv", "cyclonedx-bom", "hatchling"}


def test_the_bill_of_materials_says_of_which_version_it_is() -> None:
    bill = {"metadata": {"component": {"name": "privacy-audit"}, "tools": []}, "components": []}
    assert with_version(bill, "1.2") == {
        "metadata": {"component": {"name": "privacy-audit", "version": "1.2"}, "tools": []},
        "components": [],
    }
