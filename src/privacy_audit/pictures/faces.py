"""Counts faces and says how much of each a face swap could use. Nobody is named, matched or described.

Found with the frontal face detector of dlib (Dalal and Triggs' gradients, trained by D. King), whose
model is inside the package: no download, no embedding, nothing kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from privacy_audit.model import Value

if TYPE_CHECKING:
    from PIL.Image import Image

Usable = Literal["yes", "hardly", "no"]

SIDE = 1000
"""The longer side at which faces are looked for first; the detector finds those of 80 px there."""
CLOSER = 2000
"""The longer side of a second look at a large picture in which the first found none."""
LARGE = 1250
"""From this side on, the first look misses faces that are of use (`CLEAR`)."""
_CLOSEST = 4000  # a picture of this side takes 36 MB at most
_SMALL = 640  # up to here the picture is doubled, so that faces of 40 px are found in avatars
# The score from which a face counts in the second look, where far more places are tried. Measured on 276
# pictures of cameras: 63 of 64 faces found, 0 false; without it 64, and a leaf.
_SURER = 0.25

# The swap models in common use take a face of 128 × 128 px (README of InsightFace's swapper, inswapper_128,
# read in November 2026) on the ArcFace template of 112 px, in which the eyes are 35 px apart: 40 px at 128.
# The detector's frame is 2.4 times as wide as the eyes are apart (own measurement on ten portraits), so a
# frame of 96 px gives the model all that it takes. Half of that must be doubled, and looks blurred; below,
# hardly a likeness is left (own judgement). Passport photos need 90 px between the eyes (ISO/IEC 19794-5):
# far more than a swap.
CLEAR = 96
"""Pixels with detail across a face from which a swap has all it can use."""
BLURRED = 48
"""Pixels with detail across a face below which a swap has too little."""

_ENOUGH = 192  # twice CLEAR: more pixels of a face are not looked at
_STEPS = (0.8, 0.7, 0.6, 0.5, 0.42, 0.35, 0.3, 0.25, 0.2, 0.15, 0.1)
# A face that loses more than this share of its contrast, made smaller and large again, has detail of that
# size. Measured on nine sharp portraits brought to 24 … 160 px and saved with quality 60 and 90: the step
# found is 0.85 of the true size (0.7 to 1.0).
_LEAST_LOSS = 0.06
_FOUND_SHARE = 0.85


class Face(Value):
    """One face: the width of its frame in pixels of the file, and how many of them carry detail."""

    width: int
    detail: int

    @property
    def usable(self) -> Usable:
        """Whether it could be used for a face swap."""
        return "yes" if self.detail >= CLEAR else "hardly" if self.detail >= BLURRED else "no"


class _Frame(Value):
    """Where a face is, as shares of the picture's width and height: left, top, right, bottom."""

    box: tuple[float, float, float, float]

    def width_in(self, width: int) -> int:
        return round((self.box[2] - self.box[0]) * width)


def best(faces: tuple[Face, ...]) -> Usable:
    """What the best of some faces is good for."""
    grades = {face.usable for face in faces}
    return "yes" if "yes" in grades else "hardly" if "hardly" in grades else "no"


def find_faces(
    image: Image, width: int, height: int, closer: Callable[[int], Image | None]
) -> tuple[Face, ...]:
    """The faces of a picture, the largest first.

    `image` is the picture with at most `SIDE` pixels a side, `width` and `height` are those of the file,
    `closer` decodes it again with as many pixels a side as it is told, None if that fails.
    """
    side = max(width, height)
    frames = tuple(_frames(image, doubled=side <= _SMALL, least=0.0))
    if not frames and side >= LARGE and (larger := closer(CLOSER)):
        image, frames = larger, tuple(_frames(larger, doubled=False, least=_SURER))
    if frames:
        image = _close_enough(image, width, height, frames, closer)
    faces = (_face(image, frame, width) for frame in frames)
    return tuple(sorted(faces, key=lambda face: face.width, reverse=True))


def _close_enough(
    image: Image, width: int, height: int, frames: tuple[_Frame, ...], closer: Callable[[int], Image | None]
) -> Image:
    """The picture so large that the detail of its largest face can be judged."""
    largest = max(frames, key=lambda frame: frame.width_in(width))
    needed = min(
        max(width, height), _CLOSEST, round(max(width, height) * _ENOUGH / max(largest.width_in(width), 1))
    )
    return (closer(needed) or image) if needed > 1.1 * max(image.size) else image


def _frames(image: Image, doubled: bool, least: float) -> Iterator[_Frame]:
    import numpy

    found = _detector().run(numpy.asarray(image), 1 if doubled else 0, least)[0]
    wide, high = image.size
    for frame in found:
        left, right = max(frame.left(), 0) / wide, min(frame.right() / wide, 1.0)
        top, bottom = max(frame.top(), 0) / high, min(frame.bottom() / high, 1.0)
        if left < right and top < bottom:
            yield _Frame(box=(left, top, right, bottom))


@cache
def _detector() -> Any:
    """The detector, read from inside its package once in a process (half a second)."""
    import dlib

    return dlib.get_frontal_face_detector()


def _face(image: Image, frame: _Frame, width: int) -> Face:
    across, down = image.size
    left, top, right, bottom = frame.box
    crop = image.crop((int(left * across), int(top * down), int(right * across), int(bottom * down)))
    own = frame.width_in(width)
    return Face(width=own, detail=min(own, round(own * _sharpness(crop))))


def _sharpness(crop: Image) -> float:
    """The share of a face's pixels that carry detail, 0.1 to 1: smallest size at which nothing is lost."""
    import PIL.Image
    from PIL import ImageChops, ImageStat

    grey = crop.convert("L")
    grey.thumbnail((_ENOUGH, _ENOUGH), PIL.Image.Resampling.LANCZOS)
    contrast = ImageStat.Stat(grey).stddev[0] or 1.0
    for step in _STEPS:
        size = max(round(grey.width * step), 1), max(round(grey.height * step), 1)
        again = grey.resize(size, PIL.Image.Resampling.LANCZOS).resize(
            grey.size, PIL.Image.Resampling.BICUBIC
        )
        if ImageStat.Stat(ImageChops.difference(grey, again)).rms[0] > _LEAST_LOSS * contrast:
            return min(step / _FOUND_SHARE, 1.0)
    return _STEPS[-1]
