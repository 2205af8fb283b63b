"""Every form in which a page, an archive or a picture comes: written here, read by the real code."""

from __future__ import annotations

import io
import struct
import zipfile
from base64 import b64decode, b85decode
from collections.abc import Callable, Iterator
from functools import partial

from privacy_audit.errors import mark
from privacy_audit.health.examples.trying import Example, check_of
from privacy_audit.health.finding import Check, Outcome, not_needed
from privacy_audit.health.machine import Machine
from privacy_audit.health.program import INSTALL
from privacy_audit.model import Content, Gap, Kind, Page, PictureFile, Severity
from privacy_audit.sources.options import Options

NUMBER = "0912 345 678"
MASKED = "09•• ••• •78"
_HTML = f"<html><body><p>Zalo {NUMBER}</p></body></html>"
_STYLED = f"<html><style>p{{content:'Zalo {NUMBER}'}}</style><body><p>Zalo</p></body></html>"
_JSON_LD = '<html><script type="application/ld+json">{"@type":"Person","telephone":"+84912345678"</script>'
_MHTML = (
    "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=edge\r\n\r\n"
    "--edge\r\nContent-Type: text/html; charset=utf-8\r\n"
    "Content-Location: https://example.com/minh\r\n\r\n{body}\r\n--edge--\r\n"
)
_DATA = '{{"phone_number": "{}"}}'
_TABLE = "Name,Phone\nMinh,{}\n"
# A QR code with `tel:0912345678`, drawn once.
CODE = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAFcAAABXAQAAAABZs+TBAAAAr0lEQVR42s2TsQ3DMAwEH0nBzl5AgNdQl5WkBaxMEK+kTmsE8AJ2p0Lw"
    "R26SVGTrr1gcxP8nBH514BLzBiQ2YDpu+Ol/Bne2WVqiymQX0IKYjLMZsRi28HC6n54rFqfn6to5nT1ofpBKg2gM6/rqG0Xf5VJxA9R3"
    "8v3ZAdH9vGdgrNRzbd2PN/qZBWOm3nMsZLHu5QFvMDGvu9HzefSFhp9Up6VQzxWAwRv9XOgPfgAIhpXrrfBnHwAAAABJRU5ErkJggg=="
)
Place = tuple[tuple[int, int, int], str]
"""Degrees, minutes and seconds of an angle, and its letter."""
HANOI: tuple[Place, Place] = ((21, 1, 42), "N"), ((105, 48, 17), "E")


def _phones(content: Content) -> tuple[str, ...]:
    from privacy_audit.detectors import detect

    return tuple(exposure.masked for exposure in detect(content) if exposure.kind is Kind.PHONE)


def _page(body: str, media_type: str = "text/html") -> tuple[str, ...]:
    from privacy_audit.extract import extract

    page = Page(name="example", body=body.encode(), content_type=media_type, charset="utf-8")
    return _phones(extract(page))


def _opened(name: str, body: bytes) -> tuple[str, ...]:
    """The numbers on the pages of a file, as they are masked."""
    from privacy_audit.extract import extract

    items = _items(name, io.BytesIO(body), Options(mask=str))
    return tuple(one for item in items if isinstance(item, Page) for one in _phones(extract(item)))


def _items(name: str, body: io.BytesIO, options: Options) -> Iterator[Page | PictureFile | Gap]:
    from privacy_audit.sources.archive import open_archive
    from privacy_audit.sources.documents import documents
    from privacy_audit.sources.mhtml import open_mhtml
    from privacy_audit.sources.place import Place

    place = Place(name=name, path=name)
    match name.rpartition(".")[2]:
        case "zip":
            return open_archive(body, place, options)
        case "mhtml":
            return open_mhtml(body, place, options)
        case _:
            return documents(body, place, options)


def _zipped(body: str) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("minh.html", body)
    return written.getvalue()


def _saved(body: str) -> bytes:
    return _MHTML.format(body=body).encode()


def _file(name: str, written: Callable[[str], bytes], good: str, other: str, title: str) -> Example:
    """A file of a kind by its name, with a number in it and without."""
    finds = partial(_opened, name, written(good))
    return Example(
        f"read-{name.rpartition('.')[2]}", title, finds, (MASKED,), partial(_opened, name, written(other))
    )


