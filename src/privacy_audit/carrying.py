"""The join of two audits: an audit is what is known of a person, so what was found on a page counts on.

Whoever looks at a page replaces what was known of this page alone, and whoever answers questions replaces no
page at all. What was found there earlier goes only where somebody looked again and it was gone: by the same
rule by which `history diff` calls a thing fixed, and not "not seen this time".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from msgspec.structs import replace

from privacy_audit.checklist import Catalog
from privacy_audit.model import UNLOOKED, Certainty, Kind, Occurrence, Severity, Status, Value
from privacy_audit.record.fingerprint import short_ids
from privacy_audit.record.looked import NAMELESS, hide, name_of, named_alike
from privacy_audit.record.recording import judged_score, written_step
from privacy_audit.record.shapes import AuditRecord, ExposureRecord, GapRecord, TargetRecord, day_of
from privacy_audit.rejudging import Given, given_of
from privacy_audit.walk import identifier_of, questions_of

Names = Mapping[str, str]
"""Former names of questions, with those of today."""
Name = tuple[Kind, str]
"""Kind and fingerprint: by which a value is known again that nobody kept."""
_CERTAINTIES, _SEVERITIES = tuple(Certainty), tuple(Severity)


class Carried(Value):
    """What of an earlier audit counts on; its targets are numbered behind those that were looked at now.

    `whole` gives the new numbers of the targets that nobody looked at again, by those of the earlier audit.
    """

    targets: tuple[TargetRecord, ...] = ()
    exposures: tuple[ExposureRecord, ...] = ()
    gaps: tuple[GapRecord, ...] = ()
    whole: dict[int, int] = msgspec.field(default_factory=dict)


def with_pages_of(record: AuditRecord, earlier: AuditRecord, catalog: Catalog, renamed: Names) -> AuditRecord:
    """An audit with what an earlier one looked at and this one did not, each with the day when somebody did.

    Without this, scanning one page or answering questions would make another page, which is still there,
    vanish from the report and from the score.
    """
    carried = _carried(record, earlier)
    if not carried.targets:
        return record
    joined = replace(
        record,
        targets=(*record.targets, *carried.targets),
        exposures=_named(_joined(record.exposures, carried.exposures, catalog)),
        gaps=(*record.gaps, *carried.gaps),
    )
    given = _given(joined, earlier, carried, catalog, renamed)
    judged = given.judged(catalog)
    return replace(
        joined,
        score=judged_score(judged, tuple(one.id for one in joined.exposures)),
        asked=tuple(given.asked),
        plan=tuple(map(written_step, judged.plan)),
        readiness=judged.readiness,
        pages_of=None if record.targets else earlier.pages_of or earlier.created,
    )


# --- what counts on ----------------------------------------------------------------------------


def _carried(record: AuditRecord, earlier: AuditRecord) -> Carried:
    """The targets that nobody looked at again, and of the others what could not be looked for this time."""
    again = _Again(*named_alike(record, earlier))
    stays = [tuple(place for place in one.where if again.leaves(one, place)) for one in earlier.exposures]
    needed = {place.target for places in stays for place in places}
    kept = [at for at, fresh in enumerate(again.fresh) if fresh is None or at in needed]
    moved = {at: len(record.targets) + number for number, at in enumerate(kept)}
    whole = {at: moved[at] for at in kept if again.fresh[at] is None}
    return Carried(
        targets=tuple(_dated(earlier, earlier.targets[at], mixed=bool(record.targets)) for at in kept),
        exposures=tuple(
            replace(one, where=tuple(replace(place, target=moved[place.target]) for place in places))
            for one, places in zip(earlier.exposures, stays, strict=True)
            if places or (whole and not one.where)
        ),
        gaps=tuple(replace(gap, target=whole[gap.target]) for gap in earlier.gaps if gap.target in whole),
        whole=whole,
    )


def _dated(earlier: AuditRecord, target: TargetRecord, *, mixed: bool) -> TargetRecord:
    """A target with its own day, where it stands among others of another day."""
    return replace(target, pages_of=day_of(earlier, target)) if mixed else target


class _Again:
    """Which targets of an earlier audit were looked at again, and what of them that leaves as it was.

    `fresh` has for each target of the earlier audit its number in this one, None if nobody looked again.
    """

    def __init__(self, record: AuditRecord, earlier: AuditRecord) -> None:
        self._now, self._then = record.targets, earlier.targets
        self._shown, shown_then = _shown(record), _shown(earlier)
        self._gaps: dict[tuple[int, str], set[str]] = {}
        for gap in record.gaps:
            self._gaps.setdefault((gap.target, gap.page), set()).add(gap.code)
        self._unlooked = {line.risk_class for line in record.score.lines if UNLOOKED in line.items}
        self.fresh = [self._number_of(one, shown_then[at]) for at, one in enumerate(earlier.targets)]

    def _number_of(self, target: TargetRecord, shown: set[Name]) -> int | None:
        """A text has no name: it is the same as one that shows all that it showed."""
        for number, one in enumerate(self._now):
            if _same(one, target) if target.target != NAMELESS else _has_all(one, self._shown[number], shown):
                return number
        return None

    def leaves(self, exposure: ExposureRecord, place: Occurrence) -> bool:
        """Whether a place of an earlier exposure counts on: nobody looked there again, or could see it.

        The address of a photo is another one at each visit, so photos of a page go when it shows photos now.
        """
        if place.target >= len(self.fresh):
            return False
        number = self.fresh[place.target]
        if number is None:
            return True
        shown = self._shown[number]
        is_photo = exposure.kind is Kind.PHOTO and any(kind is Kind.PHOTO for kind, _ in shown)
        return not (is_photo or _name(exposure) in shown or self._is_gone(number, exposure, place))

    def _is_gone(self, number: int, exposure: ExposureRecord, place: Occurrence) -> bool:
        """Whether a thing that is not there would have been seen: the rule of `history diff` for "fixed"."""
        target = self._now[number]
        return (
            target.status is Status.SEEN
            and target.pages >= self._then[place.target].pages
            and exposure.risk_class not in self._unlooked
            and not hide(self._gaps.get((number, place.page), ()), exposure.kind, place.part)
        )


def _same(one: TargetRecord, other: TargetRecord) -> bool:
    """Whether two targets are the same address or file, by the rule of `history diff`: `name_of`.

    What nobody could see is also the same as a copy in which there was something to see, if the person named
    its address for the copy, now or when nothing was to be seen in it.
    """
    if name_of(one) == name_of(other):
        return True
    pairs = ((one.alias, other.fingerprint), (one.fingerprint, other.alias))
    named = any(name and name == another for name, another in pairs)
    return named and one.status.was_seen and not other.status.was_seen


def _has_all(one: TargetRecord, shown: set[Name], earlier: set[Name]) -> bool:
    return one.target == NAMELESS and one.status.was_seen and earlier <= shown


def _shown(record: AuditRecord) -> list[set[Name]]:
    """What each target of an audit shows."""
    shown: list[set[Name]] = [set() for _ in record.targets]
    for exposure in record.exposures:
        for place in exposure.where:
            if place.target < len(shown):
                shown[place.target].add(_name(exposure))
    return shown


# --- exposures ---------------------------------------------------------------------------------


def _name(exposure: ExposureRecord) -> Name:
    return exposure.kind, exposure.fingerprint


def _joined(
    own: Sequence[ExposureRecord], carried: Sequence[ExposureRecord], catalog: Catalog
) -> tuple[ExposureRecord, ...]:
    """The exposures of both, each value once."""
    kept = {_name(one): one for one in own}
    for one in carried:
        known = kept.get(_name(one))
        kept[_name(one)] = _as_one(known, one, catalog) if known else one
    return tuple(kept.values())


def _as_one(own: ExposureRecord, carried: ExposureRecord, catalog: Catalog) -> ExposureRecord:
    """Both as one, as sure as the surer and as grave as the graver, whichever of them came first."""
    rule = catalog.exposures[own.kind]

    def gravity(one: ExposureRecord) -> tuple[bool, int, list[tuple[str, str]]]:
        grave = _SEVERITIES.index(rule.severity_with(one.attributes))
        return rule.counts(one.attributes), grave, sorted(one.attributes.items())

    graver = max(own, carried, key=gravity)
    surer = max(own, carried, key=lambda one: _CERTAINTIES.index(one.certainty))
    return replace(
        own,
        certainty=surer.certainty,
        reasons=surer.reasons,
        attributes=graver.attributes,
        severity=rule.severity_with(graver.attributes),
        where=tuple(dict.fromkeys((*own.where, *carried.where))),
        advice=tuple(dict.fromkeys((*own.advice, *carried.advice))),
    )


def _named(exposures: Sequence[ExposureRecord]) -> tuple[ExposureRecord, ...]:
    """The exposures with short ids that no two of them share."""
    ids = short_ids(tuple(map(_name, exposures)))
    return tuple(replace(one, id=short) for one, short in zip(exposures, ids, strict=True))


# --- what is judged ----------------------------------------------------------------------------


def _given(
    record: AuditRecord, earlier: AuditRecord, carried: Carried, catalog: Catalog, renamed: Names
) -> Given:
    """What both are judged from. `record` has the targets and exposures of both, the score of one.

    The questions of every network that was recognised count, whichever of them recognised it.
    """
    own, before = given_of(record, catalog, renamed), given_of(earlier, catalog, renamed)
    names = dict.fromkeys(one.network for one in carried.targets if one.network)
    networks = [catalog.networks[name] for name in names if name in catalog.networks]
    asked = questions_of(networks, record.level or "standard")
    unseen = (*own.unseen, *(carried.whole[at] for at in before.unseen if at in carried.whole))
    untold = (*own.untold, *(carried.whole[at] for at in before.untold if at in carried.whole))
    return replace(
        own,
        asked=own.asked | {identifier_of(*one): one[1] for one in asked},
        unseen=tuple(sorted(unseen)),
        untold=tuple(sorted(untold)),
        unlooked=tuple(dict.fromkeys((*own.unlooked, *(before.unlooked if carried.whole else ())))),
    )
