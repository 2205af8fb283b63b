"""Which networks a typed line means: their numbers in a list, or their names as they are printed or known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from privacy_audit.errors import WrongUsage, mark
from privacy_audit.text import clean, fold
from privacy_audit.words import Words

if TYPE_CHECKING:
    from privacy_audit.checklist import Network

ALL = ("all", "tat ca", "*")
"""Every network, as it may be typed, folded."""
NEAR = 0.7
"""How much a typed word has to resemble a name: one wrong letter of four, two of eight."""
SHORT = {"fb": "facebook", "ig": "instagram", "insta": "instagram", "yt": "youtube"}
"""What people write for a network, folded, and the network's id."""
BETWEEN = ("va", "and")
"""What stands between two names, folded."""
MOST_PIECES = 6
"""Words that a name has at most, with blanks inside it too."""
# A word of a name or of a typed line: all but blanks, commas and signs around or between names.
_WORD = re.compile(r"[^\s,;/()“”\"'«»&+]+")
Key = tuple[str, ...]


def numbered(networks: Iterable[Network]) -> list[Network]:
    """The networks that have questions, in the order in which they are numbered for people."""
    return sorted((one for one in networks if one.questions), key=lambda one: (one.rank, one.id))


def picked_of(typed: str, known: Sequence[Network], words: Words) -> tuple[Network, ...]:
    """The networks of a line such as `1 3`, `zalo, Google Tài khoản`, `dien thoai zalo` or `all`, in the
    order in which they were typed; `WrongUsage` names what is none.

    Capitals, Vietnamese marks, blanks inside a name and the way in which they were typed do not matter, nor
    do `và`, `and` and `&`. Of names that begin alike the longest counts.
    """
    if " ".join(_key(typed)) in ALL:
        return tuple(known)
    named = ((_key(name), one) for one in known for name in (one.id, *one.name.values(), words.of(one.name)))
    by_name = {name: one for name, one in named if name}
    by_name |= {("".join(name),): one for name, one in by_name.items()}
    by_name |= {(short,): one for short, name in SHORT.items() for one in known if one.id == name}
    by_name |= {(str(number),): one for number, one in enumerate(known, 1)}
    parts = (part for part in re.split("[,;]", typed) if _key(part))
    picked = [one for part in parts for one in _of_part(part, by_name, words)]
    if not picked:
        raise WrongUsage(mark("Please type at least one number or name. For example: 1 2"))
    return tuple({one.id: one for one in picked}.values())


def _of_part(part: str, by_name: Mapping[Key, Network], words: Words) -> Iterator[Network]:
    """The networks between two commas, the longest name first."""
    left, shown = _key(part), _WORD.findall(clean(part))
    while left:
        size = next((size for size in range(MOST_PIECES, 0, -1) if _named(left[:size], by_name)), 1)
        if network := _named(left[:size], by_name):
            yield network
        elif left[0] not in BETWEEN:
            raise _not_in_list(shown[-len(left) :], left, len(left) == len(shown), by_name, words)
        left = left[size:]


def _named(typed: Key, by_name: Mapping[Key, Network]) -> Network | None:
    """The network with this name, also with blanks inside it: `face book`. Two numbers make no third."""
    joined = "".join(typed)
    return by_name.get(typed) or (None if joined.isdigit() else by_name.get((joined,)))


def _not_in_list(
    shown: Sequence[str], left: Key, whole: bool, by_name: Mapping[Key, Network], words: Words
) -> WrongUsage:
    """What is said of words that begin with no name. `whole`: nothing before them was one."""
    end = next((at for at, word in enumerate(left) if word in BETWEEN), len(left))
    typed, near = " ".join(shown[: end if whole else 1]), _nearest(left[:end], by_name)
    if near is None:
        return WrongUsage(mark("“{typed}” is not in the list. For example: 1 2"), typed=typed)
    sentence = mark("“{typed}” is not in the list. Did you mean {near}?")
    return WrongUsage(sentence, typed=typed, near=words.of(near.name))


def _nearest(left: Key, by_name: Mapping[Key, Network]) -> Network | None:
    """The network whose name all these words resemble, else one that the first of them resembles."""
    from difflib import get_close_matches

    names = {" ".join(name): one for name, one in by_name.items() if not name[0].isdigit()}
    for typed in (" ".join(left), left[0]):
        for close in get_close_matches(typed, names, 1, NEAR):
            return names[close]
    return None


def _key(text: str) -> Key:
    """The words of a name, without capitals and marks."""
    return tuple(_WORD.findall(fold(clean(text))))
