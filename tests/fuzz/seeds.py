"""The bytes that the search begins with: what the tests know already, and what was found and kept."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

HERE = Path(__file__).parent
TESTS = HERE.parent
CHANGES = [
    (10, 0, b""),
    (40, 1, b'"'),
    (90, 5, b"\x1b[2J"),
    (120, 3, b"[["),
    (200, 9, b"-1e999"),
    (230, 2, b"null"),
]
FEW = 200
"""So many texts of the labelled corpus."""


def kept(name: str) -> Iterator[bytes]:
    """Bytes that once broke a law, or reached what nothing else did."""
    for path in sorted((HERE / "kept" / name).glob("*")):
        yield path.read_bytes()


def seeds(name: str) -> Iterator[bytes]:
    """Everything to begin with."""
    yield from kept(name)
    match name:
        case "page":
            yield from (path.read_bytes() for path in sorted((TESTS / "pages").glob("*.html")))
        case "text":
            yield from (text.encode("utf-8", "replace") for text in _texts("built"))
        case "archive":
            yield from _archives()
        case "data-file" | "record":  # bytes are changes there
            yield from (bytes((place, 0, gone, len(come))) + come for place, gone, come in CHANGES)
        case _:
            yield from (text.encode("utf-8", "replace") for text in _texts("messages"))


def _texts(name: str) -> Iterator[str]:
    lines = (TESTS / "corpus" / f"{name}.jsonl").read_bytes().splitlines()[:FEW]
    for line in lines:
        read = msgspec.json.decode(line)
        yield read.get("text") or read.get("html") or ""


def _archives() -> Iterator[bytes]:
    page = b"<h1>Minh Hoa</h1><p>0912 345 678</p>"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("posts/posts_1.json", b'{"posts":[{"text":"0912 345 678"}]}')
        archive.writestr("index.html", page)
    yield packed.getvalue()
    yield (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
        b"Content-Type: text/html\r\nContent-Location: https://example.com/\r\n\r\n" + page + b"\r\n--x--\r\n"
    )
    yield b'[{"a": "0912 345 678"}]'
    yield b"name,phone\nMinh,0912 345 678\n"
    yield b"\xff\xd8\xff\xe1\x00\x2aExif\x00\x00II*\x00\x08\x00\x00\x00\x01\x00\x0f\x01\x02\x00\x04\x00\x00\x00abc\x00"
