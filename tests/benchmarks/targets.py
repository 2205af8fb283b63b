"""How long a hundred pages take that are each answered after 200 milliseconds.

    python -m tests.benchmarks.targets [TARGETS] [JOBS]

On loopback, where no gap is kept between two questions. The ideal is what waiting alone would take with so
many at once; the ratio to it says what everything else costs.
"""

from __future__ import annotations

import sys
import time

from privacy_audit.catalog import Library
from privacy_audit.detectors import masked_text
from privacy_audit.scan import scan
from privacy_audit.sources import Options
from tests.web_server import Visit, answer, serve

WAIT = 0.2
PAGE = "<html><body><h1>Trang cá nhân</h1><p>Zalo 09123456{}</p></body></html>"


def slow(visit: Visit) -> None:
    """Answer after a while."""
    time.sleep(WAIT)
    body = PAGE.format(visit.path[1:]).encode()
    visit.send(answer(body=body, Content_Type="text/html; charset=utf-8"))


def main() -> None:
    """Print the time, the ideal and their ratio."""
    targets = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    jobs = int(sys.argv[2]) if len(sys.argv) > 2 else 8
    options = Options(mask=masked_text, allow_private=True, jobs=jobs, pictures=False)
    catalog = Library().catalog()
    with serve(slow) as server:
        scan([server.url("/00")], catalog, options, lambda name: None)  # everything is imported once
        began = time.perf_counter()
        found = scan(
            [server.url(f"/{number:02}") for number in range(targets)], catalog, options, lambda name: None
        )
        took = time.perf_counter() - began
    ideal = -(-targets // jobs) * WAIT
    seen = sum(look.sight.status.was_seen for look in found.looks)
    print(
        f"{targets} targets, {jobs} at once, {seen} seen: {took:.2f} s, ideal {ideal:.2f} s, ratio {took / ideal:.2f}"
    )


if __name__ == "__main__":
    main()
