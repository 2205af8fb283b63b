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
from privacy_audit.checklist import Choice, Question
from privacy_audit.model import RiskClass, Visibility
from privacy_audit.record.session import Ends, QuestionRecord, SessionReport, Share, report_json
from privacy_audit.session.covering import Group
from privacy_audit.session.figures import OTHER, Figures, message_of
from privacy_audit.session.moving import count_hands, with_people
from privacy_audit.session.openness import leaves_open
from privacy_audit.session.totals import add_up
from privacy_audit.session.typical import Middle, middle
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
    assert [g.share.least for g in one.after.groups] == [13, 87]
    assert one.after.open == Share(least=13, most=13)


@pytest.mark.parametrize(
    ("on", "off", "expected"),
    [(5, 35, (12, 88)), (15, 25, (37, 63)), (29, 171, (14, 86)), (171, 29, (86, 14)), (10, 30, (25, 75))],
)
def test_percentages_come_to_one_hundred_and_of_equal_remainders_the_larger_group_is_rounded_up(
    on: int, off: int, expected: tuple[int, int]
) -> None:
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
    assert merged.most_open == ("zalo/find-by-phone", "zalo/who-can-message", "facebook/friends-list")
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
        ((("public", 18, 22), ("friends", 18, 22)), "public friends"),
        ((("public", 0, 4), ("friends", 36, 40)), "friends"),
        ((("public", 0, 4), ("friends", 0, 4)), "public friends"),
        (
            (("public", 0, 4), ("friends", 18, 22), (ONLY_ME, 18, 22)),
            "friends only-me",
        ),  # nobody's middle: public
        ((), None),
    ],
)
def test_the_middle_answer(numbers: tuple[tuple[str, int, int], ...], expected: str | None) -> None:
    question = CATALOG.question(FRIENDS)
    assert question is not None
    between = expected.split() if expected else []
    wanted = Middle(most_open=between[0], most_closed=between[-1]) if between else None
    assert middle(question, groups(*numbers)) == wanted


COUNTABLE = [
    f"{network.id}/{question.id}"
    for network in CATALOG.networks.values()
    for question in network.questions
    if question.risk_class is not RiskClass.READINESS
]


def asked(topics: list[str], *phases: Phase, of: int = 40) -> dict[str, dict[Phase, Counts]]:
    """Everybody has the most open choice at first, and the recommended one afterwards."""
    counts: dict[str, dict[Phase, Counts]] = {}
    for topic in topics:
        question = CATALOG.question(topic)
        assert question is not None
        chosen = {"before": question.choices[0].id, "after": question.recommended}
        counts[topic] = {phase: {chosen[phase]: of} for phase in phases}
    return counts


def test_the_typical_exposure_falls_when_the_middle_answer_is_closed() -> None:
    report = report_of(session(1, asked(COUNTABLE[:6], "before", "after")))
    typical = report.typical
    assert typical is not None and typical.questions == tuple(COUNTABLE[:6])
    assert typical.after and typical.before.number and typical.after.high < typical.before.low
    assert report.typical_note.startswith("Only the 6 questions that were asked count in it.")


@pytest.mark.parametrize("number", [1, 4])
def test_no_score_is_told_of_fewer_than_five_questions(number: int) -> None:
    report = report_of(session(1, asked(COUNTABLE[:number], "before", "after")))
    assert report.typical is None
    assert report.typical_note == (
        f"No typical exposure is told: {number} of the questions that were asked count in a score, and at least 5 "
        "are needed. What was not asked is unknown, which is not the same as safe."
    )
    assert report_of(session(1)).typical_note == ""


def test_the_typical_exposure_is_an_interval_where_the_middle_is_not_known() -> None:
    sure, few = asked(COUNTABLE[:6], "before"), asked(COUNTABLE[:6], "before", of=4)
    known, unknown = (report_of(session(1, counts)).typical for counts in (sure, few))
    assert known is not None and unknown is not None
    assert known.before.number is not None
    assert (unknown.before.low, unknown.before.number, unknown.before.word) == (0, None, "")
    assert unknown.before.high == known.before.high
    assert unknown.after is None


def test_only_what_can_be_the_middle_widens_the_score() -> None:
    """Of `friends` and `only-me` one is the middle: the low end is that of the one, the high end of the other."""
    topics = [FRIENDS, *(topic for topic in COUNTABLE if topic != FRIENDS)][:6]

    def score(counts: Counts) -> Ends:
        report = report_of(session(1, asked(topics, "before") | {FRIENDS: {"before": counts}}))
        assert report.typical is not None
        return report.typical.before

    closed, open_one = score({"only-me": 40}), score({"friends": 40})
    unsure = score({"public": 2, "friends": 19, "only-me": 19})
    assert (unsure.low, unsure.high) == (closed.low, open_one.high)
    assert closed.low < open_one.low


def test_only_questions_that_were_asked_twice_are_compared() -> None:
    twice, once = asked(COUNTABLE[:5], "before", "after"), asked(COUNTABLE[5:8], "before")
    typical = report_of(session(1, twice | once)).typical
    assert typical is not None and typical.questions == tuple(COUNTABLE[:5])
    few = asked(COUNTABLE[:4], "before", "after")
    typical = report_of(session(1, few | asked(COUNTABLE[4:8], "before"))).typical
    assert typical is not None and (typical.questions, typical.after) == (tuple(COUNTABLE[:8]), None)


# --- what is open ------------------------------------------------------------------------------


def as_closed(question: Question, choice: Choice) -> bool:
    """Whether it is as closed, or as ready, as what is recommended or accepted."""
    good = [
        one for one in (question.choice(question.recommended), question.choice(question.acceptable)) if one
    ]
    if choice.open is None:
        return any((choice.ready or 0) >= (one.ready or 0) for one in good)
    order = list(Visibility)
    return any(one.open and order.index(choice.open) >= order.index(one.open) for one in good)


def test_of_every_question_nothing_is_open_that_is_as_closed_as_what_is_recommended_or_accepted() -> None:
    questions = [question for network in CATALOG.networks.values() for question in network.questions]
    assert len(questions) > 200
    for question in questions:
        for choice in question.choices:
            assert leaves_open(question, choice) is not as_closed(question, choice), (question.id, choice.id)


def test_a_list_that_only_some_friends_see_is_as_closed_as_one_that_friends_see() -> None:
    counts: dict[Phase, Counts] = {"before": {"public": 22, "friends": 10, "some-friends": 5, "only-me": 0}}
    one = question_of(report_of(session(1, {FRIENDS: counts}, people=60)), FRIENDS).before
    assert one and one.open and (one.open.least, one.open.most) == (53, 60)


def test_a_round_is_covered_by_how_many_were_asked_in_it() -> None:
    """Two of forty are hidden by a range, although five more came later."""
    late = with_people(count_hands(session(1), PHONE, "before", {"on": 38, "off": 2}), 45)
    one = question_of(report_of(late), PHONE).before
    assert one and [(g.least, g.most) for g in one.groups] == [(36, 40), (0, 4)]


def test_how_many_there_were_at_most_is_told_where_some_have_left() -> None:
    left = with_people(count_hands(session(1), PHONE, "before", {"on": 30, "off": 10}), 33)
    assert (report_of(left).people, report_of(left).people_at_most) == (33, 40)
    assert report_of(session(1)).people_at_most is None
    assert report_of(left, session(2)).people_at_most == 80


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
