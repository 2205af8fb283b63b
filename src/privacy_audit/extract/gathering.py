"""What a page holds beside its running text, gathered while it is parsed.

Each reader is told of an element when it begins; only what needs a look inside is kept until the page ends.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from bs4 import Tag

from privacy_audit.extract import (
    drawings,
    frames,
    head,
    icons,
    images,
    links,
    mapped,
    marked,
    rules,
    tapped,
)
from privacy_audit.extract.bounds import Bounds
from privacy_audit.extract.collected import Marked, Pictures
from privacy_audit.extract.harvesting import Harvests
from privacy_audit.extract.names import listed
from privacy_audit.extract.outline import Walk, is_shadow_root
from privacy_audit.extract.places import attribute, decoded, place_of
from privacy_audit.extract.tree import Element
from privacy_audit.model import Part, Segment

_LOOKED_INTO = listed("title script style picture")
_OF_A_NAME = 5_000
"""Elements of the head of one name; a page has at most some hundred."""
_STYLE = 20_000
"""Characters of an inline style in which texts are looked for."""
_KINDS = 1_000
"""Kinds of things that the page says it is about; it has some dozen."""
# Elements that scripts fill: the roots of the common frameworks.
_ROOTS = listed("root app react-root __next __nuxt app-root main-app svelte q-app")
_MOST_ROOTS = 10
_COMMENT = 200_000
# A tag inside a comment: old Facebook pages keep their text there.
_TAG = re.compile(r"<[^<>]{0,4000}>")
# A comment of the page's author to machines: conditional code, build marks.
_MACHINE = re.compile(r"^\s{0,20}\[if |^\s{0,20}<!\[|<script|<style|function\s{0,2}\(", re.I)
_LONGEST_NAME = 80
"""Characters of an attribute's name; nobody gives longer ones."""
_SAYS, _DIALS, _LIES, _CALLS = 1, 2, 4, 8


@lru_cache(maxsize=4096)
def _uses_of(name: str) -> int:
    """Which readers are told of an element with an attribute of that name."""
    says, dials, lies = links.is_spoken(name), tapped.may_hand_over(name), mapped.is_half(name)
    return says * _SAYS | dials * _DIALS | lies * _LIES | (name in icons.CALLING) * _CALLS


