"""Homes in links to maps that no detector reads: nothing of them is shown beside a finding or in a name.

`/dir//12+Nguyen+Trai`, `?q=12 Nguyen Trai`, `/place/Ngo+12+Nguyen+Trai`. Names of places without a number of
a house stay readable: pages are to be recognised.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

# One of these is in every link to a map.
_MAP = re.compile(r"(?:maps\.google|google\.[a-z.]{2,6}/maps|maps\.apple|bing\.com/maps|goo\.gl|waze\.com"
                  r"|openstreetmap\.org|osm\.org|maps\.me|geo:|comgooglemaps:)", re.IGNORECASE)  # fmt: skip
# At least one of these stands in each of them, and they are looked for at memory speed.
_NAMED = ("map", "goo.gl", "waze", "osm.org", "geo:")
_LINK_REACH = 600
# Where a link goes on to what is looked for or where the way leads: a step of its path, a value.
_ASKED = re.compile(
    r"/(?:place|search|dir)/|[?&;](?:q|query|daddr|saddr|destination|origin|address|where1|to)=",
    re.IGNORECASE,
)
CAPITALS = "A-ZÀ-ÖØ-ÞĂĐĨŨƠƯ" + "".join(map(chr, range(0x1EA0, 0x1EFA, 2)))
"""Capital letters of Vietnamese, for a set of characters in a pattern."""
# A house, perhaps with a word for it, an alley or a flat, then its street: joined by `+`, or by blanks where
# `%20` was read; behind the second word blanks go on before capitals and numbers alone.
_HOUSE = re.compile(
    r"(?:(?i:s[ốo]|nh[àa]|ng[õo]|ng[áa]ch|h[ẻe]m|ki[ệe]t|ph[òo]ng|c[ăa]n|l[ôo]|no|p)[+ .]{1,2})?"
    r"(?<![^\W_])[A-Z]?[0-9]{1,4}[a-zA-Z]?(?:/[0-9]{1,4}[a-zA-Z]?){0,4},?[+ -]{1,2}[^\W\d_][\w.]{0,15}"
    r"(?:,?[+ ]{1,2}[^\W_][\w.]{0,15})?"
    rf"(?:[+,-]{{1,2}}[\w.]{{1,16}}|,? [{CAPITALS}0-9][\w.]{{0,15}}){{0,12}}"
)
# A ward or a district is no house: `Quận+1,+Hồ+Chí+Minh`.
_UNIT = re.compile(r"(?:qu[ậa]n|ph[ưu][ờo]ng|district|ward|x[ãa]|t[ổo])[+ ]\Z", re.IGNORECASE)
_UNIT_REACH = 10
_END = re.compile(r"[\n\"'<>\x00?#]")


def homes(text: str) -> Iterator[tuple[int, int]]:
    """Where homes stand in the links to maps of a text in normal form, in order."""
    lowered = text.lower()
    if not any(name in lowered for name in _NAMED):
        return
    position = 0
    while (link := _MAP.search(text, position)) is not None:
        position = min(len(text), link.end() + _LINK_REACH)
        begins = [asked.end() for asked in _ASKED.finditer(text, link.start(), position)]
        for begin, limit in pairwise((*begins, position)):
            yield from _steps(text, begin, limit)


def _steps(text: str, begin: int, limit: int) -> Iterator[tuple[int, int]]:
    """The homes from where something is asked for to the end of that; a way has several, `/dir/one/other`."""
    end = _END.search(text, begin, limit)
    for home in _HOUSE.finditer(text, begin, end.start() if end else limit):
        before = text[max(begin, home.start() - _UNIT_REACH) : home.start()]
        if before[-1:] in ("", *"/+, ") and not _UNIT.search(before):
            yield home.span()
