"""What to do when some risks are accepted: the plan and the cheapest cuts without the actions on these.

The score stays as it is. An accepted risk is as open as before, only nobody is asked to close it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from privacy_audit.assess.judge import chains_of
from privacy_audit.assess.plan import Planner
from privacy_audit.assess.standing import stand
from privacy_audit.assess.vector import read_vector
from privacy_audit.checklist import ExposureKind, Question, Ruler
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
    texts: Collection[int] = (),
) -> Around | None:
    """Plan anew for what was judged before, without actions on what was accepted; arguments as `stand`.

    None where `stand` gives none.
    """
    standing = stand(asked, answers, exposures, vector, accepted, kinds, ruler, texts)
    if standing is None:
        return None
    return Around(
        plan=tuple(Planner(ruler, standing.filled).steps(standing.items)),
        chains=chains_of(standing.items, standing.filled, read_vector(vector, ruler), ruler),
    )
