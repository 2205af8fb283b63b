"""Files that are broken or mean harm: a gap each, in little time and memory, and never an error."""

from __future__ import annotations

import struct
import time
import tracemalloc
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from privacy_audit.pictures import Looked, Wanted
from privacy_audit.pictures.jpeg import MOST_SEGMENTS, read_jpeg
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

JPEG = saved(scene(160, 120))
PNG = saved(scene(160, 120), "PNG")
BLOCK = exif_of({0x013B: "Nguyễn Văn An"}, {0x9003: "2024:11:20 08:15:30"}, dict(GPS_HOME))


def entry(number: int, kind: int, count: int, value: int) -> bytes:
    return struct.pack("<HHII", number, kind, count, value)


def directory(*entries: bytes, following: int = 0) -> bytes:
    return struct.pack("<H", len(entries)) + b"".join(entries) + struct.pack("<I", following)


def bounded(body: bytes, seconds: float = 2.0, megabytes: int = 40, wanted: Wanted | None = None) -> Looked:
    tracemalloc.start()
    begin = time.perf_counter()
    looked = look(body, wanted)
    needed, peak = time.perf_counter() - begin, tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert needed < seconds
    assert peak < megabytes * 1_000_000
    return looked


@pytest.mark.parametrize(
    "body", [b"", b"\xff", b"\xff\xd8\xff", b"GIF89a", b"RIFF", b"II*\x00", b"%PDF-1.7", b"\x89PNG\r\n\x1a\n"]
)
def test_what_is_hardly_a_picture_gives_a_gap(body: bytes) -> None:
    assert codes_of(look(body))


def test_a_directory_that_leads_to_itself_ends() -> None:
    loop = (
        b"II*\x00"
        + struct.pack("<I", 8)
        + directory(entry(0x8769, 4, 1, 8), entry(0x8825, 4, 1, 8), following=8)
    )
    assert codes_of(bounded(with_exif(JPEG, loop))) == []


def test_a_hundred_thousand_tags_on_the_same_megabyte_cost_nothing() -> None:
    fields = 65_000
    block = (
        b"II*\x00"
        + struct.pack("<I", 8)
        + struct.pack("<H", fields)
        + entry(0x010E, 2, 900_000, 100) * fields
    )
    looked = bounded(block + b"A" * 1_000_000)
    assert codes_of(looked) == ["picture-undecoded", "picture-metadata-damaged"]


def test_values_outside_of_the_block_are_left_out_and_said() -> None:
    block = (
        b"II*\x00"
        + struct.pack("<I", 8)
        + directory(entry(0x013B, 2, 4_000_000_000, 50), entry(0x010E, 99, 1, 0))
    )
    assert codes_of(look(with_exif(JPEG, block))) == ["picture-metadata-damaged"]


def test_numbers_that_are_none_do_not_become_places() -> None:
    doubles = struct.pack("<3d", float("nan"), float("inf"), 1e308)
    gps = directory(entry(2, 12, 3, 8 + 18 + 30), entry(4, 12, 3, 8 + 18 + 30))
    block = b"II*\x00" + struct.pack("<I", 8) + directory(entry(0x8825, 4, 1, 26)) + gps + doubles
    assert words(look(with_exif(JPEG, block), METADATA_ALONE)) == []


@pytest.mark.parametrize("format_name", ["PNG", "JPEG"])
def test_a_claim_of_too_many_pixels_is_refused_before_decoding(format_name: str) -> None:
    if format_name == "PNG":
        header = chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0))
        body = PNG[:8] + header + PNG[33:]
    else:
        frame = JPEG.index(b"\xff\xc0") + 5
        body = JPEG[:frame] + struct.pack(">HH", 60_000, 60_000) + JPEG[frame + 4 :]
    looked = bounded(body)
    assert codes_of(looked) == ["picture-too-large"]
    assert looked.gaps[0].values == {"limit": "25" if format_name == "PNG" else "51"}


def test_a_claim_between_the_limits_of_decoder_and_ours_is_refused_in_silence(
    capfd: pytest.CaptureFixture[str],
) -> None:
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 10_000, 9_500, 8, 2, 0, 0, 0))
    looked = bounded(PNG[:8] + header + PNG[33:])
    assert codes_of(looked) == ["picture-too-large"]
    assert (looked.facts.width, looked.facts.height) == (10_000, 9_500)
    assert capfd.readouterr() == ("", "")


