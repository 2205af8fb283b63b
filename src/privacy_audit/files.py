"""Reads a small file of the person: a real file, of bounded size, its errors as ours."""

from __future__ import annotations

from pathlib import Path

from privacy_audit.errors import UnreadableInput, mark, reason_of

BYTE_ORDER_MARK = b"\xef\xbb\xbf"  # what some editors on Windows put before the text


def read_small_file(path: Path, limit: int) -> bytes:
    """The content of a file without a byte order mark; `UnreadableInput` if it is none or is too large.

    A pipe or a device is refused before it is opened: it might never end, or never answer.
    """
    try:
        path.stat()
        if not path.is_file():
            raise UnreadableInput(mark("{file} is not a file."), file=path)
        with path.open("rb") as file:
            content = file.read(limit + 1)
    except (OSError, ValueError) as error:
        sentence = mark("The file {file} cannot be read: {reason}.")
        raise UnreadableInput(sentence, file=path, reason=reason_of(error)) from error
    if len(content) > limit:
        sentence = mark("The file {file} is too large: more than {limit} kB.")
        raise UnreadableInput(sentence, file=path, limit=limit // 1000)
    return content.removeprefix(BYTE_ORDER_MARK)
