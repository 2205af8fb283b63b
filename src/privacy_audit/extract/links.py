"""The targets of a page's links, and the words that stand in attributes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, unquote, urlsplit

from bs4 import Tag

from privacy_audit.extract.embedded import PAYMENT_CODE
from privacy_audit.extract.labels import label_for
from privacy_audit.extract.places import attribute, place_of, shown_name
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
# Mailboxes that Cloudflare scrambled; every visitor's machine reads them.
_SCRAMBLED = "/cdn-cgi/l/email-protection#"
_LINKING = frozenset(("a", "area", "iframe"))
# Elements that show a picture or a page of another site.
SHOWING = frozenset(("img", "iframe", "source", "embed"))
_SOURCES = ("src", "data-src", "data-original", "data-lazy-src", "data-url", "srcset")
# Attributes that people see or hear, and those that sites invented for contact data.
_SPOKEN = ("alt", "title", "aria-label", "aria-description", "placeholder", "summary", "label")
_CONTACT = re.compile(
    r"data-(?:phone|tel|mobile|email|mail|zalo|address|sdt|hotline|fullname|name|cfemail)\b", re.I
)
# What pages hold for their own use beside contact data: documents, accounts, dates of birth.
_DOCUMENTS = frozenset(("identifier", "accountid", "birthdate"))
_ANSWERS = _DOCUMENTS | {"telephone", "email", "address"}
_TYPED = frozenset(("", "text", "tel", "email", "url", "number", "date", "search"))
_INPUTS = _TYPED | {"hidden"}
_BUTTONS = frozenset(("button", "submit", "reset"))
_FIXED = frozenset(("readonly", "disabled"))
_LONGEST_VALUE = 2_000
# What an input holds that belongs to the words beside it: a number of some length, a date, a mailbox.
_VALUE = re.compile(r"(?:\d[ ./-]{0,3}){6}|\S@\S")
# Blanks that browsers leave out of an address, at its ends and within.
_LEFT_OUT = "".join(map(chr, range(33)))
_LINE_ENDS = str.maketrans("", "", "\t\n\r")


def is_link(tag: Tag) -> bool:
    """Links, pages of other sites shown within (a map, a post), and the person's own pages (`rel="me"`)."""
    if tag.name == "link":
        return "me" in attribute(tag, "rel").lower().split()
    return tag.name in _LINKING


def targets(tag: Tag) -> Iterator[Segment]:
    """Where a link leads outside the page: personal schemes decoded, web addresses as they are."""
    name = "src" if tag.name == "iframe" else "href"
    href = attribute(tag, name).strip(_LEFT_OUT)[:4000].translate(_LINE_ENDS).strip()
    for text, label in _targets(href):
        yield Segment(text=text, part=Part.LINK, locator=place_of(tag), label=label)


def payment_codes(tag: Tag) -> Iterator[Segment]:
    """The address of the picture of a payment code, which holds the account."""
    address = next((text for name in _SOURCES if PAYMENT_CODE.match(text := attribute(tag, name))), "")
    if address:
        yield Segment(text=address[:4000], part=Part.IMAGE, locator=place_of(tag))


def _targets(href: str) -> Iterator[tuple[str, str | None]]:
    found = _SCHEME.match(href)
    scheme = found.group(1).lower() if found else ""
    if href.startswith(_SCRAMBLED):
        yield href, None
    elif href.startswith("//"):
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


def is_spoken(name: str) -> bool:
    """Whether people see or hear an attribute of that name, or it is made for contact data."""
    if name in _SPOKEN or (len(name) > 6 and _CONTACT.match(name)):
        return True
    return name.startswith("data-") and label_for(name[5:]) in _DOCUMENTS


def attributes(tag: Tag) -> Iterator[Segment]:
    """Alternative texts, titles, labels, values of inputs, contact data attributes."""
    for name, text, label in _spoken(tag):
        joined = " ".join(text.split())
        if len(joined) > 1:
            part = Part.ALT_TEXT if name == "alt" else Part.ATTRIBUTE
            yield Segment(text=joined, part=part, locator=f"{place_of(tag)} @{name}", label=label)


def _spoken(tag: Tag) -> Iterator[tuple[str, str, str | None]]:
    """Name, text and label of each attribute that says something to people or of them."""
    if tag.name in ("meta", "link", "script", "html", "body", "style"):
        return
    custom = "-" in tag.name
    for name in tag.attrs:
        if name in _SPOKEN or (len(name) > 6 and _CONTACT.match(name)):
            yield name, attribute(tag, name), None
        elif name.startswith("data-") and (label := label_for(name[5:])) in _DOCUMENTS:
            yield shown_name(name), attribute(tag, name), label
        elif custom and " " in (text := attribute(tag, name)) and name not in ("class", "style"):
            yield name, text[:20_000], None  # <shreddit-post post-title="…"> (facts 10)
    if tag.name == "input":
        yield from _filled_in(tag)


def shown_value(tag: Tag) -> str:
    """What stands on a button, or in a field that nobody can change, if it could tell of a person.

    What stands in other fields may be what the visitor wrote: it is told apart, if it says what it is.
    """
    kind, value = attribute(tag, "type").strip().lower(), attribute(tag, "value")[:_LONGEST_VALUE]
    is_shown = kind in _BUTTONS or (kind in _TYPED and not _FIXED.isdisjoint(tag.attrs))
    return value if is_shown and _VALUE.search(value) else ""


def _filled_in(tag: Tag) -> Iterator[tuple[str, str, str | None]]:
    """What an input holds if it reads like text, or if the input's name says that it is personal."""
    kind, value = attribute(tag, "type").lower(), attribute(tag, "value")
    if kind not in _INPUTS or not value:
        return
    called = attribute(tag, "name") or attribute(tag, "id")
    label = label_for(called[:60])
    if label in _ANSWERS:
        yield f"value[{shown_name(called)}]", value, label if label in _DOCUMENTS else None
    elif " " in value or "@" in value or kind in ("tel", "email"):
        yield "value", value, None
