"""What stands around digits that may be an account: words for accounts, names of banks, words for others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from privacy_audit.detectors.bank_account.banks import CODE, SURE, last_words, words
from privacy_audit.detectors.context import NEAR, REACH, Label, belongs, name_of, shares_label
from privacy_audit.detectors.heads import Heads
from privacy_audit.detectors.reading import Reading

_BESIDE = 60
"""Characters behind a number in which its bank is looked for."""
_DIRECT = 16
"""Characters before an amount at whose end the word for an account must stand."""
_FURTHER = 20
"""Characters more between a number and a second label before it."""
_SIGNS_BEFORE = " :.,;=#_-–—()|*\n\t"
_NOT = frozenset(("phone", "other", "wallet"))

_LETTER = re.compile(r"[^\W\d_]")
_NEXT_NUMBER = re.compile(r"[0-9](?:[ .-]?[0-9]){5}")
_SIGNS = re.compile(r"[\W_]{0,4}\Z")
# What parts a bank with its number from what is said before it.
_PART = re.compile(r"[\n·|•;,()]")
# What parts a number from what is said behind it.
_PARTS = re.compile(r"[\n.;]")
# The holder as banks write names, in capitals without marks.
_HOLDER = re.compile(r"[\s,:;()/–-]{1,4}(?:[A-Z]{2,7} ){1,4}[A-Z]{2,7}(?![^\W_])")


class Around(NamedTuple):
    """What the words around a number say of it."""

    account: bool = False
    direct: bool = False
    """The word for an account stands right before it."""
    login: bool = False
    transfer: bool = False
    card: bool = False
    called_card: bool = False
    other: bool = False
    bank: str | None = None
    holder: bool = False
    used: int = 0
    """Where the bank that stands behind the number ends: it is not the next number's."""

    @property
    def says_something(self) -> bool:
        """Whether there is any reason to take digits for an account."""
        return self.account or self.login or self.transfer or self.card or self.bank is not None


def may_be_called(reading: Reading, heads: Heads, span: tuple[int, int], is_amount: bool) -> bool:
    """A quick look whether anything near a span may call it an account, of an amount right before it."""
    if heads.names_anything and name_of(reading, heads, span[0]):
        return True
    if is_amount:
        return (
            reading.folded[max(0, span[0] - _DIRECT) : span[0]].rstrip(_SIGNS_BEFORE).endswith(last_words())
        )
    return words().may_be_in(reading.folded, span[0] - REACH, span[1] + _BESIDE)


def around(
    reading: Reading, heads: Heads, span: tuple[int, int], shared: Around | None, since: int
) -> Around:
    """The surroundings of a span. `shared` are those of the account before it that ended at `since`."""
    start, end = span
    own, headed = _before(reading, start, since, shared is not None), _headed(reading, heads, start)
    if headed:
        own = headed._replace(bank=own.bank)
    if own.other:
        return own
    between = reading.folded[max(since, start - REACH) : start]
    goes_on = shares_label(between) or (own.bank is not None and len(between) <= NEAR)
    if shared and goes_on and not (_asks(own) or own.card):
        own = shared._replace(bank=own.bank, direct=False, used=0)
    return _with_behind(reading, own, end)


def is_called_account(reading: Reading, start: int) -> bool:
    """Whether a word for an account or a bank's name stands before an offset."""
    said = _before(reading, start, 0, False)
    return said.account or said.bank is not None


def _headed(reading: Reading, heads: Heads, start: int) -> Around | None:
    """What the head of a table's column, or the key of page data, says."""
    last = None
    for label in words().all_in(name_of(reading, heads, start)):
        last = label if not label.code.startswith((SURE, CODE)) else last
    return _meaning(last, "", True) if last else None


