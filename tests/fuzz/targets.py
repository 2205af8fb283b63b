"""The ways in for bytes of strangers, and the laws that hold whatever the bytes are.

Each takes bytes and gives nothing; a broken law is an `AssertionError`, anything else that comes out is a
defect as well. Only the product's own errors may be raised, by those that read the person's files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from privacy_audit import scan_text
from privacy_audit.audit import judge
from privacy_audit.catalog import Library, shipped_folder
from privacy_audit.checklist import Catalog
from privacy_audit.detectors import masked_text
from privacy_audit.errors import PrivacyAuditError
from privacy_audit.extract import extract
from privacy_audit.guide.message import judge_message
from privacy_audit.model import Kind, Page, PictureFile
from privacy_audit.pictures import look_at
from privacy_audit.record.recording import record_audit
from privacy_audit.record.shapes import from_json, to_json
from privacy_audit.report.gaps import saying
from privacy_audit.scan.pages import read_page
from privacy_audit.sources import Options, open_target
from privacy_audit.suspicion import MessageRules
from privacy_audit.text import clean
from privacy_audit.words import Words

Target = Callable[[bytes], None]
HIDDEN = {Kind.PHONE, Kind.EMAIL, Kind.NATIONAL_ID, Kind.BANK_ACCOUNT}
"""What never stands unmasked in an excerpt or a mask."""
PAGES = 20
"""So many things of an archive are read, that one run stays short."""


def page(data: bytes) -> None:
    """Bytes as a page of the web: its exposures are masked and nothing in them moves a terminal."""
    seen = read_page(0, Page(name="page", body=data, content_type="text/html"), catalog())
    for exposure in seen.exposures:
        shown = [exposure.masked, *(place.excerpt or "" for place in exposure.where)]
        if exposure.kind in HIDDEN:
            assert all(exposure.reveal() not in text for text in shown)
        assert all(clean(text, 10_000) == text for text in shown)


def text(data: bytes) -> None:
    """Bytes as a text: each exposure stands where its offsets say."""
    given = data.decode("utf-8", "surrogateescape")
    for exposure in scan_text(given):
        assert exposure.start is not None
        assert exposure.end is not None
        assert 0 <= exposure.start < exposure.end <= len(given)


def archive(data: bytes) -> None:
    """Bytes as an archive, a saved page or a picture, whatever they look like: pages, pictures and gaps."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "given")
        path.write_bytes(data)
        with _own_errors():
            things = open_target(str(path), Options(mask=masked_text), kinds=catalog().archives)
            for _, thing in zip(range(PAGES), things, strict=False):
                if isinstance(thing, PictureFile):
                    look_at(thing)
                if isinstance(thing, Page):
                    extract(thing)
        assert [one.name for one in Path(folder).iterdir()] == ["given"]


def data_file(data: bytes) -> None:
    """Bytes as changes to a network's file: a network, or mistakes that are named."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "networks", "given.toml")
        path.parent.mkdir()
        path.write_bytes(edited(a_network(), data))
        with _own_errors():
            Library(Path(folder)).check(Path(folder))


def record(data: bytes) -> None:
    """Bytes as changes to a kept audit: what can be read is clean and survives writing and reading again."""
    with suppress(PrivacyAuditError):
        read = from_json(edited(an_audit(), data))
        assert from_json(to_json(read)) == read


def message(data: bytes) -> None:
    """Bytes as a received message: signs whose excerpts move no terminal."""
    judged = judge_message(data.decode("utf-8", "replace"), rules())
    assert (judged.verdict == "signs") == bool(judged.signs)
    assert all(clean(sign.excerpt, 10_000) == sign.excerpt for sign in judged.signs)


TARGETS: dict[str, Target] = {
    "page": page,
    "text": text,
    "archive": archive,
    "data-file": data_file,
    "record": record,
    "message": message,
}


@cache
def catalog() -> Catalog:
    """The checklists as they come."""
    return Library().catalog()


@cache
def rules() -> MessageRules:
    """The signs of blackmail and scam as they come."""
    return Library().message_rules()


def edited(base: bytes, changes: bytes) -> bytes:
    """A good file with changes, since bytes alone would hardly ever be one.

    Each change is two bytes of place (in shares of the whole), one of how much goes, one of how much comes,
    and what comes.
    """
    while len(changes) >= 4:
        place = int.from_bytes(changes[:2], "big") * len(base) // 65536
        gone, come = changes[2], changes[3]
        base = base[:place] + changes[4 : 4 + come] + base[place + gone :]
        changes = changes[4 + come :]
    return base


@cache
def a_network() -> bytes:
    """A network's file to begin with: its head and its first questions."""
    whole = (shipped_folder() / "networks" / "zalo.toml").read_bytes()
    return b"[[questions]]".join(whole.split(b"[[questions]]")[:4])


@cache
def an_audit() -> bytes:
    """A kept audit to begin with."""
    run = judge(
        catalog(), networks=("zalo",), level="quick", platform="android", answers=(), looks=(), exposures=()
    )
    return to_json(record_audit(run, catalog(), b"key", saying(Words("en"))))


@contextmanager
def _own_errors() -> Iterator[None]:
    with suppress(PrivacyAuditError):
        yield
