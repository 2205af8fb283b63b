"""Accounts in links to profiles, with or without their scheme: `fb.com/thu.hg`, `https://t.me/thuhg`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from privacy_audit.detectors.other_account.networks import Account, account_in, personal_hosts
from privacy_audit.detectors.other_account.subject import Subject
from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.model import Certainty, Kind, Part, Secret
from privacy_audit.text import clean

# The end of a host with the beginning of a path. It begins with one sign, so that prose is passed fast.
_HOST_END = re.compile(
    r"\.(?:com?|me|net|org|tv|gg|ee|bio|ai|cc|app|am|social|online|dog|link|fm|vn|uk|de|fr|jp|au|to)/"
)
_HOST_SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789.-"
_HOST_REACH = 60
_LONGEST_SHOWN = 80
# The path as far as it belongs to the address.
_PATH = re.compile(r"[^\s\"'<>()\[\]{}|\\^`,;…•*]{1,300}")
_TRAILING = ".,:;!?)"
# Addresses of programs: `skype:thu.hg?chat`, `tg://resolve?domain=thuhg`, `fb://profile/100…`.
_SCHEMES = ("skype:", "tg://resolve?domain=", "fb://profile/", "instagram://user?username=")
_NETWORK_OF = dict(zip(_SCHEMES, ("skype", "telegram", "facebook", "instagram"), strict=True))
_SCHEME_HANDLE = re.compile(r"(?:live:)?[a-z0-9_.\-]{2,60}")
# The end of a host that may be somebody's own: `lanhuong.wordpress.com`. It begins with one sign.
_PERSONAL_END = re.compile(
    r"\.(?P<host>(?:wordpress|blogspot|substack|tumblr|livejournal|deviantart|bandcamp)\.com|carrd\.co|(?:github|itch)\.io)"
    r"(?![\w-]|\.[a-z])"
)
_OWN_NAME = re.compile(r"(?:[a-z0-9-]{1,20}\.)?[a-z0-9](?:[a-z0-9-]{0,60}[a-z0-9])?")
# A profile of a server of its own: `https://mastodon.example/@minhtu`, at the end of the address.
_OWN_SERVER = re.compile(
    r"(?<=://)(?P<host>[a-z0-9.-]{3,60})/@(?P<handle>[a-z0-9_]{2,40})/?(?=[\s\"'<>)?]|\Z)"
)


def sought() -> Iterable[str]:
    """The phrases that are looked for in every text."""
    return (*_SCHEMES, "/@")


def find(reading: Reading, subject: Subject) -> Iterator[Finding]:
    """The accounts of all links but those of the page's own subject."""
    folded, done = reading.folded, 0
    for host_end in _HOST_END.finditer(folded):
        path = _PATH.match(folded, host_end.end())
        if host_end.start() < done or path is None:
            continue
        begin = _host_begin(folded, host_end.start(), done)
        done = path.end()
        written = folded[host_end.end() : done].rstrip(_TRAILING)
        account = account_in(folded[begin : host_end.end() - 1], written)
        if account and not _is_mailbox(folded, begin) and not subject.is_own(reading, begin, account):
            yield _finding(reading, (begin, host_end.end() + len(written)), account, subject)
    yield from _programs(reading, subject)
    yield from _personal_hosts(reading, subject)
    yield from _own_servers(reading, subject)


def _host_begin(folded: str, at: int, least: int) -> int:
    before = folded[max(least, at - _HOST_REACH) : at]
    host = before[len(before.rstrip(_HOST_SIGNS)) :].lstrip(".-").removeprefix("www.")
    return at - len(host)


def _is_mailbox(folded: str, begin: int) -> bool:
    return folded[max(0, begin - 1) : begin] == "@"


def _programs(reading: Reading, subject: Subject) -> Iterator[Finding]:
    for at, scheme in reading.index.places(*_SCHEMES):
        handle = _SCHEME_HANDLE.match(reading.folded, at + len(scheme))
        if handle and not reading.folded[max(0, at - 1) : at].isalnum():
            account = Account(_NETWORK_OF[scheme], handle.group().rstrip("."), False)
            if not subject.is_own(reading, at, account):
                yield _finding(
                    reading, (handle.start(), handle.start() + len(account.handle)), account, subject
                )


def _personal_hosts(reading: Reading, subject: Subject) -> Iterator[Finding]:
    """`lanhuong.wordpress.com`: the name before the service is the handle. Pictures have such hosts too."""
    for end in _PERSONAL_END.finditer(reading.folded):
        network, reserved = personal_hosts()[end["host"]]
        begin = _host_begin(reading.folded, end.start(), 0)
        name = reading.folded[begin : end.start()]
        account = Account(network, name, False)
        if name in reserved or not _OWN_NAME.fullmatch(name) or _is_mailbox(reading.folded, begin):
            continue
        if reading.segment_at(begin).part is not Part.IMAGE and not subject.is_own(reading, begin, account):
            yield _finding(reading, (begin, end.end()), account, subject)


def _own_servers(reading: Reading, subject: Subject) -> Iterator[Finding]:
    """Profiles on servers that no list knows: only links, only with an at sign."""
    for at, _ in reading.index.places("/@"):
        begin = reading.folded.rfind("://", max(0, at - _HOST_REACH - 3), at) + 3
        link = _OWN_SERVER.match(reading.folded, begin) if begin > 2 else None
        if link and account_in(link["host"].removeprefix("www."), f"@{link['handle']}") is None:
            account = Account(link["host"].removeprefix("www."), link["handle"], False)
            if reading.segment_at(at).part is Part.LINK and not subject.is_own(reading, begin, account):
                yield _finding(reading, link.span(), account, subject, Certainty.POSSIBLE)


def _finding(
    reading: Reading,
    span: tuple[int, int],
    account: Account,
    subject: Subject,
    certainty: Certainty | None = None,
) -> Finding:
    """The finding for a link; confirmed if the page's data or the word before it say so."""
    stated = subject.is_stated(reading, span[0])
    office = account.is_office or subject.is_office(reading, span[0])
    return Finding(
        kind=Kind.OTHER_ACCOUNT,
        start=span[0],
        end=span[1],
        value=Secret(f"{account.network}:{account.handle}"),
        masked=clean(reading.text[slice(*span)], _LONGEST_SHOWN),
        certainty=certainty or (Certainty.CONFIRMED if stated else Certainty.LIKELY),
        attributes={"network": account.network} | ({"type": "organisation"} if office else {}),
        reasons=("profile-link", "valid", *(("context",) if stated else ())),
    )
