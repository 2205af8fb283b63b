"""The figures of a session: the middle answer, what most had open, and what no report may hold."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from privacy_audit.catalog import Library
from privacy_audit.record.session import Ends, QuestionRecord, SessionReport, Share, report_json
from privacy_audit.session.covering import Group
from privacy_audit.session.figures import OTHER, Figures, message_of
from privacy_audit.session.totals import add_up
from privacy_audit.session.typical import middle
from privacy_audit.tally import Counts, Phase, Session, Tally
from privacy_audit.words import Words
from tests.session.rooms import FRIENDS, MESSAGE, PHONE, session

LIBRARY = Library()
CATALOG, QUIZ = LIBRARY.catalog(), LIBRARY.quiz()


def knows(topic: str) -> bool:
    return bool(CATALOG.question(topic) or message_of(topic, QUIZ))


def report_of(*sessions: Session, language: str = "en", mask: Callable[[str], str] = str) -> SessionReport:
    totals = add_up(sessions, knows)
    assert totals is not None
    return Figures(totals, CATALOG, QUIZ, Words(language), mask).report("0.1.0")


def question_of(report: SessionReport, identifier: str) -> QuestionRecord:
    return next(one for one in report.questions if one.id == identifier)


def groups(*numbers: tuple[str, int, int]) -> tuple[Group, ...]:
    return tuple(Group(choice=choice, least=least, most=most) for choice, least, most in numbers)


def test_before_and_after_are_told_with_their_shares() -> None:
    report = report_of(session(1, {PHONE: {"before": {"on": 30, "off": 10}, "after": {"on": 5, "off": 33}}}))
    one = question_of(report, PHONE)
    assert one.before and one.after
    assert [(g.choice, g.least, g.most, g.share) for g in one.before.groups] == [
        ("on", 30, 30, Share(least=75, most=75)),
        ("off", 10, 10, Share(least=25, most=25)),
    ]
    assert one.before.answers == 40 and one.after.answers == 38
    assert one.before.open == Share(least=75, most=75)
    assert one.after.open == Share(least=13, most=13)


@pytest.mark.parametrize(
    ("on", "off", "expected"),
    [(5, 35, (13, 88)), (15, 25, (38, 63)), (29, 171, (15, 86)), (171, 29, (86, 15)), (10, 30, (25, 75))],
)
def test_percentages_are_rounded_half_up(on: int, off: int, expected: tuple[int, int]) -> None:
    one = question_of(report_of(session(1, {PHONE: {"before": {"on": on, "off": off}}}, people=200)), PHONE)
    assert one.before and tuple(group.share.least for group in one.before.groups) == expected


HALL: dict[Phase, Counts] = {"before": {"public": 18, "friends": 14, "some-friends": 0, "only-me": 8}}


def test_a_hall_that_was_not_asked_does_not_help_to_work_out_a_hidden_group() -> None:
    """The six of the other hall are no room for the hidden group: only those who were asked are."""
    asked, other = session(1, {FRIENDS: HALL}), session(2, {PHONE: {"before": {"on": 6}}}, people=6)
    alone = question_of(report_of(asked), FRIENDS).before
    merged = question_of(report_of(asked, other), FRIENDS).before
    assert merged == alone
    assert merged and [(g.choice, g.least, g.most) for g in merged.groups] == [
        ("public", 14, 18),
        ("friends", 14, 18),
        ("some-friends", 0, 4),
        ("only-me", 8, 8),
    ]


def test_a_hall_that_was_asked_in_one_round_counts_in_that_round_alone() -> None:
    both: dict[Phase, Counts] = {"before": HALL["before"], "after": HALL["before"]}
    small: dict[Phase, Counts] = {"before": {"public": 6}}
    one = question_of(
        report_of(session(1, {FRIENDS: both}), session(2, {FRIENDS: small}, people=12)), FRIENDS
    )
    assert one.before and [(g.least, g.most) for g in one.before.groups] == [
        (24, 24), (14, 14), (0, 4), (8, 8)
    ]  # fmt: skip
    assert one.after and [(g.least, g.most) for g in one.after.groups] == [
        (14, 18), (14, 18), (0, 4), (8, 8)
    ]  # fmt: skip


def test_a_choice_that_nobody_made_is_shown_like_one_of_four_people() -> None:
    nobody, four = (
        report_of(session(1, {PHONE: {"before": {"on": 30, "off": few}}}, people=50)) for few in (0, 4)
    )
    assert nobody == four
    one = question_of(nobody, PHONE).before
    assert one and one.answers is None
    assert [(g.least, g.most, g.hidden) for g in one.groups] == [(30, 30, False), (0, 4, True)]


def test_other_answers_are_named_only_from_five_on() -> None:
    few, many = (
        report_of(session(1, {PHONE: {"before": {"on": 20, "off": 10, "unsure": number}}}, people=60))
        for number in (4, 5)
    )
    assert [g.choice for g in question_of(few, PHONE).before.groups] == ["on", "off"]  # type: ignore[union-attr]
    assert [g.choice for g in question_of(many, PHONE).before.groups] == ["on", "off", OTHER]  # type: ignore[union-attr]


def test_a_question_of_other_checklists_is_counted_but_never_named() -> None:
    report = report_of(
        session(
            1,
            {
                "nguyen-thi-lan/0912345678": {"before": {"x": 30}},
                "quiz/0912345678": {"before": {"threat": 9}},
            },
        )
    )
    assert (report.unknown, report.questions, report.quiz) == (2, (), ())
    assert not re.search(rb"0912345678|nguyen-thi", report_json(report))


def test_a_session_of_fewer_than_five_tells_not_even_their_number() -> None:
    report = report_of(session(1, {PHONE: {"before": {"on": 2, "off": 1}}}, people=3))
    assert report.people is None
    one = question_of(report, PHONE).before
    assert one and one.groups == () and one.answers is None


@pytest.mark.parametrize(
    ("own", "hall", "expected"),
    [(4, 40, None), (5, 40, 5), (0, 40, 0), (30, 3, None)],
)
def test_own_files_are_counted_where_neither_they_nor_the_others_are_few(
    own: int, hall: int, expected: int | None
) -> None:
    files = [session(number + 2, people=1, kind="one") for number in range(own)]
    assert report_of(session(1, people=hall), *files).own_files == expected


def test_titles_are_those_of_a_single_session_alone() -> None:
    assert report_of(session(1)).title == "Tập huấn"
    assert report_of(session(1), session(2)).title == ""


def test_days_are_told_and_no_time() -> None:
    report = report_of(session(1))
    assert (report.first, report.last) == (date(2026, 11, 20), date(2026, 11, 20))
    assert not re.search(rb"\d\d:\d\d", report_json(report))


def test_the_settings_most_often_open_come_first_and_are_five_at_most() -> None:
    topics = [f"facebook/{question.id}" for question in CATALOG.networks["facebook"].questions[:8]]
    counts: dict[str, dict[Phase, Counts]] = {}
    for place, topic in enumerate(topics):
        question = CATALOG.question(topic)
        assert question is not None
        widest = question.choices[0].id
        counts[topic] = {"before": {widest: 50 - 5 * place, question.recommended: 5 + 5 * place}}
    report = report_of(session(1, counts, people=100))
    assert report.most_open == tuple(topics[:5])


def test_of_equal_shares_the_question_that_was_asked_first_stands_first() -> None:
    topics = ("zalo/who-can-message", "zalo/find-by-phone", "facebook/friends-list")
    counts: dict[str, dict[Phase, Counts]] = {}
    for topic in topics:
        question = CATALOG.question(topic)
        assert question is not None
        counts[topic] = {"before": {question.choices[0].id: 20, question.recommended: 20}}
    report = report_of(session(1, counts))
    assert report.most_open == topics
    merged = report_of(session(1, counts), session(2, counts))
    assert merged.most_open == tuple(sorted(topics))
    for one in (report, merged):
        assert one.most_open == tuple(question.id for question in one.questions), "as in the list of all"


# --- the middle answer -----------------------------------------------------------------------

ONLY_ME = "only-me"


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ((("public", 20, 20), ("friends", 20, 20)), "public"),  # of two in the middle the more open one
        ((("public", 19, 19), ("friends", 20, 20)), "friends"),
        (
            (("friends", 10, 10), (ONLY_ME, 10, 10), ("public", 5, 5)),
            "friends",
        ),  # the order of the data counts
        ((("public", 18, 22), ("friends", 18, 22)), None),
        ((("public", 0, 4), ("friends", 36, 40)), "friends"),
        ((("public", 0, 4), ("friends", 0, 4)), None),
        ((), None),
    ],
)
def test_the_middle_answer(numbers: tuple[tuple[str, int, int], ...], expected: str | None) -> None:
    question = CATALOG.question(FRIENDS)
    assert question is not None
    assert middle(question, groups(*numbers)) == expected


def test_the_typical_exposure_falls_when_the_middle_answer_is_closed() -> None:
    rounds: dict[Phase, Counts] = {"before": {"on": 30, "off": 10}, "after": {"on": 5, "off": 35}}
    typical = report_of(session(1, {PHONE: rounds})).typical
    assert typical is not None and typical.questions == (PHONE,)
    assert typical.before == Ends(low=11.2, high=11.2, number=11.2, band="low", word="Low")
    assert typical.after == Ends(low=0, high=0, number=0, band="low", word="Low")


def test_the_typical_exposure_is_an_interval_where_the_middle_is_not_known() -> None:
    typical = report_of(session(1, {PHONE: {"before": {"on": 4, "off": 3}}})).typical
    assert typical is not None
    assert typical.before == Ends(low=0, high=11.2)
    assert typical.after is None


def test_only_questions_that_were_asked_twice_are_compared() -> None:
    twice: dict[Phase, Counts] = {"before": {"on": 30, "off": 10}, "after": {"on": 5, "off": 35}}
    once: dict[Phase, Counts] = {"before": {"public": 40}}
    typical = report_of(session(1, {PHONE: twice, FRIENDS: once})).typical
    assert typical is not None and typical.questions == (PHONE,)


def test_the_quiz_tells_who_was_right() -> None:
    [message] = report_of(session(1, {MESSAGE: {"before": {"threat": 30, "harmless": 10}}})).quiz
    assert (message.id, message.threat, message.right) == (MESSAGE, True, Share(least=75, most=75))


# --- the law -----------------------------------------------------------------------------------

QUESTIONS = (PHONE, FRIENDS, MESSAGE)


def choices_of(topic: str) -> list[str]:
    question = CATALOG.question(topic)
    return [choice.id for choice in question.choices] if question else ["threat", "harmless"]


def rounds(topic: str) -> st.SearchStrategy[dict[str, dict[str, int]]]:
    numbers = st.fixed_dictionaries({choice: st.integers(0, 30) for choice in choices_of(topic)})
    return st.fixed_dictionaries({"before": numbers}, optional={"after": numbers})


@settings(max_examples=50, deadline=None)
@given(
    counts=st.fixed_dictionaries({topic: rounds(topic) for topic in QUESTIONS}),
    people=st.integers(0, 150),
    few=st.integers(0, 4),
)
def test_no_figure_of_a_report_depends_on_a_group_under_five(
    counts: dict[str, dict[str, dict[str, int]]], people: int, few: int
) -> None:
    def report(changed: bool) -> bytes:
        tallies = {
            topic: Tally(topic=topic, hands=_with(both, few) if changed else both)  # type: ignore[arg-type]
            for topic, both in counts.items()
        }
        return report_json(report_of(replace(session(1, people=people), tallies=tallies)))

    assert report(changed=False) == report(changed=True)


def _with(both: dict[str, dict[str, int]], few: int) -> dict[str, dict[str, int]]:
    return {
        phase: {choice: few if number < 5 else number for choice, number in counts.items()}
        for phase, counts in both.items()
    }


@settings(max_examples=50, deadline=None)
@given(counts=st.fixed_dictionaries({topic: rounds(topic) for topic in QUESTIONS}), absent=st.integers(0, 60))
def test_no_group_under_five_can_be_worked_out_from_the_numbers_beside_it(
    counts: dict[str, dict[str, dict[str, int]]], absent: int
) -> None:
    """What is taken away from the number of people, or of answers, leaves room for any hidden number."""
    people = absent + max(sum(one.values()) for both in counts.values() for one in both.values())
    tallies = {topic: Tally(topic=topic, hands=both) for topic, both in counts.items()}  # type: ignore[arg-type]
    report = report_of(replace(session(1, people=people), tallies=tallies))
    sides = [side for one in report.questions for side in (one.before, one.after) if side]
    for side in (*sides, *(message.counted for message in report.quiz)):
        hidden = [group for group in side.groups if group.hidden]
        assert all((group.least, group.most) == (0, 4) for group in hidden)
        assert all(group.least >= 5 for group in side.groups if not group.hidden)
        if hidden:
            assert side.answers is None
            told = sum(group.least for group in side.groups)
            assert report.people is None or report.people - told >= 4 * len(hidden)


def test_the_record_is_read_back_as_it_was_written() -> None:
    report = report_of(session(1, {PHONE: {"before": {"on": 30, "off": 10}}}))
    assert msgspec.json.decode(report_json(report), type=SessionReport) == report
