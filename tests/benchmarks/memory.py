"""What a page without end adds to the memory of a whole scan.

    python -m tests.benchmarks.memory [NAME…]

A server on loopback sends each page until the scan hangs up, at its bound on bytes. Printed is how much higher
the peak of the program is than with a small page, how long it took and what the report says of the page.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from itertools import count
from pathlib import Path

from tests.benchmarks.deadline import peak
from tests.cli.program import PROGRAM
from tests.web_server import Handler, Visit, answer, serve

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
JSON_HEAD = HEAD.replace(b"text/html", b"application/json")
PIECE = 100_000
"""Bytes that are sent at once."""


def endless(piece: str, begin: str = "") -> Handler:
    """The same piece for ever."""

    def give(visit: Visit) -> None:
        visit.send(HEAD + begin.encode())
        visit.drip(piece.encode() * (PIECE // len(piece)), 0)

    return give


def different(piece: str, head: bytes = HEAD) -> Handler:
    """A piece for ever, with a number in it that no other has."""

    def give(visit: Visit) -> None:
        visit.send(head)
        numbers = count(10_000_000)
        while not visit.closing.is_set():
            visit.send("".join(piece.replace("#", str(next(numbers))) for _ in range(2_000)).encode())

    return give


def data(begin: str, piece: str, end: str, times: int) -> Handler:
    """A whole JSON document: so many pieces, each with a number in it that no other has.

    It is sent as it is made: what this process has in memory counts for those that it starts.
    """

    def give(visit: Visit) -> None:
        visit.send(JSON_HEAD + begin.encode())
        for first in range(0, times, 1_000):
            numbers = range(10_000_000 + first, 10_000_000 + min(first + 1_000, times))
            visit.send("".join(piece.replace("#", str(number)) for number in numbers).encode())
        visit.send(end.encode())

    return give


PAGES: dict[str, Handler] = {
    "paragraphs": endless("<p>x</p>"),
    "short paragraphs": endless("<p>0"),
    "different paragraphs": different("<p>a#"),
    "paragraphs, beyond Latin": different("<p>Xin chào # 😀</p>"),
    "comments": endless("<!-- lan@example.com x -->"),
    "words": endless("ab cd "),
    "blanks": endless(" "),
    "entities": endless("&amp;&lt;"),
    "marked properties": different('<p title="a #" class="tel" data-x="1">x</p>'),
    "nested cards": endless('<div class="vcard h-card adr p-adr">'),
    "attributes": endless("<p " + " ".join(f"a{number}" for number in range(400)) + ">"),
    "one attribute": endless("ab ", '<p title="'),
    "names": different("<x#-a y#='b #'>"),
    "pictures": different('<img src="/#.jpg" alt="Hoa #">'),
    "links": different('<a href="https://zalo.me/09#">x</a>'),
    "phones": different("<p>09# u#@example.com</p>"),
    "scripts": endless('<script>var a={"phone":"0912345678"};</script>'),
    "JSON, empty lists": endless("[],", '<script type="application/json">['),
    "JSON, texts": different('<script type="application/json">[{"text":"một #"},{"url":"/#.jpg"}]</script>'),
    "JSON of many keys": data("{", '"a#":1,', '"z":1}', 190_000),
    "JSON of long keys": data("{", '"' + "k" * 38 + '#":1,', '"z":1}', 190_000),
    "JSON of keys beyond Latin": data("{", '"ế😀' + "k" * 30 + '#":1,', '"z":1}', 180_000),
    "JSON of doubled keys": data("{", '"a#":1,"a#":2,', '"z":1}', 95_000),
    "JSON of escaped keys": data("{", '"a\\u00c3\\u00a0#":1,', '"z":1}', 190_000),
    "JSON of texts under keys": data("{", '"a#":"Xin chào #",', '"z":1}', 190_000),
    "JSON of different objects": data("[", '{"a#":1},', "0]", 190_000),
    "JSON of deep objects": data('{"z":0', ',"y#":' + '{"a#":' * 60 + "1" + "}" * 60, "}", 3_200),
    "JSON of JSON": data("{", '"a#":"[1,2]",', '"z":1}', 60_000),
    "JSON of numbers": data("[", "0.#,", "0]", 199_000),
    "JSON of pictures": data("{", '"a#":"/#.jpg",', '"z":1}', 190_000),
    "JSON, keys without end": different('"a#":1,', JSON_HEAD + b"{"),
    "JSON, objects without end": different('{"a#":1},', JSON_HEAD + b"["),
    "JSON, a text without end": different("ế #", JSON_HEAD + b'{"a":"'),
    "JSON, lines without end": different('{"a#":1}\n', JSON_HEAD),
}


def measured(handler: Handler) -> tuple[float, float, str]:
    """Megabytes at the peak of a scan, seconds, and the codes of its gaps."""
    with tempfile.TemporaryDirectory() as home, serve(handler) as server:
        began = time.monotonic()
        command = [*PROGRAM, "scan", server.url(), "--allow-private", "--no-pictures", "--format", "json"]
        most, said = peak([*command, "--timeout", "30"], Path(home))
        gaps = json.loads(said)["gaps"]
    return most / 1e6, time.monotonic() - began, ", ".join(gap["code"] for gap in gaps)


def main() -> None:
    """Print one line for each page."""
    small, _, _ = measured(lambda visit: visit.send(answer(body=b"<p>x", Content_Type="text/html")))
    print(f"{'added to ' + format(small, '.0f') + ' MB':28} {'MB':>7} {'s':>6}  gaps")
    for name in sys.argv[1:] or PAGES:
        most, seconds, gaps = measured(PAGES[name])
        print(f"{name:28} {most - small:7.1f} {seconds:6.1f}  {gaps}", flush=True)


if __name__ == "__main__":
    main()
