"""What a page holds: data about a subject, visible letters, and what a page of few words says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy_audit.model import Content, Part, Status

# JSON-LD that any page of a site carries (facts 0.2; x-profile-og: WebSite only).
_GENERIC = frozenset(
    (
        "unknown", "WebSite",
        "WebPage", "SearchAction", "EntryPoint", "BreadcrumbList", "ListItem", "Organization",
        "Corporation", "ItemList", "SiteNavigationElement", "WPHeader", "WPFooter", "Offer",
    )
)  # fmt: skip
_TELLING = frozenset(
    (
        "name", "description", "telephone", "email", "address", "birthdate", "jobtitle", "worksfor", "text",
        "faxnumber", "location",
    )
)  # fmt: skip
_PERSONAL = _TELLING - {"name", "text", "location"}
# A page with fewer letters than this may consist of nothing but a wall's few sentences.
_SHORT = 400
# What such a short page says, in English and Vietnamese, by what it is.
_SAYINGS = (
    (
        Status.CHALLENGE,
        re.compile(
            r"verify (?:that )?you are (?:a )?human|"
            r"are you a (?:human|robot)|not a robot|checking your browser|"
            r"unusual (?:traffic|activity)|security check|xác minh (?:rằng )?bạn (?:là con người|không phải)|"
            r"too many requests|access (?:to this page )?(?:is |has been )?denied",
            re.I,
        ),
    ),
    (
        Status.LOGIN_WALL,
        re.compile(
            r"(?:log|sign) ?in (?:to|or sign up to) (?:continue|view|see|access|follow)|you (?:must|need to) "
            r"(?:be logged|log|sign) ?in|join to (?:view|see)|"
            r"đăng nhập (?:để|hoặc đăng ký để) (?:xem|tiếp tục|theo)|"
            r"(?:cần|phải|vui lòng) đăng nhập",
            re.I,
        ),
    ),
    (
        Status.NOT_FOUND,
        re.compile(
            r"(?:page|profile|user|account|content)\b.{0,20}"
            r"(?:not found|does(?:n.t| not) exist|is ?n.t available|is not available)|"
            r"could ?n.t find (?:this|that|the) (?:page|account|user|profile)|"
            r"không tìm thấy (?:trang|người dùng|tài khoản|nội dung)|(?:trang|tài khoản|người dùng)(?: này)? "
            r"không (?:tồn tại|khả dụng|hiển thị)",
            re.I,
        ),
    ),
    (
        Status.SCRIPT_SHELL,
        re.compile(
            r"(?:enable|turn on|requires?|activate|bật) java ?script|java ?script (?:is |must be )?"
            r"(?:disabled|not available|required|enabled)|^\s*(?:loading|please wait|redirecting|đang tải|"
            r"vui lòng (?:đợi|chờ)|đang chuyển hướng)\b",
            re.I,
        ),
    ),
)


def saying_of(content: Content) -> Status | None:
    """What a page of a few sentences says of itself; None for a longer page or one with data."""
    if visible_letters(content) >= _SHORT or has_data(content):
        return None
    text = " ".join(_visible(content))
    said = next((status for status, saying in _SAYINGS if saying.search(text)), None)
    return Status.LOGIN_WALL if said is None and "login-form" in content.containers else said


def has_data(content: Content) -> bool:
    """Whether structured data says something about a subject, not just about the site."""
    if any(name.startswith("json-ld:") and name[8:] not in _GENERIC for name in content.containers):
        return True
    if any(name in ("hcard", "microdata:Person", "document:json") for name in content.containers):
        return True
    return any(
        (one.part is Part.MICRODATA and one.label in _TELLING)
        or (one.part is Part.EMBEDDED_JSON and one.label in _PERSONAL)
        for one in content.segments
    )


def has_preview(content: Content) -> bool:
    """Whether the page carries tags for link previews."""
    return {"og", "description"} <= set(content.containers)


def _visible(content: Content) -> Iterator[str]:
    return (one.text for one in content.segments if one.part is Part.TEXT and not one.hidden)


def visible_letters(content: Content) -> int:
    """Letters and digits that a person sees on the page; title and hidden text do not count."""
    return sum(character.isalnum() for text in _visible(content) for character in text)
