"""Where in a reading something was found that is masked: findings that touch are one stretch."""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy_audit.detectors.masking.cover import Cover
from privacy_audit.detectors.masking.covering import covered
from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.model import Kind

_REACH = 64
# Letters and signs right before a mailbox, read from its beginning.
_GLUED = re.compile(r"[^\W\d_][\w.+-]{0,62}")


def merged(reading: Reading, findings: tuple[Finding, ...]) -> Iterator[Cover]:
    """Findings that touch the same characters become one stretch, shown by the longest of them."""
    start, end, longest = 0, 0, ""
    shown = 0
    begins = ((_begin(reading, finding), finding) for finding in findings)
    for begin, finding in sorted(begins, key=lambda one: (one[0], -one[1].end)):
        length = finding.end - finding.start
        if begin >= end:
            if end:
                yield Cover(start=start, end=end, mask=covered(longest))
            start, longest, shown = begin, finding.masked, length
        elif length > shown:
            longest, shown = finding.masked, length
        end = max(end, finding.end)
    if end:
        yield Cover(start=start, end=end, mask=covered(longest))


def _begin(reading: Reading, finding: Finding) -> int:
    """Where a mask begins: letters with marks before a mailbox may be part of its name."""
    if finding.kind is not Kind.EMAIL:
        return finding.start
    glued = _GLUED.match(reading.text[max(0, finding.start - _REACH) : finding.start][::-1])
    return finding.start - (glued.end() if glued else 0)
