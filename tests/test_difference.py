"""What has changed between two audits: what counts as fixed, as new, and what nobody may call either."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from msgspec.structs import replace

import privacy_audit
from privacy_audit.model import (
    FRAMES,
    NOT_KEPT,
    UNOPENED,
    UNTOLD,
    Answer,
    Kind,
    Part,
    RiskClass,
    State,
    Status,
)
from privacy_audit.record.acceptance import Acceptance, risk_of_exposure
from privacy_audit.record.changes import Difference, Seen, Thing, difference_json
from privacy_audit.record.difference import Numbered, compare, count_alike
from privacy_audit.record.listing import AuditList, AuditRow, listing_json, row
from privacy_audit.record.shapes import AuditRecord, ExposureRecord, GapRecord, LineRecord, TargetRecord
from privacy_audit.report.compose import compose
from privacy_audit.report.difference import compose_difference
from privacy_audit.report.direction import directions
from privacy_audit.report.document import Document, Look
from privacy_audit.report.html import render as render_html
from privacy_audit.report.listing import compose_list
from privacy_audit.report.markdown import render as render_markdown
from privacy_audit.report.material import Speaker
from privacy_audit.report.terminal import render as render_terminal
from privacy_audit.walk import is_open
from privacy_audit.words import Words
from tests.report.subjects import CATALOG, TEACHER, audit_of

SCHEMAS = Path(privacy_audit.__file__).parent / "schemas"
WHOLE = audit_of(TEACHER)
PHONE = WHOLE.exposures[0]
PLACES = ("https://example.com/one", "https://example.com/two")
EVERYONE = Answer(question="zalo/photos", state=State.ANSWERED, choice="all")
NOBODY = Answer(question="zalo/photos", state=State.ANSWERED, choice="nobody")


def target(name: str, status: Status = Status.SEEN, pages: int = 1, fingerprint: str = "") -> TargetRecord:
    return TargetRecord(
        target=name, network=None, status=status, reason=None, pages=pages, fingerprint=fingerprint
    )


def on(*targets: int) -> ExposureRecord:
    """The teacher's phone on these targets."""
    place = PHONE.where[0]
    return replace(PHONE, where=tuple(replace(place, target=at, page=f"page {at}") for at in targets))


def audit(
    *answers: Answer,
    targets: tuple[TargetRecord, ...] = (),
    exposures: tuple[ExposureRecord, ...] = (),
    gaps: tuple[GapRecord, ...] = (),
    ruler: int = 1,
    unlooked: tuple[RiskClass, ...] = (),
) -> AuditRecord:
    lines = tuple(
        LineRecord(risk_class=one, subject="unknown", low=0, high=1, severity=None, items=("unlooked",))
        for one in unlooked
    )
    return replace(
        WHOLE,
        answers=answers,
        targets=targets,
        exposures=exposures,
        gaps=gaps,
        tool=replace(WHOLE.tool, ruler=ruler),
        score=replace(WHOLE.score, lines=lines),
    )


def compared(before: AuditRecord, after: AuditRecord) -> Difference:
    return compare(
        Numbered(number=1, record=before), Numbered(number=2, record=after), CATALOG.question, is_open
    )


def words_for(difference: Difference) -> dict[str, int]:
    """How many things stand under each word, without those under which nothing stands."""
    parts = {
        "fixed": difference.fixed,
        "new": difference.new,
        "still": difference.still,
        "unseen": difference.unseen,
        "first_seen": difference.first_seen,
    }
    return {name: len(things) for name, things in parts.items() if things}


# --- settings --------------------------------------------------------------------------------

UNSURE = Answer(question="zalo/photos", state=State.UNSURE)
SKIPPED = Answer(question="zalo/photos", state=State.SKIPPED)
APART = Answer(question="zalo/photos", state=State.NOT_APPLICABLE)
NO_LONGER = Answer(question="zalo/photos", state=State.ANSWERED, choice="a-choice-of-former-times")


