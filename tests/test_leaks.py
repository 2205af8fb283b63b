"""Promise 3: wherever a page, an address or a file name holds a personal value, no output shows it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from privacy_audit.audit import judge
from privacy_audit.catalog import Library
from privacy_audit.checklist import Catalog
from privacy_audit.detectors import masked_text
from privacy_audit.record.recording import record_audit
from privacy_audit.record.shapes import to_json
from privacy_audit.report.gaps import saying
from privacy_audit.scan import scan
from privacy_audit.sources import Options
from privacy_audit.words import Words
from tests.web_server import Visit, answer, serve

KEY = b"k" * 32
CATALOG: Catalog = Library().catalog()
HASHES = frozenset(("fingerprint", "vector", "created"))

# What is put in, and what of it may not come out: digits without what stands between them, or letters.
NUMBERS = {
    "0912345678": "912345678",
    "0912 345 678": "912345678",
    "+84 912 345 678": "912345678",
    "84912345678": "912345678",
    "0912.345.678": "912345678",
    "[0912]345678": "912345678",
    "0912 345 67 8": "912345678",
    "09123456780912345678": "912345678",
    "0912345678.0912345678": "912345678",
    "1000912345678": "912345678",
    "so0912345678x": "912345678",
    "p84912345678q": "912345678",
}
MAILS = {
    "lan.nguyen@example.com": "lan.nguyen",
    "lan.nguyen@example.com0912345678": "lan.nguyen",
    '"lan.nguyen"@example.com': "lan.nguyen",
    "lan.nguyen@ví-dụ.vn": "lan.nguyen",
    "lan@0912345678.vn": "912345678",
    "@lan.nguyen@example.com": "lan.nguyen",
}
VALUES = NUMBERS | MAILS

BESIDE = "<p>Gọi 0987 654 321 hoặc thu@example.org</p>"
"""Other values, so that there is always something to be found and shown."""
TEXTS: dict[str, Callable[[str], str]] = {
    "text": lambda value: f"<p>Gọi 0987 654 321, {value} nhé</p>",
    "text before": lambda value: f"<p>{value} hoặc 0987 654 321</p>",
    "hidden text": lambda value: f"<p hidden>{value} và 0987 654 321</p>",
    "attribute": lambda value: f"<p title='Gọi 0987 654 321 hay {value}'>x</p>",
    "alternative text": lambda value: f"<img src=/a.jpg width=300 height=300 alt='{value} 0987 654 321'>",
    "description": lambda value: f"<meta name=description content='{value} gọi 0987 654 321'>",
    "title": lambda value: f"<title>{value} 0987 654 321</title>",
    "comment": lambda value: f"<!-- {value} gọi 0987 654 321 -->",
    "JSON key": lambda value: _script({"users": {value: {"phone": "0987654321", "photo_url": "/a.jpg"}}}),
    "part of a JSON key": lambda value: _script({"users": {"u" + value: {"phone": "0987654321"}}}),
    "JSON value": lambda value: _script({"bio": f"{value} gọi 0987 654 321"}),
    "linked data key": lambda value: (
        f"<script type=application/ld+json>{json.dumps({value: {'telephone': '0987654321'}})}</script>"
    ),
    "assigned data": lambda value: (
        f"<script>window.__DATA__ = {json.dumps({value: {'phone': '0987654321'}})};</script>"
    ),
}
NAMES: dict[str, Callable[[str], str]] = {
    "script id": lambda value: f"<script type=application/json id='{value}'>{{\"phone\":\"0987654321\"}}</script>",
    "variable": lambda value: f"<script>window.d{value} = {{\"phone\":\"0987654321\"}};</script>",
    "element": lambda value: f"<x-{value}><p>Gọi 0987 654 321</p></x-{value}>",
    "namespace": lambda value: f"<o:{value}><p>Gọi 0987 654 321</p></o:{value}>",
    "id": lambda value: f"<div id='{value}'><p>Gọi 0987 654 321</p></div>",
    "meta name": lambda value: f"<meta name='{value}' content='Gọi 0987 654 321'>",
    "attribute name": lambda value: f"<x-y {value}='Gọi 0987 654 321'>x</x-y>",
    "picture host": lambda value: f"<img src='https://{value}.example.com/a.jpg' width=300 height=300>",
    "picture path": lambda value: f"<img src='https://example.com/{value}.jpg' width=300 height=300>",
    "link path": lambda value: f"<a href='https://zalo.me/g/{value}'>Gọi</a>",
    "link query": lambda value: f"<a href='https://zalo.me/g/x?u={value}&m=0987654321'>Gọi</a>",
}  # fmt: skip
PLACES = TEXTS | NAMES


def _script(data: object) -> str:
    return f"<script type=application/json>{json.dumps(data, ensure_ascii=False)}</script>"


def written(target: str, *, url: str | None = None) -> dict[str, Any]:
    """What a scan of a target writes down, as JSON; made-up hosts are never looked up."""
    options = Options(mask=masked_text, url=url, allow_private=True, timeout=5)
    said: list[str] = []
    found = scan([target], CATALOG, options, said.append)
    run = judge(
        CATALOG, networks=[], level=None, platform=None, answers=[], looks=found.looks, exposures=found.exposures
    )  # fmt: skip
    record = json.loads(to_json(record_audit(run, CATALOG, KEY, saying(Words("vi")))))
    assert isinstance(record, dict)
    return {**record, "progress": said}


def fields(value: object) -> Iterator[str]:
    """All texts of a record, its keys too, but hashes and moments."""
    match value:
        case str():
            yield value
        case list():
            for one in value:
                yield from fields(one)
        case dict():
            for key, one in value.items():
                yield key
                if key not in HASHES:
                    yield from fields(one)


def leaks(record: dict[str, Any], secret: str) -> list[str]:
    """The fields in which a value can be read, whatever stands between its digits."""
    if secret.isdecimal():
        return [one for one in fields(record) if secret in re.sub(r"[\W_]", "", one)]
    return [one for one in fields(record) if secret in one]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("value", VALUES)
def test_no_field_shows_a_value_that_stands_on_a_page(value: str, place: str, tmp_path: Path) -> None:
    page = tmp_path / "trang.html"
    page.write_text(f"<!doctype html><body>{PLACES[place](value)}{BESIDE}", encoding="utf-8")
    record = written(str(page), url="https://example.vn/lan")
    assert record["exposures"]
    assert leaks(record, VALUES[value]) == []
    assert leaks(record, "987654321") == []


@pytest.mark.parametrize(
    "place",
    ["text", "attribute", "JSON key", "linked data key", "assigned data", "script id", "picture path"],
)
def test_no_field_shows_an_address_that_stands_on_a_page(place: str, tmp_path: Path) -> None:
    page = tmp_path / "trang.html"
    home = "12 Lê Lợi, phường Bến Nghé, Quận 1"
    page.write_text(f"<!doctype html><body>{PLACES[place](home)}{BESIDE}", encoding="utf-8")
    record = written(str(page))
    assert record["exposures"]
    assert leaks(record, "Lê Lợi") == []


@pytest.mark.parametrize("value", [*VALUES, "12 Lê Lợi, phường Bến Nghé, Quận 1"])
@pytest.mark.parametrize("name", ["{}.html", "anh {}.html", "anh_{}_2.html", "{}/trang.html"])
def test_no_field_shows_a_value_of_a_file_name(value: str, name: str, tmp_path: Path) -> None:
    page = tmp_path / name.format(value)
    page.parent.mkdir(exist_ok=True)
    page.write_text(BESIDE, encoding="utf-8")
    record = written(str(page))
    assert record["targets"][0]["status"] == "seen"
    assert leaks(record, VALUES.get(value, "Lê Lợi")) == []


@pytest.mark.parametrize("value", [*VALUES, "12 Lê Lợi, phường Bến Nghé, Quận 1"])
def test_no_field_shows_a_value_of_an_address(value: str) -> None:
    def page(visit: Visit) -> None:
        visit.send(answer(200, BESIDE.encode(), Content_Type="text/html; charset=utf-8"))

    with serve(page) as server:
        for path in ("/{}", "/nguoi/{}/anh", "/x?u={}&m=2", "/x#{}"):
            record = written(server.url(path.format(quote(value))))
            assert record["targets"][0]["status"] == "seen"
            assert leaks(record, VALUES.get(value, "Lê Lợi")) == []


@pytest.mark.parametrize("value", NUMBERS)
def test_no_field_shows_a_value_of_a_host_that_nobody_has(value: str) -> None:
    label = re.sub(r"[^a-z0-9.]", "", value)
    assert leaks({"name": masked_text(f"https://{label}.invalid/x")}, NUMBERS[value]) == []


WORDS = st.text(alphabet="abc xyz ăđ ,.:;-_/()[]", max_size=12)


@given(st.sampled_from(sorted(VALUES)), st.sampled_from(sorted(PLACES)), WORDS, WORDS)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_nor_with_other_words_around_it(
    tmp_path: Path, value: str, place: str, before: str, after: str
) -> None:
    page = tmp_path / "trang.html"
    inside = f"{before}{value}{after}" if place in TEXTS else value
    page.write_text(f"<!doctype html><body>{PLACES[place](inside)}{BESIDE}", encoding="utf-8")
    assert leaks(written(str(page)), VALUES[value]) == []
