"""Where something that every word for birth holds stands: found at memory speed, looked at afterwards."""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy_audit.detectors.prose import places

# One of these is in every label, and none is more than a few letters of it. Each pattern begins with one rare
# letter, so that prose is passed fast, and looks back from there.
# sinh, sn, s.n, ntns, n.t.n.s, ns, naissance
_WITH_S = re.compile(
    r"s(?:inh|n|\.n|sance|(?<=ntns)|(?<=n\.t\.n\.s)|(?<=[ \n(]ns)(?=[ :.])|(?<=ns)(?=:)|(?<=\nns))"
)
# birth, born, bday, b-day, hpbd, bd:, dob, yob, d.o.b, geb
_WITH_B = re.compile(r"b(?:irth|orn|-?day|d(?:(?<=hpbd)|(?=[ :-]))|(?<=dob)|(?<=yob)|(?<=d\.o\.b)|(?<=geb))")
# né le and née le end in the last of these.
_OTHERS = ("🎂", "chao doi", "nacimiento", "e le")
BIRTH = "sinh"


def stems(folded: str) -> Iterator[int]:
    """The places of the stems, each within its word; in no order."""
    for pattern in (_WITH_S, _WITH_B):
        for found in pattern.finditer(folded):
            yield found.start()
    for at, _ in places(folded, _OTHERS):
        yield at
