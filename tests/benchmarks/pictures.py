"""How long a picture takes: metadata alone, with its pixels, with codes, with faces.

python -m tests.benchmarks.pictures [FOLDER]

Photos of three sizes drawn here (with EXIF), or the pictures of a folder. Medians of one process; the
first picture, which loads the decoders and the face detector, is left out.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

from privacy_audit.model import PictureFile
from privacy_audit.pictures import Wanted, look_at
from tests.pictures.build import GPS_HOME, exif_of, saved, scene, with_exif

RUNS = 7
LOOKS = {
    "metadata": Wanted(pixels=False),
    "+ pixels": Wanted(),
    "+ codes": Wanted(codes=True),
    "+ faces": Wanted(faces=True),
}


def drawn() -> dict[str, bytes]:
    """Photos as phones and networks write them."""
    block = exif_of({0x0110: "Example P30"}, {0x829A: 0.01}, dict(GPS_HOME))
    sizes = {"0.5 Mpx": (816, 612), "3 Mpx": (2048, 1536), "12 Mpx": (4000, 3000)}
    return {name: with_exif(saved(scene(*size)), block) for name, size in sizes.items()}


def folder(path: Path) -> dict[str, bytes]:
    """The files of a folder."""
    return {file.name: file.read_bytes() for file in sorted(path.iterdir()) if file.is_file()}


def milliseconds(body: bytes, wanted: Wanted) -> float:
    """The median time of one look."""
    times = []
    for _ in range(RUNS):
        begin = time.perf_counter()
        look_at(PictureFile(name="x", body=body, media_type="image/jpeg"), wanted)
        times.append(time.perf_counter() - begin)
    return statistics.median(times[1:]) * 1000


def main() -> None:
    """Measure and print."""
    pictures = folder(Path(sys.argv[1])) if len(sys.argv) > 1 else drawn()
    print(f"{'ms per picture':32}" + "".join(f"{name:>10}" for name in LOOKS))
    for name, body in pictures.items():
        print(f"{name[:31]:32}" + "".join(f"{milliseconds(body, wanted):10.2f}" for wanted in LOOKS.values()))


if __name__ == "__main__":
    main()
