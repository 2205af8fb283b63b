"""Joins the readers: a page of any kind becomes one `Content`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from msgspec.structs import replace

from privacy_audit.extract import documents, head, images
from privacy_audit.extract.bounds import FRAMED_DEEP, TITLE, Bounds
from privacy_audit.extract.decode import beginning, json_pieces, kind_of, pieces
from privacy_audit.extract.documents import text_lines
from privacy_audit.extract.embedded import harvest
from privacy_audit.extract.frames import Framed
from privacy_audit.extract.gathering import Gathering
from privacy_audit.extract.loading import load_pieces
from privacy_audit.extract.parsing import parse
from privacy_audit.model import Content, Page, Part, Picture, Segment

_MARKUP = 1_000_000
_CLAIMS = 200


def extract(page: Page) -> Content:
    """Everything that a stranger receives with a page. Never raises; what cannot be read is empty.

    The first of `containers` is `document:html`, `json`, `text`, `binary` or `empty`.
    """
    if (found := documents.content_of(page)) is not None:
        return found
    kind = kind_of(page)
    if kind in ("binary", "empty"):
        return Content(name=page.name, url=page.url, containers=(f"document:{kind}",))
    bounds = Bounds()
    document = load_pieces(json_pieces(page), bounds.values) if kind == "json" else None
    if isinstance(document, dict | list):
        return _json(page, document, bounds)
    if kind in ("html", "json") and b"<" in page.body:
        return _html(page)
    segments = tuple(bounds.text(text_lines(pieces(page), 1)))
    return _content(page, ("document:text",), segments, cut=bounds.cut)


def _content(
    page: Page,
    containers: Iterable[str],
    segments: Iterable[Segment] = (),
    pictures: Iterable[Picture] = (),
    claims: Iterable[str] = (),
    title: str = "",
    language: str | None = None,
    *,
    frames: Iterable[str] = (),
    refresh: str = "",
    cut: bool,
) -> Content:
    return Content(
        name=page.name,
        url=page.url,
        title=title,
        language=language,
        segments=tuple(segments),
        pictures=tuple(pictures),
        claims=tuple(dict.fromkeys(claim for claim in claims if claim))[:_CLAIMS],
        containers=tuple(dict.fromkeys(containers)),
        markup=beginning(page, _MARKUP),
        frames=len(shown := tuple(dict.fromkeys(frames))),
        parts=tuple(one for one in shown if one.startswith("cid:")),
        refresh=refresh,
        cut=cut,
    )


def _json(page: Page, document: object, bounds: Bounds) -> Content:
    found = harvest(document, Part.EMBEDDED_JSON, "$", bounds.values)
    named = (images.in_json(leaf, Part.EMBEDDED_JSON, "$", page.url, personal=False) for leaf in found.leaves)
    pictures = tuple(bounds.pictures.first(picture for picture in named if picture))
    segments = tuple(bounds.text(found.segments))
    return _content(page, ("document:json",), segments, pictures, found.claims, cut=bounds.cut)


def _html(page: Page) -> Content:
    bounds = Bounds()
    gathered = Gathering(bounds, page.url)
    parse(pieces(page), gathered, bounds)
    inside = tuple(_inside(gathered, bounds, 1))
    title = bounds.shortened(head.title_of(gathered.head), TITLE)
    segments = (*_segments(gathered, title, bounds), *_segments_inside(inside, bounds))
    pictures = tuple(bounds.pictures.first(chain(_pictures(gathered), _pictures_inside(inside))))
    in_sight = (gathered, *(inner for frame, inner in inside if not frame.hidden))
    frames = chain.from_iterable(one.frames.addresses for one in in_sight)
    claims = (*head.claims(gathered.head, title), *gathered.harvests.claims)
    containers = ("document:html", *_containers(gathered), *gathered.harvests.names)
    language = head.language_of(gathered.head)
    return _content(
        page,
        containers,
        segments,
        pictures,
        claims,
        title,
        language,
        frames=frames,
        refresh=gathered.refresh,
        cut=bounds.cut,
    )


def _inside(page: Gathering, bounds: Bounds, depth: int) -> Iterator[tuple[Framed, Gathering]]:
    """The documents that stand in frames of a page, and those in theirs, each with its frame."""
    for one in page.frames.documents:
        if depth > FRAMED_DEEP:
            bounds.framed.exceeded = True
            return
        inner = Gathering(bounds, page.base)
        parse((one.text,), inner, bounds)
        yield one, inner
        for frame, deeper in _inside(inner, bounds, depth + 1):
            place, hidden = f"{one.place} › {frame.place}", one.hidden or frame.hidden
            yield replace(frame, place=place, hidden=hidden), deeper


def _segments_inside(inside: Iterable[tuple[Framed, Gathering]], bounds: Bounds) -> Iterator[Segment]:
    """What can be read in frames, each place named with its frame; nobody is shown what a small one holds."""
    for frame, page in inside:
        title = bounds.shortened(head.title_of(page.head), TITLE)
        for one in _segments(page, title, bounds):
            place = f"{frame.place} › {one.locator}"
            yield replace(one, locator=place, hidden=one.hidden or frame.hidden)


def _pictures_inside(inside: Iterable[tuple[Framed, Gathering]]) -> Iterator[Picture]:
    for frame, page in inside:
        for one in _pictures(page):
            yield replace(one, locator=f"{frame.place} › {one.locator}")


def _segments(page: Gathering, title: str, bounds: Bounds) -> Iterator[Segment]:
    """All that can be read, each source as far as there is room for it.

    Visible lines stand together, so that a label stays beside its value; then those out of sight.
    """
    yield from bounds.beside(head.segments(page.head, title))
    yield from page.lines.segments
    yield from bounds.text(page.lines_unseen.segments)
    for source in (page.attributes, page.tapped, page.mapped, page.links, page.codes):
        yield from source.segments
    yield from page.formats.in_order()
    yield from page.properties.in_order()
    yield from page.harvests.segments.segments
    yield from page.comments.segments


def _pictures(page: Gathering) -> Iterator[Picture]:
    for tag in page.head["meta"]:
        if head.is_picture(key := head.key_of(tag)):
            yield from images.in_meta(tag, key, page.base)
    for source in (page.images, page.stills, page.styled):
        yield from source.found
    yield from page.harvests.pictures


def _containers(page: Gathering) -> Iterator[str]:
    yield from head.containers(page.head)
    yield from page.kinds
    for name, is_there in (
        ("hcard", page.has_card),
        ("login-form", page.has_login),
        ("scripts", page.has_scripts),
    ):
        if is_there:
            yield name
    for identifier in page.empty_roots:
        yield f"empty-root:{identifier}"
