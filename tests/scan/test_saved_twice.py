"""A page that was saved twice, under two names: its photos are the same photos, and count once."""

from __future__ import annotations

from pathlib import Path

import pytest

from privacy_audit.catalog import Library
from privacy_audit.detectors import masked_text
from privacy_audit.model import Exposure, Kind
from privacy_audit.scan import scan
from privacy_audit.sources import Options
from tests.pictures.build import exif_of, saved, scene, with_exif

MARKUP = (
    "<title>Đỗ Gia Linh</title><h1>Đỗ Gia Linh</h1><p>Xin chào</p>"
    '<img src="{folder}/%E1%BA%A3nh%201.jpg" alt="Đỗ Gia Linh"><img src="{folder}/b.jpg" alt="Đỗ Gia Linh ở biển">'
)
CAMERA = {271: "HTC", 272: "Desire"}


def page(folder: Path, name: str, *seeds: int) -> Path:
    """A saved page with the folder that a browser puts beside it."""
    beside = folder / f"{name}_files"
    beside.mkdir(parents=True)
    for file, seed in zip(("ảnh 1.jpg", "b.jpg"), seeds, strict=True):
        (beside / file).write_bytes(with_exif(saved(scene(seed=seed)), exif_of(CAMERA)))
    path = folder / f"{name}.html"
    path.write_text(MARKUP.format(folder=beside.name), encoding="utf-8")
    return path


def photos(*targets: Path) -> list[Exposure]:
    """The photos of a scan, in their order."""
    found = scan(
        [str(one) for one in targets], Library().catalog(), Options(mask=masked_text), lambda name: None
    )
    return [one for one in found.exposures if one.kind is Kind.PHOTO]


def test_other_pictures_below_the_same_names_stay_other_photos(tmp_path: Path) -> None:
    assert len(photos(page(tmp_path / "a", "one", 1, 2), page(tmp_path / "b", "two", 3, 4))) == 4


@pytest.mark.parametrize("together", [True, False])
def test_the_same_page_below_two_names_shows_each_photo_once(tmp_path: Path, together: bool) -> None:
    pages = page(tmp_path / "a", "one", 1, 2), page(tmp_path / "b", "two", 1, 2)
    found = photos(*([tmp_path] if together else pages))
    assert [len(one.where) for one in found] == [2, 2]
    assert {place.page for one in found for place in one.where} == {str(one) for one in pages}


def test_what_the_file_beside_a_page_tells_stands_at_the_photo_of_the_page(tmp_path: Path) -> None:
    found = photos(page(tmp_path, "one", 1, 2))
    assert [one.attributes.get("device") for one in found] == ["HTC Desire", "HTC Desire"]
