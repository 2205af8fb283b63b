"""The difference of two audits in words: what was fixed, is new, is still there, was not looked at again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, tzinfo
from itertools import islice
from typing import NamedTuple

from privacy_audit.checklist import Catalog
from privacy_audit.commands import argument, command
from privacy_audit.errors import mark
from privacy_audit.model import State
from privacy_audit.record.acceptance import Decision
from privacy_audit.record.changes import Difference, Reply, Seen, Setting, Thing
from privacy_audit.record.looked import NAMELESS
from privacy_audit.record.medium import is_address
from privacy_audit.record.shapes import AuditRecord
from privacy_audit.report.accepted import say_decision
from privacy_audit.report.direction import UNALIKE
from privacy_audit.report.document import (
    Block,
    Document,
    Entry,
    Heading,
    Listing,
    Paragraph,
    Phrase,
    Tone,
    labelled,
    plain,
)
from privacy_audit.report.head import more, whose
from privacy_audit.report.judgement import headline
from privacy_audit.report.material import WIDEST_NAME, Material, Speaker
from privacy_audit.report.naming import named_by_kind
from privacy_audit.report.sentences import SEVERITIES
from privacy_audit.report.unlooked import unlooked
from privacy_audit.report.upper_end import EXAMPLE, MOST_TYPED, SAVED_AS
from privacy_audit.text import clean
from privacy_audit.words import Words

MOST = 12
MOST_TARGETS = 3
STATES = {
    State.UNSURE: mark("not sure"),
    State.SKIPPED: mark("skipped"),
    State.NOT_APPLICABLE: mark("does not apply"),
}


class _Part(NamedTuple):
    things: tuple[Thing, ...]
    title: str
    explained: str | None = None
    tone: Tone = "normal"
    beside: str = mark("on {target}")
    """What is said of a page from which something is not gone, though it is gone from another one."""


def compose_difference(
    difference: Difference,
    catalog: Catalog,
    words: Words,
    *,
    zone: tzinfo = UTC,
    profile: str | None = None,
    later: AuditRecord | None = None,
    home: str | None = None,
) -> Document:
    """What has changed, in the language of `words`, times in `zone`; `profile` is whose audits they are.

    It begins with what was not seen: of the `later` audit as a report on it says that, then what was open
    before and nobody looked at again. Of each part only the gravest are named, with the number of the
    others; the JSON is complete. `home` is the folder of `--home`, which the commands in it repeat.
    """
    speaker = Speaker(catalog=catalog, words=words, zone=zone)
    unseen, *others = parts = _parts(difference)
    decisions = {one.risk: one for one in difference.accepted}
    blocks = (
        *_head(speaker, difference, profile),
        *(
            unlooked(Material(record=later, catalog=catalog, words=words, zone=zone, home=home))
            if later
            else ()
        ),
        *_part(speaker, unseen, decisions),
        *_again(speaker, unseen, profile, home),
        *_score(speaker, difference),
        *_summary(speaker, parts, difference.accepted),
        *(block for part in others for block in _part(speaker, part, decisions)),
    )
    title = words(mark("privacy-audit: what has changed"))
    return Document(language=words.language, title=title, blocks=blocks)


def _head(speaker: Speaker, difference: Difference, profile: str | None) -> Iterator[Block]:
    before, after = difference.before, difference.after
    yield Heading(text=speaker.say(mark("What has changed")), level=1)
    yield from whose(speaker, profile)
    yield Paragraph(
        text=speaker.say(
            mark("From audit {before} ({earlier}) to audit {after} ({later})."),
            before=before.number,
            earlier=speaker.moment(before.created),
            after=after.number,
            later=speaker.moment(after.created),
        ),
        tone="quiet",
    )


def _score(speaker: Speaker, difference: Difference) -> Iterator[Block]:
    yield Heading(text=speaker.say(mark("The score")))
    if difference.score is None:
        changed = mark(
            "The ruler changed between these audits ({before}, then {after}): the two scores cannot be "
            "compared, and nothing is said about them here."
        )
        before, after = difference.before.ruler, difference.after.ruler
        yield Paragraph(text=speaker.say(changed, before=before, after=after), tone="strong")
        return
    for sentence, score in (
        (mark("Before: {score}"), difference.score.before),
        (mark("Now: {score}"), difference.score.after),
    ):
        yield Paragraph(text=speaker.say(sentence, score=headline(speaker, score)), tone="strong")
    if not difference.same_scope:
        yield Paragraph(text=speaker.say(UNALIKE))


# --- the parts -------------------------------------------------------------------------------


def _parts(difference: Difference) -> tuple[_Part, ...]:
    """What was not seen comes first: silence is never safety."""
    return (
        _Part(
            difference.unseen,
            mark("Not seen this time: {number}"),
            mark(
                "These were there before, and this time they were not looked at, or not wholly. "
                "That does not mean that they are fixed."
            ),
            "warning",
            mark("on {target}: not seen again"),
        ),
        _Part(difference.fixed, mark("Fixed: {number}")),
        _Part(difference.new, mark("New: {number}")),
        _Part(
            difference.first_seen,
            mark("Seen for the first time: {number}"),
            mark("These were not looked at, or not wholly, in the earlier audit. They need not be new."),
        ),
        _Part(difference.still, mark("Still there: {number}")),
    )


def _summary(speaker: Speaker, parts: tuple[_Part, ...], accepted: Sequence[Decision]) -> Iterator[Block]:
    yield Heading(text=speaker.say(mark("In short")))
    if not any(part.things for part in parts):
        nothing = mark("Nothing was open in either of them, as far as was looked.")
        yield Paragraph(text=speaker.say(nothing))
        return
    titles = [speaker.say(part.title, number=len(part.things)) for part in parts]
    if held := sum(not one.over for one in accepted):
        titles.append(speaker.say(mark("Of what is not fixed, accepted by you: {number}"), number=held))
    yield Listing(entries=tuple(Entry(title=title) for title in titles))


def _part(speaker: Speaker, part: _Part, decisions: Mapping[str, Decision]) -> Iterator[Block]:
    if not part.things:
        return
    yield Heading(text=speaker.say(part.title, number=len(part.things)))
    if part.explained:
        yield Paragraph(text=speaker.say(part.explained))
    yield Listing(
        entries=tuple(_entry(speaker, thing, decisions, part.beside) for thing in part.things[:MOST]),
        more=more(speaker, len(part.things) - MOST),
        tone=part.tone,
    )


def _again(speaker: Speaker, unseen: _Part, profile: str | None, home: str | None) -> Iterator[Block]:
    """What to type to look again at the pages that nobody saw again."""
    things = (thing for thing in unseen.things if isinstance(thing, Seen))
    targets = dict.fromkeys(one for thing in things for one in thing.targets if one not in thing.gone_from)
    typed = [
        argument(one, speaker.words(EXAMPLE if is_address(one) else SAVED_AS))
        for one in islice((one for one in targets if one != NAMELESS), MOST_TYPED)
    ]
    if typed:
        again = command("scan", *dict.fromkeys(typed), "--keep", profile=profile, home=home)
        yield Paragraph(text=speaker.say(mark("To look again: {command}"), command=again), tone="strong")


def _entry(speaker: Speaker, thing: Thing, decisions: Mapping[str, Decision], beside: str) -> Entry:
    severity = speaker.words(SEVERITIES[thing.severity])
    if isinstance(thing, Setting):
        name, title, details = thing.question, _prompt(speaker, thing), _replies(speaker, thing)
    else:
        name, details = thing.id, _places(speaker, thing, beside)
        title = plain(named_by_kind(speaker, thing.kind, thing.masked))
    decision = (say_decision(speaker, decisions[name]),) if name in decisions else ()
    return Entry(title=title, tag=plain(f"{severity}, {name}"), details=(*details, *decision))


def _places(speaker: Speaker, thing: Seen, beside: str) -> Iterator[Phrase]:
    """Where it stands; if it is gone from some pages, that is said of these, `beside` of the others."""
    bare, gone = mark("on {target}"), mark("on {target}: it is gone")
    targets = dict.fromkeys((*thing.targets, *thing.gone_from))
    for target in islice(targets, MOST_TARGETS):
        sentence = gone if target in thing.gone_from else beside if thing.gone_from else bare
        yield speaker.say(sentence, target=speaker.target_name(target))
    if left_out := more(speaker, len(targets) - MOST_TARGETS):
        yield left_out


def _prompt(speaker: Speaker, thing: Setting) -> Phrase:
    question = speaker.catalog.question(thing.question)
    return labelled(speaker.setting(thing.question, question)) if question else plain(thing.question)


def _replies(speaker: Speaker, thing: Setting) -> Iterator[Phrase]:
    for sentence, reply in ((mark("Before: {answer}"), thing.before), (mark("Now: {answer}"), thing.after)):
        yield labelled(speaker.words(sentence, answer=_reply(speaker, thing.question, reply)))


def _reply(speaker: Speaker, name: str, reply: Reply | None) -> str:
    if reply is None:
        return speaker.words(mark("not asked"))
    if reply.state in STATES:
        return speaker.words(STATES[reply.state])
    question = speaker.catalog.question(name)
    choice = question.choice(reply.choice) if question else None
    return speaker.words.of(choice.label) if choice else clean(reply.choice or "", WIDEST_NAME)
