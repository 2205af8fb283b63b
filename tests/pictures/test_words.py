"""What the metadata say in words, from EXIF, XMP, IPTC and the notes of each format."""

from __future__ import annotations

import io
import zlib

import exifread
import pytest

from privacy_audit.model import Part
from tests.pictures.build import (
    GPS_HOME,
    METADATA_ALONE,
    chunk,
    codes_of,
    exif_of,
    heic,
    iptc,
    look,
    packet,
    saved,
    scene,
    with_chunks,
    with_exif,
    with_segments,
    with_xmp,
    words,
)

JPEG = saved(scene(64, 48))
PNG = saved(scene(64, 48), "PNG")
CAMERA = {0x9003: "2024:11:20 08:15:30", 0x829A: 0.01, 0xA431: "SN0048815", 0xA430: "Trần Thị Bình"}
BLOCK = exif_of(
    {0x010F: "Example", 0x0110: "Example P30", 0x013B: "Nguyễn Văn An", 0x010E: "Zalo 0912 345 678"},
    CAMERA,
    dict(GPS_HOME),
)
STATED = [
    ("description", "Zalo 0912 345 678"),
    ("name", "Nguyễn Văn An"),
    ("name", "Trần Thị Bình"),
    ("geo", "20.84490,106.68810"),
]


def webp(block: bytes) -> bytes:
    buffer = io.BytesIO()
    scene(64, 48).save(buffer, "WEBP", exif=b"Exif\x00\x00" + block)
    return buffer.getvalue()


def raw_profile(block: bytes) -> bytes:
    text = b"\nexif\n" + str(len(block) + 6).encode() + b"\n" + (b"Exif\x00\x00" + block).hex().encode()
    return with_chunks(PNG, chunk(b"zTXt", b"Raw profile type exif\x00\x00" + zlib.compress(text)))


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("jpeg", with_exif(JPEG, BLOCK)),
        ("png", with_chunks(PNG, chunk(b"eXIf", BLOCK))),
        ("png of ImageMagick", raw_profile(BLOCK)),
        ("webp", webp(BLOCK)),
        ("tiff", BLOCK),
        ("heic", heic(BLOCK)),
    ],
)
def test_exif_is_read_from_every_format(name: str, body: bytes) -> None:
    looked = look(body, METADATA_ALONE)
    assert words(looked) == STATED
    assert looked.facts.taken == "2024-11-20T08:15:30"
    assert looked.facts.device == "Example P30"
    assert looked.facts.serial == "•••••••15"
    assert looked.facts.is_photo is True
    assert {segment.part for segment in looked.content.segments} == {Part.EXIF}


def test_another_reader_sees_the_same_values() -> None:
    tags = exifread.process_file(io.BytesIO(with_exif(JPEG, BLOCK)), details=False)
    assert str(tags["Image Model"]) == "Example P30"
    assert str(tags["EXIF DateTimeOriginal"]) == "2024:11:20 08:15:30"
    assert exifread.utils.get_gps_coords(tags) == pytest.approx((20.8449, 106.6881))


def test_the_words_of_windows_and_the_comment_are_decoded() -> None:
    block = exif_of(
        {0x9C9D: "Lê Văn Cường\x00".encode("utf-16-le")},
        {0x9286: b"UNICODE\x00" + "Nhà tôi".encode("utf-16-le")},
    )
    assert words(look(with_exif(JPEG, block), METADATA_ALONE)) == [
        ("name", "Lê Văn Cường"),
        ("description", "Nhà tôi"),
    ]


@pytest.mark.parametrize("time", ["0000:00:00 00:00:00", "2024:13:40 99:00:00", "", "hôm qua"])
def test_what_is_no_time_is_none(time: str) -> None:
    assert look(with_exif(JPEG, exif_of({}, {0x9003: time})), METADATA_ALONE).facts.taken is None


def test_a_serial_of_zeros_is_none() -> None:
    assert look(with_exif(JPEG, exif_of({}, {0xA431: "0000000"})), METADATA_ALONE).facts.serial is None


