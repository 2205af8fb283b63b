"""What may be a value beside a finding, though it is none of what is found: days, streets, codes, passwords.

A second net, for excerpts alone: where one value of a person is shown masked, the date, the street or the
rest of a number beside it is likely that person's too. Nothing is reported from here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from privacy_audit.detectors.masking.cover import Cover, together
from privacy_audit.detectors.masking.days import days_in, in_steps
from privacy_audit.detectors.masking.maps import CAPITALS, homes
from privacy_audit.detectors.relations.words import has_surname
from privacy_audit.detectors.vehicle_plate.plates import PLATE, plate_of
from privacy_audit.text import fold, mask_digits

# Each pattern begins with one set of characters, which the engine searches for, and looks back behind it.
# A full date of a year in which a grown-up of today was born; the year stays readable, as in a birth date.
_DAY = re.compile(
    r"[0-9](?<![0-9./-].)[0-9]? ?(?P<sign>[./-]) ?(?:0?[1-9]|1[0-2]) ?(?P=sign) ?"
    r"(?P<year>19[2-9][0-9]|200[0-9])(?![0-9])"
)
# Such a year; around it a day is read in all its writings: `April 3, 1985`, `ngày 03 tháng 04 năm 1985`.
_YEAR = re.compile(r"(?:19[2-9]|200)[0-9](?<![0-9].{4})(?![0-9])", re.DOTALL)
_DAY_BEFORE, _DAY_BEHIND = 32, 16
# Digits and signs alone, the day or month first: those that are days are read by the first pattern.
_IN_DIGITS = re.compile(r"[0-9]{1,2} ?[./-][0-9 ./-]*\Z")
# A plate as machines and people write it, with all its five digits.
_PLATE_DIGITS = 5
# A document's letter with its seven or eight digits: `B1234567`, `N 1234567`.
_DOCUMENT = re.compile(r"[A-Z](?<![^\W_].) ?[0-9]{7,8}(?![^\W_]|[.,][0-9])")
_NAMES = rf"[{CAPITALS}][^\W\d_]{{0,9}}(?: [{CAPITALS}0-9][^\W_]{{0,9}}){{0,4}}"
# The number of a house, `12`, `12A`, `12/34/5`, then a street: called one, or only named with capitals.
_STREET = re.compile(
    r"[0-9](?<![\w.,-].)(?<![0-9]/.)[0-9]{0,3}[A-Za-z]?(?:/[0-9]{1,4}[A-Za-z]?){0,4},? "
    r"(?:(?:đường|phố|ngõ|ngách|hẻm|kiệt|Đường|Phố|Ngõ|Hẻm|duong|pho|ngo|ngach|hem|kiet|Duong|Pho|Ngo|Hem) "
    rf"(?:{_NAMES}|[0-9]{{1,4}}(?:/[0-9]{{1,4}}){{0,3}})"
    r"|(?:[A-Z][a-z]{1,14} ){1,3}(?:Street|St|Road|Rd|Lane|Avenue|Ave)(?![^\W_])"
    rf"|(?P<named>{_NAMES}))"
)
# The number of a house behind its street: `Lạch Tray số 47`, `đường Lạch Tray, số nhà 47`.
_HOUSE = re.compile(
    r"[sS](?<![^\W_].)ố (?:nhà )?[0-9]{1,4}[A-Za-z]?(?:/[0-9]{1,4}[A-Za-z]?){0,4}(?![\w/]|[.,][0-9])"
)
_STREET_BEFORE = re.compile(
    rf"(?<![^\W_])(?:(?:đường|phố|ngõ|hẻm|Đường|Phố|Ngõ|Hẻm) (?P<street>{_NAMES}),? "
    rf"|(?:ở|tại) (?P<at>{_NAMES}) )\Z"
)
_STREET_REACH = 64
# After these words and signs an address begins.
_BEFORE_ADDRESS = re.compile(
    r"(?<![^\W_])(?:số|nhà|tại|ở|chỉ|đc|at|in|ngõ|ngách|hẻm|hẽm|kiệt|nha|hem|ngach|kiet)[: ]{1,2}\Z",
    re.IGNORECASE,
)
# In a link one begins at a step or a value of its own.
_STEP = re.compile(r"[/=#]\Z")
# So does one of two words or more behind a comma, behind another value (masked already), or at the beginning.
_BETWEEN_SIGNS = re.compile(r"(?:[,;|(\n\x00–-] {0,2}|\A)\Z")
_BEFORE_REACH = 8
# An alley with its street as the words of a link: `hem-34-5-nguyen-trai`.
_SLUG = re.compile(
    r"[hnks](?<![^\W_].)(?:(?<=h)em|(?<=n)go|(?<=n)gach|(?<=k)iet|(?<=s)o-nha)-[0-9]{1,4}(?:-[0-9]{1,4}){0,3}-"
    r"(?P<name>[a-z]{1,7}(?:-[a-z]{1,7}){1,3})"
)
# What opens an account: a code or word with a digit behind what it is called; `pin` alone is a battery.
_SECRET = re.compile(
    r"[oOmMpP](?<![^\W_].)(?:(?<=[oO])(?i:tp)|(?<=[mM])(?i:ã (?:otp|pin|xác (?:thực|nhận|minh))|ật khẩu)"
    r"|(?<=P)IN|(?<=[pP])(?i:ass(?:word|code)?))(?i: (?:là|is|của (?:bạn|tôi|em|anh|chị)(?: là)?))?"
    r"\s?[:=]?\s?(?P<secret>(?=[^\s0-9]{0,40}[0-9])[^\s,;]{4,40})"
)
# A Vietnamese mobile number whose digits words hold apart: `0987 nhé 654 rồi 321`. Words and digits have no
# character in common.
_SPLIT = re.compile(r"0(?<![0-9].)[35789][0-9]{1,5}(?:[^0-9\n\x00]{1,12}[0-9]{1,6}){1,4}(?![0-9])")
_PIECE = re.compile(r"[0-9]+")
_MOBILE_DIGITS = 10
_HIDDEN = "•••"
_ALLEYS = frozenset(("ngõ", "ngách", "hẻm", "kiệt", "ngo", "ngach", "hem", "kiet"))


def leftovers(text: str) -> tuple[Cover, ...]:
    """What else is better not shown in an excerpt, in order, none overlapping another.

    `\\x00` stands for what is masked already.
    """
    nets = (_secrets, _days, _documents, _streets, _houses, _split, _plates, _homes)
    return together(chain.from_iterable(net(text) for net in nets))


def leftovers_of_name(text: str) -> tuple[Cover, ...]:
    """The same in the name of a target: days, codes and titles stay, since pages are to be recognised."""
    streets = (cover for cover in _streets(text) if _is_named_after(text[cover.start : cover.end]))
    return together(chain(streets, _plates(text), _homes(text)))


def _days(text: str) -> Iterator[Cover]:
    years = [year.start() for year in _YEAR.finditer(text)]
    for day in _DAY.finditer(in_steps(text)) if years else ():
        yield Cover(start=day.start(), end=day.end(), mask=f"••/••/{day['year']}")
    for year in years:
        yield from _days_around(text, year)


def _days_around(text: str, year: int) -> Iterator[Cover]:
    """The day of a year in any other writing, with its words."""
    begin = max(0, year - _DAY_BEFORE)
    folded = fold(text[begin : year + _DAY_BEHIND])
    for date in days_in(folded):
        is_here = date.precision == "full" and date.start <= year - begin < date.end
        if is_here and not _IN_DIGITS.match(folded[date.start : date.end]):
            yield Cover(start=begin + date.start, end=begin + date.end, mask=date.masked)


def _documents(text: str) -> Iterator[Cover]:
    for document in _DOCUMENT.finditer(text):
        yield Cover(start=document.start(), end=document.end(), mask=mask_digits(document.group()))


def _houses(text: str) -> Iterator[Cover]:
    """Streets with the number of a house behind them."""
    for house in _HOUSE.finditer(text):
        street = _STREET_BEFORE.search(text, max(0, house.start() - _STREET_REACH), house.start())
        if street:
            yield Cover(start=street.start(street.lastgroup or 0), end=house.end(), mask=_HIDDEN)


def _secrets(text: str) -> Iterator[Cover]:
    for found in _SECRET.finditer(text):
        yield Cover(start=found.start("secret"), end=found.end("secret"), mask=_HIDDEN)


def _plates(text: str) -> Iterator[Cover]:
    for found in PLATE.finditer(text):
        plate = plate_of(found)
        number = found["number"] or found["number2"]
        if plate and sum(map(str.isdecimal, number)) == _PLATE_DIGITS:
            mask = plate.place + "•" * (len(plate.value) - len(plate.place))
            yield Cover(start=plate.start, end=plate.end, mask=mask)


def _homes(text: str) -> Iterator[Cover]:
    for start, end in homes(text):
        yield Cover(start=start, end=end, mask=_HIDDEN)
    for slug in _SLUG.finditer(text):
        if has_surname(slug["name"].replace("-", " ")):
            yield Cover(start=slug.start(), end=slug.end(), mask=_HIDDEN)


def _streets(text: str) -> Iterator[Cover]:
    for street in _STREET.finditer(text):
        if not street["named"] or _is_address(text, street.start(), street["named"]):
            yield Cover(start=street.start(), end=street.end(), mask=_HIDDEN)


def _is_address(text: str, start: int, name: str) -> bool:
    """Whether what stands before a number and a name lets them be a house and its street."""
    before = text[max(0, start - _BEFORE_REACH) : start]
    begins = _BETWEEN_SIGNS.search(before) or _STEP.search(before)
    return bool(_BEFORE_ADDRESS.search(before) or (" " in name and begins))


def _is_named_after(street: str) -> bool:
    """Whether it bears somebody's name, `12 Nguyễn Trãi`, or is called an alley; `24 Hours` does not."""
    _, _, name = street.partition(" ")
    return has_surname(name) or name.split(" ")[0].lower() in _ALLEYS


def _split(text: str) -> Iterator[Cover]:
    """Pieces of a number, each masked by itself: the words between them stay."""
    position = 0
    while found := _SPLIT.search(text, position):
        pieces = _mobile(text, found)
        yield from (Cover(start=start, end=end, mask="•" * (end - start)) for start, end in pieces)
        position = pieces[-1][1] if pieces else found.start() + 1


def _mobile(text: str, found: re.Match[str]) -> tuple[tuple[int, int], ...]:
    """The first pieces that are a whole number together, whatever digits follow; none if none are."""
    pieces: list[tuple[int, int]] = []
    digits = 0
    for piece in _PIECE.finditer(text, *found.span()):
        pieces.append(piece.span())
        digits += piece.end() - piece.start()
        if digits == _MOBILE_DIGITS:
            return tuple(pieces)
    return ()
