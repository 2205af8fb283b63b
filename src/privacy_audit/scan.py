"""The join of everything that looks: targets in, what a stranger sees and what could not be looked at out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from privacy_audit.catalog import Library
from privacy_audit.checklist import AddressRule, Catalog, Network
from privacy_audit.detectors import detect
from privacy_audit.detectors.photo import photos
from privacy_audit.extract import extract, origin_of
from privacy_audit.model import Certainty, Content, Exposure, Gap, Look, Page, Sight, Status, Value
from privacy_audit.sight import recognise, sight
from privacy_audit.sources import Options, open_target, shown_target

BESIDE_THE_PAGES = ("other-files", "links-outside")
"""Gaps about files that are no pages: they are said, but the pages of the folder were still seen."""
Progress = Callable[[str], None]
"""Told the masked name of each page before it is read."""


class Scan(Value):
    """What became of the targets, in their order, and what was found; `Occurrence.target` indexes `looks`."""

    looks: tuple[Look, ...]
    exposures: tuple[Exposure, ...]


def scan(targets: Sequence[str], catalog: Catalog, options: Options, progress: Progress) -> Scan:
    """Open, read and judge every target; the same value on two targets is one exposure with two places."""
    looks: list[Look] = []
    found: list[Exposure] = []
    for number, target in enumerate(targets):
        look, exposures = _scan_target(number, target, catalog, options, progress)
        looks.append(look)
        found += exposures
    return Scan(looks=tuple(looks), exposures=merged(found))


def merged(exposures: Sequence[Exposure]) -> tuple[Exposure, ...]:
    """Exposures of the same kind and value as one, with all places and the best certainty."""
    order = list(Certainty)
    joined: dict[tuple[str, str], Exposure] = {}
    for exposure in exposures:
        key = (exposure.kind, exposure.reveal())
        earlier = joined.get(key)
        if earlier is None:
            joined[key] = exposure
            continue
        joined[key] = replace(
            earlier,
            certainty=max(earlier.certainty, exposure.certainty, key=order.index),
            where=tuple(dict.fromkeys(earlier.where + exposure.where)),
            attributes=exposure.attributes | earlier.attributes,
        )
    return tuple(joined.values())


def scan_content(content: Content, *, with_photos: bool = False) -> tuple[Exposure, ...]:
    """What stands in a content, apart from whether it was seen as a stranger sees it."""
    found = detect(content)
    if with_photos:
        library = Library()
        known = recognise(content.url, library.networks()) if content.url else None
        found += photos(content, 0, known[0] if known else None, library.page_rules())
    return found


class _PageSeen(Value):
    """One page after it was read."""

    name: str
    network: str | None
    sight: Sight
    exposures: tuple[Exposure, ...]


def _scan_target(
    number: int, target: str, catalog: Catalog, options: Options, progress: Progress
) -> tuple[Look, tuple[Exposure, ...]]:
    seen: list[_PageSeen] = []
    gaps: list[Gap] = []
    for item in open_target(target, options):
        progress(item.name)
        match item:
            case Gap():
                gaps.append(item)
            case Page():
                seen.append(_scan_page(number, item, catalog, options))
    exposures = tuple(exposure for page in seen for exposure in page.exposures)
    return _look(shown_target(target, options.mask), seen, gaps), exposures


def _scan_page(number: int, page: Page, catalog: Catalog, options: Options) -> _PageSeen:
    page = page if page.url else replace(page, url=origin_of(page))
    network, rule = _recognised(page, catalog)
    content = extract(page)
    judged = sight(page, content, network, rule, catalog.pages)
    exposures: tuple[Exposure, ...] = ()
    if judged.status.was_seen:
        exposures = detect(content, number) + photos(content, number, network, catalog.pages)
    return _PageSeen(
        name=page.name, network=network.id if network else None, sight=judged, exposures=exposures
    )


def _recognised(page: Page, catalog: Catalog) -> tuple[Network | None, AddressRule | None]:
    """The network of the address that was asked for; after a redirect the page may be somebody else's."""
    for url in (page.asked, page.url):
        if url and (known := recognise(url, catalog.networks)):
            return known[0], known[1]
    return None, None


def _look(name: str, seen: Sequence[_PageSeen], gaps: Sequence[Gap]) -> Look:
    """One target out of its pages: seen if all were, partly if some were, else what the first one was."""
    unseen = [
        Gap(name=page.name, status=page.sight.status, code=page.sight.code, values=page.sight.values)
        for page in seen
        if page.sight.status is not Status.SEEN
    ]
    every = [*gaps, *unseen]
    networks = {page.network for page in seen if page.network}
    return Look(
        target=name,
        network=networks.pop() if len(networks) == 1 else None,
        sight=_sight_of_target(seen, every),
        pages=len(seen),
        gaps=tuple(every) if len(seen) + len(gaps) > 1 else (),
    )


def _sight_of_target(seen: Sequence[_PageSeen], gaps: Sequence[Gap]) -> Sight:
    if len(seen) == 1 and not gaps:
        return seen[0].sight
    missing = [gap for gap in gaps if gap.code not in BESIDE_THE_PAGES]
    if any(page.sight.status.was_seen for page in seen):
        if missing:
            return Sight(status=Status.PARTLY_SEEN, code="some-pages")
        return Sight(status=Status.SEEN, code="seen")
    first = gaps[0]
    return Sight(status=first.status, code=first.code, values=first.values)
