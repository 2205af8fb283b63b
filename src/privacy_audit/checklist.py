"""The types of `checklists/`: what a privacy expert, not a programmer, maintains.

`catalog` reads the files into these types and checks what types cannot say.
In every text, `[…]` marks a label of the app itself, shown as the app writes it.
"""

from __future__ import annotations

from datetime import date
from math import ceil
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from privacy_audit.model import Kind, Languages, RiskClass, Severity, Status, Value, Visibility

Identifier = Annotated[str, Meta(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*\Z", max_length=40)]
Link = Annotated[str, Meta(pattern=r"^https://[^\s]+\Z", max_length=400)]
Regex = Annotated[str, Meta(min_length=1, max_length=600)]
"""A regular expression of Python's `re`; it must compile and must not backtrack without end."""
Confidence = Literal["high", "medium", "low", "unconfirmed"]
Platform = Literal["android", "ios", "web"]
Level = Literal["quick", "standard", "full"]


ANSWERED_A_MINUTE = 3
"""Reading and answering a question takes about 20 seconds."""


def reading_minutes(number: int) -> int:
    """How long it takes to read and answer that many questions: whole minutes, never too few, at least 1."""
    return max(1, ceil(number / ANSWERED_A_MINUTE))


class Source(Value):
    """Where a statement was read. `date` is as the source gives it: a day, a month, a year, undated."""

    title: str
    date: str
    url: Link | None = None
    kind: str = ""


class Choice(Value):
    """One choice of a question: how far it is open, or, for readiness, how ready it makes."""

    id: Identifier
    label: Languages
    open: Visibility | None = None
    ready: Annotated[float, Meta(ge=0, le=1)] | None = None


class Way(Value):
    """The way to a setting, a step a line, in the words the app shows in that language."""

    vi: tuple[str, ...]
    en: tuple[str, ...]


class Ways(Value):
    """`app` stands for Android and iOS together when both are the same."""

    app: Way | None = None
    android: Way | None = None
    ios: Way | None = None
    web: Way | None = None

    def on(self, platform: str) -> Way | None:
        """The way on a platform, falling back to the shared one for phones."""
        own: Way | None = getattr(self, platform)
        return own or (self.app if platform in ("android", "ios") else None)

    def nearest(self, platform: Platform | None) -> tuple[Platform, Way] | None:
        """The way on a platform, else on the first other one that has any; None if there is none."""
        order: list[Platform] = [platform] if platform else []
        order += ["android", "ios", "web"]
        return next(((one, way) for one in order if (way := self.on(one))), None)


class Question(Value):
    """One setting of a network, asked of the person."""

    id: Identifier
    risk_class: RiskClass = msgspec.field(name="class")
    severity: Severity
    level: Level
    minutes: Annotated[float, Meta(gt=0, le=30)]
    prompt: Languages
    why: Languages
    choices: tuple[Choice, ...]
    recommended: Identifier
    way: Ways
    verified: date
    confidence: Confidence
    sources: tuple[Source, ...]
    default: Identifier | None = None
    acceptable: Identifier | None = None
    link: Link | None = None
    note: Languages | None = None
    message: Languages | None = None
    """A polite message to send to somebody, ready to copy; it holds nothing personal."""
    exposes: tuple[Kind, ...] = ()
    """The kinds of exposure that this setting closes: the advice for them leads here."""

    def choice(self, identifier: str | None) -> Choice | None:
        """The choice of that id, None if there is none."""
        return next((choice for choice in self.choices if choice.id == identifier), None)


class AddressRule(Value):
    """How an address of the network looks: a pattern over `host/path?query`, host in lower case.

    The group `handle` is the name or number the page must name back. Only `profile` addresses
    are held to that. `secret` says that the handle itself is a personal value (`zalo.me/09…`).
    """

    kind: Literal["profile", "post", "place", "group", "other"]
    pattern: Regex
    secret: Kind | None = None


class Signature(Value):
    """How a page looks that shows less than a profile: all given conditions must hold.

    `url` and `title` are patterns that are searched for, `contains` are strings that must all be
    in the page's source, `lacks` strings none of which may be there.
    """

    status: Status
    url: Regex | None = None
    title: Regex | None = None
    contains: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    http: tuple[int, ...] = ()
    even_if_named: bool = False
    """True if it holds although the page names the profile that was asked for."""
    source: str = ""


class PictureRule(Value):
    """What a picture address of the network's servers tells: a pattern over `host/path?query`.

    The groups of the pattern together are the identity of the photo, apart from its size.
    `role` `none` means: not a photo of a person (icon, banner, preview card).
    """

    pattern: Regex
    role: Literal["avatar", "cover", "posted", "none"] | None = None
    source: str = ""


class Network(Value):
    """A social network or service with settings; also `device`, the phone itself."""

    id: Identifier
    name: Languages
    home: Link
    updated: date
    rank: int = 100
    """The place in menus: the networks that most people use come first, then by id."""
    stranger: Languages | None = None
    """How one looks at one's own profile as a stranger, and how to save the page for a scan."""
    addresses: tuple[AddressRule, ...] = ()
    signatures: tuple[Signature, ...] = ()
    pictures: tuple[PictureRule, ...] = ()
    questions: tuple[Question, ...] = ()


class PageRules(Value):
    """`pages.toml`: what holds for a page of any site."""

    signatures: tuple[Signature, ...]
    pictures: tuple[PictureRule, ...]
    stranger: Languages


class ArchiveKind(Value):
    """A data archive that a network gives to a person: how it is told, and what of it only they see.

    All patterns are searched for in the path of a member, in lower case, with `/` between folders. One
    `marks` that is found tells the archive. A member with a `private` pattern is seen by nobody but the
    person. The keys of a member with a `sections` pattern are judged one by one: `private` is then
    searched for in `PATH#KEY`.
    """

    id: Identifier
    network: Identifier
    marks: tuple[Regex, ...]
    private: tuple[Regex, ...]
    confidence: Confidence
    sources: tuple[Source, ...]
    sections: tuple[Regex, ...] = ()
    verified: date | None = None
    """The date of the newest source, None if no source carries one."""


class ArchiveRules(Value):
    """`archives.toml`: the data archives that are known."""

    archives: tuple[ArchiveKind, ...]


class ExposureKind(Value):
    """`exposures.toml`: what a page can give away, and what to do about it."""

    risk_class: RiskClass = msgspec.field(name="class")
    severity: Severity
    title: Languages
    why: Languages
    what_to_do: Languages
    minutes: Annotated[float, Meta(gt=0, le=60)]
    severity_of: dict[str, Severity] = msgspec.field(default_factory=dict)
    """Another severity for an attribute: `"type=landline" = "medium"`."""
    harmless: tuple[str, ...] = ()
    """Attributes with which it is shown, but counts nothing and asks for nothing: `type=organisation`."""

    def counts(self, attributes: dict[str, str]) -> bool:
        """Whether an exposure with these attributes is the person's own."""
        return not any(f"{name}={value}" in self.harmless for name, value in attributes.items())

    def severity_with(self, attributes: dict[str, str]) -> Severity:
        """The severity of an exposure: of the first condition on its attributes that holds, or the kind's."""
        for condition, severity in self.severity_of.items():
            name, _, value = condition.partition("=")
            if attributes.get(name) == value:
                return severity
        return self.severity


class ChainNeed(Value):
    """One link of a chain: an item of a class, at least this strong (0 to 1) and open to strangers."""

    risk_class: RiskClass | None = msgspec.field(name="class", default=None)
    kind: Kind | None = None
    at_least: Annotated[float, Meta(gt=0, le=1)] = 0.4


class ChainRule(Value):
    """A combination that lifts the score to a floor, with the reason."""

    id: Identifier
    title: Languages
    reason: Languages
    floor: Annotated[float, Meta(gt=0, le=100)]
    needs: tuple[ChainNeed, ...]


class Band(Value):
    """A word for a range of the score: from `least` on."""

    id: Literal["low", "medium", "high", "critical"]
    least: Annotated[float, Meta(ge=0, le=100)]
    title: Languages


class Ruler(Value):
    """`scoring.toml`: how answers, exposures and gaps become a score. Versioned."""

    version: int
    classes: dict[RiskClass, Annotated[float, Meta(gt=0, le=100)]]
    class_titles: dict[RiskClass, Languages]
    first_share: Annotated[float, Meta(gt=0, lt=1)]
    """The worst item of a class takes this share of the maximum; the next that share of the rest."""
    visibility: dict[Visibility, Annotated[float, Meta(ge=0, le=1)]]
    quality: dict[Severity, Annotated[float, Meta(ge=0, le=1)]]
    certainty: dict[Literal["possible", "likely", "confirmed"], Annotated[float, Meta(ge=0, le=1)]]
    known_enough: Annotated[float, Meta(gt=0, le=1)]
    unseen: tuple[RiskClass, ...]
    """The classes that a target that was not seen may hold at their worst."""
    bands: tuple[Band, ...]
    chains: tuple[ChainRule, ...]


class Catalog(Value):
    """Everything of `checklists/` that an audit needs. `networks` by id, in file order."""

    networks: dict[str, Network]
    pages: PageRules
    exposures: dict[Kind, ExposureKind]
    ruler: Ruler
    archives: tuple[ArchiveKind, ...] = ()

    @property
    def data_date(self) -> date:
        """The newest date of any instruction: the data version printed in reports."""
        return max(network.updated for network in self.networks.values())

    def question(self, identifier: str) -> Question | None:
        """The question with a full id `network/question`, None if there is none."""
        network_id, _, question_id = identifier.partition("/")
        network = self.networks.get(network_id)
        questions = network.questions if network else ()
        return next((question for question in questions if question.id == question_id), None)
