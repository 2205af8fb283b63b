"""How much of the words around a value fits beside it in an excerpt."""

from __future__ import annotations

from privacy_audit.text import clean, is_still

EXCERPT = 80
FURTHER = 300
"""No side of an excerpt is longer before it is cut."""


def fitted(before: str, mask: str, after: str) -> str:
    """As much on both sides as fits; an ellipsis, at a blank if there is one, where it was cut."""
    room = EXCERPT - len(mask)
    right = min(len(after), max(room // 2, room - len(before)))
    left = min(len(before), room - right)
    start = (
        before if left == len(before) else "…" + _from_blank(before[len(before) - left + 1 :] if left else "")
    )
    end = after if right == len(after) else _to_blank(after[: right - 1] if right else "") + "…"
    shown = f"{start}{mask}{end}".strip()
    return shown if len(shown) <= EXCERPT else shown[: EXCERPT - 1] + "…"


def spaced(shown: str) -> str:
    """What needs no cleaning, with its blanks made one, those at its ends too."""
    joined = " ".join(shown.split())
    if not joined:
        return " " * bool(shown)
    return f"{' ' * shown[0].isspace()}{joined}{' ' * shown[-1].isspace()}"


def edge(shown: str) -> str:
    """Clean, with the blanks at its ends as they were."""
    if shown.isspace() or not shown:
        return " "[: len(shown)]
    return " " * shown[0].isspace() + tidy(shown, FURTHER) + " " * shown[-1].isspace()


def tidy(shown: str, limit: int = EXCERPT) -> str:
    """Clean and short enough; most stretches of a page need no more than their blanks made one."""
    joined = " ".join(shown.split())
    return joined if len(joined) <= limit and is_still(joined) else clean(shown, limit)


def _from_blank(words: str) -> str:
    first, blank, rest = words.partition(" ")
    return rest if blank and len(first) < 20 else words


def _to_blank(words: str) -> str:
    rest, blank, last = words.rpartition(" ")
    return rest if blank and len(last) < 20 else words
