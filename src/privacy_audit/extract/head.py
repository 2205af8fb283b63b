"""What a page says about itself: title, `<meta>`, and the names by which it calls its subject."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bs4 import Tag

from privacy_audit.extract.composed import one_line, part_of_address
from privacy_audit.extract.names import label_of, listed, plain
from privacy_audit.extract.places import attribute
from privacy_audit.model import Part, Segment

# `(@handle)` and `Contact @handle` in titles (facts 2, 3, 6, 8).
_AT_NAME = re.compile(r"(?<![\w.@])@([A-Za-z0-9_][A-Za-z0-9_.-]{1,60})")
_PICTURES = listed(
    "og:image og:image:url og:image:secure_url twitter:image twitter:image:src thumbnail image"
)
_POSITIONS = frozenset(("geo.position", "icbm"))
# Meta names that are about the machine, not the person.
_TECHNICAL = re.compile(
    r"viewport|theme-color|robots|googlebot|verif|csrf|token|app[_:-]|app$|generator|referrer|format-detection|"
    r"charset|refresh|^x-|^msapplication|^apple-|fb:|^og:(?:type|locale|ttl|image|video|site_name|url)|:url$|"
    r"twitter:(?:card|site|image|player)|:width$|:height$|color-scheme|^al:|resource|^bingbot|expires|cache",
    re.I,
)


_REFRESH = 3_000
"""Characters that are kept of where a page leads by itself."""
Named = Mapping[str, list[Tag]]
"""The elements of the head by name: `title`, `meta`, `link`, and `html`."""


def key_of(tag: Tag) -> str:
    """The name of a `<meta>`, lower case."""
    return (
        (attribute(tag, "property") or attribute(tag, "name") or attribute(tag, "itemprop")).strip().lower()
    )


def is_picture(key: str) -> bool:
    """Whether a `<meta>` of that name offers a picture."""
    return key in _PICTURES


def refresh_of(tag: Tag) -> str:
    """What a `<meta http-equiv="refresh">` says, else nothing."""
    is_one = attribute(tag, "http-equiv").strip().lower() == "refresh"
    return attribute(tag, "content")[:_REFRESH] if is_one else ""


def title_of(page: Named) -> str:
    """The first title of the document on one line."""
    titles = (_text(tag) for tag in page.get("title", [])[:3])
    return next((title for title in titles if title), "")


def _text(tag: Tag) -> str:
    return " ".join(tag.get_text().split())


def language_of(page: Named) -> str | None:
    """The declared language of the page."""
    return next((attribute(tag, "lang")[:20] for tag in page.get("html", []) if "lang" in tag.attrs), None)


def segments(page: Named, title: str) -> Iterator[Segment]:
    """Title and descriptions, then the contact data of `business:contact_data` and `geo.position`."""
    if title:
        yield Segment(text=title, part=Part.META, locator="title", label="title")
    parts: list[tuple[str, str]] = []
    for tag in page.get("meta", []):
        key, text = key_of(tag), " ".join(attribute(tag, "content").split())
        last = key.rpartition(":")[2]
        if "contact_data" in key and (part := part_of_address(last)):
            parts.append((part, text))
        if text and key and not _TECHNICAL.search(key):
            label = "geo" if key in _POSITIONS else _label(last)
            yield Segment(text=text.replace(";", ",") if label == "geo" else text, part=Part.META,
                          locator=f"meta[{key[:60]}]", label=label)  # fmt: skip
    if line := one_line(parts):
        yield Segment(text=line, part=Part.META, locator="meta[business:contact_data]", label="address")


def _label(last: str) -> str | None:
    return "title" if plain(last) == "title" else label_of(last)


def claims(page: Named, title: str) -> Iterator[str]:
    """Canonical, `og:url`, `al:*:url`, then the `@names` of the titles."""
    for tag in page.get("link", []):
        if "canonical" in attribute(tag, "rel").lower().split():
            yield attribute(tag, "href").strip()
    titles = [title]
    for tag in page.get("meta", []):
        key, text = key_of(tag), attribute(tag, "content").strip()
        if key in ("og:url", "twitter:url") or (key.startswith("al:") and key.endswith(":url")):
            yield text
        elif key in ("og:title", "twitter:title", "title"):
            titles.append(text)
    for one in titles:
        yield from (name.rstrip(".") for name in _AT_NAME.findall(one[:500]))


def containers(page: Named) -> Iterator[str]:
    """`og`, its type (`og:profile`), and `description` if the page describes itself."""
    keys = {key_of(tag): attribute(tag, "content") for tag in page.get("meta", [])}
    if any(key.startswith("og:") and keys[key] for key in keys):
        yield "og"
    if kind := keys.get("og:type"):
        yield f"og:{kind[:40].lower()}"
    if keys.get("og:description") or keys.get("description"):
        yield "description"
