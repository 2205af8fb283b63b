"""How a page is laid out, for whoever asks who is shown beside what: its lines and pictures, its links.

A walk of its own, apart from `extract`: only a visit to a whole site needs it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple
from urllib.parse import urldefrag

from bs4 import Tag

from privacy_audit.extract import head
from privacy_audit.extract.bounds import FRAMED_DEEP, LINKS, Bounds
from privacy_audit.extract.decode import kind_of, pieces
from privacy_audit.extract.frames import DRAWN, NAMES, Frames
from privacy_audit.extract.images import absolute
from privacy_audit.extract.outline import Walk
from privacy_audit.extract.parsing import parse
from privacy_audit.extract.places import attribute, decoded, place_of, text_of
from privacy_audit.extract.tree import Element
from privacy_audit.model import Laid, Layout, Lead, Page

THINGS = 20_000
"""Lines and pictures of one page; the longest lists of members have some thousand."""
_LEADS = 5_000
_LINE = 2_000
_LINK_TEXT = 40
_LONGEST_ADDRESS = 2_000
# Where a page asks that its links be left alone: for everybody, or for us.
_ROBOTS = ("robots", "privacy-audit")
_LAZY = ("data-src", "data-original", "data-lazy-src", "src")
_ASKED_FOR = frozenset(("a", "area", "base", "frame", "iframe", "link", "meta"))


class _Thing(NamedTuple):
    """A line, or a picture with where it may come from, and how deep the element around lies."""

    text: str
    place: str
    nest: int
    sources: tuple[str, ...] | None


def laid_out(page: Page) -> Layout:
    """What a page of the web shows, in reading order, and the links that may be followed from it.

    Anything but HTML has no layout.
    """
    if kind_of(page) != "html":
        return Layout()
    limits = Bounds()
    walk = _Laying(limits, page.url)
    parse(pieces(page), walk, limits)
    walks = (walk, *_inside(walk, limits, 1))
    things = islice((thing for one in walks for thing in _things(one)), THINGS)
    return Layout(things=tuple(things), leads=tuple(_leads(walks, page)), frames=_framed(walks))


def _inside(page: _Laying, limits: Bounds, depth: int) -> Iterator[_Laying]:
    """The documents that stand in frames of a page in sight, and those in theirs, as `extract` reads them."""
    for frame in page.frames.documents if depth <= FRAMED_DEEP else ():
        if not frame.hidden:
            inner = _Laying(limits, _base(page), f"{page.place}{frame.place} › ")
            parse((frame.text,), inner, limits)
            yield inner
            yield from _inside(inner, limits, depth + 1)


class _Laying(Walk):
    """Notes with each line and picture how deep the element lies that it shares with the one before.

    `place` stands before the places of a document in a frame; `url` is what its addresses are relative to.
    """

    def __init__(self, limits: Bounds, url: str | None, place: str = "") -> None:
        super().__init__(limits)
        self.url, self.place = url, place
        self.frames = Frames(limits)
        self.laid: list[_Thing] = []
        self.named: dict[str, list[Tag]] = defaultdict(list)
        self.depth, self.lowest, self.images = -1, 0, 0  # the page itself is opened as well

    def note(self, tag: Element) -> bool:
        """Remember what may lead elsewhere, and where pictures are."""
        if tag.name == "img":
            self.images += 1
            if not self.hidden:
                # The place is called as the pictures of the content are.
                self.lay(attribute(tag, "alt"), f"{place_of(tag)} (img {self.images})", _sources(tag))
        if tag.name in DRAWN and tag.attrs:
            self.frames.add_drawing(tag, is_out_of_sight=bool(self.hidden))
        if tag.name in NAMES:
            self.frames.add(tag, None, is_out_of_sight=bool(self.hidden))
        if tag.name in _ASKED_FOR and len(self.named[tag.name]) < LINKS:
            self.named[tag.name].append(tag)
            return True
        return super().note(tag)

    def open(self, tag: Element) -> None:
        super().open(tag)
        self.depth += 1

    def close(self, tag: Element) -> None:
        super().close(tag)
        self.depth -= 1
        self.lowest = min(self.lowest, self.depth)

    def reread(self, text: str, around: Element) -> None:
        self.frames.reread(text, around, hidden=bool(self.hidden))

    def part(self) -> None:
        """Each piece is a thing of its own: who asks for pieces of a page asks where each of them lies."""
        self.flush()

    def keep(self, text: str, around: Element, *, hidden: bool) -> None:
        if text and not hidden:
            self.lay(text, place_of(around), None)

    def lay(self, text: str, place: str, sources: tuple[str, ...] | None) -> None:
        if len(self.laid) < THINGS:
            self.laid.append(_Thing(text, self.place + place, self.lowest, sources))
        self.lowest = self.depth


def _sources(tag: Tag) -> tuple[str, ...]:
    return tuple(written for name in _LAZY if (written := attribute(tag, name)))


def _things(walk: _Laying) -> Iterator[Laid]:
    base = _base(walk)
    for text, place, nest, sources in walk.laid:
        if sources is None:
            yield Laid(text=decoded(text)[:_LINE], locator=place, nest=nest)
        else:
            url = next((url for source in sources if (url := absolute(source, base))), "")
            yield Laid(text=" ".join(text.split())[:_LINE], locator=place, nest=nest, picture=url)


def _base(page: _Laying) -> str | None:
    declared = next((attribute(tag, "href") for tag in page.named.get("base", ()) if "href" in tag.attrs), "")
    return absolute(declared, page.url) or page.url


def _framed(walks: tuple[_Laying, ...]) -> tuple[str, ...]:
    """The addresses of the pages that are shown in frames, each once, as links are written."""
    shown = ((address, base) for one in walks for base in (_base(one),) for address in one.frames.addresses)
    return tuple(dict.fromkeys(absolute(address, base) or address for address, base in shown))


def _leads(walks: tuple[_Laying, ...], document: Page) -> Iterator[Lead]:
    """Each link once: where the page says it is at home, then frames, then what can be clicked."""
    if _asks_not_to_follow(walks[0], document):
        return
    seen: set[str] = set()
    allowed = [page for page in walks if not _asks_not_to_follow(page, document)]
    linking = ((tag, base) for page in allowed for base in (_base(page),) for tag in _linking(page))
    for tag, base in islice(linking, LINKS):
        url = _address(tag, base)
        if url and url not in seen and len(seen) < _LEADS:
            seen.add(url)
            yield Lead(url=url, text=text_of(islice(tag.descendants, _LINK_TEXT))[:100])


def _linking(page: _Laying) -> Iterator[Tag]:
    named = page.named
    yield from (tag for tag in named.get("link", ()) if "canonical" in _words(tag, "rel"))
    yield from (*named.get("frame", ()), *named.get("iframe", ()))
    for tag in (*named.get("a", ()), *named.get("area", ())):
        if "nofollow" not in _words(tag, "rel"):
            yield tag


def _address(tag: Tag, base: str | None) -> str | None:
    written = attribute(tag, "src" if tag.name in ("frame", "iframe") else "href").strip()
    url = absolute(written, base) if written else None
    if not url or len(url) > _LONGEST_ADDRESS or url[:4].lower() != "http":
        return None
    return urldefrag(url).url


def _asks_not_to_follow(page: _Laying, document: Page) -> bool:
    """`nofollow` for all links of a page, in its head or in the header `X-Robots-Tag`."""
    metas = (tag for tag in page.named.get("meta", ()) if head.key_of(tag) in _ROBOTS)
    asked = [attribute(tag, "content") for tag in metas] + [document.headers.get("x-robots-tag", "")]
    return any(word in ("nofollow", "none") for text in asked for word in _split(text))


def _split(text: str) -> list[str]:
    return text[:500].lower().replace(",", " ").replace(":", " ").split()


def _words(tag: Tag, name: str) -> list[str]:
    return _split(attribute(tag, name))
