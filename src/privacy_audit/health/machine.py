"""What is known of the computer before anything is tried; handed in, so that a trial can be tried too."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import msgspec

from privacy_audit.checklist import Network
from privacy_audit.model import Value


class Stream(Value):
    """One of the three streams of the process. `descriptor` is None where it has none."""

    is_terminal: bool = False
    encoding: str = "utf-8"
    descriptor: int | None = None


class Machine(Value):
    """The computer as this process sees it. A stream is None if it was closed outside.

    `home` is where everybody's audits are kept, `person` where this person's are, `others` the folders of
    other profiles. `own` are the folders with checklists of one's own that there are. `system` is
    `sys.platform`, `mounts` the text of /proc/mounts ("" elsewhere). `data` is the day of the shipped
    checklists, None if they cannot be read, `networks` what stands in them. `deep` also tries what takes
    seconds.
    """

    home: Path
    person: Path
    today: date
    data: date | None
    system: str
    others: tuple[Path, ...] = ()
    evidence: Path | None = None
    own: tuple[Path, ...] = ()
    environment: Mapping[str, str] = msgspec.field(default_factory=dict)
    given: Stream | None = None
    printed: Stream | None = None
    said: Stream | None = None
    columns: int = 80
    colors: bool = True
    mounts: str = ""
    file_names: str = "utf-8"
    deep: bool = False
    networks: tuple[Network, ...] = ()
