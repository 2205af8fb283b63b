"""Reads and checks `checklists/`: TOML in, the types of `checklist` out, every mistake named at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from privacy_audit.catalog.reading import read_file
from privacy_audit.checklist import (
    ArchiveKind,
    ArchiveRules,
    Catalog,
    ExposureKind,
    Network,
    PageRules,
    Ruler,
)
from privacy_audit.errors import BadData, Mistake, UnreadableInput, WrongUsage, mark
from privacy_audit.guidance import Emergency
from privacy_audit.letters import Letters
from privacy_audit.model import Kind
from privacy_audit.outreach import Outreach
from privacy_audit.suspicion import MessageRules
from privacy_audit.training import Quiz, Wall

SHAPES: dict[str, Any] = {
    "pages.toml": PageRules,
    "exposures.toml": dict[Kind, ExposureKind],
    "scoring.toml": Ruler,
    "renamed.toml": dict[str, str],
    "archives.toml": ArchiveRules,
    "emergency.toml": Emergency,
    "outreach.toml": Outreach,
    "letters.toml": Letters,
    "message-signs.toml": MessageRules,
    "quiz.toml": Quiz,
    "wall.toml": Wall,
}
"""The files that are no networks."""


NETWORKS = "networks"
"""The folder, inside that of the checklists, in which the networks lie."""


def shipped_folder() -> Path:
    """The folder `checklists`: inside an installed package, else at the root of the checkout."""
    package = Path(__file__).parent.parent
    for folder in (package / "checklists", package.parent.parent / "checklists"):
        if (folder / "scoring.toml").is_file():
            return folder
    raise UnreadableInput(
        mark("The folder with the checklists is missing ({folder}). Please install privacy-audit again."),
        folder=package / "checklists",
    )


class Library:
    """The checklists of one or more folders; a file in a later folder replaces one of the same name."""

    def __init__(self, *own: Path) -> None:
        self.folders = (shipped_folder(), *own)

    def network_ids(self) -> tuple[str, ...]:
        """The ids of all networks, in alphabetical order; a network is named by its file."""
        files = (file for folder in self.folders for file in folder.glob("networks/*.toml"))
        return tuple(sorted({file.stem for file in files}))

    def refuse_unknown(self, identifier: str) -> None:
        """`WrongUsage` that names the known networks, if there is none of that id. Reads no file."""
        known = self.network_ids()
        if identifier in known:
            return
        from difflib import get_close_matches

        for close in get_close_matches(identifier.lower(), known, 1):
            raise WrongUsage(
                mark("There is no network called “{name}”. Did you mean {close}?"),
                name=identifier,
                close=close,
            )
        raise WrongUsage(
            mark("There is no network called “{name}”. These are known: {known}."),
            name=identifier,
            known=", ".join(known),
        )

    def network(self, identifier: str) -> Network:
        """One network, reading its file alone. Unknown: `WrongUsage` that names the known ones."""
        self.refuse_unknown(identifier)
        return read_file(self._newest(f"networks/{identifier}.toml"), Network)

    def networks(self, identifiers: tuple[str, ...] | None = None) -> dict[str, Network]:
        """Several networks by id, all of them if none are named; the mistakes of all files together."""
        chosen = self.network_ids() if identifiers is None else identifiers
        found: dict[str, Network] = {}
        mistakes: list[Mistake] = []
        for identifier in chosen:
            try:
                found[identifier] = self.network(identifier)
            except BadData as error:
                mistakes += error.mistakes
        if mistakes:
            raise BadData(tuple(mistakes))
        return found

    def renamed(self) -> dict[str, str]:
        """What questions were called earlier and are called now, by full id; later folders add to it."""
        table: dict[str, str] = {}
        for folder in self.folders:
            if (folder / "renamed.toml").is_file():
                table |= read_file(folder / "renamed.toml", dict[str, str])
        return table

    def check(self, folder: Path | None = None) -> int:
        """Read every file in use, or every file of one folder; the number of files without mistakes.

        All mistakes of all files come together in one `BadData`; a file that lies where commands do not read
        it is a mistake too.
        """
        folders = (folder,) if folder else self.folders
        paths = sorted((path, one) for one in folders for path in one.rglob("*.toml"))
        if not paths:
            raise UnreadableInput(mark("There are no checklists (*.toml) in {folder}."), folder=folder)
        mistakes: list[Mistake] = []
        for path, one in paths:
            shape = SHAPES.get(path.name, Network) if path.parent.name != NETWORKS else Network
            mistakes += _misplaced(path, one)
            try:
                read_file(path, shape)
            except BadData as error:
                mistakes += error.mistakes
        if mistakes:
            raise BadData(tuple(mistakes))
        return len(paths)

    def catalog(self, identifiers: tuple[str, ...] | None = None) -> Catalog:
        """Everything that an audit of these networks needs."""
        return Catalog(
            networks=self.networks(identifiers),
            pages=self.page_rules(),
            exposures=read_file(self._newest("exposures.toml"), dict[Kind, ExposureKind]),
            ruler=read_file(self._newest("scoring.toml"), Ruler),
            archives=self.archives(),
        )

    def archives(self) -> tuple[ArchiveKind, ...]:
        """The data archives of networks that are known."""
        return read_file(self._newest("archives.toml"), ArchiveRules).archives

    def emergency(self) -> tuple[Emergency, ...]:
        """The emergency data of every folder that has any, the shipped first: an own file adds to it."""
        paths = (folder / "emergency.toml" for folder in self.folders)
        shipped, *own = paths
        return tuple(read_file(path, Emergency) for path in (shipped, *(one for one in own if one.exists())))

    def outreach(self) -> Outreach:
        """The texts that spread the warning; an own file replaces the shipped one."""
        return read_file(self._newest("outreach.toml"), Outreach)

    def message_rules(self) -> MessageRules:
        """What threats and scams look like."""
        return read_file(self._newest("message-signs.toml"), MessageRules)

    def quiz(self) -> Quiz:
        """The messages of the quiz; an own file replaces the shipped one."""
        return read_file(self._newest("quiz.toml"), Quiz)

    def wall(self) -> Wall:
        """What a training room's wall says beside the questions; an own file replaces the shipped one."""
        return read_file(self._newest("wall.toml"), Wall)

    def letters(self) -> Letters:
        """The letters that ask for removal; an own file replaces the shipped one."""
        return read_file(self._newest("letters.toml"), Letters)

    def page_rules(self) -> PageRules:
        """What holds for a page of any site."""
        return read_file(self._newest("pages.toml"), PageRules)

    def _newest(self, name: str) -> Path:
        """The file of the last folder that has one of that name, whatever it is: reading it judges it."""
        paths = (folder / name for folder in reversed(self.folders))
        return next((path for path in paths if path.exists()), self.folders[0] / name)


def _misplaced(path: Path, folder: Path) -> Iterator[Mistake]:
    """That a file lies where no command reads it, and where in `folder` it must lie."""
    place = folder / path.name
    if path.name not in SHAPES or path.parent == folder / NETWORKS:
        place = folder / NETWORKS / path.name
    if path != place:
        sentence = mark("no command reads this file here; it must lie in {place}")
        yield Mistake(str(path.relative_to(folder)), sentence, {"place": place})
