"""The judgement: the worked example with its figures, and the laws of the score over any situation."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from privacy_audit.assess import score_of_vector
from privacy_audit.assess.judge import band_of
from privacy_audit.assess.rounding import rounded_classes
from privacy_audit.assess.vector import TENTH, read_vector, scale_of, tenths
from privacy_audit.model import Answer, Assessment, Certainty, Kind, RiskClass, Severity, State, Visibility
from tests.assess.samples import (
    FRIENDS,
    KINDS,
    LAW,
    ONLY_ME,
    OPEN_FIRST,
    PERSON,
    RULER,
    STRANGERS,
    Situation,
    answered,
    exposure,
    findings,
    in_tenths,
    preparation,
    setting,
    situations,
)

WEB = Visibility.WEB


def figures(judged: Assessment) -> dict[str, tuple[float, float]]:
    """The lines by subject, with both ends."""
    return {line.subject: (line.low, line.high) for line in judged.lines}


# --- the worked example ------------------------------------------------------------------------


def test_the_worked_example_has_these_lines() -> None:
    assert figures(PERSON.judged()) == {
        "photo@0": (23.9, 23.9),  # 30 × 0.8 × (0.70 + 0.21 + 0.063 + 0.0189 + 0.00567)
        "phone@0": (11.2, 11.2),  # 20 × 0.8 × 0.70
        "zalo/find-by-phone": (3.4, 3.4),  # 20 × 0.8 × 0.21
        "workplace@0": (8.4, 8.4),  # 15 × 0.8 × 0.70
        "facebook/friends-list": (5.8, 5.8),  # 13 × 0.8 × 0.8 × 0.70
        "unknown:place": (0.0, 5.4),  # 12 × 0.8 × 0.8 × 0.70
        "facebook/birthday": (1.8, 1.8),  # 10 × 0.5 × 0.5 × 0.70
        "chain:blackmail-kit": (15.5, 10.1),  # 70 − 54.5 and 70 − 59.9
    }


def test_the_worked_example_is_lifted_to_the_floor_of_the_blackmail_kit() -> None:
    judged = PERSON.judged()
    assert (judged.low, judged.high, judged.number, judged.band) == (70.0, 70.0, 70.0, "critical")
    assert [(chain.id, chain.floor, chain.certain, chain.cut) for chain in judged.chains] == [
        ("blackmail-kit", 70.0, True, "workplace@0")
    ]
    assert judged.known == 0.911  # 1 − 5.376 ÷ 60.90168, the birth date at its worst
    assert judged.vector == (
        "PA1:ruler=1/face=0.800x5/contact=0.800x2/identity=0.800/relations=0.640/place=?0.640"
        "/documents=0.250/chains=blackmail-kit"
    )


def test_without_its_workplace_the_worked_example_is_an_interval() -> None:
    judged = PERSON.without("workplace@0").judged()
    assert (judged.low, judged.high, judged.number, judged.band) == (46.1, 51.5, 48.8, "high")
    assert judged.chains == ()


def test_the_plan_of_the_worked_example_leads_below_25_in_seven_steps() -> None:
    plan = PERSON.judged().plan
    assert [(step.actions, step.minutes, step.low_after, step.high_after, step.drop) for step in plan] == [
        (("workplace@0",), 3, 46.1, 51.5, 21.2),
        (("facebook/friends-list",), 1, 40.3, 45.6, 5.85),
        (("zalo/find-by-phone",), 1, 36.9, 42.3, 3.35),
        (("phone@0",), 4, 25.7, 31.1, 11.2),
        (("facebook/address",), 1, 25.7, 25.7, 2.7),
        (("photo@0",), 10, 1.8, 1.8, 23.9),
        (("facebook/birthday",), 1, 0.0, 0.0, 1.8),
    ]


# --- single rules ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("certainty", "attributes", "points"),
    [
        (Certainty.CONFIRMED, {"type": "mobile"}, 11.2),  # 20 × 0.70 × 0.8
        (Certainty.LIKELY, {"type": "mobile"}, 9.0),  # × 0.8 = 0.640
        (Certainty.POSSIBLE, {"type": "mobile"}, 4.5),  # × 0.4 = 0.320
        (Certainty.CONFIRMED, {"type": "landline"}, 7.0),
    ],
)
def test_an_exposure_counts_by_severity_and_certainty(
    certainty: Certainty, attributes: dict[str, str], points: float
) -> None:
    judged = Situation(exposures=(exposure(Kind.PHONE, certainty, 0, **attributes),)).judged()
    assert figures(judged) == {"phone@0": (points, points)}


def test_the_number_of_an_office_counts_nothing_and_asks_for_nothing() -> None:
    office = exposure(Kind.PHONE, Certainty.CONFIRMED, 0, type="organisation")
    judged = Situation(exposures=(office,)).judged()
    assert figures(judged) == {}
    assert judged.plan == ()


@pytest.mark.parametrize(
    ("state", "choice", "low", "high"),
    [
        (State.ANSWERED, "strangers", 9.0, 9.0),  # 20 × 0.70 × 0.8 × 0.8 = 8.96
        (State.ANSWERED, "friends", 2.2, 2.2),
        (State.ANSWERED, "only-me", 0.0, 0.0),
        (State.NOT_APPLICABLE, None, 0.0, 0.0),
        (State.UNSURE, None, 0.0, 9.0),
        (State.SKIPPED, None, 0.0, 9.0),
        (State.ANSWERED, "a-choice-of-an-older-checklist", 0.0, 9.0),
    ],
)
def test_an_answer_is_known_or_an_interval(state: State, choice: str | None, low: float, high: float) -> None:
    asked = {"zalo/q": setting(RiskClass.CONTACT, Severity.HIGH, STRANGERS, FRIENDS, ONLY_ME)}
    answer = Answer(question="zalo/q", state=state, choice=choice)
    judged = Situation(asked=asked, answers={"zalo/q": answer}).judged()
    assert (judged.low, judged.high) == (low, high)


def test_answers_to_questions_that_do_not_count_are_left_out() -> None:
    judged = Situation(answers={"zalo/q": answered("zalo/q", "strangers")}).judged()
    assert (judged.low, judged.high, judged.lines) == (0.0, 0.0, ())


def test_the_worst_item_of_a_class_takes_most_of_it() -> None:
    exposures = (exposure(Kind.EMAIL, target=1), exposure(Kind.PHONE, type="mobile"), exposure(Kind.EMAIL))
    assert figures(Situation(exposures=exposures).judged()) == {
        "phone@0": (11.2, 11.2),
        "email@0": (2.1, 2.1),
        "email@1": (0.6, 0.6),
    }


def test_an_exposure_on_two_targets_counts_once_with_the_first() -> None:
    one, other = exposure(Kind.PHONE, target=2), exposure(Kind.PHONE, target=1)
    both = replace(one, where=one.where + other.where)
    assert figures(Situation(exposures=(both,)).judged()) == {"phone@1": (11.2, 11.2)}


def test_what_nobody_could_see_may_hold_everything() -> None:
    judged = replace(PERSON, unseen=(1, 3)).judged()
    assert (judged.low, judged.high) == (70.0, 100.0)
    place = next(line for line in judged.lines if line.subject == "unknown:place")
    assert (place.low, place.high, place.items) == (0.0, 12.0, ("facebook/address", "target:1", "target:3"))


def test_a_wall_alone_gives_no_number() -> None:
    judged = Situation(unseen=(0,)).judged()
    assert (judged.low, judged.high, judged.known, judged.number, judged.band) == (
        0.0,
        100.0,
        0.0,
        None,
        None,
    )


def test_too_many_unknowns_give_no_number() -> None:
    asked = {
        "a/face": setting(RiskClass.FACE, Severity.HIGH, STRANGERS, ONLY_ME),
        "a/contact": setting(RiskClass.CONTACT, Severity.HIGH, STRANGERS, ONLY_ME),
    }
    one_known = Situation(asked=asked).answering("a/face", "strangers").judged()
    assert (one_known.known, one_known.number) == (0.6, 17.9)  # 30 of 50 possible; 13.4 to 22.4
    other_known = Situation(asked=asked).answering("a/contact", "strangers").judged()
    assert (other_known.known, other_known.number, other_known.band) == (0.4, None, None)


@pytest.mark.parametrize(
    ("number", "band"), [(0.0, "low"), (24.9, "low"), (25.0, "medium"), (45.0, "high"), (70.0, "critical")]
)
def test_the_band_begins_at_its_least(number: float, band: str) -> None:
    assert band_of(number, RULER) == band


# --- chains ------------------------------------------------------------------------------------


def kit(face: str, identity: str, contact: str) -> Situation:
    """Three questions, one of each class, all of high severity; `?` is no answer."""
    choices = {"a/face": face, "a/identity": identity, "a/contact": contact}
    asked = {
        name: setting(
            RiskClass(name[2:]), Severity.HIGH, WEB, STRANGERS, Visibility.FRIENDS_OF_FRIENDS, ONLY_ME
        )
        for name in choices
    }
    answers = {name: answered(name, choice) for name, choice in choices.items() if choice != "?"}
    return Situation(asked=asked, answers=answers)


@pytest.mark.parametrize(
    ("situation", "chains"),
    [
        (kit("web", "web", "friends-of-friends"), []),  # strong enough, but strangers do not see it
        (kit("web", "only-me", "web"), []),
        (kit("strangers", "strangers", "strangers"), [("blackmail-kit", True)]),
        (kit("web", "?", "strangers"), [("blackmail-kit", False)]),
        (kit("?", "?", "only-me"), []),
    ],
)
def test_the_blackmail_kit_needs_all_three_open_to_strangers(
    situation: Situation, chains: list[tuple[str, bool]]
) -> None:
    assert [(chain.id, chain.certain) for chain in situation.judged().chains] == chains


def test_a_chain_that_only_the_unknown_completes_lifts_the_high_end_alone() -> None:
    judged = kit("web", "?", "strangers").judged()
    assert (judged.low, judged.high) == (25.8, 70.0)  # 30 × 0.56 + 20 × 0.448
    assert figures(judged)["chain:blackmail-kit"] == (0.0, 35.8)  # 70 − 25.8 − 8.4
    assert judged.chains[0].cut == "a/contact"


def test_nothing_cuts_a_chain_that_every_page_not_seen_may_complete() -> None:
    judged = replace(kit("only-me", "only-me", "only-me"), unseen=(0,)).judged()
    assert [(chain.id, chain.certain, chain.cut) for chain in judged.chains] == [
        ("blackmail-kit", False, None)
    ]


def test_a_cut_that_takes_several_actions_names_them_all() -> None:
    exposures = (
        *(exposure(Kind.PHOTO, target=target) for target in (0, 1)),
        *(exposure(Kind.PHONE, target=target) for target in (0, 1)),
        *(exposure(Kind.WORKPLACE, target=target) for target in (0, 1)),
    )
    assert Situation(exposures=exposures).judged().chains[0].cut == "photo@0 photo@1"


@pytest.mark.parametrize(
    ("certainty", "score", "chains"),
    [
        (Certainty.POSSIBLE, 2.8, []),
        (Certainty.LIKELY, 60.0, ["public-id-card"]),
        (Certainty.CONFIRMED, 60.0, ["public-id-card"]),
    ],
)
def test_a_public_id_card_lifts_the_score_to_60(
    certainty: Certainty, score: float, chains: list[str]
) -> None:
    judged = Situation(exposures=(exposure(Kind.NATIONAL_ID, certainty),)).judged()
    assert (judged.low, judged.high, [chain.id for chain in judged.chains]) == (score, score, chains)


def test_only_the_highest_floor_has_a_line_at_each_end() -> None:
    situation = kit("strangers", "?", "strangers")
    card = replace(situation, exposures=(exposure(Kind.NATIONAL_ID),)).judged()
    assert (card.low, card.high) == (60.0, 70.0)
    chains = {subject: ends for subject, ends in figures(card).items() if subject.startswith("chain:")}
    assert chains == {"chain:blackmail-kit": (0.0, 32.2), "chain:public-id-card": (30.6, 0.0)}


# --- readiness ---------------------------------------------------------------------------------


def test_readiness_is_a_figure_of_its_own() -> None:
    asked = {"device/a": preparation(0, 0.5, 1), "device/b": preparation(0, 1), "device/c": preparation(0, 1)}
    situation = Situation(asked=asked).answering("device/a", "c1").answering("device/b", "c1")
    judged = situation.judged()
    assert judged.readiness is not None
    assert (judged.readiness.low, judged.readiness.high) == (50.0, 83.3)
    assert (judged.low, judged.high, judged.lines, judged.plan) == (0.0, 0.0, (), ())


def test_two_thirds_are_nearer_to_66_7_percent() -> None:
    asked = {f"device/{name}": preparation(0, 1) for name in "abc"}
    ready = Situation(asked=asked).answering("device/a", "c1").answering("device/b", "c0").judged().readiness
    assert ready is not None
    assert (ready.low, ready.high) == (33.3, 66.7)


def test_what_does_not_apply_is_left_out_of_readiness() -> None:
    answers = {"device/a": Answer(question="device/a", state=State.NOT_APPLICABLE)}
    situation = Situation(
        asked={"device/a": preparation(0, 1), "device/b": preparation(0, 1)}, answers=answers
    )
    ready = situation.answering("device/b", "c1").judged().readiness
    assert ready is not None
    assert (ready.low, ready.high) == (100.0, 100.0)
    assert Situation(asked={"device/a": preparation(0, 1)}, answers=answers).judged().readiness is None


def test_nobody_asked_means_no_readiness() -> None:
    assert PERSON.judged().readiness is None


# --- laws --------------------------------------------------------------------------------------


@LAW
@given(situations())
def test_the_printed_lines_add_up_to_the_score_at_both_ends(situation: Situation) -> None:
    judged = situation.judged()
    assert in_tenths([line.low for line in judged.lines]) == in_tenths([judged.low])
    assert in_tenths([line.high for line in judged.lines]) == in_tenths([judged.high])


def of_class(judged: Assessment, risk_class: RiskClass) -> tuple[int, int]:
    """What a class shows at both ends, in tenths, without what chains add."""
    own = [
        line
        for line in judged.lines
        if line.risk_class is risk_class and not line.subject.startswith("chain:")
    ]
    return in_tenths([line.low for line in own]), in_tenths([line.high for line in own])


@LAW
@given(situations())
def test_a_class_never_shows_more_than_its_maximum_and_is_off_by_less_than_a_tenth(
    situation: Situation,
) -> None:
    judged = situation.judged()
    vector, scale = read_vector(judged.vector, RULER), scale_of(RULER)
    for risk_class, held in vector.classes.items():
        shown, exact = of_class(judged, risk_class), scale.ends(risk_class, held)
        assert all(abs(tenth * TENTH - end) < TENTH for tenth, end in zip(shown, exact, strict=True))
        assert shown[0] <= shown[1] <= RULER.classes[risk_class] * 10


@LAW
@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400)), max_size=6))
def test_classes_can_always_be_rounded_so_that_they_add_up(pairs: list[tuple[int, int]]) -> None:
    # Hundredths of a tenth, so that many remainders are equal, or the ends lie within one tenth.
    classes = [(min(pair) * TENTH // 100, max(pair) * TENTH // 100) for pair in pairs]
    total = tenths(sum(low for low, _ in classes)), tenths(sum(high for _, high in classes))
    shown = rounded_classes(classes, total)
    assert (sum(low for low, _ in shown), sum(high for _, high in shown)) == total
    for (low, high), (shown_low, shown_high) in zip(classes, shown, strict=True):
        assert shown_low <= shown_high
        assert shown_low == shown_high or low != high


def test_a_full_class_shows_its_maximum_where_lines_alone_would_add_up_to_more() -> None:
    # 30 × 0.70 × 0.05 = 1.05 known, 28.95 unknown: each rounded up, the class would show 30.1 of 30.
    asked = {
        "a/face": setting(RiskClass.FACE, Severity.LOW, FRIENDS, ONLY_ME),
        "a/relations": setting(
            RiskClass.RELATIONS, Severity.CRITICAL, Visibility.FRIENDS_OF_FRIENDS, ONLY_ME
        ),
    }
    situation = Situation(asked=asked, unseen=(0,)).answering("a/face", "friends")
    judged = situation.answering("a/relations", "friends-of-friends").judged()
    assert [of_class(judged, name)[1] for name in RULER.classes] == [300, 200, 150, 130, 120, 100]
    assert (judged.low, judged.high) == (5.6, 100.0)


@LAW
@given(situations())
def test_the_score_stays_between_0_and_100_and_the_right_way_round(situation: Situation) -> None:
    judged = situation.judged()
    assert 0 <= judged.low <= judged.high <= 100
    assert 0 <= judged.known <= 1
    assert (judged.number is None) == (judged.known < RULER.known_enough) == (judged.band is None)


@LAW
@given(situations(), st.data())
def test_making_something_more_visible_never_lowers_either_end(
    situation: Situation, data: st.DataObject
) -> None:
    settled = [name for name in situation.answers if situation.answers[name].state is State.ANSWERED]
    before = situation.judged()
    after = replace(situation, exposures=(*situation.exposures, data.draw(findings()))).judged()
    assert (before.low <= after.low, before.high <= after.high) == (True, True)
    for name in settled:
        choices = st.sampled_from([choice.id for choice in situation.asked[name].choices])
        opened, closed = sorted(
            (data.draw(choices), data.draw(choices)), key=[one.value for one in OPEN_FIRST].index
        )
        less = situation.answering(name, closed).judged()
        more = situation.answering(name, opened).judged()
        assert (less.low <= more.low, less.high <= more.high) == (True, True)


@LAW
@given(situations(), st.integers(0, 9))
def test_a_gap_never_lowers_the_high_end(situation: Situation, target: int) -> None:
    with_gap = replace(situation, unseen=(*situation.unseen, target)).judged()
    assert with_gap.high >= situation.judged().high
    assert with_gap.low == situation.judged().low


@LAW
@given(situations(), st.sets(st.integers(0, 3), min_size=1, max_size=2))
def test_pictures_that_nobody_can_tell_widen_the_face_alone(situation: Situation, targets: set[int]) -> None:
    judged = replace(situation, untold=tuple(targets)).judged()
    before = situation.judged()
    assert judged.low == before.low
    assert judged.high >= before.high
    of_others = [
        [line for line in one.lines if line.risk_class is not RiskClass.FACE and "chain:" not in line.subject]
        for one in (judged, before)
    ]
    assert [line.subject for line in of_others[0]] == [line.subject for line in of_others[1]]


def test_a_picture_that_nobody_can_tell_may_be_any_photo() -> None:
    judged = Situation(untold=(2, 0)).judged()
    (line,) = judged.lines
    assert (line.subject, line.low, line.high, line.items) == (
        "unknown:face",
        0.0,
        30.0,
        ("pictures:0", "pictures:2"),
    )
    assert (judged.low, judged.high, judged.number) == (0.0, 30.0, None)


@LAW
@given(situations())
def test_a_target_that_turns_out_unseen_never_lowers_the_high_end(situation: Situation) -> None:
    left = tuple(one for one in situation.exposures if one.where[0].target != 0)
    walled = replace(situation, exposures=left, unseen=(*situation.unseen, 0)).judged()
    assert walled.high >= situation.judged().high


@LAW
@given(situations(), st.data())
def test_an_answer_stays_within_the_former_interval(situation: Situation, data: st.DataObject) -> None:
    for name, question in situation.asked.items():
        answers = {key: answer for key, answer in situation.answers.items() if key != name}
        before = replace(situation, answers=answers).judged()
        choice = data.draw(st.sampled_from(question.choices))
        after = replace(situation, answers=answers).answering(name, choice.id).judged()
        assert before.low <= after.low <= after.high <= before.high
        assert after.known >= before.known


@LAW
@given(situations(), st.randoms(use_true_random=False))
def test_order_does_not_matter(situation: Situation, chance: random.Random) -> None:
    names, places = list(situation.asked), list(range(len(situation.exposures)))
    chance.shuffle(names)
    chance.shuffle(places)
    shuffled = Situation(
        asked={name: situation.asked[name] for name in names},
        answers={name: situation.answers[name] for name in names if name in situation.answers},
        exposures=tuple(situation.exposures[place] for place in places),
        unseen=situation.unseen[::-1],
        texts=situation.texts,
    )
    assert _without_positions(shuffled.judged()) == _without_positions(situation.judged())


def _without_positions(judged: Assessment) -> Assessment:
    """Lines name exposures by their positions, which an order may change; nothing else may."""
    lines = (
        replace(line, items=(str(len(line.items)),)) if "@" in line.subject else line for line in judged.lines
    )
    return replace(judged, lines=tuple(lines))


@LAW
@given(situations())
def test_the_same_input_gives_the_same_assessment(situation: Situation) -> None:
    assert situation.judged() == situation.judged()


@LAW
@given(situations())
def test_the_vector_recomputes_the_score(situation: Situation) -> None:
    judged = situation.judged()
    assert score_of_vector(judged.vector, RULER) == (judged.low, judged.high)


def test_every_kind_of_exposure_is_of_a_class_that_a_wall_may_hide() -> None:
    assert {kind.risk_class for kind in KINDS.values()} <= set(RULER.unseen)
