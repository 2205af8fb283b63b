"""The one parse of a page, ended when the page has more parts than any real one.

The builder of BeautifulSoup makes objects for whatever the parser reports: of 10 MB that are nothing but
tags, 3 GB. Stopping it from inside leaves a whole, well-formed beginning of the page.
"""

from __future__ import annotations

import warnings
from typing import Any

from bs4 import BeautifulSoup, Tag, XMLParsedAsHTMLWarning
from bs4.builder import LXMLTreeBuilder  # type: ignore[attr-defined]  # exported by a computed list
from bs4.element import AttributeValueList

from privacy_audit.extract.bounds import Allowance

_ELEMENT = 4
"""An element weighs as much as four attributes, texts or comments."""

_SPACES = " \n\t\f\r"
_NO_NAMESPACES: dict[str, str] = {}
_NAMES = ("class", "id")
_NAMES_LENGTH = 4_000
"""Characters of all class names of an element, or of its id. They are read again for each element inside,
and say nothing to people; real ones stay below one thousand."""


class _Enough(Exception):
    """The page has had all the parts it may have."""


class _Builder(LXMLTreeBuilder):  # type: ignore[misc]
    """Builds until the parts are used up; the rest of the page is not even read."""

    def __init__(self, parts: Allowance) -> None:
        super().__init__(multi_valued_attributes=None)
        self._parts = parts

    def feed(self, markup: Any) -> None:
        try:
            super().feed(markup)
        except _Enough:
            return  # what was built until then is closed by the caller

    def start(self, tag: Any, attrs: Any, nsmap: Any = None) -> None:
        self._use(_ELEMENT + len(attrs))
        own = dict(attrs)
        for name in _NAMES:
            if name in own and len(own[name]) > _NAMES_LENGTH:
                own[name] = own[name][:_NAMES_LENGTH]
        # HTML knows no namespaces, so what the builder of bs4 does about them is left out.
        self.soup.handle_starttag(tag, None, None, own)

    def end(self, tag: Any) -> None:
        self.soup.handle_endtag(tag)

    def data(self, data: Any) -> None:
        self._use(1)
        super().data(data)

    def comment(self, text: Any) -> None:
        self._use(_ELEMENT)
        super().comment(text)

    def pi(self, target: Any, data: Any) -> None:
        self._use(_ELEMENT)
        super().pi(target, data)

    def _use(self, weight: int) -> None:
        if not self._parts.take(weight):
            raise _Enough


class _Element(Tag):
    """An element of HTML: what the library works out anew for each one is the same for all of them."""

    parser_class = BeautifulSoup
    namespace = prefix = sourceline = sourcepos = cdata_list_attributes = None
    known_xml = hidden = can_be_empty_element = False
    preserve_whitespace_tags = LXMLTreeBuilder.DEFAULT_PRESERVE_WHITESPACE_TAGS
    attribute_value_list_class = AttributeValueList

    def __init__(self, soup: Any, builder: Any, name: str, *rest: Any, **more: Any) -> None:
        _, _, self.attrs, parent, previous = rest
        self.name = name
        self.contents = []
        self._namespaces = _NO_NAMESPACES
        container = builder.string_containers.get(name)
        self.interesting_string_types = {container} if container else self.MAIN_CONTENT_STRING_TYPES
        self.setup(parent, previous)


class _Soup(BeautifulSoup):
    """Takes in a text at once where the library looks at each of its characters."""

    def endData(self, containerClass: Any = None) -> None:  # noqa: N802, N803 - the library's names
        if not self.current_data:
            return
        text = "".join(self.current_data)
        self.current_data = []
        if not self.preserve_whitespace_tag_stack and not text.strip(_SPACES):
            text = "\n" if "\n" in text else " "
        self.object_was_parsed(self.string_container(containerClass)(text))


def parse(markup: str, parts: Allowance) -> BeautifulSoup:
    """A page as elements; `parts` says how many, and whether there were more."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        warnings.simplefilter("ignore", UserWarning)
        return _Soup(markup, builder=_Builder(parts), element_classes={Tag: _Element})
