"""Draw the portraits of the made-up person of `demo`: a picture of nobody. Needs Pillow.

Run from the root of the checkout: python scripts/draw_portrait.py
"""

from pathlib import Path

from PIL import Image, ImageDraw

FOLDER = Path("src/privacy_audit/demo/pictures")
SIZE = 320
SKIN, HAIR, INK = "#f1c9a5", "#2b2320", "#333333"
SCENES = {
    "chan-dung": ("#dfe9f5", "#35608f"),
    "bien-he": ("#bfe3ef", "#c7573d"),
    "hop-lop": ("#f4e3c1", "#3d7a56"),
    "sinh-nhat": ("#f3d5e0", "#7a4b8f"),
    "co-quan": ("#e4e4e4", "#27374d"),
}


def draw(name: str, sky: str, cloth: str) -> None:
    """One drawn person before one background."""
    picture = Image.new("RGB", (SIZE, SIZE), sky)
    pen = ImageDraw.Draw(picture)
    pen.ellipse((50, 225, 270, 420), fill=cloth)  # shoulders
    pen.rectangle((140, 190, 180, 250), fill=SKIN)  # neck
    pen.ellipse((88, 45, 232, 235), fill=HAIR)  # hair
    pen.ellipse((103, 75, 217, 225), fill=SKIN)  # face
    pen.pieslice((98, 55, 222, 180), 180, 360, fill=HAIR)  # fringe
    for left in (130, 176):
        pen.ellipse((left, 138, left + 14, 150), fill=INK)  # eyes
    pen.arc((135, 160, 185, 200), 20, 160, fill=INK, width=4)  # smile
    picture.save(FOLDER / f"{name}.jpg", quality=80, optimize=True)


if __name__ == "__main__":
    for scene, colours in SCENES.items():
        draw(scene, *colours)
