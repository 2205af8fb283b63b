"""Build the compact table of Việt Nam's administrative units from two MIT-licensed packages.

    pip download --no-deps -d wheels vietnamadminunits==1.0.4 vn-address-converter==0.1.3
    python scripts/build_units.py wheels

Writes `vietnam_units.tsv` (described in `vietnam_units.py`) and `vietnam_wards.tsv` (described in
`vietnam_wards.py`) into `src/privacy_audit/detectors/address/data/`, and `NOTICE` with the licences of both
packages. Refuses a package whose licence is not MIT.
"""

from __future__ import annotations

import json
import re
import sqlite3
import sys
import tempfile
import unicodedata
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from privacy_audit.detectors.address.vietnam_units import key_of

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "src" / "privacy_audit" / "detectors" / "address" / "data"
NOTICE = ROOT / "NOTICE"
PACKAGES = ("vietnamadminunits", "vn_address_converter")
PROVINCE_LEVELS = {"Thành phố": "c", "Tỉnh": "t"}
DISTRICT_LEVELS = {"Quận": "q", "Huyện": "h", "Thị xã": "x", "Thành phố": "d"}
WARD_LEVELS = {"Phường": "p", "Xã": "s", "Thị trấn": "r", "Đặc khu": "k"}

# How people shorten the names of provinces; not in the packages, or there only in part.
SHORT_NAMES = {
    "Hà Nội": ("Hanoi", "HN"),
    "Hồ Chí Minh": ("HCM", "TPHCM", "HCMC", "Sài Gòn", "Saigon", "SG"),
    "Hải Phòng": ("Haiphong", "HP"),
    "Đà Nẵng": ("Danang",),
    "Cần Thơ": ("Cantho",),
    "Bà Rịa - Vũng Tàu": ("BRVT",),
    "Huế": ("Thừa Thiên Huế", "TT Huế"),
}

Row = tuple[str, str]
"""A name and its code: era, level, number of today's province."""


def main(folder: Path) -> None:
    """Read the wheels in a folder and write the table and the notice."""
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as unpacked:
        for package in PACKAGES:
            with zipfile.ZipFile(next(folder.glob(f"{package}-*.whl"))) as wheel:
                wheel.extractall(Path(unpacked) / package)
        units = Path(unpacked) / PACKAGES[0] / PACKAGES[0] / "data"
        earlier = Path(unpacked) / PACKAGES[1] / PACKAGES[1] / "data"
        rows += rows_of_units(units)
        rows += rows_of_earlier_districts(earlier / "ward_mapping.json")
        NOTICE.write_text(notice(Path(unpacked)), encoding="utf-8")
        wards = "".join(ward_lines(units))
    DATA.mkdir(parents=True, exist_ok=True)
    (DATA / "vietnam_units.tsv").write_text("".join(table(rows)), encoding="utf-8")
    (DATA / "vietnam_wards.tsv").write_text(wards, encoding="utf-8")


def rows_of_units(folder: Path) -> Iterator[Row]:
    """Every unit of both eras, from the first package."""
    joined = json.loads((folder / "converter_2025.json").read_text(encoding="utf-8"))["DICT_PROVINCE"]
    database = sqlite3.connect(folder / "dataset.db")
    numbers = dict(database.execute("SELECT provinceKey, provinceCode FROM admin_units"))
    today = {old: numbers[new] for new, olds in joined.items() for old in olds}
    for province, ward, number in database.execute("SELECT province, ward, provinceCode FROM admin_units"):
        yield from province_rows(province, "n", number)
        yield row(ward, "n", WARD_LEVELS, number)
    old = "SELECT province, district, ward, provinceKey FROM admin_units_legacy"
    for province, district, ward, key in database.execute(old):
        yield from province_rows(province, "o", today[key])
        yield row(district, "o", DISTRICT_LEVELS, today[key])
        if ward:
            yield row(ward, "o", WARD_LEVELS, today[key])


