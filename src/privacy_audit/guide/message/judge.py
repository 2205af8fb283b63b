"""Which signs a received text carries, and which known script they make together.

A sign alone is hardly ever one: banks speak of codes, families of transfers. What the rules of a script
demand together makes the verdict, weighed against the wording of the whole; a wording that is heavy by
itself does too. Then everything that was found is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from privacy_audit.guide.message.links import app_files, links
from privacy_audit.guide.message.phrases import Phrases, phrases_of
from privacy_audit.guide.message.reading import DENIAL, REPORT, WARNING, Place, Reading
from privacy_audit.guide.message.view import view_of
from privacy_audit.guide.message.wallets import wallets
from privacy_audit.guide.message.wording import FEWEST, Read, Weights, features, read_words
from privacy_audit.model import Severity
from privacy_audit.suspicion import MessageRules, Script, Sign
from privacy_audit.text import normalise

_GRAVE = (Severity.HIGH, Severity.CRITICAL)
_RANK = {Severity.LOW: 1, Severity.MEDIUM: 2, Severity.HIGH: 4, Severity.CRITICAL: 8}


class Weighed(NamedTuple):
    """What the words of a text weigh, with what was weighed."""

    read: Read
    marks: tuple[str, ...]
    weight: float


_ENOUGH = 3
"""Words that a text must share with a script to be named by it if no rule holds."""
_WEIGHT_OF_RULES = 1.0
"""How many shared words the weight of a script's signs is worth."""
_Rule = tuple[frozenset[str], ...]
_Readied = tuple[Script, tuple[_Rule, ...]]


class Judgement(NamedTuple):
    """What was found: the script that fits best, and the first place of each sign, in order of the text.

    Both are empty if no script fits.
    """

    script: Script | None
    signs: tuple[tuple[Sign, Place], ...]


