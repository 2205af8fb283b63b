"""Reads and checks `checklists/`: TOML in, the types of `checklist` out, every mistake named at once."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import tomli

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
from privacy_audit.files import read_small_file
from privacy_audit.guidance import Emergency
from privacy_audit.letters import Letters
from privacy_audit.model import Kind
from privacy_audit.outreach import Outreach
from privacy_audit.suspicion import MessageRules
from privacy_audit.training import Quiz, Wall

T = TypeVar("T")
LARGEST_FILE = 2_000_000
"""Bytes of a data file; the largest shipped one has 80,000."""
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
Document = dict[str, Any]
"""A TOML file as it was read."""


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

        All mistakes of all files come together in one `BadData`.
        """
        paths = (
            [*folder.rglob("*.toml")]
            if folder
            else [path for one in self.folders for path in one.rglob("*.toml")]
        )
        if not paths:
            raise UnreadableInput(mark("There are no checklists (*.toml) in {folder}."), folder=folder)
        mistakes: list[Mistake] = []
        for path in sorted(paths):
            try:
                read_file(path, SHAPES.get(path.name, Network))
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


def read_file(path: Path, shape: type[T]) -> T:
    """Read one data file into its type. All its mistakes come together in one `BadData`."""
    document = _read_toml(path)
    try:
        value = msgspec.convert(document, shape)
    except msgspec.ValidationError as error:
        first = Mistake(path.name, mark("{reason}"), {"reason": error})
        raise BadData(tuple(_mistakes_of_shape(path.name, document, shape)) or (first,)) from None
    from privacy_audit.catalog.rules import mistakes_of_sense

    if mistakes := tuple(mistakes_of_sense(path.name, document, value)):
        raise BadData(mistakes)
    return value


def _read_toml(path: Path) -> Document:
    content = read_small_file(path, LARGEST_FILE)
    try:
        return tomli.loads(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise BadData((Mistake(path.name, mark("this is not a text file in UTF-8"), {}),)) from error
    except (tomli.TOMLDecodeError, RecursionError) as error:
        sentence = mark("this is not valid TOML: {reason}")
        raise BadData((Mistake(path.name, sentence, {"reason": error}),)) from error


def _mistakes_of_shape(file: str, document: Document, shape: Any) -> Iterator[Mistake]:
    """Every place where a document differs from the schema of its type.

    Runs only when the strict reader, which stops at the first mistake, has refused the file.
    """
    from jsonschema import Draft202012Validator, FormatChecker

    validator = Draft202012Validator(msgspec.json.schema(shape), format_checker=FormatChecker(["date"]))
    errors = validator.iter_errors(_as_json(document))
    for error in sorted(errors, key=lambda one: [str(step) for step in one.absolute_path]):
        for innermost in _innermost(error):
            yield Mistake(f"{file}: {_key(document, innermost.absolute_path)}", *_sentence(innermost))


def _innermost(error: Any) -> Iterator[Any]:
    """The errors worth showing: those inside a choice of types, not the choice itself."""
    if not error.context:
        yield error
        return
    branches: dict[int, list[Any]] = {}
    for inner in error.context:
        branches.setdefault(inner.schema_path[0], []).append(inner)
    # The branch that came furthest is the one that was meant.
    meant = max(branches.values(), key=lambda branch: max(len(one.absolute_path) for one in branch))
    for inner in meant:
        yield from _innermost(inner)


def _sentence(error: Any) -> tuple[str, dict[str, object]]:
    match error.validator:
        case "required":
            missing = [key for key in error.validator_value if key not in error.instance]
            return mark("the key {names} is missing"), {"names": ", ".join(missing)}
        case "additionalProperties":
            known = set(error.schema.get("properties", {}))
            unknown = [key for key in error.instance if key not in known]
            return mark("the key {names} is not known here"), {"names": ", ".join(unknown)}
        case "enum" | "const":
            allowed = ", ".join(str(one) for one in error.schema.get("enum", [error.validator_value]))
            return mark("“{value}” is not one of: {allowed}"), {"value": error.instance, "allowed": allowed}
        case "type":
            return mark("“{value}” is of the wrong type; expected: {expected}"), {
                "value": error.instance,
                "expected": error.validator_value,
            }
        case "pattern" if "https" in error.validator_value:
            return mark("“{value}” must be an address that begins with https://"), {"value": error.instance}
        case "pattern":
            return mark("“{value}” must be made of small letters, digits and hyphens"), {
                "value": error.instance
            }
        case _:
            return mark("“{value}” is not allowed ({rule}: {expected})"), {
                "value": error.instance,
                "rule": error.validator,
                "expected": error.validator_value,
            }


def _key(document: Document, path: Any) -> str:
    """`questions[3] (find-by-phone).severity`: the way to a key, with the id of what it belongs to."""
    words, here = "", document
    for step in path:
        here = here[step]
        words += f"[{step + 1}]" if isinstance(step, int) else f".{step}"
        if isinstance(step, int) and isinstance(here, dict) and isinstance(here.get("id"), str):
            words += f" ({here['id']})"
    return words.lstrip(".") or "–"


def _as_json(value: Any) -> Any:
    """TOML's dates as the strings that a JSON Schema speaks of."""
    match value:
        case dict():
            return {key: _as_json(one) for key, one in value.items()}
        case list():
            return [_as_json(one) for one in value]
        case datetime.date():
            return value.isoformat()
        case _:
            return value
