"""Bank accounts, cards and payment codes: what shows a person's full name to anybody who starts a transfer.

Confirmed: a word for an account and a bank's name, a payment code, or check digits that fit and a word.
Likely: one of these. Possible: digits in the form of a card, or behind a word for paying.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy_audit.detectors.bank_account import links
from privacy_audit.detectors.bank_account.around import Around, around, is_called_account, may_be_called
from privacy_audit.detectors.bank_account.checks import has_card_form, iban_at, is_for_tests
from privacy_audit.detectors.bank_account.found import found
from privacy_audit.detectors.heads import Heads
from privacy_audit.detectors.reading import MACHINE_PARTS, Finding, Reading
from privacy_audit.detectors.series import Run, digits_of, groups, is_amount, runs, stands_alone
from privacy_audit.errors import mark
from privacy_audit.model import Certainty

REASONS = {
    "bank-label": mark("The words beside it call it a bank account or ask for a transfer."),
    "bank-name": mark("A bank is named beside it."),
    "card-checksum": mark("Its check digit is that of a bank card."),
    "card-label": mark("The words beside it call it a bank card."),
    "iban": mark("Its check digits are those of an international account number (IBAN)."),
    "payment-code": mark("It stands in a payment code (VietQR) or in a link to one."),
}
"""What the codes say that this detector gives as reasons besides `pattern` and `valid`."""

_LEAST, _MOST = 6, 19
_SAFE_SIZE = 8
_COUNTRY, _LONGEST_IBAN = 2, 48
_CARD = 15
"""Signs that the number of a card has at least."""
# Days with their year, `12.03.2024`, `2024-03-12`.
_DATE = re.compile(
    r"(?:[0-9]{1,2}[ .-][0-9]{1,2}[ .-](?:19|20)[0-9]{2}|(?:19|20)[0-9]{2}[ .-][0-9]{1,2}[ .-][0-9]{1,2})\Z"
)
# Vietnamese telephone numbers, service numbers among them.
_PHONE = re.compile(r"(?:0[35789][0-9]{8}|02[0-9]{9}|84[35789][0-9]{8}|1[89]00[0-9]{4,6})\Z")
# Country, check digits, then groups of four; checked by length and sum after.
_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}(?<![^\W_].{4})(?: ?[A-Z0-9]{2,4}){3,8}(?![^\W_])")


def find(reading: Reading) -> Iterator[Finding]:
    """All accounts of a reading. `type` is `account`, `card` or `iban`; `bank` its bank if named."""
    yield from links.find(reading)
    yield from _ibans(reading)
    heads, since = Heads(reading), 0
    shared: Around | None = None
    for run in runs(heads.text, reading.index.clusters):
        if shared is None and not _may_hold(reading, heads, run):
            since = run[1]
            continue
        for number in _numbers(groups(reading.text, *run)):
            span = number[0].start, number[-1].end
            context = Around() if _is_day(reading, span) else around(reading, heads, span, shared, since)
            finding = (
                _judged(reading, number, context) if context.says_something else _unnamed(reading, number)
            )
            if finding:
                yield finding
            since, shared = max(span[1], context.used), context if finding else None


def _may_hold(reading: Reading, heads: Heads, run: tuple[int, int]) -> bool:
    """A quick look whether a run may hold an account: it may be called one, or look like a card's number."""
    if run[1] - run[0] >= _CARD:
        return True
    return may_be_called(reading, heads, run, is_amount(reading.text, reading.folded, *run))


def _ibans(reading: Reading) -> Iterator[Finding]:
    text = reading.text
    for written in _written_ibans(reading):
        if iban := iban_at(written.group()):
            end = _end_after(text, written.start(), len(iban))
            called = is_called_account(reading, written.start())
            certainty = Certainty.CONFIRMED if called else Certainty.LIKELY
            reasons = ("pattern", "valid", "iban", *(["bank-label"] if called else []))
            yield found(text, (written.start(), end), certainty, reasons, kind="iban")


def _written_ibans(reading: Reading) -> Iterator[re.Match[str]]:
    """What is written like one: its check digits and the number itself stand in one cluster of digits."""
    done = 0
    for start, end in reading.index.clusters:
        for written in _IBAN.finditer(reading.text, max(done, start - _COUNTRY), end + _LONGEST_IBAN):
            if written.start() < end:
                done = written.end()
                yield written


def _end_after(text: str, start: int, signs: int) -> int:
    """Where so many letters and digits end."""
    position = start
    while signs:
        signs -= text[position].isalnum()
        position += 1
    return position


