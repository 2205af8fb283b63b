"""Places on the map that a stranger can read: coordinates in text, in data and pictures, and links to maps.

Confirmed: in range, and a label, half of the globe, or map link calls them a place. Likely: exact numbers
within Việt Nam, or a coarser pair with a word for a place. Possible: exact numbers elsewhere, short links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from privacy_audit.detectors.location import links
from privacy_audit.detectors.location.points import Point, found, point
from privacy_audit.detectors.location.surroundings import (
    is_called_place,
    is_of_nature,
    is_office,
    is_page_of_office,
)
from privacy_audit.detectors.prose import places
from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.errors import mark
from privacy_audit.model import Certainty, Part

REASONS = {
    "map-link": mark("A link there opens this place on a map."),
    "place-data": mark("The page or the picture itself states it as a place."),
    "place-range": mark("The two numbers are exact and lie where people live."),
}

_NUMBER = r"[+-]?[0-9]{1,3}[.,][0-9]{3,15}"
# The halves of the globe, English and Vietnamese (Bắc, Đông, Tây), as a letter behind a number or as words.
_HALF = r"(?:n|s|b|e|w|d|t|(?:do )?(?:vi|kinh)(?: do)? (?:bac|nam|dong|tay))(?![^\W_])"
# Up to five signs or words; a half of the globe may touch the number behind it: `E106.6881`.
_SIGN = r"[,;/|&~:=\"']|-(?=\s)|(?:longitude|long|lng|lon|kinh do|va|and|la)(?![^\W_])|[ed](?=[\s0-9])"
_BETWEEN = rf"(?:(?:\s?(?:{_SIGN})){{1,5}}\s{{0,2}}|\s{{1,2}})"
# Two decimal numbers with little between them, each perhaps with its half. What stands before it is looked at
# afterwards.
_PAIR = re.compile(
    rf"(?P<one>{_NUMBER})(?:\s?°)?(?:\s?(?P<half>{_HALF}))?(?P<between>{_BETWEEN})(?P<two>{_NUMBER})"
    rf"(?![0-9]|[.,][0-9])(?:\s?°)?(?:\s?(?P<other_half>{_HALF}))?(?![^\W_])"
)
# What may not stand before it; the letter of a half of the globe may: `N20.8449`.
_GLUED = re.compile(r"(?:[0-9.,/^+_-]|[^\W_]{2}|[^\W\d_nsew])\Z")
_ANGLE = (
    r"(?:(?P<front{0}>[nsew])\s?)?(?P<deg{0}>[0-9]{{1,3}})\s?[°o˚]\s?(?P<min{0}>[0-9]{{1,2}}(?:[.,][0-9]{{1,6}})?)"
    r"\s?['’′]\s?(?:(?P<sec{0}>[0-9]{{1,2}}(?:[.,][0-9]{{1,6}})?)\s?(?:[\"”″]|['’′]{{2}}))?"
    r"\s?(?P<half{0}>[nsbewdt](?![^\W_]))?"
)
# Degrees, minutes and seconds, twice.
_ANGLES = re.compile(r"(?<![\w.,])" + _ANGLE.format("1") + r"\s{0,2}[,;/-]?\s{0,2}" + _ANGLE.format("2"))
# Quick looks for where they may be; a pattern that begins with one letter runs at memory speed.
_POINT, _COMMA = re.compile(r"\.[0-9]{3}"), re.compile(r",[0-9]{4}")
_DEGREES, _DEGREES_BEFORE = "°o˚", 14
_MINUTES = ("'", "’", "′")
_ANGLES_BEFORE, _ANGLES_REACH = 20, 80
# What makes a pair one of many numbers: a drawing, a table.
_NUMBER_BEFORE = re.compile(r"[0-9][\s,;:|]{1,3}\Z")
_NUMBER_BEHIND = re.compile(
    r"\s{0,2}[,;:|]?\s{0,2}[+-]?[0-9]{1,4}\.[0-9]|\s?(?:[cdkmnµ]?m[23]?|[kmµ]?g|m?l|m?s|hz|ty|trieu|usd|vnd|percent)(?![^\W_])|\s?[%‰$€₫]"
)
# At least two more numbers behind a pair: `20.8449 106.6881 30 40`.
_MORE_BEHIND = re.compile(r"(?:[ ,]{1,2}-?[0-9]{1,4}(?:\.[0-9]{1,6})?(?![\w./-])){2}")
# A command of a drawn path before its numbers, and what says that something is drawn.
_COMMAND = re.compile(r"(?<![^\W_])[mlhvcsqta][ ,]{0,2}\Z")
_DRAWING = re.compile(r"<path|path d|svg|viewbox|stroke|polyline|polygon| d=\"|bbox")
_DRAWN_AROUND = 200
_THOUSANDS = (".000", ".500")
_EXACT, _COARSE, _VERY_EXACT = 4, 3, 5
_MACHINE = frozenset((Part.EMBEDDED_JSON, Part.ATTRIBUTE, Part.IMAGE, Part.LINK))


def find(reading: Reading) -> Iterator[Finding]:
    """All places of a reading."""
    yield from links.find(reading)
    for pair in chain(_pairs(reading.folded, _POINT), _pairs(reading.folded, _COMMA)):
        yield from _pair(reading, pair)
    for angles in _all_angles(reading.folded):
        yield from _angles(reading, angles)


def _pairs(folded: str, sign: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Where two decimal numbers stand together, the first with this decimal sign."""
    done = 0
    for decimals in sign.finditer(folded):
        before = folded[max(0, decimals.start() - 4) : decimals.start()]
        begin = decimals.start() - len(before) + len(before.rstrip("0123456789"))
        begin -= folded[max(0, begin - 1) : begin] in ("+", "-")
        pair = _PAIR.match(folded, begin) if begin >= done else None
        if pair:
            done = pair.end()
            yield pair


