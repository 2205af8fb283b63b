"""What the types of `checklist` cannot say about a data file: references, languages, patterns, dates."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from privacy_audit.catalog.days import is_to_come
from privacy_audit.catalog.emergency import mistakes_of_emergency
from privacy_audit.catalog.letters import mistakes_of_letters
from privacy_audit.catalog.outreach import mistakes_of_outreach
from privacy_audit.catalog.patterns import fault_of
from privacy_audit.catalog.quiz import mistakes_of_quiz, mistakes_of_wall
from privacy_audit.catalog.suspicion import mistakes_of_suspicion
from privacy_audit.checklist import ArchiveRules, Choice, Network, PageRules, Question, Ruler
from privacy_audit.errors import Mistake, mark
from privacy_audit.guidance import Emergency
from privacy_audit.letters import Letters
from privacy_audit.model import Kind, RiskClass, Severity, Visibility
from privacy_audit.outreach import Outreach
from privacy_audit.suspicion import MessageRules
from privacy_audit.training import Quiz, Wall

LANGUAGES = ("vi", "en")
PROPER_NAMES = ("name", "region")
LABEL = re.compile(r"\[[^\]]*\]")  # a label of the app itself, the same in both languages if need be
UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")
"""Categories of Unicode: what a terminal obeys, what turns a line round or divides a word unseen."""
LONGEST_WAY = 7
LONGEST_WHY = 200
OPENNESS = (
    Visibility.ONLY_ME,
    Visibility.FRIENDS,
    Visibility.FRIENDS_OF_FRIENDS,
    Visibility.STRANGERS,
    Visibility.WEB,
)

Found = Iterator[tuple[str, str, dict[str, object]]]
"""Mistakes as key, sentence, values."""


def mistakes_of_sense(file: str, document: dict[str, Any], value: object) -> Iterator[Mistake]:
    """Every mistake of a file whose shape is right."""
    found: list[tuple[str, str, dict[str, object]]] = [*_texts(document, "")]
    match value:
        case Network():
            found += _network(value, file)
        case PageRules():
            found += _patterns(value)
        case Ruler():
            found += _ruler(value)
        case ArchiveRules():
            found += _archives(value)
        case Emergency():
            found += mistakes_of_emergency(value)
        case Outreach():
            found += mistakes_of_outreach(value)
        case Letters():
            found += mistakes_of_letters(value)
        case MessageRules():
            found += mistakes_of_suspicion(value)
        case Quiz():
            found += mistakes_of_quiz(value)
        case Wall():
            found += mistakes_of_wall(value)
        case dict() if file == "exposures.toml":
            found += _exposures(value)
    for key, sentence, values in found:
        yield Mistake(f"{file}: {key}", sentence, values)


def _texts(value: Any, key: str) -> Found:
    """Both languages in every text, different from each other, composed (NFC), nothing that nobody sees."""
    if isinstance(value, list):
        for number, one in enumerate(value, 1):
            yield from _texts(one, f"{key}[{number}]")
    elif isinstance(value, str):
        if not unicodedata.is_normalized("NFC", value):
            yield key, mark("the text is not in composed form (Unicode NFC)"), {}
        unseen = (sign for sign in value if unicodedata.category(sign) in UNSEEN)
        if not value.isprintable() and (hidden := next(unseen, None)):
            sentence = mark("a sign that nobody sees stands in the text: {code}")
            yield key, sentence, {"code": f"U+{ord(hidden):04X}"}
    elif isinstance(value, dict):
        for name, one in value.items():
            yield from _texts(one, f"{key}.{name}".lstrip("."))
        if set(value) & set(LANGUAGES):
            yield from _languages(value, key)


def _languages(text: dict[str, Any], key: str) -> Found:
    for language in LANGUAGES:
        if not text.get(language):
            yield key, mark("the text in the language “{language}” is missing"), {"language": language}
    for language in set(text) - set(LANGUAGES):
        yield key, mark("the language “{language}” is not known"), {"language": language}
    if key.rpartition(".")[2] not in PROPER_NAMES and _same(text.get("vi"), text.get("en")):
        yield key, mark("the Vietnamese and the English text are the same"), {}


def _same(one: Any, other: Any) -> bool:
    def own_words(text: Any) -> str:
        whole = " ".join(text) if isinstance(text, list) else str(text)
        return LABEL.sub("", whole).strip(" .,:;-–→>")

    return one == other and bool(own_words(one))


def _network(network: Network, file: str) -> Found:
    if f"{network.id}.toml" != file:
        yield "id", mark("the id must be the name of the file"), {}
    yield from _patterns(network)
    seen: set[str] = set()
    for question in network.questions:
        key = f"questions ({question.id})"
        if question.id in seen:
            yield key, mark("this id stands twice"), {}
        seen.add(question.id)
        for name, sentence, values in _question(question):
            yield f"{key}.{name}", sentence, values
        if question.verified > network.updated and not is_to_come(question.verified):
            yield f"{key}.verified", mark("the date is later than that of the file"), {}


def _patterns(rules: Network | PageRules) -> Found:
    groups = {"signatures": ("url", "title"), "pictures": ("pattern",), "addresses": ("pattern",)}
    for group, names in groups.items():
        for number, rule in enumerate(getattr(rules, group, ()), 1):
            for name in names:
                pattern = getattr(rule, name)
                if pattern is not None and (fault := fault_of(pattern)):
                    yield f"{group}[{number}].{name}", *fault


def _archives(rules: ArchiveRules) -> Found:
    for kind in rules.archives:
        for name in ("marks", "private", "sections"):
            for number, pattern in enumerate(getattr(kind, name), 1):
                if fault := fault_of(pattern):
                    yield f"archives ({kind.id}).{name}[{number}]", *fault


def _question(question: Question) -> Found:
    choices = [choice.id for choice in question.choices]
    if len(choices) < 2 or len(set(choices)) < len(choices):
        yield "choices", mark("a question needs at least two choices with different ids"), {}
    for name in ("recommended", "default", "acceptable"):
        chosen = getattr(question, name)
        if chosen is not None and chosen not in choices:
            yield name, mark("“{value}” is none of the choices"), {"value": chosen}
    for choice in question.choices:
        yield from _choice(question, choice)
    yield from _recommendation(question)
    if not question.sources:
        yield "sources", mark("a question needs a source"), {}
    if is_to_come(question.verified):
        yield "verified", mark("the date lies in the future"), {}
    for language, why in question.why.items():
        if len(why) > LONGEST_WHY:
            yield f"why.{language}", mark("longer than {limit} characters"), {"limit": LONGEST_WHY}
    yield from _ways(question)


def _choice(question: Question, choice: Choice) -> Found:
    measured = choice.ready if question.risk_class is RiskClass.READINESS else choice.open
    if measured is None or (choice.ready is not None and choice.open is not None):
        key = f"choices ({choice.id})"
        yield key, mark("a choice of class readiness needs “ready”, any other needs “open”"), {}


def _recommendation(question: Question) -> Found:
    """The recommended choice is the most closed one that is recommended or acceptable."""
    recommended, acceptable = question.choice(question.recommended), question.choice(question.acceptable)
    if not (recommended and acceptable and recommended.open and acceptable.open):
        return
    if OPENNESS.index(recommended.open) > OPENNESS.index(acceptable.open):
        yield "acceptable", mark("the acceptable choice is more closed than the recommended one"), {}


def _ways(question: Question) -> Found:
    ways = {name: getattr(question.way, name) for name in ("app", "android", "ios", "web")}
    if not any(ways.values()):
        yield "way", mark("there is no way to this setting"), {}
    for platform, way in ways.items():
        for language in LANGUAGES if way else ():
            if not 0 < len(getattr(way, language)) <= LONGEST_WAY:
                key = f"way.{platform}.{language}"
                yield key, mark("a way has one to {limit} steps"), {"limit": LONGEST_WAY}


def _exposures(kinds: dict[Any, Any]) -> Found:
    for kind in Kind:
        if kind not in kinds:
            yield kind, mark("this kind of exposure is missing"), {}


def _ruler(ruler: Ruler) -> Found:
    scored = [one for one in RiskClass if one is not RiskClass.READINESS]
    tables: dict[str, tuple[dict[Any, Any], list[Any]]] = {
        "classes": (ruler.classes, scored),
        "class_titles": (ruler.class_titles, scored),
        "visibility": (ruler.visibility, list(Visibility)),
        "quality": (ruler.quality, list(Severity)),
    }
    for name, (table, wanted) in tables.items():
        for one in wanted:
            if one not in table:
                yield name, mark("the key {names} is missing"), {"names": one}
    if round(sum(ruler.classes.values()), 6) != 100:
        yield "classes", mark("the maxima of the classes do not add up to 100"), {}
    if [band.least for band in ruler.bands] != sorted({0.0} | {band.least for band in ruler.bands}):
        yield "bands", mark("the bands must rise and begin with 0"), {}
