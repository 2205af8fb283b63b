"""One page: from its bytes to how much of it was seen and what stands on it."""

from __future__ import annotations

from msgspec.structs import replace

from privacy_audit.catalog import Library
from privacy_audit.checklist import AddressRule, Catalog, Network
from privacy_audit.detectors import detect, detected
from privacy_audit.detectors.photo import told_apart
from privacy_audit.extract import extract, origin_of
from privacy_audit.model import (
    FRAMES,
    UNTOLD,
    Certainty,
    Content,
    Exposure,
    Gap,
    Kind,
    Page,
    Part,
    Sight,
    Status,
    Value,
)
from privacy_audit.scan.drawn import PhotoShown, photos_shown
from privacy_audit.scan.joining import surest
from privacy_audit.sight import recognise, sight

_SEEN = Sight(status=Status.SEEN, code="seen")


class PageSeen(Value):
    """One page after it was read."""

    name: str
    network: str | None
    sight: Sight
    exposures: tuple[Exposure, ...]
    contacted: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()
    """What on it could not be told, though the page itself was seen."""
    part: str | None = None
    parts: tuple[str, ...] = ()
    """How others of its file call it, and what of that file it shows in frames."""
    photos_shown: tuple[PhotoShown, ...] = ()
    """Its photos with the files that hold them; none of a copy that only the person has."""

    def photos(self) -> tuple[str, ...]:
        """The addresses of the person's photos on it, best first."""
        found = (exposure for exposure in self.exposures if exposure.kind is Kind.PHOTO)
        return tuple(exposure.reveal() for exposure in found)


class Extracted(Value):
    """A page without its bytes, and the content that they held."""

    page: Page
    content: Content


def extracted(page: Page) -> Extracted:
    """Read out what a page holds; nobody needs its bytes any more, which may be 10 MB."""
    page = page if page.url else replace(page, url=origin_of(page))
    return Extracted(page=replace(page, body=b""), content=extract(page))


def read_page(number: int, page: Page | Extracted, catalog: Catalog) -> PageSeen:
    """Read a page of the target with that number."""
    known = extracted(page) if isinstance(page, Page) else page
    return page_seen(number, known.page, known.content, catalog)


def page_seen(number: int, page: Page, content: Content, catalog: Catalog) -> PageSeen:
    """The same of a page whose content was extracted already."""
    network, rule = _recognised(page, catalog)
    # A copy that the network gave to the person: no wall stands in front, whatever its words are.
    own = page.archive is not None or "document:table" in content.containers
    judged = _SEEN if own else sight(page, content, network, rule, catalog.pages)
    exposures: tuple[Exposure, ...] = ()
    untold = frames = 0
    judged = _shown_before_scripts(judged, content)
    if judged.status.was_seen:
        frames = content.frames - len(content.parts)
        found = detected(content, number)
        shown, untold = told_apart(content, number, network, catalog.pages)
        everything = found.exposures + shown
        exposures = for_audience(surest(everything), page.audience)
        judged = _cut(judged, content.cut or found.cut or len(exposures) < len(everything))
    return PageSeen(
        name=page.name,
        network=_network(page, network, catalog),
        sight=judged,
        exposures=exposures,
        contacted=page.contacted,
        gaps=_beside(page, UNTOLD, untold) + _beside(page, FRAMES, frames),
        part=page.part,
        parts=content.parts if judged.status.was_seen and page.audience is None else (),
        photos_shown=photos_shown(content, exposures) if page.audience is None else (),
    )


def _beside(page: Page, code: str, count: int) -> tuple[Gap, ...]:
    """The gap of so many things on a page that may show the person; a copy that only they have, has none."""
    return (_told_beside(page.name, code, count),) if count and page.audience is None else ()


def missing_frames(name: str, count: int) -> Gap:
    """The gap of so many pages that the page of that name shows in frames and that nobody looked at."""
    return _told_beside(name, FRAMES, count)


def _told_beside(name: str, code: str, count: int) -> Gap:
    values = {"count": str(count)}
    return Gap(name=name, status=Status.PARTLY_SEEN, code=code, values=values, beside=True)


def _shown_before_scripts(judged: Sight, content: Content) -> Sight:
    """A page that its scripts are still to draw, but which tells of a person already: seen partly."""
    if judged.code != "script-shell":
        return judged
    text = replace(content, segments=tuple(one for one in content.segments if one.part is Part.TEXT))
    tells = any(one.certainty is not Certainty.POSSIBLE for one in detect(text))
    return Sight(status=Status.PARTLY_SEEN, code="before-scripts") if tells else judged


def for_audience(exposures: tuple[Exposure, ...], audience: str | None) -> tuple[Exposure, ...]:
    """The exposures with who can see them, where that is known: in an archive, some only the person."""
    if audience is None:
        return exposures
    return tuple(
        replace(exposure, attributes=exposure.attributes | {"audience": audience}) for exposure in exposures
    )


def scan_content(content: Content, *, with_photos: bool = False) -> tuple[Exposure, ...]:
    """What stands in a content, apart from whether it was seen as a stranger sees it."""
    found = detect(content)
    if with_photos:
        library = Library()
        known = recognise(content.url, library.networks()) if content.url else None
        found += told_apart(content, 0, known[0] if known else None, library.page_rules()).photos
    return found


def _network(page: Page, recognised: Network | None, catalog: Catalog) -> str | None:
    """The network that the page is of: by its address, or as the archive in which it lies."""
    if recognised:
        return recognised.id
    named = (kind.network for kind in catalog.archives if kind.id == page.archive)
    return next((name for name in named if name in catalog.networks), None)


def _cut(judged: Sight, is_cut: bool) -> Sight:
    """A page that holds more than is read of one page was not seen whole, whatever else it says."""
    if is_cut and judged.status is Status.SEEN:
        return Sight(status=Status.PARTLY_SEEN, code="too-much")
    return judged


def _recognised(page: Page, catalog: Catalog) -> tuple[Network | None, AddressRule | None]:
    """The network of the address that was asked for; after a redirect the page may be somebody else's."""
    for url in (page.asked, page.url):
        if url and (known := recognise(url, catalog.networks)):
            return known[0], known[1]
    return None, None