def ward_lines(folder: Path) -> Iterator[str]:
    """For each district that was, the wards of today with the old wards that went into them.

    A line without a district holds the name of a province of today. An old ward that was divided stands with
    its largest part, marked `?`; keys that would lead to two wards are left out.
    """
    converter = json.loads((folder / "converter_2025.json").read_text(encoding="utf-8"))
    database = sqlite3.connect(folder / "dataset.db")
    today = {
        (province, key): (number, f"{WARD_LEVELS[level]}{name}")
        for province, key, number, level, name in database.execute(
            "SELECT provinceKey, wardKey, provinceCode, wardType, wardShort FROM admin_units"
        )
    }
    became = {
        old: (*today[province, new], "")
        for province, wards in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items()
        for new, olds in wards.items()
        for old in olds
    }
    for province, olds in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, parts in olds.items():
            largest = next(part["newWardKey"] for part in parts if part["isDefaultNewWard"])
            became[old] = (*today[province, largest], "?")
    went: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    query = (
        "SELECT provinceKey, districtKey, districtShortKey, wardKey, wardKeywords FROM admin_units_legacy"
        " WHERE ward != ''"
    )
    for province, district, short, ward, keywords in database.execute(query):
        number, name, divided = became.get(f"{province}_{district}_{ward}", ("", "", ""))
        for key in short_keys({*json.loads(keywords), ward}) if number else ():
            went[number, glued(short)][key].add(name + divided)
    provinces = database.execute(
        "SELECT DISTINCT provinceCode, provinceShort FROM admin_units ORDER BY provinceCode"
    )
    yield from (f"{number}\t\t{name}\n" for number, name in provinces)
    yield from (line_of(number, district, keys) for (number, district), keys in sorted(went.items()))


def line_of(number: str, district: str, keys: dict[str, set[str]]) -> str:
    """`31<TAB>ngoquyen<TAB>pGia Viên=danggiang,lachtrai;…`"""
    wards: dict[str, list[str]] = defaultdict(list)
    for key, names in sorted(keys.items()):
        if len(names) == 1:
            wards[min(names)].append(key)
    joined = ";".join(f"{name}={','.join(olds)}" for name, olds in sorted(wards.items()))
    return f"{number}\t{district}\t{joined}\n"


def short_keys(keys: set[str]) -> set[str]:
    """The keys of a ward without those that only put its level or a zero before another one."""
    all_keys = {glued(key) for key in keys}
    longer = {level + key for key in all_keys for level in ("phuong", "xa", "thitran", "ward", "ward0", "0")}
    return all_keys - longer


def glued(key: str) -> str:
    """A key of the package as `key_of` would write it, without spaces."""
    return re.sub(r"^(?:phuong|quan|p|f|q)(?=\d)", "", key_of(key).replace(" ", ""))


def rows_of_earlier_districts(file: Path) -> Iterator[Row]:
    """Districts that were renamed or joined shortly before the reform (Quận 2, Huyện Thuỷ Nguyên)."""
    tree = json.loads(file.read_text(encoding="utf-8"))
    numbers = {"Thành phố Hồ Chí Minh": "79", "Thành phố Hải Phòng": "31", "Thành phố Huế": "46"}
    numbers |= {"Tỉnh Bình Dương": "79", "Tỉnh Thái Nguyên": "19", "Tỉnh An Giang": "91"}
    numbers |= {"Tỉnh Bắc Ninh": "24", "Tỉnh Ninh Bình": "37"}
    for province, districts in tree.items():
        for name in districts.get("legacy_district_mapping", {}):
            yield row(name[0].upper() + name[1:], "o", DISTRICT_LEVELS, numbers[province])


def province_rows(full: str, era: str, number: str) -> Iterator[Row]:
    """A province under its name and under the ways in which people shorten it."""
    name, code = row(full, era, PROVINCE_LEVELS, number)
    yield name, code
    for short in SHORT_NAMES.get(name, ()):
        yield short, code


def row(full: str, era: str, levels: dict[str, str], number: str) -> Row:
    """`Phường Lê Chân` → `("Lê Chân", "np31")`."""
    composed = unicodedata.normalize("NFC", full.strip())
    level = next(word for word in levels if composed.lower().startswith(f"{word.lower()} "))
    name = composed[len(level) :].strip()
    return name[0].upper() + name[1:], f"{era}{levels[level]}{number}"


def table(rows: list[Row]) -> Iterator[str]:
    """One line per key: the key, then the names with their codes."""
    keys: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for name, code in rows:
        keys[key_of(name)][name].add(code)
    for key in sorted(keys):
        names = (f"{name}={','.join(sorted(codes))}" for name, codes in sorted(keys[key].items()))
        yield f"{key}\t{';'.join(names)}\n"


def notice(unpacked: Path) -> str:
    """The notice that the licences of the packages ask for."""
    parts = [
        "privacy-audit\n\n"
        "The tables of administrative units (src/privacy_audit/detectors/address/data/*.tsv)\n"
        "were built by scripts/build_units.py from the packages below, used under their licences.\n"
    ]
    for package in PACKAGES:
        licence = next((unpacked / package).glob("*.dist-info/licenses/LICENSE")).read_text(encoding="utf-8")
        if not licence.startswith("MIT License"):
            raise SystemExit(f"{package}: not under the MIT licence")
        version = next((unpacked / package).glob("*.dist-info")).name.removesuffix(".dist-info")
        parts.append(f"---- {version} ----\n\n{licence.strip()}\n")
    return "\n".join(parts)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
