"""What has changed from one audit to another: pure comparison; its keys are in `changes`.

What nobody looked at again is never called fixed, and what nobody looked at before is never called new.
So fixed and new, not seen this time and seen for the first time change places when the audits do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Literal

from privacy_audit.checklist import Question
from privacy_audit.model import Answer, Kind, Severity, State, Value
from privacy_audit.record.acceptance import Acceptance, Decision, decision_on, risk_of_exposure
from privacy_audit.record.changes import Difference, Points, Reply, ScoreEnds, Seen, Setting, Side, Thing
from privacy_audit.record.looked import Looked, looked_at, name_of, named_alike, seen_since
from privacy_audit.record.shapes import AuditRecord, ExposureRecord

GRAVITY = {severity: place for place, severity in enumerate(Severity)}

Change = Literal["fixed", "new", "still", "unseen", "first_seen"]
FindQuestion = Callable[[str], Question | None]
IsOpen = Callable[[Question, Answer], bool]


class Numbered(Value):
    """An audit with its number. Its answers have the names that the questions have today."""

    number: int
    record: AuditRecord


def compare(
    before: Numbered,
    after: Numbered,
    find: FindQuestion,
    is_open: IsOpen,
    accepted: Mapping[str, Acceptance] | None = None,
    today: date = date.min,
) -> Difference:
    """What has changed. `find` knows the questions of today, `is_open` whether an answer leaves one open.

    Both audits are judged by the same questions, so that a changed recommendation changes nothing here.
    `accepted` are decisions by the name of their risk, as they stand `today`.
    """
    old, new = named_alike(before.record, after.record)
    changes = sorted(
        (*_settings(old, new, find, is_open), *_exposures(old, looked_at(new, old.created))), key=_gravest
    )

    def those(wanted: Change) -> tuple[Thing, ...]:
        return tuple(thing for change, thing in changes if change == wanted)

    changed = old.tool.ruler != new.tool.ruler
    return Difference(
        before=_side(before),
        after=_side(after),
        ruler_changed=changed,
        same_scope=_scope(old) == _scope(new, old.created),
        score=None if changed else Points(before=score_ends(old), after=score_ends(new)),
        fixed=those("fixed"),
        new=those("new"),
        still=those("still"),
        unseen=those("unseen"),
        first_seen=those("first_seen"),
        accepted=tuple(_accepted(changes, accepted or {}, today)),
    )


def _accepted(
    changes: Sequence[tuple[Change, Thing]], accepted: Mapping[str, Acceptance], today: date
) -> Iterator[Decision]:
    """The decisions on what is not fixed, the gravest first."""
    for change, thing in changes if accepted else ():
        if isinstance(thing, Setting):
            risk, shown = thing.question, thing.question
        else:
            risk, shown = risk_of_exposure(thing.kind, thing.fingerprint), thing.id
        if change != "fixed" and risk in accepted:
            yield decision_on(accepted[risk], shown, today)


def score_ends(record: AuditRecord) -> ScoreEnds:
    """The score of an audit without its lines."""
    score = record.score
    return ScoreEnds(low=score.low, high=score.high, number=score.number, band=score.band)


def _side(audit: Numbered) -> Side:
    return Side(number=audit.number, created=audit.record.created, ruler=audit.record.tool.ruler)


def _scope(record: AuditRecord, since: datetime | None = None) -> tuple[object, ...]:
    """What an audit asked and looked at, or others after that moment: networks, level, answered questions,
    targets with their fate."""
    answered = {one.question for one in record.answers if one.state not in (State.UNSURE, State.SKIPPED)}
    looked = (one for one in record.targets if seen_since(record, one, since or record.created))
    targets = {(name_of(target), target.status) for target in looked}
    return set(record.networks), record.level, answered, targets


def count_alike(old: AuditRecord, new: AuditRecord) -> bool:
    """Whether two scores are of the same things: answered questions and targets, whenever these were seen."""
    one, other = named_alike(old, new)
    return _counted(one) == _counted(other)


def _counted(record: AuditRecord) -> tuple[object, ...]:
    networks, level, answered, _ = _scope(record)
    return networks, level, answered, {(name_of(target), target.status) for target in record.targets}


def _gravest(changed: tuple[Change, Thing]) -> tuple[int, str]:
    thing = changed[1]
    name = thing.question if isinstance(thing, Setting) else thing.fingerprint
    return -GRAVITY[thing.severity], name


def _change(before: bool | None, after: bool | None) -> Change | None:
    """The word for it: True open or there, False closed or gone, None not looked at."""
    match before, after:
        case True, True:
            return "still"
        case True, False:
            return "fixed"
        case False, True:
            return "new"
        case True, None:
            return "unseen"
        case None, True:
            return "first_seen"
        case _:
            return None


# --- settings --------------------------------------------------------------------------------


def _settings(
    old: AuditRecord, new: AuditRecord, find: FindQuestion, is_open: IsOpen
) -> Iterator[tuple[Change, Thing]]:
    before = {answer.question: answer for answer in old.answers}
    after = {answer.question: answer for answer in new.answers}
    for name in before | after:
        question = find(name)
        if question is None:
            continue  # the checklists no longer hold it: nobody knows what its choices meant
        answers = before.get(name), after.get(name)
        change = _change(*(_known_open(question, answer, is_open) for answer in answers))
        if change:
            yield change, _setting(name, question, *answers)


def _known_open(question: Question, answer: Answer | None, is_open: IsOpen) -> bool | None:
    """Whether a setting is open; None if nobody said, or said a choice that is no more."""
    if answer is None or answer.state in (State.UNSURE, State.SKIPPED):
        return None
    if answer.state is State.ANSWERED and question.choice(answer.choice) is None:
        return None
    return is_open(question, answer)


def _setting(name: str, question: Question, before: Answer | None, after: Answer | None) -> Setting:
    return Setting(
        question=name,
        risk_class=question.risk_class,
        severity=question.severity,
        before=_reply(before),
        after=_reply(after),
    )


def _reply(answer: Answer | None) -> Reply | None:
    return Reply(state=answer.state, choice=answer.choice) if answer else None


# --- exposures -------------------------------------------------------------------------------


def _exposures(old: AuditRecord, new: AuditRecord) -> Iterator[tuple[Change, Thing]]:
    before, after = _by_value(old), _by_value(new)
    was, now = Looked(old), Looked(new, since=old.created)
    for key in before | after:
        there, here = before.get(key), after.get(key)
        if there and not here:
            change = _change(True, False if now.would_show(there, was) else None)
        elif here and not there:
            change = _change(False if was.would_show(here, now) else None, True)
        else:
            change = "still"
        found, looked = (here, now) if here else (there, was)
        if change and found:
            gone = now.gone_from(there, was, here) if there and change != "fixed" else ()
            yield change, _seen(found, looked, gone)


def _by_value(record: AuditRecord) -> dict[tuple[Kind, str], ExposureRecord]:
    return {(exposure.kind, exposure.fingerprint): exposure for exposure in record.exposures}


def _seen(exposure: ExposureRecord, looked: Looked, gone_from: tuple[str, ...]) -> Seen:
    return Seen(
        id=exposure.id,
        kind=exposure.kind,
        masked=exposure.masked,
        fingerprint=exposure.fingerprint,
        risk_class=exposure.risk_class,
        severity=exposure.severity,
        certainty=exposure.certainty,
        targets=looked.targets_of(exposure),
        gone_from=gone_from,
    )
