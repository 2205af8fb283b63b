"""What a target is, and whether it can be opened at all, told before anything is opened.

What fails here is wrong usage: the person learns what to write instead.
"""

from __future__ import annotations

import errno
import math
import os
import re
import unicodedata
from pathlib import Path

from privacy_audit.errors import UnreadableInput, WrongUsage, mark
from privacy_audit.files import open_to_read
from privacy_audit.sources.address import SCHEME, BadAddress, Fault, parse, shown, shown_name
from privacy_audit.sources.folders import holds_page
from privacy_audit.sources.kinds import ARCHIVE_SUFFIXES, PAGE_TYPES
from privacy_audit.sources.near import near_name
from privacy_audit.sources.options import Mask, Options, TargetKind

# The beginning of an address that lacks only its scheme: a host with a dot or `localhost`, perhaps a
# port, then the end or a path. Letters of any language: "trườnghọc.vn".
_HOST_FIRST = re.compile(
    r"(?://)?(?P<host>(?:[\w-]{1,63}\.){1,8}(?P<last>[^\W\d_]{2,24})|localhost)(?P<port>:\d{1,5})?(?=[/?#]|\Z)"
)
# Ends of file names that could be taken for the end of a host name.
_FILE_ENDS = {
    suffix.removeprefix(".")
    for suffix in (*PAGE_TYPES, *ARCHIVE_SUFFIXES, ".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic")
} | {"pdf", "doc", "docx", "csv", "xml", "md", "toml", "php", "asp", "aspx", "eml", "log"}
_LONGEST_TIMEOUT = 3600.0
OTHER_THING = mark(
    "“{target}” is neither a file nor a folder. Give - as the target and feed the page "
    "through standard input."
)
LOST_LINK = mark("“{target}” is only a link, and what it leads to is not there.")


def check_target(target: str, options: Options) -> TargetKind:
    """Tell what a target is. Reads nothing of a file, asks nothing of the network.

    Raises `WrongUsage` for what is no target and `UnreadableInput` for a file or folder that cannot be
    opened or holds no page; personal values in the sentences are masked.
    """
    _check_options(options)
    kind = _kind(target, options.mask)
    if options.url and kind in (TargetKind.WEB, TargetKind.FOLDER):
        raise WrongUsage(
            mark(
                "--url says where one saved page came from: it goes with a file or with -, "
                "not with “{target}”."
            ),
            target=shown(target, options.mask),
        )
    return kind


def _check_options(options: Options) -> None:
    if not (math.isfinite(options.timeout) and 0 < options.timeout <= _LONGEST_TIMEOUT):
        raise WrongUsage(mark("--timeout takes a number of seconds above 0, at most 3600."))
    if not options.url:
        return
    try:
        parse(options.url)
    except BadAddress:
        raise WrongUsage(
            mark(
                "--url takes the whole address of the page, beginning with https:// or http:// "
                "and without a password."
            )
        ) from None


def _kind(target: str, mask: Mask) -> TargetKind:
    if target == "-":
        return TargetKind.STANDARD_INPUT
    if not target.strip():
        raise WrongUsage(mark("The target is empty. Write an address, a file, a folder, or -."))
    scheme = SCHEME.match(target.strip())
    if scheme and scheme.group(1).lower() in ("http", "https"):
        return _web(target, mask)
    return _path(path_of(target), mask) or _neither(target, mask)


def whole_name(target: str) -> str | None:
    """What tells a target from every other one: its address, or its path from the root. None for `-`.

    For a target that passed `check_target`; two ways to write the same address or path give the same.
    """
    if target == "-":
        return None
    return whole_address(target) or str(path_of(target).resolve())


def whole_address(text: str | None) -> str | None:
    """A web address in the one form that all its writings have; None for anything else."""
    try:
        return parse(text).url if text else None
    except BadAddress:
        return None


