"""A made-up site of some sixty pages, served on loopback: an office with people on several layouts.

All people are invented; their numbers are those that demonstrations use.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from urllib.parse import urlsplit

from tests.web_server import Visit, answer, serve

PHONES = ("0912 345 678", "0987 654 321", "0903 111 222")
MENU = """<nav><a href="/">Trang chủ</a> <a href="/gioi-thieu">Giới thiệu</a> <a href="/tin-tuc">Tin tức</a>
<a href="/lien-he/">Liên hệ</a> <a href="/lich?thang=1&nam=2026">Lịch</a></nav>"""
ROBOTS = """User-agent: *
Disallow: /noi-bo/
Disallow: /noi-bo-2
"""
PROSE = (
    "Sáng nay, ủy ban nhân dân xã đã tổ chức hội nghị tổng kết phong trào trồng cây. Nhiều hộ gia đình tham gia, "
    "con đường chính của thôn được phủ xanh. Bà con cùng nhau dọn vệ sinh, sau đó cùng ăn bữa cơm thân mật. "
)


def page(title: str, body: str, head: str = "") -> str:
    """A whole page with the menu of the site and a footer that belongs to the office."""
    return (
        f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>'
        f"<header>{MENU}</header><main><h1>{title}</h1>{body}</main>"
        "<footer><p>Ủy ban nhân dân xã An Bình. Điện thoại: 0225 3555 123</p></footer></body></html>"
    )


def _table() -> str:
    rows = (
        ("Nguyễn Văn An", "12/03/1980", "Chủ tịch", PHONES[0]),
        ("Trần Thị Bích", "01/09/1985", "Phó chủ tịch", PHONES[1]),
        ("Lê Hữu Cường", "20/11/1990", "Kế toán", "0225 3555 124"),
    )
    cells = "".join(
        f"<tr><td>{number}</td>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>"
        for number, row in enumerate(rows, 1)
    )
    heads = "".join(f"<th>{head}</th>" for head in ("STT", "Họ và tên", "Ngày sinh", "Chức vụ", "Điện thoại"))
    return page("Danh sách cán bộ", f"<table><tr>{heads}</tr>{cells}</table>")


def _cards() -> str:
    people = (("Phạm Minh Dung", "Văn thư", PHONES[2]), ("Hoàng Gia Em", "Địa chính", ""))
    cards = "".join(
        f'<div class="card"><img src="/anh/{number}.jpg" width="240" height="320" alt="{name}">'
        f"<div><h3>{name}</h3><p>{position}</p>{f'<p>Di động: {phone}</p>' if phone else ''}</div></div>"
        for number, (name, position, phone) in enumerate(people)
    )
    return page("Đội ngũ", f'<div class="grid">{cards}</div>')


def _hcard() -> str:
    return page(
        "Chuyên gia",
        '<div class="vcard"><span class="fn">Anna Müller</span> <span class="title">Coordinator</span> '
        '<a class="email" href="mailto:anna.mueller@example.com">anna.mueller@example.com</a></div>',
    )


def _data() -> str:
    data = (
        '<script type="application/ld+json">{"@context":"https://schema.org","@type":"GovernmentOffice",'
        '"name":"UBND xã An Bình","telephone":"+84 225 3555 123","employee":[{"@type":"Person",'
        '"name":"Vũ Thị Giang","jobTitle":"Công chức tư pháp","telephone":"0912 345 678"}]}</script>'
    )
    return page("Tư pháp", "<p>Bộ phận tư pháp làm việc vào buổi sáng.</p>", data)


def _list() -> str:
    return page(
        "Liên hệ",
        f"<ul><li>Ông Đặng Văn Hùng - Trưởng thôn - ĐT {PHONES[1]}</li>"
        "<li>Bộ phận một cửa - 0225 3555 125</li></ul>"
        '<p>Đường đi: số 12 Lê Lợi, gần trường THPT Nguyễn Trãi. <a href="/bieu-mau.pdf">Biểu mẫu</a></p>',
    )


def _news(number: int) -> str:
    more = f'<a href="/tin/{number + 10}">Tin cũ hơn</a>' if number <= 30 else ""
    return page(f"Tin số {number}", f'<img src="/anh/tin{number}.jpg" width="600"><p>{PROSE * 2}</p>{more}')


def _calendar(path: str) -> str:
    query = dict(part.split("=") for part in urlsplit(path).query.split("&"))
    month, year = int(query["thang"]), int(query["nam"])
    after = (month % 12 + 1, year + month // 12)
    links = f'<a href="/lich?thang={after[0]}&nam={after[1]}">Tháng sau</a>'
    return page(f"Lịch tháng {month} năm {year}", f"<p>Không có lịch công tác trong tháng này.</p>{links}")


WALL = """<!doctype html><html><head><title>Đăng nhập</title></head><body><h1>Đăng nhập</h1>
<p>Bạn cần đăng nhập để xem trang này.</p><form><input name="user"><input type="password"></form></body></html>"""

_NEWS_LINKS = "".join(f'<a href="/tin/{number}">Tin {number}</a>' for number in range(1, 11))
PAGES: dict[str, Callable[[], str]] = {
    "/": lambda: page(
        "Xã An Bình",
        "<p>Chào mừng bạn đến với trang của xã An Bình, nơi có các thông tin cho người dân.</p>"
        '<a href="http://other.example/nhan-su">Trang bạn</a> <a href="/noi-bo/">Nội bộ</a>'
        '<a href="/vong-1">Vòng</a> <a href="/mat">Đã mất</a> <a href="/an" rel="nofollow">Ẩn</a>'
        '<a href="/chuyen-noi-bo">Tắt</a> <a href="/khong-theo">Không theo</a>'
        '<a href="/?utm_source=zalo">Zalo</a> <a href="#dau">Đầu trang</a>',
    ),
    "/gioi-thieu": lambda: page(
        "Giới thiệu",
        '<p>Bộ máy của xã gồm nhiều bộ phận.</p><a href="/gioi-thieu/can-bo">Cán bộ</a>'
        '<a href="/gioi-thieu/doi-ngu">Đội ngũ</a><a href="/gioi-thieu/chuyen-gia">Chuyên gia</a>'
        '<a href="/gioi-thieu/tu-phap">Tư pháp</a><a href="/thanh-vien">Thành viên</a>',
    ),
    "/gioi-thieu/can-bo": _table,
    "/gioi-thieu/doi-ngu": _cards,
    "/gioi-thieu/chuyen-gia": _hcard,
    "/gioi-thieu/tu-phap": _data,
    "/lien-he/": _list,
    "/tin-tuc": lambda: page("Tin tức", f"<p>Tin tức trong tuần của xã.</p>{_NEWS_LINKS}"),
    "/thanh-vien": lambda: WALL,
    "/khong-theo": lambda: page(
        "Không theo",
        '<p>Trang này không muốn ai đi theo các liên kết của nó.</p><a href="/bi-mat">Bí mật</a>',
        '<meta name="robots" content="noindex, nofollow">',
    ),
    "/noi-bo/": lambda: page(
        "Nội bộ", f'<p>Ông Ngô Văn Kín - {PHONES[2]}</p><a href="/chi-tu-noi-bo">Chỉ từ đây</a>'
    ),
    "/noi-bo-2": lambda: page("Nội bộ 2", f"<p>Bà Lý Thị Kín - {PHONES[2]}</p>"),
    "/chi-tu-noi-bo": lambda: page("Chỉ từ nội bộ", f"<p>Ông Hồ Văn Kín - {PHONES[0]}</p>"),
    "/an": lambda: page("Ẩn", f"<p>Ông Đỗ Văn Ẩn - {PHONES[0]}</p>"),
    "/bi-mat": lambda: page("Bí mật", f"<p>Bà Bùi Thị Mật - {PHONES[1]}</p>"),
    **{f"/tin/{number}": (lambda number=number: _news(number)) for number in range(1, 41)},  # type: ignore[misc]
}
REDIRECTS = {
    "/vong-1": "/vong-2",
    "/vong-2": "/vong-1",
    "/chuyen-noi-bo": "/noi-bo-2",
    "/lien-he": "/lien-he/",
}
FORBIDDEN = ("/noi-bo/", "/noi-bo-2", "/chi-tu-noi-bo", "/an", "/bi-mat")


@dataclass
class Village:
    """The site while it is served. `log` holds each path with the moment at which it was asked for."""

    start: str
    log: list[tuple[str, float]] = field(default_factory=list)

    @property
    def paths(self) -> list[str]:
        """What was asked for, in order."""
        return [path for path, _ in self.log]

    def gaps(self) -> list[float]:
        """The seconds between each question and the next."""
        moments = [moment for _, moment in self.log]
        return [after - before for before, after in pairwise(moments)]


@contextmanager
def village(robots: str | None = ROBOTS, more: dict[str, str] | None = None) -> Iterator[Village]:
    """Serve the site. `robots` None: there is none; `more` are further pages. START in them is the site."""
    site = Village(start="")

    def handle(visit: Visit) -> None:
        site.log.append((visit.path, time.monotonic()))
        visit.send(_answer(visit.path, robots, more or {}, site.start.rstrip("/")))

    with serve(handle) as server:
        site.start = server.url("/")
        yield site


def _answer(path: str, robots: str | None, more: dict[str, str], start: str) -> bytes:
    html = "text/html; charset=utf-8"
    if path == "/robots.txt":
        text = (robots or "").replace("START", start)
        return answer(404) if robots is None else answer(200, text.encode(), Content_Type="text/plain")
    if path in REDIRECTS:
        return answer(302, Location=REDIRECTS[path])
    if path.startswith("/lich?"):
        return answer(200, _calendar(path).encode(), Content_Type=html)
    body = more.get(path) or (PAGES[path]() if path in PAGES else None)
    if body is None:
        return answer(404, page("Không tìm thấy trang", "<p>404</p>").encode(), Content_Type=html)
    return answer(200, body.replace("START", start).encode(), Content_Type=html)
