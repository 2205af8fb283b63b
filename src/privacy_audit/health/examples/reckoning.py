"""What judges: the signs of a threat in a message, and the score, recomputed from what a report prints."""

from __future__ import annotations

from functools import partial

from privacy_audit.errors import WrongUsage, mark
from privacy_audit.health.examples.trying import Example, check_of
from privacy_audit.health.finding import Check

THREAT = "Chuyển tiền vào ví USDT ngay, nếu không clip nóng của anh sẽ gửi cho cơ quan và gia đình."
HARMLESS = "Chiều nay họp tổ lúc 15 giờ, nhớ mang theo sổ nhé."


def _verdict(text: str) -> bool:
    """Whether a message carries signs."""
    from privacy_audit.catalog import Library
    from privacy_audit.guide.message import judge_message

    return judge_message(text, Library().message_rules()).verdict == "signs"


def _recomputed() -> bool:
    """Whether the string of a score gives that score again."""
    from privacy_audit.assess import score_of_vector
    from privacy_audit.audit import judge
    from privacy_audit.catalog import Library

    catalog = Library().catalog(("zalo",))
    judged = judge(catalog, networks=("zalo",), level="quick", platform="android", answers=()).assessment
    return score_of_vector(judged.vector, catalog.ruler) == (judged.low, judged.high) and judged.high > 0


def _nonsense_accepted() -> bool:
    from privacy_audit.assess import score_of_vector
    from privacy_audit.catalog import Library

    try:
        score_of_vector("PA1:ruler", Library().catalog(()).ruler)
    except WrongUsage:
        return False
    return True


CHECKS: tuple[Check, ...] = (
    check_of(
        Example(
            "message",
            mark("Signs of blackmail and scam in messages"),
            partial(_verdict, THREAT),
            True,
            partial(_verdict, HARMLESS),
        )
    ),
    check_of(Example("score", mark("The score"), _recomputed, True, _nonsense_accepted)),
)
