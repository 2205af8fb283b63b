"""What a target is to the person who must act: a page of the web, a text of their own, a heap of files.

A page is changed where it stands; a draft is only written differently; of a folder or an archive the
originals are meant.
"""

from __future__ import annotations

from typing import Literal

from privacy_audit.errors import mark

Medium = Literal["page", "text", "files"]
_PAGES = (".html", ".htm", ".xhtml", ".xht", ".mhtml", ".mht")
_TEXTS = (".txt", ".md")
REMOVE: dict[Medium, str] = {
    "page": mark("Remove from the page: {subject}"),
    "text": mark("Leave out of the text: {subject}"),
    "files": mark("Remove where others see it: {subject}"),
}
REMOVE_IN_MINUTES: dict[Medium, str] = {
    "page": mark("Remove from the page: {subject} ({minutes} min)"),
    "text": mark("Leave out of the text: {subject} ({minutes} min)"),
    "files": mark("Remove where others see it: {subject} ({minutes} min)"),
}
WHERE: dict[Medium, str] = {
    "page": mark("{what} on {target}"),
    "text": mark("{what} in {target}"),
    "files": mark("{what} in {target}"),
}
NOTHING: dict[Medium, str] = {
    "page": mark("Nothing found on this page: {target}"),
    "text": mark("Nothing found in this text: {target}"),
    "files": mark("Nothing found in these files: {target}"),
}


def is_address(target: str) -> bool:
    """Whether a target is fetched from the web; everything else lies on this computer already."""
    return target.lower().startswith(("https://", "http://"))


def medium_of(target: str) -> Medium:
    """What a target is, by the name under which reports show it; `-` is what was given on standard input."""
    name = target.lower()
    if is_address(name) or name.endswith(_PAGES):
        return "page"
    return "text" if name == "-" or name.endswith(_TEXTS) else "files"
