"""Which page of a site comes next, and what is left aside: files, endless lists, what is too far away."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable
from heapq import heappop, heappush
from typing import Literal

from privacy_audit.crawl.addresses import (
    is_calendar,
    is_document,
    is_endless,
    is_page,
    may_show_people,
    shape,
    site_of,
    spot,
)
from privacy_audit.model import Lead, Value
from privacy_audit.sources.address import Address

ALIKE = 50
"""Pages of one making (`/news?id=7`) that are followed; of those that promise people, all."""
DAYS = 3
"""Pages of one making of a calendar that are followed."""
MOST_WAITING = 10_000
"""Addresses that wait at once."""

What = Literal["waiting", "document", "deep", "closed", "trapped"]
"""A page to be visited; a file; a page too many steps away; one that robots.txt closes; one without end."""


class Offer(Value):
    """What became of one link. `name` is a keyed hash of the address.

    `url` is the address of a page that waits, the masked name of a document, else empty.
    """

    name: str
    what: What
    url: str = ""
    depth: int = 0
    people: bool = False


class Frontier:
    """The addresses of one site while it is visited: each is asked for once.

    `shown` masks an address; `key` is the secret of this machine.
    """

    def __init__(
        self,
        home: Address,
        depth: int,
        key: bytes,
        allows: Callable[[str], bool],
        shown: Callable[[str], str],
    ) -> None:
        self._home, self._depth, self._key = home, depth, key
        self._allows, self._shown = allows, shown
        self._seen: set[str] = set()
        self._waiting: dict[str, Offer] = {}
        self._heap: list[tuple[bool, int, int, str]] = []
        self._shapes: Counter[str] = Counter()
        self._others: dict[str, Offer] = {}
        self._count = 0

    def __len__(self) -> int:
        """How many addresses wait."""
        return len(self._waiting)

    def is_home(self, address: Address) -> bool:
        """Whether an address belongs to the site."""
        return site_of(address) == site_of(self._home)

    def has_seen(self, name: str) -> bool:
        """Whether an address was asked for already."""
        return name in self._seen

    def left(self, what: What) -> tuple[Offer, ...]:
        """What was left aside for one reason and not visited on another way."""
        return tuple(
            one
            for one in self._others.values()
            if one.what == what and one.name not in self._seen and one.name not in self._waiting
        )

    def offer(self, leads: Iterable[Lead], depth: int) -> tuple[Offer, ...]:
        """Take in the links of a page, `depth` steps from the start; what is new of them."""
        return tuple(offer for lead in leads if (offer := self._offered(lead, depth)))

    def take(self, offer: Offer) -> None:
        """Take in what was decided about an address, now or before an interruption."""
        if offer.what != "waiting":
            self._others.setdefault(offer.name, offer)
        elif offer.url:
            self._shapes[shape(offer.url)] += offer.name not in self._waiting
            self._waiting[offer.name] = offer
            self._count += 1
            heappush(self._heap, (not offer.people, offer.depth, self._count, offer.name))

    def next(self) -> Offer | None:
        """The page to be visited now: what promises people first, then what is nearest to the start."""
        while self._heap:
            _, depth, _, name = heappop(self._heap)
            offer = self._waiting.get(name)
            if offer and offer.depth == depth:
                del self._waiting[name]
                return offer
        return None

    def asked(self, name: str) -> None:
        """Note that an address was asked for."""
        self._seen.add(name)
        self._waiting.pop(name, None)

    def _offered(self, lead: Lead, depth: int) -> Offer | None:
        place = spot(lead.url, self._home)
        path = place.address.path if place else ""
        if place is None or not (is_page(path) or is_document(path)):
            return None
        name = named(place.key, self._key)
        known = self._waiting.get(name)
        if name in self._seen or (known and known.depth <= depth):
            return None
        people = may_show_people(path, lead.text)
        what = self._what(place.address, depth, people=people, known=known is not None)
        before = self._others.get(name)
        if before and before.what == what:
            return None
        url = {"waiting": place.address.url, "document": self._shown(place.address.url)}.get(what, "")
        offer = Offer(name=name, what=what, url=url, depth=depth, people=people)
        self.take(offer)
        return offer

    def _what(self, address: Address, depth: int, *, people: bool, known: bool) -> What:
        if is_document(address.path):
            return "document"
        if not self._allows(address.url):
            return "closed"
        if not known and self._is_trap(address, people=people):
            return "trapped"
        return "waiting" if depth <= self._depth else "deep"

    def _is_trap(self, address: Address, *, people: bool) -> bool:
        """Whether enough pages of its making are followed already."""
        made = self._shapes[shape(address.url)]
        if is_endless(address.path) or len(self._waiting) >= MOST_WAITING:
            return True
        if is_calendar(address.path):
            return made >= DAYS
        return made >= ALIKE and not people


def named(key: str, secret: bytes) -> str:
    """A name for an address that tells nothing of it to whoever does not have the secret."""
    return hashlib.blake2b(key.encode("utf-8", "surrogatepass"), key=secret, digest_size=12).hexdigest()
