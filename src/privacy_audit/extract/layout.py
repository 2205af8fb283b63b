"""How a page is laid out, for whoever asks who is shown beside what: its lines and pictures, its links.

A walk of its own, apart from `extract`: only a visit to a whole site needs it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from urllib.parse import urldefrag

from bs4 import Tag

from privacy_audit.extract import head
from privacy_audit.extract.bounds import LINKS, Bounds
from privacy_audit.extract.decode import decode, kind_of
from privacy_audit.extract.images import absolute
from privacy_audit.extract.outline import Outline, Walk
from privacy_audit.extract.parsing import parse
from privacy_audit.extract.places import Places, attribute, decoded, inside, text_of
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


def laid_out(page: Page) -> Layout:
    """What a page of the web shows, in reading order, and the links that may be followed from it.

    Anything but HTML has no layout.
    """
    if kind_of(page) != "html":
        return Layout()
    walk = _Laying()
    parsed = walk.over(parse(decode(page), Bounds().parts))
    base = _base(parsed, page.url)
    return Layout(things=tuple(_things(walk, base)), leads=tuple(_leads(parsed, page, base)))


class _Laying(Walk):
    """Notes with each line and picture how deep the element lies that it shares with the one before."""

    def __init__(self) -> None:
        super().__init__()
        self.laid: list[tuple[str, Tag, int]] = []
        self.depth = self.lowest = 0

    def note(self, tag: Tag) -> None:
        super().note(tag)
        if tag.name == "img" and not self.hidden:
            self.lay(attribute(tag, "alt"), tag)

    def open(self, tag: Tag) -> None:
        super().open(tag)
        self.depth += 1

    def close(self, tag: Tag) -> None:
        super().close(tag)
        self.depth -= 1
        self.lowest = min(self.lowest, self.depth)

    def keep(self, text: str, *, hidden: bool) -> None:
        super().keep(text, hidden=hidden)
        if not hidden and (joined := " ".join(text.split())):
            self.lay(joined, self.holders[-1])

    def lay(self, text: str, tag: Tag) -> None:
        if len(self.laid) < THINGS:
            self.laid.append((text, tag, self.lowest))
        self.lowest = self.depth


def _things(walk: _Laying, base: str | None) -> Iterator[Laid]:
    places = Places()
    numbers = {id(tag): number for number, tag in enumerate(walk.named.get("img", ()), 1)}
    for text, tag, nest in walk.laid:
        if tag.name != "img":
            yield Laid(text=decoded(text)[:_LINE], locator=places.of(tag), nest=nest)
            continue
        url = next((url for name in _LAZY if (url := absolute(attribute(tag, name), base))), "")
        # The place is called as the pictures of the content are.
        locator = f"{places.of(tag)} (img {numbers[id(tag)]})"
        yield Laid(text=" ".join(text.split())[:_LINE], locator=locator, nest=nest, picture=url)


def _base(page: Outline, url: str | None) -> str | None:
    declared = next((attribute(tag, "href") for tag in page.named.get("base", ())), "")
    return absolute(declared, url) or url


def _leads(page: Outline, document: Page, base: str | None) -> Iterator[Lead]:
    """Each link once: where the page says it is at home, then frames, then what can be clicked."""
    if _asks_not_to_follow(page, document):
        return
    seen: set[str] = set()
    for tag in islice(_linking(page), LINKS):
        url = _address(tag, base)
        if url and url not in seen and len(seen) < _LEADS:
            seen.add(url)
            yield Lead(url=url, text=text_of(islice(inside(tag), _LINK_TEXT))[:100])


def _linking(page: Outline) -> Iterator[Tag]:
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


def _asks_not_to_follow(page: Outline, document: Page) -> bool:
    """`nofollow` for all links of a page, in its head or in the header `X-Robots-Tag`."""
    metas = (tag for tag in page.named.get("meta", ()) if head.key_of(tag) in _ROBOTS)
    asked = [attribute(tag, "content") for tag in metas] + [document.headers.get("x-robots-tag", "")]
    return any(word in ("nofollow", "none") for text in asked for word in _split(text))


def _split(text: str) -> list[str]:
    return text[:500].lower().replace(",", " ").replace(":", " ").split()


def _words(tag: Tag, name: str) -> list[str]:
    return _split(attribute(tag, name))
