"""Hides the personal values of the evidence for everything but its export."""

from __future__ import annotations

import re

from msgspec.structs import replace

from privacy_audit.cli.speaking import masked
from privacy_audit.guidance import Details, FileEntry, Manifest, NoteEntry
from privacy_audit.text import mask_digits

# The address of a wallet, a key, a long number: no word has twenty letters and digits in a row.
_LONG = re.compile(r"[A-Za-z0-9]{20,}")
NAMED = ("account", "number", "link", "wallet")
"""What names somebody: only its last two characters are shown."""


def hidden(manifest: Manifest) -> Manifest:
    """The list with personal values masked."""
    entries = tuple(
        hidden_entry(one) if isinstance(one, FileEntry) else _hidden_note(one) for one in manifest.entries
    )
    return replace(manifest, entries=entries)


def hidden_entry(entry: FileEntry) -> FileEntry:
    """A file, its name and place masked; the checksum tells nothing about what is in it."""
    copy = _hide(entry.copy) if entry.copy else None
    shown = _hidden_details(entry.details)
    return replace(entry, name=_hide(entry.name), path=_hide(entry.path), copy=copy, details=shown)


def _hidden_note(note: NoteEntry) -> NoteEntry:
    lines = "\n".join(_hide(line) for line in note.text.splitlines())
    return replace(note, text=lines, details=_hidden_details(note.details))


def _hidden_details(details: Details) -> Details:
    values = {name: getattr(details, name) for name in details.__struct_fields__}
    return Details(
        **{
            name: (mask_digits(value) if name in NAMED else _hide(value)) if value else None
            for name, value in values.items()
        }
    )


def _hide(text: str) -> str:
    return _LONG.sub(lambda found: mask_digits(found[0]), masked(text))
