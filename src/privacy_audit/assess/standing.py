"""What was judged before, ready to be asked what else: other plans, and the score after some actions."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import msgspec

from privacy_audit.assess.items import Item, gather
from privacy_audit.assess.judge import vector_of
from privacy_audit.assess.vector import read_vector, score
from privacy_audit.checklist import ExposureKind, Question, Ruler
from privacy_audit.errors import WrongUsage
from privacy_audit.model import Answer, Exposure, Kind, RiskClass, Value


class Standing(Value):
    """All items of a judgement, and the classes that a target nobody saw may fill.

    Items that the person accepted have no action that makes them weaker.
    """

    items: tuple[Item, ...]
    filled: tuple[RiskClass, ...]

    def ends_after(self, actions: Collection[str], ruler: Ruler) -> tuple[float, float]:
        """Both ends of the score, 0 to 100 with one decimal, after the actions of these subjects."""
        done = [item.done() if item.subject in actions else item for item in self.items]
        low, high = score(vector_of(done, self.filled, ruler), ruler)
        return low / 10, high / 10

    def only(self, actions: Collection[str]) -> tuple[Item, ...]:
        """The items with no other actions than these."""
        return tuple(item if item.subject in actions else frozen(item) for item in self.items)


def stand(
    asked: Mapping[str, Question],
    answers: Mapping[str, Answer],
    exposures: Sequence[Exposure],
    vector: str,
    accepted: Collection[str],
    kinds: Mapping[Kind, ExposureKind],
    ruler: Ruler,
    texts: Collection[int] = (),
) -> Standing | None:
    """What was judged before, without actions on what was accepted.

    `vector` is the string of that judgement, `accepted` are ids of questions and positions of exposures
    (`"3"`). None if these questions and exposures under this ruler do not give that vector: then no figure
    that is worked out here would belong to the score. `texts` as in `assess`.
    """
    try:
        judged = read_vector(vector, ruler)
    except WrongUsage:
        return None
    filled = tuple(name for name, held in judged.classes.items() if held.full)
    items = gather(asked, answers, exposures, kinds, ruler, texts)
    if vector_of(items, filled, ruler) != judged:
        return None
    if accepted:
        items = _apart(asked, answers, exposures, accepted, kinds, ruler, texts)
    return Standing(items=tuple(items), filled=filled)


def _apart(
    asked: Mapping[str, Question],
    answers: Mapping[str, Answer],
    exposures: Sequence[Exposure],
    accepted: Collection[str],
    kinds: Mapping[Kind, ExposureKind],
    ruler: Ruler,
    texts: Collection[int],
) -> list[Item]:
    """All items; of a group of exposures the accepted ones are an item of their own."""
    left = [one for at, one in enumerate(exposures) if str(at) not in accepted]
    kept = [one for at, one in enumerate(exposures) if str(at) in accepted]
    open_items = [
        frozen(item) if item.subject in accepted else item
        for item in gather(asked, answers, left, kinds, ruler, texts)
    ]
    return open_items + [frozen(item, "accepted:") for item in gather({}, {}, kept, kinds, ruler, texts)]


def frozen(item: Item, prefix: str = "") -> Item:
    """An item that no action makes weaker."""
    subject = prefix + item.subject
    return msgspec.structs.replace(item, subject=subject, goal=item.strongest, goal_open=item.open)
