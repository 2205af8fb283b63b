"""Pages drawn by the installed browser, against real sockets on loopback. Nothing of it is imitated."""

from __future__ import annotations

import os
import re
import signal
import socket
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import trustme

from privacy_audit.errors import WrongUsage
from privacy_audit.model import Gap, Page, PictureFile, Status
from privacy_audit.sources import Options
from privacy_audit.sources.browser import check_browser, find_browser, open_browser
from privacy_audit.sources.browser.gate import Limits
from privacy_audit.sources.browser.launch import user_agent
from privacy_audit.sources.web import open_web
from tests.sources.test_proxy import leading_to, resolve
from tests.web_server import Handler, Server, Visit, answer, serve

needs_browser = pytest.mark.skipif(
    find_browser() is None or find_spec("playwright") is None,
    reason="left out: no Chrome, Edge, Chromium or Brave is installed here, or no playwright",
)


def mask(text: str) -> str:
    return re.sub(r"0\d{9}", "09•• ••• •78", text)


OPTIONS = Options(mask=mask, timeout=8)
WITHOUT_PICTURES = Options(mask=mask, timeout=8, pictures=False)


def html(body: str) -> bytes:
    whole = f"<!doctype html><html><body>{body}</body></html>".encode()
    return answer(body=whole, Content_Type="text/html; charset=utf-8")


def site(pages: dict[str, bytes]) -> Handler:
    """A site of these pages; every other path is 404."""
    return lambda visit: visit.send(pages.get(visit.path.partition("?")[0], answer(404, b"nothing")))


def silent(visit: Visit) -> None:
    """Never answers."""
    visit.closing.wait(60)


def drawn(
    server: Server,
    path: str = "/",
    options: Options = WITHOUT_PICTURES,
    limits: Limits = Limits(),  # noqa: B008
) -> list[Page | PictureFile | Gap]:
    """What the browser makes of a page of `site.example`, which is this server."""
    url = server.url(path, "site.example")
    return list(open_browser(url, options, resolve, leading_to(server), limits))


def page_of(found: list[Page | PictureFile | Gap]) -> Page:
    assert isinstance(found[0], Page), found
    return found[0]


def gap_of(found: list[Page | PictureFile | Gap]) -> Gap:
    [gap] = found
    assert isinstance(gap, Gap)
    return gap


def gaps_of(found: list[Page | PictureFile | Gap]) -> list[tuple[Status, str]]:
    return [(gap.status, gap.code) for gap in found if isinstance(gap, Gap)]


# --- what a stranger sees once the scripts have run ---

PROFILE = """<div id="app"></div><main><h1>Trần Thị Mẫu</h1></main>
<form><input name="childNodes"><input name="attributes"><input name="lastChild"></form>
<my-card><b slot="name">Chị Mẫu</b><i>bỏ ra ngoài</i></my-card>
<iframe src="/inside/frame"></iframe><div style="height: 3000px"></div><div id="late"></div>
<script>
fetch("/data").then((answer) => answer.json()).then((data) => {
  app.innerHTML = `<p title='"<'>Zalo ${data.phone} &amp; ${location.hash} &lt;b&gt;</p><img src="/photo.png" alt="Chị Mẫu">`;
});
customElements.define("my-card", class extends HTMLElement {
  connectedCallback() {
    this.attachShadow({mode: "open"}).innerHTML = "<p>Gọi 0987 654 321 <slot name=name>không tên</slot></p>";
  }
});
new IntersectionObserver((seen) => {
  if (seen[0].isIntersecting) late.innerHTML = "<p>Nhà ở 12 phố Mẫu</p>";
}).observe(late);
Array.prototype.join = () => "forged";
</script>"""


