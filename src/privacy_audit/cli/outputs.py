"""What `--output` may write, and where: never over a device, what is kept, or what the command reads."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

from privacy_audit.cli.home import DEFAULT, language_file
from privacy_audit.errors import CannotWrite, mark

_OF_SYSTEM = (Path("/dev"), Path("/proc"))
_MEMORY = Path("/dev") / "shm"
"""A drive as others are."""
_KEPT = (DEFAULT, "profiles", "sessions")
"""The folders of the data folder in which everything lies; named here so that a refusal loads none of it."""


def place_of(path: Path) -> Path:
    """The file that is written: where a link leads. `CannotWrite` if something else than a file is there.

    What the system itself has made is no file of the person either: `/dev/stdout` would be replaced.
    """
    target = _resolved(path)
    is_other = os.path.lexists(path) and not target.is_file()
    is_of_system = any(one.is_relative_to(top) for one in (path.absolute(), target) for top in _OF_SYSTEM)
    if is_other or (is_of_system and not target.is_relative_to(_MEMORY)):
        raise CannotWrite(mark("{file} is not a file."), file=path)
    return target


def refuse_loss(path: Path, home: Path, given: Mapping[str, object]) -> None:
    """`CannotWrite` if writing there would take away what is kept in `home`, or an input of this command.

    `given` are the values of the command's own options and arguments.
    """
    target = place_of(path)
    kept = (language_file(home), *(home / name for name in _KEPT))
    if any(target.is_relative_to(_resolved(one)) for one in kept):
        sentence = mark("{file} lies where privacy-audit keeps your data. Please name another file.")
        raise CannotWrite(sentence, file=path)
    for one in _files(given.values()):
        with suppress(OSError, ValueError):  # not there, or a text that is no name of a file
            if target.samefile(one):
                sentence = mark("{file} is what this command reads. Please name another file for its result.")
                raise CannotWrite(sentence, file=path)


def _files(values: Iterable[object]) -> Iterator[str | Path]:
    """What may be the name of a file among values, also in lists."""
    for value in values:
        if isinstance(value, (str, Path)):
            yield value
        elif isinstance(value, (list, tuple)):
            yield from _files(value)


def _resolved(path: Path) -> Path:
    return Path(os.path.realpath(path))  # `Path.resolve` raises on links that go in a circle


def spelt_json(result: bytes | str) -> bytes | str:
    """JSON in which every sign that nobody sees, or that turns the text around it, is written as its code.

    Whoever reads the data gets the same texts; whoever looks at it sees what is there.
    """
    if result.isascii():
        return result
    if isinstance(result, str):
        return _unseen().sub(_code_of, result)
    return _unseen().sub(_code_of, result.decode()).encode()


@cache
def _unseen() -> re.Pattern[str]:
    """Invisible signs and controls, and the marks that frame Arabic, Syriac, Kaithi and Egyptian numbers."""
    from privacy_audit.text import CONTROL, INVISIBLE

    framing = "[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd\U00013430-\U0001343f]"
    return re.compile("|".join((CONTROL.pattern, INVISIBLE.pattern, framing)))


def _code_of(sign: re.Match[str]) -> str:
    """`\\u202e`; of a sign behind the first 65,536 the pair that JSON writes it as (RFC 8259, 7)."""
    pair = sign.group().encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{pair[at : at + 4]}" for at in range(0, len(pair), 4))
