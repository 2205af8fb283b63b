"""The banks of Việt Nam as the words of a lexicon, and by their numbers in transfers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from privacy_audit.detectors.context import Lexicon, lexicon_of, rows_of
from privacy_audit.text import fold

_PACKAGE = "privacy_audit.detectors.bank_account"
_WITH_BANK = (
    "ngân hàng {}",
    "nh {}",
    "nhtm {}",
    "nhtmcp {}",
    "tmcp {}",
    "nh tmcp {}",
    "ngân hàng tmcp {}",
    "{} bank",
)
SURE, CODE = "bank:", "code:"
"""How codes of the lexicon begin: a bank's name, or letters that are a bank's in capitals only."""


class Bank(NamedTuple):
    """A bank: its number in transfers (empty if unknown), and its name."""

    number: str
    name: str


@cache
def banks() -> tuple[tuple[Bank, str, str, str], ...]:
    """All banks, each with its listed names: sure ones, those with a word for bank, codes."""
    return tuple(
        (Bank(row[0], row[1]), row[2], row[3], row[4])
        for row in (tuple(one.strip() for one in row) for row in rows_of(_PACKAGE, "banks.tsv"))
    )


@cache
def words() -> Lexicon:
    """Names of banks and words for accounts in one lexicon."""
    return lexicon_of(_phrases(), frozenset(("other", "phone", "wallet", "card", "card-weak")))


@cache
def last_words() -> tuple[str, ...]:
    """How words for accounts end."""
    rows = (row for row in rows_of(_PACKAGE, "words.tsv") if row[0] == "account")
    return tuple({fold(phrase.split()[-1]) for row in rows for phrase in row[1].split(",")})


def _phrases() -> Iterator[tuple[str, str]]:
    for code, listed in rows_of(_PACKAGE, "words.tsv"):
        yield from ((phrase, code) for phrase in listed.split(","))
    for bank, sure, spelled_out, codes in banks():
        yield from ((phrase, SURE + bank.name) for phrase in _listed(sure))
        for name in _listed(spelled_out):
            yield from ((form.format(name), SURE + bank.name) for form in _WITH_BANK)
        yield from ((phrase, CODE + bank.name) for phrase in _listed(codes))
        yield from (("ngân hàng " + phrase, SURE + bank.name) for phrase in _listed(codes))


def _listed(phrases: str) -> Iterator[str]:
    return (phrase.strip() for phrase in phrases.split(",") if phrase.strip())


@cache
def by_number() -> dict[str, str]:
    """The names of the banks by their numbers."""
    return {bank.number: bank.name for bank, *_ in banks() if bank.number}


def name_of(written: str) -> str | None:
    """The bank that an address of a picture names: by its number, a name or a code."""
    if written in by_number():
        return by_number()[written]
    for label in words().all_in(written.lower()):
        if label.code.startswith((SURE, CODE)):
            return label.code.partition(":")[2]
    return None
