"""Whom a page is about: its own account is not another one, and an office's accounts are an office's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy_audit.detectors.other_account.networks import Account, account_in, network_of
from privacy_audit.detectors.reading import Reading
from privacy_audit.model import Content, Part, Value
from privacy_audit.text import fold

_ADDRESS = re.compile(r"(?:https?:)?//(?:www\.)?(?P<host>[^/?#\s]{1,200})(?P<path>[^\s]{0,1000})")
# Types of schema.org for those who publish in the name of many.
_OFFICES = re.compile(
    r"json-ld:\w{0,40}(?:Organization|Business|Store|Shop|Restaurant|Hotel|School|Corporation)\Z"
)
_NEWS = frozenset(("json-ld:NewsArticle", "json-ld:NewsMediaOrganization", "json-ld:GovernmentOrganization"))
# The pages of authorities and schools, by their host.
_STATE = re.compile(r"https?://[^/?#]{1,200}\.(?:gov|edu|mil)(?:\.[a-z]{2})?(?=[:/?#]|\Z)", re.I)
_PEOPLE = frozenset(("json-ld:Person", "json-ld:ProfilePage", "hcard", "og:profile"))
# Words before a link or handle that say whose it is.
_OFFICE_WORD = re.compile(
    r"(?<![^\W_])(?:fan\s?page|page|official|cong ty|cua hang|shop|truong|benh vien|nha hang|khach san"
    r"|trung tam|bao)(?![^\W_])"
    r"[^\n]{0,24}\Z"
)
_LABEL = re.compile(
    r"(?<![^\W_])(?:facebook|fb|face|instagram|insta|ig|tiktok|twitter|youtube|telegram|tele|linkedin|github|threads|zalo"
    r"|skype|pinterest|behance|trang ca nhan|profile|my|minh|toi|em)(?![^\W_])[\s:=(–—-]{0,4}(?:https?://)?(?:www\.)?\Z"
)
_REACH = 60


class Subject(Value):
    """The accounts, bare handles and networks by which a page names its subject."""

    accounts: frozenset[str]
    handles: frozenset[str]
    networks: frozenset[str]
    is_of_office: bool

    def is_own(self, reading: Reading, at: int, account: Account) -> bool:
        """Whether an account is the page's subject itself, or stands in a network's own machinery.

        On a page of a network the links to that network are its own parts, or other people.
        """
        if f"{account.network}:{account.handle}" in self.accounts:
            return True
        if account.network not in self.networks:
            return False
        return account.handle in self.handles or reading.segment_at(at).part is not Part.TEXT

    def is_office(self, reading: Reading, at: int) -> bool:
        """Whether an account is that of whoever runs the page, not of a person."""
        line = reading.folded.rfind("\n", max(0, at - _REACH), at) + 1
        return self.is_of_office or bool(_OFFICE_WORD.search(reading.folded, max(line, at - _REACH), at))

    def is_stated(self, reading: Reading, at: int) -> bool:
        """Whether the page's data or the word before a link call it an account of the subject."""
        segment = reading.segment_at(at)
        if segment.part in (Part.JSON_LD, Part.MICRODATA):
            return True
        return bool(_LABEL.search(reading.folded, max(0, at - _REACH), at))


def subject_of(content: Content) -> Subject:
    """What a content says about whom it is about."""
    accounts: set[str] = set()
    handles: set[str] = set()
    for claim in (*content.claims, content.url or ""):
        address = _ADDRESS.match(fold(claim))
        if address is None:
            handles.add(fold(claim).strip().lstrip("@"))
        elif account := account_in(address["host"], address["path"].lstrip("/")):
            accounts.add(f"{account.network}:{account.handle}")
            handles.add(account.handle)
    return Subject(
        accounts=frozenset(accounts),
        handles=frozenset(handles),
        networks=frozenset(_networks(content)),
        is_of_office=_is_of_office(frozenset(content.containers)) or bool(_STATE.match(content.url or "")),
    )


def _networks(content: Content) -> Iterator[str]:
    """The network on which a page stands, by its address, else by the first that it calls its own."""
    for address in (content.url, *content.claims[:1]):
        found = _ADDRESS.match(fold(address or ""))
        network = network_of(found["host"]) if found else None
        if network:
            yield network.id
        if address:
            return


def _is_of_office(names: frozenset[str]) -> bool:
    if not _NEWS.isdisjoint(names):
        return True
    return _PEOPLE.isdisjoint(names) and any(_OFFICES.match(name) for name in names)