# --- pictures --------------------------------------------------------------------------------


# Eight by eight grey points as JPEG.
GREY = b85decode(
    "|JeWF01!$>Nk#wx0RR9200961|JwjV0RR90|NsC0|NsC0|NsC0|NsC0|NsC0|NsC0|NsC0|NsC0|NsC0|NsC0|NsC0|NsC0|NsC0"
    "|NsC0|NsC0|NsC0|Np=M3kU!R00;pA5di<h02BZL00000000000000000000|HJ?k5CH%H0000000000000000095m00;pA002J#"
    "KmXY"
)


def with_place(latitude: Place, longitude: Place) -> bytes:
    """A grey picture whose EXIF names a place (EXIF 2.32, 4.6.6: the directory of GPS)."""
    directory = struct.pack("<2sHIHHHIII", b"II", 42, 8, 1, 0x8825, 4, 1, 26, 0)
    angles = b"".join(
        struct.pack("<6I", *(part for one in place[0] for part in (one, 1)))
        for place in (latitude, longitude)
    )
    beyond = 26 + 2 + 4 * 12 + 4
    entries = b"".join(
        (
            struct.pack("<HHI4s", 1, 2, 2, latitude[1].encode()),
            struct.pack("<HHII", 2, 5, 3, beyond),
            struct.pack("<HHI4s", 3, 2, 2, longitude[1].encode()),
            struct.pack("<HHII", 4, 5, 3, beyond + 24),
        )
    )
    exif = b"Exif\0\0" + directory + struct.pack("<H", 4) + entries + bytes(4) + angles
    return GREY[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + GREY[2:]


def _pictured(body: bytes, media_type: str) -> Content:
    from privacy_audit.pictures import Wanted, look_at

    file = PictureFile(name="example", body=body, media_type=media_type)
    return look_at(file, Wanted(pixels=False, codes=media_type == "image/png")).content


def _places(body: bytes) -> tuple[str, ...]:
    from privacy_audit.detectors import detect

    found = detect(_pictured(body, "image/jpeg"))
    return tuple(exposure.masked for exposure in found if exposure.kind is Kind.LOCATION)


def drawn_face() -> bytes:
    """A picture with a drawn face and nothing else (`scripts/draw_face.py`)."""
    from importlib.resources import files

    return (files("privacy_audit.health.examples") / "face.png").read_bytes()


def _codes(_machine: Machine) -> Iterator[Outcome]:
    """The reader of QR codes, if it is installed."""
    from privacy_audit.pictures import Wanted, missing_extras

    if missing_extras(Wanted(codes=True)):
        yield not_needed(mark("QR codes in pictures are not read."), mend=INSTALL["qr"])
        return
    example = Example(
        "read-code",
        _CODES,
        lambda: _phones(_pictured(CODE, "image/png")),
        (MASKED,),
        lambda: _phones(_pictured(drawn_face(), "image/png")),
    )
    yield from check_of(example).run(_machine)


_CODES = mark("QR codes in pictures")
EXAMPLES = (
    Example("read-html", mark("Web pages"), partial(_page, _HTML), (MASKED,), partial(_page, _STYLED)),
    Example(
        "read-json-ld",
        mark("Data for search engines in pages"),
        partial(_page, _JSON_LD.replace("</script>", "}</script>")),
        (MASKED,),
        partial(_page, _JSON_LD),
    ),
    _file("minh.mhtml", _saved, _HTML, _STYLED, mark("Pages saved as one file (.mhtml)")),
    _file("minh.zip", _zipped, _HTML, _STYLED, mark("Data archives (.zip)")),
    _file("minh.json", str.encode, _DATA.format(NUMBER), _DATA.format("none"), mark("Data files (.json)")),
    _file("minh.csv", str.encode, _TABLE.format(NUMBER), _TABLE.format("none"), mark("Tables (.csv)")),
    Example(
        "read-picture",
        mark("Places written in photos"),
        lambda: _places(with_place(*HANOI)),
        ("21.0,105.8",),
        partial(_places, GREY),
    ),
)
CHECKS: tuple[Check, ...] = (
    *map(check_of, EXAMPLES),
    Check("read-code", "recognising", _CODES, _codes, Severity.MEDIUM),
)
