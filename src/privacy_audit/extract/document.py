"""Joins the readers: a page of any kind becomes one `Content`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from privacy_audit.extract import documents, head, images
from privacy_audit.extract.bounds import TITLE, Bounds
from privacy_audit.extract.decode import beginning, decode, kind_of, pieces
from privacy_audit.extract.documents import text_lines
from privacy_audit.extract.embedded import harvest, load
from privacy_audit.extract.gathering import Gathering
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
    document = load(decode(page), bounds.values) if kind == "json" else None
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
    title = bounds.shortened(head.title_of(gathered.head), TITLE)
    segments = tuple(_segments(gathered, title, bounds))
    pictures = tuple(bounds.pictures.first(_pictures(gathered)))
    claims = (*head.claims(gathered.head, title), *gathered.harvests.claims)
    containers = ("document:html", *_containers(gathered), *gathered.harvests.names)
    language = head.language_of(gathered.head)
    return _content(page, containers, segments, pictures, claims, title, language, cut=bounds.cut)


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
