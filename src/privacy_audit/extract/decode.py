"""What kind of document the bytes are, and which characters they mean.

The charset is decided here and nowhere else, so that the parser never guesses. Order: byte order
mark, HTTP, `<meta>`, then UTF-8 if the bytes are valid, then windows-1258 for Vietnamese, else 1252.
Bytes that are valid UTF-8 beyond ASCII are UTF-8 whatever was declared: by chance that never happens.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Literal

from privacy_audit.extract.misread import undone, undone_pieces
from privacy_audit.extract.names import listed
from privacy_audit.model import Page

DocumentKind = Literal["html", "json", "text", "binary", "empty"]

# The first bytes of what is neither page nor text: pictures, PDF, archives, video, fonts.
_MAGIC = (
    b"\xff\xd8\xff",
    b"\x89PNG",
    b"GIF8",
    b"%PDF",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"RIFF",
    b"II*\x00",
    b"MM\x00*",
    b"BM6",
    b"OggS",
    b"ID3",
    b"7z\xbc\xaf",
    b"Rar!",
    b"\x7fELF",
    b"MZ\x90",
    b"wOF",
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# `<meta charset=…>` and `<meta http-equiv … content="text/html; charset=…">` in the first bytes.
_META = re.compile(rb"<meta\b[^>]{0,300}?charset\s{0,8}=\s{0,8}[\"']?\s{0,8}([A-Za-z0-9_.:-]{2,40})", re.I)
# The charset of a Content-Type header.
_HEADER = re.compile(r"charset\s{0,8}=\s{0,8}[\"']?([A-Za-z0-9_.:-]{2,40})", re.I)
# A page that says it is Vietnamese.
_VIETNAMESE = re.compile(rb"\blang\s{0,4}=\s{0,4}[\"']?vi\b", re.I)
# Anything that opens a tag, to tell a page from plain text.
_TAG = re.compile(rb"<(?:!doctype|!--|[a-z][a-z0-9-]{0,30}[\s>/])", re.I)
# The scripts of X's data archive: a JSON document given to a variable, `window.YTD.tweets.part0 = [`.
_DATA_SCRIPT = re.compile(r"window\.YTD\.[\w.]{1,80}\s{0,4}=\s{0,4}(?=[\[{])")
# The browsers' reading of old labels (WHATWG Encoding, 2024): Latin 1 and ASCII mean windows-1252.
_ALIASES = {"iso8859-1": "cp1252", "ascii": "cp1252"}
# Codecs for the text of pages (WHATWG Encoding, 2024, as Python names them). Others pack, number or name
# things, and some raise whatever they are told to do with errors.
_CODECS = listed(
    """utf-8 cp1252 iso8859-1 ascii iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8
    iso8859-9 iso8859-10 iso8859-11 iso8859-13 iso8859-14 iso8859-15 iso8859-16 cp866 cp874 cp1250 cp1251
    cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 koi8-r koi8-u mac-roman mac-cyrillic tis-620 gb2312 gbk gb18030
    big5 big5hkscs euc_jp iso2022_jp shift_jis cp932 euc_kr cp949"""
)
_PIECE = 64 * 1024
"""Bytes that are decoded at once."""
_COMBINING = "\u0300\u0301\u0303\u0309\u0323"
_VOWELS = frozenset("aăâeêioôơuưyAĂÂEÊIOÔƠUƯY")


def kind_of(page: Page) -> DocumentKind:
    """What a document is, from its content type and its first bytes."""
    body, declared = page.body, (page.content_type or "").lower()
    start = body[:4096].lstrip()
    if not body or body.isspace():
        return "empty"
    if _is_binary(body, declared):
        return "binary"
    if "json" in declared or start.startswith(b"window.YTD."):
        return "json"
    if start[:1] in (b"{", b"[") and not _TAG.match(start):
        return "json"
    if declared.startswith("text/plain"):
        return "text"
    return "html" if "html" in declared or "xml" in declared or _TAG.search(body[:65536]) else "text"


def _is_binary(body: bytes, declared: str) -> bool:
    if declared.startswith(("image/", "video/", "audio/", "font/")) and "svg" not in declared:
        return True
    if declared.startswith(("application/pdf", "application/zip")) or body.startswith(_MAGIC):
        return True
    return _mark(body) is None and b"\x00" in body[:1024] and not _TAG.match(body.lstrip())


def decode(page: Page) -> str:
    """The document as text; what cannot be read becomes U+FFFD, nothing is raised.

    Of a JSON document the text of its values is put right as well: see `misread`.
    """
    text = "".join(pieces(page))
    is_json = text[:100].lstrip()[:1] in ("{", "[")
    return undone(text) if is_json and page.body.isascii() else text


def json_pieces(page: Page) -> Iterator[str]:
    """A JSON document as `decode` gives it, a piece at a time."""
    return undone_pieces(pieces(page)) if page.body.isascii() else pieces(page)


def pieces(page: Page) -> Iterator[str]:
    """The document as text, a piece at a time: of a large one, no copy is needed in memory."""
    decoder = codecs.getincrementaldecoder(_codec_of(page))("replace")
    begin = decoder.decode(page.body[:_PIECE], final=len(page.body) <= _PIECE).replace("\0", "")
    # As browsers do with NUL; between digits it would hide a number.
    yield _DATA_SCRIPT.sub("", begin[:200]) + begin[200:] if begin.startswith("window.YTD.") else begin
    for start in range(_PIECE, len(page.body), _PIECE):
        final = start + _PIECE >= len(page.body)
        yield decoder.decode(page.body[start : start + _PIECE], final=final).replace("\0", "")


def beginning(page: Page, most: int) -> str:
    """The first so many characters of a document."""
    text = ""
    for piece in pieces(page):
        text += piece[: most - len(text)]  # in place: all pieces beside their join would be twice as large
        if len(text) >= most:
            break
    return text


def _codec_of(page: Page) -> str:
    body = page.body
    if mark := _mark(body):
        return mark
    declared = _declared(page)
    if body.isascii():
        return declared or "utf-8"
    return "utf-8" if _is_utf8(body) else _legacy_codec(body, declared)


def _is_utf8(body: bytes) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(body), _PIECE):
            decoder.decode(body[start : start + _PIECE])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _mark(body: bytes) -> str | None:
    return next((name for mark, name in _MARKS if body.startswith(mark)), None)


def _declared(page: Page) -> str | None:
    labels = [page.charset, *_HEADER.findall(page.content_type or "")]
    labels += [label.decode("ascii") for label in _META.findall(page.body[:8192])]
    return next((name for label in labels if label and (name := _codec(label))), None)


def _codec(label: str) -> str | None:
    """The name of a codec for text of which ASCII is a part, None for an unknown or odd label."""
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    return _ALIASES.get(name, name) if name in _CODECS else None


def _legacy_codec(body: bytes, declared: str | None) -> str:
    if declared and declared not in ("utf-8", "cp1252"):
        return declared
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    lenient = (decoder.decode(body[start : start + _PIECE]) for start in range(0, len(body), _PIECE))
    first = next(lenient, "")
    spoiled = first.count("\ufffd") + sum(piece.count("\ufffd") for piece in lenient)
    if spoiled * 20 < sum(not character.isascii() for character in first):
        return "utf-8"  # with a few broken bytes, cut off or pasted in
    return "cp1258" if _looks_vietnamese(body) else "cp1252"


def _looks_vietnamese(body: bytes) -> bool:
    if _VIETNAMESE.search(body[:8192]):
        return True
    text = body[:200_000].decode("cp1258", "replace")
    marks = [index for index, character in enumerate(text) if character in _COMBINING]
    after_vowel = sum(index > 0 and text[index - 1] in _VOWELS for index in marks)
    return len(marks) >= 3 and after_vowel == len(marks)
