"""What every part of a report is written from: the record, the data files and the language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timezone, tzinfo
from functools import cached_property
from math import ceil

import msgspec

from privacy_audit.checklist import Catalog, Question
from privacy_audit.clock import moved
from privacy_audit.commands import command
from privacy_audit.errors import mark
from privacy_audit.model import Answer, Kind, RiskClass, Value
from privacy_audit.record.medium import Medium, medium_of
from privacy_audit.record.shapes import AuditRecord, ExposureRecord, TargetRecord
from privacy_audit.report.document import Phrase, labelled, plain
from privacy_audit.report.medium import WHERE
from privacy_audit.text import clean
from privacy_audit.words import Words

WIDEST_NAME = 120
MOST_PAGES = 3
"""Pages that are named in a line."""
LONGEST_ZONE = 5
"""Letters in the short name of a zone of times: `CHADT`, `+0545` (IANA time zone database, Theory)."""


Reasons = Mapping[Kind, Mapping[str, str]]


class Speaker(Value):
    """The words of a report: the language, the data files with their names for things, the zone of times."""

    catalog: Catalog
    words: Words
    zone: tzinfo = UTC

    def say(self, sentence: str, /, **values: object) -> Phrase:
        """A sentence of the interface. Values that a page or a person wrote are only text in it."""
        cleaned = {name: clean(value) if isinstance(value, str) else value for name, value in values.items()}
        return plain(self.words(sentence, **cleaned))

    def moment(self, moment: datetime) -> str:
        """Day and time in the zone of the report, as the language writes them."""
        local = moved(moment, self.zone)
        return f"{self.day(local.date())} {local:%H:%M} {_zone_of(local)}".rstrip()

    def day(self, day: date) -> str:
        """A day as the language writes it."""
        return self.words.day(day)

    def points(self, points: float, *, column: bool = False) -> str:
        """Points with one decimal as the language writes it; in a column also where it is 0."""
        return self.words.points(points, column=column)

    def range(self, low: float, high: float) -> str:
        """Both ends of an interval in words, one number where they are the same."""
        ends = self.points(low), self.points(high)
        if ends[0] == ends[1]:
            return ends[0]
        return self.words(mark("{low} to {high}"), low=ends[0], high=ends[1])

    def target_name(self, target: str) -> str:
        """A target by its masked name; standard input has none."""
        name = clean(target, WIDEST_NAME)
        return self.words(mark("the text you gave")) if name == "-" else name

    def network(self, identifier: str) -> str:
        """The name of a network, its id if the data files no longer know it."""
        network = self.catalog.networks.get(identifier)
        return self.words.of(network.name) if network else clean(identifier, WIDEST_NAME)

    def listed(self, names: Iterable[str], most: int = MOST_PAGES) -> str:
        """The first few of one or more names: the last behind an "and", or the number of the others."""
        *first, last = names
        if len(first) >= most:
            rest = len(first) + 1 - most
            return self.words(mark("{values} and {number} more"), values=", ".join(first[:most]), number=rest)
        return self.words(mark("{values} and {last}"), values=", ".join(first), last=last) if first else last

    def risk_class(self, risk_class: RiskClass) -> str:
        """The title of a class of risks."""
        return self.words.of(self.catalog.ruler.class_titles[risk_class])

    def kind(self, kind: Kind) -> str:
        """The title of a kind of exposure."""
        return self.words.of(self.catalog.exposures[kind].title)

    def setting(self, identifier: str, question: Question) -> str:
        """A question with the name of its network; `[…]` marks labels of the app."""
        return with_network(self.network(identifier.partition("/")[0]), self.words.of(question.prompt))


class Material(Speaker, kw_only=True, dict=True):
    """The record to report on, an earlier one to compare with, and the words to do it in."""

    record: AuditRecord
    previous: AuditRecord | None = None
    reasons: Reasons = msgspec.field(default_factory=dict)
    """What the codes say by which something was recognised; empty if nobody asked."""
    home: str | None = None
    """The folder that commands for this person name with `--home`, if one was typed."""
    made_up: str = ""
    """Who it is about, if that is a made-up person: nobody can answer for them."""

    @property
    def held(self) -> frozenset[str]:
        """The names of the risks that are accepted and not over: they are shown apart."""
        return frozenset(one.risk for one in self.record.accepted if not one.over)

    @property
    def is_text_alone(self) -> bool:
        """Whether nothing was looked at but texts of the person's own: of these nobody says “page”."""
        targets = self.record.targets
        return bool(targets) and all(medium_of(one.target) == "text" for one in targets)

    def command(self, *words: str) -> str:
        """A command of the program for the person whose record it is."""
        return command(*words, profile=self.record.profile, home=self.home)

    def target(self, index: int) -> str:
        """The masked name of a target of the record."""
        return self.target_name(self.record.targets[index].target)

    def answer(self, question: str) -> Answer | None:
        """What the person said to a question."""
        return next((answer for answer in self.record.answers if answer.question == question), None)

    def named(self, subject: str) -> Phrase:
        """What a line or an action is about: a question, or exposures (`phone@0`)."""
        return self.about("{subject}", subject)

    def about(self, sentence: str, subject: str, which: str = "", /, **values: object) -> Phrase:
        """A sentence that names what a line or an action is about as `{subject}`.

        `which` are the names of those exposures of a group that are meant, "" for all of them. `[…]` marks
        labels of apps in questions, never in names of targets.
        """
        question = self.catalog.question(subject)
        if question is None:
            return self.say(sentence, subject=self._exposures(subject, which), **values)
        return labelled(self.words(sentence, subject=self.setting(subject, question), **values))

    def medium(self, subject: str) -> Medium:
        """What the targets of a group of exposures are; a page if they are not known any more.

        Of several kinds of targets nothing more is said than of files.
        """
        mediums = {medium_of(one.target) for one in self.targets_of(subject)}
        return "files" if len(mediums) > 1 else next(iter(mediums), "page")

    def targets_of(self, subject: str) -> tuple[TargetRecord, ...]:
        """All targets on which a group of exposures stands, each once; none if they are not known any more.

        The group is called by the first of them, but whoever takes it off there alone has won nothing. What
        was accepted is left out, unless the whole group was.
        """
        group = group_of(subject)
        numbers = sorted({at for at, _ in self._stands[subject]}) if subject in self._stands else []
        known = len(self.record.targets)
        targets = (self.record.targets[at] for at in numbers or (group or ())[1:] if at < known)
        return tuple({(one.target, one.fingerprint): one for one in targets}.values())

    def pages_of(self, subject: str) -> tuple[str, ...]:
        """The names of all pages on which a group of exposures stands: of a folder, the files in it."""
        return tuple(dict.fromkeys(self.target_name(page) for _, page in self._stands.get(subject, ())))

    @cached_property
    def _stands(self) -> Mapping[str, Sequence[tuple[int, str]]]:
        """The pages of every group of exposures, each with the number of its target."""
        every: dict[str, set[tuple[int, str]]] = {}
        left: dict[str, set[tuple[int, str]]] = {}
        held = self.held
        for one in self.record.exposures:
            if not self._counts(one):
                continue
            pages = {(place.target, place.page) for place in one.where}
            subject = _subject_of(one)
            for groups in (every,) if one.id in held else (every, left):
                groups.setdefault(subject, set()).update(pages)
        return {subject: sorted(left.get(subject, pages)) for subject, pages in every.items()}

    def left_of(self, subject: str) -> tuple[ExposureRecord, ...]:
        """What of a group of exposures is to go, where others of the group were accepted; else nothing."""
        held = self.held
        group = [one for one in self.record.exposures if held and _subject_of(one) == subject]
        left = tuple(one for one in group if one.id not in held and self._counts(one))
        return left if any(one.id in held for one in group) else ()

    def _counts(self, one: ExposureRecord) -> bool:
        return not one.attributes or self.catalog.exposures[one.kind].counts(one.attributes)

    def _exposures(self, subject: str, which: str) -> str:
        group = group_of(subject)
        if group is None and has_no_checklist(self.catalog, subject):
            network = clean(subject.partition("/")[0], WIDEST_NAME)
            sentence = mark("{subject} (the checklist of {network} is not here; add --checklists DIR)")
            return self.words(sentence, subject=clean(subject, WIDEST_NAME), network=network)
        if group is None:
            return subject
        what, targets = self.kind(group[0]), self.targets_of(subject)
        if which:
            what = self.words(mark("{what} ({value})"), what=what, value=which)
        if not targets:
            return what
        names = self.listed(self.target_name(one.target) for one in targets)
        return self.words(WHERE[medium_of(targets[0].target)], what=what, target=names)


