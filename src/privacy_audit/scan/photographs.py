"""One picture file: what it says in words, and what it is worth to somebody who swaps faces."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from msgspec.structs import replace

from privacy_audit.detectors import detect
from privacy_audit.detectors.masking.covering import covered
from privacy_audit.model import (
    Certainty,
    Exposure,
    Gap,
    Kind,
    Occurrence,
    Part,
    PictureFile,
    Secret,
    Status,
    Value,
)
from privacy_audit.scan.pages import for_audience

if TYPE_CHECKING:
    from privacy_audit.pictures import Looked, PictureFacts


class PictureSeen(Value):
    """One picture after it was looked at."""

    name: str
    url: str | None
    taken_from: str | None
    value: str
    """What a photo's exposure is known by: its address, or the path of the file."""
    was_seen: bool
    """Whether anything of it could be read."""
    is_photo: bool
    attributes: dict[str, str]
    hash: int | None
    """The fingerprint of what a photo shows; drawings are too alike to be compared."""
    exposures: tuple[Exposure, ...]
    gaps: tuple[Gap, ...]


def read_picture(number: int, file: PictureFile, faces: bool) -> PictureSeen:
    """Look at a picture of the target with that number.

    What the file says about place, people and accounts are exposures of their own. The photo itself is one
    if the file stands alone; a photo of a page is judged by its page, and gets these attributes.
    """
    from privacy_audit.pictures import Wanted, look_at  # Pillow is loaded only where there is a picture

    looked = look_at(file, Wanted(faces=faces, codes=True))
    facts = looked.facts
    was_seen = facts.width is not None or bool(looked.content.segments)
    value = file.url or file.name
    seen = PictureSeen(
        name=file.name,
        url=file.url,
        taken_from=file.taken_from,
        value=value,
        was_seen=was_seen,
        is_photo=bool(facts.is_photo) and facts.faces != (),
        attributes=attributes_of(facts),
        hash=int(facts.fingerprint, 16) if facts.fingerprint and facts.is_photo else None,
        exposures=_spoken(number, file, looked),
        gaps=looked.gaps if was_seen else tuple(map(_unseen, looked.gaps)),
    )
    if seen.is_photo and file.taken_from is None:
        seen = replace(seen, exposures=(*seen.exposures, _photo(number, seen)))
    return replace(seen, exposures=for_audience(seen.exposures, file.audience))


def _unseen(gap: Gap) -> Gap:
    return replace(gap, status=Status.UNSUPPORTED)


def attributes_of(facts: PictureFacts) -> dict[str, str]:
    """What a report says of a photo: faces, whether they can be used, what else the file gives away."""
    told: dict[str, str | None] = {
        "faces": None if facts.faces is None else str(len(facts.faces)),
        "usable": facts.usable,
        "taken": facts.taken and facts.taken[:10],
        "device": facts.device,
        "look": "blank" if facts.width and facts.fingerprint is None and facts.is_photo is not None else None,
        "preview": "shows-more" if facts.preview_shows_more else None,
    }
    return {name: value for name, value in told.items() if value}


def _spoken(number: int, file: PictureFile, looked: Looked) -> tuple[Exposure, ...]:
    content = replace(looked.content, name=file.taken_from or file.name)
    told = {"picture": file.name, "taken": looked.facts.taken, "device": looked.facts.device}
    return tuple(
        replace(found, attributes=_of_picture(told) | found.attributes)
        if found.kind is Kind.LOCATION
        else found
        for found in detect(content, number)
    )


def _of_picture(told: dict[str, str | None]) -> dict[str, str]:
    """Which picture says where somebody was, and when and with what it was taken: joined they say more."""
    return {name: value[:10] if name == "taken" else value for name, value in told.items() if value}


def _photo(number: int, seen: PictureSeen) -> Exposure:
    digest = hashlib.sha256(seen.value.encode("utf-8", "replace")).hexdigest()[:8]
    faces = seen.attributes.get("faces")
    return Exposure(
        kind=Kind.PHOTO,
        certainty=Certainty.CONFIRMED if faces else Certainty.LIKELY,
        masked=f"{covered(seen.name.rpartition('/')[2])} #{digest}",
        value=Secret(seen.value),
        where=(Occurrence(target=number, page=seen.name, part=Part.IMAGE, locator="", excerpt=""),),
        attributes={"role": "posted"} | seen.attributes,
        reasons=("photo-file",),
    )
