"""Finds addresses of other countries by their postal code, and reads those a page itself labels.

The postal code is rare and sure, so it is looked for first; the street must stand just before it.
Forms: US (Publication 28 of the postal service), UK, Germany, France.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from privacy_audit.detectors.address.vietnam import Candidate
from privacy_audit.model import Certainty

_REACH = 130
_MOST_STARTS = 8
_STATES = (
    "AL|AK|AZ|AR|CA|CO|CT|DE|DC|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND"
    "|OH|OK|OR|PA|PR|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY"
)
_ENGLISH = (
    r"Street|Str|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Dr|Lane|Ln|Court|Ct|Place|Pl|Way|Square|Sq|Terrace|Ter"
    r"|Parkway|Pkwy|Highway|Hwy|Circle|Cir|Crescent|Close|Gardens|Row|Mews|Broadway|Plaza|Alley|Hill|Park|Walk"
)
_NAME = r"[A-Z0-9][\w.'’-]{0,20}"
_LINE = r"[ ]{0,3}(?:,|\n)[ \n]{0,3}"
_ROOM = (
    r"(?:(?:Suite|Ste|Apt|Apartment|Room|Rm|Unit|Floor|Fl|Flat|#)(?![a-z])\.?[ ]?[\w#-]{1,10}"
    r"|[\w-]{1,8}[ ](?:Floor|Fl))"
)
_CITY = r"(?P<city>[A-Z][\w.'’-]{1,20}(?:[ ][A-Za-z][\w.'’-]{0,20}){0,3})"


# Streets of the four forms, looked for before a whole address is.
_FRENCH = "rue|avenue|av\\.|boulevard|bd|place|chemin|allée|impasse|quai|route|cours|square"
_GERMAN = r"(?:[Ss]tra(?:ß|ss)e|[Ss]tr\.|[Ww]eg|[Pp]latz|[Aa]llee|[Gg]asse|[Dd]amm|[Uu]fer)"
_ENGLISH_STREET = re.compile(rf"[ ](?:{_ENGLISH})(?![A-Za-z])")
_GERMAN_STREET = re.compile(rf"{_GERMAN}[ ]\d")
_FRENCH_STREET = re.compile(rf"\d,?[ ](?:(?:bis|ter)[ ])?(?:{_FRENCH})[ ]", re.IGNORECASE)
# A number that may be a house number; a word that may begin a German street.
_HOUSE_START = re.compile(r"(?<![\w.,/-])(?=\d{1,6}[A-Za-z]?(?:-\d{1,5})?,?[ ]|(?:Flat|Unit|Apartment)[ ])")
_WORD_START = re.compile(r"(?<![\w.-])(?=[A-ZÄÖÜ])")


class _Form(NamedTuple):
    """How a country writes: the postal code, the street before it, where it may start, all of it."""

    code: re.Pattern[str]
    street: re.Pattern[str]
    start: re.Pattern[str]
    whole: re.Pattern[str]


# 400 S. State Street, Chicago, IL 60605; with rooms, a direction, the zip code in nine digits.
_US = _Form(
    re.compile(rf"(?<![A-Za-z])(?:{_STATES})\.?,?[ ]{{1,3}}\d{{5}}(?:-\d{{4}})?(?![\w-])"),
    _ENGLISH_STREET,
    _HOUSE_START,
    re.compile(
        rf"\d{{1,6}}[A-Za-z]?(?:-\d{{1,5}})?[ ](?:{_NAME}[ ]){{1,4}}(?:{_ENGLISH})(?![A-Za-z])\.?"
        rf"(?:[ ](?:NE|NW|SE|SW|[NSEW])\b\.?)?(?:(?:{_LINE}|[ ]){_ROOM}){{0,2}}(?:{_LINE}|[ ]{{1,3}}){_CITY}"
        rf",?[ \n]{{1,3}}(?P<state>{_STATES})\.?,?[ ]{{1,3}}\d{{5}}(?:-\d{{4}})?"
    ),
)
# 10 Example Street, London SW1A 2AA
_UK = _Form(
    re.compile(r"(?<!\w)[A-Z]{1,2}\d[A-Z\d]?[ ]\d[A-Z]{2}(?!\w)"),
    _ENGLISH_STREET,
    _HOUSE_START,
    re.compile(
        rf"(?:{_ROOM},[ ])?\d{{1,4}}[A-Za-z]?,?[ ](?:{_NAME}[ ]){{1,3}}(?:{_ENGLISH})(?![A-Za-z])"
        rf"(?:{_LINE}{_NAME}(?:[ ]{_NAME}){{0,2}})?{_LINE}{_CITY}(?:,|[ ]|\n)[ \n]{{0,3}}"
        r"[A-Z]{1,2}\d[A-Z\d]?[ ]\d[A-Z]{2}"
    ),
)
# Musterstraße 12a, 50667 Köln
_DE = _Form(
    re.compile(r"(?<=[,\n ])(?:D-)?\d{5}[ ][A-ZÄÖÜ][\wäöüß.-]{1,25}"),
    _GERMAN_STREET,
    _WORD_START,
    re.compile(
        rf"(?:[A-ZÄÖÜ][\w.-]{{0,25}}[ ]){{0,2}}[A-ZÄÖÜ]?[\wäöüß-]{{0,25}}{_GERMAN}[ ]\d{{1,4}}[ ]?[a-z]?"
        rf"(?:[-/]\d{{1,4}})?{_LINE}(?:D-)?\d{{5}}[ ]"
        r"(?P<city>[A-ZÄÖÜ][\wäöüß.-]{1,25}(?:[ ](?:am|an|der|[A-Z])[\w.]{0,15}){0,2})"
    ),
)
# 12 rue de l'Exemple, 75001 Paris
_FR = _Form(
    re.compile(r"(?<=[,\n ])\d{5}[ ][A-ZÀ-Ý][\w'’-]{1,25}"),
    _FRENCH_STREET,
    _HOUSE_START,
    re.compile(
        rf"\d{{1,4}}[ ]?(?:bis|ter)?,?[ ](?i:{_FRENCH})[ ][\w.'’-]{{1,25}}(?:[ ][\w.'’-]{{1,25}}){{0,5}}"
        rf"{_LINE}\d{{5}}[ ]"
        r"(?P<city>[A-ZÀ-Ý][\w'’-]{1,25}(?:[ ](?:sur|en|Cedex|[A-Z\d])[\w'’-]{0,15}){0,2})"
    ),
)
# The country after the postal code.
_COUNTRY = re.compile(
    rf"(?:{_LINE}|[ ]{{1,3}})(?P<country>U\.S\.A\.|USA|US|United States(?: of America)?|UK|U\.K\."
    r"|United Kingdom|England|Germany|Deutschland|France)(?!\w)"
)


def find_foreign(text: str) -> Iterator[Candidate]:
    """Addresses of the forms above, in order within each form."""
    for form in (_US, _UK, _DE, _FR):
        codes = list(form.code.finditer(text))
        streets = [street.start() for street in form.street.finditer(text)] if codes else []
        yield from _of_form(text, form, codes, streets)


def _of_form(text: str, form: _Form, codes: list[re.Match[str]], streets: list[int]) -> Iterator[Candidate]:
    end = 0
    for code in codes:
        low = max(end, code.start() - _REACH)
        street = bisect_left(streets, low)
        if street == len(streets) or streets[street] >= code.start():
            continue
        if candidate := _read(text, form, code, low):
            yield candidate
            end = candidate.end


def _read(text: str, form: _Form, code: re.Match[str], low: int) -> Candidate | None:
    """The widest address that ends with this postal code and begins within reach."""
    starts = [start.start() for start in form.start.finditer(text, low, code.start())]
    for start in starts[-_MOST_STARTS:]:
        found = form.whole.match(text, start)
        if found and found.end() > code.start() + 2:
            return _candidate(text, found)
    return None


def _candidate(text: str, found: re.Match[str]) -> Candidate:
    country = _COUNTRY.match(text, found.end())
    groups = found.groupdict()
    shown = [found.span(name) for name in ("city", "state") if groups.get(name)]
    shown += [country.span("country")] if country else []
    end = country.end() if country else found.end()
    reasons = ("address-pattern", "address-postal-code")
    return Candidate(found.start(), end, tuple(shown), "foreign", Certainty.LIKELY, reasons)


# A street in an address that the page labels as one: the words of several languages.
_STREET_WORD = re.compile(
    rf"(?<![^\W_])(?:{_ENGLISH}|rue|avenue|via|viale|piazza|calle|avenida|rua|plaza|ulica|ul|jalan|jl)(?![^\W_])"
    r"|(?:stra(?:ß|ss)e|str\.|weg|platz|allee|gasse|gatan|straat|laan|vej|katu)(?![^\W_])",
    re.IGNORECASE,
)
# A house number before or after a name; five digits and more alone with a name are a postal code.
_NUMBERED = re.compile(
    r"(?:\d{1,4}[a-z]?(?:[/-]\d{1,4})?,?[ ]+[^\W\d_]|[^\W\d_]\.?[ ]+\d{1,4}[ ]?[a-z]?\Z)", re.IGNORECASE
)
_ROOM_PART = re.compile(rf"{_ROOM}\Z", re.IGNORECASE)


def read_labelled(text: str, start: int, end: int) -> Candidate | None:
    """An address that the page's own markup names as one, if it has a street part; a city alone is none."""
    parts = _parts(text, start, end)
    street = [index for index, part in enumerate(parts) if _is_street(text[slice(*part)])]
    if len(parts) < 2 or not street:
        return None
    numbered = any(_NUMBERED.search(text[slice(*parts[index])]) for index in street)
    certainty = Certainty.CONFIRMED if numbered else Certainty.LIKELY
    shown = tuple(span for part in parts[street[-1] + 1 :] if (span := _without_code(text, part)))
    return Candidate(parts[0][0], parts[-1][1], shown, "foreign", certainty, ("address-markup",))


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans between commas and line ends, without the spaces around them."""
    found = re.finditer(r"[^,\n]{1,200}", text[start:end])
    spans = [(start + part.start(), part.group()) for part in found if part.group().strip()]
    return [(at + len(part) - len(part.lstrip()), at + len(part.rstrip())) for at, part in spans]


def _is_street(part: str) -> bool:
    words = part.split()
    if _STREET_WORD.search(part):
        return len(words) > 1 or len(part) > 7
    return bool(_NUMBERED.search(part)) and not re.fullmatch(r"\d{4,6}[ ]\D+", part)


def _without_code(text: str, part: tuple[int, int]) -> tuple[int, int] | None:
    """The words of a part that stand together without a digit; None for rooms and if none is left."""
    start, end = part
    if _ROOM_PART.match(text, start, end):
        return None
    plain = [word.span() for word in re.finditer(r"[^\s\d]+(?:[ ][^\s\d]+)*(?!\w)", text[start:end])]
    widest = max(plain, key=lambda span: span[1] - span[0], default=None)
    return (start + widest[0], start + widest[1]) if widest else None
