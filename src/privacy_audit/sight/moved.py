"""Whether a request ended at another page than the one that was asked for, and what that page is for.

Servers write addresses in a form of their own (https, `www.`, a slash at the end): that is the same page.
Whatever else a redirect leads to may be somebody else's: it is read, told, and never passes for the target.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urljoin, urlsplit

from privacy_audit.sight.addresses import path_of, site_of

# Parameters that say where a visitor comes from, which language or which kind of device: not which page.
_TRACKING = re.compile(
    r"utm_\w{1,40}|[a-z]{1,3}clid|mc_[ce]id|igsh(?:id)?|mibextid|_rd[rc]|zarsrc|hl|lang|locale|_?x_tr_\w{1,20}|_ga|amp"
    r"|is_from_webapp|sender_device",
    re.I,
)
# Parameters that say the same on most sites, and which page it is on some: `?m=` a module, `?ref=` a person.
_DOUBTFUL = re.compile(r"spm|si|ref(?:erer|errer|_src|_url|src|id)?|source|src|m", re.I)
_MOST_PARAMETERS = 50
_LONGEST = 2_000
# A path that is a home page under another name: a file, or a language of which no person is called.
_HOME = re.compile(
    r"/?(?:(?:index|home|default|main)(?:\.[a-z]{2,5})?|trang-chu"
    r"|(?:ar|cn|cs|da|de|en|es|fi|fr|ja|jp|km|ko|kr|nl|pl|pt|ru|sv|th|tr|tw|uk|vi|vn|zh)(?:[-_][A-Za-z]{2})?)?/?\Z"
)
# How a path ends that is the same page without it.
_ENDING = re.compile(r"(?:/(?:index|default)\.[a-z]{2,5}|\.(?:html?|php|aspx))?/{0,3}\Z", re.I)
# A step of a path where somebody signs in, and one where a page is said to be gone.
_SIGNS_IN = re.compile(
    r"(?:\w{1,20}[-_]?)?(?:log[-_]?[io]n|sign[-_]?in|dang-?nhap|authori[sz]e|oauth2?|sso|cas|saml2?)(?:\.[a-z]{2,5})?",
    re.I,
)
_GONE = re.compile(
    r"(?:account[-_]?)?(?:suspended(?:[-_]?page)?|disabled|expired|parked|deleted|unavailable|not[-_]?found|(?:error[-_]?)?404"
    r"|khong-tim-thay|loi-?404)(?:\.[a-z]{2,5})?",
    re.I,
)
# Where a page leads by itself (HTML, 4.2.5.3, "Refresh state"): seconds, then an address, perhaps quoted.
_REFRESH = re.compile(
    r"\s{0,20}(\d{0,9})(?:\.[\d.]{0,20})?\s{0,20}[;,\s]\s{0,20}(?:url\s{0,20}=\s{0,20})?(?!url\s{0,20}=)"
    r"(?:'([^']{1,2000})|\"([^\"]{1,2000})|([^'\"\s].{0,2000}))",
    re.I | re.S,
)
_SOON = 10
"""Seconds: whoever opens a page that leads on later has read it."""
_STANDARD = (None, 80, 443)


def is_home(address: str) -> bool:
    """Whether a `host/path?query` is the home page of its site."""
    return _HOME.match(path_of(address)) is not None and not _parameters(address, without=_DOUBTFUL)


def is_elsewhere(asked: str, final: str) -> bool:
    """Whether a `host/path?query` is another page than the one that was asked for."""
    if site_of(asked) != site_of(final):
        return True
    if _path(asked) != _path(final) and not (is_home(asked) and is_home(final)):
        return True
    wanted, given = _parameters(asked), _parameters(final)
    kept = (name for name in wanted if not _may_lack(asked, name, given))
    return any(given.get(name) != wanted[name] for name in kept)


def is_other_port(asked: str, final: str) -> bool:
    """Whether two whole addresses of one host lead to different servers on it; http and https are one."""
    return _port(asked) != _port(final)


def signs_in(final: str, asked: str = "") -> bool:
    """Whether people sign in at a `host/path?query`; what the address asked for has too is only a name."""
    return any(map(_SIGNS_IN.fullmatch, _new_steps(final, asked)))


def signs_in_there(final: str, asked: str = "") -> bool:
    """Whether the last step of a `host/path?query` is one where people sign in: nothing else is behind it."""
    return signs_in("/" + _steps(final)[-1], asked)


def says_gone(final: str, asked: str = "") -> bool:
    """Whether a `host/path?query` is where a site says that a page is no more, as `signs_in`."""
    return any(map(_GONE.fullmatch, _new_steps(final, asked)))


def led_to(said: str, own: str) -> str | None:
    """Where a refresh leads a visitor before the page is read: the whole address. None if it does not.

    `said` is `0; url=/lan`, `own` the address of the page; without it what comes out may be relative.
    """
    match = _REFRESH.match(said)
    if match is None or int(match[1] or 0) > _SOON:
        return None
    try:
        address = urljoin(own, (match[2] or match[3] or match[4]).strip())
        return address if urlsplit(address).scheme.lower() in ("http", "https", "") else None
    except ValueError:
        return None


def _may_lack(asked: str, name: str, given: dict[str, list[str]]) -> bool:
    """Whether it is the same page without a parameter. At the home of a site it may be all there is of it."""
    return name not in given and _DOUBTFUL.fullmatch(name) is not None and _HOME.match(path_of(asked)) is None


def _port(address: str) -> int | None:
    try:
        port = urlsplit(address).port
    except ValueError:
        return None
    return None if port in _STANDARD else port


def _steps(address: str) -> list[str]:
    """The steps of the path in lower case, without what stands behind a semicolon."""
    path = path_of(address)[:_LONGEST].lower().rstrip("/")
    return [step.partition(";")[0] for step in path.split("/")]


def _new_steps(final: str, asked: str) -> list[str]:
    known = _steps(asked)
    return [step for step in _steps(final) if step not in known]


def _path(address: str) -> str:
    path = re.sub("/{2,9}", "/", path_of(address)[:_LONGEST]).lower()
    return _ENDING.sub("", path, count=1)


def _parameters(address: str, without: re.Pattern[str] | None = None) -> dict[str, list[str]]:
    """The values of the parameters that may say which page it is."""
    query = address.partition("?")[2][:_LONGEST]
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=_MOST_PARAMETERS)
    except ValueError:
        return {"": [address]}
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        if not _TRACKING.fullmatch(name) and not (without and without.fullmatch(name)):
            found.setdefault(name, []).append(value)
    return found
