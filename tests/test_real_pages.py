"""The whole scan over recorded real pages: from their files, and replayed under their real host names.

The pages lie beside the checkout and belong to their publishers; nothing of them is copied in here.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from privacy_audit.catalog import Library
from privacy_audit.checklist import Catalog
from privacy_audit.detectors import masked_text
from privacy_audit.model import Exposure, Kind
from privacy_audit.scan import scan
from privacy_audit.sources import Options

SHARED = Path(__file__).resolve().parents[2] / "shared"
MANIFEST = SHARED / "real-pages" / "MANIFEST.yaml"
REPLAY = SHARED / "replay" / "replay.py"
STATUS = {
    "readable": "seen",
    "partial": "partly-seen",
    "js_shell": "script-shell",
    "login_wall": "login-wall",
    "challenge": "challenge",
    "consent": "consent",
    "not_found": "not-found",
}
# Beside what the manifest demands, these also stand on the page and are rightly found.
ALSO_THERE = {"linktree-json": {"someemail@somedomain.com"}}
# On these pages the manifest counts only photos of the kinds it names.
PHOTO_ROLES = {"avatar": {"avatar", "portrait"}, "content_photos": {"posted"}, "person_photos": None}

Entry = dict[str, Any]

pytestmark = pytest.mark.skipif(
    not MANIFEST.is_file(), reason="left out: the folder shared/real-pages is not beside this checkout"
)


def entries() -> list[Entry]:
    """The recorded pages; single pictures have no address and are not among them."""
    if not MANIFEST.is_file():
        return []
    recorded = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))["entries"]
    return [entry for entry in recorded if "served_as" in entry]


def numbers(entry: Entry) -> set[str]:
    """The phone numbers that must be found, normalised; short codes belong to no person."""
    phones = [phone for phone in entry["must_yield"].get("phones", []) if not phone.get("short_code")]
    digits = ("+" + "".join(filter(str.isdigit, phone["raw"])) for phone in phones)
    return {phone.get("e164") or bare for phone, bare in zip(phones, digits, strict=True)}


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return Library().catalog()


def values(exposures: tuple[Exposure, ...], kind: Kind) -> set[str]:
    return {exposure.reveal() for exposure in exposures if exposure.kind is kind}


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry["id"])
def test_a_page_read_from_its_file(entry: Entry, catalog: Catalog) -> None:
    target = str(MANIFEST.parent / entry["file"])
    found = scan([target], catalog, Options(mask=masked_text), lambda name: None)
    demanded = entry["must_yield"]
    assert found.looks[0].sight.status == STATUS[entry["expected_status"]]
    assert values(found.exposures, Kind.PHONE) == numbers(entry)
    emails = {email.lower() for email in demanded.get("emails", [])}
    assert values(found.exposures, Kind.EMAIL) == emails | ALSO_THERE.get(entry["id"], set())
    assert values(found.exposures, Kind.ADDRESS) == set(demanded.get("addresses", []))
    photos = [one for one in found.exposures if one.kind is Kind.PHOTO]
    for name, number in (demanded.get("photos") or {}).items():
        if name in PHOTO_ROLES:
            roles = PHOTO_ROLES[name]
            counted = [one for one in photos if roles is None or one.attributes.get("role") in roles]
            assert len(counted) == number, name


@pytest.fixture(scope="module")
def replayed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the program itself says of each page, fetched over TLS from its recorded address."""
    folder = tmp_path_factory.mktemp("replay")
    results = folder / "results.jsonl"
    program = [
        str(Path(sys.executable).parent / "privacy-audit"),
        "scan",
        "--allow-private",
        "--no-pictures",  # only pages were recorded; to look for their pictures' hosts takes minutes
        "--format",
        "json",
    ]
    replay = [sys.executable, str(REPLAY), "--manifest", str(MANIFEST), "--results", str(results), "--"]
    command = [*replay, *program, "--home", str(folder / "home"), "--reveal", "{url}"]
    at_home = os.environ | {
        "HOME": str(folder)
    }  # a training session of the tester's own would refuse --reveal
    ended = subprocess.run(command, capture_output=True, env=at_home, check=False)
    if ended.returncode == 125:
        pytest.skip("left out: this machine cannot replay pages (it needs Linux and namespaces)")
    lines = map(json.loads, results.read_text(encoding="utf-8").splitlines())
    return {line["id"]: line for line in lines}


@pytest.mark.skipif(
    not REPLAY.is_file(), reason="left out: the folder shared/replay is not beside this checkout"
)
@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry["id"])
def test_a_page_fetched_from_its_address(entry: Entry, replayed: dict[str, Any]) -> None:
    answer = replayed[entry["id"]]
    record = json.loads(answer["stdout"])
    status = STATUS[entry["expected_status"]]
    assert record["targets"][0]["status"] == status
    found = {one["value"] for one in record["exposures"] if one["kind"] == "phone"}
    assert found == numbers(entry)
    assert answer["exit"] == (0 if status in ("seen", "partly-seen") else 3)
