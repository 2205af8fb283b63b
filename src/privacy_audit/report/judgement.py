"""The score in words: the interval and its word, and the chains that are complete."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from privacy_audit.checklist import Band, ChainNeed, ChainRule
from privacy_audit.errors import mark
from privacy_audit.model import TARGET, Chain
from privacy_audit.record.changes import ScoreEnds
from privacy_audit.record.shapes import Score as ScoreRecord
from privacy_audit.report.document import (
    BandId,
    Block,
    Heading,
    Links,
    Listing,
    Paragraph,
    Phrase,
    Score,
    labelled,
    plain,
)
from privacy_audit.report.draft import said_of_draft, things_in_draft
from privacy_audit.report.material import Material, Speaker
from privacy_audit.report.order import where_it_breaks
from privacy_audit.report.shortly import short_plan

FIRST_STEPS = 3
Judged = ScoreRecord | ScoreEnds


def judgement(material: Material) -> Iterator[Block]:
    """The score and what it means."""
    score = material.record.score
    yield Heading(text=material.say(mark("The score")))
    yield shown(material, score)
    meaning = mark(
        "0 means that a stranger can use little, 100 that everything a blackmailer needs can be "
        "seen. Higher is worse."
    )
    yield Paragraph(text=material.say(meaning))
    if score.low <= 0:
        nothing = mark("0 does not mean “safe”: it means that nothing was found in what was looked at.")
        yield Paragraph(text=material.say(nothing), tone="strong")
    if score.number is None:
        yield Paragraph(text=_no_number(material), tone="strong")


def gist(material: Material) -> Iterator[Block]:
    """What to do first in a few lines, and the chains: what somebody reads who reads nothing else."""
    first = tuple(short_plan(material, FIRST_STEPS))
    chains = tuple(_chains(material))
    if first or chains:
        yield Heading(text=material.say(mark("The most important")))
    if first:
        yield Paragraph(text=material.say(mark("Do this first (the way to it is below):")), tone="strong")
        yield Listing(entries=first)
    yield from chains


def shown(speaker: Speaker, score: Judged) -> Score:
    """A score with its word."""
    return Score(
        low=score.low,
        high=score.high,
        number=score.number,
        band=_colour(speaker, score),
        headline=plain(headline(speaker, score)),
    )


def alike(speaker: Speaker, scores: Sequence[Judged]) -> list[str]:
    """Scores that stand beside each other, all in one form: as intervals if one of them has no number."""
    apart = any(score.number is None for score in scores)
    return [headline(speaker, score, interval=apart) for score in scores]


def headline(speaker: Speaker, score: Judged, *, interval: bool = False) -> str:
    """The score in words: a number with its word, or the interval between two words; of a text that is about
    to be posted what that means for posting it.
    """
    if isinstance(speaker, Material) and not interval and (told := said_of_draft(speaker, score)):
        return told
    words = speaker.words
    between = speaker.range(score.low, score.high)
    if score.number is None or interval:
        return words(
            mark("{range} of 100: somewhere between “{least}” and “{most}”")
            if _band_at(speaker, score.low) != _band_at(speaker, score.high)
            else mark("{range} of 100: {least}"),
            range=between,
            least=words.of(_band_at(speaker, score.low).title),
            most=words.of(_band_at(speaker, score.high).title),
        )
    named = words.of(_band(speaker, score).title)
    number = speaker.points(score.number)
    if score.low == score.high:
        return words(mark("{number} of 100: {band}"), number=number, band=named)
    return words(
        mark("{number} of 100: {band} (the middle of {low} to {high})"),
        number=number,
        band=named,
        low=speaker.points(score.low),
        high=speaker.points(score.high),
    )


def _colour(speaker: Speaker, score: Judged) -> BandId:
    """The band by whose colour a score is drawn: what is not to be posted is not drawn as little danger."""
    shows = isinstance(speaker, Material) and things_in_draft(speaker, score)
    return "high" if shows else _band(speaker, score).id


def _band(speaker: Speaker, score: Judged) -> Band:
    """The band of the score; without one that of the high end, since the unknown is never a pass."""
    named = next((band for band in speaker.catalog.ruler.bands if band.id == score.band), None)
    return named or _band_at(speaker, score.high if score.number is None else score.number)


def _band_at(speaker: Speaker, points: float) -> Band:
    """The band in which so many points lie."""
    bands = sorted(speaker.catalog.ruler.bands, key=lambda band: band.least)
    return [band for band in bands if band.least <= points][-1]


def _no_number(material: Material) -> Phrase:
    """Why there is an interval alone: pages that were not seen, which may hold everything, or open questions.

    They fill every class at the high end, or a wall would look better than a page that shows a lot.
    """
    unseen = {name for line in material.record.score.lines for name in line.items if name.startswith(TARGET)}
    if unseen:
        sentence = mark(
            "There is no single number: of what you named, {number} could not be seen, and what nobody saw "
            "may hold everything. Certain are {low} points. How to look again, or to leave it out, is said "
            "under “What could NOT be seen”."
        )
        low = material.points(material.record.score.low)
        return material.say(sentence, number=len(unseen), low=low)
    return material.say(
        mark(
            "There is no single number, because only {known} % of what counts is known. Answer the open "
            "questions or scan saved pages: that makes the range narrower."
        ),
        known=int(material.record.score.known * 100),
    )


# --- chains ----------------------------------------------------------------------------------


def _chains(material: Material) -> Iterator[Block]:
    rules = {rule.id: rule for rule in material.catalog.ruler.chains}
    known = [(chain, rules[chain.id]) for chain in material.record.score.chains if chain.id in rules]
    for chain, rule in known:
        if chain.certain:
            yield _links(material, chain, rule)
            yield from where_it_breaks(material, chain)
    for chain, rule in known:
        if not chain.certain:
            title = material.words.of(rule.title)
            sentence = mark("What is unknown could complete this chain too: {title}.")
            yield Paragraph(text=material.say(sentence, title=title), tone="warning")


def _links(material: Material, chain: Chain, rule: ChainRule) -> Links:
    subjects = (chain.cut or "").split()
    alone = mark("The cheapest link to cut: {subject}")
    several = mark("The cheapest link to cut takes these {number} together:")
    cuts = (material.about(alone if len(subjects) == 1 else "{subject}", one) for one in subjects)
    return Links(
        title=plain(material.words.of(rule.title)),
        links=tuple(plain(_link(material, need)) for need in rule.needs),
        reason=labelled(material.words.of(rule.reason)),
        cuts=tuple(cuts),
        together=material.say(several, number=len(subjects)) if len(subjects) > 1 else None,
    )


def _link(material: Material, need: ChainNeed) -> str:
    if need.kind:
        return material.kind(need.kind)
    return material.risk_class(need.risk_class) if need.risk_class else ""
