"""Numbers of personal documents: identity card, passport, tax code, driving licence.

Confirmed: built as such a number is, and called one. Likely: one of the two, the form only where the page
speaks of identity numbers elsewhere. Possible: an identity number by its form alone, in text for people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from privacy_audit.detectors.context import (
    REACH,
    Lexicon,
    Nearby,
    label_before,
    lexicon,
    name_of,
    shares_label,
)
from privacy_audit.detectors.heads import Heads
from privacy_audit.detectors.national_id import passport, words
from privacy_audit.detectors.national_id.structure import has_identity_form, may_hold_identity
from privacy_audit.detectors.national_id.words import Meaning
from privacy_audit.detectors.reading import MACHINE_PARTS, Finding, Reading
from privacy_audit.detectors.series import (
    Group,
    Run,
    digits_of,
    groups,
    has_amount_form,
    has_unit,
    leading,
    runs,
    stands_alone,
)
from privacy_audit.errors import mark
from privacy_audit.model import Certainty, Kind, Secret
from privacy_audit.text import mask_digits

REASONS = {
    "id-label": mark("The words beside it call it the number of a personal document."),
    "id-province": mark("It is built like an identity number: province, sex and year of birth fit."),
    "tax-checksum": mark("Its check digit is that of a tax code."),
    "context-document": mark("The page speaks of identity numbers."),
}
"""What the codes say that this detector gives as reasons besides `pattern` and `valid`."""

_LEAST, _DOTTED = 9, 11
"""Signs that a number has at least; those of `031.234.567`."""
_EVEN = range(2, 6)
"""Groups in which an identity number is written."""
# A parcel's or a branch's number goes on behind a dash: `031190004512-02`.
_IS_PART = re.compile(r"-[0-9]{1,4}(?![0-9])")
_CARDS = frozenset(("cccd", "cmnd"))
_BEHIND = 24
_FAR = 64
"""Between a word and a number whose form fits: dates may stand there, `CCCD cấp ngày 1/2/2021: 031…`."""


class _Scope(NamedTuple):
    """A reading with what is needed to look around in it."""

    reading: Reading
    words: Lexicon
    heads: Heads
    first_word: int
    """Where the page first speaks of identity numbers; past its end if it never does."""


def find(reading: Reading) -> Iterator[Finding]:
    """All document numbers of a reading. `type` is `cccd`, `cmnd`, `passport`, `tax-code`,
    `driving-licence` or `ssn`. The tax code of an organisation is public and none."""
    heads = Heads(reading)
    yield from passport.find(reading, heads)
    scope: _Scope | None = None
    before: Finding | None = None
    since = 0
    for start, end in runs(heads.text, reading.index.clusters):
        if end - start >= _LEAST:
            scope = scope or _scope(reading, heads)
            if _goes_on(reading, before, start) or _may_hold(scope, start, end):
                run = groups(reading.text, start, end)
                for finding in _in_run(scope, run, _label(scope, run, before, since)):
                    yield finding
                    before = finding
        since = end


def _scope(reading: Reading, heads: Heads) -> _Scope:
    return _Scope(reading, lexicon(__name__), heads, words.first_word(reading.index))


def _goes_on(reading: Reading, before: Finding | None, start: int) -> bool:
    """Whether a number stands on a list right behind the document's number `before`."""
    return before is not None and shares_label(reading.folded[before.end : start])


def _may_hold(scope: _Scope, start: int, end: int) -> bool:
    """A quick look whether a run may be called a document's number, or is built like an identity number."""
    reading = scope.reading
    if has_amount_form(reading.text, start, end):
        return end - start == _DOTTED and scope.words.may_be_in(reading.folded, start - _BEHIND, start)
    if may_hold_identity(reading.text, start, end):
        return True
    if scope.words.may_be_in(reading.folded, start - REACH, start):
        return True
    return bool(name_of(reading, scope.heads, start))


def _in_run(scope: _Scope, run: Run, label: Nearby | None) -> Iterator[Finding]:
    """The numbers of a run: those under its label first, then what has a form of its own."""
    rest = run
    while rest:
        finding = _labelled(scope, rest, label) if label else _unlabelled(scope, run, rest)
        used = sum(1 for group in rest if finding and group.start < finding.end) or 1
        if finding:
            yield finding
        elif label:
            label = None
            continue
        rest = rest[used:]


