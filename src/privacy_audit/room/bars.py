"""The counts of a question as bars, for the wall and for phones: only what `hiding` lets be seen."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import zip_longest

from privacy_audit.errors import mark
from privacy_audit.room.hiding import Group, Seen, seen
from privacy_audit.room.markup import text
from privacy_audit.room.matter import Matter
from privacy_audit.tally import FEWEST, Phase, Tally
from privacy_audit.words import Words

STUB = 1.5
"""Percent of the width that a hidden group has, whatever its number is."""
NONE_YET = mark("Before. Nobody has answered again yet.")


def bars(words: Words, matter: Matter, tally: Tally, phase: Phase) -> str:
    """Every choice with its number and bar; afterwards the bar of before stands below it."""
    shown, earlier = rounds(matter, tally, phase)
    rows = (
        _row(words, text(words, option.label), *both)
        for option, both in zip(matter.options, _pairs(shown, earlier), strict=True)
    )
    said = answers(words, shown) if shown else words(NONE_YET)
    return "".join(rows) + f'<p class="quiet">{escape(said)}</p>'


def rounds(matter: Matter, tally: Tally, phase: Phase) -> tuple[Seen | None, Seen | None]:
    """What is shown of this round, and of the earlier one beside it. Afterwards there is none of this round
    until the first has answered again."""
    choices = [option.id for option in matter.options]
    before, after = tally.counts("before"), tally.counts("after")
    if phase == "before":
        return seen(before, choices), None
    if not tally.was_counted("after"):
        return None, seen(before, choices)
    return seen(after, choices, beside=before), seen(before, choices, beside=after)


def _pairs(shown: Seen | None, earlier: Seen | None) -> Iterator[tuple[Group | None, Group | None]]:
    return zip_longest(shown.groups if shown else (), earlier.groups if earlier else ())


def answers(words: Words, shown: Seen) -> str:
    """How many answered: exactly only where nothing is hidden."""
    if shown.total is not None:
        return words.count("{number} answer", "{number} answers", shown.total)
    return or_more(words, sum(group.number or 0 for group in shown.groups))


def or_more(words: Words, least: int) -> str:
    """So many answers or more; 0: how many is not told."""
    if not least:
        return words(mark("Groups of fewer than {fewest} people stay hidden."), fewest=FEWEST)
    return words(
        mark("{number} answers or more. Groups of fewer than {fewest} people stay hidden."),
        number=least,
        fewest=FEWEST,
    )


def of_rounds(words: Words, now: Group | None, earlier: Group | None) -> str:
    """The number of one choice: of the round that is shown, or of both."""
    if now is None or earlier is None:
        alone = now or earlier
        return number_of(words, alone) if alone else ""
    return words(mark("{before} → {after}"), before=number_of(words, earlier), after=number_of(words, now))


def _row(words: Words, label: str, now: Group | None, earlier: Group | None) -> str:
    number = of_rounds(words, now, earlier)
    thin = _bar(earlier, "thin", "earlier") if earlier else ""
    drawn = _bar(now, "", "") if now else ""
    return f'<div class="bar"><p><span>{label}</span> <b>{escape(number)}</b></p>{thin}{drawn}</div>'


def number_of(words: Words, group: Group) -> str:
    """The number of a group, or that it is a small one."""
    if group.number is None:
        return words(mark("fewer than {fewest}"), fewest=FEWEST)
    return str(group.number)


def _bar(group: Group, kind: str, fill: str) -> str:
    is_hidden = group.number is None
    width = STUB if is_hidden else max(round(group.share * 100, 1), STUB)
    return (
        f'<svg class="{kind}" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="{"few" if is_hidden else fill}" width="{width}" height="10"/></svg>'
    )
