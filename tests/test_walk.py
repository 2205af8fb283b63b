"""The walk, driven by a list of moves as a person would make them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from privacy_audit.checklist import Choice, Network, Question, Source, Way, Ways, reading_minutes
from privacy_audit.model import Answer, RiskClass, Severity, State, Visibility
from privacy_audit.walk import Asked, Left, Move, Stop, Turn, can_be_readier, is_open, questions_of, walk

BOTH = {"vi": "có", "en": "yes"}
WAY = Way(vi=("Mở ứng dụng",), en=("Open the app",))


def question(name: str, level: str = "quick", way: Ways | None = None) -> Question:
    return Question(
        id=name, risk_class=RiskClass.CONTACT, severity=Severity.HIGH, level=level, minutes=1,  # type: ignore[arg-type]
        prompt=BOTH, why=BOTH, way=way or Ways(app=WAY, web=WAY), verified=date(2026, 1, 1), confidence="high",
        choices=(
            Choice(id="everyone", label=BOTH, open=Visibility.STRANGERS),
            Choice(id="friends", label=BOTH, open=Visibility.FRIENDS),
            Choice(id="nobody", label=BOTH, open=Visibility.ONLY_ME),
        ),
        recommended="nobody", acceptable="friends", sources=(Source(title="Help", date="2026"),),
    )  # fmt: skip


def network(*questions: Question) -> Network:
    name = {"vi": "Mạng", "en": "Network"}
    return Network(
        id="zalo", name=name, home="https://zalo.me/", updated=date(2026, 1, 1), questions=questions
    )


ZALO = network(question("a"), question("b"), question("c"))
ASKED: tuple[Asked, ...] = tuple((ZALO, one) for one in ZALO.questions)


def answered(name: str, choice: str = "nobody") -> Answer:
    return Answer(question=f"zalo/{name}", state=State.ANSWERED, choice=choice)


class Person:
    """Makes the given moves in order, then leaves; remembers what was shown and what was kept."""

    def __init__(self, *moves: Move) -> None:
        self.moves: Iterator[Move] = iter(moves)
        self.shown: list[str] = []
        self.kept: list[Answer] = []

    def ask(self, stop: Stop) -> Move:
        self.shown.append(stop.question.id)
        return next(self.moves, Turn.QUIT)

    def walk(self, asked: Sequence[Asked] = ASKED, answers: dict[str, Answer] | None = None) -> bool:
        return walk(asked, answers or {}, {}, self.ask, self.kept.append)


def test_all_answered_ends_the_walk() -> None:
    person = Person(answered("a"), answered("b"), answered("c"))
    assert person.walk()
    assert person.shown == ["a", "b", "c"]
    assert person.kept == [answered("a"), answered("b"), answered("c")]


def test_leaving_keeps_what_was_answered() -> None:
    person = Person(answered("a"), Turn.QUIT)
    assert not person.walk()
    assert person.kept == [answered("a")]


def test_it_goes_on_at_the_first_question_without_an_answer() -> None:
    person = Person()
    person.walk(answers={"zalo/a": answered("a")})
    assert person.shown == ["b"]


def test_back_shows_the_question_before_and_stops_at_the_first() -> None:
    person = Person(answered("a"), Turn.BACK, Turn.BACK, answered("a", "everyone"), answered("b"))
    person.walk()
    assert person.shown == ["a", "b", "a", "a", "b", "c"]
    assert person.kept == [answered("a"), answered("a", "everyone"), answered("b")]


def test_back_right_after_an_answer_shows_its_own_question_again() -> None:
    mistyped = Left(answer=answered("b", "everyone"), turn=Turn.BACK)
    person = Person(answered("a"), mistyped, Turn.BACK, answered("a"), answered("b"))
    person.walk()
    assert person.shown == ["a", "b", "b", "a", "b", "c"]
    assert person.kept == [answered("a"), answered("b", "everyone"), answered("a"), answered("b")]


def test_each_answer_is_kept_before_the_next_question_is_shown() -> None:
    order: list[str] = []

    def ask(stop: Stop) -> Move:
        order.append(f"show {stop.question.id}")
        return answered(stop.question.id)

    walk(ASKED, {}, {}, ask, lambda answer: order.append(f"keep {answer.question}"))
    assert order == ["show a", "keep zalo/a", "show b", "keep zalo/b", "show c", "keep zalo/c"]


def test_nothing_to_ask_is_finished_at_once() -> None:
    assert Person().walk(asked=())


def test_a_level_holds_the_levels_below_it() -> None:
    mixed = network(question("q"), question("s", "standard"), question("f", "full"))
    assert [one.id for _, one in questions_of([mixed], "quick")] == ["q"]
    assert [one.id for _, one in questions_of([mixed], "standard")] == ["q", "s"]
    assert [one.id for _, one in questions_of([mixed], "full")] == ["q", "s", "f"]


def test_the_way_of_another_platform_is_shown_where_ones_own_has_none() -> None:
    app, web = Ways(app=WAY), Ways(web=WAY)
    assert app.nearest("ios") == ("ios", WAY)
    assert app.nearest("web") == ("android", WAY)
    assert app.nearest(None) == ("android", WAY)
    assert web.nearest("android") == ("web", WAY)
    assert Ways().nearest("web") is None


def test_more_closed_than_recommended_is_not_open() -> None:
    one = replace(question("a"), recommended="friends", acceptable=None)
    assert not is_open(one, answered("a", "nobody"))
    assert is_open(one, answered("a", "everyone"))


def test_open_is_all_that_is_neither_recommended_nor_acceptable() -> None:
    one = question("a")
    assert not is_open(one, answered("a", "nobody"))
    assert not is_open(one, answered("a", "friends"))
    assert not is_open(one, Answer(question="zalo/a", state=State.NOT_APPLICABLE))
    assert is_open(one, answered("a", "everyone"))
    assert is_open(one, Answer(question="zalo/a", state=State.UNSURE))
    assert is_open(one, Answer(question="zalo/a", state=State.SKIPPED))
    assert is_open(one, None)


def test_a_preparation_can_be_better_until_it_is_as_ready_as_the_best() -> None:
    ways = (("off", 0.0), ("text-message", 0.6), ("app", 1.0), ("key", 1.0))
    one = replace(
        question("two-factor"),
        risk_class=RiskClass.READINESS,
        choices=tuple(Choice(id=name, label=BOTH, ready=ready) for name, ready in ways),
        recommended="app",
        acceptable="text-message",
    )
    assert not can_be_readier(one, answered("two-factor", "app"))
    assert not can_be_readier(one, answered("two-factor", "key"))
    assert not can_be_readier(one, Answer(question="zalo/two-factor", state=State.NOT_APPLICABLE))
    assert not can_be_readier(one, None)
    assert not can_be_readier(question("a"), answered("a", "friends"))
    assert can_be_readier(one, answered("two-factor", "text-message"))
    assert not is_open(one, answered("two-factor", "text-message"))


moves = st.one_of(
    st.just(Turn.BACK),
    st.sampled_from(["everyone", "friends", "nobody"]).map(lambda choice: choice),
)


@given(st.lists(moves, max_size=30))
def test_whatever_the_moves_the_last_answer_to_each_question_is_kept(plan: list[Turn | str]) -> None:
    steps = iter(plan)
    kept: dict[str, Answer] = {}

    def ask(stop: Stop) -> Move:
        match next(steps, Turn.QUIT):
            case Turn() as turn:
                return turn
            case choice:
                assert stop.now == kept.get(stop.identifier)
                return answered(stop.question.id, choice)

    def keep(answer: Answer) -> None:
        kept[answer.question] = answer

    finished = walk(ASKED, {}, {}, ask, keep)
    assert len(kept) == 3 or not finished


@pytest.mark.parametrize(("questions", "minutes"), [(0, 1), (1, 1), (3, 1), (4, 2), (7, 3), (9, 3), (10, 4)])
def test_so_many_questions_take_so_many_minutes_and_never_fewer(questions: int, minutes: int) -> None:
    assert reading_minutes(questions) == minutes
