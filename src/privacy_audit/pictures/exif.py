"""What the EXIF of a picture says about people: names, words, places, the camera, the time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from privacy_audit.pictures.blocks import decoded
from privacy_audit.pictures.places import degrees, point
from privacy_audit.pictures.statements import Statement
from privacy_audit.pictures.tiff import MOST_BYTES, Directory, Field, Tags

# Exif 3.0 (CIPA DC-008-2023), sections 4.6.5 and 4.6.6: fields with words, and what they are about.
_WORDS: tuple[tuple[Directory, int, str, str | None], ...] = (
    ("image", 0x010D, "DocumentName", "text"),
    ("image", 0x010E, "ImageDescription", "description"),
    ("image", 0x013B, "Artist", "name"),
    ("image", 0x013C, "HostComputer", None),
    ("image", 0x8298, "Copyright", "text"),
    ("exif", 0xA430, "CameraOwnerName", "name"),
    ("exif", 0xA436, "ImageTitle", "text"),
    ("exif", 0xA437, "Photographer", "name"),
    ("exif", 0xA438, "ImageEditor", "name"),
)
# The words that Windows writes, in UTF-16.
_WINDOWS_WORDS = (
    (0x9C9B, "XPTitle", "text"),
    (0x9C9C, "XPComment", "description"),
    (0x9C9D, "XPAuthor", "name"),
    (0x9C9E, "XPKeywords", "text"),
    (0x9C9F, "XPSubject", "text"),
)
_USER_COMMENT = 0x9286
_COMMENT_CODES = {
    b"ASCII\x00\x00\x00": "utf-8",
    b"UNICODE\x00": "utf-16",
    b"JIS\x00\x00\x00\x00\x00": "iso2022_jp",
}
_TIMES: tuple[tuple[Directory, int], ...] = (("exif", 0x9003), ("exif", 0x9004), ("image", 0x0132))
_SERIALS: tuple[tuple[Directory, int], ...] = (("exif", 0xA431), ("image", 0xC62F), ("exif", 0xA435))
# Exposure time, aperture, focal length: only a camera writes them.
_EXPOSURE = (0x829A, 0x829D, 0x920A)


def words_of(tags: Tags) -> Iterator[Statement]:
    """The texts and places in a block."""
    for directory, number, name, label in _WORDS:
        if field := tags.get((directory, number)):
            yield Statement(f"EXIF {name}", text_of(field), label)
    for number, name, label in _WINDOWS_WORDS:
        if field := tags.get(("image", number)):
            yield Statement(
                f"EXIF {name}", bytes(field.data).decode("utf-16-le", "replace").rstrip("\x00"), label
            )
    if field := tags.get(("exif", _USER_COMMENT)):
        yield Statement("EXIF UserComment", comment_of(field), "description")
    yield from _places(tags)


def _places(tags: Tags) -> Iterator[Statement]:
    """Where the camera was, and where it looked (Exif 3.0, section 4.6.6: tags 1 to 4, 19 to 22, 28)."""
    for name, first in (("GPS", 0x01), ("GPSDest", 0x13)):
        north, latitude, east, longitude = (tags.get(("gps", first + step)) for step in range(4))
        place = point(_degrees(latitude, north), _degrees(longitude, east))
        if place:
            yield Statement(f"EXIF {name}", place, "geo")
    if field := tags.get(("gps", 0x1C)):
        yield Statement("EXIF GPSAreaInformation", comment_of(field), "contentlocation")


def _degrees(field: Field | None, half: Field | None) -> float | None:
    return degrees(field.numbers(), text_of(half) if half else "") if field else None


def text_of(field: Field) -> str:
    """The text of a field up to its first NUL."""
    return decoded(bytes(field.data).partition(b"\x00")[0])


def comment_of(field: Field) -> str:
    """A text that begins with eight bytes for its encoding (Exif 3.0, section 4.6.6.3)."""
    data = bytes(field.data)
    encoding = _COMMENT_CODES.get(data[:8])
    if encoding is None:
        text = decoded(data.removeprefix(bytes(8)))
        return text if text.isprintable() else ""
    if encoding == "utf-16" and not data[8:].startswith((b"\xff\xfe", b"\xfe\xff")):
        return _likelier(data[8:], field.order)
    return data[8:].decode(encoding, "replace").strip("\x00 ")


def _likelier(data: bytes, order: str) -> str:
    """UTF-16 in the byte order of the block, or in the other: programs disagree which is meant.

    Letters of Vietnamese and of Europe stand below U+2000; read the wrong way round nearly none does.
    """
    orders = ("utf-16-le", "utf-16-be") if order == "<" else ("utf-16-be", "utf-16-le")
    texts = [data.decode(name, "replace").strip("\x00 ") for name in orders]
    return min(texts, key=lambda text: sum(character > "\u2000" for character in text))


def taken(tags: Tags) -> str | None:
    """When it was taken, `2011-05-06T09:59:48` in the camera's own time; None if it is no time."""
    for key in _TIMES:
        if field := tags.get(key):
            try:
                return datetime.strptime(text_of(field), "%Y:%m:%d %H:%M:%S").isoformat()
            except ValueError:
                continue
    return None


def device(tags: Tags) -> str | None:
    """Maker and model, `HTC Desire`; None if neither is named."""
    maker, model = (
        text_of(field) if (field := tags.get(("image", number))) else "" for number in (0x010F, 0x0110)
    )
    if maker and model.lower().startswith(maker.lower()[:5]):
        maker = ""
    return " ".join(f"{maker} {model}".split())[:100] or None


def serial(tags: Tags) -> str | None:
    """The serial number of the camera, else of its lens. It joins all pictures of one camera."""
    texts = (text_of(tags[key]) for key in _SERIALS if key in tags)
    return next((text for text in texts if any(map(str.isalnum, text)) and text.strip("0 ")), None)


def is_from_camera(tags: Tags) -> bool:
    """Whether the block says how the picture was exposed."""
    return any(("exif", number) in tags for number in _EXPOSURE)


def orientation(tags: Tags) -> int:
    """How the picture is to be turned, 1 to 8; 1 is upright."""
    field = tags.get(("image", 0x0112))
    number = field.number() if field else None
    return number if number and 1 <= number <= 8 else 1


def preview(block: bytes | memoryview, tags: Tags) -> bytes | None:
    """The small JPEG inside a block (tags 513 and 514 of its second directory), None if there is none."""
    begin, length = (
        field.number() if (field := tags.get(("thumbnail", number))) else None for number in (0x0201, 0x0202)
    )
    if not begin or not length or begin + length > len(block) or length > MOST_BYTES:
        return None
    return bytes(block[begin : begin + length])
