"""From a target to pages, and to gaps for what could not be opened.

Each kind of target is one module; nothing here reads what stands on a page.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import BinaryIO, TextIO, assert_never

from privacy_audit.checklist import ArchiveKind
from privacy_audit.errors import UnreadableInput, mark
from privacy_audit.model import Gap, Page, PictureFile
from privacy_audit.sources.address import shown_target
from privacy_audit.sources.options import Mask, Options, TargetKind
from privacy_audit.sources.targets import check_target, path_of, whole_address, whole_name

__all__ = [
    "Mask",
    "Options",
    "TargetKind",
    "check_target",
    "expected",
    "open_picture",
    "open_target",
    "shown_target",
    "whole_address",
    "whole_name",
]


def open_target(
    target: str,
    options: Options,
    standard_input: BinaryIO | None = None,
    kinds: tuple[ArchiveKind, ...] = (),
) -> Iterator[Page | PictureFile | Gap]:
    """Open a target: its pages, pictures and gaps, one after the other, as they come.

    Raises what `check_target` raises, at the first step and before anything is opened. After that
    nothing is raised: what cannot be had is a `Gap`. `kinds` are the data archives that
    are known. `standard_input` is read for `-`, the process's own if none is given.
    """
    match check_target(target, options):
        case TargetKind.WEB if options.browser:
            from privacy_audit.sources.browser import open_browser

            yield from open_browser(target, options)
        case TargetKind.WEB:
            from privacy_audit.sources.web import open_web

            yield from open_web(target, options)
        case TargetKind.FILE:
            from privacy_audit.sources.files import open_file

            yield from open_file(path_of(target), options, kinds)
        case TargetKind.FOLDER:
            from privacy_audit.sources.folders import open_folder

            yield from open_folder(path_of(target), options, kinds)
        case TargetKind.STANDARD_INPUT:
            from privacy_audit.sources.files import open_stream

            yield from open_stream(standard_input or _standard_input(), "-", options)
        case other:
            assert_never(other)


def expected(target: str, options: Options) -> int | None:
    """How many pages and pictures a target that passed `check_target` will give; None if nobody knows."""
    match check_target(target, options):
        case TargetKind.WEB | TargetKind.STANDARD_INPUT:
            return 1
        case TargetKind.FILE:
            from privacy_audit.sources.archive import count_members

            path = path_of(target)
            return count_members(path) if path.suffix.lower() == ".zip" else 1
        case TargetKind.FOLDER:
            return None
        case other:
            assert_never(other)


def open_picture(url: str, page: str, options: Options) -> PictureFile | Gap:
    """Fetch a picture that a page of the web shows; `page` is the masked name of that page."""
    from privacy_audit.sources import picture

    return picture.open_picture(url, page, options)


def _standard_input() -> BinaryIO:
    """The standard input of the process; it has none when it was started without."""
    given: TextIO | None = sys.stdin
    if given is None or given.closed:
        raise UnreadableInput(
            mark(
                "Nothing comes in through standard input. Feed the page in: privacy-audit scan - < page.html"
            )
        )
    return given.buffer
