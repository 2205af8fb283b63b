"""Joins the sessions of halls and of people's own files: every session counts once, in its latest form.

A merged file is lines of JSON: a head, then each session without its title, office, agenda and times. So it
can be merged again with anything, in any order and grouping, even with files that are in it already: of two
forms of one session a hall's counts before one person's, then the one with the higher revision, of equal
revisions the one whose checksum is greater. What is read lies in a temporary file; in memory is only where,
so that a province fits.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import IO, NamedTuple, Self

import msgspec

from privacy_audit.errors import CannotKeep, PrivacyAuditError, UnreadableInput, mark, reason_of
from privacy_audit.session.reading import MERGED, NO_SESSION, Head, files_in, sessions_of
from privacy_audit.tally import Counts, Phase, Session, Tally

LARGEST_REVISION = 2**53
"""Nobody changes a session so often; beyond, other readers of JSON would round it."""


# Six digits, with or without hyphens between them: a name may hold those, but neither spaces nor dots.
_NUMBER = re.compile(r"(?:[0-9]-?){6}")
"""No network, question or choice has so long a number in its name; a telephone number put there has."""


def _impersonal(counts: dict[Phase, Counts]) -> dict[Phase, Counts]:
    """The counts without choices that were given a number for a name."""
    return {
        phase: {choice: number for choice, number in chosen.items() if not _NUMBER.search(choice)}
        for phase, chosen in counts.items()
    }


class _Standing(NamedTuple):
    """Which form of a session this is, and where it lies in the temporary file.

    A hall counts before what says of itself that it is one person's file, whatever their revisions: nobody's
    own file takes the place of a hall.
    """

    is_hall: bool
    revision: int
    digest: bytes
    offset: int
    length: int

    def is_later(self, other: _Standing) -> bool:
        return self[:3] > other[:3]


def reduced(session: Session) -> Session:
    """A session as it stands in a merged file: its counts, and of everything else what a report needs.

    It has no title, office, agenda and marks, and no time finer than the day. What was reduced before stays
    as it is.
    """
    day = session.created
    tallies = {
        topic: Tally(
            topic=topic,
            hands=_impersonal(tally.hands),
            phones=_impersonal(tally.phones),
            people=tally.people,
        )
        for topic, tally in session.tallies.items()
        if not _NUMBER.search(topic)
    }
    return Session(
        id=session.id,
        title="",
        office="",
        people=session.people,
        networks=tuple(sorted({name for name in session.networks if not _NUMBER.search(name)})),
        level=session.level,
        agenda=(),
        created=datetime(day.year, day.month, day.day, tzinfo=UTC),
        tool="",
        data="",
        kind=session.kind,
        sessions=session.sessions,
        revision=session.revision,
        tallies=tallies,
    )


_KEPT = (
    "schema", "kind", "id", "revision", "sessions", "created", "people", "networks", "level",
    "title", "office", "agenda", "tool", "data",
)  # fmt: skip


def _line_of(session: Session) -> bytes:
    """A reduced session as one line, without what is empty and need not be there."""
    kept: dict[str, object] = {name: getattr(session, name) for name in _KEPT}
    kept["tallies"] = {
        topic: {"topic": topic}
        | {name: counts for name in ("hands", "phones", "people") if (counts := getattr(tally, name))}
        for topic, tally in session.tallies.items()
    }
    return msgspec.json.encode(kept, order="deterministic")


class Merging:
    """Sessions while they are gathered. Use it in `with`: the temporary file goes at the end."""

    def __init__(self) -> None:
        self._standings: dict[bytes, _Standing] = {}
        self._end = 0
        try:
            self._spool: IO[bytes] = tempfile.TemporaryFile(prefix="privacy-audit-")  # noqa: SIM115 - closed below
        except OSError as error:
            raise _no_room(error) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._spool.close()

    def __len__(self) -> int:
        return len(self._standings)

    def add(self, path: Path) -> int:
        """Take the sessions of a file and say how many it holds; `UnreadableInput` takes none of them."""
        self._end = self._spool.seek(0, os.SEEK_END)
        number = 0
        read: list[tuple[bytes, _Standing]] = []
        for number, session in enumerate(sessions_of(path), 1):  # noqa: B007 - it is the number in the end
            if session.revision > LARGEST_REVISION:
                raise UnreadableInput(NO_SESSION, file=path)
            read += self._put_down(session)
        for name, standing in read:
            if self._is_news(name, standing):
                self._standings[name] = standing
        return number

    def sessions(self) -> Iterator[Session]:
        """Every session once, in the order of their ids."""
        return (msgspec.json.decode(line, type=Session) for line in self._lines())

    def merged(self) -> Iterator[bytes]:
        """The lines of the merged file: the same sessions give the same bytes."""
        yield msgspec.json.encode(Head(schema=MERGED, sessions=len(self))) + b"\n"
        for line in self._lines():
            yield line + b"\n"

    def _lines(self) -> Iterator[bytes]:
        for _, standing in sorted(self._standings.items()):
            self._spool.seek(standing.offset)
            yield self._spool.read(standing.length)

    def _put_down(self, session: Session) -> Iterator[tuple[bytes, _Standing]]:
        """Keep a session in the temporary file, unless what is known counts in its place anyway."""
        name, line = bytes.fromhex(session.id), _line_of(reduced(session))
        digest = sha256(line).digest()[:16]
        standing = _Standing(session.kind != "one", session.revision, digest, self._end, len(line))
        if not self._is_news(name, standing):
            return
        try:
            self._end += self._spool.write(line)
        except OSError as error:
            raise _no_room(error) from error
        yield name, standing

    def _is_news(self, name: bytes, standing: _Standing) -> bool:
        known = self._standings.get(name)
        return known is None or standing.is_later(known)


def _no_room(error: OSError) -> CannotKeep:
    sentence = mark("There is no room for temporary files on this computer: {reason}.")
    return CannotKeep(sentence, reason=reason_of(error))


def gather(
    merging: Merging,
    paths: Iterable[Path],
    tell: Callable[[Path], None],
    refuse: Callable[[PrivacyAuditError], None],
) -> None:
    """Add every file; one that cannot be read is handed to `refuse`, and the rest goes on."""
    for path in files_in(paths):
        tell(path)
        try:
            merging.add(path)
        except UnreadableInput as error:
            refuse(error)