@needs_browser
def test_what_scripts_draw_is_on_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    pages = {
        "/0912345678": html(PROFILE),
        "/data": answer(body=b'{"phone": "0912 345 678"}', Content_Type="application/json"),
        "/inside/frame": html('<p>Trong khung: 0903 111 222</p><a href="more">thêm</a>'),
    }
    with serve(site(pages)) as server:
        found = drawn(server, "/0912345678#chi-tiet", OPTIONS)
        asked = server.url("/0912345678", "site.example")
    page = page_of(found)
    text = page.body.decode("utf-8")
    assert '<p title="&quot;&lt;">Zalo 0912 345 678 &amp; #chi-tiet &lt;b&gt;</p>' in text
    assert '<img src="/photo.png" alt="Chị Mẫu">' in text
    assert '<p>Gọi 0987 654 321 <slot name="name"><b slot="name">Chị Mẫu</b></slot></p>' in text
    assert '<div hidden=""><i>bỏ ra ngoài</i></div>' in text.replace("<div hidden>", '<div hidden="">')
    assert f'<p>Trong khung: 0903 111 222</p><a href="{server.url("/inside/more", "site.example")}">' in text
    assert "<iframe></iframe><div data-frame" in text  # it was read, so that nobody calls it missing
    assert "<p>Nhà ở 12 phố Mẫu</p>" in text
    assert text.endswith("</body></html>")
    assert (page.url, page.asked, page.status_code) == (asked, asked, 200)
    assert (page.content_type, page.charset) == ("text/html", "utf-8")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.name == server.url("/09•• ••• •78", "site.example")
    assert (page.contacted, page.refused) == (("site.example",), ())
    [screenshot] = found[1:]
    assert isinstance(screenshot, PictureFile)
    assert screenshot.name == f"{page.name} (screenshot)"
    assert (screenshot.taken_from, screenshot.media_type) == (page.name, "image/jpeg")
    assert screenshot.body.startswith(b"\xff\xd8\xff")
    _as_a_stranger(server.visits)
    assert list(tmp_path.iterdir()) == []


def _as_a_stranger(visits: list[Visit]) -> None:
    for visit in visits:
        assert visit.headers["accept-language"].startswith("vi-VN")
        assert visit.headers["user-agent"].endswith(" Safari/537.36 privacy-audit")
        assert "Headless" not in "".join(visit.headers.values())
        assert not visit.headers.keys() & {"cookie", "authorization", "proxy-authorization"}


def test_the_browser_is_called_what_it_is_with_our_name_at_the_end() -> None:
    assert re.fullmatch(
        r"Mozilla/5\.0 \(.{10,40}\) AppleWebKit/537\.36 \(KHTML, like Gecko\) "
        r"Chrome/156\.0\.0\.0 Safari/537\.36 privacy-audit",
        user_agent("156.0.8078.79"),
    )


@needs_browser
def test_a_page_that_leads_on_is_the_page_it_leads_to() -> None:
    pages = {
        "/": html('<p>first</p><meta http-equiv="refresh" content="0;url=/second">'),
        "/second": html('<script>location.replace("/third")</script>'),
        "/third": answer(404, b"<!doctype html><p>0987 654 321</p>", Content_Type="text/html"),
    }
    with serve(site(pages)) as server:
        page = page_of(drawn(server))
        assert page.url == server.url("/third", "site.example")
    assert page.status_code == 404
    assert b"<p>0987 654 321</p>" in page.body


# --- a page that wants into the local network ---


@contextmanager
def witness(family: socket.AddressFamily = socket.AF_INET) -> Iterator[tuple[int, list[bytes]]]:
    """A port of loopback, TCP and UDP, that notes the first bytes of whoever comes."""
    heard: list[bytes] = []
    with socket.socket(family, socket.SOCK_STREAM) as tcp, socket.socket(family, socket.SOCK_DGRAM) as udp:
        tcp.bind(("127.0.0.1", 0))
        tcp.listen()
        udp.bind(tcp.getsockname())

        def accept() -> None:
            with suppress(OSError):
                while True:
                    connection, _ = tcp.accept()
                    with connection:
                        connection.settimeout(2)
                        heard.append(connection.recv(200))

        def receive() -> None:
            with suppress(OSError):
                while first := udp.recv(200):
                    heard.append(b"UDP " + first)

        for listen in (accept, receive):
            threading.Thread(target=listen, daemon=True).start()
        try:
            yield tcp.getsockname()[1], heard
        finally:
            tcp.shutdown(socket.SHUT_RDWR)
            with suppress(OSError):
                udp.shutdown(socket.SHUT_RDWR)


