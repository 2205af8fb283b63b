"""The nouns of this part: what may be asked of a picture, and what is known of it after a look."""

from __future__ import annotations

from privacy_audit.model import Content, Gap, Value
from privacy_audit.pictures.faces import Face, Usable


class Wanted(Value):
    """What is to be looked at beside the metadata, which cost a third of a millisecond.

    `pixels`: fingerprint, drawn or photographed, the preview inside; decodes the picture reduced. `faces`
    and `codes` need the extras `faces` and `qr`; without them they are left out, and `missing_extras` says
    so once for all pictures.
    """

    pixels: bool = True
    faces: bool = False
    codes: bool = False


class PictureFacts(Value):
    """What is known of a picture beside words. None is always: not known, or not looked at."""

    width: int | None = None
    height: int | None = None
    is_photo: bool | None = None
    taken: str | None = None
    """`2011-05-06T09:59:48`, in the camera's own time."""
    device: str | None = None
    """Maker and model: `HTC Desire`."""
    serial: str | None = None
    """The serial number of the camera or its lens, masked. It joins all pictures that one camera took."""
    faces: tuple[Face, ...] | None = None
    """The largest first; at least these are there."""
    usable: Usable | None = None
    """What the best face is good for in a face swap; `no` also if there is none."""
    preview_shows_more: bool | None = None
    """Whether the preview inside shows what the picture does not; None also if there is no preview."""
    fingerprint: str | None = None
    """16 hexadecimal digits, for `distance` and `same_photo`."""


class Looked(Value):
    """What a file says in words, what is known of it beside, and what could not be looked at."""

    content: Content
    facts: PictureFacts
    gaps: tuple[Gap, ...] = ()
