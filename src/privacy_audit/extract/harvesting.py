"""What the data in a page's scripts says, read script by script while the page is parsed."""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import Tag

from privacy_audit.extract import bounds, images, scripts
from privacy_audit.extract.bounds import Bounds
from privacy_audit.extract.embedded import Harvest, harvest
from privacy_audit.extract.loading import load
from privacy_audit.model import Part, Picture

# JSON-LD whose picture shows the person that the page is about.
_PERSONAL = frozenset(("json-ld:Person", "json-ld:ProfilePage"))
_NAMES = 1_000
"""Names of containers that are told; a page has some dozen."""


class Harvests:
    """What was found so far: `names` are those of the containers, in the order of the page."""

    def __init__(self, limits: Bounds) -> None:
        self.segments = limits.aside()
        self.pictures: list[Picture] = []
        self.claims: dict[str, None] = {}
        self.names: dict[str, None] = {}
        self._limits = limits
        self._number = 0

    def read(self, script: Tag, base: str | None) -> None:
        """Take in what a script holds. `base` is what its addresses are relative to."""
        if not self._limits.scripts.take():
            return
        source, number = scripts.source_of(script, self._limits.values), self._number
        self._number += 1
        if scripts.is_linked_data(script):
            self._linked(load(source, self._limits.values), f"ld[{number}]", base)
            return
        for data in scripts.data_in(script, source, self._limits.values):
            if not self._limits.values.left:
                self._limits.values.exceeded = True
                return
            found = harvest(data.value, Part.EMBEDDED_JSON, data.name, self._limits.values)
            self._take(found, Part.EMBEDDED_JSON, data.name, data.name, base)

    def _linked(self, document: object, root: str, base: str | None) -> None:
        names = [f"json-ld:{kind}" for kind in _types(document) or ["unknown"]]
        found = harvest(document, Part.JSON_LD, root, self._limits.values)
        for name in names[1:]:
            self._name(name)
        self._take(found, Part.JSON_LD, names[0], root, base)

    def _take(self, found: Harvest, part: Part, name: str, root: str, base: str | None) -> None:
        self._name(name)
        self.claims |= dict.fromkeys(found.claims)
        for segment in found.segments:
            self.segments.add(segment)
        for leaf in found.leaves:
            if len(self.pictures) > bounds.PICTURES:
                return
            if picture := images.in_json(leaf, part, root, base, name in _PERSONAL):
                self.pictures.append(picture)

    def _name(self, name: str) -> None:
        if len(self.names) < _NAMES:
            self.names[name] = None


def _types(document: object) -> list[str]:
    """The types of the things that a JSON-LD block describes itself: not those nested in them."""
    return [str(kind)[:60] for entry in _described(document) for kind in _kinds(entry) if kind]


def _described(document: object) -> Iterator[dict[str, object]]:
    for entry in document if isinstance(document, list) else [document]:
        if isinstance(entry, dict):
            yield entry
            graph = entry.get("@graph")
            yield from (one for one in graph if isinstance(one, dict)) if isinstance(graph, list) else ()


def _kinds(entry: dict[str, object]) -> list[object]:
    kinds = entry.get("@type")
    return kinds if isinstance(kinds, list) else [kinds]
