"""Where something that every word for birth holds stands: all found in one pass, looked at afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from privacy_audit.detectors.reading import Reading

BIRTH = "sinh"
# One of these is in every label, and none is more than a few letters of it. The number says how far behind
# its beginning the letter stands that surely is one of the label's.
_STEMS = {
    **dict.fromkeys((BIRTH, "sn", "s.n", "ssance", "birth", "born", "bday", "b-day", "bd ", "bd:", "bd-"), 0),
    **dict.fromkeys(("chao doi", "nacimiento"), 0),
    "e le": 0,  # the end of né le and née le
    "ntns": 3,
    "n.t.n.s": 6,
    **{f"{before}ns{behind}": 2 for before in " \n(" for behind in " :."},
    "ns:": 1,
    "\nns": 2,
    **dict.fromkeys(("hpbd", "dob", "yob", "geb"), 2),
    "d.o.b": 4,
}
_CAKE = "🎂"
AGES = ("turn", "tron ", " tuoi ")
"""What stands before or behind an age."""
SHORT_YEAR = "2k"
BRACKET = "("
HEADED = ("sinh", "dob", "d.o.b", "birth", "ntns", "born")
"""What a line of heads has above a column of birth dates."""


def sought() -> Iterable[str]:
    """The phrases that are looked for in every text."""
    return (*_STEMS, *AGES, SHORT_YEAR, *HEADED, BRACKET)


def stems(reading: Reading) -> Iterator[int]:
    """The places of the stems, each within its word; in no order."""
    for at, stem in reading.index.places(*_STEMS):
        yield at + _STEMS[stem]
    at = reading.folded.find(_CAKE)
    while at >= 0:
        yield at
        at = reading.folded.find(_CAKE, at + 1)
