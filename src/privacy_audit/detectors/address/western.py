"""Finds addresses of the US, Australia, the UK, Germany, France and Singapore by their postal code.

The postal code is rare and sure, so it is looked for first, in one pass for all countries; the street must
stand just before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from privacy_audit.detectors.address.candidate import Candidate
from privacy_audit.detectors.address.western_forms import AU, COUNTRY, FORMS_OF, STATE, US, Form
from privacy_audit.detectors.reading import Effort
from privacy_audit.model import Certainty

_REACH = 130
_MOST_STARTS = 8
# Any postal code has so many digits; the second half of a British one is a digit and two letters.
_CODE_SIZES = frozenset((4, 5, 6))
_CANADIAN = re.compile(r"[A-Z][0-9][A-Z] [0-9][A-Z][0-9](?!\w)")
_BRITISH = re.compile(r"[0-9][A-Z]{2}(?!\w)")


def find_western(text: str, numbers: Iterable[tuple[int, int]], effort: Effort) -> Iterator[Candidate]:
    """Addresses of the forms above; those without a postal code last, and only as possible.

    `numbers` are the places where digits stand together. Each one that may be a code takes of the `effort`.
    """
    end = 0
    for start, stop in _codes(text, numbers):
        low = max(end, start - _REACH)
        for form in FORMS_OF[stop - start]:
            if form.city_behind and not text[stop + 1 : stop + 2].isupper():
                continue
            if not form.before.search(text, max(end, start - 16), start):
                continue
            if candidate := _read(text, form, (start, stop), low):
                yield candidate
                end = candidate.end
                break
            if not effort.take():
                return
    yield from _without_code(text, effort)


def _codes(text: str, numbers: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The numbers that may be a postal code, a British one with its letters."""
    for start, end in numbers:
        if end - start in _CODE_SIZES:
            yield start, end
        elif text[end : end + 1].isupper():
            if british := _BRITISH.match(text, end - 1):
                yield british.span()
            elif canadian := _CANADIAN.match(text, start - 1):
                yield canadian.span()


def _without_code(text: str, effort: Effort) -> Iterator[Candidate]:
    """`123 Main Street, Springfield, IL`: the state stands for the postal code that is left out."""
    end = 0
    for state in STATE.finditer(text):
        for form in (US, AU):
            if candidate := _read(text, form, state.span(), max(end, state.start() - _REACH)):
                reasons = ("address-pattern", "address-foreign-units")
                yield candidate._replace(certainty=Certainty.POSSIBLE, reasons=reasons)
                end = candidate.end
                break
            if not effort.take():
                return


def _read(text: str, form: Form, code: tuple[int, int], low: int) -> Candidate | None:
    """The widest address that ends with this postal code and begins within reach."""
    if form.street.search(text, low, code[0]) is None:
        return None
    starts = [start.start() for start in form.start.finditer(text, low, code[0])]
    for start in starts[-_MOST_STARTS:]:
        found = form.whole.match(text, start)
        if found and found.end() >= code[1]:
            return _candidate(text, found)
    return None


def _candidate(text: str, found: re.Match[str]) -> Candidate:
    country = COUNTRY.match(text, found.end())
    groups = found.groupdict()
    shown = [found.span(name) for name in ("city", "state") if groups.get(name)]
    shown += [country.span("country")] if country else []
    end = country.end() if country else found.end()
    reasons = ("address-pattern", "address-postal-code")
    return Candidate(found.start(), end, tuple(shown), "foreign", Certainty.LIKELY, reasons)
