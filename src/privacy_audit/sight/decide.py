"""How much of a page was seen: the rules of the facts on profile pages, section 0, in their order.

The law: a page that could not be seen is never called seen. A login form, og tags or a generic title
prove nothing; that the page names the profile that was asked for does.
"""

from __future__ import annotations

import re

from privacy_audit.checklist import AddressRule, Network, PageRules, Signature
from privacy_audit.model import Content, Page, Sight, Status, Value
from privacy_audit.sight.addresses import address_of, path_of, site_of
from privacy_audit.sight.evidence import (
    checks_for_robots,
    has_data,
    has_preview,
    hint_of,
    saying_of,
    visible_letters,
)
from privacy_audit.sight.moved import (
    is_elsewhere,
    is_home,
    is_other_port,
    led_to,
    says_gone,
    signs_in,
    signs_in_there,
)
from privacy_audit.sight.naming import is_named, names_address
from privacy_audit.sight.spoken import Saying
from privacy_audit.text import fold, normalise

# Fewer visible letters than this beside scripts: the page is drawn by the scripts (facts 2, 4, 6, 9).
_SHELL = 25
# Beside an empty root of a framework, header and footer alone do not make a page.
_AROUND_ROOT = 250
# What the numbers of RFC 9110 and RFC 6585 say by themselves; 999 is how LinkedIn stops robots.
_REFUSALS = {401: "site-password", 429: "site-busy", 999: "challenge"}


class _Asked(Value):
    """What was asked for and where it ended, as far as it is known."""

    handle: str
    must_name: bool
    asked: str
    final: str
    same_handle: bool
    """Whether both addresses are of the same network, and of the same profile there."""


def sight(
    page: Page, content: Content, network: Network | None, rule: AddressRule | None, rules: PageRules
) -> Sight:
    """How much of a page was seen, and the code of the rule that decided."""
    asked = _asked(page, content, rule)
    signatures = (*(network.signatures if network else ()), *rules.signatures)
    held = [one for one in signatures if _holds(one, page, content, asked.final)]
    named = is_named(asked.handle, content) if asked.handle else names_address(asked.asked, content)
    is_answer = page.status_code is not None
    elsewhere = is_answer and bool(asked.final) and _is_elsewhere(page, asked)
    judged = (
        _by_answer(page, content, held, named)
        or _unreadable(content)
        or _by_address(asked, network, content, elsewhere)
        or _by_signature(held, content, named)
        or _by_words(saying_of(content), content, named)
        or _by_name(content, named or not asked.must_name)
        or _by_part(held)
        or _by_words(hint_of(content), content, named)
        or _by_content(content, named)
    )
    if elsewhere and judged.status.was_seen and not _is_same(asked, named):
        return Sight(status=Status.PARTLY_SEEN, code="led-elsewhere", values={"address": page.name})
    if judged.status.was_seen and _leads_on(page, content, asked.final):
        return Sight(status=Status.PARTLY_SEEN, code="leads-on")
    return judged


def _asked(page: Page, content: Content, rule: AddressRule | None) -> _Asked:
    final = page.url or content.url or ""
    asked = page.asked or final
    found = [re.match(rule.pattern, address_of(one)) for one in (asked, final)] if rule else []
    handles = [one.groupdict().get("handle") or "" for one in found if one]
    handle = next(iter(handles), "")
    return _Asked(
        handle=handle,
        must_name=rule is not None and rule.kind == "profile",
        asked=address_of(asked) if asked else "",
        final=address_of(final) if final else "",
        same_handle=len(handles) == 2 and handles[0].lower() == handles[1].lower() != "",
    )


def _is_elsewhere(page: Page, asked: _Asked) -> bool:
    moved = bool(page.asked and page.url) and is_other_port(page.asked or "", page.url or "")
    return moved or is_elsewhere(asked.asked, asked.final)


def _leads_on(page: Page, content: Content, own: str) -> bool:
    """Whether the page itself takes a visitor to another one, which nobody read."""
    base = page.url or content.url or ""
    targets = (led_to(said, base) for said in (page.headers.get("refresh", ""), content.refresh) if said)
    return any(is_elsewhere(own, address_of(one)) for one in targets if one)


def _unreadable(content: Content) -> Sight | None:
    for kind in ("binary", "empty"):
        if f"document:{kind}" in content.containers:
            return Sight(status=Status.UNSUPPORTED, code="empty" if kind == "empty" else "unsupported")
    return None


def _by_answer(page: Page, content: Content, held: list[Signature], named: bool) -> Sight | None:
    """The HTTP status (facts 0.13). A refusal whose body names the profile was partly seen.

    Why a server refuses, nobody knows: that it looks for robots is only said where the page shows it.
    """
    code = page.status_code
    if code is None or 200 <= code < 300:
        return None
    values = {"status": str(code)}
    if code in (404, 410):
        return Sight(status=Status.NOT_FOUND, code="not-found", values=values)
    checked = "cf-mitigated" in page.headers or any(
        one.even_if_named and one.status is Status.CHALLENGE for one in held
    )
    if (500 <= code < 600 or code < 400 or code in (408, 425)) and not checked:
        return Sight(status=Status.UNREACHABLE, code="http-error", values=values)
    if code in (403, 429, 999) and named and not checked:
        return Sight(status=Status.PARTLY_SEEN, code="refused-but-shown", values=values)
    is_check = checked or any(one.status is Status.CHALLENGE for one in held) or checks_for_robots(content)
    told = "challenge" if is_check else _REFUSALS.get(code, "site-refused")
    return Sight(status=Status.CHALLENGE, code=told, values=values)


