"""The style sheets that stand in a page, as far as they draw text otherwise than it is written.

Pages that keep their contact data from collectors write it there (`content: "0912…"`), put hidden pieces
between its own, or write it backwards. Only rules whose last part names elements by type, class, id or
attribute are read; which of two rules outranks the other is not asked.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from bs4 import Tag
from msgspec.structs import replace

from privacy_audit.extract import styles
from privacy_audit.extract.bounds import Bounds
from privacy_audit.extract.names import listed
from privacy_audit.extract.places import attribute
from privacy_audit.extract.rules import Piece, rules_in, texts_in
from privacy_audit.model import Value

_RULES, _OF_A_NAME = 5_000, 50
"""Rules that are kept, and those for one name."""
_LONGEST = 1_000
"""Characters that one rule draws."""
_SELECTORS, _LONGEST_BODY = 50_000, 5_000
# What only rules have that draw text otherwise.
_DRAWS = re.compile(
    r"[cCdDfFvVbBoO-](?i:ontent|-|isplay\s*+:\s*+(?:none|inline|contents)|loat\s*+:\s*+[lr]"
    r"|isibility\s*+:\s*+hidden|idi|ont-size\s*+:\s*+[0.]|pacity\s*+:\s*+[0.])"
)
# The last part of a selector: type, ids, classes and attributes of an element, and which side of it is meant.
_COMPOUND = re.compile(
    r"([a-zA-Z][\w-]{0,60})?((?:[.#][\w-]{1,100}|\[[\w-]{1,60}\]){0,8})(?:::?(before|after))?\Z", re.I
)
_NAME = re.compile(r"[.#\[][\w-]{1,100}")
_BETWEEN = re.compile(r"[\s>+~]")
_ADDRESSES = listed("href src srcset action data style class id")


class _Rule(Value):
    """What is done to elements that have all of these names."""

    tag: str
    names: frozenset[str]
    side: str
    pieces: tuple[Piece, ...] = ()
    is_gone: bool = False
    is_reversed: bool = False
    is_beside: bool = False


class Drawn(Value):
    """What style sheets do to one element."""

    before: str = ""
    after: str = ""
    is_gone: bool = False
    is_reversed: bool = False
    is_beside: bool = False


NOTHING = Drawn()


class Sheets:
    """The rules read so far."""

    def __init__(self, limits: Bounds) -> None:
        self._limits = limits
        self.rules: dict[str, list[_Rule]] = defaultdict(list)
        self._texts: dict[str, str] = {}
        self._count = self._selectors = 0
        self._has_attributes = False

    def read(self, sheet: Tag) -> None:
        """Take in the rules of a `<style>`, unless they are for printers."""
        text = "".join(str(piece) for piece in sheet.contents)
        if "print" not in attribute(sheet, "media").lower() and self._limits.sheets.take(len(text)):
            for selectors, body in rules_in(text):
                self._take(selectors, body)

    def drawn(self, tag: Tag) -> Drawn:
        """What the rules do to an element that begins, with all its attributes."""
        if not any(name in self.rules for name in self._first(tag)):
            return NOTHING
        names = _names(tag)
        compared = sum(len(self.rules.get(name, ())) for name in (tag.name, *names))
        if not self._limits.compared.take(compared):
            return NOTHING
        rules = [
            rule
            for name in (tag.name, *names)
            for rule in self.rules.get(name, ())
            if rule.tag in ("", tag.name) and rule.names <= names
        ]
        return self._joined(rules, tag) if rules else NOTHING

    def _first(self, tag: Tag) -> Iterator[str]:
        """Names under which rules for an element may be kept, those of attributes only if there are such."""
        yield tag.name
        if attrs := tag.attrs:
            if "class" in attrs:
                yield from map(".".__add__, str(attrs["class"]).split())
            if "id" in attrs:
                yield f"#{attrs['id']}"
            if self._has_attributes:
                yield from map("[".__add__, attrs)

    def _joined(self, rules: list[_Rule], tag: Tag) -> Drawn:
        last = {rule.side: rule.pieces for rule in rules}
        before, after = (self._text(last.get(side, ()), tag) for side in ("before", "after"))
        if not self._limits.styled.take(len(before) + len(after)):
            before = after = ""
        return Drawn(
            before=before,
            after=after,
            is_gone=any(rule.is_gone for rule in rules),
            is_reversed=any(rule.is_reversed for rule in rules),
            is_beside=any(rule.is_beside for rule in rules),
        )

    def _take(self, selectors: str, body: str) -> None:
        if len(body) > _LONGEST_BODY or not _DRAWS.search(body):
            return
        content: tuple[Piece, ...] = ()
        for name, pieces in texts_in(body):
            if name == "content":
                content = pieces if any(map(_may_tell, pieces)) else ()
            elif name.startswith("--") and len(self._texts) < _RULES:
                self._texts[name] = self._text(pieces, None)
        said = styles.declarations(body)
        rule = _Rule(
            tag="",
            names=frozenset(),
            side="",
            pieces=content,
            is_gone=styles.is_gone(said),
            is_reversed=styles.is_reversed(said),
            is_beside=styles.is_in_line(said) or styles.is_beside(said),
        )
        if content or rule.is_gone or rule.is_reversed or rule.is_beside:
            for selector in selectors.split(",", _SELECTORS - self._selectors):
                self._selectors += 1
                if self._selectors > _SELECTORS:
                    self._limits.sheets.exceeded = True
                    return
                self._add(selector[-_LONGEST:].strip(), rule)

    def _add(self, selector: str, rule: _Rule) -> None:
        """Take in a rule for what one selector names."""
        last = _BETWEEN.split(selector)[-1]
        found = _COMPOUND.match(last)
        if found is None:
            return
        tag, side = (found[1] or "").lower(), (found[3] or "").lower()
        names = frozenset(_NAME.findall(found[2] or ""))
        is_named = bool(names) or (tag and (side or (rule.is_beside and last == selector)))
        if not is_named or bool(side) != bool(rule.pieces) or (side and rule.is_gone):
            return
        own = _Rule(tag=tag, names=names, side=side, pieces=rule.pieces)
        if not side:
            own = replace(rule, tag=tag, names=names)
        of_name = self.rules[min(names, default=tag)]  # a class or an id comes before an attribute
        if own in of_name:
            return
        if self._count >= _RULES or len(of_name) >= _OF_A_NAME:
            self._limits.sheets.exceeded = True
            return
        self._count += 1
        self._has_attributes |= any(name[0] == "[" for name in names)
        of_name.append(own)

    def _text(self, pieces: tuple[Piece, ...], tag: Tag | None) -> str:
        """What the pieces say; of attributes, those that hold no address."""
        said: list[str] = []
        for kind, value in pieces:
            match kind:
                case "attr" if tag is not None and value.lower() not in _ADDRESSES:
                    said.append(attribute(tag, value.lower())[:300])
                case "var":
                    said.append(self._texts.get(value, ""))
                case "text":
                    said.append(value)
        return "".join(said)[:_LONGEST]


def _may_tell(piece: Piece) -> bool:
    """Whether a piece is more than the sign of an icon or a bullet."""
    kind, value = piece
    return kind != "text" or any(sign.isalnum() or sign in "@.-_+" for sign in value)


def _names(tag: Tag) -> frozenset[str]:
    """What rules may call an element: `.name`, `#name`, `[attribute`."""
    attrs = tag.attrs
    if not attrs:
        return frozenset()
    said = [f"[{name}" for name in attrs]
    said += [f".{name}" for name in str(attrs.get("class", "")).split()]
    return frozenset((*said, f"#{attrs['id']}") if "id" in attrs else said)
