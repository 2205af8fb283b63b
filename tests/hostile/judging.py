"""Looks at everything that a run wrote: what holds for every case, and what one case expects."""

from __future__ import annotations

import csv
import io
import json
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from privacy_audit.text import CONTROL, INVISIBLE
from tests.hostile.reading import Case
from tests.hostile.running import Ended, Place

DOCUMENTED = (0, 1, 2, 3, 4, 130)
GROWTH = 300
"""Megabytes that a run may need beyond an empty command."""
AT_EASE = 10.0
"""Seconds for what waits for nobody."""
LEAVING = 1.0
"""Seconds beyond the deadline of a page of the web."""
SEEDED = {
    "912345678", "987654321", "903111222", "001190000013", "lan.nguyen", "thu.tran", "12 Lê Lợi",
}  # fmt: skip
"""Personal values that cases put in, digits without what stands between them."""
MISTAKES = ("Traceback (most recent call last)", "made a mistake of its own", "tự gặp lỗi")
# What a terminal is told to do by us: colours, the cursor of a bar, a line erased; a new title or a link never.
_COLOURS = re.compile(r"\x1b\[(?:[0-9;]{0,20}m|\?25[lh]|2K|[0-9]?A|[0-9]?K)")
# An element or attribute that runs or loads something in a report.
_ACTIVE = re.compile(
    r"<(?:iframe|object|embed|link|base|form|svg:script)\b|\son[a-z]{3,20}\s?=|javascript:", re.I
)
_SCRIPT = re.compile(r"<script\b[^>]{0,200}>(.*?)</script", re.I | re.S)
ICON = '<link rel="icon" href="data:,">'
"""Keeps browsers from asking for an icon."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def faults(case: Case, ended: Ended, place: Place) -> list[str]:
    """Everything that is wrong, one sentence each; none if all is well."""
    written = {"standard output": ended.out, "standard error": ended.err}
    for name in case.given.get("outputs", []):
        path = place.here / name
        written[name] = path.read_bytes() if path.is_file() else b""
    texts = {name: _text(body, case) for name, body in written.items()}
    checks = (
        _ending(case, ended),
        *(_of_text(case, name, text) for name, text in texts.items()),
        _of_forms(case, texts),
        _of_words(case, "\n".join(texts.values())),
        _of_places(case, place),
        _of_bounds(case, ended),
    )
    return [fault for check in checks for fault in check]


def _text(body: bytes, case: Case) -> str:
    return body.decode(case.expected.get("encoding", "utf-8"), "replace")


def _ending(case: Case, ended: Ended) -> Iterator[str]:
    if ended.code not in DOCUMENTED:
        yield f"exit code {ended.code} is not documented"
    elif ended.code not in case.expected["codes"]:
        yield f"exit code {ended.code}, expected {case.expected['codes']}"
    if "visits" in case.expected and ended.visits != case.expected["visits"]:
        yield f"the server was asked for {ended.visits}"


def _of_text(case: Case, name: str, text: str) -> Iterator[str]:
    for mistake in MISTAKES:
        if mistake in text:
            yield f"{name}: {mistake}"
    plain = _COLOURS.sub("", text) if case.given.get("terminal") else text
    plain = plain.replace("\r", "") if case.given.get("terminal") else plain.replace("\r\n", "\n")
    plain = plain.removeprefix("\ufeff") if "csv" in case.given["arguments"] else plain
    for pattern in (CONTROL, INVISIBLE):
        if found := pattern.search(plain):
            yield f"{name}: {found.group()!r} behind {plain[max(found.start() - 30, 0) : found.start()]!r}"
    yield from (f"{name}: {value} is shown" for value in _shown(text, case))


def _shown(text: str, case: Case) -> Iterator[str]:
    digits = re.sub(r"[\W_]", "", text)
    for value in SEEDED - set(case.expected.get("shown", ())):
        if value in (digits if value.isdecimal() else text):
            yield value


def _of_forms(case: Case, texts: dict[str, str]) -> Iterator[str]:
    arguments = case.given["arguments"]
    form = arguments[arguments.index("--format") + 1] if "--format" in arguments else "terminal"
    for name, text in texts.items():
        if name != "standard error" and text:
            yield from (f"{name}: {fault}" for fault in _of_form(form, text, case))


def _of_form(form: str, text: str, case: Case) -> Iterator[str]:
    match form:
        case "json":
            yield from _of_json(text, case)
        case "csv":
            for row in csv.reader(io.StringIO(text)):
                yield from (f"formula {cell[:40]!r}" for cell in row if cell.startswith(FORMULA))
        case "html":
            for script in _SCRIPT.findall(text):
                if "MARK" in script:
                    yield "a script of a stranger"
            for found in _ACTIVE.findall(_tags(text).replace(ICON, "")):
                yield f"active: {found}"
        case "markdown":
            for found in re.findall(r"(?<![\\`])<(?:script|img|a|svg|iframe)\b[^\n]{0,60}", text):
                yield f"markup: {found}"


def _tags(text: str) -> str:
    """The tags of a page alone: what stands in texts is no markup."""
    return " ".join(re.findall(r"<[^<>]{1,4000}>", text))


def _of_json(text: str, case: Case) -> Iterator[str]:
    try:
        read = json.loads(text, parse_constant=lambda name: f"not a number: {name}")
    except ValueError as error:
        yield f"no JSON: {error}"
        return
    for one in _strings(read):
        if CONTROL.search(one) or INVISIBLE.search(one):
            yield f"control character in {one[:60]!r}"
        if one.startswith("not a number"):
            yield one
    yield from _of_record(read, case.expected)


def _of_record(read: dict[str, Any], expected: dict[str, Any]) -> Iterator[str]:
    status = [one["status"] for one in read.get("targets", [])]
    if "status" in expected and not _fits(status, expected["status"]):
        yield f"status {status}, expected {expected['status']}"
    codes = {one["code"] for one in read.get("gaps", [])}
    if missing := set(expected.get("gaps", [])) - codes:
        yield f"gaps {sorted(codes)} lack {sorted(missing)}"
    kinds = {one["kind"] for one in read.get("exposures", [])}
    if missing := set(expected.get("kinds", [])) - kinds:
        yield f"kinds {sorted(kinds)} lack {sorted(missing)}"


def _fits(status: list[str], expected: list[str]) -> bool:
    """Each status as expected; several allowed ones stand with `|` between them."""
    return len(status) == len(expected) and all(
        one in allowed.split("|") for one, allowed in zip(status, expected, strict=True)
    )


def _strings(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case list():
            for one in value:
                yield from _strings(one)
        case dict():
            for name, one in value.items():
                yield name
                yield from _strings(one)


def _of_words(case: Case, text: str) -> Iterator[str]:
    yield from (f"does not say {word!r}" for word in case.expected.get("says", []) if word not in text)
    yield from (f"says {word!r}" for word in case.expected.get("silent", []) if word in text)


def _of_places(case: Case, place: Place) -> Iterator[str]:
    if left := [path.name for path in place.passing.rglob("*")]:
        yield f"left in the folder for passing files: {left}"
    for name, exists in case.expected.get("files", {}).items():
        if (place.here / name).exists() != exists:
            yield f"{name} {'is missing' if exists else 'was made'}"
    if case.expected.get("kept", True) and place.kept.is_dir():
        for path in (place.kept, *place.kept.rglob("*")):
            yield from _of_kept(case, path, place)


def _of_kept(case: Case, path: Path, place: Place) -> Iterator[str]:
    name = path.relative_to(place.base)
    if path.is_symlink():
        return
    if stat.S_IMODE(path.stat().st_mode) & 0o077 and path != place.kept:
        yield f"{name} is open to others"
    if path.is_file():
        yield from (
            f"{name}: {value} is kept" for value in _shown(path.read_bytes().decode("utf-8", "ignore"), case)
        )


def _of_bounds(case: Case, ended: Ended) -> Iterator[str]:
    deadline = case.given["timeout"] + LEAVING if "timeout" in case.given else AT_EASE
    within = case.expected.get("within", deadline)
    if ended.seconds > within:
        yield f"{ended.seconds:.1f} seconds, at most {within}"
    megabytes = ended.growth / 1_000_000
    if megabytes > case.expected.get("growth", GROWTH):
        yield f"{megabytes:.0f} MB more than an empty command"
