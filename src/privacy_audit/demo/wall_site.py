"""The wall as a web site of this computer: its pages, the made-up pages in the frame, their pictures."""

from __future__ import annotations

from http import HTTPStatus

from privacy_audit.demo.loopback import PLAIN, Answer, Reply
from privacy_audit.demo.person import STAGES, Stage
from privacy_audit.demo.scenes import Show
from privacy_audit.demo.site import HTML, only_style, page_at, picture_at
from privacy_audit.demo.wall import FRAMED, STYLE, Place, places, wall_page

POLICY = (
    f"default-src 'none'; style-src {only_style(STYLE)}; img-src data:; frame-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def wall_site(show: Show, start: Place) -> Answer:
    """What the wall's server answers; the bare address leads to `start`."""
    known = {place.path: place for place in places(show.person)}

    def answer(target: str) -> Reply | None:
        if target == "/":
            return Reply(body=b"", media_type=PLAIN, status=HTTPStatus.FOUND, location=start.path)
        if target in known:
            return Reply(body=wall_page(show, known[target]).encode(), media_type=HTML, policy=POLICY)
        if staged := _staged(target):
            return page_at(show.person, *staged)
        return picture_at(target)

    return answer


def _staged(target: str) -> tuple[Stage, str] | None:
    """The stage and the path of a made-up page in the frame."""
    for stage in STAGES:
        root = f"{FRAMED}{stage}"
        if target.startswith(f"{root}/"):
            return stage, target.removeprefix(root)
    return None
