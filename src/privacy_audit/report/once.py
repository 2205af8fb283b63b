"""What repeats within the steps of a plan is told once, and later by where it stood.

The ways to the settings of a network begin alike ("Open Facebook, tap the menu, tap Settings …"), and what
to do about things of one kind is the same on every page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from privacy_audit.errors import mark
from privacy_audit.report.document import Action, Block, Phrase, Span, Step, Steps, plain
from privacy_audit.words import Words

FEWEST = 2
"""So many lines must be alike: to replace a single one by another saves nothing."""
LONG = 100
"""Characters from which a piece of advice is worth a look back."""
_LINE = "{line}"


def told_once(blocks: Iterable[Block], words: Words) -> Iterator[Block]:
    """The blocks; what a step tells again is replaced by the number of the first step that told it.

    Every list of steps is for itself: of a plan over several days each day can be read alone.
    """
    for block in blocks:
        yield replace(block, steps=tuple(_shorter(block.steps, words))) if isinstance(block, Steps) else block


def _shorter(steps: Iterable[Step], words: Words) -> Iterator[Step]:
    ways: dict[tuple[Phrase, ...], int] = {}
    goals: dict[Phrase, int] = {}
    for number, step in enumerate(steps, 1):
        actions = (_way(_goal(one, goals, number, words), ways, number, words) for one in step.actions)
        yield replace(step, actions=tuple(actions))


def _goal(action: Action, goals: dict[Phrase, int], number: int, words: Words) -> Action:
    goal = action.goal
    if not goal or sum(len(span.text) for span in goal) < LONG:
        return action
    if goal not in goals:
        goals[goal] = number
        return action
    return replace(action, goal=plain(words(mark("Do the same as in point {number}."), number=goals[goal])))


def _way(action: Action, ways: dict[tuple[Phrase, ...], int], number: int, words: Words) -> Action:
    """The longest beginning that was told before on the same kind of device gives way to a single line.

    Only what stands somewhere in full is referred to, so that nobody is sent on from one point to the next.
    """
    title = action.way_title or ()
    lengths = range(len(action.way), FEWEST - 1, -1)
    told = next((length for length in lengths if (title, *action.way[:length]) in ways), 0)
    if not told:
        ways.update({(title, *action.way[:length]): number for length in lengths})
        return action
    sentence = mark("As in point {number}, up to: {line}")
    said = words(sentence, number=ways[(title, *action.way[:told])], line=_LINE)
    start, _, end = said.partition(_LINE)
    spans = (Span(text=start), *action.way[told - 1], Span(text=end))
    return replace(action, way=(tuple(span for span in spans if span.text), *action.way[told:]))
