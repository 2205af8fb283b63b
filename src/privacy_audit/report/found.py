"""What a stranger can see: kind by kind, the worst few with a total, every value masked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy_audit.errors import mark
from privacy_audit.model import Certainty, Kind, Occurrence, Part, Severity, Status
from privacy_audit.record.medium import medium_of
from privacy_audit.record.shapes import ExposureRecord, TargetRecord
from privacy_audit.report.document import Block, Entry, Heading, Listing, Paragraph, Phrase, labelled, plain
from privacy_audit.report.head import more
from privacy_audit.report.material import WIDEST_NAME, Material
from privacy_audit.report.medium import NOTHING
from privacy_audit.report.naming import name_of, told_attributes
from privacy_audit.report.sentences import CERTAINTIES, PARTS, SEVERITIES, say_attributes
from privacy_audit.text import clean

MOST_OF_A_KIND = 3
MOST_PLACES = 2
MOST_EMPTY = 6
MOST_JOINED = 4
LONGEST_EXCERPT = 160
LONGEST_LOCATOR = 100
MEMBER = " › "
"""Stands between an archive and a file in it."""
# Initials that stand for a name, and the full stop behind them: one dot is enough for both.
_INITIALS = re.compile(r"(?<![^\W_])((?:[^\W\d_]\.){1,8})\.(?!\.)")
_SEVERITIES = list(Severity)
_CERTAINTIES = list(Certainty)


def found(material: Material) -> Iterator[Block]:
    """What was found, then the seen targets on which nothing was found. Nothing if nothing was seen."""
    record = material.record
    if not any(target.status.was_seen for target in record.targets) and not record.exposures:
        return
    yield Heading(text=material.say(mark("What a stranger can see")))
    held = material.held
    for kind, exposures in _by_kind(tuple(one for one in record.exposures if one.id not in held)):
        yield from _kind(material, kind, exposures)
    if apart := sum(one.id in held for one in record.exposures):
        sentence = mark("Of what was found, accepted by you and named further below: {number}.")
        yield Paragraph(text=material.say(sentence, number=apart))
    yield from _joined(material)
    yield from _nothing(material)


def _by_kind(exposures: tuple[ExposureRecord, ...]) -> list[tuple[Kind, list[ExposureRecord]]]:
    """The kinds that were found, the worst first, each with its exposures, the worst first."""
    groups: dict[Kind, list[ExposureRecord]] = {}
    for exposure in sorted(exposures, key=_harm, reverse=True):
        groups.setdefault(exposure.kind, []).append(exposure)
    return list(groups.items())


def _harm(exposure: ExposureRecord) -> tuple[int, int, int]:
    severity, certainty = _SEVERITIES.index(exposure.severity), _CERTAINTIES.index(exposure.certainty)
    return severity, certainty, len(exposure.where)


def _kind(material: Material, kind: Kind, exposures: list[ExposureRecord]) -> Iterator[Block]:
    rule, words = material.catalog.exposures[kind], material.words
    yield Heading(text=_counted(material, kind, exposures), level=3)
    yield Paragraph(text=labelled(words.of(rule.why)), tone="quiet")
    yield Listing(
        entries=tuple(_entry(material, exposure) for exposure in exposures[:MOST_OF_A_KIND]),
        more=more(material, len(exposures) - MOST_OF_A_KIND),
    )


def _counted(material: Material, kind: Kind, exposures: list[ExposureRecord]) -> Phrase:
    """The kind with how many there are; numbers and addresses of an office are nobody's own."""
    offices = sum(one.attributes.get("type") == "organisation" for one in exposures)
    counts = material.catalog.exposures[kind].counts({"type": "organisation"})
    apart = (
        mark("{what}: {number} ({severity}), and {offices} of organisations")
        if counts
        else mark("{what}: {number} ({severity}), and {offices} of organisations (they do not count)")
    )
    alone = (
        mark("{what}: {offices} of organisations ({severity})")
        if counts
        else mark("{what}: {offices} of organisations (they do not count)")
    )
    plainly = mark("{what}: {number} ({severity})")
    return material.say(
        plainly if not offices else alone if offices == len(exposures) else apart,
        what=material.kind(kind),
        number=len(exposures) - offices,
        offices=offices,
        severity=material.words(SEVERITIES[exposures[0].severity]),
    )


