"""Files of the person: a small one is read with its errors as ours, one is written whole or not at all."""

from __future__ import annotations

import os
import tempfile
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


def replace_file(path: Path, content: bytes) -> None:
    """Write beside the target, then rename: a half-written file never replaces a good one.

    The file is its owner's alone. After a kill the old or the new content stands. `OSError` as the system
    gives it.
    """
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".privacy-audit-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
