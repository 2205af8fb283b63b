"""Reading on all processors: real processes, real crashes."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from privacy_audit.scan.workers import Lost, Workers


def double(number: int) -> int:
    """What is asked of the workers: some numbers are deadly, some take for ever."""
    if number == -1:
        os._exit(1)
    if number == -2:
        time.sleep(600)
    if number == -3:
        return len(bytearray(8 * 1024**3))
    return number * 2


def over(numbers: list[int], deadline: float = 60) -> list[int | str]:
    workers = Workers(double, alone=2, deadline=deadline)
    return ["lost" if isinstance(result, Lost) else result for _, result in workers.over(numbers)]


def test_nothing_gives_nothing() -> None:
    assert over([]) == []


def test_few_items_are_read_in_this_process() -> None:
    mine = Workers(process, alone=5)
    assert {result for _, result in mine.over([1, 2, 3])} == {os.getpid()}


def process(number: int) -> int:
    """Who reads."""
    return os.getpid()


def test_many_items_come_back_in_their_order_from_other_processes() -> None:
    assert over(list(range(60))) == [number * 2 for number in range(60)]
    others = {result for _, result in Workers(process, alone=2).over(range(30))} - {os.getpid()}
    assert others


@pytest.mark.parametrize(
    "deadly", [-1, pytest.param(-3, marks=pytest.mark.skipif(os.name == "nt", reason="no limit on Windows"))]
)
def test_an_item_that_kills_its_worker_is_lost_and_no_other(deadly: int) -> None:
    numbers = [*range(10), deadly, *range(10, 20)]
    expected: list[int | str] = [number * 2 for number in range(20)]
    expected.insert(10, "lost")
    assert over(numbers) == expected


def test_an_item_without_end_is_lost_after_its_deadline_and_no_other() -> None:
    assert over([0, 1, 2, -2, 3], deadline=4) == [0, 2, 4, "lost", 6]


def test_what_is_under_way_stays_bounded(tmp_path: Path) -> None:
    taken = []

    def numbers() -> object:
        for number in range(200):
            taken.append(number)
            yield number

    results = Workers(double, alone=0).over(numbers())  # type: ignore[arg-type]
    next(results)
    assert len(taken) < 50
    results.close()  # type: ignore[attr-defined]
