"""Where the links of a message lead: to an organisation's own domain, to one that looks like it, elsewhere.

Nothing is opened. A domain is judged by its letters alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from privacy_audit.guide.message.view import look_plain
from privacy_audit.suspicion import MessageRules, Site
from privacy_audit.text import fold

# An address with a scheme, whatever its host; up to the next blank.
_WITH_SCHEME = re.compile(r"https?\s?:\s?//\s?([^\s/?#<>\"']{1,253})([^\s<>\"']{0,500})", re.IGNORECASE)
# A bare host: labels of letters, digits and hyphens, then an ending of letters; then perhaps a path.
_BARE = re.compile(
    r"(?<![\w@./-])((?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,5}(?:xn--[a-z0-9-]{2,40}|[a-z]{2,12}))(?![\w@-])"
    r"((?:/[^\s<>\"']{0,500})?)",
    re.IGNORECASE,
)
# A file of an Android app, by its name or as the end of an address.
_APP_FILE = re.compile(
    r"(?<!\w)[\w./:-]{0,120}\.apk(?!\w)|(?<!\w)(?:file|tep|tập tin|tệp) \.?apk(?!\w)", re.IGNORECASE
)
_NUMBERS = re.compile(r"(?:[0-9]{1,3}\.){3}[0-9]{1,3}(?::[0-9]{1,5})?")
# The endings that a bare host may have: any other dot is one between two sentences.
_ENDINGS = frozenset(
    [
        "com",
        "net",
        "org",
        "vn",
        "info",
        "biz",
        "me",
        "co",
        "io",
        "gov",
        "edu",
        "app",
        "dev",
        "us",
        "uk",
        "eu",
        "asia",
        "mobi",
        "tv",
        "cn",
        "ru",
        "kr",
        "jp",
        "sg",
        "in",
        "id",
        "de",
        "fr",
        "ly",
        "gl",
        "gg",
        "to",
        "link",
        "page",
        "delivery",
    ]
)
_SECOND_LEVEL = frozenset(
    ["com", "net", "org", "gov", "edu", "info", "biz", "name", "pro", "health", "int", "ac", "id", "io"]
)
_LONG_WORD = 6
"""From so many letters on, a word inside a longer name gives it away; shorter ones must stand alone."""
_PUNYCODE = "xn--"


class Link(NamedTuple):
    """A link: where it stands, its host, and what is odd about it, if anything is."""

    start: int
    end: int
    host: str
    verdict: str
    """`own`, `look-alike`, `odd-link` or `link`."""


def links(text: str, rules: MessageRules) -> Iterator[Link]:
    """The links of a text in normal form, in order."""
    taken = 0
    schemes = [(found.start(), found.end(), found.group(1)) for found in _WITH_SCHEME.finditer(text)]
    bare = [
        (found.start(), found.end(), found.group(1))
        for found in _BARE.finditer(text)
        if _is_host(found, rules)
    ]
    for start, end, named in sorted((*schemes, *bare)):
        if start >= taken:
            taken = end
            host = named.rpartition("@")[2].lower().strip(".,;:!)")
            yield Link(start, end, host, verdict_on(host, rules))


def app_files(text: str) -> Iterator[tuple[int, int]]:
    """Where files of Android apps are named."""
    for found in _APP_FILE.finditer(text):
        yield found.span()


def _is_host(found: re.Match[str], rules: MessageRules) -> bool:
    ending = found.group(1).rpartition(".")[2].lower()
    return ending in _ENDINGS or ending in rules.odd_endings or ending.startswith(_PUNYCODE)


def verdict_on(host: str, rules: MessageRules) -> str:
    """What a host is, judged by its letters."""
    name = host.partition(":")[0]
    if _NUMBERS.fullmatch(host):
        return "odd-link"
    own = registrable(name)
    if own.endswith(".gov.vn") or any(
        own == domain or name == domain for site in rules.sites for domain in site.domains
    ):
        return "own"
    if _PUNYCODE in name or not name.isascii() or _looks_like(name, rules.sites):
        return "look-alike"
    odd = own.rpartition(".")[2] in rules.odd_endings or own in rules.shorteners
    return "odd-link" if odd or _imitates_ending(name) else "link"


def registrable(host: str) -> str:
    """The part of a host that somebody registered: two labels, three below `com.vn` and the like."""
    labels = host.split(".")
    wide = len(labels) > 2 and labels[-1] in ("vn", "uk") and labels[-2] in _SECOND_LEVEL
    return ".".join(labels[-3:] if wide else labels[-2:])


def _imitates_ending(host: str) -> bool:
    """`example.com.vn-login.info`: an ending of Viet Nam that is none."""
    return any(
        label.startswith(("vn-", "com-", "gov-")) or label.endswith(("-vn", "-gov"))
        for label in host.split(".")[:-1]
    )


def _looks_like(host: str, sites: Sequence[Site]) -> bool:
    parts = re.split(r"[.-]", _plain_host(host))[:-1]
    words = {word for site in sites for word in site.words}
    return any(_resembles(part, word) for part in parts for word in words)


def _plain_host(host: str) -> str:
    """A host as the eye takes it: `rn` for `m`, `vv` for `w`, digits for letters."""
    plain = look_plain(fold(host)).replace("rn", "m").replace("vv", "w")
    return plain.translate(str.maketrans("0135", "oies"))


def _resembles(part: str, word: str) -> bool:
    word = word.replace("rn", "m")
    if part == word or (len(word) >= _LONG_WORD and word in part):
        return True
    return len(word) > _LONG_WORD and abs(len(part) - len(word)) <= 1 and _one_apart(part, word)


def _one_apart(one: str, other: str) -> bool:
    """Whether one letter was changed, added, left out, or two neighbours swapped."""
    if len(one) > len(other):
        one, other = other, one
    at = next((index for index, letter in enumerate(one) if letter != other[index]), len(one))
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    swapped = one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
    return swapped or one[at + 1 :] == other[at + 1 :]
