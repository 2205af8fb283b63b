"""What an audit looked at, by which it is told whether a thing that is not there would have been seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime

from msgspec.structs import replace

from privacy_audit.model import (
    NOT_KEPT,
    TOLD_BESIDE,
    UNLOOKED,
    UNOPENED,
    UNTOLD,
    Kind,
    Occurrence,
    Part,
    Status,
)
from privacy_audit.record.shapes import AuditRecord, ExposureRecord, TargetRecord, day_of, is_carried

EVER = datetime.min.replace(tzinfo=UTC)
NAMELESS = "-"
"""Standard input: two texts that came that way have nothing in common but the name."""


def name_of(target: TargetRecord) -> str:
    """By what a target is known again: its fingerprint, since two targets may be shown under one masked name.

    Older audits kept the masked name alone. It proves nothing of a target that has a fingerprint.
    """
    return target.target if target.target == NAMELESS else target.fingerprint or target.target


def named_alike(one: AuditRecord, other: AuditRecord) -> tuple[AuditRecord, AuditRecord]:
    """Two audits in which a file has one name, whether the person named the address of its page or not.

    A file that was read over, as the page of another address, is the page of the address named last.
    """
    looks = [(day_of(record, target), target) for record in (one, other) for target in record.targets]
    looks = [look for look in looks if look[1].alias and look[1].fingerprint and not _is_address(look[1])]
    looks.sort(key=lambda look: look[0])
    addresses = {target.alias: target.fingerprint for _, target in looks}
    return _renamed(one, addresses), _renamed(other, addresses)


def _renamed(record: AuditRecord, addresses: Mapping[str, str]) -> AuditRecord:
    """An audit in which the files with an address are known by it."""

    def named(target: TargetRecord) -> TargetRecord:
        address = None if _is_address(target) else addresses.get(target.fingerprint)
        return replace(target, fingerprint=address) if address else target

    return replace(record, targets=tuple(map(named, record.targets))) if addresses else record


def _is_address(target: TargetRecord) -> bool:
    """Whether a target is no file: a page of the web."""
    return target.target.lower().startswith(("https://", "http://"))


def seen_since(record: AuditRecord, target: TargetRecord, since: datetime) -> bool:
    """Whether a target of an audit was looked at in it, or in another one later than that moment."""
    return not is_carried(record, target) or day_of(record, target) > since


def looked_at(record: AuditRecord, since: datetime) -> AuditRecord:
    """An audit without what it took over from before that moment: nobody looked at that again.

    The targets stay in their places, since places name them by number; `Looked` leaves them out.
    """
    taken = {at for at, target in enumerate(record.targets) if not seen_since(record, target, since)}
    if not taken:
        return record
    own = (one for one in record.exposures if any(place.target not in taken for place in one.where))
    gaps = tuple(gap for gap in record.gaps if gap.target not in taken)
    return replace(record, exposures=tuple(own), gaps=gaps)


def hide(codes: Iterable[str], kind: Kind, part: Part) -> bool:
    """Whether something of a kind may still stand on a page with gaps of these codes, though not found there.

    What a page holds itself was seen when only frames were not; when only pictures could not be told, all but
    photos was. When the files of its photos were not opened, the photos were seen all the same: what may
    still be there is what stood in such a file.
    """
    in_file = part in (Part.EXIF, Part.IMAGE) and kind is not Kind.PHOTO
    hiding = {UNTOLD: kind is Kind.PHOTO, UNOPENED: in_file, NOT_KEPT: in_file}
    return any(code not in TOLD_BESIDE or hiding.get(code, False) for code in codes)


class Looked:
    """What an audit looked at, asked for each exposure of the other one.

    `since` leaves out what was looked at up to that moment and only counts on in this one.
    """

    def __init__(self, record: AuditRecord, *, since: datetime = EVER) -> None:
        self._targets = record.targets
        self.pages: dict[str, int] = {}
        looked = [target for target in record.targets if seen_since(record, target, since)]
        for target in looked:
            earlier = self.pages.get(name := name_of(target), 0)
            # Under one fingerprint it is the same one, given twice; under one masked name it may be two.
            self.pages[name] = max(earlier, target.pages) if target.fingerprint else earlier + target.pages
        not_whole = {name_of(target) for target in looked if target.status is not Status.SEEN}
        self.whole = self.pages.keys() - not_whole - {NAMELESS}
        self._gaps: dict[str, set[str]] = {}
        for gap in record.gaps:
            self._gaps.setdefault(gap.page, set()).add(gap.code)
        self.unlooked = {line.risk_class for line in record.score.lines if UNLOOKED in line.items}

    def targets_of(self, exposure: ExposureRecord) -> tuple[str, ...]:
        """The masked names of the targets on which an exposure of this audit stands."""
        return tuple(dict.fromkeys(target.target for target in self._under(exposure)))

    def names_under(self, exposure: ExposureRecord) -> set[str]:
        """By what the targets on which an exposure of this audit stands are known again."""
        return set(map(name_of, self._under(exposure)))

    def _under(self, exposure: ExposureRecord) -> Iterator[TargetRecord]:
        places = (place.target for place in exposure.where)
        return (self._targets[at] for at in places if 0 <= at < len(self._targets))

    def would_show(self, exposure: ExposureRecord, other: Looked) -> bool:
        """Whether an exposure of the other audit, if it were still there, would have been seen in this one.

        Each of its targets was seen whole, with no fewer pages than there; none of its pages is a gap;
        things of its class were looked for.
        """
        names = other.names_under(exposure)
        return bool(names) and names == self._seen_again(exposure, other)

    def gone_from(
        self, exposure: ExposureRecord, other: Looked, here: ExposureRecord | None
    ) -> tuple[str, ...]:
        """The masked names of the targets of an exposure of the other audit that show it no more for certain.

        `here` is the same one in this audit. A masked name of which one target may still show it is none.
        """
        clean = self._seen_again(exposure, other) - (self.names_under(here) if here else set())
        under = list(other._under(exposure))
        left = {target.target for target in under if name_of(target) not in clean}
        return tuple(dict.fromkeys(target.target for target in under if target.target not in left))

    def _seen_again(self, exposure: ExposureRecord, other: Looked) -> set[str]:
        """The names of the targets of an exposure of the other audit on which this one would have seen it."""
        if exposure.risk_class in self.unlooked:
            return set()
        hidden = {
            name_of(other._targets[place.target])
            for place in exposure.where
            if 0 <= place.target < len(other._targets) and self._hides(place, exposure.kind)
        }
        names = (other.names_under(exposure) & self.whole & other.pages.keys()) - hidden
        return {name for name in names if self.pages[name] >= other.pages[name]}

    def _hides(self, place: Occurrence, kind: Kind) -> bool:
        return hide(self._gaps.get(place.page, ()), kind, place.part)
