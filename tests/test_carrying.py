"""An audit is what is known of a person: what one scan looked at counts on when another looks elsewhere."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import reduce
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from privacy_audit.audit import judge
from privacy_audit.carrying import with_pages_of
from privacy_audit.catalog import Library
from privacy_audit.model import (
    Answer,
    Certainty,
    Exposure,
    Kind,
    Look,
    Occurrence,
    Part,
    Secret,
    Sight,
    State,
    Status,
)
from privacy_audit.record.changes import Seen
from privacy_audit.record.difference import Numbered, compare
from privacy_audit.record.recording import record_audit
from privacy_audit.record.shapes import AuditRecord, TargetRecord, day_of, from_json, to_json
from privacy_audit.rejudging import rejudge
from privacy_audit.report.gaps import saying
from privacy_audit.walk import is_open
from privacy_audit.words import Words
from tests.report.subjects import KEY

CATALOG = Library().catalog(("zalo",))
FIRST = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
WALL = Status.LOGIN_WALL
PHONE, MAIL, PHOTO = (Kind.PHONE, "+84912345678"), (Kind.PHONE, "+84987654321"), (Kind.PHOTO, "one.jpg")
Value = tuple[Kind, str]
ANSWER = Answer(question="zalo/find-by-phone", state=State.ANSWERED, choice="off")


class Shown:
    """A target as one scan finds it: what it shows, or that it was not seen."""

    def __init__(
        self, name: str, *values: Value, status: Status = Status.SEEN, network: str | None = None
    ) -> None:
        self.name, self.values, self.status, self.network = name, values, status, network


def look(shown: Shown) -> Look:
    return Look(
        target=shown.name,
        network=shown.network,
        sight=Sight(status=shown.status, code=shown.status),
        pages=1,
        whole=None if shown.name == "-" else Secret(f"/home/{shown.name}"),
    )


def exposures_of(targets: tuple[Shown, ...]) -> tuple[Exposure, ...]:
    found: dict[Value, list[Occurrence]] = {}
    for number, shown in enumerate(targets):
        for value in shown.values:
            place = Occurrence(target=number, page=shown.name, part=Part.TEXT, locator="p", excerpt="•••")
            found.setdefault(value, []).append(place)
    return tuple(
        Exposure(
            kind=kind, certainty=Certainty.CONFIRMED, masked="•••", value=Secret(value), where=tuple(where)
        )
        for (kind, value), where in found.items()
    )


def scanned(*targets: Shown, answers: tuple[Answer, ...] = (), day: int = 0) -> AuditRecord:
    """What one scan of these targets would keep without any audit before it."""
    run = judge(
        CATALOG,
        networks=(),
        level=None,
        platform=None,
        answers=answers,
        looks=tuple(map(look, targets)),
        exposures=exposures_of(targets),
    )
    run = replace(run, created=FIRST + timedelta(days=day))
    return record_audit(run, CATALOG, KEY, saying(Words("en")))


def kept(before: AuditRecord | None, record: AuditRecord) -> AuditRecord:
    return with_pages_of(record, before, CATALOG, {}) if before else record


def one_after_the_other(*targets: Shown) -> AuditRecord:
    records = [scanned(target, day=day) for day, target in enumerate(targets)]
    return reduce(kept, records[1:], records[0])


def ends(record: AuditRecord) -> tuple[float, float]:
    return record.score.low, record.score.high


def values_on(record: AuditRecord, name: str) -> set[tuple[Kind, str]]:
    """What the targets of that name show."""
    return {
        (one.kind, one.fingerprint)
        for one in record.exposures
        if any(record.targets[place.target].target == name for place in one.where)
    }


# --- the laws --------------------------------------------------------------------------------

VALUES = [(Kind.PHONE, f"+8491234567{number}") for number in range(3)] + [
    (Kind.BIRTH_DATE, "1966-03-12"),
    PHOTO,
]


@st.composite
def targets(draw: st.DrawFn, name: str) -> Shown:
    status = draw(st.sampled_from([Status.SEEN, Status.SEEN, WALL]))
    values = draw(st.lists(st.sampled_from(VALUES), unique=True, max_size=3)) if status.was_seen else []
    return Shown(name, *values, status=status, network=draw(st.sampled_from([None, "zalo"])))


@settings(max_examples=30)
@given(targets("a.html"), targets("b.html"))
def test_keeping_a_scan_of_one_page_never_lowers_the_score_because_another_is_absent(
    one: Shown, other: Shown
) -> None:
    before, after = scanned(one), one_after_the_other(one, other)
    assert after.score.low >= before.score.low
    assert after.score.high >= before.score.high


@settings(max_examples=12, deadline=None)
@given(targets("a.html"), targets("b.html"), targets("c.html"))
def test_the_order_of_the_scans_changes_nothing(one: Shown, two: Shown, three: Shown) -> None:
    vectors = {one_after_the_other(*order).score.vector for order in permutations((one, two, three))}
    assert vectors == {scanned(one, two, three).score.vector}


@settings(max_examples=25)
@given(targets("a.html"), targets("b.html"), targets("a.html"))
def test_scanning_a_page_again_changes_that_page_alone(old: Shown, other: Shown, new: Shown) -> None:
    before, after = one_after_the_other(old, other), one_after_the_other(old, other, new)
    assert values_on(after, "b.html") == values_on(before, "b.html")
    if new.status.was_seen:
        assert values_on(after, "a.html") >= values_on(scanned(new), "a.html")
    else:
        assert values_on(after, "a.html") == values_on(before, "a.html")


@settings(max_examples=25)
@given(targets("a.html"), targets("b.html"), targets("a.html"))
def test_what_is_kept_is_what_the_comparison_says_of_it(old: Shown, other: Shown, new: Shown) -> None:
    before, after = one_after_the_other(old, other), one_after_the_other(old, other, new)
    found = compare(
        Numbered(number=1, record=before), Numbered(number=2, record=after), CATALOG.question, is_open
    )
    there = {(one.kind, one.fingerprint) for one in after.exposures}
    fixed = {(one.kind, one.fingerprint) for one in found.fixed if isinstance(one, Seen)}
    unseen = {(one.kind, one.fingerprint) for one in found.unseen if isinstance(one, Seen)}
    assert not there & fixed
    assert {name for name in unseen if name[0] is not Kind.PHOTO} <= there


@settings(max_examples=10)
@given(targets("a.html"), targets("b.html"))
def test_a_kept_record_reads_as_it_was_written(one: Shown, other: Shown) -> None:
    record = one_after_the_other(one, other)
    assert from_json(to_json(record)) == record


# --- the worked cases ------------------------------------------------------------------------


def test_two_texts_one_after_the_other_are_both_in_the_audit() -> None:
    record = one_after_the_other(Shown("A.txt", PHONE, (Kind.BIRTH_DATE, "1966-03-12")), Shown("B.txt", MAIL))
    assert [one.target for one in record.targets] == ["B.txt", "A.txt"]
    assert len(record.exposures) == 3
    assert [day_of(record, one) for one in record.targets] == [FIRST + timedelta(days=1), FIRST]
    assert record.pages_of is None


def test_the_same_value_on_two_pages_is_one_exposure_with_both_places() -> None:
    record = one_after_the_other(Shown("a.html", PHONE), Shown("b.html", PHONE))
    (phone,) = record.exposures
    assert [place.target for place in phone.where] == [0, 1]


def test_a_value_that_is_gone_from_one_of_its_pages_stays_for_the_other() -> None:
    record = one_after_the_other(Shown("a.html", PHONE), Shown("b.html", PHONE), Shown("a.html"))
    (phone,) = record.exposures
    assert [record.targets[place.target].target for place in phone.where] == ["b.html"]


def test_what_was_removed_from_a_page_is_gone() -> None:
    record = one_after_the_other(Shown("a.html", PHONE), Shown("a.html"))
    assert (record.exposures, len(record.targets), ends(record)) == ((), 1, ends(scanned(Shown("a.html"))))


def test_a_wall_in_place_of_a_page_leaves_what_was_found_there_and_says_that_it_was_not_seen() -> None:
    record = one_after_the_other(Shown("a.html", PHONE), Shown("a.html", status=WALL))
    assert [(one.status, day_of(record, one).day) for one in record.targets] == [
        (WALL, 21),
        (Status.SEEN, 20),
    ]
    assert [place.target for one in record.exposures for place in one.where] == [1]
    assert record.score.low == scanned(Shown("a.html", PHONE)).score.low
    again = kept(record, scanned(Shown("a.html"), day=5))
    assert (len(again.targets), again.exposures) == (1, ())


def test_a_wall_is_not_counted_twice() -> None:
    record = one_after_the_other(Shown("a.html", status=WALL), Shown("b.html"), Shown("a.html", status=WALL))
    assert [one.target for one in record.targets] == ["a.html", "b.html"]
    assert [gap.target for gap in record.gaps] == [0]


def test_scanning_a_page_does_not_take_a_wall_out_of_the_audit() -> None:
    record = one_after_the_other(Shown("wall.html", status=WALL), Shown("page.html", PHONE))
    assert [one.status for one in record.targets] == [Status.SEEN, WALL]
    assert record.score.high == scanned(Shown("wall.html", status=WALL)).score.high


def test_two_files_of_one_name_in_two_folders_are_two_files() -> None:
    one, other = scanned(Shown("page.html", PHONE)), scanned(Shown("page.html"), day=1)
    elsewhere = replace(other, targets=(replace(other.targets[0], fingerprint="0" * 32),))
    assert len(kept(one, elsewhere).targets) == 2


def test_a_name_that_an_earlier_version_kept_does_not_show_that_it_is_the_same_file() -> None:
    old = scanned(Shown("page.html", PHONE))
    old = replace(old, targets=(replace(old.targets[0], fingerprint=""),))
    new = kept(old, scanned(Shown("page.html"), day=1))
    assert [one.target for one in new.targets] == ["page.html", "page.html"]
    assert [place.target for one in new.exposures for place in one.where] == [1]
    found = compare(Numbered(number=1, record=old), Numbered(number=2, record=new), CATALOG.question, is_open)
    assert (len(found.fixed), len(found.unseen)) == (0, 1)
    again = kept(new, scanned(Shown("page.html", MAIL), day=2))
    assert len(again.targets) == 2


def test_a_saved_copy_takes_the_place_of_an_address_that_nobody_could_see() -> None:
    wall, page = (
        scanned(Shown("https://example.com/me", status=WALL)),
        scanned(Shown("me.html", PHONE), day=1),
    )
    saved = replace(page, targets=(replace(page.targets[0], alias=wall.targets[0].fingerprint),))
    assert [one.target for one in kept(wall, saved).targets] == ["me.html"]
    blind = replace(saved, targets=(replace(saved.targets[0], status=WALL),))
    assert len(kept(wall, blind).targets) == 2
    seen = scanned(Shown("https://example.com/me", MAIL))
    assert len(kept(seen, saved).targets) == 2


def test_a_copy_for_which_another_address_is_named_leaves_the_first_address_unseen() -> None:
    (wall,) = scanned(Shown("me.html", status=WALL)).targets
    (page,) = scanned(Shown("me.html", PHONE)).targets
    path = page.fingerprint

    def named(target: TargetRecord, address: str) -> AuditRecord:
        record = scanned(Shown("me.html", status=target.status), day=int(target.status.was_seen))
        return replace(record, targets=(replace(target, fingerprint=address, alias=path),))

    unseen = named(wall, "1" * 32)
    assert len(kept(unseen, named(page, "2" * 32)).targets) == 2
    assert len(kept(unseen, named(page, "1" * 32)).targets) == 1
    assert len(kept(unseen, scanned(Shown("me.html", PHONE), day=1)).targets) == 1


def with_address(record: AuditRecord, address: str) -> AuditRecord:
    """The look at a file, for which the person named the address of its page."""
    (file,) = record.targets
    return replace(record, targets=(replace(file, fingerprint=address * 32, alias=file.fingerprint),))


def test_a_file_is_one_page_whether_its_address_is_named_first_last_or_never_again() -> None:
    plain, named = scanned(Shown("x.html", PHONE)), with_address(scanned(Shown("x.html", PHONE), day=1), "1")
    again = scanned(Shown("x.html", PHONE), day=2)
    for audits in permutations((plain, named, again)):
        record = reduce(kept, audits[1:], audits[0])
        assert len(record.targets) == 1
        assert [place.target for one in record.exposures for place in one.where] == [0]
        assert [step.minutes for step in record.plan] == [step.minutes for step in plain.plan] == [4]


def test_what_a_look_with_the_address_shows_no_more_is_gone_and_the_difference_says_so() -> None:
    plain, named = scanned(Shown("x.html", PHONE)), with_address(scanned(Shown("x.html", MAIL), day=1), "1")
    for old, late in ((plain, named), (named, plain)):
        new = kept(old, replace(late, created=FIRST + timedelta(days=3)))
        found = compare(
            Numbered(number=1, record=old), Numbered(number=2, record=new), CATALOG.question, is_open
        )
        assert (len(new.exposures), len(found.fixed), len(found.new)) == (1, 1, 1)
        assert (found.same_scope, found.still, found.unseen, found.first_seen) == (True, (), (), ())


def test_a_file_that_was_read_over_stays_the_page_of_each_address_that_was_named() -> None:
    first = with_address(scanned(Shown("x.html", PHONE)), "1")
    second = with_address(scanned(Shown("x.html", MAIL), day=1), "2")
    both = kept(first, second)
    assert [one.fingerprint for one in both.targets] == ["2" * 32, "1" * 32]
    last = kept(both, scanned(Shown("x.html", MAIL), day=2))
    assert [one.fingerprint[:1] == "1" for one in last.targets] == [False, True]
    assert len(last.exposures) == 2


def test_a_text_has_no_name_so_only_one_that_shows_as_much_takes_its_place() -> None:
    less, more = Shown("-", PHONE), Shown("-", PHONE, MAIL)
    assert len(one_after_the_other(less, more).targets) == 1
    assert len(one_after_the_other(more, less).targets) == 2


def test_a_text_stays_one_from_which_a_thing_is_left_out_in_a_minute() -> None:
    page, text = Shown("https://example.com/me", PHONE), Shown("draft.txt", MAIL)
    [alone] = scanned(text).plan
    joined = one_after_the_other(text, page)
    anew = {item.subject: item.minutes for item in rejudge(joined, CATALOG, {}).standing.items if item.kind}
    assert (alone.actions, alone.minutes) == (("phone@0",), 1)
    assert sum(step.minutes for step in joined.plan) == 5
    assert anew == {"phone@0": 4, "phone@1": 1}


def test_photos_of_a_page_seen_in_part_do_not_pile_up_with_each_visit() -> None:
    old = Shown("a.html", PHOTO, PHONE, status=Status.PARTLY_SEEN)
    new = Shown("a.html", (Kind.PHOTO, "two.jpg"), status=Status.PARTLY_SEEN)
    record = one_after_the_other(old, new)
    assert sorted(one.kind for one in record.exposures) == [Kind.PHONE, Kind.PHOTO]


def test_the_questions_of_a_network_count_whichever_scan_recognised_it() -> None:
    record = one_after_the_other(Shown("a.html", network="zalo"), Shown("b.html"))
    assert set(record.asked) == set(scanned(Shown("a.html", network="zalo")).asked) != set()


@pytest.mark.parametrize("answers", [(), (ANSWER,)])
def test_answers_alone_leave_every_page_as_it_was(answers: tuple[Answer, ...]) -> None:
    before = one_after_the_other(Shown("a.html", PHONE), Shown("wall.html", status=WALL))
    after = kept(before, scanned(answers=answers, day=9))
    assert (after.targets, after.exposures, after.gaps) == (before.targets, before.exposures, before.gaps)
    assert [day_of(after, one) for one in after.targets] == [day_of(before, one) for one in before.targets]
    assert (after.pages_of, after.score.high) == (before.created, before.score.high)
