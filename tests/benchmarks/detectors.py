"""How well and how fast the detectors read the labelled corpus, beside other people's detectors.

python -m tests.benchmarks.detectors [--peers] [--no-speed] [FILE…]

Files of `tests/corpus/` (default: all of them). With `--peers` the packages of the extra `[peers]` are
scored and timed in the same run; one that is not installed is named as left out. Speed is given as
ratios: to Presidio in pattern mode, and of a text to half of it.
"""

from __future__ import annotations

import argparse
import itertools
import random
import time
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from privacy_audit import scan_text
from tests.benchmarks.peers import Peer, installed
from tests.corpus.reading import CORPORA, FOLDER, Document, read
from tests.corpus.scoring import NUMBER_LIKE, SCORED, Tally, by_kind, by_tag, ours

RARE = 4
"""A tag of fewer documents says nothing; it is left out of the table."""
SIZE = 2_000_000
"""Bytes of the text for the measurement of speed."""
PIECE = 2000
"""Characters that another detector is given at a time; near the best for the slowest of them."""


def main() -> None:
    """Score, time, print."""
    arguments = _arguments()
    files = arguments.files or [FOLDER / f"{name}.jsonl" for name in CORPORA]
    documents = [document for file in files for document in read(file)]
    print(f"{len(documents)} documents of {', '.join(file.name for file in files)}")
    peers = []
    for peer in installed() if arguments.peers else ():
        if isinstance(peer, Peer):
            peers.append(peer)
        else:
            print(f"left out, not installed: {peer}")
    print_kinds(documents, peers)
    print_tags(documents, peers)
    if arguments.speed:
        print_speed(documents, peers)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Score and time the detectors.")
    parser.add_argument("--peers", action="store_true", help="also other people's detectors")
    parser.add_argument("--no-speed", dest="speed", action="store_false", help="score only")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    return parser.parse_args()


def _cells(tally: Tally | None) -> str:
    if tally is None:
        return f"{'':18}"
    precision = f"{tally.precision:6.3f}" if tally.right + tally.wrong else "     –"
    recall = f"{tally.recall:6.3f}" if tally.found + tally.missed else "     –"
    return f"{precision}{recall}{tally.f1:6.3f}"


def print_kinds(documents: Sequence[Document], peers: Sequence[Peer]) -> None:
    """Precision, recall and F1 of each kind; strict where a value must be equal too."""
    plain, strict = by_kind(documents, ours), by_kind(documents, ours, strict=True)
    others = [by_kind(documents, peer.detect, peer.kinds) for peer in peers]
    names = ["privacy-audit", "strict", *(peer.name for peer in peers)]
    print(
        "\nprecision, recall, F1" + "\n" + f"{'kind':16}{'gold':>5}  " + "".join(f"{one:20}" for one in names)
    )
    for kind in SCORED:
        own = plain[kind]
        cells = [own, strict[kind] if kind in NUMBER_LIKE else None, *(one.get(kind) for one in others)]
        print(f"{kind.value:16}{own.found + own.missed:5}  " + "  ".join(map(_cells, cells)))


def print_tags(documents: Sequence[Document], peers: Sequence[Peer]) -> None:
    """The same for each common tag over all kinds; a peer over the kinds that it knows."""
    own = by_tag(documents, ours)
    others = [by_tag(documents, peer.detect, sorted(peer.kinds)) for peer in peers]
    names = ["privacy-audit", *(peer.name for peer in peers)]
    print("\n" + f"{'tag':24}{'gold':>5}  " + "".join(f"{one:20}" for one in names))
    times = Counter(tag for document in documents for tag in document.tags)
    for tag, tally in own.items():
        if times[tag] < RARE:
            continue
        cells = [tally, *(one.get(tag) for one in others)]
        print(f"{tag:24}{tally.found + tally.missed:5}  " + "  ".join(map(_cells, cells)))


def long_text(documents: Sequence[Document], size: int) -> str:
    """All texts of the corpus, shuffled and joined until they have that many bytes."""
    texts = [document.text for document in documents if document.text]
    shuffled = random.Random(2025)
    pieces: list[str] = []
    length = 0
    while length < size:
        shuffled.shuffle(texts)
        pieces += texts
        length += sum(len(text.encode()) + 1 for text in texts)
    return "\n".join(pieces).encode()[:size].decode(errors="ignore")


def seconds(work: Callable[[str], object], text: str, runs: int = 3) -> float:
    """Processor time of the fastest of some runs: what else the machine does hardly matters."""
    needed = []
    for _ in range(runs):
        begin = time.process_time()
        work(text)
        needed.append(time.process_time() - begin)
    return min(needed)


def in_pieces(peer: Peer, text: str) -> None:
    """The text piece by piece: some peers compare all findings of a text with each other."""
    for begin in range(0, len(text), PIECE):
        peer.read(text[begin : begin + PIECE])


def print_speed(documents: Sequence[Document], peers: Sequence[Peer]) -> None:
    """Megabytes of text in a second, the ratio to Presidio, and whether time grows with length alone."""
    text = long_text(documents, SIZE)
    scan_text(text[:10_000])
    rates = {"privacy-audit": SIZE / 1e6 / seconds(scan_text, text)}
    for peer in peers:
        peer.read(text[:10_000])
        part = text[: len(text) // 4]
        rates[peer.name] = len(part.encode()) / 1e6 / seconds(partial(in_pieces, peer), part, runs=1)
    print(f"\nMB/s of text, all detectors together, one core (the others in pieces of {PIECE} characters)")
    for name, rate in rates.items():
        ratio = (
            f"  privacy-audit is {rates['privacy-audit'] / rate:.2f} × as fast"
            if name != "privacy-audit"
            else ""
        )
        print(f"{name:20}{rate:8.2f}{ratio}")
    print_growth(text)


def print_growth(text: str) -> None:
    """Time of a half, the whole and two of the text, each as a multiple of the step before."""
    half = text[: len(text) // 2]
    needed = [seconds(scan_text, half * times, runs=2) for times in (1, 2, 4)]
    ratios = ", ".join(f"{later / sooner:.2f}" for sooner, later in itertools.pairwise(needed))
    print(f"time for 2 × and 4 × the text, each to the half of it: {ratios}")


if __name__ == "__main__":
    main()
