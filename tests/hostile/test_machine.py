"""Hostile cases: files, names, stdin, terminal, answers, networks, store, evidence, message, arguments, environment, sessions."""

from __future__ import annotations

import sys

import pytest

from tests.hostile.conftest import Tried
from tests.hostile.reading import Case, cases

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="left out: the runs are forked")


@pytest.mark.parametrize(
    "case",
    cases(
        "files",
        "names",
        "stdin",
        "terminal",
        "answers",
        "networks",
        "store",
        "evidence",
        "message",
        "arguments",
        "environment",
        "sessions",
    ),
    ids=str,
)
def test_no_harm_comes_of(case: Case, tried: Tried) -> None:
    assert tried.faults(case) == [], case.why