ATTACK = """<p>Zalo 0912 345 678</p>
<link rel="preconnect" href="http://127.0.0.1:PORT"><link rel="dns-prefetch" href="//localhost">
<link rel="prefetch" href="http://127.0.0.1:PORT/prefetch"><link rel="stylesheet" href="//127.0.0.1:PORT/css">
<img src="http://127.0.0.1:PORT/img"><img src="http://localhost:PORT/img"><img src="http://2130706433:PORT/img">
<img src="http://[::ffff:127.0.0.1]:PORT/img"><img src="/to-loopback"><img src="http://private.example:PORT/">
<img src="http://intranet:PORT/"><img src="https://127.0.0.1:PORT/tls"><iframe src="http://127.0.0.1:PORT/"></iframe>
<iframe src="file:///etc/passwd" id="file"></iframe><object data="http://127.0.0.1:PORT/object"></object>
<video src="http://127.0.0.1:PORT/video"></video><form id="form" method="post" target="_blank"
action="http://127.0.0.1:PORT/form"></form><a id="link" download href="/file">file</a>
<script>
const port = PORT;
for (const host of ["127.0.0.1", "localhost", "10.0.0.1", "169.254.169.254", "[::1]"]) {
  fetch(`http://${host}:${port}/fetch`, {mode: "no-cors"}).catch(() => 0);
}
const tried = (...attempts) => attempts.forEach((attempt) => { try { attempt(); } catch {} });
tried(
  () => fetch("file:///etc/passwd").then((found) => found.text()).then((text) => document.body.append(text)),
  () => new WebSocket(`ws://127.0.0.1:${port}/ws`),
  () => new WebSocket(`wss://127.0.0.1:${port}/ws`),
  () => new EventSource(`http://127.0.0.1:${port}/events`),
  () => navigator.sendBeacon(`http://127.0.0.1:${port}/beacon`, "x"),
  () => new WebTransport(`https://127.0.0.1:${port}/transport`),
  () => new Worker(URL.createObjectURL(new Blob([`fetch("http://127.0.0.1:${port}/worker")`]))),
  () => navigator.serviceWorker.register("/worker.js"),
  () => window.open(`http://127.0.0.1:${port}/popup`),
  () => form.submit(),
  () => link.click(),
  () => alert("look"),
  () => confirm("sure?"),
  () => print(),
  () => navigator.geolocation.getCurrentPosition(() => document.body.append("LOCATED"),
    (error) => document.body.append("not located " + error.code)),
  () => Notification.requestPermission().then((answer) => document.body.append("notify " + answer)),
  () => {
    const peer = new RTCPeerConnection({iceServers: [{urls: `stun:127.0.0.1:${port}`},
      {urls: `turn:127.0.0.1:${port}?transport=tcp`, username: "x", credential: "x"}]});
    peer.onicecandidate = (event) => { if (event.candidate) document.body.append("CANDIDATE"); };
    peer.createDataChannel("x");
    peer.createOffer().then((offer) => peer.setLocalDescription(offer));
  },
);
</script>"""


def attack(port: int) -> Handler:
    return site(
        {
            "/": html(ATTACK.replace("PORT", str(port))),
            "/to-loopback": answer(302, Location=f"http://127.0.0.1:{port}/redirected"),
            "/file": answer(body=b"x", Content_Disposition="attachment"),
            "/worker.js": answer(body=b"fetch('/from-service-worker')", Content_Type="text/javascript"),
        }
    )


@needs_browser
def test_no_page_gets_into_the_local_network() -> None:
    with witness() as (port, heard), serve(attack(port)) as server:
        page = page_of(drawn(server))
        assert heard == []
    text = page.body.decode()
    assert "<p>Zalo 0912 345 678</p>" in text
    assert "not located 1" in text
    assert "notify denied" in text
    for sign in ("root:", "LOCATED", "CANDIDATE"):
        assert sign not in re.sub(r"(?s)<script>.*</script>", "", text)
    assert page.contacted == ("site.example",)
    assert {"127.0.0.1", "localhost", "10.0.0.1", "169.254.169.254", "private.example"} <= set(page.refused)
    assert "/from-service-worker" not in [visit.path for visit in server.visits]


@needs_browser
def test_the_local_network_is_open_when_that_is_allowed() -> None:
    options = Options(mask=mask, timeout=8, pictures=False, allow_private=True)
    with witness() as (port, heard):
        inside = "<img src='http://127.0.0.1:PORT/img'><script>fetch('http://localhost:PORT/fetch')</script>"
        with serve(site({"/": html(inside.replace("PORT", str(port)))})) as server:
            page = page_of(list(open_browser(server.url(), options)))
    assert {first.split()[1] for first in heard if first} == {b"/fetch", b"/img"}
    assert (page.contacted, page.refused) == (("127.0.0.1", "localhost"), ())


# --- what cannot be opened ---

NO_PAGES = {
    "/picture": answer(body=b"\x89PNG\r\n\x1a\n", Content_Type="image/png"),
    "/file": answer(302, Location="file:///etc/passwd"),
}


@needs_browser
@pytest.mark.parametrize("path", NO_PAGES)
def test_what_is_no_page_has_the_reason_of_a_plain_request(path: str) -> None:
    local = Options(mask=mask, timeout=8, allow_private=True)
    with serve(site(NO_PAGES)) as server:
        gap = gap_of(drawn(server, path))
        [plain] = open_web(server.url(path), local)
    assert isinstance(plain, Gap)
    assert (gap.status, gap.code) == (plain.status, plain.code)