def _before(reading: Reading, start: int, since: int, listed: bool) -> Around:
    """What the words before an offset say, behind the number that ended at `since`.

    `listed`: that number was an account, so that a bank's code right before this one counts in any letters.
    """
    folded, said, bank = reading.folded, Around(), None
    beside: int | None = None
    code: Label | None = None
    for label, gap in _labels_before(folded, start, since):
        if label.code.startswith((SURE, CODE)):
            signs = bool(_SIGNS.match(gap))
            bank = bank or _bank(reading, label, gap, _asks(said) or (listed and signs))
            beside = label.start if bank and signs else beside
            code = label if signs else code
        elif said.account or (
            beside and label.code in _NOT and _PART.search(reading.folded, label.end, beside)
        ):
            continue
        else:
            meaning = _meaning(label, gap, bool(_SIGNS.match(gap)))
            said = meaning if not said.says_something or meaning.account else said
            if said.other:
                break
    if code and not bank and _asks(said):
        bank = code.code.removeprefix(CODE)
    return said._replace(bank=bank)


def _labels_before(folded: str, start: int, since: int) -> Iterator[tuple[Label, str]]:
    """The labels before an offset, the nearest first, each with what stands between; behind one more may."""
    begin, most = max(since, start - REACH), NEAR
    if not _LETTER.search(folded, begin, start):
        return
    for label in reversed(tuple(words().all_in(folded, begin, start))):
        gap = folded[label.end : start]
        if not belongs(gap, most):
            return
        most = NEAR + _FURTHER
        yield label, gap


def _meaning(label: Label, gap: str, direct: bool) -> Around:
    match label.code:
        case "account":
            return Around(account=True, direct=direct)
        case "login":
            return Around(login=True, direct=direct)
        case "transfer":
            return Around(transfer=True, direct=direct)
        case "card" | "card-weak":
            return Around(card=True, called_card=label.code == "card" and len(gap) < 24)
        case _:
            return Around(other=True)


def _bank(reading: Reading, label: Label, gap: str, called: bool) -> str | None:
    """The bank a label names. Codes count if it is `called` an account, or beside a number in capitals."""
    kind, _, name = label.code.partition(":")
    sure = kind + ":" == SURE or called or (_is_capital(reading, label) and bool(_SIGNS.match(gap)))
    return name if sure else None


def _is_capital(reading: Reading, label: Label) -> bool:
    return reading.text[label.start : label.end].isupper()


def _with_behind(reading: Reading, own: Around, end: int) -> Around:
    """With what stands behind the number, up to the next number."""
    folded = reading.folded
    stop = min(len(folded), end + _BESIDE)
    following = _NEXT_NUMBER.search(folded, end, stop)
    stop = following.start() if following else stop
    if not _LETTER.search(folded, end, stop):
        return own
    for label in words().all_in(folded, end, stop):
        gap = folded[end : label.start]
        if not belongs(gap, NEAR):
            break
        own = _more(reading, own, label, gap, bool(following) and _leads_on(gap, folded[label.end : stop]))
    return own._replace(holder=bool(_HOLDER.match(reading.text, end)))


def _leads_on(gap: str, between: str) -> bool:
    """Whether a word behind a number stands right before the next one, and not at the end of its own line."""
    return bool(_SIGNS.match(between)) and ("\n" in gap or "\n" not in between)


def _asks(own: Around) -> bool:
    return own.account or own.login or own.transfer


def _more(reading: Reading, own: Around, label: Label, gap: str, leads_on: bool) -> Around:
    """What one label behind the number adds. `leads_on`: it stands right before the next number."""
    if label.code.startswith((SURE, CODE)):
        behind = _bank(reading, label, gap, _asks(own)) if own.account or not leads_on else None
        return own if own.bank or not behind else own._replace(bank=behind, used=label.end)
    if leads_on or len(gap) > 6:
        return own
    if label.code in _NOT and not own.account and len(gap) <= 2 and not _PARTS.search(gap):
        return own._replace(other=True)
    return own._replace(account=own.account or label.code == "account")
