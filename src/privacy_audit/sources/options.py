"""What whoever opens a target decides: language, limits, and how personal values are masked."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from privacy_audit.model import Value

PAGE_BYTES = 10 * 1024 * 1024
"""The most that is read of one page from the web, after unpacking. The largest real profile pages
have 1.5 MB (YouTube, 2021); ten times that is no page any more."""
FILE_BYTES = 20 * 1024 * 1024
"""The most that is read of one saved page: pictures may be written into it."""
PICTURE_BYTES = 15 * 1024 * 1024
"""The most that is read of one picture; what a phone takes in full size has up to 12 MB."""
PART_BYTES = 1024 * 1024
"""A JSON document or table with more is read in parts of this size, so that memory stays flat."""
PARTED_BYTES = 1024 * 1024 * 1024
"""The most that is read of a document that comes in parts: the largest that networks write, the location
history of many years, has some hundred MB."""
FOLDER_FILES = 100_000
"""The most files that are looked at in one folder, and members in one archive."""
PAGE_PICTURES = 500
"""The most pictures that are taken from the folder beside a saved page, or from an .mhtml file."""

Mask = Callable[[str], str]


class TargetKind(StrEnum):
    """What a target is, told before it is opened."""

    WEB = "web"
    FILE = "file"
    FOLDER = "folder"
    STANDARD_INPUT = "standard-input"


class Options(Value):
    """How a target is opened.

    `mask` hides the personal values in a text: addresses and file names pass it before they are
    shown. `language` is the one a page of the web is asked for, `vi` or `en`. `url` says where a saved
    page came from. `allow_private` also opens addresses of the local network. `timeout` is the whole
    time for one page of the web, in seconds, the look-up of its name included. `pictures` are looked at
    too: the photos that a page shows, the picture files of folders and archives; with `faces` the faces on
    them are counted. `browser` loads pages
    of the web in the installed browser, so that their scripts run. `jobs` is how many pages of the web
    are waited for at once.
    """

    mask: Mask
    language: str = "vi"
    url: str | None = None
    allow_private: bool = False
    timeout: float = 20.0
    pictures: bool = True
    faces: bool = False
    browser: bool = False
    jobs: int = 8

    def __repr__(self) -> str:
        return f"Options(language={self.language!r}, url={'•••' if self.url else None})"

    def __rich_repr__(self) -> list[tuple[str, str]]:
        """What rich prints in place of `repr`; otherwise it would be every field."""
        return [("language", self.language)]
