"""Reading on all processors: real processes, real crashes."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable
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


class Slow:
    """Doubles as well; whoever is sent it writes down who he is and takes half a second to begin."""

    def __init__(self, told: Path) -> None:
        self.told = told

    def __call__(self, number: int) -> int:
        return number * 2

    def __reduce__(self) -> tuple[Callable[[Path], Callable[[int], int]], tuple[Path]]:
        return _slowly, (self.told,)


def _slowly(told: Path) -> Callable[[int], int]:
    (told / str(os.getpid())).touch()
    time.sleep(0.5)
    return double


@pytest.mark.skipif(os.name == "nt", reason="Windows cannot hold the interrupt key back")
def test_control_c_does_not_meet_a_worker_that_is_still_beginning(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """A terminal sends it to all processes, not to the first alone."""

    def interrupt() -> None:
        while not (begun := list(tmp_path.iterdir())):
            time.sleep(0.01)
        os.kill(int(begun[0].name), signal.SIGINT)

    pressing = threading.Thread(target=interrupt)
    pressing.start()
    found = [result for _, result in Workers(Slow(tmp_path), alone=0).over([1, 2, 3])]
    pressing.join()
    assert found == [2, 4, 6]
    assert "Traceback" not in capfd.readouterr().err


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