@needs_browser
def test_a_redirect_into_the_local_network_is_refused() -> None:
    with serve(site({"/": answer(302, Location="http://10.0.0.1/")})) as server:
        gap = gap_of(drawn(server))
    assert (gap.status, gap.code) == (Status.REFUSED, "private-address")
    assert gap.values["host"] == "10.0.0.1"


@needs_browser
def test_a_private_address_is_refused_like_a_plain_request() -> None:
    with serve(site({"/": html("secret")})) as server:
        gap = gap_of(list(open_browser(server.url("/0912345678"), OPTIONS)))
        [plain] = open_web(server.url("/0912345678"), OPTIONS)
        assert gap == plain
    assert server.visits == []


@needs_browser
def test_an_untrusted_certificate_is_no_secure_connection() -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("site.example").configure_cert(context)
    with serve(site({"/": html("secret")}), context) as server:
        gap = gap_of(drawn(server))
    assert (gap.status, gap.code) == (Status.UNREACHABLE, "tls")
    assert server.visits == []


@needs_browser
def test_a_page_that_leads_into_the_local_network_is_refused() -> None:
    pages = {"/": html('<p>x</p><meta http-equiv="refresh" content="0;url=http://10.0.0.1/">')}
    with serve(site(pages)) as server:
        gap = gap_of(drawn(server))
    assert (gap.status, gap.code) == (Status.REFUSED, "private-address")


@needs_browser
def test_a_login_of_the_server_is_not_tried() -> None:
    pages = {"/": answer(401, WWW_Authenticate='Basic realm="x"')}
    with serve(site(pages)) as server:
        page = page_of(drawn(server))
    assert (page.status_code, page.body) == (401, b"")
    assert [visit.headers.get("authorization") for visit in server.visits] == [None]


# --- a page without end ---

SEEN = "<p>Zalo 0912 345 678</p>"
SHORT = Options(mask=mask, timeout=5, pictures=False)


@needs_browser
@pytest.mark.parametrize("script", ["for (;;);", "for (;;) alert(1)"])
def test_a_script_without_end_is_stopped_and_said(script: str) -> None:
    with serve(site({"/": html(f"{SEEN}<script>{script}</script>")})) as server:
        found = drawn(server, options=SHORT)
    assert SEEN.encode() in page_of(found).body
    assert gaps_of(found) == [(Status.PARTLY_SEEN, "script-stopped")]


@needs_browser
def test_a_document_that_grows_without_end_ends_in_time() -> None:
    script = "for (;;) document.body.append(document.createElement('p'))"
    started = time.monotonic()
    with serve(site({"/": html(f"{SEEN}<script>{script}</script>")})) as server:
        gap = gap_of(drawn(server, options=SHORT))
    assert (gap.status, gap.code) == (Status.UNREACHABLE, "timeout")
    assert time.monotonic() - started < 30


@needs_browser
def test_a_document_that_is_too_large_is_cut_and_said() -> None:
    script = "document.body.append(document.createComment('x'.repeat(11 * 1024 * 1024)))"
    with serve(site({"/": html(f"{SEEN}<script>{script}</script>")})) as server:
        found = drawn(server)
    assert page_of(found).body.startswith(b"<!DOCTYPE html><html><head></head><body><p>Zalo 0912 345 678</p>")
    assert gaps_of(found) == [(Status.PARTLY_SEEN, "too-large")]


@needs_browser
def test_a_page_that_never_comes_to_rest_is_read_as_it_is() -> None:
    def restless(visit: Visit) -> None:
        if visit.path == "/":
            script = "<script>setInterval(() => fetch('/again'), 100)</script>"
            visit.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + f"{SEEN}{script}".encode())
        visit.drip(b"<p>more</p>")

    with serve(restless) as server:
        page = page_of(drawn(server, options=SHORT))
    assert SEEN.encode() in page.body


@needs_browser
def test_a_server_that_never_answers_takes_no_longer_than_the_timeout() -> None:
    with serve(silent) as server:
        gap = gap_of(drawn(server, options=Options(mask=mask, timeout=1)))
    assert (gap.code, gap.values["seconds"]) == ("timeout", "1")


@needs_browser
def test_a_page_that_loads_without_end_is_limited_and_said() -> None:
    def endless(visit: Visit) -> None:
        if visit.path == "/":
            visit.send(html(f'{SEEN}<img src="/endless">'))
        else:
            visit.send(b"HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\n")
            visit.drip(b"x" * 100_000, pause=0.001)

    with serve(endless) as server:
        found = drawn(server, limits=Limits(bytes=2 * 1024 * 1024))
    assert SEEN.encode() in page_of(found).body
    assert found[1:] == [
        Gap(
            name=server.url("/", "site.example"),
            status=Status.PARTLY_SEEN,
            code="browser-limit",
            values={"limit": "2"},
        )
    ]


