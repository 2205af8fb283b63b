"""Pictures for the tests: drawn here, with metadata that are invented."""

from __future__ import annotations

import io
import random
import struct
import zlib
from collections.abc import Iterable, Mapping

import segno
from PIL import Image, ImageDraw, ImageFilter

from privacy_audit.model import PictureFile
from privacy_audit.pictures import Looked, Wanted, look_at

GPS_HOME = {1: "N", 2: (20.0, 50.0, 41.64), 3: "E", 4: (106.0, 41.0, 17.16)}
"""A made-up place in Hải Phòng: 20.84490, 106.68810."""
METADATA_ALONE = Wanted(pixels=False)


def scene(width: int = 640, height: int = 480, seed: int = 1) -> Image.Image:
    """Something like a photo: many soft spots of many colours, the same for the same seed."""
    chance = random.Random(seed)
    image = Image.new("RGB", (160, 120))
    drawing = ImageDraw.Draw(image)
    for _ in range(90):
        x, y, size = chance.randrange(160), chance.randrange(120), chance.randrange(5, 40)
        colour = (chance.randrange(256), chance.randrange(256), chance.randrange(256))
        drawing.ellipse((x - size, y - size, x + size, y + size), fill=colour)
    return image.filter(ImageFilter.GaussianBlur(3)).resize((width, height), Image.Resampling.BICUBIC)


def exif_of(
    image: Mapping[int, object],
    camera: Mapping[int, object] | None = None,
    gps: Mapping[int, object] | None = None,
) -> bytes:
    """A TIFF block as Pillow writes it."""
    block = Image.Exif()
    for number, value in image.items():
        block[number] = _encoded(value)
    for pointer, values in ((0x8769, camera), (0x8825, gps)):
        if values:
            block.get_ifd(pointer).update({number: _encoded(value) for number, value in values.items()})
    return block.tobytes().removeprefix(b"Exif\x00\x00")


def _encoded(value: object) -> object:
    """Pillow writes text as ASCII; phones write UTF-8."""
    return value if not isinstance(value, str) or value.isascii() else value.encode()


def saved(image: Image.Image, format_name: str = "JPEG", quality: int = 85) -> bytes:
    """The bytes of a file without metadata."""
    buffer = io.BytesIO()
    image.save(buffer, format_name, quality=quality)
    return buffer.getvalue()


def with_segments(jpeg: bytes, *segments: tuple[int, bytes]) -> bytes:
    """A JPEG with more segments (marker, content) at its beginning."""
    added = (
        bytes((0xFF, marker)) + struct.pack(">H", len(content) + 2) + content for marker, content in segments
    )
    return b"".join((jpeg[:2], *added, jpeg[2:]))


def with_exif(jpeg: bytes, block: bytes) -> bytes:
    return with_segments(jpeg, (0xE1, b"Exif\x00\x00" + block))


def with_xmp(jpeg: bytes, properties: str) -> bytes:
    return with_segments(jpeg, (0xE1, b"http://ns.adobe.com/xap/1.0/\x00" + packet(properties)))


def packet(properties: str) -> bytes:
    """An XMP packet around the properties of one description."""
    names = {
        "dc": "http://purl.org/dc/elements/1.1/",
        "exif": "http://ns.adobe.com/exif/1.0/",
        "photoshop": "http://ns.adobe.com/photoshop/1.0/",
        "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
        "mwg-rs": "http://www.metadataworkinggroup.com/schemas/regions/",
        "crs": "http://ns.adobe.com/camera-raw-settings/1.0/",
    }
    declared = " ".join(f'xmlns:{name}="{address}"' for name, address in names.items())
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" {declared}>{properties}</rdf:Description></rdf:RDF></x:xmpmeta>'
        '<?xpacket end="w"?>'
    ).encode()


def iptc(records: Iterable[tuple[int, str]]) -> bytes:
    """IPTC-IIM records of the application part in an image resource of Photoshop."""
    body = b"".join(
        b"\x1c\x02" + struct.pack(">BH", number, len(text.encode())) + text.encode()
        for number, text in records
    )
    return (
        b"Photoshop 3.0\x00"
        + b"8BIM\x04\x04\x00\x00"
        + struct.pack(">I", len(body))
        + body
        + b"\x00" * (len(body) % 2)
    )


def chunk(kind: bytes, content: bytes) -> bytes:
    """One chunk of a PNG."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def with_chunks(png: bytes, *chunks: bytes) -> bytes:
    """A PNG with more chunks behind its header."""
    return png[:33] + b"".join(chunks) + png[33:]


def heic(block: bytes, width: int = 4032, height: int = 3024) -> bytes:
    """The skeleton of a HEIC file: one picture without data, and one EXIF item behind it."""

    def box(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content) + 8) + kind + content

    item = struct.pack(">I", 6) + b"Exif\x00\x00" + block
    entries = b"".join(
        box(b"infe", b"\x02\x00\x00\x00" + struct.pack(">HH", number, 0) + kind + b"\x00")
        for number, kind in ((1, b"hvc1"), (2, b"Exif"))
    )
    sizes = box(b"iprp", box(b"ipco", box(b"ispe", struct.pack(">III", 0, width, height))))
    begin = box(b"ftyp", b"heic\x00\x00\x00\x00mif1heic")

    def meta(offset: int) -> bytes:
        places = (
            b"\x00\x00\x00\x00\x44\x00"
            + struct.pack(">H", 1)
            + struct.pack(">HHHII", 2, 0, 1, offset, len(item))
        )
        return box(
            b"meta",
            bytes(4) + box(b"iinf", bytes(4) + struct.pack(">H", 2) + entries) + box(b"iloc", places) + sizes,
        )

    return begin + meta(len(begin) + len(meta(0)) + 8) + box(b"mdat", item)


def code(text: str, scale: int = 6) -> Image.Image:
    """A picture of a QR code."""
    buffer = io.BytesIO()
    segno.make(text, micro=False).save(buffer, kind="png", scale=scale)
    return Image.open(buffer).convert("RGB")


def look(body: bytes, wanted: Wanted | None = None) -> Looked:
    """Look at a file as the join does."""
    return look_at(PictureFile(name="anh.jpg", body=body, media_type="image/jpeg"), wanted)


def words(looked: Looked) -> list[tuple[str | None, str]]:
    """What a file says: label and text."""
    return [(segment.label, segment.text) for segment in looked.content.segments]


def codes_of(looked: Looked) -> list[str]:
    """The codes of the gaps."""
    return [gap.code for gap in looked.gaps]
