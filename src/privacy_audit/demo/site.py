"""The made-up person's two pages, at three stages of exposure, served on loopback.

The pages say what such pages say on the real web, so that the scan has real work to do.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from threading import Thread
from typing import Literal

from privacy_audit.demo import person

Stage = Literal["open", "middle", "closed"]
STAGES: tuple[Stage, ...] = ("open", "middle", "closed")
PROFILE, WORKPLACE = "/minhhoa.vidu", "/co-quan/can-bo"
PHOTOS = {"bien-he": "Hè ở biển", "hop-lop": "Họp lớp", "sinh-nhat": "Sinh nhật"}
ABOUT = {
    "open": f"""
<p>{person.POSITION} {person.OFFICE}. Mọi người cần gì cứ gọi em nhé!</p>
<ul>
  <li>ĐT: {person.MOBILE}, <a href="https://zalo.me/{person.ZALO}">Zalo</a></li>
  <li>Email: <a href="mailto:{person.PERSONAL_MAIL}">{person.PERSONAL_MAIL}</a></li>
  <li>Nhà riêng: {person.HOME}</li>
</ul>""",
    "middle": f"""
<p>{person.POSITION}, thích đọc sách và đi bộ.</p>
<ul><li>Email: <a href="mailto:{person.PERSONAL_MAIL}">{person.PERSONAL_MAIL}</a></li></ul>""",
    "closed": """
<p>Thích đọc sách và đi bộ. Bạn bè xin nhắn tin trong ứng dụng.</p>""",
}
STAFF = {
    "open": f"""
<p><img class="portrait" src="/pictures/co-quan.jpg" alt="Ảnh chân dung" width="200" height="200"></p>
<p>Di động: {person.MOBILE}. Thư: {person.WORK_MAIL}</p>""",
    "middle": f"""
<p>Di động: {person.MOBILE}. Thư: {person.WORK_MAIL}</p>""",
    "closed": f"""
<p>Tổng đài của cơ quan: {person.SWITCHBOARD}</p>""",
}
DOCUMENT = """<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>{title}</title>{head}</head>
<body>{body}<hr><p>Trang minh họa: người và số liệu đều do chương trình bịa ra.</p></body></html>
"""


def profile_page(stage: Stage) -> str:
    """The person's own public profile."""
    photos = {"open": list(PHOTOS), "middle": list(PHOTOS)[:1], "closed": []}[stage]
    album = "".join(
        f'<figure><img src="/pictures/{name}.jpg" alt="{PHOTOS[name]}" width="320" height="320"></figure>'
        for name in photos
    )
    avatar = (
        ""
        if stage == "closed"
        else '<img class="avatar" src="/pictures/chan-dung.jpg" width="200" height="200">'
    )
    head = "" if stage == "closed" else '<meta property="og:image" content="/pictures/chan-dung.jpg">'
    body = f"<main><h1>{person.NAME}</h1>{avatar}{ABOUT[stage]}{album}</main>"
    return DOCUMENT.format(title=f"{person.NAME} (@{person.HANDLE})", head=head, body=body)


def workplace_page(stage: Stage) -> str:
    """What the person's office publishes about its staff."""
    body = f"<main><h1>{person.OFFICE}</h1><h2>{person.POSITION}: {person.NAME}</h2>{STAFF[stage]}</main>"
    return DOCUMENT.format(title=person.OFFICE, head="", body=body)


@contextmanager
def serving(stage: Stage) -> Iterator[tuple[str, ...]]:
    """Serve the site on a free port of loopback; gives the addresses of its two pages."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(stage))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    root = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield root + PROFILE, root + WORKPLACE
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(stage: Stage) -> type[BaseHTTPRequestHandler]:
    pages = {PROFILE: profile_page(stage), WORKPLACE: workplace_page(stage)}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path in pages:
                self._answer("text/html; charset=utf-8", pages[self.path].encode())
            elif (picture := files(__package__) / self.path.lstrip("/")).is_file() and ".." not in self.path:
                self._answer("image/jpeg", picture.read_bytes())
            else:
                self.send_error(404)

        def _answer(self, content_type: str, body: bytes) -> None:
            self.send_response(200)
            self.send_header("Content-Type", content_type)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing: the report is what the person reads."""

    return Handler
