"""Turns documents that were written with marks into lines of the corpus, so that nobody counts offsets.

python -m tests.corpus.marked FILE PREFIX

The marks are described in README.md, "To add a document".
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import msgspec

from privacy_audit.model import Kind
from tests.corpus.reading import Document, Gold

# A mark's beginning: kind, what is special about it, the value if the writing does not show it; or its end.
MARK = re.compile(r"‹(?P<kind>[a-z-]{1,20})(?P<special>[!?]?)(?:=(?P<value>[^:›]{1,200}))?:|›")
HEAD = re.compile(r"^=== (?P<lang>[a-z]{2}) (?P<tags>[a-z -]{1,200})\n", re.MULTILINE)
DATE = re.compile(r"(?:(?P<day>\d{1,2})\D{1,9})?(?:(?P<month>\d{1,2})\D{1,6})?(?P<year>\d{4})")


def value_of(kind: Kind, written: str) -> str:
    """The normal value of something that is written in an ordinary way."""
    match kind:
        case Kind.PHONE:
            return phone_of(re.sub(r"\D", "", written.replace("(0)", "")))
        case Kind.EMAIL:
            return written.lower()
        case Kind.NATIONAL_ID | Kind.VEHICLE_PLATE:
            return re.sub(r"[^0-9A-ZĐ]", "", written.upper())
        case Kind.BANK_ACCOUNT:
            return re.sub(r"\D", "", written)
        case Kind.BIRTH_DATE:
            return birth_date_of(written)
        case Kind.LOCATION:
            return ",".join(re.findall(r"-?\d+\.\d+", written)[:2])
        case _:
            return " ".join(written.split())


def phone_of(digits: str) -> str:
    """E.164 of a number as it is dialled in Vietnam, with or without the country."""
    if digits.startswith("0"):
        return "+84" + digits[1:]
    return ("+84" if digits.startswith(("1800", "1900")) else "+") + digits


def birth_date_of(written: str) -> str:
    """ISO of a date written day first, or of a year alone."""
    found = DATE.search(written)
    if not found:
        raise ValueError(f"give the value of {written!r}")
    parts = [found["year"], *(f"{int(found[name]):02}" for name in ("month", "day") if found[name])]
    return "-".join(parts)


def unmark(marked: str) -> tuple[str, tuple[Gold, ...]]:
    """The text without its marks, and what they mark. Marks may stand within marks."""
    pieces: list[str] = []
    gold: list[Gold] = []
    open_marks: list[tuple[re.Match[str], int]] = []
    length = position = 0
    for mark in MARK.finditer(marked):
        pieces.append(marked[position : mark.start()])
        length += len(pieces[-1])
        position = mark.end()
        if mark["kind"]:
            open_marks.append((mark, length))
        else:
            begun, start = open_marks.pop()
            gold.append(gold_of(begun, start, "".join(pieces)))
    if open_marks:
        raise ValueError(f"a mark is not closed: {marked[:80]!r}")
    gold.reverse()  # of two marks around the same text the outer one ended last, and comes first
    gold.sort(key=lambda one: (one.start, -one.end))
    return "".join(pieces) + marked[position:], tuple(gold)


def gold_of(mark: re.Match[str], start: int, text: str) -> Gold:
    """What a mark that ends where the text ends says."""
    kind = Kind(mark["kind"])
    return Gold(
        kind=kind,
        start=start,
        end=len(text),
        value=mark["value"] or value_of(kind, text[start:]),
        type="organisation" if mark["special"] == "!" else None,
        optional=mark["special"] == "?",
    )


def documents(source: str, prefix: str) -> list[Document]:
    """All documents of a marked file, numbered in their order."""
    heads = list(HEAD.finditer(source))
    ends = [head.start() for head in heads[1:]] + [len(source)]
    made = []
    for number, (head, end) in enumerate(zip(heads, ends, strict=True), 1):
        string, gold = unmark(source[head.end() : end].removesuffix("\n"))
        tags = tuple(tag for tag in head["tags"].split() if tag != "html")
        page = head["tags"].endswith(" html")
        made.append(
            Document(
                id=f"{prefix}-{number:03}",
                text=None if page else string,
                html=string if page else None,
                gold=gold,
                tags=tags,
                lang=head["lang"],
            )
        )
    return made


def line_of(document: Document) -> bytes:
    """The document as a line of JSON, without the keys that say nothing; an offset of 0 does say something."""
    plain = msgspec.to_builtins(document)
    plain["gold"] = [_told(one) for one in plain["gold"]]
    return msgspec.json.encode(_told(plain))


def _told(keys: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in keys.items() if value is not None and value is not False}


def main() -> None:
    """Write the lines to standard output."""
    source = Path(sys.argv[1]).read_text(encoding="utf-8")
    for document in documents(source, sys.argv[2]):
        print(line_of(document).decode())


if __name__ == "__main__":
    main()
