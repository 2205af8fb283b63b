"""Addresses of a site in one form each: which belong to it, which are pages, where people may be shown.

Addresses are always asked for at the site's own door: `www.` or not, http or https, as the start page was.
"""

from __future__ import annotations

import re
from urllib.parse import unquote, urljoin, urlsplit

from privacy_audit.model import Value
from privacy_audit.sources.address import Address, BadAddress, parse
from privacy_audit.text import fold

_DEFAULT_PORTS = (80, 443)
_LONGEST = 500
_MOST_STEPS = 12
_MOST_REPEATED = 2
_MOST_FIELDS = 6
# Parameters that say where a visitor came from or who he is, not which page he wants.
_TRACKING = re.compile(
    r"(?:utm_\w{1,20}|fbclid|gclid|msclkid|zarsrc|phpsessid|jsessionid|sid|session_?id|aspsessionid\w{0,20}"
    r"|_ga|ref|referrer|replytocom|print|format)\Z",
    re.I,
)
_SESSION = re.compile(r";jsessionid=[^/?]{0,100}", re.I)
_SLASHES = re.compile(r"/{2,}")
_DOT = re.compile(r"%2e", re.I)
_DIGITS = re.compile(r"\d{1,40}")
# Addresses that go on for every day there will ever be.
_CALENDAR = re.compile(
    r"(?:calendar|events?|lich|cong-tac-tuan|schedule|archive)[^?]{0,100}\d"
    r"|/(?:19|20)\d\d[/-](?:0?[1-9]|1[0-2])(?:[/-]|\Z|\?)"
    r"|[?&](?:[a-z_]{0,12}(?:month|year|date|day|week)|thang|nam|ngay|tuan|m|y|d|cal)=-?\d",
    re.I,
)
_DOCUMENTS = (
    "pdf doc docx docm dot dotx xls xlsx xlsm xlsb ppt pptx pps ppsx odt ods odp rtf zip rar 7z gz tgz bz2 "
    "xz tar epub mobi mdb accdb sqlite db msg eml"
)
# Pictures, films and recordings, of which it is said once that none is opened; what browsers and computers
# run, which tells of nobody. Data and texts (`json`, `xml`, `csv`, `ics`, `vcf`) are none of these: they are
# read as pages are.
_OTHER_FILES = (
    "jpg jpeg jfif png gif webp avif svg bmp ico tif tiff heic heif mp3 mp4 m4a m4v avi mov wmv flv webm ogg "
    "wav css js mjs woff woff2 ttf eot otf exe msi apk dmg iso swf map"
)
# Paths and links where a site shows its people, as whole words without marks.
_PEOPLE = re.compile(
    r"(?<![a-z0-9])(?:lien he|gioi thieu|co cau|to chuc|lanh dao|can bo|giao vien|giang vien|doi ngu|danh ba"
    r"|nhan su|ban giam hieu|ban giam doc|bo may|cong chuc|thanh vien|danh sach|so dien thoai|duong day nong"
    r"|contact|contacts|staff|people|team|about|about us|directory|faculty|management|members|leadership"
    r"|our team|who is who)(?![a-z0-9])"
)


class Spot(Value):
    """An address of the site. `key` is the same for all forms in which it is written."""

    address: Address
    key: str


def site_of(address: Address) -> str:
    """What makes two addresses one site: the host without `www.`, and a port of its own."""
    host = address.host.removeprefix("www.")
    return host if address.port in _DEFAULT_PORTS else f"{host}:{address.port}"


def spot(url: str, home: Address) -> Spot | None:
    """The address as it is asked for at the site's door; None if it is not of this site."""
    try:
        address = resolved(parse(url))
    except BadAddress:
        return None
    if site_of(address) != site_of(home):
        return None
    path = _plain(address.path)
    asked = Address(scheme=home.scheme, host=home.host, port=home.port, path=path)
    return Spot(address=asked, key=site_of(home) + path)


def resolved(address: Address) -> Address:
    """The address as a server reads it, without dots and empty steps: what is judged is what is asked."""
    plain, sign, query = address.path.partition("?")
    path = urlsplit(urljoin("http://x/", _SLASHES.sub("/", _DOT.sub(".", plain)))).path or "/"
    return Address(scheme=address.scheme, host=address.host, port=address.port, path=path + sign + query)


def _plain(path: str) -> str:
    """Path and query without sessions and trackers, the parameters in order."""
    plain, _, query = path.partition("?")
    fields = [field for field in query.split("&") if field and not _TRACKING.match(field.partition("=")[0])]
    plain = _SESSION.sub("", plain) or "/"
    return f"{plain}?{'&'.join(sorted(fields))}" if fields else plain


def suffix(path: str) -> str:
    """The ending of the file that a path names, in lower case; empty if it has none."""
    name = path.partition("?")[0].rpartition("/")[2]
    return name.rpartition(".")[2].lower() if "." in name else ""


def is_document(path: str) -> bool:
    """Whether it is a file to be opened by another program, in which people may be listed."""
    return suffix(path) in _DOCUMENTS.split()


def is_page(path: str) -> bool:
    """Whether it may be a page."""
    return suffix(path) not in (*_DOCUMENTS.split(), *_OTHER_FILES.split())


def is_endless(path: str) -> bool:
    """Whether it looks made by a machine without end: far too long, or the same step again and again."""
    plain, _, query = path.partition("?")
    steps = [step for step in plain.split("/") if step]
    repeated = max((steps.count(step) for step in steps[:_MOST_STEPS]), default=0)
    return (
        len(path) > _LONGEST
        or len(steps) > _MOST_STEPS
        or repeated > _MOST_REPEATED
        or query.count("&") >= _MOST_FIELDS
    )


def is_calendar(path: str) -> bool:
    """Whether it is one day, week or month of many."""
    return bool(_CALENDAR.search(path))


def shape(path: str) -> str:
    """What pages of one making have in common: the path without its numbers, the names of parameters."""
    plain, _, query = path.partition("?")
    names = sorted(field.partition("=")[0] for field in query.split("&") if field)
    return _DIGITS.sub("0", plain) + "?" + "&".join(names)


def may_show_people(path: str, text: str) -> bool:
    """Whether the address or the words of its link promise people."""
    words = re.sub(r"[^a-z0-9]+", " ", fold(unquote(path)[:_LONGEST]))
    return bool(_PEOPLE.search(words) or _PEOPLE.search(fold(text)))