def path_of(target: str) -> Path:
    """The path that a target names, whether its letters with marks are stored as one sign or as several.

    Keyboards give the one form (NFC), some systems and archives store the other (NFD); a path may mix
    them. What is there under the name as given comes first.
    """
    path = Path(target)
    if target.isascii() or os.path.lexists(path):
        return path
    found = Path(path.anchor)
    for step in path.parts[len(found.parts) :]:
        forms = (step, unicodedata.normalize("NFC", step), unicodedata.normalize("NFD", step))
        found = next((found / form for form in forms if os.path.lexists(found / form)), found / step)
    return found


def _web(target: str, mask: Mask) -> TargetKind:
    try:
        parse(target)
    except BadAddress as problem:
        if problem.fault is Fault.CREDENTIALS:
            raise WrongUsage(
                mark(
                    "The address holds a user name or password before the @. Take it away and try again: "
                    "only what a stranger sees is looked at, nobody logs in."
                )
            ) from None
        raise WrongUsage(
            mark("“{target}” is not a complete address. It should look like https://facebook.com/your.name"),
            target=shown(target, mask),
        ) from None
    return TargetKind.WEB


def _path(path: Path, mask: Mask) -> TargetKind | None:
    """What stands at a path; None if nothing does."""
    try:
        if path.is_file():
            with open_to_read(path):
                return TargetKind.FILE
        if path.is_dir():
            next(path.iterdir(), None)
            return _folder(path, mask)
        is_there = path.exists()
    except ValueError:  # no system has a path with a NUL in it
        return None
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:  # a long address, not a path
            return None
        raise UnreadableInput(
            mark("“{target}” cannot be opened. Check that you may read it and that its name is right."),
            target=shown_name(str(path), mask),
        ) from None
    if is_there or path.is_symlink():
        raise UnreadableInput(OTHER_THING if is_there else LOST_LINK, target=shown_name(str(path), mask))
    return None


def _folder(folder: Path, mask: Mask) -> TargetKind:
    if holds_page(folder):
        return TargetKind.FOLDER
    raise UnreadableInput(
        mark(
            "The folder “{target}” holds no saved page ({suffixes}). "
            "Save a page into it, or give another folder."
        ),
        target=shown_name(str(folder), mask),
        suffixes=", ".join(PAGE_TYPES),
    )


def _neither(target: str, mask: Mask) -> TargetKind:
    """Say what is wrong with something that is neither an address nor there."""
    host = _HOST_FIRST.match(target)
    if host and _is_host(host, target):
        raise WrongUsage(
            mark("“{target}” has no https:// in front. For the page on the web, write {address}"),
            target=shown(target, mask),
            address=shown("https://" + target.removeprefix("//"), mask),
        )
    scheme = SCHEME.match(target)
    if scheme and len(scheme.group(1)) > 1:  # one letter is a drive of Windows
        raise _other_scheme(scheme.group(1).lower())
    if near := near_name(path_of(target)):
        raise UnreadableInput(
            mark("There is no file or folder “{target}”. Did you mean “{near}”?"),
            target=shown_name(target, mask),
            near=shown_name(near, mask),
        )
    raise UnreadableInput(
        mark(
            "There is no file or folder “{target}”. Check its name; "
            "the address of a web page begins with https://"
        ),
        target=shown_name(target, mask),
    )


def _is_host(host: re.Match[str], target: str) -> bool:
    """A file name that is not there looks much like a host: only its end tells."""
    whole = host.end() == len(target)
    return bool(host["port"]) or not whole or host["last"] is None or host["last"].lower() not in _FILE_ENDS


def _other_scheme(scheme: str) -> WrongUsage:
    if scheme == "file":
        return WrongUsage(
            mark("Give the path of the file itself, without file: in front: for example Downloads/page.html")
        )
    return WrongUsage(
        mark(
            "An address that begins with {scheme}: cannot be scanned. Give a page of the web (https://…), "
            "a saved page, a folder, or - for standard input."
        ),
        scheme=scheme,
    )
