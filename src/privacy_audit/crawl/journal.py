"""What a visit to a site has seen so far, kept so that it can go on after an interruption.

One file of lines in the person's own folder, readable by them alone; a line for each page, on the disk
before the next page is asked for. No personal value is in it: findings are masked and carry a keyed
fingerprint, visited addresses are keyed hashes, and an address that still waits is written only if it
holds no personal value itself. A line that a kill cut in half is dropped.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import msgspec
from msgspec.structs import replace

from privacy_audit.crawl.frontier import Offer
from privacy_audit.errors import CannotKeep, UnreadableInput, WrongUsage, mark, reason_of
from privacy_audit.files import make_folder, replace_file
from privacy_audit.locking import locked
from privacy_audit.model import (
    Certainty,
    Exposure,
    Gap,
    Kind,
    Occurrence,
    PageOfSite,
    Secret,
    Sight,
    Value,
)
from privacy_audit.record.fingerprint import PRINTED, fingerprint

SCHEMA = "privacy-audit.crawl/1"
PREFIX, LOCK = "crawl-", ".lock"
PATIENCE = 0.5
"""Seconds to wait for another process that makes the same visit."""
_LARGEST = 200 * 1024 * 1024


class Kept(Value):
    """An exposure without its value: masked, and known by its fingerprint."""

    kind: Kind
    certainty: Certainty
    masked: str
    fingerprint: str
    where: tuple[Occurrence, ...]
    attributes: dict[str, str]
    reasons: tuple[str, ...]


class Step(Value):
    """One page of a visit: the addresses that were asked for it, and what became of it.

    `page` and `sight` are None where no page came; `digest` names its content. `unkept` counts the
    addresses that were left out because they hold a personal value.
    """

    asked: tuple[str, ...]
    page: PageOfSite | None = None
    sight: Sight | None = None
    network: str | None = None
    digest: str = ""
    exposures: tuple[Kept, ...] = ()
    gaps: tuple[Gap, ...] = ()
    offers: tuple[Offer, ...] = ()
    unkept: int = 0


class _Head(Value):
    schema: str
    home: str


class Journal:
    """The file of one visit. Without a path nothing is kept."""

    def __init__(self, path: Path | None) -> None:
        self._path = path

    def read(self) -> tuple[str, tuple[Step, ...]]:
        """The name of the site's door and the steps until now; nothing if there is no visit to go on with.

        `UnreadableInput` if a newer version has begun it.
        """
        if self._path is None or not self._path.is_file():
            return "", ()
        try:
            if self._path.stat().st_size > _LARGEST:
                return "", ()
            lines = self._path.read_bytes().splitlines(keepends=True)
        except OSError as error:
            raise _problem(self._path, error) from error
        whole = [line for line in lines if line.endswith(b"\n")]
        try:
            head = msgspec.json.decode(whole[0], type=_Head)
        except (IndexError, msgspec.DecodeError, UnicodeDecodeError):
            return "", ()
        if head.schema == SCHEMA:
            return head.home, tuple(_steps(whole[1:]))
        if head.schema.startswith(SCHEMA.rpartition("/")[0] + "/"):
            sentence = mark("{file} was made by a newer privacy-audit. Please update this one.")
            raise UnreadableInput(sentence, file=self._path)
        return "", ()

    def begin(self, home: str, steps: Iterable[Step] = ()) -> None:
        """Begin a file with what is known: whatever lay there is replaced, whole or not at all."""
        if self._path is None:
            return
        values: list[Value] = [_Head(schema=SCHEMA, home=home), *steps]
        content = b"".join(msgspec.json.encode(value) + b"\n" for value in values)
        try:
            make_folder(self._path.parent)
            replace_file(self._path, content)
        except OSError as error:
            raise _problem(self._path, error) from error

    def add(self, step: Step, shown: Callable[[str], str]) -> None:
        """Keep one step; it is on the disk when this returns."""
        if self._path is None:
            return
        try:
            _append(self._path, msgspec.json.encode(_without_values(step, shown)) + b"\n")
        except OSError as error:
            raise _problem(self._path, error) from error

    def remove(self) -> None:
        """Forget the visit: it came to its end."""
        if self._path is not None:
            self._path.unlink(missing_ok=True)


@contextmanager
def alone(path: Path | None) -> Iterator[None]:
    """Have the visit of a file for oneself; `WrongUsage` if another window makes it.

    `CannotKeep` if nobody can tell, since nothing can be written there.
    """
    if path is None:
        yield
        return
    lock = path.with_suffix(LOCK)
    with ExitStack() as until_the_end:
        try:
            had = until_the_end.enter_context(locked(lock, PATIENCE))
        except OSError as error:
            raise _problem(path, error) from error
        if not had:
            raise WrongUsage(mark("Another window visits this site already. Please wait for its end."))
        try:
            yield
        finally:
            with suppress(OSError):  # Windows removes no open file
                lock.unlink()


def kept(exposure: Exposure, key: bytes) -> Kept:
    """An exposure as it may be kept."""
    return Kept(
        kind=exposure.kind,
        certainty=exposure.certainty,
        masked=exposure.masked,
        fingerprint=fingerprint(exposure.kind, exposure.reveal(), key),
        where=exposure.where,
        attributes=exposure.attributes,
        reasons=exposure.reasons,
    )


def known_again(one: Kept) -> Exposure:
    """What was kept as an exposure: its value is its fingerprint, so that equal values stay equal."""
    return Exposure(
        kind=one.kind,
        certainty=one.certainty,
        masked=one.masked,
        value=Secret(PRINTED + one.fingerprint),
        where=one.where,
        attributes=one.attributes,
        reasons=one.reasons,
    )


def _problem(path: Path, error: OSError) -> CannotKeep:
    sentence = mark("Nothing can be kept in {folder}: {reason}. Name another folder with --home.")
    return CannotKeep(sentence, folder=path.parent, reason=reason_of(error))


def _without_values(step: Step, shown: Callable[[str], str]) -> Step:
    """The step without addresses in which the detectors find something."""
    waiting = [one for one in step.offers if one.what == "waiting"]
    personal = {one.name for one in waiting if shown(one.url) != shown_plainly(one.url)}
    offers = tuple(one for one in step.offers if one.name not in personal)
    return replace(step, offers=offers, unkept=len(personal))


def shown_plainly(url: str) -> str:
    """An address as it is shown where nothing in it is masked."""
    from privacy_audit.sources.address import shown

    return shown(url, str)


def _steps(lines: Iterable[bytes]) -> Iterator[Step]:
    for line in lines:
        try:
            yield msgspec.json.decode(line, type=Step)
        except (msgspec.DecodeError, UnicodeDecodeError):
            return


def _append(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0), 0o600)
    with os.fdopen(handle, "ab") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
