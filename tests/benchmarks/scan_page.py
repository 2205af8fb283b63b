"""What it costs to scan a saved page, as a multiple of the bare parse of the same page.

    python -m tests.benchmarks.scan_page [ROUNDS]

Every recorded page beside the checkout is scanned and parsed in turn, in one warm process; the best of the
rounds counts for each, so that the noise of the machine is the least. The scan is everything that happens
with a page after it was read from the disk: decode, parse, extract, judge what was seen, all detectors.
"""

from __future__ import annotations

import statistics
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

from bs4 import BeautifulSoup

from privacy_audit.catalog import Library
from privacy_audit.detectors import masked_text
from privacy_audit.scan import scan
from privacy_audit.sources import Options

PAGES = Path(__file__).resolve().parents[3] / "shared" / "real-pages" / "pages"


def seconds(action: Callable[[], object], rounds: int) -> float:
    """The best time of several rounds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    """Print one line for each page and the median of the ratios."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    warnings.simplefilter("ignore")
    catalog, options = Library().catalog(), Options(mask=masked_text, pictures=False)
    ratios = []
    for path in sorted(PAGES.glob("*.htm*")):
        markup = path.read_bytes().decode("utf-8", "replace")
        bare = seconds(lambda text=markup: BeautifulSoup(text, "lxml"), rounds)  # type: ignore[misc]
        whole = seconds(
            lambda name=str(path): scan([name], catalog, options, lambda one: None),  # type: ignore[misc]
            rounds,
        )
        ratios.append(whole / bare)
        print(f"{path.name[:44]:44} {bare * 1000:8.1f} ms {whole * 1000:8.1f} ms {whole / bare:6.2f}")
    print(f"median {statistics.median(ratios):.2f}")


if __name__ == "__main__":
    main()