@pytest.mark.parametrize(
    ("before", "after", "word"),
    [
        # What must not be called fixed, nor new.
        (EVERYONE, UNSURE, "unseen"),
        (EVERYONE, SKIPPED, "unseen"),
        (EVERYONE, NO_LONGER, "unseen"),
        (EVERYONE, None, "unseen"),
        (UNSURE, EVERYONE, "first_seen"),
        (None, EVERYONE, "first_seen"),
        (None, NOBODY, None),
        (NOBODY, UNSURE, None),
        (NOBODY, NOBODY, None),
        (EVERYONE, EVERYONE, "still"),
        # And what may.
        (EVERYONE, NOBODY, "fixed"),
        (EVERYONE, APART, "fixed"),
        (NOBODY, EVERYONE, "new"),
    ],
)
def test_the_word_for_a_setting(before: Answer | None, after: Answer | None, word: str | None) -> None:
    one, other = audit(*(before,) if before else ()), audit(*(after,) if after else ())
    assert words_for(compared(one, other)) == ({word: 1} if word else {})


def test_a_question_that_the_checklists_no_longer_hold_is_left_out() -> None:
    gone = Answer(question="zalo/of-former-times", state=State.ANSWERED, choice="all")
    assert words_for(compared(audit(gone), audit())) == {}


# --- exposures -------------------------------------------------------------------------------

BEFORE = audit(targets=(target(PLACES[0]),), exposures=(on(0),))
TWO = tuple(target(name) for name in PLACES)
GAP = GapRecord(target=0, page="page 0", status=Status.UNREACHABLE, code="dns", values={}, detail="")


@pytest.mark.parametrize(
    ("kind", "part", "code", "is_fixed"),
    [
        (Kind.PHOTO, Part.IMAGE, UNTOLD, False),
        (Kind.PHONE, Part.TEXT, "cut-short", False),
        # The position in a picture, and the number in a QR code: what stands in a file that nobody opened.
        (Kind.LOCATION, Part.EXIF, UNOPENED, False),
        (Kind.LOCATION, Part.EXIF, NOT_KEPT, False),
        (Kind.PHONE, Part.IMAGE, NOT_KEPT, False),
        (Kind.PHONE, Part.TEXT, UNOPENED, True),
        (Kind.PHONE, Part.TEXT, NOT_KEPT, True),
        (Kind.PHOTO, Part.IMAGE, NOT_KEPT, True),
        (Kind.PHONE, Part.TEXT, UNTOLD, True),
        (Kind.PHONE, Part.TEXT, FRAMES, True),
        (Kind.PHOTO, Part.IMAGE, FRAMES, True),
    ],
)
def test_pictures_that_nobody_can_tell_or_opened_hide_what_they_hold_and_frames_hide_nothing(
    kind: Kind, part: Part, code: str, is_fixed: bool
) -> None:
    place = replace(on(0).where[0], part=part)
    before = audit(targets=(target(PLACES[0]),), exposures=(replace(on(0), kind=kind, where=(place,)),))
    after = audit(targets=(target(PLACES[0]),), gaps=(replace(GAP, code=code),))
    assert words_for(compared(before, after)) == ({"fixed": 1} if is_fixed else {"unseen": 1})


@pytest.mark.parametrize(
    "after",
    [
        audit(),
        audit(targets=(target(PLACES[1]),)),
        audit(targets=(target(PLACES[0], Status.LOGIN_WALL),)),
        audit(targets=(target(PLACES[0], Status.PARTLY_SEEN),)),
        audit(targets=(target(PLACES[0]), target(PLACES[0], Status.UNREACHABLE))),
        audit(targets=(target(PLACES[0], pages=0),)),
        audit(targets=(target(PLACES[0]),), gaps=(GAP,)),
        audit(targets=(target(PLACES[0]),), unlooked=(PHONE.risk_class,)),
    ],
    ids=[
        "nothing",
        "another page",
        "a wall",
        "a part",
        "the same once in vain",
        "fewer pages",
        "a gap",
        "class",
    ],
)
def test_an_exposure_is_not_fixed_where_nobody_could_have_seen_it(after: AuditRecord) -> None:
    assert words_for(compared(BEFORE, after)) == {"unseen": 1}
    assert words_for(compared(after, BEFORE)) == {"first_seen": 1}


def test_an_exposure_is_fixed_where_its_page_was_seen_again_without_it() -> None:
    assert words_for(compared(BEFORE, audit(targets=(target(PLACES[0]),)))) == {"fixed": 1}


ONE, OTHER, PATH = "1" * 32, "2" * 32, "3" * 32


