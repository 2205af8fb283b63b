"""A page of the public web, fetched as a stranger would get it, and nothing else.

What a server answers becomes a `Page`, also when it says 403 or 404: what that means is judged elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from privacy_audit.model import Gap, Page, Status
from privacy_audit.sources.address import Address, parse, shown
from privacy_audit.sources.deadline import Deadline, NotFetched
from privacy_audit.sources.fetch import Answer, Question, ask, fetch
from privacy_audit.sources.guard import Resolve, system_resolve
from privacy_audit.sources.kinds import is_picture, is_readable, look, signature
from privacy_audit.sources.options import PAGE_BYTES, Options

_ACCEPT = "text/html,application/xhtml+xml,application/json;q=0.9,text/*;q=0.8,*/*;q=0.1"
# Whoever sends a document under these names means "I do not know".
_UNNAMED = (None, "application/octet-stream", "binary/octet-stream")


def open_web(target: str, options: Options, resolve: Resolve = system_resolve) -> Iterator[Page | Gap]:
    """Fetch a page: one `Page`, a `Gap` with the reason, or a page with a gap about what was cut off.

    `target` must have passed `check_target`. `resolve` looks names up.
    """
    asked = parse(target)
    current = [asked]
    try:
        question = Question(accept=_ACCEPT, limit=PAGE_BYTES, is_wanted=_is_wanted)
        answer = fetch(current, question, options, Deadline.after(options.timeout), resolve)
        page, gaps = _page(answer, asked, options)
    except NotFetched as problem:
        yield gap_of(problem, shown(target, options.mask), current[-1], options)
        return
    yield page
    yield from gaps


def open_step(
    address: Address, options: Options, resolve: Resolve = system_resolve
) -> tuple[Page | Gap | Address, tuple[Gap, ...]]:
    """Ask one address and follow nothing: its page and what of it was cut off, a gap, or where it leads."""
    try:
        question = Question(accept=_ACCEPT, limit=PAGE_BYTES, is_wanted=_is_wanted)
        answer = ask(address, question, options, Deadline.after(options.timeout), resolve)
        return (answer, ()) if isinstance(answer, Address) else _page(answer, address, options)
    except NotFetched as problem:
        return gap_of(problem, shown(address.url, options.mask), address, options), ()


def gap_of(problem: NotFetched, name: str, last: Address, options: Options) -> Gap:
    """What could not be fetched, as a gap; `last` is the address that was asked last."""
    about = {"host": last.host, "seconds": f"{options.timeout:g}"} | problem.values
    values = {key: options.mask(value) for key, value in about.items()}
    is_linked = problem.code == "unsupported" and is_picture(problem.values.get("type", ""))
    return Gap(
        name=name,
        status=problem.status,
        code="picture-by-address" if is_linked else problem.code,
        values=values,
    )


def _is_wanted(declared: str | None) -> bool:
    return declared in _UNNAMED or is_readable(declared or "")


def _page(answer: Answer, asked: Address, options: Options) -> tuple[Page, tuple[Gap, ...]]:
    """The page, and what of it is missing. Raises `NotFetched` when it is no page at all."""
    name = shown(answer.address.url, options.mask)
    page = Page(
        name=name,
        body=answer.body.content,
        content_type=_type(answer),
        charset=answer.charset,
        asked=asked.url,
        url=answer.address.url,
        status_code=answer.status_code,
        headers=answer.headers,
    )
    if not answer.body.cut:
        return page, ()
    values = {"host": options.mask(answer.address.host), "limit": str(PAGE_BYTES // 1024**2)}
    return page, (Gap(name=name, status=Status.PARTLY_SEEN, code=answer.body.cut, values=values),)


def _type(answer: Answer) -> str | None:
    """What the server calls it, unless its first bytes say that it is a picture or the like."""
    body = answer.body.content
    found = look(body) if answer.declared in _UNNAMED else signature(body)
    if not body or answer.status_code >= 400:
        return answer.declared
    if found and not is_readable(found):
        raise NotFetched(Status.UNSUPPORTED, "unsupported", type=found)
    return found or answer.declared
