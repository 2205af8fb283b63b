"""Whether a folder leaves this computer by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from privacy_audit.health.drives import away
from privacy_audit.record.health import Condition
from tests.health.machines import machine, said, tried

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/export /srv/office nfs4 rw 0 0
//server/share /mnt/the\\040share cifs rw 0 0
lan@server: /srv/ssh fuse.sshfs rw 0 0
/dev/sdb1 /media/stick fuseblk rw 0 0
overlay /srv/office/local overlay rw 0 0
private /srv/private fuse.gocryptfs rw 0 0
broken
"""


@pytest.mark.parametrize(
    "folder",
    [
        "/home/minh/.local/share/privacy-audit",
        "/home/minh/drive/privacy-audit",
        "/home/minh/my-onedrive-notes/pa",
        "/home/boxer/pa",
        "/home/megan/pa",
        "/media/stick/pa",
        "/srv/office/local/pa",
        "/srv/private/pa",
        "/srv/office2/pa",
    ],
)
def test_a_disk_of_this_computer_stays_here(folder: str) -> None:
    assert away(Path(folder), {}, MOUNTS) is None


@pytest.mark.parametrize(
    "folder",
    [
        "/home/minh/OneDrive/pa",
        "/home/minh/OneDrive - Sở Nội vụ/pa",
        "/home/minh/Dropbox (Cơ quan)/pa",
        "/home/minh/Google Drive/pa",
        "/home/minh/GoogleDrive-minh@example.com/My Drive/pa",
        "/Users/minh/Library/CloudStorage/Box-Box/pa",
        "/Users/minh/Library/Mobile Documents/com~apple~CloudDocs/pa",
        "/home/minh/iCloudDrive/pa",
        "/home/minh/Nextcloud/pa",
    ],
)
def test_a_synchronised_folder_is_told_by_its_name(folder: str) -> None:
    assert away(Path(folder), {}, MOUNTS) == "synchronised"


@pytest.mark.parametrize("folder", ["/srv/office/pa", "/mnt/the share/pa", "/srv/ssh/a/b"])
def test_a_disk_of_another_computer_is_told_by_its_file_system(folder: str) -> None:
    assert away(Path(folder), {}, MOUNTS) == "network"


def test_a_folder_that_windows_names_as_onedrive_is_one_whatever_it_is_called(tmp_path: Path) -> None:
    assert away(tmp_path / "a", {"OneDrive": str(tmp_path)}, "") == "synchronised"
    assert away(tmp_path / "a", {"OneDrive": ""}, "") is None


def test_a_link_into_a_synchronised_folder_is_one(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "here").symlink_to(tmp_path / "Dropbox")
    assert away(tmp_path / "here" / "default", {}, "") == "synchronised"


def test_what_it_means_is_said(tmp_path: Path) -> None:
    assert tried("drive", machine(tmp_path)).condition is Condition.WORKS
    finding = tried("drive", machine(tmp_path / "OneDrive"))
    assert finding.condition is Condition.IN_PART
    assert "what you answer about yourself leaves this computer" in said(finding)
