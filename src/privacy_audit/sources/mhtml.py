"""A page saved as one file (.mhtml, .mht): the page, its frames of the same site, and its pictures."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from msgspec.structs import replace

from privacy_audit.model import Gap, Page, PictureFile, Status
from privacy_audit.sources.address import BadAddress, parse, shown
from privacy_audit.sources.kinds import is_picture, signature
from privacy_audit.sources.mime import Mime, MimePart, parameter
from privacy_audit.sources.options import FILE_BYTES, PAGE_PICTURES, PICTURE_BYTES, Options
from privacy_audit.sources.place import SEPARATOR, Found, Place, too_large
from privacy_audit.sources.stream import Begun, Readable

_MHTML_BYTES = 1024 * 1024 * 1024
_PAGES = ("text/html", "application/xhtml+xml")
_FRAMES = 50
_UNNAMED = "srcdoc"


def open_mhtml(readable: Readable, place: Place, options: Options) -> Found:
    """Read a saved page. Raises what reading the stream raises."""
    begun = Begun(readable, _MHTML_BYTES)
    mime = Mime(begun)
    saved = _Saved(mime.headers, place, options)
    for part in mime.parts(saved.wanted):
        yield from saved.found(part)
    yield from saved.held_back()
    if saved.page is None:
        yield Gap(name=place.name, status=Status.UNSUPPORTED, code="damaged")
    elif mime.exceeded or begun.exceeded:
        yield Gap(name=place.name, status=Status.PARTLY_SEEN, code="too-much")


class _Saved:
    """One saved page while its parts come by."""

    def __init__(self, headers: dict[str, str], place: Place, options: Options) -> None:
        self._place, self._options = place, options
        self._url = _address(options.url) or _address(headers.get("snapshot-content-location"))
        self._start = (parameter(headers.get("content-type", ""), "start") or "").strip("<>")
        self._first: tuple[Page, ...] = ()
        self._pictures = self._frames = 0
        self.page: Page | None = None

    def wanted(self, headers: dict[str, str]) -> int:
        """How many bytes of a part are read: of style sheets, fonts and films none."""
        media_type = headers.get("content-type", "text/plain").split(";", 1)[0].strip().lower()
        if media_type in _PAGES:
            return FILE_BYTES + 1
        return PICTURE_BYTES + 1 if self._options.pictures and is_picture(media_type) else 0

    def found(self, part: MimePart) -> Found:
        """What a part is: the page, a frame of it, a picture."""
        if part.media_type not in _PAGES:
            yield from self._picture(part)
            return
        page = self._document(part)
        is_start = part.headers.get("content-id", "").strip("<> ") == self._start
        if self.page is None and (is_start or not self._start):
            yield from self._chosen(page)
        elif self.page is None:
            self._first = self._first or (page,)
        elif self._is_own(part, page) and self._frames < _FRAMES:
            self._frames += 1
            called = shown(page.url, self._options.mask) if page.url else _UNNAMED
            yield replace(page, name=f"{self._place.name}{SEPARATOR}{called}")

    def _is_own(self, part: MimePart, page: Page) -> bool:
        """Whether a frame is of the page's own site, or stood in the page itself (`srcdoc`, `data:`)."""
        location = part.headers.get("content-location", "")
        if not location or location[:5].lower() == "data:":
            return True
        return self.page is not None and _site(page.url) == _site(self.page.url)

    def held_back(self) -> Found:
        """The first page, if none is the one that the file calls its start."""
        if self.page is None:
            for page in self._first:
                yield from self._chosen(page)

    def _chosen(self, page: Page) -> Iterator[Page | Gap]:
        self.page = page
        asked = _address(self._options.url)
        yield replace(page, url=self._url or page.url, asked=asked, body=page.body[:FILE_BYTES], part=None)
        if len(page.body) > FILE_BYTES:
            yield too_large(page.name, FILE_BYTES)

    def _document(self, part: MimePart) -> Page:
        page = self._place.page(part.body, part.media_type)
        charset = parameter(part.headers.get("content-type", ""), "charset")
        identifier = part.headers.get("content-id", "").strip("<> ")
        return replace(
            page,
            charset=charset,
            url=_address(part.headers.get("content-location")),
            part=f"cid:{identifier}" if identifier else None,
        )

    def _picture(self, part: MimePart) -> Iterator[PictureFile | Gap]:
        media_type = signature(part.body)
        self._pictures += 1
        if media_type is None or not is_picture(media_type) or self._pictures > PAGE_PICTURES:
            if self._pictures == PAGE_PICTURES + 1:
                yield _gap(self._place.name, "too-many-pictures", PAGE_PICTURES)
            return
        url = _address(part.headers.get("content-location"))
        name = self._place.name + (f"{SEPARATOR}{shown(_last_step(url), self._options.mask)}" if url else "")
        if len(part.body) > PICTURE_BYTES:
            yield replace(too_large(name, PICTURE_BYTES), status=Status.UNSUPPORTED, beside=True)
            return
        yield PictureFile(
            name=name,
            body=part.body,
            media_type=media_type,
            url=url,
            taken_from=self._place.name,
            audience=self._place.owned.audience(self._place.path),
        )


def _gap(name: str, code: str, limit: int) -> Gap:
    return Gap(name=name, status=Status.PARTLY_SEEN, code=code, values={"limit": str(limit)}, beside=True)


def _address(text: str | None) -> str | None:
    """A web address in its one form; None for anything else (`cid:…`, a file of the saver's disk)."""
    try:
        return parse(text).url if text else None
    except BadAddress:
        return None


def _site(url: str | None) -> str | None:
    return urlsplit(url).hostname if url else None


def _last_step(url: str) -> str:
    return urlsplit(url).path.rpartition("/")[2] or urlsplit(url).hostname or ""