class Gathering(Walk):
    """What was gathered of one page so far. `base` is what its addresses are relative to."""

    def __init__(self, limits: Bounds, url: str | None) -> None:
        super().__init__(limits)
        self.base = url
        self.head: dict[str, list[Tag]] = defaultdict(list)
        self.harvests = Harvests(limits)
        self.attributes, self.tapped, self.mapped = limits.aside(), limits.aside(), limits.aside()
        self.links, self.codes, self.comments = limits.aside(), limits.aside(), limits.aside()
        self.formats, self.properties = Marked(limits), Marked(limits)
        self.images, self.stills, self.styled = Pictures(), Pictures(), Pictures()
        self.kinds: dict[str, None] = {}
        self.has_card = self.has_login = self.has_scripts = False
        self.empty_roots: list[str] = []
        self.refresh = ""
        self.frames = frames.Frames(limits)
        self._roots: list[Element] = []
        self._root_count = self._image_count = self._templates = 0
        self._is_based = False
        self._announced: icons.Announced | None = None
        """What an icon or an attribute calls the next text."""

    def note(self, tag: Element) -> bool:
        """Tell the readers of an element; whether one of them will look inside."""
        name = tag.name
        self._named(name, tag)
        is_marked = bool(tag.attrs) and self._attributed(name, tag)
        return is_marked or (name in _LOOKED_INTO and not (self.drawings and name in drawings.CAPTIONS))

    def _named(self, name: str, tag: Tag) -> None:
        if name == "meta" and not self.refresh and not self.hidden:
            self.refresh = head.refresh_of(tag)  # what is hidden is for browsers without scripts
        match name:
            case "title" | "meta" | "link" | "html" if (
                len(self.head[name]) < _OF_A_NAME and not self.drawings
            ):
                self.head[name].append(tag)  # what a drawing is called is not what the page is called
            case "base" if "href" in tag.attrs and not self._is_based:
                self._is_based, declared = True, attribute(tag, "href")
                self.base = images.absolute(declared, self.base) if declared else self.base
            case "img":
                self._image_count += 1
                self.images.add(images.in_image(tag, self.base, self._image_count))
            case "video":
                self.stills.add(images.in_video(tag, self.base))
            case "input":
                self.has_login = self.has_login or attribute(tag, "type").lower() == "password"
            case "script":
                self.has_scripts = True
        if name in frames.DRAWN and tag.attrs:
            self.frames.add_drawing(tag, is_out_of_sight=bool(self.hidden))
        if name in frames.NAMES:
            self.frames.add(tag, self.base, is_out_of_sight=bool(self.hidden))
        if links.is_link(tag) and self.limits.links.take():
            self.links.add_new(links.targets(tag))
        if name in links.SHOWING and self.limits.links.take():
            self.codes.add_new(links.payment_codes(tag))

    def _attributed(self, name: str, tag: Tag) -> bool:
        """Tell those that ask for attributes; whether the element is marked as a property."""
        attrs = tag.attrs
        uses = 0
        for one in attrs:
            if len(one) <= _LONGEST_NAME:
                uses |= _uses_of(one)
        if uses & _SAYS or "-" in name or name == "input":
            self.attributes.add_new(links.attributes(tag))
        if uses & _DIALS or name == "input":
            self.tapped.add_new(tapped.tapped(tag))
        if uses & _CALLS:
            self._announced = icons.announced(tag)
        elif name in icons.NAMES:
            self._announced = icons.announced(tag) or self._announced
        if uses & _LIES:
            self.mapped.add_new(mapped.mapped(tag))
        if "style" in attrs and ("'" in attrs["style"] or '"' in attrs["style"]):
            self._styled(str(attrs["style"])[:_STYLE], tag)
        if "style" in attrs or name == "a":
            self.styled.add(images.in_attributes(tag, self.base))
        if "itemtype" in attrs and len(self.kinds) < _KINDS and (kind := marked.item_type(tag)):
            self.kinds[kind] = None
        self.has_card = self.has_card or marked.is_card(tag)
        return marked.is_marked(tag)

    def open(self, tag: Element) -> None:
        """An element begins; roots of frameworks are watched for whether they stay empty."""
        super().open(tag)
        if tag.name == "input" and (value := links.shown_value(tag)):
            self.string(f" {value} ", tag)
        self._templates += tag.name == "template" and not is_shadow_root(tag)
        if tag.name == "div" and tag.attrs and attribute(tag, "id").lower() in _ROOTS:
            self._root_count += 1
            if self._root_count <= _MOST_ROOTS:
                self._roots.append(tag)

    def close(self, tag: Element) -> None:
        """An element ends."""
        super().close(tag)
        self._templates -= tag.name == "template" and not is_shadow_root(tag)
        self._look_into(tag)
        if tag in self._roots:
            self._roots.remove(tag)
            self.empty_roots.append(attribute(tag, "id"))

    def close_silent(self, tag: Element) -> None:
        """A script ends: its data is read, its source is not kept."""
        super().close_silent(tag)
        if tag.name == "script":
            self.harvests.read(tag, self.base)
        elif tag.name == "style":
            self._styled("".join(map(str, tag.contents)), tag)
        else:
            self._look_into(tag)

    def _styled(self, style: str, tag: Tag) -> None:
        """The texts that stand in a style alone."""
        for text in rules.told(style, is_sheet=tag.name == "style"):
            self.attributes.add(Segment(text=text, part=Part.ATTRIBUTE, locator=f"{place_of(tag)} @content"))

    def caption(self, text: str, name: str, around: Element) -> None:
        """What a drawing is called."""
        super().caption(text, name, around)
        self._announced = icons.announced_by(text, around) or self._announced

    def reread(self, text: str, around: Element) -> None:
        """Markup behind a drawing that was taken for its text."""
        self.frames.reread(text, around, hidden=bool(self.hidden))

    def drawn(self, tag: Element) -> None:
        """A picture or a link inside a drawing."""
        if tag.name == "a":
            if self.limits.links.take():
                self.links.add_new(links.targets(drawings.as_link(tag)))
            return
        self._image_count += 1
        self.images.add(images.in_drawing(tag, self.base, self._image_count))

    def _look_into(self, tag: Element) -> None:
        """What marks say of an element that has ended."""
        if tag.root is tag and tag.attrs:
            self.formats.add(tag.number, marked.microformats(tag, self.limits.steps))
            self.properties.add(tag.number, marked.microdata(tag, self.limits.steps))

    def string(self, text: str, around: Element) -> None:
        """A piece of text: what is around it is not empty."""
        if self._announced and not text.isspace():
            text, self._announced = icons.before(self._announced, text, around) + text, None
        super().string(text, around)
        if self._roots and not self._templates and not text.isspace():
            self._roots.clear()

    def comment(self, text: str) -> None:
        """A comment, read as text that nobody is shown."""
        if not self.limits.comments.take() or len(text) > _COMMENT or _MACHINE.search(text, 0, 5000):
            return
        said = decoded(" ".join(_TAG.sub(" ", text).split()))
        if " " in said or "@" in said:
            self.comments.add(Segment(text=said, part=Part.TEXT, locator="comment", hidden=True))
