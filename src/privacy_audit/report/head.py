"""The head of a report: of when it is, the gaps that come first of all, and below the score what was seen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from privacy_audit.errors import mark
from privacy_audit.model import UNLOOKED, RiskClass, State, Status
from privacy_audit.record.medium import is_address
from privacy_audit.record.planned import PlanRecord
from privacy_audit.record.shapes import GapRecord, TargetRecord, day_of, is_carried
from privacy_audit.record.supposed import WhatIfRecord
from privacy_audit.report.document import (
    Block,
    Entry,
    Heading,
    Listing,
    Paragraph,
    Phrase,
    Tone,
    labelled,
    plain,
)
from privacy_audit.report.gap_codes import SELF_EXPLAINED
from privacy_audit.report.gaps import (
    ADVICE,
    BESIDES,
    DRAWN,
    SAVED,
    counted_gaps,
    looked,
    say_gap,
)
from privacy_audit.report.material import WIDEST_NAME, Material, Speaker
from privacy_audit.report.upper_end import keeping, typed, upper_end
from privacy_audit.text import clean

MOST_TARGETS = 20
MOST_GAPS = 20
MOST_HOSTS = 12


def head(material: Material) -> Iterator[Block]:
    """The title, and of when everything is."""
    tool = material.record.tool
    yield Heading(text=material.say(mark("How exposed am I? The privacy report")), level=1)
    yield from whose(material, material.record.profile)
    if material.made_up:
        made_up = mark("This report is about a made-up person: {person}.")
        yield Paragraph(text=material.say(made_up, person=material.made_up), tone="strong")
    bare = mark("Made on {moment}. Instructions as of {data}. privacy-audit {version}, ruler {ruler}.")
    made = mark(
        "Made on {moment}. Instructions as of {data}; the oldest way to a setting here was last checked on "
        "{oldest}. privacy-audit {version}, ruler {ruler}."
    )
    oldest = _oldest_way(material)
    text = material.say(
        bare if oldest is None or oldest >= tool.data else made,
        moment=material.moment(material.record.created),
        data=material.day(tool.data),
        oldest=material.day(oldest or tool.data),
        version=tool.version,
        ruler=tool.ruler,
    )
    yield Paragraph(text=text, tone="quiet")


def _oldest_way(material: Material) -> date | None:
    """When the oldest way was last checked that leads to a setting of the plan or to a preparation."""
    named = [name for step in material.record.plan for name in step.actions]
    questions = [question for name in named if (question := material.catalog.question(name))]
    asked = (material.catalog.question(name) for name in material.record.asked)
    prepares = [one for one in asked if one and one.risk_class is RiskClass.READINESS]
    return min((one.verified for one in (*questions, *prepares)), default=None)


def whose(speaker: Speaker, profile: str | None) -> Iterator[Block]:
    """Whose audit it is, where several people use one computer."""
    if profile:
        yield Paragraph(text=speaker.say(mark("Profile: {name}"), name=profile), tone="strong")


def judged_anew(
    material: Material, kept: PlanRecord | WhatIfRecord, tone: Tone = "normal"
) -> Iterator[Block]:
    """That the score is another one than was kept, where the rules of today give another."""
    if not kept.as_kept:
        changed = mark("The rules have changed since that audit; it is judged here by those of today.")
        yield Paragraph(text=material.say(changed), tone=tone)


def looked_at(material: Material) -> Iterator[Block]:
    """What was looked at: each target, and how many settings were told about."""
    yield Heading(text=material.say(mark("What was looked at")))
    targets = material.record.targets
    entries = tuple(_target(material, target) for target in targets[:MOST_TARGETS])
    if material.record.answers:
        entries = (*entries, Entry(title=_asked(material)))
    if entries:
        yield Listing(entries=entries, more=more(material, len(targets) - MOST_TARGETS))
        yield from _of_earlier_audits(material)
    else:
        yield Paragraph(text=material.say(mark("Nothing yet: no page was scanned and no question answered.")))


def _of_earlier_audits(material: Material) -> Iterator[Block]:
    """That some of it is of an earlier day, and how to look again or to begin anew."""
    targets = material.record.targets
    if carried_on := [target for target in targets if is_carried(material.record, target)]:
        carried = mark(
            "What was not looked at again this time still counts as it was then. To look again: {again}. To "
            "begin anew with the pages that you name, and without all others: {anew}"
        )
        again = keeping(material, "scan", *typed(material, carried_on))
        named = [target for target in targets if target not in carried_on] or carried_on
        anew = keeping(material, "scan", *typed(material, named), fresh=True)
        yield Paragraph(text=material.say(carried, again=again, anew=anew), tone="strong")


def _target(material: Material, target: TargetRecord) -> Entry:
    if not target.contacted:
        return Entry(title=_looked(material, target))
    hosts = ", ".join(clean(host, WIDEST_NAME) for host in target.contacted[:MOST_HOSTS])
    told = material.say(mark("Your browser connected to: {hosts}"), hosts=hosts)
    left_out = more(material, len(target.contacted) - MOST_HOSTS)
    return Entry(title=_looked(material, target), details=(told, left_out) if left_out else (told,))


def _looked(material: Material, target: TargetRecord) -> Phrase:
    name, day = material.target_name(target.target), day_of(material.record, target)
    sentence = looked(target, earlier=is_carried(material.record, target))
    return material.say(sentence, target=name, pages=target.pages, moment=material.moment(day))


def _asked(material: Material) -> Phrase:
    answers = material.record.answers
    answered = sum(answer.state in (State.ANSWERED, State.NOT_APPLICABLE) for answer in answers)
    networks = dict.fromkeys(answer.question.partition("/")[0] for answer in answers)
    return material.say(
        mark("Settings you told about: {answered} of {all} questions answered ({networks})"),
        answered=answered,
        all=len(material.record.asked),
        networks=", ".join(material.network(network) for network in networks),
    )


def gaps(material: Material, *, scored: bool = True) -> Iterator[Entry]:
    """What could not be seen, why, and what to do instead; the first few; then what the score makes of it,
    where there is one.
    """
    said: set[str] = set()
    counted = counted_gaps(material.record)
    for number, gap in enumerate(material.record.gaps[:MOST_GAPS]):
        advice = _advice(material, gap)
        known = say_gap(material.words, gap.status, gap.code, gap.values)
        details = (plain(known), *(advice if advice and advice[0][0].text not in said else ()))
        said.update(phrase[0].text for phrase in advice)
        besides = (material.say(BESIDES),) if scored and number not in counted else ()
        yield Entry(
            title=plain(material.target_name(gap.page)),
            details=(*details, *besides, *_not_again(material, gap)),
        )
    yield from upper_end(material) if scored else ()


def _not_again(material: Material, gap: GapRecord) -> Iterator[Phrase]:
    """That something was found there earlier, which nobody could look for this time."""
    target = material.record.targets[gap.target]
    names = {(one.target, one.fingerprint) for one in material.record.targets if one.pages_of}
    if not target.pages_of and gap.page == target.target and (target.target, target.fingerprint) in names:
        earlier = mark(
            "What was found there earlier was not seen this time. That does not mean that it is gone, so it "
            "still counts."
        )
        yield material.say(earlier)


def _advice(material: Material, gap: GapRecord) -> tuple[Phrase, ...]:
    """What to do instead: the sentence of the status, or how one looks at that network as a stranger."""
    target = material.record.targets[gap.target]
    if gap.code in SELF_EXPLAINED or gap.page != target.target:
        return ()
    if not is_address(target.target):
        saved = SAVED[gap.status]
        return (material.say(saved),) if saved else ()
    if sentence := ADVICE[gap.status]:
        return (material.say(sentence),)
    network = material.catalog.networks.get(target.network or "")
    if network is None and gap.status is Status.SCRIPT_SHELL:
        command = material.command("scan", "--browser", *typed(material, [target]))
        return (material.say(DRAWN, command=command),)
    text = (network.stranger if network else None) or material.catalog.pages.stranger
    return (labelled(material.words(mark("What to do: {advice}"), advice=material.words.of(text))),)


def not_looked_for(material: Material) -> Iterator[Entry]:
    """The classes of which this version finds nothing on a page, so that nobody takes that for a pass."""
    classes = [line.risk_class for line in material.record.score.lines if UNLOOKED in line.items]
    if classes:
        titles = ", ".join(material.risk_class(one).lower() for one in classes)
        sentence = mark("On pages this version does not look for these yet: {titles}.")
        advice = mark("What to do: look through your pages yourself for them.")
        yield Entry(title=material.say(sentence, titles=titles), details=(material.say(advice),))


def more(speaker: Speaker, number: int) -> Phrase | None:
    """How many were left out, None if none were."""
    return speaker.say(mark("and {number} more"), number=number) if number > 0 else None
