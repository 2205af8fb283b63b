"""Places in links to maps: Google, Apple, OpenStreetMap, Bing, Waze, and `geo:` (RFC 5870).

How the links look: Google's Maps URLs (`query=`, `destination=`, `!3d…!4d…` of a place, `!2d…!3d…` of an
embedded map, `@lat,lon,zoom`), Apple's map links (`ll=`, `q=`, `sll=`), OpenStreetMap (`mlat`, `#map=`), Bing
(`cp=lat~lon`), Waze deep links (`ll=`, `to=ll.`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from privacy_audit.detectors.location.points import Point, found, point
from privacy_audit.detectors.location.surroundings import is_office
from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.model import Certainty, Kind, Secret

# One of these is in every such link.
_SIGNS = ("maps", "goo.gl/", "openstreetmap.org/", "osm.org/", "waze.com/", "geo:")
_BEFORE, _LONGEST = 60, 1_500
_END = re.compile(r"[\s\"'<>]|\Z")
_EDGE = "\n \t\"'<>()[]{},;"
_HOST = re.compile(
    r"maps\.google\.[a-z]{2,3}|google\.[a-z]{2,3}(?:\.[a-z]{2})?/maps|goo\.gl/maps|maps\.app\.goo\.gl|maps\.apple\.com"
    r"|bing\.com/maps|waze\.com/|openstreetmap\.org/|osm\.org/|(?<![a-z])geo:|comgooglemaps:|maps\.me/"
)
_NUMBER = r"[+-]?[0-9]{1,3}\.[0-9]{2,20}"
_COMMA = r"[,+ ]{1,3}"
# What marks a place in a link, the surest first. In those named `turned` longitude stands first.
_MARKED = re.compile(rf"!3d(?P<one>{_NUMBER})!4d(?P<two>{_NUMBER})")
_EMBEDDED = re.compile(rf"!2d(?P<two>{_NUMBER})!3d(?P<one>{_NUMBER})")
_ASKED = re.compile(
    r"[?&;](?:q|query|ll|sll|center|destination|origin|daddr|saddr|cbll|viewpoint|sspn|coordinate|where1|rtp|to)="
    rf"(?:loc:|ll\.|pos\.)?{_COMMA[:-5]}{{0,3}}(?P<one>{_NUMBER}){_COMMA}(?P<two>{_NUMBER})"
)
_PINNED = re.compile(rf"mlat=(?P<one>{_NUMBER})&(?:amp;)?mlon=(?P<two>{_NUMBER})")
_IN_PATH = re.compile(
    rf"(?:/(?:place|search|dir)/(?:[^/?#\s]{{1,200}}/)?|geo:)(?P<one>{_NUMBER}){_COMMA}(?P<two>{_NUMBER})"
)
_TILDE = re.compile(rf"[?&](?:cp|sp)=(?:point\.)?(?P<one>{_NUMBER})[~_](?P<two>{_NUMBER})")
# The middle of the map that was looked at, with how near one was.
_VIEW = re.compile(rf"@(?P<one>{_NUMBER}),(?P<two>{_NUMBER})(?:,(?P<zoom>[0-9]{{1,2}})(?:\.[0-9]{{1,4}})?z)?")
_MAP = re.compile(rf"#map=(?P<zoom>[0-9]{{1,2}})/(?P<one>{_NUMBER})/(?P<two>{_NUMBER})")
_PLACES = (_MARKED, _PINNED, _ASKED, _IN_PATH, _TILDE, _EMBEDDED)
_VIEWS = (_VIEW, _MAP)
_NEAREST_ZOOM = 13
"""From here on a map shows a quarter, not a province."""
# A short link: nobody sees where it leads before it is opened.
_SHORT = re.compile(
    r"(?:maps\.app\.goo\.gl|goo\.gl/maps)/(?:g/)?(?P<code>[a-z0-9_-]{5,40})(?=[?/&.,;)\s\"'<>]|\Z)"
)

_HIDDEN = "•••"
# A house with its street, a `+` for each blank, as a step of the path or as what is asked for:
# `/place/12+Lê+Lợi,+Ngô+Quyền`, `?q=12+Le+Loi`. A street begins with a letter.
_HOUSE = re.compile(
    r"(?:/(?:place|search|dir)/|[?&;](?:q|query|daddr|saddr|destination|origin|address|where1)=)"
    r"(?P<house>(?:(?:so|no\.?)[+ ])?[0-9]{1,4}[a-z]?(?:/[0-9]{1,4}[a-z]?){0,4},?\+"
    r"[^\W\d_][^\s?&#/\"'<>]{1,150})"
)


def sought() -> Iterable[str]:
    """The phrases that are looked for in every text."""
    return _SIGNS


def find(reading: Reading) -> Iterator[Finding]:
    """The places of all links to maps: confirmed if marked, likely if looked at, possible if shortened."""
    done = 0
    for at, _ in sorted(reading.index.places(*_SIGNS)):
        if at < done:
            continue
        begin, end = _link_around(reading.folded, at)
        if _HOST.search(reading.folded, max(begin, at - _BEFORE), min(end, at + _BEFORE)):
            done = end
            yield from _in_link(reading, begin, end)


def _link_around(folded: str, at: int) -> tuple[int, int]:
    before = folded[max(0, at - _BEFORE) : at]
    begin = at - len(before) + 1 + max(before.rfind(sign) for sign in _EDGE)
    end = _END.search(folded, at, at + _LONGEST)
    return begin, end.start() if end else min(len(folded), at + _LONGEST)


def _in_link(reading: Reading, begin: int, end: int) -> Iterator[Finding]:
    marked = tuple(_points(reading.folded, begin, end, _PLACES))
    viewed = tuple(_points(reading.folded, begin, end, _VIEWS))
    pairs = (*marked, *viewed)
    if pairs:
        span = (min(start for start, _, _ in pairs), max(stop for _, stop, _ in pairs))
        certainty = Certainty.CONFIRMED if marked else Certainty.LIKELY
        reasons = ("map-link", "valid")
        yield found(span, pairs[0][2], certainty, reasons, is_office=is_office(reading, begin))
    elif short := _SHORT.search(reading.folded, begin, end):
        yield _short(reading, short)
    elif (house := _HOUSE.search(reading.folded, begin, end)) and _is_street(reading.text, house):
        yield _house(reading, begin, house.span("house"))


def _points(
    folded: str, begin: int, end: int, patterns: tuple[re.Pattern[str], ...]
) -> Iterator[tuple[int, int, Point]]:
    """Where in a link points stand, each pattern's first."""
    for pattern in patterns:
        match = pattern.search(folded, begin, end)
        at = point(match["one"], match["two"]) if match else None
        if match is None or at is None or at.decimals < 3:
            continue
        zoom = match.groupdict().get("zoom")
        if zoom is None or int(zoom) >= _NEAREST_ZOOM:
            yield min(match.start("one"), match.start("two")), max(match.end("one"), match.end("two")), at


