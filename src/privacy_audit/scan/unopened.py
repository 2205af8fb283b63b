"""The photos of saved pages whose files nobody opened: said for each page, never passed over.

A page of the web has its photos fetched (`visits`). For a file nothing is fetched: its photos are opened
where the browser saved them with the page, or where they lie in the same folder or archive.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from privacy_audit.model import NOT_KEPT, UNOPENED, Gap, Status
from privacy_audit.scan.drawn import PhotoShown, file_of
from privacy_audit.scan.pages import PageSeen
from privacy_audit.scan.photographs import PictureSeen
from privacy_audit.scan.visits import Read
from privacy_audit.sources import Mask
from privacy_audit.sources.address import shown_name
from privacy_audit.sources.place import SEPARATOR


def with_unopened(reads: Iterable[Read], mask: Mask, *, is_file: bool) -> Iterator[Read]:
    """What was read of one target, then a gap for each page of it with photos that were not opened.

    `is_file` says that pictures may lie beside its pages; beside a text that was fed in none can.
    """
    opened = _Opened(mask)
    for one in reads:
        opened.take(one)
        yield one
    yield from opened.gaps(NOT_KEPT if is_file else UNOPENED)


class _Opened:
    """Which photos the pages of one target show, and which picture files were opened."""

    def __init__(self, mask: Mask) -> None:
        self._mask = mask
        self._pages: dict[str, tuple[PhotoShown, ...]] = {}
        self._files: set[tuple[str | None, str]] = set()
        """Picture files, each with the page from which it was taken; None of those that stand alone."""
        self._owners: set[str | None] = set()
        self._nameless: Counter[str] = Counter()
        self._told: set[str] = set()

    def take(self, one: Read) -> None:
        """A page, a picture or a gap of the target."""
        match one:
            case PageSeen() if one.photos_shown:
                self._pages[one.name] = (*self._pages.get(one.name, ()), *one.photos_shown)
            case PictureSeen():
                self._picture(one)
            case Gap(code="too-many-pictures"):
                self._told.add(one.name)
            case Gap() if SEPARATOR in one.name:  # a picture that could not be opened is said already
                self._files.add((None, file_of(one.name)))

    def _picture(self, seen: PictureSeen) -> None:
        self._files.add((seen.taken_from, file_of(seen.value)))
        self._owners.add(seen.taken_from)
        if seen.taken_from is not None and seen.value == seen.taken_from:
            self._nameless[seen.taken_from] += 1

    def gaps(self, code: str) -> Iterator[Gap]:
        """One for each page with photos that were not opened."""
        for name, photos in self._pages.items():
            owners = (name, name.rpartition(SEPARATOR)[0])  # a frame is part of the file of its page
            if self._told.isdisjoint(owners):
                yield from self._gap(name, photos, owners, code)

    def _gap(
        self, name: str, photos: tuple[PhotoShown, ...], owners: tuple[str, ...], code: str
    ) -> Iterator[Gap]:
        closed = [one for one in photos if not self._is_open(one, owners)]
        drawn = [one for one in closed if one.drawn]
        some_open = len(closed) < len(photos) or not self._owners.isdisjoint(owners)
        left = drawn if some_open else closed
        count = len(left) - sum(self._nameless[owner] for owner in owners)
        if count > 0:
            everything = len(photos) - (len(closed) - len(left))
            values = {"count": str(count), "all": str(everything)}
            written_in = not any(one.files for one in left)
            yield Gap(
                name=name,
                status=Status.PARTLY_SEEN,
                code=UNOPENED if written_in else code,
                values=values,
                beside=True,
            )

    def _is_open(self, photo: PhotoShown, owners: tuple[str, ...]) -> bool:
        """Whether one of its files was opened. A file of the disk is known by its masked name alone."""
        files = chain(photo.files, (shown_name(file, self._mask) for file in photo.files))
        return any((owner, file) in self._files for file in files for owner in (None, *owners))
