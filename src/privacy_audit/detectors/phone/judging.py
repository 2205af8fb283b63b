"""Whether a window of digits is a telephone number, which one, and how sure that is."""

from __future__ import annotations

from typing import assert_never

from privacy_audit.detectors.phone import foreign, vietnam
from privacy_audit.detectors.phone.candidates import Candidate
from privacy_audit.detectors.phone.shape import (
    Shape,
    ends_alone,
    is_amount,
    is_north_american,
    is_years,
    shape,
)
from privacy_audit.detectors.phone.vietnam import Number
from privacy_audit.detectors.reading import Reading
from privacy_audit.model import Certainty

_LEAST_DIGITS, _TRUNK_DIGITS = 7, 9
_MOST_DIGITS = 15
# Groups of other countries that Việt Nam hardly uses: 05 53 12 34 56, (03) 5550 4321, 07733 123456.
_HARDLY_VIETNAMESE = frozenset(((2, 2, 2, 2, 2), (2, 4, 4), (5, 6)))


def dial(reading: Reading, candidate: Candidate) -> Number | None:
    """What the digits stand for. National forms of the page's region come first."""
    window, begun = candidate.window, candidate.begun
    digits = window.digits
    if (begun.plus and not digits.startswith("0")) or digits.startswith("00"):
        return _abroad(candidate, digits.removeprefix("00"))
    at_home = candidate.region == "VN"
    if not at_home and digits.startswith("1"):
        return _in_region(candidate)  # 1800 and 1900 are services of other countries there
    here = None if at_home else _in_region(candidate)
    found = here or vietnam.number(
        window.sizes, digits, begun.bracket, candidate.context.direct or candidate.context.labelled
    )
    if found is None and candidate.context.direct and len(window.sizes) == 1:
        found = vietnam.without_zero(digits)
    if found is None and (is_north_american(window, begun) or _is_called_in_full(candidate)):
        found = foreign.number(digits, "US")
    hardly = found is None or found.old or window.sizes in _HARDLY_VIETNAMESE
    if hardly and not (found and found.from_country_code):
        found = _in_country_near(reading, candidate) or found
    return found


def _in_country_near(reading: Reading, candidate: Candidate) -> Number | None:
    """A national number of the country that the words around it name: `07400 345678` beside `M14 5TP`."""
    window = candidate.window
    if (
        not window.digits.startswith("0")
        or len(window.digits) < _TRUNK_DIGITS
        or shape(window) is not Shape.TIDY
    ):
        return None
    country = foreign.country_near(reading.text, window.start, window.end)
    return foreign.number(window.digits, country) if country else None


def _abroad(candidate: Candidate, digits: str) -> Number | None:
    window = candidate.window
    if digits.startswith("84"):
        return vietnam.number(window.sizes, window.digits, False, True)
    return None if window.odd else foreign.number(digits, None)


def _in_region(candidate: Candidate) -> Number | None:
    window = candidate.window
    trunk = (
        window.digits.startswith("0") and shape(window) is Shape.TIDY and len(window.digits) >= _TRUNK_DIGITS
    )
    if trunk or candidate.is_called_phone or is_north_american(window, candidate.begun):
        return foreign.number(window.digits, candidate.region)
    return None


def _is_called_in_full(candidate: Candidate) -> bool:
    return candidate.context.direct and len(candidate.window.digits) in (10, 11)


def certainty_of(candidate: Candidate, number: Number) -> Certainty | None:
    """How sure a valid number is; None if it is no telephone."""
    form = shape(candidate.window)
    if candidate.context.other or form is Shape.STRANGE:
        return None
    if candidate.context.other_if_bare and form is Shape.BARE:
        return None
    if candidate.is_called_phone:
        return Certainty.LIKELY if form is Shape.HIDDEN else Certainty.CONFIRMED
    if number.type == "organisation" and number.e164.startswith("+84"):
        return Certainty.LIKELY if form is Shape.TIDY and not is_years(candidate.window) else None
    if candidate.begun.plus:
        return Certainty.LIKELY
    if _could_be_amount(candidate):
        return Certainty.POSSIBLE if not candidate.for_machines else None
    if ends_alone(candidate.window):
        return None
    return _certainty_of_form(form, candidate.for_machines)


def _could_be_amount(candidate: Candidate) -> bool:
    """`84.912.345.678` without a plus."""
    window = candidate.window
    return not window.digits.startswith("0") and "." in window.separators and window.sizes[1:] == (3, 3, 3)


def _certainty_of_form(form: Shape, for_machines: bool) -> Certainty | None:
    match form:
        case Shape.TIDY:
            return Certainty.LIKELY
        case Shape.BARE | Shape.SPACED:
            return None if for_machines else Certainty.LIKELY
        case Shape.LOOSE | Shape.HIDDEN:
            return None if for_machines else Certainty.POSSIBLE
        case Shape.STRANGE:
            return None
        case _:
            assert_never(form)


def is_only_called_phone(reading: Reading, candidate: Candidate) -> bool:
    """Whether the page calls digits a telephone that no country has."""
    window, context = candidate.window, candidate.context
    if not context.direct or context.other or window.odd:
        return False
    if candidate.for_machines and not reading.segment_at(window.start).label:
        return False
    written = reading.text[window.start : window.end]
    plausible = candidate.begun.plus or not is_amount(written)
    return _LEAST_DIGITS <= len(window.digits) <= _MOST_DIGITS and plausible