def _entry(material: Material, exposure: ExposureRecord) -> Entry:
    words = material.words
    attributes = say_attributes(words, told_attributes(exposure))
    told = (words(CERTAINTIES[exposure.certainty]), *attributes, exposure.id)
    shown = _of_each_target(exposure.where)[:MOST_PLACES]
    rest = more(material, len(exposure.where) - len(shown))
    sentences = material.reasons.get(exposure.kind, {})
    reasons = (plain(words(sentences[code])) for code in exposure.reasons if code in sentences)
    return Entry(
        title=plain(name_of(words, exposure, material.record.exposures), WIDEST_NAME),
        tag=plain(", ".join(told)),
        details=(
            *(_place(material, exposure, place) for place in shown),
            *((rest,) if rest else ()),
            *reasons,
        ),
    )


def _of_each_target(where: tuple[Occurrence, ...]) -> list[Occurrence]:
    """The places, one of each target before the second of any."""
    first = {place.target: place for place in reversed(where)}
    return sorted(where, key=lambda place: place is not first[place.target])


def _joined(material: Material) -> Iterator[Block]:
    """Targets that show the same thing: whoever finds one of them finds the others."""
    on_several = [
        (exposure, targets)
        for exposure in sorted(material.record.exposures, key=_harm, reverse=True)
        if len(targets := _distinct(material, exposure)) > 1
    ]
    if not on_several:
        return
    yield Heading(text=material.say(mark("Pages that a stranger can join")), level=3)
    sentence = mark("The same thing stands on several of them, so whoever finds one finds the others.")
    yield Paragraph(text=material.say(sentence), tone="quiet")
    yield Listing(
        entries=tuple(
            Entry(
                title=_titled(material, exposure),
                details=tuple(plain(material.target(index)) for index in targets[:MOST_JOINED]),
            )
            for exposure, targets in on_several[:MOST_EMPTY]
        ),
        more=more(material, len(on_several) - MOST_EMPTY),
    )


def _distinct(material: Material, exposure: ExposureRecord) -> list[int]:
    """The numbers of the targets on which it stands, each once: older audits may hold one of them twice."""
    targets = material.record.targets
    first: dict[str | int, int] = {}
    for place in exposure.where:
        known = targets[place.target].fingerprint if 0 <= place.target < len(targets) else ""
        first.setdefault(known or place.target, place.target)
    return list(first.values())


def _place(material: Material, exposure: ExposureRecord, place: Occurrence) -> Phrase:
    page = material.target_name(place.page)
    if MEMBER in page and place.locator:  # to delete the old post, the person must find it in the file
        page = f"{page} ({clean(place.locator, LONGEST_LOCATOR)})"
    draft = place.page == "-" and place.part is Part.TEXT
    where = material.words(mark("in the text you gave") if draft else PARTS[place.part], page=page)
    excerpt = _INITIALS.sub(r"\1", clean(place.excerpt, LONGEST_EXCERPT))
    if excerpt in ("", exposure.masked):
        return plain(where)
    return plain(f"{where}: “{excerpt}”")


def _titled(material: Material, exposure: ExposureRecord) -> Phrase:
    shown = name_of(material.words, exposure, material.record.exposures)
    return material.say(mark("{what}: {value}"), what=material.kind(exposure.kind), value=shown)


def _nothing(material: Material) -> Iterator[Block]:
    """Nothing found is no all-clear, and is only said of what was seen."""
    shown = {place.target for exposure in material.record.exposures for place in exposure.where}
    empty = [
        target
        for index, target in enumerate(material.record.targets)
        if target.status.was_seen and index not in shown
    ]
    if not empty:
        return
    yield Heading(text=material.say(mark("Seen, and nothing found")), level=3)
    yield Listing(
        entries=tuple(Entry(title=_empty(material, target)) for target in empty[:MOST_EMPTY]),
        more=more(material, len(empty) - MOST_EMPTY),
    )
    pages = mark("That is no all-clear: things can be overlooked, and only these pages were looked at.")
    text = mark("That is no all-clear: things can be overlooked, and only this text was looked at.")
    alone = material.is_text_alone and len(material.record.targets) == 1
    yield Paragraph(text=material.say(text if alone else pages))


def _empty(material: Material, target: TargetRecord) -> Phrase:
    partly = mark("Nothing found in the part that could be read: {target}")
    sentence = NOTHING[medium_of(target.target)] if target.status is Status.SEEN else partly
    return material.say(sentence, target=material.target_name(target.target))