def _numbers(run: Run) -> Iterator[Run]:
    """The numbers of a run: long groups alone, short ones joined up to nineteen digits."""
    first = 0
    while first < len(run):
        last, total = first + 1, len(run[first].digits)
        while last < len(run) and total < _SAFE_SIZE and len(run[last].digits) < _SAFE_SIZE:
            total += len(run[last].digits)
            last += 1
        while last < len(run) and last - first > 1 and total + len(run[last].digits) <= _MOST:
            if len(run[last].digits) > 5:
                break
            total += len(run[last].digits)
            last += 1
        if _LEAST <= total <= _MOST and _is_grouped(run[first:last]):
            yield run[first:last]
        first = last


def _is_grouped(groups: Run) -> bool:
    """Whether groups are those of one number: `36-37-38-39-40` are sizes."""
    sizes = {len(group.digits) for group in groups}
    return max(sizes) > 2 or sizes == {1}


def _judged(reading: Reading, number: Run, context: Around) -> Finding | None:
    digits, start, end = digits_of(number), number[0].start, number[-1].end
    text = reading.text
    if context.other or not (
        stands_alone(text, start, end) or (context.direct and _is_glued(text, start, end))
    ):
        return None
    if has_card_form(digits) or context.called_card:
        return _card(reading, number, digits, context)
    if is_amount(text, reading.folded, start, end) and not (context.account and context.direct):
        return None
    certainty = _certainty(digits, context, _is_for_machines(reading, start))
    if certainty is None:
        return None
    reasons = (
        "pattern",
        *(["bank-label"] if _asks(context) else []),
        *(["bank-name"] if context.bank else []),
    )
    return found(text, (start, end), certainty, reasons, bank=context.bank)


def _asks(context: Around) -> bool:
    return context.account or context.login or context.transfer


def _is_glued(text: str, start: int, end: int) -> bool:
    """`STK0071000123456`: the word touches the digits."""
    return text[start - 1 : start].isalpha() and not text[end : end + 1].isalnum()


def _card(reading: Reading, number: Run, digits: str, context: Around) -> Finding | None:
    """A number that is called a card, or has a card's form beside words for accounts."""
    valid = has_card_form(digits)
    if is_for_tests(digits) or not (valid or len(digits) in (16, 19)):
        return None
    span = number[0].start, number[-1].end
    reasons = ("pattern", *(("valid", "card-checksum") if valid else ()), "card-label")
    sure = Certainty.CONFIRMED if valid else Certainty.LIKELY
    return found(reading.text, span, sure, reasons, kind="card", bank=context.bank)


def _unnamed(reading: Reading, number: Run) -> Finding | None:
    """Four groups of four digits with a card's check digit, of which no word says anything."""
    start, end = number[0].start, number[-1].end
    in_fours = tuple(len(group.digits) for group in number) == (4, 4, 4, 4)
    if not in_fours or not has_card_form(digits_of(number)) or _is_for_machines(reading, start):
        return None
    if not stands_alone(reading.text, start, end):
        return None
    reasons = ("pattern", "valid", "card-checksum")
    return found(reading.text, (start, end), Certainty.POSSIBLE, reasons, kind="card")


def _is_day(reading: Reading, span: tuple[int, int]) -> bool:
    return bool(_DATE.match(reading.text[slice(*span)]))


def _certainty(digits: str, context: Around, for_machines: bool) -> Certainty | None:
    """How sure it is that digits are an account; None if nothing says so."""
    if context.account:
        return Certainty.CONFIRMED if context.bank else Certainty.LIKELY
    if for_machines or len(digits) < _SAFE_SIZE:
        return None
    if context.login:
        return Certainty.CONFIRMED if context.bank else Certainty.LIKELY if context.direct else None
    if context.bank:
        return _beside_bank(digits, context)
    if context.transfer and not _PHONE.match(digits):
        return Certainty.LIKELY if context.holder else Certainty.POSSIBLE
    return None


def _beside_bank(digits: str, context: Around) -> Certainty | None:
    """A number beside a bank may be a telephone of its own or of somebody who works there."""
    if context.transfer or context.holder:
        return Certainty.CONFIRMED
    if _PHONE.match(digits):
        return None if digits.startswith(("1", "02")) else Certainty.POSSIBLE
    return Certainty.LIKELY


def _is_for_machines(reading: Reading, start: int) -> bool:
    return not reading.is_name and reading.segment_at(start).part in MACHINE_PARTS
