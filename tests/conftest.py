"""How the tests are run: by how many workers, in which order, and what ends with them.

Long files first: the workers then end at about the same time (with `--no-loadscope-reorder`).
"""

from __future__ import annotations

import os

import pytest

from tests.zygote import client

LONG = (
    "test_real_pages", "room/", "cli/", "sources/", "scan/", "stores/", "hostile/", "demo/", "guide/",
    "in_browser", "test_hostile_pages", "test_code", "test_platforms", "health/", "fuzz/", "test_no_network", "test_readme",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the order within a file, and that of files of one rank."""
    items.sort(key=lambda item: _rank(item.nodeid))


def _rank(name: str) -> int:
    return next((rank for rank, part in enumerate(LONG) if part in name), len(LONG))


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: many tests wait, for a clock, a server, a browser."""
    return (os.cpu_count() or 1) + 1


def pytest_unconfigure() -> None:
    """The process that forks runs of the program ends with the worker that started it."""
    client.close()
