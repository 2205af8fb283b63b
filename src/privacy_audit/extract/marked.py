"""What the markup itself names: microdata (`itemprop`) and microformats (hCard, h-card).

Read from the same soup as everything else. Rules: HTML microdata (WHATWG), microformats.org classic
hCard and h-card with the value-class pattern, `itemref` for shared addresses.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from bs4 import Tag

from privacy_audit.extract.bounds import Allowance
from privacy_audit.extract.composed import one_line, part_of_address
from privacy_audit.extract.names import label_of, listed
from privacy_audit.extract.places import attribute, classes, named, place_of, text_of
from privacy_audit.model import Part, Segment

# Class names that mean something anywhere on a page, and those that do so inside a card only.
_ANYWHERE = {
    "tel": "telephone",
    "p-tel": "telephone",
    "adr": "address",
    "p-adr": "address",
    "h-adr": "address",
    "geo": "geo",
    "p-geo": "geo",
    "h-geo": "geo",
    "u-geo": "geo",
    "bday": "birthdate",
    "dt-bday": "birthdate",
    "u-email": "email",
    "p-email": "email",
    "fn": "name",
    "p-name": "name",
    "p-org": "worksfor",
    "p-job-title": "jobtitle",
    "p-note": "description",
}
_IN_CARD = {
    "email": "email",
    "org": "worksfor",
    "title": "jobtitle",
    "role": "jobtitle",
    "note": "description",
}
_KNOWN = frozenset((*_ANYWHERE, *_IN_CARD))
_CARDS = frozenset(("vcard", "h-card", "hcard"))
_AROUND, _INSIDE, _INSIDE_TEXT = 42, 300, 400
"""How many elements around a property, and nodes inside it, are looked at."""
_ADDRESS_CLASSES = listed(
    """street-address extended-address post-office-box locality region postal-code country-name
    p-street-address p-extended-address p-post-office-box p-locality p-region p-postal-code p-country-name"""
)


def microformats(tag: Tag, steps: Allowance) -> Iterator[Segment]:
    """The properties that class names mark; `steps` are the nodes that may be visited for it."""
    names = classes(tag) & _KNOWN
    for label in sorted(_labels(tag, names, steps)) if names else ():
        text = _formatted(tag, label, steps)
        if not steps.take():
            return
        if text:
            yield Segment(text=text, part=Part.MICRODATA, label=label, locator=place_of(tag))


def is_card(tag: Tag) -> bool:
    """Whether an element is an hCard or h-card."""
    return named(tag, _CARDS)


def is_marked(tag: Tag) -> bool:
    """Whether class names or `itemprop` mark an element as a property that we know."""
    if named(tag, _KNOWN):
        return True
    return "itemprop" in tag.attrs and any(map(label_of, attribute(tag, "itemprop").split()))


def _labels(tag: Tag, names: frozenset[str], steps: Allowance) -> set[str]:
    labels = {_ANYWHERE[name] for name in names if name in _ANYWHERE}
    inner = {_IN_CARD[name] for name in names if name in _IN_CARD}
    return labels | inner if inner and _inside_card(tag, steps) else labels


def _inside_card(tag: Tag, steps: Allowance) -> bool:
    around = steps.first(islice(tag.parents, _AROUND))
    return any(not classes(parent).isdisjoint(_CARDS) for parent in around)


def _formatted(tag: Tag, label: str, steps: Allowance) -> str:
    match label:
        case "address":
            return _address(tag, steps)
        case "geo":
            return _geo(tag, steps)
        case "email" if attribute(tag, "href").lower().startswith("mailto:"):
            return attribute(tag, "href")[7:].partition("?")[0]
        case "birthdate":
            return attribute(tag, "title") or attribute(tag, "datetime") or _text(tag, steps)
        case _:
            return _value(tag, steps)


def _value(tag: Tag, steps: Allowance) -> str:
    """The `value` parts of a property joined, else its text without the nested `type`."""
    inner = [
        child for child in _inside(tag, steps) if not classes(child).isdisjoint(("value", "value-title"))
    ]
    if inner:
        return " ".join(
            (attribute(child, "title") if "value-title" in classes(child) else "") or _text(child, steps)
            for child in inner
        )
    if tag.name in ("abbr", "data", "input") and (attribute(tag, "title") or attribute(tag, "value")):
        return attribute(tag, "title") or attribute(tag, "value")
    kinds = [_text(child, steps) for child in _inside(tag, steps) if "type" in classes(child)]
    text = _text(tag, steps)
    for kind in kinds:
        text = text.replace(kind, " ", 1)
    return " ".join(text.split()).lstrip(": ")


def _geo(tag: Tag, steps: Allowance) -> str:
    inner = {name: child for child in _inside(tag, steps) for name in classes(child)}
    latitude, longitude = (inner.get(name) or inner.get(f"p-{name}") for name in ("latitude", "longitude"))
    if latitude and longitude:
        return ",".join(attribute(one, "title") or _text(one, steps) for one in (latitude, longitude))
    text = attribute(tag, "title") or attribute(tag, "value") or _text(tag, steps)
    return text.replace(";", ",").replace(" ", "")


def _inside(tag: Tag, steps: Allowance) -> Iterator[Tag]:
    """The elements inside another, of its first nodes."""
    nodes = steps.first(islice(tag.descendants, _INSIDE))
    return (node for node in nodes if isinstance(node, Tag))


def _text(tag: Tag, steps: Allowance) -> str:
    """The text inside an element on one line, from its first nodes."""
    return text_of(steps.first(islice(tag.descendants, _INSIDE_TEXT)))


def _address(tag: Tag, steps: Allowance) -> str:
    parts: list[tuple[str, str]] = []
    for child in _inside(tag, steps):
        for name in classes(child) & _ADDRESS_CLASSES:
            if part := part_of_address(name.removeprefix("p-")):
                parts.append(
                    (part, attribute(child, "title") if child.name == "abbr" else _text(child, steps))
                )
    return one_line(parts) if parts else _text(tag, steps)


def microdata(tag: Tag, steps: Allowance) -> Iterator[Segment]:
    """The properties that `itemprop` marks, with addresses composed from their parts."""
    for name in attribute(tag, "itemprop").split():
        label = label_of(name)
        text = _property(tag, label, steps) if label else ""
        if label and not steps.take():
            return
        if label and text:
            yield Segment(text=text, part=Part.MICRODATA, label=label, locator=place_of(tag))


def _property(tag: Tag, label: str, steps: Allowance) -> str:
    if "itemscope" in tag.attrs:
        return _item(tag, label, steps)
    if label == "url" or (label == "email" and "href" in tag.attrs):
        return attribute(tag, "href").removeprefix("mailto:").partition("?")[0]
    return attribute(tag, "content") or attribute(tag, "datetime") or _text(tag, steps)


def _item(tag: Tag, label: str, steps: Allowance) -> str:
    """A nested item: an address on one line, of anything else the name."""
    parts: list[tuple[str, str]] = []
    name = ""
    for child in _inside(tag, steps):
        inner = attribute(child, "itemprop")
        text = attribute(child, "content") or (_text(child, steps) if inner else "")
        if part := part_of_address(inner) if inner else None:
            parts.append((part, text))
        elif inner == "name" and not name:
            name = text
    return one_line(parts) if label == "address" else name


def item_type(tag: Tag) -> str:
    """The type of a microdata item: `microdata:Person`; empty if an element is none."""
    kind = attribute(tag, "itemtype")
    return "microdata:" + kind.rstrip("/").rpartition("/")[2][:60] if kind else ""
