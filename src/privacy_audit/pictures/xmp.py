"""What the XMP packet of a picture says: the words, names, contacts and places that programs write today.

XMP part 1 and 2 (ISO 16684), IPTC Photo Metadata Standard 2023.2. The packet is XML from strangers: read
piece by piece with expat, no document type (so no entities), bounded depth, number and size.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple, NoReturn
from xml.parsers import expat

from privacy_audit.pictures.places import point, written_degrees
from privacy_audit.pictures.statements import Statement, joined_address

MOST_BYTES = 1_000_000
_DEEPEST = 64
_MOST = 5_000
_LONGEST = 20_000
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_PREFIXES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/xap/1.0/rights/": "xmpRights",
    "http://ns.adobe.com/photoshop/1.0/": "photoshop",
    "http://ns.adobe.com/exif/1.0/": "exif",
    "http://ns.adobe.com/exif/1.0/aux/": "aux",
    "http://cipa.jp/exif/1.0/": "exifEX",
    "http://ns.adobe.com/tiff/1.0/": "tiff",
    "http://ns.adobe.com/lightroom/1.0/": "lr",
    "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/": "Iptc4xmpCore",
    "http://iptc.org/std/Iptc4xmpExt/2008-02-29/": "Iptc4xmpExt",
    "http://www.metadataworkinggroup.com/schemas/regions/": "mwg-rs",
    "http://ns.microsoft.com/photo/1.0/": "MicrosoftPhoto",
    "http://ns.microsoft.com/photo/1.2/t/Region#": "MPReg",
    "http://www.digikam.org/ns/1.0/": "digiKam",
    "http://ns.useplus.org/ldf/xmp/1.0/": "plus",
}
# Properties with words, and what they are about. Faces that a program marked carry the names of people.
_WORDS = {
    "dc:title": "text", "dc:description": "description", "dc:subject": "text", "dc:creator": "name",
    "dc:contributor": "name", "dc:rights": "text", "dc:publisher": "text", "xmp:Label": "text",
    "xmpRights:Owner": "name", "xmpRights:UsageTerms": "text", "xmpRights:WebStatement": "url",
    "photoshop:AuthorsPosition": "jobtitle", "photoshop:CaptionWriter": "name", "photoshop:Credit": "text",
    "photoshop:Source": "text", "photoshop:Headline": "text", "photoshop:Instructions": "text",
    "aux:OwnerName": "name", "exifEX:CameraOwnerName": "name", "exifEX:Photographer": "name",
    "exif:UserComment": "description", "tiff:Artist": "name", "tiff:Copyright": "text",
    "tiff:ImageDescription": "description", "lr:hierarchicalSubject": "text", "digiKam:TagsList": "text",
    "MicrosoftPhoto:LastKeywordXMP": "text", "Iptc4xmpCore:Location": "contentlocation",
    "Iptc4xmpCore:AltTextAccessibility": "description", "Iptc4xmpCore:ExtDescrAccessibility": "description",
    "Iptc4xmpExt:PersonInImage": "name", "Iptc4xmpExt:PersonName": "name", "Iptc4xmpExt:Event": "text",
    "Iptc4xmpExt:OrganisationInImageName": "text", "Iptc4xmpExt:LocationName": "contentlocation",
    "Iptc4xmpCore:CiTelWork": "telephone", "Iptc4xmpCore:CiEmailWork": "email",
    "Iptc4xmpCore:CiUrlWork": "url", "mwg-rs:Name": "name", "mwg-rs:Description": "description",
    "MPReg:PersonDisplayName": "name",
    "plus:ImageCreatorName": "name", "plus:CopyrightOwnerName": "name", "plus:LicensorName": "name",
    "plus:LicensorEmail": "email", "plus:LicensorTelephone1": "telephone",
    "plus:LicensorTelephone2": "telephone",
}  # fmt: skip
_CONTACT = ("CiAdrExtadr", "CiAdrCity", "CiAdrRegion", "CiAdrPcode", "CiAdrCtry")
_LICENSOR = (
    "LicensorStreetAddress",
    "LicensorCity",
    "LicensorRegion",
    "LicensorPostalCode",
    "LicensorCountry",
)
_TIMES = ("exif:DateTimeOriginal", "photoshop:DateCreated", "xmp:CreateDate")


class Packet(NamedTuple):
    """The properties of a packet in its order, `("dc:creator", "…")`; `damaged` if it breaks off."""

    properties: tuple[tuple[str, str], ...]
    damaged: bool


class _Refused(Exception):
    """The packet is larger, deeper or of another kind than a picture needs."""


class _Reader:
    """Collects the properties while expat walks through the packet."""

    def __init__(self) -> None:
        self.properties: list[tuple[str, str]] = []
        self._names: list[str] = []
        self._text: list[str] = []
        self._length = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._names.append(name)
        self._text, self._length = [], 0
        if len(self._names) > _DEEPEST:
            raise _Refused
        for key, value in attributes.items():
            self._add(key, value)

    def characters(self, text: str) -> None:
        if self._length < _LONGEST:
            self._text.append(text)
            self._length += len(text)

    def end(self, _name: str) -> None:
        text = "".join(self._text).strip()
        self._text = []
        if text:
            owner = next((name for name in reversed(self._names) if not name.startswith(_RDF)), "")
            self._add(owner, text)
        self._names.pop()

    def _add(self, name: str, text: str) -> None:
        namespace, _, local = name.rpartition(" ")
        if namespace in _PREFIXES:
            self.properties.append((f"{_PREFIXES[namespace]}:{local}", text[:_LONGEST]))
        if len(self.properties) > _MOST:
            raise _Refused


def _refuse(*_: object) -> NoReturn:
    raise _Refused


def read_packet(data: bytes) -> Packet:
    """The properties that are known here; those before the place where a packet breaks off are kept."""
    if len(data) > MOST_BYTES:
        return Packet((), damaged=True)
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.characters
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(data.strip(b"\x00 \r\n\t"), True)
    except (expat.ExpatError, _Refused, ValueError):
        return Packet(tuple(reader.properties), damaged=True)
    return Packet(tuple(reader.properties), damaged=False)


def words_of(packet: Packet) -> Iterator[Statement]:
    """The texts, contacts and places of a packet."""
    for name, text in packet.properties:
        if name in _WORDS:
            yield Statement(f"XMP {name}", text, _WORDS[name])
    local = {name.partition(":")[2]: text for name, text in packet.properties}
    yield from joined_address("XMP Iptc4xmpCore:CreatorContactInfo", local, _CONTACT)
    yield from joined_address("XMP plus:Licensor", local, _LICENSOR)
    latitudes, longitudes = (
        [text for name, text in packet.properties if name == f"exif:{wanted}"]
        for wanted in ("GPSLatitude", "GPSLongitude")
    )
    for latitude, longitude in zip(latitudes, longitudes, strict=False):
        if place := point(written_degrees(latitude), written_degrees(longitude)):
            yield Statement("XMP exif:GPS", place, "geo")


def taken(packet: Packet) -> str | None:
    """When the picture was taken, as `exif.taken` gives it."""
    known = dict(packet.properties)
    for name in _TIMES:
        try:
            return datetime.fromisoformat(known.get(name, "")).replace(tzinfo=None, microsecond=0).isoformat()
        except ValueError:
            continue
    return None