def _is_street(text: str, house: re.Match[str]) -> bool:
    """Whether a number has a street's name behind it, or units: `10+quán+ngon` is no home."""
    written = text[slice(*house.span("house"))]
    return "," in written or written.partition("+")[2][:1].isupper()


def _house(reading: Reading, begin: int, span: tuple[int, int]) -> Finding:
    """The home that a link to a map names: its words with blanks for `+`; nothing of it is shown."""
    office = is_office(reading, begin)
    return Finding(
        kind=Kind.ADDRESS,
        start=span[0],
        end=span[1],
        value=Secret(" ".join(reading.text[slice(*span)].replace("+", " ").split())),
        masked=_HIDDEN,
        certainty=Certainty.LIKELY,
        attributes={"type": "organisation"} if office else {},
        reasons=("pattern", "context"),
    )


def _short(reading: Reading, short: re.Match[str]) -> Finding:
    link = reading.text[short.start() : short.end()]
    return Finding(
        kind=Kind.LOCATION,
        start=short.start(),
        end=short.end(),
        value=Secret(link),
        masked=reading.text[short.start() : short.start("code")] + "••••",
        certainty=Certainty.POSSIBLE,
        attributes={"type": "organisation"} if is_office(reading, short.start()) else {},
        reasons=("map-link",),
    )
