"""What a made-up person's pages and answers come to: the same judgement as for anybody."""

from __future__ import annotations

from privacy_audit.audit import judge
from privacy_audit.checklist import Catalog
from privacy_audit.demo.answers import answers
from privacy_audit.demo.person import MadeUp, Stage
from privacy_audit.record.recording import Run
from privacy_audit.scan import Scan
from privacy_audit.walk import questions_of

KEY = b"made-up person, public key"
"""Under which fingerprints of made-up values are written: there is nothing to guard."""


def judged(person: MadeUp, stage: Stage, found: Scan, catalog: Catalog) -> Run:
    """Judge what a scan found at a stage together with what the person answers then."""
    networks = [catalog.networks[name] for name in person.networks]
    return judge(
        catalog,
        networks=person.networks,
        level="quick",
        platform="android",
        answers=answers(questions_of(networks, "quick"), stage),
        looks=found.looks,
        exposures=found.exposures,
    )
