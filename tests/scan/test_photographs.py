"""One picture file of a scan: what its place says beside where it is."""

from __future__ import annotations

from privacy_audit.model import Kind, PictureFile
from privacy_audit.scan.photographs import read_picture
from tests.pictures.build import GPS_HOME, exif_of, saved, scene, with_exif

JPEG = saved(scene(64, 48))
CAMERA = {271: "HTC", 272: "Desire"}


def test_a_place_in_a_picture_says_which_picture_when_and_with_what_it_was_taken() -> None:
    block = exif_of(CAMERA, camera={36867: "2011:05:06 09:59:48"}, gps=dict(GPS_HOME))
    file = PictureFile(name="album › IMG_1.jpg", body=with_exif(JPEG, block), media_type="image/jpeg")
    [place] = [one for one in read_picture(0, file, faces=False).exposures if one.kind is Kind.LOCATION]
    assert place.attributes.items() >= {
        ("picture", "album › IMG_1.jpg"),
        ("taken", "2011-05-06"),
        ("device", "HTC Desire"),
    }


def test_what_a_picture_does_not_say_is_left_out() -> None:
    file = PictureFile(
        name="a.jpg", body=with_exif(JPEG, exif_of({}, gps=dict(GPS_HOME))), media_type="image/jpeg"
    )
    [place] = [one for one in read_picture(0, file, faces=False).exposures if one.kind is Kind.LOCATION]
    assert place.attributes["picture"] == "a.jpg"
    assert not place.attributes.keys() & {"taken", "device"}