def test_a_cut_off_photo_is_seen_as_far_as_it_goes() -> None:
    body = with_exif(saved(scene(1200, 900), quality=95), BLOCK)
    looked = look(body[: len(body) * 3 // 4])
    assert codes_of(looked) == ["picture-damaged"]
    assert ("name", "Nguyễn Văn An") in words(looked)
    assert looked.facts.fingerprint is not None


def test_a_cut_off_png_keeps_its_words() -> None:
    body = with_chunks(PNG, chunk(b"tEXt", b"Author\x00Nguyen Van An"))
    looked = look(body[: len(body) // 2])
    assert codes_of(looked) == ["picture-damaged"]
    assert words(looked) == [("name", "Nguyen Van An")]


def test_text_that_unpacks_without_end_is_left_out() -> None:
    bomb = zlib.compress(bytes(200_000_000))
    looked = bounded(with_chunks(PNG, chunk(b"zTXt", b"Comment\x00\x00" + bomb)))
    assert words(looked) == []
    assert codes_of(looked) == ["picture-damaged"]
    assert looked.facts.fingerprint is not None


def test_entities_of_xmp_are_not_expanded() -> None:
    laughs = (
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        + packet("<dc:title>&b;</dc:title>").decode()
    )
    looked = bounded(
        with_segments(JPEG, (0xE1, b"http://ns.adobe.com/xap/1.0/\x00" + laughs.encode())),
        wanted=METADATA_ALONE,
    )
    assert (words(looked), codes_of(looked)) == ([], ["picture-metadata-damaged"])


@pytest.mark.parametrize(
    "properties",
    [
        "<dc:title>" * 3_000,
        "<dc:title/>" * 60_000,
        "<dc:title>A</dc:title>" * 20_000,
        "<dc:title",
        "&#0;",
        "\x00",
    ],
)
def test_xmp_too_deep_too_long_or_broken_is_said(properties: str) -> None:
    png = with_chunks(PNG, chunk(b"iTXt", b"XML:com.adobe.xmp\x00\x00\x00\x00\x00" + packet(properties)))
    looked = bounded(png, wanted=METADATA_ALONE)
    assert len(looked.content.segments) <= 1
    assert codes_of(looked) == ([] if properties.endswith("<dc:title/>") else ["picture-metadata-damaged"])


def test_what_was_read_before_the_break_of_a_packet_is_kept() -> None:
    looked = look(with_xmp(JPEG, "<dc:creator>Nguyễn Văn An</dc:creator><dc:title>"), METADATA_ALONE)
    assert (words(looked), codes_of(looked)) == ([("name", "Nguyễn Văn An")], ["picture-metadata-damaged"])


def test_fifty_megabytes_of_xmp_are_not_parsed() -> None:
    body = saved(scene(64, 48), "GIF") + packet("<dc:title>" + "A" * 50_000_000 + "</dc:title>")
    assert words(bounded(body, megabytes=200, wanted=METADATA_ALONE)) == []


def test_a_picture_that_is_also_a_page_is_read_as_a_picture() -> None:
    body = (
        with_segments(JPEG, (0xFE, b"<html><script>alert(1)</script>"))
        + b"PK\x03\x04<html>0912 345 678</html>"
    )
    looked = look(body)
    assert words(looked) == [(None, "<html><script>alert(1)</script>")]
    assert looked.facts.fingerprint == look(JPEG).facts.fingerprint


def test_boxes_of_a_heic_that_lie_about_their_size_end() -> None:
    body = heic(BLOCK)
    for position in (0, 28, 40, 60, 100, 120):
        for lie in (b"\x00\x00\x00\x00", b"\x00\x00\x00\x01", b"\xff\xff\xff\xff"):
            assert codes_of(bounded(body[:position] + lie + body[position + 4 :]))


CORPUS = (
    with_exif(JPEG, BLOCK),
    with_segments(JPEG, (0xED, iptc([(80, "Nguyễn Văn An"), (90, "Hải Phòng")]))),
    with_xmp(JPEG, "<dc:creator>Nguyễn Văn An</dc:creator>"),
    with_chunks(
        PNG, chunk(b"eXIf", BLOCK), chunk(b"zTXt", b"Comment\x00\x00" + zlib.compress(b"0912 345 678"))
    ),
    saved(scene(160, 120), "WEBP"),
    saved(scene(160, 120), "GIF"),
    saved(scene(160, 120), "BMP"),
    heic(BLOCK),
    BLOCK,
)


@settings(max_examples=150, deadline=None)
@given(
    some.sampled_from(CORPUS),
    some.lists(some.tuples(some.floats(0, 0.999), some.integers(0, 255)), max_size=12),
    some.floats(0, 1),
)
def test_no_change_of_bytes_raises(body: bytes, changes: list[tuple[float, int]], kept: float) -> None:
    damaged = bytearray(body)
    for share, value in changes:
        damaged[int(share * min(len(damaged), 600))] = value
    looked = look(bytes(damaged[: max(int(kept * len(damaged)), len(damaged) // 2)]))
    assert looked.content.name == "anh.jpg"


@settings(max_examples=100, deadline=None)
@given(
    some.binary(max_size=400),
    some.sampled_from([lambda block: block, lambda block: with_exif(JPEG, block), heic]),
)
def test_no_block_of_tags_raises(block: bytes, wrap: Callable[[bytes], bytes]) -> None:
    look(wrap(b"II*\x00\x08\x00\x00\x00" + block), METADATA_ALONE)


@pytest.mark.parametrize(
    "before",
    [
        b"\xff\xe1\x00\x02" * MOST_SEGMENTS,
        b"\xff\xfe\x00\x02" * MOST_SEGMENTS,
        b"\xff\xe0\x00\x02" * MOST_SEGMENTS,
        b"\xff\xd0" * MOST_SEGMENTS,
        b"\xff\xe1\x00\x01",
        b"\xff\xe1\x00\x00",
        b"\xff\xd9",
    ],
    ids=["applications", "comments", "kept ones", "restarts", "too short", "no length", "ends before"],
)
def test_what_hides_behind_too_many_segments_is_not_decoded_but_told(before: bytes) -> None:
    hidden = JPEG[:2] + before + with_segments(JPEG, (0xFE, b"Zalo 0912 345 678"))[2:]
    assert read_jpeg(hidden).pixels is None
    looked = look(hidden)
    assert codes_of(looked)[0] == "picture-damaged"
    assert words(looked) == []


def test_many_segments_and_much_filling_before_a_picture_are_fine() -> None:
    allowed = JPEG[:2] + b"\xff" * 5_000 + b"\xff\xe1\x00\x02" * 300 + JPEG[2:]
    looked = look(with_segments(allowed, (0xFE, b"Zalo 0912 345 678")))
    assert (codes_of(looked), looked.facts.width) == ([], 160)
    assert words(looked) == [(None, "Zalo 0912 345 678")]
    assert read_jpeg(allowed).pixels == JPEG


def webp_of(*chunks: tuple[bytes, bytes]) -> bytes:
    """A WebP file with chunks before its picture."""
    head = b"VP8X" + struct.pack("<I", 10) + bytes(4) + struct.pack("<HBHB", 159, 0, 119, 0)
    added = b"".join(kind + struct.pack("<I", len(content)) + content for kind, content in chunks)
    inside = b"WEBP" + head + added + saved(scene(160, 120), "WEBP")[12:]
    return b"RIFF" + struct.pack("<I", len(inside)) + inside


def test_a_webp_is_walked_through_only_so_far(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("privacy_audit.pictures.containers.MOST_BLOCKS", 50)
    assert codes_of(look(webp_of(*((b"JUNK", b""),) * 40))) == []
    assert codes_of(look(webp_of(*((b"JUNK", b""),) * 60))) == ["picture-damaged"]


def test_a_gif_with_more_comments_than_are_read_is_told() -> None:
    gif = saved(scene(160, 120), "GIF")
    comment = b"\x21\xfe\x05hello\x00"
    assert codes_of(look(gif[:-1] + comment * 99 + b";")) == []
    assert codes_of(look(gif[:-1] + comment * 101 + b";")) == ["picture-damaged"]


@pytest.mark.parametrize(
    ("kind", "content", "most"),
    [
        (0xE1, b"Exif\x00\x00" + exif_of({}), 4),
        (0xE1, b"http://ns.adobe.com/xap/1.0/\x00" + packet(""), 4),
        (0xFE, b"hello", 100),
    ],
    ids=["EXIF", "XMP", "notes"],
)
def test_words_that_stand_behind_too_many_of_their_kind_are_told(
    kind: int, content: bytes, most: int
) -> None:
    assert codes_of(look(with_segments(JPEG, *((kind, content),) * most))) == []
    assert codes_of(look(with_segments(JPEG, *((kind, content),) * (most + 1)))) == [
        "picture-metadata-damaged"
    ]


def test_the_words_of_a_heic_that_are_not_reached_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = heic(BLOCK)
    assert codes_of(look(whole)) == ["picture-undecoded"]
    # The number of pieces in which the item lies, in `iloc`.
    split = whole.replace(struct.pack(">HHH", 2, 0, 1), struct.pack(">HHH", 2, 0, 2))
    assert codes_of(look(split)) == ["picture-undecoded", "picture-metadata-damaged"]
    monkeypatch.setattr("privacy_audit.pictures.heif.MOST_BLOCKS", 2)
    assert codes_of(look(whole)) == ["picture-undecoded", "picture-metadata-damaged"]
