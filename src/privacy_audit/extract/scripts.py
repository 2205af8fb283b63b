"""Finds the data in scripts: JSON scripts, and objects that a script assigns, pushes or hands over.

`window.X = {…}`, `var ytInitialData = {…}`, `JSON.parse("…")`, `self.__next_f.push([…])` (facts 2, 4,
5, 12, 14), `init({…})`. Only what parses as JSON counts; no script is ever run.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from io import StringIO
from itertools import islice
from typing import NamedTuple

from bs4 import Tag

from privacy_audit.extract import bounds
from privacy_audit.extract.bounds import Allowance
from privacy_audit.extract.doubled import entries_of
from privacy_audit.extract.fitting import fitting, is_large
from privacy_audit.extract.loading import load
from privacy_audit.extract.places import attribute

_FAILURES = 12
_LONGEST = 4_000_000
"""Characters of a script. Whole pages have 1.5 MB (YouTube, 2021), and of all data at most a million
characters are read as text."""
_DECODER = json.JSONDecoder(strict=False, object_pairs_hook=entries_of)
# Where data may begin: `= {"`, `= [{`, `.push([1,"`, `= JSON.parse("`. Cheap to search for: it starts
# with a literal character; the name before it is read backwards.
_ASSIGNED = r"(?:=|\.push\()\s{0,4}(?=\{\s{0,40}\"|\[\s{0,40}[\[\"{0-9])|=\s{0,4}JSON\.parse\(\s{0,4}(?=\")"
_BEGIN = re.compile(_ASSIGNED)
# The same, and an object that a call is given first or behind a text: `init({"`, `hydrate("root", {"`. Code
# has many calls whose objects are no JSON; after some of those only what is assigned is looked at.
_BEGIN_OR_CALL = re.compile(rf"{_ASSIGNED}|(?:\(|[\"'],)\s{{0,4}}(?=\{{\s{{0,40}}\")")
# What a script writes into the page: `document.write("nam" + "@" + "example.com")`; or puts into an element
# out of pieces. No piece holds the quote or the end of a line at which it ends.
_PIECE = r"(?:\"[^\"\\\n]{0,300}\"|'[^'\\\n]{0,300}')"
_MORE = rf"(?:\s{{0,4}}\+\s{{0,4}}{_PIECE})"
_WRITTEN = re.compile(rf"document\.write(?:ln)?\(\s{{0,4}}({_PIECE}{_MORE}{{0,12}})\s{{0,4}}\)")
_PUT_IN = re.compile(
    rf"\.(?:innerHTML|innerText|textContent)\s{{0,4}}\+?=\s{{0,4}}({_PIECE}{_MORE}{{1,12}})(?!\s{{0,4}}\+)"
)
_QUOTED = re.compile(_PIECE)
_MOST_WRITTEN = 50
# The name that is given a value: `window.__STATE__ `, `var data`, `window["x"]`.
_NAME = re.compile(r"([\w$]{1,60})[\"']?\]?\s{0,4}\Z")


class Data(NamedTuple):
    """A JSON value found in a script, under the name that the page gives it."""

    name: str
    value: object


def is_linked_data(script: Tag) -> bool:
    """Whether a script holds JSON-LD."""
    return "ld+json" in attribute(script, "type").lower()


def source_of(script: Tag, values: Allowance) -> str:
    """The text of a script, without the wrappers of old XHTML; the script holds it no more.

    Of one that is too long, the beginning; `values` then has exceeded.
    """
    text = _taken(script, values).strip()
    for opening, closing in (("<!--", "-->"), ("/*<![CDATA[*/", "/*]]>*/"), ("//<![CDATA[", "//]]>")):
        text = text.removeprefix(opening).removesuffix(closing).strip()
    return text


def _taken(script: Tag, values: Allowance) -> str:
    """The pieces of a script as one, each let go when it is taken."""
    whole = StringIO()
    script.contents.reverse()
    while script.contents and whole.tell() < _LONGEST:
        whole.write(str(script.contents.pop()))
    values.exceeded |= bool(script.contents)
    script.contents.clear()
    return whole.getvalue()


def data_in(script: Tag, source: str, values: Allowance) -> Iterator[Data]:
    """All data of one script that is not JSON-LD; `values` has exceeded if some of it was left out."""
    name = attribute(script, "id") or "script"
    if "json" in attribute(script, "type").lower() or (source[:1] == "{" and source[-1:] == "}"):
        value = load(source, values)
        if isinstance(value, dict | list):
            yield Data(name, value)
    elif source:
        yield from _assigned(source, values)
        yield from _written(source)


def _assigned(source: str, values: Allowance) -> Iterator[Data]:
    position = failures = calls = 0
    large = is_large(source, bounds.VALUES)
    while failures < _FAILURES and (found := _next(source, position, calls)):
        value, end = _value_at(source, found.end(), values if large else None)
        position = max(end, found.end())
        if isinstance(value, str):
            value = load(value, values)
        if isinstance(value, dict | list) and value:
            name = _NAME.search(source[max(0, found.start() - 70) : found.start()])
            yield Data(name.group(1) if name else "script", value)
        elif value is None and found.group()[0] in "(\"'":
            calls += 1
        elif value is None:
            failures += 1


def _written(source: str) -> Iterator[Data]:
    """The texts that a script puts together, as a visitor reads them."""
    for pattern in (_WRITTEN, _PUT_IN):
        for found in islice(pattern.finditer(source), _MOST_WRITTEN):
            yield Data("script", {"text": "".join(piece[1:-1] for piece in _QUOTED.findall(found.group(1)))})


def _next(source: str, position: int, calls: int) -> re.Match[str] | None:
    """Where data may begin next. `calls`: how many calls had none."""
    return (_BEGIN if calls >= _FAILURES else _BEGIN_OR_CALL).search(source, position)


def _value_at(source: str, position: int, values: Allowance | None) -> tuple[object, int]:
    """A value and where it ends. `values` is given where it may be too large, to be told so."""
    begun = fitting(source, position, bounds.VALUES) if values else None
    if values and begun is not None:
        value = load(begun, values)
        values.exceeded |= value is not None
        return value, position if value is None else position + len(begun)
    try:
        value, end = _DECODER.raw_decode(source, position)
    except (ValueError, RecursionError):
        return None, position
    return value, end
