"""How long it takes to read a large kept audit, and to compare two of them.

python -m tests.benchmarks.difference [RUNS]

All questions of all networks answered, 5,000 exposures in each, half of them the same.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable

from msgspec.structs import replace

from privacy_audit.catalog import Library
from privacy_audit.checklist import Catalog
from privacy_audit.model import Answer, State
from privacy_audit.record.difference import Numbered, compare
from privacy_audit.record.shapes import from_json, to_json
from privacy_audit.walk import identifier_of, is_open, questions_of
from tests.report.subjects import TEACHER, audit_of

EXPOSURES = 5000


def large(catalog: Catalog, number: int) -> Numbered:
    """An audit in which every question is answered, differently for each number."""
    whole = audit_of(TEACHER)
    answers = tuple(
        Answer(
            question=identifier_of(network, question),
            state=State.ANSWERED,
            choice=question.choices[at * number % len(question.choices)].id,
        )
        for at, (network, question) in enumerate(questions_of(catalog.networks.values(), "full"))
    )
    first = number * EXPOSURES // 2
    exposures = tuple(
        replace(whole.exposures[0], fingerprint=f"{digits:032x}")
        for digits in range(first, first + EXPOSURES)
    )
    return Numbered(number=number, record=replace(whole, answers=answers, exposures=exposures))


def measure(what: str, work: Callable[[], object], runs: int) -> None:
    """Measure and print the median."""
    seconds = []
    for _ in range(runs):
        begin = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - begin)
    print(f"{what}: median {statistics.median(seconds) * 1000:.0f} ms of {runs} runs")


def main() -> None:
    """Measure a plain audit, one with a letter that makes every text be cleaned, and the comparison."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    catalog = Library().catalog()
    before, after = large(catalog, 1), large(catalog, 2)
    plain = to_json(before.record)
    odd = to_json(replace(before.record, networks=("e\u0301",)))
    measure("read", lambda: from_json(plain), runs)
    measure("read, cleaning every text", lambda: from_json(odd), runs)
    measure("compare", lambda: compare(before, after, catalog.question, is_open), runs)


if __name__ == "__main__":
    main()
