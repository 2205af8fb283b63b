"""A document without a layout of its own (a text, a table, data) as one: its lines, in their order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, takewhile

from privacy_audit.model import Content, Laid, Part

MOST = 20_000
"""Lines of one document."""
_LINE = 2_000
_BODY = 2
"""How deep things lie that share nothing, as in the layout of a page."""
# Where a step of a path into data begins: `$[0].phone`.
_STEP = re.compile(r"[.\[]")


def lines_of(content: Content) -> Iterator[Laid]:
    """The lines in reading order; none of a page, whose layout is another matter.

    Values of one object of JSON lie together, deeper than the objects of one list.
    """
    if "document:html" in content.containers:
        return
    before: list[str] = []
    shown = (
        one for one in content.segments if one.part in (Part.TEXT, Part.EMBEDDED_JSON) and not one.hidden
    )
    for one in islice(shown, MOST):
        path = _STEP.split(one.locator)
        shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, path, strict=False)))
        yield Laid(text=one.text[:_LINE], locator=one.locator, nest=_BODY + shared)
        before = path
