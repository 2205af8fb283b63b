"""What a site asks programs not to read: its robots.txt, fetched under the same guard as its pages.

RFC 9309: what cannot be reached forbids everything, what is not there forbids nothing; 500 KiB are read.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import TYPE_CHECKING

from privacy_audit.model import Value
from privacy_audit.sources.address import Address
from privacy_audit.sources.deadline import Deadline, NotFetched
from privacy_audit.sources.fetch import Answer, Question, ask
from privacy_audit.sources.guard import Resolve, system_resolve
from privacy_audit.sources.options import Options

if TYPE_CHECKING:
    from protego import Protego

TOKEN = "privacy-audit"  # noqa: S105 - the name by which a robots.txt may address us
LIMIT = 500 * 1024
"""RFC 9309, 2.5: at least so much must be read."""
LONGEST_DELAY = 30.0
"""Seconds between two questions that a site may ask for; more would take days."""
REDIRECTS = 5
_SITEMAPS = 5
_SITEMAP_BYTES = 2 * 1024 * 1024
_ADDRESSES = 5_000
_OF_SERVER = frozenset(("private-address", "dns", "connection", "tls", "timeout", "bad-answer"))
"""Why a server could not be asked that has nothing to do with the file it was asked for."""
# An address in a sitemap; its format is so plain that no reader of XML, with its entities, is needed.
_LOC = re.compile(r"<loc>\s{0,200}(?:<!\[CDATA\[)?\s{0,20}([^<>\s\]]{1,2000})")

Before = Callable[[], None]
"""Called before each question: waits until it is polite to ask."""


class Rules:
    """What one server allows us. `reached`: whether it could be asked at all.

    `problem` is why not, if whatever is asked of that server fails alike.
    """

    def __init__(
        self, parsed: Protego | None, *, reached: bool = True, problem: NotFetched | None = None
    ) -> None:
        self._parsed = parsed
        self.reached = reached
        self.problem = problem

    def allows(self, url: str) -> bool:
        """Whether we may read an address of that server."""
        if not self.reached:
            return False
        return self._parsed is None or bool(self._parsed.can_fetch(url, TOKEN))

    @property
    def delay(self) -> float:
        """Seconds between two questions that it asks for, `LONGEST_DELAY` at most; 0 for none."""
        asked = self._parsed.crawl_delay(TOKEN) if self._parsed else None
        return min(max(float(asked or 0), 0.0), LONGEST_DELAY)

    @property
    def sitemaps(self) -> tuple[str, ...]:
        """The sitemaps that it names, a few."""
        return tuple(self._parsed.sitemaps)[:_SITEMAPS] if self._parsed else ()


class Sitemap(Value):
    """The addresses of one sitemap. `is_index`: they are other sitemaps."""

    addresses: tuple[str, ...] = ()
    is_index: bool = False


def rules_of(address: Address, options: Options, before: Before, resolve: Resolve = system_resolve) -> Rules:
    """Ask the server of an address for its robots.txt."""
    from protego import Protego

    asked = [_file(address, "/robots.txt")]
    try:
        answer = _asked(asked, LIMIT, options, before, resolve)
    except NotFetched as problem:
        is_server = len(asked) == 1 and problem.code in _OF_SERVER
        return Rules(None, reached=False, problem=problem if is_server else None)
    if answer is None or 400 <= answer.status_code < 500:
        return Rules(None)
    if answer.status_code >= 500:
        return Rules(None, reached=False)
    text = answer.body.content.decode("utf-8-sig", "replace")
    return Rules(Protego.parse(text))


def sitemap_of(
    address: Address, options: Options, before: Before, resolve: Resolve = system_resolve
) -> Sitemap:
    """Read a sitemap; an empty one if it cannot be had."""
    try:
        answer = _asked([address], _SITEMAP_BYTES, options, before, resolve)
    except NotFetched:
        return Sitemap()
    if answer is None or answer.status_code >= 400:
        return Sitemap()
    text = answer.body.content.decode("utf-8-sig", "replace")
    addresses = (unescape(found.group(1)) for found in _LOC.finditer(text))
    return Sitemap(addresses=tuple(dict.fromkeys(addresses))[:_ADDRESSES], is_index="<sitemapindex" in text)


def _file(address: Address, path: str) -> Address:
    return Address(scheme=address.scheme, host=address.host, port=address.port, path=path)


def _asked(
    addresses: list[Address], limit: int, options: Options, before: Before, resolve: Resolve
) -> Answer | None:
    """The answer of the last of the addresses, or of one that it leads to; None if it leads nowhere.

    `addresses` grows with each step.
    """
    question = Question(accept="text/plain,text/xml,*/*;q=0.5", limit=limit, is_wanted=lambda declared: True)
    for _ in range(REDIRECTS + 1):
        before()
        answer = ask(addresses[-1], question, options, Deadline.after(options.timeout), resolve)
        if isinstance(answer, Answer):
            return answer
        addresses.append(answer)
    return None
