"""Other people's detectors, each given its best reading, for `tests.benchmarks.detectors`.

None of them is a dependency: `pip install -e '.[peers]'` brings them; one that is missing is left out.
Each sees a page as its visible text. What a peer calls by another name is taken for the nearest kind.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import phonenumbers
from bs4 import BeautifulSoup
from msgspec.structs import replace

from privacy_audit.model import Kind
from tests.corpus.marked import value_of
from tests.corpus.reading import Document
from tests.corpus.scoring import Finding

Reader = Callable[[str], list[Finding]]

OF_PRESIDIO = {
    "PHONE_NUMBER": Kind.PHONE,
    "EMAIL_ADDRESS": Kind.EMAIL,
    "DATE_TIME": Kind.BIRTH_DATE,
    "US_BANK_NUMBER": Kind.BANK_ACCOUNT,
    "US_DRIVER_LICENSE": Kind.NATIONAL_ID,
    "US_PASSPORT": Kind.NATIONAL_ID,
}
OF_DATAFOG = {
    "PHONE": Kind.PHONE,
    "EMAIL": Kind.EMAIL,
    "DATE": Kind.BIRTH_DATE,
    "US_ROUTING_NUMBER": Kind.BANK_ACCOUNT,
    "SSN": Kind.NATIONAL_ID,
}
# Where an address may begin within a statement: a number, or a word for part of a town or of a house.
BEGINNING = re.compile(
    r"\b(?:\d|(?:số|so|sn|ngõ|ngo|ngách|hẻm|hem|kiệt|thôn|thon|xóm|xom|ấp|ap|tổ|to|khu|lô|căn|phòng|đội|bản)\b)",
    re.IGNORECASE,
)
# Where one statement ends and the next begins: the units package reads whatever it is given as an address.
STATEMENT = re.compile(r"[\n:;|]|(?<=[^\W\d_]{3})\.\s| [–—-] ")


@dataclass(frozen=True)
class Peer:
    """A detector of somebody else, and the kinds that it knows."""

    name: str
    kinds: frozenset[Kind]
    read: Reader

    def detect(self, document: Document) -> list[Finding]:
        """Its findings in our normal form; for a page values only: its text is not the page's string."""
        if document.text is not None:
            return [replace(one, value=_normal(one.kind, one.value)) for one in self.read(document.text)]
        text = BeautifulSoup(document.html or "", "lxml").get_text("\n")
        return [Finding(kind=one.kind, value=_normal(one.kind, one.value)) for one in self.read(text)]


def installed() -> Iterator[Peer | str]:
    """Each peer, or the name of one that is not installed."""
    makers: tuple[tuple[str, Iterable[Kind], Callable[[], Reader]], ...] = (
        ("phonenumbers", [Kind.PHONE], lambda: _phonenumbers),
        ("presidio", OF_PRESIDIO.values(), _presidio),
        ("datafog-core", OF_DATAFOG.values(), _datafog),
        ("pyap2", [Kind.ADDRESS], _pyap),
        ("vietnamadminunits", [Kind.ADDRESS], _units),
    )
    for name, kinds, make in makers:
        try:
            yield Peer(name, frozenset(kinds), make())
        except ImportError:
            yield name


def _normal(kind: Kind, written: str) -> str:
    """The value by our rules, so that a peer is not blamed for its way of writing."""
    if kind == Kind.PHONE:
        try:
            number = phonenumbers.parse(written, "VN")
            return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        except phonenumbers.NumberParseException:
            return written
    try:
        return value_of(kind, written)
    except ValueError:
        return written


def _phonenumbers(text: str) -> list[Finding]:
    return [
        Finding(kind=Kind.PHONE, value=match.raw_string, start=match.start, end=match.end)
        for match in phonenumbers.PhoneNumberMatcher(text, "VN", max_tries=10**9)
    ]


def _presidio() -> Reader:
    """Its recognizers of patterns, on a blank pipeline: no model, and phones of Vietnam.

    More regions make it find less that is right, and three times slower.
    """
    analyzer: Any = import_module("presidio_analyzer")
    recognizers: Any = import_module("presidio_analyzer.predefined_recognizers")
    spacy: Any = import_module("spacy")
    # Its e-mail recognizer otherwise asks the network for the list of public suffixes.
    extractor: Any = import_module("tldextract.tldextract")
    extractor.TLD_EXTRACTOR.suffix_list_urls = ()
    logging.getLogger("presidio-analyzer").setLevel(logging.ERROR)
    pipeline = spacy.blank("en")
    pipeline.max_length = 10**9
    engine = import_module("presidio_analyzer.nlp_engine").SpacyNlpEngine()
    engine.nlp = {"en": pipeline}
    registry = analyzer.RecognizerRegistry()
    registry.load_predefined_recognizers(languages=["en"])
    registry.remove_recognizer("PhoneRecognizer")
    registry.remove_recognizer("SpacyRecognizer")
    registry.add_recognizer(recognizers.PhoneRecognizer(supported_regions=["VN"]))
    whole = analyzer.AnalyzerEngine(registry=registry, nlp_engine=engine, supported_languages=["en"])

    def read(text: str) -> list[Finding]:
        return [
            Finding(kind=kind, value=text[one.start : one.end], start=one.start, end=one.end)
            for one in whole.analyze(text, language="en")
            if (kind := OF_PRESIDIO.get(one.entity_type))
        ]

    return read


def _datafog() -> Reader:
    scan: Any = import_module("datafog_core").scan

    def read(text: str) -> list[Finding]:
        return [
            Finding(
                kind=kind,
                value=one.matched_text,
                start=one.codepoint_range.start,
                end=one.codepoint_range.end,
            )
            for one in scan(text)
            if (kind := OF_DATAFOG.get(one.entity_type))
        ]

    return read


def _pyap() -> Reader:
    parse: Any = import_module("pyap").parse

    def read(text: str) -> list[Finding]:
        return [
            Finding(kind=Kind.ADDRESS, value=str(one), start=one.match_start, end=one.match_end)
            for country in ("US", "GB")
            for one in parse(text, country=country)
        ]

    return read


def _units() -> Reader:
    """An address is a statement in which the package, in either era, knows a street within a unit."""
    parse: Any = import_module("vietnamadminunits").parse_address

    def read(text: str) -> list[Finding]:
        found = []
        for statement, end in _statements(text):
            beginning = BEGINNING.search(text, statement, end)
            start = beginning.start() if beginning else end
            units = [parse(text[start:end], mode=mode) for mode in ("LEGACY", "FROM_2025")]
            if any(one.street for one in units):
                value = " ".join(text[start:end].split())
                found.append(Finding(kind=Kind.ADDRESS, value=value, start=start, end=end))
        return found

    return read


def _statements(text: str) -> Iterator[tuple[int, int]]:
    """Where the pieces of a text stand that may each be an address, without the spaces around them."""
    begin = 0
    for end, next_begin in [(cut.start(), cut.end()) for cut in STATEMENT.finditer(text)] + [(len(text), 0)]:
        piece = text[begin:end]
        if 8 <= len(piece.strip()) <= 300:
            yield begin + len(piece) - len(piece.lstrip()), begin + len(piece.rstrip())
        begin = next_begin