def _label(scope: _Scope, run: Run, before: Finding | None, since: int) -> Nearby | None:
    """The label of the first number of a run, behind the run before that ended at `since`.

    A list goes on under the label of the number `before`.
    """
    reading, start = scope.reading, run[0].start
    found = label_before(reading, scope.words, scope.heads, start, since)
    if found and found.code == "id" and _is_for_machines(reading, start):
        return None
    if found and found.code == "short" and not found.direct:
        return None
    if found is None and before and _goes_on(reading, before, start):
        return Nearby(words.CODES[before.attributes["type"]], "", False)
    return found


def _labelled(scope: _Scope, rest: Run, label: Nearby) -> Finding | None:
    text = scope.reading.text
    for size in words.SIZES.get(label.code, ()):
        number = leading(rest, size)
        if not number:
            continue
        start, end = number[0].start, number[-1].end
        amount = has_unit(scope.reading.folded, end) or (
            has_amount_form(text, start, end) and not (label.direct and label.code in _CARDS)
        )
        if amount or not (stands_alone(text, start, end) or _is_glued(text, start, end, label)):
            continue
        if meaning := words.meaning_of(label.code, digits_of(number)):
            return _finding(number, meaning, _certainty(meaning, label), ("id-label",))
    return None


def _is_glued(text: str, start: int, end: int, label: Nearby) -> bool:
    """`CCCD031…`: the label is the word that touches the digits."""
    return label.gap == "" and not text[end : end + 1].isalnum() and not text[start - 1 : start].isdigit()


def _certainty(meaning: Meaning, label: Nearby) -> Certainty:
    sure = meaning.valid and label.code != "id"
    return Certainty.CONFIRMED if sure else Certainty.LIKELY


def _unlabelled(scope: _Scope, run: Run, rest: Run) -> Finding | None:
    """An identity number by its form: one group, or a whole run in even groups."""
    number = rest[:1] if len(rest[0].digits) == 12 else _even(run, rest)
    if not number or not has_identity_form(digits_of(number)):
        return None
    reading, start, end = scope.reading, number[0].start, number[-1].end
    if not stands_alone(reading.text, start, end) or _IS_PART.match(reading.text, end):
        return None
    meaning = Meaning("cccd", True, "id-province")
    if _is_called_behind(scope, end) or words.is_issued(reading.folded, end):
        return _finding(number, meaning, Certainty.CONFIRMED, ("id-label",))
    far = words.far_label(reading.folded, scope.words, start)
    if far and far.code in words.IDENTITY:
        return _finding(number, meaning, Certainty.CONFIRMED, ("id-label",))
    if far or _is_for_machines(reading, start):
        return None
    if scope.first_word < start:
        return _finding(number, meaning, Certainty.LIKELY, ("context-document",))
    return _finding(number, meaning, Certainty.POSSIBLE, ())


def _even(run: Run, rest: Run) -> Run:
    if rest is not run or len(rest) not in _EVEN:
        return ()
    sizes = tuple(len(group.digits) for group in rest)
    return rest if sizes in ((3, 3, 3, 3), (4, 4, 4), (6, 6), (3, 3, 6), (3, 1, 2, 6)) else ()


def _is_called_behind(scope: _Scope, end: int) -> bool:
    """`031091012345 (CCCD)`, `031091012345 là số căn cước`."""
    for label in scope.words.all_in(scope.reading.folded, end, end + _BEHIND):
        gap = scope.reading.folded[end : label.start]
        return label.code in words.IDENTITY and words.is_small(gap)
    return False


def _is_for_machines(reading: Reading, start: int) -> bool:
    if reading.is_name:
        return False
    word = reading.text[max(0, start - _FAR) : start].split()
    in_address = bool(word) and "/" in word[-1] and not reading.text[start - 1].isspace()
    return in_address or reading.segment_at(start).part in MACHINE_PARTS


def _finding(
    number: tuple[Group, ...], meaning: Meaning, certainty: Certainty, context: tuple[str, ...]
) -> Finding:
    value = digits_of(number)
    valid = ("valid", meaning.rule) if meaning.valid and meaning.rule else ("valid",) * meaning.valid
    return Finding(
        kind=Kind.NATIONAL_ID,
        start=number[0].start,
        end=number[-1].end,
        value=Secret(value),
        masked=mask_digits(value),
        certainty=certainty,
        attributes={"type": meaning.type},
        reasons=("pattern", *valid, *context),
    )
