"""Draw the portraits of the made-up people of `demo`: pictures of nobody. Needs Pillow.

Run from the root of the checkout: python scripts/draw_portrait.py
"""

from pathlib import Path
from typing import Literal, NamedTuple

from PIL import Image, ImageDraw

FOLDER = Path("src/privacy_audit/demo/pictures")
SIZE, SHARPER = 320, 3
"""Pixels of a picture, and how many times larger it is drawn, so that its edges become smooth."""
INK, WHITE = "#2a2522", "#fbfaf7"


class Look(NamedTuple):
    """How somebody looks on every picture of theirs."""

    hair: Literal["long", "short", "bun", "grey"]
    skin: str = "#f1c9a5"
    glasses: bool = False


class Picture(NamedTuple):
    """One picture: who is on it, the clothes, the background with its shapes, and where the person stands."""

    look: Look
    cloth: str
    sky: str
    shapes: tuple[tuple[str, tuple[int, int, int, int], str], ...] = ()
    shift: int = 0
    coat: bool = False


OFFICIAL, TEACHER = Look("long"), Look("short", glasses=True)
STUDENT, SHOP_OWNER = Look("bun", "#f4d2b3"), Look("grey", "#e0b48c")
DOCTOR = Look("long", "#eec39c", glasses=True)
PICTURES = {
    "chan-dung": Picture(OFFICIAL, "#35608f", "#dfe9f5"),
    "bien-he": Picture(OFFICIAL, "#c7573d", "#bfe3ef", (("box", (0, 190, 320, 320), "#4f9fc4"),
        ("ball", (230, 20, 290, 80), "#f6d55c")), -50),
    "hop-lop": Picture(OFFICIAL, "#3d7a56", "#f4e3c1", (("box", (170, 30, 310, 150), "#2f5d4a"),
        ("ball", (240, 150, 300, 210), "#d9a27c")), -40),
    "sinh-nhat": Picture(OFFICIAL, "#7a4b8f", "#f3d5e0", (("ball", (10, 10, 70, 80), "#e4572e"),
        ("ball", (250, 30, 310, 100), "#3d7ea6"), ("box", (220, 230, 320, 320), "#fff3d6"))),
    "co-quan": Picture(OFFICIAL, "#27374d", "#e4e4e4", (("box", (0, 0, 320, 34), "#b3262e"),)),
    "thay-giao": Picture(TEACHER, "#4a6b3a", "#e8efe0"),
    "day-hoc": Picture(TEACHER, "#f0f0f0", "#d8c7a5", (("box", (15, 20, 305, 150), "#24513f"),
        ("box", (40, 60, 120, 66), WHITE), ("box", (40, 90, 100, 96), WHITE)), 55),
    "gia-dinh": Picture(TEACHER, "#2f6690", "#cfe8d5", (("ball", (5, 5, 130, 120), "#5a8f5a"),
        ("box", (0, 250, 320, 320), "#8ab17d")), 45),
    "sinh-vien": Picture(STUDENT, "#e07a5f", "#fbe9d7", (("ball", (-60, 180, 90, 330), "#f2cc8f"),)),
    "chu-quan": Picture(SHOP_OWNER, "#6d597a", "#f2e8cf", (("box", (0, 60, 320, 72), "#8a5a33"),
        ("box", (20, 20, 60, 60), "#bc4749"), ("box", (250, 15, 300, 60), "#386641"))),
    "giao-hang": Picture(SHOP_OWNER, "#386641", "#cbdfea", (("box", (0, 240, 320, 320), "#8d99ae"),
        ("box", (10, 120, 110, 250), "#c9a66b")), 60),
    "bac-si": Picture(DOCTOR, "#7fb7be", "#eaf4f4", (), 0, True),
    "khoa": Picture(DOCTOR, "#5b8e7d", "#d7e3ea", (("box", (240, 30, 300, 90), WHITE),
        ("box", (262, 38, 278, 82), "#2a9d8f"), ("box", (248, 52, 292, 68), "#2a9d8f")), -45, True),
}  # fmt: skip


def draw(name: str, picture: Picture) -> None:
    """One drawn person before one background."""
    large = Image.new("RGB", (SIZE * SHARPER, SIZE * SHARPER), picture.sky)
    pen = ImageDraw.Draw(large)
    for shape, box, colour in picture.shapes:
        (pen.rectangle if shape == "box" else pen.ellipse)(_at(box), fill=colour)
    _body(pen, picture)
    _head(pen, picture.look, picture.shift)
    small = large.resize((SIZE, SIZE), Image.Resampling.LANCZOS)
    small.save(FOLDER / f"{name}.jpg", quality=72, optimize=True)


def _at(box: tuple[int, int, int, int], shift: int = 0) -> tuple[int, int, int, int]:
    left, top, right, bottom = box
    return (left + shift) * SHARPER, top * SHARPER, (right + shift) * SHARPER, bottom * SHARPER


def _body(pen: ImageDraw.ImageDraw, picture: Picture) -> None:
    hair = "#8d8a86" if picture.look.hair == "grey" else INK
    if picture.look.hair == "long":
        pen.rounded_rectangle(_at((94, 110, 226, 275), picture.shift), 40 * SHARPER, fill=hair)
    pen.ellipse(_at((50, 240, 270, 440), picture.shift), fill=WHITE if picture.coat else picture.cloth)
    if picture.coat:
        pen.polygon(_corners(((135, 240), (185, 240), (160, 320)), picture.shift), fill=picture.cloth)
    pen.rectangle(_at((140, 205, 180, 252), picture.shift), fill=picture.look.skin)


def _head(pen: ImageDraw.ImageDraw, look: Look, shift: int) -> None:
    hair = "#8d8a86" if look.hair == "grey" else INK
    if look.hair == "bun":
        pen.ellipse(_at((132, 18, 188, 74), shift), fill=hair)
    pen.ellipse(_at((100, 50, 220, 190), shift), fill=hair)
    pen.ellipse(_at((106, 72, 214, 226), shift), fill=look.skin)
    fringe = (100, 52, 220, 150) if look.hair in ("long", "bun") else (102, 54, 218, 132)
    pen.chord(_at(fringe, shift), 190, 350, fill=hair)
    for left in (128, 178):
        pen.ellipse(_at((left, 142, left + 13, 155), shift), fill=INK)
        if look.glasses:
            pen.ellipse(_at((left - 13, 129, left + 26, 168), shift), outline=INK, width=3 * SHARPER)
    if look.glasses:
        pen.line(_corners(((154, 146), (165, 146)), shift), fill=INK, width=3 * SHARPER)
    pen.arc(_at((156, 150, 168, 178), shift), 30, 150, fill="#b07f5f", width=3 * SHARPER)
    pen.arc(_at((135, 168, 185, 206), shift), 25, 155, fill="#a23b3b", width=4 * SHARPER)


def _corners(points: tuple[tuple[int, int], ...], shift: int) -> list[tuple[int, int]]:
    return [((across + shift) * SHARPER, down * SHARPER) for across, down in points]


if __name__ == "__main__":
    for called, drawn in PICTURES.items():
        draw(called, drawn)