class Judge:
    """The rules, ready to judge many messages."""

    def __init__(self, rules: MessageRules) -> None:
        self._rules = rules
        self._signs: Mapping[str, Sign] = {sign.id: sign for sign in rules.signs}
        groups: list[tuple[str, Iterable[str]]] = [(sign.id, sign.phrases) for sign in rules.signs]
        groups += [(DENIAL, rules.denials), (REPORT, rules.reports), (WARNING, rules.warnings)]
        self._scripts: tuple[_Readied, ...] = tuple(
            (script, tuple(_rule(rule, rules.groups) for rule in script.rules)) for script in rules.scripts
        )
        self._weights = _weights(rules.signs, self._scripts)
        self._weights_of_words = Weights(rules.wording)
        self._phrases: Phrases = phrases_of(groups, rules.words, rules.bare_words)

    def judge(self, original: str) -> Judgement:
        """Judge a text as it was received. Nothing of it is kept."""
        reading, warns, first = self._read(original)
        weighed = self._weighed(reading, frozenset(first), warns)
        script, told = self._script(frozenset(first), weighed)
        if script and weighed.weight > self._rules.wording.alone:
            first[self._rules.wording.sign] = reading.place(*self._weights_of_words.heaviest(weighed.read))
        shown = [
            (self._signs[name], place) for name, place in first.items() if script and self._tells(name, told)
        ]
        return Judgement(script, tuple(sorted(shown, key=lambda one: one[1])))

    def features(self, original: str) -> dict[str, float]:
        """What is weighed of a text: for fitting the weights."""
        reading, warns, first = self._read(original)
        weighed = self._weighed(reading, frozenset(first), warns)
        return features(weighed.read, weighed.marks)

    def _weighed(self, reading: Reading, present: frozenset[str], warns: bool) -> Weighed:
        """The words of a text, its marks, and what they weigh together."""
        read = read_words(reading.view.text)
        marks = [name for name in sorted(present) if self._signs[name].finder]
        marks += ["warning"] if warns else []
        return Weighed(read, tuple(marks), self._weights_of_words.weigh(read, marks))

    def _script(self, present: frozenset[str], weighed: Weighed) -> tuple[Script | None, frozenset[str]]:
        """The likeliest script if a rule holds or the wording alone is heavy enough, with its signs."""
        wording = self._rules.wording
        told = {script.id: _told(rules, present) for script, rules in self._scripts}
        alone = weighed.weight > wording.alone and len(weighed.read.words) >= FEWEST
        if not (alone or any(self._holds(names, weighed.weight) for names in told.values())):
            return None, frozenset()
        like = self._weights_of_words.likeness(weighed.read)
        known = any(told.values())  # where a rule holds, likeness only chooses among those that do
        script = max(
            (script for script, _rules in self._scripts if told[script.id] or not known),
            key=lambda one: like.get(one.id, 0) + _WEIGHT_OF_RULES * self._weight(told[one.id]),
        )
        if not told[script.id] and like[script.id] < _ENOUGH:
            script = next(one for one, _rules in self._scripts if one.id == wording.script)
        return script, told[script.id]

    def _holds(self, told: frozenset[str], weight: float) -> bool:
        """Whether a rule counts: the graver its signs, the less the wording may speak against it.

        What was checked, as a false link, needs no wording.
        """
        signs = [self._signs[name] for name in told]
        if any(sign.finder and sign.severity is Severity.CRITICAL for sign in signs):
            return True
        grave = sum(sign.severity in _GRAVE for sign in signs)
        return bool(signs) and weight > self._rules.wording.needed - self._rules.wording.grace * grave

    def _weight(self, told: frozenset[str]) -> float:
        return sum(self._weights[name] for name in told)

    def _read(self, original: str) -> tuple[Reading, bool, dict[str, Place]]:
        """A text, whether it warns of swindlers, and the first place of each sign."""
        normal = normalise(original)
        reading = Reading(normal, view_of(normal, self._phrases.vocabulary), self._phrases)
        warns = bool(reading.found.get(WARNING))
        first: dict[str, Place] = {}
        for name, place in (*self._spoken(reading, warns), *self._checked(reading, warns)):
            first[name] = min(first.get(name, place), place)
        return reading, warns, first

    def _tells(self, name: str, told: frozenset[str]) -> bool:
        """Whether a sign is worth a line: one of the script, or one that weighs something by itself."""
        return name in told or self._signs[name].severity is not Severity.LOW

    def _spoken(self, reading: Reading, warns: bool) -> Iterator[tuple[str, Place]]:
        """Signs by their phrases, without what is denied or told of others."""
        for name, sign in self._signs.items():
            for start, end in reading.found.get(name, ()):
                if (sign.deniable and reading.is_denied(start)) or (
                    warns and not self._stands(sign, reading, start)
                ):
                    continue
                if sign.unless and reading.overlaps(sign.unless, start, end):
                    continue
                yield name, reading.place(start, end)
                break

    def _checked(self, reading: Reading, warns: bool) -> Iterator[tuple[str, Place]]:
        """Signs that are found by checking: wallets, links, files of apps."""
        finders: dict[str, Sign] = {sign.finder: sign for sign in self._signs.values() if sign.finder}
        for kind, start, end in self._candidates(reading.normal.text):
            sign = finders.get(kind)
            if sign and (not warns or (sign.outlasts and not reading.is_report_at(start))):
                yield sign.id, Place(*reading.normal.original(start, end))

    def _candidates(self, text: str) -> Iterator[tuple[str, int, int]]:
        for wallet in wallets(text):
            yield "wallet", wallet.start, wallet.end
        for link in links(text, self._rules):
            if link.verdict != "own":
                yield "link", link.start, link.end
            if link.verdict in ("look-alike", "odd-link"):
                yield link.verdict, link.start, link.end
        for start, end in app_files(text):
            yield "app-file", start, end

    def _stands(self, sign: Sign, reading: Reading, start: int) -> bool:
        """Whether a sign counts although the message warns of such things."""
        return sign.outlasts and not reading.is_denied(start) and not reading.is_report(start)


def _told(rules: Iterable[_Rule], present: frozenset[str]) -> frozenset[str]:
    """The signs with which the rules of a script hold."""
    return frozenset(name for rule in rules for name in _satisfied(rule, present))


def _weights(signs: Iterable[Sign], scripts: Iterable[_Readied]) -> dict[str, float]:
    """How much a sign says about which script it is: the more of them know it, the less."""
    known = Counter(
        name
        for _script, rules in scripts
        for name in {one for rule in rules for group in rule for one in group}
    )
    return {sign.id: _RANK[sign.severity] / max(1, known[sign.id]) for sign in signs}


def _rule(text: str, groups: Mapping[str, Iterable[str]]) -> _Rule:
    """A rule as the groups of signs of which it needs one each."""
    return tuple(
        frozenset(name for one in part.split("|") for name in _named(one.strip(), groups))
        for part in text.split("+")
    )


def _named(name: str, groups: Mapping[str, Iterable[str]]) -> Iterable[str]:
    return groups[name[1:]] if name.startswith("@") else (name,)


def _satisfied(rule: _Rule, present: frozenset[str]) -> frozenset[str]:
    """The signs with which a rule holds, none if it does not.

    One sign cannot stand for two: `a|b + b|c` needs two different ones.
    """
    found = [group & present for group in rule]
    together: frozenset[str] = frozenset().union(*found)
    return together if all(found) and len(together) >= len(rule) else frozenset()