@pytest.mark.parametrize(
    ("then", "again", "word"),
    [
        # Near-misses: one masked name, and nothing that shows that it is the same file.
        (ONE, OTHER, "unseen"),
        ("", ONE, "unseen"),
        (ONE, "", "unseen"),
        # And the same one.
        (ONE, ONE, "fixed"),
        ("", "", "fixed"),
    ],
)
def test_one_masked_name_may_be_that_of_two_files(then: str, again: str, word: str) -> None:
    before = audit(targets=(target("09•• ••• •78.html", fingerprint=then),), exposures=(on(0),))
    after = audit(targets=(target("09•• ••• •78.html", fingerprint=again),))
    assert words_for(compared(before, after)) == {word: 1}
    assert words_for(compared(after, before)) == {{"unseen": "first_seen", "fixed": "new"}[word]: 1}
    assert compared(before, after).same_scope == (then == again)


def test_a_file_is_known_again_among_others_of_its_masked_name_and_shown_by_that_name() -> None:
    one, other = (target("page.html", fingerprint=digits) for digits in (ONE, OTHER))
    before = audit(targets=(one, other), exposures=(on(1),))
    assert words_for(compared(before, audit(targets=(one,)))) == {"unseen": 1}
    blind = replace(one, status=Status.LOGIN_WALL)
    found = compared(before, audit(targets=(blind, other)))
    assert [thing.targets for thing in found.fixed if isinstance(thing, Seen)] == [("page.html",)]


def test_a_file_that_an_older_audit_holds_twice_was_one_page() -> None:
    one = target("d.html", fingerprint=ONE)
    before = audit(targets=(one, one), exposures=(on(0, 1),))
    assert words_for(compared(before, audit(targets=(one,)))) == {"fixed": 1}
    assert words_for(compared(before, audit(targets=(replace(one, pages=0),)))) == {"unseen": 1}
    blind = audit(targets=(replace(one, status=Status.LOGIN_WALL), one))
    assert words_for(compared(before, blind)) == {"unseen": 1}


@pytest.mark.parametrize(
    ("then", "again", "word"),
    [
        # Near-misses: another address for the same file, another file for the same address's path, a text.
        (("p.html", ONE, PATH), ("p.html", OTHER, PATH), "unseen"),
        (("p.html", ONE, PATH), ("p.html", OTHER, ""), "unseen"),
        (("-", "", ONE), ("p.html", ONE, ""), "unseen"),
        (("p.html", PATH, ""), ("https://example.com/", ONE, PATH), "unseen"),
        # The same file, once with the address of its page and once without.
        (("p.html", PATH, ""), ("p.html", ONE, PATH), "fixed"),
        (("p.html", ONE, PATH), ("p.html", PATH, ""), "fixed"),
        (("./p.html", ONE, PATH), ("p.html", PATH, ""), "fixed"),
    ],
)
def test_a_file_is_the_same_whether_its_address_was_named_or_not(
    then: tuple[str, str, str], again: tuple[str, str, str], word: str
) -> None:
    (was, one, path), (now, other, way) = then, again
    before = audit(targets=(replace(target(was, fingerprint=one), alias=path),), exposures=(on(0),))
    after = audit(targets=(replace(target(now, fingerprint=other), alias=way),))
    assert words_for(compared(before, after)) == {word: 1}
    assert words_for(compared(after, before)) == {{"unseen": "first_seen", "fixed": "new"}[word]: 1}
    assert compared(before, after).same_scope == count_alike(before, after) == (word == "fixed")


def test_a_file_that_an_older_audit_holds_with_and_without_its_address_was_one_page() -> None:
    plain = target("p.html", fingerprint=PATH)
    named = replace(target("p.html", fingerprint=ONE), alias=PATH)
    before = audit(targets=(named, plain), exposures=(on(0, 1),))
    for again in (plain, named):
        assert words_for(compared(before, audit(targets=(again,)))) == {"fixed": 1}


def test_two_targets_without_fingerprints_under_one_masked_name_are_two() -> None:
    one = target("09•• ••• •78.html")
    before = audit(targets=(one, one), exposures=(on(0, 1),))
    assert words_for(compared(before, audit(targets=(one,)))) == {"unseen": 1}


def test_what_stands_on_a_page_taken_over_too_is_not_called_new() -> None:
    one, other = target("a.html", fingerprint=ONE), target("b.html", fingerprint=OTHER)
    taken = replace(one, pages_of=WHOLE.created)
    after = audit(targets=(other, taken), exposures=(on(0, 1),))
    assert words_for(compared(audit(targets=(one, other)), after)) == {"first_seen": 1}


