"""Pages of the web, several at once, with the photos that they show."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from typing import TypeVar

from msgspec.structs import replace

from privacy_audit.model import UNOPENED, Gap, Page, PictureFile, Status
from privacy_audit.scan.pace import PAGES, PICTURES, Pace
from privacy_audit.scan.pages import Extracted, PageSeen, extracted
from privacy_audit.scan.photographs import PictureSeen
from privacy_audit.sources import Options, open_picture, open_target

PHOTOS = 24
"""Photos of one page that are fetched; a blackmailer needs one."""
Read = PageSeen | PictureSeen | Gap
Readable = Page | Extracted | PictureFile
Reader = Callable[[Readable], PageSeen | PictureSeen]
Result = TypeVar("Result")


def side_by_side(tasks: Sequence[Callable[[], Result]], jobs: int) -> list[Future[Result]]:
    """Run tasks in a few threads that never hold up the end of the program: an interrupt leaves at once."""
    queue: SimpleQueue[tuple[Callable[[], Result], Future[Result]]] = SimpleQueue()
    futures: list[Future[Result]] = [Future() for _ in tasks]
    for pair in zip(tasks, futures, strict=True):
        queue.put(pair)
    for _ in range(min(jobs, len(tasks))):
        threading.Thread(target=_work, args=(queue,), daemon=True).start()
    return futures


def _work(queue: SimpleQueue[tuple[Callable[[], Result], Future[Result]]]) -> None:
    while True:
        try:
            task, future = queue.get_nowait()
        except Empty:
            return
        try:
            future.set_result(task())
        except BaseException as error:  # noqa: BLE001 - whoever waits for the result gets it
            future.set_exception(error)


def visit(
    target: str, options: Options, pace: Pace, read: Reader, progress: Callable[[str], None]
) -> list[Read]:
    """Open one page of the web and read it and its photos."""
    pace.wait(target, PAGES)
    found: list[Read] = []
    things = deque(open_target(target, options))  # who gives them holds them while they are given
    while things:
        progress(things[0].name)
        item = _without_bytes(things.popleft())
        if isinstance(item, Gap):
            found.append(item)
            continue
        seen = read(item)
        found.append(seen)
        if options.pictures and isinstance(seen, PageSeen) and seen.sight.status.was_seen:
            found += _photos(seen, options, pace, read, progress)
    return found


def _without_bytes(item: Page | PictureFile | Gap) -> Extracted | PictureFile | Gap:
    """A page is read out before anything is looked for in it, so that nobody holds its bytes meanwhile."""
    return extracted(item) if isinstance(item, Page) else item


def _photos(
    page: PageSeen, options: Options, pace: Pace, read: Reader, progress: Callable[[str], None]
) -> list[Read]:
    """The photos of a page, as many as the time for one page allows; the others are said."""
    photos = page.photos()
    addresses = [url for url in photos if url[:4].lower() == "http"]
    end = time.monotonic() + options.timeout
    found: list[Read] = []
    for url in addresses[:PHOTOS]:
        pace.wait(url, PICTURES)
        if time.monotonic() > end:
            break
        file = open_picture(url, page.name, options)
        if isinstance(file, PictureFile):
            progress(file.name)
            found.append(read(replace(file, url=url)))
    if missing := len(photos) - len(found):
        values = {"count": str(missing), "all": str(len(photos))}
        found.append(
            Gap(name=page.name, status=Status.PARTLY_SEEN, code=UNOPENED, values=values, beside=True)
        )
    return found
