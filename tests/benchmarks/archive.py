"""How long a data archive takes and how much memory: time per MiB and peak, for two sizes.

python -m tests.benchmarks.archive FOLDER [MIB …]

Makes an archive of so many MiB (unpacked; 100 and 1024 if none are given) in the folder, unless it is there:
of each GiB, 15,000 posts and messages as Facebook writes them, 5,000 pages of HTML, 5,000 photos with
EXIF. Scans each in a process of its own through `privacy_audit.scan.scan`. Memory is the sum over that
process and its children, shared pages counted once (Linux: PSS), looked at five times a second.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.sources.archives import misread

MIB = 1024 * 1024
SIZES = (100, 1024)
POSTS, PAGES, PHOTOS = 15_000, 5_000, 5_000
"""Members of each GiB."""
POST_BYTES = PAGE_BYTES = 14_000
PHOTO_BYTES = (1024 * MIB - POSTS * POST_BYTES - PAGES * PAGE_BYTES) // PHOTOS
TALK = (
    "hôm nay trời đẹp quá cả nhà ơi mình vừa đi biển Đồ Sơn về ăn hải sản ngon lắm cảm ơn các bạn đã "
    "chúc mừng sinh nhật con gái năm nay lên lớp ba ở trường mới cô giáo rất hiền"
)


def make(path: Path, mebibytes: int) -> None:
    """Write an archive; the same size gives the same archive."""
    dice = random.Random(mebibytes)
    photo = picture()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(POSTS * mebibytes // 1024):
            folder = "posts" if number % 3 else f"messages/inbox/lan_{number}"
            archive.writestr(f"your_facebook_activity/{folder}/posts_{number}.json", posts(dice))
        for number in range(PAGES * mebibytes // 1024):
            archive.writestr(f"your_facebook_activity/comments_and_reactions/{number}.html", page(dice))
        for number in range(PHOTOS * mebibytes // 1024):
            name = f"your_facebook_activity/posts/media/{number}.jpg"
            comment = b"\xff\xfe\x00\x0a" + f"{number:08}".encode()
            archive.writestr(name, photo[:2] + comment + photo[2:], zipfile.ZIP_STORED)


def sentence(dice: random.Random) -> str:
    text = " ".join(dice.choices(TALK.split(), k=30))
    return f"{text} 09{dice.randrange(10**8):08}" if dice.random() < 0.01 else text


def posts(dice: random.Random) -> bytes:
    made: list[object] = []
    size = 0
    while size < POST_BYTES:
        post = misread(sentence(dice))
        made.append({"timestamp": 1620134400 + size, "data": [{"post": post}], "title": misread("Thảo Vũ")})
        size += len(json.dumps(made[-1]))
    return json.dumps(made).encode()


def page(dice: random.Random) -> bytes:
    lines: list[str] = []
    while sum(map(len, lines)) < PAGE_BYTES * 3 // 4:
        lines.append(f"<div class='entry'><p>{sentence(dice)}</p><span>4 thg 5, 2021</span></div>")
    return f"<!doctype html><title>Bình luận</title><body>{''.join(lines)}</body>".encode()


def picture() -> bytes:
    """A photo of about the wanted size with the place where it was taken."""
    noise = Image.effect_noise((640, 440), 60).convert("RGB")
    exif = Image.Exif()
    exif[0x010F] = "Example"
    exif.get_ifd(0x8825).update({1: "N", 2: (20.0, 51.0, 24.0), 3: "E", 4: (106.0, 40.0, 56.0)})
    file = BytesIO()
    noise.save(file, "JPEG", quality=70, exif=exif)
    return file.getvalue() + bytes(max(0, PHOTO_BYTES - file.tell()))


def memory(process: int) -> int:
    """KiB of a process and its children."""
    total = 0
    for one in family(process):
        try:
            lines = Path(f"/proc/{one}/smaps_rollup").read_text(encoding="ascii").splitlines()
        except OSError:  # it has just ended
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total


def family(process: int) -> Iterator[int]:
    yield process
    try:
        tasks = [*Path(f"/proc/{process}/task").iterdir()]
        children = [child for task in tasks for child in (task / "children").read_text().split()]
    except OSError:
        return
    for child in children:
        yield from family(int(child))


def measured(path: Path) -> tuple[float, float, str]:
    """Seconds, peak in MiB, and what was found, of one scan in a process of its own."""
    begin = time.perf_counter()
    command = [sys.executable, "-m", "tests.benchmarks.archive", "--scan", str(path)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    peak = 0
    while child.poll() is None:
        peak = max(peak, memory(child.pid))
        time.sleep(0.2)
    seconds = time.perf_counter() - begin
    said = child.stdout.read().strip() if child.stdout else ""
    if child.returncode:
        raise SystemExit(child.returncode)
    return seconds, peak / 1024, said


def scan_one(path: Path) -> None:
    """Scan one archive in this process and say what came of it."""
    from privacy_audit.catalog import Library
    from privacy_audit.detectors import masked_text
    from privacy_audit.scan import scan
    from privacy_audit.sources import Options

    result = scan([str(path)], Library().catalog(), Options(mask=masked_text), lambda name: None)
    look = result.looks[0]
    print(
        f"{look.sight.status}, pages {look.pages}, exposures {len(result.exposures)}, gaps {len(look.gaps)}"
    )


def main() -> None:
    """Make, scan, and print a table."""
    folder, *given = sys.argv[1:]
    sizes = tuple(map(int, given)) or SIZES
    print(f"{os.cpu_count()} processors")
    print(f"{'MiB':>6} {'file MiB':>9} {'seconds':>8} {'ms/MiB':>7} {'peak MiB':>9}")
    per_mebibyte: list[float] = []
    for size in sizes:
        path = Path(folder) / f"facebook-{size}.zip"
        if not path.exists():
            make(path, size)
        seconds, peak, said = measured(path)
        per_mebibyte.append(seconds / size)
        in_file = path.stat().st_size / MIB
        print(f"{size:6} {in_file:9.0f} {seconds:8.1f} {seconds / size * 1000:7.0f} {peak:9.0f}  {said}")
    print(f"time per MiB, last by first: {per_mebibyte[-1] / per_mebibyte[0]:.2f}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--scan"]:
        scan_one(Path(sys.argv[2]))
    else:
        main()
