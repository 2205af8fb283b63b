"""What a document is: by its name, by what the server calls it, and by a look at its first bytes."""

from __future__ import annotations

import re
from enum import StrEnum

PAGE_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".xht": "application/xhtml+xml",
    ".json": "application/json",
    ".txt": "text/plain",
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".vcf": "text/vcard",
    ".ics": "text/calendar",
}
"""The suffixes of pages, in lower case."""
PICTURE_SUFFIXES = (
    ".jpg", ".jpeg", ".jfif", ".png", ".gif", ".webp", ".heic", ".heif", ".avif", ".tif", ".tiff", ".bmp",
)  # fmt: skip
MHTML_SUFFIXES = (".mhtml", ".mht")
ZIP_SUFFIXES = (".zip", ".maff")
CLOSED_SUFFIXES = (".webarchive", ".har", ".warc", ".tgz")
"""Files that hold pages and are not opened."""
ARCHIVE_SUFFIXES = (*MHTML_SUFFIXES, *ZIP_SUFFIXES, *CLOSED_SUFFIXES)
"""Files that hold pages."""


class What(StrEnum):
    """What a file is taken for by its name, before it is opened."""

    PAGE = "page"
    SCRIPT = "script"
    """A script: data if its first bytes say so, else the code of a site."""
    PICTURE = "picture"
    MHTML = "mhtml"
    ZIP = "zip"
    CLOSED = "closed"
    OTHER = "other"


_LOOKED_AT = 4096
# The signatures at the beginning of files that are no text (WHATWG MIME Sniffing, 6; ISO 14496-12).
_SIGNATURES = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF8", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"\x1f\x8b\x08", "application/gzip"),
    (b"Rar!\x1a\x07", "application/x-rar"),
    (b"7z\xbc\xaf", "application/x-7z"),
    (b"bplist00", "application/x-webarchive"),
    (b"ID3\x03", "audio/mpeg"),
    (b"OggS", "application/ogg"),
    (b"\x1aE\xdf\xa3", "video/webm"),
    (b"\x7fELF", "application/octet-stream"),
    (b"MZ\x90\x00", "application/octet-stream"),
    (b"SQLite format 3\x00", "application/x-sqlite3"),
)
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
# Markup: a declaration, a comment, or a tag of a page anywhere in the first bytes. A fragment that was
# pasted may begin with words. A bare "<3" or "<thao@example.com>" is none of these.
_MARKUP = re.compile(
    rb"<(?:!doctype\b|!--|\?xml\b|/?(?:html|head|body|title|meta|link|script|style|div|span|p|a|br|h[1-6]"
    rb"|ul|ol|li|table|tr|td|img|section|article|main|header|footer|form|b|i|strong|em|svg)[\s/>])",
    re.I,
)
# JSON: an object or a list whose first thing looks like JSON; "[Zalo] 0912…" is a text.
_JSON = re.compile(rb"\s*(?:\{\s*[\"}]|\[\s*[\[{\"\]])")
# MHTML (RFC 2557): a mail whose parts are the parts of a page.
_MHTML = re.compile(rb"(?:^|\n)content-type:\s{0,20}multipart/related", re.I)
# A media type of RFC 9110, 8.3.1, without its parameters.
_MEDIA_TYPE = re.compile(r"[a-z0-9!#$&^_.+-]{1,60}/[a-z0-9!#$&^_.+-]{1,60}\Z")
# A script of X's data archive: a JSON document given to a variable.
_DATA_SCRIPT = re.compile(rb"(?:\xef\xbb\xbf)?window\.YTD\.[\w.]{1,80}\s{0,4}=\s{0,4}[\[{]")
# What no text holds: control characters but tab, line ends, form feed and escape.
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\x0c\x1b"))


def media_type(header: str | None) -> str | None:
    """The type that a `Content-Type` header names, in lower case; None if it names none."""
    name = (header or "").split(";", 1)[0].strip().lower()
    return name if _MEDIA_TYPE.match(name) else None


_SUFFIXES = {
    **dict.fromkeys(PAGE_TYPES, What.PAGE),
    **dict.fromkeys(PICTURE_SUFFIXES, What.PICTURE),
    **dict.fromkeys(MHTML_SUFFIXES, What.MHTML),
    **dict.fromkeys(ZIP_SUFFIXES, What.ZIP),
    **dict.fromkeys(CLOSED_SUFFIXES, What.CLOSED),
    ".js": What.SCRIPT,
}


def suffix_of(path: str) -> str:
    """The ending of a file name, in lower case."""
    name = path.rpartition("/")[2]
    dot = name.rfind(".")
    return name[dot:].lower() if dot > 0 else ""


def what(path: str) -> What:
    """What a file is, by the ending of its name."""
    return _SUFFIXES.get(suffix_of(path), What.OTHER)


def is_data_script(head: bytes) -> bool:
    """Whether a script is a JSON document of a data archive."""
    return _DATA_SCRIPT.match(head) is not None


def is_picture(name: str) -> bool:
    """Whether this media type is a picture made of points, as cameras make them."""
    return name.startswith("image/") and name != "image/svg+xml"


def is_readable(name: str) -> bool:
    """Whether documents of this media type are read: markup, JSON and any text."""
    if name.startswith("text/") or name.endswith("+json"):
        return True
    markup = name.endswith(("+xml", "/xml")) and not name.startswith("image/")
    return markup or name in ("application/json", "application/javascript")


def signature(body: bytes) -> str | None:
    """The media type of a file that is certainly no text: picture, archive, film, program."""
    if body[4:8] == b"ftyp":
        return "image/heif" if body[8:12] in (b"heic", b"heix", b"mif1", b"avif") else "video/mp4"
    if body[:4] == b"RIFF":
        return "image/webp" if body[8:12] == b"WEBP" else "application/octet-stream"
    if body[:2] == b"BM" and body[6:10] == bytes(4):
        return "image/bmp"
    return next((name for begin, name in _SIGNATURES if body.startswith(begin)), None)


def look(body: bytes) -> str:
    """The media type of a document that came without a name, from its first 4 KiB."""
    if found := signature(body):
        return found
    head = body[:_LOOKED_AT]
    if not head.startswith(_BYTE_ORDER_MARKS) and _is_binary(head):
        return "application/octet-stream"
    plain = head.replace(b"\x00", b"").removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe")
    if _MHTML.search(plain):
        return "multipart/related"
    if _JSON.match(plain) or is_data_script(plain):
        return "application/json"
    return "text/html" if _MARKUP.search(plain) else "text/plain"


def _is_binary(head: bytes) -> bool:
    """More than a tenth control characters. A single NUL makes no page unreadable."""
    return len(head) - len(head.translate(None, _CONTROLS)) > len(head) // 10