def test_a_text_with_a_fingerprint_is_still_a_text_without_a_name() -> None:
    text = target("-", fingerprint=ONE)
    before = audit(targets=(text,), exposures=(on(0),))
    assert words_for(compared(before, audit(targets=(text,)))) == {"unseen": 1}


def test_all_its_pages_must_have_been_seen_again() -> None:
    before = audit(targets=TWO, exposures=(on(0, 1),))
    assert words_for(compared(before, audit(targets=TWO[:1]))) == {"unseen": 1}
    assert words_for(compared(before, audit(targets=TWO))) == {"fixed": 1}


FILES = target("a.html", fingerprint=ONE), target("b.html", fingerprint=OTHER)
A_AND_B = audit(targets=FILES, exposures=(on(0, 1),))
TAKEN_OVER = replace(FILES[1], pages_of=WHOLE.created)
A_CLEANED = audit(targets=(FILES[0], TAKEN_OVER), exposures=(on(1),))
"""The first page was seen again without it; the other one counts on."""


def test_where_one_of_two_pages_was_cleaned_that_is_told_of_it_alone() -> None:
    difference = compared(A_AND_B, A_CLEANED)
    assert [(one.targets, one.gone_from) for one in difference.unseen if isinstance(one, Seen)] == [
        (("a.html", "b.html"), ("a.html",))
    ]
    said = " ".join(drawn(compose_difference(difference, CATALOG, Words("en"), profile="hoa")).split())
    assert "on a.html: it is gone on b.html: not seen again" in said
    assert "To look again: privacy-audit scan b.html --keep --profile hoa" in said


MINUTE = timedelta(minutes=1)


def test_a_page_that_was_seen_again_in_between_was_seen_again() -> None:
    later = WHOLE.created + MINUTE
    both = audit(targets=(FILES[1], replace(FILES[0], pages_of=later)))
    assert words_for(compared(A_AND_B, both)) == {"fixed": 1}
    assert compared(A_AND_B, both).same_scope
    alone = replace(audit(targets=FILES), pages_of=later)
    assert words_for(compared(A_AND_B, alone)) == {"fixed": 1}
    assert words_for(compared(A_AND_B, replace(alone, exposures=(on(0),)))) == {"still": 1}
    # Near-misses: what was seen at the time of the earlier audit, or before it, was not seen again.
    for day in (WHOLE.created, WHOLE.created - MINUTE):
        assert words_for(compared(A_AND_B, replace(alone, pages_of=day))) == {"unseen": 1}
        since = audit(targets=(FILES[1], replace(FILES[0], pages_of=day)))
        assert words_for(compared(A_AND_B, since)) == {"unseen": 1}


def test_where_it_still_stands_on_one_of_two_pages_that_were_seen_again() -> None:
    [still] = compared(A_AND_B, replace(A_CLEANED, targets=FILES)).still
    assert isinstance(still, Seen)
    assert (still.targets, still.gone_from) == (("b.html",), ("a.html",))


@pytest.mark.parametrize(
    "again",
    [
        audit(targets=(TAKEN_OVER,), exposures=(on(0),)),
        audit(targets=(replace(FILES[0], status=Status.LOGIN_WALL), TAKEN_OVER), exposures=(on(1),)),
        audit(targets=(replace(FILES[0], pages=0), TAKEN_OVER), exposures=(on(1),)),
        replace(A_CLEANED, gaps=(GAP,)),
    ],
    ids=["nobody looked", "a wall", "fewer pages", "a gap"],
)
def test_a_page_that_may_still_show_it_is_not_called_clean(again: AuditRecord) -> None:
    [unseen] = compared(A_AND_B, again).unseen
    assert isinstance(unseen, Seen)
    assert unseen.gone_from == ()


def test_nor_is_one_whose_masked_name_another_page_has_that_nobody_saw_again() -> None:
    other = target("a.html", fingerprint=OTHER)
    before = audit(targets=(FILES[0], other), exposures=(on(0, 1),))
    [unseen] = compared(before, audit(targets=(FILES[0],))).unseen
    assert isinstance(unseen, Seen)
    assert (unseen.targets, unseen.gone_from) == (("a.html",), ())