# --- the end of the browser ---


def browsers_of(folder: Path) -> list[int]:
    """The processes whose profile is in a folder."""
    found = []
    for line in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            if str(folder).encode() in line.read_bytes():
                found.append(int(line.parent.name))
    return found


def files_in(folder: Path) -> list[Path]:
    """What is left in a folder, empty folders aside."""
    return [path for path in folder.rglob("*") if not path.is_dir()]


def wait_until(is_so: Callable[[], bool], seconds: float = 15) -> None:
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.05)


@pytest.fixture
def folder() -> Iterator[Path]:
    """A temporary folder with a short name: the path of a socket has to fit behind it."""
    with TemporaryDirectory() as name:
        yield Path(name)


needs_proc = pytest.mark.skipif(not Path("/proc/self").exists(), reason="left out: no /proc on this system")


@needs_browser
@needs_proc
def test_a_browser_that_dies_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(folder))

    def kills(visit: Visit) -> None:
        for process in browsers_of(folder):
            with suppress(OSError):
                os.kill(process, signal.SIGKILL)

    with serve(kills) as server:
        gap = gap_of(drawn(server))
    assert (gap.status, gap.code) == (Status.UNREACHABLE, "browser-crashed")
    assert files_in(folder) == []


PROGRAM = """
import sys
from privacy_audit.sources import Options
from privacy_audit.sources.browser import open_browser
for found in open_browser(sys.argv[1], Options(mask=str, allow_private=True, timeout=60)):
    print(found)
"""


@needs_browser
@needs_proc
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_nothing_is_left_of_the_browser_when_the_program_is_stopped(
    folder: Path, ending: signal.Signals
) -> None:
    with serve(silent) as server:
        program = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, server.url("/0912345678")],
            env={**os.environ, "TMPDIR": str(folder)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        wait_until(lambda: bool(server.visits), 40)
        assert browsers_of(folder)
        if ending is signal.SIGINT:  # as a terminal sends it: to all of the group
            os.killpg(program.pid, ending)
        else:
            program.send_signal(ending)
        _, complaints = program.communicate(timeout=20)
        wait_until(lambda: not browsers_of(folder) and not files_in(folder))
    assert b"0912345678" not in complaints
    if ending is signal.SIGINT:
        assert complaints.strip().endswith(b"KeyboardInterrupt")


# --- which browser ---


def installed(folder: Path, name: str) -> Path:
    program = folder / name
    program.parent.mkdir(parents=True, exist_ok=True)
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    return program


def test_a_browser_is_found_where_each_system_has_it(tmp_path: Path) -> None:
    bin_folder = tmp_path / "bin"
    chromium = installed(bin_folder, "chromium")
    on_linux = {"PATH": str(bin_folder)}
    assert find_browser({"PATH": ""}, "linux") is None
    assert find_browser(on_linux, "linux") == chromium
    chrome = installed(bin_folder, "google-chrome")
    assert find_browser(on_linux, "linux") == chrome
    edge = installed(tmp_path, "x86/Microsoft/Edge/Application/msedge.exe")
    on_windows = {"PROGRAMFILES": str(tmp_path / "none"), "PROGRAMFILES(X86)": str(tmp_path / "x86")}
    assert find_browser({**on_windows, "PATH": ""}, "win32") == edge
    brave = installed(tmp_path, "Applications/Brave Browser.app/Contents/MacOS/Brave Browser")
    assert find_browser({"HOME": str(tmp_path), "PATH": ""}, "darwin") == brave


def test_the_environment_names_the_browser(tmp_path: Path) -> None:
    own = installed(tmp_path, "own/browser")
    other = installed(tmp_path, "bin/chromium")
    both = {"CHROME_PATH": str(own), "PATH": str(other.parent)}
    assert find_browser(both, "linux") == own
    assert find_browser({**both, "CHROME_PATH": str(tmp_path / "none")}, "linux") is None
    with pytest.raises(WrongUsage, match="CHROME_PATH names no program"):
        check_browser({**both, "CHROME_PATH": str(tmp_path / "none")}, "linux")


def test_without_a_browser_is_said_what_to_do() -> None:
    with pytest.raises(WrongUsage, match="Install one of them, or name its program"):
        check_browser({"PATH": ""}, "linux")


def test_without_playwright_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("privacy_audit.sources.browser.find.find_spec", lambda name: None)
    with pytest.raises(WrongUsage, match=re.escape("pip install 'privacy-audit[browser]'")):
        check_browser()
