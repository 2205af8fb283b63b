"""Which files hold the photos that a page shows: by these a photo and its opened file find each other."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from urllib.parse import unquote

from privacy_audit.model import Content, Exposure, Kind, Part, Value
from privacy_audit.sources.place import SEPARATOR


class PhotoShown(Value):
    """A photo that a page shows. `files` are the names that its file may have: one for each size.

    None if it is written into the page itself. `drawn` says that the page draws it, so that a browser saves
    its file with the page; what only data for other machines names, no browser saves.
    """

    files: tuple[str, ...]
    drawn: bool


def photos_shown(content: Content, exposures: Iterable[Exposure]) -> tuple[PhotoShown, ...]:
    """The photos among the exposures of a page, in their order."""
    photos = [one for one in exposures if one.kind is Kind.PHOTO]
    urls: dict[str, list[str]] = defaultdict(list)
    for picture in content.pictures if photos else ():
        if picture.part is Part.IMAGE:
            urls[picture.locator].append(picture.url)
    return tuple(_shown(one, urls) for one in photos)


def _shown(photo: Exposure, urls: dict[str, list[str]]) -> PhotoShown:
    """A photo with its sizes: the page may name the large one on the web and draw the one beside it."""
    places = [place.locator for place in photo.where if place.part is Part.IMAGE]
    named = (photo.reveal(), *(url for place in places for url in urls.get(place, ())))
    files = (file_of(url) for url in named if url[:5].lower() != "data:")
    return PhotoShown(files=tuple(dict.fromkeys(files)), drawn=bool(places))


def file_of(url: str) -> str:
    """The file name of a picture: a saved page calls it by another folder than the one it lies in.

    Of the forms of letters with marks always the one (NFC): some systems write the other to the disk.
    """
    name = unquote(url.partition("?")[0]).rpartition(SEPARATOR)[2].rpartition("/")[2]
    return unicodedata.normalize("NFC", name)
