"""Accounts in the addresses and contents of payment codes (VietQR).

Sources: the addresses of vietqr.io's and sepay.vn's pictures; EMVCo merchant-presented codes and NAPAS's
part of them (data object 38 with the identifier A000000727, in it 01: the bank's number and the account).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy_audit.detectors.bank_account.banks import by_number, name_of
from privacy_audit.detectors.bank_account.found import found
from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.model import Certainty

_REASONS = ("pattern", "valid", "payment-code")
_REACH = 400
# `…/image/vietcombank-0071000123456-compact.png`, `…/generate/970436/0071000123456`.
# A look ahead, so that matches may overlap: `/transfer/970422/0071…` has two pairs.
_IN_PATH = re.compile(r"(?=/(?P<bank>[a-z]{2,24}|[0-9]{6})[-/](?P<account>[0-9]{4,19})(?:[-/?.&\s\"']|\Z))")
_ACCOUNT = re.compile(
    r"[?&](?:acc|account|accountno|accountnumber|stk|ba|addinfoaccount)=(?P<account>[0-9]{4,19})(?![0-9])"
)
_BANK = re.compile(r"[?&](?:bank|bankcode|bankid|app|bin|acqid)=(?P<bank>[a-z0-9]{2,24})")
_END = re.compile(r"[\s\"'<>]")
# The identifier of NAPAS, then object 01 with the bank (object 00) and the account (object 01) in it.
_PAYLOAD = re.compile(r"a00000072701[0-9]{2}0006(?P<bank>[0-9]{6})01(?P<size>[0-9]{2})")


def find(reading: Reading) -> Iterator[Finding]:
    """Accounts in links to payment codes and in what such codes contain."""
    for stem in ("vietqr", "sepay.vn"):
        yield from _in_links(reading, stem)
    at = reading.folded.find("a000000727")
    while at >= 0:
        yield from _in_payload(reading, at)
        at = reading.folded.find("a000000727", at + 10)


def _in_links(reading: Reading, stem: str) -> Iterator[Finding]:
    folded, at = reading.folded, reading.folded.find(stem)
    while at >= 0:
        end = _END.search(folded, at, at + _REACH)
        stop = end.start() if end else min(len(folded), at + _REACH)
        account = _in_path(folded, at, stop) or _ACCOUNT.search(folded, at, stop)
        bank = _BANK.search(folded, at, stop)
        if account:
            named = account.groupdict().get("bank") or (bank["bank"] if bank else "")
            yield found(
                reading.text, account.span("account"), Certainty.CONFIRMED, _REASONS, bank=name_of(named)
            )
        at = folded.find(stem, stop)


def _in_path(folded: str, at: int, stop: int) -> re.Match[str] | None:
    """A bank that is known, and an account behind it."""
    pairs = _IN_PATH.finditer(folded, at, stop)
    return next((pair for pair in pairs if name_of(pair["bank"])), None)


def _in_payload(reading: Reading, at: int) -> Iterator[Finding]:
    payload = _PAYLOAD.match(reading.folded, at)
    if payload is None:
        return
    start, end = payload.end(), payload.end() + int(payload["size"])
    if payload["size"] != "00" and end - start <= 19 and reading.text[start:end].isalnum():
        bank = by_number().get(payload["bank"])
        yield found(reading.text, (start, end), Certainty.CONFIRMED, _REASONS, bank=bank)
