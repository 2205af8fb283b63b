"""Mark the quick questions of each network: those that lower the score most per minute.

Computed from the data, so that nobody has to argue: with everything wide open, take again and again the
question whose recommended choice lowers the score most per minute by the ruler in `scoring.toml`. The
first two critical ones of readiness (two-step sign-in, as a rule) are always among them.
A test compares the marks with this. Run from the root: python scripts/mark_quick.py
"""

from __future__ import annotations

import re
from pathlib import Path

from privacy_audit.catalog import Library, shipped_folder
from privacy_audit.checklist import Network, Question, Ruler
from privacy_audit.model import RiskClass, Severity

FEWEST, MOST = 5, 7
ALWAYS = 2
WORTH = 0.5
"""Points per minute below which a question is not quick, once there are enough."""


def quick_questions(network: Network, ruler: Ruler) -> set[str]:
    """The ids of the quick questions of a network, five to seven where it has so many."""
    ready = [one for one in network.questions if one.risk_class is RiskClass.READINESS]
    critical = [one for one in ready if one.severity is Severity.CRITICAL]
    chosen = {one.id for one in sorted(critical, key=lambda one: one.minutes)[:ALWAYS]}
    rest = [one for one in network.questions if one.risk_class is not RiskClass.READINESS]
    taken: dict[RiskClass, int] = {}
    while rest and len(chosen) < MOST:
        best = max(rest, key=lambda one: _gain(one, ruler, taken))
        if len(chosen) >= FEWEST and _gain(best, ruler, taken) < WORTH:
            break
        rest.remove(best)
        chosen.add(best.id)
        taken[best.risk_class] = taken.get(best.risk_class, 0) + 1
    return chosen


def _gain(question: Question, ruler: Ruler, taken: dict[RiskClass, int]) -> float:
    """Points per minute, after so many others of the class: the shares 0.70, 0.21, 0.063, …"""
    seen = [ruler.visibility[one.open] for one in question.choices if one.open]
    recommended = question.choice(question.recommended)
    after = ruler.visibility[recommended.open] if recommended and recommended.open else 0.0
    share = ruler.first_share * (1 - ruler.first_share) ** taken.get(question.risk_class, 0)
    points = ruler.classes[question.risk_class] * ruler.quality[question.severity] * (max(seen) - after)
    return points * share / question.minutes


def mark(path: Path, quick: set[str]) -> None:
    """Write the level of each question into its file; what was quick and is not becomes standard."""
    head, *questions = re.split(r"(?m)^(?=\[\[questions\]\])", path.read_text(encoding="utf-8"))
    for number, text in enumerate(questions):
        identifier = re.search(r'(?m)^id = "([^"]+)"', text)
        level = re.search(r'(?m)^level = "([^"]+)"', text)
        if identifier and level:
            other = "standard" if level[1] == "quick" else level[1]
            wanted = "quick" if identifier[1] in quick else other
            questions[number] = text.replace(level[0], f'level = "{wanted}"', 1)
    path.write_text(head + "".join(questions), encoding="utf-8")


if __name__ == "__main__":
    catalog = Library().catalog()
    for network in catalog.networks.values():
        mark(shipped_folder() / "networks" / f"{network.id}.toml", quick_questions(network, catalog.ruler))
