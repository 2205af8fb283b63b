"""The targets of a page's links, and the words that stand in attributes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, unquote, urlsplit

from bs4 import Tag

from privacy_audit.extract.bounds import Allowance
from privacy_audit.extract.outline import Outline
from privacy_audit.extract.places import Places, attribute
from privacy_audit.model import Part, Segment

# Schemes whose target is a person's: a phone, a mailbox, a place, an account.
_PERSONAL = {"tel": "telephone", "sms": "telephone", "callto": "telephone", "mailto": "email", "geo": "geo"}
_CHATS = frozenset(("viber", "whatsapp", "zalo", "skype", "tg", "xmpp", "facetime"))
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]{1,15}):", re.I)
# Addresses of the networks that carry the real target as a parameter (l.facebook.com/l.php?u=…).
_CARRIERS = re.compile(
    r"^https?://(?:l\.|lm\.|www\.google\.|www\.youtube\.com/redirect|[a-z.]{0,12}linkedin\.com/redir)", re.I
)
_CARRIED = ("u", "url", "q", "to", "target")
# Attributes that people see or hear, and those that sites invented for contact data.
_SPOKEN = ("alt", "title", "aria-label", "placeholder", "summary")
_CONTACT = re.compile(r"data-(?:phone|tel|mobile|email|mail|zalo|address|sdt|hotline|fullname|name)\b", re.I)


def links(page: Outline, places: Places, most: Allowance) -> Iterator[Segment]:
    """Targets outside the page: personal schemes decoded, web addresses as they are, each once."""
    seen: set[str] = set()
    for tag in most.first((*page.named.get("a", ()), *page.named.get("area", ()))):
        for text, label in _targets(attribute(tag, "href").strip()[:4000]):
            if text not in seen:
                seen.add(text)
                yield Segment(text=text, part=Part.LINK, locator=places.of(tag), label=label)


def _targets(href: str) -> Iterator[tuple[str, str | None]]:
    found = _SCHEME.match(href)
    scheme = found.group(1).lower() if found else ""
    if href.startswith("//"):
        yield "https:" + href, None
    elif scheme in _PERSONAL:
        yield unquote(href), _PERSONAL[scheme]
    elif scheme in _CHATS:
        yield unquote(href), None
    elif scheme in ("http", "https"):
        yield href, None
        if _CARRIERS.match(href):
            yield from ((target, None) for target in _carried(href))


def _carried(href: str) -> list[str]:
    try:
        query = parse_qs(urlsplit(href).query, max_num_fields=50)
    except ValueError:
        return []
    values = [value for name in _CARRIED for value in query.get(name, [])]
    return [value for value in values if value.startswith(("http://", "https://"))][:1]


def attributes(page: Outline, places: Places) -> Iterator[Segment]:
    """Alternative texts, titles, labels, values of inputs, contact data attributes, each text once."""
    seen: set[str] = set()
    for tag in page.attributed:
        for name, text in _spoken(tag):
            joined = " ".join(text.split())
            if len(joined) > 1 and joined not in seen:
                seen.add(joined)
                part = Part.ALT_TEXT if name == "alt" else Part.ATTRIBUTE
                yield Segment(text=joined, part=part, locator=f"{places.of(tag)} @{name}")


def _spoken(tag: Tag) -> Iterator[tuple[str, str]]:
    if tag.name in ("meta", "link", "script", "html", "body", "style"):
        return
    custom = "-" in tag.name
    for name in tag.attrs:
        if name in _SPOKEN or (len(name) > 6 and _CONTACT.match(name)):
            yield name, attribute(tag, name)
        elif custom and " " in (text := attribute(tag, name)) and name not in ("class", "style"):
            yield name, text[:20_000]  # <shreddit-post post-title="…"> (facts 10)
    if tag.name == "input" and attribute(tag, "type").lower() in (
        "",
        "text",
        "tel",
        "email",
        "hidden",
        "url",
    ):
        value = attribute(tag, "value")
        if " " in value or "@" in value or attribute(tag, "type").lower() in ("tel", "email"):
            yield "value", value
