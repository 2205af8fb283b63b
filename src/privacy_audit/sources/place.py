"""Where a document lies and how it is called, whatever it is: what all that reads documents has in common."""

from __future__ import annotations

from collections.abc import Iterator

from privacy_audit.model import Gap, Page, PictureFile, Status, Value
from privacy_audit.sources.address import shown_name
from privacy_audit.sources.audience import Owned
from privacy_audit.sources.options import Mask

Found = Iterator[Page | PictureFile | Gap]
SEPARATOR = " › "
"""Stands between an archive and its member in the names of reports."""


class Place(Value):
    """What is known of a document beside its bytes.

    `name` is how it is called in reports; `path` is its path in the folder or archive, which tells its
    kind and who sees it. Without a `path` only its bytes tell what it is.
    """

    name: str
    path: str = ""
    owned: Owned = Owned()

    def member(self, path: str, mask: Mask) -> Place:
        """The place of something inside what is here; only its bytes tell what it is."""
        return Place(name=f"{self.name}{SEPARATOR}{shown_name(path, mask)}", owned=self.owned)

    def page(self, body: bytes, media_type: str, key: str | None = None) -> Page:
        """A document that was found here."""
        audience = self.owned.audience(self.path, key)
        return Page(
            name=self.name, body=body, content_type=media_type, archive=self.owned.id, audience=audience
        )


def too_large(name: str, limit: int) -> Gap:
    """The gap for what stands behind a limit in bytes."""
    values = {"limit": str(limit // 1024**2)}
    return Gap(name=name, status=Status.PARTLY_SEEN, code="too-large", values=values)
