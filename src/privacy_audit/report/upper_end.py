"""Why a score stays as high as it may be while something was not seen, and what one can do about that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from privacy_audit.commands import argument
from privacy_audit.errors import mark
from privacy_audit.model import TARGET
from privacy_audit.record.medium import is_address
from privacy_audit.record.shapes import TargetRecord
from privacy_audit.report.document import Entry, Phrase
from privacy_audit.report.material import Material

EXAMPLE, SAVED_AS = mark("https://example.com/your-page"), mark("my-page.html")
MOST_TYPED = 3
"""Targets that a command names."""


def upper_end(material: Material) -> Iterator[Entry]:
    """Why the upper end stays whatever is answered or closed, how to look again, and how to leave it out.

    By the ruler a target that nobody saw fills every class: no answer makes the range narrower.
    """
    lines = material.record.score.lines
    numbers = {name.removeprefix(TARGET) for line in lines for name in line.items if name.startswith(TARGET)}
    targets = [one for at, one in enumerate(material.record.targets) if str(at) in numbers]
    if not targets:
        return
    stays = mark(
        "What nobody saw may hold everything, so the score stays at up to {high} of 100, in every step of "
        "the plan too, whatever you answer or close. Only another look changes that."
    )
    leave = mark(
        "If a login is asked for there too, leave it out: {command}. Name the pages and files behind it that "
        "shall stay; a data archive (.zip) that the network gives you can be one of them."
    )
    high = material.points(material.record.score.high)
    details = (
        *_another_look(material, targets),
        material.say(leave, command=keeping(material, "scan", fresh=True)),
        *_asked_there(material, targets),
    )
    yield Entry(title=material.say(stays, high=high), details=details)


def _another_look(material: Material, targets: Sequence[TargetRecord]) -> Iterator[Phrase]:
    """How to look again, so that what is seen then takes the place of what was not seen."""
    saved = mark(
        "To look again: open the page of which this is a saved copy in a private window of your browser, "
        "signed in nowhere. If the profile is there, save it under the same name as before and type: "
        "{command}"
    )
    address = mark(
        "A saved copy of the page takes its place, if you name the address too. For example: {command}"
    )
    on_web = [target for target in targets if is_address(target.target)]
    if files := [target for target in targets if target not in on_web]:
        yield material.say(saved, command=keeping(material, "scan", *typed(material, files)))
    if on_web:
        saved_as = material.words(SAVED_AS)
        command = keeping(material, "scan", saved_as, "--url", *typed(material, on_web[:1]))
        yield material.say(address, command=command)


def _asked_there(material: Material, targets: Sequence[TargetRecord]) -> Iterator[Phrase]:
    """The questions of the networks that showed nothing: they tell what is open there all the same."""
    known = material.catalog.networks
    networks = dict.fromkeys(one.network for one in targets if one.network in known)
    if networks:
        asked = mark("What is open there, the questions show: {command}")
        yield material.say(asked, command=material.command("check", *map(str, networks)))


def typed(material: Material, targets: Iterable[TargetRecord]) -> Iterator[str]:
    """The first few targets as words of a command; an example of one that cannot be typed so."""
    for target in islice(targets, MOST_TYPED):
        yield argument(target.target, material.words(EXAMPLE if is_address(target.target) else SAVED_AS))


def keeping(material: Material, *words: str, fresh: bool = False) -> str:
    """A command that keeps a scan for the person whose audit it is; `fresh` begins the audit anew."""
    return material.command(*words, "--keep", *(("--fresh",) if fresh else ()))
