"""The join of a whole site: a start page in, what a stranger sees on its pages and who is shown there out.

The links of the same site are followed, what promises people first, within bounds; robots.txt is obeyed;
there is one question at a time and at least a second between two. What was left aside is said. An
interrupted visit goes on where it was (see `journal`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec.structs import replace

from privacy_audit.checklist import Catalog
from privacy_audit.crawl.addresses import spot
from privacy_audit.crawl.frontier import Frontier, named
from privacy_audit.crawl.journal import PREFIX, Journal, Step, alone, known_again
from privacy_audit.crawl.visit import GAP, Limits, Visitor
from privacy_audit.model import Gap, PageOfSite, Status, Value
from privacy_audit.scan import Scan
from privacy_audit.scan.joining import Joiner
from privacy_audit.scan.pages import PageSeen
from privacy_audit.scan.targets import Account
from privacy_audit.sources import Options
from privacy_audit.sources.address import Address, parse

__all__ = ["GAP", "Limits", "SiteSeen", "alone", "crawl", "journal_of"]


class SiteSeen(Value):
    """What was seen of a site: as a scan of one target, and page by page who is shown.

    The values of the exposures are fingerprints (`record.fingerprint`): nothing of them can be revealed.
    """

    scan: Scan
    pages: tuple[PageOfSite, ...]


def journal_of(start: str, folder: Path, key: bytes) -> Path:
    """The file in which a visit that begins at an address is kept while it lasts."""
    address = parse(start)
    place = spot(start, address)
    return folder / f"{PREFIX}{named(place.key if place else start, key)}.jsonl"


def crawl(
    start: str,
    catalog: Catalog,
    options: Options,
    limits: Limits,
    key: bytes,
    progress: Callable[[str], None],
    kept_in: Path | None = None,
) -> SiteSeen:
    """Visit a site. `start` must have passed `check_target`; `key` is the secret of this machine.

    With `kept_in`, a file, every page is kept there as it is seen, a visit that was interrupted goes on,
    and at the end the file is removed. Raises `CannotKeep` if it cannot be written.
    """
    visitor = Visitor(catalog, options, limits, key)
    seen = _Seen(visitor.shown(start))
    journal = Journal(kept_in)
    frontier = _begun(start, visitor, seen, journal, progress)
    while seen.is_open and seen.count < limits.pages and (offer := frontier.next()):
        progress(visitor.shown(offer.url))
        step = visitor.visit(offer)
        journal.add(step, visitor.shown)
        seen.take(step, visitor, frontier)
    journal.remove()
    return seen.site(frontier, limits)


def _begun(
    start: str, visitor: Visitor, seen: _Seen, journal: Journal, progress: Callable[[str], None]
) -> Frontier:
    """Go on with what was kept, or begin at the start page and the site's own list of pages."""
    door, steps = journal.read()
    if steps:
        frontier = visitor.go_in(parse(door))
        journal.begin(door, steps)  # without the line that a kill cut in half
        for step in steps:
            seen.take(step, visitor, frontier)
        return frontier
    progress(visitor.shown(start))
    home, frontier, first = visitor.start(start)
    journal.begin(_door(home))
    journal.add(first, visitor.shown)
    seen.take(first, visitor, frontier)
    if seen.is_open:
        listed = visitor.sitemaps(home)
        journal.add(listed, visitor.shown)
        seen.take(listed, visitor, frontier)
    return frontier


def _door(home: Address) -> str:
    return f"{home.scheme}://{home.place}/"


class _Seen:
    """What was seen so far, now or before an interruption; lives only inside `crawl`."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._steps: list[Step] = []
        self._joiner = Joiner()
        self.count = 0

    @property
    def is_open(self) -> bool:
        """Whether the start page was seen: without it there is no site."""
        first = self._steps[0].sight
        return first is not None and first.status.was_seen

    def take(self, step: Step, visitor: Visitor, frontier: Frontier) -> None:
        """Take in one step."""
        self.count += bool(step.asked)
        for name in step.asked:
            frontier.asked(name)
        for offer in step.offers:
            frontier.take(offer)
        visitor.remember(step)
        self._joiner.add(map(known_again, step.exposures))
        self._steps.append(replace(step, exposures=(), offers=()))

    def site(self, frontier: Frontier, limits: Limits) -> SiteSeen:
        """All of it, the bounds first among what was not seen."""
        account = Account(self._name)
        if self.is_open:
            for gap in _left_aside(self._name, frontier, limits, sum(one.unkept for one in self._steps)):
                account.gap(gap)
        for number, step in enumerate(self._steps):
            _tell(account, step, is_first=number == 0)
        pages = tuple(step.page for step in self._steps if step.page is not None)
        scan = Scan(looks=(account.look(),), exposures=self._joiner.exposures())
        return SiteSeen(scan=scan, pages=pages)


def _tell(account: Account, step: Step, *, is_first: bool) -> None:
    """Account for one step. A link that leads nowhere hides nothing; it is only said."""
    for gap in step.gaps:
        account.gap(gap)
    if step.page is None or step.sight is None:
        return
    if step.sight.status is Status.NOT_FOUND and not is_first:
        account.gap(Gap(name=step.page.name, status=Status.NOT_FOUND, code="not-found", beside=True))
        return
    account.page(PageSeen(name=step.page.name, network=step.network, sight=step.sight, exposures=()))


def _left_aside(name: str, frontier: Frontier, limits: Limits, unkept: int) -> Iterator[Gap]:
    """The bounds that this visit met, each with how many pages it left out."""
    waiting, documents = len(frontier), frontier.left("document")
    bounds = (
        ("site-pages", waiting, str(limits.pages)),
        ("site-depth", len(frontier.left("deep")), str(limits.depth)),
        ("site-robots", len(frontier.left("closed")), ""),
        ("site-endless", len(frontier.left("trapped")), ""),
        ("site-unkept", unkept, ""),
    )
    for code, count, limit in bounds:
        if count:
            values = {"count": str(count)} | ({"limit": limit} if limit else {})
            yield Gap(name=name, status=Status.PARTLY_SEEN, code=code, values=values)
    if documents:
        values = {"count": str(len(documents))}
        yield Gap(name=name, status=Status.UNSUPPORTED, code="site-documents", values=values, beside=True)
    for document in documents:
        yield Gap(name=document.url, status=Status.UNSUPPORTED, code="document", beside=True)
    yield Gap(name=name, status=Status.PARTLY_SEEN, code="site-pictures", beside=True)
