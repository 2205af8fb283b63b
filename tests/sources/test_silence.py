"""Nothing about a question reaches a log, whatever its levels are."""

from __future__ import annotations

import ast
import importlib.util
import logging
import subprocess
import sys
from pathlib import Path

import pytest

from privacy_audit.sources import Options, open_target
from privacy_audit.sources.silence import LOGGERS, unlogged
from tests.web_server import Visit, answer, serve

OPTIONS = Options(mask=lambda text: text, allow_private=True, timeout=5)
FETCH = """
import logging, sys
logging.basicConfig(level=logging.DEBUG)
for name in ("urllib3", "urllib3.connection", "urllib3.connectionpool", "requests"):
    logging.getLogger(name).setLevel(logging.DEBUG)
from privacy_audit.sources import Options, open_target
options = Options(mask=lambda text: text, allow_private=True, timeout=5)
for target in sys.argv[1:]:
    print(len(list(open_target(target, options))))
logging.getLogger("urllib3.connectionpool").debug("somebody else")
"""
ODD_ANSWERS = {
    "/plain/0912345678": answer(body=b"<p>", Content_Type="text/html"),
    "/led/0912345678": answer(302, Location="/plain/0912345678", Set_Cookie="id=0912345678"),
    "/malformed/0912345678": b"HTTP/1.1 200 OK\r\n0912345678\r\nX: y\r\n\r\n<p>",
    "/both/0912345678": b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "/again/0912345678": answer(503, Retry_After="1"),
    "/no-answer/0912345678": b"0912345678",
    "/broken/0912345678": answer(body=b"<p>", length=100),
    "/nothing/0912345678": b"",
}


def odd(visit: Visit) -> None:
    visit.send(ODD_ANSWERS[visit.path])


def test_nothing_is_logged_in_a_program_that_logs_everything() -> None:
    with serve(odd) as server:
        targets = [server.url(path) for path in ODD_ANSWERS]
        run = subprocess.run(
            [sys.executable, "-c", FETCH, *targets, "http://127.0.0.1:1/0912345678"],
            capture_output=True,
            text=True,
            check=True,
        )
    assert run.stdout.split() == ["1", "1", "1", "1", "1", "1", "2", "1", "1"]
    assert run.stderr == "DEBUG:urllib3.connectionpool:somebody else\n"


def test_what_others_do_is_logged_before_and_after(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    other = logging.getLogger("urllib3.connectionpool")
    with serve(odd) as server:
        other.debug("before")
        list(open_target(server.url("/malformed/0912345678"), OPTIONS))
        other.debug("after")
    with unlogged():
        other.warning("within")
    assert caplog.messages == ["before", "after"]


def test_every_logger_of_urllib3_is_known() -> None:
    """A new one in a later version has to be added, or its messages get out."""
    [folder] = importlib.util.find_spec("urllib3").submodule_search_locations or []  # type: ignore[union-attr]
    found = {
        ".".join(("urllib3", *path.relative_to(folder).with_suffix("").parts)).removesuffix(".__init__")
        for path in Path(folder).rglob("*.py")
        if not {"contrib", "http2"} & set(path.parts)  # other ways to ask, which are not taken
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "getLogger"
    }
    assert found == set(LOGGERS)
