"""What the types of `suspicion` cannot say about the file of signs: names exist, phrases can be read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from privacy_audit.errors import mark
from privacy_audit.suspicion import MessageRules, Script, Sign

Found = Iterator[tuple[str, str, dict[str, object]]]
"""Mistakes as key, sentence, values."""
_BUILT_IN = {"money", "number"}
# A phrase without its choices and names: only words and the gap are left, no other sign of the language.
_CHOICE = re.compile(r"\([^()]*\)")
_NAME = re.compile(r"<([^<>]*)>")
# The weight of some words, as `+1.25`.
_STEP = re.compile(r"[+-][0-9]{1,3}\.[0-9]{2}")
_STRAY = re.compile(r"[()|<>\[\]{}?\\+^$]")


def mistakes_of_suspicion(rules: MessageRules) -> Found:
    """Every mistake of the file."""
    for part, names in (
        ("signs", [one.id for one in rules.signs]),
        ("scripts", [one.id for one in rules.scripts]),
    ):
        for name, count in Counter(names).items():
            if count > 1:
                yield f"{part} ({name})", mark("this id stands twice"), {}
    yield from _rules(rules)
    yield from _sources(rules)
    yield from _wording(rules)
    groups = [("denials", rules.denials), ("reports", rules.reports), ("warnings", rules.warnings)]
    groups += [(f"signs ({sign.id})", sign.phrases) for sign in rules.signs]
    for key, phrases in groups:
        yield from _phrases(key, phrases, set(rules.words) | _BUILT_IN)


def _rules(rules: MessageRules) -> Found:
    known = {sign.id for sign in rules.signs}
    for name, members in rules.groups.items():
        yield from _unknown(f"groups.{name}", members, known)
    for sign in rules.signs:
        yield from _unknown(f"signs ({sign.id}).unless", [sign.unless] if sign.unless else (), known)
    for script in rules.scripts:
        for number, rule in enumerate(script.rules, 1):
            named = [one.strip() for part in rule.split("+") for one in part.split("|")]
            yield from _unknown(
                f"scripts ({script.id}).rules[{number}]", named, known | {f"@{name}" for name in rules.groups}
            )


def _sources(rules: MessageRules) -> Found:
    things: tuple[Sign | Script, ...] = (*rules.signs, *rules.scripts)
    for thing in things:
        yield from _unknown(f"{thing.id}.sources", thing.sources, set(rules.sources))


def _wording(rules: MessageRules) -> Found:
    scripts = {script.id for script in rules.scripts}
    yield from _unknown("wording.script", (rules.wording.script,), scripts)
    yield from _unknown("wording.sign", (rules.wording.sign,), {sign.id for sign in rules.signs})
    yield from _unknown("wording.scripts", rules.wording.scripts, scripts)
    for step in rules.wording.weights:
        if not _STEP.fullmatch(step):
            yield "wording.weights", mark("“{value}” is no number"), {"value": step}


def _unknown(key: str, names: Iterable[str], known: set[str]) -> Found:
    for name in names:
        if name not in known:
            yield key, mark("“{value}” is not known in this file"), {"value": name}


def _phrases(key: str, phrases: Iterable[str], known: set[str]) -> Found:
    for phrase in phrases:
        yield from _unknown(key, _NAME.findall(phrase), known)
        rest = _NAME.sub("", _CHOICE.sub(lambda found: found.group()[1:-1].replace("|", ""), phrase))
        if _STRAY.search(_NAME.sub("", rest)) or phrase.startswith("…") or phrase.rstrip().endswith("…"):
            yield key, mark("the phrase “{value}” cannot be read"), {"value": phrase}
