"""A visit to a site as versioned data: what a scan says, who is shown on each page, what to take out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Annotated
from urllib.parse import urlsplit

import msgspec
from msgspec import Meta
from msgspec.structs import replace

from privacy_audit.checklist import Catalog, ExposureKind
from privacy_audit.model import Kind, PageOfSite, Part, Person, Severity, Shown, Value
from privacy_audit.record.shapes import VERSION, AuditRecord, ExposureRecord, GapRecord, TargetRecord, Tool

SITE = "privacy-audit.site"
WEIGHTS = {
    Kind.NATIONAL_ID: 8,
    Kind.PHONE: 4,
    Kind.ADDRESS: 4,
    Kind.BIRTH_DATE: 3,
    Kind.BANK_ACCOUNT: 3,
    Kind.PHOTO: 2,
    Kind.LOCATION: 2,
    Kind.EMAIL: 1,
    Kind.VEHICLE_PLATE: 1,
}
"""How much each thing beside a name helps the crime: what stands first is to be taken out first."""
_SEVERITIES = list(Severity)
_OF_OFFICES = (".gov.vn", ".edu.vn")


class Redaction(Value):
    """Something to take out or to cover, of somebody (`who`, initials; empty if nobody is named beside it).

    `pages` is how many pages show the same of the same person; `page` is the first of them.
    """

    page: str
    pages: int
    who: str
    position: str
    kind: Kind
    masked: str
    severity: Severity
    part: Part
    locator: str


class SiteRecord(Value, tag_field="schema", tag=f"{SITE}/{VERSION}"):
    """What `scan --site --format json` prints: as a scan, but without a score, which is about one person."""

    tool: Tool
    created: Annotated[datetime, Meta(tz=True)]
    targets: tuple[TargetRecord, ...]
    exposures: tuple[ExposureRecord, ...]
    gaps: tuple[GapRecord, ...]
    pages: tuple[PageOfSite, ...]
    redactions: tuple[Redaction, ...]


def record_site(audit: AuditRecord, pages: tuple[PageOfSite, ...], catalog: Catalog) -> SiteRecord:
    """Write a visit down: what was found, and the pages of the site."""
    return SiteRecord(
        tool=audit.tool,
        created=audit.created,
        targets=audit.targets,
        exposures=audit.exposures,
        gaps=audit.gaps,
        pages=pages,
        redactions=redactions(pages, catalog.exposures),
    )


def site_json(record: SiteRecord) -> bytes:
    """The record as indented UTF-8 JSON that ends with a line feed."""
    return msgspec.json.format(msgspec.json.encode(record, order="deterministic"), indent=2) + b"\n"


def redactions(pages: Sequence[PageOfSite], kinds: Mapping[Kind, ExposureKind]) -> tuple[Redaction, ...]:
    """What to take out, page by page: the page with the gravest thing first, on it the worst person first.

    Of pages with things as grave, the one that shows more comes first.

    Who is shown with the same things on several pages, in a footer, is told once.
    """
    groups: dict[tuple[object, ...], _Group] = {}
    for page in pages:
        nobody = Person(who="", locator="", shows=page.besides)
        for person in (*page.people, *([nobody] if page.besides else [])):
            shows = tuple(shown for shown in person.shows if _is_to_go(shown, page.name))
            if shows:
                named = replace(person, shows=shows)
                group = groups.setdefault(_key(named), _Group(page=page.name, person=named))
                groups[_key(named)] = replace(group, pages=(*group.pages, page.name))
    return tuple(row for group in _ordered(list(groups.values()), kinds) for row in _rows(group, kinds))


class _Group(Value):
    """A person with what is to go, and the pages that show it."""

    page: str
    person: Person
    pages: tuple[str, ...] = ()


def _key(person: Person) -> tuple[object, ...]:
    return (person.who, person.position, *sorted((one.kind, one.masked) for one in person.shows))


def _ordered(groups: list[_Group], kinds: Mapping[Kind, ExposureKind]) -> list[_Group]:
    gravest: dict[str, int] = {}
    of_page: dict[str, int] = {}
    for group in groups:
        gravest[group.page] = max(gravest.get(group.page, 0), _gravity(group, kinds))
        of_page[group.page] = of_page.get(group.page, 0) + _weight(group.person)
    order = {page: number for number, page in enumerate(of_page)}

    def rank(group: _Group) -> tuple[int, ...]:
        page = group.page
        own = -_gravity(group, kinds), -_weight(group.person)
        return -gravest[page], -of_page[page], order[page], *own

    return sorted(groups, key=rank)


def _gravity(group: _Group, kinds: Mapping[Kind, ExposureKind]) -> int:
    """How grave the gravest thing is that is shown of somebody."""
    return max(_SEVERITIES.index(_severity(shown, kinds)) for shown in group.person.shows)


def _severity(shown: Shown, kinds: Mapping[Kind, ExposureKind]) -> Severity:
    return kinds[shown.kind].severity_with(shown.attributes)


def _weight(person: Person) -> int:
    """How much is shown together: what nobody's name stands beside counts half."""
    weight = sum(WEIGHTS.get(shown.kind, 1) for shown in person.shows)
    return 2 * weight if person.who else weight


def _rows(group: _Group, kinds: Mapping[Kind, ExposureKind]) -> Iterator[Redaction]:
    person = group.person
    for shown in person.shows:
        yield Redaction(
            page=group.page,
            pages=len(set(group.pages)),
            who=person.who,
            position=person.position,
            kind=shown.kind,
            masked=shown.masked,
            severity=_severity(shown, kinds),
            part=shown.part,
            locator=shown.locator,
        )


def _is_to_go(shown: Shown, page: str) -> bool:
    """An office's own mail address may stay; a portrait alone is for the person to decide, but is told."""
    if shown.kind is not Kind.EMAIL:
        return True
    host = shown.masked.rpartition("@")[2]
    own = (urlsplit(page).hostname or "").removeprefix("www.")
    return not (host == own or own.endswith("." + host) or host.endswith(_OF_OFFICES))
