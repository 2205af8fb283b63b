"""How trials are guarded and ordered, and that the examples tell a reader that fails."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from privacy_audit.errors import BadData, Mistake, UnreadableInput, mark
from privacy_audit.health import CHECKS, Machine, examine
from privacy_audit.health.examples.kinds import TEXTS
from privacy_audit.health.examples.readers import HANOI, with_place
from privacy_audit.health.examples.trying import Example, check_of
from privacy_audit.health.finding import Check, Outcome, broken, guarded, works
from privacy_audit.model import Kind, PictureFile, Severity
from privacy_audit.pictures import look_at
from privacy_audit.record.health import Condition, gravest_first
from tests.health.machines import machine, said

ERRORS: list[tuple[Exception, str]] = [
    (OSError(28, "/home/0912345678"), "This could not be tried: the disk is full."),
    (ImportError("gone", name="bs4"), "A part of the program is missing or does not fit: bs4."),
    (ValueError("0912345678"), "This could not be tried: ValueError."),
    (RecursionError(), "This could not be tried: RecursionError."),
    (UnreadableInput(mark("{folder} is not a folder."), folder="x"), "x is not a folder."),
    (BadData((Mistake("zalo.toml: id", "", {}),)), "A file with checklists has mistakes: zalo.toml: id"),
]


@pytest.mark.parametrize(("error", "sentence"), ERRORS, ids=lambda value: type(value).__name__)
def test_a_trial_that_cannot_be_made_is_a_finding(tmp_path: Path, error: Exception, sentence: str) -> None:
    def failing(_machine: Machine) -> Iterator[Outcome]:
        yield works("one")
        raise error

    first, second = guarded(Check("one", "keeping", "One", failing), machine(tmp_path))
    assert first.condition is Condition.WORKS
    assert (second.condition, second.severity, said(second)) == (Condition.BROKEN, Severity.HIGH, sentence)


def test_one_that_fails_hides_no_other_and_the_gravest_comes_first(tmp_path: Path) -> None:
    def fails(_machine: Machine) -> Iterator[Outcome]:
        raise OSError

    def is_grave(_machine: Machine) -> Iterator[Outcome]:
        yield broken("grave", mend=None, severity=Severity.CRITICAL)

    def is_fine(_machine: Machine) -> Iterator[Outcome]:
        yield works("fine")

    checks = tuple(Check(run.__name__, "keeping", "", run) for run in (is_fine, fails, is_grave))
    assert [one.id for one in examine(machine(tmp_path), checks)] == ["is_grave", "fails", "is_fine"]
    assert gravest_first(()) == ()


@pytest.mark.parametrize(
    ("found", "overlooked", "condition", "severity"),
    [
        ((), (), Condition.BROKEN, Severity.CRITICAL),
        (("other",), (), Condition.BROKEN, Severity.CRITICAL),
        (("it",), ("it",), Condition.BROKEN, Severity.HIGH),
        (("it",), (), Condition.WORKS, None),
    ],
)
def test_an_example_must_give_what_is_in_it_and_the_other_nothing(
    tmp_path: Path, found: object, overlooked: object, condition: Condition, severity: Severity | None
) -> None:
    check = check_of(Example("it", "It", lambda: found, ("it",), lambda: overlooked))
    [finding] = guarded(check, machine(tmp_path))
    assert (finding.condition, finding.severity) == (condition, severity)


@pytest.mark.parametrize(
    "check", [check for check in CHECKS if check.area == "recognising"], ids=lambda check: check.id
)
def test_every_example_is_recognised(tmp_path: Path, check: Check) -> None:
    [finding] = guarded(check, machine(tmp_path, deep=check.id == "face"))
    assert finding.condition in (Condition.WORKS, Condition.NOT_NEEDED), said(finding)


def test_every_kind_is_tried() -> None:
    assert {check.id for check in CHECKS} >= {kind.value for kind in Kind}
    assert set(TEXTS) | {Kind.PHOTO, Kind.FACE} == set(Kind)


def test_the_ids_are_all_different() -> None:
    assert len({check.id for check in CHECKS}) == len(CHECKS)


def test_the_place_in_the_picture_is_where_it_was_put() -> None:
    picture = PictureFile(name="a", body=with_place(*HANOI), media_type="image/jpeg")
    [segment] = [one for one in look_at(picture).content.segments if one.label == "geo"]
    assert segment.text.startswith("21.0283")
