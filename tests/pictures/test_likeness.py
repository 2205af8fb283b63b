"""The fingerprint of a photo, photographed or drawn, and the preview that shows more."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PIL import Image, ImageDraw, ImageEnhance

from privacy_audit.pictures import distance, same_photo
from privacy_audit.pictures.pixels import decode
from privacy_audit.pictures.preview import shows_more
from tests.pictures.build import code, exif_of, look, saved, scene, with_exif

HASHES = some.integers(0, 2**64 - 1).map(lambda number: f"{number:016x}")


def test_different_photos_are_not_the_same() -> None:
    facts = [look(saved(scene(seed=seed))).facts for seed in range(12)]
    assert not any(same_photo(one, other) for one, other in combinations(facts, 2))


@pytest.mark.parametrize("image", [Image.new("RGB", (300, 200), "white"), Image.new("L", (300, 200), 40)])
def test_an_empty_picture_is_like_no_other(image: Image.Image) -> None:
    facts = look(saved(image, "PNG")).facts
    assert facts.fingerprint is None
    assert not same_photo(facts, facts)


def test_a_photo_is_known_again_smaller_brighter_and_in_another_format() -> None:
    image = scene(1200, 900)
    original = look(saved(image, quality=95)).facts
    assert len(original.fingerprint or "") == 16
    for copy in (
        saved(image, quality=30),
        saved(image.resize((300, 225))),
        saved(image.resize((600, 450)), "WEBP", quality=60),
        saved(ImageEnhance.Brightness(image).enhance(1.2)),
        saved(image.convert("L"), "PNG"),
    ):
        assert same_photo(original, look(copy).facts)


@pytest.mark.parametrize("turn", range(2, 9))
def test_a_photo_turned_by_its_exif_is_the_same_as_one_turned_for_good(turn: int) -> None:
    image = scene(320, 200, seed=4)
    by_exif = look(with_exif(saved(image), exif_of({0x0112: turn}))).facts
    backward = {2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2}[turn]
    for_good = look(saved(image.transpose(Image.Transpose(backward)))).facts
    assert (by_exif.width, by_exif.height) == (for_good.width, for_good.height)
    assert same_photo(by_exif, for_good)


@given(HASHES, HASHES, HASHES)
def test_the_distance_is_one(one: str, other: str, third: str) -> None:
    assert distance(one, one) == 0
    assert distance(one, other) == distance(other, one) <= 64
    assert distance(one, third) <= distance(one, other) + distance(other, third)


def logo() -> Image.Image:
    image = Image.new("RGB", (400, 300), "white")
    ImageDraw.Draw(image).rectangle((80, 80, 320, 220), fill="navy", outline="orange", width=20)
    return image


@pytest.mark.parametrize(
    ("image", "expected"),
    [
        (logo(), False),
        (code("https://zalo.me/0912345678"), False),
        (scene(48, 48), False),
        (scene(400, 300), True),
        (scene(400, 300).convert("L"), True),
    ],
)
def test_photographs_are_told_from_drawings(image: Image.Image, expected: bool) -> None:
    assert look(saved(image, "PNG")).facts.is_photo is expected


def preview_of(image: Image.Image) -> bytes:
    return saved(image.resize((160, 120)))


def test_a_preview_of_the_same_picture_shows_no_more() -> None:
    image = scene(640, 480, seed=7)
    barred = Image.new("RGB", (160, 120))
    barred.paste(image.resize((160, 90)), (0, 15))
    assert not shows_more(preview_of(image), image)
    assert not shows_more(saved(barred), image)
    assert not shows_more(preview_of(image.transpose(Image.Transpose.ROTATE_90)), image)
    assert not shows_more(b"\xff\xd8 no preview", image)


def test_a_preview_shows_what_was_cut_off_or_covered() -> None:
    image = scene(640, 480, seed=7)
    covered = image.copy()
    ImageDraw.Draw(covered).ellipse((250, 100, 400, 290), fill="black")
    assert shows_more(preview_of(image), image.crop((0, 0, 320, 240)))
    assert shows_more(preview_of(image), covered)


def test_a_preview_inside_a_file_is_found() -> None:
    image = scene(640, 480, seed=7)
    small = preview_of(image)
    # The second directory with the two fields of a preview (513 where, 514 how long), then the preview.
    second = (
        b"\x02\x00" + b"\x01\x02\x04\x00\x01\x00\x00\x00" + (44).to_bytes(4, "little")
        + b"\x02\x02\x04\x00\x01\x00\x00\x00" + len(small).to_bytes(4, "little") + bytes(4)
    )  # fmt: skip
    block = b"II*\x00\x08\x00\x00\x00" + b"\x00\x00" + (14).to_bytes(4, "little") + second + small
    assert look(with_exif(saved(image), block)).facts.preview_shows_more is False
    assert look(with_exif(saved(image.crop((0, 0, 320, 240))), block)).facts.preview_shows_more is True
    assert look(saved(image)).facts.preview_shows_more is None


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_pixel_becomes_colours(mode: str) -> None:
    image = Image.new("I;16", (90, 60), 40_000) if mode == "I;16" else scene(90, 60).convert(mode)
    pixels = decode(saved(image, "PNG"), "PNG", 1, 128)
    assert pixels.failure is None
    assert pixels.image is not None
    assert (pixels.image.mode, pixels.image.size) == ("RGB", (90, 60))
    if mode == "I;16":
        assert pixels.image.getpixel((5, 5)) == (156, 156, 156)


def test_what_is_transparent_becomes_white() -> None:
    pixels = decode(saved(Image.new("RGBA", (90, 60), (0, 0, 0, 0)), "PNG"), "PNG", 1, 128)
    assert pixels.image is not None
    assert pixels.image.getpixel((5, 5)) == (255, 255, 255)