def has_no_checklist(catalog: Catalog, subject: str) -> bool:
    """Whether it is a question of a network that the checklists of today do not have."""
    network, found, _question = subject.partition("/")
    return bool(found) and group_of(subject) is None and network not in catalog.networks


def _subject_of(one: ExposureRecord) -> str:
    """The group of an exposure: its kind with the first target on which it stands."""
    return f"{one.kind.value}@{min((place.target for place in one.where), default=0)}"


def with_network(network: str, prompt: str) -> str:
    """A question behind the name of its network, unless it begins with that name itself."""
    begins = prompt.startswith(network) and not prompt[len(network) :][:1].isalnum()
    return prompt if begins else f"{network}: {prompt}"


def _zone_of(moment: datetime) -> str:
    """The short name of a zone, else how far it is from UTC: Windows has only long names, in its language."""
    name = moment.tzname() or ""
    offset = moment.utcoffset()
    return name if offset is None or len(name) <= LONGEST_ZONE else timezone(offset).tzname(None)


def group_of(subject: str) -> tuple[Kind, int] | None:
    """Kind and target of a group of exposures, None if the subject is something else."""
    name, found, target = subject.partition("@")
    if not found or name not in set(Kind) or not target.isdecimal():
        return None
    return Kind(name), int(target)


def minutes(exact: float) -> int:
    """Minutes as they are printed: never too few."""
    return max(1, ceil(exact - 0.01))
