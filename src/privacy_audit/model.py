"""The nouns of the product: every value that travels from one step to the next.

All types are immutable. They hold no logic but the guard around a personal value (`Secret`).
The words are those of CONTRIBUTING, "Words".
"""

from __future__ import annotations

from enum import StrEnum
from typing import dataclass_transform

import msgspec

Languages = dict[str, str]
"""A text in each language of the interface: `{"vi": "…", "en": "…"}`."""


class RiskClass(StrEnum):
    """What a risk is in the crime: raw material, the way to the victim, the reason, whom to tell."""

    FACE = "face"
    CONTACT = "contact"
    IDENTITY = "identity"
    RELATIONS = "relations"
    PLACE = "place"
    DOCUMENTS = "documents"
    READINESS = "readiness"


class Visibility(StrEnum):
    """Who can see something, from everybody to nobody."""

    WEB = "web"
    STRANGERS = "strangers"
    FRIENDS_OF_FRIENDS = "friends-of-friends"
    FRIENDS = "friends"
    ONLY_ME = "only-me"


class Severity(StrEnum):
    """How much a blackmailer gains from one thing, apart from how certain it is."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"


class Certainty(StrEnum):
    """How sure a detector is: validated and with context, one of the two, neither."""

    POSSIBLE = "possible"
    LIKELY = "likely"
    CONFIRMED = "confirmed"


class Kind(StrEnum):
    """What a page can give away."""

    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    NATIONAL_ID = "national-id"
    BANK_ACCOUNT = "bank-account"
    BIRTH_DATE = "birth-date"
    VEHICLE_PLATE = "vehicle-plate"
    LOCATION = "location"
    PHOTO = "photo"
    FACE = "face"
    WORKPLACE = "workplace"
    RELATIONS = "relations"
    OTHER_ACCOUNT = "other-account"


class Part(StrEnum):
    """In which part of a page something stands."""

    TEXT = "text"
    ATTRIBUTE = "attribute"
    META = "meta"
    LINK = "link"
    JSON_LD = "json-ld"
    EMBEDDED_JSON = "embedded-json"
    MICRODATA = "microdata"
    IMAGE = "image"
    ALT_TEXT = "alt-text"
    EXIF = "exif"


class Status(StrEnum):
    """What became of a target. Only the first two mean that somebody looked."""

    SEEN = "seen"
    PARTLY_SEEN = "partly-seen"
    LOGIN_WALL = "login-wall"
    CHALLENGE = "challenge"
    CONSENT = "consent"
    SCRIPT_SHELL = "script-shell"
    NOT_FOUND = "not-found"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"
    UNSUPPORTED = "unsupported"

    @property
    def was_seen(self) -> bool:
        """Whether anything that a stranger sees was read."""
        return self in (Status.SEEN, Status.PARTLY_SEEN)


class State(StrEnum):
    """What a person made of a question."""

    ANSWERED = "answered"
    UNSURE = "unsure"
    SKIPPED = "skipped"
    NOT_APPLICABLE = "not-applicable"


class Secret:
    """A personal value that shows itself only when asked: never in `repr`, logs or tracebacks."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """The value itself."""
        return self._value

    def __repr__(self) -> str:
        return "Secret(•••)"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and self._value == other._value

    def __hash__(self) -> int:
        return hash(("Secret", self._value))


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(msgspec.field,))
class Value(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The base of all nouns: immutable, written with keywords, strict when read."""


# --- what is scanned -------------------------------------------------------------------------


class Page(Value):
    """One document as it was received, before anybody read it.

    `url` is where a stranger finds it (after redirects), if known; `asked` is the address that was
    asked for. `status_code` is the HTTP status, None for a document that did not come by HTTP.
    `headers` have lower-case names. `name` is how it is called in reports (already masked):
    the masked address, or the path of the file; a member of an archive: `ARCHIVE › MEMBER`.

    `archive` is the kind of data archive that the document belongs to, an id of `archives.toml`: it is
    the person's own copy, no wall can stand in front of it. `audience` is `only-you` for what of it
    nobody else sees (messages, contacts, log-in records); None where that is not known. `starts_at` is
    where in its file a part of a long document begins: `$.messages[1200]`, `row 1200`.

    `contacted` are the hosts that a browser connected to while it drew the page, `refused` those that the
    page wanted and the guard kept it from; both masked, in the order in which they came.
    """

    name: str
    body: bytes
    content_type: str | None = None
    charset: str | None = None
    asked: str | None = None
    url: str | None = None
    status_code: int | None = None
    headers: dict[str, str] = msgspec.field(default_factory=dict)
    archive: str | None = None
    audience: str | None = None
    starts_at: str | None = None
    contacted: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    part: str | None = None
    """How other pages of the same saved file call it that show it in a frame: `cid:…` (RFC 2392)."""

    def __repr__(self) -> str:
        return f"Page(status_code={self.status_code}, •••)"

    def __rich_repr__(self) -> list[tuple[str, int | None]]:
        """What rich prints in place of `repr`; otherwise it would be every field."""
        return [("status_code", self.status_code)]


