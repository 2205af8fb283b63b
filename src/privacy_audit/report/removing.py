"""What to take off which pages: a thing that stands on several is gone only when it is gone from all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from privacy_audit.errors import mark
from privacy_audit.record.medium import Medium
from privacy_audit.report.document import Phrase
from privacy_audit.report.material import MOST_PAGES, Material, group_of
from privacy_audit.report.medium import REMOVE, REMOVE_IN_MINUTES
from privacy_audit.report.naming import name_of

_BOTH: Mapping[Medium, str] = {
    "page": mark("Remove from both pages: {subject}"),
    "text": mark("Leave out of both texts: {subject}"),
    "files": REMOVE["files"],
}
_ALL: Mapping[Medium, str] = {
    "page": mark("Remove from all {pages} pages: {subject}"),
    "text": mark("Leave out of all {pages} texts: {subject}"),
    "files": REMOVE["files"],
}
_BOTH_IN_MINUTES: Mapping[Medium, str] = {
    "page": mark("Remove from both pages: {subject} ({minutes} min)"),
    "text": mark("Leave out of both texts: {subject} ({minutes} min)"),
    "files": REMOVE_IN_MINUTES["files"],
}
_ALL_IN_MINUTES: Mapping[Medium, str] = {
    "page": mark("Remove from all {pages} pages: {subject} ({minutes} min)"),
    "text": mark("Leave out of all {pages} texts: {subject} ({minutes} min)"),
    "files": REMOVE_IN_MINUTES["files"],
}
MOST_THINGS = 3
"""Things that are named in a line."""
MOST_NAMED = 40
"""Pages that are named apart, where a line has no room for them."""


def to_remove(material: Material, subject: str, minutes: int | None = None) -> Phrase:
    """A group of exposures as something to do: what to take off which pages, in how many minutes."""
    if group_of(subject) is None:
        return material.named(subject)  # a question that today's checklists do not have
    pages = len(material.targets_of(subject))
    one, both, every = (
        (REMOVE, _BOTH, _ALL) if minutes is None else (REMOVE_IN_MINUTES, _BOTH_IN_MINUTES, _ALL_IN_MINUTES)
    )
    sentence = (every if pages > 2 else both if pages == 2 else one)[material.medium(subject)]
    return material.about(sentence, subject, which_of(material, subject), pages=pages, minutes=minutes)


def which_of(material: Material, subject: str) -> str:
    """Which of several things of a kind are meant, each with its name to type, where others were accepted."""
    left = material.left_of(subject)
    every = material.record.exposures
    shown = (f"{name_of(material.words, one, every)}, {one.id}" for one in left[:MOST_THINGS])
    return "; ".join(shown) + (" …" if len(left) > MOST_THINGS else "")


def where_it_stands(material: Material, subject: str) -> Iterator[Phrase]:
    """The pages of an action one by one, where its line does not name each of them."""
    pages = material.pages_of(subject)
    named = {material.target_name(one.target) for one in material.targets_of(subject)[:MOST_PAGES]}
    if not named.issuperset(pages):
        shown = ", ".join(pages[:MOST_NAMED]) + (" …" if len(pages) > MOST_NAMED else "")
        yield material.say(mark("It stands on: {targets}"), targets=shown)
