"""Pages that a stranger can join are two pages, not one that was given twice."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from privacy_audit.model import Status
from privacy_audit.record.shapes import TargetRecord
from privacy_audit.report.document import Heading, Listing
from privacy_audit.report.found import found
from privacy_audit.report.material import Material
from privacy_audit.words import Words
from tests.report.subjects import CATALOG, TEACHER, audit_of
from tests.report.test_compose import said

WHOLE = audit_of(TEACHER)
PHONE = WHOLE.exposures[0]
ONE, OTHER = "1" * 32, "2" * 32


def page(name: str, fingerprint: str) -> TargetRecord:
    return TargetRecord(
        target=name, network=None, status=Status.SEEN, reason=None, pages=1, fingerprint=fingerprint
    )


def joined(*targets: TargetRecord) -> list[str]:
    """The pages that are told as joined by a phone number that stands on all these targets."""
    place = PHONE.where[0]
    where = tuple(replace(place, target=at, page=one.target) for at, one in enumerate(targets))
    record = replace(WHOLE, targets=targets, exposures=(replace(PHONE, where=where),), gaps=())
    blocks = list(found(Material(record=record, catalog=CATALOG, words=Words("en"))))
    titles = [said(one.text) if isinstance(one, Heading) else "" for one in blocks]
    if "Pages that a stranger can join" not in titles:
        return []
    [listing] = [
        one for one in blocks[titles.index("Pages that a stranger can join") :] if isinstance(one, Listing)
    ][:1]
    return [said(line) for entry in listing.entries for line in entry.details]


@pytest.mark.parametrize(
    ("targets", "told"),
    [
        ((page("c.html", ONE),), []),
        ((page("c.html", ONE), page("c.html", ONE)), []),
        ((page("c.html", ONE), page("./c.html", ONE)), []),
        ((page("c.html", ONE), page("c.html", ONE), page("d.html", OTHER)), ["c.html", "d.html"]),
        ((page("•••.html", ONE), page("•••.html", OTHER)), ["•••.html", "•••.html"]),
        ((page("c.html", ""), page("d.html", "")), ["c.html", "d.html"]),
    ],
)
def test_a_page_that_was_given_twice_is_not_joined_with_itself(
    targets: tuple[TargetRecord, ...], told: list[str]
) -> None:
    assert joined(*targets) == told
