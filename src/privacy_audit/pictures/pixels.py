"""Decodes a picture, reduced and within bounds: the one place that hands bytes of strangers to Pillow.

The decoder gets the file without its metadata (`blocks.Blocks.pixels`), the one format that its first
bytes name, and nothing above the limit of pixels. JPEG is reduced while it is decoded, so a
photo of 50 megapixels takes a few megabytes.
"""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image

MOST_PIXELS = 51_000_000
"""Width times height of a JPEG. The cameras of phones go to 50 megapixels (8192 × 6144), few beyond."""
MOST_WHOLE = 25_000_000
"""The same for every other format, which is decoded whole: 4 bytes a pixel, 8 with transparency."""

_END_OF_JPEG = b"\xff\xd9"
# What Pillow's plugins are known to raise on damaged files, beside its own errors (which are OSErrors).
_DAMAGED = (
    OSError, ValueError, SyntaxError, EOFError, TypeError, KeyError, IndexError, AttributeError,
    OverflowError, RuntimeError, MemoryError, struct.error, zlib.error,
)  # fmt: skip

Failure = Literal["picture-damaged", "picture-too-large"]


class Pixels(NamedTuple):
    """A picture of at most the asked size, upright, in red, green and blue.

    `width` and `height` are those of the file, upright too. `failure` says why there is no `image`, or
    that a part of it is missing.
    """

    width: int | None = None
    height: int | None = None
    image: Image | None = None
    failure: Failure | None = None


def limit_of(format_name: str) -> int:
    """The most pixels of a picture of this format."""
    return MOST_PIXELS if format_name == "JPEG" else MOST_WHOLE


def measure(body: bytes, format_name: str, turn: int) -> Pixels:
    """The size alone, from the first bytes of the picture."""
    with _quiet():
        return _measured(body, format_name, turn, None)


def decode(body: bytes, format_name: str, turn: int, side: int) -> Pixels:
    """The picture with neither side longer than `side`. `turn` is the orientation of its EXIF."""
    with _quiet():
        pixels = _measured(body, format_name, turn, side)
        if pixels.failure == "picture-damaged" and format_name == "JPEG":
            # A file that was cut off ends nowhere. With an end, what is there can be seen.
            mended = _measured(body + _END_OF_JPEG, format_name, turn, side)
            return mended._replace(failure="picture-damaged")
        return pixels


@contextmanager
def _quiet() -> Iterator[None]:
    """Pillow warns about damaged and large files on the error stream; here they become gaps."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _measured(body: bytes, format_name: str, turn: int, side: int | None) -> Pixels:
    import PIL.Image

    known = Pixels()
    try:
        with PIL.Image.open(io.BytesIO(body), formats=(format_name,)) as image:
            width, height = image.size if turn < 5 else image.size[::-1]
            known = Pixels(width, height)
            if width * height > limit_of(format_name):
                return known._replace(failure="picture-too-large")
            return known._replace(image=_reduced(image, side, turn)) if side else known
    except PIL.Image.DecompressionBombError:
        return known._replace(failure="picture-too-large")
    except _DAMAGED:
        return known._replace(failure="picture-damaged")


def reduced(image: Image, side: int) -> Image:
    """A decoded picture with neither side longer than `side`."""
    import PIL.Image

    if max(image.size) <= side:
        return image
    small = image.copy()
    small.thumbnail((side, side), PIL.Image.Resampling.BOX, reducing_gap=2.0)
    return small


def _reduced(image: Image, side: int, turn: int) -> Image:
    """The picture small enough, without palette, transparency and odd depths, turned upright."""
    import PIL.Image

    image.draft("RGB", (side, side))
    image.load()
    if image.mode.startswith("I"):  # 16 bits a pixel: the upper eight
        image = image.convert("I").point([value // 256 for value in range(65536)], "L")
    elif image.mode not in ("RGB", "L", "RGBA"):
        image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    image.thumbnail((side, side), PIL.Image.Resampling.BOX, reducing_gap=2.0)
    turns = {2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2}  # EXIF orientation to Pillow's `Transpose`
    upright = image.transpose(PIL.Image.Transpose(turns[turn])) if turn in turns else image
    return _on_white(upright) if upright.mode == "RGBA" else upright.convert("RGB")


def _on_white(image: Image) -> Image:
    """What is transparent becomes white, as on most pages."""
    import PIL.Image

    ground = PIL.Image.new("RGBA", image.size, "white")
    ground.alpha_composite(image)
    return ground.convert("RGB")
