"""Every hostile case, run against the real program: see `cases/`."""

from __future__ import annotations

from tests.hostile.reading import cases


def test_there_are_at_least_three_hundred_and_each_has_a_name_of_its_own() -> None:
    names = [str(case) for case in cases()]
    assert len(names) >= 300
    assert len(set(names)) == len(names)
    assert all(case.why.endswith((".", "!")) for case in cases())
