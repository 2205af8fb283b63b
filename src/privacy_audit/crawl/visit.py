"""One visit to a site: its door, then page after page, each asked for politely and looked through."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable
from typing import NamedTuple

from privacy_audit.checklist import Catalog
from privacy_audit.crawl.addresses import resolved, spot
from privacy_audit.crawl.frontier import Frontier, Offer, named
from privacy_audit.crawl.initials import Initials
from privacy_audit.crawl.journal import Step, kept
from privacy_audit.extract import extract, laid_out
from privacy_audit.model import Gap, Layout, Lead, Page, PageOfSite, Status, Value
from privacy_audit.people import people_on
from privacy_audit.scan.pages import missing_frames, page_seen
from privacy_audit.sources import Options
from privacy_audit.sources.address import Address, BadAddress, parse, shown
from privacy_audit.sources.robots import REDIRECTS, Rules, rules_of, sitemap_of
from privacy_audit.sources.web import gap_of, open_step

GAP = 1.0
"""Seconds between two questions to a site at the least."""
_SITEMAPS = 5


class Limits(Value):
    """How far a visit goes: pages in all, steps from the start page, seconds between two questions."""

    pages: int = 100
    depth: int = 3
    gap: float = GAP


class Pace:
    """Waits so that a question begins only so long after the answer to the last one ended."""

    def __init__(self, gap: float) -> None:
        self.gap = gap
        self._ended: float | None = None
        self._under_way = False

    def wait(self) -> None:
        """Wait for one's turn; a question that was under way ended when the next one is wanted."""
        if self._under_way:
            self.ended()
        if self._ended is not None:
            time.sleep(max(0.0, self._ended + self.gap - time.monotonic()))
        self._under_way = True

    def ended(self) -> None:
        """The answer has come."""
        self._ended, self._under_way = time.monotonic(), False


class _Arrived(NamedTuple):
    """Where asking an address led: what came, the addresses on the way, and the last of them."""

    came: Page | Gap | None
    gaps: tuple[Gap, ...]
    asked: tuple[str, ...]
    last: Address