def test_two_texts_through_standard_input_are_not_the_same_target() -> None:
    before = audit(targets=(target("-"),), exposures=(on(0),))
    assert words_for(compared(before, audit(targets=(target("-"),)))) == {"unseen": 1}


def test_an_exposure_that_points_nowhere_is_not_fixed() -> None:
    lost = audit(targets=(target(PLACES[0]),), exposures=(on(7, -1),))
    assert words_for(compared(lost, audit(targets=(target(PLACES[0]),)))) == {"unseen": 1}


def test_the_same_value_of_another_kind_is_another_exposure() -> None:
    account = replace(on(0), kind=Kind.BANK_ACCOUNT)
    after = audit(targets=(target(PLACES[0]),), exposures=(account,))
    assert words_for(compared(BEFORE, after)) == {"fixed": 1, "new": 1}


# --- laws ------------------------------------------------------------------------------------

QUESTIONS = ("zalo/find-by-phone", "zalo/photos", "facebook/friends-list", "zalo/gone")
answers = st.builds(
    lambda name, state, choice: Answer(
        question=name, state=state, choice=choice if state is State.ANSWERED else None
    ),
    st.sampled_from(QUESTIONS),
    st.sampled_from(list(State)),
    st.sampled_from(["all", "friends", "nobody", "gone"]),
)
targets = st.builds(
    target,
    st.sampled_from((*PLACES, "-")),
    st.sampled_from([Status.SEEN, Status.PARTLY_SEEN, Status.LOGIN_WALL]),
    st.integers(0, 2),
)
found = st.builds(
    lambda exposure, digits: replace(exposure, fingerprint=digits),
    st.lists(st.integers(-1, 3), max_size=3).map(lambda places: on(*places)),
    st.sampled_from("abcd"),
)
audits = st.builds(
    lambda given, looked, seen, ruler: audit(*given, targets=looked, exposures=seen, ruler=ruler),
    st.lists(answers, max_size=5, unique_by=lambda one: one.question),
    st.lists(targets, max_size=3).map(tuple),
    st.lists(found, max_size=4, unique_by=lambda one: one.fingerprint).map(tuple),
    st.integers(1, 2),
)


def names(things: tuple[Thing, ...]) -> list[str]:
    """What the things are, apart from how each audit says it."""
    return sorted(one.fingerprint if isinstance(one, Seen) else one.question for one in things)


@given(audits)
def test_an_audit_does_not_differ_from_itself(one: AuditRecord) -> None:
    difference = compared(one, one)
    assert words_for(difference).keys() <= {"still"}
    assert len(difference.still) >= len(one.exposures)
    assert difference.same_scope
    assert not difference.ruler_changed


@given(audits, audits)
def test_going_back_swaps_fixed_and_new(one: AuditRecord, other: AuditRecord) -> None:
    there, back = compared(one, other), compared(other, one)
    assert names(there.fixed) == names(back.new)
    assert names(there.new) == names(back.fixed)
    assert names(there.still) == names(back.still)
    assert names(there.unseen) == names(back.first_seen)
    assert names(there.first_seen) == names(back.unseen)
    assert there.same_scope == back.same_scope


@given(audits, audits)
def test_every_exposure_stands_under_exactly_one_word(one: AuditRecord, other: AuditRecord) -> None:
    difference = compared(one, other)
    parts = (difference.fixed, difference.new, difference.still, difference.unseen, difference.first_seen)
    prints = [thing.fingerprint for part in parts for thing in part if isinstance(thing, Seen)]
    assert sorted(prints) == sorted({exposure.fingerprint for exposure in (*one.exposures, *other.exposures)})


@given(audits, audits)
def test_another_ruler_says_nothing_of_the_score(one: AuditRecord, other: AuditRecord) -> None:
    difference = compared(one, other)
    assert difference.ruler_changed == (one.tool.ruler != other.tool.ruler)
    assert (difference.score is None) == difference.ruler_changed


# --- what was accepted -----------------------------------------------------------------------

TODAY = date(2026, 11, 22)


def accepted(risk: str, until: date = date(2026, 12, 31)) -> dict[str, Acceptance]:
    return {risk: Acceptance(risk=risk, since=TODAY, until=until, because="Khách cần gọi mình")}


