"""Draws the face that `doctor --deep` looks for: simple, nobody's, and found by the finder of faces.

Run it from the root of the checkout: `python scripts/draw_face.py`.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

TARGET = Path(__file__).resolve().parents[1] / "src/privacy_audit/health/examples/face.png"
SIDE, MIDDLE = 240, 120


def drawn() -> Image.Image:
    """Hair, head, eyes with brows, nose, mouth and neck in grey, the edges softened."""
    picture = Image.new("L", (SIDE, SIDE), 150)
    draw = ImageDraw.Draw(picture)

    def oval(x: float, y: float, width: float, height: float, grey: int) -> None:
        draw.ellipse([x - width, y - height, x + width, y + height], fill=grey)

    oval(MIDDLE, 118, 62, 82, 60)
    oval(MIDDLE, 128, 54, 74, 205)
    oval(MIDDLE, 58, 56, 26, 60)
    for side in (-1, 1):
        eye = MIDDLE + side * 22
        oval(eye, 108, 15, 8, 120)
        oval(eye, 109, 11, 5, 235)
        oval(eye, 109, 5, 5, 30)
        draw.line([MIDDLE + side * 9, 93, MIDDLE + side * 36, 92], fill=60, width=6)
        oval(MIDDLE + side * 7, 143, 4, 3, 90)
    draw.polygon([(116, 112), (124, 112), (131, 142), (109, 142)], fill=185)
    oval(MIDDLE, 166, 22, 7, 110)
    draw.line([98, 165, 142, 165], fill=50, width=3)
    draw.rectangle([94, 198, 146, SIDE], fill=170)
    return picture.filter(ImageFilter.GaussianBlur(2.0))


if __name__ == "__main__":
    drawn().quantize(32).save(TARGET, optimize=True)
