"""Joins the readers: a page of any kind becomes one `Content`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from privacy_audit.extract import documents, head, images, links, mapped, marked, scripts, tapped
from privacy_audit.extract.bounds import TITLE, Bounds
from privacy_audit.extract.decode import decode, kind_of
from privacy_audit.extract.embedded import Harvest, harvest, load
from privacy_audit.extract.names import listed
from privacy_audit.extract.outline import Outline, outline
from privacy_audit.extract.places import Places, attribute, decoded
from privacy_audit.model import Content, Page, Part, Picture, Segment

_MARKUP = 2_000_000
_COMMENT = 200_000
_CLAIMS = 200
# A tag inside a comment: old Facebook pages keep their text there.
_TAG = re.compile(r"<[^<>]{0,4000}>")
# A comment of the page's author to machines: conditional code, build marks.
_MACHINE = re.compile(r"^\s{0,20}\[if |^\s{0,20}<!\[|<script|<style|function\s{0,2}\(", re.I)
# JSON-LD whose picture shows the person that the page is about.
_PERSONAL = frozenset(("json-ld:Person", "json-ld:ProfilePage"))
# Elements that scripts fill: the roots of the common frameworks.
_ROOTS = listed("root app react-root __next __nuxt app-root main-app svelte q-app")
_Harvested = tuple[str, Part, str, Harvest]
"""Name of the container, part, root of the locators and what a data script holds."""


def extract(page: Page) -> Content:
    """Everything that a stranger receives with a page. Never raises; what cannot be read is empty.

    The first of `containers` is `document:html`, `json`, `text`, `binary` or `empty`.
    """
    if (found := documents.content_of(page)) is not None:
        return found
    kind = kind_of(page)
    markup = "" if kind in ("binary", "empty") else decode(page)
    document = load(markup) if kind == "json" else None
    if isinstance(document, dict | list):
        return _json(page, markup, document)
    if kind in ("html", "json") and "<" in markup:
        return _html(page, markup)
    kind, bounds = "text" if kind == "json" else kind, Bounds()
    segments = tuple(bounds.text(_lines(markup)))
    return _content(page, markup, (f"document:{kind}",), segments, cut=bounds.cut)


def _lines(markup: str) -> Iterator[Segment]:
    for number, line in enumerate(markup.splitlines(), 1):
        if text := " ".join(line.split()):
            yield Segment(text=text, part=Part.TEXT, locator=f"line {number}")


def _content(
    page: Page,
    markup: str,
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
        markup=markup[:_MARKUP],
        cut=cut,
    )


def _json(page: Page, markup: str, document: object) -> Content:
    bounds = Bounds()
    found = harvest(document, Part.EMBEDDED_JSON, "$", bounds.values)
    pictures = tuple(
        bounds.pictures.first(_json_pictures(found, Part.EMBEDDED_JSON, "$", page.url, personal=False))
    )
    segments = tuple(bounds.text(found.segments))
    return _content(page, markup, ("document:json",), segments, pictures, found.claims, cut=bounds.cut)


def _html(page: Page, markup: str) -> Content:
    bounds = Bounds()
    parsed = outline(markup, bounds)
    places, base, title = Places(), _base(parsed, page.url), bounds.shortened(head.title_of(parsed), TITLE)
    harvests = list(_harvests(parsed, bounds))
    segments = tuple(_segments(parsed, places, title, harvests, bounds))
    pictures = tuple(bounds.pictures.first(_pictures(parsed, base, places, harvests)))
    claims = (*head.claims(parsed, title), *(claim for *_, found in harvests for claim in found.claims))
    containers = ("document:html", *_containers(parsed), *(name for name, *_ in harvests))
    language = head.language_of(parsed)
    return _content(page, markup, containers, segments, pictures, claims, title, language, cut=bounds.cut)


def _segments(
    page: Outline, places: Places, title: str, harvests: list[_Harvested], bounds: Bounds
) -> Iterator[Segment]:
    """All that can be read, each source as far as there is room for it."""
    yield from bounds.beside(head.segments(page, title))
    yield from bounds.text(_texts(page, places))
    yield from bounds.beside(links.attributes(page, places))
    yield from bounds.beside(tapped.tapped(page, places))
    yield from bounds.beside(mapped.mapped(page, places))
    yield from bounds.beside(links.links(page, places, bounds.links))
    yield from bounds.beside(marked.microformats(page, places, bounds.steps))
    yield from bounds.beside(marked.microdata(page, places, bounds.steps))
    yield from bounds.beside(segment for *_, found in harvests for segment in found.segments)
    yield from bounds.beside(_comments(page, bounds))


def _pictures(
    page: Outline, base: str | None, places: Places, harvests: list[_Harvested]
) -> Iterator[Picture]:
    yield from _meta_pictures(page, base)
    yield from images.in_markup(page, base, places)
    for name, part, root, found in harvests:
        yield from _json_pictures(found, part, root, base, personal=name in _PERSONAL)


def _base(page: Outline, url: str | None) -> str | None:
    declared = next(
        (attribute(tag, "href") for tag in page.named.get("base", ()) if "href" in tag.attrs), None
    )
    return images.absolute(declared, url) if declared else url


def _texts(page: Outline, places: Places) -> Iterator[Segment]:
    """Visible lines first, so that a label stays beside its value; then those out of sight."""
    for hidden in (False, True):
        for block in page.blocks:
            if block.hidden is hidden:
                yield Segment(
                    text=decoded(block.text), part=Part.TEXT, locator=places.of(block.tag), hidden=hidden
                )


def _comments(page: Outline, bounds: Bounds) -> Iterator[Segment]:
    for comment in bounds.comments.first(page.comments):
        if len(comment) <= _COMMENT and not _MACHINE.search(comment[:5000]):
            text = decoded(" ".join(_TAG.sub(" ", comment).split()))
            if " " in text or "@" in text:
                yield Segment(text=text, part=Part.TEXT, locator="comment", hidden=True)


def _harvests(page: Outline, bounds: Bounds) -> Iterator[_Harvested]:
    """The data of each script, as far as there is room for it."""
    for number, script in enumerate(bounds.scripts.first(page.named.get("script", ()))):
        source = scripts.source_of(script)
        if scripts.is_linked_data(script):
            document = load(source)
            root, kinds = f"ld[{number}]", _types(document) or ["unknown"]
            for kind in kinds[1:]:
                yield f"json-ld:{kind}", Part.JSON_LD, "", Harvest((), (), ())
            found = harvest(document, Part.JSON_LD, root, bounds.values)
            yield f"json-ld:{kinds[0]}", Part.JSON_LD, root, found
        else:
            for data in scripts.data_in(script, source):
                if bounds.values.exceeded:
                    return
                found = harvest(data.value, Part.EMBEDDED_JSON, data.name, bounds.values)
                yield data.name, Part.EMBEDDED_JSON, data.name, found


def _types(document: object) -> list[str]:
    """The types of the things that a JSON-LD block describes itself: not those nested in them."""
    entries: list[object] = document if isinstance(document, list) else [document]
    types: list[str] = []
    for entry in entries:
        if isinstance(entry, dict):
            graph = entry.get("@graph")
            inner = [one for one in graph if isinstance(one, dict)] if isinstance(graph, list) else []
            for one in (entry, *inner):
                kinds = one.get("@type")
                types += [str(kind)[:60] for kind in (kinds if isinstance(kinds, list) else [kinds]) if kind]
    return types


def _json_pictures(
    found: Harvest, part: Part, root: str, base: str | None, *, personal: bool
) -> Iterator[Picture]:
    for leaf in found.leaves:
        if picture := images.in_json(leaf, part, root, base, personal):
            yield picture


def _meta_pictures(page: Outline, base: str | None) -> Iterator[Picture]:
    for tag in page.named.get("meta", []):
        if head.is_picture(key := head.key_of(tag)):
            yield from images.in_meta(tag, key, base)


def _containers(page: Outline) -> Iterator[str]:
    yield from head.containers(page)
    yield from marked.item_types(page)
    if marked.has_card(page):
        yield "hcard"
    if any(attribute(tag, "type").lower() == "password" for tag in page.named.get("input", ())):
        yield "login-form"
    if page.named.get("script"):
        yield "scripts"
    roots = [tag for tag in page.named.get("div", ()) if str(tag.attrs.get("id", "")).lower() in _ROOTS]
    for tag in roots[:10]:
        if next(tag.stripped_strings, None) is None:
            yield f"empty-root:{attribute(tag, 'id')}"