def test_what_is_accepted_stands_under_its_word_all_the_same() -> None:
    here = audit(EVERYONE, targets=(target(PLACES[0]),), exposures=(on(0),))
    one = Numbered(number=1, record=here)
    phone = risk_of_exposure(PHONE.kind, PHONE.fingerprint)
    decisions = accepted("zalo/photos") | accepted(phone, date(2026, 11, 21)) | accepted("zalo/other")
    difference = compare(one, one, CATALOG.question, is_open, decisions, TODAY)
    assert words_for(difference) == {"still": 2}
    assert {(one.risk, one.over) for one in difference.accepted} == {("zalo/photos", False), (PHONE.id, True)}
    text = " ".join(drawn(compose_difference(difference, CATALOG, Words("en"))).split())
    assert "Of what is not fixed, accepted by you: 1" in text
    assert "Accepted until 2026-12-31, because: “Khách cần gọi mình”" in text
    assert "You had accepted this until 2026-11-21. That day is over" in text


def test_what_is_fixed_needs_no_acceptance() -> None:
    sides = Numbered(number=1, record=audit(EVERYONE)), Numbered(number=2, record=audit(NOBODY))
    difference = compare(*sides, CATALOG.question, is_open, accepted("zalo/photos"), TODAY)
    assert (words_for(difference), difference.accepted) == ({"fixed": 1}, ())


# --- in words and as data --------------------------------------------------------------------

RICH_AFTER = audit(
    NOBODY,
    Answer(question="facebook/friends-list", state=State.UNSURE),
    Answer(question="zalo/find-by-phone", state=State.ANSWERED, choice="all"),
    targets=(TWO[0], target(PLACES[1], Status.LOGIN_WALL)),
    exposures=(on(0),),
)
RICH = compared(
    audit(
        EVERYONE,
        Answer(question="facebook/friends-list", state=State.ANSWERED, choice="all"),
        targets=TWO,
        exposures=(on(0), replace(on(1), fingerprint="other", id="p-9999")),
    ),
    RICH_AFTER,
)


def test_the_difference_is_valid_by_the_published_schema() -> None:
    schema = json.loads((SCHEMAS / "diff-1.schema.json").read_bytes())
    written = json.loads(difference_json(RICH))
    Draft202012Validator(schema).validate(written)
    assert list(written) == [
        "schema", "before", "after", "ruler_changed", "same_scope", "score",
        "fixed", "new", "still", "unseen", "first_seen", "accepted",
    ]  # fmt: skip
    assert written["schema"] == "privacy-audit.diff/1"
    assert written["fixed"] == [
        {
            "type": "setting",
            "question": "zalo/photos",
            "class": "face",
            "severity": "high",
            "before": {"state": "answered", "choice": "all"},
            "after": {"state": "answered", "choice": "nobody"},
        }
    ]
    assert [(one["type"], one.get("targets")) for one in written["still"]] == [("exposure", [PLACES[0]])]


def drawn(document: Document, columns: int = 80, *, plain: bool = False) -> str:
    return render_terminal(document, Look(width=columns, plain=plain))


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("columns", [40, 80])
def test_it_fits_the_window_in_both_languages(language: str, columns: int) -> None:
    text = drawn(compose_difference(RICH, CATALOG, Words(language)), columns)
    assert max(map(len, text.splitlines())) <= columns
    assert "09•• ••• •78" in text
    assert "\n!" in text  # what was not seen this time stands out


def test_it_says_what_was_fixed_and_what_nobody_looked_at() -> None:
    text = drawn(compose_difference(RICH, CATALOG, Words("en")))
    assert "Fixed: 1\n" in text
    assert "Before: “Everyone”\n    Now: “Only me”" in text
    assert "Not seen this time: 2\n" in text
    assert "does not mean that they are fixed" in " ".join(text.split())
    assert "Not the same was looked at both times" in text


def test_it_begins_with_what_was_not_seen_in_the_words_of_the_report() -> None:
    lines = drawn(compose_difference(RICH, CATALOG, Words("en"), later=RICH_AFTER)).splitlines()
    headings = [lines[at - 1] for at, line in enumerate(lines) if line and not line.strip("─")]
    assert headings[:5] == [
        "What could NOT be seen, or was not asked",
        "Not seen this time: 2",
        "The score",
        "In short",
        "Fixed: 1",
    ]
    said = " ".join(lines).partition("Not seen this time")[0]
    report = drawn(compose(RICH_AFTER, CATALOG, Words("en"))).partition("The score\n")[0]
    assert said.split()[-40:] == report.split()[-40:]
    assert "Not seen does not mean safe." in said


