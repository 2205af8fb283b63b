"""The manifest of the evidence: one line of JSON for each thing, each naming the SHA-256 of the line before.

Lines are only added. A new state is written beside the old and put in its place at once, the old bytes as
they were: after a kill or on a full disk the old or the new one stands. Damage is told, never mended.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

import msgspec

from privacy_audit.files import read_small_file, replace_file
from privacy_audit.guidance import Damage, EvidenceEntry, Manifest

LARGEST = 50_000_000
"""Bytes of a manifest; a hundred thousand things fit."""
START = "0" * 64
"""What the first line names as the line before it."""
_DECODER: msgspec.json.Decoder[EvidenceEntry] = msgspec.json.Decoder(EvidenceEntry)


def read_lines(path: Path) -> bytes:
    """The manifest's bytes, none if there is no manifest."""
    return read_small_file(path, LARGEST) if os.path.lexists(path) else b""


def parsed(content: bytes) -> Manifest:
    """What can be read, and at which lines it cannot or does not follow from the line before."""
    entries: list[EvidenceEntry] = []
    damages: list[Damage] = []
    before = START
    for number, line in enumerate(content.split(b"\n"), 1):
        if not line:
            continue
        try:
            entry = _DECODER.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            damages.append(Damage(line=number, fault="unreadable"))
        else:
            entries.append(entry)
            if entry.previous != before:
                damages.append(Damage(line=number, fault="changed"))
        before = digest_of(line)
    return Manifest(entries=tuple(entries), damages=tuple(damages), sha256=digest_of(content))


def last_digest(content: bytes) -> str:
    """The SHA-256 of the last line, which the next one names."""
    lines = [line for line in content.split(b"\n") if line]
    return digest_of(lines[-1]) if lines else START


def digest_of(content: bytes) -> str:
    """The SHA-256 of a line without its end, or of the whole."""
    return hashlib.sha256(content).hexdigest()


def line_of(entry: EvidenceEntry) -> bytes:
    """An entry as one line, without its end."""
    return msgspec.json.encode(entry)


def write_lines(path: Path, before: bytes, lines: Sequence[bytes]) -> None:
    """Put the old bytes and the new lines in place of the old manifest; a last line that was cut is ended."""
    if before and not before.endswith(b"\n"):
        before += b"\n"
    replace_file(path, before + b"".join(line + b"\n" for line in lines))