class PictureFile(Value):
    """The bytes of one picture: a file of a folder or an archive, or what a page shows, downloaded.

    `name` is how it is called in reports, masked like a page's. `url` is where a stranger finds it, if
    known; `media_type` is what its first bytes say. `taken_from` is the name of the page that shows it.
    `audience` as for a page.
    """

    name: str
    body: bytes
    media_type: str
    url: str | None = None
    taken_from: str | None = None
    audience: str | None = None

    def __repr__(self) -> str:
        return f"PictureFile({self.media_type}, •••)"

    def __rich_repr__(self) -> list[tuple[str, str]]:
        """What rich prints in place of `repr`; otherwise it would be every field."""
        return [("media_type", self.media_type)]


UNTOLD = "pictures-untold"
"""The code of a gap that is pictures on a page that was seen: they may show the person or not."""
FRAMES = "frames-unseen"
"""The code of a gap that is other pages which a page that was seen shows in frames."""
UNOPENED = "photos-unseen"
"""The code of a gap that is photos of a page whose files nobody opened."""
NOT_KEPT = "photos-not-kept"
"""The same of a saved page: their files are not beside it."""
TOLD_BESIDE = frozenset((UNTOLD, FRAMES, UNOPENED, NOT_KEPT))
"""Codes of gaps of a page that was seen itself."""


class Gap(Value):
    """Something that could not be looked at. Never a pass."""

    name: str
    status: Status
    code: str
    """Stable: a status, or a finer reason such as `too-large`, `timeout`, `tls`."""
    values: dict[str, str] = msgspec.field(default_factory=dict)
    """What the sentence of this code needs (host, limit, …); nothing personal."""
    beside: bool = False
    """It is no page (a file of another kind, a picture): said, but the pages count as seen without it."""


class Segment(Value, gc=False):
    """A piece of what a stranger's machine receives, in reading order.

    `label` is what the page itself calls it, as a schema.org property name in lower case:
    `telephone`, `email`, `address`, `birthdate`, `geo`, `name`, `jobtitle`, `worksfor`, …;
    None for running text. `locator` says where: a CSS path, a JSON path, an attribute.
    """

    text: str
    part: Part
    locator: str = ""
    label: str | None = None
    hidden: bool = False


class Picture(Value):
    """A picture that a page refers to, not yet judged. `role` is a hint of the page's own markup.

    `width` and `height` are CSS or declared pixels, None if the page does not say.
    `words` are the class names, ids and file name that surround it, lower case.
    """

    url: str
    part: Part
    locator: str = ""
    role: str | None = None
    alt: str = ""
    width: int | None = None
    height: int | None = None
    words: str = ""


class Content(Value):
    """What a stranger reads on a page."""

    name: str
    url: str | None = None
    title: str = ""
    language: str | None = None
    segments: tuple[Segment, ...] = ()
    pictures: tuple[Picture, ...] = ()
    claims: tuple[str, ...] = ()
    """Addresses, handles and identifiers by which the page names its subject (canonical, og:url,
    al:*:url, JSON `username`/`uniqueId`, …), as written."""
    containers: tuple[str, ...] = ()
    """Names of data containers present: `og`, `json-ld:Person`, script ids, hydration variables."""
    markup: str = ""
    """The head of the decoded document (2 MB at most), for signatures of walls."""
    frames: int = 0
    """How many pages of other addresses it shows in frames; none of them is in here."""
    parts: tuple[str, ...] = ()
    """Those of them that are parts of the same saved file, as `Page.part` calls them."""
    refresh: str = ""
    """What it says of another page to which it leads by itself, as written: `0; url=/lan`."""
    cut: bool = False
    """Whether the page has more than is read of one page: what is beyond the bounds is not in here."""


class Laid(Value):
    """A line of text or a picture where a page puts it, in reading order.

    `nest` is how deep the element lies that holds it together with the thing before it: cells of one row
    share a deeper one than two rows. `picture` is a picture's address; its `text` is the alternative text.
    """

    text: str
    locator: str
    nest: int
    picture: str | None = None


class Lead(Value):
    """A link that a polite visitor may follow: the absolute address without fragment, and its words."""

    url: str
    text: str = ""


class Layout(Value):
    """How a page of the web is laid out: what is visible on it, where it leads, what it shows in frames.

    `frames` are the addresses of other pages that it shows.
    """

    things: tuple[Laid, ...] = ()
    leads: tuple[Lead, ...] = ()
    frames: tuple[str, ...] = ()


class Shown(Value):
    """Something personal that a page shows of somebody; never the value itself."""

    kind: Kind
    masked: str
    part: Part
    locator: str
    attributes: dict[str, str] = msgspec.field(default_factory=dict)