def test_where_everything_was_seen_and_answered_nothing_is_said_before_the_score() -> None:
    text = drawn(compose_difference(compared(audit(), audit(ruler=2)), CATALOG, Words("en")))
    assert "NOT be seen" not in text and "Not seen this time" not in text


def test_another_ruler_is_said_instead_of_the_scores() -> None:
    text = drawn(compose_difference(compared(audit(), audit(ruler=2)), CATALOG, Words("en")))
    assert "The ruler changed between these audits (1, then 2)" in text
    assert "of 100" not in text
    assert "Nothing was open in either of them" in text


def test_hostile_texts_pass_as_text() -> None:
    hostile = replace(on(0), masked="<script>x</script>\x1b[31m", id="<b>")
    named = audit(targets=(target("<img src=x>|`a`\u202e"),), exposures=(hostile,))
    document = compose_difference(compared(named, named), CATALOG, Words("en"))
    html, markdown, text = render_html(document), render_markdown(document), drawn(document)
    assert "<script>x" not in html
    assert "<img src=x" not in html
    assert "\\<script\\>" in markdown
    assert "\x1b" not in text + markdown + html
    assert "\u202e" not in text + markdown + html


# --- the list --------------------------------------------------------------------------------

DAY = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
SCORES = ((0.0, 100.0), (10.0, 90.0), (50.0, 50.0))
ROWS = [
    row(number, DAY, replace(audit(EVERYONE, UNSURE), score=replace(WHOLE.score, low=low, high=high)))
    for number, (low, high) in enumerate(SCORES, 1)
]
LOST = row(9, None, None)


def listed(*rows: AuditRow, under_way: int = 0, **more: Any) -> AuditList:
    return AuditList(audits=rows, under_way=under_way, **more)


def course(*rows: AuditRow, plain: bool = False) -> list[str]:
    """What stands below the last heading of a list."""
    text = drawn(compose_list(listed(*rows), CATALOG, Words("en")), plain=plain)
    return text.partition("How the score went\n")[2].splitlines()


def with_number(audit_row: AuditRow, number: float | None) -> AuditRow:
    assert audit_row.score is not None
    return replace(audit_row, score=replace(audit_row.score, number=number))


def test_both_ends_of_the_score_are_drawn_and_the_number_between_them() -> None:
    lines = course(with_number(ROWS[0], None), with_number(ROWS[1], 50), with_number(ROWS[2], 50))
    assert lines == [
        "──────────────────",
        "0 to 100 in audit 1, 50 in audit 3. Lower is better.",
        "Too little was known to say which way the score went.",
        "██▅ at most",
        "?▅▅ the score",
        "▁▁▅ at least",
        "The oldest is on the left; the higher, the more exposed.",
        "? means that too little was known for a single number.",
    ]


def test_without_any_number_only_both_ends_are_drawn() -> None:
    lines = course(*(with_number(one, None) for one in ROWS))
    assert lines[3:5] == ["██▅ at most", "▁▁▅ at least"]
    assert lines[6:] == ["None of these audits has a single number yet: too little was known."]


def test_an_audit_that_cannot_be_read_and_another_ruler_are_in_the_drawing() -> None:
    rows = [with_number(one, None) for one in (ROWS[0], replace(ROWS[1], ruler=2), ROWS[2])]
    lines = course(rows[0], LOST, *rows[1:])
    assert lines[1:3] == ["█×|█|▅ at most", "▁×|▁|▅ at least"]
    assert "× means that an audit cannot be read." in lines
    assert lines[-1] == "A stroke means that the ruler changed there: both sides cannot be compared."


def test_words_stand_in_place_of_the_drawing() -> None:
    first, second = with_number(ROWS[0], 50), with_number(replace(ROWS[1], ruler=2), None)
    assert course(first, LOST, second, plain=True) == [
        "From the oldest to the newest, of 100:",
        "- Audit 1: 0 to 100",
        "- Audit 9: cannot be read",
        "- Here the ruler changed: before and after cannot be compared.",
        "- Audit 2: 10 to 90",
    ]


def test_an_end_that_looks_like_the_number_is_not_drawn_again() -> None:
    exact = [with_number(replace(ROWS[2], number=number), 50) for number in (1, 2)]
    assert course(*exact)[2:4] == ["▅▅ the score", "The oldest is on the left; the higher, the more exposed."]


