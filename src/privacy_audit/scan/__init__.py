"""The join of everything that looks: targets in, what a stranger sees and what could not be looked at out.

Pages of the web are waited for side by side, with a gap between two questions to one host; files and
archives stream through worker processes. Whatever the order in which things come, the result is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from msgspec.structs import replace

from privacy_audit.checklist import Catalog
from privacy_audit.model import Exposure, Gap, Kind, Look, Page, PictureFile, Secret, Status, Value
from privacy_audit.scan.drawn import file_of
from privacy_audit.scan.joining import Joiner, Printed, merged
from privacy_audit.scan.pace import Pace
from privacy_audit.scan.pages import PageSeen, read_page, scan_content
from privacy_audit.scan.photographs import PictureSeen, read_picture
from privacy_audit.scan.targets import Account
from privacy_audit.scan.unopened import with_unopened
from privacy_audit.scan.visits import Read, Readable, side_by_side, visit
from privacy_audit.scan.workers import Lost, Workers
from privacy_audit.sources import (
    Options,
    TargetKind,
    check_target,
    open_target,
    shown_target,
    whole_address,
    whole_name,
)

__all__ = ["Progress", "Scan", "merged", "scan", "scan_content"]

Progress = Callable[[str], None]
"""Told the masked name of each page and picture before it is read."""
Target = str | Page
"""An address or a path, or a page that is already there: a draft, what came in through standard input."""


class Scan(Value):
    """What became of the targets, in their order, and what was found; `Occurrence.target` indexes `looks`."""

    looks: tuple[Look, ...]
    exposures: tuple[Exposure, ...]


def scan(targets: Sequence[Target], catalog: Catalog, options: Options, progress: Progress) -> Scan:
    """Open, read and judge every target; the same value on two targets is one exposure with two places."""
    found = _Found()
    pace = Pace()
    readers = [partial(_read, number, catalog=catalog, faces=options.faces) for number in range(len(targets))]
    on_web = [number for number, target in enumerate(targets) if _is_web(target, options)]
    visits = [
        partial(visit, str(targets[number]), options, pace, readers[number], progress) for number in on_web
    ]
    waiting = dict(zip(on_web, side_by_side(visits, 1 if options.browser else options.jobs), strict=True))
    for number, target in enumerate(targets):
        future = waiting.get(number)
        results = future.result() if future else _local(target, catalog, options, readers[number], progress)
        if isinstance(target, Page):
            found.target(target.name, (None, None), results)
        else:
            found.target(shown_target(target, options.mask), _names(target, options), results)
    return found.scan()


def _names(target: str, options: Options) -> tuple[str | None, str | None]:
    """The whole address or path of a target, and its other one if the person named an address for it.

    What a page claims to be counts for neither: anybody can write the address of another page into theirs.
    """
    named, own = whole_address(options.url), whole_name(target)
    return (named, own) if named and own else (own, named)


def _is_web(target: Target, options: Options) -> bool:
    return not isinstance(target, Page) and check_target(target, options) is TargetKind.WEB


def _read(number: int, item: Readable, catalog: Catalog, faces: bool) -> PageSeen | PictureSeen:
    if isinstance(item, PictureFile):
        return read_picture(number, item, faces)
    return read_page(number, item, catalog)


def _local(
    target: Target,
    catalog: Catalog,
    options: Options,
    read: Callable[[Page | PictureFile], PageSeen | PictureSeen],
    progress: Progress,
) -> Iterator[Read]:
    """What is not on the web, with what of its pictures was not opened though they were wanted."""
    reads = _stream(target, catalog, options, read, progress)
    is_file = not (isinstance(target, Page) or target == "-")
    return with_unopened(reads, options.mask, is_file=is_file) if options.pictures else reads


def _stream(
    target: Target,
    catalog: Catalog,
    options: Options,
    read: Callable[[Page | PictureFile], PageSeen | PictureSeen],
    progress: Progress,
) -> Iterator[Read]:
    """What is not on the web: one thing after the other, on all processors if there are many."""
    items: Iterable[Page | PictureFile | Gap] = (
        [target] if isinstance(target, Page) else open_target(target, options, kinds=catalog.archives)
    )
    gaps: list[Gap] = []
    for item, seen in Workers(read).over(_told(items, gaps, progress)):
        if isinstance(seen, Lost):
            yield Gap(name=item.name, status=Status.PARTLY_SEEN, code="runaway")
        else:
            yield seen
    yield from gaps


def _told(
    items: Iterable[Page | PictureFile | Gap], gaps: list[Gap], progress: Progress
) -> Iterator[Page | PictureFile]:
    """The items that can be read, each told; the gaps are put aside."""
    for item in items:
        progress(item.name)
        if isinstance(item, Gap):
            gaps.append(item)
        else:
            yield item


class _Found:
    """What was found so far; lives only inside `scan`."""

    def __init__(self) -> None:
        self._joiner = Joiner()
        self._prints: list[Printed] = []
        self._looks: list[Look] = []

    def target(self, name: str, names: tuple[str | None, str | None], results: Iterable[Read]) -> None:
        """Take in what became of one target; `names` as `_names` gives them."""
        account, photos = Account(name), dict[tuple[str, str], str]()
        for one in results:
            match one:
                case Gap():
                    account.gap(one)
                case PageSeen():
                    account.page(one)
                    self._joiner.add(one.exposures)
                    photos |= {(one.name, file_of(url)): url for url in one.photos()}
                case PictureSeen():
                    self._picture(one, account, photos)
        whole, alias = (Secret(one) if one else None for one in names)
        self._looks.append(replace(account.look(), whole=whole, alias=alias))

    def _picture(self, seen: PictureSeen, account: Account, photos: dict[tuple[str, str], str]) -> None:
        if seen.was_seen:
            account.picture()
        for gap in seen.gaps:
            account.gap(gap)
        self._joiner.add(seen.exposures)
        value = seen.value
        if seen.taken_from is not None:
            value = photos.get((seen.taken_from, file_of(seen.value)), seen.value)
            self._joiner.describe(Kind.PHOTO, value, seen.attributes)
        if seen.hash is not None:
            self._prints.append(Printed(value=value, hash=seen.hash))

    def scan(self) -> Scan:
        """All of it."""
        exposures = self._joiner.exposures(self._prints)
        if left := sum(self._joiner.left_out().values()):
            last = self._looks[-1]
            values = {"count": str(left)}
            gap = Gap(name=last.target, status=Status.PARTLY_SEEN, code="too-many-values", values=values)
            self._looks[-1] = replace(last, gaps=(*last.gaps, gap))
        return Scan(looks=tuple(self._looks), exposures=exposures)