class Person(Value):
    """Somebody whom a page shows: initials alone, the position in a word of ours, and what else is there."""

    who: str
    locator: str
    position: str = ""
    shows: tuple[Shown, ...] = ()


class PageOfSite(Value):
    """A page of a site after it was looked through: who is on it, and what belongs to nobody named.

    `name` is its masked address, `status` how much of it was seen.
    """

    name: str
    status: Status
    people: tuple[Person, ...] = ()
    besides: tuple[Shown, ...] = ()


class Sight(Value):
    """How much of a page was seen, and the rule that decided."""

    status: Status
    code: str
    """The status, or a finer reason; the sentence belongs to it in `words`."""
    values: dict[str, str] = msgspec.field(default_factory=dict)


class Look(Value):
    """What became of one target. `target` is its masked name, `network` an id of `checklists/`."""

    target: str
    network: str | None
    sight: Sight
    pages: int
    gaps: tuple[Gap, ...] = ()
    """What within the target could not be looked at: single pages, pictures, members of an archive."""
    contacted: tuple[str, ...] = ()
    """The hosts that a browser connected to while it drew the page, masked."""
    whole: Secret | None = None
    """The whole address or path, by which an audit knows the target again; None for a text without either."""
    alias: Secret | None = None
    """Of a saved page whose address the person named its path; of a text that address."""


# --- what was found --------------------------------------------------------------------------


class Occurrence(Value, gc=False):
    """Where an exposure stands. `target` is the index of the target, `page` its masked name."""

    target: int
    page: str
    part: Part
    locator: str
    excerpt: str
    """The words around it, with every personal value masked."""


class Exposure(Value):
    """Something a stranger can see."""

    kind: Kind
    certainty: Certainty
    masked: str
    value: Secret
    where: tuple[Occurrence, ...] = ()
    attributes: dict[str, str] = msgspec.field(default_factory=dict)
    reasons: tuple[str, ...] = ()
    """Which rules decided, as codes of `words`: pattern, validation, context."""
    start: int | None = None
    end: int | None = None
    """Offsets into the string given to `scan_text`; None for pages."""

    def reveal(self) -> str:
        """The personal value itself, normalised as section "Values" of README says."""
        return self.value.reveal()


# --- what is asked ---------------------------------------------------------------------------


class Answer(Value):
    """What a person said to a question. `question` is the full id, `zalo/find-by-phone`."""

    question: str
    state: State
    choice: str | None = None


# --- what is concluded -----------------------------------------------------------------------


UNKNOWN, CHAIN = "unknown:", "chain:"
"""How the subject of a line begins that is what is unknown of a class, or what a chain adds."""
TARGET, PICTURES, UNLOOKED = "target:", "pictures:", "unlooked"
"""What an item of a line of the unknown is that is no question: a target that nobody saw and one with
pictures of which nobody knows whom they show, each before its index; that nobody looked for the class."""


class Line(Value):
    """One printed line of the score, in points at both ends. The lines add up to the score."""

    risk_class: RiskClass
    subject: str
    """A question's id, a kind of exposure with the first target that shows it (`phone@0`), `unknown:CLASS`,
    `chain:ID`."""
    low: float
    high: float
    severity: Severity | None = None
    items: tuple[str, ...] = ()
    """Ids of the questions or exposures behind the line."""


class Chain(Value):
    """A combination that a blackmailer needs, complete in the answers and exposures."""

    id: str
    floor: float
    certain: bool
    """True when it holds at the low end too; False when only the unknown would complete it."""
    cut: str | None
    """The cheapest action that breaks it, by its subject; None if there is none. If it takes several
    together, their subjects with a space between."""
    cuts: tuple[tuple[str, ...], ...] = ()
    """Every way to break it, the cheapest first: subjects of actions that break it together. Audits of
    former times hold none."""


class Step(Value):
    """One step of the plan: actions that belong together."""

    actions: tuple[str, ...]
    """Question ids (`zalo/find-by-phone`) or exposure groups (`phone@0`). What a group holds is to be taken
    off every page that shows it, not only off the target by which it is called."""
    minutes: float
    low_after: float
    high_after: float
    drop: float
    """Points by which the middle of the interval falls."""


class Readiness(Value):
    """How prepared the person is, in percent. A second figure; never lowers the score."""

    low: float
    high: float


class Assessment(Value):
    """Answers, exposures and gaps, judged."""

    low: float
    high: float
    known: float
    """Share of the possible points that is known, 0 to 1."""
    number: float | None
    """The middle of the interval, None when too little is known to give one."""
    band: str | None
    lines: tuple[Line, ...]
    chains: tuple[Chain, ...]
    plan: tuple[Step, ...]
    readiness: Readiness | None
    vector: str
    ruler: int
