"""One picture that a page shows, fetched under the same guard as the page."""

from __future__ import annotations

from privacy_audit.model import Gap, PictureFile, Status
from privacy_audit.sources.address import BadAddress, parse, shown
from privacy_audit.sources.deadline import Deadline, NotFetched
from privacy_audit.sources.fetch import Question, fetch
from privacy_audit.sources.guard import Resolve, system_resolve
from privacy_audit.sources.kinds import signature
from privacy_audit.sources.options import PICTURE_BYTES, Options
from privacy_audit.sources.web import gap_of

_ACCEPT = "image/avif,image/webp,image/png,image/*;q=0.8,*/*;q=0.5"


def open_picture(
    url: str, page: str, options: Options, resolve: Resolve = system_resolve
) -> PictureFile | Gap:
    """Fetch a picture of the web; `page` is the name of the page that shows it.

    What its first bytes say is its type, whatever the server names. Larger than `PICTURE_BYTES` is a gap:
    half a photo would be judged wrongly.
    """
    name = shown(url, options.mask)
    try:
        addresses = [parse(url)]
    except BadAddress:
        return Gap(name=name, status=Status.UNSUPPORTED, code="picture-address")
    question = Question(accept=_ACCEPT, limit=PICTURE_BYTES, is_wanted=lambda declared: True)
    try:
        answer = fetch(addresses, question, options, Deadline.after(options.timeout), resolve)
        kind = signature(answer.body.content)
        if answer.status_code >= 400:
            raise NotFetched(Status.UNREACHABLE, "picture-missing", number=str(answer.status_code))
        if kind is None or not kind.startswith("image/"):
            raise NotFetched(Status.UNSUPPORTED, "no-picture")
        if answer.body.cut:
            raise NotFetched(Status.PARTLY_SEEN, answer.body.cut, limit=str(PICTURE_BYTES // 1024**2))
    except NotFetched as problem:
        return gap_of(problem, name, addresses[-1], options)
    return PictureFile(
        name=name, body=answer.body.content, media_type=kind, url=answer.address.url, taken_from=page
    )
