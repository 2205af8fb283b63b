"""The elements of a page while it is read: Tags of BeautifulSoup that know what is around them.

What is inside is kept only where somebody looks into it, and no element leads to the next one of the page: of
10 MB that are nothing but tags, a tree of the whole page would take hundreds of megabytes.
"""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag
from bs4.builder import LXMLTreeBuilder  # type: ignore[attr-defined]  # exported by a computed list
from bs4.element import AttributeValueList, PageElement

ROOT = BeautifulSoup.ROOT_TAG_NAME
"""The name of what holds the page."""
_NO_NAMESPACES: dict[str, str] = {}


class Element(Tag):
    """An element of HTML; `number` counts those of a page, `position` those of this name in the one around.

    `root` is the element around it, or itself, for which `contents` is kept, None where it is not; `room`
    says how many nodes more are kept for this one. `step` is how a path calls it, once somebody asked.
    """

    # What the library works out anew for each element is the same for all of HTML.
    parser_class = BeautifulSoup
    namespace = prefix = sourceline = sourcepos = cdata_list_attributes = None
    known_xml = hidden = can_be_empty_element = _decomposed = False
    preserve_whitespace_tags = LXMLTreeBuilder.DEFAULT_PRESERVE_WHITESPACE_TAGS
    attribute_value_list_class = AttributeValueList
    interesting_string_types = Tag.MAIN_CONTENT_STRING_TYPES
    _namespaces = _NO_NAMESPACES
    # Nothing leads from one element to the next: whoever kept one would keep all behind it.
    next_element = previous_element = next_sibling = previous_sibling = None

    root: Element | None = None
    room = number = 0
    position = 1
    step: str | None = None

    def __init__(self, name: str, attrs: dict[str, str], around: Element, number: int, position: int) -> None:
        self.name = name
        self.attrs = attrs  # type: ignore[assignment]
        self.contents = []
        self.parent = around
        self.number, self.position = number, position

    # An element is itself alone: the library compares what is inside.
    __eq__ = object.__eq__
    __hash__ = object.__hash__

    def take_in(self, node: PageElement) -> bool:
        """Keep a node that is inside; False if it is not asked for, or there is no more room."""
        if self.root is None or self.root.room <= 0:
            return False
        self.root.room -= 1
        self.contents.append(node)
        return True

    @property
    def descendants(self) -> Iterator[PageElement]:
        """What is inside, as far as it was kept, in the order of the page."""
        stack = [iter(self.contents)]
        while stack:
            for node in stack[-1]:
                yield node
                if isinstance(node, Tag):
                    stack.append(iter(node.contents))
                    break
            else:
                stack.pop()
