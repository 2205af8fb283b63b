"""What a page tells whoever reads it, in its order, while it is parsed."""

from __future__ import annotations

from typing import Protocol

from privacy_audit.extract.tree import Element


class Walker(Protocol):
    """Whoever is told of a page, in its order."""

    def note(self, tag: Element) -> bool:
        """An element begins, with all its attributes. Whether it is kept with what is inside."""

    def is_silent(self, name: str) -> bool:
        """Whether nobody is told of what is inside an element of that name."""

    def open(self, tag: Element) -> None:
        """An element that is not silent begins, still with all its attributes."""

    def close(self, tag: Element) -> None:
        """An element ends that is not silent."""

    def open_silent(self, tag: Element) -> None:
        """A silent element begins."""

    def close_silent(self, tag: Element) -> None:
        """A silent element ends; what is inside is there if it is kept."""

    def caption(self, text: str, name: str, around: Element) -> None:
        """What a drawing is called by an element of that name inside it."""

    def drawn(self, tag: Element) -> None:
        """A picture or a link inside a silent element: drawings hold both."""

    def reread(self, text: str, around: Element) -> None:
        """Markup that stands behind a drawing or formula, and that the parser took for its text."""

    def string(self, text: str, around: Element) -> None:
        """A piece of text."""

    def comment(self, text: str) -> None:
        """A comment."""

    def instruction(self, text: str, around: Element) -> None:
        """An instruction to a machine."""
