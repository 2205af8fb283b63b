"""Faces are counted and measured; the recorded pictures hold what their manifest says."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from PIL import Image

from privacy_audit.pictures import Face, Wanted, missing_extras
from privacy_audit.pictures.faces import best
from tests.pictures.build import METADATA_ALONE, code, look, saved, scene, words

PAGES = Path(__file__).resolve().parents[2] / "../shared/real-pages"
FACES = Wanted(faces=True)


def recorded() -> list[dict[str, Any]]:
    """The pictures of the manifest; none when the folder is not beside the checkout."""
    manifest = PAGES / "MANIFEST.yaml"
    if not manifest.is_file():
        return []
    entries = yaml.safe_load(manifest.read_text(encoding="utf-8"))["entries"]
    return [entry for entry in entries if str(entry["file"]).startswith("images/")]


PICTURES = recorded()
needs_pictures = pytest.mark.skipif(not PICTURES, reason="the recorded pages are not beside this checkout")
PLACES = {
    "exif-gps-tower": "54.98967,-1.91417",
    "exif-gps-angel": "54.91350,-1.58883",
    "exif-gps-htc": "45.50067,9.11033",
    "exif-gps-zero-denominator": "48.88873,21.04325",
    "face-portrait": None,
}


@pytest.mark.parametrize("image", [scene(800, 600), scene(300, 300, seed=9), code("0912345678", 20)])
def test_where_no_face_is_none_is_counted(image: Image.Image) -> None:
    facts = look(saved(image), FACES).facts
    assert (facts.faces, facts.usable) == ((), "no")


def test_faces_are_not_looked_for_unless_wanted() -> None:
    facts = look(saved(scene())).facts
    assert (facts.faces, facts.usable) == (None, None)


def test_without_the_extra_faces_stay_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [])
    monkeypatch.setattr(sys, "path_importer_cache", {})
    monkeypatch.setattr(sys, "meta_path", [])
    for name in ("dlib", "numpy", "zxingcpp"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    assert missing_extras(Wanted(faces=True, codes=True)) == ("faces", "qr")
    looked = look(saved(scene()), Wanted(pixels=False, faces=True, codes=True))
    assert (looked.facts.faces, looked.facts.usable, looked.gaps) == (None, None, ())


@pytest.mark.parametrize(
    ("detail", "expected"), [(0, "no"), (47, "no"), (48, "hardly"), (95, "hardly"), (96, "yes")]
)
def test_pixels_with_detail_decide_what_a_face_is_good_for(detail: int, expected: str) -> None:
    assert Face(width=400, detail=detail).usable == expected


def test_the_best_face_counts() -> None:
    faces = (Face(width=300, detail=40), Face(width=120, detail=100), Face(width=60, detail=50))
    assert best(faces) == "yes"
    assert best(faces[::2]) == "hardly"
    assert best(()) == "no"


@needs_pictures
@pytest.mark.parametrize("entry", PICTURES, ids=lambda entry: str(entry["id"]))
def test_a_recorded_picture_holds_what_its_manifest_says(entry: dict[str, Any]) -> None:
    expected = entry["must_yield"]
    looked = look((PAGES / entry["file"]).read_bytes(), FACES)
    assert dict(words(looked)).get("geo") == PLACES[entry["id"]]
    assert len(looked.facts.faces or ()) == expected.get("faces", expected.get("people"))
    if "camera" in expected:
        assert expected["camera"] in (looked.facts.device or "")
        assert (looked.facts.taken or "").replace("-", ":").replace("T", " ") == expected["taken"]
    assert looked.gaps == ()


def portrait(width: int) -> bytes:
    """The recorded portrait brought to another size."""
    image = Image.open(io.BytesIO((PAGES / "images/face-portrait.jpg").read_bytes()))
    return saved(image.resize((width, width * image.height // image.width), Image.Resampling.LANCZOS))


@needs_pictures
def test_a_face_of_sixty_pixels_is_hardly_of_use() -> None:
    facts = look(portrait(427), FACES).facts
    assert facts.usable == "hardly"
    assert [50 <= face.width <= 80 for face in facts.faces or ()] == [True]


@needs_pictures
def test_making_a_small_face_larger_does_not_make_it_clear() -> None:
    facts = look(portrait(1700), FACES).facts
    [face] = facts.faces or ()
    assert face.width > 200
    assert face.detail < 96
    assert facts.usable == "hardly"


@needs_pictures
def test_a_small_face_in_a_large_photo_is_found_by_a_closer_look() -> None:
    group = Image.new("RGB", (3000, 2000), "grey")
    group.paste(Image.open(io.BytesIO(portrait(850))), (1900, 1300))
    [face] = look(saved(group), FACES).facts.faces or ()
    assert 100 <= face.width <= 170


@needs_pictures
def test_metadata_alone_touch_no_pixel() -> None:
    facts = look((PAGES / "images/exif-gps-htc.jpg").read_bytes(), METADATA_ALONE).facts
    assert (facts.fingerprint, facts.faces) == (None, None)
    assert (facts.width, facts.height, facts.device, facts.is_photo) == (776, 909, "HTC Desire", True)