class Visitor:
    """Asks for pages of one site. `key` is the secret of this machine."""

    def __init__(self, catalog: Catalog, options: Options, limits: Limits, key: bytes) -> None:
        self._catalog, self._options, self._limits, self._key = catalog, options, limits, key
        self._pace = Pace(limits.gap)
        self._rules: dict[tuple[str, str, int], Rules] = {}
        self._digests: set[str] = set()
        self.frontier: Frontier | None = None

    def shown(self, url: str) -> str:
        """An address as it may be shown."""
        return shown(url, self._options.mask)

    def go_in(self, home: Address) -> Frontier:
        """Take an address for the door of the site."""
        frontier = Frontier(home, self._limits.depth, self._key, self._allows, self.shown)
        self.frontier = frontier
        return frontier

    def remember(self, step: Step) -> None:
        """Note what a step says about contents that were read."""
        if step.digest:
            self._digests.add(step.digest)

    def start(self, url: str) -> tuple[Address, Frontier, Step]:
        """Ask for the start page; where it leads is the door of the site, whatever its name."""
        arrived = self._arrive(resolved(parse(url)), None)
        frontier = self.go_in(arrived.last)
        return arrived.last, frontier, self._step(arrived, 0)

    def visit(self, offer: Offer) -> Step:
        """Ask for a page that waits."""
        return self._step(self._arrive(resolved(parse(offer.url)), self.frontier), offer.depth)

    def sitemaps(self, home: Address) -> Step:
        """The pages that the site's own list names."""
        waiting = list(self._rules_of(home).sitemaps)
        leads: list[Lead] = []
        for _ in range(_SITEMAPS):
            place = spot(waiting.pop(0), home) if waiting else None
            if place is None or not self._allows(place.address.url):
                continue
            found = sitemap_of(place.address, self._options, self._pace.wait)
            self._pace.ended()
            if found.is_index:
                waiting += found.addresses
            else:
                leads += (Lead(url=url) for url in found.addresses)
        return Step(asked=(), offers=self._offers(leads, 1, ()))

    def _offers(self, leads: Iterable[Lead], depth: int, asked: tuple[str, ...]) -> tuple[Offer, ...]:
        """What of these links is new; a page's link to itself is not."""
        if self.frontier is None:
            return ()
        for name in asked:
            self.frontier.asked(name)
        return self.frontier.offer(leads, depth)

    # --- asking --------------------------------------------------------------------------------

    def _arrive(self, address: Address, frontier: Frontier | None) -> _Arrived:
        """Ask an address and go where it leads, as long as it stays on the site and may be read."""
        names: list[str] = []
        urls: set[str] = set()
        while True:
            name = self._name(address)
            names += [name] if name not in names else []
            if why := self._why_not(address, urls):
                return _Arrived(why, (), tuple(names), address)
            urls.add(address.url)
            self._pace.wait()
            came, gaps = open_step(address, self._options)
            self._pace.ended()
            if not isinstance(came, Address):
                return _Arrived(came, gaps, tuple(names), address)
            address = resolved(came)
            if frontier is not None and self._is_elsewhere(address, names, frontier):
                return _Arrived(None, (), tuple(names), address)

    def _name(self, address: Address) -> str:
        place = spot(address.url, address)
        return named(place.key if place else address.url, self._key)

    def _is_elsewhere(self, address: Address, names: list[str], frontier: Frontier) -> bool:
        """Whether a redirect leaves the site, or leads to a page that was or will be seen anyway."""
        name = self._name(address)
        return not frontier.is_home(address) or (name not in names and frontier.has_seen(name))

    def _why_not(self, address: Address, urls: set[str]) -> Gap | None:
        """Why an address is not asked for."""
        name = self.shown(address.url)
        if address.url in urls or len(urls) > REDIRECTS:
            values = {"limit": str(REDIRECTS)}
            return Gap(name=name, status=Status.UNREACHABLE, code="too-many-redirects", values=values)
        rules = self._rules_of(address)
        if rules.problem is not None:
            return gap_of(rules.problem, name, address, self._options)
        if not rules.reached:
            return Gap(name=name, status=Status.UNREACHABLE, code="robots-unreachable")
        if not rules.allows(address.url):
            return Gap(name=name, status=Status.REFUSED, code="robots-closed")
        return None

    def _allows(self, url: str) -> bool:
        try:
            return self._rules_of(parse(url)).allows(url)
        except BadAddress:
            return False

    def _rules_of(self, address: Address) -> Rules:
        """The robots.txt of the server of an address; asked for once."""
        server = (address.scheme, address.host, address.port)
        if server not in self._rules:
            self._rules[server] = rules_of(address, self._options, self._pace.wait)
            self._pace.ended()
            self._pace.gap = max(self._pace.gap, self._rules[server].delay)
        return self._rules[server]

    # --- looking through -----------------------------------------------------------------------

    def _step(self, arrived: _Arrived, depth: int) -> Step:
        match arrived.came:
            case Page():
                return self._looked_through(arrived.came, arrived, depth)
            case Gap():
                return self._not_had(arrived.came, arrived)
            case None:
                return Step(asked=arrived.asked)

    def _not_had(self, gap: Gap, arrived: _Arrived) -> Step:
        """A file without the ending of one is a document as any; what robots.txt closes is only counted."""
        name = arrived.asked[-1]
        if gap.code in ("unsupported", "picture-by-address"):
            document = Offer(name="file:" + name, what="document", url=gap.name)
            return Step(asked=arrived.asked, offers=(document,))
        if gap.code == "robots-closed" and self.frontier is not None and len(arrived.asked) > 1:
            return Step(asked=arrived.asked[:-1], offers=(Offer(name=name, what="closed"),))
        return Step(asked=arrived.asked, gaps=(gap,))

    def _looked_through(self, page: Page, arrived: _Arrived, depth: int) -> Step:
        digest = hashlib.blake2b(page.body, key=self._key, digest_size=12).hexdigest()
        if page.status_code == 200 and digest in self._digests:
            return Step(asked=arrived.asked)
        content = extract(page)
        seen = page_seen(0, page, content, self._catalog)
        of_site = PageOfSite(name=page.name, status=seen.sight.status)
        exposures = seen.exposures
        offers: tuple[Offer, ...] = ()
        gaps: tuple[Gap, ...] = ()
        if seen.sight.status.was_seen:
            layout = laid_out(page)
            found = people_on(content, layout, seen.exposures, self._catalog.exposures)
            initials = Initials(found.names)
            exposures = tuple(map(initials.exposure, exposures))
            of_site = PageOfSite(
                name=page.name,
                status=seen.sight.status,
                people=tuple(map(initials.shown, found.people)),
                besides=tuple(map(initials.shown, found.besides)),
            )
            offers = self._offers(layout.leads, depth + 1, arrived.asked)
            gaps = _unframed(page, layout, arrived.last)
        return Step(
            asked=arrived.asked,
            page=of_site,
            sight=seen.sight,
            network=seen.network,
            digest=digest,
            exposures=tuple(kept(one, self._key) for one in exposures),
            gaps=(*arrived.gaps, *gaps),
            offers=offers,
        )


def _unframed(page: Page, layout: Layout, own: Address) -> tuple[Gap, ...]:
    """What a page shows in frames and nobody follows from it: pages of other sites, above all."""
    followed = {lead.url for lead in layout.leads if spot(lead.url, own) is not None}
    left = sum(url not in followed for url in layout.frames)
    return (missing_frames(page.name, left),) if left else ()