def test_xmp_gives_names_contacts_and_marked_faces() -> None:
    body = with_xmp(
        JPEG,
        "<dc:creator><rdf:Seq><rdf:li>Nguyễn Văn An</rdf:li></rdf:Seq></dc:creator>"
        '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">Sinh nhật con</rdf:li></rdf:Alt></dc:description>'
        '<Iptc4xmpCore:CreatorContactInfo rdf:parseType="Resource">'
        "<Iptc4xmpCore:CiAdrExtadr>12 Lạch Tray</Iptc4xmpCore:CiAdrExtadr>"
        "<Iptc4xmpCore:CiAdrCity>Hải Phòng</Iptc4xmpCore:CiAdrCity>"
        "<Iptc4xmpCore:CiTelWork>0903 111 222</Iptc4xmpCore:CiTelWork>"
        "<Iptc4xmpCore:CiEmailWork>an.nguyen@example.com</Iptc4xmpCore:CiEmailWork>"
        "</Iptc4xmpCore:CreatorContactInfo>"
        '<mwg-rs:Regions rdf:parseType="Resource"><mwg-rs:RegionList><rdf:Bag>'
        '<rdf:li><rdf:Description mwg-rs:Name="Trần Thị Bình" mwg-rs:Type="Face"/></rdf:li>'
        "</rdf:Bag></mwg-rs:RegionList></mwg-rs:Regions>"
        "<crs:Exposure2012>0912345678</crs:Exposure2012>",
    )
    assert words(look(body, METADATA_ALONE)) == [
        ("name", "Nguyễn Văn An"),
        ("description", "Sinh nhật con"),
        ("telephone", "0903 111 222"),
        ("email", "an.nguyen@example.com"),
        ("name", "Trần Thị Bình"),
        ("address", "12 Lạch Tray, Hải Phòng"),
    ]


def test_xmp_in_a_png_and_a_webp_is_read() -> None:
    one = packet("<photoshop:Headline>Họp lớp</photoshop:Headline>")
    png = with_chunks(PNG, chunk(b"iTXt", b"XML:com.adobe.xmp\x00\x00\x00\x00\x00" + one))
    buffer = io.BytesIO()
    scene(64, 48).save(buffer, "WEBP", xmp=one)
    assert (
        words(look(png, METADATA_ALONE))
        == words(look(buffer.getvalue(), METADATA_ALONE))
        == [("text", "Họp lớp")]
    )


def test_iptc_gives_by_line_caption_and_place() -> None:
    records = [
        (80, "Nguyễn Văn An"),
        (85, "Trưởng phòng"),
        (120, "Gọi 0912 345 678"),
        (92, "12 Lạch Tray"),
        (90, "Hải Phòng"),
    ]
    assert words(look(with_segments(JPEG, (0xED, iptc(records))), METADATA_ALONE)) == [
        ("name", "Nguyễn Văn An"),
        ("jobtitle", "Trưởng phòng"),
        ("description", "Gọi 0912 345 678"),
        ("contentlocation", "12 Lạch Tray"),
        ("address", "12 Lạch Tray, Hải Phòng"),
    ]


def test_a_town_alone_is_no_address() -> None:
    assert words(look(with_segments(JPEG, (0xED, iptc([(90, "Hải Phòng")]))), METADATA_ALONE)) == []


def test_notes_of_png_gif_and_jpeg_are_read() -> None:
    png = with_chunks(
        PNG,
        chunk(b"tEXt", b"Author\x00Nguyen Van An"),
        chunk(b"zTXt", b"Comment\x00\x00" + zlib.compress(b"0912 345 678")),
    )
    buffer = io.BytesIO()
    scene(64, 48).save(buffer, "GIF", comment=b"goi 0912 345 678")
    jpeg = with_segments(JPEG, (0xFE, "gọi 0912 345 678".encode()))
    assert words(look(png, METADATA_ALONE)) == [("name", "Nguyen Van An"), (None, "0912 345 678")]
    assert words(look(buffer.getvalue(), METADATA_ALONE)) == [(None, "goi 0912 345 678")]
    assert words(look(jpeg, METADATA_ALONE)) == [(None, "gọi 0912 345 678")]


def test_the_same_text_in_three_standards_is_stated_once() -> None:
    one = with_xmp(JPEG, "<dc:creator>Nguyễn Văn An</dc:creator>")
    both = with_exif(
        with_segments(one, (0xED, iptc([(80, "Nguyễn Văn An")]))), exif_of({0x013B: "Nguyễn Văn An"})
    )
    assert words(look(both, METADATA_ALONE)) == [("name", "Nguyễn Văn An")]


def test_a_heic_is_not_decoded_and_says_so() -> None:
    looked = look(heic(BLOCK))
    assert codes_of(looked) == ["picture-undecoded"]
    assert (looked.facts.width, looked.facts.height) == (4032, 3024)
    assert looked.facts.fingerprint is None


def test_a_picture_without_metadata_says_nothing() -> None:
    looked = look(JPEG, METADATA_ALONE)
    assert (words(looked), codes_of(looked)) == ([], [])
    assert (looked.facts.width, looked.facts.height) == (64, 48)
