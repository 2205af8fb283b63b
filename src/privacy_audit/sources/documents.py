"""One document or picture out of a stream of bytes, wherever it comes from: a file, a member, a part."""

from __future__ import annotations

from msgspec.structs import replace

from privacy_audit.model import Gap, PictureFile, Status
from privacy_audit.sources.address import parse
from privacy_audit.sources.feed import Broken
from privacy_audit.sources.kinds import (
    PAGE_TYPES,
    What,
    is_data_script,
    is_picture,
    is_readable,
    look,
    signature,
    suffix_of,
    what,
)
from privacy_audit.sources.lines import line_parts
from privacy_audit.sources.mhtml import open_mhtml
from privacy_audit.sources.options import FILE_BYTES, PART_BYTES, PARTED_BYTES, PICTURE_BYTES, Options
from privacy_audit.sources.place import Found, Place, too_large
from privacy_audit.sources.split import Splitting
from privacy_audit.sources.stream import Begun, Readable

_JSON = PAGE_TYPES[".json"]
_TABLES = (PAGE_TYPES[".csv"], PAGE_TYPES[".tsv"])
_LINES = (*_TABLES, PAGE_TYPES[".txt"], PAGE_TYPES[".vcf"], PAGE_TYPES[".ics"])


def documents(readable: Readable, place: Place, options: Options) -> Found:
    """What a stream holds: a page or a picture, the parts of a long document, or a gap.

    Raises what reading the stream raises.
    """
    begun = Begun(readable, PARTED_BYTES)
    head = begun.peek()
    named = PAGE_TYPES.get(suffix_of(place.path))
    found = signature(head) or (None if named else look(head))
    if found and is_picture(found) and options.pictures:
        yield from _picture(begun, found, place)
    elif found == "multipart/related":
        yield from open_mhtml(begun, place, options)
    elif (found and not is_readable(found)) or _is_program(head, place.path):
        values = {"type": found or "?"}
        yield Gap(name=place.name, status=Status.UNSUPPORTED, code="unsupported", values=values)
    else:
        yield from _text(begun, named or found or "text/plain", place, options)


def _is_program(head: bytes, path: str) -> bool:
    return what(path) is What.SCRIPT and not is_data_script(head)


def _picture(begun: Begun, media_type: str, place: Place) -> Found:
    body = begun.read(PICTURE_BYTES + 1)
    if len(body) > PICTURE_BYTES:
        yield replace(too_large(place.name, PICTURE_BYTES), status=Status.UNSUPPORTED, beside=True)
        return
    audience = place.owned.audience(place.path)
    yield PictureFile(name=place.name, body=body, media_type=media_type, audience=audience)


def _text(begun: Begun, media_type: str, place: Place, options: Options) -> Found:
    if media_type == _JSON and place.owned.has_sections(place.path):
        yield from _json(begun, place, by_key=True)
        return
    is_long = len(begun.peek(PART_BYTES + 1)) > PART_BYTES
    if is_long and media_type == _JSON:
        yield from _json(begun, place, by_key=False)
    elif is_long and media_type in _LINES:
        yield from _lines(begun, media_type, place)
    else:
        yield from _whole(begun, media_type, place, options)


def _whole(begun: Begun, media_type: str, place: Place, options: Options) -> Found:
    body = begun.read(FILE_BYTES + 1)
    page = place.page(body[:FILE_BYTES], media_type)
    if options.url:
        url = parse(options.url).url
        page = replace(page, asked=url, url=url)
    yield page
    if len(body) > FILE_BYTES:
        yield too_large(place.name, FILE_BYTES)


def _json(begun: Begun, place: Place, *, by_key: bool) -> Found:
    splitting = Splitting(begun, by_key=by_key)
    try:
        for part in splitting.parts():
            yield replace(place.page(part.body, _JSON, part.key), starts_at=part.starts_at)
    except Broken:
        if not begun.exceeded:
            yield Gap(name=place.name, status=Status.PARTLY_SEEN, code="cut-document")
    if begun.exceeded:
        yield too_large(place.name, PARTED_BYTES)
    elif splitting.omitted:
        yield Gap(name=place.name, status=Status.PARTLY_SEEN, code="too-much")


def _lines(begun: Begun, media_type: str, place: Place) -> Found:
    for part in line_parts(begun, is_table=media_type in _TABLES):
        yield replace(place.page(part.body, media_type), starts_at=part.starts_at)
    if begun.exceeded:
        yield too_large(place.name, PARTED_BYTES)
