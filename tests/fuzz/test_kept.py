"""What the search once found, and what it begins with, holds the laws today."""

from __future__ import annotations

import pytest

from tests.fuzz.seeds import seeds
from tests.fuzz.targets import TARGETS

FEW = 40
"""So many of the bytes that it begins with; what was kept comes first."""


@pytest.mark.parametrize("name", sorted(TARGETS))
def test_the_laws_hold_for_what_was_kept(name: str) -> None:
    for _, given in zip(range(FEW), seeds(name), strict=False):
        TARGETS[name](given)


@pytest.mark.parametrize("name", sorted(TARGETS))
@pytest.mark.parametrize("given", [b"", b"\0", b"\xff" * 300, b"[" * 5000, "ạ̣̣̣".encode() * 200], ids=repr)
def test_the_laws_hold_for_bytes_without_sense(name: str, given: bytes) -> None:
    TARGETS[name](given)
