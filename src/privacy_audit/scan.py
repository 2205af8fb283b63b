"""The join of everything that looks: targets in, what a stranger sees and what could not be looked at out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from msgspec.structs import replace

from privacy_audit.catalog import Library
from privacy_audit.checklist import AddressRule, Catalog, Network
from privacy_audit.detectors import detect, detected
from privacy_audit.detectors.photo import photos
from privacy_audit.extract import extract, origin_of
from privacy_audit.model import Certainty, Content, Exposure, Gap, Kind, Look, Page, Sight, Status, Value
from privacy_audit.sight import recognise, sight
from privacy_audit.sources import Options, open_target, shown_target

BESIDE_THE_PAGES = ("other-files", "links-outside")
"""Gaps about files that are no pages: they are said, but the pages of the folder were still seen."""
EXPOSURES = 1_000
"""Values of each kind that are told of one page: a list of more is nobody's own page, and no report for
people would name them all."""
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
    same: dict[tuple[str, str], list[Exposure]] = {}
    for exposure in exposures:
        same.setdefault((exposure.kind, exposure.reveal()), []).append(exposure)
    return tuple(together[0] if len(together) == 1 else _joined(together) for together in same.values())


def _joined(together: list[Exposure]) -> Exposure:
    order = list(Certainty)
    attributes: dict[str, str] = {}
    for exposure in reversed(together):
        attributes |= exposure.attributes
    return replace(
        together[0],
        certainty=max((exposure.certainty for exposure in together), key=order.index),
        where=tuple(dict.fromkeys(place for exposure in together for place in exposure.where)),
        attributes=attributes,
    )


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
        found = detected(content, number)
        everything = found.exposures + photos(content, number, network, catalog.pages)
        exposures = _surest(everything)
        judged = _cut(judged, content.cut or found.cut or len(exposures) < len(everything))
    return _PageSeen(
        name=page.name, network=network.id if network else None, sight=judged, exposures=exposures
    )


def _cut(judged: Sight, is_cut: bool) -> Sight:
    """A page that holds more than is read of one page was not seen whole, whatever else it says."""
    if is_cut and judged.status is Status.SEEN:
        return Sight(status=Status.PARTLY_SEEN, code="too-much")
    return judged


def _surest(exposures: tuple[Exposure, ...]) -> tuple[Exposure, ...]:
    """In their order, the surest of each kind if there are too many to tell of one page."""
    if len(exposures) <= EXPOSURES:
        return exposures
    order, count, kept = list(Certainty), Counter[Kind](), set[int]()
    for index in sorted(range(len(exposures)), key=lambda one: -order.index(exposures[one].certainty)):
        count[exposures[index].kind] += 1
        if count[exposures[index].kind] <= EXPOSURES:
            kept.add(index)
    return tuple(exposures[index] for index in sorted(kept))


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
        sight=seen[0].sight if len(seen) == 1 and not gaps else _sight_of_target(seen, every),
        pages=len(seen),
        gaps=tuple(every) if len(seen) + len(gaps) > 1 else (),
    )


def _sight_of_target(seen: Sequence[_PageSeen], gaps: Sequence[Gap]) -> Sight:
    missing = [gap for gap in gaps if gap.code not in BESIDE_THE_PAGES]
    if any(page.sight.status.was_seen for page in seen):
        if missing:
            return Sight(status=Status.PARTLY_SEEN, code="some-pages")
        return Sight(status=Status.SEEN, code="seen")
    first = gaps[0]
    return Sight(status=first.status, code=first.code, values=first.values)
