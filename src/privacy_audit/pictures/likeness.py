"""Tells the same photo again: a fingerprint of what it shows, not of its bytes.

A perceptual hash after Zauner, "Implementation and benchmarking of perceptual image hash functions"
(2010), section 3.2.1: the lowest frequencies of the picture, each above or below their median. It stays
nearly the same when a network makes a photo smaller and compresses it again. It says nothing about whom
the photo shows: two photos of one person have fingerprints as far apart as any.
"""

from __future__ import annotations

import math
from functools import cache
from operator import mul
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

SAME = 8
"""The most bits in which two copies of one photo differ."""

_SIDE = 32
_KEPT = 8
# Lightest minus darkest: what is flatter than this shows nothing, and all such pictures are alike.
_LEAST_CONTRAST = 24


def fingerprint(image: Image) -> str | None:
    """16 hexadecimal digits; None for an empty picture, one of a single colour."""
    import PIL.Image

    small = image.convert("L").resize((_SIDE, _SIDE), PIL.Image.Resampling.BOX)
    low, high = small.getextrema()
    if not isinstance(low, int | float) or not isinstance(high, int | float) or high - low < _LEAST_CONTRAST:
        return None
    pixels = small.tobytes()
    rows = [pixels[begin : begin + _SIDE] for begin in range(0, _SIDE * _SIDE, _SIDE)]
    across = [[_dot(wave, row) for wave in _waves()] for row in rows]
    waves = [[_dot(wave, column) for wave in _waves()] for column in zip(*across, strict=True)]
    values = [value for column in zip(*waves, strict=True) for value in column]
    middle = median(values[1:])
    bits = "".join("1" if value > middle else "0" for value in values)
    return f"{int(bits, 2):016x}"


def distance(one: str, other: str) -> int:
    """The number of bits, 0 to 64, in which two fingerprints differ."""
    return (int(one, 16) ^ int(other, 16)).bit_count()


@cache
def _waves() -> tuple[tuple[float, ...], ...]:
    """The cosines of the first frequencies (DCT-II)."""
    return tuple(
        tuple(math.cos(math.pi * step * (2 * place + 1) / (2 * _SIDE)) for place in range(_SIDE))
        for step in range(_KEPT)
    )


def _dot(wave: tuple[float, ...], values: bytes | tuple[float, ...]) -> float:
    return math.fsum(map(mul, wave, values))
