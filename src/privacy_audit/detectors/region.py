"""Where a page's national telephone numbers are dialled: by its address, its language, its numbers."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from privacy_audit.model import Content

# Top-level domains of countries are their ISO codes, but for these. Left out, because the world uses
# them for their sound: ai, co, gg, io, ly, me, sh, to, tv, …
_DOMAINS = {"uk": "GB", "gov": "US", "edu": "US", "mil": "US"}
_COUNTRY = re.compile(
    "vn|us|de|at|ch|fr|it|es|pt|nl|be|lu|dk|se|no|fi|is|ie|gb|pl|cz|sk|hu|ro|bg|gr|tr|ru|ua|jp|kr|cn|tw|hk"
    "|th|la|kh|my|sg|id|ph|in|pk|bd|lk|np|au|nz|ca|mx|br|ar|cl|pe|za|eg|ma|ng|ke|il|ae|sa"
)
# The country in which most readers of a language live; English and the like name none.
_LANGUAGES = {
    "vi": "VN", "de": "DE", "fr": "FR", "it": "IT", "nl": "NL", "pl": "PL", "cs": "CZ", "sk": "SK",
    "hu": "HU", "ro": "RO", "bg": "BG", "el": "GR", "tr": "TR", "ru": "RU", "uk": "UA", "ja": "JP",
    "ko": "KR", "th": "TH", "lo": "LA", "km": "KH", "ms": "MY", "id": "ID", "fil": "PH", "sv": "SE",
    "da": "DK", "nb": "NO", "no": "NO", "fi": "FI", "he": "IL",
}  # fmt: skip
# Before and behind what tells the country on pages whose address and language do not, so much is looked at.
_LOOKED_AT = 100_000
# Vietnamese letters that no other language has: on such a page numbers are Vietnamese.
_VIETNAMESE = re.compile("[ăđơưĂĐƠƯạ-ỹẠ-Ỹ]")
# States of Australia with a postal code, and its country code in a link.
_AUSTRALIAN = re.compile(r"(?:NSW|VIC|Vic|QLD|Qld|TAS|Tas|ACT|WA|SA|NT),? (?:[0-9]{4}|Australia)(?![\w-])")
_DIALLED = ("tel:+61", "tel:0061")
# `(312) 747-4300`, `312.747.9884`, `707-555-9990`: no other country writes so. Each pattern begins with the
# sign, which the engine can search for, and looks back at the area code.
_REST = r"[2-9][0-9]{2}[.\-][0-9]{4}(?![0-9.\-])"
_NORTH_AMERICAN = (
    re.compile(rf"\((?<![0-9.\-/+]\()[2-9][0-9]{{2}}\) ?{_REST}"),
    *(
        re.compile(rf"{sign}(?<=[2-9][0-9]{{2}}{sign})(?<![0-9.\-/+][0-9]{{3}}{sign}){_REST}")
        for sign in (r"\.", r"\-")
    ),
)


def region_of(content: Content) -> str:
    """The ISO code of the country whose national numbers a page shows; `VN` if nothing tells."""
    return (
        _of_domain(content.url)
        or _of_language(content.language)
        or ("US" if any(_writes_north_american(segment.text) for segment in content.segments) else None)
        or ("AU" if _is_australian(content) else "VN")
    )


def _is_australian(content: Content) -> bool:
    """Whether a page that is not in Vietnamese names a place in Australia, or calls there."""
    texts = list[str]()
    left = _LOOKED_AT
    for segment in content.segments:
        texts.append(segment.text[:left])
        left -= len(segment.text)
        if left <= 0:
            break
    told = any(_AUSTRALIAN.search(text) or any(sign in text for sign in _DIALLED) for text in texts)
    return told and not any(_VIETNAMESE.search(text) for text in texts)


def _writes_north_american(text: str) -> bool:
    return any(pattern.search(text) for pattern in _NORTH_AMERICAN)


def _of_domain(url: str | None) -> str | None:
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return None
    ending = host.rpartition(".")[2]
    return _DOMAINS.get(ending) or (ending.upper() if "." in host and _COUNTRY.fullmatch(ending) else None)


def _of_language(language: str | None) -> str | None:
    """The country of `de-AT` or `vi_VN`, else the main one of the language."""
    name, _, country = (language or "").strip().replace("_", "-").partition("-")
    if name.lower() in _LANGUAGES and _COUNTRY.fullmatch(country.lower()):
        return country.upper()
    return _LANGUAGES.get(name.lower())
