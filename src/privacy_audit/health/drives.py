"""Whether a folder leaves this computer by itself: it is synchronised, or on another computer's disk."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path, PurePath, PureWindowsPath
from typing import Literal

Away = Literal["synchronised", "network"]

# Names that the programs give to the folders they synchronise, by the beginning of the name: some add the
# organisation or the account (`OneDrive - Sở Nội vụ`, `Dropbox (Cơ quan)`, `GoogleDrive-lan@example.com`).
_SYNCHRONISED = re.compile(
    r"(?:onedrive|dropbox|google ?drive|my ?drive|drive của tôi|icloud ?drive|icloud ?photos|nextcloud|"
    r"owncloud|box sync|megasync|mega\b|pcloud|syncthing|yandex\.disk|baidunetdisk|wps cloud)",
    re.IGNORECASE,
)
# The folders of macOS in which iCloud and all others lie (support.apple.com, "File Provider").
_MAC = frozenset(("cloudstorage", "mobile documents", "com~apple~clouddocs"))
_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
# File systems whose disk is elsewhere (man 5 filesystems, man 8 mount); `fuse` in front is a program's own.
_ELSEWHERE = re.compile(
    r"(?:nfs4?|cifs|smb3?|smbfs|ncpfs|afs|ceph|9p|glusterfs|davfs2?|lustre|beegfs|"
    r"fuse\.(?:sshfs|rclone|gvfsd-fuse|davfs2?|s3fs|gcsfuse|google-drive-ocamlfuse|onedriver|glusterfs|"
    r"curlftpfs|smbnetfs|ceph-fuse|juicefs))\Z"
)
_ESCAPED = re.compile(r"\\([0-7]{3})")  # how /proc/mounts writes blanks in names (man 5 fstab)


def away(folder: Path, environment: Mapping[str, str], mounts: str) -> Away | None:
    """Where a folder goes by itself, None if it stays. It need not be there yet.

    `mounts` is the text of /proc/mounts, "" where there is none.
    """
    resolved = Path(os.path.realpath(folder))  # `resolve` raises for a circle of links
    if any(_leaves(path) for path in (folder.absolute(), resolved)) or _named(resolved, environment):
        return "synchronised"
    if PureWindowsPath(folder).drive.startswith("\\\\") or _ELSEWHERE.match(_file_system(resolved, mounts)):
        return "network"
    return None


def _leaves(path: PurePath) -> bool:
    return any(_SYNCHRONISED.match(part) or part.lower() in _MAC for part in path.parts)


def _named(path: Path, environment: Mapping[str, str]) -> bool:
    """Whether Windows names a folder above it as one of OneDrive's."""
    named = (environment.get(name) or "" for name in _VARIABLES)
    return any(name and path.is_relative_to(name) for name in named)


def _file_system(path: Path, mounts: str) -> str:
    """The kind of file system on which a path lies, "" if nobody knows: the deepest mount above it."""
    deepest, kind = -1, ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = Path(_ESCAPED.sub(lambda found: chr(int(found[1], 8)), fields[1]))
        if path.is_relative_to(point) and len(point.parts) >= deepest:
            deepest, kind = len(point.parts), fields[2]
    return kind