def _all_angles(folded: str) -> Iterator[re.Match[str]]:
    done = 0
    for at, _ in sorted(places(folded, _MINUTES)):
        before = folded[max(0, at - _DEGREES_BEFORE) : at]
        if at >= done and before.rstrip()[-1:].isdecimal() and any(sign in before for sign in _DEGREES):
            angles = _ANGLES.search(folded, max(0, at - _ANGLES_BEFORE), at + _ANGLES_REACH)
            if angles:
                done = angles.end()
                yield angles


def _pair(reading: Reading, pair: re.Match[str]) -> Iterator[Finding]:
    at = _oriented(pair)
    if at is None or _GLUED.search(reading.folded, max(0, pair.start() - 2), pair.start()):
        return
    segment = reading.segment_at(pair.start())
    if segment.label == "geo":
        yield _stated(reading, pair, at, segment.part)
    elif certainty := _certainty(reading, pair, at, segment.part):
        called = is_called_place(reading, pair.start()) or bool(pair["half"])
        reasons = (
            "pattern",
            *(("place-range",) if at.is_in_vietnam else ()),
            *(("context",) if called else ()),
        )
        yield found(pair.span(), at, certainty, reasons, is_office=is_office(reading, pair.start()))


def _oriented(pair: re.Match[str]) -> Point | None:
    """The point of a pair; decimal commas need another sign between the numbers."""
    one, two = pair["one"], pair["two"]
    if ("," in one) != ("," in two) or ("," in one and pair["between"].strip() == ","):
        return None
    halves = (pair["half"] or "", pair["other_half"] or "")
    signs = ["-" if half[:1] in ("s", "w") or half == "t" else "" for half in halves]
    return (
        point(signs[0] + one.lstrip("+"), signs[1] + two.lstrip("+"))
        if not _is_double(signs, one, two)
        else None
    )


def _is_double(signs: list[str], one: str, two: str) -> bool:
    """A sign and a half of the globe that says the same again."""
    return any(sign and number.startswith("-") for sign, number in zip(signs, (one, two), strict=True))


def _stated(reading: Reading, pair: re.Match[str], at: Point, part: Part) -> Finding:
    """What the page's or the picture's own data call a place."""
    certainty = Certainty.LIKELY if part is Part.EMBEDDED_JSON else Certainty.CONFIRMED
    office = part is not Part.EXIF and is_page_of_office(reading)
    return found(pair.span(), at, certainty, ("place-data", "valid"), is_office=office)


def _certainty(reading: Reading, pair: re.Match[str], at: Point, part: Part) -> Certainty | None:
    start, end = pair.start(), pair.end("two")
    if at.decimals < _COARSE or is_of_nature(reading, start) or _is_in_list(reading, start, end, pair):
        return None
    called = bool(pair["half"] and pair["other_half"]) or is_called_place(reading, start)
    if at.decimals < _EXACT or "," in pair["one"]:
        coarse = len(pair["half"] or "") > 1 or "-" in pair["between"] or pair["one"].endswith(_THOUSANDS)
        return Certainty.LIKELY if called and not coarse else None
    if called:
        return Certainty.CONFIRMED
    if at.is_in_vietnam:
        return Certainty.LIKELY
    exact = at.decimals >= _VERY_EXACT and "," in pair["between"]
    return Certainty.POSSIBLE if exact and part not in _MACHINE else None


def _is_in_list(reading: Reading, start: int, end: int, pair: re.Match[str]) -> bool:
    """Whether more numbers stand right beside a pair, or a measure behind it."""
    if _NUMBER_BEFORE.search(reading.folded[max(0, start - 4) : start]) or _is_drawn(reading, start):
        return True
    if _MORE_BEHIND.match(reading.folded, end) and not pair["other_half"]:
        return True
    return not pair["other_half"] and bool(_NUMBER_BEHIND.match(reading.folded, end))


def _is_drawn(reading: Reading, start: int) -> bool:
    """Whether a pair belongs to the path of a drawing: `M0 0 L 90.5 12.25 C 20.8449 106.6881`."""
    if not _COMMAND.search(reading.folded, max(0, start - 4), start):
        return False
    return bool(_DRAWING.search(reading.folded, max(0, start - _DRAWN_AROUND), start + _DRAWN_AROUND))


def _angles(reading: Reading, angles: re.Match[str]) -> Iterator[Finding]:
    """Degrees and minutes; without seconds or parts of minutes they are as coarse as a district."""
    exact = all(
        angles[f"sec{side}"] or "." in angles[f"min{side}"] or "," in angles[f"min{side}"] for side in "12"
    )
    first, second = angles["half1"] or "", angles["front2"] or angles["half2"] or ""
    halves = [angles["front1"], second or first] if angles["front1"] else [first, second]
    if not exact or not all(halves) or is_of_nature(reading, angles.start()):
        return
    latitude, longitude = (_degrees(angles, side, half) for side, half in zip("12", halves, strict=True))
    at = point(latitude, longitude)
    if at:
        reasons = ("pattern", "valid", "context")
        yield found(
            angles.span(), at, Certainty.CONFIRMED, reasons, is_office=is_office(reading, angles.start())
        )


def _degrees(angles: re.Match[str], side: str, half: str) -> str:
    """One angle as decimal degrees, to about a metre."""
    minutes = float(angles[f"min{side}"].replace(",", "."))
    seconds = float((angles[f"sec{side}"] or "0").replace(",", "."))
    value = float(angles[f"deg{side}"]) + minutes / 60 + seconds / 3600
    return f"{-value if half in ('s', 'w', 't') else value:.5f}"
