"""Whether a request ended at another page than the one that was asked for, and what that page is for.

Servers write addresses in a form of their own (https, `www.`, a slash at the end): that is the same page.
Whatever else a redirect leads to may be somebody else's: it is read, told, and never passes for the target.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl

from privacy_audit.sight.addresses import path_of, site_of

# Parameters that say where a visitor comes from, which language or which kind of device: not which page.
_TRACKING = re.compile(
    r"utm_\w{1,40}|[a-z]{1,3}clid|mc_[ce]id|igsh(?:id)?|mibextid|_rd[rc]|zarsrc|spm|si|ref(?:erer|errer|_src|_url|src|id)?"
    r"|source|src|hl|lang|locale|_?x_tr_\w{1,20}|_ga|amp|m|is_from_webapp|sender_device",
    re.I,
)
_MOST_PARAMETERS = 50
_LONGEST = 2_000
# A path that is a home page under another name.
_HOME = re.compile(
    r"/?(?:(?:index|home|default|main)(?:\.[a-z]{2,5})?|trang-chu|[a-z]{2}(?:[-_][A-Za-z]{2})?)?/?\Z"
)
# How a path ends that is the same page without it.
_ENDING = re.compile(r"(?:/(?:index|default)\.[a-z]{2,5}|\.(?:html?|php|aspx))?/{0,3}\Z", re.I)
# Steps of a path where somebody signs in, and where a page is said to be gone.
_SIGNS_IN = re.compile(
    r"/(?:\w{1,20}[-_]?)?(?:log[-_]?[io]n|sign[-_]?in|dang-?nhap|authori[sz]e|oauth2?|sso|cas|saml2?)(?:\.[a-z]{2,5})?(?:[/;?]|\Z)",
    re.I,
)
_GONE = re.compile(
    r"/(?:account[-_]?)?(?:suspended(?:[-_]?page)?|disabled|expired|parked|deleted|unavailable|not[-_]?found|(?:error[-_/]?)?404"
    r"|khong-tim-thay|loi-?404)(?:\.[a-z]{2,5})?(?:[/;?]|\Z)",
    re.I,
)


def is_home(address: str) -> bool:
    """Whether a `host/path?query` is the home page of its site."""
    return _HOME.match(path_of(address)) is not None and not _parameters(address)


def is_elsewhere(asked: str, final: str) -> bool:
    """Whether a `host/path?query` is another page than the one that was asked for."""
    if site_of(asked) != site_of(final):
        return True
    if _path(asked) != _path(final) and not (is_home(asked) and is_home(final)):
        return True
    return not _parameters(asked) <= _parameters(final)


def signs_in(final: str) -> bool:
    """Whether people sign in at a `host/path?query`."""
    return _SIGNS_IN.search(path_of(final)[:_LONGEST]) is not None


def says_gone(final: str) -> bool:
    """Whether a `host/path?query` is where a site says that a page is no more."""
    return _GONE.search(path_of(final)[:_LONGEST]) is not None


def _path(address: str) -> str:
    path = re.sub("/{2,9}", "/", path_of(address)[:_LONGEST]).lower()
    return _ENDING.sub("", path, count=1)


def _parameters(address: str) -> frozenset[tuple[str, str]]:
    """The parameters that may say which page it is."""
    try:
        pairs = parse_qsl(address.partition("?")[2][:_LONGEST], max_num_fields=_MOST_PARAMETERS)
    except ValueError:
        return frozenset((("", address),))
    return frozenset(pair for pair in pairs if not _TRACKING.fullmatch(pair[0]))