def judged(number: int, low: float, high: float, exact: float | None = None, **more: Any) -> AuditRow:
    scored = replace(WHOLE.score, low=low, high=high, number=exact)
    return replace(row(number, DAY, replace(audit(EVERYONE), score=scored)), **more)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([judged(1, 70, 70, 70)], []),
        ([judged(1, 70, 70, 70), LOST], []),
        ([judged(1, 70, 70, 70, ruler=9), judged(2, 40, 40, 40)], []),
        (
            [judged(1, 0, 100), judged(2, 10, 90)],
            [
                "0 to 100 in audit 1, 10 to 90 in audit 2. Lower is better.",
                "Too little was known to say which way the score went.",
            ],
        ),
        (
            [judged(1, 70, 70, 70), judged(2, 40, 40, 40, questions=99)],
            [
                "70 in audit 1, 40 in audit 2. Lower is better.",
                "Not the same was looked at both times; a part of the difference may come from that.",
            ],
        ),
        (
            [judged(1, 70, 70, 70), judged(2, 70, 70.01, 70)],
            ["The score stayed where it was: 70 in audit 1, 70 in audit 2."],
        ),
        (
            [judged(1, 20, 80), judged(2, 3, 79)],
            [
                "20 to 80 in audit 1, 3 to 79 in audit 2. Lower is better.",
                "Too little was known to say which way the score went.",
            ],
        ),
        (
            [judged(1, 20, 30), judged(2, 31, 90)],
            ["The score went up, which is worse: 20 to 30 in audit 1, 31 to 90 in audit 2."],
        ),
        (
            [judged(1, 70, 80, 75), judged(2, 65, 85, 74)],
            [
                "75 in audit 1, 74 in audit 2. Lower is better.",
                "Too little was known to say which way the score went.",
            ],
        ),
        (
            [judged(1, 70, 70, 70), LOST, judged(2, 80, 80, 80), judged(3, 35.2, 40, 37.6)],
            [
                "The score went down, which is better: 70 in audit 1, 37.6 in audit 3.",
                "Lowest: 37.6 (audit 3). Highest: 80 (audit 2). Lower is better.",
            ],
        ),
    ],
)
def test_which_way_the_score_went_is_said_in_words(rows: list[AuditRow], said: list[str]) -> None:
    speaker = Speaker(catalog=CATALOG, words=Words("en"))
    assert ["".join(span.text for span in phrase) for phrase in directions(speaker, rows)] == said


def test_on_a_page_the_course_is_a_drawing_with_the_same_in_words() -> None:
    document = compose_list(listed(*ROWS, LOST), CATALOG, Words("en"))
    html = render_html(document)
    assert html.count('<svg class="course" viewBox="0 -16 112 136"') == 1
    assert html.count('<rect class="sure" x=') == 4
    assert "<li>Audit 9: cannot be read</li>" in html
    markdown = render_markdown(document)
    assert "- `██▅×` at most" in markdown
    assert "- Audit 9: cannot be read" in markdown


def test_one_audit_has_no_course() -> None:
    assert course(ROWS[0], LOST) == []


def test_only_the_newest_are_drawn() -> None:
    many = [replace(ROWS[0], number=number) for number in range(100)]
    assert course(*many)[3] == "█" * 24 + " at most"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_list_fits_the_window_and_hides_nothing(language: str) -> None:
    document = compose_list(listed(*ROWS, LOST, under_way=3), CATALOG, Words(language))
    for columns in (40, 80):
        assert max(map(len, drawn(document, columns).splitlines())) <= columns
    assert drawn(document).count("•") == 4


def test_the_list_is_valid_by_the_published_schema() -> None:
    written = json.loads(listing_json(listed(*ROWS, LOST, under_way=3)))
    Draft202012Validator(json.loads((SCHEMAS / "history-1.schema.json").read_bytes())).validate(written)
    assert written["schema"] == "privacy-audit.history/1"
    assert written["under_way"] == 3
    assert written["audits"][3] == {
        "number": 9,
        "created": None,
        "readable": False,
        "ruler": None,
        "score": None,
        "questions": 0,
        "answered": 0,
        "targets": 0,
        "seen": 0,
        "carried": 0,
        "exposures": 0,
        "networks": [],
    }
    assert (written["audits"][0]["questions"], written["audits"][0]["answered"]) == (4, 1)
