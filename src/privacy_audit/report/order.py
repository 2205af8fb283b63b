"""Why the steps of a plan stand in their order, and at which of them a chain breaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from privacy_audit.errors import mark
from privacy_audit.model import Chain
from privacy_audit.report.document import Block, Paragraph, Phrase
from privacy_audit.report.material import Material
from privacy_audit.report.openings import openings, weigh_more


def why_in_this_order(material: Material) -> Phrase:
    """By what the next step is chosen.

    By the printed numbers alone a later step may look quicker: while a chain holds the score up, little else
    lowers it, so what cuts the chain can come before that.
    """
    best = mark("Each step is the one that lowers the score most for each minute at that point.")
    held = mark(
        "Each step is the one that lowers the score most for each minute at that point. While a chain is "
        "complete, the score does not fall below {floor}, so a step that cuts it may have to come first."
    )
    floor = max((one.floor for one in material.record.score.chains if one.certain), default=None)
    return material.say(best) if floor is None else material.say(held, floor=material.points(floor))


def where_it_breaks(material: Material, chain: Chain) -> Iterator[Block]:
    """The step of the plan at which a chain breaks, and where the cheapest cut stands if that is another one.

    The plan lowers the score, so the chain may break on the way, long before its cheapest link is reached.
    """
    at = _breaking(material, chain)
    if at is None:
        return
    before = len(openings(material)) if weigh_more(material) else 0
    cheapest = _steps_of(material, (chain.cut or "").split())
    sentence = mark("In the plan this chain breaks at step {number}.")
    if cheapest and max(cheapest) > at:
        one = mark("In the plan this chain breaks at step {number}. Cheapest on its own: step {numbers}.")
        several = mark(
            "In the plan this chain breaks at step {number}. Cheapest on its own: steps {numbers}."
        )
        sentence = one if len(cheapest) == 1 else several
    elif before and at == 1:
        sentence = mark("In the plan this chain breaks at step {number}: before it come the open questions.")
    numbers = material.listed((str(before + number) for number in cheapest or [at]), most=len(cheapest) or 1)
    yield Paragraph(text=material.say(sentence, number=before + at, numbers=numbers), tone="strong")


def _breaking(material: Material, chain: Chain) -> int | None:
    """Which step breaks a chain, counted from 1; None if none does.

    Audits of former times know the cheapest cut alone; there the floor tells too that a chain is no more.
    """
    cuts = chain.cuts or ((chain.cut or "").split(),)
    done: set[str] = set()
    for number, step in enumerate(material.record.plan, 1):
        done.update(step.actions)
        if step.low_after < chain.floor or any(cut and done.issuperset(cut) for cut in cuts):
            return number
    return None


def _steps_of(material: Material, actions: Sequence[str]) -> list[int]:
    """The numbers of the steps, counted from 1, in which some actions are."""
    return [number for number, step in enumerate(material.record.plan, 1) if {*step.actions} & {*actions}]
