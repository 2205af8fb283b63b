"""BeautifulSoup as the reader of a page: what a walk is told, and what is kept of it."""

from __future__ import annotations

import gc
import weakref
from itertools import pairwise

import pytest
from bs4 import Tag
from hypothesis import given
from hypothesis import strategies as st

from privacy_audit.extract import bounds
from privacy_audit.extract.bounds import Bounds
from privacy_audit.extract.parsing import parse
from privacy_audit.extract.tree import ROOT, Element


class Told:
    """Writes down what it is told; looks into elements of these names, and is told of no script's inside."""

    def __init__(self, looked_into: frozenset[str] = frozenset()) -> None:
        self.looked_into = looked_into
        self.events: list[str] = []
        self.kept: list[Element] = []
        self.seen: list[weakref.ref[Element]] = []

    def note(self, tag: Element) -> bool:
        self.seen.append(weakref.ref(tag))
        if tag.name in self.looked_into:
            self.kept.append(tag)
        return tag.name in self.looked_into

    def is_silent(self, name: str) -> bool:
        return name == "script"

    def open(self, tag: Element) -> None:
        self.events.append(f"<{tag.name} {tag.position}>")

    def close(self, tag: Element) -> None:
        self.events.append(f"</{tag.name}>")

    def open_silent(self, tag: Element) -> None:
        return

    def close_silent(self, tag: Element) -> None:
        self.events.append(f"({tag.name})")

    def caption(self, text: str, name: str, around: Element) -> None:
        self.events.append(f"caption {text}")

    def reread(self, text: str, around: Element) -> None:
        self.events.append("reread " + text)

    def string(self, text: str, around: Element) -> None:
        if self.events[-1].startswith("text "):
            self.events[-1] += text
        else:
            self.events.append("text " + text)

    def drawn(self, tag: Element) -> None:
        self.events.append(f"drawn {tag.name}")

    def comment(self, text: str) -> None:
        self.events.append("comment " + text)

    def instruction(self, text: str, around: Element) -> None:
        self.events.append("instruction " + text)


def told(*pieces: str, looked_into: str = "") -> Told:
    walk = Told(frozenset(looked_into.split()))
    parse(pieces, walk, Bounds())
    return walk


PAGE = (
    '<!DOCTYPE html><title>Trang &amp; tôi</title><p>Chào <b class="x y">bạn</b><p>Gọi<br>0912 345 678'
    "<script>var a = '<b>';</script><!-- ghi chú --></p></div>hết"
)


def test_a_walk_is_told_of_everything_in_the_order_of_the_page() -> None:
    assert told(PAGE).events == [
        f"<{ROOT} 1>", "<html 1>", "<head 1>", "<title 1>", "text Trang & tôi", "</title>", "</head>",
        "<body 1>", "<p 1>", "text Chào ", "<b 1>", "text bạn", "</b>", "</p>", "<p 2>", "text Gọi", "<br 1>",
        "</br>", "text 0912 345 678", "(script)", "comment  ghi chú ", "</p>",
        "text hết", "</body>", "</html>", f"</{ROOT}>",
    ]  # fmt: skip


@given(st.lists(st.integers(0, len(PAGE)), max_size=6).map(sorted))
def test_the_pieces_of_a_page_do_not_matter(cuts: list[int]) -> None:
    edges = [0, *cuts, len(PAGE)]
    pieces = [PAGE[begin:end] for begin, end in pairwise(edges)]
    assert told(*pieces).events == told(PAGE).events


def test_what_is_looked_into_is_a_tag_with_its_inside_and_what_is_around_it() -> None:
    walk = told(
        '<div id="a"><p>không <i>x</i></p><ul class="k"><li>một <b>hai</b><li>ba</ul></div>', looked_into="ul"
    )
    [kept] = walk.kept
    assert isinstance(kept, Tag)
    assert [one if isinstance(one, str) else f"<{getattr(one, 'name', '')}>" for one in kept.descendants] == [
        "<li>", "một ", "<b>", "hai", "<li>", "ba",
    ]  # fmt: skip
    assert kept.get_text("|") == "một |hai|ba"
    assert [tag.name for tag in kept.find_all("li")] == ["li", "li"]
    assert [tag.name for tag in kept.parents] == ["div", "body", "html", ROOT]
    assert [len(tag.contents) for tag in kept.parents] == [0, 0, 0, 0]


def test_a_script_that_is_looked_into_has_all_its_text() -> None:
    [kept] = told("<script>" + "a < b;" * 100_000 + "</script>", looked_into="script").kept
    assert kept.get_text() == "a < b;" * 100_000


def test_an_element_is_gone_when_it_has_ended_unless_it_is_kept() -> None:
    """Nothing leads from one element to the next: a first one that is kept would keep the whole page."""
    gc.disable()
    try:
        walk = told("<b>một</b>" + "<p>hai <i>ba</i></p>" * 50 + "<b>bốn</b>", looked_into="b")
        alive = [tag.name for one in walk.seen if (tag := one()) is not None]
    finally:
        gc.enable()
    assert alive == ["html", "body", "b", "b"]


def test_of_a_long_element_only_a_beginning_is_kept() -> None:
    [kept] = told("<ul>" + "<li>x" * 5_000 + "</ul>", looked_into="ul").kept
    assert sum(1 for _ in kept.descendants) == 400


def test_what_is_nested_too_deep_flows_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "DEPTH", 4)
    events = told("<i>a<i>b<i>c<script>x</script></i>d</i>e</i>f").events
    assert events[3:] == ["<i 1>", "text a", "<i 1>", "text bc", "(script)", "text d", "</i>", "text e", "</i>",
                          "text f", "</body>", "</html>", f"</{ROOT}>"]  # fmt: skip
