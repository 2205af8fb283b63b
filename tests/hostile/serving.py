"""The server of a case: for each path (`*`: any) one answer, described as data.

{type = "text/html", headers = [["A", "b"]], status = 200, body = content}
{redirect = "http://…"}                     302 to there; with a `body` too, if one is given
{raw = content}                             these bytes and no others
length = 7                                  says this length; "none" says none
chunked = true                              the body as one chunk
then = "stall" | "drip" | "endless"         behind the answer: wait, send a byte at a time, send without end
first = "stall" | "drip"                    before the answer: wait; the answer itself a byte at a time
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.hostile.making import made
from tests.web_server import Visit

Answers = dict[str, dict[str, Any]]


def handler(answers: Answers, filled: Callable[[str], str]) -> Callable[[Visit], None]:
    """What a server does with a visit; `filled` puts addresses into texts."""

    ready: dict[str, bytes] = {}

    def give(visit: Visit) -> None:
        path = visit.path.split("?")[0]
        found = path if path in answers else "*"
        answer = answers.get(found, {"status": 404})
        if found not in ready:
            ready[found] = _written(answer, filled)
        _give(visit, answer, ready[found])

    return give


def _give(visit: Visit, answer: dict[str, Any], whole: bytes) -> None:
    if answer.get("first") == "stall":
        visit.closing.wait(30)
        return
    if answer.get("first") == "drip":
        for byte in whole:
            visit.send(bytes((byte,)))
            if visit.closing.wait(0.05):
                return
    visit.send(whole)
    match answer.get("then"):
        case "stall":
            visit.closing.wait(30)
        case "drip":
            visit.drip(made(answer.get("piece", "x")))
        case "endless":
            piece = made(answer.get("piece", "<p>x")) * 4096
            while not visit.closing.is_set():
                visit.send(piece)


def _written(answer: dict[str, Any], filled: Callable[[str], str]) -> bytes:
    if "raw" in answer:
        return made(_filled(answer["raw"], filled))
    body = made(_filled(answer.get("body", ""), filled))
    headers = [(name, made(_filled(value, filled))) for name, value in answer.get("headers", [])]
    status = answer.get("status", 302 if "redirect" in answer else 200)
    if "redirect" in answer:
        headers.append(("Location", made(_filled(answer["redirect"], filled))))
    if "type" in answer:
        headers.append(("Content-Type", made(answer["type"])))
    if answer.get("chunked"):
        headers.append(("Transfer-Encoding", b"chunked"))
        body = b"%x\r\n" % len(body) + body + b"\r\n" + (b"" if "then" in answer else b"0\r\n\r\n")
    elif answer.get("length") != "none":
        headers.append(("Content-Length", str(answer.get("length", len(body))).encode()))
    lines = b"".join(name.encode() + b": " + value + b"\r\n" for name, value in headers)
    return f"HTTP/1.1 {status} Said\r\n".encode() + lines + b"\r\n" + body


def _filled(content: Any, filled: Callable[[str], str]) -> Any:
    match content:
        case str():
            return filled(content)
        case list():
            return [_filled(one, filled) for one in content]
        case dict():
            return {name: _filled(value, filled) for name, value in content.items()}
    return content
