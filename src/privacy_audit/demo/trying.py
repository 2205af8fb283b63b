"""Scans made-up people with the real code and compares what was found with their keys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from privacy_audit.checklist import Catalog
from privacy_audit.demo.person import STAGES, Expected, MadeUp, Stage
from privacy_audit.demo.site import serving
from privacy_audit.detectors import masked_text
from privacy_audit.model import Certainty, Exposure, Gap, Kind, Look, Status
from privacy_audit.record.selftest import MissedRecord, SelfTestRecord, TrialRecord, WrongRecord
from privacy_audit.scan import Scan, scan
from privacy_audit.sources import Options

CERTAINTIES = tuple(Certainty)


def all_tried(people: Sequence[MadeUp], catalog: Catalog) -> SelfTestRecord:
    """Everybody at every stage."""
    trials = tuple(
        compared(person, stage, scan_of(person, stage, catalog)) for person in people for stage in STAGES
    )
    return SelfTestRecord(agrees=all(trial.agrees for trial in trials), trials=trials)


def scan_of(person: MadeUp, stage: Stage, catalog: Catalog) -> Scan:
    """Serve a person's pages on loopback and scan them with everything but the extras."""
    options = Options(mask=masked_text, allow_private=True)
    with serving(person, stage) as addresses:
        return scan(addresses, catalog, options, lambda name: None)


def compared(person: MadeUp, stage: Stage, found: Scan) -> TrialRecord:
    """What of the key was found; what was missed, or found as less certain or as somebody else's; and what
    was found beside the key, or holds a decoy."""
    due = [one for one in person.key if stage in one.stages]
    right = list(_right(due, found.exposures))
    known = {(one.kind, one.value) for one in due}
    wrong = [one for one in found.exposures if _named(one) not in known or _holds_decoy(one, person)]
    return TrialRecord(
        person=person.id,
        stage=stage,
        found=len(right),
        missed=tuple(_missed(one) for one in due if one not in right),
        wrong=tuple(WrongRecord(kind=one.kind, masked=one.masked, certainty=one.certainty) for one in wrong),
        unseen=sum(map(_is_unseen, found.looks)),
        codes_untried=sum(any(map(_is_of_codes, look.gaps)) for look in found.looks),
    )


def _is_unseen(look: Look) -> bool:
    """Whether something of a page was not seen that has to be: the reader of QR codes is an extra."""
    return look.sight.status is not Status.SEEN or not all(map(_is_of_codes, look.gaps))


def _is_of_codes(gap: Gap) -> bool:
    return gap.code == "qr-missing"


def _right(due: Sequence[Expected], exposures: Sequence[Exposure]) -> Iterator[Expected]:
    found = {_named(exposure): exposure for exposure in exposures}
    for expected in due:
        exposure = found.get((expected.kind, expected.value))
        if exposure is None or _rank(exposure.certainty) < _rank(expected.at_least):
            continue
        if (exposure.attributes.get("type") == "organisation") == expected.organisation:
            yield expected


def _missed(expected: Expected) -> MissedRecord:
    return MissedRecord(kind=expected.kind, value=expected.value, at_least=expected.at_least)


def _named(exposure: Exposure) -> tuple[Kind, str]:
    """Kind and value as the key has them: of a photo the path, since the port is another each time."""
    value = exposure.reveal()
    return exposure.kind, urlsplit(value).path if exposure.kind is Kind.PHOTO else value


def _holds_decoy(exposure: Exposure, person: MadeUp) -> bool:
    return any(decoy in exposure.reveal() for decoy in person.decoys)


def _rank(certainty: Certainty) -> int:
    return CERTAINTIES.index(certainty)
