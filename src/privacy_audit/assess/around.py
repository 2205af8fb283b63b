"""What to do when some risks are accepted: the plan and the cheapest cuts without the actions on these.

The score stays as it is. An accepted risk is as open as before, only nobody is asked to close it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import msgspec

from privacy_audit.assess.items import Item, gather
from privacy_audit.assess.judge import chains_of, vector_of
from privacy_audit.assess.plan import Planner
from privacy_audit.assess.vector import read_vector
from privacy_audit.checklist import ExposureKind, Question, Ruler
from privacy_audit.errors import WrongUsage
from privacy_audit.model import Answer, Chain, Exposure, Kind, Step, Value


class Around(Value):
    """The plan that leaves the accepted risks alone, and the chains with their cuts."""

    plan: tuple[Step, ...]
    chains: tuple[Chain, ...]


def plan_around(
    asked: Mapping[str, Question],
    answers: Mapping[str, Answer],
    exposures: Sequence[Exposure],
    vector: str,
    accepted: Collection[str],
    kinds: Mapping[Kind, ExposureKind],
    ruler: Ruler,
) -> Around | None:
    """Plan anew for what was judged before, without actions on what was accepted.

    `vector` is the string of that judgement, `accepted` are ids of questions and positions of exposures
    (`"3"`). None if these questions and exposures under this ruler do not give that vector: then the
    figures of a plan would not belong to the score.
    """
    try:
        judged = read_vector(vector, ruler)
    except WrongUsage:
        return None
    filled = tuple(name for name, held in judged.classes.items() if held.full)
    if vector_of(gather(asked, answers, exposures, kinds, ruler), filled, ruler) != judged:
        return None
    items = _apart(asked, answers, exposures, accepted, kinds, ruler)
    return Around(
        plan=tuple(Planner(ruler, filled).steps(items)), chains=chains_of(items, filled, judged, ruler)
    )


def _apart(
    asked: Mapping[str, Question],
    answers: Mapping[str, Answer],
    exposures: Sequence[Exposure],
    accepted: Collection[str],
    kinds: Mapping[Kind, ExposureKind],
    ruler: Ruler,
) -> list[Item]:
    """All items; of a group of exposures the accepted ones are an item of their own."""
    left = [one for at, one in enumerate(exposures) if str(at) not in accepted]
    kept = [one for at, one in enumerate(exposures) if str(at) in accepted]
    open_items = [
        _frozen(item) if item.subject in accepted else item
        for item in gather(asked, answers, left, kinds, ruler)
    ]
    return open_items + [_frozen(item, "accepted:") for item in gather({}, {}, kept, kinds, ruler)]


def _frozen(item: Item, prefix: str = "") -> Item:
    """An item that no action makes weaker."""
    subject = prefix + item.subject
    return msgspec.structs.replace(item, subject=subject, goal=item.strongest, goal_open=item.open)
