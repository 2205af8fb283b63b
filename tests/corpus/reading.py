"""Reads the labelled documents: the tests and the benchmark see them only as these types."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from privacy_audit.model import Kind, Value

FOLDER = Path(__file__).parent
CORPORA = ("built", "held", "fresh", "blind")
"""The files of documents, in the order in which they were written; README says who had seen what."""
_TAGS = (
    "plain no-diacritics teencode telex capitals spaced-digits dotted slashes brackets look-alike-letters",
    "digit-words emoji-digits wide-digits zero-width odd-separators disguised-email several-lines",
    "shortened-second-number old-number international abbreviations alley hamlet flat old-units new-units",
    "english-order foreign",
    "profile post marketplace forum office school signature form news chat cv",
    "attribute link json-ld embedded-json microdata meta split-by-tags hidden entities table comment",
    "near-miss price order-number isbn date score count coordinates decree place-name hotline tax-code",
    "product-code hash card-number code-text username version measure",
)
TAGS = frozenset(tag for line in _TAGS for tag in line.split())
"""Every tag of README.md."""


class Gold(Value, kw_only=True):
    """One value that stands in a document, at `[start, end)` of its string."""

    kind: Kind
    start: int
    end: int
    value: str
    type: Literal["organisation"] | None = None
    optional: bool = False

    @property
    def counts(self) -> bool:
        """Whether it must be found; what need not be found may be."""
        return self.type is None and not self.optional


class Document(Value, kw_only=True):
    """A text or a page, never both, with everything that it gives away."""

    id: str
    text: str | None = None
    html: str | None = None
    gold: tuple[Gold, ...] = ()
    tags: tuple[str, ...]
    lang: str

    @property
    def string(self) -> str:
        """The text, or the page's markup: what offsets point into."""
        return self.text if self.text is not None else self.html or ""

    @property
    def is_near_miss(self) -> bool:
        """Whether it holds something that only looks like a personal value."""
        return "near-miss" in self.tags


@cache
def read(path: Path) -> tuple[Document, ...]:
    """The documents of a file, one a line; `msgspec.ValidationError` for a line that is none."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(msgspec.json.decode(line, type=Document) for line in lines if line)