def _is_same(asked: _Asked, named: bool) -> bool:
    """Whether the page under another address is what was asked for all the same: what a site shows as its
    home page; a page of the site that names the address; a profile under another address of its network."""
    if site_of(asked.asked) == site_of(asked.final):
        return named or (is_home(asked.asked) and "?" not in asked.asked)
    return named and asked.same_handle


def _by_address(asked: _Asked, network: Network | None, content: Content, elsewhere: bool) -> Sight | None:
    """Where the request ended: a network's home page is its way of asking for a login (facts 0.6)."""
    if network and asked.final and path_of(asked.final) == "/":
        return Sight(status=Status.LOGIN_WALL, code="sent-to-home")
    same_site = site_of(asked.asked) == site_of(asked.final)
    if asked.final and same_site and is_home(asked.final) and not is_home(asked.asked):
        return Sight(status=Status.NOT_FOUND, code="sent-to-home")
    if elsewhere and signs_in(asked.final, asked.asked) and _is_wall(asked, content):
        return Sight(status=Status.LOGIN_WALL, code="login-wall")
    if elsewhere and says_gone(asked.final, asked.asked):
        return Sight(status=Status.NOT_FOUND, code="not-found")
    return None


def _is_wall(asked: _Asked, content: Content) -> bool:
    """Whether the page is nothing but a login: `/cas/lan` may be somebody's."""
    said = saying_of(content)
    has_form = "login-form" in content.containers or (said is not None and said.status is Status.LOGIN_WALL)
    return has_form or signs_in_there(asked.final, asked.asked)


def _by_signature(held: list[Signature], content: Content, named: bool) -> Sight | None:
    """Signatures in their order; those that a named profile outweighs make it partly seen."""
    for one in held:
        if one.even_if_named:
            return Sight(status=one.status, code=one.status.value)
    wall = next((one for one in held if not one.status.was_seen), None)
    if wall and named and (has_data(content) or has_preview(content)):
        return Sight(status=Status.PARTLY_SEEN, code="shown-despite-wall")
    return Sight(status=wall.status, code=wall.status.value) if wall else None


def _by_words(said: Saying | None, content: Content, named: bool) -> Sight | None:
    """What a page of a few sentences says of itself, a password field or a button that is all there is."""
    if said is None:
        return None
    if named and has_preview(content):
        return Sight(status=Status.PARTLY_SEEN, code="shown-despite-wall")
    return Sight(status=said.status, code=said.code)


def _by_name(content: Content, named: bool) -> Sight | None:
    """A profile's page that does not name the profile shows something else (facts 0.4 b)."""
    if named:
        return None
    drawn = "scripts" in content.containers and visible_letters(content) < _AROUND_ROOT
    return Sight(status=Status.SCRIPT_SHELL if drawn else Status.LOGIN_WALL, code="not-named")


def _by_part(held: list[Signature]) -> Sight | None:
    """Pages of which the network itself says that more exists."""
    partly = any(one.status is Status.PARTLY_SEEN for one in held)
    return Sight(status=Status.PARTLY_SEEN, code="partly-seen") if partly else None


def _by_content(content: Content, named: bool) -> Sight:
    """Data containers first, then what can be read (facts 0.3 and 0.4 c).

    Tags for link previews count where the page names what was asked for, or has no scripts at all:
    a site drawn by scripts sends the same tags with every address.
    """
    if has_data(content):
        return Sight(status=Status.SEEN, code="seen")
    letters = visible_letters(content)
    scripted = "scripts" in content.containers
    rootless = scripted and any(name.startswith("empty-root:") for name in content.containers)
    if letters >= (_AROUND_ROOT if rootless else _SHELL if scripted else 1):
        return Sight(status=Status.SEEN, code="seen")
    if has_preview(content) and (named or not scripted):
        return Sight(status=Status.PARTLY_SEEN, code="preview-only")
    if scripted or letters:
        return Sight(status=Status.SCRIPT_SHELL, code="script-shell")
    if content.pictures:
        return Sight(status=Status.SEEN, code="seen")
    return Sight(status=Status.UNSUPPORTED, code="frames-only" if content.frames else "empty")


def _holds(signature: Signature, page: Page, content: Content, final: str) -> bool:
    conditions = (
        signature.url is None or (bool(final) and re.search(signature.url, final) is not None),
        signature.title is None or _titled(signature.title, content.title),
        not signature.http or page.status_code in signature.http,
    )
    return (
        all(conditions)
        and all(text in content.markup for text in signature.contains)
        and not any(text in content.markup for text in signature.lacks)
    )


def _titled(pattern: str, title: str) -> bool:
    """Whether a title holds a pattern: as it stands, in normal form, or without capitals and marks."""
    normal = normalise(title).text
    return any(re.search(pattern, reading) for reading in (title, normal, fold(normal)))
