"""How long the judgement of a large audit takes, its report as HTML, and the best plan for some minutes.

python -m tests.benchmarks.assess [RUNS]

All questions of all networks answered, 5,000 exposures on 20 targets.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Sequence
from math import ceil

from privacy_audit.audit import judge
from privacy_audit.catalog import Library
from privacy_audit.checklist import Catalog
from privacy_audit.model import (
    Answer,
    Certainty,
    Exposure,
    Kind,
    Look,
    Occurrence,
    Part,
    Secret,
    Sight,
    State,
    Status,
)
from privacy_audit.record.recording import Run, record_audit
from privacy_audit.record.shapes import AuditRecord
from privacy_audit.rejudging import planned, rejudge
from privacy_audit.report.gaps import saying
from privacy_audit.walk import identifier_of, questions_of
from privacy_audit.words import Words
from tests.report.rendering import render_html

EXPOSURES, TARGETS = 5000, 20
KEY = b"an invented key of 32 characters"
LONGEST = {"judge": 50.0, "HTML": 200.0}
"""Milliseconds that are allowed."""
LARGEST = 400_000
"""Bytes of HTML that are allowed."""


def answers(catalog: Catalog) -> tuple[Answer, ...]:
    """Every question answered, each in the way that stands first: as open as it can be."""
    return tuple(
        Answer(question=identifier_of(*one), state=State.ANSWERED, choice=one[1].choices[0].id)
        for one in questions_of(catalog.networks.values(), "full")
    )


def exposures() -> tuple[Exposure, ...]:
    """Many things of every kind, each on one of the targets."""
    kinds, certainties = tuple(Kind), tuple(Certainty)
    return tuple(
        Exposure(
            kind=kinds[at % len(kinds)],
            certainty=certainties[at % 3],
            masked=f"•••{at}",
            value=Secret(f"value {at}"),
            where=(
                Occurrence(
                    target=at % TARGETS,
                    page=f"https://example.com/{at % TARGETS}",
                    part=Part.TEXT,
                    locator=f"body > p:nth-of-type({at})",
                    excerpt=f"Zalo •••{at}, gọi giờ hành chính",
                ),
            ),
        )
        for at in range(EXPOSURES)
    )


def run_of(catalog: Catalog, given: Sequence[Answer], found: Sequence[Exposure]) -> Run:
    """The judgement that is measured."""
    looks = tuple(
        Look(
            target=f"https://example.com/{at}",
            network=None,
            sight=Sight(status=Status.SEEN, code="seen"),
            pages=1,
        )
        for at in range(TARGETS)
    )
    return judge(
        catalog,
        networks=tuple(catalog.networks),
        level="full",
        platform="android",
        answers=given,
        looks=looks,
        exposures=found,
    )


def large(catalog: Catalog) -> AuditRecord:
    """The large audit as a record."""
    run = run_of(catalog, answers(catalog), exposures())
    return record_audit(run, catalog, KEY, saying(Words("vi")))


def measured(name: str, runs: int, action: Callable[[], object]) -> float:
    """The median in milliseconds, printed."""
    seconds = []
    for _ in range(runs):
        begin = time.process_time()
        action()
        seconds.append(time.process_time() - begin)
    median = statistics.median(seconds) * 1000
    limit = f" (at most {LONGEST[name]:.0f})" if name in LONGEST else ""
    print(f"{name}: median {median:.0f} ms of the processor, {runs} runs{limit}")
    return median


def main() -> None:
    """Measure, print, and end with 1 if something is slower or larger than allowed."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    catalog, words = Library().catalog(), Words("vi")
    given, found = answers(catalog), exposures()
    record = large(catalog)
    page = render_html(record, catalog, words).encode()
    again = rejudge(record, catalog, {})
    figures = {
        "judge": measured("judge", runs, lambda: run_of(catalog, given, found)),
        "HTML": measured("HTML", runs, lambda: render_html(record, catalog, words)),
    }
    measured("plan for 15 minutes", ceil(runs / 5), lambda: planned(again, catalog, 15))
    measured("plan for 60 minutes", ceil(runs / 5), lambda: planned(again, catalog, 60))
    print(f"HTML: {len(page):,} bytes (at most {LARGEST:,}); {len(given)} answers, {len(record.plan)} steps")
    sys.exit(any(figures[name] > limit for name, limit in LONGEST.items()) or len(page) > LARGEST)


if __name__ == "__main__":
    main()
