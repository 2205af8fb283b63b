"""The counts of a question as bars, for the wall and for phones: only what `hiding` lets be seen."""

from __future__ import annotations

from html import escape

from privacy_audit.errors import mark
from privacy_audit.room.hiding import Group, Seen, seen
from privacy_audit.room.markup import text
from privacy_audit.room.matter import Matter
from privacy_audit.tally import FEWEST, Phase, Tally
from privacy_audit.words import Words

STUB = 1.5
"""Percent of the width that a hidden group has, whatever its number is."""


def bars(words: Words, matter: Matter, tally: Tally, phase: Phase) -> str:
    """Every choice with its number and bar; afterwards the bar of before stands below it."""
    choices = [option.id for option in matter.options]
    before, after = tally.counts("before"), tally.counts("after")
    if phase == "before":
        shown, earlier = seen(before, choices), None
    else:
        shown, earlier = seen(after, choices, beside=before), seen(before, choices, beside=after)
    rows = (
        _row(
            words, text(words, option.label), shown.groups[place], earlier.groups[place] if earlier else None
        )
        for place, option in enumerate(matter.options)
    )
    return "".join(rows) + f'<p class="quiet">{escape(answers(words, shown))}</p>'


def answers(words: Words, shown: Seen) -> str:
    """How many answered: exactly only where nothing is hidden."""
    if shown.total is not None:
        return words.count("{number} answer", "{number} answers", shown.total)
    least = sum(group.number or 0 for group in shown.groups)
    if not least:
        return words(mark("Groups of fewer than {fewest} people stay hidden."), fewest=FEWEST)
    return words(
        mark("{number} answers or more. Groups of fewer than {fewest} people stay hidden."),
        number=least,
        fewest=FEWEST,
    )


def _row(words: Words, label: str, now: Group, earlier: Group | None) -> str:
    number = number_of(words, now)
    if earlier is not None:
        number = words(mark("{before} → {after}"), before=number_of(words, earlier), after=number)
    thin = _bar(earlier, "thin", "earlier") if earlier else ""
    drawn = _bar(now, "", "")
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
