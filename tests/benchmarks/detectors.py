"""How well and how fast the detectors read the labelled corpus, beside other people's detectors.

python -m tests.benchmarks.detectors [--peers] [--no-speed] [--text TEXT] [FILE…]

Files of `tests/corpus/` (default: all of them). With `--peers` the packages of the extra `[peers]` are
scored and timed in the same run; one that is not installed is named as left out. Speed is measured on the
corpus, in which nearly every line holds a value, and with `--text` on a text of one's own too, such as some
megabytes of news; as ratios to the others, who take turns with it on the same stretch, and of a text to
half of it.
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
        print_speed("the corpus", long_text(documents, SIZE), peers)
        if arguments.text:
            own = arguments.text.read_bytes()[:SIZE].decode(errors="ignore")
            print_speed(arguments.text.name, own, peers)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Score and time the detectors.")
    parser.add_argument("--peers", action="store_true", help="also other people's detectors")
    parser.add_argument("--no-speed", dest="speed", action="store_false", help="score only")
    parser.add_argument("--text", type=Path, help="a text on which speed is measured too")
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


def seconds(*works: Callable[[], object], runs: int = 3) -> list[float]:
    """Processor time of the fastest of some runs of each, in turns: what else the machine does hardly matters."""
    needed = [[_second(work) for work in works] for _ in range(runs)]
    return [min(times) for times in zip(*needed, strict=True)]


def _second(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin


def in_pieces(peer: Peer, text: str) -> None:
    """The text piece by piece: some peers compare all findings of a text with each other."""
    for begin in range(0, len(text), PIECE):
        peer.read(text[begin : begin + PIECE])


def print_speed(name: str, text: str, peers: Sequence[Peer]) -> None:
    """Megabytes of text in a second, the ratio to others, and whether time grows with length alone."""
    part = text[: len(text) // 4]
    scan_text(part[:10_000])
    for peer in peers:
        peer.read(part[:10_000])
    own, *others = seconds(
        partial(scan_text, part), *(partial(in_pieces, peer, part) for peer in peers), runs=2
    )
    size = len(part.encode()) / 1e6
    print(f"\nMB/s of {name}, all detectors together, one core (the others in pieces of {PIECE} characters)")
    print(f"{'privacy-audit':20}{size / own:8.2f}")
    for peer, other in zip(peers, others, strict=True):
        print(f"{peer.name:20}{size / other:8.2f}  privacy-audit is {other / own:.2f} × as fast")
    print_growth(text)


def print_growth(text: str) -> None:
    """Time of a half, the whole and two of the text, each as a multiple of the step before."""
    half = text[: len(text) // 2]
    needed = seconds(*(partial(scan_text, half * times) for times in (1, 2, 4)), runs=2)
    ratios = ", ".join(f"{later / sooner:.2f}" for sooner, later in itertools.pairwise(needed))
    print(f"time for 2 × and 4 × the text, each to the half of it: {ratios}")


if __name__ == "__main__":
    main()
