"""What a target is to the person who must act: a page of the web, a text of their own, a heap of files.

A page is changed where it stands; a draft is only written differently; of a folder or an archive the
originals are meant.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from privacy_audit.record.looked import NAMELESS

Medium = Literal["page", "text", "files"]
_PAGES = (".html", ".htm", ".xhtml", ".xht", ".mhtml", ".mht")
_TEXTS = (".txt", ".md")


def is_address(target: str) -> bool:
    """Whether a target is fetched from the web; everything else lies on this computer already."""
    return target.lower().startswith(("https://", "http://"))


def medium_of(target: str) -> Medium:
    """What a target is, by the name under which reports show it; `-` is what was given on standard input."""
    name = target.lower()
    if is_address(name) or name.endswith(_PAGES):
        return "page"
    return "text" if name == NAMELESS or name.endswith(_TEXTS) else "files"


def texts_among(targets: Iterable[str]) -> tuple[int, ...]:
    """Which of these targets are texts of the person's own, by their numbers."""
    return tuple(number for number, target in enumerate(targets) if medium_of(target) == "text")
