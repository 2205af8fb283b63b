"""BeautifulSoup, told of a page by its parser, tells a walk of it and drops what nobody looks into.

As the library has it, a soup is a tree of the whole page; here an element ends and is gone, unless it is kept
by whoever looks into it.
"""

from __future__ import annotations

from typing import Any

from bs4 import BeautifulSoup, Comment, Tag
from bs4.builder import TreeBuilder
from bs4.element import NavigableString, PageElement, ProcessingInstruction

from privacy_audit.extract import bounds, drawings
from privacy_audit.extract.bounds import Bounds
from privacy_audit.extract.drawings import RAW
from privacy_audit.extract.names import listed
from privacy_audit.extract.tree import Element
from privacy_audit.extract.walker import Walker

_LOOKED_INTO = 400
"""Nodes inside an element that are kept for who looks into it; no reader goes further."""
_KEPT_ATTRIBUTES = listed(
    """class id type name property content href rel lang title value datetime itemprop itemscope src srcset
    data-srcset aria-label shadowrootmode shadowmode"""
)
"""What is asked for once an element has begun, by who is inside or looks into it later."""
_KINDS = 1_000
"""Names of children that are counted; HTML has a tenth of that."""


class Soup(BeautifulSoup, Element):  # type: ignore[misc]  # an element says of itself what all are
    """The elements that are open, and what is kept inside them; complete once it is made.

    Inside a silent element, and too deep, no elements are made, except for what is written in a drawing.
    """

    currentTag: Any  # noqa: N815 - the library's name
    tagStack: list[Any]  # noqa: N815 - all of them are elements of ours

    def __init__(self, builder: TreeBuilder, walker: Walker, limits: Bounds) -> None:
        self._walker, self._limits = walker, limits
        self._silent = False
        self._paused: list[int] = []
        """For each drawing inside which something written is open: how many elements of it are, unmade."""
        self._caption, self._captioned = "", 0
        """Which caption of a drawing is open, and how many elements of the drawing are around it."""
        self._innermost = ""
        """Which element of a drawing began last, unmade, with nothing ended since."""
        self._raw: list[str] | None = None
        """The text of an element in a drawing or formula in which a browser reads elements."""
        self._counts: list[dict[str, int]] = [{}]
        """How many children of each name begun in each element that is open."""
        self._unopened = self._too_deep = self._begun = 0
        super().__init__("", builder=builder)
        walker.close(self)
        del self._walker  # what it keeps leads back to here

    def reset(self) -> None:
        """The page begins."""
        super().reset()
        self._walker.open(self)

    def handle_starttag(self, name: str, namespace: Any, nsprefix: Any, attrs: Any, *rest: Any) -> Tag | None:
        """An element begins. Unlike in the library, the one around it and the one before need not hold it."""
        if name in RAW and self._is_foreign():
            self._raw = []
        if self._silent and not self._is_shown(name, attrs):
            return None
        if self.current_data:
            self.endData()
        around, counts = self.currentTag, self._counts[-1]
        self._begun = number = self._begun + 1
        position = counts.get(name, 0) + 1
        if position > 1 or len(counts) < _KINDS:
            counts[name] = position
        tag = Element(name, attrs, around, number, position)
        is_looked_into = self._walker.note(tag)
        if is_looked_into or (around.root is not None and around.name != drawings.NAME):
            self._keep(tag, around, is_looked_into)
        self._begin(tag, name)
        if attrs:
            tag.attrs = {name: value for name, value in attrs.items() if name in _KEPT_ATTRIBUTES}
        return tag

    def _is_shown(self, name: str, attrs: Any) -> bool:
        """Whether an element inside a silent one is told of like any other: what is written in a drawing, and
        the first element of HTML that a browser puts behind a drawing which nobody ended."""
        if self.currentTag.name == drawings.NAME:
            if name in drawings.LINES:
                if self._pauses():
                    return True
            elif name in drawings.CAPTIONS:
                self.current_data = []
                self._caption, self._captioned = name, self._unopened
            elif drawings.ends_before(name, attrs):
                self._leave()
                return True
        self._unopened += 1
        self._innermost = name
        if attrs and name in drawings.POINTING:
            self._walker.drawn(Element(name, attrs, self.currentTag, self._begun, self._unopened))
        return False

    def _is_foreign(self) -> bool:
        """Whether an element that begins is one of a drawing or of a formula."""
        if self._silent:
            return self.currentTag.name == drawings.NAME and not self._caption
        open_ones = self.open_tag_counter
        return ("math" in open_ones or drawings.NAME in open_ones) and drawings.is_around(self.currentTag)

    def _leave(self) -> None:
        """A drawing is over, whatever of it is open."""
        self.endData()
        self._caption, self._unopened = "", 0
        self.popTag()

    def hear(self, data: str) -> None:
        """A piece of text as the parser read it. Right in a drawing there is none: a browser has left it."""
        if self._raw is not None:
            if self._limits.framed.take(len(data)):
                self._raw.append(data)
        elif self._silent and self.currentTag.name == drawings.NAME and not self._caption:
            is_astray = not self._unopened or self._innermost in drawings.SHAPES
            if is_astray and drawings.is_text(data):
                self._leave()
        self.current_data.append(data)

    def _pauses(self) -> bool:
        """Whether there is room for what is written in a drawing: on its inside, all is told again."""
        if len(self.tagStack) > bounds.DEPTH:
            self._limits.kept.exceeded = True
            return False
        self.endData()
        self._paused.append(self._unopened)
        self._silent, self._unopened = False, 0
        return True

    def _keep(self, tag: Element, around: Element, is_looked_into: bool) -> None:
        """Keep what is inside an element if a reader looks into it, or into one around it."""
        if is_looked_into:
            if self._limits.kept.take():
                tag.room, tag.root = _LOOKED_INTO, tag
                around.take_in(tag)
        elif around.take_in(tag) and self._limits.kept.take():
            tag.root = around.root

    def _begin(self, tag: Element, name: str) -> None:
        walker, stack, open_ones = self._walker, self.tagStack, self.open_tag_counter
        silent = walker.is_silent(name)
        if not silent and len(stack) > bounds.DEPTH:
            self._too_deep += 1
            self._limits.kept.exceeded |= tag.root is not None
            return
        stack.append(tag)
        self.currentTag = tag
        self._counts.append({})
        open_ones[name] = open_ones.get(name, 0) + 1
        if silent:
            self._silent = True
            if self._paused and name in drawings.CAPTIONS:
                self._caption = name
            walker.open_silent(tag)
        else:
            walker.open(tag)

    def handle_endtag(self, name: str, nsprefix: str | None = None) -> None:
        """An element ends, and with it those inside it that did not."""
        if self._raw is not None:
            raw, self._raw = "".join(self._raw), None
            self._limits.framed.left += len(raw)
            self.handle_endtag(name)
            self._reread(drawings.behind(raw))
            return
        if self._silent and self._unopened:
            self._unopened -= 1
            self._innermost = ""
            if self._caption and self._unopened <= self._captioned:
                self.endData()
                self._caption = ""
            return
        if self.current_data:
            self.endData()
        if self._too_deep and not self._silent:
            self._too_deep -= 1
        elif self.currentTag.name == name:
            self.popTag()
        else:
            self._popToTag(name)

    def _reread(self, text: str) -> None:
        """What was taken for the text of an element in a drawing is behind it: the drawing is over."""
        if text:
            self._walker.reread(text, self.currentTag)
            if self._silent and self.currentTag.name == drawings.NAME:
                self._leave()

    def popTag(self) -> Any:  # noqa: N802 - the library's name
        """The last element that is open ends."""
        stack, open_ones = self.tagStack, self.open_tag_counter
        tag = stack.pop()
        self.currentTag = stack[-1]
        self._counts.pop()
        if open_ones[tag.name] > 1:
            open_ones[tag.name] -= 1
        else:
            open_ones.pop(tag.name)  # a page may have new names without end
        if self._silent:
            self._silent = False
            self._caption = ""
            self._walker.close_silent(tag)
        else:
            self._walker.close(tag)
        if self._paused and self.currentTag.name == drawings.NAME:
            self._silent, self._unopened = True, self._paused.pop()
        return self.currentTag

    def endData(self, containerClass: type[NavigableString] | None = None) -> None:  # noqa: N802, N803
        """A text is whole, or a comment, or an instruction; of the document type nobody is told."""
        if not self.current_data:
            return
        text = "".join(self.current_data)
        self.current_data = []
        around = self.currentTag
        if self._caption or (self._silent and around.name == drawings.NAME):
            if self._caption and containerClass is None:
                holder = around if around.name == drawings.NAME else around.parent
                self._walker.caption(text, self._caption, holder)
            return
        if containerClass is None and around.root is not None:
            self.object_was_parsed(NavigableString(text))
        if self._silent:
            return
        if containerClass is None:
            self._walker.string(text, around)
        elif containerClass is Comment:
            self._walker.comment(text)
        elif containerClass is ProcessingInstruction:
            self._walker.instruction(text, around)

    def object_was_parsed(self, o: PageElement, *rest: Any) -> None:
        """Keep a text: of a script or a title, all."""
        around = o.parent = self.currentTag
        if self._silent and around.root is around:
            around.contents.append(o)
        else:
            around.take_in(o)
